"""The raw tables together, as records with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from xinhui_data.model.catalogue import RAW
from xinhui_data.model.comparisons import Pair, SeriesMember
from xinhui_data.model.dimensions import Indicator, Report, Scope, Subject, Unit
from xinhui_data.model.evidence import Anchor, Caveat, CaveatLink, Cue, Mention
from xinhui_data.model.external import CuratedExternal, Source
from xinhui_data.model.home import Home
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.readings import Adjudication, Classification, Reading
from xinhui_data.model.tables import Row, TextTable, parse_rows, read_text_table


@dataclass(frozen=True)
class Curated:
    """Everything entered row by row; each table a list of rows in the order of its file."""

    texts: dict[str, TextTable]

    @property
    def readable(self) -> bool:
        """Whether every file can be read; if not, references to its rows cannot be checked."""
        return all(table.readable for table in self.texts.values())

    @cached_property
    def reports(self) -> list[Row[Report]]:
        """The source documents."""
        return parse_rows(self.texts["reports"], Report)

    @cached_property
    def units(self) -> list[Row[Unit]]:
        """The units."""
        return parse_rows(self.texts["units"], Unit)

    @cached_property
    def subjects(self) -> list[Row[Subject]]:
        """The subjects."""
        return parse_rows(self.texts["subjects"], Subject)

    @cached_property
    def scopes(self) -> list[Row[Scope]]:
        """The scopes."""
        return parse_rows(self.texts["scopes"], Scope)

    @cached_property
    def indicators(self) -> list[Row[Indicator]]:
        """The indicators."""
        return parse_rows(self.texts["indicators"], Indicator)

    @cached_property
    def mentions(self) -> list[Row[Mention]]:
        """The ledger."""
        return parse_rows(self.texts["mentions"], Mention)

    @cached_property
    def observations(self) -> list[Row[CuratedObservation]]:
        """The observations in printed units."""
        return parse_rows(self.texts["observations"], CuratedObservation)

    @cached_property
    def anchors(self) -> list[Row[Anchor]]:
        """The words that justify the fields of observations."""
        return parse_rows(self.texts["anchors"], Anchor)

    @cached_property
    def cues(self) -> list[Row[Cue]]:
        """What those words mean."""
        return parse_rows(self.texts["cues"], Cue)

    @cached_property
    def caveats(self) -> list[Row[Caveat]]:
        """The caveats."""
        return parse_rows(self.texts["caveats"], Caveat)

    @cached_property
    def caveat_links(self) -> list[Row[CaveatLink]]:
        """The links of caveats to observations."""
        return parse_rows(self.texts["caveat_links"], CaveatLink)

    @cached_property
    def readings(self) -> list[Row[Reading]]:
        """The two independent readings."""
        return parse_rows(self.texts["readings"], Reading)

    @cached_property
    def adjudications(self) -> list[Row[Adjudication]]:
        """What was decided where they differ."""
        return parse_rows(self.texts["adjudications"], Adjudication)

    @cached_property
    def classifications(self) -> list[Row[Classification]]:
        """The second choice of every classifying word."""
        return parse_rows(self.texts["classifications"], Classification)

    @cached_property
    def sources(self) -> list[Row[Source]]:
        """The documents of other publishers."""
        return parse_rows(self.texts["sources"], Source)

    @cached_property
    def external(self) -> list[Row[CuratedExternal]]:
        """The figures of other sources in printed units."""
        return parse_rows(self.texts["external"], CuratedExternal)

    @cached_property
    def pairs(self) -> list[Row[Pair]]:
        """Which figures are compared."""
        return parse_rows(self.texts["pairs"], Pair)

    @cached_property
    def series_members(self) -> list[Row[SeriesMember]]:
        """The members of each series."""
        return parse_rows(self.texts["series_members"], SeriesMember)

    @cached_property
    def report_by_id(self) -> dict[str, Report]:
        """Reports by identifier."""
        return {row.record.report_id: row.record for row in self.reports}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """Units by identifier."""
        return {row.record.unit_id: row.record for row in self.units}

    @cached_property
    def subject_by_id(self) -> dict[str, Subject]:
        """Subjects by identifier."""
        return {row.record.subject_id: row.record for row in self.subjects}

    @cached_property
    def scope_by_id(self) -> dict[str, Scope]:
        """Scopes by identifier."""
        return {row.record.scope_id: row.record for row in self.scopes}

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """Indicators by identifier."""
        return {row.record.indicator_id: row.record for row in self.indicators}

    @cached_property
    def mention_by_id(self) -> dict[str, Mention]:
        """Mentions by identifier."""
        return {row.record.mention_id: row.record for row in self.mentions}

    @cached_property
    def report_of(self) -> dict[str, str]:
        """The report of each observation, by its identifier; only of those whose mention exists."""
        return {
            row.record.observation_id: self.mention_by_id[row.record.mention_id].report_id
            for row in self.observations
            if row.record.mention_id in self.mention_by_id
        }

    @cached_property
    def caveats_of(self) -> dict[str, list[str]]:
        """The caveats of each observation that has any, by its identifier, in the order of the links."""
        caveats: dict[str, list[str]] = {}
        for link in (row.record for row in self.caveat_links):
            caveats.setdefault(link.observation_id, []).append(link.caveat_id)
        return caveats

    def anchors_in(self, report_id: str) -> list[Row[Anchor]]:
        """Give the anchors of a report."""
        return [row for row in self.anchors if self.report_of.get(row.record.observation_id) == report_id]

    def mentions_in(self, report_id: str) -> list[Row[Mention]]:
        """Give the ledger of a report."""
        return [row for row in self.mentions if row.record.report_id == report_id]

    def kept_in(self, report_id: str) -> list[Mention | Anchor]:
        """Give all mentions and anchors whose words stay in the skeleton of a report."""
        mentions = [row.record for row in self.mentions_in(report_id)]
        return [*mentions, *(row.record for row in self.anchors_in(report_id))]


def read_curated(home: Home) -> Curated:
    """Read all raw tables of a checkout as text; they are converted to records when first used."""
    texts = {}
    for name, record in RAW.items():
        path = home.raw / f"{name}.csv"
        texts[name] = read_text_table(path, home.name(path), record)
    return Curated(texts)
