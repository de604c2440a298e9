"""Commands for those who maintain the data: check, build, rules, mask, new-report."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from xinhui_data.cli import reports
from xinhui_data.cli.app import PROBLEMS, AsJson, Project, ReportText, command, print_json, project_app, usage_errors


@command(of=project_app)
def check(
    report: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Check only the raw tables of this report or draft, alone."),
    ] = None,
    text: ReportText = None,
    project: Project = None,
    as_json: AsJson = False,
) -> None:
    """Run all checks and report every problem.

    Problems are sorted, each with its place, what was expected, what was found and how to fix it. Those of one report
    come in the order of its text, each with its literal and sentence (masked, unless --text is given).
    """
    from xinhui_data.api.checks import check_data

    with usage_errors():
        result = check_data(project, None if as_json else reports.show_step, report)
        if report and not as_json:
            from xinhui_data.api.curation import OF_READINGS, placed_issues, still_to_do

            next_step = still_to_do(report, project)
            # What the readings are to say is no fault of a draft that is being read.
            shown = [each for each in result.issues if not (next_step and each.rule in OF_READINGS)]
            reports.show_placed(placed_issues(shown, report, text, project))
            reports.show_verdict_of_one(len(shown), len(result.issues) - len(shown), next_step)
            if not result.ok:
                raise typer.Exit(PROBLEMS)
            return
    if as_json:
        print_json(
            {
                "ok": result.ok,
                "issues": [issue.as_dict() for issue in result.issues],
                "not_run": {step.name: step.not_run for step in result.steps if step.not_run},
            }
        )
    else:
        reports.show_verdict(result)
    if not result.ok:
        raise typer.Exit(PROBLEMS)


@command(of=project_app)
def rules(as_json: AsJson = False) -> None:
    """List the rules of the checks, and what each protects."""
    from xinhui_data.api.checks import rules as all_rules
    from xinhui_data.cli import console

    rows = all_rules()
    print_json(rows) if as_json else console.show_rules(rows)


@command(of=project_app)
def build(project: Project = None, as_json: AsJson = False) -> None:
    """Check the raw tables, then build all the rest.

    Nothing is built when a check finds a problem; what is built replaces the old files whole or not at all.
    """
    from xinhui_data.api.checks import RAW_STEPS
    from xinhui_data.api.project import build_data

    begun = time.perf_counter()
    with usage_errors():
        report = build_data(project, None if as_json else reports.show_parts(RAW_STEPS + 1))
    if as_json:
        issues = [issue.as_dict() for issue in report.checked.issues]
        print_json(
            {
                "ok": report.ok,
                "rows": report.rows,
                "changed": list(report.changed),
                "issues": issues,
            }
        )
    else:
        reports.show_build(report, time.perf_counter() - begun)
    if not report.ok:
        raise typer.Exit(PROBLEMS)


@command(of=project_app)
def mask(
    report: Annotated[Path, typer.Argument(metavar="REPORT.txt", help="The exact text of a report.")],
    report_id: Annotated[str, typer.Option("--report", metavar="ID", help="Its folder in data/raw/reports.")],
    project: Project = None,
) -> None:
    """Write what follows from the text of a report.

    Writes skeleton.txt, which masks all but figures, anchors and punctuation, and length and digests under [text] in
    report.toml.
    """
    from xinhui_data.api.project import mask_report

    with usage_errors():
        changed = mask_report(report, report_id, project)
    typer.echo(f"changed: {', '.join(changed)}" if changed else "nothing changed")


@command("new-report", of=project_app)
def new_report(
    file: Annotated[Path, typer.Argument(metavar="REPORT.txt", help="The exact text, in UTF-8.")],
    report_id: Annotated[str, typer.Option("--id", metavar="ID", help="An identifier, such as jmd-2025-01.")],
    publisher: Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who published it, as printed.")],
    date: Annotated[str, typer.Option("--date", metavar="EDTF", help="2025-01-20, or [2025-01-15..2025-01-31].")],
    title: Annotated[str | None, typer.Option("--title", help="As printed; the first line if left out.")] = None,
    author: Annotated[str, typer.Option("--author", help="As printed.")] = "?",
    language: Annotated[str, typer.Option("--language", metavar="TAG", help="A BCP 47 tag.")] = "zh-Hans",
    project: Project = None,
) -> None:
    """Begin a report: draft its raw tables.

    The draft has the citation, the skeleton, a ledger with every numeric expression and a statement for each figure of
    which the words name an indicator. All of it is a guess, listed in guesses.csv. Drafts are never published.
    """
    from xinhui_data.api.drafts import new_report as begin

    with usage_errors():
        folder = begin(
            file,
            report_id,
            publisher=publisher,
            date=date,
            title=title,
            author=author,
            language=language,
            project=project,
        )
    said = ", ".join(f"{_rows(folder / f'{name}.csv')} {name}" for name in ("mentions", "observations", "anchors"))
    typer.echo(f"wrote {folder}: {said}, all guessed")
    typer.echo(f"`xinhui-data project curate {report_id} --reader a` reads it")


def _rows(table: Path) -> int:
    return table.read_text("utf-8").count("\n") - 1
