"""Plausibility of statements: status and period, ranges, scopes, identifiers, and one row for one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xinhui_data.checks.part_of import wholes_of
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Scope, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Caveat, Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.periods import last_day
from xinhui_data.model.statements import Fact, Statement
from xinhui_data.model.terms import Access, CaveatKind, Measure, Role, ScopeKind, Status, UnitKind


def check_semantics(data: Dataset, shared: Dataset) -> Iterator[Issue]:
    """Check the plausibility of the statements and mentions of a report, or of the statements of other sources."""
    for each in data.rows(Statement):
        yield from _periods(each, data)
        yield from _ranges(each, data, shared)
        yield from _scopes(each, data, shared)
        if each.mention is not None:
            yield from _identifiers(each, data)
    yield from _duplicates(data)
    yield from _mention_meanings(data)
    yield from _addresses(data)


def _periods(each: Statement, data: Dataset) -> Iterator[Issue]:
    entry, document = each.entry, each.document
    period, status = entry.time_period, entry.status
    if each.mention is not None and (period is None) != (status is Status.OUTLOOK):
        wanted, fix = "a period, or empty for the status outlook", "fill in or empty the period, or correct the status"
        yield data.issue("dated", entry, "time_period", wanted, period, fix)
    if period is None:
        return
    try:
        end = last_day(period)
    except ValueError:
        yield data.issue("calendar", entry, "time_period", "a day that exists", period, "correct the period")
        return
    if each.mention is None:
        return
    if status is Status.TARGET and end < document.date_earliest:
        wanted, fix = f"not before the report of {document.date_edtf}", "correct period or status"
        yield data.issue("target-ahead", entry, "time_period", wanted, period, fix)
    if status is Status.ACTUAL and end > document.date_latest:
        wanted, fix = f"over by {document.date_latest}, the latest date of its report", "correct period or status"
        yield data.issue("actual-past", entry, "time_period", wanted, period, fix)


def _ranges(each: Statement, data: Dataset, shared: Dataset) -> Iterator[Issue]:
    measure, figure, unit = each.entry.measure, each.figure, shared.by_id(Unit).get(each.unit_id)
    numbers = [figure.number] if figure.number_to is None else [figure.number, figure.number_to]
    values = [number.scaleb(figure.scale) for number in numbers]
    whole = all(value == value.to_integral_value() for value in values)
    rules = (
        (
            "share-range",
            measure is Measure.SHARE and not all(0 <= value <= 100 for value in values),
            "0 to 100 per cent",
        ),
        ("growth-range", measure is Measure.GROWTH_RATE and min(values) < Decimal(-100), "-100 per cent or more"),
        ("rank-range", measure is Measure.RANK and not (min(values) >= 1 and whole), "a whole number from 1"),
        ("level-range", measure is Measure.LEVEL and min(values) < 0, "0 or more; a decline is a change"),
        ("whole-count", unit is not None and unit.kind is UnitKind.COUNT and not whole, "a whole number of items"),
    )
    for rule, broken, wanted in rules:
        if broken:
            yield data.issue(rule, each.entry, "measure", wanted, each.printed, "correct literal, measure or indicator")


def _scopes(each: Statement, data: Dataset, shared: Dataset) -> Iterator[Issue]:
    if _scope_left_open(each, shared):
        return
    if wanted := _scope_wanted(each, shared):
        fix = (
            "give the group of a rank or the whole of a share; nothing else has a scope. "
            "Where a report states no group, leave a rank without a scope and link a caveat of kind scope"
        )
        yield data.issue("scope", each.entry, "scope_id", wanted, each.entry.scope_id, fix)


def _scope_left_open(each: Statement, shared: Dataset) -> bool:
    """State whether a rank has no scope because the report gives no group, as a caveat on its scope states."""
    if each.entry.measure is not Measure.RANK or each.entry.scope_id:
        return False
    caveats = [shared.by_id(Caveat).get(name) for name in each.caveat_ids]
    return any(caveat is not None and caveat.kind is CaveatKind.SCOPE for caveat in caveats)


def _scope_wanted(each: Statement, shared: Dataset) -> str:
    """State which scope a figure should have; empty where it is correct."""
    entry = each.entry
    wanted = {Measure.RANK: ScopeKind.AMONG, Measure.SHARE: ScopeKind.WHOLE}.get(entry.measure)
    scope = shared.by_id(Scope).get(entry.scope_id or "")
    if (wanted is None) != (entry.scope_id is None) or (scope is not None and scope.kind is not wanted):
        return f"{f'a scope of kind {wanted}' if wanted else 'empty'} for a {entry.measure}"
    if scope and scope.indicator_id:
        # A rank is taken among those of its own indicator, a share of an indicator that holds its own as a part.
        wholes = wholes_of(entry.indicator_id, shared)
        allowed = wholes[1:] if entry.measure is Measure.SHARE else wholes[:1]
        if scope.indicator_id not in allowed:
            return f"a scope of {entry.indicator_id}, not one of {scope.indicator_id}"
    return ""


def _identifiers(each: Statement, data: Dataset) -> Iterator[Issue]:
    """An identifier that refers to another fact than its row would mislead users who cite it."""
    stems = (each.entry.indicator_id, each.entry.subject_id.partition("-")[0])
    if not each.id.startswith(tuple(f"{stem}-" for stem in stems)):
        wanted, fix = f"{stems[0]}-… or {stems[1]}-…", "name it by its indicator, or by its subject"
        yield data.issue("identifier", each.entry, "observation_id", wanted, each.id, fix)


def _duplicates(data: Dataset) -> Iterator[Issue]:
    """One row for one fact of a document."""
    first: dict[tuple[str, Fact], Statement] = {}
    for each in data.rows(Statement):
        other = first.setdefault((each.document.document_id, each.fact), each)
        if other is not each:
            wanted = f"one row for one fact; line {data.place(other)[1]} has it"
            fix = "remove one row, or mark the later mention as restated"
            yield data.issue("natural-key", each.entry, "observation_id", wanted, each.id, fix)


def _mention_meanings(data: Dataset) -> Iterator[Issue]:
    for mention in data.rows(Mention):
        figure = mention.role is Role.FIGURE
        for field in ("meaning_zh", "meaning_en"):
            text = getattr(mention, field)
            if figure != (text is None):
                wanted = "empty" if figure else "what the mention is"
                fix = "state why it is excluded; a figure has its meaning in observations"
                yield data.issue("meaning", mention, field, wanted, text, fix)
        if (mention.role is Role.PERIOD) != (mention.period is not None):
            wanted = "a period for the role period, empty for all others"
            fix = "fill in or empty the period, or correct the role"
            yield data.issue("period", mention, "period", wanted, mention.period, fix)
        elif mention.period and not _period_fits(mention.period, mention.printed):
            wanted = f"a day that exists, with the numbers of {mention.printed}"
            yield data.issue(
                "period", mention, "period", wanted, mention.period, "copy the printed year, month and day"
            )


def _period_fits(period: str, printed: str) -> bool:
    """State whether a period exists and has the printed numbers: 1月19日 gives its month and day, 2023年度 its year."""
    try:
        last_day(period)
    except ValueError:
        return False
    named, numbers = [int(part) for part in period.split("-")], [int(part) for part in re.findall("[0-9]+", printed)]
    return named[len(named) - len(numbers) :] == numbers


def _addresses(data: Dataset) -> Iterator[Issue]:
    """An original or a copy has an address; a document without one must be marked unlinked."""
    for document in data.rows(Document):
        if (document.url is None) != (document.access is Access.UNLINKED):
            url = document.url
            wanted = "empty for the access unlinked" if url else f"an address for the access {document.access}"
            fix = f"record the address, or use {Access.UNLINKED}" if url is None else "use original or copy"
            yield data.issue("address", document, "url", wanted, url, fix)
