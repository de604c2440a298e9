"""schema.org: the data set as search engines read it, a Dataset in JSON-LD.

Follows the terms of schema.org and the advice of Google for structured data of data sets.
"""

from __future__ import annotations

from typing import Any

from xinhui_data.formats.edition import Edition, table_files
from xinhui_data.formats.media import media_type
from xinhui_data.model.dimensions import Indicator, Report, Subject
from xinhui_data.model.terms import SubjectKind


def schema_org(edition: Edition) -> dict[str, Any]:
    """Describe the data set as a schema.org Dataset: what is measured, where, when, from what, and the files."""
    dataset = edition.dataset
    about: dict[str, Any] = {
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
        "inLanguage": list(dataset.languages),
        "temporalCoverage": _years(edition),
        "spatialCoverage": [_place(subject) for subject in _places(edition)],
        "isBasedOn": [*map(_article, edition.reports), *_documents(edition)],
        "measurementTechnique": "Read from print by two automated readers (language models), each without the other, a "
        "third deciding the differences; every figure has its offset.",
        "variableMeasured": [_variable(edition, name) for name in _measured(edition)],
        "distribution": [_download(edition, name) for name in table_files()],
    }
    return about | ({"url": dataset.homepage} if dataset.homepage else {})


def _years(edition: Edition) -> str:
    years = sorted(row.year for row in edition.observations if row.year is not None)
    return f"{years[0]}/{years[-1]}"


def _places(edition: Edition) -> list[Subject]:
    about = {row.subject_id for row in edition.observations}
    return [row for row in edition.subjects.values() if row.kind is SubjectKind.PLACE and row.subject_id in about]


def _place(subject: Subject) -> dict[str, Any]:
    place: dict[str, Any] = {"@type": "Place", "name": subject.subject_en, "alternateName": subject.subject_zh}
    if subject.code:
        place["identifier"] = {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": subject.code}
    return place


def _article(report: Report) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": report.title_zh,
        "alternativeHeadline": report.title_en,
        "author": {"@type": "Person", "name": report.author_zh},
        "publisher": {"@type": "Organization", "name": report.publisher_en, "alternateName": report.publisher_zh},
        "inLanguage": report.language,
        "temporal": f"{report.date_earliest}/{report.date_latest}",
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": report.sha256},
    }


def _documents(edition: Edition) -> list[dict[str, Any]]:
    documents = []
    for source in edition.sources:
        document = {
            "@type": "CreativeWork",
            "name": source.title_zh,
            "publisher": {"@type": "Organization", "name": source.publisher_en, "alternateName": source.publisher_zh},
            "datePublished": source.published,
            "inLanguage": "zh-Hans",
        }
        documents.append(document | ({"url": source.url} if source.url else {}))
    return documents


def _measured(edition: Edition) -> list[Indicator]:
    about = {row.indicator_id for row in edition.observations}
    return [row for row in edition.indicators.values() if row.indicator_id in about]


def _variable(edition: Edition, indicator: Indicator) -> dict[str, Any]:
    return {
        "@type": "PropertyValue",
        "propertyID": indicator.indicator_id,
        "name": indicator.indicator_en,
        "alternateName": indicator.indicator_zh,
        "description": indicator.definition_en,
        "unitText": edition.units[indicator.unit_id].unit_en,
    }


def _download(edition: Edition, name: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": name,
        "encodingFormat": media_type(name),
        "contentSize": f"{edition.size(name)} B",
        "sha256": edition.sha256(name),
    }
