"""All published tables, built from the curated ones."""

from __future__ import annotations

from collections.abc import Sequence

from xinhui_data.build.comparisons import build_comparisons
from xinhui_data.build.derived import build_derived
from xinhui_data.build.external import build_external
from xinhui_data.build.observations import build_observations
from xinhui_data.build.series import build_series
from xinhui_data.model.columns import Record
from xinhui_data.model.curated import Curated
from xinhui_data.model.evidence import LinkedCaveat


def build_tables(curated: Curated) -> dict[str, Sequence[Record]]:
    """Build the published tables, each in the order of its raw table.

    Raises:
        KeyError: if a row refers to something undefined; check first.
    """
    observations, derived, external = build_observations(curated), build_derived(curated), build_external(curated)
    return {
        "observations": observations,
        "derived": derived,
        "comparisons": build_comparisons(curated, derived),
        "series": build_series(curated, observations, derived, external),
        "external": external,
        "sources": [row.record for row in curated.sources],
        "mentions": [row.record for row in curated.mentions],
        "anchors": [row.record for row in curated.anchors],
        "indicators": [row.record for row in curated.indicators],
        "subjects": [row.record for row in curated.subjects],
        "scopes": [row.record for row in curated.scopes],
        "units": [row.record for row in curated.units],
        "reports": [row.record for row in curated.reports],
        "caveats": _linked_caveats(curated),
    }


def _linked_caveats(curated: Curated) -> list[LinkedCaveat]:
    touched: dict[str, list[str]] = {}
    for link in (row.record for row in curated.caveat_links):
        touched.setdefault(link.caveat_id, []).append(link.observation_id)
    return [
        LinkedCaveat(**row.record.model_dump(), observation_ids=";".join(touched[row.record.caveat_id]))
        for row in curated.caveats
    ]
