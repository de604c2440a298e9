"""The most frequent numeric expressions, read at once: digits, a scale word and a unit, as in 增长16.1% or 超50亿元.

What it reads it reads as ``expression_at`` does, several times as quickly; anything else it leaves to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from xinhui_data.figures import context, lexicon, patterns
from xinhui_data.figures.amounts import unit_name
from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.characters import any_of
from xinhui_data.figures.quantities import OPPOSITES
from xinhui_data.figures.records import NumericExpression, made
from xinhui_data.figures.roles import Kind, Reason, Role
from xinhui_data.figures.words import digits_of_words

_SCALES = {"万": 4, "亿": 8, "万亿": 12, "百万": 6, "千万": 7, "百亿": 10, "千亿": 11}
# Lengths of time, sizes of lists and whatever may begin another word are left to the full reader.
_LEFT = {
    "届",
    "次",
    "类",
    "期",
    "区",
    "班",
    "代",
    "块",
    "毛",
    "角",
    "米",
    "点",
    "年",
    "月",
    "日",
    "天",
    "周",
    "个月",
    "强",
    "佳",
    "成",
    "‰",
    "级",
    "周年",
    "世纪",
    "个季度",
    "季度",
}
_UNITS = {unit: (unit_name(unit), unit in lexicon.COUNTERS) for unit in lexicon.UNITS}
_PLAIN = re.compile(
    r"((?:19|20)[0-9]{2})年(?![—–~至到0-9度第上下初末底以间来后前内一二三四五六七八九十-])"
    r"|([1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.([0-9]+))?"
    f"({any_of(_SCALES)})?((?>{any_of(lexicon.UNITS, patterns.GUARDS)}))"
    "(?![至到—–~:∶：比+半多余来级以及左右上之内不有还出开0-9A-Za-z/-])"
)
# Members of an enumeration are looked up slowly.
_NUMBER, _DATE, _EXACT = Kind.NUMBER, Kind.DATE, Bound.EXACT
_FIGURE, _RESTATED, _PERIOD = Role.FIGURE, Role.RESTATED, Role.PERIOD
_UNIT, _REPEATED, _CALENDAR = Reason.UNIT, Reason.REPEATED, Reason.CALENDAR
Repeats = Callable[[Decimal, str, int], bool]

# The digits of listed words such as 沪深300 and 24小时便利店: how they begin, and what stands before them.
_BEGIN_WORDS, _LEAD_WORDS = digits_of_words()
# What stands before the digits: something that changes what they are, the end of a comparator, the end of a direction.
_CHANGES = frozenset("-负第前+./〔每数")


def plain_at(text: str, place: int, earliest: int, offset: int, repeats: Repeats) -> NumericExpression | None:
    """Read the plain amount or year whose first digit stands at a place; None where there may be more to it.

    Args:
        text: half-width and simplified characters, with no title in 《》 around the place.
        place: of a digit.
        earliest: where the expression may begin.
        offset: of the text in the whole.
        repeats: says whether a value with a unit stood before.
    """
    found = _PLAIN.match(text, place)
    if not found:
        return None
    year, whole, part, scale_word, unit = found.groups()
    previous = text[place - 1] if place > earliest else " "
    if (
        unit in _LEFT
        or previous in _CHANGES
        or text[place : place + 2] in _BEGIN_WORDS
        or previous in _LEAD_WORDS
        or (previous.isascii() and previous.isalnum())
    ):
        return None
    end = found.end()
    if year:
        value = _year(year)
        return made(
            (offset + place, offset + end, f"{year}年", _DATE, _PERIOD, _CALENDAR, value, None, None, "", None, 0)
        )
    start, bound, sign = place, _EXACT, 0
    if previous in context.ENDS_OF_COMPARATORS:
        start = context.comparator_before(text, place, earliest)
        if start != place:
            bound = lexicon.COMPARATORS_BEFORE[text[start:place]]
            previous = text[start - 1] if start > earliest else " "
    if previous in context.ENDS_OF_DIRECTIONS:
        sign = context.sign_of(context.direction_before(text, start, earliest))
    name, counted = _UNITS[unit]
    scale = _SCALES[scale_word] if scale_word else 0
    digits = whole.replace(",", "") if "," in whole else whole
    decimals: int | None
    if part:
        number, decimals = Decimal(f"{digits}.{part}E{scale}"), len(part) - scale
    else:
        number, decimals = Decimal(f"{digits}E{scale}"), None if counted and not scale else -scale
    if sign < 0:
        number = number.copy_negate() if number else number
        bound = OPPOSITES.get(bound, bound)
    again = len(digits) + len(part or "") > 2 and repeats(number, name, offset + start)
    role, reason = (_RESTATED, _REPEATED) if again else (_FIGURE, _UNIT)
    return made(
        (
            offset + start,
            offset + end,
            text[start:end],
            _NUMBER,
            role,
            reason,
            number,
            scale,
            decimals,
            name,
            bound,
            sign,
        )
    )


@lru_cache(maxsize=512)
def _year(year: str) -> tuple[Decimal]:
    return (Decimal(year),)
