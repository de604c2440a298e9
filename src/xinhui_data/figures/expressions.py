"""One numeric expression at one place of a text: which form it has, and what it says."""

from __future__ import annotations

import re
from decimal import Decimal

from xinhui_data.figures import context, patterns
from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.calendar import is_year, numbers_of, period_at
from xinhui_data.figures.grammar import LONGEST_LITERAL, FigureError, read_plain_forms
from xinhui_data.figures.records import NumericExpression, read_number, unread, word_as, year_alone
from xinhui_data.figures.roles import Kind, Reason, Role
from xinhui_data.figures.words import Word, word_at


def expression_at(text: str, place: int, earliest: int, declined: tuple[int, int] | None) -> NumericExpression:
    """Read the expression that holds the numeric character at a place.

    Args:
        text: half-width and simplified characters.
        place: of a numeric character that no expression holds yet.
        earliest: where the expression may begin.
        declined: where the number before begins and ends, if it has a word of decline.
    """
    character = text[place]
    previous = text[place - 1] if place > earliest else ""
    if text[place + 1 : place + 2] == "番" and (doubled := patterns.DOUBLING.search(text, max(earliest, place - 2))):
        return _doubled(text, doubled.start(), doubled.end(), earliest)
    word = word_at(text, place, earliest)
    if word and previous == "第" and word.start == place:
        word = None
    if word and not word.is_number and word.role is not Role.THRESHOLD:
        return word_as(text, word.start, word.end, word.role, Reason.LISTED)
    quantity = patterns.QUANTITY.match(text, place)
    return (
        _date(text, place, previous)
        or (_listed(text, place, word, quantity) if word else None)
        or (_code_of_digits(text, place, earliest, quantity) if character.isascii() else _code_of_numerals(text, place))
        or (_rank(text, place, previous) if previous in "第前" or character in "首最" else None)
        or (_quantity(text, place, earliest, declined, quantity) if quantity else None)
        or _rest(text, place)
    )


def _doubled(text: str, start: int, end: int, earliest: int) -> NumericExpression:
    """Read 翻一番, 近翻一番 and 翻了两番还多."""
    first = context.comparator_before(text, start, earliest)
    after = patterns.AFTER.match(text, end) if first == start else None
    return read_number(text, first, after.end() if after else end, "", Role.FIGURE)


def _date(text: str, place: int, previous: str) -> NumericExpression | None:
    if previous.isascii() and previous.isalnum():
        return None
    start = place - 1 if previous and previous in "前上下第初" else place
    end = period_at(text, start)
    if end is None and start != place:
        start, end = place, period_at(text, place)
    if end is None:
        return None
    value = numbers_of(text[start:end]) or None
    return NumericExpression(start, end, text[start:end], Kind.DATE, Role.PERIOD, Reason.CALENDAR, value)


def _listed(text: str, place: int, word: Word, quantity: re.Match[str] | None) -> NumericExpression | None:
    """Take a word of the list, unless a longer number begins there: 十五 of 十五家."""
    start, end, role, _ = word
    if quantity and (quantity.end() > end or (quantity.end() == end and patterns.RANGE_TO.match(text, end))):
        return None
    if role is Role.THRESHOLD and (size := patterns.LIST_SIZE.match(text, place)):
        return read_number(text, place, size.end(), "", role)
    return word_as(text, start, end, role, Reason.LISTED)


def _code_of_numerals(text: str, place: int) -> NumericExpression | None:
    """Find Chinese numerals that name or number something: 一核两带, 三号线, （一）."""
    if patterns.LINK.match(text, place):
        return word_as(text, place, place + 1, Role.IDIOM, Reason.LISTED)
    if found := patterns.CODE_OF_NUMERALS.match(text, place):
        role = {"twice": Role.IDIOM, "numbered": Role.NAME}.get(found.lastgroup or "", Role.CODE)
        return word_as(text, place, found.end(), role, Reason.CODE)
    if (found := patterns.SHORTHAND.match(text, place)) and "分之" not in found[0]:
        return word_as(text, place, found.end(), Role.CODE, Reason.SHORTHAND)
    return None


def _code_of_digits(text: str, place: int, earliest: int, quantity: re.Match[str] | None) -> NumericExpression | None:
    """Find digits that name or number something: C919, 5G, 1+6+3, 12345热线, 105国道, 〔2023〕5号."""
    if found := patterns.NUMBERED_DIGITS.match(text, place):
        role = Role.NAME if found.lastgroup == "numbered" else Role.CODE
        return word_as(text, place, found.end(), role, Reason.CODE)
    if odd := _odd_digits(text, place, quantity):
        return unread(text, place, odd, Role.FIGURE, Reason.AMBIGUOUS)
    unit = (quantity["unit"] or "") if quantity else ""
    counted = quantity is not None and not text[quantity.end() - 1].isdigit()
    joined = patterns.JOINED.search(text, max(earliest, place - 8), place)
    # C919首飞: a classifier behind the digits of a code belongs to the next word.
    if joined and (not counted or (unit in context.COUNTERS and quantity and quantity["number"].isascii())):
        tail = patterns.CODE_TAIL.match(text, place)
        return word_as(text, joined.start(), tail.end() if tail else place + 1, Role.CODE, Reason.CODE)
    if (code := patterns.CODE.match(text, place)) and not (counted and quantity and quantity.end() >= code.end()):
        return word_as(text, place, code.end(), Role.CODE, Reason.CODE)
    if quantity and not counted and context.is_code(text, place, quantity.end()):
        return word_as(text, place, quantity.end(), Role.CODE, Reason.CODE)
    return None


def _odd_digits(text: str, place: int, quantity: re.Match[str] | None) -> int | None:
    """Give the end of digits that are no number, or two: 1,2345, and .5 without its zero, and 12，345."""
    digits = patterns.JOINED_DIGITS.match(text, place)
    if digits and not patterns.GROUPED_DIGITS.fullmatch(digits[0]):
        return digits.end()
    if wide := patterns.WIDE_GROUPS.match(text, place):
        return wide.end()
    return quantity.end() if quantity and text[place - 1 : place] == "." else None


def _rank(text: str, place: int, previous: str) -> NumericExpression | None:
    """Read 第3位, 首个, 全市最多 and 前十."""
    start = place - 1 if previous and previous in "第前" else place
    found = (patterns.TOP if previous == "前" else patterns.RANK).match(text, start)
    limit = patterns.QUANTITY.match(text, place + 2) if text[place : place + 2] in patterns.LIMITS else None
    if limit:
        return read_number(text, place, limit.end(), "", Role.FIGURE)
    if not found or (text[place] == "最" and patterns.QUANTITY.match(text, found.end())):
        return None
    return read_number(text, start, found.end(), "", context.role_of_rank(text, start, found.end()))


def _quantity(
    text: str, place: int, earliest: int, declined: tuple[int, int] | None, quantity: re.Match[str]
) -> NumericExpression | None:
    """Read a number, a range or a ratio, with the words of comparison and direction around it."""
    if text[quantity.end() : quantity.end() + 1] in patterns.RATIO_SIGNS and (
        ratio := patterns.RATIO.match(text, place)
    ):
        return _ratio(text, place, ratio.end())
    first = _first_sign(text, place, earliest)
    end = _end_of_range(text, first, quantity.end(), earliest)
    start = context.comparator_before(text, first, earliest)
    after = patterns.AFTER.match(text, end)
    full = after.end() if after and start == first else end
    direction = context.direction_before(text, start, earliest) or _shared_direction(text, start, declined)
    # 连跌四个月 says how long, not by how much.
    if (quantity["unit"] or "") in context.UNITS_OF_TIME and direction not in context.OF_TIME:
        direction = ""
    if quantity["number"] and not quantity["unit"] and end == quantity.end():
        alone = start == first == place and not after and not direction
        if bare := _bare(text, first, end, alone=alone):
            return bare
    # 一块二毛五, 1米3, 七比三 and 1/20 go on behind the number.
    if more := patterns.COMPOUND.match(text, end):
        return unread(text, start, more.end(), Role.FIGURE, Reason.UNKNOWN_FORM)
    if end > quantity.end() and direction and _may_be_a_step(text[first:end]):
        return unread(text, start, end, Role.FIGURE, Reason.AMBIGUOUS)
    return _read_in_context(text, (start, full), (first, end), direction)


def _first_sign(text: str, place: int, earliest: int) -> int:
    """Give where a number begins: at its digits, or at the minus, 负 or 数 before them."""
    if place <= earliest or text[place - 1] not in "-负数":
        return place
    signed = context.has_minus(text, place, earliest) or patterns.SEVERAL.match(text, place - 1)
    return place - 1 if signed else place


def _read_in_context(text: str, full: tuple[int, int], bare: tuple[int, int], direction: str) -> NumericExpression:
    """Read a number with its comparators, or without where both together have no sense; and guess its role."""
    expression = read_number(text, *full, direction, Role.FIGURE)
    if expression.kind is Kind.UNREAD and full != bare:
        expression = read_number(text, *bare, direction, Role.FIGURE)
    role, reason = context.role_of_quantity(text, bare[0], expression.end, expression.unit, direction)
    if role is Role.FIGURE and (quoted := context.role_in_quotation(text, *bare)):
        role, reason = quoted, Reason.QUOTED
    if role is Role.FIGURE:
        return expression
    return expression._replace(role=role, reason=expression.reason if expression.kind is Kind.UNREAD else reason)


def _ratio(text: str, start: int, end: int) -> NumericExpression:
    """Read a ratio; 9:30 may be a time."""
    numbers = tuple(Decimal(number.replace(",", "")) for number in patterns.BETWEEN_RATIO.split(text[start:end]))
    if patterns.CLOCK.fullmatch(text, start, end) and not context.speaks_of_a_ratio(text, start):
        return NumericExpression(start, end, text[start:end], Kind.UNREAD, Role.FIGURE, Reason.AMBIGUOUS)
    return NumericExpression(
        start, end, text[start:end], Kind.RATIO, Role.FIGURE, Reason.NUMBER, numbers, 0, None, "", Bound.EXACT
    )


def _end_of_range(text: str, start: int, end: int, earliest: int) -> int:
    """Give the end of the range that a quantity begins; 由5%到8% holds two numbers."""
    to = patterns.RANGE_TO.match(text, end)
    last = patterns.QUANTITY.match(text, to.end()) if to else None
    too_long = last is not None and last.end() - start > LONGEST_LITERAL
    if not last or too_long or text[max(earliest, start - 1) : start] in ("由", "从"):
        return end
    try:
        read_plain_forms(text[start : last.end()])
    except FigureError:
        return end
    return last.end()


def _may_be_a_step(literal: str) -> bool:
    """State whether a range after a direction may say by how much and to what: 缩短0.3年至5.2年."""
    figure = read_plain_forms(literal)
    return figure.number_to is not None and abs(figure.number_to) > 4 * abs(figure.number)


def _shared_direction(text: str, start: int, declined: tuple[int, int] | None) -> str:
    """Give the direction that a number shares with the one before: 分别下降3.2%和4.1%."""
    joined = text[declined[1] : start] if declined else ""
    if not declined or joined not in ("、", "和", "及", "与", "以及", "或"):
        return ""
    return "下降" if joined == "或" or "分别" in text[max(0, declined[0] - 14) : declined[0]] else ""


def _bare(text: str, start: int, end: int, *, alone: bool) -> NumericExpression | None:
    """Judge a number without a unit: a year, a part of a name, or nothing that can be read safely."""
    number = text[start:end]
    if not alone or (not number.isascii() and any(character.isascii() for character in number)):
        return None
    if is_year(number):
        return year_alone(text, start, end)
    if number.isascii() or _is_large(text, number, end):
        return None
    if name := context.name_end(text, start, end):
        return word_as(text, start, name, Role.NAME, Reason.ADJOINING)
    if quoted := context.role_in_quotation(text, start, end):
        return word_as(text, start, end, quoted, Reason.QUOTED)
    return unread(text, start, end, Role.IDIOM, Reason.BARE)


def _is_large(text: str, number: str, end: int) -> bool:
    """State whether a Chinese numeral is a number even without a unit: 千亿, or 三十六 at the end of a clause."""
    if len(number) == 1 or context.name_end(text, end - len(number), end):
        return False
    return any(character in "百千万亿" for character in number) or ("十" in number and context.ends_clause(text, end))


def _rest(text: str, place: int) -> NumericExpression:
    """Hold a numeric character of no other form: part of a word, a mark of a list, or indefinite."""
    character = text[place]
    if patterns.MARK.match(character):
        return word_as(text, place, place + 1, Role.CODE, Reason.CODE)
    if character == "几":
        return unread(text, place, place + 1, Role.FIGURE, Reason.INDEFINITE)
    pair = patterns.IN_WORD.match(text, place)
    if pair:
        return word_as(text, place, pair.end(), Role.IDIOM, Reason.BARE)
    return unread(text, place, place + 1, Role.IDIOM, Reason.UNKNOWN_FORM)
