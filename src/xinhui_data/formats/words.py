"""Values and intervals in words, as shown to readers, in both languages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from xinhui_data.figures.ranges import Range
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.observations import Observation, Statement
from xinhui_data.model.terms import Bound, UnitKind
from xinhui_data.model.text import Text, label, name_of

SIGNS = {Bound.ABOVE: "> ", Bound.AT_LEAST: "≥ ", Bound.BELOW: "< ", Bound.AT_MOST: "≤ ", Bound.ABOUT: "≈ "}


class _Dress(NamedTuple):
    """How a number is shown in one language: the power of ten taken out, the text before, behind and between two."""

    power: int
    before: str
    behind: str
    to: str = " to "

    def number(self, value: float) -> str:
        """Write the number alone, without zeros at its end."""
        text = f"{Decimal(repr(value)).scaleb(-self.power):,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def value(self, value: float, sign: str = "") -> str:
        """Write the number with all that belongs to it."""
        return f"{sign}{self.before}{self.number(value)}{self.behind}"

    def range(self, low: float, high: float) -> str:
        """Write a range: 31% to 39%, 3亿至5亿元; a sign or scale word stands at both ends."""
        both = next((sign for sign in ("%", "亿", "万") if self.behind.startswith(sign)), "")
        return f"{self.before}{self.number(low)}{both}{self.to}{self.number(high)}{self.behind}"

    def printed(self, figure: Statement) -> str:
        """Write the number of a statement, of a range both ends, with the sign of its bound."""
        if figure.bound is Bound.BETWEEN and figure.lower is not None and figure.upper is not None:
            return self.range(figure.lower, figure.upper)
        return self.value(figure.value, SIGNS.get(figure.bound, ""))


_MONEY_EN = (_Dress(9, "CNY ", " bn"), _Dress(6, "CNY ", " m"), _Dress(0, "CNY ", ""))
_MONEY_ZH = tuple(_Dress(power, "", behind, "至") for power, behind in ((8, "亿元"), (4, "万元"), (0, "元")))


def show_value(figure: Statement) -> Text:
    """Write a value for readers: sign of the bound, number, unit.

    Money is given in billions or millions of yuan in English, in 亿元 or 万元 in Chinese.
    """
    return Text(*(dress.printed(figure) for dress in _dresses(figure, figure.value)))


def show_figure(figure: Statement, unit: Unit) -> Text:
    """Write a value for readers, with the symbol of its unit where it has one."""
    if not unit.symbol or unit.unit_id in ("CNY", "percent", "rank"):
        return show_value(figure)
    text = _Dress(0, "", f" {unit.symbol}", "–").printed(figure)
    return Text(text, text)


def show_observation(row: Observation) -> Text:
    """Write an observation in one line: indicator, subject, measure, period, status, value."""
    period = Text(row.time_period or "undated", row.time_period or "未注明时间")
    names = (name_of(row, "indicator"), name_of(row, "subject"), label(row.measure), period, label(row.status))
    value = show_value(row)
    return Text(
        f"{', '.join(name.en for name in names)}: {value.en}", f"{'，'.join(name.zh for name in names)}：{value.zh}"
    )


def show_interval(figure: Statement) -> Text:
    """Write an interval for readers; a single value and an interval without ends are given as one word."""
    lower, upper = figure.lower, figure.upper
    if lower is not None and lower == upper:
        return Text("exact", "确数")
    if lower is None and upper is None:
        return Text("unknown", "不详")
    dresses = _dresses(figure, figure.value)
    ends = [
        ("-∞" if lower is None else dress.number(lower), "∞" if upper is None else dress.number(upper))
        for dress in dresses
    ]
    return Text(*(f"{dress.before}{' … '.join(end)}{dress.behind}" for dress, end in zip(dresses, ends, strict=True)))


def show_derived(value: Derived, unit: Unit) -> Text:
    """Write the interval of a derived value, rounded outward to two digits of its width; what is exact as one number.

    An interval without a width beyond that of floats is one number of at most six digits, and so is its only end.
    """
    known = next((number for number in (value.value, value.lower, value.upper) if number is not None), 0.0)
    return Text(*(_derived(value, known, dress) for dress in _dresses(unit, known)))


def _derived(value: Derived, known: float, dress: _Dress) -> str:
    if value.lower is None or value.upper is None:
        end, rounding = (value.upper, ROUND_CEILING) if value.lower is None else (value.lower, ROUND_FLOOR)
        number = Context(prec=6, rounding=rounding).create_decimal(repr(known if end is None else end))
        return dress.value(float(number), SIGNS[value.bound])
    lower, upper = (Decimal(repr(end)).scaleb(-dress.power) for end in (value.lower, value.upper))
    width = upper - lower
    if width <= abs(upper) * Decimal("1e-12"):
        return dress.value(float(f"{known:.6g}"))
    place = Decimal(1).scaleb(min(0, width.adjusted() - 1))
    ends = f"{lower.quantize(place, ROUND_FLOOR):,f} … {upper.quantize(place, ROUND_CEILING):,f}"
    return f"{dress.before}{ends}{dress.behind}"


def show_rounded(values: Range, unit: Unit, digits: int) -> Text:
    """Write a value with as many digits, at most ``digits``, as all its possible values share; else its two ends.

    Of an open range, whose one end is infinite, the other end is written as a bound.

    Example:
        >>> from fractions import Fraction
        >>> names = {"unit_zh": "%", "unit_en": "per cent", "symbol": "%", "printed_forms": "%"}
        >>> percent = Unit(unit_id="percent", kind="ratio", **names)
        >>> show_rounded(Range.of(Fraction("31.91"), Fraction("31.96")), percent, 3).en
        '32%'
        >>> show_rounded(Range.of(31, 39), percent, 2)
        Text(en='31% to 39%', zh='31%至39%')
    """
    ends = [Decimal(repr(end)) for end in values.floats() if math.isfinite(end)]
    english, chinese = _dresses(unit, float(ends[-1]))
    if unit.kind is UnitKind.COUNT and ends[0] >= 10_000:
        chinese = _Dress(4, "", f"万{unit.unit_zh}", "至")
    if values.is_open:
        sign, end = "> " if values.upper == math.inf else "< ", float(_significant(ends[0], digits))
        return Text(english.value(end, sign), chinese.value(end, sign))
    low, high = _shared(ends, digits)
    if low == high:
        return Text(english.value(low), chinese.value(low))
    return Text(english.range(low, high), chinese.range(low, high))


def _shared(ends: Sequence[Decimal], digits: int) -> tuple[float, float]:
    """Round the two ends to as many digits, at most ``digits``, as make them equal, or to ``digits``."""
    rounded = [[_significant(end, kept) for end in ends] for kept in range(digits, 0, -1)]
    low, high = next((pair for pair in rounded if pair[0] == pair[1]), rounded[0])
    return float(low), float(high)


def _significant(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), ROUND_HALF_EVEN)


def _dresses(unit: Unit | Statement, value: float) -> tuple[_Dress, _Dress]:
    """Choose how a value in a unit is shown in English and in Chinese."""
    match unit.unit_id:
        case "CNY":
            english, chinese = (
                next((dress for dress in sizes if abs(value) >= 10**dress.power), sizes[-1])
                for sizes in (_MONEY_EN, _MONEY_ZH)
            )
            return english, chinese
        case "percent":
            return _Dress(0, "", "%"), _Dress(0, "", "%", "至")
        case "rank":
            return _Dress(0, "rank ", ""), _Dress(0, "第", "位", "至")
        case "GW":
            return _Dress(0, "", " GW"), _Dress(0, "", "GW", "至")
        case unit_id:
            several = value != 1 and unit_id != "tonne_per_year"
            noun = _plural(unit.unit_en) if several else unit.unit_en
            return _Dress(0, "", f" {noun}"), _Dress(0, "", unit.unit_zh, "至")


# Units of money and the powers of ten by which people say them.
_MONEY = {"en": {"CNY bn": 9, "CNY m": 6, "CNY": 0}, "zh": {"亿元": 8, "万元": 4, "元": 0}}
_TEN_THOUSAND = "万"


def person_unit(unit: Unit, value: float, language: str, wanted: str | None = None) -> tuple[int, str]:
    """Give the unit in which a person says a value, and the power of ten that it takes out of the base unit.

    Args:
        unit: the base unit.
        value: a number in it.
        language: ``en`` or ``zh``.
        wanted: a unit of `units_of_people` to be used; by default one that suits the value.

    Example:
        >>> names = {"unit_zh": "家", "unit_en": "enterprise", "symbol": None, "printed_forms": "家"}
        >>> person_unit(Unit(unit_id="enterprise", kind="count", **names), 372_000, "zh")
        (4, '万家')
    """
    sizes = units_of_people(unit, language)
    for others in (sizes, units_of_people(unit, "zh"), units_of_people(unit, "en")):
        if wanted in others:
            return others[wanted], wanted
    return next(((power, name) for name, power in sizes.items() if abs(value) >= 10**power), (0, next(reversed(sizes))))


def units_of_people(unit: Unit, language: str) -> dict[str, int]:
    """Give the units in which people say values of a base unit, the largest first, each with its power of ten."""
    if unit.unit_id == "CNY":
        return _MONEY[language]
    if unit.unit_id == "percent":
        return {"%": 0}
    if unit.unit_id == "rank":
        return {"位" if language == "zh" else "rank": 0}
    if language == "zh" and unit.kind is not UnitKind.POWER:
        large = {f"{_TEN_THOUSAND}{unit.unit_zh}": 4} if unit.kind in (UnitKind.COUNT, UnitKind.RATE) else {}
        return {**large, unit.unit_zh: 0}
    return {(None if unit.kind is UnitKind.DURATION else unit.symbol) or _plural(unit.unit_en): 0}


def _plural(noun: str) -> str:
    words = noun.split(" or ")
    return " or ".join(f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in words)
