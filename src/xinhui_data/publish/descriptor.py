"""The Data Package descriptor (version 2) of the published tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from xinhui_data.check.schema import csv_resource, package_descriptor
from xinhui_data.check.table_schema import table_schema
from xinhui_data.curation.dataset import Dataset
from xinhui_data.vocabulary.catalogue import PROCESSED
from xinhui_data.vocabulary.columns import Record
from xinhui_data.vocabulary.sources import Report

PARQUET = "application/vnd.apache.parquet"
# Under the name "parquet" frictionless reads the file as a table, fails on its size and skips its hash.
PARQUET_FORMAT = "apache-parquet"


def package(
    dataset: Dataset, tables: Mapping[str, Sequence[Record]], files: Mapping[str, bytes], reports: Sequence[Report]
) -> dict[str, Any]:
    """Describe the published tables.

    Each table has a CSV resource with schema, rows, bytes and SHA-256, and a Parquet resource with bytes and SHA-256.
    """
    licence = dataset.licence.model_dump()
    head = {
        "name": dataset.name,
        "id": dataset.id,
        "title": dataset.title,
        "title_zh": dataset.title_zh,
        "description": dataset.description,
        "description_zh": dataset.description_zh,
        "version": dataset.version,
        "created": f"{dataset.released}T00:00:00Z",
        "keywords": list(dataset.keywords),
        "languages": list(dataset.languages),
        "licenses": [licence],
        "contributors": [{"title": dataset.contributor, "roles": ["creator", "dataCurator"]}],
        "sources": [_source(report) for report in reports],
    }
    csv = [_csv(name, files[f"{name}.csv"], len(rows)) for name, rows in tables.items()]
    parquet = [_parquet(name, files[f"{name}.parquet"]) for name in tables]
    descriptor = package_descriptor(csv + parquet)
    return {"$schema": descriptor.pop("$schema"), **head, **descriptor}


def _source(report: Report) -> dict[str, str]:
    return {
        "title": f"{report.author_zh}: {report.title_zh}. {report.publisher_zh}, {report.date_edtf} (EDTF)",
        "title_en": f"{report.title_en}. {report.publisher_en}, {report.date_edtf} (EDTF)",
        "version": f"sha256:{report.sha256}",
    }


def _csv(name: str, data: bytes, rows: int) -> dict[str, Any]:
    table = PROCESSED[name].table
    resource = csv_resource(name, f"{name}.csv", table_schema(PROCESSED[name]))
    schema = resource.pop("schema")
    about = {
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
    }
    return resource | about | _digest(data) | {"rows": rows, "schema": schema}


def _parquet(name: str, data: bytes) -> dict[str, Any]:
    table = PROCESSED[name].table
    about = {"title": f"{table.title} (Parquet)", "title_zh": f"{table.title_zh}（Parquet）"}
    where = {"name": f"{name}-parquet", "path": f"{name}.parquet", "scheme": "file"}
    return {**where, "format": PARQUET_FORMAT, "mediatype": PARQUET, **about, **_digest(data)}


def _digest(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
