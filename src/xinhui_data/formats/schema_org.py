"""schema.org: the data set as search engines read it, a Dataset in JSON-LD.

Follows the terms of schema.org and the advice of Google for structured data of data sets.
"""

from __future__ import annotations

from typing import Any

from xinhui_data.formats.edition import TABLE_FORMATS, Edition, Format, table_files
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.model.about import LANGUAGES
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import SubjectKind
from xinhui_data.model.text import Text


def _describe(edition: Edition) -> dict[str, Any]:
    """Describe the data set as a schema.org Dataset: what is measured, where, when, from what, and the files."""
    dataset, observations = edition.about, edition.rows(Observation)
    measured, subjects = ({row.indicator_id for row in observations}, {row.subject_id for row in observations})
    return _filled({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": edition.urn,
        "identifier": edition.urn,
        "name": dataset.title,
        "alternateName": [dataset.title_zh, dataset.name],
        "description": dataset.description,
        "abstract": {"@language": "zh-Hans", "@value": dataset.description_zh},
        "version": dataset.version,
        "datePublished": dataset.released.isoformat(),
        "license": dataset.licence.path,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": dataset.contributor},
        "keywords": list(dataset.keywords),
        "inLanguage": list(LANGUAGES),
        "temporalCoverage": _years(edition),
        "spatialCoverage": [
            _place(row) for row in edition.rows(Subject) if row.kind is SubjectKind.PLACE and row.subject_id in subjects
        ],
        "isBasedOn": [*map(_report, edition.reports), *map(_source, edition.sources)],
        "measurementTechnique": "Each report is read by two annotators, each without the other, a third deciding the "
        "differences; every figure has its offset.",
        "variableMeasured": [
            _variable(row, edition.by_id(Unit)[row.unit_id])
            for row in edition.rows(Indicator)
            if row.indicator_id in measured
        ],
        "distribution": [_download(edition, name, ending) for name, (_, ending) in table_files().items()],
        "url": dataset.homepage,
    })  # fmt: skip


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value is not None}


def _years(edition: Edition) -> str | None:
    years = [row.year for row in edition.rows(Observation) if row.year is not None]
    return f"{min(years)}/{max(years)}" if years else None


def _place(subject: Subject) -> dict[str, Any]:
    code = {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": subject.code} if subject.code else None
    names = {"@type": "Place", "name": subject.subject_en, "alternateName": subject.subject_zh}
    return _filled({**names, "identifier": code})


def _report(report: Document) -> dict[str, Any]:
    return _filled({
        "@type": "Article",
        "headline": report.title_zh,
        "alternativeHeadline": report.title_en,
        "author": {"@type": "Person", "name": report.author_zh} if report.author_zh else None,
        "publisher": _publisher(report),
        "inLanguage": report.language,
        "temporal": f"{report.date_earliest}/{report.date_latest}",
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": report.sha256},
        "url": report.url,
    })  # fmt: skip


def _source(source: Document) -> dict[str, Any]:
    return _filled({
        "@type": "CreativeWork",
        "name": source.title_zh,
        "publisher": _publisher(source),
        "datePublished": source.date_edtf,
        "inLanguage": source.language,
        "url": source.url,
    })  # fmt: skip


def _publisher(document: Document) -> dict[str, str]:
    return {"@type": "Organization", "name": document.publisher_en, "alternateName": document.publisher_zh}


def _variable(indicator: Indicator, unit: Unit) -> dict[str, Any]:
    return {
        "@type": "PropertyValue",
        "propertyID": indicator.indicator_id,
        "name": indicator.indicator_en,
        "alternateName": indicator.indicator_zh,
        "description": indicator.definition_en,
        "unitText": unit.unit_en,
    }


def _download(edition: Edition, name: str, ending: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": name,
        "encodingFormat": TABLE_FORMATS[ending],
        "contentSize": f"{edition.size(name)} B",
        "sha256": edition.sha256(name),
    }


SCHEMA_ORG = Format(
    "dataset.jsonld",
    Text("schema.org Dataset, for search engines", "schema.org数据集描述，供搜索引擎使用"),
    "application/ld+json",
    lambda edition: json_bytes(_describe(edition)),
)
