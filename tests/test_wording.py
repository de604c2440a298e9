"""Values and intervals in words."""

from __future__ import annotations

from typing import Any

import pytest

import xinhui_data as xd
from xinhui_data.formats.words import show_derived, show_figure, show_interval, show_value
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import DerivationKind
from xinhui_data.model.text import Text


def observation(observation_id: str, **changes: Any) -> Observation:
    full = xd.observation(observation_id)
    return Observation.model_validate(full.model_dump(include=set(Observation.model_fields)) | changes)


@pytest.mark.parametrize(
    ("observation_id", "english", "chinese", "interval"),
    [
        ("industrial-investment-2023", "CNY 28.821 bn", "288.21亿元", "CNY 28.8205 … 28.8215 bn"),
        ("gdp-2023", "> CNY 100 bn", "> 1,000亿元", "CNY 100 … ∞ bn"),
        ("cloud-funds-2023", "CNY 1.12 m", "112万元", "CNY 1.115 … 1.125 m"),
        ("storage-output-growth-2023", "28.24%", "28.24%", "28.235 … 28.245%"),
        ("industrial-investment-share-target-2024", "≈ 50%", "≈ 50%", "unknown"),
        ("srdi-provincial-enterprises-target-2024", "≥ 50 enterprises", "≥ 50家", "50 … ∞ enterprises"),
        ("battery-parks-planned", "3 parks or clusters", "3个", "exact"),
        ("jiangmen-strategic-industries-2023", "8 industries", "8个", "exact"),
        ("battery-capacity-outlook", "70 GW", "70GW", "65 … 75 GW"),
        ("lfp-capacity-2024-01", "80,000 tonnes per year", "80,000吨/年", "75,000 … 85,000 tonnes per year"),
        ("projects-100m-rank-2023", "rank 1", "第1位", "exact"),
    ],
)
def test_values_and_intervals_are_said_as_a_reader_would(
    observation_id: str, english: str, chinese: str, interval: str
) -> None:
    row = observation(observation_id)

    assert show_value(row) == Text(english, chinese)
    assert show_interval(row).en == interval


def test_a_small_fall_keeps_its_sign() -> None:
    row = observation("storage-output-growth-2023", value=-0.5, lower=-0.55, upper=-0.45)

    assert show_value(row).en == "-0.5%"
    assert show_interval(row).en == "-0.55 … -0.45%"


@pytest.mark.parametrize(
    ("value", "lower", "upper", "english", "chinese"),
    [
        (None, 15.0, None, "≥ 15 GW", "≥ 15GW"),
        (None, None, 42.857142857142854, "≤ 42.8572 GW", "≤ 42.8572GW"),
        (None, 42.857142857142854, None, "≥ 42.8571 GW", "≥ 42.8571GW"),
        (None, 0.0, 5.0, "0.0 … 5.0 GW", "0.0 … 5.0GW"),
        (35.0, 29.5, 40.5, "29 … 41 GW", "29 … 41GW"),
    ],
)
def test_a_derived_value_is_said_by_its_interval(
    value: float | None, lower: float | None, upper: float | None, english: str, chinese: str
) -> None:
    full = xd.observation("battery-capacity-outlook")
    row = next(each.value for each in full.implied if each.value.kind is DerivationKind.DISTANCE)
    derived = row.model_copy(update={"value": value, "lower": lower, "upper": upper})

    assert show_derived(derived, full.unit) == Text(english, chinese)


def test_one_thing_is_singular() -> None:
    assert show_value(observation("promotion-teams-2023", value=1.0)).en == "1 team"


def test_a_range_shows_both_printed_ends() -> None:
    row = observation("battery-parks-planned", bound="between", value=3.0, lower=3.0, upper=5.0)

    assert show_value(row) == Text("3 to 5 parks or clusters", "3至5个")
    assert show_interval(row) == Text("3 … 5 parks or clusters", "3 … 5个")


def test_the_ends_of_a_range_cannot_be_misread() -> None:
    """3亿至5亿元 is no 3元, and 31%至39% no 31."""
    money = observation("storage-output-2023", bound="between", value=3e8, lower=3e8, upper=5e8)
    share = observation("industrial-investment-growth-2023", bound="between", value=31.0, lower=31.0, upper=39.0)

    assert show_value(money) == Text("CNY 300 to 500 m", "3亿至5亿元")
    assert show_value(share) == Text("31% to 39%", "31%至39%")


def test_a_figure_has_the_symbol_of_its_unit() -> None:
    full = xd.observation("lfp-capacity-2024-01")

    assert show_figure(full, full.unit) == Text("80,000 t/a", "80,000 t/a")
