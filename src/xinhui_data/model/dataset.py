"""The data set in memory: rows by record and by identifier, each with its place where it was read from raw tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, cast

from xinhui_data.model.columns import Record
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.tables import read_records

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Place = tuple[str, int]


class Dataset:
    """Rows by record and by identifier; checks, build, formats, page and API read it alike.

    Args:
        rows: the rows of each record, in order.
        places: the file and line of rows, by their identity; empty for what is published.
        files: the file of each record, for what concerns it as a whole.
    """

    def __init__(
        self,
        rows: Mapping[type, Sequence[Any]],
        places: Mapping[int, Place] | None = None,
        files: Mapping[type, str] | None = None,
    ) -> None:
        self._rows = dict(rows)
        self._places = dict(places or {})
        self._files = dict(files or {})
        self._by_id: dict[type, dict[str, Any]] = {}
        self._by_report: dict[type, dict[str, list[Any]]] = {}

    @classmethod
    def merged(cls, parts: Iterable[Dataset]) -> Dataset:
        """Put the rows of several data sets behind each other."""
        parts = list(parts)
        kinds = dict.fromkeys(chain.from_iterable(part._rows for part in parts))
        rows: dict[type, list[Any]] = {
            kind: list(chain.from_iterable(part.rows(kind) for part in parts)) for kind in kinds
        }
        places = {key: place for part in parts for key, place in part._places.items()}
        return cls(rows, places, {kind: file for part in reversed(parts) for kind, file in part._files.items()})

    def only(self, kinds: Iterable[type]) -> Dataset:
        """Give the rows of some records."""
        rows = {kind: self._rows[kind] for kind in kinds if kind in self._rows}
        places = {id(row): self._places[id(row)] for row in chain.from_iterable(rows.values())}
        return Dataset(rows, places, self._files)

    def rows(self, record: type[T]) -> Sequence[T]:
        """Give the rows of a record, in order."""
        return cast("Sequence[T]", self._rows.get(record, ()))

    def by_id(self, record: type[R]) -> Mapping[str, R]:
        """Give the rows of a record by the first column of its key."""
        if record not in self._by_id:
            key = record.table.primary_key[0]
            self._by_id[record] = {getattr(row, key): row for row in self.rows(record)}
        return self._by_id[record]

    def of_report(self, record: type[R], report_id: str) -> Sequence[R]:
        """Give the rows of a record that name a report, in order."""
        if record not in self._by_report:
            self._by_report[record] = {}
            for row in self.rows(record):
                self._by_report[record].setdefault(row.report_id, []).append(row)  # type: ignore[attr-defined]
        return self._by_report[record].get(report_id, ())

    def place(self, row: object) -> Place:
        """Give the file and line of a row."""
        return self._places[id(row)]

    def issue(self, rule: str, row: object, field: str, expected: str, got: object, fix: str) -> Issue:
        """Report what is wrong with a row, at its place."""
        file, line = self._places[id(row)]
        return Issue(file, line, field, rule, expected, "" if got is None else str(got), fix)

    def file_issue(self, rule: str, record: type, field: str, expected: str, got: str, fix: str) -> Issue:
        """Report what is wrong with a table as a whole."""
        return Issue(self._files[record], WHOLE_FILE, field, rule, expected, got, fix)


def read_published(folder: Path, *records: type[Record]) -> Dataset:
    """Read published tables.

    Raises:
        ValueError: if a file is not a table of its record.
    """
    return Dataset({record: read_records(folder / f"{record.table.name}.csv", record) for record in records})
