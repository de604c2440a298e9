"""The figure grammar: printed literals of economic prose read as quantities, and quantities written as literals.

literal   := comparator? body comparator?
body      := 最 adjective | 第 number unit? | 首 unit? | part 分之 part | amount
amount    := sign? (number scale? (多 | 余)? scale?)+ unit? (半 | 多 | 余)?
number    := ASCII or full-width digits, with thousands separators and a point | Chinese numeral, with 点
scale     := 十 | 百 | 千 | 万 | 亿 and their products
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from xinhui_data.vocabulary import lexicon
from xinhui_data.vocabulary.intervals import Interval, interval_of, plain
from xinhui_data.vocabulary.numerals import DIGITS, SCALES, TENS, Numeral, read_han_numeral, write_han_numeral
from xinhui_data.vocabulary.terms import Bound

LONGEST_LITERAL = 60

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ARABIC = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_HAN = re.compile(f"[{''.join(DIGITS)}{''.join(TENS)}]+")
_HAN_DECIMAL = re.compile(f"([{''.join(DIGITS)}{''.join(TENS)}]+)点([{''.join(DIGITS)}]+)")
_SCALE = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[十百千]")
_PARTS = {"百": 0, "千": -1, "万": -2}
_STEPS = {"成": 1, "‰": -1}
_SIGN = re.compile(r"[-−负]")
_SUPERLATIVE = re.compile(r"最[多高大快优好强广早前]")


class FigureError(ValueError):
    """A literal that the figure grammar cannot read, with the place where reading stopped."""


@dataclass(frozen=True)
class Figure:
    """A printed literal as a quantity.

    ``number`` is in printed units, ``scale`` the power of ten printed as a word, ``decimals`` the place of the last
    meaningful digit in base units (``None``: exact), ``unit`` the unit or classifier as printed, ``percent`` for all
    ways to print one, ``percentage_point`` and ``rank`` likewise, empty where none is printed.
    """

    number: Decimal
    scale: int
    decimals: int | None
    unit: str
    bound: Bound

    @property
    def value(self) -> Decimal:
        """The quantity in the base unit: number times ten to the power of scale."""
        with localcontext() as context:
            context.prec = LONGEST_LITERAL * 2
            return self.number.scaleb(self.scale)

    @property
    def interval(self) -> Interval:
        """The values that the literal allows."""
        return interval_of(self.value, self.decimals, self.bound)


def read_figure(literal: str) -> Figure:
    """Read a printed literal as a quantity.

    Raises:
        FigureError: if the literal is empty, too long, indefinite (几, 两三) or not of the grammar.
        TypeError: if it is no text.

    Example:
        >>> read_figure("288.21亿元")
        Figure(number=Decimal('288.21'), scale=8, decimals=-6, unit='元', bound=<Bound.EXACT: 'exact'>)
        >>> print(read_figure("突破千亿元").interval, read_figure("第一").unit, read_figure("三成").value)
        [100000000000, ∞) rank 3E+1
    """
    if not isinstance(literal, str):
        raise TypeError(f"a literal is text, not {type(literal).__name__}")
    if not literal or len(literal) > LONGEST_LITERAL:
        raise FigureError(f"a literal has 1 to {LONGEST_LITERAL} characters, this one has {len(literal)}")
    text = literal.translate(_FULL_WIDTH)
    try:
        if _SUPERLATIVE.fullmatch(text):
            return Figure(Decimal(1), 0, None, "rank", Bound.EXACT)
        text, before = _take_before(text)
        text, after = _take_after(text)
        if before and after:
            raise FigureError("a comparator stands both before and after the number")
        return _with_bound(_read_body(text), before or after)
    except ValueError as error:
        raise FigureError(f"cannot read {literal!r} as a figure: {error}") from None


def write_figure(figure: Figure) -> str:
    """Write a quantity as a literal that reads back as the same quantity.

    Raises:
        FigureError: if the quantity has no literal, such as a bound word for a rank or open places beside digits.

    Example:
        >>> write_figure(read_figure("逾1,200万吨")), write_figure(read_figure("百亿元"))
        ('超1200万吨', '百亿元')
    """
    if figure.unit == "rank":
        literal = f"第{int(figure.number)}"
    else:
        unit = {"percent": {1: "成", -1: "‰"}.get(figure.scale, "%"), "percentage_point": "个百分点"}
        scale = "" if figure.unit == "percent" else _scale_word(figure.scale)
        literal = _write_number(figure) + scale + unit.get(figure.unit, figure.unit)
    words = {Bound.ABOVE: "超", Bound.BELOW: "不足"}
    tails = {Bound.AT_LEAST: "以上", Bound.AT_MOST: "以下", Bound.ABOUT: "左右"}
    literal = words.get(figure.bound, "") + literal + tails.get(figure.bound, "")
    if read_figure(literal) != figure:
        raise FigureError(f"{figure} has no literal: {literal!r} reads as {read_figure(literal)}")
    return literal


def _take_before(text: str) -> tuple[str, Bound | None]:
    for word in sorted(lexicon.COMPARATORS_BEFORE, key=len, reverse=True):
        if text.startswith(word) and len(text) > len(word):
            return text[len(word) :], lexicon.COMPARATORS_BEFORE[word]
    return text, None


def _take_after(text: str) -> tuple[str, Bound | None]:
    for word in sorted(lexicon.COMPARATORS_AFTER, key=len, reverse=True):
        if text.endswith(word) and len(text) > len(word):
            return text[: -len(word)], lexicon.COMPARATORS_AFTER[word]
    return text, None


def _with_bound(figure: Figure, bound: Bound | None) -> Figure:
    if bound is None:
        return figure
    if figure.bound is not Bound.EXACT:
        raise FigureError("two comparators contradict or repeat each other")
    return replace(figure, bound=bound)


def _read_body(text: str) -> Figure:
    if text.startswith(("第", "首")):
        return _read_ordinal(text)
    if "分之" in text:
        return _read_part(*text.split("分之", 1))
    if re.fullmatch(r"[0-9]{1,9}/[0-9]{1,9}", text):
        whole, part = text.split("/")[::-1]
        return _read_part(whole, part)
    if text in ("一半", "半数"):
        return Figure(Decimal(50), 0, None, "percent", Bound.EXACT)
    return _read_amount(text)


def _read_ordinal(text: str) -> Figure:
    number, rest = (Numeral(Decimal(1), 0), text[1:]) if text[0] == "首" else _take_number(text[1:])
    if rest and rest not in lexicon.COUNTERS:
        raise FigureError(f"expected a classifier or the end after the ordinal, got {rest!r}")
    if number.places > 0 or number.value < 1:
        raise FigureError("an ordinal is a whole number from 1")
    return Figure(number.value, 0, None, "rank", Bound.EXACT)


def _read_part(whole: str, part: str) -> Figure:
    """Read a fraction word; 百分之, 千分之 and 万分之 keep the printed precision, others are taken as exact."""
    sign, whole = ("-", whole[1:]) if _SIGN.match(whole) else ("", whole)
    number, rest = _take_number(part)
    if rest:
        raise FigureError(f"expected the end after the fraction, got {rest!r}")
    value = -number.value if sign else number.value
    if whole in _PARTS:
        scale = _PARTS[whole]
        return Figure(value, scale, max(number.places, 0) - scale, "percent", Bound.EXACT)
    denominator, rest = _take_number(whole)
    if rest or denominator.value == 0:
        raise FigureError(f"expected a number other than zero before 分之, got {whole!r}")
    return Figure(value * 100 / denominator.value, 0, None, "percent", Bound.EXACT)


def _read_amount(text: str) -> Figure:
    sign = _SIGN.match(text)
    if sign:
        text = text[1:]
    if text.startswith("半") and text[1:] in (*lexicon.COUNTERS, *lexicon.TENTHS):
        half = Decimal("-0.5" if sign else "0.5")
        return Figure(half, _STEPS.get(text[1:], 0), None, _unit_name(text[1:]), Bound.EXACT)
    number, scale, bound, rest = _take_scaled(text)
    # 一个半月 says 一个月半.
    rest = f"个{rest[2:]}半" if rest.startswith("个半") else rest
    # 30多家, and 两倍多 with the word behind the unit.
    for word, kept in ((rest[:1], rest[1:]), (rest[-1:], rest[:-1])):
        if bound is Bound.EXACT and word in lexicon.COMPARATORS_BETWEEN:
            bound, rest = lexicon.COMPARATORS_BETWEEN[word], kept
    halved = rest.endswith("半") and rest[:-1] in lexicon.COUNTERS
    number, unit = _take_unit(number, rest.removesuffix("半") if halved else rest)
    scale += _STEPS.get(unit, 0)
    value = number.value + (Decimal("0.5") if halved else 0)
    counted = unit in lexicon.COUNTERS or not unit
    exact = counted and scale == 0 and number.places <= 0 and not number.round_word
    decimals = None if exact else number.places - scale
    return Figure(-value if sign else value, scale, decimals, _unit_name(unit), bound)


def _take_unit(number: Numeral, rest: str) -> tuple[Numeral, str]:
    tenths = re.fullmatch(f"成([{''.join(DIGITS)}0-9])", rest)
    if tenths:
        digit = read_han_numeral(tenths[1]).value if tenths[1] in DIGITS else Decimal(tenths[1])
        return replace(number, value=number.value + digit / 10, places=1), "成"
    if rest and rest not in lexicon.UNITS:
        raise FigureError(f"expected a scale word, a unit or the end, got {rest!r}")
    return number, rest


def _unit_name(unit: str) -> str:
    if unit in lexicon.PERCENT + lexicon.PERMILLE + lexicon.TENTHS:
        return "percent"
    return "percentage_point" if unit in lexicon.POINTS else unit


def _take_number(text: str) -> tuple[Numeral, str]:
    if found := _ARABIC.match(text):
        digits = found[0].replace(",", "")
        places = len(digits.partition(".")[2])
        return Numeral(Decimal(digits), places), text[found.end() :]
    if found := _HAN_DECIMAL.match(text):
        part = "".join(str(DIGITS[digit]) for digit in found[2])
        value = Decimal(f"{read_han_numeral(found[1]).value}.{part}")
        return Numeral(value, len(part)), text[found.end() :]
    if found := _HAN.match(text):
        # The 千 of 三千瓦时 belongs to the unit.
        end = found.end() - 1 if len(found[0]) > 1 and text[found.end() - 1 :] in lexicon.UNITS else found.end()
        return read_han_numeral(text[:end]), text[end:]
    if text.startswith("几"):
        raise FigureError("几 is indefinite and has no value")
    raise FigureError(f"expected a number, got {text!r}" if text else "expected a number, got the end")


def _take_scaled(text: str) -> tuple[Numeral, int, Bound, str]:
    """Read one group such as 288.21亿, or a sum of falling groups such as 一亿三千万; 余 may stand inside (300余亿)."""
    groups: list[tuple[Numeral, int]] = []
    bound, rest = Bound.EXACT, text
    while not groups or (rest not in lexicon.UNITS and (_ARABIC.match(rest) or _HAN.match(rest))):
        number, spoken_short, rest = _take_group(rest, first=not groups)
        scale, rest = _take_scale(rest)
        if rest[:1] in lexicon.COMPARATORS_BETWEEN and _SCALE.match(rest[1:]) and bound is Bound.EXACT:
            bound = lexicon.COMPARATORS_BETWEEN[rest[:1]]
            more, rest = _take_scale(rest[1:])
            scale += more
        if spoken_short and not scale:
            scale = groups[-1][1] - 1
        if groups and (groups[-1][1] <= scale or number.places > 0 or groups[-1][0].places > 0 or number.round_word):
            raise FigureError("scale words must fall from left to right, with no point in a sum")
        groups.append((number, scale))
    (last, lowest), highest = groups[-1], groups[0][1]
    total = sum((number.value.scaleb(power - highest) for number, power in groups), Decimal(0))
    return Numeral(total, last.places + highest - lowest, last.round_word), highest, bound, rest


def _take_scale(text: str) -> tuple[int, str]:
    """Take a scale word, unless it begins a unit such as 千米."""
    found = None if text in lexicon.UNITS else _SCALE.match(text)
    if not found:
        return 0, text
    return sum({**TENS, **SCALES}[word] for word in found[0]), text[found.end() :]


def _take_group(text: str, *, first: bool) -> tuple[Numeral, bool, str]:
    """Read the number of one group, and whether it is a single digit spoken short, as in 两万三 for 23000."""
    if first:
        if text[:1] in SCALES:
            return Numeral(Decimal(1), 0, True), False, text
        number, rest = _take_number(text)
        return number, False, rest
    linked = text[:1] in ("零", "〇")
    number, rest = _take_number(text[1:] if linked else text)
    return number, not linked and 0 < number.value < 10 and number.places == 0, rest


def _write_number(figure: Figure) -> str:
    number, places = figure.number, 0 if figure.decimals is None else figure.decimals + figure.scale
    if places >= 0:
        return f"{number:.{places}f}" if places else plain(number)
    # Only a Chinese numeral can leave places open: 千亿 is round where 1000亿 is printed to the last 亿.
    sign, size = "-" if number < 0 else "", int(abs(number))
    if size > 9999:
        raise FigureError(f"{figure} has no literal: its open places do not fit one Chinese numeral")
    return sign + ({100: "百", 1000: "千"}.get(size) or write_han_numeral(size))


def _scale_word(scale: int) -> str:
    small, large = ("", "十", "百", "千")[scale % 4], ("", "万", "亿", "万亿")
    if not 0 <= scale < 4 * len(large):
        raise FigureError(f"no scale word for ten to the power of {scale}")
    return small + large[scale // 4]
