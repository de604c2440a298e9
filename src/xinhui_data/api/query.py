"""Observations found by words or by identifier."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pydantic import ConfigDict

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import load, path
from xinhui_data.figures.intervals import Interval, interval_of
from xinhui_data.formats.words import show_interval, show_value
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Report, Scope, Subject, Unit
from xinhui_data.model.evidence import Anchor, LinkedCaveat, Mention
from xinhui_data.model.external import External, Source
from xinhui_data.model.observations import Observation
from xinhui_data.model.tables import R, read_records

if TYPE_CHECKING:
    import pandas as pd


MOST_SEARCHED = 1000  # characters; no name or definition is longer


class FullObservation(Observation):
    """An observation with everything it refers to, its derived values, and the figures of other sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    interval: Interval
    mention: Mention
    anchors: tuple[Anchor, ...]
    report: Report
    indicator: Indicator
    subject: Subject
    scope: Scope | None
    unit: Unit
    caveats: tuple[LinkedCaveat, ...]
    implied: tuple[tuple[Derived, Unit], ...]
    comparisons: tuple[tuple[Comparison, External, Source], ...]

    def __str__(self) -> str:
        count = len(self.caveats)
        return (
            f"{self.observation_id}: {self.indicator_en} of {self.subject_en}, {self.time_period or 'undated'}, "
            f"{self.status} {self.measure}: {show_value(self, english=True)} "
            f"(interval: {show_interval(self, english=True)}); printed {self.printed} at {self.mention.char_start} "
            f"of {self.report_id}; {count} caveat{'' if count == 1 else 's'}"
        )

    def __repr__(self) -> str:
        return f"<{self}>"


def search(words: str) -> pd.DataFrame:
    """Find observations by words, Chinese or English, in any case and width.

    All words (split by spaces) must occur in the identifier, the name or definition of the indicator, or the name of
    the subject. The columns are those of the observations table; nothing found gives no rows.

    Raises:
        ValueError: if the words have more than a thousand characters.

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
    """Give the identifiers of the observations that `search` finds.

    Raises:
        ValueError: if the words have more than a thousand characters.
    """
    if len(words) > MOST_SEARCHED:
        raise ValueError(f"words of {len(words):,} characters; search for at most {MOST_SEARCHED:,}")
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
    rows = {row.observation_id: row for row in _read("observations", Observation)}
    row = rows.get(str(observation_id))
    if row is None:
        raise unknown("observation", observation_id, rows)
    mention = _one("mentions", Mention, row.mention_id)
    caveats = {caveat.caveat_id: caveat for caveat in _read("caveats", LinkedCaveat)}
    ids = row.caveat_ids.split(";") if row.caveat_ids else []
    units = {unit.unit_id: unit for unit in _read("units", Unit)}
    values = [value for value in _read("derived", Derived) if row.observation_id in value.inputs.split(";")]
    return FullObservation(
        **row.model_dump(),
        interval=_interval(row),
        mention=mention,
        anchors=tuple(anchor for anchor in _read("anchors", Anchor) if anchor.observation_id == row.observation_id),
        report=_one("reports", Report, row.report_id),
        indicator=_one("indicators", Indicator, row.indicator_id),
        subject=_one("subjects", Subject, row.subject_id),
        scope=_one("scopes", Scope, row.scope_id) if row.scope_id else None,
        unit=units[row.unit_id],
        caveats=tuple(caveats[name] for name in ids),
        implied=tuple((value, units[value.unit_id]) for value in values),
        comparisons=_comparisons({row.observation_id, *(value.derived_id for value in values)}),
    )


class FullDerived(Derived):
    """A derived value with its unit, the caveats of its inputs, and the figures of other sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Unit
    caveats: tuple[LinkedCaveat, ...]
    comparisons: tuple[tuple[Comparison, External, Source], ...]


def derived_value(derived_id: str) -> FullDerived | None:
    """Give one derived value in full; None where there is none with this name."""
    value = next((row for row in _read("derived", Derived) if row.derived_id == derived_id), None)
    if value is None:
        return None
    caveats = {caveat.caveat_id: caveat for caveat in _read("caveats", LinkedCaveat)}
    ids = value.caveat_ids.split(";") if value.caveat_ids else []
    return FullDerived(
        **value.model_dump(),
        unit=_one("units", Unit, value.unit_id),
        caveats=tuple(caveats[name] for name in ids),
        comparisons=_comparisons({derived_id}),
    )


def _comparisons(ours: set[str]) -> tuple[tuple[Comparison, External, Source], ...]:
    """Give the figures of other sources on an observation and its derived values, with their sources."""
    figures = {figure.external_id: figure for figure in _read("external", External)}
    sources = {source.source_id: source for source in _read("sources", Source)}
    pairs = [pair for pair in _read("comparisons", Comparison) if pair.ours_id in ours]
    return tuple((pair, figures[pair.external_id], sources[figures[pair.external_id].source_id]) for pair in pairs)


def _interval(row: Observation) -> Interval:
    from decimal import Decimal

    return interval_of(Decimal(repr(row.value)), row.decimals, row.bound)


def _read(name: str, record: type[R]) -> list[R]:
    return read_records(path(name, format="csv"), record)


def _one(name: str, record: type[R], key: str) -> R:
    return next(row for row in _read(name, record) if getattr(row, record.table.primary_key[0]) == key)
