"""Amounts of the figure grammar: digits or a Chinese numeral, scale words, and a unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from xinhui_data.figures import lexicon
from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.characters import any_of
from xinhui_data.figures.numerals import DIGITS, SCALES, TENS, Numeral, read_han_numeral
from xinhui_data.figures.quantities import Figure, FigureError

SIGN = re.compile(r"零下|[-负]")

_NUMERAL = "".join((*DIGITS, *TENS))
_DIGITS_IN_ROW = "".join(DIGITS).replace("两", "")
_RUN = re.compile(r"[0-9][0-9.,]*")
_ARABIC = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_HAN = re.compile(f"[{_NUMERAL}]+")
_HAN_DECIMAL = re.compile(f"([{_NUMERAL}]+)点([{_DIGITS_IN_ROW}]+)")
# 兆 is a scale word of money alone: 百兆 says how fast a line is, and 兆瓦 is a unit.
_SCALE = re.compile(r"[十百千]?(?:万亿|[万亿]|兆(?=美?元|新台|[一二两三四五六七八九]))|[十百千]")
_WHOLE_OF_YI = re.compile("([^亿]*万[^亿万]*(?:[十百千]|零[^亿万]*))亿(.*)")
_TENTHS = re.compile(f"成([{_DIGITS_IN_ROW}0-9])")
_STEPS = {"成": 1, "‰": -1}
_TAILS = tuple("半多余")

_COUNTERS = frozenset(lexicon.COUNTERS)


# Nine of ten literals: a comparator, digits, a scale word and a unit, each at most once.
@cache
def _plain_amount() -> re.Pattern[str]:
    return re.compile(
        f"({any_of(lexicon.COMPARATORS_BEFORE)})?"
        r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.([0-9]+))?(万亿|[百千]?[万亿])?"
        f"({any_of(lexicon.UNITS)})?"
    )


def read_amount(text: str) -> Figure:
    """Read an amount such as 288.21亿元, 两千三百人, 30多家, 三成五 or 一年半.

    Raises:
        ValueError: if it is none.
    """
    sign = SIGN.match(text)
    if sign:
        text = text[sign.end() :]
    if text.startswith("半") and text[1:] in (*lexicon.COUNTERS, *lexicon.TENTHS):
        half = Decimal("-0.5" if sign else "0.5")
        return Figure(half, _STEPS.get(text[1:], 0), None, unit_name(text[1:]), Bound.EXACT)
    # 三万一千二百亿 counts 亿 by the whole number before it; 三万五亿 does not.
    if whole := _WHOLE_OF_YI.match(text):
        number, scale, bound, rest = _take_scaled(whole[1])
        scale, rest = scale + SCALES["亿"], rest or whole[2]
    else:
        number, scale, bound, rest = _take_scaled(text)
    # 一个半月 says 一个月半, and 两个多月 says 两个月多.
    if rest.startswith(("个半", "个多", "个余", "个来")):
        rest = f"个{rest[2:]}{rest[1]}"
    # 30多家, and 两倍多 with the word behind the unit.
    for word, kept in ((rest[:1], rest[1:]), (rest[-1:], rest[:-1])):
        if bound is Bound.EXACT and word in lexicon.COMPARATORS_BETWEEN:
            bound, rest = lexicon.COMPARATORS_BETWEEN[word], kept
    halved = rest[-1:] == "半" and rest[:-1] in (*lexicon.COUNTERS, *lexicon.MEASURES, *lexicon.TENTHS)
    if halved and (scale or number.places > 0 or number.round_word):
        raise FigureError("half a unit stands behind a plain whole number only")
    number, unit = _take_unit(number, rest[:-1] if halved else rest)
    scale += _STEPS.get(unit, 0)
    value = number.value + (Decimal("0.5") if halved else 0)
    counted = unit in lexicon.COUNTERS or not unit
    exact = counted and scale == 0 and number.places <= 0 and not number.round_word
    decimals = None if exact or halved else number.places - scale
    return Figure(-value if sign else value, scale, decimals, unit_name(unit), bound)


def read_plain_amount(text: str) -> Figure | None:
    """Read an amount of digits, such as 超50亿元, at once; None if it is of another form."""
    found = _plain_amount().fullmatch(text)
    if not found:
        return None
    before, whole, part, scale_word, unit = found.groups("")
    scale = sum({**TENS, **SCALES}[word] for word in scale_word) + _STEPS.get(unit, 0)
    exact = not scale and not part and (unit in _COUNTERS or not unit)
    digits = whole.replace(",", "")
    return Figure(
        Decimal(f"{digits}.{part}" if part else digits),
        scale,
        None if exact else len(part) - scale,
        unit_name(unit),
        lexicon.COMPARATORS_BEFORE[before] if before else Bound.EXACT,
    )


def take_number(text: str) -> tuple[Numeral, str]:
    """Read the number that a text begins with, and give what follows.

    Raises:
        ValueError: if it begins with none: misplaced separators (1,23), zeros in front (09), estimates (几, 两三).
    """
    if found := _RUN.match(text):
        if not _ARABIC.fullmatch(found[0]):
            raise FigureError(f"{found[0]!r} is no number: groups of three digits, one point, no zero in front")
        digits = found[0].replace(",", "")
        return Numeral(Decimal(digits), len(digits.partition(".")[2])), text[found.end() :]
    if found := _HAN_DECIMAL.match(text):
        part = "".join(str(DIGITS[digit]) for digit in found[2])
        whole = read_han_numeral(found[1])
        if whole.round_word:
            raise FigureError(f"{found[0]!r} is no number: a bare {found[1]} has no decimals")
        return Numeral(Decimal(f"{whole.value}.{part}"), len(part)), text[found.end() :]
    if found := _HAN.match(text):
        # The 千 of 三千瓦时 and the second 两 of 两两 belong to the unit.
        end = found.end() - 1 if len(found[0]) > 1 and _is_unit(text[found.end() - 1 :]) else found.end()
        return read_han_numeral(text[:end]), text[end:]
    if text.startswith("几"):
        raise FigureError("几 is indefinite and has no value")
    raise FigureError(f"expected a number, got {text!r}" if text else "expected a number, got the end")


def take_scale(text: str) -> tuple[int, str]:
    """Take a scale word, unless it begins a unit such as 千米."""
    found = None if _is_unit(text) else _SCALE.match(text)
    if not found:
        return 0, text
    return sum({**TENS, **SCALES}[word] for word in found[0]), text[found.end() :]


def unit_name(unit: str) -> str:
    """Give the one name of all ways to print per cent and percentage points; other units as printed."""
    if unit in lexicon.PERCENT + lexicon.PERMILLE + lexicon.TENTHS:
        return "percent"
    return "percentage_point" if unit in lexicon.POINTS else unit


def _is_unit(text: str) -> bool:
    return text in lexicon.UNITS or (text.endswith(_TAILS) and text[:-1] in lexicon.UNITS)


def _take_unit(number: Numeral, rest: str) -> tuple[Numeral, str]:
    if tenths := _TENTHS.fullmatch(rest):
        digit = read_han_numeral(tenths[1]).value if tenths[1] in DIGITS else Decimal(tenths[1])
        return replace(number, value=number.value + digit / 10, places=1), "成"
    if rest and rest not in lexicon.UNITS:
        raise FigureError(f"expected a scale word, a unit or the end, got {rest!r}")
    return number, rest


def _take_scaled(text: str) -> tuple[Numeral, int, Bound, str]:
    """Read one group such as 288.21亿, or a sum of falling groups such as 一亿三千万; 余 may stand inside (300余亿)."""
    groups: list[tuple[Numeral, int]] = []
    bound, rest = Bound.EXACT, text
    while not groups or (not _is_unit(rest) and (_RUN.match(rest) or _HAN.match(rest))):
        if groups and not groups[-1][1]:
            raise FigureError(f"a scale word must stand between two numbers, before {rest!r}")
        number, spoken_short, rest = _take_group(rest, first=not groups)
        scale, rest = take_scale(rest)
        if rest[:1] in lexicon.COMPARATORS_BETWEEN and _SCALE.match(rest[1:]) and bound is Bound.EXACT:
            bound = lexicon.COMPARATORS_BETWEEN[rest[:1]]
            more, rest = take_scale(rest[1:])
            scale += more
        if spoken_short and not scale:
            scale = groups[-1][1] - 1
        if groups and not _continues(groups[-1], (number, scale)):
            raise FigureError("scale words must fall from left to right, with no point in a sum")
        groups.append((number, scale))
    (last, lowest), highest = groups[-1], groups[0][1]
    total = sum((number.value.scaleb(power - highest) for number, power in groups), Decimal(0))
    return Numeral(total, last.places + highest - lowest, last.round_word), highest, bound, rest


def _continues(before: tuple[Numeral, int], after: tuple[Numeral, int]) -> bool:
    """Say whether a group can follow another in a sum: whole numbers, the second less than one of the first's unit."""
    (first, high), (second, low) = before, after
    whole = first.places <= 0 and second.places <= 0 and not second.round_word
    return whole and low < high and second.value.scaleb(low) < Decimal(1).scaleb(high)


def _take_group(text: str, *, first: bool) -> tuple[Numeral, bool, str]:
    """Read the number of one group, and whether it is a single digit spoken short, as in 两万三 for 23000."""
    if first:
        if text[:1] in SCALES:
            return Numeral(Decimal(1), 0, True), False, text
        number, rest = take_number(text)
        return number, False, rest
    linked = text[:1] in ("零", "〇")
    number, rest = take_number(text[1:] if linked else text)
    return number, not linked and 0 < number.value < 10 and number.places == 0, rest
