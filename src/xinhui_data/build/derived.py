"""Derived values: all that follows from the observations by the rules below, computed exactly.

A growth rate gives the level before and the change, a share the whole behind it, a part its share in the whole that
it is a part of, an amount its average or ratio by the indicator given in ``per``, a target its distance from what is
reached. A bound gives no value but an interval; what would say nothing is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from xinhui_data.build.formulas import FORMULAS
from xinhui_data.figures.ranges import Range
from xinhui_data.model.curated import Curated
from xinhui_data.model.derived import Derived
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.terms import Bound, CaveatKind, DerivationKind, Measure, Status

Facts = Sequence[CuratedObservation]

# What no value can be less than, so that it says nothing as the lower end of an interval.
_LEAST: dict[object, float] = {
    Measure.LEVEL: 0.0,
    Measure.SHARE: 0.0,
    Measure.RATIO: 0.0,
    Measure.GROWTH_RATE: -100.0,
    Measure.CHANGE: -math.inf,
}


def build_derived(curated: Curated) -> list[Derived]:
    """Derive all values, in the order of the observations.

    Raises:
        KeyError: if a row refers to something undefined; check first.
    """
    return [
        derived
        for level in (row.record for row in curated.observations)
        if level.measure is Measure.LEVEL
        for rule in (_from_growth, _from_share, _from_whole, _from_other, _from_target)
        for derived in rule(level, curated)
    ]


def _find(curated: Curated, indicator_id: str | None, like: CuratedObservation, measure: Measure) -> Facts:
    """Find the observation of an indicator for the same subject and period."""
    return [
        row.record
        for row in curated.observations
        if (row.record.indicator_id, row.record.measure) == (indicator_id, measure)
        and (row.record.subject_id, row.record.time_period) == (like.subject_id, like.time_period)
    ]


def _from_growth(level: CuratedObservation, curated: Curated) -> Iterator[Derived]:
    for growth in _find(curated, level.indicator_id, level, Measure.GROWTH_RATE):
        before = _base_of(growth, curated)
        name, name_zh = _names(level, curated)
        yield from _derive(
            curated,
            DerivationKind.LEVEL_BEFORE,
            (level, growth),
            f"{_stem(level, curated)}-{before or 'before'}",
            (f"{name}, {before or 'in the base of the rate'}", f"{name_zh}（{before or '增速基期'}）"),
            {"time_period": before},
        )
        yield from _derive(
            curated,
            DerivationKind.INCREASE,
            (level, growth),
            f"{_stem(level, curated)}-increase{f'-{level.time_period}' if before else ''}",
            (f"change of {name}", f"{name_zh}增减额"),
            {"measure": Measure.CHANGE, "time_period": level.time_period if before else None},
        )


def _base_of(growth: CuratedObservation, curated: Curated) -> str | None:
    """Give the base year of a growth rate; none where its period is in doubt."""
    kinds = {row.record.caveat_id: row.record.kind for row in curated.caveats}
    caveats = curated.caveats_of.get(growth.observation_id, [])
    if growth.time_period is None or any(kinds[name] is CaveatKind.PERIOD for name in caveats):
        return None
    return str(int(growth.time_period[:4]) - 1)


def _from_share(level: CuratedObservation, curated: Curated) -> Iterator[Derived]:
    for share in _find(curated, level.indicator_id, level, Measure.SHARE):
        scope = curated.scope_by_id[share.scope_id or ""]
        name, name_zh = _names(level, curated)
        yield from _derive(
            curated,
            DerivationKind.WHOLE,
            (level, share),
            f"{_stem(level, curated)}-{scope.scope_id}-{level.time_period}",
            (f"{name}, {scope.scope_en}", f"{name_zh}，{scope.scope_zh}"),
            {"subject_id": scope.subject_id, "indicator_id": scope.indicator_id or level.indicator_id},
        )


def _from_whole(part: CuratedObservation, curated: Curated) -> Iterator[Derived]:
    indicator = curated.indicator_by_id[part.indicator_id]
    for whole in _find(curated, indicator.part_of, part, Measure.LEVEL):
        if whole.status is not part.status:
            continue
        (name, name_zh), (of, of_zh) = _names(part, curated), _names(whole, curated)
        stem, names = f"{_stem(part, curated)}-of-{whole.indicator_id}", (f"{name} in {of}", f"{name_zh}占{of_zh}比重")
        changes: dict[str, object] = {"measure": Measure.SHARE, "unit_id": "percent"}
        yield from _derive(curated, DerivationKind.SHARE, (part, whole), f"{stem}-{part.time_period}", names, changes)
        growths = [_find(curated, each.indicator_id, each, Measure.GROWTH_RATE) for each in (part, whole)]
        if all(growths) and (before := _base_of(growths[0][0], curated)):
            yield from _derive(
                curated,
                DerivationKind.SHARE_BEFORE,
                (part, growths[0][0], whole, growths[1][0]),
                f"{stem}-{before}",
                names,
                changes | {"time_period": before},
            )


def _from_other(amount: CuratedObservation, curated: Curated) -> Iterator[Derived]:
    indicator = curated.indicator_by_id[amount.indicator_id]
    for other in _find(curated, indicator.per, amount, Measure.LEVEL):
        (name, name_zh), (per, per_zh) = _names(amount, curated), _names(other, curated)
        stem = f"{_stem(amount, curated)}-per-{other.indicator_id}-{amount.time_period}"
        if other.unit_id == amount.unit_id:
            names = f"ratio of {name} to {per}", f"{name_zh}与{per_zh}之比"
            changes: dict[str, object] = {"measure": Measure.RATIO, "unit_id": "percent"}
            yield from _derive(curated, DerivationKind.RATIO, (amount, other), stem, names, changes)
        else:
            names = f"{name}, average", f"{name_zh}，平均每个"
            yield from _derive(curated, DerivationKind.AVERAGE, (amount, other), stem, names, {})


def _from_target(target: CuratedObservation, curated: Curated) -> Iterator[Derived]:
    if target.status not in (Status.TARGET, Status.OUTLOOK):
        return
    reached = [
        row.record
        for row in curated.observations
        if (row.record.indicator_id, row.record.subject_id) == (target.indicator_id, target.subject_id)
        and (row.record.measure, row.record.status) == (Measure.LEVEL, Status.ACTUAL)
    ]
    if not reached:
        return
    level = max(reached, key=lambda observation: observation.time_period or "")
    name, name_zh = _names(target, curated)
    stem, when = _stem(target, curated), target.time_period or str(target.status)
    yield from _derive(
        curated,
        DerivationKind.DISTANCE,
        (target, level),
        f"{stem}-distance-{when}",
        (f"{name}, from the level reached to the target", f"{name_zh}，与目标的差距"),
        {"measure": Measure.CHANGE},
    )
    yield from _derive(
        curated,
        DerivationKind.NEEDED_GROWTH,
        (target, level),
        f"{stem}-needed-growth-{when}",
        (f"{name}, growth needed to reach the target", f"{name_zh}，达到目标所需增速"),
        {"measure": Measure.GROWTH_RATE, "unit_id": "percent"},
    )


def _names(observation: CuratedObservation, curated: Curated) -> tuple[str, str]:
    indicator = curated.indicator_by_id[observation.indicator_id]
    return indicator.indicator_en, indicator.indicator_zh


def _stem(observation: CuratedObservation, curated: Curated) -> str:
    """Begin an identifier as the observations do: with the indicator, or where several have it with the subject."""
    indicator = observation.indicator_id
    subjects = {row.record.subject_id for row in curated.observations if row.record.indicator_id == indicator}
    return indicator if len(subjects) == 1 else f"{observation.subject_id}-{indicator}"


def _derive(
    curated: Curated,
    kind: DerivationKind,
    inputs: Facts,
    derived_id: str,
    names: tuple[str, str],
    changes: dict[str, object],
) -> Iterator[Derived]:
    """Compute one value; what ``changes`` does not say is as in the first input.

    Nothing follows where a divisor may be zero, as after a decline by 100 %, or where every possible value is allowed.
    """
    formula, first = FORMULAS[kind], inputs[0]
    try:
        values = formula.compute([Range.of_interval(each.interval) for each in inputs])
        point = formula.compute([Range.of(Fraction(each.base_value)) for each in inputs]).lower
    except ZeroDivisionError:
        return
    known = all(each.bound is Bound.EXACT for each in inputs)
    lower, upper = values.floats()
    if not known and upper == math.inf and lower <= _LEAST[changes.get("measure", first.measure)]:
        return
    literals = [curated.mention_by_id[each.mention_id].printed for each in inputs]
    caveats = [name for each in inputs for name in curated.caveats_of.get(each.observation_id, [])]
    said = {name: getattr(first, name) for name in ("indicator_id", "subject_id", "measure", "status", "time_period")}
    yield Derived.model_validate(
        said
        | {
            "derived_id": derived_id,
            "kind": kind,
            "formula": formula.text.format(*literals),
            "inputs": ";".join(each.observation_id for each in inputs),
            "name_en": names[0],
            "name_zh": names[1],
            "scope_id": None,
            "value": float(point) if known else None,
            "lower": None if math.isinf(lower) else lower,
            "upper": None if math.isinf(upper) else upper,
            "unit_id": first.unit_id,
            "assumption_en": formula.assumption_en,
            "assumption_zh": formula.assumption_zh,
            "caveat_ids": ";".join(dict.fromkeys(caveats)) or None,
        }
        | changes
    )
