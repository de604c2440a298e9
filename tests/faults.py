"""Realistic faults of the raw tables and of the skeleton, one at a time, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from tests.judge import SKELETON, Fault, Judge, Rows
from xinhui_data.curation.skeleton import MASK
from xinhui_data.vocabulary.catalogue import RAW
from xinhui_data.vocabulary.columns import Column, columns_of

# Free text whose every digit or letter no rule can know; its form is checked all the same.
PROSE = ("definition_zh", "definition_en", "caveat_zh", "caveat_en", "note_en", "reason_en", "date_basis_en")
HOMOGLYPHS = str.maketrans("aceopxyABCEGMNPTX", "асеорхуАВСЕԌМΝРТХ")
SWAPPED = {
    "bound": "bound swapped", "status": "status swapped", "measure": "measure swapped", "role": "role swapped",
    "time_period": "period swapped", "period": "period swapped", "subject_id": "subject swapped",
    "indicator_id": "indicator swapped", "unit_id": "unit swapped",
}  # fmt: skip
OFFSETS = ("char_start", "char_end")
# What makes a figure and binds it to print, and what ties the tables: every fault in it must be caught.
VITAL = ("value", "unit_id", "scale", "decimals", "printed", "role", "ordinal", *OFFSETS)
# Which figures are set beside each other is a choice of the curators, checked where it follows from the figures.
CHOSEN = ("pairs", "series_members")
ROW_KINDS = ("row dropped", "row doubled", "rows exchanged", "caveat unlinked")


def must_be_caught(fault: Fault) -> bool:
    """Say whether a fault touches value, unit, scale, decimals, literal, offset, role, row presence or a key."""
    if fault.table not in RAW or fault.kind in ROW_KINDS or fault.field in VITAL:
        return True
    if fault.table in CHOSEN and fault.field not in VITAL:
        return False
    table = RAW[fault.table].table
    return fault.field in (*table.primary_key, *table.foreign_keys)


def all_faults(judge: Judge, seed: int) -> Iterator[Fault]:
    """Make every fault of every raw table and of the skeleton."""
    chance = random.Random(seed)  # noqa: S311
    for table, record in RAW.items():
        rows = judge.rows(table)
        keys: dict[str, list[str]] = {}
        for field, target in record.table.foreign_keys.items():
            name, column = target.split(".")
            keys[field] = [cells[column] for _, cells in judge.rows(name or table)]
        yield from faults_of_rows(table, rows)
        yield from faults_of_cells(table, rows, chance, keys)
        yield from faults_of_files(table, judge.bytes_of(table))
    yield from faults_of_characters(judge.bytes_of(SKELETON).decode("utf-8"), chance)
    yield from faults_of_files(SKELETON, judge.bytes_of(SKELETON))


def faults_of_rows(table: str, rows: Rows) -> Iterator[Fault]:
    """Make the faults that touch whole rows: each dropped, each doubled, neighbours exchanged."""
    dropped = "caveat unlinked" if table == "caveat_links" else "row dropped"
    for index, row in enumerate(rows):
        yield Fault(table, "", dropped, f"line {row[0]}: {_name(row[1])}", rows[:index] + rows[index + 1 :])
        yield Fault(table, "", "row doubled", f"line {row[0]}", [*rows[: index + 1], row, *rows[index + 1 :]])
        if table == "mentions" and index:
            # Only the ledger has an order of its own.
            swapped = [*rows[: index - 1], row, rows[index - 1], *rows[index + 1 :]]
            yield Fault(table, "", "rows exchanged", f"line {row[0]} and the one before", swapped)


def _name(cells: dict[str, str]) -> str:
    return " ".join(list(cells.values())[:2])


def faults_of_cells(table: str, rows: Rows, chance: random.Random, keys: dict[str, list[str]]) -> Iterator[Fault]:
    """Make the faults that touch one cell, or the same cell of two rows."""
    for index, (line, cells) in enumerate(rows):
        for column in columns_of(RAW[table]):
            name, text = column.name, cells[column.name]
            for kind, new in _spoilt(column, cells, chance, keys):
                if new != text:
                    spoilt = [*rows[:index], (line, cells | {name: new}), *rows[index + 1 :]]
                    yield Fault(table, name, kind, f"line {line}: {text} -> {new}", spoilt)
            if index and (before := rows[index - 1][1][name]) != text:
                above = (rows[index - 1][0], rows[index - 1][1] | {name: text})
                below = (line, cells | {name: before})
                if above[1] == cells and below[1] == rows[index - 1][1]:
                    continue  # The two rows only change places.
                exchanged = [*rows[: index - 1], above, below, *rows[index + 1 :]]
                yield Fault(table, name, "values exchanged", f"lines {line - 1} and {line}", exchanged)


def _spoilt(
    column: Column, cells: dict[str, str], chance: random.Random, keys: dict[str, list[str]]
) -> Iterator[tuple[str, str]]:
    text = cells[column.name]
    if not text:
        return
    yield "emptied", ""
    yield "trailing space", f"{text} "
    yield "no-break space", f"{text}\u00a0"
    place = chance.choice([place for place, c in enumerate(text) if c.translate(HOMOGLYPHS) != c] or [-1])
    if place >= 0:
        yield "homoglyph", text[:place] + text[place].translate(HOMOGLYPHS) + text[place + 1 :]
    if column.name not in PROSE:
        yield from _spoilt_digits(text, chance)
    if column.name in ("printed", "word"):
        yield "literal trimmed", text[:-1]
        yield "literal trimmed", text[1:]
        yield "万 and 亿 exchanged", text.translate(str.maketrans("万亿", "亿万"))
    yield from _spoilt_numbers(column, cells)
    yield from _swapped(column, text, chance, keys)


def _spoilt_numbers(column: Column, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    text = cells[column.name]
    if column.type in ("integer", "number") or column.name == "value":
        yield "sign", text[1:] if text.startswith("-") else f"-{text}"
        yield "point moved", f"{text}0" if "." not in text else text.replace(".", "")
        if cells.get("unit_id") == "percent":
            yield "percent as fraction", f"{float(text) / 100:g}"
    if column.type == "integer":
        yield from (("offset ±1" if column.name in OFFSETS else "off by one", str(int(text) + by)) for by in (-1, 1))


def _swapped(column: Column, text: str, chance: random.Random, keys: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    swapped = SWAPPED.get(column.name)
    for term in column.terms:
        yield swapped or "word swapped", str(term)
    if values := keys.get(column.name):
        yield swapped or "key of another row", chance.choice(values)
    elif column.name.endswith("_id"):
        yield "identifier renamed", f"{text}x"
    elif swapped and not column.terms:
        yield swapped, chance.choice(("2022", "2023", "2024", "2024-01"))


def _spoilt_digits(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    places = [place for place, character in enumerate(text) if character in "0123456789"]
    if not places:
        return
    place = chance.choice(places)
    digit = chance.choice([digit for digit in "0123456789" if digit != text[place]])
    yield "digit changed", text[:place] + digit + text[place + 1 :]
    yield "full-width digit", text[:place] + chr(ord(text[place]) + 0xFEE0) + text[place + 1 :]
    for first, second in pairwise(places):
        if second == first + 1 and text[first] != text[second]:
            yield "digits swapped", text[:first] + text[second] + text[first] + text[second + 1 :]
            return


def faults_of_characters(skeleton: str, chance: random.Random) -> Iterator[Fault]:
    """Make the faults that touch one character of the skeleton."""
    for place, character in enumerate(skeleton):
        before, behind = skeleton[:place], skeleton[place + 1 :]
        changed = {
            "character dropped": "",
            "character doubled": character * 2,
            "character unmasked": "某" if character == MASK else character,
            "character masked": MASK,
            "no-break space": f"{character}\u00a0",
            "homoglyph": character.translate(HOMOGLYPHS),
        }
        if character in "0123456789":
            changed["digit changed"] = chance.choice([digit for digit in "0123456789" if digit != character])
            changed["full-width digit"] = chr(ord(character) + 0xFEE0)
        if behind[:1] not in ("", character):
            changed["characters exchanged"] = behind[0] + character
        for kind, new in changed.items():
            # An exchange takes up two characters.
            spoilt = before + new + (behind[1:] if kind == "characters exchanged" else behind)
            if spoilt != skeleton:
                yield Fault(SKELETON, "", kind, f"offset {place}: {character!r} -> {new!r}", spoilt.encode("utf-8"))


def faults_of_files(table: str, data: bytes) -> Iterator[Fault]:
    """Make the faults that touch the file as a whole."""
    lines = data.splitlines(keepends=True)
    spoilt = {
        "BOM": b"\xef\xbb\xbf" + data,
        "CRLF": data.replace(b"\n", b"\r\n"),
        "CRLF in one line": b"".join([*lines[:-1], lines[-1].replace(b"\n", b"\r\n")]),
        "last line end lost": data.removesuffix(b"\n"),
        "blank line": data + b"\n",
        "cut off in the middle": data[: len(data) // 2],
        "first line lost": b"".join(lines[1:]),
        "NUL byte": data.replace(b"\n", b"\0\n", 1),
        "byte not UTF-8": data.replace(b"\n", b"\xff\n", 1),
        "other encoding": data.decode("utf-8").encode("gb18030"),
    }
    for kind, new in spoilt.items():
        if new != data:
            yield Fault(table, "(file)", kind, kind, new)
