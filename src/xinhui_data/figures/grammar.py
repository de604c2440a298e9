"""The figure grammar: printed literals of economic prose, read as quantities.

literal   := direction? comparator? body comparator?
body      := 最 adjective | 第 number unit? | 首 unit? | 前 number unit? | 翻 number 番 | range | estimate | quantity
range     := quantity (至 | 到 | — | - | ~) quantity
estimate  := two neighbouring digits inside a quantity (一两百, 三五年) | (几 | 数) scale … | … 十几 …
quantity  := part 分之 part | 半 | amount
amount    := sign? (number scale? (多 | 余)? scale?)+ unit? (半 | 多 | 余)?
number    := digits, with thousands separators and a point | Chinese numeral, with 点
scale     := 十 | 百 | 千 | 万 | 亿 and their products

Full-width and traditional characters are read as half-width and simplified ones.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, DefaultContext, localcontext
from functools import lru_cache

from xinhui_data.figures import lexicon
from xinhui_data.figures.amounts import SIGN, read_amount, read_plain_amount, take_number, take_scale
from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.characters import any_of, plain_forms
from xinhui_data.figures.numerals import DIGITS, TENS, Numeral
from xinhui_data.figures.quantities import Figure, FigureError

__all__ = ["LONGEST_LITERAL", "Figure", "FigureError", "read_figure"]

LONGEST_LITERAL = 60

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PARTS = {"百": 0, "千": -1, "万": -2}
_SUPERLATIVE = re.compile(r"最[多高大快优好强广早前低小少长]")
_DIRECTION = re.compile(f"(?:同比|环比)?({any_of(lexicon.DIRECTIONS)})了?(?=[^翻])")
_BEFORE = re.compile(f"{any_of(lexicon.COMPARATORS_BEFORE)}(?=.)")
_AFTER = re.compile(f"(?<=.)(?:{'|'.join(sorted(lexicon.COMPARATORS_AFTER, key=len, reverse=True))})$")
_DOUBLING = re.compile(r"翻了?(.*)番")
_RANGE = re.compile(r"(.+?)[至到—–~-](.+)")
_RATIO = re.compile(r".*[0-9][:∶][0-9].*")
_DIGIT = "一二两三四五六七八九"
_TWO_DIGITS = re.compile(f"([{_DIGIT}])([{_DIGIT}])(?![{_DIGIT}零〇])")
_SEVERAL = re.compile(r"(?:[几数](?=[十百千万亿])|(?<=十)几(?![十百千]))")
_HALVES = ("一半", "半数", "半")


def read_figure(literal: str) -> Figure:
    """Read a printed literal as a quantity.

    A direction word in front gives the sign. Of a range, ``number`` and ``number_to`` are the ends; 三五年 is the range
    from 3 to 5. 数十亿 is more than 1 billion: how many times more is not said.

    Raises:
        FigureError: if the literal is empty, too long, indefinite (几家), no number (09, 1,2345) or not of the
            grammar.
        TypeError: if it is not text.

    Example:
        >>> read_figure("288.21亿元")  # doctest: +NORMALIZE_WHITESPACE
        Figure(number=Decimal('288.21'), scale=8, decimals=-6, unit='元', bound=<Bound.EXACT: 'exact'>,
               number_to=None)
        >>> print(read_figure("突破千亿元").interval, read_figure("第一").unit, read_figure("三成").value)
        [100000000000, ∞) rank 3E+1
        >>> print(read_figure("下降11.4%").value, read_figure("3至5年").interval, read_figure("一两百").interval)
        -11.4 [3, 5] [100, 200]
    """
    if not isinstance(literal, str):
        raise TypeError(f"a literal is text, not {type(literal).__name__}")
    if not literal or len(literal) > LONGEST_LITERAL:
        raise FigureError(f"a literal has 1 to {LONGEST_LITERAL} characters, this one has {len(literal)}")
    return read_plain_forms(plain_forms(literal.translate(_FULL_WIDTH)))


def read_plain_forms(text: str) -> Figure:
    """Read a literal of half-width and simplified characters."""
    figure = _figure_or_reason(text)
    if isinstance(figure, str):
        raise FigureError(figure)
    return figure


@lru_cache(maxsize=4096)
def _figure_or_reason(text: str) -> Figure | str:
    """Read a literal, or say why it cannot be read; prose has the same ones again and again."""
    if figure := read_plain_amount(text):
        return figure
    try:
        if _SUPERLATIVE.fullmatch(text):
            return Figure(Decimal(1), 0, None, "rank", Bound.EXACT)
        with localcontext() as context:
            context.prec = LONGEST_LITERAL * 2
            return _read_directed(text)
    except ValueError as error:
        return f"cannot read {text!r} as a figure: {error}"


def _read_directed(text: str) -> Figure:
    direction = _DIRECTION.match(text)
    figure = _read_bounded(text[direction.end() :] if direction else text)
    if direction is None:
        return figure
    if figure.unit == "rank":
        raise FigureError("a rank neither rises nor falls by itself")
    if lexicon.DIRECTIONS[direction[1]] > 0:
        return figure
    if figure.number < 0:
        raise FigureError(f"{direction[1]} and a minus sign both say that it fell")
    return figure.negated()


def _read_bounded(text: str) -> Figure:
    before = _BEFORE.match(text)
    text = text[before.end() :] if before else text
    after = _AFTER.search(text)
    text = text[: after.start()] if after else text
    if before and after:
        raise FigureError("there is a comparator both before and after the number")
    if before:
        return _with_bound(_read_body(text), lexicon.COMPARATORS_BEFORE[before[0]])
    return _with_bound(_read_body(text), lexicon.COMPARATORS_AFTER[after[0]]) if after else _read_body(text)


def _with_bound(figure: Figure, bound: Bound) -> Figure:
    if figure.bound is not Bound.EXACT:
        raise FigureError("two comparators contradict or repeat each other")
    return replace(figure, bound=bound)


def _read_body(text: str) -> Figure:
    if text.startswith(("第", "首")):
        return _read_ordinal(text)
    if text.startswith("前"):
        return _with_bound(_read_ordinal(f"第{text[1:]}"), Bound.AT_MOST)
    if _RATIO.fullmatch(text):
        raise FigureError("a ratio of several numbers is not one figure: read each of them by itself")
    if doubling := _DOUBLING.fullmatch(text):
        return _read_doubling(doubling[1])
    if ends := _RANGE.fullmatch(text):
        return _read_range(ends[1], ends[2])
    return _read_estimate(text) or _read_quantity(text)


def _read_ordinal(text: str) -> Figure:
    number, rest = (Numeral(Decimal(1), 0), text[1:]) if text[0] == "首" else take_number(text[1:])
    if rest and rest not in lexicon.COUNTERS:
        raise FigureError(f"expected a classifier or the end after the ordinal, got {rest!r}")
    if number.places > 0 or number.value < 1:
        raise FigureError("an ordinal is a whole number from 1")
    return Figure(number.value, 0, None, "rank", Bound.EXACT)


def _read_doubling(times: str) -> Figure:
    """Read 翻一番 as growth by 100 %, 翻两番 as growth by 300 %."""
    number, rest = take_number(times or "一")
    if rest or number.places > 0 or not 1 <= number.value < 10:
        raise FigureError(f"expected how often it doubled, from 1 to 9, got {times!r}")
    return Figure(Decimal(2 ** int(number.value) * 100 - 100), 0, None, "percent", Bound.EXACT)


def _read_range(low: str, high: str) -> Figure:
    """Read 3至5年 or 百分之三十到四十; what the one end leaves out is taken from the other."""
    part = re.match("[百千万]分之", low)
    last = _read_quantity(part[0] + high if part and "分之" not in high else high)
    first = _read_quantity(low + _left_out(low, high))
    return _between(first, last)


def _between(first: Figure, last: Figure) -> Figure:
    first = first if first.unit else replace(first, unit=last.unit)
    if first.unit != last.unit:
        raise FigureError(f"the ends of a range have one unit, not {first.unit!r} and {last.unit!r}")
    if {first.bound, last.bound} != {Bound.EXACT}:
        raise FigureError("a range has no other comparators")
    if first.value >= last.value:
        raise FigureError("a range rises; where the scale differs, print it at both ends")
    scale = max(first.scale, last.scale)
    decimals = min((end.decimals for end in (first, last) if end.decimals is not None), default=None)
    numbers = [end.number.scaleb(end.scale - scale) for end in (first, last)]
    return Figure(numbers[0], scale, decimals, last.unit, Bound.BETWEEN, numbers[1])


def _left_out(low: str, high: str) -> str:
    """Give the scale word and unit that a bare number leaves to the other end of its range, as in 3至5万元."""
    if "分之" in low + high or "/" in low + high or take_number(SIGN.sub("", low, count=1))[1]:
        return ""
    digits, tail = take_number(SIGN.sub("", high, count=1))
    spoken = high[: len(high) - len(tail)]
    if low in DIGITS and digits.value > 10 and spoken[-1:] in TENS:
        raise FigureError(f"{low} may be {low} or {low}{spoken[-1]}: print the scale word at both ends")
    if take_scale(tail)[1] not in ("", *lexicon.UNITS):
        raise FigureError(f"expected a unit at both ends, got {tail!r} at one")
    return tail


def _read_estimate(text: str) -> Figure | None:
    """Read two digits side by side (三五年, 一两百) as a range, and 数十亿 or 十几家 as more than a number."""
    if several := _SEVERAL.search(text):
        figure = _read_quantity(text[: several.start()] + text[several.end() :])
        return _with_bound(figure, Bound.ABOVE)
    pair = _TWO_DIGITS.search(text)
    if not pair or len(text) == 2 or (text[: pair.start()] and text[pair.start() - 1] in DIGITS):
        return None
    first, last = DIGITS[pair[1]], DIGITS[pair[2]]
    if last - first != 1 and (first, last) != (3, 5):
        return None
    before, after = text[: pair.start()], text[pair.end() :]
    return _between(_read_quantity(before + pair[1] + after), _read_quantity(before + pair[2] + after))


def _read_quantity(text: str) -> Figure:
    if "分之" in text:
        return _read_part(*text.split("分之", 1))
    if re.fullmatch(r"[0-9]{1,9}/[0-9]{1,9}", text):
        whole, part = text.split("/")[::-1]
        return _read_part(whole, part)
    if text in _HALVES or text == "百分百":
        return Figure(Decimal(50 if text in _HALVES else 100), 0, None, "percent", Bound.EXACT)
    return read_amount(text)


def _read_part(whole: str, part: str) -> Figure:
    """Read a fraction word; 百分之, 千分之 and 万分之 keep the printed precision, others are taken as exact."""
    sign, whole = ("-", whole[1:]) if SIGN.match(whole) else ("", whole)
    number, rest = take_number(part)
    if rest:
        raise FigureError(f"expected the end after the fraction, got {rest!r}")
    value = -number.value if sign else number.value
    if whole in _PARTS:
        scale = _PARTS[whole]
        return Figure(value, scale, max(number.places, 0) - scale, "percent", Bound.EXACT)
    denominator, rest = take_number(whole)
    if rest or denominator.value == 0:
        raise FigureError(f"expected a number other than zero before 分之, got {whole!r}")
    # A third has no last digit: as many are kept as Python does by default.
    return Figure(DefaultContext.divide(value * 100, denominator.value), 0, None, "percent", Bound.EXACT)
