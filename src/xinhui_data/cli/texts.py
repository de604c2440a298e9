"""Commands for texts: their numeric expressions, whether their figures agree with ours, whether one is the report."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from xinhui_data.cli import reports
from xinhui_data.cli.app import PROBLEMS, AsCsv, AsJson, command, one_form, print_json, usage_errors
from xinhui_data.cli.language import say

TextFile = Annotated[Path, typer.Argument(metavar="FILE", help="A text in UTF-8; - reads standard input.")]


@contextmanager
def opened_text(file: Path) -> Iterator[TextIO]:
    """Open a text for reading, every character as it stands in the file.

    Raises:
        ValueError: if it is not UTF-8.
    """
    try:
        if str(file) == "-":
            if sys.stdin is None:
                raise ValueError(say("standard input is closed; give a FILE", "标准输入已关闭；请给出FILE"))
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict", newline="")  # type: ignore[union-attr]
            yield sys.stdin
        else:
            with file.open(encoding="utf-8-sig", newline="") as text:
                yield text
    except UnicodeDecodeError:
        how = "`iconv -f GB18030 -t UTF-8`"
        raise ValueError(
            say(
                f"{file} is no text in UTF-8; save it as UTF-8, for example with {how} if it is GB18030",
                f"{file}不是UTF-8文本；请另存为UTF-8，GB18030文本可用{how}转换",
            )
        ) from None


@command()
def scan(file: TextFile, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Read every number of a Chinese text.

    Shows for each its value in the base unit, what the words around it say (bound, sign) and what it does: figure,
    period, name, code, idiom. With --json and --csv the text is read as a stream, however long it is. Exit code 1 if
    there is none.
    """
    from xinhui_data.cli import expressions as shown
    from xinhui_data.figures.scan import NumericExpression, scan_stream

    one_form(as_csv, as_json)
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
            shown.show_expressions(expressions)
            count = len(expressions)
    if not count:
        raise typer.Exit(PROBLEMS)


@command("check-text")
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
    """Check the figures of a text against ours.

    Of any text, Chinese or English. Shows the text with a mark behind each figure: ✓ agrees, ≈ refines, ✗ differs,
    ? unknown, and what it was held against. Unknown is what is not published here, or what the words do not say.
    Exit code 1 if a figure differs.
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


@command()
def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT.txt", help="Your copy of the report, as plain text.")],
    as_json: AsJson = False,
) -> None:
    """Check whether a text is the report.

    States which level holds: the exact text, the same text in another layout, only the same figures in the same order,
    or none. Exit code 0 for the first two.
    """
    from xinhui_data.api.checks import verify as verify_copy

    with usage_errors():
        result = verify_copy(report)
    print_json(result.as_dict()) if as_json else reports.show_verification(report, result)
    if not result.holds:
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
