"""A judge that says whether the checks catch a fault, without touching a file of the project."""

from __future__ import annotations

from typing import NamedTuple

from xinhui_data.build.comparisons import check_pairs
from xinhui_data.build.series import check_series
from xinhui_data.check.cells import check_cells
from xinhui_data.check.keys import check_keys
from xinhui_data.check.ledger import check_ledger
from xinhui_data.check.raw import RULES
from xinhui_data.curation.curated import Curated, read_curated
from xinhui_data.curation.home import Home
from xinhui_data.curation.tables import TextTable, parse_rows, text_table
from xinhui_data.vocabulary.catalogue import RAW

Cells = dict[str, str]
Rows = list[tuple[int, Cells]]
SKELETON = "skeleton"


class Fault(NamedTuple):
    """One fault: in which table and field, of which kind, in words; and the rows or the bytes as they then are."""

    table: str
    field: str
    kind: str
    words: str
    spoilt: Rows | bytes


class Judge:
    """Says whether the checks catch a fault; only the faulty table is parsed anew."""

    def __init__(self, home: Home) -> None:
        self._curated = read_curated(home)
        self._parsed = {name: parse_rows(self._curated.texts[name], record) for name, record in RAW.items()}
        self._data = {name: (home.raw / f"{name}.csv").read_bytes() for name in RAW}
        (self._report,) = self._curated.report_by_id.values()
        self._data[SKELETON] = (home.skeletons / f"{self._report.report_id}.txt").read_bytes()

    def rows(self, table: str) -> Rows:
        """Give the rows of a table as they are."""
        return list(self._curated.texts[table].rows)

    def bytes_of(self, table: str) -> bytes:
        """Give the file of a table, or the skeleton, as it is."""
        return self._data[table]

    def catches(self, fault: Fault) -> bool:
        """Check form, cells, schema, keys, rules and ledger, and stop at the first issue."""
        if fault.table == SKELETON:
            assert isinstance(fault.spoilt, bytes)
            return any(check_ledger(self._report, fault.spoilt, self._curated, SKELETON))
        record, file = RAW[fault.table], self._curated.texts[fault.table].file
        if isinstance(fault.spoilt, bytes):
            table = text_table(fault.spoilt, file, record)
        else:
            table = TextTable(file, tuple(fault.spoilt), ())
        parsed = parse_rows(table, record)
        if table.issues or len(parsed) != len(table.rows) or any(check_cells(table, record)):
            return True
        texts = self._curated.texts | {fault.table: table}
        curated = Curated(texts)
        # The parsed tables of the sound side are lent, so that only the faulty one costs time.
        curated.__dict__.update(self._parsed | {fault.table: parsed})
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
