"""Figures beside those of other documents."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from xinhui_data.api.frames import Language, Published, frame_of
from xinhui_data.figures.ranges import Range
from xinhui_data.formats.facts import Stated
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.terms import UnitKind
from xinhui_data.model.text import Text, label

if TYPE_CHECKING:
    import pandas as pd


class ComparedRow(NamedTuple):
    """A figure beside one of another document, in words of one language."""

    id: str
    what: str
    ours: str
    other_id: str
    other: str
    theirs: str
    relation: str
    differs_in: str
    difference: str
    reason: str
    source: str


def compare(name: str | None = None, *, language: Language = "en") -> pd.DataFrame:
    """Set figures of reports, and values that follow from them, beside those of other documents.

    Args:
        name: a figure of any origin or an indicator; by default everything that is compared.
        language: of the table and its headings, ``en`` or ``zh``.

    Returns:
        A row a pair, with the columns id, what (the first figure: indicator, subject, period, status), ours (its
        value), other_id, other, theirs (the same of the other figure), relation, differs_in, difference, reason and
        source (of the other figure). The relation is agrees, refines (the other lies inside the open interval of the
        first), revises, differs, or context: the two are of different facts, and ``differs_in`` says in what. The
        difference says by how much the first figure is higher or lower than the other, in per cent of it or in
        percentage points, with the ends that both intervals allow; empty where more than period or status differs. No
        rows where nothing is known to compare with.

    Raises:
        UnknownNameError: if there is no such figure, indicator or language; the message names a similar one.

    Example:
        >>> row = compare("gdp-2023").iloc[0]
        >>> row["ours"], row["relation"], row["theirs"], row["difference"]
        ('> CNY 100 bn', 'refines', 'CNY 101.125 bn', 'at most 1.2% lower')
    """
    return frame_of(ComparedRow, compared_rows(name, language), language)


def compared_rows(name: str | None = None, language: str = "en") -> list[ComparedRow]:
    """Give the pairs that `compare` gives as records.

    Raises:
        UnknownNameError: if there is no such figure, indicator or language.
    """
    known = Published(language, Comparison)
    names, writer = known.named(name), known.writer
    rows = []
    for pair in known.data.rows(Comparison):
        if not {pair.figure_id, pair.other_id} & names:
            continue
        ours, theirs = known.facts[pair.figure_id], known.facts[pair.other_id]
        difference = _difference(ours, theirs).pick(language) if set(pair.aspects) <= _COMPARABLE else ""
        reason = Text(pair.reason_en or "", pair.reason_zh or "").pick(language)
        rows.append(
            ComparedRow(
                pair.figure_id,
                writer.summary(ours),
                writer.amount(ours),
                pair.other_id,
                writer.summary(theirs),
                writer.amount(theirs),
                label(pair.relation).pick(language),
                Text("; ", "；").pick(language).join(_ASPECTS[each].pick(language) for each in pair.aspects),
                difference,
                reason,
                writer.source(theirs),
            )
        )
    return rows


_HIGHER, _LOWER = Text("higher", "高"), Text("lower", "低")
_ASPECTS = {
    "indicator_id": Text("indicator", "指标"),
    "subject_id": Text("subject", "主体"),
    "scope_id": Text("scope", "范围"),
    "measure": Text("measure", "数值类型"),
    "status": Text("status", "状态"),
    "time_period": Text("period", "时期"),
    "unit_id": Text("unit", "单位"),
}


# Figures that differ in more than this are not subtracted.
_COMPARABLE = {"status", "time_period"}


def _difference(ours: Stated, theirs: Stated) -> Text:
    """Say by how much the first figure is higher or lower than the other, as far as the intervals of both say it."""
    first, other = (Range.between(each.row.lower, each.row.upper) for each in (ours, theirs))
    if ours.unit.kind is UnitKind.RATIO:
        gap, unit = first - other, Text(" percentage points", "个百分点")
    elif other.lower > 0:
        gap, unit = (first / other - 1) * 100, Text("%", "%")
    else:
        return Text("", "")
    if gap.lower == gap.upper:
        exact = _place(gap.lower, ROUND_HALF_EVEN)
        return _in_words(exact, exact, unit)
    # Nothing is below a figure without an upper end by a known part.
    low = None if gap.lower == -math.inf or other.upper == math.inf else _place(gap.lower, ROUND_FLOOR)
    high = None if gap.upper == math.inf else _place(gap.upper, ROUND_CEILING)
    return _in_words(low, high, unit)


def _in_words(low: Decimal | None, high: Decimal | None, unit: Text) -> Text:
    """Name the direction of a difference with its ends."""
    if low is None or high is None:
        end = high if low is None else low
        if end is None:
            return Text("", "")
        side = _HIGHER if end > 0 else _LOWER
        least = (end > 0) == (high is None)
        return Text(
            f"{'at least' if least else 'at most'} {abs(end)}{unit.en} {side.en}",
            f"{'至少' if least else '至多'}{side.zh}{abs(end)}{unit.zh}",
        )
    if low < 0 < high:
        return Text(
            f"between {abs(low)}{unit.en} lower and {high}{unit.en} higher", f"低{abs(low)}{unit.zh}至高{high}{unit.zh}"
        )
    side, (near, far) = (_HIGHER if high > 0 else _LOWER), sorted((abs(low), abs(high)))
    if near == far:
        return Text(f"{near}{unit.en} {side.en}", f"{side.zh}{near}{unit.zh}") if near else Text("the same", "相同")
    return Text(f"{near} to {far}{unit.en} {side.en}", f"{side.zh}{near}至{far}{unit.zh}")


def _place(number: Fraction | float, rounding: str) -> Decimal:
    """Round to one place after the point, so that no possible difference is lost."""
    return Decimal(str(float(number))).quantize(Decimal("0.1"), rounding)
