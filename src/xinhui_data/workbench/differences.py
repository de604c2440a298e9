"""Where two readers of a draft differ, and what is decided there, saved one by one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xinhui_data.build.agreement import FIELDS
from xinhui_data.formats.atomic import replace_all
from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.model.columns import SENTENCE
from xinhui_data.model.readings import Case, Decision, PeriodChoice
from xinhui_data.workbench.answers import PERIOD, Fact, Word, read_words, words_csv
from xinhui_data.workbench.edits import EditError

Facts = Mapping[Case, Fact]


@dataclass(frozen=True)
class Difference:
    """One thing that two readers see differently: a cell, a word (its field has @ behind it) or a period.

    ``first`` and ``second`` are what they have; None where a reader does not have the fact at all.
    """

    case: Case
    field: str
    first: str | None
    second: str | None

    @property
    def is_word(self) -> bool:
        """Whether it is about the word that justifies a field; then no reason is asked for."""
        return self.field.endswith("@")


def differences(first: Facts, second: Facts) -> Iterator[Difference]:
    """Give every difference of two readings, in the order of the text."""
    for case in sorted(first.keys() | second.keys()):
        a, b = first.get(case), second.get(case)
        if a is None or b is None:
            yield Difference(case, "role", a.cells["role"] if a else None, b.cells["role"] if b else None)
            continue
        for name in FIELDS:
            if a.cells[name] != b.cells[name]:
                yield Difference(case, name, a.cells[name], b.cells[name])
        if a.period != b.period:
            yield Difference(case, PERIOD, a.period, b.period)
        for name in sorted(a.words.keys() | b.words.keys()):
            if (one := a.words.get(name)) != (other := b.words.get(name)):
                yield Difference(case, f"{name}@", _shown(one), _shown(other))


def _shown(word: Word | None) -> str:
    return f"{word.text} at {word.start}" if word else ""


class Decisions:
    """What was decided where two readers differ.

    Args:
        folder: the draft of a report.
        first: what the first reader says.
        second: what the second reader says.
    """

    def __init__(self, folder: Path, first: Facts, second: Facts) -> None:
        self._decisions, self._periods, self._words = (
            folder / name for name in ("decisions.csv", "classifications.csv", "words.csv")
        )
        self.first, self.second = first, second
        self.all = list(differences(first, second))
        self.cells = {(Case(int(r["char_start"]), int(r["ordinal"])), r["field"]): r for r in _rows(self._decisions)}
        self.periods = {int(row["row_id"]): row for row in _rows(self._periods)}
        self.words = read_words(self._words)[0]

    @property
    def open(self) -> list[Difference]:
        """The differences that are not decided."""
        return [each for each in self.all if not self._is_decided(each)]

    def _is_decided(self, each: Difference) -> bool:
        if each.is_word:
            return each.field[:-1] in self.words.get(each.case, {})
        return each.case.char_start in self.periods if each.field == PERIOD else (each.case, each.field) in self.cells

    def needs_reason(self, each: Difference, decided: str) -> bool:
        """State whether a decision is recorded with its reason: not of words, nor of a period as the second has it."""
        return not (each.is_word or (each.field == PERIOD and decided == each.second))

    def decide(self, each: Difference, decided: str | Word, reason: str) -> None:
        """Save one decision.

        Raises:
            EditError: if the reason is no sentence.
        """
        if isinstance(decided, Word):
            self.words.setdefault(each.case, {})[each.field[:-1]] = decided
            cases = {case: Fact({}, words) for case, words in sorted(self.words.items())}
            replace_all({self._words: words_csv(cases)})
            return
        if self.needs_reason(each, decided) and not re.fullmatch(SENTENCE, reason):
            raise EditError("a reason is a sentence in English, with a full stop")
        if each.field == PERIOD:
            same = decided == each.second
            entry = {"reading": each.second or "", "decided": "" if same else decided, "reason_en": reason}
            self.periods[each.case.char_start] = {"row_id": str(each.case.char_start), "field": PERIOD, **entry}
            self._save_periods()
            return
        kept = {name: str(number) for name, number in each.case._asdict().items()}
        self.cells[each.case, each.field] = {**kept, "field": each.field, "decided": decided, "reason_en": reason}
        self._save_cells()

    def undo(self, each: Difference) -> None:
        """Take back one decision."""
        if each.is_word:
            del self.words[each.case][each.field[:-1]]
            replace_all({self._words: words_csv({case: Fact({}, said) for case, said in sorted(self.words.items())})})
        elif each.field == PERIOD:
            del self.periods[each.case.char_start]
            self._save_periods()
        else:
            del self.cells[each.case, each.field]
            self._save_cells()

    def _save_cells(self) -> None:
        rows = [Decision.model_validate(_filled(row)) for _, row in sorted(self.cells.items())]
        replace_all({self._decisions: csv_bytes(Decision, rows)})

    def _save_periods(self) -> None:
        rows = [PeriodChoice.model_validate(_filled(row)) for _, row in sorted(self.periods.items())]
        replace_all({self._periods: csv_bytes(PeriodChoice, rows)})

    def facts(self) -> dict[Case, Fact]:
        """Give what holds: what both readers have, and what was decided."""
        held: dict[Case, Fact] = {}
        for case in sorted(self.first.keys() | self.second.keys()):
            fact = self.first.get(case) or self.second[case]
            one_sided = case not in self.first or case not in self.second
            if one_sided and self.cells[case, "role"]["decided"] == "":
                continue
            cells = dict(fact.cells) | {
                name: self.cells[case, name]["decided"] for name in FIELDS if (case, name) in self.cells
            }
            words = {**fact.words, **self.words.get(case, {})}
            chosen = self.periods.get(case.char_start)
            period = (chosen["decided"] or chosen["reading"]) if chosen else fact.period
            held[case] = replace(fact, cells=cells, words=words, period=period)
        return held


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _filled(row: Mapping[str, str]) -> dict[str, str | None]:
    return {name: value or None for name, value in row.items()}
