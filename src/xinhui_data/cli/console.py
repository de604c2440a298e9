"""Tables and observations as shown on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from xinhui_data.formats.words import SIGNS, show_derived, show_interval, show_value
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Bound, Topic

if TYPE_CHECKING:
    from xinhui_data.api.query import FullDerived, FullObservation
    from xinhui_data.figures.records import NumericExpression
    from xinhui_data.formats.facts import Fact

_RELATION_STYLE = {"agrees": "green", "refines": "green", "revises": "yellow", "differs": "red", "context": "dim"}
_ROLE_STYLE = {"figure": "green", "restated": "green", "threshold": "cyan", "period": "blue"}
# Where a table has room for a reason beside each row.
_WIDE = 100
_STATUS_STYLE = {"actual": "", "planned": "cyan", "target": "yellow", "expected": "blue", "outlook": "magenta"}


def _console() -> Console:
    return Console(highlight=False)


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def show_tables(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show the list of tables."""
    table = _table("table", "rows", "", "what it holds")
    table.columns[1].justify = "right"
    for row in rows:
        table.add_row(f"[bold]{row['table']}[/]", str(row["rows"]), row["title_zh"], row["description"])
    _console().print(table)


def show_columns(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Show the codebook of a table."""
    table = _table("column", "type", "meaning", title=f"Codebook of {name} (* must be filled)")
    for row in rows:
        meaning = Text(row["meaning"])
        for label, value in (("unit", row["unit"]), ("refers to", row["refers_to"]), ("one of", row["allowed"])):
            if value:
                meaning.append(f"\n{label}: {value.replace(';', ', ')}", style="dim")
        heading = Text(row["column"], style="bold")
        heading.append(f"\n{row['title_zh']}", style="not bold dim")
        table.add_row(heading, row["type"] + ("*" if row["required"] else ""), meaning)
    _console().print(table)


def show_rules(rows: Sequence[Mapping[str, str]]) -> None:
    """Show the rules of the checks."""
    table = _table("rule", "looks at", "protects")
    for row in rows:
        table.add_row(Text(row["id"], style="bold"), row["level"], f"{row['protects']}\n[dim]{row['protects_zh']}[/]")
    _console().print(table)


def show_facts(rows: Sequence[Fact], language: str) -> None:
    """Show facts as cards, which fit any width: what, who and when; the value; the identifier, never broken."""
    console, is_chinese = _console(), language == "zh"
    for row in rows:
        console.print(Text(("，" if is_chinese else ", ").join((row.what, row.who, row.when)), style="bold"))
        value = "" if row.value is None else f"{row.value:,.10g} {row.unit}"
        interval = row.interval if value else f"{row.interval} {row.unit}"
        interval = f"（{interval}）" if is_chinese else f" ({interval})" if value else interval
        doubts = f"{'存疑：' if is_chinese else 'in doubt: '}{row.caveats}" if row.caveats else ""
        said = " · ".join(filter(None, (f"{value}{interval}", row.status, row.source, doubts)))
        console.print(Padding(Text(said), (0, 0, 0, 2)))
        console.print(Text(f"  {row.id}", style="dim"), overflow="ignore", no_wrap=True, crop=False)
    count, more = (
        ("{} 条", "`xinhui-data show 编号`查看出处")
        if is_chinese
        else ("{} facts", "`xinhui-data show ID` gives one in full")
    )
    console.print(Text(f"{count.format(len(rows))}{'；' if is_chinese else '; '}{more}", style="dim"))


def show_observations(rows: Iterable[Mapping[str, Any]]) -> None:
    """Show observations, one section a topic."""
    console, observations = _console(), [Observation(**row) for row in rows]
    for topic in Topic:
        chosen = [observation for observation in observations if observation.topic is topic]
        if not chosen:
            continue
        table = _table("observation", "period", "status", "value", "printed", title=f"{topic.en} · {topic.zh}")
        for observation in chosen:
            name = Text(observation.observation_id, style="bold")
            about = f"{observation.indicator_zh} · {observation.subject_zh}"
            name.append(f"\n{about}", style="not bold dim")
            mark = " [yellow]†[/]" if observation.caveat_ids else ""
            table.add_row(
                name,
                observation.time_period or "—",
                Text(observation.status, style=_STATUS_STYLE[observation.status]),
                escape(show_value(observation).en) + mark,
                observation.printed,
            )
        console.print(table)
    count = f"{len(observations)} observation{'s' if len(observations) != 1 else ''}"
    console.print(f"{count}; † has caveats: `xinhui-data show ID` shows them", style="dim")


def show_in_full(full: FullObservation) -> None:
    """Show one observation with everything that is known about it."""
    console, mention = _console(), full.mention
    console.print(f"\n[bold]{full.observation_id}[/]")
    console.print(f"{escape(full.indicator_en)} · {full.indicator_zh}")
    words = show_value(full)
    console.print(f"[bold green]{escape(words.en)}[/] · {words.zh}\n")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    scope = full.scope
    facts = (
        ("subject", f"{full.subject_en} · {full.subject_zh}"),
        ("measure", f"{full.measure}: {full.measure.en}"),
        ("scope", f"{scope.scope_en} · {scope.scope_zh}" if scope else ""),
        ("status", f"{full.status}: {full.status.en}"),
        ("period", full.time_period or "undated"),
        ("unit", f"{full.unit.unit_en} · {full.unit.unit_zh} ({full.unit_id})"),
        ("bound", f"{full.bound}: {full.bound.en}"),
        ("interval", f"{full.interval}  ({show_interval(full).en})"),
        ("printed", f"{full.printed}, characters {mention.char_start} to {mention.char_end} of {full.report_id}"),
        ("words", "; ".join(f"{row.field}: {row.word} ({row.char_start})" for row in full.anchors)),
        (
            "report",
            f"{full.report.author_zh}: {full.report.title_zh}. {full.report.publisher_zh}, {full.report.date_edtf}",
        ),
        ("definition", f"{full.indicator.definition_en}\n{full.indicator.definition_zh}"),
        ("note", full.note_en or ""),
    )
    for name, fact in facts:
        if fact:
            table.add_row(name, Text(fact))
    for value, unit in full.implied:
        said = f"{value.name_en}: {show_derived(value, unit).en}\n{value.formula} · {value.name_zh}"
        table.add_row("implies", Text(said, style="cyan"))
    _add_what_others_say(table, full)
    console.print(table)


def show_derived_in_full(value: FullDerived) -> None:
    """Show one derived value with its formula, its assumptions, and the figures of other sources."""
    console = _console()
    console.print(f"\n[bold]{value.derived_id}[/] [dim]derived, not printed[/]")
    console.print(f"{escape(value.name_en)} · {value.name_zh}")
    words = show_derived(value, value.unit)
    console.print(f"[bold green]{escape(words.en)}[/] · {words.zh}\n")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, fact in (
        ("formula", value.formula),
        ("kind", f"{value.kind}: {value.kind.en}"),
        ("inputs", "\n".join(value.inputs)),
        ("status", f"{value.status}: {value.status.en}"),
        ("period", value.time_period or "undated"),
        ("assumes", f"{value.assumption_en}\n{value.assumption_zh}"),
    ):
        table.add_row(name, Text(fact))
    _add_what_others_say(table, value)
    console.print(table)


def _add_what_others_say(table: Table, full: FullObservation | FullDerived) -> None:
    for pair, figure, source in full.comparisons:
        says = f"{source.publisher_en} · {source.publisher_zh} ({source.date_edtf}): {figure.printed}"
        aspects = f" ({', '.join(pair.aspects)})" if pair.aspects else ""
        told = f"{pair.relation}{aspects}: {pair.reason_en}" if pair.reason_en else f"{pair.relation}{aspects}"
        when = f"{figure.time_period or 'undated'}, {figure.status}"
        table.add_row("other source", Text(f"{says}, {when}\n{told}", style="magenta"))
    for caveat in full.caveats:
        table.add_row("caveat", Text(f"{caveat.caveat_en}\n{caveat.caveat_zh}", style="yellow"))


def show_comparisons(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show pairs of a figure of the report and one of another source, each with relation and reason."""
    table = _table("figure", "other figure", "what it shows", title="Figures compared")
    for row in rows:
        ours = Text(row["figure_id"], style="bold")
        said = row["figure_printed"] or f"derived: {_derived(row)}"
        ours.append(f"\n{said}, {row['figure_time_period'] or 'undated'}, {row['figure_status']}", style="not bold")
        ours.append(f"\n{row['relation']}", style=f"not bold {_RELATION_STYLE[row['relation']]}")
        if row["aspects"]:
            ours.append(f": {row['aspects'].replace(';', ', ')}", style="not bold dim")
        theirs = Text(f"{row['printed']}, {row['time_period'] or 'undated'}, {row['status']}")
        theirs.append(f"\n{row['publisher_en']} · {row['publisher_zh']}", style="dim")
        tells = Text(row["reason_en"] or "")
        if row["difference_percent"] is not None:
            tells.append(f"\ndifference {row['difference_percent']:+.1f} %", style="dim")
        table.add_row(ours, theirs, tells)
    _console().print(table)


def _derived(row: Mapping[str, Any]) -> str:
    """Write a derived value, or where it has none its interval."""
    unit = row["figure_unit_id"]
    if row["figure_value"] is not None:
        return _amount(row["figure_value"], unit)
    lower, upper = row["figure_lower"], row["figure_upper"]
    low, high = "-∞" if lower is None else _amount(lower, unit), "∞" if upper is None else _amount(upper, unit)
    return f"{low} … {high}"


def _amount(value: float, unit_id: str) -> str:
    """Write a value with at most six digits; money in billions of yuan."""
    return f"CNY {value / 1e9:,.3f} bn" if unit_id == "CNY" else f"{Decimal(f'{value:.6g}'):,f}"


def show_history(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show statements of facts, one after the other, with the relation of each to the one before."""
    table = _table("statement", "printed", "known", "relation", title="What documents state of the same fact")
    before: tuple[Any, ...] = ()
    for row in rows:
        fact = tuple(
            row[name] for name in ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")
        )
        if fact != before:
            table.add_section()
            what = f"{row['indicator_en']}, {row['subject_en']}, {row['time_period'] or 'undated'}, {row['measure']}"
            table.add_row(Text(what, style="bold"), "", "", "")
            before = fact
        known = dict.fromkeys(row[name][:10] for name in ("known_earliest", "known_latest"))
        relation = Text(row["relation"], style=_RELATION_STYLE.get(row["relation"], ""))
        table.add_row(row["observation_id"], row["printed"], " … ".join(known), relation)
    _console().print(table)


def show_expressions(expressions: Sequence[NumericExpression]) -> None:
    """Show the numeric expressions of a text, and how many there are of each role."""
    console = _console()
    because = ("because",) if console.width >= _WIDE else ()
    table = _table("place", "printed", "value", "unit", "bound", "role", *because)
    table.columns[0].justify = table.columns[2].justify = "right"
    for column in table.columns[:3]:
        column.no_wrap, column.overflow = True, "ellipsis"
    for each in expressions:
        role = Text("not read" if each.kind == "unread" else each.role, style=_ROLE_STYLE.get(each.role, "dim"))
        told = (Text(each.reason.en, style="dim"),) if because else ()
        bound = each.bound if each.bound and each.bound != Bound.EXACT else ""
        table.add_row(str(each.start), Text(each.printed, style="bold"), _values(each), each.unit, bound, role, *told)
    if expressions:
        console.print(table)
    roles = Counter(str(each.role) for each in expressions)
    said = ", ".join(f"{count} {role}" for role, count in roles.most_common())
    console.print(f"{len(expressions)} numeric expressions{': ' if said else ''}{said}", style="dim")


def _values(expression: NumericExpression) -> str:
    """Write the values of an expression: at most nine digits after the point, thousands apart but in dates."""
    value = expression.value
    if value is None:
        return ""
    numbers = value if isinstance(value, tuple) else (value,)
    commas = "" if expression.kind == "date" else ","
    written = [f"{round(number, 9):{commas}f}" if number % 1 else f"{number:{commas}.0f}" for number in numbers]
    tidy = [each.rstrip("0").rstrip(".") if "." in each else each for each in written]
    return (" … " if expression.kind == "range" else "-" if expression.kind == "date" else ":").join(tidy)


def show_series(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show series, one row per year and source; money in billions of yuan."""
    table = _table("period", "value", "status", "origin", "from", title="Over the years")
    before = ""
    for row in rows:
        money = row["unit_id"] == "CNY"
        if row["series_id"] != before:
            table.add_section()
            table.add_row(Text(row["series_id"], style="bold"), Text("" if money else row["unit_en"], style="dim"))
            before = row["series_id"]
        sign = SIGNS.get(Bound(row["bound"]), "")
        number = _amount(row["value"], row["unit_id"])
        status = Text(row["status"], style=_STATUS_STYLE[row["status"]])
        table.add_row(row["time_period"], f"{sign}{number}", status, row["origin"], Text(row["figure_id"], style="dim"))
    _console().print(table)
