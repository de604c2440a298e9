"""llms.txt: what a language model has to know to use the data rightly, in the form of llmstxt.org."""

from __future__ import annotations

from collections.abc import Sequence

from xinhui_data.formats.edition import Edition
from xinhui_data.formats.templates import render
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.evidence import LinkedCaveat
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Bound, CaveatKind, Measure, Status
from xinhui_data.model.traps import TRAPS, Trap

# With many reports there are more sums than a short text can name.
_SUMS = 8


def llms_text(edition: Edition, traps: Sequence[Trap]) -> bytes:
    """Write llms.txt; of the questions those that are to be listed."""
    sums = [row.caveat_en for row in edition.rows(LinkedCaveat) if row.kind is CaveatKind.SUM]
    return render(
        "llms.txt",
        about=edition.about,
        tables=[record.table for record in PROCESSED.values()],
        bounds=list(Bound),
        statuses=list(Status),
        measures=list(Measure),
        doubts=list(CaveatKind),
        sums=sums[:_SUMS],
        more_sums=len(sums[_SUMS:]),
        example=edition.rows(Observation)[0].observation_id,
        traps=traps,
        traps_file=TRAPS,
    ).encode("utf-8")
