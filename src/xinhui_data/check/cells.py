"""What a table schema lets through: stray characters, numbers that only look like numbers, keys that repeat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from xinhui_data.curation.tables import TextTable
from xinhui_data.vocabulary.columns import Column, Record, columns_of
from xinhui_data.vocabulary.issues import Issue

_FORMS = {
    "integer": (re.compile(r"-?(?:0|[1-9][0-9]*)"), "a whole number in ASCII digits, such as 28 or -6"),
    "number": (re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"), "a finite number in ASCII digits, such as 288.21"),
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a date such as 2024-01-19"),
    "boolean": (re.compile(r"true|false"), "true or false"),
}


def check_cells(table: TextTable, record: type[Record]) -> Iterator[Issue]:
    """Check every cell of a table for what frictionless accepts and a reader would not.

    Yields an issue for white space at an end, control, invisible and direction characters, text that is not in
    Unicode form NFC, full-width letters and digits outside printed literals, numbers and dates not in plain ASCII
    form, and repeated unique keys.
    """
    columns = columns_of(record)
    for line, cells in table.rows:
        for column in columns:
            text = cells[column.name]
            for test, expected, mend in _TESTS:
                if found := test(text, column):
                    yield Issue(table.file, line, column.name, "characters", expected, found, mend)
            form = _FORMS.get(column.type)
            if form and text and not form[0].fullmatch(text):
                yield Issue(table.file, line, column.name, column.type, form[1], text, "type it in plain form")
    for key in (record.table.primary_key, *record.table.unique_keys):
        yield from _repeated(table, key)


def _repeated(table: TextTable, key: tuple[str, ...]) -> Iterator[Issue]:
    first: dict[tuple[str, ...], int] = {}
    for line, cells in table.rows:
        values = tuple(cells[name] for name in key)
        if values in first:
            yield Issue(table.file, line, "+".join(key), "unique-key", "a value that no other row has",
                        f"{'+'.join(values)}, as in line {first[values]}", "remove or rename one of the rows")  # fmt: skip
        else:
            first[values] = line


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character').lower()}"


def _white_ends(text: str, _: Column) -> str:
    return "" if text == text.strip() else repr(text)


def _invisible(text: str, _: Column) -> str:
    odd = [
        c for c in text if (unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Zs")) and c != " "
    ]
    return ", ".join(_named(c) for c in odd)


def _not_composed(text: str, _: Column) -> str:
    return "" if unicodedata.is_normalized("NFC", text) else text


def _full_width(text: str, column: Column) -> str:
    if column.name == "printed":
        return ""
    return ", ".join(
        _named(c) for c in text if "\uff01" <= c <= "\uff5e" and unicodedata.normalize("NFKC", c).isalnum()
    )


_TESTS: tuple[tuple[Callable[[str, Column], str], str, str], ...] = (
    (_white_ends, "no white space at either end", "delete the white space"),
    (_invisible, "visible characters and plain spaces", "delete or replace the characters named"),
    (_not_composed, "text in Unicode form NFC", "type the text anew in composed form"),
    (_full_width, "ASCII letters and digits", "type the characters named in half width"),
)
