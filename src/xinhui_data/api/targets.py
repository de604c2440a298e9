"""Targets beside what they started from and what was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xinhui_data.api.frames import Language, Published, frame_of
from xinhui_data.build.targets import targets as all_targets
from xinhui_data.model.observations import Statement
from xinhui_data.model.terms import Origin
from xinhui_data.model.text import Text, label

if TYPE_CHECKING:
    import pandas as pd


class TargetRow(NamedTuple):
    """A target in words of one language; ``target`` is in ``unit``, and so are the numbers of ``interval``."""

    id: str
    what: str
    who: str
    when: str
    target: float | None
    unit: str
    interval: str
    base: str
    reached: str
    outcome: str
    source: str
    caveats: str


def targets(*, language: Language = "en") -> pd.DataFrame:
    """Give every target and outlook beside the level it started from and the level that was reached.

    Args:
        language: of the table and its headings, ``en`` or ``zh``.

    Returns:
        A row a target, with the columns id, what, who, when, target, unit, interval, base, reached, outcome, source
        and caveats. ``base`` is the last level before the period that the same document states, ``reached`` the actual
        level of the period by any document, each with its identifier, or the words that there is none. ``outcome`` is
        met, missed, open (the intervals do not decide it) or unknown (no level of the period is published here). Only
        figures of the same indicator, subject, scope, measure and unit are set beside each other.

    Raises:
        UnknownNameError: if there is no such language.

    Example:
        >>> row = targets().set_index("id").loc["ext-industrial-investment-target-2023"]
        >>> row[["interval", "unit", "reached", "outcome"]].tolist()
        ['31.95 to 32.05', 'CNY bn', 'CNY 28.821 bn (industrial-investment-2023)', 'missed']
    """
    return frame_of(TargetRow, target_rows(language), language)


def target_rows(language: str = "en") -> list[TargetRow]:
    """Give the targets that `targets` gives as records.

    Raises:
        UnknownNameError: if there is no such language.
    """
    known = Published(language)
    writer, facts = known.writer, known.facts

    def level(row: Statement | None, none: Text) -> str:
        if row is None:
            return none.pick(language)
        return (
            Text("{} ({})", "{}（{}）")
            .pick(language)
            .format(writer.amount(facts[row.observation_id]), row.observation_id)
        )

    rows = []
    for each in all_targets(fact.row for fact in facts.values() if isinstance(fact.row, Statement)):
        fact = writer.fact(facts[each.aim.observation_id])
        shared = fact._asdict()
        rows.append(
            TargetRow(
                target=fact.value,
                base=level(each.base, _NO_BASE[facts[each.aim.observation_id].origin]),
                reached=level(each.reached, _NOT_PUBLISHED),
                outcome=label(each.outcome).pick(language),
                **{name: shared[name] for name in TargetRow._fields if name in shared},
            )
        )
    return rows


_NO_BASE = {
    Origin.REPORT: Text("no base in the report", "报道中无基数"),
    Origin.EXTERNAL: Text("no base taken from its source", "所引来源未摘录基数"),
}
_NOT_PUBLISHED = Text("not published here", "未收录")
