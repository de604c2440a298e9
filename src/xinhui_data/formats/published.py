"""Checks of what is published: schemas, digests, CSV against Parquet, and everything against a fresh build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.foreign_keys import check_keys
from xinhui_data.checks.schema import validate_package
from xinhui_data.checks.table_schema import table_schema
from xinhui_data.formats.atomic import entries, read_folder
from xinhui_data.formats.checksums import SUMS, check_sums
from xinhui_data.formats.documents import DESCRIPTOR, DOCUMENTS
from xinhui_data.formats.edition import table_files
from xinhui_data.formats.outputs import Outputs, schema_files
from xinhui_data.formats.parquet import arrow_schema
from xinhui_data.formats.readme import BLOCKS, blocks_amiss
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.files import MEGABYTE, read_at_most
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue, sorted_issues
from xinhui_data.model.tables import LARGEST_TABLE, TextTable, form_issues, parse_rows, read_text_table
from xinhui_data.model.terms import Term

REBUILD = "build it again with `xinhui-data build`; in an installed package, install it again"


def check_published(home: Home) -> list[Issue]:
    """Check the published files against each other: complete, as described, CSV equal to Parquet."""
    issues = [*_check_names(home)]
    if any(issue.rule == "ordinary-file" for issue in issues):
        # Whatever reads a pipe or a device may wait for ever.
        return sorted_issues(issues)
    issues.extend(check_sums(home, REBUILD))
    descriptor = _read_descriptor(home)
    if isinstance(descriptor, Issue):
        return sorted_issues([*issues, descriptor])
    issues.extend(_prefixed(issue) for issue in validate_package(descriptor, home.processed, DESCRIPTOR))
    issues.extend(_check_resources(descriptor, home))
    paths = {name: home.processed / f"{name}.csv" for name in PROCESSED}
    tables = {name: read_text_table(path, home.name(path), PROCESSED[name]) for name, path in paths.items()}
    issues.extend(check_keys(tables, PROCESSED))
    for name, record in PROCESSED.items():
        issues.extend(tables[name].issues)
        issues.extend(check_cells(tables[name], record))
        issues.extend(_check_parquet(tables[name], record, str(descriptor.get("version")), home))
    return sorted_issues(issues)


def _prefixed(issue: Issue) -> Issue:
    return Issue(f"data/processed/{issue.file}", issue.row, issue.field, issue.rule, issue.expected, issue.got, REBUILD)


def _read_descriptor(home: Home) -> dict[str, Any] | Issue:
    path = home.processed / DESCRIPTOR
    try:
        descriptor = json.loads(read_at_most(path, LARGEST_TABLE))
        resources = descriptor["resources"] if isinstance(descriptor, dict) else None
        if not isinstance(resources, list) or not all(isinstance(resource, dict) for resource in resources):
            raise ValueError("it is not a JSON object with a list of resources")
    except (OSError, ValueError, KeyError, RecursionError) as error:
        return Issue(home.name(path), WHOLE_FILE, "", "descriptor", "a Data Package descriptor", str(error), REBUILD)
    return dict(descriptor)


def _check_names(home: Home) -> Iterator[Issue]:
    published = {*_file_names(), DESCRIPTOR, SUMS}
    for folder, wanted in ((home.processed, published), (home.schemas, set(schema_files()))):
        present = entries(folder)
        for name in sorted(present - wanted):
            yield Issue(f"{home.name(folder)}/{name}", WHOLE_FILE, "", "stray-file", "no such file", name, "delete it")
        for name in sorted(name for name in wanted & present if not (folder / name).is_file()):
            file, got = f"{home.name(folder)}/{name}", "a pipe, a device or a link to nothing"
            yield Issue(file, WHOLE_FILE, "", "ordinary-file", "an ordinary file", got, REBUILD)
        for name in sorted(wanted - present):
            yield Issue(f"{home.name(folder)}/{name}", WHOLE_FILE, "", "missing-file", name, "", REBUILD)


def _check_resources(descriptor: Mapping[str, Any], home: Home) -> Iterator[Issue]:
    """Check that the descriptor has one resource for each file, with its size, digest and schema, and no other."""
    file = home.name(home.processed / DESCRIPTOR)
    described = {resource.get("path"): resource for resource in descriptor["resources"]}
    for name in _file_names():
        resource = described.pop(name, None)
        if resource is None:
            yield Issue(file, WHOLE_FILE, "", "resource", f"a resource with the path {name}", "", REBUILD)
            continue
        yield from _check_digest(resource, home.processed / name, f"{home.name(home.processed)}/{name}")
        stem, _, ending = name.rpartition(".")
        if ending == "csv" and stem in PROCESSED:
            schema = table_schema(PROCESSED[stem])
            if resource.get("schema") != {key: value for key, value in schema.items() if key != "$schema"}:
                yield Issue(file, WHOLE_FILE, name, "schema", "the Table Schema of the record", "another one", REBUILD)
    for path in sorted(map(str, described)):
        yield Issue(file, WHOLE_FILE, "", "resource", "no other resource", path, REBUILD)


def _file_names() -> list[str]:
    return [*table_files(), *DOCUMENTS]


def _check_digest(resource: Mapping[str, Any], path: Path, file: str) -> Iterator[Issue]:
    try:
        data = read_at_most(path)
    except OSError:
        return
    found = {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    for key, value in found.items():
        if resource.get(key) != value:
            yield Issue(file, WHOLE_FILE, "", key, str(resource.get(key)), str(value), REBUILD)


def _check_parquet(table: TextTable, record: type[Record], version: str, home: Home) -> Iterator[Issue]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = home.processed / f"{record.table.name}.parquet"
    try:
        with pq.ParquetFile(path) as file:
            _refuse_bombs(file.metadata, len(table.rows))
            parquet = file.read()
    except (OSError, ValueError, pa.ArrowException) as error:
        yield Issue(home.name(path), WHOLE_FILE, "", "parquet", "a Parquet file", str(error), REBUILD)
        return
    wanted = arrow_schema(record, version)
    if not parquet.schema.equals(wanted, check_metadata=True):
        yield Issue(
            home.name(path),
            WHOLE_FILE,
            "",
            "arrow-schema",
            "types and metadata of the record",
            _schema_difference(parquet.schema, wanted),
            REBUILD,
        )
    elif parquet.to_pylist() != [_values(row.record) for row in parse_rows(table, record)]:
        yield Issue(
            home.name(path),
            WHOLE_FILE,
            "",
            "csv-equals-parquet",
            "the rows of the CSV file",
            "other rows or values",
            REBUILD,
        )


def _refuse_bombs(metadata: Any, rows: int) -> None:
    """Reject, before it is unpacked, a file that would not fit into memory or is not the table."""
    unpacked = sum(metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups))
    if metadata.num_rows != rows or unpacked > LARGEST_TABLE * MEGABYTE:
        raise ValueError(
            f"it has {metadata.num_rows} rows where the CSV file has {rows}, and {unpacked} bytes unpacked"
        )


def _values(row: Record) -> dict[str, Any]:
    values = row.model_dump()
    return {name: value.value if isinstance(value, Term) else value for name, value in values.items()}


def _schema_difference(got: Any, wanted: Any) -> str:
    names = [
        name
        for name in wanted.names
        if name not in got.names or not got.field(name).equals(wanted.field(name), check_metadata=True)
    ]
    return f"columns {', '.join(names)}" if names else "other columns, order or table metadata"


def check_schema_files(home: Home) -> list[Issue]:
    """Check that the Table Schemas on disk are those of the records."""
    present = read_folder(home.schemas)
    return sorted_issues(
        Issue(f"schemas/{name}", WHOLE_FILE, "", "stale", "the Table Schema of the record", "another one", REBUILD)
        for name, data in schema_files().items()
        if name in present and present[name] != data
    )


def check_blocks(home: Home) -> list[Issue]:
    """Check that each file with made blocks can be read, has plain line ends, and holds every block exactly once."""
    issues = []
    for name in BLOCKS:
        wanted, mend = "every made or measured block, each once", "restore the marker; `make data` fills it"
        try:
            text = read_at_most(home.root / name, 1).decode("utf-8")
        except (OSError, ValueError) as error:
            issues.append(Issue(name, WHOLE_FILE, "", "blocks", wanted, str(error), mend))
            continue
        issues.extend(form_issues(text, name))
        issues += [Issue(name, WHOLE_FILE, "", "blocks", wanted, found, mend) for found in blocks_amiss(text, name)]
    return sorted_issues(issues)


def check_current(outputs: Outputs, home: Home) -> list[Issue]:
    """Check that the files on disk are byte-identical to a fresh build."""
    folders = ((home.processed, outputs.processed), (home.schemas, outputs.schemas), (home.root, outputs.files))
    return sorted_issues(
        Issue(
            home.name(folder / name),
            WHOLE_FILE,
            "",
            "stale",
            "the current output of the raw tables",
            "different content" if (folder / name).is_file() else "no file",
            "run `make data`",
        )
        for folder, files in folders
        for name, data in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != data
    )
