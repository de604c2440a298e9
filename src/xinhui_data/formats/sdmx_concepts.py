"""How the figures map to SDMX: concepts, code lists, and which of them are dimensions, measures and attributes.

Follows the information model of SDMX 3.0 and its cross-domain concepts. Two structures share all of it: one for what
has a period, one without time dimension for what has none, since SDMX does not allow an empty period.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from xinhui_data.formats.edition import Edition
from xinhui_data.formats.templates import read_template
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.terms import Bound, DerivationKind, Measure, Status, Term
from xinhui_data.model.text import Text, label, meaning, name_of

AGENCY = "XINHUI_DATA"
DATED, UNDATED = "FIGURES", "FIGURES_UNDATED"
NOT_APPLICABLE, NOT_STATED = "_Z", "_X"


@dataclass(frozen=True)
class Code:
    """One code of a code list."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True)
class Concept:
    """One concept and its part in the structure: dimension, time, measure or attribute, of a text type or coded."""

    id: str
    part: str
    usage: str
    type: str
    codes: str
    name: Text
    description: Text


_NOT_APPLICABLE = Code(NOT_APPLICABLE, Text("not applicable", "不适用"))
_NOT_STATED = Code(
    NOT_STATED, Text("not stated", "未说明"), Text("The document states no group.", "文件未说明比较范围。")
)
_STATUS_CODES = (
    Code("A", Text("normal value", "正常值"), Text("What has happened: status actual.", "已经发生：状态为实际。")),
    Code("P", Text("provisional value", "初步数"), Text("Published before it is final.", "在最终数之前公布。")),
    Code("R", Text("revised value", "修订数"), Text("Replaces a value published before.", "取代先前公布的数值。")),
    Code("E", Text("estimated value", "估计数"), Text("Estimated for a named period.", "对注明时期的估计数。")),
    Code(
        "F",
        Text("forecast value", "预测值"),
        Text(
            "The nearest cross-domain code for what has not happened: a plan, a target or an outlook, none of which "
            "is a forecast; STATUS says which.",
            "用于尚未发生的数据，取跨领域代码中最接近的一项：计划、目标和远期数均非预测；具体见STATUS。",
        ),
    ),
)


@cache
def concepts() -> tuple[Concept, ...]:
    """Read the concepts, in the order of the columns of the data."""
    return tuple(
        Concept(
            row["id"],
            row["part"],
            row["usage"],
            row["type"],
            row["codes"],
            Text(row["name_en"], row["name_zh"]),
            Text(row["description_en"], row["description_zh"]),
        )
        for row in csv.DictReader(read_template("sdmx-concepts.csv").splitlines())
    )


def code_lists(edition: Edition) -> Iterator[tuple[str, Text, Sequence[Code]]]:
    """Give each code list: identifier, name, codes."""
    yield "CL_SOURCE", Text("Sources", "来源"), [_source(row) for row in (*edition.reports, *edition.sources)]
    yield "CL_DERIVATION", Text("Ways of derivation", "推算方式"), [_NOT_APPLICABLE, *_terms(DerivationKind)]
    indicators, scopes = _codes(edition.rows(Indicator), "indicator"), _codes(edition.rows(Scope), "scope")
    yield "CL_INDICATOR", Text("Indicators", "指标"), indicators
    yield "CL_SUBJECT", Text("Subjects", "主体"), _codes(edition.rows(Subject), "subject")
    yield "CL_SCOPE", Text("Scopes", "范围"), [_NOT_APPLICABLE, _NOT_STATED, *scopes]
    yield "CL_MEASURE", Text("Measures", "数值类型"), _terms(Measure)
    yield "CL_STATUS", Text("Statuses", "状态"), _terms(Status)
    yield "CL_UNIT", Text("Units", "单位"), _codes(edition.rows(Unit), "unit")
    yield "CL_OBS_STATUS", Text("Observation status", "观测状态"), _STATUS_CODES
    yield "CL_BOUND", Text("Bounds", "确切程度"), _terms(Bound)


def _codes(rows: Sequence[Indicator | Subject | Scope | Unit], kind: str) -> list[Code]:
    return [
        Code(
            getattr(row, f"{kind}_id"), name_of(row, kind), name_of(row, "definition") if kind == "indicator" else None
        )
        for row in rows
    ]


def _terms(terms: type[Term]) -> list[Code]:
    return [Code(str(term), label(term), meaning(term)) for term in terms]


def _source(row: Document) -> Code:
    english = f": {row.title_en}" if row.title_en else f", {row.date_edtf}"
    return Code(row.document_id, Text(f"{row.publisher_en}{english}", f"{row.publisher_zh}：{row.title_zh}"))
