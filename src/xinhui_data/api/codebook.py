"""The list of tables, and the codebook of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import table_names
from xinhui_data.model.home import installed_home

if TYPE_CHECKING:
    import pandas as pd


def descriptor() -> dict[str, Any]:
    """Read the Data Package descriptor of the published tables."""
    table_names()
    return dict(json.loads((installed_home().processed / "datapackage.json").read_bytes()))


def tables() -> pd.DataFrame:
    """List the tables: name, rows, title in Chinese and a one-line description in English and Chinese.

    Example:
        >>> tables().set_index("table").loc["scopes", "description"]
        'The groups in which ranks are taken, and the wholes of which shares are taken.'
    """
    import pandas as pd

    return pd.DataFrame(table_rows())


def table_rows() -> list[dict[str, Any]]:
    """Give the rows of `tables` as plain values, for programs that need no pandas."""
    columns = ("rows", "title_zh", "description", "description_zh")
    listed = (resource for resource in descriptor()["resources"] if resource.get("type") == "table")
    return [{"table": table["name"]} | {column: table[column] for column in columns} for table in listed]


def describe(name: str = "observations") -> pd.DataFrame:
    """Give the codebook of a table: each column with type, unit, meaning and allowed values.

    Columns: column, title, title_zh, type, required, unit, meaning, meaning_zh, allowed (words joined by
    semicolons), example, refers_to.

    Raises:
        UnknownNameError: if there is no such table; the message lists those that exist.

    Example:
        >>> describe("observations").set_index("column").loc["bound", "allowed"]
        'exact;above;at_least;below;at_most;between;about'
    """
    import pandas as pd

    return pd.DataFrame(column_rows(name))


def column_rows(name: str) -> list[dict[str, Any]]:
    """Give the rows of `describe` as plain values, for programs that need no pandas."""
    schemas = {resource["name"]: resource.get("schema") for resource in descriptor()["resources"]}
    schema = schemas.get(str(name))
    if schema is None:
        raise unknown("table", name, table_names())
    references = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
    targets = {column: f"{key.get('resource', name)}.{key['fields'][0]}" for column, key in references.items()}
    return [_column(field, targets.get(field["name"], "")) for field in schema["fields"]]


def _column(field: dict[str, Any], target: str) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    return {
        "column": field["name"],
        "title": field["title"],
        "title_zh": field["title_zh"],
        "type": field["type"],
        "required": bool(constraints.get("required")),
        "unit": field.get("unit", ""),
        "meaning": field["description"],
        "meaning_zh": field["description_zh"],
        "allowed": ";".join(constraints.get("enum", ())),
        "example": field["example"],
        "refers_to": target,
    }
