"""Magnitude of outside figures: a figure that is a hundred times another of the same thing has a wrong scale word.

What stands in `external` was read once; its literal and its row would agree on a wrong 万 or 亿, so it is held against
the figures that it must resemble.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xinhui_data.checks.part_of import wholes_of
from xinhui_data.model.curated import Curated
from xinhui_data.model.external import CuratedExternal
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import Measure, UnitKind

# One scale word for the next is a factor of ten thousand. No two values of one thing in today's data are more than ten
# times apart, and no sum of money is less than a fifteenth of the whole that it is a part of.
SAME, PART = 100, 1000
_MEASURES = (Measure.LEVEL, Measure.CHANGE)

Figure = CuratedObservation | CuratedExternal


def check_magnitudes(curated: Curated) -> Iterator[Issue]:
    """Check each outside figure against those of the same thing, and against wholes and parts in money."""
    file = curated.texts["external"].file
    series: dict[tuple[str, str], set[str]] = {}
    for member in (row.record for row in curated.series_members):
        series.setdefault((member.indicator_id, member.subject_id), set()).add(member.series_id)
    paired = {(row.record.ours_id, row.record.external_id) for row in curated.pairs}
    others: list[tuple[str, Figure]] = [(row.record.observation_id, row.record) for row in curated.observations]
    others += [(row.record.external_id, row.record) for row in curated.external]
    for row in curated.external:
        figure = row.record
        for name, other in others:
            if other is figure or not _comparable(figure, other):
                continue
            same = _series_of(figure, series) & _series_of(other, series)
            if same or (figure.indicator_id == other.indicator_id and (name, figure.external_id) in paired):
                yield from _apart(row, name, other, SAME, file)
            elif figure.subject_id == other.subject_id and _related(figure, other, curated):
                yield from _apart(row, name, other, PART, file)


def _comparable(figure: Figure, other: Figure) -> bool:
    return figure.measure is other.measure and figure.measure in _MEASURES and figure.unit_id == other.unit_id


def _series_of(figure: Figure, series: dict[tuple[str, str], set[str]]) -> set[str]:
    """Name the series of a figure; what is in none stands for itself."""
    key = figure.indicator_id, figure.subject_id
    return series.get(key, {" of ".join(key)})


def _related(figure: Figure, other: Figure, curated: Curated) -> bool:
    """Say whether one is money and part of the other: a number of things may be any part of another."""
    unit = curated.unit_by_id.get(figure.unit_id)
    names = figure.indicator_id, other.indicator_id
    parts = any(a in wholes_of(b, curated)[1:] for a, b in (names, names[::-1]))
    return parts and unit is not None and unit.kind is UnitKind.CURRENCY


def _apart(row: Row[CuratedExternal], name: str, other: Figure, limit: int, file: str) -> Iterator[Issue]:
    values = sorted(abs(figure.base_value) for figure in (row.record, other))
    if values[0] == 0 or values[1] / values[0] <= Decimal(limit):
        return
    wanted = f"at most {limit} times, or a {limit}th of, {other.base_value:f}, as {name} has"
    mend = "look at the scale word again, in the source and in both literals"
    yield Issue(file, row.line, "scale", "magnitude", wanted, f"{row.record.base_value:f}", mend)
