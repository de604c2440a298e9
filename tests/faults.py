"""Realistic faults of the raw tables and skeletons, and a judge that says whether the checks catch one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from xinhui_data.check.cells import check_cells
from xinhui_data.check.keys import check_keys
from xinhui_data.check.ledger import check_ledgers
from xinhui_data.check.raw import check_rules
from xinhui_data.curation.curated import Curated, read_curated
from xinhui_data.curation.home import Home
from xinhui_data.curation.tables import TextTable, parse_rows
from xinhui_data.vocabulary.catalogue import RAW
from xinhui_data.vocabulary.columns import Column, columns_of

Cells = dict[str, str]
Rows = list[tuple[int, Cells]]

# Free text whose every digit or letter no rule can know; its form is checked all the same.
PROSE = ("definition_zh", "definition_en", "caveat_zh", "caveat_en", "note_en", "reason_en", "date_basis_en")
HOMOGLYPHS = str.maketrans("aceopxy", "асеорху")


class Fault(NamedTuple):
    """One fault: in which table and field, of which kind, in words, and the rows as they then are."""

    table: str
    field: str
    kind: str
    words: str
    rows: Rows


class Judge:
    """Says whether the checks catch a fault, without files: only the faulty table is parsed anew."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._curated = read_curated(home)
        self._parsed = {name: parse_rows(self._curated.texts[name], record) for name, record in RAW.items()}

    def rows(self, table: str) -> Rows:
        """Give the rows of a table as they are."""
        return list(self._curated.texts[table].rows)

    def catches(self, fault: Fault) -> bool:
        """Check cells, schema, keys, rules and ledger, and stop at the first issue."""
        record = RAW[fault.table]
        table = TextTable(self._curated.texts[fault.table].file, tuple(fault.rows), ())
        parsed = parse_rows(table, record)
        if len(parsed) != len(fault.rows) or any(check_cells(table, record)):
            return True
        texts = self._curated.texts | {fault.table: table}
        curated = Curated(texts)
        # The cached tables of the sound side are lent, so that only the faulty one costs time.
        curated.__dict__.update(self._parsed | {fault.table: parsed})
        return any(check_keys(texts, RAW)) or bool(check_rules(curated)) or any(check_ledgers(curated, self._home))


def faults_of_rows(table: str, rows: Rows) -> Iterator[Fault]:
    """Make the faults that touch whole rows: each dropped, each doubled, neighbours exchanged."""
    for index, row in enumerate(rows):
        yield Fault(table, "", "row dropped", f"line {row[0]}", rows[:index] + rows[index + 1 :])
        yield Fault(table, "", "row doubled", f"line {row[0]}", [*rows[: index + 1], row, *rows[index + 1 :]])
        if table == "mentions" and index:
            # Only the ledger has an order of its own.
            swapped = [*rows[: index - 1], row, rows[index - 1], *rows[index + 1 :]]
            yield Fault(table, "", "rows exchanged", f"line {row[0]} and the one before", swapped)


def faults_of_cells(table: str, rows: Rows, chance: random.Random, keys: dict[str, list[str]]) -> Iterator[Fault]:
    """Make the faults that touch one cell."""
    columns = columns_of(RAW[table])
    for index, (line, cells) in enumerate(rows):
        for column in columns:
            for kind, text in _spoilt(column, cells[column.name], chance, keys):
                if text != cells[column.name]:
                    spoilt = [*rows[:index], (line, cells | {column.name: text}), *rows[index + 1 :]]
                    words = f"line {line}: {cells[column.name]} -> {text}"
                    yield Fault(table, column.name, kind, words, spoilt)
            other = chance.choice(rows)[1][column.name]
            if other != cells[column.name]:
                exchanged = [*rows[:index], (line, cells | {column.name: other}), *rows[index + 1 :]]
                yield Fault(table, column.name, "value of another row", f"line {line}: {other}", exchanged)


def _spoilt(column: Column, text: str, chance: random.Random, keys: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    if not text:
        return
    yield "emptied", ""
    yield "trailing space", f"{text} "
    yield "no-break space", f"{text}\u00a0"
    if text.translate(HOMOGLYPHS) != text:
        yield "homoglyph", text.translate(HOMOGLYPHS)
    if column.name not in PROSE:
        yield from _spoilt_digits(text, chance)
    if column.name == "printed":
        yield "literal trimmed", text[:-1]
        yield "万 and 亿 exchanged", text.translate(str.maketrans("万亿", "亿万"))
    if column.type in ("integer", "number"):
        yield "sign", text[1:] if text.startswith("-") else f"-{text}"
        yield "point moved", f"{text}0" if "." not in text else text.replace(".", "")
    if column.type == "integer":
        yield "off by one", str(int(text) + chance.choice((-1, 1)))
    for term in column.terms:
        yield "allowed word exchanged", str(term)
    if values := keys.get(column.name):
        yield "key of another row", chance.choice(values)
    elif column.name.endswith("_id"):
        yield "identifier renamed", f"{text}x"


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


def all_faults(judge: Judge, seed: int) -> Iterator[Fault]:
    """Make every fault of every raw table, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    for table, record in RAW.items():
        rows = judge.rows(table)
        keys: dict[str, list[str]] = {}
        for field, target in record.table.foreign_keys.items():
            name, column = target.split(".")
            keys[field] = [cells[column] for _, cells in judge.rows(name or table)]
        yield from faults_of_rows(table, rows)
        yield from faults_of_cells(table, rows, chance, keys)
