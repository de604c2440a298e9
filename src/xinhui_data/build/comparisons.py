"""Comparisons: each pair of a figure of the report and one of another source, with relation and difference."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from xinhui_data.build.derived import build_derived
from xinhui_data.figures.ranges import Range
from xinhui_data.model.comparisons import Comparison, Pair
from xinhui_data.model.curated import Curated
from xinhui_data.model.derived import Derived
from xinhui_data.model.external import CuratedExternal
from xinhui_data.model.issues import Issue, sorted_issues
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import Relation

ASPECTS = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period", "unit_id")


class Side(NamedTuple):
    """One side of a pair: what it speaks of, its value if it has one, and all values that its printed form allows."""

    aspects: tuple[str | None, ...]
    value: Fraction | None
    values: Range

    @property
    def unit_id(self) -> str | None:
        """The unit of the value."""
        return self.aspects[-1]


class Finding(NamedTuple):
    """What follows from the figures of a pair."""

    relation: Relation
    aspects: tuple[str, ...]
    difference: float | None
    difference_percent: float | None


def build_comparisons(curated: Curated, derived: list[Derived]) -> list[Comparison]:
    """Compute every comparison, in the order of the pairs.

    Raises:
        KeyError: if a pair names something undefined; check first.
    """
    ours, theirs = _ours(curated, derived), _theirs(curated)
    comparisons = []
    for pair in (row.record for row in curated.pairs):
        finding = find_relation(ours[pair.ours_id], theirs[pair.external_id])
        comparisons.append(
            Comparison(
                **pair.model_dump(),
                difference=finding.difference,
                difference_percent=finding.difference_percent,
            )
        )
    return comparisons


def check_pairs(curated: Curated) -> list[Issue]:
    """Check that each pair names figures that exist, and that its relation and aspects are those that are computed."""
    ours, theirs = _ours(curated, build_derived(curated)), _theirs(curated)
    return sorted_issues(issue for row in curated.pairs for issue in _check(row, ours, theirs, curated))


def _check(row: Row[Pair], ours: dict[str, Side], theirs: dict[str, Side], curated: Curated) -> Iterator[Issue]:
    pair, file = row.record, curated.texts["pairs"].file
    if pair.ours_id not in ours:
        wanted, mend = "an observation or a derived value", "correct the identifier; `xinhui-data show` lists them"
        yield Issue(file, row.line, "ours_id", "foreign-key", wanted, pair.ours_id, mend)
        return
    finding = find_relation(ours[pair.ours_id], theirs[pair.external_id])
    for field, wanted in (("relation", str(finding.relation)), ("aspects", ";".join(finding.aspects))):
        got = str(getattr(pair, field) or "")
        if got != wanted:
            mend = "correct the pair, or the figure to which it refers"
            yield Issue(file, row.line, field, "computed", f"{wanted or 'empty'}, as computed", got, mend)


def find_relation(ours: Side, theirs: Side) -> Finding:
    """State how a figure of another source relates to that of the report."""
    aspects = tuple(name for name, a, b in zip(ASPECTS, ours.aspects, theirs.aspects, strict=True) if a != b)
    difference = percent = None
    alike = not {"indicator_id", "measure", "unit_id"} & set(aspects)
    if alike and ours.value is not None and theirs.value is not None:
        gap = ours.value - theirs.value
        difference = float(gap)
        # Per cent of per cents would be mistaken for percentage points.
        percent = None if ours.unit_id == "percent" or not theirs.value else float(gap / theirs.value * 100)
    if aspects:
        relation = Relation.CONTEXT
    elif not ours.values.meets(theirs.values):
        relation = Relation.DIFFERS
    elif ours.values.is_open and ours.values.holds(theirs.values):
        relation = Relation.REFINES
    else:
        relation = Relation.AGREES
    return Finding(relation, aspects, difference, percent)


def _ours(curated: Curated, derived: list[Derived]) -> dict[str, Side]:
    sides = {row.record.observation_id: _side(row.record) for row in curated.observations}
    for value in derived:
        ends = Range.of_floats(value.lower, value.upper)
        point = None if value.value is None else Fraction(value.value)
        sides[value.derived_id] = Side(_aspects(value), point, ends)
    return sides


def _theirs(curated: Curated) -> dict[str, Side]:
    return {row.record.external_id: _side(row.record) for row in curated.external}


def _side(figure: CuratedObservation | CuratedExternal) -> Side:
    return Side(_aspects(figure), Fraction(figure.base_value), Range.of_interval(figure.interval))


def _aspects(figure: CuratedObservation | CuratedExternal | Derived) -> tuple[str | None, ...]:
    return tuple(getattr(figure, name) for name in ASPECTS)
