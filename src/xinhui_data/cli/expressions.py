"""The numeric expressions of a text as shown on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from xinhui_data.cli.language import language, say
from xinhui_data.model.terms import Bound
from xinhui_data.model.text import label

if TYPE_CHECKING:
    from xinhui_data.figures.records import NumericExpression

_ROLE_STYLE = {"figure": "green", "restated": "green", "threshold": "cyan", "period": "blue"}
_HEADINGS = (
    ("place", "位置"), ("printed", "原文"), ("value", "数值"), ("unit", "单位"), ("bound", "确切程度"),
    ("role", "作用"), ("because", "理由"),
)  # fmt: skip
# Where a table has room for a reason beside each row.
_WIDE = 100


def show_expressions(expressions: Sequence[NumericExpression]) -> None:
    """Show the numeric expressions of a text, and how many there are of each role."""
    console = Console(highlight=False)
    wide = console.width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for words in _HEADINGS if wide else _HEADINGS[:-1]:
        table.add_column(say(*words), overflow="fold")
    table.columns[0].justify = table.columns[2].justify = "right"
    for column in table.columns[:3]:
        column.no_wrap, column.overflow = True, "ellipsis"
    for each in expressions:
        said = say("not read", "未读出") if each.kind == "unread" else label(each.role).pick(language())
        role = Text(said, style=_ROLE_STYLE.get(each.role, "dim"))
        told = (Text(say(each.reason.en, each.reason.zh), style="dim"),) if wide else ()
        bound = label(each.bound).pick(language()) if each.bound and each.bound != Bound.EXACT else ""
        table.add_row(str(each.start), Text(each.printed, style="bold"), _values(each), each.unit, bound, role, *told)
    if expressions:
        console.print(table)
    roles = Counter(each.role for each in expressions)
    counts = say(", ", "、").join(
        say(f"{count} {role}", f"{role.label_zh}{count}处") for role, count in roles.most_common()
    )
    total = say(f"{len(expressions)} numeric expressions", f"共{len(expressions)}处数字表述")
    console.print(f"{total}{say(': ', '：') if counts else ''}{counts}", style="dim")


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
