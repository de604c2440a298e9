"""The ledger and the statements of a report as guessed from its text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xinhui_data.figures.records import NumericExpression
from xinhui_data.figures.roles import Role
from xinhui_data.figures.scan import scan
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.evidence import ANCHOR_LENGTH, AnchorEntry, MentionEntry
from xinhui_data.model.terms import AnchoredField, Bound, Measure, ScopeKind, Status
from xinhui_data.model.text import Text
from xinhui_data.prose.guess import Guess, Named
from xinhui_data.prose.guesses import guesses
from xinhui_data.prose.names import Names
from xinhui_data.workbench.reporting import period_of, status_of, subject_of

# What a mention that is no figure is, where nobody says it better.
MEANINGS = {
    Role.PERIOD: Text("year, date or span of time", "年份、日期或时段"),
    Role.NAME: Text("part of a proper name", "专有名称的一部分"),
    Role.CODE: Text("slogan or shorthand of numbers", "口号或数字代号"),
    Role.IDIOM: Text("ordinary word or set phrase", "普通词语或惯用语"),
    Role.THRESHOLD: Text("size class or size of a list", "规模标准或榜单规模"),
    Role.RESTATED: Text("repeats an earlier figure", "重复前文数据"),
}
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_MONTH_DAY = re.compile("(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月(?:([0-9]{1,2})[日号])?")


@dataclass(frozen=True)
class Ledger:
    """The guessed tables of a report."""

    mentions: tuple[MentionEntry, ...]
    observations: tuple[ObservationEntry, ...]
    anchors: tuple[AnchorEntry, ...]


class _Draft(NamedTuple):
    """What a statement is guessed to be, before it has a name."""

    guess: Guess
    indicator: Indicator
    measure: Measure
    status: Status
    scope_id: str | None
    subject_id: str
    period: str | None
    words: Mapping[str, Named]


def guess_ledger(text: str, document: Document, shared: Dataset, taken: Sequence[str] = ()) -> Ledger:
    """Guess the ledger and the statements of a report.

    Args:
        text: of the report.
        document: its citation, for the year that words such as 今年 mean.
        shared: the indicators, subjects, scopes and units of the data set.
        taken: identifiers of observations that other reports have.

    Returns:
        Every numeric expression with its role; a statement for each figure of which the words name an indicator; and
        the words that say subject, period, status, measure and bound.
    """
    found = scan(text)
    mentions = tuple(_mentions(found, document))
    subjects = shared.rows(Subject)
    names = Names(shared.rows(Indicator), subjects, subjects[0].subject_id if subjects else "")
    drafts = [draft for guess in guesses(text, names) if (draft := _draft(guess, text, document, shared))]
    observations: list[ObservationEntry] = []
    anchors: list[AnchorEntry] = []
    ids = set(taken)
    for draft in drafts:
        entry = _entry(draft, ids)
        ids.add(entry.observation_id)
        observations.append(entry)
        anchors += _anchors(entry, draft)
    return Ledger(mentions, tuple(observations), tuple(anchors))


def _mentions(found: Sequence[NumericExpression], document: Document) -> Iterator[MentionEntry]:
    first: dict[tuple[object, str], int] = {}
    for each in found:
        period = _period(each.printed, document) if each.role is Role.PERIOD else None
        role = each.role if each.role is not Role.PERIOD or period else Role.IDIOM
        repeats = first.setdefault((each.value, each.unit), each.start) if each.value is not None else each.start
        if role is Role.RESTATED and repeats == each.start:
            role = Role.FIGURE
        said = MEANINGS.get(role)
        yield MentionEntry(
            char_start=each.start,
            printed=each.printed,
            role=role,
            repeats=repeats if role is Role.RESTATED else None,
            period=period,
            meaning_zh=said.zh if said else None,
            meaning_en=said.en if said else None,
        )


def _period(printed: str, document: Document) -> str | None:
    """Give the period that a printed date means; a day without a year is of the year of the report."""
    if (date := _MONTH_DAY.search(printed)) and "—" not in printed:
        year, month, day = date[1] or str(document.date_latest.year), int(date[2]), date[3]
        return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    year_alone = _YEAR.match(printed)
    return year_alone[1] if year_alone and "—" not in printed else None


def _draft(guess: Guess, text: str, document: Document, shared: Dataset) -> _Draft | None:
    """Choose among what the words allow; none where they name no indicator with the unit of the figure."""
    measure = guess.measures[0] if guess.measures else Measure.LEVEL
    units = shared.by_id(Unit)
    possible = [
        row
        for row in shared.rows(Indicator)
        if measure is not Measure.LEVEL or _has_unit(units[row.unit_id], guess.expression.unit)
    ]
    best = max(possible, key=lambda row: guess.scores.get(row.indicator_id, 0.0), default=None)
    if best is None or guess.scores.get(best.indicator_id, 0.0) < 0.4:
        return None
    subject, subject_word = subject_of(guess, text, shared)
    period, period_word = period_of(guess, text, document)
    found = {**guess.words, "subject_id": subject_word, "time_period": period_word}
    words = {field: word for field, word in found.items() if word}
    status = status_of(guess, period, document)
    return _Draft(guess, best, measure, status, _scope(measure, shared), subject, period, words)


def _has_unit(unit: Unit, printed: str) -> bool:
    return (printed or "") in unit.printed_forms or (unit.unit_id == "percent" and printed == "percent")


def _scope(measure: Measure, shared: Dataset) -> str | None:
    """Give the only group of a rank, or the only whole of a share, that the data set has."""
    kind = {Measure.RANK: ScopeKind.AMONG, Measure.SHARE: ScopeKind.WHOLE}.get(measure)
    fitting = [row.scope_id for row in shared.rows(Scope) if row.kind is kind]
    return fitting[0] if len(fitting) == 1 else None


_SUFFIXES = {Measure.GROWTH_RATE: "-growth", Measure.RANK: "-rank", Measure.SHARE: "-share", Measure.CHANGE: "-added"}


def observation_name(
    indicator_id: str, subject_id: str, measure: Measure, status: Status, period: str | None, taken: Container[str]
) -> str:
    """Name an observation by indicator, subject where it is not the main one, measure, status and period.

    Example:
        >>> observation_name("gdp", "", Measure.GROWTH_RATE, Status.TARGET, "2024", {"gdp-growth-target-2024"})
        'gdp-growth-target-2024-2'
    """
    ahead = "" if status is Status.ACTUAL else f"-{status}"
    subject = f"-{subject_id}" if subject_id else ""
    stem = f"{indicator_id}{subject}{_SUFFIXES.get(measure, '')}{ahead}{f'-{period}' if period else ''}"
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name


def _entry(draft: _Draft, taken: set[str]) -> ObservationEntry:
    guess, indicator = draft.guess, draft.indicator.indicator_id
    subject, period = draft.subject_id, draft.period
    named = "" if subject == guess.names.main_subject else subject
    return ObservationEntry(
        observation_id=observation_name(indicator, named, draft.measure, draft.status, period, taken),
        char_start=guess.expression.start,
        indicator_id=indicator,
        subject_id=subject,
        scope_id=draft.scope_id,
        measure=draft.measure,
        status=draft.status,
        time_period=period,
        bound=None,
        flag=None,
        revises=None,
        note_en=None,
    )


def _anchors(entry: ObservationEntry, draft: _Draft) -> Iterator[AnchorEntry]:
    for field in AnchoredField:
        word = draft.words.get(field.value)
        if field is AnchoredField.BOUND:
            word = _comparator(draft.guess)
        if field is AnchoredField.MEASURE and draft.measure is Measure.LEVEL:
            continue
        if word and word.word.strip() and len(word.word) <= ANCHOR_LENGTH:
            yield AnchorEntry(observation_id=entry.observation_id, field=field, char_start=word.start, word=word.word)


def _comparator(guess: Guess) -> Named | None:
    """Give the word of the literal that sets a bound: 约 of 约1.2万人."""
    said = guess.expression
    if said.bound in (None, Bound.EXACT):
        return None
    before = re.match("[^0-9一二两三四五六七八九十百千万亿]+", said.printed)
    after = re.search("(?:以上|以下|以内|左右|上下|多|余|[—至到-])", said.printed)
    found = before or after
    return Named(said.start + found.start(), found[0], "") if found else None
