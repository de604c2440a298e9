"""From curated to published observations: joined, in base units, with intervals."""

from __future__ import annotations

from xinhui_data.model.curated import Curated
from xinhui_data.model.observations import CuratedObservation, Observation


def build_observations(curated: Curated) -> list[Observation]:
    """Build the published observations, in the order of the raw table.

    Raises:
        KeyError: if a row refers to an undefined identifier; check first.
    """
    return [_build(row.record, curated) for row in curated.observations]


def _build(observation: CuratedObservation, curated: Curated) -> Observation:
    mention = curated.mention_by_id[observation.mention_id]
    indicator = curated.indicator_by_id[observation.indicator_id]
    subject = curated.subject_by_id[observation.subject_id]
    unit = curated.unit_by_id[observation.unit_id]
    value, interval = observation.base_value, observation.interval
    return Observation(
        observation_id=observation.observation_id,
        report_id=mention.report_id,
        indicator_id=indicator.indicator_id,
        indicator_zh=indicator.indicator_zh,
        indicator_en=indicator.indicator_en,
        topic=indicator.topic,
        subject_id=subject.subject_id,
        subject_zh=subject.subject_zh,
        subject_en=subject.subject_en,
        scope_id=observation.scope_id,
        measure=observation.measure,
        status=observation.status,
        time_period=observation.time_period,
        year=int(observation.time_period[:4]) if observation.time_period else None,
        value=float(value),
        unit_id=unit.unit_id,
        unit_zh=unit.unit_zh,
        unit_en=unit.unit_en,
        bound=observation.bound,
        lower=None if interval.lower is None else float(interval.lower),
        upper=None if interval.upper is None else float(interval.upper),
        printed=mention.printed,
        scale=observation.scale,
        decimals=observation.decimals,
        mention_id=mention.mention_id,
        char_start=mention.char_start,
        char_end=mention.char_end,
        caveat_ids=";".join(curated.caveats_of.get(observation.observation_id, ())) or None,
        note_en=observation.note_en,
    )
