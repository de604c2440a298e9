"""Load tables into memory, and locate their files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, get_args, overload

from xinhui_data.api.names import unknown
from xinhui_data.model.home import installed_home

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

TableName: TypeAlias = Literal[
    "anchors", "caveats", "comparisons", "derived", "documents", "external", "findings", "indicators", "mentions",
    "observations", "scopes", "series", "subjects", "units",
]  # fmt: skip
Engine: TypeAlias = Literal["pandas", "arrow", "polars", "lazy"]
FileFormat: TypeAlias = Literal["csv", "parquet"]
Cell: TypeAlias = str | int | float | bool | date | None
# What a column is to hold: a value, None for empty cells, or one of several.
Wanted: TypeAlias = Cell | Iterable[Cell]


@overload
def load(
    name: TableName = "observations",
    engine: Literal["pandas"] = "pandas",
    *,
    columns: Sequence[str] | None = None,
    **filters: Wanted,
) -> pd.DataFrame: ...
@overload
def load(
    name: TableName, engine: Literal["arrow"], *, columns: Sequence[str] | None = None, **filters: Wanted
) -> pa.Table: ...
@overload
def load(
    name: TableName = "observations",
    *,
    engine: Literal["arrow"],
    columns: Sequence[str] | None = None,
    **filters: Wanted,
) -> pa.Table: ...
@overload
def load(
    name: TableName, engine: Literal["polars"], *, columns: Sequence[str] | None = None, **filters: Wanted
) -> pl.DataFrame: ...
@overload
def load(
    name: TableName = "observations",
    *,
    engine: Literal["polars"],
    columns: Sequence[str] | None = None,
    **filters: Wanted,
) -> pl.DataFrame: ...
@overload
def load(
    name: TableName, engine: Literal["lazy"], *, columns: Sequence[str] | None = None, **filters: Wanted
) -> pl.LazyFrame: ...
@overload
def load(
    name: TableName = "observations",
    *,
    engine: Literal["lazy"],
    columns: Sequence[str] | None = None,
    **filters: Wanted,
) -> pl.LazyFrame: ...


def load(
    name: TableName = "observations",
    engine: Engine = "pandas",
    *,
    columns: Sequence[str] | None = None,
    **filters: Wanted,
) -> pd.DataFrame | pa.Table | pl.DataFrame | pl.LazyFrame:
    """Load a table, or some of its columns and rows.

    Args:
        name: a table of `tables`.
        engine: ``pandas`` gives a DataFrame (text as ``str``, whole numbers as ``Int64``, dates as datetimes, missing
            as NA; title, version, titles and units of the columns in ``attrs``), ``arrow`` a Table with the same in
            the metadata of its schema (pandas is not imported), ``polars`` a DataFrame and ``lazy`` a LazyFrame of
            polars.
        columns: the columns to load, in this order; by default all.
        filters: keep the rows of which a column has this value, or one of these values; None is an empty cell.

    Raises:
        UnknownNameError: if there is no such table, engine or column; the message lists those that exist.
        ValueError: if a column cannot have the value of its filter.
        ImportError: if polars is requested and not installed.

    Example:
        >>> frame = load(topic="investment", status=["actual", "target"]).set_index("observation_id")
        >>> frame.loc["industrial-investment-2023", ["value", "lower", "upper"]].tolist()
        [28821000000.0, 28820500000.0, 28821500000.0]
        >>> frame.attrs["units"]["char_start"]
        'Unicode code points'
        >>> load("units", engine="arrow", columns=["unit_id"]).schema.field("unit_id").metadata[b"title"]
        b'Unit'
    """
    if engine not in get_args(Engine):
        raise unknown("engine", engine, get_args(Engine))
    file = path(name, format="parquet")
    if engine in ("polars", "lazy"):
        lazy = _lazy(name, file, columns, filters)
        return lazy if engine == "lazy" else lazy.collect()
    import pyarrow.parquet as pq

    # ParquetFile, not read_table: the latter imports pandas.
    with pq.ParquetFile(file) as parquet:
        schema = parquet.schema_arrow
        _existing(name, (*(columns or ()), *filters), schema.names)
        wanted = {column: _values(schema.field(column), value) for column, value in filters.items()}
        read = None if columns is None else list(dict.fromkeys((*columns, *wanted)))
        table = _filtered(parquet.read(columns=read), wanted)
    table = table if columns is None else table.select(list(columns))
    return table if engine == "arrow" else _pandas(table)


def _existing(name: str, columns: Iterable[str], known: Sequence[str]) -> None:
    for column in columns:
        if column not in known:
            raise unknown(f"column of {name}", column, known)


def _listed(wanted: Wanted, type_name: str) -> list[Cell]:
    """Give the values of a filter as a list; a date may be given as text."""
    several = isinstance(wanted, Iterable) and not isinstance(wanted, str)
    values = list(cast("Iterable[Cell]", wanted)) if several else [cast("Cell", wanted)]
    if "date" in type_name.lower():
        return [date.fromisoformat(each) if isinstance(each, str) else each for each in values]
    return values


def _impossible(column: str, type_name: object, wanted: Wanted) -> ValueError:
    return ValueError(f"{column} holds {type_name}, so it cannot be {wanted!r}; change the filter")


def _values(field: pa.Field, wanted: Wanted) -> list[Cell]:
    """Give the values that a column is to hold, each of the type of the column."""
    import pyarrow as pa

    try:
        return cast("list[Cell]", pa.array(_listed(wanted, str(field.type)), type=field.type).to_pylist())
    except (pa.ArrowInvalid, pa.ArrowTypeError, ValueError):
        raise _impossible(field.name, field.type, wanted) from None


def _filtered(table: pa.Table, wanted: Mapping[str, Sequence[Cell]]) -> pa.Table:
    if not wanted:
        return table
    import pyarrow as pa
    import pyarrow.compute as pc

    for column, values in wanted.items():
        table = table.filter(pc.is_in(table[column], value_set=pa.array(values, type=table.schema.field(column).type)))
    return table


def _lazy(name: str, file: Path, columns: Sequence[str] | None, filters: Mapping[str, Wanted]) -> pl.LazyFrame:
    try:
        import polars as pl
    except ImportError:
        raise ImportError("polars is not installed: pip install polars") from None
    schema, frame = pl.read_parquet_schema(file), pl.scan_parquet(file)
    _existing(name, (*(columns or ()), *filters), list(schema))
    for column, wanted in filters.items():
        try:
            values = pl.Series(_listed(wanted, str(schema[column])), dtype=schema[column], strict=True)
        except (TypeError, ValueError, pl.exceptions.PolarsError):
            raise _impossible(column, schema[column], wanted) from None
        found = pl.col(column).is_in(values.drop_nulls())
        frame = frame.filter(found | pl.col(column).is_null() if values.null_count() else found)
    return frame if columns is None else frame.select(columns)


def _pandas(table: pa.Table) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    # The tables are small: starting threads would take longer than they save.
    frame: pd.DataFrame = table.to_pandas(types_mapper=nullable.get, date_as_object=False, use_threads=False)
    frame.attrs.update(_attributes(table.schema))
    return frame


def _attributes(schema: pa.Schema) -> dict[str, Any]:
    """Give what the schema says of the table and its columns."""
    about = {name: schema.metadata[name.encode()].decode() for name in ("name", "title", "title_zh", "version")}
    fields = {field.name: field.metadata for field in schema}
    titles = {name: metadata[b"title"].decode() for name, metadata in fields.items()}
    units = {name: metadata[b"unit"].decode() for name, metadata in fields.items() if b"unit" in metadata}
    return {**about, "titles": titles, "units": units}


def path(name: TableName = "observations", format: FileFormat = "parquet") -> Path:
    """Give the path of the file of a table, for any other tool.

    Args:
        name: a table of `tables`.
        format: ``csv`` or ``parquet``.

    Raises:
        UnknownNameError: if there is no such table or format; the message lists those that exist.

    Example:
        >>> path("observations", format="csv").name
        'observations.csv'
    """
    if format not in get_args(FileFormat):
        raise unknown("format", format, get_args(FileFormat))
    file = installed_home().processed / f"{name}.{format}"
    if name not in get_args(TableName) or not os.path.isfile(file):
        raise unknown("table", name, table_names())
    return file


def table_names() -> list[TableName]:
    """List the published tables by name.

    Raises:
        FileNotFoundError: if nothing has been built.
    """
    folder = installed_home().processed
    names: list[TableName] = [name for name in get_args(TableName) if (folder / f"{name}.parquet").is_file()]
    if not names:
        raise FileNotFoundError(f"no tables in {folder}: run `make data` in a checkout, or install the package again")
    return names


def table_named(name: str) -> TableName:
    """Give the name of a table, for what takes any text, such as the command line.

    Raises:
        UnknownNameError: if there is no such table; the message lists those that exist.
    """
    names = table_names()
    if name not in names:
        raise unknown("table", name, names)
    return name
