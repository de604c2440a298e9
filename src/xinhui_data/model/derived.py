"""What follows from the figures of a report: derived values, never printed."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.model.columns import (
    DERIVED,
    IDENTIFIER,
    SENTENCE,
    SENTENCE_ZH,
    SEPARATOR,
    Identifiers,
    Record,
    Table,
    column,
)
from xinhui_data.model.observations import (
    CaveatIds,
    IndicatorId,
    MeasureTerm,
    ReportId,
    ScopeId,
    StatusTerm,
    SubjectId,
    TimePeriod,
    UnitId,
)
from xinhui_data.model.terms import Bound, DerivationKind


class Derived(Record):
    """One value that follows from observations, with the interval of all values that the printed forms allow."""

    table: ClassVar[Table] = Table(
        "derived",
        "Derived values",
        "推算值",
        "What follows from the observations and is not printed: formula, interval, assumption and caveats.",
        "由报道数据推算、报道中没有直接给出的数值：算式、取值区间、推算前提和注意事项。",
        ("derived_id",),
        foreign_keys={
            "indicator_id": "indicators.indicator_id",
            "report_id": "documents.document_id",
            "subject_id": "subjects.subject_id",
            "unit_id": "units.unit_id",
        },
    )

    derived_id: str = column(
        "Identifier of the derived value: its first input, a dot, and how it is derived.",
        "推算值的编号：第一项依据数据的编号、点号和推算方式。",
        title="Derived",
        zh="推算编号",
        example="industrial-investment-2023.level_before",
        pattern=DERIVED,
    )
    report_id: ReportId
    kind: DerivationKind = column(
        "How it is derived.", "推算的方式。", title="Kind", zh="推算方式", example="level_before"
    )
    formula: str = column(
        "The formula, with the literals as printed.",
        "算式，其中的数字照录原文。",
        title="Formula",
        zh="算式",
        example="288.21亿元 ÷ (1 + 16.1%)",
    )
    inputs: Identifiers = column(
        "The observations from which it is derived, in the order of the formula, joined by semicolons.",
        "推算所依据的数据，按算式中的顺序，以分号分隔。",
        title="Inputs",
        zh="依据数据",
        example="industrial-investment-2023;industrial-investment-growth-2023",
        pattern=IDENTIFIER,
        separator=SEPARATOR,
        required=True,
    )
    name_zh: str = column(
        "What it is, in Chinese.",
        "推算值的名称（中文）。",
        title="Name (Chinese)",
        zh="名称（中文）",
        example="工业投资，上年",
    )
    name_en: str = column(
        "What it is, in English.",
        "推算值的名称（英文）。",
        title="Name (English)",
        zh="名称（英文）",
        example="industrial investment, year before",
    )
    indicator_id: IndicatorId
    subject_id: SubjectId
    scope_id: ScopeId
    measure: MeasureTerm
    status: StatusTerm
    time_period: TimePeriod
    value: float | None = column(
        "Computed from the printed numbers, in the base unit; empty where one of them is a bound.",
        "由所印数字算出，以基本单位计；所印数字有确切程度词时为空。",
        title="Value",
        zh="数值",
        example="24823944875.1",
        unit="see unit_id",
    )
    lower: float | None = column(
        "Lowest value that the printed forms allow, rounded outward; empty = unbounded.",
        "按原文表述可能的最小值，向区间外侧舍入；无下限时为空。",
        title="Lower",
        zh="下限",
        example="24812526904.8",
        unit="see unit_id",
    )
    upper: float | None = column(
        "Highest value that the printed forms allow, rounded outward; empty = unbounded.",
        "按原文表述可能的最大值，向区间外侧舍入；无上限时为空。",
        title="Upper",
        zh="上限",
        example="24835372683.3",
        unit="see unit_id",
    )
    unit_id: UnitId
    assumption_en: str = column(
        "What must hold for the value to be correct, in English.",
        "推算成立的前提（英文）。",
        title="Assumption (English)",
        zh="推算前提（英文）",
        example="The rate is taken on the year before.",
        pattern=SENTENCE,
    )
    assumption_zh: str = column(
        "What must hold for the value to be correct, in Chinese.",
        "推算成立的前提（中文）。",
        title="Assumption (Chinese)",
        zh="推算前提（中文）",
        example="增速以上年为基期。",
        pattern=SENTENCE_ZH,
    )
    caveat_ids: CaveatIds

    @property
    def bound(self) -> Bound:
        """How the value stands to the true one, as its ends say; an open end never says more than "or more"."""
        if self.lower is None and self.upper is None:
            return Bound.ABOUT
        if self.upper is None:
            return Bound.AT_LEAST
        return Bound.AT_MOST if self.lower is None else Bound.EXACT
