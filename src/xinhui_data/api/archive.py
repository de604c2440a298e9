"""The whole data set in every format, as a folder or a zip file."""

from __future__ import annotations

from pathlib import Path

from xinhui_data.api.citation import cite
from xinhui_data.api.codebook import column_rows, descriptor, table_rows
from xinhui_data.api.export import export_bytes, free_place, rows_of
from xinhui_data.api.tables import load, path, table_names
from xinhui_data.formats.checksums import SUMS, list_digests
from xinhui_data.model.home import installed_home

WORKBOOK, DATABASE = "xinhui_data.xlsx", "xinhui_data.sqlite"


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
    from xinhui_data.formats.earlier import doubt_of

    zipped = _is_zip(to)
    target = free_place(to, folder=not zipped, replace=replace)
    about = descriptor()
    if target.exists() and (doubt := doubt_of(target, about["id"])):
        raise FileExistsError(f"{to} {doubt}; nothing was replaced: name another place, or move that away yourself")
    files = all_files()
    if zipped:
        name = f"xinhui_data-{about['version']}"
        replace_all({target: zip_bytes({f"{name}/{file}": data for file, data in files.items()})})
    else:
        replace_all({target: files})
    return Path(to)


def _is_zip(to: str | Path) -> bool:
    """Say whether a name is that of a zip file, not of a folder, which may end in a version such as 1.4.0."""
    ending = Path(to).suffix.lower()
    if ending != ".zip" and any(character.isalpha() for character in ending) and not Path(to).is_dir():
        raise ValueError(f"{to}: everything is written as a folder, whose name has no ending, or as a file named .zip")
    return ending == ".zip"


def all_files() -> dict[str, bytes]:
    """Give the bytes of every file of the whole data set, by path, in alphabetical order, the checksums last."""
    home = installed_home()
    files = {file.name: file.read_bytes() for file in home.processed.iterdir() if file.is_file() and file.name != SUMS}
    files |= {f"skeletons/{file.name}": file.read_bytes() for file in home.skeletons.glob("*.txt")}
    files |= {f"json/{name}.json": export_bytes(name, "json") for name in table_names()}
    files |= {WORKBOOK: workbook(), DATABASE: database()}
    ordered = dict(sorted(files.items()))
    return ordered | {SUMS: list_digests(ordered)}


def workbook() -> bytes:
    """Build the workbook of all tables, as bytes.

    Raises:
        ImportError: if openpyxl is not installed.
    """
    from xinhui_data.formats.cover import cover_lines
    from xinhui_data.formats.workbook import whole_workbook

    listed = table_rows()
    tables = {row["table"]: (column_rows(row["table"]), rows_of(load(row["table"], engine="arrow"))) for row in listed}
    caveats = {row["caveat_id"]: f"{row['caveat_zh']}\n  {row['caveat_en']}" for row in tables["caveats"][1]}
    return whole_workbook(tables, cover_lines(descriptor(), listed, cite()), caveats)


def database() -> bytes:
    """Build the SQLite database of all tables, as bytes."""
    from xinhui_data.formats.sqlite import sqlite_bytes
    from xinhui_data.model.catalogue import PROCESSED
    from xinhui_data.model.tables import read_records

    about, cited = descriptor(), cite()
    said = {key: about[key] for key in ("name", "id", "version", "title", "title_zh", "description", "description_zh")}
    said |= {"licence": about["licenses"][0]["path"], "citation": cited.text, "source": " ".join(cited.reports)}
    tables = {name: read_records(path(name, format="csv"), record) for name, record in PROCESSED.items()}
    return sqlite_bytes(tables, said)
