"""Keys from one table to another.

The schemas declare them and frictionless can check them, but opens a copy of the table referred to for every key,
which would take most of the time of a check. This check is as strict, and suggests a correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from xinhui_data.model.columns import Record
from xinhui_data.model.issues import Issue
from xinhui_data.model.tables import TextTable


def check_keys(tables: Mapping[str, TextTable], catalogue: Mapping[str, type[Record]]) -> Iterator[Issue]:
    """Check that every foreign key is a value of the column it refers to; empty cells refer to none."""
    for name, record in catalogue.items():
        table = tables[name]
        for field, reference in record.table.foreign_keys.items():
            target, column = reference.split(".")
            referred = tables[target or name]
            if referred.issues:
                # What cannot be read is reported by itself; its rows may be missing here.
                continue
            known = {cells[column] for _, cells in referred.rows}
            for line, cells in table.rows:
                value = cells[field]
                if value and value not in known:
                    close = get_close_matches(value, known, n=1)
                    hint = f", such as {close[0]}" if close else ""
                    yield Issue(
                        table.file,
                        line,
                        field,
                        "foreign-key",
                        f"a {column} of {referred.file}{hint}",
                        value,
                        "correct the value, or add the row there",
                    )
