"""The Data Package descriptor (version 2) of all published files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xinhui_data.checks.schema import csv_resource, package_descriptor
from xinhui_data.checks.table_schema import table_schema
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.media import media_type
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dimensions import Report

# With the names "parquet", "csv" and "json" frictionless treats a file as a table: for a Parquet file it then fails on
# the size and skips the hash, for the others it guesses columns.
_FORMATS = {"parquet": "apache-parquet", "csv": "sdmx-csv", "json": "json-text"}
_OF_REPORT = ("observations", "mentions", "anchors", "caveats", "derived")


def package(edition: Edition, documents: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """Describe the published files.

    Each table has a CSV resource with schema, rows, bytes and SHA-256, and a Parquet resource with bytes and SHA-256;
    each further file one with bytes and SHA-256.

    Args:
        edition: the tables and all files except the descriptor.
        documents: the title in English and Chinese of each file that is not a table.
    """
    dataset = edition.dataset
    head: dict[str, Any] = {
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
        "licenses": [dataset.licence.model_dump()],
        "contributors": [{"title": dataset.contributor, "roles": ["creator", "dataCurator"]}],
        "sources": [*_reports(edition.reports), *_others(edition)],
    }
    if dataset.homepage:
        head["homepage"] = dataset.homepage
    csv = [_csv(edition, name) for name in PROCESSED]
    parquet = [_parquet(edition, name) for name in PROCESSED]
    others = [_document(edition, name, *titles) for name, titles in documents.items()]
    descriptor = package_descriptor(csv + parquet + others)
    return {"$schema": descriptor.pop("$schema"), **head, **descriptor}


def _reports(reports: Sequence[Report]) -> list[dict[str, str]]:
    return [
        {
            "title": f"{report.author_zh}: {report.title_zh}. {report.publisher_zh}, {report.date_edtf} (EDTF)",
            "title_en": f"{report.title_en}. {report.publisher_en}, {report.date_edtf} (EDTF)",
            "version": f"sha256:{report.sha256}",
        }
        for report in reports
    ]


def _others(edition: Edition) -> list[dict[str, str]]:
    return [
        {
            "title": f"{source.publisher_zh}: {source.title_zh}. {source.published}",
            "title_en": f"{source.publisher_en}, {source.published}",
        }
        | ({"path": source.url} if source.url else {})
        for source in edition.sources
    ]


def _csv(edition: Edition, name: str) -> dict[str, Any]:
    table = PROCESSED[name].table
    resource = csv_resource(name, f"{name}.csv", table_schema(PROCESSED[name]))
    schema = resource.pop("schema")
    about: dict[str, Any] = {
        "title": table.title,
        "title_zh": table.title_zh,
        "description": table.description,
        "description_zh": table.description_zh,
    }
    # A resource without sources of its own has those of the package.
    if name in _OF_REPORT:
        about["sources"] = _reports(edition.reports)
    elif name == "external":
        about["sources"] = _others(edition)
    rows = {"rows": len(edition.tables[name]), "schema": schema}
    return resource | about | _digest(edition, f"{name}.csv") | rows


def _parquet(edition: Edition, name: str) -> dict[str, Any]:
    table = PROCESSED[name].table
    titles = (f"{table.title} (Parquet)", f"{table.title_zh}（Parquet）")
    about = {"description": table.description, "description_zh": table.description_zh}
    return _document(edition, f"{name}.parquet", *titles) | about


def _document(edition: Edition, file: str, title: str, title_zh: str) -> dict[str, Any]:
    stem, _, ending = file.rpartition(".")
    return {
        "name": f"{stem}-{ending}".lower(),
        "path": file,
        "scheme": "file",
        "format": _FORMATS.get(ending, ending),
        "mediatype": media_type(file),
        "title": title,
        "title_zh": title_zh,
        **_digest(edition, file),
    }


def _digest(edition: Edition, file: str) -> dict[str, Any]:
    return {"bytes": edition.size(file), "hash": f"sha256:{edition.sha256(file)}"}
