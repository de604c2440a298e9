"""Tables against their Table Schemas, by frictionless; its errors become issues."""

from __future__ import annotations

import json
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
    """Check CSV files below ``root`` against the schemas of one folder; keys between tables are left to `check_keys`.

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
            schema = _read_schema(path)
        except (OSError, ValueError) as error:
            issues.append(
                Issue(
                    path.relative_to(root).as_posix(),
                    WHOLE_FILE,
                    "",
                    "schema-file",
                    "a Table Schema",
                    str(error),
                    "build it anew with `xinhui-data build`",
                )
            )
            continue
        resources.append(csv_resource(name, file, schema))
    if resources:
        folder = schemas.relative_to(root).as_posix()
        issues.extend(validate_files(package_descriptor(resources), root, folder))
    return issues


def _read_schema(path: Path) -> dict[str, Any]:
    schema = json.loads(path.read_text(encoding="utf-8"))
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(field, dict) for field in fields):
        raise ValueError("it is no JSON object with a list of fields")
    return dict(schema)


def validate_package(descriptor: dict[str, Any], root: Path, file: str) -> list[Issue]:
    """Validate a whole Data Package descriptor, then its files below ``root``, with frictionless.

    Keys between tables are left to `check_keys`. ``file`` is where faults of the descriptor itself are reported.
    """
    from frictionless import FrictionlessException, Package

    try:
        Package.from_descriptor(descriptor, basepath=str(root))
    except FrictionlessException as error:
        return [_descriptor_issue(cause, file) for cause in error.reasons or [error.error]]
    return validate_files(descriptor, root, file)


def validate_files(descriptor: dict[str, Any], root: Path, file: str) -> list[Issue]:
    """Validate the files of a descriptor with frictionless, by what their schemas say of the data."""
    from frictionless import FrictionlessException, Package

    try:
        report = Package.from_descriptor(_bare(descriptor), basepath=str(root)).validate()
    except FrictionlessException as error:
        return [_descriptor_issue(cause, file) for cause in error.reasons or [error.error]]
    issues = [_descriptor_issue(error, file) for error in report.errors]
    for task in report.tasks:
        issues.extend(_issue(error, task.place) for error in task.errors)
        issues.extend(_warning(warning, task.place) for warning in task.warnings)
    return issues


def _bare(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Keep of the schemas what the data are held against: frictionless copies every key of a descriptor many times."""
    resources = []
    for resource in descriptor["resources"]:
        if schema := resource.get("schema"):
            fields = [
                {key: field[key] for key in ("name", "type", "constraints") if key in field}
                for field in schema["fields"]
            ]
            kept = {key: schema[key] for key in ("missingValues", "primaryKey") if key in schema}
            resources.append(resource | {"schema": {"fields": fields, **kept}})
        else:
            resources.append(resource)
    return descriptor | {"resources": resources}


def _descriptor_issue(error: Error, file: str) -> Issue:
    return Issue(file, WHOLE_FILE, "", error.type, "a valid descriptor", error.note, "mend the descriptor")


def _warning(warning: str, file: str) -> Issue:
    return Issue(file, WHOLE_FILE, "", "frictionless", "no warning", warning, "mend what it names")


def _issue(error: Error, file: str) -> Issue:
    row = getattr(error, "row_number", None) or WHOLE_FILE
    field = getattr(error, "field_name", None) or ""
    cell = getattr(error, "cell", None)
    got = cell if isinstance(cell, str) else ""
    return Issue(file, row, field, error.type, error.note.strip(), got, _MENDS.get(error.type, "mend the file"))
