"""Magnitude of outside figures: a figure that is a hundred times another of the same thing has a wrong scale word.

What stands in `external` was read once, so it is held against the figures that it must resemble.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from xinhui_data.checks.part_of import wholes_of
from xinhui_data.model.comparisons import Pair, SeriesMember
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Unit
from xinhui_data.model.issues import Issue
from xinhui_data.model.statements import Statement
from xinhui_data.model.terms import Measure, UnitKind

# One scale word for the next is a factor of ten thousand. Two values of one thing are seldom more than ten times apart,
# and a sum of money is seldom less than a fifteenth of the whole that it is a part of.
SAME, PART = 100, 1000
_MEASURES = (Measure.LEVEL, Measure.CHANGE)


def check_magnitudes(data: Dataset) -> Iterator[Issue]:
    """Check each outside figure against those of the same thing, and against wholes and parts in money."""
    statements = [each for each in data.rows(Statement) if each.entry.measure in _MEASURES]
    series: dict[tuple[str, str], set[str]] = defaultdict(set)
    for member in data.rows(SeriesMember):
        series[member.indicator_id, member.subject_id].add(member.series_id)
    ends = _ends(statements, series)
    parts, paired = _parts(data), _paired(statements, data)
    for each in statements:
        if each.mention is None:
            related = [(each.entry.subject_id, name) for name in parts.get(each.entry.indicator_id, ())]
            compared = {other.id: (other, PART) for key in related for other in ends.get(_kind(key, each), ())}
            compared |= {
                other.id: (other, SAME) for key in _things(each, series) for other in ends.get(_kind(key, each), ())
            }
            compared |= {other.id: (other, SAME) for other in paired[each.id]}
            for other, limit in compared.values():
                yield from _apart(each, other, limit, data)


def _ends(
    statements: Sequence[Statement], series: dict[tuple[str, str], set[str]]
) -> dict[Hashable, tuple[Statement, Statement]]:
    """Give the least and the greatest figure of each thing: what is far from any of them is far from one of these."""
    ends: dict[Hashable, tuple[Statement, Statement]] = {}
    for each in statements:
        if each.value:
            for thing in (*_things(each, series), (each.entry.subject_id, each.entry.indicator_id)):
                least, greatest = ends.get(_kind(thing, each), (each, each))
                ends[_kind(thing, each)] = (
                    min(least, each, key=lambda one: abs(one.value)),
                    max(greatest, each, key=lambda one: abs(one.value)),
                )
    return ends


def _kind(thing: Hashable, each: Statement) -> Hashable:
    return thing, each.entry.measure, each.unit_id


def _paired(statements: Sequence[Statement], data: Dataset) -> dict[str, list[Statement]]:
    """Give the figures of the same indicator with which a curator compares each figure."""
    by_id, paired = {each.id: each for each in statements}, defaultdict[str, list[Statement]](list)
    for pair in data.rows(Pair):
        first, second = by_id.get(pair.figure_id), by_id.get(pair.other_id)
        if first and second and first.entry.indicator_id == second.entry.indicator_id:
            paired[first.id].append(second)
            paired[second.id].append(first)
    return paired


def _things(each: Statement, series: dict[tuple[str, str], set[str]]) -> set[str]:
    """Name the series of a figure; what is in none stands for itself."""
    key = each.entry.indicator_id, each.entry.subject_id
    return series.get(key, {" of ".join(key)})


def _parts(data: Dataset) -> dict[str, set[str]]:
    """Give the wholes and parts in money of each indicator: a number of things may be any part of another."""
    units, related = data.by_id(Unit), defaultdict[str, set[str]](set)
    for row in data.rows(Indicator):
        unit = units.get(row.unit_id)
        if unit is not None and unit.kind is UnitKind.CURRENCY:
            for whole in wholes_of(row.indicator_id, data)[1:]:
                related[row.indicator_id].add(whole)
                related[whole].add(row.indicator_id)
    return related


def _apart(each: Statement, other: Statement, limit: int, data: Dataset) -> Iterator[Issue]:
    values = sorted(abs(one.value) for one in (each, other))
    alike = other is not each and other.entry.measure is each.entry.measure and other.unit_id == each.unit_id
    if not alike or values[0] == 0 or values[1] / values[0] <= Decimal(limit):
        return
    wanted = f"at most {limit} times, or a {limit}th of, {other.value:f}, as {other.id} has"
    fix = "look at the scale word again, in the source and in both literals"
    yield data.issue("magnitude", each.entry, "printed", wanted, f"{each.value:f}", fix)
