"""Commands for single records and for tables: show, cite, tables, describe, diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xinhui_data.cli.app import PROBLEMS, AsCsv, AsJson, command, one_form, print_json, usage_errors
from xinhui_data.cli.completion import figures, tables
from xinhui_data.cli.facts import answer
from xinhui_data.cli.language import language, say

TableName = Annotated[
    str, typer.Argument(metavar="TABLE", help="A table; `xinhui-data tables` lists them.", autocompletion=tables)
]


@command()
def show(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Figures of any origin, indicators, subjects, units, caveats, documents, findings, ...",
            autocompletion=figures,
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Show records in full, by identifier.

    Of a figure its interval, where it is printed, what is in doubt, and what others say. With --json, a list.
    """
    from xinhui_data.api.records import records
    from xinhui_data.cli import console

    with usage_errors():
        found = [record for name in ids for record in records(name)]
    if as_json:
        print_json([record.model_dump(mode="json") for record in found])
    else:
        for record in found:
            console.show_details(record)


@command()
def cite(
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A figure; the data set if left out.", autocompletion=figures),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show how to cite the data, or one figure.

    One figure is cited with its value, interval and place. As text and as BibTeX, with --json also as CSL-JSON;
    please cite the report as well.
    """
    from dataclasses import asdict

    from xinhui_data.api.citation import cite as cite_data

    with usage_errors():
        citation = cite_data(name, language="zh" if language() == "zh" else "en")
    print_json(asdict(citation)) if as_json else typer.echo(str(citation))


@command("tables")
def list_tables(as_json: AsJson = False) -> None:
    """List the tables with rows and contents."""
    from xinhui_data.api.codebook import table_rows
    from xinhui_data.cli import console

    with usage_errors():
        rows = table_rows()
    print_json(rows) if as_json else console.show_tables(rows)


@command()
def describe(table: TableName = "observations", as_json: AsJson = False) -> None:
    """Show the codebook of a table.

    Every column with its type, unit, meaning and allowed values.
    """
    from xinhui_data.api.codebook import column_rows
    from xinhui_data.cli import console

    with usage_errors():
        rows = column_rows(table)
    print_json(rows) if as_json else console.show_columns(table, rows)


@command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A version: data/processed, an export, a wheel.")],
    new: Annotated[
        Path | None, typer.Argument(metavar="NEW", help="Another version; by default the data of this command.")
    ] = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two versions.

    Every row that came or went and every cell that changed. Exit code 1 if anything differs.
    """
    from xinhui_data.api.diff import changes
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    with usage_errors():
        rows = changes(old, new)
    if not rows:
        typer.echo("[]" if as_json else say("no difference", "没有差别"))
        return
    answer(rows, console.show_changes, none="", as_csv=as_csv, as_json=as_json)
    raise typer.Exit(PROBLEMS)
