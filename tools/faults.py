"""Realistic faults of the raw tables and of the skeleton, one at a time, the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from tools.judge import DATASET, DOCUMENTS, PAGE, READMES, REPORT, SKELETON, TABLES, Fault, Judge, Rows
from xinhui_data.model.catalogue import READINGS, STORY
from xinhui_data.model.columns import Column, columns_of
from xinhui_data.model.skeleton import MASK

# Free text whose every digit or letter no rule can know; its form is checked all the same.
PROSE = (
    "definition_zh", "definition_en", "caveat_zh", "caveat_en", "note_en", "reason_en", "title_en", "title_zh",
    "lead_en", "lead_zh", "finding_en", "finding_zh",
)  # fmt: skip
HOMOGLYPHS = str.maketrans("aceopxyABCEGMNPTX", "асеорхуАВСЕԌМΝРТХ")
SWAPPED = {
    "bound": "bound swapped", "status": "status swapped", "measure": "measure swapped", "role": "role swapped",
    "time_period": "period swapped", "period": "period swapped", "subject_id": "subject swapped",
    "indicator_id": "indicator swapped", "unit_id": "unit swapped",
}  # fmt: skip
DIGITS = "0123456789"
PLACES = 200  # of the page, which has more digits than can be tried
OFFSETS = ("char_start",)
# What makes a figure and binds it to print, and what ties the tables: every fault in it must be caught.
VITAL = ("value", "value_to", "unit_id", "scale", "decimals", "printed", "role", "ordinal", *OFFSETS)
# Which figures are compared is a choice of the curators, checked where it follows from the figures.
CHOSEN = ("pairs", "series_members")
# Free text of dataset.toml.
SAID = ("title", "title_zh", "description", "description_zh", "keywords")
ROW_KINDS = ("row dropped", "row doubled", "rows exchanged", "caveat unlinked")


def must_be_caught(fault: Fault) -> bool:
    """Say whether a fault touches value, unit, scale, decimals, literal, offset, role, row presence or a key.

    Or identity, licence, date, READMEs and page: what stands beside the tables and is no free text.
    """
    if fault.table == DATASET:
        return fault.field not in SAID
    if fault.table == REPORT:
        return fault.field in ("length", "skeleton_sha256")
    return fault.table not in TABLES or _vital_in_table(fault)


def _vital_in_table(fault: Fault) -> bool:
    chosen = fault.table in STORY or (fault.table, fault.field) == ("anchors", "field")
    if chosen or (fault.table in READINGS and fault.kind not in ROW_KINDS):
        return False
    if fault.table in CHOSEN and fault.kind == "row dropped":
        return False
    if fault.kind in ROW_KINDS or fault.field in VITAL:
        return True
    table = TABLES[fault.table].table
    return fault.table not in CHOSEN and fault.field in (*table.primary_key, *table.foreign_keys)


def all_faults(judge: Judge, seed: int) -> Iterator[Fault]:
    """Produce every fault of every raw table and of the skeleton."""
    chance = random.Random(seed)  # noqa: S311
    for table, record in TABLES.items():
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
    yield from faults_of_documents(judge, chance)


def faults_of_documents(judge: Judge, chance: random.Random) -> Iterator[Fault]:
    """Make the faults of what stands beside the tables."""
    for name in (DATASET, REPORT):
        yield from faults_of_settings(name, judge.bytes_of(name).decode("utf-8"), chance)
    for name in READMES:
        yield from faults_of_lines(name, judge.bytes_of(name).decode("utf-8"), chance)
    page = judge.bytes_of(PAGE)
    digits = [place for place, byte in enumerate(page) if chr(byte) in DIGITS]
    for place in chance.sample(digits, PLACES):
        digit = chance.choice([digit for digit in DIGITS if digit != chr(page[place])])
        faulty = page[:place] + digit.encode() + page[place + 1 :]
        yield Fault(PAGE, "(page)", "digit changed", f"byte {place}: {chr(page[place])} -> {digit}", faulty)
    for name in DOCUMENTS:
        for fault in faults_of_files(name, judge.bytes_of(name)):
            # The first line is a comment, or is tried as a line.
            if name not in (DATASET, REPORT) or fault.kind != "first line lost":
                yield fault


def faults_of_settings(name: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """Make the faults that touch one value of a TOML file, or one of its lines."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        field, equals, value = line.partition(" = ")
        if not equals:
            continue
        faulty = {"line dropped": "", "line doubled": line * 2}
        words = re.findall(r'"[^"]*"|[0-9][0-9-]*', value)
        inner = words[0].strip('"')
        new = dict(_faulty_digits(inner, chance)) | {
            "emptied": "",
            "trailing space": f"{inner} ",
            "no-break space": f"{inner}\u00a0",
            "letter dropped": inner[:-1],
            "formula": f"={inner}",
            "homoglyph": inner.translate(HOMOGLYPHS),
            "script as address": "javascript:alert(1)",
        }
        faulty |= {kind: line.replace(inner, word, 1) for kind, word in new.items() if word != inner}
        if not value.startswith(('"', "[")):
            del faulty["trailing space"]  # White space behind a date says nothing.
        if len(words) > 1:
            faulty["value doubled"] = line.replace(words[0], f"{words[0]}, {words[0]}", 1)
        above = lines[number - 1].partition(" = ") if number else ("", "", "")
        exchanged = "".join(
            [*lines[: number - 1], above[0], equals, value, field, equals, above[2], *lines[number + 1 :]]
        )
        if above[1] and value[:1] == above[2][:1]:
            yield Fault(name, field, "values exchanged", f"{above[0]} and {field}", exchanged.encode("utf-8"))
        for kind, new_line in faulty.items():
            changed = "".join([*lines[:number], new_line, *lines[number + 1 :]])
            yield Fault(name, field, kind, f"line {number + 1}: {new_line.strip()}", changed.encode("utf-8"))


def faults_of_lines(name: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """Make the faults that touch one line of a README."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        faulty = {"line dropped": "", "line doubled": line * 2, "trailing space": f"{line[:-1]} \n"}
        for kind, new in {**faulty, **dict(_faulty_digits(line, chance))}.items():
            changed = "".join([*lines[:number], new, *lines[number + 1 :]])
            yield Fault(name, "(line)", kind, f"line {number + 1}", changed.encode("utf-8"))


def faults_of_rows(table: str, rows: Rows) -> Iterator[Fault]:
    """Produce the faults of whole rows: each dropped, each doubled, neighbours exchanged."""
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
    """Produce the faults of one cell, or of the same cell of two rows."""
    for index, (line, cells) in enumerate(rows):
        for column in columns_of(TABLES[table]):
            name, text = column.name, cells[column.name]
            for kind, new in _faulty(column, cells, chance, keys):
                if new != text:
                    faulty = [*rows[:index], (line, cells | {name: new}), *rows[index + 1 :]]
                    yield Fault(table, name, kind, f"line {line}: {text} -> {new}", faulty)
            if index and (before := rows[index - 1][1][name]) != text:
                above = (rows[index - 1][0], rows[index - 1][1] | {name: text})
                below = (line, cells | {name: before})
                if above[1] == cells and below[1] == rows[index - 1][1]:
                    continue  # The two rows only change places.
                exchanged = [*rows[: index - 1], above, below, *rows[index + 1 :]]
                yield Fault(table, name, "values exchanged", f"lines {line - 1} and {line}", exchanged)


def _faulty(
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
        yield from _faulty_digits(text, chance)
    if column.name in ("printed", "word"):
        yield "literal trimmed", text[:-1]
        yield "literal trimmed", text[1:]
        yield "万 and 亿 exchanged", text.translate(str.maketrans("万亿", "亿万"))
    yield from _faulty_numbers(column, cells)
    yield from _swapped(column, text, chance, keys)


def _faulty_numbers(column: Column, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
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


def _faulty_digits(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    places = [place for place, character in enumerate(text) if character in DIGITS]
    if not places:
        return
    place = chance.choice(places)
    digit = chance.choice([digit for digit in DIGITS if digit != text[place]])
    yield "digit changed", text[:place] + digit + text[place + 1 :]
    yield "full-width digit", text[:place] + chr(ord(text[place]) + 0xFEE0) + text[place + 1 :]
    for first, second in pairwise(places):
        if second == first + 1 and text[first] != text[second]:
            yield "digits swapped", text[:first] + text[second] + text[first] + text[second + 1 :]
            return


def faults_of_characters(skeleton: str, chance: random.Random) -> Iterator[Fault]:
    """Produce the faults of one character of the skeleton."""
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
        if character in DIGITS:
            changed["digit changed"] = chance.choice([digit for digit in DIGITS if digit != character])
            changed["full-width digit"] = chr(ord(character) + 0xFEE0)
        if behind[:1] not in ("", character):
            changed["characters exchanged"] = behind[0] + character
        for kind, new in changed.items():
            # An exchange takes up two characters.
            faulty = before + new + (behind[1:] if kind == "characters exchanged" else behind)
            if faulty != skeleton:
                yield Fault(SKELETON, "", kind, f"offset {place}: {character!r} -> {new!r}", faulty.encode("utf-8"))


def faults_of_files(table: str, data: bytes) -> Iterator[Fault]:
    """Produce the faults of the file as a whole."""
    lines = data.splitlines(keepends=True)
    faulty = {
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
    for kind, new in faulty.items():
        if new != data:
            yield Fault(table, "(file)", kind, kind, new)
