"""SDMX-CSV 2.0: all figures, printed, derived and from other sources, as observations of two SDMX dataflows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from xinhui_data.figures.intervals import plain
from xinhui_data.formats.csv_table import cell
from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.sdmx_concepts import AGENCY, DATED, NOT_APPLICABLE, NOT_STATED, UNDATED, concepts
from xinhui_data.model.derived import Derived
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.terms import Flag, Measure, Status
from xinhui_data.model.text import Text

_FLAGS = {Flag.PRELIMINARY: "P", Flag.REVISED: "R", Flag.EXPECTED: "E"}
_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")


def _write(edition: Edition) -> bytes:
    """Write SDMX-CSV 2.0: the figures with a period, then, of a structure without time dimension, those without one."""
    rows = sorted(_rows(edition), key=lambda row: "TIME_PERIOD" not in row)
    columns = [concept.id for concept in concepts()]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_HEAD, *columns))
    for row in rows:
        flow = DATED if "TIME_PERIOD" in row else UNDATED
        head = ("dataflow", f"{AGENCY}:{flow}({edition.about.version})", "I")
        writer.writerow((*head, *(row.get(name, "") for name in columns)))
    return out.getvalue().encode("utf-8")


def _rows(edition: Edition) -> Iterator[dict[str, str]]:
    for observation in edition.rows(Observation):
        names = {"SOURCE": observation.report_id, "ID": observation.observation_id}
        yield _figure(observation) | names | {"CAVEATS": cell(observation.caveat_ids)}
    for derived in edition.rows(Derived):
        yield _derived(derived) | {"SOURCE": derived.report_id}
    for external in edition.rows(External):
        yield _figure(external) | {"SOURCE": external.report_id, "ID": external.observation_id}


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
        "CAVEATS": cell(derived.caveat_ids),
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
        "OBS_STATUS": _obs_status(figure),
    }
    return row | ({"TIME_PERIOD": figure.time_period} if figure.time_period else {})


def _obs_status(figure: Observation | External | Derived) -> str:
    if figure.status is not Status.ACTUAL:
        return "E" if figure.status is Status.EXPECTED else "F"
    return "A" if isinstance(figure, Derived) else _FLAGS.get(figure.flag, "A")


def _number(value: float | None, scale: int) -> str:
    return "" if value is None else plain(Decimal(repr(value)).scaleb(-scale))


SDMX_DATA = Format(
    "sdmx-data.csv",
    Text(
        "SDMX-CSV 2.0: figures printed, derived and from other sources",
        "SDMX-CSV 2.0：报道数据、推算值和其他来源的数据",
    ),
    "text/csv",
    _write,
)
