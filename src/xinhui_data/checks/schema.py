"""Tables against their Table Schemas, by frictionless; its errors become issues."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinhui_data.model.issues import WHOLE_FILE, Issue

if TYPE_CHECKING:
    from frictionless import Error

_FIXES = {
    "foreign-key": "use a value of the referenced table, or add the row there",
    "primary-key": "give every row its own key",
    "constraint-error": "use an allowed value",
    "type-error": "type a value of this type",
    "missing-cell": "fill the cell",
    "extra-cell": "remove the cell or quote the comma",
}


def validate_package(descriptor: dict[str, Any], root: Path, file: str, limit_rows: int | None = None) -> list[Issue]:
    """Validate a whole Data Package descriptor, then its files against their schemas, with frictionless.

    Keys between tables are left to the checks of published tables.

    Args:
        descriptor: the descriptor.
        root: the folder of its files.
        file: the file where faults of the descriptor itself are reported.
        limit_rows: how many rows of each table are read; by default all.
    """
    from frictionless import FrictionlessException, Package

    try:
        Package.from_descriptor(descriptor, basepath=str(root))
        report = Package.from_descriptor(_tables(descriptor), basepath=str(root)).validate(limit_rows=limit_rows)
    except FrictionlessException as error:
        return [_descriptor_issue(cause, file) for cause in error.reasons or [error.error]]
    issues = [_descriptor_issue(error, file) for error in report.errors]
    for task in report.tasks:
        issues.extend(_issue(error, task.place) for error in task.errors)
    return issues


def _tables(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Keep the tables, with what validation needs of their schemas: frictionless copies every key many times.

    Of all other files it would only compute the digests, which stand in SHA256SUMS.
    """
    resources = []
    for resource in descriptor["resources"]:
        if schema := resource.get("schema"):
            fields = [
                {key: field[key] for key in ("name", "type", "constraints") if key in field}
                for field in schema["fields"]
            ]
            kept = {key: schema[key] for key in ("missingValues", "primaryKey") if key in schema}
            resources.append(resource | {"schema": {"fields": fields, **kept}})
    return descriptor | {"resources": resources}


def _descriptor_issue(error: Error, file: str) -> Issue:
    return Issue(file, WHOLE_FILE, "", "frictionless", "a valid descriptor", error.note, "fix the descriptor")


def _issue(error: Error, file: str) -> Issue:
    row = getattr(error, "row_number", None) or WHOLE_FILE
    field = getattr(error, "field_name", None) or ""
    cell = getattr(error, "cell", None)
    got = cell if isinstance(cell, str) else ""
    return Issue(file, row, field, "frictionless", error.note.strip(), got, _FIXES.get(error.type, "fix the file"))
