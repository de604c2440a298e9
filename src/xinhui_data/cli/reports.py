"""Output of checks, builds and verifications on the command line."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from xinhui_data.cli.language import language, say
from xinhui_data.model.issues import Issue, explain, visible
from xinhui_data.model.text import Text

if TYPE_CHECKING:
    from xinhui_data.api.checks import CheckReport, Step
    from xinhui_data.api.project import BuildReport
    from xinhui_data.checks.verification import Verification
    from xinhui_data.workbench.places import Placed

_DIFFERENCES_SHOWN = 20


def show_step(step: Step) -> None:
    """Show a check as it is done."""
    if step.not_run:
        some = f"{_problems(len(step.issues))}; " if step.issues else ""
        typer.echo(f"{typer.style('–', fg='yellow')} {step.name}: {some}not run; {step.not_run}")
    elif step.issues:
        typer.echo(f"{typer.style('✗', fg='red')} {step.name}: {_problems(len(step.issues))}")
    else:
        typer.echo(f"{typer.style('✓', fg='green')} {step.name}")


def show_parts(total: int) -> Callable[[Step], None]:
    """Give what shows each check as it is done, with its number of all parts and the seconds since the start."""
    begun, numbers = time.perf_counter(), itertools.count(1)

    def show(step: Step) -> None:
        typer.echo(f"part {next(numbers)} of {total}, {time.perf_counter() - begun:.1f} s ", nl=False)
        show_step(step)

    return show


def _problems(count: int) -> str:
    return f"{count} problem{'' if count == 1 else 's'}"


def _show_issues(issues: Sequence[Issue]) -> None:
    if issues:
        typer.echo(f"\n{explain(issues)}\n")


def show_placed(problems: Sequence[Placed]) -> None:
    """Show the problems of a report in the order of its text, those of a mention under its sentence."""
    for offset, group in itertools.groupby(problems, key=lambda each: each.offset):
        each = list(group)
        if offset >= 0:
            typer.secho(f"\noffset {offset}, {each[0].printed}: {each[0].sentence}", bold=True)
        else:
            typer.echo()
        typer.echo(explain(one.issue for one in each))
    if problems:
        typer.echo()


def show_verdict_of_one(problems: int, waiting: int, next_step: str) -> None:
    """Show the verdict on one report or draft in one line, after what is to be done next."""
    if next_step:
        typer.echo(next_step)
    later = f", and {waiting} that the readings are to settle" if waiting else ""
    typer.echo(f"checked: {_problems(problems)}{later}")


def show_verdict(report: CheckReport) -> None:
    """Show all issues and the verdict in one line."""
    _show_issues(report.issues)
    skipped = sum(bool(step.not_run) for step in report.steps)
    note = f", {skipped} not run" if skipped else ""
    typer.echo(f"checked in {len(report.steps)} steps{note}: {_problems(len(report.issues))}")


def show_build(report: BuildReport, seconds: float) -> None:
    """Show the outcome of a build in one line."""
    _show_issues(report.checked.issues)
    if not report.ok:
        typer.echo(f"nothing built: {_problems(len(report.checked.issues))} ({seconds:.1f} s)")
        return
    typer.echo(f"changed: {', '.join(report.changed)}" if report.changed else "nothing changed")
    typer.echo(
        f"built {len(report.rows)} tables: {report.rows['observations']} observations from {report.rows['mentions']} "
        f"mentions, 0 problems ({seconds:.1f} s)"
    )


def show_verification(file: Path, result: Verification) -> None:
    """Show which level holds, in words."""
    heading = f"{visible(str(file))}{say(': ', '：')}{say(result.level.en, result.level.zh)}"
    typer.secho(heading, fg="green" if result.holds else "red", bold=True)
    for line in (*result.remarks, *result.problems, *map(str, result.differences[:_DIFFERENCES_SHOWN])):
        typer.echo(f"  {visible(line)}")
    if (more := len(result.differences) - _DIFFERENCES_SHOWN) > 0:
        typer.echo(f"  {say(f'and {more} more; --json lists all', f'另有{more}处；--json列出全部')}")
    typer.echo(_VERDICT[result.level.value].pick(language()).format(report=result.report_id))


_VERDICT = {
    "exact": Text(
        "this is report {report}: digest, skeleton and every literal in its place",
        "这就是报道{report}：校验值、遮字文本和每处原文表述都相符",
    ),
    "layout": Text(
        "this is report {report}: every word and number is the same, only the layout differs",
        "这就是报道{report}：文字和数字全部相同，仅版式不同",
    ),
    "figures": Text(
        "its figures are those of report {report}, but its words are not: the provenance is not proved",
        "数据与报道{report}相同，但文字不同：不能证明出处",
    ),
    "different": Text("this is not the text of report {report}", "这不是报道{report}的文本"),
}
