"""Croissant 1.1: the data set as machine learning tools read it, with loadable records and verified digests.

Follows the Croissant format specification 1.1 of MLCommons. Each Parquet file is a record set; each closed list of
codes is one as well, an enumeration to which the columns refer.
"""

from __future__ import annotations

import json
from itertools import starmap
from typing import Any

from xinhui_data.formats.edition import TABLE_FORMATS, Edition, Format, table_files
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.templates import read_template
from xinhui_data.model.about import LANGUAGES
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Column, Record, columns_of
from xinhui_data.model.terms import Term
from xinhui_data.model.text import Text

_STANDARD = "http://mlcommons.org/croissant/1.1"

# The name of Parquet used in the specification; mlcroissant does not support the registered one.
_FORMATS = TABLE_FORMATS | {"parquet": "application/x-parquet"}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
    "boolean": "sc:Boolean",
}


def _describe(edition: Edition) -> dict[str, Any]:
    dataset = edition.about
    return {
        "@context": json.loads(read_template("croissant-context.json")),
        "@type": "sc:Dataset",
        "@id": edition.urn,
        "conformsTo": _STANDARD,
        "name": dataset.name,
        "alternateName": [dataset.title, dataset.title_zh],
        "description": dataset.description,
        "url": edition.address,
        "version": dataset.version,
        "datePublished": dataset.released.isoformat(),
        "license": dataset.licence.path,
        "creator": {"@type": "sc:Organization", "name": dataset.contributor},
        "citeAs": edition.citation.text,
        "inLanguage": list(LANGUAGES),
        "keywords": list(dataset.keywords),
        "isLiveDataset": False,
        "distribution": [_file(edition, name, *table) for name, table in table_files().items()],
        "recordSet": [*map(_record_set, PROCESSED.values()), *starmap(_enumeration, _coded().values())],
    }


def _file(edition: Edition, name: str, record: type[Record], ending: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": record.table.description,
        "contentUrl": name,
        "contentSize": f"{edition.size(name)} B",
        "encodingFormat": _FORMATS[ending],
        "sha256": edition.sha256(name),
    }


def _record_set(record: type[Record]) -> dict[str, Any]:
    table = record.table
    keys = [{"@id": f"{table.name}/{name}"} for name in table.primary_key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": keys[0] if len(keys) == 1 else keys,
        "field": [_field(column, record) for column in columns_of(record)],
    }


def _field(column: Column, record: type[Record]) -> dict[str, Any]:
    # From Parquet, whose types are fixed: for a CSV file mlcroissant guesses them, and 2023 becomes 2023.0.
    source: dict[str, Any] = {
        "fileObject": {"@id": f"{record.table.name}.parquet"},
        "extract": {"column": column.name},
    }
    if column.separator:
        source["transform"] = {"separator": column.separator}
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{record.table.name}/{column.name}",
        "name": column.name,
        "description": f"{column.description} Unit: {column.unit}." if column.unit else column.description,
        "dataType": _TYPES[column.type],
        "source": source,
        "examples": [column.example],
    }
    # Keys between tables stay in the Data Package and CSVW: mlcroissant cannot load record sets with mutual references.
    if column.terms:
        field["references"] = {"field": {"@id": f"{_name(type(column.terms[0]))}/code"}}
    return field


def _coded() -> dict[type[Term], tuple[str, Column]]:
    """Give each closed list with the first table and column that uses its codes."""
    found: dict[type[Term], tuple[str, Column]] = {}
    for name, record in PROCESSED.items():
        for column in columns_of(record):
            if column.terms:
                found.setdefault(type(column.terms[0]), (name, column))
    return found


def _name(terms: type[Term]) -> str:
    return f"terms-{terms.__name__}"


def _enumeration(table: str, column: Column) -> dict[str, Any]:
    terms = type(column.terms[0])
    name = _name(terms)
    fields = {
        "code": "The code as used in the tables.",
        "en": "Its meaning in English.",
        "zh": "Its meaning in Chinese.",
    }
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"The codes of {table}.{column.name}. {column.description}",
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/code"},
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field}",
                "name": field,
                "description": description,
                "dataType": "sc:Text",
            }
            for field, description in fields.items()
        ],
        "data": [{f"{name}/code": str(term), f"{name}/en": term.en, f"{name}/zh": term.zh} for term in terms],
    }


CROISSANT = Format(
    "croissant.json",
    Text("Croissant 1.1, for machine learning tools", "Croissant 1.1，供机器学习工具使用"),
    "application/json",
    lambda edition: json_bytes(_describe(edition)),
)
