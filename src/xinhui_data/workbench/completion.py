"""The tables of a report, made from what its two readers agree on and what was decided where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xinhui_data.figures.grammar import read_figure
from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.model.columns import SEPARATOR
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Subject
from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.evidence import AnchorEntry, CaveatLink, MentionEntry
from xinhui_data.model.raw import REPORT_FILE, SKELETON_FILE
from xinhui_data.model.readings import Case, PeriodChoice
from xinhui_data.model.skeleton import mask
from xinhui_data.model.terms import AnchoredField, Bound, Measure, Role, Status
from xinhui_data.workbench.answers import PERIOD, Fact, Word
from xinhui_data.workbench.differences import Decisions
from xinhui_data.workbench.guessing import MEANINGS, observation_name
from xinhui_data.workbench.texts import text_record, with_text


@dataclass(frozen=True)
class Completion:
    """The tables of a report whose readings are decided."""

    mentions: tuple[MentionEntry, ...]
    observations: tuple[ObservationEntry, ...]
    anchors: tuple[AnchorEntry, ...]
    caveat_links: tuple[CaveatLink, ...]
    classifications: tuple[PeriodChoice, ...]

    def files(self, data: bytes, entry: str) -> dict[str, bytes]:
        """Write the tables, the skeleton, and length and digests of the text into report.toml.

        Args:
            data: the exact text of the report.
            entry: report.toml as it is.
        """
        text = data.decode("utf-8")
        skeleton = mask(text, _spans(self))
        return {
            "mentions.csv": csv_bytes(MentionEntry, self.mentions),
            "observations.csv": csv_bytes(ObservationEntry, self.observations),
            "anchors.csv": csv_bytes(AnchorEntry, self.anchors),
            "caveat_links.csv": csv_bytes(CaveatLink, self.caveat_links),
            "classifications.csv": csv_bytes(PeriodChoice, self.classifications),
            SKELETON_FILE: skeleton.encode("utf-8"),
            REPORT_FILE: with_text(entry, text_record(data, text, skeleton)).encode("utf-8"),
        }


@dataclass(frozen=True)
class _Span:
    char_start: int
    char_end: int


def _spans(done: Completion) -> Iterator[_Span]:
    for mention in done.mentions:
        yield _Span(mention.char_start, mention.char_start + len(mention.printed))
    for anchor in done.anchors:
        yield _Span(anchor.char_start, anchor.char_start + len(anchor.word))


def complete(
    decisions: Decisions, guessed: Iterable[ObservationEntry], shared: Dataset, taken: Iterable[str]
) -> Completion:
    """Make the tables of a report from its readings.

    Args:
        decisions: of every difference of the two readings.
        guessed: the statements of the draft; a name is kept where the statement is.
        shared: the tables that all reports share.
        taken: identifiers of observations that other reports have.
    """
    facts = decisions.facts()
    names, used = {_stated(row): row.observation_id for row in guessed}, set(taken)
    main = next((row.subject_id for row in shared.rows(Subject)), "")
    observations: list[ObservationEntry] = []
    anchors: list[AnchorEntry] = []
    links: list[CaveatLink] = []
    for case, fact in facts.items():
        if not fact.is_figure:
            continue
        entry = _observation(case, fact, names, used, main)
        used.add(entry.observation_id)
        observations.append(entry)
        anchors += _anchors(entry.observation_id, fact.words)
        links += [
            CaveatLink(caveat_id=name, observation_id=entry.observation_id)
            for name in fact.cells["caveat_ids"].split(SEPARATOR)
            if name
        ]
    return Completion(
        tuple(_mention(case.char_start, fact) for case, fact in facts.items() if case.ordinal <= 1),
        tuple(observations),
        tuple(anchors),
        tuple(links),
        tuple(_periods(facts, decisions)),
    )


def _stated(row: ObservationEntry) -> tuple[object, ...]:
    return (
        row.char_start,
        row.indicator_id,
        row.subject_id,
        row.measure.value,
        row.status.value,
        row.time_period,
    )


def _observation(
    case: Case, fact: Fact, names: Mapping[tuple[object, ...], str], used: set[str], main: str
) -> ObservationEntry:
    cells = fact.cells
    measure, status = Measure(cells["measure"]), Status(cells["status"])
    chosen = (cells["indicator_id"], cells["subject_id"])
    stated = (case.char_start, *chosen, measure.value, status.value, cells["time_period"])
    made = observation_name(
        chosen[0], "" if chosen[1] == main else chosen[1], measure, status, cells["time_period"], used
    )
    kept = names.get(stated, made)
    # Only 千亿 and its like leave open whether they are a bound.
    is_typed = cells["bound"] == Bound.AT_LEAST and read_figure(cells["printed"]).bound is not Bound.AT_LEAST
    return ObservationEntry(
        observation_id=made if kept in used else kept,
        char_start=case.char_start,
        indicator_id=chosen[0],
        subject_id=chosen[1],
        scope_id=cells["scope_id"] or None,
        measure=measure,
        status=status,
        time_period=cells["time_period"],
        bound=Bound.AT_LEAST if is_typed else None,
        flag=None,
        revises=None,
        note_en=None,
    )


def _anchors(observation_id: str, words: Mapping[str, Word]) -> Iterator[AnchorEntry]:
    for field in AnchoredField:
        if (word := words.get(field.value)) and word.text:
            yield AnchorEntry(observation_id=observation_id, field=field, char_start=word.start, word=word.text)


def _mention(char_start: int, fact: Fact) -> MentionEntry:
    role = Role(fact.cells["role"])
    said = MEANINGS.get(role)
    return MentionEntry(
        char_start=char_start,
        printed=fact.cells["printed"],
        role=role,
        repeats=int(fact.cells["repeats"]) if fact.cells["repeats"] else None,
        period=fact.period or None,
        meaning_zh=said.zh if said else None,
        meaning_en=said.en if said else None,
    )


def _periods(facts: Mapping[Case, Fact], decisions: Decisions) -> Iterator[PeriodChoice]:
    """Record the second reader's choice of each period."""
    for case, fact in facts.items():
        if fact.period:
            row = decisions.periods.get(case.char_start)
            second = decisions.second.get(case)
            yield PeriodChoice(
                row_id=case.char_start,
                field=PERIOD,
                reading=(row["reading"] if row else second.period if second else "") or None,
                decided=(row["decided"] or None) if row else None,
                reason_en=(row["reason_en"] or None) if row else None,
            )
