"""From statements to published observations and external figures: joined, in base units, with intervals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.observations import Statement as Row
from xinhui_data.model.statements import Statement

R = TypeVar("R", bound=Row)


def build_observations(data: Dataset) -> list[Observation]:
    """Build the published observations of all reports, in the order of the raw tables.

    Raises:
        KeyError: if a row refers to an undefined identifier; check first.
    """
    return _rows((each for each in data.rows(Statement) if each.mention is not None), data, Observation)


def build_external(data: Dataset) -> list[External]:
    """Build the published figures of other sources, in the order of the raw table."""
    return _rows((each for each in data.rows(Statement) if each.mention is None), data, External)


def _rows(statements: Iterable[Statement], data: Dataset, record: type[R]) -> list[R]:
    indicators, subjects, units = data.by_id(Indicator), data.by_id(Subject), data.by_id(Unit)
    rows = []
    for each in statements:
        entry, mention, interval, known = each.entry, each.mention, each.interval, each.known
        indicator, subject, unit = indicators[entry.indicator_id], subjects[entry.subject_id], units[each.unit_id]
        rows.append(
            record(
                observation_id=each.id,
                report_id=each.document.document_id,
                indicator_id=indicator.indicator_id,
                indicator_zh=indicator.indicator_zh,
                indicator_en=indicator.indicator_en,
                topic=indicator.topic,
                subject_id=subject.subject_id,
                subject_zh=subject.subject_zh,
                subject_en=subject.subject_en,
                scope_id=entry.scope_id,
                measure=entry.measure,
                status=entry.status,
                time_period=entry.time_period,
                year=int(entry.time_period[:4]) if entry.time_period else None,
                value=float(each.value),
                unit_id=unit.unit_id,
                unit_zh=unit.unit_zh,
                unit_en=unit.unit_en,
                bound=each.figure.bound,
                lower=None if interval.lower is None else float(interval.lower),
                upper=None if interval.upper is None else float(interval.upper),
                printed=each.printed,
                scale=each.figure.scale,
                decimals=each.figure.decimals,
                mention_id=mention.mention_id if mention else None,
                char_start=mention.char_start if mention else None,
                char_end=mention.char_end if mention else None,
                caveat_ids=each.caveat_ids,
                note_en=entry.note_en,
                flag=each.flag,
                revises=entry.revises,
                known_earliest=known[0],
                known_latest=known[1],
            )
        )
    return rows
