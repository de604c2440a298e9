"""The index of facts as the page has it, so that its search finds and ranks as `xinhui_data.search` does."""

from __future__ import annotations

from typing import Any

from xinhui_data.figures.characters import SIMPLIFIED
from xinhui_data.formats.fact_index import index_of
from xinhui_data.formats.facts import TABLES
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import columns_of
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.observations import External, Observation
from xinhui_data.prose.folding import WORD, rules

_SHORT = 8  # bytes that a place takes


def index_values(records: Dataset) -> dict[str, Any]:
    """Give the index as plain values: passages and facts, and how words are read.

    A text of a table of the page is given as its place there: the number of its column in ``columns``, and its row.
    """
    index, places = index_of(_in_words(records)), _places(records)
    columns: dict[tuple[str, str], int] = {}

    def value(text: str) -> str | tuple[int, int]:
        if text not in places:
            return text
        column, row = places[text]
        return columns.setdefault(column, len(columns)), row

    return {
        "word": WORD,
        "characters": "".join(map("".join, SIMPLIFIED.items())),
        "rules": rules(),
        "passages": [(weight, [value(text) for text in texts]) for weight, texts in index.passages],
        "columns": list(columns),
        "facts": index.facts,
    }


def _in_words(records: Dataset) -> Dataset:
    """Give what facts are made of, without those that cannot be put into words: the page shows them as printed."""
    units, figures = records.by_id(Unit), (Observation, External, Derived)
    rows: dict[type, list[Any]] = {record: list(records.rows(record)) for record in TABLES}
    return Dataset(rows | {record: [row for row in rows[record] if row.unit_id in units] for record in figures})


def _places(records: Dataset) -> dict[str, tuple[tuple[str, str], int]]:
    found: dict[str, tuple[tuple[str, str], int]] = {}
    for name, record in PROCESSED.items():
        for column in columns_of(record):
            for number, row in enumerate(records.rows(record)):
                text = getattr(row, column.name)
                if isinstance(text, str) and len(text.encode()) > _SHORT:
                    found.setdefault(text, ((name, column.name), number))
    return found
