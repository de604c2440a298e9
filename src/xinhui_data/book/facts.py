"""Everything the page states about the data beyond the tables themselves, as plain values in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xinhui_data.figures.numerals import is_numeric
from xinhui_data.formats.descriptor import about_of
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.words import SIGNS, show_derived, show_figure, show_interval, show_value
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.text import Text


def facts(about: dict[str, Any], records: Dataset) -> dict[str, Any]:
    """Collect the facts by name: figures in words, codebook, files, citation, and what the page must know to count."""
    resources = about["resources"]
    schemas = {resource["name"]: resource["schema"] for resource in resources if resource["name"] in PROCESSED}
    return {
        "sections": about.get("story", []),
        "values": {name: (words.en, words.zh) for name, words in _values(records)},
        "intervals": {name: (words.en, words.zh) for name, words in _intervals(records)},
        "signs": {str(bound): sign for bound, sign in SIGNS.items()},
        "codebook": {name: schemas[name] for name in PROCESSED},
        "files": [
            (each["path"], each["bytes"], each["hash"].removeprefix("sha256:"), (each["title"], each["title_zh"]))
            for each in resources
        ],
        "cite": _citation(about, records),
        "numeric": numeric_characters(),
    }


def _values(records: Dataset) -> Iterator[tuple[str, Text]]:
    """Give each figure of every kind in words, by its identifier; what has no unit, the page shows as printed."""
    units = records.by_id(Unit)
    for row in records.rows(Observation):
        yield row.observation_id, show_value(row)
    for value in records.rows(Derived):
        if unit := units.get(value.unit_id):
            yield value.derived_id, show_derived(value, unit)
    for figure in records.rows(External):
        if unit := units.get(figure.unit_id):
            yield figure.observation_id, show_figure(figure, unit)


def _intervals(records: Dataset) -> Iterator[tuple[str, Text]]:
    for row in records.rows(Observation):
        yield row.observation_id, show_interval(row)


def _citation(about: dict[str, Any], records: Dataset) -> dict[str, Any]:
    """Give the citation of the data set and, by its identifier, of each report."""
    edition = Edition(about_of(about), records, {})
    cite = edition.citation
    return {
        "text": cite.text,
        "bibtex": cite.bibtex,
        "reports": {row.document_id: text for row, text in zip(edition.reports, cite.reports, strict=True)},
        "reportsBibtex": cite.reports_bibtex,
    }


def numeric_characters() -> str:
    """List the Han characters that count as numeric in a ledger; of others, those with a Unicode numeric value.

    Example:
        >>> "两" in numeric_characters(), "5" in numeric_characters(), "钩" in numeric_characters()
        (True, False, False)
    """
    blocks = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32400))
    return "".join(character for block in blocks for character in map(chr, block) if is_numeric(character))
