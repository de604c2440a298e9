"""The raw tables: what all reports share, and a folder for each report."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from xinhui_data.figures.grammar import FigureError
from xinhui_data.model.catalogue import OF_REPORT, READINGS, SHARED, STORY
from xinhui_data.model.columns import Record
from xinhui_data.model.dataset import Dataset, Place
from xinhui_data.model.dimensions import Indicator
from xinhui_data.model.documents import Document, ReportEntry, SourceEntry, document_of_report, document_of_source
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.evidence import Anchor, AnchorEntry, CaveatLink, Mention, MentionEntry
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.readings import Case, Entries, Reading
from xinhui_data.model.statements import Statement, stated_figure, unit_of
from xinhui_data.model.tables import TextTable, parse_rows, read_text_table
from xinhui_data.model.terms import AnchoredField

REPORT_FILE, SKELETON_FILE = "report.toml", "skeleton.txt"


class _Reader:
    """Collects rows with their places, and what does not fit, from the files of one folder."""

    def __init__(self, home: Home, folder: Path) -> None:
        self._home, self.folder = home, folder
        self.texts: dict[str, TextTable] = {}
        self.issues: list[Issue] = []
        self.places: dict[int, Place] = {}
        self._rows: dict[type, list[Any]] = {}
        self._files: dict[type, str] = {}

    def file(self, name: str) -> str:
        """Give a file of the folder as messages show it."""
        return self._home.name(self.folder / name)

    def read(self, files: Mapping[str, type[Record]]) -> None:
        """Read tables: as text, as rows, and what does not fit."""
        for stem, record in files.items():
            table = self.texts[stem] = read_text_table(self.folder / f"{stem}.csv", self.file(f"{stem}.csv"), record)
            rows, issues = parse_rows(table, record)
            self.issues += [*table.issues, *issues]
            self._files[record] = table.file
            for line, row in rows:
                self.put(row, (table.file, line))

    def put(self, row: object, place: Place) -> None:
        """Add a row that stands at a place, or is made from what does."""
        self._rows.setdefault(type(row), []).append(row)
        self.places[id(row)] = place

    def dataset(self) -> Dataset:
        """Give what was read so far."""
        return Dataset(self._rows, self.places, self._files)


@dataclass(frozen=True)
class Folder:
    """The raw files of one folder: as text, as rows, and what does not fit."""

    texts: Mapping[str, TextTable]
    data: Dataset
    issues: tuple[Issue, ...]

    @property
    def readable(self) -> bool:
        """Whether every file can be read; if not, references to its rows cannot be checked."""
        return all(table.readable for table in self.texts.values())


@dataclass(frozen=True)
class ReportFolder(Folder):
    """The raw files of one report.

    ``readings`` holds the two readings by name; ``skeleton`` is the bytes of its masked text, none where it cannot be
    read.
    """

    report_id: str
    folder: str
    readings: Mapping[str, Entries]
    skeleton: bytes | None

    @property
    def document(self) -> Document | None:
        """The report as a document; none where report.toml does not fit."""
        return next(iter(self.data.rows(Document)), None)

    @property
    def skeleton_file(self) -> str:
        """The file of the masked text, as messages show it."""
        return f"{self.folder}/{SKELETON_FILE}"


class Raw:
    """The raw tables of a checkout: the shared ones are read at once, those of a report when it is asked for."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.report_ids = home.report_ids()
        self.shared, self.story = read_shared(home), read_story(home)

    def reports(self) -> Iterator[ReportFolder]:
        """Read report after report, in the order of their identifiers."""
        return map(self.report, self.report_ids)

    def report(self, report_id: str) -> ReportFolder:
        """Read the folder of one report."""
        return read_report(self.home, report_id, self.shared.data)


def read_shared(home: Home, files: Mapping[str, type[Record]] = SHARED) -> Folder:
    """Read tables that all reports share; sources become documents, and their figures statements."""
    reader = _Reader(home, home.shared)
    reader.read(files)
    data = reader.dataset()
    for source in data.rows(SourceEntry):
        try:
            reader.put(document_of_source(source), data.place(source))
        except ValueError as error:
            file, line = data.place(source)
            wanted = "a year, month or day, or a set such as [2024-01-19..2024-01-31]"
            fix = f"correct it: {error}"
            reader.issues.append(Issue(file, line, "date_edtf", "edtf", wanted, source.date_edtf, fix))
    documents, indicators = reader.dataset().by_id(Document), data.by_id(Indicator)
    for entry in data.rows(ExternalEntry):
        document, indicator = documents.get(entry.document_id), indicators.get(entry.indicator_id)
        if document is None or indicator is None:
            continue
        try:
            figure = stated_figure(entry, entry.printed)
        except FigureError:
            continue
        unit = unit_of(entry.measure, indicator)
        reader.put(Statement(entry, document, None, entry.printed, figure, unit), data.place(entry))
    return Folder(reader.texts, reader.dataset(), tuple(reader.issues))


def read_story(home: Home) -> Folder:
    """Read what is said of the reports; of what has no file, nothing is said."""
    reader = _Reader(home, home.story)
    reader.read({name: record for name, record in STORY.items() if (home.story / f"{name}.csv").exists()})
    return Folder(reader.texts, reader.dataset(), tuple(reader.issues))


def read_report(home: Home, report_id: str, shared: Dataset) -> ReportFolder:
    """Read the folder of one report; identifiers and ends follow from offsets, statements from literals."""
    reader = _Reader(home, home.report_folder(report_id))
    reader.read(OF_REPORT)
    data = reader.dataset()
    document = _read_document(reader, report_id)
    if document is not None:
        reader.put(document, (reader.file(REPORT_FILE), WHOLE_FILE))
    mentions: dict[int, Mention] = {}
    for mention in data.rows(MentionEntry):
        mentions[mention.char_start] = _mention(report_id, mention)
        reader.put(mentions[mention.char_start], data.place(mention))
    for anchor in data.rows(AnchorEntry):
        end = anchor.char_start + len(anchor.word)
        reader.put(Anchor(**vars(anchor), char_end=end), data.place(anchor))
    if document is not None:
        for statement in _statements(data, document, mentions, shared):
            reader.put(statement, data.place(statement.entry))
    readings = {name: _read_reading(reader, name) for name in READINGS}
    try:
        skeleton = read_file(reader.folder / SKELETON_FILE)
    except OSError:
        skeleton = None
    folder, issues = home.name(reader.folder), tuple(reader.issues)
    return ReportFolder(reader.texts, reader.dataset(), issues, report_id, folder, readings, skeleton)


def _read_reading(reader: _Reader, name: str) -> Entries:
    """Read what one reader recorded; its cells are kept as text, as which they are compared."""
    file = f"{name}.csv"
    table = reader.texts[name] = read_text_table(reader.folder / file, reader.file(file), Reading)
    rows, issues = parse_rows(table, Reading)
    reader.issues += [*table.issues, *issues]
    cells = dict(table.rows)
    return {Case(row.char_start, row.ordinal): cells[line] for line, row in rows}


def _read_document(reader: _Reader, report_id: str) -> Document | None:
    file = reader.file(REPORT_FILE)
    try:
        text = read_file(reader.folder / REPORT_FILE).decode("utf-8")
        return document_of_report(report_id, ReportEntry.model_validate(tomllib.loads(text)))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            place, got = ".".join(map(str, fault["loc"])), "" if fault["type"] == "missing" else str(fault["input"])
            reader.issues.append(Issue(file, WHOLE_FILE, place, "report", fault["msg"], got, "correct report.toml"))
    except (OSError, ValueError, RecursionError) as error:
        wanted, got = (
            "a report.toml in UTF-8 with an EDTF date and [text]",
            str(getattr(error, "strerror", None) or error),
        )
        reader.issues.append(Issue(file, WHOLE_FILE, "", "report", wanted, got, "restore or correct report.toml"))
    return None


def mention_id(report_id: str, char_start: int) -> str:
    """Name a mention by its report and its offset.

    Example:
        >>> mention_id("jmd-2024-01", 83)
        'jmd-2024-01-0083'
    """
    return f"{report_id}-{char_start:04d}"


def _mention(report_id: str, entry: MentionEntry) -> Mention:
    made = {
        "mention_id": mention_id(report_id, entry.char_start),
        "report_id": report_id,
        "char_end": entry.char_start + len(entry.printed),
        "repeats": None if entry.repeats is None else mention_id(report_id, entry.repeats),
    }
    return Mention.model_validate(vars(entry) | made)


def directions(data: Dataset) -> dict[str, str]:
    """Give the anchor of the measure of each observation that has one: 下降 makes its number negative."""
    return {row.observation_id: row.word for row in data.rows(AnchorEntry) if row.field is AnchoredField.MEASURE}


def _statements(
    data: Dataset, document: Document, mentions: Mapping[int, Mention], shared: Dataset
) -> Iterator[Statement]:
    """Make the statements of a report, of the rows whose literal and indicator are known."""
    indicators, words = shared.by_id(Indicator), directions(data)
    caveats: dict[str, list[str]] = {}
    for link in data.rows(CaveatLink):
        caveats.setdefault(link.observation_id, []).append(link.caveat_id)
    for entry in data.rows(ObservationEntry):
        mention, indicator = mentions.get(entry.char_start), indicators.get(entry.indicator_id)
        if mention is None or indicator is None:
            continue
        try:
            figure = stated_figure(entry, mention.printed, words.get(entry.observation_id, ""))
        except FigureError:
            continue
        links = tuple(caveats.get(entry.observation_id, ()))
        yield Statement(entry, document, mention, mention.printed, figure, unit_of(entry.measure, indicator), links)
