"""A judge that says whether the checks catch a fault, on a copy of the raw tables in a temporary folder."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from xinhui_data.book.compare import parted
from xinhui_data.checks.about import ABOUT, CHANGES, PROJECT, about_issues
from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.ledger import check_ledger
from xinhui_data.checks.raw import Findings, check_raw, form_of_report, form_of_shared, rules_of_report, rules_of_shared
from xinhui_data.formats.guides import make_guides
from xinhui_data.model.catalogue import OF_REPORT, READINGS, SHARED, STORY
from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.home import Home
from xinhui_data.model.issues import Issue
from xinhui_data.model.raw import REPORT_FILE, SKELETON_FILE, Raw, read_report, read_shared
from xinhui_data.model.readings import Reading
from xinhui_data.model.tables import parse_rows, text_table

Cells = dict[str, str]
Rows = list[tuple[int, Cells]]
SKELETON, DATASET, REPORT, PAGE = "skeleton", "dataset.toml", REPORT_FILE, "docs/index.html"
PERIODS = "classifications of periods"
READMES = ("README.md", "README.zh.md")
# What stands beside the tables and is held against them, or against other files.
DOCUMENTS = (DATASET, REPORT, *READMES, PAGE)
OF_A_REPORT: dict[str, type[Record]] = {
    **{PERIODS if name == "classifications" else name: record for name, record in OF_REPORT.items()},
    **dict.fromkeys(READINGS, Reading),
}
# The record of each raw table; the tables of a report and those that all share have names of their own.
TABLES = SHARED | STORY | OF_A_REPORT


class Fault(NamedTuple):
    """One fault: in which table and field, of which kind, in words; and the rows or the bytes as they then are.

    A consistent fault has no table: what it changes is held by name.
    """

    table: str
    field: str
    kind: str
    words: str
    faulty: Rows | bytes | dict[str, Rows | bytes]

    @property
    def changes(self) -> dict[str, Rows | bytes]:
        """What stands where, once the fault is made."""
        return self.faulty if isinstance(self.faulty, dict) else {self.table: self.faulty}


class Judge:
    """Says which rules a fault breaks, in the first report of a project and in what all reports share."""

    def __init__(self, home: Home) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="xinhui-data-judge-")
        self._home = Home(Path(self._folder.name))
        shutil.copytree(home.raw, self._home.raw)
        self._report_id = self._home.report_ids()[0]
        self._raw = Raw(self._home)
        self._report = self._raw.report(self._report_id)
        found = check_raw(self._raw)
        self._guides = make_guides(found.tables, found.tally, home)
        self._data = {name: self._path(name).read_bytes() for name in (*TABLES, SKELETON, REPORT)}
        self._data |= {name: (home.root / name).read_bytes() for name in (*READMES, PAGE, PROJECT, CHANGES)}
        self._data[DATASET] = (home.root / ABOUT).read_bytes()

    def _path(self, name: str) -> Path:
        folder = self._home.reports / self._report_id
        if name in (SKELETON, REPORT):
            return folder / (SKELETON_FILE if name == SKELETON else REPORT_FILE)
        if name in OF_A_REPORT:
            return folder / f"{'classifications' if name == PERIODS else name}.csv"
        return (self._home.story if name in STORY else self._home.shared) / f"{name}.csv"

    def rows(self, table: str) -> Rows:
        """Give the rows of a table as they are."""
        return list(text_table(self._data[table], table, TABLES[table]).rows)

    def bytes_of(self, name: str) -> bytes:
        """Give the file of a table, the skeleton or another file, as it is."""
        return self._data[name]

    def catches(self, fault: Fault) -> bool:
        """Say whether the check of a project would report a fault; it is looked at no further than its first issue."""
        return bool(self.broken(fault, every=False))

    def broken(self, fault: Fault, *, every: bool = True) -> set[str]:
        """Name the rules that a fault breaks: every one, or at least one where any is broken."""
        beside = {name: data for name, data in fault.changes.items() if name not in TABLES and isinstance(data, bytes)}
        rules = {rule for name in beside for rule in self._of_file(name, beside)}
        tables = {name: rows for name, rows in fault.changes.items() if name in TABLES}
        return rules if rules or not tables else self._of_tables(tables, every=every)

    def _of_file(self, name: str, beside: dict[str, bytes]) -> set[str]:
        data = beside[name]
        if name == SKELETON:
            return _rules(check_ledger(replace(self._report, skeleton=data)))
        if name == REPORT:
            return self._of_tables({REPORT: data}, every=True)
        if name in READMES:
            return {"stale"} if data != self._guides[name] else set()
        if name == PAGE:
            return {"page"} if self._catches_page(data) else set()
        files = {ABOUT: DATASET, PROJECT: PROJECT, CHANGES: CHANGES}
        return _rules(about_issues({file: beside.get(key, self._data[key]) for file, key in files.items()}))

    def _catches_page(self, data: bytes) -> bool:
        try:
            return parted(data) != parted(self._data[PAGE])
        except ValueError:
            return True

    def _of_tables(self, changes: Mapping[str, Rows | bytes], *, every: bool) -> set[str]:
        """Check the faulty tables by themselves, then in the folder of their report, then everything."""
        files = {name: rows if isinstance(rows, bytes) else _csv(name, rows) for name, rows in changes.items()}
        form = {rule for name, data in files.items() if name in TABLES for rule in _rules(_form(name, data))}
        if form and not every:
            return form
        try:
            for name, data in files.items():
                self._path(name).write_bytes(data)
            if not every and (rules := self._quickly(files)):
                return rules
            found = check_raw(Raw(self._home))
        finally:
            for name in files:
                self._path(name).write_bytes(self._data[name])
        return form | _rules([*found.form, *found.reports, *found.across])

    def _quickly(self, files: Mapping[str, bytes]) -> set[str]:
        """Check only the folders that hold a faulty file: what they break by themselves is most of it."""
        rules: set[str] = set()
        if any(name in SHARED for name in files):
            shared = read_shared(self._home)
            rules = _rules([*form_of_shared(shared), *(rules_of_shared(shared) if shared.readable else ())])
        if not rules and any(name in OF_A_REPORT or name == REPORT for name in files):
            rules = self._of_report()
        return rules

    def _of_report(self) -> set[str]:
        shared = self._raw.shared
        report = read_report(self._home, self._report_id, shared.data)
        found = Findings(form=list(form_of_report(report, shared)))
        if report.readable:
            found.reports += rules_of_report(report, shared.data)
        return _rules([*found.form, *found.reports])


def _form(name: str, data: bytes) -> list[Issue]:
    record = TABLES[name]
    table = text_table(data, name, record)
    return [*table.issues, *parse_rows(table, record)[1], *check_cells(table, record)]


def _csv(name: str, rows: Rows) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [column.name for column in columns_of(TABLES[name])], lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells for _, cells in rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _rules(issues: Iterable[Issue]) -> set[str]:
    return {issue.rule for issue in issues}
