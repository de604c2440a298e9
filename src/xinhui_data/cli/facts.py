"""The command that most people want first: every fact, in words and units that people say."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from xinhui_data.cli.app import PROBLEMS, AsJson, app, print_json, usage_errors


@app.command()
def facts(
    language: Annotated[str, typer.Option("--lang", metavar="en|zh", help="Of the facts and their headings.")] = "en",
    unit: Annotated[
        str | None, typer.Option("--unit", help="Only what has this unit, all of it in this unit: 亿元, CNY bn, %, 家.")
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="actual, planned, target, expected or outlook; or in Chinese.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", help="Of the period.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="Such as investment or 投资.")] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="Who it is about, by name or identifier.")] = None,
    origin: Annotated[
        str | None, typer.Option("--origin", help="report, external (another source) or implied (it follows).")
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Answer as CSV that spreadsheets open.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show every fact in words: who, what, when, actual or target, value, interval, source, and what is in doubt.

    Those of the reports, of other sources, and what follows from the reports. Nothing found gives exit code 1.
    """
    from xinhui_data.api.facts import fact_rows
    from xinhui_data.formats.facts import facts_csv

    if as_csv and as_json:
        raise typer.BadParameter("give --csv or --json, not both")
    with usage_errors():
        rows = fact_rows(language, unit=unit, status=status, year=year, topic=topic, subject=subject, origin=origin)
    if as_csv:
        sys.stdout.buffer.write(facts_csv(rows, language))
    elif as_json:
        print_json([row._asdict() for row in rows])
    elif rows:
        from xinhui_data.cli import console

        console.show_facts(rows, language)
    else:
        typer.echo("没有符合条件的数据" if language == "zh" else "no fact fits all of these options", err=True)
    if not rows:
        raise typer.Exit(PROBLEMS)
