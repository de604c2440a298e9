"""Figures and the literals they are read from: every literal can be read, fits its unit, and is used."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.figures.grammar import FigureError, read_figure
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.evidence import Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.raw import directions
from xinhui_data.model.statements import Statement, stated_figure
from xinhui_data.model.terms import Role


def check_literals(data: Dataset, shared: Dataset) -> Iterator[Issue]:
    """Check that each literal of a report can be read, and that figures have an observation and only figures have."""
    mentions = {row.char_start: row for row in data.rows(Mention)}
    words, read = directions(data), {id(each.entry) for each in data.rows(Statement)}
    for entry in data.rows(ObservationEntry):
        mention = mentions.get(entry.char_start)
        if mention is None:
            continue
        if mention.role is not Role.FIGURE:
            got = f"{mention.printed} ({mention.role})"
            fix = "refer to the mention that states the fact"
            yield data.issue("figure", entry, "char_start", "a mention of the role figure", got, fix)
            continue
        if id(entry) not in read:
            yield from _readable(entry, mention.printed, words.get(entry.observation_id, ""), data)
    yield from _units(data, shared)
    used = {entry.char_start for entry in data.rows(ObservationEntry)}
    for mention in data.rows(Mention):
        if mention.role is Role.FIGURE and mention.char_start not in used:
            fix = "add the observation, or give the mention another role"
            yield data.issue("observed", mention, "role", f"an observation of {mention.printed}", "none", fix)
    yield from _restated(data)


def check_external_literals(shared: Dataset) -> Iterator[Issue]:
    """Check that each literal of another source can be read and fits the unit of its indicator."""
    for entry in shared.rows(ExternalEntry):
        yield from _readable(entry, entry.printed, "", shared)
    yield from _units(shared, shared)


def _readable(entry: ObservationEntry | ExternalEntry, printed: str, direction: str, data: Dataset) -> Iterator[Issue]:
    try:
        stated_figure(entry, printed, direction)
    except FigureError as error:
        field = "bound" if entry.bound else "printed" if isinstance(entry, ExternalEntry) else "char_start"
        fix = "correct the literal or the bound, or extend the grammar"
        yield data.issue("readable", entry, field, "a literal of the figure grammar", error, fix)


def _units(data: Dataset, shared: Dataset) -> Iterator[Issue]:
    """A bare numeral takes its unit from the noun after it; a printed unit must be a form of the unit."""
    units = shared.by_id(Unit)
    for each in data.rows(Statement):
        printed, unit = each.figure.unit, units.get(each.unit_id)
        if printed in ("percent", "rank") or each.unit_id in ("percent", "rank"):
            fits = printed == each.unit_id
        else:
            fits = unit is None or not printed or printed in unit.printed_forms
        if not fits:
            wanted = f"a measure and indicator in a unit printed as {printed}, as in {each.printed}"
            got = f"{each.entry.measure} of {each.entry.indicator_id} in {each.unit_id}"
            fix = "correct measure or indicator, or add the printed form in units.csv"
            yield data.issue("unit-printed", each.entry, "indicator_id", wanted, got, fix)


def _restated(data: Dataset) -> Iterator[Issue]:
    mentions = data.by_id(Mention)
    for mention in data.rows(Mention):
        if (mention.role is Role.RESTATED) != (mention.repeats is not None):
            wanted = "a mention for the role restated, empty for all others"
            fix = "give the offset of the mention it repeats, or correct the role"
            yield data.issue("restated", mention, "repeats", wanted, mention.repeats, fix)
            continue
        original = mentions.get(mention.repeats or "")
        if original is None:
            continue
        try:
            agree = read_figure(mention.printed).range.meets(read_figure(original.printed).range)
        except FigureError:
            agree = False
        if original.role is not Role.FIGURE or not agree:
            wanted, got = f"a figure whose interval meets {mention.printed}", f"{original.printed} ({original.role})"
            yield data.issue("consistent", mention, "repeats", wanted, got, "refer to the figure it repeats")
