"""Partitioned Parquet: tables with a column report_id in one file for each report, in folders that engines prune."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xinhui_data.formats.checksums import SUMS, list_digests
from xinhui_data.formats.documents import DESCRIPTOR
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.parquet import parquet_bytes

if TYPE_CHECKING:
    import pyarrow as pa

COLUMN = "report_id"


def partitioned_files(tables: Mapping[str, pa.Table], descriptor: Mapping[str, Any]) -> dict[str, bytes]:
    """Give the files by path: the parts, the tables without a report, the descriptor that names them, the checksums."""
    files = {file: parquet_bytes(part) for name, table in tables.items() for file, part in _parts(name, table).items()}
    resources = [_resource(file, data) for file, data in files.items()]
    files[DESCRIPTOR] = json_bytes({**descriptor, "resources": resources})
    return files | {SUMS: list_digests(files)}


def _parts(name: str, table: pa.Table) -> dict[str, pa.Table]:
    """Split a table by report; as usual, the column is in the name of the folder alone."""
    if COLUMN not in table.column_names:
        return {f"{name}.parquet": table}
    places = defaultdict(list)
    for place, report_id in enumerate(table[COLUMN].to_pylist()):
        places[report_id].append(place)
    rest = table.drop_columns([COLUMN])
    return {f"{name}/{COLUMN}={report_id}/part-0.parquet": rest.take(rows) for report_id, rows in places.items()}


def _resource(file: str, data: bytes) -> dict[str, Any]:
    return {
        "name": file.removesuffix(".parquet").replace("/", "-").replace("=", "-").replace("_", "-"),
        "path": file,
        "format": "apache-parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
