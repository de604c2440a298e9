"""The second invented report from its text to finished tables, as two readers and one who decides type it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests import invented
from tests.invented import reader
from xinhui_data.api.curation import READERS, Desk, open_desk
from xinhui_data.api.drafts import new_report
from xinhui_data.workbench.deciding import DecidingSession

_COPIED = ("observation_id", "flag", "revises", "note_en")
_CITATION = ("title_en", "publisher_en", "author_zh", "date_basis_en")


@dataclass
class Typed:
    """What persons typed, in cells, by stage; and how many guesses the first reader kept of how many, by field."""

    figures: int = 0
    cells: dict[str, int] = field(default_factory=dict)
    kept: dict[str, tuple[int, int]] = field(default_factory=dict)


def begin(folder: Path) -> tuple[Path, Path]:
    """Begin the second report beside the first, and give the checkout and the text."""
    root, text = invented.project(folder / "checkout", (invented.FIRST,)), folder / "report.txt"
    text.write_text(invented.text_of(invented.SECOND), encoding="utf-8")
    new_report(text, invented.SECOND, publisher="云滨报", date="[2032-01-15..2032-01-31]", project=root)
    return root, text


def read(desk: Desk, name: str, typed: Typed) -> None:
    """Read the draft as a reader who sees what the finished reading has."""
    session, wanted = desk.read_as(name), reader.finished(invented.SECOND, name)
    cells = 0
    for _ in session.starts:
        proposed, right = session.edited.answer, wanted[session.start]
        if name == "a":
            reader.count_kept(proposed, right, typed.kept)
        for line in reader.lines(proposed, right):
            session.edit(line)
            cells += reader.cells_in(line)
        session.accept()
    typed.cells[f"reading {name}"] = cells
    typed.figures = sum(fact.is_figure for answer in wanted.values() for fact in answer)


def decide(session: DecidingSession, typed: Typed) -> None:
    """Decide as the finished report has it, also where both readers have the same."""
    rows = invented.read(_finished("decisions"))
    for row in rows:
        said = f"{row['char_start']}.{row['ordinal']} {row['field']}={row['decided']}"
        each, value = session.against(said)
        session.decide(each, value, row["reason_en"])
    typed.cells["decisions"] = 2 * len(rows)


def correct(desk: Desk, typed: Typed) -> None:
    """Enter by hand what no reader says: names, flags, revisions, citation, and the shared rows that are new."""
    tables = {name: invented.read(desk.folder / f"{name}.csv") for name in ("observations", "anchors", "caveat_links")}
    right = {_fact(row): row for row in invented.read(_finished("observations"))}
    names, count = {}, 0
    for row in tables["observations"]:
        names[row["observation_id"]] = right[_fact(row)]["observation_id"]
        for name in _COPIED:
            count += row[name] != right[_fact(row)][name]
            row[name] = right[_fact(row)][name]
    for name in ("anchors", "caveat_links"):
        for row in tables[name]:
            row["observation_id"] = names[row["observation_id"]]
    for name, rows in tables.items():
        invented.write(desk.folder / f"{name}.csv", list(rows[0]), rows)
    citation, own = (
        _finished("report", "toml").read_text("utf-8").partition("# Written")[0],
        desk.folder / "report.toml",
    )
    own.write_text(citation + "".join(own.read_text("utf-8").partition("# Written")[1:]), encoding="utf-8")
    shared = desk.home.shared
    for file in sorted((invented.FOLDER / "raw" / "shared").glob("*.csv")):
        before, after = invented.read(shared / file.name), invented.read(file)
        count += sum(sum(map(bool, row.values())) for row in after if row not in before)
        shutil.copy(file, shared / file.name)
    typed.cells["completed after"] = count + len(_CITATION)


def _fact(row: invented.Row) -> tuple[str, ...]:
    return tuple(row[name] for name in ("char_start", "indicator_id", "subject_id", "measure", "status", "time_period"))


def _finished(name: str, ending: str = "csv") -> Path:
    return invented.FOLDER / "raw" / "reports" / invented.SECOND / f"{name}.{ending}"


def whole(folder: Path) -> tuple[Path, Typed]:
    """Go all the way, from the text to a report in data/raw/reports."""
    typed = Typed()
    root, text = begin(folder)
    for name in READERS:
        read(open_desk(invented.SECOND, text, root), name, typed)
    desk = open_desk(invented.SECOND, text, root)
    session = desk.decide()
    decide(session, typed)
    desk.write_tables(session)
    correct(desk, typed)
    return root, typed
