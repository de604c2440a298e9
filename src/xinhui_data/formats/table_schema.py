"""Table Schema (Data Package version 2) of a table, generated from its record."""

from __future__ import annotations

from typing import Any

from xinhui_data.model.about import About
from xinhui_data.model.columns import Column, Record, Table, columns_of

TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def texts(of: About | Table | Column) -> dict[str, str]:
    """Give title and description in English and, with ``_zh``, in Chinese."""
    names = ("title", "title_zh", "description", "description_zh")
    return {name: getattr(of, name) for name in names}


def table_schema(record: type[Record]) -> dict[str, Any]:
    """Give the Table Schema of a record.

    Each field has type, title, description, an example and its constraints; closed lists are given both as ``enum``
    (which validators enforce) and as ``categories`` (with their meaning). ``title_zh``, ``description_zh``,
    ``label_zh``, ``unit`` and ``separator`` are extra keys.
    """
    table = record.table
    schema: dict[str, Any] = {
        "$schema": TABLE_SCHEMA,
        "name": table.name,
        **texts(table),
        "fields": [_field(column) for column in columns_of(record)],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        schema["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(name, target) for name, target in table.foreign_keys.items()]
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.terms:
        constraints["enum"] = [str(term) for term in column.terms]
    if column.pattern and column.separator:
        constraints["pattern"] = f"(?:{column.pattern})(?:{column.separator}(?:{column.pattern}))*"
    elif column.pattern:
        constraints["pattern"] = f"(?:{column.pattern})"
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {"name": column.name, "type": column.type, **texts(column), "example": column.example}
    if column.unit:
        field["unit"] = column.unit
    if column.separator:
        field["separator"] = column.separator
    if column.terms:
        field["categories"] = [{"value": str(term), "label": term.en, "label_zh": term.zh} for term in column.terms]
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(name: str, target: str) -> dict[str, Any]:
    table, field = target.split(".")
    reference: dict[str, Any] = {"fields": [field]}
    if table:
        reference = {"resource": table, **reference}
    return {"fields": [name], "reference": reference}
