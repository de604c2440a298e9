"""Anchors: each field that gives an observation its meaning rests on a word of the report with this meaning."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.model.curated import Curated
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import AnchoredField, Bound, Measure, Role

Cues = dict[tuple[str, AnchoredField, str], set[str]]


def check_anchors(curated: Curated) -> Iterator[Issue]:
    """Check that anchors are complete, that their words mean what the observations say, and that every cue is used."""
    cues: Cues = {}
    for cue in (row.record for row in curated.cues):
        cues.setdefault((cue.report_id, cue.field, cue.word), set()).add(cue.value)
    anchored = {(row.record.observation_id, row.record.field) for row in curated.anchors}
    for row in curated.observations:
        yield from _missing(row, anchored, curated)
    by_id = {row.record.observation_id: row.record for row in curated.observations}
    periods = [row.record for row in curated.mentions if row.record.role is Role.PERIOD]
    for anchor in curated.anchors:
        if observation := by_id.get(anchor.record.observation_id):
            yield from _meaning(anchor, observation, cues, curated)
            yield from _place(anchor, observation, periods, curated)
    yield from _unused(curated, by_id)


def value_of(observation: CuratedObservation, field: AnchoredField) -> str:
    """Give the value that a word must justify; empty where none is required: undated, a level, or exact."""
    value = getattr(observation, field.value)
    return "" if value in (None, Measure.LEVEL, Bound.EXACT) else str(value)


def _missing(
    row: Row[CuratedObservation], anchored: set[tuple[str, AnchoredField]], curated: Curated
) -> Iterator[Issue]:
    for field in AnchoredField:
        value = value_of(row.record, field)
        if value and (row.record.observation_id, field) not in anchored:
            yield Issue(
                curated.texts["observations"].file,
                row.line,
                field.value,
                "anchored",
                f"an anchor in anchors.csv for {value}",
                "none",
                "add the word of the report that states it, with its offsets",
            )


def _meaning(row: Row[Anchor], observation: CuratedObservation, cues: Cues, curated: Curated) -> Iterator[Issue]:
    anchor, file = row.record, curated.texts["anchors"].file
    value = value_of(observation, anchor.field)
    report = curated.report_of.get(anchor.observation_id, "")
    meanings = cues.get((report, anchor.field, anchor.word), set())
    if not value:
        wanted = "no anchor: the field is empty, a level, or exact"
        yield Issue(file, row.line, "field", "anchored", wanted, anchor.field.value, "delete the row")
    elif value not in meanings:
        yield Issue(
            file,
            row.line,
            "word",
            "cue",
            f"a word that means {value} in cues.csv",
            f"{anchor.word} ({', '.join(sorted(meanings)) or 'no cue'})",
            "correct anchor or observation, or add the cue",
        )


def _place(
    row: Row[Anchor], observation: CuratedObservation, periods: list[Mention], curated: Curated
) -> Iterator[Issue]:
    """A bound is part of the literal; and a year that the ledger reads must be the one that the word means."""
    anchor, file = row.record, curated.texts["anchors"].file
    mention = curated.mention_by_id.get(observation.mention_id)
    if mention is None:
        return
    if anchor.field is AnchoredField.BOUND:
        if not mention.char_start <= anchor.char_start < anchor.char_end <= mention.char_end:
            wanted = f"a word within {mention.printed}, from {mention.char_start} to {mention.char_end}"
            yield Issue(file, row.line, "char_start", "inside", wanted, str(anchor.char_start), "correct the offsets")
    elif anchor.field is AnchoredField.PERIOD:
        got = observation.time_period or ""
        for period in periods:
            here = period.report_id == mention.report_id and period.char_start <= anchor.char_start < period.char_end
            if here and not got.startswith(period.period or got):
                wanted = f"within {period.period}, as {period.mention_id} reads"
                yield Issue(file, row.line, "word", "period", wanted, got, "correct anchor, observation or mention")


def _unused(curated: Curated, by_id: dict[str, CuratedObservation]) -> Iterator[Issue]:
    if len(curated.observations) != len(curated.texts["observations"].rows):
        return  # An observation that cannot be read is reported by itself.
    used = {
        (
            curated.report_of.get(anchor.observation_id),
            anchor.field,
            anchor.word,
            value_of(by_id[anchor.observation_id], anchor.field),
        )
        for anchor in (row.record for row in curated.anchors)
        if anchor.observation_id in by_id
    }
    for row in curated.cues:
        cue = row.record
        if (cue.report_id, cue.field, cue.word, cue.value) not in used:
            wanted, got = "a cue that an anchor uses", f"{cue.word} for {cue.value}"
            yield Issue(
                curated.texts["cues"].file, row.line, "word", "used", wanted, got, "add the anchor, or delete it"
            )
