"""Observations against the literals they are read from: the figure grammar reads again what was entered."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.figures.grammar import Figure, FigureError, read_figure
from xinhui_data.figures.intervals import plain
from xinhui_data.figures.lexicon import direction_of
from xinhui_data.figures.numerals import SCALES, TENS
from xinhui_data.model.curated import Curated
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.external import CuratedExternal
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import AnchoredField, Bound, Measure, Role, Status

# Round figures of what is not there yet: 630亿 agreed may be 625 or 635亿.
_ROUND = (Status.PLANNED, Status.EXPECTED, Status.OUTLOOK)


def check_figures(curated: Curated) -> Iterator[Issue]:
    """Check that value, scale, decimals, bound and unit of each observation agree with its literal.

    A decline is negative: its direction word is the anchor of its measure, or stands in the literal. Also: each figure
    has an observation and only figures have; a restated mention repeats a figure whose interval meets its own.
    """
    file = curated.texts["observations"].file
    declines = _declines(curated)
    for row in curated.observations:
        mention = curated.mention_by_id.get(row.record.mention_id)
        if mention is None:
            continue
        if mention.role is not Role.FIGURE:
            yield Issue(
                file,
                row.line,
                "mention_id",
                "figure",
                "a mention of the role figure",
                f"{mention.mention_id} ({mention.role})",
                "refer to the mention that states the fact",
            )
            continue
        try:
            figure = read_figure(mention.printed)
        except FigureError as error:
            yield Issue(
                file,
                row.line,
                "mention_id",
                "readable",
                "a literal of the figure grammar",
                str(error),
                "correct the literal, or extend the grammar",
            )
            continue
        word, printed = declines.get(row.record.observation_id, ""), mention.printed
        if word and figure.value > 0:
            figure, printed = figure.negated(), f"{word} {printed}"
        yield from literal_issues(row, figure, printed, curated.unit_by_id.get(row.record.unit_id), file)
    yield from _observed(curated)
    yield from _restated(curated)


def literal_issues(
    row: Row[CuratedObservation] | Row[CuratedExternal], figure: Figure, printed: str, unit: Unit | None, file: str
) -> Iterator[Issue]:
    """Compare what was entered of a figure with what its literal reads; a plan or an outlook leaves its zeros open."""
    observation = row.record
    if observation.status in _ROUND:
        figure = figure.rounded()
    if figure.number_to is not None:
        wanted, mend = (
            "one number: the tables do not hold ranges yet",
            "leave it out, or set it aside with another role",
        )
        yield Issue(file, row.line, "value", "printed-literal", wanted, printed, mend)
        return
    pairs = (
        ("value", plain(figure.number), plain(observation.value)),
        ("scale", str(figure.scale), str(observation.scale)),
        ("decimals", _or_empty(figure.decimals), _or_empty(observation.decimals)),
        ("bound", _bound_wanted(figure, printed, observation.bound), str(observation.bound)),
    )
    for field, wanted, got in pairs:
        if wanted != got:
            yield Issue(
                file,
                row.line,
                field,
                "printed-literal",
                f"{wanted or 'empty'}, as {printed} reads",
                got,
                "read the literal again; correct the wrong one",
            )
    if unit is not None and not _unit_fits(figure.unit, unit):
        yield Issue(
            file,
            row.line,
            "unit_id",
            "printed-literal",
            f"a unit printed as {figure.unit}",
            unit.unit_id,
            "correct the unit, or add the printed form in units.csv",
        )


def _bound_wanted(figure: Figure, printed: str, typed: Bound) -> str:
    """Give the bound that a literal requires; a bare round word (千亿) may denote a size class: at least so much."""
    size_class = figure.bound is Bound.EXACT and all(word in SCALES or word in TENS for word in printed)
    return str(Bound.AT_LEAST if size_class and typed is Bound.AT_LEAST else figure.bound)


def _declines(curated: Curated) -> dict[str, str]:
    """Give the direction word of each growth or change that is a decline, by its observation."""
    moving = {
        row.record.observation_id
        for row in curated.observations
        if row.record.measure in (Measure.GROWTH_RATE, Measure.CHANGE)
    }
    return {
        anchor.observation_id: anchor.word
        for anchor in (row.record for row in curated.anchors)
        if anchor.field is AnchoredField.MEASURE and anchor.observation_id in moving and direction_of(anchor.word) < 0
    }


def _or_empty(number: int | None) -> str:
    return "" if number is None else str(number)


def _unit_fits(printed: str, unit: Unit) -> bool:
    """A bare numeral takes its unit from the noun after it; a printed unit must be a form of the unit."""
    if printed in ("percent", "rank") or unit.unit_id in ("percent", "rank"):
        return printed == unit.unit_id
    return not printed or printed in unit.printed_forms.split(";")


def _observed(curated: Curated) -> Iterator[Issue]:
    used = {row.record.mention_id for row in curated.observations}
    for row in curated.mentions:
        if row.record.role is Role.FIGURE and row.record.mention_id not in used:
            yield Issue(
                curated.texts["mentions"].file,
                row.line,
                "role",
                "observed",
                "an observation of this figure",
                "none",
                "add the observation, or give the mention another role",
            )


def _restated(curated: Curated) -> Iterator[Issue]:
    file = curated.texts["mentions"].file
    for row in curated.mentions:
        mention = row.record
        if (mention.role is Role.RESTATED) != (mention.repeats is not None):
            yield Issue(
                file,
                row.line,
                "repeats",
                "restated",
                "a mention for the role restated, empty for all others",
                mention.repeats or "",
                "give the mention it repeats, or correct the role",
            )
            continue
        original = curated.mention_by_id.get(mention.repeats or "")
        if original is None:
            continue
        try:
            agree = read_figure(mention.printed).interval.meets(read_figure(original.printed).interval)
        except FigureError:
            agree = False
        if original.role is not Role.FIGURE or not agree:
            yield Issue(
                file,
                row.line,
                "repeats",
                "consistent",
                f"a figure whose interval meets {mention.printed}",
                f"{original.printed} ({original.role})",
                "refer to the figure it repeats",
            )
