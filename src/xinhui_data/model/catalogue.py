"""The tables of the data set: those entered, shared by all reports or in the folder of one, and those published."""

from __future__ import annotations

from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import Comparison, Pair, SeriesMember, SeriesPoint
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document, SourceEntry
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.evidence import Anchor, AnchorEntry, Caveat, CaveatLink, LinkedCaveat, Mention, MentionEntry
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.readings import Classification, Decision, PeriodChoice, Reading
from xinhui_data.model.story import Finding, FindingEntry, Headline, Section


def _by_name(*records: type[Record]) -> dict[str, type[Record]]:
    return {record.table.name: record for record in records}


# Files below data/raw/shared, by stem; reports refer to the first of them.
DIMENSIONS = _by_name(Unit, Subject, Scope, Indicator, Caveat)
SHARED = DIMENSIONS | _by_name(SourceEntry, ExternalEntry, Pair, SeriesMember, Classification)
# Files below data/raw/story, by stem; a data set may have no story.
STORY = _by_name(Section, Headline, FindingEntry)
# Files of each folder below data/raw/reports, by stem.
OF_REPORT = _by_name(MentionEntry, ObservationEntry, AnchorEntry, CaveatLink, Decision, PeriodChoice)
READINGS = ("reading-a", "reading-b")

PROCESSED = _by_name(
    Observation,
    Derived,
    Comparison,
    SeriesPoint,
    External,
    Document,
    Mention,
    Anchor,
    Indicator,
    Subject,
    Scope,
    Unit,
    LinkedCaveat,
    Finding,
)


def raw_files() -> dict[str, type[Record]]:
    """Give the record of each kind of raw file, by its path below data/raw; ``ID`` stands for a report."""
    files = {f"shared/{name}": record for name, record in SHARED.items()}
    files |= {f"story/{name}": record for name, record in STORY.items()}
    files |= {f"reports/ID/{name}": record for name, record in OF_REPORT.items()}
    return files | {f"reports/ID/{name}": Reading for name in READINGS}
