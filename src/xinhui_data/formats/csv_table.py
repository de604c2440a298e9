"""CSV: UTF-8, LF, minimal quoting, plain numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from xinhui_data.figures.intervals import plain
from xinhui_data.model.columns import Record, columns_of


def csv_bytes(record: type[Record], rows: Sequence[Record]) -> bytes:
    """Write rows as CSV.

    Example:
        >>> from xinhui_data.model.dimensions import Unit
        >>> unit = Unit(unit_id="GW", unit_zh="吉瓦", unit_en="gigawatt", symbol="GW", kind="power", printed_forms="GW")
        >>> csv_bytes(Unit, [unit]).decode().splitlines()[1]
        'GW,吉瓦,gigawatt,GW,power,GW'
    """
    names = [column.name for column in columns_of(record)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(getattr(row, name)) for name in names] for row in rows)
    return out.getvalue().encode("utf-8")


def cell(value: object) -> str:
    """Write a value as the text of a cell: empty for none, numbers in plain digits.

    Example:
        >>> cell(28821000000.0), cell(16.1), cell(None)
        ('28821000000', '16.1', '')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return plain(Decimal(repr(value)))
    return str(value)
