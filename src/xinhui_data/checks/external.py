"""External figures: read again from their literals, in the unit of their indicator, each used in a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.checks.literals import literal_issues
from xinhui_data.checks.semantics import scope_wanted, unit_wanted
from xinhui_data.figures.grammar import FigureError, read_figure
from xinhui_data.model.curated import Curated
from xinhui_data.model.external import CuratedExternal, Source
from xinhui_data.model.issues import Issue
from xinhui_data.model.tables import Row
from xinhui_data.model.terms import Access


def check_external(curated: Curated) -> Iterator[Issue]:
    """Check every external figure by itself, and that all figures and sources are used."""
    compared = {row.record.external_id for row in curated.pairs}
    used = {row.record.source_id for row in curated.external}
    for row in curated.external:
        yield from _figure(row, curated)
        if row.record.external_id not in compared:
            mend, got = "add a pair, with the relation context where it refers to something else", "none"
            file = curated.texts["external"].file
            yield Issue(file, row.line, "external_id", "compared", "a pair in pairs.csv", got, mend)
    for source in curated.sources:
        yield from _address(source, curated)
        if source.record.source_id not in used:
            wanted, got = "a source from which a figure is taken", source.record.source_id
            file = curated.texts["sources"].file
            yield Issue(file, source.line, "source_id", "used", wanted, got, "use it, or delete the row")


def _address(row: Row[Source], curated: Curated) -> Iterator[Issue]:
    """An original or a copy has an address; a source without one must be marked unlinked."""
    source, file = row.record, curated.texts["sources"].file
    if (source.url is None) != (source.access is Access.UNLINKED):
        wanted = "empty for the access unlinked" if source.url else f"an address for the access {source.access}"
        fix = f"record the address, or use {Access.UNLINKED}" if source.url is None else "use original or copy"
        yield Issue(file, row.line, "url", "address", wanted, source.url or "", fix)


def _figure(row: Row[CuratedExternal], curated: Curated) -> Iterator[Issue]:
    figure, file = row.record, curated.texts["external"].file
    try:
        read = read_figure(figure.printed)
    except FigureError as error:
        mend = "correct the literal, or extend the grammar"
        yield Issue(file, row.line, "printed", "readable", "a literal of the figure grammar", str(error), mend)
        return
    yield from literal_issues(row, read, figure.printed, curated.unit_by_id.get(figure.unit_id), file)
    if (unit := unit_wanted(figure, curated)) != figure.unit_id:
        wanted = f"{unit} for the {figure.measure} of {figure.indicator_id}"
        mend = "correct unit, measure or indicator"
        yield Issue(file, row.line, "unit_id", "unit-of-indicator", wanted, figure.unit_id, mend)
    if wanted_scope := scope_wanted(figure, curated):
        mend = "give the group of a rank or the whole of a share; nothing else has a scope"
        yield Issue(file, row.line, "scope_id", "scope", wanted_scope, figure.scope_id or "", mend)
