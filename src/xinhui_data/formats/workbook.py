"""Excel workbooks: one table, or the whole data set with a cover sheet, with the same bytes in every build."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from xinhui_data.formats.archive import unzip, zip_bytes
from xinhui_data.formats.sheet import fill_sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

Rows = Sequence[Mapping[str, Any]]
_MOMENT = "1980-01-01T00:00:00Z"


def table_workbook(name: str, columns: Rows, rows: Rows) -> bytes:
    """Write one table as a workbook, its column names in the first row.

    Args:
        name: the name of the sheet.
        columns: its codebook, by the names of `xinhui_data.describe`.
        rows: its rows, by column.

    Raises:
        ImportError: if openpyxl is not installed.
    """
    book = _new()
    fill_sheet(book.create_sheet(name), columns, rows, {}, labels=False)
    return _bytes(book)


def whole_workbook(
    tables: Mapping[str, tuple[Rows, Rows]], cover: Sequence[tuple[str, str]], caveats: Mapping[str, str]
) -> bytes:
    """Write all tables as a workbook: a cover, then one sheet per table with Chinese and English labels over the names.

    Args:
        tables: for each name its codebook and its rows.
        cover: the lines of the cover, each with its kind (title, heading, text, sheet).
        caveats: the text of each caveat, to be shown on the rows to which it applies.

    Raises:
        ImportError: if openpyxl is not installed.
    """
    from xinhui_data.formats.sheet import fill_cover

    book = _new()
    fill_cover(book.create_sheet("cover 封面"), cover)
    for name, (columns, rows) in tables.items():
        fill_sheet(book.create_sheet(name), columns, rows, caveats, labels=True)
    return _bytes(book)


def _new() -> Workbook:
    try:
        from openpyxl import Workbook
    except ImportError:
        raise ImportError("openpyxl is not installed: pip install openpyxl") from None
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "xinhui_data"
    return book


def _bytes(book: Workbook) -> bytes:
    """Save a workbook without its time of creation, which openpyxl writes into it."""
    out = io.BytesIO()
    book.save(out)
    files = unzip(out.getvalue())
    core = "docProps/core.xml"
    files[core] = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + _MOMENT.encode(), files[core])
    return zip_bytes(files)
