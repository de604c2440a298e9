"""What is proposed to a reader for each mention: the guesses of the draft, as answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from xinhui_data.checks.double_entry import curated_entries
from xinhui_data.figures.intervals import plain
from xinhui_data.figures.quantities import FigureError
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.evidence import AnchorEntry, MentionEntry
from xinhui_data.model.raw import ReportFolder
from xinhui_data.model.readings import Case
from xinhui_data.model.statements import stated_figure, unit_of
from xinhui_data.model.terms import Bound, Measure, Role, Status
from xinhui_data.workbench.answers import Answer, Fact, Word, blank

# What the literal of a figure says; the rest is chosen.
OF_LITERAL = ("value", "value_to", "scale", "decimals", "unit_id", "bound")


def proposed_answers(report: ReportFolder, shared: Dataset) -> dict[int, Answer]:
    """Give for each mention of a draft what its tables have, in the order of the text."""
    mentions = {row.char_start: row for row in report.data.rows(MentionEntry)}
    words = _words(report.data)
    answers: dict[int, list[Fact]] = defaultdict(list)
    for case, cells in sorted(curated_entries(report).items()):
        mention = mentions[case.char_start]
        own = {name: cells[name] for name in blank("", "")}
        if mention.role is Role.FIGURE and not case.ordinal:
            answers[case.char_start].append(new_fact(mention.printed, shared))
        else:
            answers[case.char_start].append(Fact(own, words.get(case, {}), mention.period or ""))
    return {start: tuple(facts) for start, facts in sorted(answers.items())}


def _words(data: Dataset) -> Mapping[Case, Mapping[str, Word]]:
    cases: dict[str, Case] = {}
    counts: dict[int, int] = defaultdict(int)
    for entry in data.rows(ObservationEntry):
        counts[entry.char_start] += 1
        cases[entry.observation_id] = Case(entry.char_start, counts[entry.char_start])
    words: dict[Case, dict[str, Word]] = defaultdict(dict)
    for anchor in data.rows(AnchorEntry):
        if case := cases.get(anchor.observation_id):
            words[case][anchor.field.value] = Word(anchor.char_start, anchor.word)
    return words


def new_fact(printed: str, shared: Dataset) -> Fact:
    """Give the fact of a figure of which only the literal is known: of the main subject, a level, actual."""
    subjects = shared.rows(Subject)
    chosen = {"measure": Measure.LEVEL.value, "status": Status.ACTUAL.value}
    if subjects:
        chosen["subject_id"] = subjects[0].subject_id
    return with_literal(Fact(blank(printed, Role.FIGURE.value) | chosen), shared)


def with_literal(fact: Fact, shared: Dataset) -> Fact:
    """Read the literal again, as measure, status and direction word have it; empty cells where it cannot be read."""
    cells = dict(fact.cells)
    if not fact.is_figure:
        return fact
    bound = Bound.AT_LEAST if cells["bound"] == Bound.AT_LEAST else None
    direction = fact.words["measure"].text if "measure" in fact.words else ""
    for entered in (bound, None):
        try:
            figure = stated_figure(_entry(cells, entered), cells["printed"], direction)
        except FigureError:
            continue
        cells |= {
            "value": plain(figure.number),
            "value_to": "" if figure.number_to is None else plain(figure.number_to),
            "scale": str(figure.scale),
            "decimals": "" if figure.decimals is None else str(figure.decimals),
            "unit_id": _unit_id(cells, figure.unit, shared),
            "bound": figure.bound.value,
        }
        return Fact(cells, fact.words, fact.period)
    return Fact(cells | dict.fromkeys(OF_LITERAL, ""), fact.words, fact.period)


def _entry(cells: Mapping[str, str], bound: Bound | None) -> ObservationEntry:
    """Give a statement with what a literal is read by: measure, status and bound."""
    measure, status = cells["measure"] or Measure.LEVEL, cells["status"] or Status.ACTUAL
    return ObservationEntry(
        observation_id="read",
        char_start=0,
        indicator_id="read",
        subject_id="read",
        scope_id=None,
        measure=Measure(measure),
        status=Status(status),
        time_period="2000",
        bound=bound,
        flag=None,
        revises=None,
        note_en=None,
    )


def _unit_id(cells: Mapping[str, str], printed: str | None, shared: Dataset) -> str:
    """Give the unit of measure and indicator; none where the printed unit is no form of it."""
    indicator = shared.by_id(Indicator).get(cells["indicator_id"])
    units = shared.by_id(Unit)
    if indicator and cells["measure"]:
        unit_id = unit_of(Measure(cells["measure"]), indicator)
        fitting = [unit_id] if unit_id in units and _is_form(printed, units[unit_id]) else []
    else:
        fitting = [name for name, unit in units.items() if printed and _is_form(printed, unit)]
    return fitting[0] if fitting else ""


def _is_form(printed: str | None, unit: Unit) -> bool:
    if printed in ("percent", "rank") or unit.unit_id in ("percent", "rank"):
        return printed == unit.unit_id
    return not printed or printed in unit.printed_forms
