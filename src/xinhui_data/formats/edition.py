"""One edition of the data set: the input of every format, once the tables are built."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from xinhui_data.formats.citation import Citation, cite_dataset
from xinhui_data.model.about import Dataset
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Report, Scope, Subject, Unit
from xinhui_data.model.evidence import Mention
from xinhui_data.model.external import External, Source
from xinhui_data.model.observations import Observation

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Edition:
    """The records of all published tables, the bytes of their files, and the metadata of the data set."""

    dataset: Dataset
    tables: Mapping[str, Sequence[Record]]
    files: Mapping[str, bytes]

    def rows(self, record: type[R]) -> Sequence[R]:
        """Give the rows of the table of a record."""
        return cast("Sequence[R]", self.tables[record.table.name])

    @property
    def observations(self) -> Sequence[Observation]:
        """The observations, in order."""
        return self.rows(Observation)

    @property
    def derived(self) -> Sequence[Derived]:
        """What follows from them."""
        return self.rows(Derived)

    @property
    def external(self) -> Sequence[External]:
        """The figures of other sources."""
        return self.rows(External)

    @property
    def mentions(self) -> Sequence[Mention]:
        """The ledger."""
        return self.rows(Mention)

    @property
    def reports(self) -> Sequence[Report]:
        """The source reports of the observations."""
        return self.rows(Report)

    @property
    def sources(self) -> Sequence[Source]:
        """The documents of the figures of other sources."""
        return self.rows(Source)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators, by identifier."""
        return {row.indicator_id: row for row in self.rows(Indicator)}

    @property
    def subjects(self) -> Mapping[str, Subject]:
        """The subjects, by identifier."""
        return {row.subject_id: row for row in self.rows(Subject)}

    @property
    def scopes(self) -> Mapping[str, Scope]:
        """The scopes, by identifier."""
        return {row.scope_id: row for row in self.rows(Scope)}

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units, by identifier."""
        return {row.unit_id: row for row in self.rows(Unit)}

    @property
    def urn(self) -> str:
        """The identifier of the data set as a URI that never changes."""
        return f"urn:uuid:{self.dataset.id}"

    @property
    def address(self) -> str:
        """Where the data set is found: its homepage or, as long as it has none, its identifier."""
        return self.dataset.homepage or self.urn

    @property
    def citation(self) -> Citation:
        """How to cite the data set and its source reports."""
        data = self.dataset
        return cite_dataset(data.title, data.version, data.released, data.contributor, self.reports)

    def sha256(self, name: str) -> str:
        """Give the digest of a file."""
        return hashlib.sha256(self.files[name]).hexdigest()

    def size(self, name: str) -> int:
        """Give the size of a file in bytes."""
        return len(self.files[name])


def table_files() -> list[str]:
    """List the files of the tables, CSV before Parquet.

    Example:
        >>> table_files()[0], table_files()[-1]
        ('observations.csv', 'caveats.parquet')
    """
    return [f"{name}.{ending}" for ending in ("csv", "parquet") for name in PROCESSED]
