"""Everything that is generated from the raw tables, as bytes by path; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from xinhui_data.build.agreement import Tally
from xinhui_data.formats.checksums import SUMS, sums_bytes
from xinhui_data.formats.citation import citation_file
from xinhui_data.formats.codebook import codebook
from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.formats.documents import make_documents
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.facts import FACTS
from xinhui_data.formats.guides import guide_sources, make_guides
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.llms import llms_text
from xinhui_data.formats.parquet import arrow_table, parquet_bytes
from xinhui_data.formats.sentences import fill_findings
from xinhui_data.formats.table_schema import table_schema
from xinhui_data.formats.zenodo import zenodo
from xinhui_data.model.about import read_about
from xinhui_data.model.catalogue import PROCESSED, raw_files
from xinhui_data.model.columns import Record
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home
from xinhui_data.model.story import Finding, FindingEntry, Headline, Section
from xinhui_data.model.traps import read_traps

CODEBOOK, CODEBOOK_ZH = "docs/codebook.md", "docs/codebook.zh.md"
CITATION, ZENODO, LLMS = "CITATION.cff", ".zenodo.json", "llms.txt"
MADE_FILES = (CODEBOOK, CODEBOOK_ZH, CITATION, ZENODO, LLMS)


@dataclass(frozen=True)
class Outputs:
    """What a build writes: two folders that are replaced whole, and single files, of which some have a template."""

    processed: dict[str, bytes]
    schemas: Mapping[str, bytes]
    files: dict[str, bytes]
    templates: dict[str, str]
    rows: dict[str, int]


@cache
def schema_files() -> Mapping[str, bytes]:
    """Generate the Table Schemas of all raw and published tables."""
    files = {}
    raw = {f"raw/{name.replace('/ID/', '/')}": record for name, record in raw_files().items()}
    for name, record in (raw | {f"processed/{name}": record for name, record in PROCESSED.items()}).items():
        files[f"{name}.json"] = json_bytes(table_schema(record))
    return MappingProxyType(files)


def make_outputs(tables: Dataset, tally: Tally, home: Home, *, comparing: bool = False) -> Outputs:
    """Generate everything that a build writes.

    Args:
        tables: the rows of the published tables.
        tally: what was counted of the readings and of the numeric characters.
        home: the checkout.
        comparing: whether the published Parquet files stand for those that would be written, whose bytes depend on the
            release of pyarrow; that they hold the rows of the CSV files is checked by itself.

    Raises:
        ValueError: if dataset.toml, pyproject.toml, traps.toml or a template of docs/parts cannot be used.
    """
    about = read_about(home)
    processed: dict[str, bytes] = {}
    for name, record in PROCESSED.items():
        csv = processed[f"{name}.csv"] = csv_bytes(record, tables.rows(record))
        published = home.processed / f"{name}.parquet"
        kept = comparing and published.is_file()
        processed[f"{name}.parquet"] = (
            read_file(published) if kept else parquet_bytes(arrow_table(record, csv, about.version))
        )
    facts = [home.processed / each.file for each in FACTS if each.file.endswith(".parquet")]
    kept_facts = {file.name: read_file(file) for file in facts if comparing and file.is_file()}
    processed |= make_documents(Edition(about, tables, processed), kept_facts)
    edition = Edition(about, tables, processed)
    processed[SUMS] = sums_bytes(processed, schema_files(), skeleton_files(home))
    files = {
        CODEBOOK: codebook(),
        CODEBOOK_ZH: codebook("zh"),
        CITATION: citation_file(about, edition.reports),
        ZENODO: zenodo(edition),
        LLMS: llms_text(edition, read_traps(home)),
    }
    files |= make_guides(tables, tally, home)
    rows = {name: len(tables.rows(record)) for name, record in PROCESSED.items()}
    return Outputs(processed, schema_files(), files, guide_sources(home), rows)


def tables_with_story(data: Dataset, tables: Dataset) -> Dataset:
    """Add what is said of the reports to the published tables: findings with their numbers, sections and headlines."""
    story: dict[type, Sequence[Record]] = {kind: data.rows(kind) for kind in (Section, Headline)}
    story[Finding] = fill_findings(data.rows(FindingEntry), tables)
    return Dataset.merged([tables, Dataset(story)])


def skeleton_files(home: Home) -> dict[str, bytes]:
    """Read the masked text of each report, by its path below data/raw."""
    names = {f"reports/{name}/skeleton.txt": home.skeleton(name) for name in home.report_ids()}
    return {name: read_file(path) for name, path in names.items() if path.is_file()}
