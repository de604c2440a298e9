"""Text that spreadsheets would run: guarded by an apostrophe in exported CSV, and how to take it off again.

A spreadsheet runs text that begins with = + - @, a tab or a carriage return as a formula. The published files hold such
text only as a signed number in a printed literal (a check refuses all else) and stay as they are, for programs; an
exported CSV, which people open in a spreadsheet, guards it. The rule is that of OWASP on CSV injection, but one that
can be undone.
"""

from __future__ import annotations

import csv
import io
import re

from xinhui_data.vocabulary.columns import Record, columns_of

_RUN = re.compile(r"'*[=+\-@\t\r]")


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run, and before what would be mistaken for such.

    Example:
        >>> guard("=1+1"), guard("-5%"), guard("'=x"), guard("288.21亿元")
        ("'=1+1", "'-5%", "''=x", '288.21亿元')
    """
    return f"'{text}" if _RUN.match(text) else text


def unguard(text: str) -> str:
    """Take off the apostrophe that `guard` put there; the two are exact opposites.

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
