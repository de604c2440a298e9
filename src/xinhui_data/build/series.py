"""Series: an indicator over the years, from the report, implied by it, and from other sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xinhui_data.build.derived import build_derived
from xinhui_data.model.comparisons import SeriesMember, SeriesPoint
from xinhui_data.model.curated import Curated
from xinhui_data.model.derived import Derived
from xinhui_data.model.external import CuratedExternal, External
from xinhui_data.model.issues import WHOLE_FILE, Issue, sorted_issues
from xinhui_data.model.observations import CuratedObservation, Observation
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import DerivationKind, Measure, Origin

_MEASURES = (Measure.LEVEL, Measure.CHANGE)


def build_series(
    curated: Curated, observations: Sequence[Observation], derived: Sequence[Derived], external: Sequence[External]
) -> list[SeriesPoint]:
    """Build all series, in the order of their members, each by year and origin; undated values are left out."""
    before = _levels_before(derived)
    sides: tuple[tuple[Origin, str, Sequence[Observation | Derived | External]], ...] = (
        (Origin.REPORT, "observation_id", observations),
        (Origin.IMPLIED, "derived_id", before),
        (Origin.EXTERNAL, "external_id", external),
    )
    members: dict[str, set[tuple[str, str]]] = {}
    for member in (row.record for row in curated.series_members):
        members.setdefault(member.series_id, set()).add((member.indicator_id, member.subject_id))
    report_of = {row.observation_id: row.report_id for row in observations}
    points: list[SeriesPoint] = []
    for series_id, whose in members.items():
        found = [point for side in sides for point in _points(series_id, whose, report_of, *side)]
        points.extend(sorted(found, key=lambda point: (point.year, list(Origin).index(point.origin), point.figure_id)))
    return points


def check_series(curated: Curated) -> list[Issue]:
    """Check that every indicator known for several years is in a series, each with one unit and several years."""
    file = curated.texts["series_members"].file
    years = _years(curated)
    members: dict[str, list[Row[SeriesMember]]] = {}
    for row in curated.series_members:
        members.setdefault(row.record.series_id, []).append(row)
    issues = []
    held = {(row.record.indicator_id, row.record.subject_id) for row in curated.series_members}
    for key in sorted(key for key, known in years.items() if len(known) > 1 and key not in held):
        wanted, mend = f"{key[0]} of {key[1]}, of which several years are known", "add it to a series"
        issues.append(Issue(file, WHOLE_FILE, "", "series-complete", wanted, "none", mend))
    for series_id, rows in members.items():
        keys = [(row.record.indicator_id, row.record.subject_id) for row in rows]
        indicators = [curated.indicator_by_id[name] for name, _ in keys]
        if len({(indicator.unit_id, indicator.topic) for indicator in indicators}) > 1:
            wanted, mend = f"one unit and topic in the series {series_id}", "split the series"
            got = ", ".join(sorted({indicator.unit_id for indicator in indicators}))
            issues.append(Issue(file, rows[0].line, "series_id", "series-unit", wanted, got, mend))
        if len(set().union(*(years.get(key, set()) for key in keys))) < 2:
            mend = "add its other members, or delete it"
            got = f"{series_id} with one"
            issues.append(Issue(file, rows[0].line, "series_id", "series-years", "several years", got, mend))
        for row, key in zip(rows, keys, strict=True):
            if key not in years:
                wanted, got = "an indicator and subject with a dated level", " of ".join(key)
                issues.append(
                    Issue(file, row.line, "indicator_id", "series-member", wanted, got, "correct or delete it")
                )
    return sorted_issues(issues)


def _years(curated: Curated) -> dict[tuple[str, str], set[str]]:
    """Give the years for which a level or change is known, by indicator and subject."""
    figures: list[CuratedObservation | CuratedExternal | Derived] = [row.record for row in curated.observations]
    figures += [row.record for row in curated.external]
    figures += _levels_before(build_derived(curated))
    years: dict[tuple[str, str], set[str]] = {}
    for figure in figures:
        if figure.measure in _MEASURES and figure.time_period:
            years.setdefault((figure.indicator_id, figure.subject_id), set()).add(figure.time_period[:4])
    return years


def _levels_before(derived: Sequence[Derived]) -> list[Derived]:
    """Give the values that belong in a series; an interval alone is none."""
    return [each for each in derived if each.kind is DerivationKind.LEVEL_BEFORE and each.value is not None]


def _points(
    series_id: str,
    whose: set[tuple[str, str]],
    report_of: Mapping[str, str],
    origin: Origin,
    key: str,
    figures: Sequence[Observation | Derived | External],
) -> Iterator[SeriesPoint]:
    for figure in figures:
        belongs = (figure.indicator_id, figure.subject_id) in whose and figure.measure in _MEASURES
        if belongs and figure.time_period and figure.value is not None:
            yield SeriesPoint(
                series_id=series_id,
                time_period=figure.time_period,
                year=int(figure.time_period[:4]),
                origin=origin,
                source_id=figure.source_id if isinstance(figure, External) else None,
                indicator_id=figure.indicator_id,
                subject_id=figure.subject_id,
                measure=figure.measure,
                status=figure.status,
                value=figure.value,
                lower=figure.lower,
                upper=figure.upper,
                unit_id=figure.unit_id,
                bound=figure.bound,
                figure_id=getattr(figure, key),
                report_id=_report(figure, report_of),
            )


def _report(figure: Observation | Derived | External, report_of: Mapping[str, str]) -> str | None:
    if isinstance(figure, Derived):
        return report_of[figure.inputs.split(";")[0]]
    return figure.report_id if isinstance(figure, Observation) else None
