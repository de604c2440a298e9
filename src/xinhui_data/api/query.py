"""Observations found by words or by identifier."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import ConfigDict

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import load, path
from xinhui_data.figures.intervals import Interval
from xinhui_data.formats.words import show_interval, show_value
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, LinkedCaveat, Mention
from xinhui_data.model.observations import External, Observation, Statement
from xinhui_data.model.tables import R, read_records

if TYPE_CHECKING:
    import pandas as pd


class FullObservation(Observation):
    """An observation with everything it refers to, its derived values, and the figures of other sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    interval: Interval
    mention: Mention
    anchors: tuple[Anchor, ...]
    report: Document
    indicator: Indicator
    subject: Subject
    scope: Scope | None
    unit: Unit
    caveats: tuple[LinkedCaveat, ...]
    implied: tuple[tuple[Derived, Unit], ...]
    comparisons: tuple[tuple[Comparison, Statement, Document], ...]

    def __str__(self) -> str:
        count = len(self.caveats)
        return (
            f"{self.observation_id}: {self.indicator_en} of {self.subject_en}, {self.time_period or 'undated'}, "
            f"{self.status} {self.measure}: {show_value(self).en} "
            f"(interval: {show_interval(self).en}); printed {self.printed} at {self.mention.char_start} "
            f"of {self.report_id}; {count} caveat{'' if count == 1 else 's'}"
        )

    def __repr__(self) -> str:
        return f"<{self}>"


def search(words: str) -> pd.DataFrame:
    """Find observations by words, Chinese or English, in any case and width.

    All words (split by spaces) must occur in the identifier, the name or definition of the indicator, or the name of
    the subject. The columns are those of the observations table; nothing found gives no rows.

    Example:
        >>> search("投资 技术改造").observation_id.tolist()[0]
        'technical-upgrading-investment-2023'
        >>> len(search("investment")) > 5, len(search("no such thing"))
        (True, 0)
    """
    found = set(search_ids(words))
    observations = load()
    return observations[observations["observation_id"].isin(found)].reset_index(drop=True)


def search_ids(words: str) -> list[str]:
    """Give the identifiers of the observations that `search` finds."""
    indicators = {indicator.indicator_id: indicator for indicator in _read("indicators", Indicator)}
    wanted = _fold(words).split()
    return [
        observation.observation_id
        for observation in _read("observations", Observation)
        if all(word in _searched(observation, indicators[observation.indicator_id]) for word in wanted)
    ]


def _searched(observation: Observation, indicator: Indicator) -> str:
    return _fold(
        " ".join(
            (
                observation.observation_id,
                observation.subject_zh,
                observation.subject_en,
                indicator.indicator_zh,
                indicator.indicator_en,
                indicator.definition_zh,
                indicator.definition_en,
            )
        )
    )


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def observation(observation_id: str) -> FullObservation:
    """Give one observation with its mention, anchors, report, indicator, subject, scope, unit, caveats and interval.

    Raises:
        UnknownNameError: if there is no such observation; the message lists those that exist.

    Example:
        >>> gdp = observation("gdp-2023")
        >>> gdp.printed, str(gdp.interval), gdp.mention.char_start, gdp.caveats[0].caveat_id
        ('突破千亿元', '[100000000000, ∞)', 83, 'gdp-threshold-only')
        >>> print(observation("little-giants-2023"))  # doctest: +NORMALIZE_WHITESPACE
        little-giants-2023: national SRDI little giants of Xinhui District, 2023, actual level: 5 enterprises
        (interval: exact); printed 5家 at 3115 of jmd-2024-01; 2 caveats
    """
    row = _find("observations", Observation, str(observation_id))
    if row is None:
        raise unknown(
            "observation", observation_id, [each.observation_id for each in _read("observations", Observation)]
        )
    mention = _one("mentions", Mention, row.mention_id)
    name, units = row.observation_id, {unit.unit_id: unit for unit in _read("units", Unit)}
    values = [value for value in _read("derived", Derived, [name]) if name in value.inputs]
    return FullObservation(
        **row.model_dump(),
        interval=Interval(*(None if end is None else Decimal(repr(end)) for end in (row.lower, row.upper))),
        mention=mention,
        anchors=tuple(anchor for anchor in _read("anchors", Anchor, [name]) if anchor.observation_id == name),
        report=_one("documents", Document, row.report_id),
        indicator=_one("indicators", Indicator, row.indicator_id),
        subject=_one("subjects", Subject, row.subject_id),
        scope=_one("scopes", Scope, row.scope_id) if row.scope_id else None,
        unit=units[row.unit_id],
        caveats=tuple(_one("caveats", LinkedCaveat, name) for name in row.caveat_ids),
        implied=tuple((value, units[value.unit_id]) for value in values),
        comparisons=_comparisons({row.observation_id, *(value.derived_id for value in values)}),
    )


class FullDerived(Derived):
    """A derived value with its unit, the caveats of its inputs, and the figures of other sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Unit
    caveats: tuple[LinkedCaveat, ...]
    comparisons: tuple[tuple[Comparison, Statement, Document], ...]


def derived_value(derived_id: str) -> FullDerived | None:
    """Give one derived value in full; None where there is none with this name."""
    value = _find("derived", Derived, derived_id)
    if value is None:
        return None
    return FullDerived(
        **value.model_dump(),
        unit=_one("units", Unit, value.unit_id),
        caveats=tuple(_one("caveats", LinkedCaveat, name) for name in value.caveat_ids),
        comparisons=_comparisons({derived_id}),
    )


def _comparisons(names: set[str]) -> tuple[tuple[Comparison, Statement, Document], ...]:
    """Give the figures of other documents with which an observation and its derived values are compared."""
    pairs = [row for row in _read("comparisons", Comparison, names) if {row.figure_id, row.other_id} & names]
    others = [pair.other_id if pair.figure_id in names else pair.figure_id for pair in pairs]
    figures: dict[str, Statement] = {
        row.observation_id: row
        for table, record in (("observations", Observation), ("external", External))
        for row in _read(table, record, others)
    }
    documents = {row.document_id: row for row in _read("documents", Document)}
    return tuple(
        (pair, figures[other], documents[figures[other].report_id])
        for pair, other in zip(pairs, others, strict=True)
        if other in figures
    )


def _read(name: str, record: type[R], names: Iterable[str] | None = None) -> list[R]:
    return read_records(path(name, format="csv"), record, names)


def _find(name: str, record: type[R], key: str) -> R | None:
    (column,) = record.table.primary_key
    return next((row for row in _read(name, record, [key]) if getattr(row, column) == key), None)


def _one(name: str, record: type[R], key: str) -> R:
    row = _find(name, record, key)
    if row is None:
        raise KeyError(f"{key} is not in {name}")
    return row
