"""The interval rule."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinhui_data.figures.intervals import Interval, interval_of, plain
from xinhui_data.model.terms import Bound

pytestmark = pytest.mark.core

VALUES = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4)
DECIMALS = st.integers(-12, 6)


@given(VALUES, DECIMALS)
def test_an_exact_number_allows_half_a_unit_of_its_last_place_on_either_side(value: Decimal, decimals: int) -> None:
    interval = interval_of(value, decimals, Bound.EXACT)

    assert interval.lower is not None
    assert interval.upper is not None
    assert interval.upper - interval.lower == Decimal(10) ** -decimals
    assert interval.upper + interval.lower == 2 * value


@given(VALUES)
def test_an_exact_count_allows_itself_alone(value: Decimal) -> None:
    assert interval_of(value, None, Bound.EXACT) == Interval(value, value)


@given(VALUES, DECIMALS)
def test_bounds_are_open_on_their_side(value: Decimal, decimals: int) -> None:
    for bound in (Bound.ABOVE, Bound.AT_LEAST):
        assert interval_of(value, decimals, bound) == Interval(value, None)
    for bound in (Bound.BELOW, Bound.AT_MOST):
        assert interval_of(value, decimals, bound) == Interval(None, value)
    assert interval_of(value, decimals, Bound.ABOUT) == Interval(None, None)


@given(VALUES, DECIMALS, st.sampled_from(Bound))
def test_the_printed_number_lies_in_its_interval(value: Decimal, decimals: int, bound: Bound) -> None:
    interval = interval_of(value, decimals, bound)

    assert interval.lower is None or interval.lower <= value
    assert interval.upper is None or value <= interval.upper


def test_decimal_arithmetic_is_exact_where_floats_are_not() -> None:
    assert str(interval_of(Decimal("28.24"), 2, Bound.EXACT)) == "[28.235, 28.245]"
    assert str(interval_of(Decimal("1E+30"), 5, Bound.EXACT)).startswith("[999999999999999999999999999999.999995")


@given(st.decimals(-(10**20), 10**20, allow_nan=False, allow_infinity=False))
def test_plain_digits_say_the_same_number_without_exponent(number: Decimal) -> None:
    text = plain(number)

    assert Decimal(text) == number
    assert "E" not in text
    assert not (text.endswith("0") and "." in text)
