"""One sheet of a workbook: a table with filters, frozen header, formats and the meaning of columns; or the cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xinhui_data.formats.csv_table import plain_row
from xinhui_data.model.columns import Column, Record, columns_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_INK, _PAPER, _LABEL, _DOUBT, _LINK = "1F3A4D", "FFFFFF", "5B6770", "FFF4D6", "1B6AA5"
_FONT = "Calibri"
_NUMBERS = ("value", "lower", "upper", "difference", "difference_percent")
_WIDEST, _NARROWEST = 48, 9
_COVER_WIDTHS, _LINE = (18, 72, 72), 16
# How much taller and wider the letters of a line of the cover are.
_COVER_SIZES = {"title": (1.7, 1.7), "heading": (1.5, 1)}


def fill_sheet(
    sheet: Worksheet, record: type[Record], rows: Sequence[Record], caveats: Mapping[str, str], *, labels: bool
) -> None:
    """Fill a sheet with a table.

    Args:
        sheet: an empty sheet, named like the table.
        record: the record of the table.
        rows: its rows.
        caveats: the text of each caveat, for notes on the cells that refer to caveats.
        labels: whether two rows with the names of the columns in Chinese and English are above the column names.
    """
    from openpyxl.utils import get_column_letter

    header, values = 3 if labels else 1, [plain_row(row) for row in rows]
    for index, column in enumerate(columns_of(record), start=1):
        names = (column.title_zh, column.title, column.name) if labels else (column.name,)
        for line, name in enumerate(names[:-1], start=1):
            _label(sheet.cell(line, index, name))
        _header(sheet.cell(header, index, column.name), column, record)
        cells = [row[index - 1] for row in values]
        for line, (row, value) in enumerate(zip(rows, cells, strict=True), start=header + 1):
            _fill(sheet.cell(line, index), column.name, value)
            if column.name == "caveat_ids" and value and caveats:
                _doubt(sheet.cell(line, index), [caveats[name] for name in getattr(row, column.name)])
        widest = max(_width(value) for value in (*names, *cells))
        sheet.column_dimensions[get_column_letter(index)].width = max(_NARROWEST, min(widest + 3, _WIDEST))
    for line, cells in enumerate(values, start=header + 1):
        lines = max(1 + (_width(value) - 1) // (_WIDEST - 3) for value in cells)
        sheet.row_dimensions[line].height = _LINE * max(1, lines)
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(columns_of(record)))}{header + len(rows)}"
    sheet.freeze_panes = f"B{header + 1}"
    sheet.print_title_rows, sheet.print_title_cols = f"{header}:{header}", "A:A"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_view.showGridLines = False


def _label(cell: Cell | MergedCell) -> None:
    from openpyxl.styles import Alignment, Font

    cell.font = Font(name=_FONT, size=9, color=_LABEL)
    cell.alignment = Alignment(vertical="center", shrink_to_fit=False)


def _header(cell: Cell | MergedCell, column: Column, record: type[Record]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=_FONT, bold=True, color=_PAPER)
    cell.fill = PatternFill("solid", fgColor=_INK)
    cell.alignment = Alignment(vertical="center")
    target = record.table.foreign_keys.get(column.name, "")
    own = record.table.name if target.startswith(".") else ""
    lines = [f"{column.title} · {column.title_zh}", column.description, column.description_zh]
    lines += [f"unit: {column.unit}"] if column.unit else []
    lines += [f"allowed: {', '.join(column.terms)}"] if column.terms else []
    lines += [f"refers to: {own}{target}"] if target else []
    _note(cell, "\n".join(lines))


def _note(cell: Cell | MergedCell, text: str) -> None:
    from openpyxl.comments import Comment

    lines = sum(1 + _width(line) // 52 for line in text.splitlines())
    cell.comment = Comment(text, "xinhui_data", width=380, height=24 + 18 * lines)


def _fill(cell: Cell | MergedCell, key: str, value: str | float | None) -> None:
    from openpyxl.styles import Alignment, Border, Side

    cell.value = value
    if isinstance(value, float):
        # As text of a number, since openpyxl would cut a number to 16 digits.
        cell.value, cell.data_type = repr(value), "n"
    if isinstance(value, str):
        # Text stays text: a spreadsheet must not run a literal as a formula.
        cell.data_type = "s"
    elif key in _NUMBERS and value is not None:
        cell.number_format = "#,##0" if isinstance(value, int) else "#,##0.####"
    cell.alignment = Alignment(vertical="top", wrap_text=_width(value) > _WIDEST)
    cell.border = Border(bottom=Side(style="hair", color="C9D1D6"))


def _doubt(cell: Cell | MergedCell, said: Sequence[str]) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=_DOUBT)
    _note(cell, "\n".join(f"• {text}" for text in said))


def fill_cover(sheet: Worksheet, lines: Sequence[Sequence[str]]) -> None:
    """Fill the cover: each line begins with its kind; that of a sheet has its name and its contents, twice."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties

    big = {"title": Font(name=_FONT, size=18, bold=True, color=_INK),
           "heading": Font(name=_FONT, size=12, bold=True, color=_INK)}  # fmt: skip
    font = Font(name=_FONT, size=11)
    for letter, width in zip("ABCD", (3, *_COVER_WIDTHS), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, (kind, *parts) in enumerate(lines, start=2):
        widths = _COVER_WIDTHS if kind == "sheet" else (sum(_COVER_WIDTHS),)
        if kind != "sheet":
            sheet.merge_cells(start_row=number, end_row=number, start_column=2, end_column=4)
        for column, part in enumerate(parts, start=2):
            cell = sheet.cell(number, column, part)
            cell.data_type = "s"
            cell.font = big.get(kind, font)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        if kind == "sheet":
            link = sheet.cell(number, 2)
            link.hyperlink = f"#'{parts[0]}'!A1"
            link.font = Font(name=_FONT, size=11, color=_LINK, underline="single")
        tall, wide = _COVER_SIZES.get(kind, (1, 1))
        rows = max(1 + int(_width(part) * wide) // width for part, width in zip(parts, widths, strict=True))
        sheet.row_dimensions[number].height = _LINE * tall * rows
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _width(value: object) -> int:
    """Count columns of a cell, two for a wide character."""
    text = "" if value is None else str(value)
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
