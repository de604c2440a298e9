"""Derived values: exact intervals that always hold the truth, complete, and with the caveats of what they rest on."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import ROOT, Checkout
from xinhui_data.api.building import build_data
from xinhui_data.build.derived import build_derived
from xinhui_data.build.formulas import FORMULAS
from xinhui_data.curation.curated import read_curated
from xinhui_data.curation.home import Home
from xinhui_data.vocabulary.derived import Derived
from xinhui_data.vocabulary.ranges import Range
from xinhui_data.vocabulary.terms import DerivationKind, Measure, Status

CURATED = read_curated(Home(ROOT))
OBSERVATIONS = {row.record.observation_id: row.record for row in CURATED.observations}
DERIVED = {value.derived_id: value for value in build_derived(CURATED)}

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Range, Fraction]:
    """A range, sometimes open, and a number in it."""
    numbers = sorted(draw(st.tuples(fractions, fractions, fractions)))
    lower: Fraction | float = -math.inf if draw(st.booleans()) else numbers[0]
    upper: Fraction | float = math.inf if draw(st.booleans()) else numbers[2]
    return Range(lower, upper), numbers[1]


@given(ranges(), ranges())
def test_every_operation_holds_every_result(first: tuple[Range, Fraction], second: tuple[Range, Fraction]) -> None:
    (a, x), (b, y) = first, second

    assert (a + b).holds(Range.of(x + y))
    assert (a - b).holds(Range.of(x - y))
    assert (a * b).holds(Range.of(x * y))
    if b.lower > 0 or b.upper < 0:
        assert (a / b).holds(Range.of(x / y))
    else:
        with pytest.raises(ZeroDivisionError):
            a / b


@given(st.fractions(), st.fractions(min_value=0))
def test_ends_are_rounded_outward(lower: Fraction, width: Fraction) -> None:
    assume(abs(lower) < 10**200)
    low, high = Range(lower, lower + width).floats()

    assert Fraction(low) <= lower
    assert lower + width <= Fraction(high)


TRUE = {
    DerivationKind.LEVEL_BEFORE: lambda v: v[0] / (1 + v[1] / 100),
    DerivationKind.INCREASE: lambda v: v[0] - v[0] / (1 + v[1] / 100),
    DerivationKind.WHOLE: lambda v: v[0] / v[1] * 100,
    DerivationKind.SHARE: lambda v: v[0] / v[1] * 100,
    DerivationKind.SHARE_BEFORE: lambda v: v[0] / (1 + v[1] / 100) / (v[2] / (1 + v[3] / 100)) * 100,
    DerivationKind.RATIO: lambda v: v[0] / v[1] * 100,
    DerivationKind.AVERAGE: lambda v: v[0] / v[1],
    DerivationKind.DISTANCE: lambda v: v[0] - v[1],
    DerivationKind.NEEDED_GROWTH: lambda v: (v[0] / v[1] - 1) * 100,
}


@given(st.sampled_from(sorted(DERIVED)), st.data())
def test_the_interval_holds_the_truth_whatever_the_printed_forms_allow(name: str, data: st.DataObject) -> None:
    """True values are drawn from the intervals of the literals; the formula is written anew here, without ranges."""
    value = DERIVED[name]
    true = []
    for input_id in value.inputs.split(";"):
        interval = OBSERVATIONS[input_id].interval
        assert interval.lower is not None
        assert interval.upper is not None
        true.append(data.draw(st.fractions(Fraction(interval.lower), Fraction(interval.upper))))

    result = TRUE[value.kind](true)

    assert value.lower is not None
    assert value.upper is not None
    assert Fraction(value.lower) <= result <= Fraction(value.upper)


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_the_interval_is_no_wider_than_its_corners(name: str) -> None:
    """Each input moves the result one way only: the extremes lie in the corners, and are reached."""
    value = DERIVED[name]
    corners: list[list[Fraction]] = [[]]
    for input_id in value.inputs.split(";"):
        interval = OBSERVATIONS[input_id].interval
        ends = [Fraction(end) for end in (interval.lower, interval.upper) if end is not None]
        corners = [[*corner, end] for corner in corners for end in ends]
    results = [TRUE[value.kind](corner) for corner in corners]

    assert (value.lower, value.upper) == pytest.approx((float(min(results)), float(max(results))), rel=1e-12)


def test_last_years_level_is_what_growth_and_level_imply() -> None:
    before = DERIVED["industrial-investment-2022"]

    assert before.formula == "288.21亿元 ÷ (1 + 16.1%)"
    assert before.time_period == "2022"
    assert before.lower is not None
    assert before.upper is not None
    assert 248.13e8 < before.lower < before.value < before.upper < 248.36e8


def test_an_open_input_gives_an_open_result() -> None:
    result = FORMULAS[DerivationKind.SHARE].compute([Range(Fraction(5), math.inf), Range.of(100)])

    assert (result.lower, result.upper) == (5, math.inf)


def test_what_is_derived_is_complete() -> None:
    kinds = {(value.kind, value.inputs.split(";")[0]) for value in DERIVED.values()}
    growths = [o for o in OBSERVATIONS.values() if o.measure is Measure.GROWTH_RATE]

    assert len(growths) == 4
    for growth in growths:
        level = next(
            o
            for o in OBSERVATIONS.values()
            if (o.indicator_id, o.measure, o.status) == (growth.indicator_id, Measure.LEVEL, growth.status)
        )
        for kind in (DerivationKind.LEVEL_BEFORE, DerivationKind.INCREASE):
            assert (kind, level.observation_id) in kinds
    assert (DerivationKind.WHOLE, "census-entities-2023") in kinds
    assert (DerivationKind.SHARE_BEFORE, "technical-upgrading-investment-2023") in kinds
    assert (DerivationKind.RATIO, "storage-output-2023") in kinds
    assert (DerivationKind.NEEDED_GROWTH, "little-giants-target-2024") in kinds


@pytest.mark.parametrize("value", DERIVED.values(), ids=str)
def test_a_derived_value_carries_the_caveats_of_its_inputs(value: Derived) -> None:
    wanted = {name for each in value.inputs.split(";") for name in CURATED.caveats_of.get(each, [])}

    assert set((value.caveat_ids or "").split(";")) - {""} == wanted


def test_a_doubtful_base_is_not_dated() -> None:
    """The base of the census growth is not printed; its year would be a guess."""
    assert DERIVED["census-entities-before"].time_period is None
    assert "census-growth-base" in (DERIVED["census-entities-before"].caveat_ids or "")


def test_targets_stay_targets() -> None:
    assert DERIVED["little-giants-distance-2024"].status is Status.TARGET
    assert DERIVED["battery-capacity-distance-outlook"].status is Status.OUTLOOK


def test_an_indicator_without_per_gives_no_average(checkout: Checkout) -> None:
    checkout.set("indicators", "cloud-funds", "per", "")
    checkout.change(
        "classifications",
        lambda rows: [
            row.update(reading="") for row in rows if (row["row_id"], row["field"]) == ("cloud-funds", "per")
        ],
    )

    assert build_data(checkout.home.root).ok
    names = (checkout.home.processed / "derived.csv").read_text(encoding="utf-8")
    assert "cloud-funds-per" not in names
