"""A table as an Excel workbook: frozen header with the meaning of each column, filters, widths, number formats."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

_NUMBERS = ("value", "lower", "upper")
_WIDEST = 60


def workbook_bytes(name: str, columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Write one table as a workbook.

    Args:
        name: the name of the sheet.
        columns: its codebook, with ``column``, ``title``, ``title_zh`` and ``meaning``.
        rows: its rows, by column.

    Raises:
        ImportError: if openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise ImportError("openpyxl is not installed: pip install 'xinhui_data[excel]'") from None

    book = Workbook(write_only=False)
    sheet = book.create_sheet(name, 0)
    del book[book.sheetnames[1]]
    for index, column in enumerate(columns, start=1):
        key = column["column"]
        header = sheet.cell(1, index, key)
        header.font = Font(bold=True, color="FFFFFF")
        header.fill = PatternFill("solid", fgColor="2F4B66")
        header.comment = Comment(f"{column['title']} · {column['title_zh']}\n{column['meaning']}", "xinhui_data")
        widest = max([_width(key), *(_width(row[key]) for row in rows)])
        sheet.column_dimensions[get_column_letter(index)].width = min(widest + 2, _WIDEST)
        for line, row in enumerate(rows, start=2):
            value = row[key]
            cell = sheet.cell(line, index, value)
            if isinstance(value, str):
                # Text stays text: a spreadsheet must not run a literal as a formula.
                cell.data_type = "s"
            elif key in _NUMBERS and value is not None:
                cell.number_format = "#,##0" if isinstance(value, int) else "#,##0.###"
            cell.alignment = Alignment(vertical="top", wrap_text=_width(value) > _WIDEST)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(value: object) -> int:
    """Count columns of a cell, two for a wide character."""
    text = "" if value is None else str(value)
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
