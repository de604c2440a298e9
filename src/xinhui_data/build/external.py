"""External figures in base units, from the curated ones."""

from __future__ import annotations

from xinhui_data.model.curated import Curated
from xinhui_data.model.external import CuratedExternal, External


def build_external(curated: Curated) -> list[External]:
    """Build the external figures, in the order of the raw table."""
    return [_build(row.record) for row in curated.external]


def _build(figure: CuratedExternal) -> External:
    interval = figure.interval
    return External(
        **figure.model_dump(exclude={"value"}),
        value=float(figure.base_value),
        lower=None if interval.lower is None else float(interval.lower),
        upper=None if interval.upper is None else float(interval.upper),
    )
