"""Text that spreadsheets would run: guarded by an apostrophe in exported CSV, and how to remove it.

A spreadsheet runs text that begins with = + - @, a tab or a carriage return as a formula. Published files contain such
text only as a signed number in a printed literal (a check rejects all else) and are not changed, for programs; an
exported CSV, which people open in a spreadsheet, guards it. The rule is that of OWASP on CSV injection, but one that
can be undone.
"""

from __future__ import annotations

import csv
import io
import re

from xinhui_data.model.columns import Record, columns_of

_RUN = re.compile(r"'*[=+\-@\t\r]")


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run, and before what would be mistaken for such.

    Example:
        >>> guard("=1+1"), guard("-5%"), guard("'=x"), guard("288.21亿元")
        ("'=1+1", "'-5%", "''=x", '288.21亿元')
    """
    return f"'{text}" if _RUN.match(text) else text


def unguard(text: str) -> str:
    """Remove the apostrophe that `guard` added; each function reverses the other.

    Example:
        >>> unguard("'=1+1"), unguard("'-5%"), unguard("'tis")
        ('=1+1', '-5%', "'tis")
    """
    return text[1:] if text.startswith("'") and _RUN.match(text[1:]) else text


def guard_csv(data: bytes, record: type[Record]) -> bytes:
    """Guard the text columns of a published CSV file; numbers and dates stay as they are."""
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    guards = [guard if column.type == "string" else str for column in columns_of(record)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([write(cell) for write, cell in zip(guards, row, strict=True)] for row in rows)
    return out.getvalue().encode("utf-8")
