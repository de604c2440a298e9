"""The tables of the data set: those entered row by row and those that are published."""

from __future__ import annotations

from xinhui_data.vocabulary.columns import Record
from xinhui_data.vocabulary.comparing import Comparison, Pair, SeriesMember, SeriesPoint
from xinhui_data.vocabulary.derived import Derived
from xinhui_data.vocabulary.evidence import Anchor, Caveat, CaveatLink, Cue, LinkedCaveat, Mention
from xinhui_data.vocabulary.external import CuratedExternal, External, Source
from xinhui_data.vocabulary.observations import CuratedObservation, Observation
from xinhui_data.vocabulary.readings import Adjudication, Classification, Reading
from xinhui_data.vocabulary.sources import Indicator, Report, Scope, Subject, Unit

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
