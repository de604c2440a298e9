"""Comparison between documents: curated pairs, computed comparisons, and series of one indicator over the years."""

from __future__ import annotations

from typing import Annotated, ClassVar

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
    BaseValue,
    BoundTerm,
    IndicatorId,
    Lower,
    MeasureTerm,
    ReportId,
    StatusTerm,
    SubjectId,
    TimePeriod,
    UnitId,
    Upper,
)
from xinhui_data.model.terms import Origin, Relation

_FIGURE = rf"(?:{DERIVED}|{IDENTIFIER})"
FigureId = Annotated[
    str,
    column(
        "An observation or a figure of another source (observation_id), or a derived value (derived_id).",
        "报道数据或其他来源数据的observation_id，或推算值的derived_id。",
        title="Figure", zh="数据编号", example="gdp-2023", pattern=_FIGURE,
    ),
]  # fmt: skip
OtherId = Annotated[
    str,
    column(
        "The figure with which it is compared.", "与之对照的数据。",
        title="Other figure", zh="对照数据", example="ext-gdp-2023", pattern=_FIGURE,
    ),
]  # fmt: skip
SeriesId = Annotated[
    str,
    column(
        "Identifier of the series.", "序列的编号。",
        title="Series", zh="序列编号", example="storage-output", pattern=IDENTIFIER,
    ),
]  # fmt: skip


class Pair(Record):
    """Two figures that are compared, and why; how they relate is computed."""

    table: ClassVar[Table] = Table(
        "pairs",
        "Pairs",
        "对照（逐条录入）",
        "Which figures are compared, and what the comparison shows; the relation is computed.",
        "哪些数据互相对照及对照说明；两者的关系由程序计算。",
        ("figure_id", "other_id"),
    )

    figure_id: FigureId
    other_id: OtherId
    reason_en: str = column(
        "What the pair shows, in English.", "对照说明（英文）。",
        title="Reason (English)", zh="说明（英文）", example="The communique gives the figure.", pattern=SENTENCE,
    )  # fmt: skip
    reason_zh: str = column(
        "What the pair shows, in Chinese.", "对照说明（中文）。",
        title="Reason (Chinese)", zh="说明（中文）", example="统计公报公布了具体数。", pattern=SENTENCE_ZH,
    )  # fmt: skip


class Comparison(Record):
    """One figure compared with another: what a pair shows, or two successive statements of one fact."""

    table: ClassVar[Table] = Table(
        "comparisons",
        "Comparisons",
        "对照",
        "Figures compared with those of other documents: curated pairs, and successive statements of one fact.",
        "各文件数据之间的对照：选定的对照，以及同一数据先后公布的数值。",
        ("figure_id", "other_id"),
    )

    figure_id: FigureId
    other_id: OtherId
    relation: Relation = column(
        "How the other figure relates to the first.", "后一数据与前一数据的关系。",
        title="Relation", zh="关系", example="refines",
    )  # fmt: skip
    aspects: Identifiers = column(
        "For context: in which fields the two differ, joined by semicolons.",
        "关系为“参考”时列出两者不同的字段，以分号分隔。",
        title="Aspects", zh="不同之处", example="indicator_id;time_period", pattern=IDENTIFIER, separator=SEPARATOR,
        required=False,
    )  # fmt: skip
    reason_en: str | None = column(
        "What the comparison shows, in English; empty where it only follows from the figures.",
        "对照说明（英文）；仅由数据推得的对照为空。",
        title="Reason (English)", zh="说明（英文）", example="The communique gives the figure.", pattern=SENTENCE,
    )  # fmt: skip
    reason_zh: str | None = column(
        "What the comparison shows, in Chinese; empty where it only follows from the figures.",
        "对照说明（中文）；仅由数据推得的对照为空。",
        title="Reason (Chinese)", zh="说明（中文）", example="统计公报公布了具体数。", pattern=SENTENCE_ZH,
    )  # fmt: skip
    difference: float | None = column(
        "First figure minus the other, in the base unit; empty where indicator, measure or unit differ.",
        "前一数据减后一数据，以基本单位计；指标、数值类型或单位不同时为空。",
        title="Difference",
        zh="差额",
        example="-1125000000",
        unit="unit of both",
    )
    difference_percent: float | None = column(
        "The difference in per cent of the other figure; empty for percentages.",
        "差额占后一数据的百分比；数值本身为百分数时为空。",
        title="Difference (per cent)",
        zh="差额（百分比）",
        example="-1.1",
        unit="percent",
    )


class SeriesMember(Record):
    """One indicator of one subject that belongs to a series."""

    table: ClassVar[Table] = Table(
        "series_members",
        "Members of series",
        "历年数据构成",
        "Which indicators of which subjects form a series over the years.",
        "历年数据由哪些主体的哪些指标构成。",
        ("series_id", "indicator_id", "subject_id"),
        foreign_keys={"indicator_id": "indicators.indicator_id", "subject_id": "subjects.subject_id"},
    )

    series_id: SeriesId
    indicator_id: IndicatorId
    subject_id: SubjectId


class SeriesPoint(Record):
    """One value of a series."""

    table: ClassVar[Table] = Table(
        "series",
        "Series",
        "历年数据",
        "The indicators of which several years are known: one row per year and source, ready to plot.",
        "有多个年份数据的指标：每年每个来源一行，可直接作图。",
        ("series_id", "figure_id"),
        foreign_keys={
            "report_id": "documents.document_id",
            "indicator_id": "indicators.indicator_id",
            "subject_id": "subjects.subject_id",
            "unit_id": "units.unit_id",
        },
    )

    series_id: SeriesId
    time_period: TimePeriod
    year: int = column("Year of the period.", "时期所在的年份。", title="Year", zh="年份", example="2023", minimum=1900)
    origin: Origin = column(
        "Where the value comes from.", "数值的来源类别。", title="Origin", zh="来源类别", example="report"
    )
    indicator_id: IndicatorId
    subject_id: SubjectId
    measure: MeasureTerm
    status: StatusTerm
    value: BaseValue
    lower: Lower
    upper: Upper
    unit_id: UnitId
    bound: BoundTerm
    figure_id: FigureId
    report_id: ReportId
