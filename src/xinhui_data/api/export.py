"""Tables in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import TableName, load, path
from xinhui_data.model.files import resolved

if TYPE_CHECKING:
    import pyarrow as pa

EXPORTS = ("csv", "parquet", "json", "xlsx", "dta", "sav")


def export(name: TableName, format: str, to: str | Path, *, replace: bool = False) -> Path:
    """Write a table to a file, whole or not at all.

    Args:
        name: a table of `tables`.
        format: ``csv`` and ``parquet`` copy the published file, ``json`` gives a list of rows, ``xlsx`` a workbook,
            ``dta`` a file of Stata, ``sav`` one of SPSS.
        to: the file to write, in a folder that exists, with the ending of the format; a link is followed.
        replace: whether a file that exists may be replaced.

    Raises:
        UnknownNameError: if there is no such table or format; the message lists those that exist.
        ValueError: if the file has another ending than that of the format, or a text is too long for SPSS.
        FileExistsError: if the file exists and may not be replaced, or is not an ordinary file.
        FileNotFoundError: if its folder does not exist.
        ImportError: if a workbook is requested and openpyxl is not installed, or ``sav`` and pyreadstat is not.
        OSError: if the file cannot be written.

    Example:
        >>> import tempfile, pathlib
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> export("units", "json", folder / "units.json").name
        'units.json'
    """
    data = export_bytes(name, format)
    if (ending := format_named(to)) != format:
        raise ValueError(f"{to} ends like {ending} but would contain {format}; change the name or the format")
    return write_new(to, data, replace=replace)


def format_named(to: str | Path) -> str:
    """Give the format that the ending of a file names.

    Raises:
        IsADirectoryError: if it is a folder.
        ValueError: if no table is written under this ending; the message lists those that are possible.

    Example:
        >>> format_named("units.XLSX")
        'xlsx'
    """
    if Path(to).is_dir():
        raise IsADirectoryError(f"{to} is a folder; name a file in it, such as {Path(to) / 'table.csv'}")
    ending = Path(to).suffix.removeprefix(".").lower()
    if ending not in EXPORTS:
        *others, last = (f".{known}" for known in EXPORTS)
        raise ValueError(f"{to}: no table is written under this ending; end the name in {', '.join(others)} or {last}")
    return ending


def write_new(to: str | Path, data: bytes, *, replace: bool) -> Path:
    """Write a file whole or not at all, if its place is free.

    Raises:
        FileExistsError: if the file exists and may not be replaced, or is not an ordinary file.
        FileNotFoundError: if its folder does not exist.
        OSError: if the file cannot be written.
    """
    from xinhui_data.formats.atomic import replace_all

    replace_all({free_place(to, folder=False, replace=replace): data})
    return Path(to)


def free_place(to: str | Path, *, folder: bool, replace: bool) -> Path:
    """Give the path that is to be written, with links followed, if it is free or may be replaced.

    Raises:
        FileExistsError: if it exists and may not be replaced, or is of another kind.
        FileNotFoundError: if its parent folder does not exist.
        OSError: if it is a link that leads to itself.
    """
    target, kind = resolved(Path(to)), "folder" if folder else "file"
    if not target.parent.is_dir():
        raise FileNotFoundError(f"the folder of {to} does not exist; create it first")
    if not target.exists():
        return target
    if not (target.is_dir() if folder else target.is_file()):
        raise FileExistsError(f"{to} is not {'a folder' if folder else 'an ordinary file'}; choose another name")
    empty = folder and not any(target.iterdir())
    if not (replace or empty):
        raise FileExistsError(
            f"{to} exists; name another {kind}, or allow it to be replaced: "
            "--replace on the command line, replace=True in Python"
        )
    return target


def export_bytes(name: TableName, format: str) -> bytes:
    """Give a table in a format, as bytes.

    Raises:
        UnknownNameError: if there is no such table or format; the message lists those that exist.
        ImportError: if a workbook is requested and openpyxl is not installed, or ``sav`` and pyreadstat is not.
    """
    if format not in EXPORTS:
        raise unknown("format", format, EXPORTS)
    if format in ("csv", "parquet"):
        return path(name).with_suffix(f".{format}").read_bytes()
    if format == "json":
        from xinhui_data.formats.json_text import json_bytes

        return json_bytes(rows_of(load(name, engine="arrow")))
    return _workbook(name) if format == "xlsx" else _labelled(name, format)


def _workbook(name: TableName) -> bytes:
    from xinhui_data.formats.workbook import workbook
    from xinhui_data.model.catalogue import PROCESSED
    from xinhui_data.model.tables import read_records

    file = path(name, format="csv")
    return workbook({PROCESSED[name]: read_records(file, PROCESSED[name])})


def _labelled(name: TableName, format: str) -> bytes:
    from xinhui_data.api.citation import cite
    from xinhui_data.api.codebook import descriptor
    from xinhui_data.formats.labelled import spss_bytes, stata_bytes
    from xinhui_data.model.catalogue import PROCESSED

    frame, record, version = load(name), PROCESSED[name], descriptor()["version"]
    if format == "dta":
        return stata_bytes(record, frame, version)
    citation = cite()
    return spss_bytes(record, frame, version, (record.table.description, citation.text, *citation.reports))


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """Give the rows of a table as plain values for JSON: whole floats as integers, dates as text."""
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_pylist()]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
