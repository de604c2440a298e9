"""CSV tables, read strictly: first as text with line numbers, then as records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.files import TooLargeError, read_at_most
from xinhui_data.model.issues import WHOLE_FILE, Issue

R = TypeVar("R", bound=Record)
# Limits far above any table of reports, so that a broken or hostile file takes no more time than a valid one.
LARGEST_TABLE, MOST_ROWS, MOST_CELLS = 4, 10_000, 200  # MB, rows, cells in a row


@dataclass(frozen=True)
class Row(Generic[R]):
    """A record with its line in the file."""

    line: int
    record: R


@dataclass(frozen=True)
class TextTable:
    """A CSV file as text: cells by column, each row with its line; and what is wrong with the file's form.

    A file that is not ``readable`` at all has no rows, and references to them cannot be checked.
    """

    file: str
    rows: tuple[tuple[int, dict[str, str]], ...]
    issues: tuple[Issue, ...]
    readable: bool = True


def read_text_table(path: Path, file: str, record: type[Record]) -> TextTable:
    """Read a CSV file of a record as text; see `text_table`."""
    try:
        data = read_at_most(path, LARGEST_TABLE)
    except OSError as error:
        fault = Issue(file, WHOLE_FILE, "", "file", "a readable file", str(error.strerror), "restore the file")
        return _unreadable(fault)
    except TooLargeError:
        wanted = f"a table of at most {LARGEST_TABLE} MB"
        return _unreadable(Issue(file, WHOLE_FILE, "", "size", wanted, "a larger file", "restore the file"))
    return text_table(data, file, record)


def text_table(data: bytes, file: str, record: type[Record]) -> TextTable:
    """Read the bytes of a CSV file of a record as text; format errors become issues, never exceptions.

    UTF-8 without a byte order mark, LF line ends, a final line end, no needless quotes and the columns of the record
    in order are required; rows with a wrong number of cells are reported and left out.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, got = error.object.count(b"\n", 0, error.start) + 1, f"byte 0x{error.object[error.start]:02x}"
        return _unreadable(Issue(file, line, "", "encoding", "UTF-8", got, "save the file as UTF-8"))
    issues = list(form_issues(text, file))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        fault = Issue(file, WHOLE_FILE, "", "csv", "comma-separated values", str(error), "fix quotes and commas")
        return _unreadable(fault, *issues)
    wanted = [column.name for column in columns_of(record)]
    if len(lines) > MOST_ROWS or max((len(cells) for _, cells in lines), default=0) > MOST_CELLS:
        most = f"at most {MOST_ROWS} rows of at most {MOST_CELLS} cells"
        return _unreadable(Issue(file, WHOLE_FILE, "", "size", most, "more", "restore the file"), *issues)
    header = lines[0][1] if lines else []
    if header != wanted:
        fault = Issue(file, 1, "", "header", ",".join(wanted), ",".join(header), "restore the header line")
        return _unreadable(fault, *issues)
    issues.extend(_quoting_issues(text, lines, file))
    rows = []
    for line, cells in lines[1:]:
        if len(cells) == len(wanted):
            rows.append((line, dict(zip(wanted, cells, strict=True))))
        else:
            count, mend = f"{len(wanted)} cells", "add or remove commas; quote cells that hold one"
            issues.append(Issue(file, line, "", "cells", count, f"{len(cells)} cells", mend))
    if len(lines) - 1 - len(rows) > MOST_ROWS // 100:
        return _unreadable(*issues)
    return TextTable(file, tuple(rows), tuple(issues))


def _unreadable(*issues: Issue) -> TextTable:
    return TextTable(issues[0].file, (), issues, readable=False)


def _quoting_issues(text: str, lines: list[tuple[int, list[str]]], file: str) -> Iterable[Issue]:
    """Report the first line that has unnecessary quotes, so that a diff shows only real changes."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(cells for _, cells in lines)
    for line, (got, wanted) in enumerate(zip(text.split("\n"), out.getvalue().split("\n"), strict=False), start=1):
        if got != wanted:
            yield Issue(file, line, "", "quoting", wanted, got, "quote only cells that hold a comma, quote or line end")
            return


def form_issues(text: str, file: str) -> Iterable[Issue]:
    """Report a byte order mark, line ends that are not LF, a last line without an end, and NUL characters."""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        yield Issue(file, line, "", "characters", "text", "U+0000", "delete the character")
    if text.startswith("\ufeff"):
        yield Issue(file, 1, "", "byte-order-mark", "UTF-8 without a mark", "U+FEFF", "save without a byte order mark")
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        yield Issue(file, line, "", "line-ends", "LF", "CR", "save with LF line ends")
    if text and not text.endswith("\n"):
        yield Issue(file, text.count("\n") + 1, "", "line-ends", "a line end at the end", "none", "end the last line")


def parse_rows(table: TextTable, record: type[R]) -> list[Row[R]]:
    """Convert a text table to records; rows that do not fit are left out, since the schema check reports them."""
    rows = []
    for line, cells in table.rows:
        values = {name: text or None for name, text in cells.items()}
        try:
            rows.append(Row(line, record.model_validate(values)))
        except ValidationError:
            continue
    return rows


def read_records(path: Path, record: type[R]) -> list[R]:
    """Read a table that has passed its checks.

    Raises:
        ValueError: if the file is not a table of this record; the message states the first fault.
    """
    table = read_text_table(path, path.name, record)
    rows = parse_rows(table, record)
    if table.issues or len(rows) != len(table.rows):
        fault = table.issues[0].place if table.issues else "a row that does not fit the record"
        raise ValueError(f"{path} is not a {record.table.name} table: {fault}; run `xinhui-data check` for all faults")
    return [row.record for row in rows]
