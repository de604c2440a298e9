"""Statements of different documents: identifiers, revisions, pairs and series, as computed from the figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from xinhui_data.build.history import histories
from xinhui_data.build.series import MEASURES, levels_before
from xinhui_data.model.comparisons import Pair, SeriesMember
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator
from xinhui_data.model.issues import Issue
from xinhui_data.model.statements import Statement


def check_history(data: Dataset, derived: Sequence[Derived]) -> Iterator[Issue]:
    """Check what runs across documents, once each of them is correct by itself."""
    yield from _identifiers(data)
    yield from _revisions(data)
    yield from _pairs(data, derived)
    yield from _series(data, derived)


def _identifiers(data: Dataset) -> Iterator[Issue]:
    """No two statements of the data set have one identifier."""
    counts = Counter(each.id for each in data.rows(Statement))
    for each in data.rows(Statement):
        if counts[each.id] > 1:
            wanted = "an identifier that no other report or source uses"
            fix = "add the year of this report to it"
            yield data.issue("unique-identifier", each.entry, "observation_id", wanted, each.id, fix)


def _revisions(data: Dataset) -> Iterator[Issue]:
    """What a statement revises states the same fact, in a document that can be older."""
    by_id = {each.id: each for each in data.rows(Statement)}
    for each in by_id.values():
        if each.entry.revises is None:
            continue
        before = by_id.get(each.entry.revises)
        if before is None or before.fact != each.fact or before.known[0] > each.known[1] or before is each:
            wanted = "an earlier statement of the same fact: same indicator, subject, scope, measure, status and period"
            yield data.issue("revises", each.entry, "revises", wanted, each.entry.revises, "correct or empty it")


def _pairs(data: Dataset, derived: Sequence[Derived]) -> Iterator[Issue]:
    """Pairs name figures that exist, and every figure of another source is compared with something."""
    known = {each.id for each in data.rows(Statement)} | {value.derived_id for value in derived}
    compared = {each.id for stated in histories(data.rows(Statement)).values() for each in stated}
    for pair in data.rows(Pair):
        compared |= {pair.figure_id, pair.other_id}
        for field in ("figure_id", "other_id"):
            if (name := getattr(pair, field)) not in known:
                wanted, fix = "an observation, a derived value or a figure of another source", "correct the identifier"
                yield data.issue("foreign-key", pair, field, wanted, name, fix)
    for each in data.rows(Statement):
        if each.mention is None and each.id not in compared:
            fix = "add a pair that says what it is compared with"
            yield data.issue("compared", each.entry, "observation_id", "a pair in pairs.csv", "none", fix)


def _series(data: Dataset, derived: Sequence[Derived]) -> Iterator[Issue]:
    """Every indicator known for several years is in a series, each with one unit and topic and several years."""
    years = _years(data, derived)
    members: dict[str, list[SeriesMember]] = defaultdict(list)
    for member in data.rows(SeriesMember):
        members[member.series_id].append(member)
    held = {(member.indicator_id, member.subject_id) for member in data.rows(SeriesMember)}
    for key in sorted(key for key, known in years.items() if len(known) > 1 and key not in held):
        wanted = f"{key[0]} of {key[1]}, of which several years are known"
        yield data.file_issue("series-complete", SeriesMember, "", wanted, "none", "add it to a series")
    indicators = data.by_id(Indicator)
    for series_id, rows in members.items():
        kinds = {(indicators[row.indicator_id].unit_id, indicators[row.indicator_id].topic) for row in rows}
        if len(kinds) > 1:
            wanted, got = f"one unit and topic in the series {series_id}", ", ".join(sorted(unit for unit, _ in kinds))
            yield data.issue("series-unit", rows[0], "series_id", wanted, got, "split the series")
        if len(set().union(*(years.get((row.indicator_id, row.subject_id), set()) for row in rows))) < 2:
            fix = "add its other members, or delete it"
            yield data.issue("series-years", rows[0], "series_id", "several years", f"{series_id} with one", fix)
        for row in rows:
            if (row.indicator_id, row.subject_id) not in years:
                wanted, got = "an indicator and subject with a dated level", f"{row.indicator_id} of {row.subject_id}"
                yield data.issue("series-member", row, "indicator_id", wanted, got, "correct or delete it")


def _years(data: Dataset, derived: Sequence[Derived]) -> dict[tuple[str, str], set[str]]:
    """Give the years for which a level or change is known, by indicator and subject."""
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in (*(each.entry for each in data.rows(Statement)), *levels_before(derived)):
        if figure.measure in MEASURES and figure.time_period:
            years[figure.indicator_id, figure.subject_id].add(figure.time_period[:4])
    return years
