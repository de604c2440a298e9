"""Whether a figure of a text agrees with what documents state of the same fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.lexicon import COUNTERS
from xinhui_data.model.observations import Statement
from xinhui_data.model.terms import Status
from xinhui_data.model.text import Text
from xinhui_data.prose.comparison import (
    UNITS,
    Verdict,
    difference,
    exceeds,
    is_bounded,
    is_near,
    relation,
    same_digits,
    same_unit,
)
from xinhui_data.prose.guess import Guess

Fact = tuple[str, str, str, str | None]


class Judgement(NamedTuple):
    """A verdict, the statement it rests on, and the reason in one line."""

    verdict: Verdict
    statement: Statement | None
    reason: Text


_MORE = Text("more than is published", "高于已公布的界限，无从判断")
_ELSEWHERE = Text("of another place, or of none that is named", "所说的是其他地区，或未说明地区")
_OTHER_TIME = Text("nothing is published of it for this year", "该时期没有公布这一数据")
_DENIED = Text("the words deny it", "文字为否定表述")
_NOTHING = Text("no published figure of this fact was found by its words", "根据上下文未找到可对应的已公布数据")
# How much of an indicator's name must be there to say that a figure agrees with one of it, and that it differs; by how
# much it must lead others, and when it counts as named in full.
_SUGGESTED, _NAMED, _LEAD, _MOST_OF_NAME, _WHOLE_NAME = 0.36, 0.55, 0.05, 0.8, 0.85
_RIVAL = 0.15
# A name of so few and common words, such as 工业投资, must be there nearly in full.
_SHORT_NAME = 10.0


def judge(guess: Guess, statements: Iterable[Statement], told: Collection[Fact] = ()) -> Judgement:
    """Hold a figure of a text against the statements of the fact that it speaks of.

    A number that is right confirms the words, so fewer of them are needed to say that it agrees than that it differs.

    Args:
        guess: what the figure states, by its words.
        statements: everything that is published.
        told: the facts that earlier figures of the sentence were held against; no fact is stated twice.
    """
    if guess.is_denied:
        return Judgement(Verdict.UNKNOWN, None, _DENIED)
    of_subject = [each for each in statements if each.subject_id == guess.subject_id]
    about = [
        each for each in of_subject if guess.scores.get(each.indicator_id, 0.0) >= _SUGGESTED and _in_time(guess, each)
    ]
    fitting = [each for each in about if each.measure in guess.measures and each.status in guess.statuses]
    agreeing = _agreeing(guess, fitting, told)
    if agreeing:
        return agreeing
    open_facts = [each for each in about if fact_of(each) not in told]
    known = {each.indicator_id for each in of_subject}
    return _differing(guess, known, open_facts, [each for each in fitting if fact_of(each) not in told])


def fact_of(statement: Statement) -> Fact:
    """Give what a statement speaks of, whatever its status."""
    return statement.indicator_id, statement.subject_id, str(statement.measure), statement.time_period


def _in_time(guess: Guess, statement: Statement) -> bool:
    """State whether a statement is of the year of a figure; what is undated is only ahead."""
    period = statement.time_period
    if guess.year is None or guess.year in (period, _year(statement)):
        return True
    return period is None and Status.ACTUAL not in guess.statuses


def _year(statement: Statement) -> str | None:
    return statement.time_period[:4] if statement.time_period else None


def _agreeing(guess: Guess, fitting: Sequence[Statement], told: Collection[Fact]) -> Judgement | None:
    """Find a statement that the figure agrees with; what is exact comes before what has an open end."""
    score, best = guess.scores, max((guess.scores[each.indicator_id] for each in fitting), default=0.0)
    for bounded in (True, False):
        for each in sorted(fitting, key=lambda each: -score[each.indicator_id]):
            named = score[each.indicator_id] >= max(_NAMED, best - 2 * _LEAD)
            # A number that is right by chance has one digit, or meets an open end.
            # What the words name better than this cannot be passed over because another number fits.
            likely = bounded and _is_telling(guess) and score[each.indicator_id] >= max(_needed(guess), best - _RIVAL)
            # A fact that an earlier figure was named for is not meant again by a part of its name.
            meant_before = fact_of(each) in told and score[each.indicator_id] < best
            if is_bounded(each) is not bounded or meant_before or not (named or likely):
                continue
            verdict = relation(guess.expression, each) if is_near(guess.expression, each) else Verdict.DIFFERS
            if verdict is not Verdict.DIFFERS and (bounded or not _known_exactly(each, fitting)):
                return Judgement(verdict, each, Text(verdict.en, verdict.zh))
    return None


def _needed(guess: Guess) -> float:
    """Give how much of a name an exact number needs to be taken for one of it; a rough one needs more."""
    return _SUGGESTED if guess.expression.bound is Bound.EXACT else _SUGGESTED + 0.1


def _is_telling(guess: Guess) -> bool:
    """State whether a number hardly fits a published one by chance."""
    value = guess.expression.value
    return isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > 1


def _known_exactly(statement: Statement, fitting: Sequence[Statement]) -> bool:
    """State whether a statement that fits gives an exact value of the fact of which this one gives an open end."""
    return any(is_bounded(each) and fact_of(each) == fact_of(statement) for each in fitting)


def _differing(guess: Guess, known: set[str], about: Sequence[Statement], fitting: Sequence[Statement]) -> Judgement:
    """Say that a figure differs where its words name one published fact, else that it is unknown."""
    named = _named(guess, known, about)
    of_year = [each for each in about if each.indicator_id == named and guess.year in (each.time_period, _year(each))]
    if not guess.year or not of_year:
        return Judgement(Verdict.UNKNOWN, None, _why_unknown(guess, about))
    ours = [each for each in of_year if each in fitting]
    if ours:
        return _held_against(guess, next((each for each in ours if is_bounded(each)), ours[0]))
    for each in of_year:
        if not _is_comparable(guess, each):
            continue
        if each.measure in guess.measures and each.status not in guess.statuses:
            reason = Text(f"published as {each.status}", f"公布的是{each.status.label_zh}数")
            return Judgement(Verdict.DIFFERS, each, reason)
        if each.measure not in guess.measures and same_digits(guess.expression, each):
            return Judgement(Verdict.DIFFERS, each, _other_measure(guess, each))
    return Judgement(Verdict.UNKNOWN, None, _NOTHING)


def _held_against(guess: Guess, ours: Statement) -> Judgement:
    """Judge a figure by the one statement that its words name."""
    said = guess.expression
    if relation(said, ours) is Verdict.AGREES:
        return Judgement(Verdict.AGREES, ours, Text(Verdict.AGREES.en, Verdict.AGREES.zh))
    if exceeds(said, ours) and ours.status is Status.ACTUAL:
        return Judgement(Verdict.UNKNOWN, None, _MORE)
    if not _is_comparable(guess, ours):
        return Judgement(Verdict.UNKNOWN, None, _NOTHING)
    return Judgement(Verdict.DIFFERS, ours, difference(said, ours))


def _is_comparable(guess: Guess, ours: Statement) -> bool:
    """State whether a figure counts what a statement counts, or has its digits in another unit."""
    said = guess.expression
    return (same_unit(said, ours) or same_digits(said, ours)) and not _other_things(guess, ours)


def _why_unknown(guess: Guess, about: Sequence[Statement]) -> Text:
    if guess.subject_id is None:
        return _ELSEWHERE
    return _OTHER_TIME if not about and max(guess.scores.values(), default=0.0) >= _NAMED else _NOTHING


def _other_things(guess: Guess, statement: Statement) -> bool:
    """State whether another classifier counts other things: 17家 are no parks, which are 个."""
    unit = guess.expression.unit
    return (
        guess.sentence.is_chinese
        and unit not in ("", "个", statement.unit_zh)
        and unit in COUNTERS
        and (statement.unit_id not in UNITS.values())
    )


def _named(guess: Guess, known: set[str], about: Sequence[Statement]) -> str | None:
    """Give the one indicator that the words name; None where they name none, or two as well.

    A name that says more is meant where all of it is there: 人均地区生产总值 holds 地区生产总值.
    """
    said = guess.expression
    counted_alike = [each for each in about if same_unit(said, each) and not _other_things(guess, each)]
    possible = {each.indicator_id for each in counted_alike or about}
    lengths = guess.names.lengths[guess.sentence.is_chinese]
    ordered = sorted(possible, key=lambda name: (-guess.scores[name], -lengths[name]))
    if not ordered or guess.scores[ordered[0]] < (_MOST_OF_NAME if lengths[ordered[0]] < _SHORT_NAME else _NAMED):
        return None
    best = guess.scores[ordered[0]]
    # An indicator of which nothing is published for the year may be the one that is named.
    others = [name for name in known if guess.names.units[name] == guess.names.units[ordered[0]]]
    if any(guess.scores.get(name, 0.0) > best + _LEAD / 2 for name in others):
        return None
    rivals = [name for name in ordered[1:] if guess.scores[name] > best - _LEAD]
    if not rivals:
        return ordered[0]
    longest = max([ordered[0], *rivals], key=lengths.__getitem__)
    return longest if guess.scores[longest] >= _WHOLE_NAME else None


def _other_measure(guess: Guess, ours: Statement) -> Text:
    measure, said = ours.measure, guess.measures[0]
    return Text(
        f"published as {measure.replace('_', ' ')}, not as {said.replace('_', ' ')}",
        f"公布的是{measure.label_zh}，不是{said.label_zh}",
    )
