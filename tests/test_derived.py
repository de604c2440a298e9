"""Derived values: exact intervals that always hold the truth, of one report, named after what they follow from."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests import invented
from tests.conftest import Checkout
from xinhui_data.build.derived import build_derived
from xinhui_data.build.formulas import FORMULAS
from xinhui_data.checks.raw import check_raw
from xinhui_data.figures.ranges import Range
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.home import Home
from xinhui_data.model.raw import Raw
from xinhui_data.model.statements import Statement
from xinhui_data.model.terms import DerivationKind

pytestmark = pytest.mark.core


@pytest.fixture(scope="session")
def data(template: Callable[[tuple[str, ...]], Path]) -> Dataset:
    """Read both invented reports."""
    return check_raw(Raw(Home(template((invented.FIRST, invented.SECOND))))).data


@pytest.fixture(scope="session")
def derived(data: Dataset) -> dict[str, Derived]:
    return {value.derived_id: value for value in build_derived(data)}


@pytest.fixture(scope="session")
def statements(data: Dataset) -> dict[str, Statement]:
    return {each.id: each for each in data.rows(Statement)}


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


@given(st.data())
def test_the_interval_holds_the_truth_whatever_the_printed_forms_allow(
    derived: dict[str, Derived], statements: dict[str, Statement], data: st.DataObject
) -> None:
    """True values are drawn from the intervals of the literals; the formula is written again here, without ranges."""
    closed = [value for value in derived.values() if value.lower is not None and value.upper is not None]
    value = data.draw(st.sampled_from([value for value in closed if value.value is not None]))
    true = []
    for name in value.inputs:
        interval = statements[name].interval
        assert interval.lower is not None
        assert interval.upper is not None
        true.append(data.draw(st.fractions(Fraction(interval.lower), Fraction(interval.upper))))

    result = TRUE[value.kind](true)

    assert value.lower is not None
    assert value.upper is not None
    assert Fraction(value.lower) <= result <= Fraction(value.upper)


def test_the_interval_is_no_wider_than_its_corners(
    derived: dict[str, Derived], statements: dict[str, Statement]
) -> None:
    """Each input moves the result one way only: the extremes lie in the corners, and are reached."""
    for value in (value for value in derived.values() if value.value is not None):
        corners: list[list[Fraction]] = [[]]
        for name in value.inputs:
            interval = statements[name].interval
            ends = [Fraction(end) for end in (interval.lower, interval.upper) if end is not None]
            corners = [[*corner, end] for corner in corners for end in ends]
        results = [TRUE[value.kind](corner) for corner in corners]

        assert (value.lower, value.upper) == pytest.approx((float(min(results)), float(max(results))), rel=1e-12)


def test_last_years_level_is_what_growth_and_level_imply(derived: dict[str, Derived]) -> None:
    before = derived["gdp-2030.level_before"]

    assert before.formula == "186.42亿元 ÷ (1 + 6.3%)"
    assert (before.time_period, before.report_id) == ("2029", "yunbin-2031-01")
    assert before.lower is not None
    assert before.upper is not None
    assert before.value is not None
    assert 175.28e8 < before.lower < before.value < before.upper < 175.46e8


def test_an_open_input_gives_an_open_result() -> None:
    result = FORMULAS[DerivationKind.SHARE].compute([Range(Fraction(5), math.inf), Range.of(100)])

    assert (result.lower, result.upper) == (5, math.inf)


def derived_with(checkout: Checkout, *changes: tuple[str, str, str]) -> dict[str, Derived]:
    """Derive all values after the literals of some mentions, or the links of some rows, were changed."""
    for table, old, new in changes:
        path = checkout.path(table)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    raw = Raw(checkout.home)
    data = Dataset.merged([raw.shared.data, *(report.data for report in raw.reports())])
    return {value.derived_id: value for value in build_derived(data)}


@pytest.mark.parametrize(
    ("target", "reached", "distance"),
    [
        ("500亿元", "200亿元", (249.5e8, 350.5e8)),
        ("超500亿元", "400亿元", (99.5e8, None)),
        ("500亿元", "突破400亿元", (None, 150e8)),
        ("超500亿元", "突破200亿元", None),
        ("约500亿元", "200亿元", None),
    ],
)
def test_a_bound_gives_an_interval_and_no_value(
    checkout: Checkout, target: str, reached: str, distance: tuple[float | None, float | None] | None
) -> None:
    """More than 50 less more than 20 is not 30; what allows every value is left out."""
    found = derived_with(
        checkout,
        ("mentions", "500亿元,figure", f"{target},figure"),
        ("mentions", "突破200亿元,figure", f"{reached},figure"),
    ).get("industrial-output-outlook.distance")

    assert (found and (found.lower, found.upper)) == (distance and pytest.approx(distance))
    assert found is None or (found.value is not None) is (None not in (found.lower, found.upper))


def test_a_decline_gives_a_higher_level_before_and_a_negative_change(derived: dict[str, Derived]) -> None:
    before, change = derived["retail-sales-2030.level_before"], derived["retail-sales-2030.increase"]

    assert before.value == pytest.approx(52.7e8 / 0.965)
    assert change.value == pytest.approx(52.7e8 - 52.7e8 / 0.965)
    assert change.upper is not None
    assert change.upper < 0
    assert change.name_zh == "社会消费品零售总额增减额"


@pytest.mark.parametrize("growth", ["100%", "100.0%"])
def test_nothing_is_known_before_a_decline_by_all(checkout: Checkout, growth: str) -> None:
    found = derived_with(checkout, ("mentions", "3.5%", growth))

    assert "retail-sales-2030.level_before" not in found
    assert "retail-sales-2030.increase" not in found


def test_identifiers_follow_from_the_first_input_and_are_never_those_of_observations(
    derived: dict[str, Derived], statements: dict[str, Statement]
) -> None:
    assert not derived.keys() & statements.keys()
    for name, value in derived.items():
        assert name.startswith(f"{value.inputs[0]}.{value.kind}")


def test_another_report_changes_no_value_and_no_identifier_of_the_first(
    template: Callable[[tuple[str, ...]], Path], derived: dict[str, Derived]
) -> None:
    alone = check_raw(Raw(Home(template((invented.FIRST,))))).data

    for value in build_derived(alone):
        assert derived[value.derived_id] == value


def test_only_figures_of_one_report_and_one_status_are_combined(
    derived: dict[str, Derived], statements: dict[str, Statement]
) -> None:
    for value in derived.values():
        inputs = [statements[name] for name in value.inputs]
        assert {each.document.document_id for each in inputs} == {value.report_id}
        if value.kind not in (DerivationKind.DISTANCE, DerivationKind.NEEDED_GROWTH):
            assert len({each.entry.status for each in inputs}) == 1


def test_a_target_is_measured_against_what_its_own_report_knew(derived: dict[str, Derived]) -> None:
    """The report of 2032 knows the output of 2031; that of 2031 knows only that a threshold was passed in 2030."""
    assert derived["industrial-output-target-2032.distance"].inputs[1] == "industrial-output-2031"
    assert derived["industrial-output-outlook.distance"].inputs[1] == "industrial-output-2030"
    assert "industrial-output-target-2031.distance" not in derived


def test_a_share_names_its_whole(derived: dict[str, Derived]) -> None:
    whole = derived["above-scale-firms-2030.whole.jiangzhou-total"]

    assert whole.subject_id == "jiangzhou"
    assert whole.value == pytest.approx(130 / 0.185)


def test_a_derived_value_carries_the_caveats_of_its_inputs(
    derived: dict[str, Derived], statements: dict[str, Statement]
) -> None:
    for value in derived.values():
        assert set(value.caveat_ids) == {name for each in value.inputs for name in statements[each].caveat_ids}
    assert derived["large-firms-2030.share"].caveat_ids == ("large-firms-within-firms",)


def test_a_doubtful_base_is_not_dated(checkout: Checkout) -> None:
    """Where a caveat doubts the period of a growth rate, the year of its base would be a guess."""
    checkout.set("caveats", "output-threshold-only", "kind", "period")

    found = derived_with(
        checkout,
        ("caveat_links", "output-threshold-only,industrial-output-2030", "output-threshold-only,gdp-growth-2030"),
    )

    assert found["gdp-2030.level_before"].time_period is None


def test_round_outlooks_widen_what_follows_from_them(derived: dict[str, Derived]) -> None:
    distance = derived["industrial-output-outlook.distance"]

    assert (distance.lower, distance.value, distance.upper) == (None, None, 550e8 - 200e8)


def test_every_format_copes_without_a_value(checkout: Checkout, derived: dict[str, Derived]) -> None:
    """The distance from a threshold has an interval alone; it is written as an empty cell."""
    rows = csv.DictReader(io.StringIO((checkout.home.processed / "sdmx-data.csv").read_text(encoding="utf-8")))
    distance = {row["ID"]: row for row in rows}["industrial-output-outlook.distance"]

    assert derived["industrial-output-outlook.distance"].value is None
    assert (distance["OBS_VALUE"], distance["LOWER"]) == ("", "")
    assert distance["UPPER"]
