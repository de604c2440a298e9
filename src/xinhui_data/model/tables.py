"""CSV tables, read strictly: first as text with line numbers, then as records; what does not fit becomes issues."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.files import read_file
from xinhui_data.model.issues import WHOLE_FILE, Issue

R = TypeVar("R", bound=Record)
_WRONG = 100  # rows with a wrong number of cells, from which on a file is no table of this record
# The rules of a record, by what pydantic calls the fault.
_RULES = {
    "enum": ("code", "use one of the codes"),
    "string_pattern_mismatch": ("pattern", "write it in this form"),
    "greater_than_equal": ("range", "use a number in this range"),
    "less_than_equal": ("range", "use a number in this range"),
    "int_parsing": ("type", "type a whole number"),
    "float_parsing": ("type", "type a number"),
    "date_from_datetime_parsing": ("type", "type a date such as 2024-01-19"),
    "date_parsing": ("type", "type a date such as 2024-01-19"),
    "too_short": ("required", "fill the cell"),
}


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
        data = read_file(path)
    except OSError as error:
        fault = Issue(file, WHOLE_FILE, "", "file", "a readable file", str(error.strerror), "restore the file")
        return _unreadable(fault)
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
    limit = csv.field_size_limit(len(text))  # A list in a cell grows with the data set.
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        fault = Issue(file, WHOLE_FILE, "", "csv", "comma-separated values", str(error), "fix quotes and commas")
        return _unreadable(fault, *issues)
    finally:
        csv.field_size_limit(limit)
    wanted = [column.name for column in columns_of(record)]
    header = lines[0][1] if lines else []
    if header != wanted:
        got = ",".join(header[: 2 * len(wanted)])
        return _unreadable(Issue(file, 1, "", "header", ",".join(wanted), got, "restore the header line"), *issues)
    issues.extend(_quoting_issues(text, lines, file))
    broken = [(line, len(cells)) for line, cells in lines[1:] if len(cells) != len(wanted)]
    count, fix = f"{len(wanted)} cells", "add or remove commas; quote cells that hold one"
    issues.extend(Issue(file, line, "", "cells", count, f"{got} cells", fix) for line, got in broken[:_WRONG])
    if len(broken) > _WRONG:
        got = f"{len(broken):,} rows with another number of cells"
        return _unreadable(Issue(file, WHOLE_FILE, "", "cells", count, got, "restore the file"), *issues)
    rows = [(line, dict(zip(wanted, cells, strict=True))) for line, cells in lines[1:] if len(cells) == len(wanted)]
    return TextTable(file, tuple(rows), tuple(issues))


def _unreadable(*issues: Issue) -> TextTable:
    return TextTable(issues[0].file, (), issues, readable=False)


def _quoting_issues(text: str, lines: list[tuple[int, list[str]]], file: str) -> Iterable[Issue]:
    """Report the first line that has unnecessary quotes, so that a diff shows only real changes."""
    if '"' not in text:
        return
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


def parse_rows(table: TextTable, record: type[R]) -> tuple[list[tuple[int, R]], list[Issue]]:
    """Convert a text table to records, each with its line; a row that does not fit is left out and becomes issues."""
    rows: list[tuple[int, R]] = []
    issues: list[Issue] = []
    for line, cells in table.rows:
        values = {name: text or None for name, text in cells.items()}
        try:
            rows.append((line, record.model_validate(values)))
        except ValidationError as error:
            issues.extend(_cell_issues(error, table.file, line, record))
    return rows, issues


def _cell_issues(error: ValidationError, file: str, line: int, record: type[Record]) -> Iterable[Issue]:
    columns = {column.name: column for column in columns_of(record)}
    for fault in error.errors(include_url=False):
        field, got, wanted = str(fault["loc"][0]), fault["input"], fault["msg"]
        rule, fix = _RULES.get(fault["type"], ("value", "correct the cell"))
        if got is None:
            rule, fix = "required", "fill the cell"
        if rule in ("required", "pattern"):
            wanted = f"{columns[field].title.lower()}, such as {columns[field].example}"
        yield Issue(file, line, field, rule, wanted, "" if got is None else str(got), fix)


def read_records(path: Path, record: type[R], names: Iterable[str] | None = None) -> list[R]:
    """Read a table that has passed its checks: all of it, or the lines in which one of these names stands.

    Raises:
        ValueError: if the file is not a table of this record; the message states the first fault.
    """
    data = read_file(path)
    if names is not None:
        data = _lines_with(data, [name.encode("utf-8", "replace") for name in names])
    table = text_table(data, path.name, record)
    rows, issues = parse_rows(table, record)
    if faults := [*table.issues, *issues]:
        raise ValueError(
            f"{path} is not a {record.table.name} table: {faults[0].place}; "
            "run `xinhui-data project check` for all faults"
        )
    return [row for _, row in rows]


def _lines_with(data: bytes, names: Sequence[bytes]) -> bytes:
    """Keep the header and the lines with one of the names: no cell holds a line end, and most lines need no parsing."""
    lines = {0: data[: data.find(b"\n") + 1]}
    for found in re.finditer(b"|".join(map(re.escape, names)), data) if names else ():
        start, end = data.rfind(b"\n", 0, found.start()) + 1, data.find(b"\n", found.end()) + 1
        lines[start] = data[start : end or None]
    return b"".join(lines.values())
