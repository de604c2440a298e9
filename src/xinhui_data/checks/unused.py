"""Everything defined is used, every caveat applies to an observation, and places are of kind place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinhui_data.model.curated import Curated
from xinhui_data.model.external import CuratedExternal
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import CuratedObservation
from xinhui_data.model.terms import SubjectKind


def check_links(curated: Curated) -> Iterator[Issue]:
    """Check that every unit, subject, scope, indicator, caveat and report is used, and correctly."""
    figures: list[CuratedObservation | CuratedExternal] = [row.record for row in curated.observations]
    figures += [row.record for row in curated.external]
    indicators = [row.record for row in curated.indicators]
    scopes = [row.record for row in curated.scopes]
    yield from _unused(curated, "units", [i.unit_id for i in indicators] + [o.unit_id for o in figures])
    yield from _unused(curated, "subjects", [o.subject_id for o in figures] + [s.subject_id for s in scopes])
    yield from _unused(curated, "scopes", [o.scope_id or "" for o in figures])
    yield from _unused(
        curated, "indicators", [o.indicator_id for o in figures] + [s.indicator_id or "" for s in scopes]
    )
    yield from _unused(curated, "caveats", [row.record.caveat_id for row in curated.caveat_links])
    yield from _unused(curated, "reports", [row.record.report_id for row in curated.mentions])
    yield from _places(curated)


def _places(curated: Curated) -> Iterator[Issue]:
    """Only places have a code, and a scope is taken within a place."""
    for line, subject in ((row.line, row.record) for row in curated.subjects):
        if subject.code and subject.kind is not SubjectKind.PLACE:
            file, mend = curated.texts["subjects"].file, "correct the kind, or empty the code"
            yield Issue(file, line, "code", "place", f"empty for a subject of kind {subject.kind}", subject.code, mend)
    for line, scope in ((row.line, row.record) for row in curated.scopes):
        within = curated.subject_by_id.get(scope.subject_id)
        if within and within.kind is not SubjectKind.PLACE:
            file, mend = curated.texts["scopes"].file, "give the place whose members or total are meant"
            yield Issue(file, line, "subject_id", "place", "a subject of kind place", scope.subject_id, mend)


def _unused(curated: Curated, name: str, used: Iterable[str]) -> Iterator[Issue]:
    table, known = curated.texts[name], set(used)
    key = f"{name.removesuffix('s')}_id"
    for line, cells in table.rows:
        if cells[key] not in known:
            yield Issue(
                table.file,
                line,
                key,
                "used",
                f"a {name.removesuffix('s')} that something refers to",
                cells[key],
                "use it, or delete the row",
            )
