"""All published tables, built from the raw ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from xinhui_data.build.history import build_comparisons
from xinhui_data.build.observations import build_external, build_observations
from xinhui_data.build.series import build_series
from xinhui_data.model.comparisons import Comparison, SeriesPoint
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, Caveat, CaveatLink, LinkedCaveat, Mention
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.terms import Coverage

_AS_ENTERED = (Mention, Anchor, Indicator, Subject, Scope, Unit)


def build_tables(data: Dataset, derived: Sequence[Derived]) -> Dataset:
    """Build the published tables, each in the order of its raw table; of documents, reports come first.

    Raises:
        KeyError: if a row refers to something undefined; check first.
    """
    observations, external = build_observations(data), build_external(data)
    documents = sorted(data.rows(Document), key=lambda row: row.coverage is not Coverage.COMPLETE)
    return Dataset(
        {
            Observation: observations,
            Derived: list(derived),
            Comparison: build_comparisons(data, derived),
            SeriesPoint: build_series(data, observations, derived, external),
            External: external,
            Document: documents,
            LinkedCaveat: _linked_caveats(data),
            **{record: data.rows(record) for record in _AS_ENTERED},
        }
    )


def _linked_caveats(data: Dataset) -> list[LinkedCaveat]:
    touched: dict[str, list[str]] = defaultdict(list)
    for link in data.rows(CaveatLink):
        touched[link.caveat_id].append(link.observation_id)
    return [LinkedCaveat(**dict(row), observation_ids=tuple(touched[row.caveat_id])) for row in data.rows(Caveat)]
