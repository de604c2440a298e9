"""One edition of the data set: the input of every format, once the tables are built."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from xinhui_data.formats.citation import Citation, cite
from xinhui_data.model.about import About
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.documents import Document
from xinhui_data.model.terms import Coverage
from xinhui_data.model.text import Text

R = TypeVar("R", bound=Record)
# The media type of each format in which every table is published.
TABLE_FORMATS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True)
class Format:
    """A file of the data set other than a table: its name, title and media type, and how it is written."""

    file: str
    title: Text
    media_type: str
    write: Callable[[Edition], bytes]


@dataclass(frozen=True)
class Edition:
    """The records of all published tables, the bytes of the files made so far, and what is said of the whole."""

    about: About
    data: Dataset
    files: Mapping[str, bytes]
    formats: Sequence[Format] = ()

    def rows(self, record: type[R]) -> Sequence[R]:
        """Give the rows of the table of a record."""
        return self.data.rows(record)

    def by_id(self, record: type[R]) -> Mapping[str, R]:
        """Give the rows of the table of a record by the first column of its key."""
        return self.data.by_id(record)

    @property
    def reports(self) -> Sequence[Document]:
        """The documents of which every figure is in the data set."""
        return [row for row in self.rows(Document) if row.coverage is Coverage.COMPLETE]

    @property
    def sources(self) -> Sequence[Document]:
        """The documents of which some figures are taken."""
        return [row for row in self.rows(Document) if row.coverage is Coverage.SELECTED]

    @property
    def urn(self) -> str:
        """The identifier of the data set as a URI that never changes."""
        return f"urn:uuid:{self.about.id}"

    @property
    def address(self) -> str:
        """Where the data set is found: its homepage or, as long as it has none, its identifier."""
        return self.about.homepage or self.urn

    @property
    def citation(self) -> Citation:
        """How to cite the data set and its source reports."""
        return cite(self.about, self.reports)

    def sha256(self, name: str) -> str:
        """Give the digest of a file."""
        return hashlib.sha256(self.files[name]).hexdigest()

    def size(self, name: str) -> int:
        """Give the size of a file in bytes."""
        return len(self.files[name])


def table_files() -> dict[str, tuple[type[Record], str]]:
    """List the files of the tables, CSV before Parquet, each with its record and its format.

    Example:
        >>> list(table_files())[0], list(table_files())[-1]
        ('observations.csv', 'findings.parquet')
    """
    return {f"{name}.{ending}": (record, ending) for ending in TABLE_FORMATS for name, record in PROCESSED.items()}
