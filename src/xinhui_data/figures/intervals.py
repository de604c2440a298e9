"""Intervals: the values that a printed number allows."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from xinhui_data.figures.bounds import Bound

_DEFAULT_PRECISION = 28


@dataclass(frozen=True)
class Interval:
    """A closed range of values; an end that is ``None`` is unbounded or unknown.

    An open end of ``above`` and ``below`` is kept closed, since the printed bound distinguishes it.

    Example:
        >>> print(Interval(Decimal(1), None))
        [1, ∞)
    """

    lower: Decimal | None
    upper: Decimal | None

    def __str__(self) -> str:
        left = "(-∞" if self.lower is None else f"[{plain(self.lower)}"
        right = "∞)" if self.upper is None else f"{plain(self.upper)}]"
        return f"{left}, {right}"


def interval_of(value: Decimal, decimals: int | None, bound: Bound) -> Interval:
    """Give the values that a number allows, by the rule of the data set.

    Exact with ``decimals`` d is value ± ½·10^-d; exact without is the value alone; above and at least run upward
    without end, below and at most downward; about has no bounds. Values and results are in the base unit.

    Example:
        >>> print(interval_of(Decimal("28821000000"), -6, Bound.EXACT))
        [28820500000, 28821500000]
        >>> print(interval_of(Decimal("100000000000"), -11, Bound.ABOVE))
        [100000000000, ∞)
    """
    if bound in (Bound.ABOVE, Bound.AT_LEAST):
        return Interval(value, None)
    if bound in (Bound.BELOW, Bound.AT_MOST):
        return Interval(None, value)
    if bound is Bound.ABOUT:
        return Interval(None, None)
    if decimals is None:
        return Interval(value, value)
    with _exact(value, decimals):
        half = Decimal(5).scaleb(-decimals - 1)
        return Interval(value - half, value + half)


def in_base_unit(number: Decimal, scale: int) -> Decimal:
    """Turn a number in printed units into its base unit: times ten to the power of scale, exactly.

    Example:
        >>> plain(in_base_unit(Decimal("288.21"), 8))
        '28821000000'
    """
    if len(number.as_tuple().digits) <= _DEFAULT_PRECISION:
        return number.scaleb(scale)
    with _exact(number, scale):
        return number.scaleb(scale)


def _exact(value: Decimal, shift: int) -> AbstractContextManager[Context]:
    """Give a context that is precise enough for a value and a shift of its point; the default one would round."""
    digits = len(value.as_tuple().digits) + abs(value.adjusted()) + abs(shift) + 4
    return localcontext(Context(prec=max(28, digits)))


def plain(number: Decimal) -> str:
    """Write a number in plain digits: no exponent, no trailing zeros after the point.

    Example:
        >>> plain(Decimal("1E+11")), plain(Decimal("16.10")), plain(Decimal("-0"))
        ('100000000000', '16.1', '0')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
