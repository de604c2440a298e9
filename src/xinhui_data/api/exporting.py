"""Tables in other formats."""

from __future__ import annotations

import io
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
        >>> export("units", "json", folder / "units.json").read_text(encoding="utf-8")[:22]
        '[\\n  {\\n    "unit_id": "'
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
    return _json(table) if format == "json" else _workbook(name, table)


def _json(table: pa.Table) -> bytes:
    from xinhui_data.publish.table_schema import json_bytes

    return json_bytes(rows_of(table))


def rows_of(table: pa.Table) -> list[dict[str, Any]]:
    """Give the rows of a table as plain values for JSON: whole floats as integers, dates as text."""
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_pylist()]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _workbook(name: str, table: pa.Table) -> bytes:
    try:
        from openpyxl import Workbook
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise ImportError("openpyxl is not installed: pip install 'xinhui_data[excel]'") from None

    book = Workbook()
    sheet = book.active
    sheet.title = name
    rows = rows_of(table)
    for index, column in enumerate(column_rows(name), start=1):
        header = sheet.cell(1, index, column["column"])
        header.font = Font(bold=True, color="FFFFFF")
        header.fill = PatternFill("solid", fgColor="2F4B66")
        header.comment = Comment(f"{column['title']} · {column['title_zh']}\n{column['meaning']}", "xinhui_data")
        widest = max([_width(column["column"]), *(_width(row[column["column"]]) for row in rows)])
        sheet.column_dimensions[get_column_letter(index)].width = min(widest + 2, 60)
        for line, row in enumerate(rows, start=2):
            cell = sheet.cell(line, index)
            value = row[column["column"]]
            cell.value = value
            if isinstance(value, str):
                # Text stays text: a spreadsheet must not run a literal as a formula.
                cell.data_type = "s"
            elif column["column"] in ("value", "lower", "upper"):
                cell.number_format = "#,##0.###" if isinstance(value, float) else "#,##0"
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str) and _width(value) > 58)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(value: object) -> int:
    """Count columns of a cell, two for a wide character."""
    text = "" if value is None else str(value)
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
