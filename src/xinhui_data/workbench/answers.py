"""What a reader says of each mention, kept in the draft: the reading, and the words that justify it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from xinhui_data.build.agreement import FIELDS
from xinhui_data.formats.atomic import replace_all
from xinhui_data.model.columns import columns_of
from xinhui_data.model.readings import Case, Reading
from xinhui_data.model.terms import Role

# What a mention that is no figure may have beside its reading: the period that its words mean.
PERIOD = "period"
_COLUMNS = ("char_start", "ordinal", "field", "word_start", "word")


class Word(NamedTuple):
    """A word of the text, at its place."""

    start: int
    text: str


@dataclass(frozen=True)
class Fact:
    """One fact of a mention, or what a mention that is no figure is.

    ``cells`` holds the columns of a reading as text, ``words`` the words that justify them, ``period`` what a mention
    of the role period means.
    """

    cells: Mapping[str, str]
    words: Mapping[str, Word] = field(default_factory=dict)
    period: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether it states a fact."""
        return self.cells["role"] == Role.FIGURE


Answer = tuple[Fact, ...]


def blank(printed: str, role: str) -> dict[str, str]:
    """Give the cells of a reading of which only literal and role are known."""
    return dict.fromkeys(FIELDS, "") | {"printed": printed, "role": role}


class Sheet:
    """The answers of one reader, saved one by one.

    Args:
        folder: the draft of a report.
        reader: a or b.
    """

    def __init__(self, folder: Path, reader: str) -> None:
        self._reading, self._words = folder / f"reading-{reader}.csv", folder / f"words-{reader}.csv"
        self.answers: dict[int, Answer] = _read(self._reading, self._words)

    def save(self, char_start: int, answer: Answer | None) -> None:
        """Put one answer, or take it back; the files are replaced whole, so that a kill loses no answer."""
        if answer is None:
            self.answers.pop(char_start, None)
        else:
            self.answers[char_start] = answer
        cases = dict(sorted(cases_of(self.answers).items()))
        # The words first: an answer without its words would look finished.
        replace_all({self._words: words_csv(cases)})
        replace_all({self._reading: _reading_csv(cases)})


def cases_of(answers: Mapping[int, Answer]) -> dict[Case, Fact]:
    """Give the facts by offset and number; a mention that is no figure has the number 0."""
    return {
        Case(start, number if fact.is_figure else 0): fact
        for start, answer in answers.items()
        for number, fact in enumerate(answer, start=1)
    }


def words_csv(cases: Mapping[Case, Fact]) -> bytes:
    """Write the words that justify facts, and the periods that mentions mean."""
    rows: list[tuple[object, ...]] = []
    for case, fact in cases.items():
        rows += [(*case, name, word.start, word.text) for name, word in sorted(fact.words.items())]
        rows += [(*case, PERIOD, "", fact.period)] if fact.period else []
    return _csv(_COLUMNS, rows)


def read_words(file: Path) -> tuple[dict[Case, dict[str, Word]], dict[Case, str]]:
    """Read the words that justify facts, and the periods that mentions mean; none where there is no file."""
    words: dict[Case, dict[str, Word]] = defaultdict(dict)
    periods: dict[Case, str] = {}
    for row in _rows(file):
        case = Case(int(row["char_start"]), int(row["ordinal"]))
        if row["field"] == PERIOD:
            periods[case] = row["word"]
        else:
            words[case][row["field"]] = Word(int(row["word_start"]), row["word"])
    return words, periods


def _read(reading: Path, words_file: Path) -> dict[int, Answer]:
    words, periods = read_words(words_file)
    answers: dict[int, list[Fact]] = defaultdict(list)
    for row in _rows(reading):
        case = Case(int(row["char_start"]), int(row["ordinal"]))
        cells = {name: row[name] for name in FIELDS}
        answers[case.char_start].append(Fact(cells, words.get(case, {}), periods.get(case, "")))
    return {start: tuple(facts) for start, facts in answers.items()}


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _reading_csv(cases: Mapping[Case, Fact]) -> bytes:
    names = [column.name for column in columns_of(Reading)]
    filled = [case._asdict() | dict(fact.cells) for case, fact in cases.items()]
    return _csv(names, [[row[name] for name in names] for row in filled])


def _csv(names: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")
