"""Values and intervals in words, as shown to readers."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from xinhui_data.figures.ranges import Range
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.external import External
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Bound, Measure, Status, UnitKind

MEASURE_ZH = {
    Measure.LEVEL: "绝对数",
    Measure.CHANGE: "增量",
    Measure.GROWTH_RATE: "增速",
    Measure.SHARE: "占比",
    Measure.RATIO: "比值",
    Measure.RANK: "位次",
}
STATUS_ZH = {
    Status.ACTUAL: "实际",
    Status.PLANNED: "计划",
    Status.TARGET: "目标",
    Status.EXPECTED: "预计",
    Status.OUTLOOK: "远期",
}
SIGNS = {Bound.ABOVE: "> ", Bound.AT_LEAST: "≥ ", Bound.BELOW: "< ", Bound.AT_MOST: "≤ ", Bound.ABOUT: "≈ "}


class _Dress(NamedTuple):
    """How a number is shown: the power of ten taken out, and the text before and after."""

    power: int
    before: str
    behind: str


_MONEY_EN = (_Dress(9, "CNY ", " bn"), _Dress(6, "CNY ", " m"), _Dress(0, "CNY ", ""))
_MONEY_ZH = (_Dress(8, "", "亿元"), _Dress(4, "", "万元"), _Dress(0, "", "元"))


def show_value(observation: Observation, *, english: bool) -> str:
    """Write a value for readers: sign of the bound, number, unit.

    Money is given in billions or millions of yuan in English, in 亿元 or 万元 in Chinese.
    """
    dress = _dress_of(observation, english=english)
    number = _number(observation.value, dress.power)
    return f"{SIGNS.get(observation.bound, '')}{dress.before}{number}{dress.behind}"


def show_observation(row: Observation, *, english: bool) -> str:
    """Write an observation in one line: indicator, subject, measure, period, status, value."""
    if english:
        measure, when = str(row.measure).replace("_", " "), row.time_period or "undated"
        about = ", ".join((row.indicator_en, row.subject_en, measure, when, row.status))
        return f"{about}: {show_value(row, english=True)}"
    measure, when = MEASURE_ZH[row.measure], row.time_period or "未注明时间"
    about = "，".join((row.indicator_zh, row.subject_zh, measure, when, STATUS_ZH[row.status]))
    return f"{about}：{show_value(row, english=False)}"


def show_interval(observation: Observation, *, english: bool) -> str:
    """Write an interval for readers; a single value and an interval without ends are given as one word."""
    lower, upper = observation.lower, observation.upper
    if lower is not None and lower == upper:
        return "exact" if english else "确数"
    if lower is None and upper is None:
        return "unknown" if english else "不详"
    dress = _dress_of(observation, english=english)
    left = "-∞" if lower is None else _number(lower, dress.power)
    right = "∞" if upper is None else _number(upper, dress.power)
    return f"{dress.before}{left} … {right}{dress.behind}"


def _number(value: float, power: int) -> str:
    text = f"{Decimal(repr(value)).scaleb(-power):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _dress_of(observation: Observation, *, english: bool) -> _Dress:
    unit = observation.unit_id
    return _dress(unit, observation.value, observation.unit_en, observation.unit_zh, english=english)


def show_figure(figure: Observation | External, unit: Unit, *, english: bool) -> str:
    """Write a figure for readers, with the symbol of its unit where it has one."""
    dress = _dress(unit.unit_id, figure.value, unit.unit_en, unit.unit_zh, english=english)
    if unit.symbol and not dress.before and unit.unit_id not in ("CNY", "percent"):
        dress = _Dress(0, "", f" {unit.symbol}")
    return f"{SIGNS.get(figure.bound, '')}{dress.before}{_number(figure.value, dress.power)}{dress.behind}"


def show_derived(value: Derived, unit: Unit, *, english: bool) -> str:
    """Write the interval of a derived value, rounded outward to two digits of its width; what is exact as one number.

    An interval without a width beyond that of floats is one number of at most six digits, and so is its only end.
    """
    known = next((number for number in (value.value, value.lower, value.upper) if number is not None), 0.0)
    dress = _dress(unit.unit_id, known, unit.unit_en, unit.unit_zh, english=english)
    if value.lower is None or value.upper is None:
        end, rounding = (value.upper, ROUND_CEILING) if value.lower is None else (value.lower, ROUND_FLOOR)
        number = Context(prec=6, rounding=rounding).create_decimal(repr(known if end is None else end))
        return f"{SIGNS[value.bound]}{dress.before}{_number(float(number), dress.power)}{dress.behind}"
    lower, upper = (Decimal(repr(end)).scaleb(-dress.power) for end in (value.lower, value.upper))
    width = upper - lower
    if width <= abs(upper) * Decimal("1e-12"):
        numbers = [_number(float(f"{known:.6g}"), dress.power)]
    else:
        place = Decimal(1).scaleb(min(0, width.adjusted() - 1))
        numbers = [f"{lower.quantize(place, ROUND_FLOOR):,f}", f"{upper.quantize(place, ROUND_CEILING):,f}"]
    return f"{dress.before}{' … '.join(numbers)}{dress.behind}"


def show_rounded(values: Range, unit: Unit, digits: int, *, english: bool) -> str:
    """Write a value with as many digits, at most ``digits``, as all its possible values share; else its two ends.

    Of an open range, whose one end is infinite, the other end is written as a bound.

    Example:
        >>> from fractions import Fraction
        >>> names = {"unit_zh": "%", "unit_en": "per cent", "symbol": "%", "printed_forms": "%"}
        >>> percent = Unit(unit_id="percent", kind="ratio", **names)
        >>> show_rounded(Range.of(Fraction("31.91"), Fraction("31.96")), percent, 3, english=True)
        '32%'
        >>> show_rounded(Range.of(31, 39), percent, 2, english=True)
        '31% to 39%'
    """
    ends = [Decimal(repr(end)) for end in values.floats() if math.isfinite(end)]
    dress = _dress(unit.unit_id, float(ends[-1]), unit.unit_en, unit.unit_zh, english=english)
    if not english and unit.kind is UnitKind.COUNT and ends[0] >= 10_000:
        dress = _Dress(4, "", f"万{unit.unit_zh}")
    if values.is_open:
        sign = "> " if values.upper == math.inf else "< "
        return f"{sign}{dress.before}{_number(float(_significant(ends[0], digits)), dress.power)}{dress.behind}"
    for kept in range(digits, 0, -1):
        lower, upper = (_significant(end, kept) for end in ends)
        if lower == upper:
            return f"{dress.before}{_number(float(lower), dress.power)}{dress.behind}"
    low, high = (_number(float(_significant(end, digits)), dress.power) for end in ends)
    if not english:
        return f"{low}{'万' if dress.power == 4 else ''}至{high}{dress.behind}"
    sign = dress.behind if dress.behind == "%" else ""
    return f"{dress.before}{low}{sign} to {dress.before}{high}{dress.behind}"


def _significant(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), ROUND_HALF_EVEN)


def _dress(unit_id: str, value: float, unit_en: str, unit_zh: str, *, english: bool) -> _Dress:
    if unit_id == "CNY":
        sizes = _MONEY_EN if english else _MONEY_ZH
        return next((dress for dress in sizes if abs(value) >= 10**dress.power), sizes[-1])
    if unit_id == "percent":
        return _Dress(0, "", "%")
    if unit_id == "rank":
        return _Dress(0, "rank " if english else "第", "" if english else "位")
    if unit_id == "GW":
        return _Dress(0, "", " GW" if english else "GW")
    if not english:
        return _Dress(0, "", unit_zh)
    several = value != 1 and unit_id != "tonne_per_year"
    return _Dress(0, "", f" {_plural(unit_en) if several else unit_en}")


def _plural(noun: str) -> str:
    words = noun.split(" or ")
    return " or ".join(f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in words)
