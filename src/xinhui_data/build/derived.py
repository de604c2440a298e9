"""Derived values: all that follows from the observations of one report by the rules below, computed exactly.

A growth rate gives the level before and the change, a share the whole behind it, a part its share in the whole that
it is a part of, an amount its average or ratio by the indicator given in ``per``, a target its distance from what its
own report knew to be reached. Only statements of one report, one status and, for shares, one scope are combined. A
bound gives no value but an interval; what would say nothing is left out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from xinhui_data.build.formulas import FORMULAS
from xinhui_data.figures.ranges import Range
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Scope
from xinhui_data.model.evidence import Caveat
from xinhui_data.model.statements import Statement
from xinhui_data.model.terms import Bound, CaveatKind, DerivationKind, Measure, Status

# What no value can be less than, so that it says nothing as the lower end of an interval.
_LEAST: dict[object, float] = {
    Measure.LEVEL: 0.0,
    Measure.SHARE: 0.0,
    Measure.RATIO: 0.0,
    Measure.GROWTH_RATE: -100.0,
    Measure.CHANGE: -math.inf,
}
_AHEAD = (Status.TARGET, Status.OUTLOOK)


def build_derived(data: Dataset) -> list[Derived]:
    """Derive all values, report by report, in the order of the observations.

    Raises:
        KeyError: if a row refers to something undefined; check first.
    """
    of_report: dict[str, list[Statement]] = defaultdict(list)
    for each in data.rows(Statement):
        if each.mention is not None:
            of_report[each.document.document_id].append(each)
    return [value for statements in of_report.values() for value in _Report(statements, data).derived()]


class _Report:
    """The statements of one report, found by what they state."""

    def __init__(self, statements: Sequence[Statement], data: Dataset) -> None:
        self._statements = statements
        self._indicators, self._scopes = data.by_id(Indicator), data.by_id(Scope)
        self._caveats = data.by_id(Caveat)
        self._found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
        self._reached: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for each in statements:
            entry = each.entry
            key = (entry.indicator_id, entry.measure, entry.status, entry.subject_id, entry.time_period)
            self._found[key].append(each)
            if (entry.measure, entry.status) == (Measure.LEVEL, Status.ACTUAL):
                self._reached[entry.indicator_id, entry.subject_id].append(each)

    def derived(self) -> Iterator[Derived]:
        """Derive all values of the report."""
        rules = (self._from_growth, self._from_share, self._from_whole, self._from_other, self._from_target)
        for level in self._statements:
            if level.entry.measure is Measure.LEVEL:
                for rule in rules:
                    yield from rule(level)

    def _find(self, indicator_id: str | None, like: Statement, measure: Measure) -> Sequence[Statement]:
        """Find what is stated of an indicator for the same subject, status and period."""
        entry = like.entry
        return self._found.get((indicator_id, measure, entry.status, entry.subject_id, entry.time_period), ())

    def _from_growth(self, level: Statement) -> Iterator[Derived]:
        for growth in self._find(level.entry.indicator_id, level, Measure.GROWTH_RATE):
            before = self._base_of(growth)
            name, name_zh = self._names(level)
            names = f"{name}, {before or 'in the base of the rate'}", f"{name_zh}（{before or '增速基期'}）"
            yield from self._derive(DerivationKind.LEVEL_BEFORE, (level, growth), names, time_period=before)
            names = f"change of {name}", f"{name_zh}增减额"
            period = level.entry.time_period if before else None
            inputs = (level, growth)
            yield from self._derive(DerivationKind.INCREASE, inputs, names, measure=Measure.CHANGE, time_period=period)

    def _base_of(self, growth: Statement) -> str | None:
        """Give the base year of a growth rate; none where its period is in doubt.

        A rate for a month may be over the month before or over the same month a year before, so it has none here.
        """
        period, caveats = growth.entry.time_period, (self._caveats[name] for name in growth.caveat_ids)
        doubtful = any(caveat.kind is CaveatKind.PERIOD for caveat in caveats)
        if period is None or len(period) > len("2023") or doubtful:
            return None
        return str(int(period) - 1)

    def _from_share(self, level: Statement) -> Iterator[Derived]:
        for share in self._find(level.entry.indicator_id, level, Measure.SHARE):
            scope = self._scopes[share.entry.scope_id or ""]
            name, name_zh = self._names(level)
            yield from self._derive(
                DerivationKind.WHOLE,
                (level, share),
                (f"{name}, {scope.scope_en}", f"{name_zh}，{scope.scope_zh}"),
                of=scope.scope_id,
                subject_id=scope.subject_id,
                indicator_id=scope.indicator_id or level.entry.indicator_id,
            )

    def _from_whole(self, part: Statement) -> Iterator[Derived]:
        for whole in self._find(self._indicators[part.entry.indicator_id].part_of, part, Measure.LEVEL):
            (name, name_zh), (of, of_zh) = self._names(part), self._names(whole)
            names = f"{name} in {of}", f"{name_zh}占{of_zh}比重"
            said = {"measure": Measure.SHARE, "unit_id": "percent"}
            yield from self._derive(DerivationKind.SHARE, (part, whole), names, **said)
            growths = [self._find(each.entry.indicator_id, each, Measure.GROWTH_RATE) for each in (part, whole)]
            if all(growths) and (before := self._base_of(growths[0][0])):
                inputs = (part, growths[0][0], whole, growths[1][0])
                yield from self._derive(DerivationKind.SHARE_BEFORE, inputs, names, **said, time_period=before)

    def _from_other(self, amount: Statement) -> Iterator[Derived]:
        for other in self._find(self._indicators[amount.entry.indicator_id].per, amount, Measure.LEVEL):
            (name, name_zh), (per, per_zh) = self._names(amount), self._names(other)
            if other.unit_id == amount.unit_id:
                names = f"ratio of {name} to {per}", f"{name_zh}与{per_zh}之比"
                said = {"measure": Measure.RATIO, "unit_id": "percent"}
                yield from self._derive(DerivationKind.RATIO, (amount, other), names, **said)
            else:
                names = f"{name}, average", f"{name_zh}，平均每个"
                yield from self._derive(DerivationKind.AVERAGE, (amount, other), names)

    def _from_target(self, target: Statement) -> Iterator[Derived]:
        reached = self._reached.get((target.entry.indicator_id, target.entry.subject_id), ())
        if target.entry.status not in _AHEAD or not reached:
            return
        level = max(reached, key=lambda each: each.entry.time_period or "")
        name, name_zh = self._names(target)
        names = f"{name}, from the level reached to the target", f"{name_zh}，与目标的差距"
        yield from self._derive(DerivationKind.DISTANCE, (target, level), names, measure=Measure.CHANGE)
        names = f"{name}, growth needed to reach the target", f"{name_zh}，达到目标所需增速"
        said = {"measure": Measure.GROWTH_RATE, "unit_id": "percent"}
        yield from self._derive(DerivationKind.NEEDED_GROWTH, (target, level), names, **said)

    def _names(self, statement: Statement) -> tuple[str, str]:
        indicator = self._indicators[statement.entry.indicator_id]
        return indicator.indicator_en, indicator.indicator_zh

    def _derive(
        self, kind: DerivationKind, inputs: Sequence[Statement], names: tuple[str, str], of: str = "", **said: object
    ) -> Iterator[Derived]:
        """Compute one value; what ``said`` leaves out is as in the first input.

        Nothing follows where a divisor may be zero, as after a decline by 100 %, or where every possible value is
        allowed.
        """
        formula, first = FORMULAS[kind], inputs[0]
        try:
            values: Range = formula.compute([each.figure.range for each in inputs])
            point: Fraction = formula.compute([Fraction(each.value) for each in inputs])
        except ZeroDivisionError:
            return
        known = all(each.figure.bound is Bound.EXACT for each in inputs)
        lower, upper = values.floats()
        if not known and upper == math.inf and lower <= _LEAST[said.get("measure", first.entry.measure)]:
            return
        copied = ("indicator_id", "subject_id", "measure", "status", "time_period")
        yield Derived.model_validate(
            {name: getattr(first.entry, name) for name in copied}
            | {
                "derived_id": derived_id(first.id, kind, of),
                "report_id": first.document.document_id,
                "kind": kind,
                "formula": formula.text.format(*(_signed(each) for each in inputs)),
                "inputs": tuple(each.id for each in inputs),
                "name_en": names[0],
                "name_zh": names[1],
                "scope_id": None,
                "value": float(point) if known else None,
                "lower": None if math.isinf(lower) else lower,
                "upper": None if math.isinf(upper) else upper,
                "unit_id": first.unit_id,
                "assumption_en": formula.assumption_en,
                "assumption_zh": formula.assumption_zh,
                "caveat_ids": _once(name for each in inputs for name in each.caveat_ids),
            }
            | said
        )


def _signed(each: Statement) -> str:
    """Write the literal of an input; of a decline, whose sign stands in a word beside it, with the sign."""
    return f"(−{each.printed})" if each.value < 0 and not each.printed.startswith(("-", "−")) else each.printed


def derived_id(first_input: str, kind: DerivationKind, of: str = "") -> str:
    """Name a derived value by its first input and its kind; the dot keeps it apart from every printed identifier.

    Example:
        >>> derived_id("gdp-2023", DerivationKind.LEVEL_BEFORE)
        'gdp-2023.level_before'
    """
    return ".".join(filter(None, (first_input, str(kind), of)))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
