"""The data set card: the description shown by data set hubs, and the first file to read in the folder.

Follows the data set cards of the Hugging Face hub: each table is a configuration with its Parquet file.
"""

from __future__ import annotations

from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.templates import render
from xinhui_data.model.about import LANGUAGES
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.evidence import Mention
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Role
from xinhui_data.model.text import Text

# The sizes that the hub knows, each with the number of rows below which it applies.
_SIZES = {
    1_000: "n<1K", 10_000: "1K<n<10K", 100_000: "10K<n<100K", 1_000_000: "100K<n<1M", 10_000_000: "1M<n<10M",
}  # fmt: skip


def _write(edition: Edition) -> bytes:
    mentions, observations = edition.rows(Mention), len(edition.rows(Observation))
    return render(
        "card.md",
        about=edition.about,
        languages=LANGUAGES,
        citation=edition.citation,
        formats=edition.formats,
        tables=[(record.table, len(edition.rows(record))) for record in PROCESSED.values()],
        size=size_category(observations),
        observations=observations,
        mentions=len(mentions),
        figures=sum(row.role is Role.FIGURE for row in mentions),
    ).encode("utf-8")


def size_category(rows: int) -> str:
    """Name the size of a table as the hub does.

    Example:
        >>> size_category(66), size_category(66_000)
        ('n<1K', '10K<n<100K')
    """
    return next((name for limit, name in _SIZES.items() if rows < limit), "10M<n<100M")


CARD = Format("README.md", Text("Data set card", "数据集说明"), "text/markdown", _write)
