"""Everything the page states about the data beyond the tables themselves, as plain values in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xinhui_data.book.content import Content
from xinhui_data.figures.numerals import is_numeric
from xinhui_data.formats.edition import table_files
from xinhui_data.formats.findings import FINDINGS, findings
from xinhui_data.formats.readme import HEADLINES
from xinhui_data.formats.words import SIGNS, show_derived, show_figure, show_interval, show_value
from xinhui_data.model import terms
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Column, Record, columns_of
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.external import External
from xinhui_data.model.observations import Observation

# English first, Chinese second, as everywhere in the page.
Pair = tuple[str, str]

_TERMS: dict[str, type[terms.Term]] = {
    "role": terms.Role,
    "measure": terms.Measure,
    "status": terms.Status,
    "bound": terms.Bound,
    "topic": terms.Topic,
    "caveat": terms.CaveatKind,
    "field": terms.AnchoredField,
    "derivation": terms.DerivationKind,
    "relation": terms.Relation,
    "access": terms.Access,
    "origin": terms.Origin,
}


def facts(content: Content) -> dict[str, Any]:
    """Collect the facts by name: words of values, terms, findings, codebook, citation, measures, files."""
    about, citation = content.descriptor, content.citation
    return {
        "version": about["version"],
        "headlines": HEADLINES,
        "values": dict(_values(content.records)),
        "intervals": dict(_intervals(content.records)),
        "terms": {name: {str(term): (term.en, term.zh) for term in kind} for name, kind in _TERMS.items()},
        "signs": {str(bound): sign for bound, sign in SIGNS.items()},
        "findings": _findings(content.records),
        "codebook": [_table(record) for record in PROCESSED.values()],
        "files": [_file(resource) for resource in about["resources"]],
        "formats": [(*_file(resource), _titles(resource)) for resource in about["resources"] if _is_other(resource)],
        "cite": {"text": citation.text, "bibtex": citation.bibtex, "reports": citation.reports,
                 "reportsBibtex": citation.reports_bibtex},
        "measures": {"faults": content.measures.faults, "agreement": content.measures.agreement},
        "numeric": numeric_characters(),
    }  # fmt: skip


def _values(records: Mapping[str, list[Record]]) -> Iterator[tuple[str, Pair]]:
    """Give each figure of every kind in words, by its identifier."""
    units = {unit.unit_id: unit for unit in records["units"] if isinstance(unit, Unit)}
    for row in (*records["observations"], *records["derived"], *records["external"]):
        if isinstance(row, Observation):
            yield row.observation_id, (show_value(row, english=True), show_value(row, english=False))
        elif isinstance(row, Derived):
            unit = units[row.unit_id]
            yield row.derived_id, (show_derived(row, unit, english=True), show_derived(row, unit, english=False))
        elif isinstance(row, External):
            unit = units[row.unit_id]
            yield row.external_id, (show_figure(row, unit, english=True), show_figure(row, unit, english=False))


def _intervals(records: Mapping[str, list[Record]]) -> Iterator[tuple[str, Pair]]:
    for row in records["observations"]:
        if isinstance(row, Observation):
            yield row.observation_id, (show_interval(row, english=True), show_interval(row, english=False))


def _findings(records: Mapping[str, list[Record]]) -> list[dict[str, Any]]:
    """Give each finding in both languages, with the identifiers of the figures it names."""
    sentences = (findings(records, english=True), findings(records, english=False))
    return [
        {"text": text, "ids": finding.figures}
        for finding, text in zip(FINDINGS, zip(*sentences, strict=True), strict=True)
    ]


def _table(record: type[Record]) -> dict[str, Any]:
    table = record.table
    return {
        "name": table.name,
        "title": (table.title, table.title_zh),
        "about": (table.description, table.description_zh),
        "key": table.primary_key,
        "columns": [_column(column, table.foreign_keys.get(column.name, "")) for column in columns_of(record)],
    }


def _column(column: Column, target: str) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        "required": column.required,
        "title": (column.title, column.title_zh),
        "about": (column.description, column.description_zh),
        "unit": column.unit or "",
        "refers": target.removeprefix("."),
        "example": column.example,
        "terms": [(str(term), term.en, term.zh) for term in column.terms],
    }


def _file(resource: Mapping[str, Any]) -> tuple[str, int, str]:
    return resource["path"], resource["bytes"], resource["hash"].removeprefix("sha256:")


def _titles(resource: Mapping[str, Any]) -> Pair:
    return resource["title"], resource["title_zh"]


def _is_other(resource: Mapping[str, Any]) -> bool:
    """State whether a file is not one of the tables."""
    return resource["path"] not in table_files()


def numeric_characters() -> str:
    """List the Han characters that count as numeric in a ledger; of others, those with a Unicode numeric value.

    Example:
        >>> "两" in numeric_characters(), "5" in numeric_characters(), "钩" in numeric_characters()
        (True, False, False)
    """
    blocks = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32400))
    return "".join(character for block in blocks for character in map(chr, block) if is_numeric(character))
