"""A printed literal as a quantity: number, scale, precision, unit and bound, and the values that it allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.intervals import Interval, in_base_unit, interval_of, plain
from xinhui_data.figures.ranges import Range

OPPOSITES = {
    Bound.ABOVE: Bound.BELOW,
    Bound.BELOW: Bound.ABOVE,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}


class FigureError(ValueError):
    """A literal that the figure grammar cannot read, with the place where reading stopped."""


@dataclass(frozen=True)
class Figure:
    """A printed literal as a quantity.

    ``number`` is in printed units, ``scale`` the power of ten printed as a word, ``decimals`` the place of the last
    meaningful digit in base units (``None``: exact), ``unit`` the unit or classifier as printed, ``percent`` for all
    ways to print one, ``percentage_point`` and ``rank`` likewise, empty where none is printed. A range such as 3至5年
    lies between its ``number`` and its ``number_to``, with the ``decimals`` of the coarser end.
    """

    number: Decimal
    scale: int
    decimals: int | None
    unit: str
    bound: Bound
    number_to: Decimal | None = None

    @cached_property
    def value(self) -> Decimal:
        """The quantity in the base unit, of a range its lower end: number times ten to the power of scale."""
        return in_base_unit(self.number, self.scale)

    @cached_property
    def interval(self) -> Interval:
        """The values that the literal allows."""
        if self.number_to is not None:
            return Interval(self.value, in_base_unit(self.number_to, self.scale))
        return interval_of(self.value, self.decimals, self.bound)

    @cached_property
    def range(self) -> Range:
        """The values that the literal allows, for exact arithmetic."""
        return Range.between(self.interval.lower, self.interval.upper)

    def negated(self) -> Figure:
        """Give the figure with the other sign: 11.4% of a decline is -11.4, and more than that is below it."""
        bound = OPPOSITES.get(self.bound, self.bound)
        if self.number_to is not None:
            return replace(self, number=_negative(self.number_to), number_to=_negative(self.number))
        return replace(self, number=_negative(self.number), bound=bound)

    def rounded(self) -> Figure:
        """Give the figure with the trailing zeros of its number open, as in a plan or an outlook.

        630亿 is then 625 to 635亿, where a count (90个), a digit after the point (2.50亿) and what has no trailing zero
        stay as they are.
        """
        if self.decimals is None or self.decimals + self.scale != 0 or not self.number or self.number_to is not None:
            return self
        digits = plain(self.number)
        return replace(self, decimals=self.decimals - (len(digits) - len(digits.rstrip("0"))))


def _negative(number: Decimal) -> Decimal:
    """Change the sign without rounding; zero has none."""
    return number.copy_negate() if number else number
