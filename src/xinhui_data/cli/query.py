"""Commands for readers: tables, observations, comparisons, series, exports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from xinhui_data.cli.app import PROBLEMS, AsJson, TableName, app, print_json, usage_errors


@app.command()
def tables(as_json: AsJson = False) -> None:
    """List the tables with rows and contents."""
    from xinhui_data.api.codebook import table_rows
    from xinhui_data.cli import console

    with usage_errors():
        rows = table_rows()
    print_json(rows) if as_json else console.show_tables(rows)


@app.command()
def show(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID|WORDS", help="An observation's identifier, or words in Chinese or English."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show observations: all, by words, or one in full; or a derived value by its identifier.

    Words may be Chinese or English; all must occur. One in full, by its identifier, states where it is printed, its
    interval and its caveats. With --json, one in full is an object, others are a list. Nothing found gives exit code 1.
    """
    from xinhui_data.api.export import rows_of
    from xinhui_data.api.query import derived_value, observation, search_ids
    from xinhui_data.api.tables import load
    from xinhui_data.cli import console

    text = " ".join(words or [])
    with usage_errors():
        rows = rows_of(load("observations", engine="arrow"))
        if exact := [row["observation_id"] for row in rows if row["observation_id"] == text.strip().lower()]:
            full = observation(exact[0])
            print_json(full.model_dump(mode="json")) if as_json else console.show_in_full(full)
            return
        if derived := derived_value(text.strip().lower()):
            print_json(derived.model_dump(mode="json")) if as_json else console.show_derived_in_full(derived)
            return
        found = set(search_ids(text))
    chosen = [row for row in rows if row["observation_id"] in found]
    if as_json:
        print_json(chosen)
    elif chosen:
        console.show_observations(chosen)
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
    from xinhui_data.api.codebook import column_rows
    from xinhui_data.cli import console

    with usage_errors():
        rows = column_rows(table)
    print_json(rows) if as_json else console.show_columns(table, rows)


@app.command()
def export(
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="A table; `xinhui-data tables` lists them.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="csv|parquet|json|xlsx", help="The format; by the ending of FILE, or csv."
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The file to write; standard output if left out.")
    ] = None,
    everything: Annotated[
        Path | None,
        typer.Option("--all", metavar="DIR", help="Write the whole data set in every format: a folder or a .zip file."),
    ] = None,
    partitioned: Annotated[
        Path | None,
        typer.Option("--partitioned", metavar="DIR", help="Write all tables as Parquet, one file a report."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace what exists.")] = False,
) -> None:
    """Write a table as csv, parquet, json or xlsx; or, with --all, everything in every format.

    Everything is CSV, Parquet, JSON, Excel, SQLite, Data Package, Croissant, SDMX, CSV on the Web, schema.org, Web
    Annotation, with checksums. What is written is whole or not there at all; what exists is kept unless --replace is
    given. With --all and --partitioned even that replaces an unchanged earlier export alone.
    """
    from xinhui_data.api.export import export as export_table
    from xinhui_data.api.export import export_bytes, format_named

    if everything or partitioned:
        _export_all(everything, partitioned, others=(table, format, to), replace=replace)
        return
    if table is None:
        raise typer.BadParameter("give a TABLE, or --all DIR for everything in every format")
    with usage_errors():
        chosen = format or (format_named(to) if to else "csv")
        if to is not None:
            typer.echo(f"wrote {export_table(table, chosen, to, replace=replace)}")
            return
        if chosen in ("parquet", "xlsx") and sys.stdout.isatty():
            raise ValueError(f"{chosen} is not text for a terminal; give a file with --to")
        sys.stdout.buffer.write(export_bytes(table, chosen))


def _export_all(
    everything: Path | None, partitioned: Path | None, *, others: tuple[object, ...], replace: bool
) -> None:
    from xinhui_data.api.archive import export_all, export_partitioned

    if any(other is not None for other in others):
        raise typer.BadParameter("--all and --partitioned write every table; leave out TABLE, --format and --to")
    typer.echo("writing every table ...", err=True)
    with usage_errors():
        if everything:
            typer.echo(f"wrote {export_all(everything, replace=replace)}")
        if partitioned:
            typer.echo(f"wrote {export_partitioned(partitioned, replace=replace)}")


@app.command()
def compare(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="An observation, derived value or indicator; all if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare figures of the report with those of other sources.

    The relation is agrees, refines (the other figure lies inside the open interval of the report), revises, differs, or
    context (the figures refer to different facts; the fields are listed). Nothing to compare with gives exit code 1.
    """
    from xinhui_data.api.history import compare as compared
    from xinhui_data.api.history import plain_rows
    from xinhui_data.cli import console

    with usage_errors():
        rows = plain_rows(compared(name))
    if as_json:
        print_json(rows)
    elif rows:
        console.show_comparisons(rows)
    else:
        typer.echo(f"nothing to compare {name or 'any figure'} with is known", err=True)
    if not rows:
        raise typer.Exit(PROBLEMS)


@app.command()
def history(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A figure or an indicator; all with several statements if left out."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="Only what was certainly known on this day.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what documents state of the same fact, one after the other.

    Each statement is shown with its relation to the one before: agrees, refines, revises or differs. Nothing found
    gives exit code 1.
    """
    from xinhui_data.api.history import history as statements
    from xinhui_data.api.history import plain_rows
    from xinhui_data.cli import console

    with usage_errors():
        rows = plain_rows(statements(name, as_of))
    if as_json:
        print_json(rows)
    elif rows:
        console.show_history(rows)
    else:
        typer.echo("nothing is stated by then" if as_of else "no fact is stated by several documents", err=True)
    if not rows:
        raise typer.Exit(PROBLEMS)


@app.command()
def series(
    name: Annotated[str | None, typer.Argument(metavar="SERIES", help="A series; all if left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show an indicator over the years.

    From the report, implied by it, and from other sources.
    """
    from xinhui_data.api.history import plain_rows
    from xinhui_data.api.history import series as points
    from xinhui_data.cli import console

    with usage_errors():
        rows = plain_rows(points(name))
    print_json(rows) if as_json else console.show_series(rows)


@app.command()
def plot(
    name: Annotated[str, typer.Argument(metavar="SERIES", help="A series; `xinhui-data series` lists them.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The picture to write: png, svg or pdf.")],
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="en|zh", help="The language of its text.")
    ] = "en",
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it exists.")] = False,
) -> None:
    """Draw a series as a picture.

    Intervals are error bars, open ends are arrows, what is not actual is hollow; sources are listed below. Needs
    matplotlib.
    """
    from xinhui_data.api.history import save_plot

    with usage_errors():
        typer.echo(f"wrote {save_plot(name, to, language, replace=replace)}")


@app.command()
def cite(as_json: AsJson = False) -> None:
    """Show how to cite the data and their report.

    As text and as BibTeX; please cite both.
    """
    from dataclasses import asdict

    from xinhui_data.api.citation import cite as cite_data

    with usage_errors():
        citation = cite_data()
    print_json(asdict(citation)) if as_json else typer.echo(str(citation))
