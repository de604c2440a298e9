"""Records in full, by identifier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import table_names
from xinhui_data.figures.intervals import Interval
from xinhui_data.formats.words import show_interval, show_value
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, LinkedCaveat, Mention
from xinhui_data.model.home import installed_home
from xinhui_data.model.observations import External, Observation, Statement
from xinhui_data.model.tables import R, read_records


class ImpliedValue(BaseModel):
    """What follows from an observation, with its unit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Derived
    unit: Unit


class ComparedFigure(BaseModel):
    """A figure of another document beside a figure, and how the two relate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    comparison: Comparison
    figure: Statement
    document: Document


class InNotebook:
    """What a notebook shows as a table instead of one line."""

    def _repr_html_(self) -> str:
        from xinhui_data.api.details import details, html

        return html(details(self, "en"))


class FullObservation(InNotebook, Observation):
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
    implied: tuple[ImpliedValue, ...]
    comparisons: tuple[ComparedFigure, ...]

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


class FullExternal(InNotebook, External):
    """A figure of another source with everything it refers to, and the figures that it is compared with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: Document
    indicator: Indicator
    subject: Subject
    scope: Scope | None
    unit: Unit
    caveats: tuple[LinkedCaveat, ...]
    comparisons: tuple[ComparedFigure, ...]


class FullDerived(InNotebook, Derived):
    """A derived value with its unit, the caveats of its inputs, and the figures of other sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Unit
    caveats: tuple[LinkedCaveat, ...]
    comparisons: tuple[ComparedFigure, ...]


def observation(observation_id: str) -> FullObservation:
    """Give one observation with its mention, anchors, report, indicator, subject, scope, unit, caveats and interval.

    Raises:
        UnknownNameError: if there is no such observation; the message names a similar one.

    Example:
        >>> gdp = observation("gdp-2023")
        >>> gdp.printed, str(gdp.interval), gdp.mention.char_start, gdp.caveats[0].caveat_id
        ('突破千亿元', '[100000000000, ∞)', 83, 'gdp-threshold-only')
        >>> print(observation("little-giants-2023"))  # doctest: +NORMALIZE_WHITESPACE
        little-giants-2023: national SRDI little giants of Xinhui District, 2023, actual level: 5 enterprises
        (interval: exact); printed 5家 at 3115 of jmd-2024-01; 2 caveats
    """
    row = _find(Observation, str(observation_id))
    if row is None:
        raise unknown("observation", observation_id, [each.observation_id for each in _read(Observation)])
    return _full_observation(row)


def records(name: str) -> list[Record]:
    """Give every record with an identifier, of any kind: figures of any origin in full, indicators, caveats, documents.

    Args:
        name: the identifier, in any case.

    Returns:
        The records, figures first; an identifier may be that of an indicator and of a subject, for example.

    Raises:
        UnknownNameError: if there is none; the message names a similar one.

    Example:
        >>> [type(each).__name__ for name in ("ext-gdp-2023", "gdp") for each in records(name)]
        ['FullExternal', 'Indicator']
    """
    table_names()
    found = [_full(row) for record in _KINDS if (row := _find(record, name) or _find(record, name.strip().lower()))]
    if not found:
        known = {str(getattr(row, record.table.primary_key[0])) for record in _KINDS for row in _read(record)}
        raise unknown("record", name, known)
    return found


# Every kind with an identifier of one column, figures first.
_KINDS = [record for record in PROCESSED.values() if len(record.table.primary_key) == 1]


def _full(row: Record) -> Record:
    if isinstance(row, Observation):
        return _full_observation(row)
    if isinstance(row, External):
        return FullExternal(**row.model_dump(), **_referred(row), comparisons=_comparisons({row.observation_id}))
    if isinstance(row, Derived):
        return FullDerived(
            **row.model_dump(),
            unit=_one(Unit, row.unit_id),
            caveats=_caveats(row.caveat_ids),
            comparisons=_comparisons({row.derived_id}),
        )
    return row


def _full_observation(row: Observation) -> FullObservation:
    name = row.observation_id
    values = [value for value in _read(Derived, [name]) if name in value.inputs]
    return FullObservation(
        **row.model_dump(),
        **_referred(row),
        interval=Interval(*(None if end is None else Decimal(repr(end)) for end in (row.lower, row.upper))),
        mention=_one(Mention, row.mention_id),
        anchors=tuple(anchor for anchor in _read(Anchor, [name]) if anchor.observation_id == name),
        implied=tuple(ImpliedValue(value=value, unit=_one(Unit, value.unit_id)) for value in values),
        comparisons=_comparisons({name, *(value.derived_id for value in values)}),
    )


def _referred(row: Statement) -> dict[str, object]:
    return {
        "report": _one(Document, row.report_id),
        "indicator": _one(Indicator, row.indicator_id),
        "subject": _one(Subject, row.subject_id),
        "scope": _one(Scope, row.scope_id) if row.scope_id else None,
        "unit": _one(Unit, row.unit_id),
        "caveats": _caveats(row.caveat_ids),
    }


def _caveats(names: Iterable[str]) -> tuple[LinkedCaveat, ...]:
    return tuple(_one(LinkedCaveat, name) for name in names)


def _comparisons(names: set[str]) -> tuple[ComparedFigure, ...]:
    """Give the figures of other documents with which a figure and its derived values are compared."""
    pairs = [row for row in _read(Comparison, names) if {row.figure_id, row.other_id} & names]
    others = [pair.other_id if pair.figure_id in names else pair.figure_id for pair in pairs]
    figures: dict[str, Statement] = {row.observation_id: row for row in _statements(others)}
    return tuple(
        ComparedFigure(comparison=pair, figure=figures[other], document=_one(Document, figures[other].report_id))
        for pair, other in zip(pairs, others, strict=True)
        if other in figures
    )


def _statements(names: list[str]) -> Iterator[Statement]:
    yield from _read(Observation, names)
    yield from _read(External, names)


def _read(record: type[R], names: Iterable[str] | None = None) -> list[R]:
    return read_records(installed_home().processed / f"{record.table.name}.csv", record, names)


def _find(record: type[R], key: str) -> R | None:
    column = record.table.primary_key[0]
    return next((row for row in _read(record, [key]) if getattr(row, column) == key), None)


def _one(record: type[R], key: str) -> R:
    row = _find(record, key)
    if row is None:
        raise KeyError(f"{key} is not in {record.table.name}")
    return row
