"""Tables against their Table Schemas, by frictionless; its errors become issues."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinhui_data.vocabulary.issues import WHOLE_FILE, Issue

if TYPE_CHECKING:
    from frictionless import Error

PACKAGE_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"

_MENDS = {
    "foreign-key": "use a value of the table named, or add the row there",
    "primary-key": "give every row its own key",
    "constraint-error": "use an allowed value",
    "type-error": "type a value of this type",
    "missing-cell": "fill the cell",
    "extra-cell": "remove the cell or quote the comma",
}


def package_descriptor(resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Wrap resources as a version 2 Data Package descriptor."""
    return {"$schema": PACKAGE_SCHEMA, "resources": resources}


def csv_resource(name: str, path: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Describe a CSV file so that frictionless has nothing to guess."""
    inline = {key: value for key, value in schema.items() if key != "$schema"}
    return {
        "name": name,
        "type": "table",
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": inline,
    }


def check_schemas(root: Path, tables: dict[str, str], schemas: Path) -> list[Issue]:
    """Check CSV files below ``root`` against the schemas of one folder.

    Args:
        root: the folder that the files are named from.
        tables: names of tables and their files, relative to the root.
        schemas: the folder with ``<table>.json`` for each.

    Returns:
        All issues frictionless finds, and one for each schema that cannot be read.
    """
    resources, issues = [], []
    for name, file in tables.items():
        path = schemas / f"{name}.json"
        try:
            schema = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            issues.append(Issue(path.relative_to(root).as_posix(), WHOLE_FILE, "", "schema-file", "a Table Schema",
                                str(error), "build it anew with `xinhui-data build`"))  # fmt: skip
            continue
        # A table that could not be read is reported by itself; keys into it cannot be checked.
        keys = [key for key in schema.get("foreignKeys", []) if key["reference"].get("resource", name) in tables]
        schema = {key: value for key, value in schema.items() if key != "foreignKeys"}
        resources.append(csv_resource(name, file, schema | ({"foreignKeys": keys} if keys else {})))
    return issues + validate_package(package_descriptor(resources), root) if resources else issues


def validate_package(descriptor: dict[str, Any], root: Path) -> list[Issue]:
    """Validate a Data Package descriptor and its CSV files with frictionless."""
    from frictionless import FrictionlessException, Package, system

    try:
        with system.use_context(trusted=True):
            package = Package.from_descriptor(descriptor, basepath=str(root))
            report = package.validate()
    except FrictionlessException as error:
        causes = error.reasons or [error.error]
        return [_descriptor_issue(cause) for cause in causes]
    issues = [_descriptor_issue(error) for error in report.errors]
    for task in report.tasks:
        issues.extend(_issue(error, task.place) for error in task.errors)
        for warning in task.warnings:
            issues.append(
                Issue(task.place, WHOLE_FILE, "", "frictionless", "no warning", warning, "mend what it names")
            )
    return issues


def _descriptor_issue(error: Error) -> Issue:
    return Issue(
        "datapackage.json", WHOLE_FILE, "", error.type, "a valid descriptor", error.note, "mend the descriptor"
    )


def _issue(error: Error, file: str) -> Issue:
    row = getattr(error, "row_number", None) or WHOLE_FILE
    field = getattr(error, "field_name", None) or ""
    cell = getattr(error, "cell", None)
    got = cell if isinstance(cell, str) else ""
    return Issue(file, row, field, error.type, error.note.strip(), got, _MENDS.get(error.type, "mend the file"))


def schema_tables(names: Iterable[str], folder: str) -> dict[str, str]:
    """Name the CSV file of each table in a folder."""
    return {name: f"{folder}/{name}.csv" for name in names}
