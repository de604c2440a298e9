"""Series: an indicator over the years, from reports, implied by them, and from other sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xinhui_data.model.comparisons import SeriesMember, SeriesPoint
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.terms import DerivationKind, Measure, Origin

MEASURES = (Measure.LEVEL, Measure.CHANGE)
Figure = Observation | Derived | External


def build_series(
    data: Dataset, observations: Sequence[Observation], derived: Sequence[Derived], external: Sequence[External]
) -> list[SeriesPoint]:
    """Build all series, in the order of their members, each by year and origin; undated values are left out."""
    members: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for member in data.rows(SeriesMember):
        members[member.series_id].add((member.indicator_id, member.subject_id))
    known: dict[tuple[str, str], list[SeriesPoint]] = defaultdict(list)
    for origin, figures in (
        (Origin.REPORT, observations),
        (Origin.IMPLIED, levels_before(derived)),
        (Origin.EXTERNAL, external),
    ):
        for key, point in _points(origin, figures):
            known[key].append(point)
    order = list(Origin)
    return [
        point.model_copy(update={"series_id": series_id})
        for series_id, keys in members.items()
        for point in sorted(
            (point for key in keys for point in known[key]),
            key=lambda point: (point.year, order.index(point.origin), point.figure_id),
        )
    ]


def levels_before(derived: Sequence[Derived]) -> list[Derived]:
    """Give the derived values that belong in a series; an interval alone is none."""
    return [each for each in derived if each.kind is DerivationKind.LEVEL_BEFORE and each.value is not None]


def _points(origin: Origin, figures: Sequence[Figure]) -> Iterator[tuple[tuple[str, str], SeriesPoint]]:
    for figure in figures:
        if figure.measure not in MEASURES or not figure.time_period or figure.value is None:
            continue
        key = figure.indicator_id, figure.subject_id
        yield (
            key,
            SeriesPoint(
                series_id=figure.indicator_id,
                time_period=figure.time_period,
                year=int(figure.time_period[:4]),
                origin=origin,
                indicator_id=figure.indicator_id,
                subject_id=figure.subject_id,
                measure=figure.measure,
                status=figure.status,
                value=figure.value,
                lower=figure.lower,
                upper=figure.upper,
                unit_id=figure.unit_id,
                bound=figure.bound,
                figure_id=figure.derived_id if isinstance(figure, Derived) else figure.observation_id,
                report_id=figure.report_id,
            ),
        )
