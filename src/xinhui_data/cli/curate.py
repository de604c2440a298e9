"""Curate a draft in the terminal: two readers, one after the other or elsewhere, then the decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from xinhui_data.cli import cards, reports
from xinhui_data.cli.app import PROBLEMS, Project, ReportText, command, project_app, usage_errors

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer

    from xinhui_data.api.curation import Desk
    from xinhui_data.workbench.deciding import DecidingSession
    from xinhui_data.workbench.edits import Editor
    from xinhui_data.workbench.reading import ReadingSession

Ask = Callable[[str], str]
_WHY = "why, in a sentence> "


@command(of=project_app)
def curate(
    report_id: Annotated[str, typer.Argument(metavar="ID", help="A draft that `project new-report` began.")],
    reader: Annotated[
        str | None, typer.Option("--reader", metavar="a|b", help="Read as the first or the second reader.")
    ] = None,
    decide: Annotated[bool, typer.Option("--decide", help="Decide where the two readers differ.")] = False,
    text: ReportText = None,
    project: Project = None,
) -> None:
    """Read a draft in the terminal, or decide.

    One mention after the other, by two readers; then decide where the two readings differ.
    Each mention is shown in its sentence, with the guess ready: Enter accepts, FIELD=VALUE corrects, ? lists the rest.
    Every answer is saved at once; the next call goes on where the last one stopped. The readers do not see each
    other's answers. --decide shows only where they differ, then writes the tables, checks them, and moves a draft
    without problems to data/raw/reports. Exit code 1 if something is left to do.
    """
    with usage_errors():
        if decide == bool(reader) or reader not in (None, "a", "b"):
            raise ValueError("give --reader a, --reader b or --decide")
        if text is None:
            raise ValueError("the text of the report is needed: give --text FILE, or set XINHUI_DATA_REPORT")
        from xinhui_data.api.curation import open_desk

        desk = open_desk(report_id, text, project)
        done = _read(desk, reader) if reader else _decide(desk)
    if not done:
        raise typer.Exit(PROBLEMS)


def _prompt(completer: Completer | None = None) -> Ask:
    """Give what asks for a line; completion comes with Tab."""
    try:
        from prompt_toolkit import PromptSession
    except ImportError:
        raise ImportError("prompt_toolkit is not installed: pip install prompt_toolkit") from None
    session: PromptSession[str] = PromptSession(completer=completer, complete_while_typing=False)

    def ask(message: str) -> str:
        try:
            return session.prompt(message).strip()
        except EOFError:
            return "quit"

    return ask


def _read(desk: Desk, reader: str) -> bool:
    session = desk.read_as(reader)
    ask = _prompt(_completer(session.editor))
    while session.open:
        cards.show_mention(session, reader)
        if not _answered(session, ask(f"{reader}> ")):
            break
    if left := len(session.open):
        typer.echo(f"{left} of {len(session.starts)} mentions left; the same command goes on")
        return False
    typer.echo(f"reading {reader} is complete: {len(session.starts)} mentions")
    return True


def _answered(session: ReadingSession, line: str) -> bool:
    """Carry out one line of a reader; False ends the session."""
    from xinhui_data.workbench.edits import EditError

    word, _, rest = line.partition(" ")
    steps = {"back": max(session.position - 1, 0), "next": min(session.position + 1, len(session.starts) - 1)}
    try:
        if line == "quit":
            return False
        if not line:
            session.accept()
        elif line == "?":
            typer.echo(cards.READING_HELP)
        elif line == "list":
            typer.echo(f"without an answer: {_numbers(session.open)}")
        elif line == "undo":
            session.undo()
        elif line in steps:
            session.show(steps[line])
        elif word == "go":
            session.go(int(rest) if rest.strip().isdecimal() else 0)
        else:
            session.edit(line)
    except EditError as error:
        typer.secho(f"  {error}", fg="red")
    return True


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _decide(desk: Desk) -> bool:
    if desk.is_guessed:
        session = desk.decide()
        ask = _prompt()
        while True:
            if each := session.difference:
                cards.show_difference(session, each)
            else:
                typer.echo(f"\nall {len(session.decisions.all)} differences are decided; Enter writes the tables")
            line = ask("decide> ")
            if not line and not each:
                break
            if line == "quit":
                typer.echo(f"{len(session.decisions.open)} differences left; the same command goes on")
                return False
            _decided(session, ask, line)
        desk.write_tables(session)
        typer.echo("the tables are written")
    return _end(desk)


def _decided(session: DecidingSession, ask: Ask, line: str) -> None:
    """Carry out one line of who decides."""
    from xinhui_data.workbench.edits import EditError

    each = session.difference
    try:
        if line == "?":
            typer.echo(cards.DECIDING_HELP)
        elif line == "undo":
            session.undo()
        elif line == "next":
            session.skip()
        elif line.startswith("against "):
            other, value = session.against(line.removeprefix("against ").strip())
            session.decide(other, value, ask(_WHY))
        elif each:
            chosen = session.chosen(each, line)
            needed = isinstance(chosen, str) and session.decisions.needs_reason(each, chosen)
            session.decide(each, chosen, ask(_WHY) if needed else "")
    except EditError as error:
        typer.secho(f"  {error}", fg="red")


def _end(desk: Desk) -> bool:
    """Check the decided draft; without problems it becomes a report."""
    if problems := desk.placed_problems():
        reports.show_placed(problems)
        again = f"`xinhui-data project curate {desk.report_id} --decide`"
        typer.echo(f"{len(problems)} problems: correct the tables, then {again} checks them again")
        return False
    typer.echo(f"0 problems; the draft is now {desk.home.name(desk.publish())}; `make data` builds it")
    return True


def _completer(editor: Editor) -> Completer:
    """Complete fields, then their codes and identifiers, each with its Chinese name beside it."""
    from prompt_toolkit.completion import WordCompleter

    from xinhui_data.workbench.edits import ASIDE, choices

    words: dict[str, str] = dict.fromkeys(
        ["figure", "split", "drop", "fact", "undo", "go", "back", "next", "list", "quit"], ""
    )
    words |= {f"aside {role}": "" for role in ASIDE} | choices(editor.shared)
    return WordCompleter(list(words), meta_dict=dict(words), match_middle=True, sentence=True)
