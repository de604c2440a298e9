"""Values and intervals in words, as a reader says them."""

from __future__ import annotations

from decimal import Decimal

from xinhui_data.vocabulary.intervals import plain
from xinhui_data.vocabulary.observations import Observation
from xinhui_data.vocabulary.terms import Bound


def show_value(observation: Observation, *, english: bool) -> str:
    """Write a value as a reader says it: bound sign, number, unit.

    Money is given in CNY billion in English and in 亿元 in Chinese.
    """
    sign = {Bound.ABOVE: "> ", Bound.AT_LEAST: "≥ ", Bound.BELOW: "< ", Bound.AT_MOST: "≤ ", Bound.ABOUT: "≈ "}
    return sign.get(observation.bound, "") + _amount(observation.value, observation, english=english)


def show_interval(observation: Observation, *, english: bool) -> str:
    """Write an interval as a reader says it; a single value and an interval without ends are told in a word."""
    lower, upper = observation.lower, observation.upper
    if lower is not None and lower == upper:
        return "exact" if english else "确数"
    if lower is None and upper is None:
        return "unknown" if english else "不详"
    ends = ["∞" if end is None else _number(end, observation, english=english) for end in (lower, upper)]
    return f"{'-' if lower is None else ''}{ends[0]} … {ends[1]}"


def _number(value: float, observation: Observation, *, english: bool) -> str:
    number = Decimal(repr(value))
    if observation.unit_id == "CNY":
        number = number.scaleb(-9 if english else -8)
    whole, _, part = plain(number).partition(".")
    return f"{int(whole):,}" + (f".{part}" if part else "")


def _amount(value: float, observation: Observation, *, english: bool) -> str:
    number = _number(value, observation, english=english)
    if observation.unit_id == "CNY":
        return f"CNY {number} bn" if english else f"{number}亿元"
    if observation.unit_id == "percent":
        return f"{number}%"
    if observation.unit_id == "rank":
        return f"rank {number}" if english else f"第{number}"
    unit = observation.unit_en
    if english and value != 1 and observation.unit_id not in ("GW", "tonne_per_year"):
        unit = f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
    return f"{number} {unit}" if english else f"{number}{_unit_zh(observation)}"


def _unit_zh(observation: Observation) -> str:
    return observation.unit_id if observation.unit_id == "GW" else observation.unit_zh
