"""The whole data set in every format, as a folder or a zip file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xinhui_data.api.codebook import descriptor
from xinhui_data.api.export import export_bytes, free_place
from xinhui_data.api.tables import load, table_names
from xinhui_data.formats.checksums import SUMS, list_digests
from xinhui_data.formats.descriptor import about_of
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.sqlite import DATABASE
from xinhui_data.formats.workbook import WORKBOOK
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dataset import read_published
from xinhui_data.model.home import installed_home

if TYPE_CHECKING:
    import pyarrow as pa


def export_all(to: str | Path, *, replace: bool = False) -> Path:
    """Write the whole data set in every format, whole or not at all.

    The published files as they are (CSV, Parquet, Data Package, Croissant, SDMX, CSV on the Web, schema.org, Web
    Annotation, data set card), a workbook, a SQLite database, each table as JSON, the skeletons, and SHA256SUMS, which
    `sha256sum --check` reads. The same data give the same bytes with the same versions of openpyxl and SQLite.

    Args:
        to: a folder to make, whose name has no ending, or a file that ends in ``.zip``; where it stands must exist.
        replace: whether an earlier export may be replaced. A folder or zip file that holds anything else, or a file
            that was changed since, is left alone.

    Raises:
        ValueError: if the name has another ending, such as ``.tar.gz``.
        FileExistsError: if it exists and may not be replaced, or is no earlier export as it was written; an empty
            folder may be filled.
        FileNotFoundError: if its parent folder does not exist.
        ImportError: if openpyxl is not installed.
        OSError: if anything cannot be written; then nothing is.

    Example:
        >>> import tempfile, pathlib
        >>> folder = export_all(pathlib.Path(tempfile.mkdtemp()) / "data")
        >>> (folder / "xinhui_data.xlsx").is_file(), (folder / "json" / "units.json").is_file()
        (True, True)
    """
    from xinhui_data.formats.archive import zip_bytes
    from xinhui_data.formats.atomic import replace_all

    zipped = _is_zip(to)
    target = _place(to, folder=not zipped, replace=replace)
    files = all_files()
    if zipped:
        name = f"xinhui_data-{descriptor()['version']}"
        replace_all({target: zip_bytes({f"{name}/{file}": data for file, data in files.items()})})
    else:
        replace_all({target: files})
    return Path(to)


def export_partitioned(to: str | Path, *, replace: bool = False) -> Path:
    """Write all tables as Parquet partitioned by report, whole or not at all: for engines, and more data than memory.

    A table with a column ``report_id`` becomes the files ``TABLE/report_id=ID/part-0.parquet``, which leave out that
    column, any other ``TABLE.parquet``; with them a descriptor and SHA256SUMS.

    Args:
        to: a folder to make; where it stands must exist.
        replace: whether an earlier export may be replaced, if nothing in it was changed or added.

    Raises:
        FileExistsError: if it exists and may not be replaced, or is no earlier export as it was written; an empty
            folder may be filled.
        FileNotFoundError: if its parent folder does not exist.
        OSError: if anything cannot be written; then nothing is.

    Example:
        >>> import tempfile, pathlib
        >>> folder = export_partitioned(pathlib.Path(tempfile.mkdtemp()) / "data")
        >>> sorted(file.name for file in (folder / "observations").iterdir())
        ['report_id=jmd-2024-01']
    """
    from xinhui_data.formats.atomic import replace_all
    from xinhui_data.formats.partition import partitioned_files

    target = _place(to, folder=True, replace=replace)
    tables: dict[str, pa.Table] = {name: load(name, engine="arrow") for name in table_names()}
    replace_all({target: partitioned_files(tables, descriptor())})
    return Path(to)


def _place(to: str | Path, *, folder: bool, replace: bool) -> Path:
    """Give the path that is to be written, if it is free or an earlier export that may be replaced."""
    from xinhui_data.formats.earlier import doubt_of

    target = free_place(to, folder=folder, replace=replace)
    if target.exists() and (doubt := doubt_of(target, descriptor()["id"])):
        raise FileExistsError(f"{to} {doubt}; nothing was replaced: name another place, or move that away yourself")
    return target


def _is_zip(to: str | Path) -> bool:
    """Say whether a name is that of a zip file, not of a folder, which may end in a version such as 1.4.0."""
    ending = Path(to).suffix.lower()
    if ending != ".zip" and any(character.isalpha() for character in ending) and not Path(to).is_dir():
        raise ValueError(f"{to}: everything is written as a folder, whose name has no ending, or as a file named .zip")
    return ending == ".zip"


def all_files() -> dict[str, bytes]:
    """Give the bytes of every file of the whole data set, by path, in alphabetical order, the checksums last."""
    from xinhui_data.formats.atomic import read_folder

    home = installed_home()
    files = {name: data for name, data in read_folder(home.processed).items() if name != SUMS}
    files |= {f"skeletons/{name}.txt": home.skeleton(name).read_bytes() for name in home.report_ids()}
    files |= {f"json/{name}.json": export_bytes(name, "json") for name in table_names()}
    edition = installed_edition()
    files |= {each.file: each.write(edition) for each in (WORKBOOK, DATABASE)}
    ordered = dict(sorted(files.items()))
    return ordered | {SUMS: list_digests(ordered)}


def workbook() -> bytes:
    """Build the workbook of all tables, as bytes.

    Raises:
        ImportError: if openpyxl is not installed.
    """
    return WORKBOOK.write(installed_edition())


def installed_edition() -> Edition:
    """Read the published tables, and what the descriptor says of the data set as a whole."""
    data = read_published(installed_home().processed, *PROCESSED.values())
    return Edition(about_of(descriptor()), data, {})
