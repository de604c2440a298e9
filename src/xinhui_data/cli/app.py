"""The command line itself: its options, its exit codes, and how it answers errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from xinhui_data.api.names import UnknownNameError
from xinhui_data.cli.language import Command, Group, language, say
from xinhui_data.model.issues import visible

PROBLEMS, USAGE, INTERRUPTED = 1, 2, 130
_SETTINGS: dict[str, Any] = {
    "cls": Group,
    "no_args_is_help": True,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(
    name="xinhui-data",
    help="Every economic figure of newspaper reports on Xinhui District, as audited data.\n\n"
    "Exit codes: 0 fine, 1 problems found or nothing found, 2 wrong usage, 130 interrupted.\n\n"
    "\b\nExamples:\n"
    "  xinhui-data facts                 every fact, in words\n"
    "  xinhui-data search investment     those about investment\n"
    "  xinhui-data show gdp-2023         one in full\n"
    "  xinhui-data targets               targets and what was reached\n"
    "  xinhui-data check-text DRAFT.txt  do the figures of a text agree?",
    **_SETTINGS,
)
project_app = typer.Typer(
    name="project",
    help="For maintainers: check, build, add reports.",
    **_SETTINGS,
)

F = TypeVar("F", bound=Callable[..., None])


def command(name: str | None = None, *, of: typer.Typer = app) -> Callable[[F], F]:
    """Register a command that answers in the language of the switch."""
    return of.command(name, cls=Command)


AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Answer as CSV, for spreadsheets.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace what exists.")]
Project = Annotated[
    Path | None,
    typer.Option("--project", metavar="DIR", help="A checkout; by default the data of this command."),
]
ReportText = Annotated[
    Path | None,
    typer.Option("--text", metavar="FILE", envvar="XINHUI_DATA_REPORT", help="The exact text of the report."),
]


@contextmanager
def usage_errors() -> Iterator[None]:
    """Convert errors that a user can fix into one line on standard error and exit code 2.

    Those of standard output, which name no file, are left to the end of the command.
    """
    try:
        yield
    except KeyboardInterrupt:
        stopped = say(
            "interrupted; no file was left half written, run it again", "已中断；没有写坏任何文件，请重新运行"
        )
        typer.echo(f"xinhui-data: {stopped}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except (UnknownNameError, OSError, ValueError, ImportError) as error:
        if isinstance(error, OSError) and error.errno and not error.filename:
            raise
        typer.echo(f"xinhui-data: {visible(_message(error), most=2000)}", err=True)
        raise typer.Exit(USAGE) from None


def _message(error: Exception) -> str:
    if isinstance(error, UnknownNameError):
        return error.said.pick(language())
    return f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)


def one_form(as_csv: bool, as_json: bool) -> None:
    """Refuse an answer that is wanted both as CSV and as JSON."""
    if as_csv and as_json:
        raise typer.BadParameter(say("give --csv or --json, not both", "--csv与--json只能选其一"))


def print_json(value: Any) -> None:
    """Print output for a program."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
