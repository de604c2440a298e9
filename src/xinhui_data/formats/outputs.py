"""Everything that is generated from the raw tables, as bytes by path; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from xinhui_data.build.tables import build_tables
from xinhui_data.checks.table_schema import table_schema
from xinhui_data.formats.atomic import read_folder
from xinhui_data.formats.checksums import SUMS, sums_bytes
from xinhui_data.formats.citation import citation_file
from xinhui_data.formats.codebook import codebook
from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.formats.documents import make_documents
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.parquet import arrow_table, parquet_bytes
from xinhui_data.formats.readme import BLOCKS, blocks_amiss, fill_blocks, make_blocks
from xinhui_data.formats.zenodo import zenodo
from xinhui_data.model.about import read_dataset
from xinhui_data.model.catalogue import PROCESSED, RAW
from xinhui_data.model.columns import Record
from xinhui_data.model.curated import Curated
from xinhui_data.model.files import read_at_most
from xinhui_data.model.home import Home

if TYPE_CHECKING:
    import pyarrow as pa

CODEBOOK, CODEBOOK_ZH = "docs/codebook.md", "docs/codebook.zh.md"
CITATION, ZENODO = "CITATION.cff", ".zenodo.json"
MADE_FILES = (CODEBOOK, CODEBOOK_ZH, CITATION, ZENODO, *BLOCKS)


@dataclass(frozen=True)
class Outputs:
    """What a build writes: two folders that are replaced whole, and single files."""

    processed: dict[str, bytes]
    schemas: Mapping[str, bytes]
    files: dict[str, bytes]
    rows: dict[str, int]


@cache
def schema_files() -> Mapping[str, bytes]:
    """Generate the Table Schemas of all raw and published tables."""
    files = {}
    for folder, catalogue in (("raw", RAW), ("processed", PROCESSED)):
        for name, record in catalogue.items():
            files[f"{folder}/{name}.json"] = json_bytes(table_schema(record))
    return MappingProxyType(files)


def make_outputs(curated: Curated, home: Home) -> Outputs:
    """Generate everything that a build writes.

    Raises:
        KeyError: if the raw tables refer to an undefined identifier; check first.
        ValueError: if dataset.toml, pyproject.toml or a README cannot be used.
    """
    dataset = read_dataset(home)
    tables = build_tables(curated)
    processed: dict[str, bytes] = {}
    for name, rows in tables.items():
        record = PROCESSED[name]
        csv = processed[f"{name}.csv"] = csv_bytes(record, rows)
        table = arrow_table(record, csv, dataset.version)
        processed[f"{name}.parquet"] = _parquet(table, home.processed / f"{name}.parquet")
    edition = Edition(dataset, tables, processed)
    processed |= make_documents(edition)
    processed[SUMS] = sums_bytes(processed, schema_files(), read_folder(home.skeletons))
    files = {
        CODEBOOK: codebook(),
        CODEBOOK_ZH: codebook(english=False),
        CITATION: citation_file(dataset, edition.reports),
        ZENODO: json_bytes(zenodo(edition)),
    }
    files |= _readmes(curated, tables, home)
    return Outputs(processed, schema_files(), files, {name: len(rows) for name, rows in tables.items()})


def _parquet(table: pa.Table, path: Path) -> bytes:
    """Build a Parquet file, or keep the existing one when another pyarrow release wrote the same content."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = parquet_bytes(table)
    try:
        old = read_at_most(path)
        with pq.ParquetFile(pa.BufferReader(old)) as present:
            same = present.read().equals(table, check_metadata=True)
            writer = present.metadata.created_by
    except (OSError, pa.ArrowException):
        return made
    with pq.ParquetFile(pa.BufferReader(made)) as new:
        return old if same and writer != new.metadata.created_by else made


def _readmes(curated: Curated, tables: Mapping[str, Sequence[Record]], home: Home) -> dict[str, bytes]:
    skeletons = [read_at_most(path).decode("utf-8") for path in sorted(home.skeletons.glob("*.txt"))]
    blocks = make_blocks(curated, tables, skeletons)
    files = {}
    for name in BLOCKS:
        text = read_at_most(home.root / name).decode("utf-8")
        files[name] = fill_blocks(text, blocks, name).encode("utf-8")
        if amiss := blocks_amiss(text, name):
            raise ValueError(f"{name}: {', '.join(amiss)}; every made block and the measured one stand there once")
    return files
