"""Double entry: the two readings, their differences, the decisions and the tables must agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xinhui_data.figures.intervals import plain
from xinhui_data.model.columns import Record
from xinhui_data.model.curated import Curated
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.readings import Adjudication
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import Reader

FIELDS = (
    "char_end", "printed", "role", "repeats", "indicator_id", "subject_id", "scope_id", "measure", "status",
    "time_period", "value", "scale", "decimals", "unit_id", "bound", "caveat_ids",
)  # fmt: skip
_COMPARED = ("mentions", "observations", "caveat_links", "readings", "adjudications")
_OF_MENTION = ("char_end", "printed", "role", "repeats")


class Place(NamedTuple):
    """One fact of one mention: report, offset, and which fact (0 for a mention that is not a figure)."""

    report_id: str
    char_start: int
    ordinal: int


Entries = dict[Place, dict[str, str]]


def read_entries(curated: Curated, reader: Reader) -> Entries:
    """Give what one reader recorded, by place and field."""
    return {
        Place(reading.report_id, reading.char_start, reading.ordinal): _texts(reading)
        for reading in (row.record for row in curated.readings)
        if reading.reader is reader
    }


def curated_entries(curated: Curated) -> Entries:
    """Give the content of the tables of mentions, observations and caveat links, by place and field."""
    entries: Entries = {}
    facts: dict[str, int] = {}
    for observation in (row.record for row in curated.observations):
        mention = curated.mention_by_id.get(observation.mention_id)
        if mention is None:
            continue
        facts[mention.mention_id] = facts.get(mention.mention_id, 0) + 1
        place = Place(mention.report_id, mention.char_start, facts[mention.mention_id])
        entries[place] = _texts(observation) | {field: _text(getattr(mention, field)) for field in _OF_MENTION}
        entries[place]["value"] = plain(observation.value)
        entries[place]["caveat_ids"] = ";".join(sorted(curated.caveats_of.get(observation.observation_id, [])))
    for mention in curated.mention_by_id.values():
        if mention.mention_id not in facts:
            entries[Place(mention.report_id, mention.char_start, 0)] = _texts(mention)
    return entries


def _texts(record: Record) -> dict[str, str]:
    return {field: _text(getattr(record, field, None)) for field in FIELDS}


def check_readings(curated: Curated) -> Iterator[Issue]:
    """Check that every difference of the readings is decided, and that the tables hold what was agreed or decided.

    Rows that could not be parsed are reported by the schema check; nothing is compared until they are fixed.
    """
    if any(len(getattr(curated, name)) != len(curated.texts[name].rows) for name in _COMPARED):
        return
    first, second = read_entries(curated, Reader.A), read_entries(curated, Reader.B)
    table = curated_entries(curated)
    yield from _missing(curated, (first, second, table))
    decisions: dict[Place, dict[str, Row[Adjudication]]] = {}
    for row in curated.adjudications:
        record = row.record
        place = Place(record.report_id, record.char_start, record.ordinal)
        decisions.setdefault(place, {})[record.field] = row
    for place in sorted((first.keys() & second.keys() & table.keys()) | decisions.keys()):
        sides = (first.get(place, {}), second.get(place, {}), table.get(place, {}))
        yield from _compare(place, sides, decisions.get(place, {}), curated)


def _compare(
    place: Place,
    sides: tuple[dict[str, str], dict[str, str], dict[str, str]],
    decisions: dict[str, Row[Adjudication]],
    curated: Curated,
) -> Iterator[Issue]:
    file = curated.texts["adjudications"].file
    if not decisions and sides[0] == sides[1] == sides[2]:
        return
    for field in sorted({*FIELDS, *decisions}):
        a, b, held = (side.get(field) for side in sides)
        where = f"{field} at offset {place.char_start}, fact {place.ordinal}"
        if row := decisions.get(field):
            yield from _decision(row, file, where, (a, b, held))
        elif a != b:
            yield Issue(
                file,
                WHOLE_FILE,
                field,
                "undecided",
                f"a decision on {where}",
                f"{a!r} against {b!r}",
                "add a row with the decision and its reason",
            )
        elif held != a:
            yield Issue(
                file,
                WHOLE_FILE,
                field,
                "double-entry",
                f"{a!r} for {where}, as both readings have it",
                f"{held!r} in the tables",
                "correct the table, or add a row that decides against both",
            )


def _missing(curated: Curated, sides: tuple[Entries, Entries, Entries]) -> Iterator[Issue]:
    """Report each fact that is not on all three sides, and each report that was not read twice."""
    places = [set(entries) for entries in sides]
    names = ("the first reading", "the second reading", "the tables")
    file = curated.texts["readings"].file
    for report in curated.report_by_id:
        for reader, seen in zip(names[:2], places[:2], strict=True):
            if not any(place.report_id == report for place in seen):
                yield Issue(file, WHOLE_FILE, "", "two-readings", f"{reader} of {report}", "none", "add the reading")
    for place in sorted(set.union(*places)):
        absent = [name for name, seen in zip(names, places, strict=True) if place not in seen]
        if absent and len(absent) < len(names):
            yield Issue(
                file,
                WHOLE_FILE,
                "",
                "double-entry",
                f"fact {place.ordinal} at offset {place.char_start} of {place.report_id} on all sides",
                f"missing from {' and '.join(absent)}",
                "restore the row that is missing, or remove the others",
            )


def _decision(
    row: Row[Adjudication], file: str, where: str, entries: tuple[str | None, str | None, str | None]
) -> Iterator[Issue]:
    (a, b, held), record = entries, row.record
    for name, wanted, got in (("reading_a", a, record.reading_a), ("reading_b", b, record.reading_b)):
        if wanted != _text(got):
            yield Issue(
                file,
                row.line,
                name,
                "reading",
                f"{wanted!r}, as in readings.csv",
                _text(got),
                "copy what the reading has",
            )
    if held != _text(record.decided):
        yield Issue(
            file,
            row.line,
            "decided",
            "double-entry",
            f"{held!r}, as in the tables",
            _text(record.decided),
            "make decision and table agree",
        )
    if a == b == held:
        yield Issue(file, row.line, "field", "needless", "a difference to decide", where, "delete the row")


def _text(value: object) -> str:
    return "" if value is None else str(value)
