"""The work of readers on a draft, opened, and ended."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.names import unknown
from xinhui_data.checks.copies import LARGEST_COPY
from xinhui_data.checks.raw import check_report
from xinhui_data.formats.atomic import replace_all
from xinhui_data.model.catalogue import OF_REPORT, READINGS
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.evidence import MentionEntry
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home, project_home
from xinhui_data.model.issues import Issue, sorted_issues
from xinhui_data.model.raw import REPORT_FILE, SKELETON_FILE, Raw, ReportFolder
from xinhui_data.workbench.answers import Sheet, cases_of
from xinhui_data.workbench.completion import complete
from xinhui_data.workbench.deciding import DecidingSession
from xinhui_data.workbench.differences import Decisions
from xinhui_data.workbench.drafts import GUESSES
from xinhui_data.workbench.edits import Editor
from xinhui_data.workbench.places import Placed, placed
from xinhui_data.workbench.proposals import proposed_answers
from xinhui_data.workbench.reading import ReadingSession

READERS = ("a", "b")
# Rules that a draft breaks as long as it is being read.
OF_READINGS = ("double-entry", "two-readings", "undecided")
# Files of a draft that the finished report does not have.
OF_DRAFT = (GUESSES, "words.csv", *(f"words-{reader}.csv" for reader in READERS))


@dataclass(frozen=True)
class Desk:
    """A draft and the exact text of its report.

    Args:
        home: the checkout.
        report_id: of the draft.
        data: the text.
        raw: the raw tables.
        report: the tables of the draft.
    """

    home: Home
    report_id: str
    data: bytes
    raw: Raw
    report: ReportFolder

    @property
    def folder(self) -> Path:
        """Where the draft is."""
        return self.home.drafts / self.report_id

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.data.decode("utf-8")

    @property
    def is_guessed(self) -> bool:
        """Whether the tables of the draft are still guesses."""
        return (self.folder / GUESSES).exists()

    def read_as(self, reader: str) -> ReadingSession:
        """Begin or go on with a reading; what the other reader has is not looked at.

        Raises:
            ValueError: if the readings are decided already.
        """
        if not self.is_guessed:
            raise ValueError(f"{self.report_id} is decided; correct its tables, with a row in decisions.csv")
        proposals = proposed_answers(self.report, self.raw.shared.data)
        editor = Editor(self.text, self.raw.shared.data, tuple(proposals))
        return ReadingSession(editor, Sheet(self.folder, reader), proposals)

    def decide(self) -> DecidingSession:
        """Begin or go on with the differences of both readings.

        Raises:
            ValueError: if a reading is not complete, or the readings are decided already.
        """
        sessions = [self.read_as(reader) for reader in READERS]
        for reader, session in zip(READERS, sessions, strict=True):
            if left := len(session.open):
                raise ValueError(
                    f"reading {reader} lacks {left} of {len(session.starts)} mentions: "
                    f"`xinhui-data project curate {self.report_id} --reader {reader}` goes on with it"
                )
        first, second = (cases_of(session.sheet.answers) for session in sessions)
        return DecidingSession(sessions[0].editor, Decisions(self.folder, first, second))

    def write_tables(self, session: DecidingSession) -> None:
        """Write the tables of the report from what is agreed and decided; they are guesses no more."""
        taken = [row.observation_id for report in self.raw.reports() for row in report.data.rows(ObservationEntry)]
        taken += [row.observation_id for row in self.raw.shared.data.rows(ExternalEntry)]
        guessed = self.report.data.rows(ObservationEntry)
        done = complete(session.decisions, guessed, self.raw.shared.data, taken)
        entry = read_file(self.folder / REPORT_FILE).decode("utf-8")
        files = done.files(self.data, entry)
        replace_all({self.folder / name: content for name, content in files.items()})
        (self.folder / GUESSES).unlink()

    def problems(self) -> list[Issue]:
        """Check the draft as a report."""
        found = check_report(self.home, self.report_id)
        return sorted_issues([*found.form, *found.reports])

    def placed_problems(self) -> list[Placed]:
        """Check the draft as a report, and find each problem in its text."""
        return placed(Raw(self.home).report(self.report_id), self.problems(), self.text)

    def publish(self) -> Path:
        """Move the finished draft to the reports.

        Raises:
            ValueError: if the folder has a file that belongs to no report.
        """
        known = {f"{name}.csv" for name in (*OF_REPORT, *READINGS)} | {REPORT_FILE, SKELETON_FILE, *OF_DRAFT}
        if stray := sorted(path.name for path in self.folder.iterdir() if path.name not in known):
            raise ValueError(f"{self.home.name(self.folder)} has {', '.join(stray)}; move it away, then decide again")
        for name in OF_DRAFT:
            (self.folder / name).unlink(missing_ok=True)
        finished = self.home.reports / self.report_id
        self.folder.rename(finished)
        return finished


def placed_issues(
    issues: Iterable[Issue], report_id: str, text: str | Path | None, project: str | Path | None = None
) -> list[Placed]:
    """Find the problems of one report in its text, in the order of the text.

    Args:
        issues: of its tables.
        report_id: of a report or a draft.
        text: its exact text; any other file, or none, leaves the sentences masked.
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.

    Raises:
        OSError: if there is no checkout, or a file cannot be read.
    """
    report = Raw(project_home(project)).report(report_id)
    data = read_file(Path(text), LARGEST_COPY) if text else b""
    is_text = report.document is not None and hashlib.sha256(data).hexdigest() == report.document.sha256
    return placed(report, issues, data.decode("utf-8") if is_text else None)


def still_to_do(report_id: str, project: str | Path | None = None) -> str:
    """Say what comes next in the work on a draft; nothing for a report, or a draft whose tables are written."""
    home = project_home(project)
    folder = home.drafts / report_id
    if report_id in home.report_ids() or not (folder / GUESSES).exists():
        return ""
    mentions = {row.char_start for row in Raw(home).report(report_id).data.rows(MentionEntry)}
    sheets = [Sheet(folder, reader) for reader in READERS]
    for reader, sheet in zip(READERS, sheets, strict=True):
        if left := len(mentions - sheet.answers.keys()):
            command = f"`xinhui-data project curate {report_id} --reader {reader}`"
            return f"a draft of guesses; next: {command}, {left} of {len(mentions)} mentions to read"
    left = len(Decisions(folder, *(cases_of(sheet.answers) for sheet in sheets)).open)
    command = f"`xinhui-data project curate {report_id} --decide`"
    return f"both readings are complete; next: {command}, {left} differences to decide"


def open_desk(report_id: str, text: str | Path, project: str | Path | None = None) -> Desk:
    """Open a draft beside the text of its report.

    Args:
        report_id: of the draft.
        text: the exact text of the report.
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.

    Raises:
        UnknownNameError: if there is no such draft.
        ValueError: if the file is not the text of which the draft has the SHA-256.
        OSError: if there is no checkout, or a file cannot be read.
    """
    home = project_home(project)
    if report_id in home.report_ids():
        raise ValueError(f"{report_id} is finished, and no draft; correct its tables as CONTRIBUTING.md says")
    if report_id not in home.draft_ids():
        raise unknown("draft", report_id, home.draft_ids())
    raw, data = Raw(home), read_file(Path(text), LARGEST_COPY)
    report = raw.report(report_id)
    recorded, found = report.document.sha256 if report.document else "", hashlib.sha256(data).hexdigest()
    if recorded != found:
        raise ValueError(f"{text} is not the text of {report_id}: its SHA-256 is {found}, {REPORT_FILE} has {recorded}")
    return Desk(home, report_id, data, raw, report)
