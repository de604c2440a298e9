"""The published files other than the tables: the standards of data exchange, the card, and their descriptor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from xinhui_data.formats.card import CARD
from xinhui_data.formats.croissant import CROISSANT
from xinhui_data.formats.csvw import CSVW
from xinhui_data.formats.descriptor import PACKAGE
from xinhui_data.formats.edition import Edition, Format, table_files
from xinhui_data.formats.facts import FACTS
from xinhui_data.formats.schema_org import SCHEMA_ORG
from xinhui_data.formats.sdmx_data import SDMX_DATA
from xinhui_data.formats.sdmx_structure import SDMX_STRUCTURE
from xinhui_data.formats.web_annotation import annotations_of

DESCRIPTOR = PACKAGE.file
FORMATS = (*FACTS, CROISSANT, CSVW, SCHEMA_ORG, SDMX_DATA, SDMX_STRUCTURE, CARD)


def formats_of(report_ids: Iterable[str]) -> tuple[Format, ...]:
    """Give the formats of a data set of these reports."""
    return *FORMATS, *map(annotations_of, report_ids)


def published_files(report_ids: Iterable[str]) -> list[str]:
    """List all published files but the descriptor and the checksums."""
    return [*table_files(), *(each.file for each in formats_of(report_ids))]


def make_documents(edition: Edition, kept: Mapping[str, bytes] = MappingProxyType({})) -> dict[str, bytes]:
    """Write every format of an edition of which the tables are made; the descriptor, which lists all files, is last.

    Args:
        edition: with the files of its tables.
        kept: files that stand for those that would be written.
    """
    formats = formats_of(report.document_id for report in edition.reports)
    files = dict(edition.files)
    for each in (*formats, PACKAGE):
        made = kept.get(each.file)
        files[each.file] = made or each.write(replace(edition, files=files, formats=formats))
    return {name: data for name, data in files.items() if name not in edition.files}
