"""Load tables into memory, and locate their files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from xinhui_data.api.names import unknown
from xinhui_data.model.home import installed_home

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

ENGINES = ("pandas", "arrow", "polars")
FORMATS = ("csv", "parquet")


@overload
def load(name: str = "observations", engine: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
@overload
def load(name: str, engine: Literal["arrow"]) -> pa.Table: ...
@overload
def load(name: str, engine: Literal["polars"]) -> pl.DataFrame: ...
@overload
def load(*, engine: Literal["arrow"]) -> pa.Table: ...
@overload
def load(*, engine: Literal["polars"]) -> pl.DataFrame: ...


def load(name: str = "observations", engine: str = "pandas") -> Any:
    """Load a table.

    Args:
        name: a table of `tables`.
        engine: ``pandas`` gives a DataFrame (text as ``str``, whole numbers as ``Int64``, dates as datetimes, missing
            as NA), ``arrow`` a Table with units and definitions in its schema (pandas is not imported), ``polars`` a
            polars DataFrame.

    Raises:
        UnknownNameError: if there is no such table or engine; the message lists those that exist.
        ImportError: if polars is requested and not installed.

    Example:
        >>> frame = load().set_index("observation_id")
        >>> frame.loc["industrial-investment-2023", ["value", "lower", "upper"]].tolist()
        [28821000000.0, 28820500000.0, 28821500000.0]
        >>> load("units", engine="arrow").schema.field("unit_id").metadata[b"title"]
        b'Unit'
    """
    if engine not in ENGINES:
        raise unknown("engine", engine, ENGINES)
    file = path(name, format="parquet")
    if engine == "polars":
        return _polars(file)
    import pyarrow.parquet as pq

    # ParquetFile, not read_table: the latter imports pandas.
    with pq.ParquetFile(file) as parquet:
        table = parquet.read()
    return table if engine == "arrow" else _pandas(table)


def _pandas(table: pa.Table) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    # The tables are small: starting threads would take longer than they save.
    frame: pd.DataFrame = table.to_pandas(types_mapper=nullable.get, date_as_object=False, use_threads=False)
    return frame


def _polars(file: Path) -> pl.DataFrame:
    try:
        import polars as pl
    except ImportError:
        raise ImportError("polars is not installed: pip install polars") from None
    return pl.read_parquet(file)


def path(name: str = "observations", format: str = "parquet") -> Path:
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
    if format not in FORMATS:
        raise unknown("format", format, FORMATS)
    file = installed_home().processed / f"{name}.{format}"
    # A name such as ../x must not reach another file; os.path, since pathlib fails on a name too long for any file.
    if not str(name).isidentifier() or not os.path.isfile(file):
        raise unknown("table", name, table_names())
    return file


def table_names() -> list[str]:
    """List the published tables by name.

    Raises:
        FileNotFoundError: if nothing has been built.
    """
    folder = installed_home().processed
    names = sorted(file.stem for file in folder.glob("*.parquet") if file.stem.isidentifier())
    if not names:
        raise FileNotFoundError(f"no tables in {folder}: run `make data` in a checkout, or install the package again")
    return names
