"""A text with a mark behind each figure, as shown on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from xinhui_data.cli.language import language, say
from xinhui_data.cli.layout import wrapped
from xinhui_data.model.terms import Measure
from xinhui_data.model.text import Text as Words
from xinhui_data.model.text import label, name_of
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


_CHINESE = {
    Verdict.AGREES: "一致",
    Verdict.REFINES: "更精确",
    Verdict.DIFFERS: "不一致",
    Verdict.UNKNOWN: "无法判断",
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
    said = say(", ", "，").join(
        say(f"{counts[verdict]} {_plural(verdict, counts[verdict])}", f"{_CHINESE[verdict]}{counts[verdict]}处")
        for verdict in Verdict
        if counts[verdict]
    )
    total = say(f"{len(figures)} figure{'' if len(figures) == 1 else 's'}", f"共{len(figures)}个数据")
    console.print(f"{total}{say(': ', '：') if said else ''}{said}", style="dim")


def _plural(verdict: Verdict, count: int) -> str:
    return verdict if count == 1 or verdict is Verdict.UNKNOWN else verdict.removesuffix("s")


def _show_line(console: Console, number: int, each: CheckedFigure) -> None:
    mark, style = _MARKS[each.verdict]
    line = Text(f"{mark}{number} ", style=style)
    line.append(each.printed, style="bold")
    told = each.verdict in (Verdict.DIFFERS, Verdict.UNKNOWN)
    reason = say(f" ({each.reason.en})", f"（{each.reason.zh}）") if told else ""
    line.append(say(f" {each.verdict}{reason}", f" {_CHINESE[each.verdict]}{reason}"), style=style)
    ours, source = each.statement, each.source
    if ours and source and each.interval:
        line.append(say(f"; ours: {ours.printed}", f"；已公布数：{ours.printed}"))
    console.print(line)
    if not (ours and source and each.interval):
        return
    measure = Words("", "") if ours.measure is Measure.LEVEL else label(ours.measure)
    fact = say(
        f"{ours.indicator_en}{', ' if measure.en else ''}{measure.en}; {ours.subject_en}, "
        f"{ours.time_period or 'undated'}, {label(ours.status).en}",
        f"{ours.indicator_zh}{measure.zh}；{ours.subject_zh}，{ours.time_period or '未注明时期'}，"
        f"{label(ours.status).zh}",
    )
    publisher = say(source.publisher_en, source.publisher_zh)
    where = f"{ours.observation_id} · {each.interval.pick(language())} · {publisher}{say(', ', '，')}{_date(source)}"
    doubts = [name_of(caveat, "caveat").pick(language()) for caveat in each.caveats]
    caveats = [Text(doubt, "yellow") for doubt in doubts] if each.verdict is Verdict.DIFFERS else []
    for words in (Text(fact), Text(where, "dim"), *caveats):
        for each_line in wrapped(words.plain, console.width - 3):
            console.print(Text(f"   {each_line}", style=words.style), soft_wrap=True)


def _date(source: Document) -> str:
    first, last = source.date_earliest, source.date_latest
    return str(first) if first == last else say(f"between {first} and {last}", f"{first}至{last}之间")
