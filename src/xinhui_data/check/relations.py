"""Related figures against each other: a part is never more than the whole that it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.curation.curated import Curated
from xinhui_data.curation.tables import Row
from xinhui_data.vocabulary.issues import Issue
from xinhui_data.vocabulary.observations import CuratedObservation
from xinhui_data.vocabulary.terms import Measure


def check_relations(curated: Curated) -> Iterator[Issue]:
    """Check that wholes have the unit of their parts, none is part of itself, and no part exceeds its whole."""
    file = curated.texts["indicators"].file
    for row in curated.indicators:
        whole = curated.indicator_by_id.get(row.record.part_of or "")
        if whole is None:
            continue
        got = whole.indicator_id
        if row.record.indicator_id in _wholes_of(got, curated):
            mend = "name the wider indicator only"
            yield Issue(file, row.line, "part_of", "circle", "a whole that is no part of this", got, mend)
        if whole.unit_id != row.record.unit_id:
            wanted, mend = f"an indicator in {row.record.unit_id}", "correct unit or whole"
            yield Issue(file, row.line, "part_of", "unit-of-whole", wanted, f"{got} in {whole.unit_id}", mend)
    for observation in curated.observations:
        yield from _within_wholes(observation, curated)


def _wholes_of(indicator_id: str, curated: Curated) -> list[str]:
    """Give an indicator and all that it is a part of, nearest first."""
    wholes: list[str] = []
    name: str | None = indicator_id
    while name and name not in wholes:
        wholes.append(name)
        indicator = curated.indicator_by_id.get(name)
        name = indicator.part_of if indicator else None
    return wholes


def _within_wholes(row: Row[CuratedObservation], curated: Curated) -> Iterator[Issue]:
    part = row.record
    wholes = _wholes_of(part.indicator_id, curated)[1:]
    if part.measure is not Measure.LEVEL or not wholes:
        return
    for other in curated.observations:
        whole = other.record
        alike = all(
            getattr(part, name) == getattr(whole, name) for name in ("subject_id", "measure", "status", "time_period")
        )
        if not alike or whole.indicator_id not in wholes:
            continue
        least, most = part.interval.lower, whole.interval.upper
        if least is not None and most is not None and least > most:
            yield Issue(
                curated.texts["observations"].file,
                row.line,
                "value",
                "part-of-whole",
                f"at most {most}, as {whole.observation_id} has, line {other.line}",
                str(least),
                "correct one of the two, or the indicator's part_of",
            )
