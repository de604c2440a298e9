"""CSV on the Web: what the CSV files mean, in the metadata vocabulary of the W3C.

Follows the recommendations "Metadata Vocabulary for Tabular Data" and "Model for Tabular Data and Metadata on the Web".
The file is named csv-metadata.json, where readers of CSVW look for it next to a CSV file.
"""

from __future__ import annotations

from typing import Any

from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.model.about import About
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Column, Record, Table, columns_of
from xinhui_data.model.text import Text

_DIALECT = {"delimiter": ",", "doubleQuote": True, "encoding": "utf-8", "header": True, "lineTerminators": ["\n"]}


def _describe(edition: Edition) -> dict[str, Any]:
    """Describe all CSV files as a table group: types, keys, lists and closed lists of codes, in English and Chinese."""
    dataset = edition.about
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@id": edition.urn,
        **_texts(dataset),
        "dc:creator": dataset.contributor,
        "dc:license": {"@id": dataset.licence.path},
        "dc:issued": dataset.released.isoformat(),
        "schema:version": dataset.version,
        "dcat:keyword": list(dataset.keywords),
        "dialect": _DIALECT,
        "tables": [_table(record) for record in PROCESSED.values()],
    }


def _texts(of: About | Table | Column) -> dict[str, list[dict[str, str]]]:
    """Give title and description, each in both languages."""
    said = {"dc:title": (of.title, of.title_zh), "dc:description": (of.description, of.description_zh)}
    return {
        name: [{"@value": english, "@language": "en"}, {"@value": chinese, "@language": "zh-Hans"}]
        for name, (english, chinese) in said.items()
    }


def _table(record: type[Record]) -> dict[str, Any]:
    table = record.table
    schema: dict[str, Any] = {
        "columns": [_column(column) for column in columns_of(record)],
        "primaryKey": list(table.primary_key),
    }
    keys = [_foreign_key(name, target, table.name) for name, target in table.foreign_keys.items()]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "url": f"{table.name}.csv",
        **_texts(table),
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        **_texts(column),
        "datatype": _datatype(column),
        "null": "",
    }
    if column.required:
        described["required"] = True
    if column.separator:
        described["separator"] = column.separator
    if column.unit:
        described["schema:unitText"] = column.unit
    return described


def _datatype(column: Column) -> dict[str, Any]:
    datatype: dict[str, Any] = {"base": column.type}
    if column.type == "date":
        datatype["format"] = "yyyy-MM-dd"
    if column.terms:
        datatype["format"] = f"(?:{'|'.join(column.terms)})"
    elif column.pattern:
        # In CSVW a format applies to each item of a list.
        datatype["format"] = f"(?:{column.pattern})"
    if column.minimum is not None:
        datatype["minimum"] = column.minimum
    if column.maximum is not None:
        datatype["maximum"] = column.maximum
    return datatype


def _foreign_key(name: str, target: str, own: str) -> dict[str, Any]:
    table, column = target.split(".")
    return {
        "columnReference": name,
        "reference": {"resource": f"{table or own}.csv", "columnReference": column},
    }


CSVW = Format(
    "csv-metadata.json",
    Text("CSV on the Web metadata of the CSV files", "各CSV文件的CSVW元数据"),
    "application/json",
    lambda edition: json_bytes(_describe(edition)),
)
