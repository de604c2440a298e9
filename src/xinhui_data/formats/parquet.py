"""Parquet: an explicit Arrow schema whose fields carry title, unit and description."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xinhui_data.formats.table_schema import texts
from xinhui_data.model.columns import SEPARATOR, Column, Record, columns_of

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_schema(record: type[Record], version: str) -> pa.Schema:
    """Give the Arrow schema of a published table.

    Text is ``string``, whole numbers ``int64``, numbers ``float64``, dates ``date32``; a column that must be filled
    is not nullable. Field metadata hold title and description in English and, with ``_zh``, in Chinese, unit
    and allowed codes; schema metadata the table and version.
    """
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    fields = [
        pa.field(column.name, types[column.type], nullable=not column.required, metadata=_metadata(column))
        for column in columns_of(record)
    ]
    table = record.table
    return pa.schema(
        fields,
        metadata={"name": table.name, **texts(table), "version": version},
    )


def _metadata(column: Column) -> dict[str, str]:
    metadata = texts(column)
    if column.unit:
        metadata["unit"] = column.unit
    if column.terms:
        metadata["allowed"] = SEPARATOR.join(column.terms)
    return metadata


def arrow_table(record: type[Record], csv: bytes, version: str) -> pa.Table:
    """Read the CSV form of a table into Arrow, with the schema of its record.

    Raises:
        pyarrow.ArrowInvalid: if a cell does not fit its column.
    """
    import pyarrow as pa

    # From CSV, since building arrays from Python objects imports pandas, and a cast imports pyarrow.compute.
    from pyarrow import csv as arrow_csv

    schema = arrow_schema(record, version)
    options = arrow_csv.ConvertOptions(column_types=schema, null_values=[""], strings_can_be_null=True)
    table = arrow_csv.read_csv(pa.BufferReader(csv), convert_options=options)
    return pa.Table.from_arrays(table.columns, schema=schema)


def parquet_bytes(table: pa.Table) -> bytes:
    """Write an Arrow table as Parquet; the same table gives the same bytes with the same pyarrow."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", version="2.6")
    return out.getvalue()
