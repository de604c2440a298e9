"""The tables of the data set: those typed by hand and those that are published."""

from __future__ import annotations

from xinhui_data.vocabulary.columns import Record
from xinhui_data.vocabulary.evidence import Adjudication, Caveat, CaveatLink, LinkedCaveat, Mention, Reading
from xinhui_data.vocabulary.observations import CuratedObservation, Observation
from xinhui_data.vocabulary.sources import Indicator, Report, Scope, Subject, Unit

RAW: dict[str, type[Record]] = {
    record.table.name: record
    for record in (
        Report, Unit, Subject, Scope, Indicator, Mention, CuratedObservation, Caveat, CaveatLink, Reading, Adjudication,
    )
}  # fmt: skip

PROCESSED: dict[str, type[Record]] = {
    record.table.name: record
    for record in (Observation, Mention, Indicator, Subject, Scope, Unit, Report, LinkedCaveat)
}
