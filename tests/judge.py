"""A judge that says whether the checks catch a fault, without touching a file of the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xinhui_data.book.compare import parted
from xinhui_data.build.comparisons import check_pairs
from xinhui_data.build.series import check_series
from xinhui_data.build.tables import build_tables
from xinhui_data.checks.about import ABOUT, CHANGES, PROJECT, about_issues
from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.foreign_keys import check_keys
from xinhui_data.checks.ledger import check_ledger
from xinhui_data.checks.raw import RULES
from xinhui_data.formats.readme import BLOCKS, blocks_amiss, fill_blocks, make_blocks
from xinhui_data.model.catalogue import RAW
from xinhui_data.model.curated import Curated, read_curated
from xinhui_data.model.home import Home
from xinhui_data.model.tables import TextTable, form_issues, parse_rows, text_table

Cells = dict[str, str]
Rows = list[tuple[int, Cells]]
SKELETON, DATASET, PAGE = "skeleton", "dataset.toml", "docs/index.html"
# What stands beside the tables and is held against them, or against other files.
DOCUMENTS = (DATASET, *BLOCKS, PAGE)


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
    """Says whether the checks catch a fault; only the faulty tables are parsed anew."""

    def __init__(self, home: Home) -> None:
        self._curated = read_curated(home)
        self._parsed = {name: parse_rows(self._curated.texts[name], record) for name, record in RAW.items()}
        self._data = {name: (home.raw / f"{name}.csv").read_bytes() for name in RAW}
        (self._report,) = self._curated.report_by_id.values()
        self._data[SKELETON] = (home.skeletons / f"{self._report.report_id}.txt").read_bytes()
        self._data |= {name: (home.root / name).read_bytes() for name in (*BLOCKS, PAGE, PROJECT, CHANGES)}
        self._data[DATASET] = (home.root / ABOUT).read_bytes()
        skeletons = [self._data[SKELETON].decode("utf-8")]
        self._blocks = make_blocks(self._curated, build_tables(self._curated), skeletons)

    def rows(self, table: str) -> Rows:
        """Give the rows of a table as they are."""
        return list(self._curated.texts[table].rows)

    def bytes_of(self, name: str) -> bytes:
        """Give the file of a table, the skeleton or another file, as it is."""
        return self._data[name]

    def catches(self, fault: Fault) -> bool:
        """Check what a fault changes as `xinhui-data check` would, and stop at the first issue."""
        changes = fault.changes
        beside = {name: data for name, data in changes.items() if name not in RAW and isinstance(data, bytes)}
        tables = {name: rows for name, rows in changes.items() if name in RAW}
        return any(self._catches_file(name, beside) for name in beside) or bool(tables and self._catches_rows(tables))

    def _catches_file(self, name: str, beside: dict[str, bytes]) -> bool:
        data = beside[name]
        if name == SKELETON:
            return any(check_ledger(self._report, data, self._curated, SKELETON))
        if name in BLOCKS:
            return self._catches_readme(name, data)
        if name == PAGE:
            return self._catches_page(data)
        files = {ABOUT: DATASET, PROJECT: PROJECT, CHANGES: CHANGES}
        return any(about_issues({file: beside.get(name, self._data[name]) for file, name in files.items()}))

    def _catches_readme(self, name: str, data: bytes) -> bool:
        try:
            text = data.decode("utf-8")
            stale = fill_blocks(text, self._blocks, name) != text
        except ValueError:
            return True
        return stale or bool(blocks_amiss(text, name)) or any(form_issues(text, name))

    def _catches_page(self, data: bytes) -> bool:
        try:
            return parted(data) != parted(self._data[PAGE])
        except ValueError:
            return True

    def _catches_rows(self, changes: Mapping[str, Rows | bytes]) -> bool:
        """Check form, cells, keys, rules and ledger."""
        tables, parsed = {}, {}
        for name, faulty in changes.items():
            record, file = RAW[name], self._curated.texts[name].file
            if isinstance(faulty, bytes):
                table = text_table(faulty, file, record)
            else:
                table = TextTable(file, tuple(faulty), ())
            tables[name], parsed[name] = table, parse_rows(table, record)
            if table.issues or len(parsed[name]) != len(table.rows) or any(check_cells(table, record)):
                return True
        texts = self._curated.texts | tables
        curated = Curated(texts)
        # The parsed tables of the sound side are lent, so that only the faulty ones cost time.
        curated.__dict__.update(self._parsed | parsed)
        return (
            any(check_keys(texts, RAW))
            or any(issue for rule in RULES for issue in rule(curated))
            or bool(check_pairs(curated))
            or bool(check_series(curated))
            or any(
                issue
                for report in curated.report_by_id.values()
                for issue in check_ledger(report, self._data[SKELETON], curated, SKELETON)
            )
        )
