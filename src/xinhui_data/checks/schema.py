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
    """Validate the files of a descriptor with frictionless, against their schemas."""
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
    """Keep only what validation needs of the schemas: frictionless copies every key of a descriptor many times."""
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
    return Issue(file, WHOLE_FILE, "", "frictionless", "a valid descriptor", error.note, "fix the descriptor")


def _warning(warning: str, file: str) -> Issue:
    return Issue(file, WHOLE_FILE, "", "frictionless", "no warning", warning, "fix what it names")


def _issue(error: Error, file: str) -> Issue:
    row = getattr(error, "row_number", None) or WHOLE_FILE
    field = getattr(error, "field_name", None) or ""
    cell = getattr(error, "cell", None)
    got = cell if isinstance(cell, str) else ""
    return Issue(file, row, field, "frictionless", error.note.strip(), got, _FIXES.get(error.type, "fix the file"))
