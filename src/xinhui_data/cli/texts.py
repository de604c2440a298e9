"""Commands for any text: the numeric expressions in it, and whether its figures agree with ours."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from xinhui_data.cli.app import PROBLEMS, AsJson, app, print_json, usage_errors

TextFile = Annotated[Path, typer.Argument(metavar="FILE", help="A text in UTF-8; - reads standard input.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Answer as CSV, for spreadsheets.")]


@contextmanager
def opened_text(file: Path) -> Iterator[TextIO]:
    """Open a text for reading, every character as it stands in the file.

    Raises:
        ValueError: if it is not UTF-8.
    """
    try:
        if str(file) == "-":
            if sys.stdin is None:
                raise ValueError("standard input is closed; give a FILE")
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict", newline="")  # type: ignore[union-attr]
            yield sys.stdin
        else:
            with file.open(encoding="utf-8-sig", newline="") as text:
                yield text
    except UnicodeDecodeError:
        how = "save it as UTF-8, for example with `iconv -f GB18030 -t UTF-8` if it is GB18030"
        raise ValueError(f"{file} is no text in UTF-8; {how}") from None


@app.command()
def scan(file: TextFile, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Find and read every numeric expression of a Chinese text.

    Shows for each its value in the base unit, what the words around it say (bound, sign) and what it does: figure,
    period, name, code, idiom. With --json and --csv the text is read as a stream, however long it is. Exit code 1 if
    there is none.
    """
    from xinhui_data.cli import console
    from xinhui_data.figures.scan import NumericExpression, scan_stream

    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    with usage_errors(), opened_text(file) as text:
        found = scan_stream(iter(lambda: text.read(1 << 16), ""))
        if as_csv:
            writer = csv.DictWriter(sys.stdout, NumericExpression._fields, lineterminator="\n")
            writer.writeheader()
            count = sum(map(bool, (writer.writerow(_cells(expression.as_dict())) for expression in found)))
        elif as_json:
            count = _print_json_lines(expression.as_dict() for expression in found)
        else:
            expressions = list(found)
            console.show_expressions(expressions)
            count = len(expressions)
    if not count:
        raise typer.Exit(PROBLEMS)


@app.command("check-text")
def check_text(
    file: TextFile,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="Only what was certainly known by the end of this day, month or year."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the figures of any text, Chinese or English, against the published ones.

    Shows the text with a mark behind each figure: ✓ agrees, ≈ refines, ✗ differs, ? unknown, and what it was held
    against. Unknown is what is not published here, or what the words do not say. Exit code 1 if a figure differs.
    """
    from xinhui_data.api.check_text import check_text as checked
    from xinhui_data.cli import marks

    with usage_errors(), opened_text(file) as opened:
        text = opened.read()
        figures = checked(text, as_of)
    if as_json:
        print_json([each.as_dict() for each in figures])
    else:
        marks.show_checked(text, figures)
    if any(each.verdict == "differs" for each in figures):
        raise typer.Exit(PROBLEMS)


def _cells(row: dict[str, object]) -> dict[str, object]:
    value = row["value"]
    return row | {"value": ";".join(value) if isinstance(value, list) else value}


def _print_json_lines(rows: Iterator[dict[str, object]]) -> int:
    """Print a list as JSON, one entry a line, as the entries come; give their number."""
    count = 0
    for count, row in enumerate(rows, start=1):
        typer.echo(("[\n" if count == 1 else ",\n") + json.dumps(row, ensure_ascii=False), nl=False)
    typer.echo("\n]" if count else "[]")
    return count
