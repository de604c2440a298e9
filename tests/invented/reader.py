"""A reader who knows the finished tables of an invented report, and types what brings each proposal to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tests import invented
from xinhui_data.workbench.answers import Answer, Fact, Word
from xinhui_data.workbench.edits import EDITED
from xinhui_data.workbench.proposals import OF_LITERAL

_CHOSEN = tuple(name for name in EDITED if name not in OF_LITERAL)
_CELLS = ("printed", "role", "repeats", *EDITED)


def finished(report_id: str, reader: str) -> dict[int, Answer]:
    """Give what a reader of a finished report had, with the words and periods that its tables have."""
    folder = invented.FOLDER / "raw" / "reports" / report_id
    starts = {row["observation_id"]: row["char_start"] for row in invented.read(folder / "observations.csv")}
    words: dict[str, dict[str, Word]] = defaultdict(dict)
    for row in invented.read(folder / "anchors.csv"):
        words[starts[row["observation_id"]]][row["field"]] = Word(int(row["char_start"]), row["word"])
    periods = {row["char_start"]: row["period"] for row in invented.read(folder / "mentions.csv")}
    answers: dict[int, list[Fact]] = defaultdict(list)
    for row in invented.read(folder / f"reading-{reader}.csv"):
        cells = {name: row[name] for name in _CELLS}
        start = row["char_start"]
        answers[int(start)].append(Fact(cells, words.get(start, {}), periods[start]))
    return {start: tuple(facts) for start, facts in answers.items()}


def lines(proposed: Answer, wanted: Answer) -> Iterator[str]:
    """Give the lines that a reader types to bring a proposal to an answer of one fact; none where it is right."""
    (before,), (after,) = proposed, wanted
    if not after.is_figure:
        if (before.cells["role"], before.period) != (after.cells["role"], after.period):
            yield " ".join(["aside", after.cells["role"], after.cells["repeats"] or after.period]).rstrip()
        return
    if not before.is_figure:
        yield "figure"
    edits = [part for name in _CHOSEN if (part := _edit(name, before, after))]
    if edits:
        yield " ".join(edits)


def _edit(name: str, before: Fact, after: Fact) -> str:
    value = f"={after.cells[name]}" if before.cells[name] != after.cells[name] else ""
    # A caveat of this report is a new one.
    value = value.replace(";", "!;") + "!" if value and name == "caveat_ids" else value
    word = after.words.get(name)
    where = f"@{word.text}:{word.start}" if word and before.words.get(name) != word else ""
    return f"{name}{value}{where}" if value or where else ""


def cells_in(line: str) -> int:
    """Count the cells that a line fills: each value, word and role is one."""
    return sum(part.count("=") + part.count("@") + (part == "aside") for part in line.split())


def count_kept(proposed: Answer, wanted: Answer, kept: dict[str, tuple[int, int]]) -> None:
    """Count by field which guesses of a mention a reader keeps, and how many there are."""
    for before, after in zip(proposed, wanted, strict=True):
        for name in (*_CELLS[1:2], *EDITED) if after.is_figure else _CELLS[1:2]:
            right, of = kept.get(name, (0, 0))
            kept[name] = (right + (before.cells[name] == after.cells[name]), of + 1)
