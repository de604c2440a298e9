"""How the figures map to SDMX: concepts, code lists, and which of them are dimensions, measures and attributes.

Follows the information model of SDMX 3.0 and its cross-domain concepts. Two structures share all of it: one for what
has a period, one without time dimension for what has none, since SDMX does not allow an empty period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xinhui_data.formats.edition import Edition
from xinhui_data.model.terms import Bound, DerivationKind, Measure, Status, Term

AGENCY, CONCEPTS = "XINHUI_DATA", "CS_XINHUI"
DATED, UNDATED = "FIGURES", "FIGURES_UNDATED"
NOT_APPLICABLE, NOT_STATED = "_Z", "_X"


@dataclass(frozen=True)
class Text:
    """A name or description in English and Chinese."""

    en: str
    zh: str


@dataclass(frozen=True)
class Code:
    """One code of a code list."""

    id: str
    name: Text
    description: Text | None = None


@dataclass(frozen=True)
class Concept:
    """One concept with its part in the structure: dimension, measure or attribute, coded or of a text type."""

    id: str
    part: str
    name: Text
    description: Text
    codes: str | None = None
    type: str = "String"
    required: bool = True


_NOT_APPLICABLE = Code(NOT_APPLICABLE, Text("not applicable", "不适用"))
_NOT_STATED = Code(
    NOT_STATED, Text("not stated", "未说明"), Text("The document states no group.", "文件未说明比较范围。")
)
_STATUS_CODES = (
    Code(
        "A",
        Text("normal value", "正常值"),
        Text("What has happened: status actual.", "已经发生：状态为实际。"),
    ),
    Code(
        "F",
        Text("forecast value", "预测值"),
        Text(
            "The nearest cross-domain code for what has not happened: an expected figure is a forecast, but a plan, a "
            "target or an outlook is not; STATUS says which.",
            "用于尚未发生的数据，取跨领域代码中最接近的一项：预计数属预测，计划、目标和远期数不是预测；具体见STATUS。",
        ),
    ),
)

CONCEPT_LIST = (
    Concept("SOURCE", "dimension", Text("Source", "来源"), Text(
        "The report or other document that prints the figure, or from which it is derived.",
        "数据所在的报道或其他文件；推算值为推算所依据的文件。"), "CL_SOURCE"),
    Concept("DERIVATION", "dimension", Text("Derivation", "推算方式"), Text(
        "How a value is derived; not applicable to printed figures.",
        "推算的方式；报道或文件直接给出的数据为“不适用”。"), "CL_DERIVATION"),
    Concept("INDICATOR", "dimension", Text("Indicator", "指标"), Text("What is measured.", "数据所属的指标。"),
            "CL_INDICATOR"),
    Concept("SUBJECT", "dimension", Text("Subject", "主体"), Text("The subject of the figure.", "数据所属的主体。"),
            "CL_SUBJECT"),
    Concept("SCOPE", "dimension", Text("Scope", "范围"), Text(
        "For a rank, the group compared; for a share, the whole.",
        "位次的比较范围，或占比的总体（分母）。"), "CL_SCOPE"),
    Concept("MEASURE", "dimension", Text("Measure", "数值类型"), Text(
        "Kind of quantity.", "绝对数、增量、增速、占比、比值或位次。"),
            "CL_MEASURE"),
    Concept("STATUS", "dimension", Text("Status", "状态"), Text(
        "How far it has been realised.", "已经实现，还是计划、目标、预计或远期数。"),
            "CL_STATUS"),
    Concept("TIME_PERIOD", "time", Text("Time period", "时期"), Text("The period.", "时期。"),
            type="ObservationalTimePeriod"),
    Concept("OBS_VALUE", "measure", Text("Observation value", "观测值"), Text(
        "The number as printed; times ten to the power UNIT_MULT it is in UNIT_MEASURE. Empty for a derived value of "
        "which only an interval is known.",
        "原文数字；乘以10的UNIT_MULT次方，即为以UNIT_MEASURE为单位的数值。仅知区间的推算值为空。"),
        type="Decimal", required=False),
    Concept("LOWER", "measure", Text("Lower", "下限"), Text(
        "Lowest value that the printed form allows, in the multiplier of OBS_VALUE; empty where unbounded or unknown.",
        "按原文表述可能的最小值，倍数同OBS_VALUE；无下限或不详时为空。"), type="Decimal", required=False),
    Concept("UPPER", "measure", Text("Upper", "上限"), Text(
        "Highest value that the printed form allows, in the multiplier of OBS_VALUE; empty where unbounded or "
        "unknown.",
        "按原文表述可能的最大值，倍数同OBS_VALUE；无上限或不详时为空。"), type="Decimal", required=False),
    Concept("UNIT_MEASURE", "attribute", Text("Unit of measure", "计量单位"), Text(
        "Base unit.", "基本单位。"), "CL_UNIT"),
    Concept("UNIT_MULT", "attribute", Text("Unit multiplier", "单位倍数"), Text(
        "Power of ten printed as a word, 8 for 亿 and 4 for 万; 0 for derived values.",
        "原文以“亿”“万”等字表示的10的幂次，亿为8，万为4；推算值为0。"), type="Integer"),
    Concept("DECIMALS", "attribute", Text("Decimals", "小数位数"), Text(
        "Digits printed after the decimal point of OBS_VALUE; empty for derived values.",
        "OBS_VALUE在原文中的小数位数；推算值为空。"), type="Integer", required=False),
    Concept("PRECISION", "attribute", Text("Precision", "精度"), Text(
        "Place of the last meaningful digit in the base unit, -6 for millions; empty for an exact count or rank and "
        "for derived values.",
        "以基本单位计，末位有效数字所在的数位；个数或位次为确数的，以及推算值，均为空。"),
        type="Integer", required=False),
    Concept("OBS_STATUS", "attribute", Text("Observation status", "观测状态"), Text(
        "Cross-domain status: A for what has happened, F for what has not.",
        "跨领域观测状态：已发生的为A，未发生的为F。"),
            "CL_OBS_STATUS"),
    Concept("BOUND", "attribute", Text("Bound", "确切程度"), Text(
        "How the printed number relates to the true value; empty for derived values, which have an interval.",
        "原文数字与真实数值的关系；推算值为空，由取值区间表示。"), "CL_BOUND", required=False),
    Concept("ID", "attribute", Text("Identifier", "编号"), Text(
        "Its identifier in observations, derived or external.", "在observations、derived或external表中的编号。")),
    Concept("PRINTED", "attribute", Text("Printed", "原文"), Text(
        "The literal as printed, or the formula of a derived value.", "原文中的表述，或推算值的算式。")),
    Concept("CAVEATS", "attribute", Text("Caveats", "注意事项"), Text(
        "Caveats that apply to it, joined by semicolons.", "适用的注意事项编号，以分号分隔。"), required=False),
)  # fmt: skip


def components(flow: str) -> list[Concept]:
    """Give the concepts of a structure, in order; what is undated has no time dimension."""
    return [concept for concept in CONCEPT_LIST if flow == DATED or concept.part != "time"]


def code_lists(edition: Edition) -> Iterator[tuple[str, Text, Sequence[Code]]]:
    """Give each code list: identifier, name, codes."""
    yield "CL_SOURCE", Text("Sources", "来源"), _sources(edition)
    derivations = (_NOT_APPLICABLE, *_terms(DerivationKind))
    yield "CL_DERIVATION", Text("Ways of derivation", "推算方式"), derivations
    yield (
        "CL_INDICATOR",
        Text("Indicators", "指标"),
        [
            Code(row.indicator_id, Text(row.indicator_en, row.indicator_zh), Text(row.definition_en, row.definition_zh))
            for row in edition.indicators.values()
        ],
    )
    subjects = [Code(row.subject_id, Text(row.subject_en, row.subject_zh)) for row in edition.subjects.values()]
    yield "CL_SUBJECT", Text("Subjects", "主体"), subjects
    scopes = [Code(row.scope_id, Text(row.scope_en, row.scope_zh)) for row in edition.scopes.values()]
    yield "CL_SCOPE", Text("Scopes", "范围"), [_NOT_APPLICABLE, _NOT_STATED, *scopes]
    yield "CL_MEASURE", Text("Measures", "数值类型"), _terms(Measure)
    yield "CL_STATUS", Text("Statuses", "状态"), _terms(Status)
    units = [Code(row.unit_id, Text(row.unit_en, row.unit_zh)) for row in edition.units.values()]
    yield "CL_UNIT", Text("Units", "单位"), units
    yield "CL_OBS_STATUS", Text("Observation status", "观测状态"), _STATUS_CODES
    yield "CL_BOUND", Text("Bounds", "确切程度"), _terms(Bound)


def _terms(terms: type[Term]) -> list[Code]:
    return [Code(str(term), Text(str(term).replace("_", " "), term.zh), Text(term.en, term.zh)) for term in terms]


def _sources(edition: Edition) -> list[Code]:
    reports = [
        Code(row.report_id, Text(f"{row.publisher_en}: {row.title_en}", f"{row.publisher_zh}：{row.title_zh}"))
        for row in edition.reports
    ]
    others = [
        Code(
            row.source_id,
            Text(f"{row.publisher_en}, {row.published}", f"{row.publisher_zh}：{row.title_zh}"),
        )
        for row in edition.sources
    ]
    return reports + others
