"""Related figures against each other: a part is never more than its whole, and parts that make it up add up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from xinhui_data.figures.ranges import Range
from xinhui_data.model.curated import Curated
from xinhui_data.model.external import CuratedExternal
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import Measure

# The system of national accounts parts the product of a place in three, and in no more.
MAKE_UP = {"gdp": ("primary-industry-value-added", "secondary-industry-value-added", "tertiary-industry-value-added")}

Figure = CuratedObservation | CuratedExternal
F = TypeVar("F", CuratedObservation, CuratedExternal)


def check_relations(curated: Curated) -> Iterator[Issue]:
    """Check that wholes have the unit of their parts, none is part of itself, and parts fit their wholes."""
    file = curated.texts["indicators"].file
    for row in curated.indicators:
        whole = curated.indicator_by_id.get(row.record.part_of or "")
        if whole is None:
            continue
        got = whole.indicator_id
        if row.record.indicator_id in wholes_of(got, curated):
            mend = "give only the wider indicator"
            yield Issue(file, row.line, "part_of", "circle", "a whole that is not a part of this", got, mend)
        if whole.unit_id != row.record.unit_id:
            wanted, mend = f"an indicator in {row.record.unit_id}", "correct unit or whole"
            yield Issue(file, row.line, "part_of", "unit-of-whole", wanted, f"{got} in {whole.unit_id}", mend)
    for observation in curated.observations:
        yield from _within_wholes(observation, curated.observations, curated)
    for external in curated.external:
        yield from _within_wholes(external, curated.external, curated)
    yield from _sums(curated)


def wholes_of(indicator_id: str, curated: Curated) -> list[str]:
    """Give an indicator and all that it is a part of, nearest first."""
    wholes: list[str] = []
    name: str | None = indicator_id
    while name and name not in wholes:
        wholes.append(name)
        indicator = curated.indicator_by_id.get(name)
        name = indicator.part_of if indicator else None
    return wholes


def _within_wholes(row: Row[F], figures: Sequence[Row[F]], curated: Curated) -> Iterator[Issue]:
    part = row.record
    wholes = wholes_of(part.indicator_id, curated)[1:]
    if part.measure is not Measure.LEVEL or not wholes:
        return
    for other in figures:
        whole = other.record
        if whole.indicator_id not in wholes or not _alike(part, whole):
            continue
        least, most = part.interval.lower, whole.interval.upper
        if least is not None and most is not None and least > most:
            yield Issue(
                curated.texts[part.table.name].file,
                row.line,
                "value",
                "part-of-whole",
                f"at most {most}, as {_name(whole)} has, line {other.line}",
                str(least),
                "correct one of the two, or the indicator's part_of",
            )


def _alike(first: Figure, second: Figure) -> bool:
    names = ("subject_id", "measure", "status", "time_period")
    return all(getattr(first, name) == getattr(second, name) for name in names)


def _name(figure: Figure) -> str:
    return figure.observation_id if isinstance(figure, CuratedObservation) else figure.external_id


def _sums(curated: Curated) -> Iterator[Issue]:
    """Parts that one source gives of a whole, and that make it up by definition, add up to it."""
    file = curated.texts["external"].file
    for row in curated.external:
        whole = row.record
        parts = {
            other.record.indicator_id: other.record
            for other in curated.external
            if other.record.indicator_id in MAKE_UP.get(whole.indicator_id, ())
            and other.record.source_id == whole.source_id
            and _alike(other.record, whole)
        }
        if not parts or whole.measure is not Measure.LEVEL or len(parts) < len(MAKE_UP[whole.indicator_id]):
            continue
        total = sum((Range.of_interval(part.interval) for part in parts.values()), Range.of(0))
        if not total.meets(Range.of_interval(whole.interval)):
            wanted = f"a value in {total}, the sum of {', '.join(_name(part) for part in parts.values())}"
            mend = "correct the whole or the part that is wrong"
            yield Issue(file, row.line, "value", "sum-of-parts", wanted, str(whole.base_value), mend)
