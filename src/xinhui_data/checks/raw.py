"""The checks of the raw tables: the shared ones, each report by itself, and the data set across reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xinhui_data.build.agreement import Tally
from xinhui_data.build.derived import build_derived
from xinhui_data.build.tables import build_tables
from xinhui_data.checks.bilingual import check_texts
from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.classifications import check_classifications, check_period_choices
from xinhui_data.checks.double_entry import check_double_entry
from xinhui_data.checks.evidence import check_evidence
from xinhui_data.checks.foreign_keys import check_keys
from xinhui_data.checks.history import check_history
from xinhui_data.checks.ledger import check_ledger
from xinhui_data.checks.literals import check_external_literals, check_literals
from xinhui_data.checks.magnitude import check_magnitudes
from xinhui_data.checks.part_of import check_parts, check_wholes
from xinhui_data.checks.semantics import check_semantics
from xinhui_data.checks.story import check_story
from xinhui_data.checks.unused import check_places, check_unused
from xinhui_data.formats.outputs import tables_with_story
from xinhui_data.model.catalogue import DIMENSIONS, OF_REPORT, READINGS, SHARED, STORY
from xinhui_data.model.columns import Record
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.documents import Document
from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.evidence import Anchor, CaveatLink, Mention
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.raw import REPORT_FILE, SKELETON_FILE, Folder, Raw, ReportFolder, read_report, read_shared
from xinhui_data.model.readings import Reading
from xinhui_data.model.statements import Statement
from xinhui_data.model.tables import TextTable

# What the rules across reports, and the build, take from the folder of a report.
_ACROSS = (Document, ObservationEntry, Statement, Mention, Anchor, CaveatLink)
_READING_RECORDS: dict[str, type[Record]] = dict.fromkeys(READINGS, Reading)


@dataclass
class Findings:
    """What the checks of the raw tables found, the rows of all tables, and what was counted on the way.

    ``tables`` holds the published tables, built only where nothing is wrong.

    ``form`` holds faults of files, cells and keys; ``reports`` what is wrong within a report, ``across`` between
    reports and other sources. Where a file cannot be read, the rules that need it are not run: ``unread`` names the
    reports, and what runs across them needs all.
    """

    form: list[Issue] = field(default_factory=list)
    reports: list[Issue] = field(default_factory=list)
    across: list[Issue] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    data: Dataset = field(default_factory=lambda: Dataset({}))
    tables: Dataset = field(default_factory=lambda: Dataset({}))
    tally: Tally = field(default_factory=Tally)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.form or self.reports or self.across)


def check_raw(raw: Raw) -> Findings:
    """Check all raw tables, reading each file once."""
    found, parts = Findings(), [raw.shared.data, raw.story.data]
    found.form += [*form_of_shared(raw.shared), *form_of_story(raw.story), *_stray_files(raw.home)]
    for report in raw.reports():
        _check_one(report, raw.shared, found)
        parts.append(report.data.only(_ACROSS))
        if not found.form:
            found.tally.add(report)
    if found.form:
        return found
    found.data = Dataset.merged(parts)
    found.across += [*rules_of_shared(raw.shared), *rules_across(found.data)]
    if found.ok:
        derived = build_derived(found.data)
        found.across += check_history(found.data, derived)
    if found.ok:
        tables = build_tables(found.data, derived)
        found.across += check_story(raw.story.data, tables)
    if found.ok:
        found.tables = tables_with_story(found.data, tables)
    return found


def check_report(home: Home, report_id: str) -> Findings:
    """Check the raw tables of one report, reading of the shared ones only those to which it refers."""
    found, shared = Findings(), read_shared(home, DIMENSIONS)
    _check_one(read_report(home, report_id, shared.data), shared, found)
    return found


def _check_one(report: ReportFolder, shared: Folder, found: Findings) -> None:
    found.form += form_of_report(report, shared)
    if report.readable and shared.readable:
        found.reports += rules_of_report(report, shared.data)
    else:
        found.unread.append(report.report_id)


def form_of_shared(shared: Folder) -> Iterator[Issue]:
    """Check files, cells and keys of the shared tables."""
    yield from shared.issues
    yield from _cells(shared.texts, SHARED)
    yield from check_keys(shared.texts, SHARED)


def form_of_story(story: Folder) -> Iterator[Issue]:
    """Check files, cells, keys and languages of what is said of the reports."""
    yield from story.issues
    records = {name: STORY[name] for name in story.texts}
    yield from _cells(story.texts, records)
    yield from check_keys(story.texts, records, dict.fromkeys(STORY, TextTable("data/raw/story", (), ())))
    yield from check_texts(story.texts, records)


def form_of_report(report: ReportFolder, shared: Folder) -> Iterator[Issue]:
    """Check files, cells and keys of the tables of a report."""
    yield from report.issues
    yield from _cells(report.texts, OF_REPORT | _READING_RECORDS)
    yield from check_keys(report.texts, OF_REPORT, shared.texts)


def _cells(texts: Mapping[str, TextTable], records: Mapping[str, type[Record]]) -> Iterator[Issue]:
    for name, record in records.items():
        yield from check_cells(texts[name], record)


def rules_of_report(report: ReportFolder, shared: Dataset) -> Iterator[Issue]:
    """Check everything that concerns one report."""
    yield from check_literals(report.data, shared)
    yield from check_semantics(report.data, shared)
    yield from check_evidence(report.data)
    yield from check_parts(report.data, shared)
    yield from check_texts(report.texts, OF_REPORT)
    yield from check_period_choices(report.data, report.texts)
    yield from check_double_entry(report)
    yield from check_ledger(report)


def rules_of_shared(shared: Folder) -> Iterator[Issue]:
    """Check everything that concerns the shared tables alone."""
    yield from check_wholes(shared.data)
    yield from check_places(shared.data)
    yield from check_external_literals(shared.data)
    yield from check_semantics(shared.data, shared.data)
    yield from check_parts(shared.data, shared.data)
    yield from check_texts(shared.texts, SHARED)
    yield from check_classifications(shared.data, shared.texts)


def rules_across(data: Dataset) -> Iterator[Issue]:
    """Check what runs across the documents, in whatever form they are."""
    yield from check_unused(data)
    yield from check_magnitudes(data)


def _stray_files(home: Home) -> Iterator[Issue]:
    of_report = {f"{name}.csv" for name in (*OF_REPORT, *READINGS)} | {REPORT_FILE, SKELETON_FILE}
    places = [
        (home.raw, {"dataset.toml", "shared", "reports", "drafts", "story"}),
        (home.shared, {f"{n}.csv" for n in SHARED}),
    ]
    places += [(home.story, {f"{name}.csv" for name in STORY})]
    places += [(home.reports / name, of_report) for name in home.report_ids()]
    for folder, known in places:
        for path in sorted(folder.iterdir() if folder.is_dir() else ()):
            if path.name not in known:
                wanted, fix = "only files of the data set", "move it away"
                yield Issue(home.name(path), WHOLE_FILE, "", "stray-file", wanted, path.name, fix)
    for path in sorted(home.reports.iterdir() if home.reports.is_dir() else ()):
        if not path.is_dir():
            wanted, fix = "only folders of reports", "move it away"
            yield Issue(home.name(path), WHOLE_FILE, "", "stray-file", wanted, path.name, fix)
