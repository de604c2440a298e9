"""The command `xinhui-data`."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from xinhui_data.api.names import UnknownNameError
from xinhui_data.cli import reporting
from xinhui_data.vocabulary.issues import visible

PROBLEMS, USAGE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="xinhui-data",
    help="Every economic figure of one newspaper report on Xinhui District, as audited data.\n\n"
    "Exit codes: 0 fine, 1 problems found or nothing found, 2 wrong usage, 130 interrupted.\n\n"
    "\b\nExamples:\n"
    "  xinhui-data show                  all observations\n"
    "  xinhui-data show 投资             those about investment\n"
    "  xinhui-data show gdp-2023         one in full\n"
    "  xinhui-data verify REPORT.txt     is this the text the figures were read from?",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
Project = Annotated[
    Path | None,
    typer.Option("--project", metavar="DIR", help="A checkout; by default the data this command came with."),
]
TableName = Annotated[str, typer.Argument(metavar="TABLE", help="A table; `xinhui-data tables` lists them.")]


@contextmanager
def _usage_errors() -> Iterator[None]:
    """Turn what a user can mend into one line on standard error and exit code 2."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("xinhui-data: interrupted; no file was left half written, run it again", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except (UnknownNameError, OSError, ValueError, ImportError) as error:
        typer.echo(f"xinhui-data: {visible(_message(error), most=2000)}", err=True)
        raise typer.Exit(USAGE) from None


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@app.command()
def tables(as_json: AsJson = False) -> None:
    """List the tables with rows and contents."""
    from xinhui_data.api.catalogue import table_rows
    from xinhui_data.cli import rendering

    with _usage_errors():
        rows = table_rows()
    _print_json(rows) if as_json else rendering.show_tables(rows)


@app.command()
def show(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID|WORDS", help="An observation's identifier, or words in Chinese or English."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show observations: all, by words, or one in full.

    Words may be Chinese or English; all must occur. One in full, by its identifier, tells where it is printed, its
    interval and its caveats. With --json, one in full is an object, others are a list. Nothing found gives exit code 1.
    """
    from xinhui_data.api.exporting import rows_of
    from xinhui_data.api.finding import observation, search_ids
    from xinhui_data.api.loading import load
    from xinhui_data.cli import rendering

    text = " ".join(words or [])
    with _usage_errors():
        rows = rows_of(load("observations", engine="arrow"))
        if exact := [row["observation_id"] for row in rows if row["observation_id"] == text.strip().lower()]:
            full = observation(exact[0])
            _print_json(full.model_dump(mode="json")) if as_json else rendering.show_in_full(full)
            return
        found = set(search_ids(text))
    chosen = [row for row in rows if row["observation_id"] in found]
    if as_json:
        _print_json(chosen)
    elif chosen:
        rendering.show_observations(chosen)
    else:
        hint = "all words must occur in one; " if " " in text else ""
        typer.echo(f"nothing found for {text!r}: {hint}`xinhui-data show` lists all {len(rows)} observations", err=True)
    if not chosen:
        raise typer.Exit(PROBLEMS)


@app.command()
def describe(table: TableName = "observations", as_json: AsJson = False) -> None:
    """Show the codebook of a table.

    Every column with its type, unit, meaning and allowed values.
    """
    from xinhui_data.api.catalogue import column_rows
    from xinhui_data.cli import rendering

    with _usage_errors():
        rows = column_rows(table)
    _print_json(rows) if as_json else rendering.show_columns(table, rows)


@app.command()
def export(
    table: TableName,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="csv|parquet|json|xlsx", help="The format; by the ending of FILE, else csv."
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The file to write; standard output if left out.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it exists.")] = False,
) -> None:
    """Write a table as csv, parquet, json or xlsx.

    The file is written whole or not at all; one that exists is kept unless --replace is given.
    """
    from xinhui_data.api.exporting import EXPORTS, export_bytes
    from xinhui_data.api.exporting import export as export_table

    ending = to.suffix.removeprefix(".").lower() if to else ""
    chosen = format or (ending if ending in EXPORTS else "csv")
    with _usage_errors():
        if to is not None:
            typer.echo(f"wrote {export_table(table, chosen, to, replace=replace)}")
            return
        if chosen in ("parquet", "xlsx") and sys.stdout.isatty():
            raise ValueError(f"{chosen} is no text for a terminal; name a file with --to")
        sys.stdout.buffer.write(export_bytes(table, chosen))


@app.command()
def compare(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="An observation, derived value or indicator; all if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what other sources say of the same things.

    The relation is agrees, refines (their figure lies inside our open interval), differs, or context (they speak of
    something else, and in what). Nothing to compare with gives exit code 1.
    """
    from xinhui_data.api.comparing import compare_rows
    from xinhui_data.cli import rendering

    with _usage_errors():
        rows = compare_rows(name)
    if as_json:
        _print_json(rows)
    elif rows:
        rendering.show_comparisons(rows)
    else:
        typer.echo(f"nothing to compare with is known for {name}", err=True)
    if not rows:
        raise typer.Exit(PROBLEMS)


@app.command()
def series(
    name: Annotated[str | None, typer.Argument(metavar="SERIES", help="A series; all if left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show an indicator over the years.

    From the report, from what it implies, and from other sources.
    """
    from xinhui_data.api.comparing import series_rows
    from xinhui_data.cli import rendering

    with _usage_errors():
        rows = series_rows(name)
    _print_json(rows) if as_json else rendering.show_series(rows)


@app.command()
def plot(
    name: Annotated[str, typer.Argument(metavar="SERIES", help="A series; `xinhui-data series` lists them.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The picture to write: png, svg or pdf.")],
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="en|zh", help="The language of its words.")
    ] = "en",
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it exists.")] = False,
) -> None:
    """Draw a series as a picture.

    Intervals are error bars, open ends arrows, aims hollow; sources stand below. Needs the extra `plot`.
    """
    from xinhui_data.api.comparing import save_plot

    with _usage_errors():
        typer.echo(f"wrote {save_plot(name, to, language, replace=replace)}")


@app.command()
def cite(as_json: AsJson = False) -> None:
    """Say how to cite the data and their report.

    As text and as BibTeX; please cite both.
    """
    from dataclasses import asdict

    from xinhui_data.api.citing import cite as cite_data

    with _usage_errors():
        citation = cite_data()
    _print_json(asdict(citation)) if as_json else typer.echo(str(citation))


@app.command()
def check(project: Project = None, as_json: AsJson = False) -> None:
    """Run all checks and report every problem.

    Problems are sorted, each with its place, what was expected, what stands there and how to mend it.
    """
    from xinhui_data.api.checking import check_data

    with _usage_errors():
        report = check_data(project, None if as_json else reporting.show_step)
    if as_json:
        _print_json(
            {
                "ok": report.ok,
                "issues": [issue.as_dict() for issue in report.issues],
                "not_run": {step.name: step.not_run for step in report.steps if step.not_run},
            }
        )
    else:
        reporting.show_verdict(report)
    if not report.ok:
        raise typer.Exit(PROBLEMS)


@app.command()
def build(project: Project = None, as_json: AsJson = False) -> None:
    """Check the raw tables, then build all the rest.

    Nothing is built when a check finds a problem; what is built replaces the old files whole or not at all.
    """
    from xinhui_data.api.building import build_data

    begun = time.perf_counter()
    with _usage_errors():
        report = build_data(project, None if as_json else reporting.show_step)
    if as_json:
        issues = [issue.as_dict() for issue in report.checked.issues]
        _print_json(
            {
                "ok": report.ok,
                "rows": report.rows,
                "changed": list(report.changed),
                "issues": issues,
                "recovered": list(report.recovered),
            }
        )
    else:
        reporting.show_build(report, time.perf_counter() - begun)
    if not report.ok:
        raise typer.Exit(PROBLEMS)


@app.command()
def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT.txt", help="Your copy of the report, as plain text.")],
    as_json: AsJson = False,
) -> None:
    """Say whether a text is the report.

    Says which level holds: the exact text, the same text in another layout, only the same figures in the same order,
    or none. Exit code 0 for the first two.
    """
    from xinhui_data.api.checking import verify as verify_copy

    with _usage_errors():
        result = verify_copy(report)
    _print_json(result.as_dict()) if as_json else reporting.show_verification(report, result)
    if not result.holds:
        raise typer.Exit(PROBLEMS)


@app.command()
def mask(
    report: Annotated[Path, typer.Argument(metavar="REPORT.txt", help="The exact text of a report.")],
    report_id: Annotated[str, typer.Option("--report", metavar="ID", help="Its identifier in reports.csv.")],
    project: Project = None,
) -> None:
    """Print the skeleton of a report.

    It is made from the text and from ledger and anchors in data/raw, and goes into data/raw/skeletons; its SHA-256, for
    reports.csv, is told on standard error.
    """
    import hashlib

    from xinhui_data.api.building import mask_report

    with _usage_errors():
        skeleton = mask_report(report, report_id, project).encode("utf-8")
    sys.stdout.buffer.write(skeleton)
    typer.echo(f"skeleton_sha256 {hashlib.sha256(skeleton).hexdigest()}", err=True)


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    """Handle what stands before a command."""
    if version:
        import xinhui_data

        typer.echo(f"xinhui_data {xinhui_data.__version__}")
        raise typer.Exit


def run() -> None:
    """Run the command line; text is UTF-8 whatever the locale says."""
    # A command is short-lived: looking for garbage as often as by default costs a twentieth of its time.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # A polite request to stop ends like Ctrl-C: what was being written is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except OSError as error:
        # A full disk or a closed pipe behind standard output; what was asked for was not wholly written.
        sys.stderr.write(f"xinhui-data: standard output: {error.strerror}\n")
        os._exit(USAGE)
