"""Nothing defined is left unused, and every caveat touches something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xinhui_data.curation.curated import Curated
from xinhui_data.vocabulary.issues import Issue


def check_links(curated: Curated) -> Iterator[Issue]:
    """Check that every unit, subject, scope, indicator, caveat and report is used."""
    observations = [row.record for row in curated.observations]
    indicators = [row.record for row in curated.indicators]
    scopes = [row.record for row in curated.scopes]
    yield from _unused(curated, "units", [i.unit_id for i in indicators] + [o.unit_id for o in observations])
    yield from _unused(curated, "subjects", [o.subject_id for o in observations] + [s.subject_id for s in scopes])
    yield from _unused(curated, "scopes", [o.scope_id or "" for o in observations])
    yield from _unused(
        curated, "indicators", [o.indicator_id for o in observations] + [s.indicator_id or "" for s in scopes]
    )
    yield from _unused(curated, "caveats", [row.record.caveat_id for row in curated.caveat_links])
    yield from _unused(curated, "reports", [row.record.report_id for row in curated.mentions])


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
