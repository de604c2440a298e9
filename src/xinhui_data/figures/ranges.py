"""Exact arithmetic on ranges of rational numbers: the result of an operation contains every possible result.

Interval arithmetic as in IEEE 1788, on fractions instead of floats: nothing is rounded until a range is written down,
and then outward. A quantity that occurs twice in a formula is taken as two independent ones, which can only widen the
result.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

End = Fraction | float  # a float only for -∞ and ∞
Number = int | Fraction


@dataclass(frozen=True)
class Range:
    """All numbers from ``lower`` to ``upper``; the ends may be infinite.

    Example:
        >>> level, growth = Range.of(288, 289), Range.of(15, 17)
        >>> before = level / (1 + growth / 100)
        >>> print(before, before.floats()[0] < 288 / 1.17 <= before.floats()[1])
        [3200/13, 5780/23] True
    """

    lower: End
    upper: End

    @classmethod
    def of(cls, lower: int | Fraction, upper: int | Fraction | None = None) -> Range:
        """Build a range from its ends, or from one number."""
        return cls(Fraction(lower), Fraction(lower if upper is None else upper))

    @classmethod
    def between(cls, lower: float | Decimal | None, upper: float | Decimal | None) -> Range:
        """Build a range from the ends of an interval; a missing one is infinite."""
        return cls(
            -math.inf if lower is None else Fraction(lower),
            math.inf if upper is None else Fraction(upper),
        )

    @property
    def is_open(self) -> bool:
        """Whether an end is infinite."""
        return math.inf in (-self.lower, self.upper)

    def __str__(self) -> str:
        return f"[{self.lower}, {self.upper}]"

    def __add__(self, other: Range | Number) -> Range:
        other = _ranged(other)
        return Range(self.lower + other.lower, self.upper + other.upper)

    __radd__ = __add__

    def __neg__(self) -> Range:
        return Range(-self.upper, -self.lower)

    def __sub__(self, other: Range | Number) -> Range:
        return self + -other

    def __rsub__(self, other: Number) -> Range:
        return -self + other

    def __mul__(self, other: Range | Number) -> Range:
        other = _ranged(other)
        if self.lower >= 0 and other.lower >= 0:
            return Range(_product(self.lower, other.lower), _product(self.upper, other.upper))
        products = [_product(a, b) for a in (self.lower, self.upper) for b in (other.lower, other.upper)]
        return Range(min(products), max(products))

    def __truediv__(self, other: Range | Number) -> Range:
        """Divide.

        Raises:
            ZeroDivisionError: if the divisor may be zero.
        """
        other = _ranged(other)
        if other.lower <= 0 <= other.upper:
            raise ZeroDivisionError(f"the divisor {other} may be zero")
        return self * Range(_inverse(other.upper), _inverse(other.lower))

    def __rtruediv__(self, other: Number) -> Range:
        return _ranged(other) / self

    def meets(self, other: Range) -> bool:
        """State whether both have a number in common."""
        return self.lower <= other.upper and other.lower <= self.upper

    def holds(self, other: Range) -> bool:
        """State whether the other lies within this one."""
        return self.lower <= other.lower and other.upper <= self.upper

    def floats(self) -> tuple[float, float]:
        """Give the ends as floats, rounded outward, so that no number is lost."""
        return _downward(self.lower), -_downward(-self.upper)


def _ranged(operand: Range | Number) -> Range:
    return operand if isinstance(operand, Range) else Range.of(operand)


def _product(a: End, b: End) -> End:
    """Multiply; zero times an infinite end is zero, since the end itself is never reached."""
    return a * b if a and b else Fraction(0)


def _inverse(number: End) -> End:
    return Fraction(0) if isinstance(number, float) else 1 / number


def _downward(number: End) -> float:
    near = float(number)
    if isinstance(number, float) or Fraction(near) <= number:
        return near
    return math.nextafter(near, -math.inf)
