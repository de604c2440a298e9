"""Targets: each aim beside the level it started from and the level that was reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xinhui_data.model.observations import Statement
from xinhui_data.model.terms import Bound, Status, Term


class Outcome(Term):
    """Whether a target was reached."""

    MET = (
        "met",
        "the level reached is certainly not on the wrong side of the target",
        "已完成（区间完全达到目标）",
        "完成",
    )
    MISSED = (
        "missed",
        "the level reached is certainly on the wrong side of the target",
        "未完成（区间完全未达目标）",
        "未完成",
    )
    OPEN = "open", "the printed figures do not decide it", "现有数据无法判断", "无法判断"
    UNKNOWN = "unknown", "no level of the period is published here", "未收录该时期的实际数", "无实际数"


class Target(NamedTuple):
    """An aim with the last level before it that its own document states, and the level reached in its period."""

    aim: Statement
    base: Statement | None
    reached: Statement | None

    @property
    def outcome(self) -> Outcome:
        """Whether the aim was reached, as far as the intervals of both figures decide it."""
        if self.reached is None:
            return Outcome.UNKNOWN
        low, high = _ends(self.aim)
        if low is None or high is None:
            return Outcome.OPEN
        lower, upper = self.reached.lower, self.reached.upper
        if self.aim.bound in (Bound.BELOW, Bound.AT_MOST):
            above, below = lower is not None and lower > high, upper is not None and upper <= low
            return Outcome.MISSED if above else Outcome.MET if below else Outcome.OPEN
        if lower is not None and lower >= high:
            return Outcome.MET
        return Outcome.MISSED if upper is not None and upper < low else Outcome.OPEN


def _ends(aim: Statement) -> tuple[float | None, float | None]:
    """Give the ends between which the threshold lies that was aimed at; of an open aim it is its one end."""
    if aim.bound is Bound.BETWEEN:
        return aim.lower, aim.lower
    known = [end for end in (aim.lower, aim.upper) if end is not None]
    return (known[0], known[-1]) if known else (None, None)


def targets(statements: Iterable[Statement]) -> Iterator[Target]:
    """Give every target and outlook, in the order of the statements."""
    statements = list(statements)
    levels: dict[tuple[str | None, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        if each.status is Status.ACTUAL and each.time_period:
            levels[_what(each)].append(each)
    for aim in statements:
        if aim.status in (Status.TARGET, Status.OUTLOOK):
            known = levels[_what(aim)]
            yield Target(aim, _base(aim, known), _reached(aim, known))


def _what(each: Statement) -> tuple[str | None, ...]:
    return each.indicator_id, each.subject_id, each.scope_id, each.measure, each.unit_id


def _base(aim: Statement, levels: Sequence[Statement]) -> Statement | None:
    before = [
        each
        for each in levels
        if each.report_id == aim.report_id and (not aim.time_period or str(each.time_period) < aim.time_period)
    ]
    return max(before, key=lambda each: str(each.time_period), default=None)


def _reached(aim: Statement, levels: Sequence[Statement]) -> Statement | None:
    """Give the level of the period: of several statements the one that is known most exactly, then the latest."""
    found = [each for each in levels if aim.time_period and each.time_period == aim.time_period]
    return min(found, key=lambda each: (_width(each), -each.known_latest.toordinal()), default=None)


def _width(each: Statement) -> float:
    return float("inf") if each.lower is None or each.upper is None else each.upper - each.lower
