"""History: statements of one fact by the dates of their documents, and how each figure relates to another.

A relation is computed from what the two figures state, their intervals and the dates of their documents; a curator
only adds the reason.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain, pairwise
from typing import NamedTuple

from xinhui_data.figures.ranges import Range
from xinhui_data.model.comparisons import Comparison, Pair
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.documents import Document
from xinhui_data.model.statements import Fact, Statement
from xinhui_data.model.terms import Relation

ASPECTS = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period", "unit_id")


class Side(NamedTuple):
    """One side of a comparison: what it states, its value if it has one, what it allows, and its document."""

    id: str
    aspects: tuple[str | None, ...]
    value: Fraction | None
    values: Range
    document: Document
    revises: str | None = None

    @property
    def unit_id(self) -> str | None:
        """The unit of the value."""
        return self.aspects[-1]


def histories(statements: Iterable[Statement]) -> dict[Fact, list[Statement]]:
    """Give the statements of each fact that several documents state, by the dates of the documents."""
    found: dict[Fact, list[Statement]] = defaultdict(list)
    for each in statements:
        found[each.fact].append(each)
    return {fact: sorted(stated, key=_when) for fact, stated in found.items() if len(stated) > 1}


def _when(statement: Statement) -> tuple[date, date, str]:
    earliest, latest = statement.known
    return latest, earliest, statement.id


def sides(statements: Iterable[Statement], derived: Iterable[Derived], data: Dataset) -> dict[str, Side]:
    """Give everything that can be compared, by its identifier."""
    documents = data.by_id(Document)
    found = {each.id: _side(each) for each in statements}
    for value in derived:
        aspects = tuple(getattr(value, name) for name in ASPECTS)
        point = None if value.value is None else Fraction(value.value)
        ends = Range.between(value.lower, value.upper)
        found[value.derived_id] = Side(value.derived_id, aspects, point, ends, documents[value.report_id])
    return found


def _side(statement: Statement) -> Side:
    aspects = (*statement.fact, statement.unit_id)
    value, values = Fraction(statement.value), statement.figure.range
    return Side(statement.id, aspects, value, values, statement.document, statement.entry.revises)


def build_comparisons(data: Dataset, derived: Sequence[Derived]) -> list[Comparison]:
    """Compute every comparison: the curated pairs in their order, then successive statements of one fact.

    Raises:
        KeyError: if a pair names something undefined; check first.
    """
    statements = data.rows(Statement)
    known = sides(statements, derived, data)
    pairs = {(pair.figure_id, pair.other_id): pair for pair in data.rows(Pair)}
    successive = list(_successive(histories(statements).values(), pairs))
    keys = [*pairs, *successive]
    return [compare_sides(known[first], known[second], pairs.get((first, second))) for first, second in keys]


def _successive(
    stated: Iterable[Sequence[Statement]], pairs: Mapping[tuple[str, str], Pair]
) -> Iterator[tuple[str, str]]:
    """Give each statement of a fact with the one before it, and with the one before it by the same publisher."""
    for statements in stated:
        by_publisher: dict[str, list[Statement]] = defaultdict(list)
        for each in statements:
            by_publisher[each.document.publisher_zh].append(each)
        steps = chain(pairwise(statements), *map(pairwise, by_publisher.values()))
        for key in dict.fromkeys((earlier.id, later.id) for earlier, later in steps):
            if key not in pairs and key[::-1] not in pairs:
                yield key


def compare_sides(first: Side, second: Side, pair: Pair | None = None) -> Comparison:
    """Compare two figures: how they relate, in what they differ, and by how much where that has a meaning."""
    aspects = tuple(name for name, a, b in zip(ASPECTS, first.aspects, second.aspects, strict=True) if a != b)
    difference, percent = _difference(first, second, aspects)
    return Comparison(
        figure_id=first.id,
        other_id=second.id,
        relation=relation_of(first, second) if not aspects else Relation.CONTEXT,
        aspects=aspects,
        reason_en=pair.reason_en if pair else None,
        reason_zh=pair.reason_zh if pair else None,
        difference=difference,
        difference_percent=percent,
    )


def relation_of(first: Side, second: Side) -> Relation:
    """State how a figure relates to another one of the same fact."""
    if second.revises == first.id or first.revises == second.id:
        return Relation.REVISES
    if not first.values.meets(second.values):
        return Relation.REVISES if _replaces(first.document, second.document) else Relation.DIFFERS
    if first.values.is_open and not _same(first, second) and first.values.holds(second.values):
        return Relation.REFINES
    return Relation.AGREES


def _replaces(first: Document, second: Document) -> bool:
    """State whether one publisher published one of them certainly after the other."""
    apart = first.date_latest < second.date_earliest or second.date_latest < first.date_earliest
    return apart and first.publisher_zh == second.publisher_zh


def _same(first: Side, second: Side) -> bool:
    return first.values == second.values


def _difference(first: Side, second: Side, aspects: Sequence[str]) -> tuple[float | None, float | None]:
    """Give the difference of two values of one kind: in the base unit, and in per cent of the second."""
    if {"indicator_id", "measure", "unit_id"} & set(aspects) or first.value is None or second.value is None:
        return None, None
    gap = first.value - second.value
    # Per cent of per cents would be mistaken for percentage points.
    if first.unit_id == "percent" or not second.value:
        return float(gap), None
    percent = float(gap / second.value * 100)
    return float(gap), percent if math.isfinite(percent) else None
