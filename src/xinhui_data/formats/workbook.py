"""Excel workbooks: one table, or the whole data set with a cover sheet, with the same bytes in every build."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence

from xinhui_data.formats.archive import unzip, zip_bytes
from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.sheet import fill_cover, fill_sheet
from xinhui_data.formats.templates import render
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.evidence import LinkedCaveat
from xinhui_data.model.text import Text

_MOMENT = "1980-01-01T00:00:00Z"


def workbook(
    tables: Mapping[type[Record], Sequence[Record]], cover: str = "", caveats: Mapping[str, str] | None = None
) -> bytes:
    """Write tables as a workbook, each as a sheet with its column names in the first row.

    With a cover, labels in Chinese and English are above the column names.

    Args:
        tables: the rows of each table, by record.
        cover: the lines of the cover; in each its kind (title, heading, text, sheet) and its cells, separated by tabs.
        caveats: the text of each caveat, to be shown on the rows to which it applies.

    Raises:
        ImportError: if openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise ImportError("openpyxl is not installed: pip install openpyxl") from None
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "xinhui_data"
    if cover:
        fill_cover(book.create_sheet("cover 封面"), [line.split("\t") for line in cover.splitlines()])
    for record, rows in tables.items():
        fill_sheet(book.create_sheet(record.table.name), record, rows, caveats or {}, labels=bool(cover))
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(book: bytes) -> bytes:
    """Remove the time of creation, which openpyxl writes into a workbook."""
    files, core = unzip(book), "docProps/core.xml"
    files[core] = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + _MOMENT.encode(), files[core])
    return zip_bytes(files)


def _write(edition: Edition) -> bytes:
    tables = {record: edition.rows(record) for record in PROCESSED.values()}
    listed = [(record.table, len(rows)) for record, rows in tables.items()]
    cover = render("cover.tsv", about=edition.about, tables=listed, citation=edition.citation)
    caveats = {row.caveat_id: f"{row.caveat_zh}\n  {row.caveat_en}" for row in edition.rows(LinkedCaveat)}
    return workbook(tables, cover, caveats)


WORKBOOK = Format(
    "xinhui_data.xlsx",
    Text("Excel workbook: a cover, one sheet per table", "Excel工作簿：封面和各表，每表一页"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    _write,
)
