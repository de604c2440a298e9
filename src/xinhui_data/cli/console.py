"""Facts, targets, comparisons, records and tables as shown on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from xinhui_data.cli.language import language, say
from xinhui_data.cli.layout import Page

if TYPE_CHECKING:
    from xinhui_data.api.compare import ComparedRow
    from xinhui_data.api.diff import Change
    from xinhui_data.api.history import HistoryRow
    from xinhui_data.api.series import SeriesRow
    from xinhui_data.api.targets import TargetRow
    from xinhui_data.formats.facts import Fact
    from xinhui_data.model.columns import Record


def show_facts(rows: Sequence[Fact]) -> None:
    """Show facts as cards: what, who and when; the value; the identifier."""
    page = Page()
    for row in rows:
        doubts = say(f"caveats: {row.caveats}", f"注意：{row.caveats}") if row.caveats else ""
        page.card(_joined(row.what, row.who, row.when), [_dotted(_amount(row), row.status, row.source, doubts)], row.id)
    more = say("`xinhui-data show ID` gives one in full", "`xinhui-data show 编号`查看出处和注意事项")
    page.line(f"{_count(len(rows), 'fact', '条')}{say('; ', '；')}{more}", "dim")


def show_targets(rows: Sequence[TargetRow]) -> None:
    """Show targets, each beside the level it started from and the level that was reached."""
    page = Page()
    for row in rows:
        target = _number(row.target, row.unit, row.interval)
        page.card(
            _joined(row.what, row.who, row.when),
            [
                f"{say('target: ', '目标：')}{target} · {row.source}",
                f"{say('base: ', '基数：')}{row.base}",
                f"{say('reached: ', '完成情况：')}{row.reached}{say('; ', '；')}{row.outcome}",
                f"{say('caveats: ', '注意：')}{row.caveats}" if row.caveats else "",
            ],
            row.id,
        )
    page.line(_count(len(rows), "target", "项目标"), "dim")


def show_series(rows: Sequence[SeriesRow]) -> None:
    """Show series, one value after the other."""
    page = Page()
    for name, points in groupby(rows, key=lambda row: row.series):
        values = list(points)
        page.line(f"{name}: {values[0].what}", "bold")
        for row in values:
            what = row.what if row.what != values[0].what else ""
            page.line(_dotted(row.when, _ends(row), row.status, row.origin, what, row.source), indent=2)
            page.line(row.id, "dim", indent=4)
    page.line(say("`xinhui-data plot SERIES --to FILE` draws one", "`xinhui-data plot 序列 --to 文件`绘图"), "dim")


def show_comparisons(rows: Sequence[ComparedRow]) -> None:
    """Show figures beside those of other documents, each with relation and reason."""
    page = Page()
    for row in rows:
        page.line(f"{row.what}{say(': ', '：')}{row.ours}", "bold")
        page.line(row.id, "dim", indent=2)
        relation = say(f"{row.relation} ({row.differs_in})", f"{row.relation}（{row.differs_in}）")
        difference = row.difference
        page.line(f"{row.other}{say(': ', '：')}{row.theirs}", indent=2)
        page.line(_dotted(relation if row.differs_in else row.relation, difference, row.source), indent=2)
        if row.reason:
            page.line(row.reason, indent=2)
        page.line(row.other_id, "dim", indent=2)
    page.line(_count(len(rows), "comparison", "项对照"), "dim")


def show_history(rows: Sequence[HistoryRow]) -> None:
    """Show statements of facts, one after the other, with the relation of each to the one before."""
    page = Page()
    for fact, statements in groupby(rows, key=lambda row: (row.what, row.who, row.when, row.status)):
        page.line(_joined(*fact), "bold")
        for row in statements:
            page.line(_dotted(f"{row.known}{say(': ', '：')}{_amount(row)}", row.printed, row.relation), indent=2)
            page.line(row.source, indent=4)
            page.line(row.id, "dim", indent=4)


def show_details(record: Record) -> None:
    """Show everything that is known of a record."""
    from xinhui_data.api.details import details

    page, shown = Page(), details(record, language())
    page.line()
    page.line(shown.id, "bold")
    page.line(f"{shown.what}{say(': ', '：')}{shown.value}" if shown.value else shown.what, "green")
    page.pairs(shown.lines)


def show_tables(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show the list of tables."""
    page = Page()
    for row in rows:
        heading = f"{row['table']} · {row['title_zh']}" if language() == "zh" else row["table"]
        page.card(f"{heading} ({row['rows']:,})", [row[say("description", "description_zh")]])


def show_columns(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Show the codebook of a table."""
    page = Page()
    page.line(say(f"Codebook of {name} (* must be filled)", f"{name}的字段说明（*为必填）"), "bold")
    for row in rows:
        title = row[say("title", "title_zh")]
        required = "*" if row["required"] else ""
        parts = [row[say("meaning", "meaning_zh")]]
        for label, value in (
            (say("unit", "单位"), row["unit"]),
            (say("refers to", "引用"), row["refers_to"]),
            (say("one of", "取值"), row["allowed"].replace(";", ", ")),
        ):
            if value:
                parts.append(f"{label}{say(': ', '：')}{value}")
        page.card(f"{row['column']} · {title} · {row['type']}{required}", parts)


def show_changes(rows: Sequence[Change]) -> None:
    """Show what changed between two versions."""
    page = Page()
    for name, changes in groupby(rows, key=lambda row: row.table):
        page.line(name, "bold")
        for row in changes:
            said = {
                "added": say("added", "新增"),
                "removed": say("removed", "删除"),
                "changed": say("changed", "修改"),
            }[row.change]
            cell = f": {row.old or '∅'} → {row.new or '∅'}" if row.change == "changed" else ""
            page.line(_dotted(said, row.id, row.column) + cell, indent=2)
    page.line(_count(len(rows), "difference", "处差别"), "dim")


def show_rules(rows: Iterable[Mapping[str, str]]) -> None:
    """Show the rules of the checks."""
    page = Page()
    for row in rows:
        page.card(f"{row['id']} ({row['level']})", [row[say("protects", "protects_zh")]])


def _amount(row: Fact | HistoryRow) -> str:
    return _number(row.value, row.unit, row.interval)


def _number(value: float | None, unit: str, interval: str) -> str:
    """Write a value with its unit and, in brackets, the interval; without a value the interval alone."""
    if value is None:
        return f"{interval} {unit}"
    return say(f"{_with_unit(value, unit)} ({interval})", f"{_with_unit(value, unit)}（{interval}）")


def _ends(row: SeriesRow) -> str:
    lower, upper = row.lower, row.upper
    if row.value is None:
        return ""
    if lower is not None and upper is not None and lower != upper:
        ends = say(f"{lower:,.10g} to {upper:,.10g}", f"{lower:,.10g}至{upper:,.10g}")
        return _number(row.value, row.unit, ends)
    value = _with_unit(row.value, row.unit)
    if lower is None and upper is None:
        return say(f"about {value}", f"约{value}")
    if upper is None:
        return say(f"{value} or more", f"{value}及以上")
    return value if lower == upper else say(f"{value} or less", f"{value}及以下")


def _with_unit(value: float, unit: str) -> str:
    number = f"{value:,.10g}"
    if unit.startswith("CNY"):
        return f"CNY {number}{unit.removeprefix('CNY')}"
    if unit in ("rank", "位"):
        return say(f"rank {number}", f"第{number}位")
    return f"{number}{'' if unit == '%' or language() == 'zh' else ' '}{unit}"


def _joined(*parts: str) -> str:
    return say(", ", "，").join(parts)


def _dotted(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _count(count: int, noun: str, chinese: str) -> str:
    return say(f"{count} {noun}{'' if count == 1 else 's'}", f"{count}{chinese}")
