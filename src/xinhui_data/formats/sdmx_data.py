"""SDMX-CSV 2.0: all figures, printed, derived and from other sources, as observations of two SDMX dataflows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from xinhui_data.figures.intervals import plain
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.sdmx_concepts import AGENCY, CONCEPT_LIST, DATED, NOT_APPLICABLE, NOT_STATED, UNDATED
from xinhui_data.model.derived import Derived
from xinhui_data.model.external import External
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Measure, Status

_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")


def sdmx_data(edition: Edition) -> bytes:
    """Write SDMX-CSV 2.0: the figures with a period, then, of a structure without time dimension, those without one."""
    rows = sorted(_rows(edition), key=lambda row: "TIME_PERIOD" not in row)
    columns = [concept.id for concept in CONCEPT_LIST]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_HEAD, *columns))
    for row in rows:
        flow = DATED if "TIME_PERIOD" in row else UNDATED
        head = ("dataflow", f"{AGENCY}:{flow}({edition.dataset.version})", "I")
        writer.writerow((*head, *(row.get(name, "") for name in columns)))
    return out.getvalue().encode("utf-8")


def _rows(edition: Edition) -> Iterator[dict[str, str]]:
    report_of = {row.observation_id: row.report_id for row in edition.observations}
    for observation in edition.observations:
        names = {"SOURCE": observation.report_id, "ID": observation.observation_id}
        yield _figure(observation) | names | {"CAVEATS": observation.caveat_ids or ""}
    for derived in edition.derived:
        yield _derived(derived) | {"SOURCE": report_of[derived.inputs.split(";")[0]]}
    for external in edition.external:
        yield _figure(external) | {"SOURCE": external.source_id, "ID": external.external_id}


def _figure(figure: Observation | External) -> dict[str, str]:
    digits = None if figure.decimals is None else figure.decimals + figure.scale
    return _common(figure, figure.scale) | {
        "DERIVATION": NOT_APPLICABLE,
        "DECIMALS": str(max(0, digits or 0)),
        "PRECISION": "" if figure.decimals is None else str(figure.decimals),
        "BOUND": str(figure.bound),
        "PRINTED": figure.printed,
    }


def _derived(derived: Derived) -> dict[str, str]:
    return _common(derived, 0) | {
        "DERIVATION": str(derived.kind),
        "ID": derived.derived_id,
        "PRINTED": derived.formula,
        "CAVEATS": derived.caveat_ids or "",
    }


def _common(figure: Observation | External | Derived, scale: int) -> dict[str, str]:
    row = {
        "INDICATOR": figure.indicator_id,
        "SUBJECT": figure.subject_id,
        "SCOPE": figure.scope_id or (NOT_STATED if figure.measure is Measure.RANK else NOT_APPLICABLE),
        "MEASURE": str(figure.measure),
        "STATUS": str(figure.status),
        "OBS_VALUE": _number(figure.value, scale),
        "LOWER": _number(figure.lower, scale),
        "UPPER": _number(figure.upper, scale),
        "UNIT_MEASURE": figure.unit_id,
        "UNIT_MULT": str(scale),
        "OBS_STATUS": "A" if figure.status is Status.ACTUAL else "F",
    }
    return row | ({"TIME_PERIOD": figure.time_period} if figure.time_period else {})


def _number(value: float | None, scale: int) -> str:
    return "" if value is None else plain(Decimal(repr(value)).scaleb(-scale))
