"""Related figures of one document: a part is never more than its whole, and parts that make it up add up to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from xinhui_data.figures.ranges import Range
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator
from xinhui_data.model.issues import Issue
from xinhui_data.model.statements import Statement
from xinhui_data.model.terms import Measure

# The system of national accounts parts the product of a place in three, and in no more.
MAKE_UP = {"gdp": ("primary-industry-value-added", "secondary-industry-value-added", "tertiary-industry-value-added")}

Levels = Mapping[tuple[object, ...], Sequence[Statement]]


def check_wholes(shared: Dataset) -> Iterator[Issue]:
    """Check that no indicator is part of itself, and that wholes have the unit of their parts."""
    indicators = shared.by_id(Indicator)
    for row in shared.rows(Indicator):
        whole = indicators.get(row.part_of or "")
        if whole is None:
            continue
        got = whole.indicator_id
        if row.indicator_id in wholes_of(got, shared):
            wanted, fix = "a whole that is not a part of this", "give only the wider indicator"
            yield shared.issue("circle", row, "part_of", wanted, got, fix)
        if whole.unit_id != row.unit_id:
            wanted, fix = f"an indicator in {row.unit_id}", "correct unit or whole"
            yield shared.issue("unit-of-whole", row, "part_of", wanted, f"{got} in {whole.unit_id}", fix)


def wholes_of(indicator_id: str, shared: Dataset) -> list[str]:
    """Give an indicator and all that it is a part of, nearest first."""
    indicators, wholes = shared.by_id(Indicator), list[str]()
    name: str | None = indicator_id
    while name and name not in wholes:
        wholes.append(name)
        indicator = indicators.get(name)
        name = indicator.part_of if indicator else None
    return wholes


def check_parts(data: Dataset, shared: Dataset) -> Iterator[Issue]:
    """Check the levels of each document against the wholes of which they are parts, and sums of parts."""
    levels: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in data.rows(Statement):
        if each.entry.measure is Measure.LEVEL:
            levels[_key(each.entry.indicator_id, each)].append(each)
    for statements in levels.values():
        for part in statements:
            yield from _within_wholes(part, levels, data, shared)
            yield from _sums(part, levels, data)


def _key(indicator_id: str, each: Statement) -> tuple[object, ...]:
    entry = each.entry
    return indicator_id, each.document.document_id, entry.subject_id, entry.status, entry.time_period


def _within_wholes(part: Statement, levels: Levels, data: Dataset, shared: Dataset) -> Iterator[Issue]:
    for indicator_id in wholes_of(part.entry.indicator_id, shared)[1:]:
        for whole in levels.get(_key(indicator_id, part), ()):
            least, most = part.interval.lower, whole.interval.upper
            if least is not None and most is not None and least > most:
                wanted = f"at most {most}, as {whole.id} has, line {data.place(whole)[1]}"
                fix = "correct one of the two, or the indicator's part_of"
                yield data.issue("part-of-whole", part.entry, "indicator_id", wanted, least, fix)


def _sums(whole: Statement, levels: Levels, data: Dataset) -> Iterator[Issue]:
    """Parts that one document gives of a whole, and that make it up by definition, add up to it."""
    names = MAKE_UP.get(whole.entry.indicator_id, ())
    parts = [part for name in names for part in levels.get(_key(name, whole), ())[:1]]
    if not parts or len(parts) < len(names):
        return
    total = sum((part.figure.range for part in parts), Range.of(0))
    if not total.meets(whole.figure.range):
        wanted = f"a value in {total}, the sum of {', '.join(part.id for part in parts)}"
        fix = "correct the whole or the part that is wrong"
        yield data.issue("sum-of-parts", whole.entry, "indicator_id", wanted, whole.printed, fix)
