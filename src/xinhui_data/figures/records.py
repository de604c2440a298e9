"""A numeric expression as a record, and how it is made from what was read at its place."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import NamedTuple

from xinhui_data.figures import context
from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.calendar import numbers_of
from xinhui_data.figures.grammar import LONGEST_LITERAL, FigureError, read_plain_forms
from xinhui_data.figures.intervals import in_base_unit, plain
from xinhui_data.figures.quantities import Figure
from xinhui_data.figures.roles import Kind, Reason, Role

_KINDS = {Role.PERIOD: Kind.DATE}


class NumericExpression(NamedTuple):
    """One numeric expression of a text and what it says.

    ``start`` and ``end`` count Unicode code points. ``value`` is in the base unit, negative for a decline; a range has
    two values, a ratio and a date have all that are printed, and what states no number has ``None``. ``scale``,
    ``decimals``, ``unit`` and ``bound`` are those of the figure grammar. ``sign`` is -1 after a word of decline or a
    minus, 1 after a word of growth, otherwise 0. ``role`` is a guess, with its ``reason``.
    """

    start: int
    end: int
    printed: str
    kind: Kind
    role: Role
    reason: Reason
    value: Decimal | tuple[Decimal, ...] | None = None
    scale: int | None = None
    decimals: int | None = None
    unit: str = ""
    bound: Bound | None = None
    sign: int = 0

    def as_dict(self) -> dict[str, object]:
        """Give the expression as plain values for JSON and CSV; numbers as text, without exponents."""
        value = self.value
        written = [plain(number) for number in value] if isinstance(value, tuple) else value and plain(value)
        return self._asdict() | {"value": "0" if value == 0 else written}


# A named tuple of many fields is made most quickly from all of them at once.
made = partial(tuple.__new__, NumericExpression)


def year_alone(text: str, start: int, end: int) -> NumericExpression:
    """Give the record of a year."""
    number = text[start:end]
    return NumericExpression(start, end, number, Kind.DATE, Role.PERIOD, Reason.CALENDAR, numbers_of(number))


def word_as(text: str, start: int, end: int, role: Role, reason: Reason) -> NumericExpression:
    """Give the record of a numeral that is a word, and states no number."""
    return NumericExpression(start, end, text[start:end], _KINDS.get(role, Kind.WORD), role, reason)


def unread(text: str, start: int, end: int, role: Role, reason: Reason) -> NumericExpression:
    """Give the record of what could not be read, with the reason."""
    return NumericExpression(start, end, text[start:end], Kind.UNREAD, role, reason)


def read_number(text: str, start: int, end: int, direction: str, role: Role) -> NumericExpression:
    """Read a literal by the figure grammar and give it the sign of its direction word."""
    literal = text[start:end]
    if len(literal) > LONGEST_LITERAL:
        return unread(text, start, end, role, Reason.UNKNOWN_FORM)
    try:
        figure = read_plain_forms(literal)
    except FigureError:
        return unread(text, start, end, role, Reason.INDEFINITE if "几" in literal else Reason.UNKNOWN_FORM)
    sign = context.sign_of(direction)
    if sign < 0:
        if figure.number < 0:
            return unread(text, start, end, role, Reason.AMBIGUOUS)
        figure = figure.negated()
    return stated(figure, start, end, literal, role, -1 if figure.number < 0 else sign)


def stated(figure: Figure, start: int, end: int, printed: str, role: Role, sign: int) -> NumericExpression:
    """Give the record of a figure that was read."""
    value: Decimal | tuple[Decimal, ...] = figure.value
    kind = Kind.RANK if figure.unit == "rank" else Kind.NUMBER
    if figure.number_to is not None:
        kind, value = Kind.RANGE, (figure.value, in_base_unit(figure.number_to, figure.scale))
    reason = (
        Reason.RANK
        if kind is Kind.RANK
        else Reason.SIZE
        if role is Role.THRESHOLD
        else Reason.UNIT
        if figure.unit
        else Reason.NUMBER
    )
    return NumericExpression(
        start, end, printed, kind, role, reason, value, figure.scale, figure.decimals, figure.unit, figure.bound, sign
    )
