"""Everything defined is used, every caveat applies to an observation, and places are of kind place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinhui_data.model.columns import Record
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import SourceEntry
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.evidence import Caveat, CaveatLink
from xinhui_data.model.issues import Issue
from xinhui_data.model.statements import Statement
from xinhui_data.model.terms import SubjectKind


def check_unused(data: Dataset) -> Iterator[Issue]:
    """Check that every unit, subject, scope, indicator, caveat and source is used."""
    figures: list[ObservationEntry | ExternalEntry] = [*data.rows(ObservationEntry), *data.rows(ExternalEntry)]
    indicators, scopes = data.rows(Indicator), data.rows(Scope)
    units = [*(row.unit_id for row in indicators), *(each.unit_id for each in data.rows(Statement))]
    yield from _unused(data, Unit, units)
    yield from _unused(data, Subject, [*(row.subject_id for row in figures), *(row.subject_id for row in scopes)])
    yield from _unused(data, Scope, [row.scope_id or "" for row in figures])
    measured = [*(row.indicator_id for row in figures), *(row.indicator_id or "" for row in scopes)]
    yield from _unused(data, Indicator, measured)
    yield from _unused(data, Caveat, [row.caveat_id for row in data.rows(CaveatLink)])
    yield from _unused(data, SourceEntry, [row.document_id for row in data.rows(ExternalEntry)])


def check_places(shared: Dataset) -> Iterator[Issue]:
    """Check that only places have a code, and that a scope is taken within a place."""
    for subject in shared.rows(Subject):
        if subject.code and subject.kind is not SubjectKind.PLACE:
            wanted, fix = f"empty for a subject of kind {subject.kind}", "correct the kind, or empty the code"
            yield shared.issue("place", subject, "code", wanted, subject.code, fix)
    for scope in shared.rows(Scope):
        within = shared.by_id(Subject).get(scope.subject_id)
        if within and within.kind is not SubjectKind.PLACE:
            wanted, fix = "a subject of kind place", "give the place whose members or total are meant"
            yield shared.issue("place", scope, "subject_id", wanted, scope.subject_id, fix)


def _unused(data: Dataset, record: type[Record], used: Iterable[str]) -> Iterator[Issue]:
    key, known = record.table.primary_key[0], set(used)
    for row in data.rows(record):
        if getattr(row, key) not in known:
            wanted = f"a {key.removesuffix('_id')} that something refers to"
            yield data.issue("used", row, key, wanted, getattr(row, key), "use it, or delete the row")
