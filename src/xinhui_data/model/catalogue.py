"""The tables of the data set: those entered row by row and those that are published."""

from __future__ import annotations

from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import Comparison, Pair, SeriesMember, SeriesPoint
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Report, Scope, Subject, Unit
from xinhui_data.model.evidence import Anchor, Caveat, CaveatLink, Cue, LinkedCaveat, Mention
from xinhui_data.model.external import CuratedExternal, External, Source
from xinhui_data.model.observations import CuratedObservation, Observation
from xinhui_data.model.readings import Adjudication, Classification, Reading

RAW: dict[str, type[Record]] = {
    record.table.name: record
    for record in (
        Report, Unit, Subject, Scope, Indicator, Mention, CuratedObservation, Anchor, Cue, Caveat, CaveatLink, Reading,
        Adjudication, Classification, Source, CuratedExternal, Pair, SeriesMember,
    )
}  # fmt: skip

PROCESSED: dict[str, type[Record]] = {
    record.table.name: record
    for record in (
        Observation,
        Derived,
        Comparison,
        SeriesPoint,
        External,
        Source,
        Mention,
        Anchor,
        Indicator,
        Subject,
        Scope,
        Unit,
        Report,
        LinkedCaveat,
    )
}
