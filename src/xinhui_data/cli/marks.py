"""A text with a mark behind each figure, as shown on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from xinhui_data.model.terms import Measure
from xinhui_data.prose.comparison import Verdict

if TYPE_CHECKING:
    from xinhui_data.api.check_text import CheckedFigure
    from xinhui_data.model.documents import Document

_MARKS = {
    Verdict.AGREES: ("✓", "green"),
    Verdict.REFINES: ("≈", "green"),
    Verdict.DIFFERS: ("✗", "bold red"),
    Verdict.UNKNOWN: ("?", "dim"),
}


def show_checked(text: str, figures: Sequence[CheckedFigure]) -> None:
    """Show the text with marks and numbers, then what each figure was held against, and a count."""
    console, marked, end = Console(highlight=False), Text(), 0
    for number, each in enumerate(figures, start=1):
        mark, style = _MARKS[each.verdict]
        marked.append(text[end : each.start])
        marked.append(f"{each.printed}[{mark}{number}]", style=style)
        end = each.end
    marked.append(text[end:])
    console.print(marked, end="" if text.endswith("\n") else "\n", soft_wrap=True)
    console.print()
    for number, each in enumerate(figures, start=1):
        _show_line(console, number, each)
    counts = Counter(each.verdict for each in figures)
    said = ", ".join(f"{counts[verdict]} {_plural(verdict, counts[verdict])}" for verdict in Verdict if counts[verdict])
    console.print(f"{len(figures)} figure{'' if len(figures) == 1 else 's'}{': ' if said else ''}{said}", style="dim")


def _plural(verdict: Verdict, count: int) -> str:
    return verdict if count == 1 or verdict is Verdict.UNKNOWN else verdict.removesuffix("s")


def _show_line(console: Console, number: int, each: CheckedFigure) -> None:
    mark, style = _MARKS[each.verdict]
    line = Text(f"{mark}{number} ", style=style)
    line.append(each.printed, style="bold")
    told = each.verdict in (Verdict.DIFFERS, Verdict.UNKNOWN)
    line.append(f" {each.verdict}" + (f" ({each.reason.en})" if told else ""), style=style)
    ours, source = each.statement, each.source
    if ours and source and each.interval:
        line.append(f"; ours: {ours.printed}")
    console.print(line)
    if not (ours and source and each.interval):
        return
    measure = "" if ours.measure is Measure.LEVEL else f", {ours.measure.replace('_', ' ')}"
    fact = f"{ours.indicator_en}{measure}; {ours.subject_en}, {ours.time_period or 'undated'}, {ours.status}"
    where = f"{ours.observation_id} · {each.interval.en} · {source.publisher_en}, {_date(source)}"
    caveats = [Text(caveat.caveat_en, "yellow") for caveat in each.caveats] if each.verdict is Verdict.DIFFERS else []
    for words in (Text(fact), Text(where, "dim"), *caveats):
        console.print(Padding(words, (0, 0, 0, 3)))


def _date(source: Document) -> str:
    first, last = source.date_earliest, source.date_latest
    return str(first) if first == last else f"between {first} and {last}"
