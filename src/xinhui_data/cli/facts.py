"""Commands that answer in words: facts, search, targets, series, comparisons, histories."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from xinhui_data.cli.app import PROBLEMS, AsCsv, AsJson, command, one_form, print_json, usage_errors
from xinhui_data.cli.completion import figures, names, series_names
from xinhui_data.cli.language import language, say
from xinhui_data.model.issues import visible

if TYPE_CHECKING:
    from xinhui_data.prose.index import Hit

Row = TypeVar("Row", bound=NamedTuple)
Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="A figure or an indicator; all if left out.", autocompletion=figures),
]


def answer(
    rows: Sequence[Row], show: Callable[[Sequence[Row]], None], *, none: str, as_csv: bool, as_json: bool
) -> None:
    """Print rows as cards, as CSV or as JSON; without rows say so, with exit code 1."""
    if as_csv:
        from xinhui_data.formats.people import headings, people_csv

        columns = headings(rows[0]._fields, language()) if rows else ()
        sys.stdout.buffer.write(people_csv(columns, rows) if rows else b"")
    elif as_json:
        print_json([row._asdict() for row in rows])
    elif rows:
        show(rows)
    if not rows:
        typer.echo(f"xinhui-data: {none}", err=True)
        raise typer.Exit(PROBLEMS)


@command()
def facts(
    unit: Annotated[
        str | None, typer.Option("--unit", help="Only what has this unit, all of it in this unit: 亿元, CNY bn, %, 家.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            help="actual, planned, target, expected or outlook; or in Chinese.",
            autocompletion=names("status"),
        ),
    ] = None,
    year: Annotated[str | None, typer.Option("--year", help="Of the period.")] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", help="Such as investment or 投资.", autocompletion=names("topic"))
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="Who it is about, by name or identifier.", autocompletion=names("subject")),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--origin",
            help="report, external (another source) or implied (it follows).",
            autocompletion=names("origin"),
        ),
    ] = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Show every fact in words.

    Who, what, when, actual or target, value, interval, source, and what is in doubt. Those of the reports, of other
    sources, and what follows from the reports. Nothing found gives exit code 1.
    """
    from xinhui_data.api.facts import fact_rows
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    chosen = {"unit": unit, "status": status, "year": year, "topic": topic, "subject": subject, "origin": origin}
    with usage_errors():
        rows = fact_rows(language(), **chosen)
    none = say("no fact fits all of these options", "没有符合条件的数据")
    answer(rows, console.show_facts, none=none, as_csv=as_csv, as_json=as_json)


@command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="In Chinese or English, or a number.")],
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Find facts by words, the best first.

    By names, definitions, topics, status, measure, literals, numbers and caveats. All words must be in a fact; synonyms
    are known, and Chinese needs no spaces: 工业投资增速. Where nothing has all of them, near misses are shown, and said
    to be such; this and nothing found give exit code 1.
    """
    from xinhui_data.api.facts import fact_rows
    from xinhui_data.api.search import search_hits
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    asked = " ".join(words)
    with usage_errors():
        hits = search_hits(asked)
        rows = fact_rows(language(), [hit.id for hit in hits])
    if hits and hits[0].missed:
        typer.echo(f"xinhui-data: {visible(_near(hits), most=500)}", err=True)
    none = visible(say(f"nothing found for {asked!r}", f"没有找到“{asked}”"), most=500)
    answer(rows, console.show_facts, none=none, as_csv=as_csv, as_json=as_json)
    if hits[0].missed:
        raise typer.Exit(PROBLEMS)


def _near(hits: Sequence[Hit]) -> str:
    """Say in one line that what follows are near misses, and of what."""
    from xinhui_data.api.search import missed_by_all

    missed = missed_by_all(hits)
    said = say("; ", "；").join(
        say(f"{word!r} read as {nearest!r}", f"“{word}”按“{nearest}”查找")
        if nearest
        else say(f"none has {word!r}", f"均不含“{word}”")
        for word, nearest in missed
    )
    heading = say("no fact has all of these words; near misses", "没有完全符合的数据，以下是相近结果")
    return f"{heading}{say(': ', '：')}{said}" if said else heading


@command()
def targets(as_csv: AsCsv = False, as_json: AsJson = False) -> None:
    """Show the targets, and what was reached.

    Each beside the level it started from and the level that was reached in its period. The outcome is met, missed,
    open (the printed figures do not decide it) or unknown (no level of the period is published here).
    """
    from xinhui_data.api.targets import target_rows
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    with usage_errors():
        rows = target_rows(language())
    none = say("no target is published", "没有目标数据")
    answer(rows, console.show_targets, none=none, as_csv=as_csv, as_json=as_json)


@command()
def series(
    name: Annotated[
        str | None,
        typer.Argument(metavar="SERIES", help="A series; all if left out.", autocompletion=series_names),
    ] = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Show indicators over the years.

    From the reports, implied by them, and from other sources.
    """
    from xinhui_data.api.series import series_rows
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    with usage_errors():
        rows = series_rows(name, language())
    none = say("no series is published", "没有历年数据")
    answer(rows, console.show_series, none=none, as_csv=as_csv, as_json=as_json)


@command()
def compare(name: Name = None, as_csv: AsCsv = False, as_json: AsJson = False) -> None:
    """Show figures beside those of other sources.

    The relation is agrees, refines (the other figure lies inside the open interval of ours), revises, differs, or
    context (the figures are of different facts; it is said in what). Nothing to compare with gives exit code 1.
    """
    from xinhui_data.api.compare import compared_rows
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    with usage_errors():
        rows = compared_rows(name, language())
    none = say(f"nothing to compare {name or 'any figure'} with is published", f"没有可与{name or '数据'}对照的数据")
    answer(rows, console.show_comparisons, none=none, as_csv=as_csv, as_json=as_json)


@command()
def history(
    name: Name = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="Only what was certainly known by this day (or month)."),
    ] = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Show what documents state of one fact, by date.

    Each statement is shown with its relation to the one before: agrees, refines, revises or differs. Without a name:
    every fact that several documents state, and with --as-of every fact known by then. Nothing found gives exit code 1.
    """
    from xinhui_data.api.history import history_rows
    from xinhui_data.cli import console

    one_form(as_csv, as_json)
    with usage_errors():
        rows, left_out = history_rows(name, as_of, language())
    if left_out:
        said = say(f"left out, since their day is not known: {left_out}", f"因公布日期不详而未列：{left_out}条")
        typer.echo(f"xinhui-data: {said}", err=True)
    none = (
        say("nothing was certainly known by then", "截至该日，尚无可确认已公布的数据")
        if as_of
        else say("no fact is stated by several documents", "没有多份文件述及的数据")
    )
    answer(rows, console.show_history, none=none, as_csv=as_csv, as_json=as_json)
