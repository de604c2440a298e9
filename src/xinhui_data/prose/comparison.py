"""How the number of a text relates to the number of a statement: range, bound, unit and digits."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from xinhui_data.figures.bounds import Bound, Term
from xinhui_data.figures.quantities import Figure
from xinhui_data.figures.ranges import Range
from xinhui_data.figures.records import NumericExpression
from xinhui_data.model.observations import Statement
from xinhui_data.model.text import Text

# 近 and nearly say that a number was rounded up.
_ALMOST = re.compile("近|接近|将近|nearly|almost|close to|just", re.IGNORECASE)
UNITS = {
    "元": "CNY",
    "percent": "percent",
    "rank": "rank",
    "GW": "GW",
    "GWh": "GWh_per_year",
    "吉瓦时": "GWh_per_year",
    "吉瓦": "GW",
    "吨": "tonne_per_year",
}


class Verdict(Term):
    """How a figure of a text relates to what is published."""

    AGREES = "agrees", "within what the published figure allows", "与已公布数据一致"
    REFINES = "refines", "more exact than the published figure, and within it", "比已公布数据更精确，且在其范围内"
    DIFFERS = "differs", "cannot be, by the published figure", "与已公布数据不符"
    UNKNOWN = "unknown", "nothing is published of it, or the words do not say enough", "未见公布，或文字不足以判断"


def is_near(expression: NumericExpression, statement: Statement) -> bool:
    """State whether two numbers are of one size, so that an open end is more than a truism."""
    value = expression.value[0] if isinstance(expression.value, tuple) else expression.value
    if not value or not statement.value:
        return True
    return Fraction(2, 5) <= abs(Fraction(value) / Fraction(statement.value)) <= Fraction(5, 2)


def same_digits(expression: NumericExpression, statement: Statement) -> bool:
    """State whether two numbers have the same digits, whatever their magnitude."""
    value = expression.value
    if not isinstance(value, Decimal) or not value:
        return False
    ratio = abs(Fraction(value) / Fraction(statement.value)) if statement.value else Fraction(0)
    return any(abs(ratio / Fraction(10) ** power - 1) < Fraction(6, 1000) for power in range(-12, 13))


def is_bounded(statement: Statement) -> bool:
    """State whether a statement has a value on both sides, and no open end."""
    return statement.lower is not None and statement.upper is not None


def relation(expression: NumericExpression, statement: Statement) -> Verdict:
    """Compare the values that a number of a text allows with those that a statement allows."""
    if not same_unit(expression, statement):
        return Verdict.DIFFERS
    said, ours = _range_of(expression), Range.between(statement.lower, statement.upper)
    if statement.bound is Bound.ABOUT:
        ours = _near(statement)
    if not _meet(
        said, 0 if _ALMOST.match(expression.printed) else _open_end(expression.bound), ours, _open_end(statement.bound)
    ):
        return Verdict.DIFFERS
    if exceeds(expression, statement):
        return Verdict.DIFFERS
    bare = not said.is_open and said != ours
    return Verdict.REFINES if ours.is_open and bare and not _same_number(expression, statement) else Verdict.AGREES


def exceeds(expression: NumericExpression, statement: Statement) -> bool:
    """State whether a figure says 超100亿元 where only 超50亿元 is published."""
    value, upward = expression.value, (Bound.ABOVE, Bound.AT_LEAST)
    if not isinstance(value, Decimal) or expression.bound not in upward or statement.bound not in upward:
        return False
    return Fraction(value) > Fraction(statement.value) * Fraction(1005, 1000)


def _same_number(expression: NumericExpression, statement: Statement) -> bool:
    return isinstance(expression.value, Decimal) and Fraction(expression.value) == Fraction(statement.value)


def _open_end(bound: Bound | None) -> int:
    """Say which end of a range is no part of it: the lower one of 超过 (-1), the upper one of 不足 (1)."""
    return {Bound.ABOVE: -1, Bound.BELOW: 1}.get(bound or Bound.EXACT, 0)


def _meet(first: Range, first_open: int, second: Range, second_open: int) -> bool:
    if not first.meets(second):
        return False
    # They touch in one number, which one of them does not have.
    if first.lower == second.upper:
        return first_open != -1 and second_open != 1
    if second.lower == first.upper:
        return second_open != -1 and first_open != 1
    return True


def _range_of(expression: NumericExpression) -> Range:
    """Give the values that a figure of a text allows; what is exact or 约 has half a unit on either side."""
    value = expression.value
    if isinstance(value, tuple):
        return Range.between(value[0], value[-1])
    if value is None:
        return Range.between(None, None)
    bound = expression.bound or Bound.EXACT
    if bound in (Bound.EXACT, Bound.ABOUT):
        scale = expression.scale or 0
        figure = Figure(value.scaleb(-scale), scale, expression.decimals, expression.unit, Bound.EXACT)
        return (figure.rounded() if bound is Bound.ABOUT else figure).range
    if _ALMOST.match(expression.printed):
        return Range.between(value * Decimal("0.9"), value * Decimal("1.005"))
    lower = value if bound in (Bound.ABOVE, Bound.AT_LEAST) else None
    return Range.between(lower, value if lower is None else None)


def _near(statement: Statement) -> Range:
    return Range.between(statement.value * 0.95, statement.value * 1.05)


def same_unit(expression: NumericExpression, statement: Statement) -> bool:
    """State whether a number of a text has the unit of a statement, or none that contradicts it."""
    known = UNITS.get(expression.unit)
    if known is not None:
        return statement.unit_id == known
    # 千亿 leaves its unit out; CNY in English may stand before another number.
    if not expression.unit and expression.scale:
        return statement.unit_id not in ("percent", "rank")
    if expression.unit in ("percentage_point", "美元", "港元", "欧元"):
        return False
    return statement.unit_id not in UNITS.values()


def difference(expression: NumericExpression, statement: Statement) -> Text:
    """Say in what a figure differs: sign, magnitude, unit or number."""
    if not same_unit(expression, statement):
        return Text("another unit", "单位不同")
    value = expression.value
    if isinstance(value, Decimal) and value and statement.value:
        ratio = Fraction(value) / Fraction(statement.value)
        if ratio < 0:
            return Text("the opposite direction", "升降方向相反")
        if any(
            Fraction(95, 100) < ratio / Fraction(10) ** power < Fraction(105, 100)
            for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)
        ):
            return Text("another magnitude", "数量级不同")
    return Text("another number", "数值不同")
