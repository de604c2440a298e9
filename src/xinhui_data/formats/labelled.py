"""Stata and SPSS files: labels on the columns, closed lists as numbers with labels, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from xinhui_data.model.columns import Column, Record, columns_of

if TYPE_CHECKING:
    import pandas as pd

# No clock is read: both formats record when a file was made, SPSS in the 17 bytes from the 92nd on.
_MOMENT, _SPSS_MOMENT, _SPSS_PLACE = dt.datetime(1980, 1, 1), b"01 Jan 8000:00:00", 92  # noqa: DTZ001 - no zone in it
_LONGEST = 32_767  # bytes of a text in SPSS
_LINE = 80  # bytes of a line of its notes
_SHOWN = 20  # characters of a cell that its data view shows
_FORMATS = {"integer": "F8.0", "number": "F18.2", "boolean": "F1.0", "date": "SDATE10"}


def stata_bytes(record: type[Record], frame: pd.DataFrame, version: str) -> bytes:
    """Write a table for Stata 14 and newer; the same table gives the same bytes with the same pandas.

    The columns of closed lists are numbers with value labels, dates are daily dates, an empty cell is missing.

    Args:
        record: the record of the table.
        frame: the table as it is loaded.
        version: that of the data set.
    """
    out = io.BytesIO()
    _numbered(record, frame).to_stata(
        out,
        write_index=False,
        version=118,
        time_stamp=_MOMENT,
        data_label=_title(record, version),
        variable_labels=_titles(record),
        value_labels=_codes(record),
        convert_dates={column.name: "td" for column in columns_of(record) if column.type == "date"},
    )
    return out.getvalue()


def spss_bytes(record: type[Record], frame: pd.DataFrame, version: str, notes: Sequence[str]) -> bytes:
    """Write a table for SPSS; the same table gives the same bytes with the same pyreadstat.

    As for Stata; in columns of text that may be empty, the empty text is declared to be missing.

    Args:
        record: the record of the table.
        frame: the table as it is loaded.
        version: that of the data set.
        notes: paragraphs that the command DISPLAY DOCUMENTS shows.

    Raises:
        ImportError: if pyreadstat is not installed.
        ValueError: if a text is longer than SPSS can hold.
    """
    try:
        import pyreadstat
    except ImportError:
        raise ImportError("pyreadstat is not installed: pip install pyreadstat") from None
    table, columns = _numbered(record, frame), columns_of(record)
    texts = [column for column in columns if _is_text(column)]
    _refuse_too_long(record, table[[column.name for column in texts]])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "table.sav")
        pyreadstat.write_sav(
            table,
            file,
            file_label=_title(record, version),
            column_labels=list(_titles(record).values()),
            row_compress=True,
            note=[line for note in notes for line in _lines(note)],
            variable_value_labels=_codes(record),
            missing_ranges={column.name: [""] for column in texts if not column.required},
            variable_display_width=dict.fromkeys(table.columns, _SHOWN),
            variable_measure={column.name: _measure(column) for column in columns},
            variable_format={column.name: _format(column) for column in columns if not _is_text(column)},
        )
        data = file.read_bytes()
    return data[:_SPSS_PLACE] + _SPSS_MOMENT + data[_SPSS_PLACE + len(_SPSS_MOMENT) :]


def _is_text(column: Column) -> bool:
    return column.type == "string" and not column.terms


def _measure(column: Column) -> str:
    return "scale" if column.type in ("integer", "number", "date") else "nominal"


def _format(column: Column) -> str:
    return _FORMATS["integer" if column.terms else column.type]


def _refuse_too_long(record: type[Record], texts: pd.DataFrame) -> None:
    for name, cells in texts.items():
        longest = max((len(text.encode()) for text in cells), default=0)
        if longest > _LONGEST:
            raise ValueError(
                f"a text of column {name} of {record.table.name} has {longest:,} bytes, and SPSS holds at most "
                f"{_LONGEST:,}; write another format, such as dta"
            )


def _numbered(record: type[Record], frame: pd.DataFrame) -> pd.DataFrame:
    """Replace the codes of closed lists by their numbers, and missing texts by empty ones, which both formats have."""
    table = frame.copy()
    for column in columns_of(record):
        if column.terms:
            numbers = {code: number for number, code in _codes(record)[column.name].items()}
            table[column.name] = table[column.name].map(numbers).astype("Int64")
        elif _is_text(column):
            table[column.name] = table[column.name].astype(object).fillna("")
    return table


def _codes(record: type[Record]) -> dict[str, dict[float, str]]:
    """Number the codes of each closed list from 1, in the order of the codebook."""
    return {
        column.name: dict(enumerate(map(str, column.terms), start=1)) for column in columns_of(record) if column.terms
    }


def _titles(record: type[Record]) -> dict[str, str]:
    """Give the label of each column: its title and its unit. Stata allows 80 characters."""
    return {
        column.name: f"{column.title} [{column.unit}]" if column.unit else column.title for column in columns_of(record)
    }


def _title(record: type[Record], version: str) -> str:
    """Give the label of the file: Stata allows 80 characters, SPSS 64 bytes."""
    return f"{record.table.title}, xinhui_data {version}"


def _lines(note: str) -> list[str]:
    widest = max(len(character.encode()) for character in note)
    return [*wrap(note, _LINE // widest), ""]
