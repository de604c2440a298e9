"""Values and intervals in words, as a reader says them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from xinhui_data.vocabulary.observations import Observation
from xinhui_data.vocabulary.terms import Bound

_SIGNS = {Bound.ABOVE: "> ", Bound.AT_LEAST: "≥ ", Bound.BELOW: "< ", Bound.AT_MOST: "≤ ", Bound.ABOUT: "≈ "}


class _Dress(NamedTuple):
    """How a number is shown: the power of ten taken out, and what stands before and behind."""

    power: int
    before: str
    behind: str


_MONEY_EN = (_Dress(9, "CNY ", " bn"), _Dress(6, "CNY ", " m"), _Dress(0, "CNY ", ""))
_MONEY_ZH = (_Dress(8, "", "亿元"), _Dress(4, "", "万元"), _Dress(0, "", "元"))


def show_value(observation: Observation, *, english: bool) -> str:
    """Write a value as a reader says it: sign of the bound, number, unit.

    Money is given in billions or millions of yuan in English, in 亿元 or 万元 in Chinese.
    """
    dress = _dress(observation, english=english)
    number = _number(observation.value, dress.power)
    return f"{_SIGNS.get(observation.bound, '')}{dress.before}{number}{dress.behind}"


def show_interval(observation: Observation, *, english: bool) -> str:
    """Write an interval as a reader says it; a single value and an interval without ends are told in a word."""
    lower, upper = observation.lower, observation.upper
    if lower is not None and lower == upper:
        return "exact" if english else "确数"
    if lower is None and upper is None:
        return "unknown" if english else "不详"
    dress = _dress(observation, english=english)
    left = "-∞" if lower is None else _number(lower, dress.power)
    right = "∞" if upper is None else _number(upper, dress.power)
    return f"{dress.before}{left} … {right}{dress.behind}"


def _number(value: float, power: int) -> str:
    text = f"{Decimal(repr(value)).scaleb(-power):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _dress(observation: Observation, *, english: bool) -> _Dress:
    unit = observation.unit_id
    if unit == "CNY":
        sizes = _MONEY_EN if english else _MONEY_ZH
        return next((dress for dress in sizes if abs(observation.value) >= 10**dress.power), sizes[-1])
    if unit == "percent":
        return _Dress(0, "", "%")
    if unit == "rank":
        return _Dress(0, "rank " if english else "第", "")
    if unit == "GW":
        return _Dress(0, "", " GW" if english else "GW")
    if not english:
        return _Dress(0, "", observation.unit_zh)
    several = observation.value != 1 and unit != "tonne_per_year"
    return _Dress(0, "", f" {_plural(observation.unit_en) if several else observation.unit_en}")


def _plural(noun: str) -> str:
    words = noun.split(" or ")
    return " or ".join(f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in words)
