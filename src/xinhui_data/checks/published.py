"""Checks of what is published: names, digests, schemas, CSV against Parquet, and everything against a fresh build."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from xinhui_data.checks.schema import validate_package
from xinhui_data.formats.atomic import entries, read_folder
from xinhui_data.formats.checksums import SUMS, digests_by_file, sums_bytes
from xinhui_data.formats.documents import DESCRIPTOR, published_files
from xinhui_data.formats.outputs import Outputs, schema_files, skeleton_files
from xinhui_data.formats.parquet import arrow_schema, arrow_table
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue, sorted_issues

if TYPE_CHECKING:
    import pyarrow as pa

# So many rows of each table frictionless reads in a checkout, where every byte is compared with a fresh build as well:
# it takes longer than all other checks together. In an installed package it reads all.
_REFEREED = 10_000
REBUILD = "build it again with `xinhui-data project build`; in an installed package, install it again"


def check_published(home: Home) -> list[Issue]:
    """Check the published files against each other: complete, as described, CSV equal to Parquet."""
    issues = [*_check_names(home)]
    if any(issue.rule == "ordinary-file" for issue in issues):
        # Whatever reads a pipe or a device may wait for ever.
        return sorted_issues(issues)
    issues.extend(check_sums(home))
    descriptor = _read_descriptor(home)
    if isinstance(descriptor, Issue):
        return sorted_issues([*issues, descriptor])
    issues.extend(
        _issue(f"data/processed/{issue.file}", issue.rule, issue.expected, issue.got, issue.field)
        for issue in validate_package(descriptor, home.processed, DESCRIPTOR, _REFEREED if home.is_checkout else None)
    )
    tables: dict[str, pa.Table] = {}
    for name in PROCESSED:
        issues.extend(_check_table(name, str(descriptor.get("version")), home, tables))
    issues.extend(_check_keys(tables, home))
    return sorted_issues(issues)


def _issue(file: str, rule: str, expected: str, got: str, field: str = "") -> Issue:
    return Issue(file, WHOLE_FILE, field, rule, expected, got, REBUILD)


def _check_names(home: Home) -> Iterator[Issue]:
    published = {*published_files(home.report_ids()), DESCRIPTOR, SUMS}
    for folder, wanted in ((home.processed, published), (home.schemas, set(schema_files()))):
        present = entries(folder)
        for name in sorted(present - wanted):
            yield Issue(f"{home.name(folder)}/{name}", WHOLE_FILE, "", "stray-file", "no such file", name, "delete it")
        for name in sorted(name for name in wanted & present if not (folder / name).is_file()):
            got = "a pipe, a device or a link to nothing"
            yield _issue(f"{home.name(folder)}/{name}", "ordinary-file", "an ordinary file", got)
        for name in sorted(wanted - present):
            yield _issue(f"{home.name(folder)}/{name}", "missing-file", name, "")


def check_sums(home: Home) -> Iterator[Issue]:
    """Check that the list of digests on disk agrees exactly with the files on disk."""
    path = home.processed / SUMS
    if not path.is_file():
        return
    wanted = digests_by_file(read_file(path))
    found = sums_bytes(read_folder(home.processed), read_folder(home.schemas), skeleton_files(home))
    got = digests_by_file(found)
    for file in sorted(wanted.keys() & got.keys()):
        if wanted[file] != got[file]:
            yield _issue(file, "digest", f"SHA-256 {wanted[file]}, as in {SUMS}", got[file])
    for file in sorted(got.keys() - wanted.keys()):
        yield _issue(home.name(path), "digest", f"a line for {file}", "none")
    if wanted.keys() - got.keys() or (wanted == got and read_file(path) != found):
        yield _issue(home.name(path), "digest", "one line for each published file", "other lines")


def _read_descriptor(home: Home) -> dict[str, Any] | Issue:
    path = home.processed / DESCRIPTOR
    try:
        descriptor = json.loads(read_file(path))
        resources = descriptor["resources"] if isinstance(descriptor, dict) else None
        if not isinstance(resources, list) or not all(isinstance(resource, dict) for resource in resources):
            raise ValueError("it is not a JSON object with a list of resources")
    except (OSError, ValueError, KeyError, RecursionError) as error:
        return _issue(home.name(path), "descriptor", "a Data Package descriptor", str(error))
    return dict(descriptor)


def _check_table(name: str, version: str, home: Home, tables: dict[str, pa.Table]) -> Iterator[Issue]:
    """Check that the Parquet file has types and metadata of its record, and the rows of the CSV file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    record, csv_path, path = PROCESSED[name], home.processed / f"{name}.csv", home.processed / f"{name}.parquet"
    try:
        csv = tables[name] = arrow_table(record, read_file(csv_path), version)
    except (OSError, pa.ArrowException) as error:
        yield _issue(home.name(csv_path), "csv", "a CSV file with the columns of its record", str(error))
        return
    try:
        with pq.ParquetFile(path) as file:
            parquet = file.read()
    except (OSError, pa.ArrowException) as error:
        yield _issue(home.name(path), "parquet", "a Parquet file", str(error))
        return
    wanted = arrow_schema(record, version)
    if not parquet.schema.equals(wanted, check_metadata=True):
        got = _schema_difference(parquet.schema, wanted)
        yield _issue(home.name(path), "arrow-schema", "types and metadata of the record", got)
    elif not parquet.equals(csv):
        yield _issue(home.name(path), "csv-equals-parquet", "the rows of the CSV file", "other rows or values")


def _schema_difference(got: pa.Schema, wanted: pa.Schema) -> str:
    names = [
        name
        for name in wanted.names
        if name not in got.names or not got.field(name).equals(wanted.field(name), check_metadata=True)
    ]
    return f"columns {', '.join(names)}" if names else "other columns, order or table metadata"


def _check_keys(tables: Mapping[str, pa.Table], home: Home) -> Iterator[Issue]:
    """Check that every key refers to a row that exists."""
    for name, table in tables.items():
        for field, target in PROCESSED[name].table.foreign_keys.items():
            other, column = target.split(".")
            if (other or name) in tables:
                known = set(tables[other or name][column].to_pylist())
                for value in sorted(set(table[field].to_pylist()) - known - {None}):
                    file = home.name(home.processed / f"{name}.csv")
                    yield _issue(file, "foreign-key", f"a {column} of {other or name}", str(value), field)


def check_current(outputs: Outputs, home: Home) -> list[Issue]:
    """Check that the files on disk are those of a fresh build: Parquet by content, all else byte for byte."""
    folders = ((home.processed, outputs.processed), (home.schemas, outputs.schemas), (home.root, outputs.files))
    wanted, fix = "the current output of the raw tables", "run `make data`"
    fixes = {
        name: f"it is made of {template}: bring what you changed there, then {fix}"
        for name, template in outputs.templates.items()
    }
    return sorted_issues(
        Issue(
            home.name(folder / name), WHOLE_FILE, "", "stale", wanted,
            "different content" if (folder / name).is_file() else "no file", fixes.get(name, fix),
        )
        for folder, files in folders
        for name, data in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != data
    )  # fmt: skip
