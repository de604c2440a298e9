"""Whether a figure of a text agrees with what documents state of the same fact."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from xinhui_data.figures.bounds import Bound, Term
from xinhui_data.figures.expressions import NumericExpression
from xinhui_data.figures.lexicon import COUNTERS
from xinhui_data.figures.quantities import Figure
from xinhui_data.figures.ranges import Range
from xinhui_data.model.observations import Statement
from xinhui_data.model.terms import Status
from xinhui_data.model.text import Text
from xinhui_data.prose.guesses import Guess

Fact = tuple[str, str, str, str | None]


class Verdict(Term):
    """How a figure of a text relates to what is published."""

    AGREES = "agrees", "within what the published figure allows", "与已公布数据一致"
    REFINES = "refines", "more exact than the published figure, and within it", "比已公布数据更精确，且在其范围内"
    DIFFERS = "differs", "cannot be, by the published figure", "与已公布数据不符"
    UNKNOWN = "unknown", "nothing is published of it, or the words do not say enough", "未见公布，或文字不足以判断"


class Judgement(NamedTuple):
    """A verdict, the statement it rests on, and the reason in one line."""

    verdict: Verdict
    statement: Statement | None
    reason: Text


_MORE = Text("more than is published", "高于已公布的界限，无从判断")
_ELSEWHERE = Text("of another place, or of none that is named", "所说的是其他地区，或未说明地区")
_OTHER_TIME = Text("nothing is published of it for this year", "该时期没有公布这一数据")
_DENIED = Text("the words deny it", "文字为否定表述")
_NOTHING = Text("no published figure of this fact was found by its words", "按文字未找到同一事实的已公布数据")
# 近 and nearly say that a number was rounded up.
_ALMOST = re.compile("近|接近|将近|nearly|almost|close to|just", re.IGNORECASE)
UNITS = {
    "元": "CNY",
    "percent": "percent",
    "rank": "rank",
    "GW": "GW",
    "GWh": "GWh_per_year",
    "吉瓦时": "GWh_per_year",
    "吉瓦": "GW",
    "吨": "tonne_per_year",
}
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
            if _is_bounded(each) is not bounded or meant_before or not (named or likely):
                continue
            verdict = _relation(guess.expression, each) if _is_near(guess.expression, each) else Verdict.DIFFERS
            if verdict is not Verdict.DIFFERS and (bounded or not _known_exactly(each, fitting)):
                return Judgement(verdict, each, Text(verdict.en, verdict.zh))
    return None


def _is_near(expression: NumericExpression, statement: Statement) -> bool:
    """State whether two numbers are of one size, so that an open end is more than a truism."""
    value = expression.value[0] if isinstance(expression.value, tuple) else expression.value
    if not value or not statement.value:
        return True
    return Fraction(2, 5) <= abs(Fraction(value) / Fraction(statement.value)) <= Fraction(5, 2)


def _needed(guess: Guess) -> float:
    """Give how much of a name an exact number needs to be taken for one of it; a rough one needs more."""
    return _SUGGESTED if guess.expression.bound is Bound.EXACT else _SUGGESTED + 0.1


def _is_telling(guess: Guess) -> bool:
    """State whether a number hardly fits a published one by chance."""
    value = guess.expression.value
    return isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > 1


def _known_exactly(statement: Statement, fitting: Sequence[Statement]) -> bool:
    """State whether a statement that fits gives an exact value of the fact of which this one gives an open end."""
    return any(_is_bounded(each) and fact_of(each) == fact_of(statement) for each in fitting)


def _differing(guess: Guess, known: set[str], about: Sequence[Statement], fitting: Sequence[Statement]) -> Judgement:
    """Say that a figure differs where its words name one published fact, else that it is unknown."""
    named = _named(guess, known, about)
    of_year = [each for each in about if each.indicator_id == named and guess.year in (each.time_period, _year(each))]
    if not guess.year or not of_year:
        return Judgement(Verdict.UNKNOWN, None, _why_unknown(guess, about))
    ours = [each for each in of_year if each in fitting]
    if ours:
        return _held_against(guess, next((each for each in ours if _is_bounded(each)), ours[0]))
    for each in of_year:
        if each.measure in guess.measures and each.status not in guess.statuses:
            reason = Text(f"published as {each.status}", f"公布的是{each.status.label_zh}数")
            return Judgement(Verdict.DIFFERS, each, reason)
        if each.measure not in guess.measures and _same_digits(guess.expression, each):
            return Judgement(Verdict.DIFFERS, each, _other_measure(guess, each))
    return Judgement(Verdict.UNKNOWN, None, _NOTHING)


def _held_against(guess: Guess, ours: Statement) -> Judgement:
    """Judge a figure by the one statement that its words name."""
    said = guess.expression
    if _relation(said, ours) is Verdict.AGREES:
        return Judgement(Verdict.AGREES, ours, Text(Verdict.AGREES.en, Verdict.AGREES.zh))
    if _exceeds(said, ours) and ours.status is Status.ACTUAL:
        return Judgement(Verdict.UNKNOWN, None, _MORE)
    comparable = _same_unit(said, ours) or _same_digits(said, ours)
    if _other_things(guess, ours) or not comparable:
        return Judgement(Verdict.UNKNOWN, None, _NOTHING)
    return Judgement(Verdict.DIFFERS, ours, _difference(said, ours))


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
    counted_alike = [each for each in about if _same_unit(said, each) and not _other_things(guess, each)]
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


def _same_digits(expression: NumericExpression, statement: Statement) -> bool:
    value = expression.value
    if not isinstance(value, Decimal) or not value:
        return False
    ratio = abs(Fraction(value) / Fraction(statement.value)) if statement.value else Fraction(0)
    return any(abs(ratio / Fraction(10) ** power - 1) < Fraction(6, 1000) for power in range(-12, 13))


def _other_measure(guess: Guess, ours: Statement) -> Text:
    measure, said = ours.measure, guess.measures[0]
    return Text(
        f"published as {measure.replace('_', ' ')}, not as {said.replace('_', ' ')}",
        f"公布的是{measure.label_zh}，不是{said.label_zh}",
    )


def _is_bounded(statement: Statement) -> bool:
    return statement.lower is not None and statement.upper is not None


def _relation(expression: NumericExpression, statement: Statement) -> Verdict:
    if not _same_unit(expression, statement):
        return Verdict.DIFFERS
    said, ours = _range_of(expression), Range.between(statement.lower, statement.upper)
    if statement.bound is Bound.ABOUT:
        ours = _near(statement)
    if not _meet(
        said, 0 if _ALMOST.match(expression.printed) else _open_end(expression.bound), ours, _open_end(statement.bound)
    ):
        return Verdict.DIFFERS
    if _exceeds(expression, statement):
        return Verdict.DIFFERS
    bare = not said.is_open and said != ours
    return Verdict.REFINES if ours.is_open and bare and not _same_number(expression, statement) else Verdict.AGREES


def _exceeds(expression: NumericExpression, statement: Statement) -> bool:
    """State whether a figure says 超100亿元 where only 超50亿元 is published."""
    value, upward = expression.value, (Bound.ABOVE, Bound.AT_LEAST)
    if not isinstance(value, Decimal) or expression.bound not in upward or statement.bound not in upward:
        return False
    return Fraction(value) > Fraction(statement.value) * Fraction(1005, 1000)


def _same_number(expression: NumericExpression, statement: Statement) -> bool:
    return isinstance(expression.value, Decimal) and Fraction(expression.value) == Fraction(statement.value)


def _open_end(bound: Bound | None) -> int:
    """Say which end of a range is no part of it: the lower one of 超过 (-1), the upper one of 不足 (1)."""
    return {Bound.ABOVE: -1, Bound.BELOW: 1}.get(bound or Bound.EXACT, 0)


def _meet(first: Range, first_open: int, second: Range, second_open: int) -> bool:
    if not first.meets(second):
        return False
    # They touch in one number, which one of them does not have.
    if first.lower == second.upper:
        return first_open != -1 and second_open != 1
    if second.lower == first.upper:
        return second_open != -1 and first_open != 1
    return True


def _range_of(expression: NumericExpression) -> Range:
    """Give the values that a figure of a text allows; what is exact or 约 has half a unit on either side."""
    value = expression.value
    if isinstance(value, tuple):
        return Range.between(value[0], value[-1])
    if value is None:
        return Range.between(None, None)
    bound = expression.bound or Bound.EXACT
    if bound in (Bound.EXACT, Bound.ABOUT):
        scale = expression.scale or 0
        figure = Figure(value.scaleb(-scale), scale, expression.decimals, expression.unit, Bound.EXACT)
        return (figure.rounded() if bound is Bound.ABOUT else figure).range
    if _ALMOST.match(expression.printed):
        return Range.between(value * Decimal("0.9"), value * Decimal("1.005"))
    lower = value if bound in (Bound.ABOVE, Bound.AT_LEAST) else None
    return Range.between(lower, value if lower is None else None)


def _near(statement: Statement) -> Range:
    return Range.between(statement.value * 0.95, statement.value * 1.05)


def _same_unit(expression: NumericExpression, statement: Statement) -> bool:
    known = UNITS.get(expression.unit)
    if known is not None:
        return statement.unit_id == known
    # 千亿 leaves its unit out; CNY in English may stand before another number.
    if not expression.unit and expression.scale:
        return statement.unit_id not in ("percent", "rank")
    if expression.unit in ("percentage_point", "美元", "港元", "欧元"):
        return False
    return statement.unit_id not in UNITS.values()


def _difference(expression: NumericExpression, statement: Statement) -> Text:
    """Say in what a figure differs: sign, magnitude, unit or number."""
    if not _same_unit(expression, statement):
        return Text("another unit", "单位不同")
    value = expression.value
    if isinstance(value, Decimal) and value and statement.value:
        ratio = Fraction(value) / Fraction(statement.value)
        if ratio < 0:
            return Text("the opposite direction", "升降方向相反")
        if any(
            Fraction(95, 100) < ratio / Fraction(10) ** power < Fraction(105, 100)
            for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)
        ):
            return Text("another magnitude", "数量级不同")
    return Text("another number", "数值不同")
