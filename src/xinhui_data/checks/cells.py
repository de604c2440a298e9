"""Errors that a table schema does not detect: stray characters, malformed numbers, repeated keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.issues import Issue
from xinhui_data.model.tables import TextTable

_FORMS = {
    "integer": (re.compile(r"0|-?[1-9][0-9]*"), "a whole number in ASCII digits, such as 28 or -6"),
    "number": (
        re.compile(r"(?!-0\Z)-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?"),
        "a number in ASCII digits without needless zeros, such as 288.21",
    ),
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a date such as 2024-01-19"),
    "boolean": (re.compile(r"true|false"), "true or false"),
}
_LANGUAGES = {"_zh": "Chinese", "_en": "English"}
_HAN = re.compile("[\u3400-\u9fff]")
# What a spreadsheet would run; a signed number is data, and a printed literal may have its unit behind it.
_FORMULA = re.compile(r"[=@+\-＝＠＋－]")
_SIGNED, _SIGNED_LITERAL = re.compile(r"[+-][0-9]+(?:\.[0-9]+)?"), re.compile(r"[+-][0-9][\w.,%‰]*")
_NAMED = 5

Fault = tuple[str, str, str, str]
_INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Zs")


def check_cells(table: TextTable, record: type[Record]) -> Iterator[Issue]:
    """Check every cell of a table for errors that a table schema does not detect.

    Yields an issue for white space at an end, control, invisible and direction characters, text that is not in
    Unicode form NFC, full-width letters and digits outside printed literals, numbers and dates not in plain ASCII
    form, letters of another script, text that a spreadsheet would run, Chinese text in English columns and the
    reverse, and repeated unique keys.
    """
    columns = [(column.name, _FORMS.get(column.type), column.name == "printed") for column in columns_of(record)]
    for name, form, literal in columns:
        language = _LANGUAGES.get(name[-3:], "")
        # Most cells of a table repeat a few words: each is looked at once.
        texts = {cells[name] for _, cells in table.rows} - {""}
        faults = {text: found for text in texts if (found := text_faults(text, language, literal))}
        wrong = {text: form[1] for text in texts if not form[0].fullmatch(text)} if form else {}
        for line, cells in table.rows if faults or wrong else ():
            text = cells[name]
            for rule, expected, got, fix in faults.get(text, ()):
                yield Issue(table.file, line, name, rule, expected, got, fix)
            if text in wrong:
                yield Issue(table.file, line, name, "plain-form", wrong[text], text, "type it in plain form")
    for key in (record.table.primary_key, *record.table.unique_keys):
        yield from _repeated(table, key, record.table.primary_key)


def _repeated(table: TextTable, key: tuple[str, ...], primary: tuple[str, ...]) -> Iterator[Issue]:
    first: dict[tuple[str, ...], int] = {}
    for line, cells in table.rows:
        values = tuple(cells[name] for name in key)
        if "" in values and key != primary:
            # An empty cell of a unique key is not compared.
            continue
        if values in first:
            yield Issue(
                table.file,
                line,
                "+".join(key),
                "unique-key",
                "a value that no other row has",
                f"{'+'.join(values)}, as in line {first[values]}",
                "remove or rename one of the rows",
            )
        else:
            first[values] = line


@lru_cache(maxsize=10_000)
def text_faults(text: str, language: str = "", literal: bool = False) -> tuple[Fault, ...]:
    """Give what is wrong with a text: the rule, what was expected, what stands there, how to fix it.

    Args:
        text: any text but an empty one.
        language: Chinese or English, where it must be in one of them.
        literal: whether it is copied from print, where digits may be full width and a number may have a sign.
    """
    faults = [("characters", *fault) for fault in _character_faults(text, literal)]
    if language == "Chinese" and not _HAN.search(text):
        faults.append(("language", "text in Chinese", text, "write it in Chinese"))
    if language == "English" and (found := _HAN.search(text)):
        faults.append(("language", "text in English", found[0], "write it in English"))
    return tuple(faults)


def _character_faults(text: str, literal: bool) -> Iterator[tuple[str, str, str]]:
    if text != text.strip():
        yield "no white space at either end", repr(text), "delete the white space"
    if odd := "".join(filter(_is_invisible, text)):
        yield "visible characters and plain spaces", _named(odd), "delete or replace these characters"
    if not unicodedata.is_normalized("NFC", text):
        yield "text in Unicode form NFC", text, "type the text again in composed form"
    if foreign := "".join(filter(_is_foreign, text)):
        yield "letters of Latin or Chinese script", _named(foreign), "type these letters again"
    if not literal and (wide := "".join(filter(_is_full_width, text))):
        yield "ASCII letters and digits", _named(wide), "type these characters in half width"
    if _FORMULA.match(text) and not (_SIGNED_LITERAL if literal else _SIGNED).fullmatch(text):
        yield "text that no spreadsheet runs as a formula", text[:1], "begin it with another character"


def _named(characters: str) -> str:
    named = [f"U+{ord(c):04X} {unicodedata.name(c, 'control character').lower()}" for c in dict.fromkeys(characters)]
    more = [f"{len(named) - _NAMED} more"] if len(named) > _NAMED else []
    return ", ".join([*named[:_NAMED], *more])


@cache
def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE and character != " "


@cache
def _is_full_width(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e" and unicodedata.normalize("NFKC", character).isalnum()


@cache
def _is_foreign(character: str) -> bool:
    """State whether a letter only looks like a Latin or Chinese one, such as a Cyrillic а."""
    name = unicodedata.name(character, "")
    return character.isalpha() and not name.startswith(("LATIN", "FULLWIDTH LATIN", "CJK"))
