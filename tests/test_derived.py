"""Derived values: exact intervals that always hold the truth, complete, and with the caveats of what they rest on."""

from __future__ import annotations

import csv
import io
import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import ROOT, Checkout
from xinhui_data.api.project import build_data
from xinhui_data.build.derived import build_derived
from xinhui_data.build.formulas import FORMULAS
from xinhui_data.build.tables import build_tables
from xinhui_data.figures.ranges import Range
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.findings import findings
from xinhui_data.formats.sdmx_data import sdmx_data
from xinhui_data.formats.sqlite import sqlite_bytes
from xinhui_data.model.about import read_dataset
from xinhui_data.model.comparisons import Comparison, SeriesPoint
from xinhui_data.model.curated import read_curated
from xinhui_data.model.derived import Derived
from xinhui_data.model.home import Home
from xinhui_data.model.terms import DerivationKind, Measure, Status

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
    """True values are drawn from the intervals of the literals; the formula is written again here, without ranges."""
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
    assert before.value is not None
    assert 248.13e8 < before.lower < before.value < before.upper < 248.36e8


def test_an_open_input_gives_an_open_result() -> None:
    result = FORMULAS[DerivationKind.SHARE].compute([Range(Fraction(5), math.inf), Range.of(100)])

    assert (result.lower, result.upper) == (5, math.inf)


AIM, REACHED = "little-giants-target-2024", "little-giants-2023"


def derived_with(checkout: Checkout, changes: dict[str, dict[str, str]]) -> dict[str, Derived]:
    """Derive all values after some cells of some observations were changed."""
    for name, cells in changes.items():
        for field, cell in cells.items():
            checkout.set("observations", name, field, cell)
    return {value.derived_id: value for value in build_derived(checkout.curated())}


@pytest.mark.parametrize(
    ("aim", "reached", "distance", "growth"),
    [
        (("50", "exact"), ("20", "exact"), (30.0, 30.0, 30.0), (150.0, 150.0, 150.0)),
        (("50", "above"), ("40", "exact"), (None, 10.0, None), (None, 25.0, None)),
        (("50", "exact"), ("40", "above"), (None, None, 10.0), (None, -100.0, 25.0)),
        (("50", "at_least"), ("40", "below"), (None, 10.0, None), None),
        (("50", "above"), ("20", "above"), None, None),
        (("50", "about"), ("20", "exact"), None, None),
    ],
)
def test_a_bound_gives_an_interval_and_no_value(
    checkout: Checkout,
    aim: tuple[str, str],
    reached: tuple[str, str],
    distance: tuple[float | None, ...] | None,
    growth: tuple[float | None, ...] | None,
) -> None:
    """More than 50 less more than 20 is not 30; what allows every value is left out."""
    changes = {
        AIM: dict(zip(("value", "bound"), aim, strict=True)),
        REACHED: dict(zip(("value", "bound"), reached, strict=True)),
    }

    derived = derived_with(checkout, changes)

    for kind, wanted in (("distance", distance), ("needed-growth", growth)):
        value = derived.get(f"little-giants-{kind}-2024")
        assert (value and (value.value, value.lower, value.upper)) == wanted


def test_a_decline_gives_a_higher_level_before_and_a_negative_change(checkout: Checkout) -> None:
    derived = derived_with(checkout, {"industrial-investment-growth-2023": {"value": "-16.1"}})
    before, change = derived["industrial-investment-2022"], derived["industrial-investment-increase-2023"]

    assert before.value == pytest.approx(288.21e8 / 0.839)
    assert change.value == pytest.approx(288.21e8 - 288.21e8 / 0.839)
    assert change.upper is not None
    assert change.upper < 0
    assert (change.name_en, change.name_zh) == ("change of industrial investment", "工业投资增减额")


@pytest.mark.parametrize("growth", ["-100", "-99.96"])
def test_nothing_is_known_before_a_decline_by_all(checkout: Checkout, growth: str) -> None:
    derived = derived_with(checkout, {"industrial-investment-growth-2023": {"value": growth}})

    assert "industrial-investment-2022" not in derived
    assert "industrial-investment-increase-2023" not in derived


def test_output_beside_output_is_a_ratio_and_no_share() -> None:
    kinds = {value.measure for value in DERIVED.values() if value.kind is DerivationKind.RATIO}

    assert kinds == {Measure.RATIO}


def test_what_is_not_said_to_be_a_part_has_no_share() -> None:
    assert not any(value.derived_id.startswith("land-and-start-projects-of-") for value in DERIVED.values())


def test_round_plans_widen_what_follows_from_them() -> None:
    distance = DERIVED["battery-capacity-distance-outlook"]

    assert (distance.lower, distance.value, distance.upper) == (65 - 35.5, 35, 75 - 34.5)


def test_every_table_and_format_copes_without_a_value(checkout: Checkout) -> None:
    """The level before has an interval alone; it is compared, left out of the series, and written as an empty cell."""
    checkout.set("observations", "storage-output-2023", "bound", "above")
    tables = build_tables(checkout.curated())
    series = [point.source_id for point in tables["series"] if isinstance(point, SeriesPoint)]
    pairs = {row.ours_id: row for row in tables["comparisons"] if isinstance(row, Comparison)}
    edition = Edition(read_dataset(checkout.home), tables, {})
    rows = {row["ID"]: row for row in csv.DictReader(io.StringIO(sdmx_data(edition).decode("utf-8")))}
    before = rows["storage-output-2022"]
    database = sqlite_bytes(tables, {"version": "1.0.0"})

    assert "storage-output-2022" not in series
    assert pairs["storage-output-2022"].difference is None
    assert (before["OBS_VALUE"], before["UPPER"]) == ("", "")
    assert before["LOWER"]
    assert database
    assert any("> CNY 3.57 bn in 2022" in finding for finding in findings(tables, english=True))


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
