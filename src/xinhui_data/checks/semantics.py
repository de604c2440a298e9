"""Plausibility of observations: status and period, ranges, scopes, units, and one row for one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xinhui_data.checks.part_of import wholes_of
from xinhui_data.model.curated import Curated
from xinhui_data.model.dimensions import Report
from xinhui_data.model.external import CuratedExternal
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.periods import edtf_bounds, last_day
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import CaveatKind, Measure, Role, ScopeKind, Status, UnitKind


def check_meaning(curated: Curated) -> Iterator[Issue]:
    """Check the plausibility of observations and mentions, row by row and against each other."""
    for row in curated.observations:
        yield from _periods(row, curated)
        yield from _ranges(row, curated)
        yield from _scopes(row, curated)
        yield from _units(row, curated)
        yield from _identifiers(row, curated)
    yield from _duplicates(curated)
    yield from _mention_meanings(curated)
    yield from _dates(curated)


def _issue(curated: Curated, row: Row[CuratedObservation], field: str, rule: str, wanted: str, mend: str) -> Issue:
    value = getattr(row.record, field)
    return Issue(
        curated.texts["observations"].file, row.line, field, rule, wanted, "" if value is None else str(value), mend
    )


def _report_of(observation: CuratedObservation, curated: Curated) -> Report | None:
    mention = curated.mention_by_id.get(observation.mention_id)
    return curated.report_by_id.get(mention.report_id) if mention else None


def _periods(row: Row[CuratedObservation], curated: Curated) -> Iterator[Issue]:
    observation, report = row.record, _report_of(row.record, curated)
    period, status = observation.time_period, observation.status
    if (period is None) != (status is Status.OUTLOOK):
        yield _issue(
            curated,
            row,
            "time_period",
            "dated",
            "a period, or empty for the status outlook",
            "fill in or empty the period, or correct the status",
        )
    if period is None or report is None:
        return
    try:
        end = last_day(period)
    except ValueError:
        yield _issue(curated, row, "time_period", "calendar", "a day that exists", "correct the period")
        return
    if status is Status.TARGET and end < report.date_earliest:
        yield _issue(
            curated,
            row,
            "time_period",
            "target-ahead",
            f"not before the report of {report.date_edtf}",
            "a target is later than its report: correct period or status",
        )
    if status is Status.ACTUAL and end > report.date_latest:
        yield _issue(
            curated,
            row,
            "time_period",
            "actual-past",
            f"over by {report.date_latest}, the latest date of its report",
            "an actual figure is not later than its report: correct period or status",
        )


def _ranges(row: Row[CuratedObservation], curated: Curated) -> Iterator[Issue]:
    observation = row.record
    value, measure = observation.value, observation.measure
    unit = curated.unit_by_id.get(observation.unit_id)
    base = observation.base_value
    whole = base == base.to_integral_value()
    if measure is Measure.SHARE and not Decimal(0) <= value <= Decimal(100):
        yield _issue(curated, row, "value", "share-range", "0 to 100 per cent", "correct value or measure")
    if measure is Measure.GROWTH_RATE and value < Decimal(-100):
        yield _issue(curated, row, "value", "growth-range", "-100 per cent or more", "correct value or measure")
    if measure is Measure.RANK and not (value >= 1 and whole):
        yield _issue(curated, row, "value", "rank-range", "a whole number from 1", "correct value or measure")
    if measure is Measure.LEVEL and value < 0:
        yield _issue(curated, row, "value", "level-range", "0 or more", "correct the value, or record it as a change")
    if unit and unit.kind is UnitKind.COUNT and not whole:
        yield _issue(curated, row, "value", "whole-count", "a whole number of items", "correct value or scale")


def _scopes(row: Row[CuratedObservation], curated: Curated) -> Iterator[Issue]:
    if _scope_left_open(row.record, curated):
        return
    if wanted := scope_wanted(row.record, curated):
        mend = (
            "give the group of a rank or the whole of a share; nothing else has a scope. "
            "Where the report states no group, leave a rank without a scope and link a caveat of kind scope"
        )
        yield _issue(curated, row, "scope_id", "scope", wanted, mend)


def _scope_left_open(observation: CuratedObservation, curated: Curated) -> bool:
    """State whether a rank has no scope because the report gives no group, as a caveat on its scope states."""
    if observation.measure is not Measure.RANK or observation.scope_id:
        return False
    kinds = {row.record.caveat_id: row.record.kind for row in curated.caveats}
    linked = curated.caveats_of.get(observation.observation_id, ())
    return any(kinds.get(name) is CaveatKind.SCOPE for name in linked)


def scope_wanted(figure: CuratedObservation | CuratedExternal, curated: Curated) -> str:
    """State which scope a figure should have; empty where it is correct."""
    wanted = {Measure.RANK: ScopeKind.AMONG, Measure.SHARE: ScopeKind.WHOLE}.get(figure.measure)
    scope = curated.scope_by_id.get(figure.scope_id or "")
    if (wanted is None) != (figure.scope_id is None) or (scope is not None and scope.kind is not wanted):
        return f"{f'a scope of kind {wanted}' if wanted else 'empty'} for a {figure.measure}"
    if scope and scope.indicator_id and scope.indicator_id not in _indicators_of_scope(figure, curated):
        return f"a scope of {figure.indicator_id}, not one of {scope.indicator_id}"
    return ""


def _indicators_of_scope(figure: CuratedObservation | CuratedExternal, curated: Curated) -> list[str]:
    """A rank is taken among those of its own indicator, a share of an indicator that holds its own as a part."""
    wholes = wholes_of(figure.indicator_id, curated)
    return wholes[1:] if figure.measure is Measure.SHARE else wholes[:1]


def _units(row: Row[CuratedObservation], curated: Curated) -> Iterator[Issue]:
    observation = row.record
    wanted = unit_wanted(observation, curated)
    if observation.unit_id != wanted:
        yield _issue(
            curated,
            row,
            "unit_id",
            "unit-of-indicator",
            f"{wanted} for the {observation.measure} of {observation.indicator_id}",
            "correct unit, measure or indicator",
        )


def unit_wanted(figure: CuratedObservation | CuratedExternal, curated: Curated) -> str:
    """Give the unit that measure and indicator of a figure require."""
    indicator = curated.indicator_by_id.get(figure.indicator_id)
    fixed = {Measure.RANK: "rank"} | dict.fromkeys((Measure.GROWTH_RATE, Measure.SHARE, Measure.RATIO), "percent")
    return fixed.get(figure.measure, indicator.unit_id if indicator else figure.unit_id)


def _identifiers(row: Row[CuratedObservation], curated: Curated) -> Iterator[Issue]:
    """An identifier that refers to another fact than its row would mislead users who cite it."""
    observation = row.record
    stems = (observation.indicator_id, observation.subject_id.partition("-")[0])
    if not observation.observation_id.startswith(tuple(f"{stem}-" for stem in stems)):
        wanted, mend = f"{stems[0]}-… or {stems[1]}-…", "name it by its indicator, or by its subject"
        yield _issue(curated, row, "observation_id", "identifier", wanted, mend)


def _duplicates(curated: Curated) -> Iterator[Issue]:
    """One row for one fact of a report; the same fact of two reports must agree."""
    first: dict[tuple[object, ...], Row[CuratedObservation]] = {}
    for row in curated.observations:
        observation = row.record
        key = (
            observation.indicator_id,
            observation.subject_id,
            observation.scope_id,
            observation.measure,
            observation.status,
            observation.time_period,
        )
        other = first.setdefault(key, row)
        if other is row:
            continue
        if _report_of(observation, curated) == _report_of(other.record, curated):
            yield _issue(
                curated,
                row,
                "observation_id",
                "natural-key",
                f"one row for one fact; line {other.line} has it",
                "remove one row, or mark the later mention as restated",
            )
        elif not observation.interval.meets(other.record.interval):
            yield _issue(
                curated,
                row,
                "value",
                "consistent",
                f"an interval that meets {other.record.interval}, line {other.line}",
                "correct the value, or distinguish the two facts",
            )


def _mention_meanings(curated: Curated) -> Iterator[Issue]:
    file = curated.texts["mentions"].file
    for row in curated.mentions:
        mention = row.record
        figure = mention.role is Role.FIGURE
        for field in ("meaning_zh", "meaning_en"):
            text = getattr(mention, field)
            if figure != (text is None):
                yield Issue(
                    file,
                    row.line,
                    field,
                    "meaning",
                    "empty" if figure else "what the mention is",
                    text or "",
                    "state why it is excluded; a figure has its meaning in observations",
                )
        if (mention.role is Role.PERIOD) != (mention.period is not None):
            yield Issue(
                file,
                row.line,
                "period",
                "period",
                "a period for the role period, empty for all others",
                mention.period or "",
                "fill in or empty the period, or correct the role",
            )
        elif mention.period and not _period_fits(mention.period, mention.printed):
            yield Issue(
                file,
                row.line,
                "period",
                "period",
                f"a day that exists, with the numbers of {mention.printed}",
                mention.period,
                "copy the printed year, month and day",
            )


def _period_fits(period: str, printed: str) -> bool:
    """State whether a period exists and has the printed numbers: 1月19日 gives its month and day, 2023年度 its year."""
    try:
        last_day(period)
    except ValueError:
        return False
    named, numbers = [int(part) for part in period.split("-")], [int(part) for part in re.findall("[0-9]+", printed)]
    return named[len(named) - len(numbers) :] == numbers


def _dates(curated: Curated) -> Iterator[Issue]:
    """Check that the bounds of a report's date are those of its EDTF form."""
    file = curated.texts["reports"].file
    for row in curated.reports:
        report = row.record
        try:
            bounds = edtf_bounds(report.date_edtf)
        except ValueError as error:
            yield Issue(
                file,
                row.line,
                "date_edtf",
                "edtf",
                "a date, or a set such as [2024-01-19..2024-01-31]",
                report.date_edtf,
                f"correct it: {error}",
            )
            continue
        for field, wanted in zip(("date_earliest", "date_latest"), bounds, strict=True):
            if getattr(report, field) != wanted:
                yield Issue(
                    file,
                    row.line,
                    field,
                    "edtf",
                    f"{wanted}, as in {report.date_edtf}",
                    str(getattr(report, field)),
                    "make the bounds and the EDTF date agree",
                )
