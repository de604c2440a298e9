"""CSV: UTF-8, LF, minimal quoting, plain numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter

from xinhui_data.figures.intervals import plain
from xinhui_data.model.columns import SEPARATOR, Column, Record, columns_of


def csv_bytes(record: type[Record], rows: Sequence[Record]) -> bytes:
    """Write rows as CSV.

    Example:
        >>> from xinhui_data.model.dimensions import Unit
        >>> unit = Unit(unit_id="GW", unit_zh="吉瓦", unit_en="gigawatt", symbol="GW", kind="power", printed_forms="GW")
        >>> csv_bytes(Unit, [unit]).decode().splitlines()[1]
        'GW,吉瓦,gigawatt,GW,power,GW'
    """
    columns = columns_of(record)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(zip(*(_cells(column, rows) for column in columns), strict=True))
    return out.getvalue().encode("utf-8")


def _cells(column: Column, rows: Sequence[Record]) -> Iterable[object]:
    """Give the cells of a column; the csv module itself writes text, whole numbers and dates."""
    values = map(attrgetter(column.name), rows)
    return map(cell, values) if column.separator or column.type == "number" else values


def cell(value: object) -> str:
    """Write a value as the text of a cell: empty for none, numbers in plain digits.

    Example:
        >>> cell(28821000000.0), cell(16.1), cell(None)
        ('28821000000', '16.1', '')
    """
    if isinstance(value, float):
        return plain(Decimal(repr(value)))
    value = plain_value(value)
    return "" if value is None else str(value)


def plain_row(row: Record) -> list[str | int | float | None]:
    """Give the values of a row in plain form, in the order of its columns."""
    return [plain_value(getattr(row, column.name)) for column in columns_of(type(row))]


def plain_value(value: object) -> str | int | float | None:
    """Write a value as databases and workbooks hold it: a list as its items joined, a date as text, no empty text.

    Example:
        >>> plain_value(("a", "b")), plain_value(()), plain_value(90.0)
        ('a;b', None, 90)
    """
    if isinstance(value, tuple):
        return SEPARATOR.join(value) or None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    # The codes of closed lists are a text type of their own.
    return value if value is None or isinstance(value, int) else str(value)
