"""A draft curated: two readers who do not see each other, one who decides, and the report that comes of it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests import invented
from tests.invented import evening
from xinhui_data import build_data, check_data
from xinhui_data.api.curation import Desk, open_desk
from xinhui_data.cli.main import app
from xinhui_data.workbench.edits import EditError
from xinhui_data.workbench.reading import ReadingSession

READY = b"\x1b[?2004h"  # A terminal is told so when a line can be typed.
GDP, ADDED = 34, 161


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Begin the second invented report, and open it beside its text."""
    root, text = evening.begin(tmp_path)
    return open_desk(invented.SECOND, text, root)


@pytest.fixture
def session(desk: Desk) -> ReadingSession:
    """Begin the first reading, at the first figure."""
    reading = desk.read_as("a")
    reading.show(list(reading.starts).index(GDP))
    return reading


def saved(desk: Desk, reader: str) -> dict[str, invented.Row]:
    """Give what is saved of a reading, by offset."""
    return {row["char_start"]: row for row in invented.read(desk.folder / f"reading-{reader}.csv")}


@pytest.mark.core
def test_a_report_goes_from_its_text_to_the_published_tables(tmp_path: Path) -> None:
    root, typed = evening.whole(tmp_path)
    desk = open_desk(invented.SECOND, tmp_path / "report.txt", root)

    problems = desk.problems()
    folder = desk.publish()

    assert problems == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        path.name for path in (invented.FOLDER / "raw/reports" / invented.SECOND).iterdir()
    )
    assert build_data(root).ok
    assert check_data(root).ok
    assert sum(typed.cells.values()) <= 15 * typed.figures
    for field, (kept, of) in typed.kept.items():
        assert kept >= (0.9 if field in ("value", "unit_id", "bound", "decimals") else 0.75) * of, field


def test_an_answer_is_saved_at_once_and_the_next_session_goes_on(desk: Desk, session: ReadingSession) -> None:
    session.edit("st=target@目标")
    session.accept()

    assert saved(desk, "a")[str(GDP)]["status"] == "target"
    again = desk.read_as("a")
    assert GDP not in [again.starts[number - 1] for number in again.open]
    again.go(list(again.starts).index(GDP) + 1)
    assert again.edited.fact.words["status"].text == "目标"


def test_the_readers_do_not_see_each_other(desk: Desk, session: ReadingSession) -> None:
    session.edit("status=target")
    session.accept()
    other = desk.read_as("b")
    other.show(list(other.starts).index(GDP))

    assert other.edited.fact.cells["status"] == "actual"
    assert saved(desk, "b") == {}


def test_the_answer_saved_last_is_taken_back(desk: Desk, session: ReadingSession) -> None:
    session.accept()
    session.accept()
    session.undo()
    session.undo()

    assert session.start == GDP
    assert saved(desk, "a") == {}
    with pytest.raises(EditError, match="nothing was saved since this session began"):
        session.undo()


def test_a_mention_with_several_facts_is_split(desk: Desk, session: ReadingSession) -> None:
    for line in ("split", "measure=change", "fact 1"):
        session.edit(line)
    session.accept()

    rows = [row for row in invented.read(desk.folder / "reading-a.csv") if row["char_start"] == str(GDP)]
    assert [(row["ordinal"], row["measure"]) for row in rows] == [("1", "level"), ("2", "change")]


def test_a_figure_is_set_aside_and_is_a_figure_after_all(session: ReadingSession) -> None:
    session.edit("aside name")
    aside = session.edited.fact
    session.edit("figure")

    assert (aside.cells["role"], aside.cells["value"]) == ("name", "")
    assert session.edited.fact.cells["value"] == "198.5"


def test_a_name_in_chinese_names_a_row(session: ReadingSession) -> None:
    session.edit("indicator=工业总产值")

    assert session.edited.fact.cells["indicator_id"] == "industrial-output"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nothing", "expected FIELD=VALUE, FIELD@WORD or a command"),
        ("s=actual", "field: expected one of subject_id, scope_id, status, scale"),
        ("status=done", "status: expected one of actual, planned, target"),
        ("indicator=gpd", "did you mean gdp"),
        ("period=soon", "expected a year, month or day"),
        ("status@没有", "the text has no such word"),
        ("status@实现:3", "the text has no such word there"),
        ("status@一二三四五六七八九", "expected 1 to 8 characters"),
        ("value@实现", "have a word that justifies them"),
        ("scale=many", "expected a number in plain digits"),
        ("printed=198", "has digits that would be in no mention"),
        ("printed=200亿元", "the text does not have 200亿元"),
        ("aside figure", "role: expected one of"),
        ("aside restated 35", "expected the offset of the figure it repeats, got 35"),
        ("fact 2", "expected a number from 1 to 1"),
        ("drop", "it has one fact only"),
    ],
)
def test_a_line_that_says_nothing_possible_changes_nothing(session: ReadingSession, line: str, reason: str) -> None:
    before = session.edited

    with pytest.raises(EditError, match=reason):
        session.edit(line)
    assert session.edited == before


def test_a_figure_is_not_accepted_without_what_every_figure_has(session: ReadingSession) -> None:
    session.edit("measure=ratio")

    with pytest.raises(EditError, match="unit_id empty; the printed unit is none of this indicator and measure"):
        session.accept()


def test_only_differences_are_decided_each_with_its_reason(tmp_path: Path) -> None:
    root, text = evening.begin(tmp_path)
    for name in ("a", "b"):
        evening.read(open_desk(invented.SECOND, text, root), name, evening.Typed())
    deciding = open_desk(invented.SECOND, text, root).decide()

    each = deciding.difference
    assert each is not None
    assert [(one.case.char_start, one.field) for one in deciding.decisions.open] == [(ADDED, "measure")]
    assert (each.first, each.second) == ("level", "change")
    with pytest.raises(EditError, match="a reason is a sentence"):
        deciding.decide(each, deciding.chosen(each, "b"), "because")
    deciding.decide(each, deciding.chosen(each, "b"), "The firms were added.")
    assert open_desk(invented.SECOND, text, root).decide().difference is None
    deciding.undo()
    assert deciding.difference == each


def test_a_fact_that_one_reader_alone_has_is_decided_too(tmp_path: Path) -> None:
    root, text = evening.begin(tmp_path)
    for name in ("a", "b"):
        evening.read(open_desk(invented.SECOND, text, root), name, evening.Typed())
    second = open_desk(invented.SECOND, text, root).read_as("b")
    second.show(list(second.starts).index(GDP))
    second.edit("aside name")
    second.accept()
    desk = open_desk(invented.SECOND, text, root)
    deciding = desk.decide()
    while each := deciding.difference:
        chosen = deciding.chosen(each, "a" if each.case.ordinal and each.second is None else "b")
        deciding.decide(each, "" if each.first is None else chosen, "It is a figure.")
    desk.write_tables(deciding)

    assert [issue for issue in desk.problems() if issue.rule in ("double-entry", "undecided", "decision")] == []


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ([], "give --reader a, --reader b or --decide"),
        (["--reader", "c"], "give --reader a, --reader b or --decide"),
        (["--reader", "a", "--decide"], "give --reader a, --reader b or --decide"),
        (["--decide"], "reading a lacks 23 of 23 mentions"),
    ],
)
def test_what_cannot_be_curated_is_refused(desk: Desk, options: list[str], reason: str) -> None:
    place = ["--text", str(desk.home.root.parent / "report.txt"), "--project", str(desk.home.root)]
    result = CliRunner().invoke(app, ["project", "curate", invented.SECOND, *options, *place])

    assert result.exit_code == 2
    assert reason in result.output


def test_another_text_and_another_draft_are_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("全年3家。", encoding="utf-8")

    with pytest.raises(ValueError, match="is not the text of"):
        open_desk(invented.SECOND, tmp_path / "other.txt", desk.home.root)
    with pytest.raises(LookupError, match="there is no draft"):
        open_desk("yunbin-2099-01", tmp_path / "report.txt", desk.home.root)


def test_a_draft_that_is_being_read_says_what_comes_next(desk: Desk) -> None:
    place = ["--project", str(desk.home.root)]
    result = CliRunner().invoke(app, ["project", "check", invented.SECOND, *place])

    assert result.exit_code == 1
    assert (
        f"next: `xinhui-data project curate {invented.SECOND} --reader a`, 23 of 23 mentions to read" in result.output
    )
    assert "that the readings are to settle" in result.output


def test_problems_come_in_the_order_of_the_text_with_literal_and_sentence(tmp_path: Path) -> None:
    root, text = evening.begin(tmp_path)
    for name in ("a", "b"):
        evening.read(open_desk(invented.SECOND, text, root), name, evening.Typed())
    desk = open_desk(invented.SECOND, text, root)
    gone = {str(GDP), str(ADDED)}
    invented.keep(desk.folder / "observations.csv", lambda row: row["char_start"] not in gone)
    (desk.folder / "guesses.csv").unlink()

    place = [invented.SECOND, "--project", str(root)]
    shown = CliRunner().invoke(app, ["project", "check", *place, "--text", str(text)]).output
    masked = CliRunner().invoke(app, ["project", "check", *place]).output

    first = "offset 34, 198.50亿元: 2031年，云滨县实现地区生产总值【198.50亿元】，同比增长6.1%。"
    assert 0 < shown.index(first) < shown.index("offset 161, 4家: ")
    assert "offset 34, 198.50亿元: 2031年，" in masked
    assert "地区生产总值【" not in masked


class Terminal:
    """The command in a pseudo-terminal of 80 columns."""

    def __init__(self, arguments: list[str]) -> None:
        self._own, other = pty.openpty()
        environment = os.environ | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "COLUMNS": "80", "LINES": "40"}
        command = [sys.executable, "-m", "xinhui_data", "project", "curate", *arguments]
        self.process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=environment)
        os.close(other)
        self.seen = b""

    def type(self, line: str) -> None:
        """Type a line when the command is ready for it."""
        self.wait()
        os.write(self._own, line.encode("utf-8") + b"\r")

    def rest(self) -> str:
        """Give everything that was shown, when the command has ended."""
        self._until(None)
        self.process.wait()
        os.close(self._own)
        return self.seen.decode("utf-8", "replace")

    def wait(self) -> None:
        """Wait until a line can be typed."""
        self._until(READY)

    def _until(self, mark: bytes | None) -> None:
        new = b""
        while (mark is None or mark not in new) and select.select([self._own], [], [], 60)[0]:
            try:
                part = os.read(self._own, 65536)
            except OSError:
                break
            if not part:
                break
            new, self.seen = new + part, self.seen + part


@pytest.fixture
def arguments(desk: Desk) -> list[str]:
    """Give the options of a first reading."""
    text = str(desk.home.root.parent / "report.txt")
    return [invented.SECOND, "--reader", "a", "--text", text, "--project", str(desk.home.root)]


@pytest.mark.slow
def test_a_reading_in_a_terminal_survives_a_kill(desk: Desk, arguments: list[str]) -> None:
    first = Terminal(arguments)
    for line in ("", "", "measure=rati", "", "measure=level", "status=expected", ""):
        first.type(line)
    first.wait()
    first.process.send_signal(signal.SIGKILL)
    first.rest()
    second = Terminal(arguments)
    for line in ("list", "quit"):
        second.type(line)
    shown = second.rest()

    assert [saved(desk, "a")[name]["status"] for name in ("7", "17", str(GDP))] == ["", "", "expected"]
    assert "without an answer: 4, 5, 6," in shown
    assert "20 of 23 mentions left" in shown
    assert second.process.returncode == 1
