"""Tables in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinhui_data.api.catalogue import column_rows
from xinhui_data.api.loading import load, path
from xinhui_data.api.names import unknown

if TYPE_CHECKING:
    import pyarrow as pa

EXPORTS = ("csv", "parquet", "json", "xlsx")


def export(name: str, format: str, to: str | Path, *, replace: bool = False) -> Path:
    """Write a table to a file, whole or not at all.

    Args:
        name: a table of `tables`.
        format: ``csv`` and ``parquet`` copy the published file, ``json`` gives a list of rows, ``xlsx`` a workbook.
        to: the file to write.
        replace: whether a file that exists may be replaced.

    Raises:
        UnknownNameError: if there is no such table or format; the message lists those that exist.
        FileExistsError: if the file exists and may not be replaced.
        ImportError: if a workbook is asked for and openpyxl is not installed.
        OSError: if the file cannot be written.

    Example:
        >>> import tempfile, pathlib
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> export("units", "json", folder / "units.json").name
        'units.json'
    """
    from xinhui_data.publish.replacing import replace_file

    target = Path(to)
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder; name a file in it, such as {target / name}.{format}")
    if target.exists() and not replace:
        raise FileExistsError(f"{target} exists; name another file, or allow it to be replaced")
    replace_file(target, export_bytes(name, format))
    return target


def export_bytes(name: str, format: str) -> bytes:
    """Give a table in a format, as bytes.

    Raises:
        UnknownNameError: if there is no such table or format; the message lists those that exist.
        ImportError: if a workbook is asked for and openpyxl is not installed.
    """
    if format not in EXPORTS:
        raise unknown("format", format, EXPORTS)
    if format in ("csv", "parquet"):
        return path(name, format=format).read_bytes()
    table = load(name, engine="arrow")
    if format == "json":
        from xinhui_data.publish.table_schema import json_bytes

        return json_bytes(rows_of(table))
    from xinhui_data.publish.workbook import workbook_bytes

    return workbook_bytes(name, column_rows(name), rows_of(table))


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """Give the rows of a table as plain values for JSON: whole floats as integers, dates as text."""
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_pylist()]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
