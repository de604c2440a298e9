"""What a reader of a draft sees: one mention in its sentence with the answer, or one difference of two readings."""

from __future__ import annotations

import typer
from rich.cells import cell_len

from xinhui_data.model.dataset import Dataset
from xinhui_data.prose.segments import sentences
from xinhui_data.workbench.answers import Fact, Word
from xinhui_data.workbench.deciding import DecidingSession
from xinhui_data.workbench.differences import Difference
from xinhui_data.workbench.edits import identifiers
from xinhui_data.workbench.reading import ReadingSession

_CHOSEN = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period", "caveat_ids")
_OPTIONAL = ("scope_id", "caveat_ids")
_FIELD_WIDTH, _VALUE_WIDTH = 13, 34

READING_HELP = """\
Enter            accept the answer as shown; it is saved at once
FIELD=VALUE      correct a field; the beginning of field and code is enough: st=tar
FIELD@WORD       the word of the text that says so, of several the nearest: status@实现;
                 both: st=target@目标; another place: status@实现:26
caveats=+ID      add a caveat
printed=LITERAL  let the literal end elsewhere
aside ROLE       no figure: period, name, code, idiom, threshold; restated OFFSET
figure           a figure after all
split, drop      state a second fact of the same literal; remove the one in view
fact N           correct fact N
undo             take back the answer saved last
go N, back, next another mention; list: those without an answer
quit             stop; the next time goes on here"""

DECIDING_HELP = """\
a, b             as this reader has it
VALUE            neither: another value, or for a word the word itself
against OFFSET FIELD=VALUE
                 decide where both readers have the same
undo             take back the last decision
next             leave this one for later
quit             stop; the next time goes on here"""


def show_mention(session: ReadingSession, reader: str) -> None:
    """Show the mention in view: its sentence, and the answer that Enter accepts."""
    number, total = session.position + 1, len(session.starts)
    state = "answered" if session.is_answered else f"{len(session.open)} to read"
    facts = session.edited.answer
    _title(f"{number} of {total}, {state}, reading {reader}", f"offset {session.start}")
    _sentence(session.editor.text, session.start, session.edited.fact.cells["printed"])
    for place, fact in enumerate(facts):
        if len(facts) > 1:
            typer.secho(f"fact {place + 1}{' (edits change this one)' if place == session.edited.current else ''}")
        _fact(fact, session.editor.shared)


def show_difference(session: DecidingSession, each: Difference) -> None:
    """Show the difference in view: the sentence, what both have, and what each reader says."""
    first, second = session.facts(each)
    printed = next(fact.cells["printed"] for fact in (first, second) if fact)
    _title(f"{len(session.decisions.open)} of {len(session.decisions.all)} differences left", f"offset {each.case[0]}")
    _sentence(session.editor.text, each.case.char_start, printed)
    if first and second and first.is_figure:
        same = [name for name in _CHOSEN if first.cells[name] == second.cells[name] and first.cells[name]]
        typer.echo(f"  both: {', '.join(first.cells[name] for name in same)}")
    field = f"word of {each.field[:-1]}" if each.is_word else each.field
    typer.secho(f"  {field}", bold=True)
    for reader, said in (("a", each.first), ("b", each.second)):
        typer.echo(f"  {reader}: " + ("does not have this fact" if said is None else said or "(empty)"))


def _title(left: str, right: str) -> None:
    typer.secho(f"\n{left}{right:>{79 - len(left)}}", dim=True)


def _sentence(text: str, start: int, printed: str) -> None:
    """Show the sentence around a literal, cut where it is long."""
    end = start + len(printed)
    around = next((each for each in sentences(text) if each.start <= start < each.end), None)
    first, last = (around.start, around.end) if around else (start, end)
    before, after = text[max(first, start - 70) : start], text[end : min(last, end + 50)]
    marked = typer.style(f"【{printed}】", fg="yellow", bold=True)
    lead, trail = "…" if first < start - 70 else "", "…" if last > end + 50 else ""
    typer.echo(f"{lead}{before.lstrip()}" + marked + f"{after.rstrip()}{trail}")


def _fact(fact: Fact, shared: Dataset) -> None:
    cells = fact.cells
    if not fact.is_figure:
        said = (
            f" of offset {cells['repeats']}" if cells["repeats"] else f", meaning {fact.period}" if fact.period else ""
        )
        typer.echo(f"  {'set aside':{_FIELD_WIDTH}} {cells['role']}{said}")
        return
    for name in _CHOSEN:
        value = cells[name]
        if not value and name in _OPTIONAL:
            continue
        word = fact.words.get(name)
        named = identifiers(name, shared).get(value, "")
        shown = f"{value or '?'} {named}" if named and named != value else value or "?"
        _line(name.removesuffix("_id"), shown, word)
    upper = f" to {cells['value_to']}" if cells["value_to"] else ""
    power = "" if cells["scale"] in ("", "0") else f" × 10^{cells['scale']}"
    read = f"{cells['value'] or '?'}{upper}{power} {cells['unit_id'] or '?'}, {cells['bound'] or '?'}"
    _line("value", read, fact.words.get("bound"))


def _line(name: str, shown: str, word: Word | None) -> None:
    padding = " " * max(1, _VALUE_WIDTH - cell_len(shown))
    typer.echo(f"  {name:{_FIELD_WIDTH}} {shown}{f'{padding}← {word.text}' if word else ''}")
