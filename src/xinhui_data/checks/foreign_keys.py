"""Keys from one raw table to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from xinhui_data.model.columns import Record
from xinhui_data.model.issues import Issue
from xinhui_data.model.tables import TextTable

Texts = Mapping[str, TextTable]


def check_keys(tables: Texts, records: Mapping[str, type[Record]], shared: Texts | None = None) -> Iterator[Issue]:
    """Check that every foreign key is a value of the column it refers to; empty cells refer to none.

    Args:
        tables: the tables of one folder as text, by name.
        records: the record of each table to check.
        shared: the tables to which keys refer that are not in the folder.
    """
    known: dict[str, set[str]] = {}
    for name, record in records.items():
        table = tables[name]
        for field, reference in record.table.foreign_keys.items():
            target, column = reference.split(".")
            referred = tables.get(target or name) or (shared or {})[target]
            if referred.issues:
                # What cannot be read is reported by itself; its rows may be missing here.
                continue
            if reference not in known or not target:
                known[reference] = {cells[column] for _, cells in referred.rows}
            for line, cells in table.rows:
                value = cells[field]
                if value and value not in known[reference]:
                    close = get_close_matches(value, known[reference], n=1)
                    wanted = f"a {column} of {referred.file}{f', such as {close[0]}' if close else ''}"
                    fix = "correct the value, or add the row there"
                    yield Issue(table.file, line, field, "foreign-key", wanted, value, fix)
