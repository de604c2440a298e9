"""Statements in memory: what one document says of one fact, exactly as its literal reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from xinhui_data.figures.grammar import Figure, FigureError, read_figure
from xinhui_data.figures.intervals import Interval
from xinhui_data.figures.lexicon import direction_of
from xinhui_data.figures.numerals import SCALES, TENS
from xinhui_data.model.dimensions import Indicator
from xinhui_data.model.documents import Document
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.evidence import Mention
from xinhui_data.model.terms import Bound, Flag, Measure, Status

# Round figures of what is not there yet: 630亿 agreed may be 625 or 635亿.
_ROUND = (Status.PLANNED, Status.EXPECTED, Status.OUTLOOK)
_MOVING = (Measure.GROWTH_RATE, Measure.CHANGE)
_UNITS = {Measure.RANK: "rank"} | dict.fromkeys((Measure.GROWTH_RATE, Measure.SHARE, Measure.RATIO), "percent")


class Fact(NamedTuple):
    """What is stated: two statements are of the same fact where all of this is the same."""

    indicator_id: str
    subject_id: str
    scope_id: str | None
    measure: Measure
    status: Status
    time_period: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What one document says of one fact: the choices entered, and the figure that its literal reads.

    ``mention`` is where a report prints it; a figure of another source has none.
    """

    entry: ObservationEntry | ExternalEntry
    document: Document
    mention: Mention | None
    printed: str
    figure: Figure
    unit_id: str
    caveat_ids: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its identifier."""
        return self.entry.observation_id

    @property
    def fact(self) -> Fact:
        """The fact."""
        said = self.entry
        return Fact(said.indicator_id, said.subject_id, said.scope_id, said.measure, said.status, said.time_period)

    @property
    def value(self) -> Decimal:
        """The number in its base unit, of a range its lower end."""
        return self.figure.value

    @property
    def interval(self) -> Interval:
        """The values that the literal allows, in the base unit."""
        return self.figure.interval

    @property
    def flag(self) -> Flag:
        """How final the value is."""
        return self.entry.flag or (Flag.EXPECTED if self.entry.status is Status.EXPECTED else Flag.UNKNOWN)

    @property
    def known(self) -> tuple[date, date]:
        """The first and last day on which its document can have appeared."""
        return self.document.date_earliest, self.document.date_latest


def unit_of(measure: Measure, indicator: Indicator) -> str:
    """Give the unit of a measure of an indicator."""
    return _UNITS.get(measure, indicator.unit_id)


def stated_figure(entry: ObservationEntry | ExternalEntry, printed: str, direction: str = "") -> Figure:
    """Read the figure that a document states by a literal.

    A decline is negative: its direction word stands in the literal, or is the anchor of its measure. A plan, an
    expectation and an outlook leave their trailing zeros open. A bare round word (千亿) may denote a size class.

    Args:
        entry: the choices entered for the figure.
        printed: its literal.
        direction: the anchor of its measure; empty where there is none.

    Raises:
        FigureError: if the literal cannot be read, or already says how the number relates to the true value.
    """
    figure = read_figure(printed)
    if direction and entry.measure in _MOVING and direction_of(direction) < 0 and figure.value > 0:
        figure = figure.negated()
    if entry.status in _ROUND:
        figure = figure.rounded()
    if entry.bound is None:
        return figure
    bare = all(character in SCALES or character in TENS for character in printed)
    if not bare or entry.bound is not Bound.AT_LEAST:
        raise FigureError(f"{printed} reads {figure.bound}; only 千亿 and its like may be read as at_least instead")
    return replace(figure, bound=Bound.AT_LEAST)
