"""What a local report means where its words leave it open: its own subject, the present, the year ahead."""

from __future__ import annotations

import re
from datetime import date

from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Subject
from xinhui_data.model.documents import Document
from xinhui_data.model.terms import Status, SubjectKind
from xinhui_data.prose import words as said
from xinhui_data.prose.guess import Guess, Named

_OUTLOOK = re.compile("远期|长远|远景")
# Until this month a report speaks of the year before as done, and of its own as ahead.
_LAST_MONTH_OF_PLANS = 6


def subject_of(guess: Guess, text: str, shared: Dataset) -> tuple[str, Named | None]:
    """Give the subject and the word that names it.

    Another place is where something ranks or what a plan is called after; a firm of an earlier sentence, or of a list
    that 等 ends, is not what the number counts. Then the main subject is meant.
    """
    main, word = guess.names.main_subject, guess.words.get("subject_id")
    subject = shared.by_id(Subject).get(guess.subject_id or "")
    if subject and subject.kind is not SubjectKind.PLACE and word and word.start >= guess.sentence.start:
        between = text[word.start + len(word.word) : guess.expression.start]
        if "等" not in between:
            return subject.subject_id, word
    if subject and subject.subject_id == main and word:
        return main, word
    before = text[: guess.expression.start]
    places = [(before.rfind(name), name) for name, means in guess.names.places.items() if means == main]
    start, name = max(places, default=(-1, ""))
    return main, Named(start, name, main) if start >= 0 else None


def period_of(guess: Guess, text: str, document: Document) -> tuple[str | None, Named | None]:
    """Give the period and its word: none for a prospect without a date, the month of the report for the present."""
    start, word = guess.sentence.start, guess.words.get("time_period")
    before = text[start : guess.expression.start]
    if status_word := _last(_OUTLOOK, said.CLAUSE_END.split(before)[-1], before, start):
        return None, status_word
    now = _last(said.NOW, before, before, start)
    if now and not (word and word.start > now.start):
        return f"{document.date_latest:%Y-%m}", now
    return guess.year or str(_last_year(document.date_earliest)), word


def status_of(guess: Guess, period: str | None, document: Document) -> Status:
    """Give the status: what is to come in the year of the report, or after it, is a target where no word says more."""
    if period is None:
        return Status.OUTLOOK
    if Status.ACTUAL not in guess.statuses:
        return Status.TARGET
    is_ahead = len(period) == 4 and int(period) > _last_year(document.date_earliest)
    return Status.TARGET if is_ahead and document.date_latest.month <= _LAST_MONTH_OF_PLANS else Status.ACTUAL


def _last_year(day: date) -> int:
    return day.year - (day.month <= _LAST_MONTH_OF_PLANS)


def _last(pattern: re.Pattern[str], words: str, before: str, start: int) -> Named | None:
    """Give the last word of a pattern in words that end where a figure begins."""
    found = list(pattern.finditer(words))
    if not found:
        return None
    return Named(start + len(before) - len(words) + found[-1].start(), found[-1][0], "")
