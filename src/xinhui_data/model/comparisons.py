"""Comparison with other sources: curated pairs, computed comparisons, and series of one indicator over the years."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.model.columns import (
    IDENTIFIER,
    IDENTIFIER_LIST,
    SENTENCE,
    SENTENCE_ZH,
    Record,
    Table,
    column,
)
from xinhui_data.model.observations import (
    BoundTerm,
    IndicatorId,
    MeasureTerm,
    StatusTerm,
    SubjectId,
    TimePeriod,
    UnitId,
)
from xinhui_data.model.terms import Origin, Relation


class Pair(Record):
    """A figure of the report and one of another source that are compared, with the relation a reader saw."""

    table: ClassVar[Table] = Table(
        "pairs",
        "Pairs",
        "对照（逐条录入）",
        "Which figures are compared, why, and the relation that a reader saw; the relation is computed again.",
        "哪些数据互相对照、为何对照，以及标注者所见的关系；该关系另由程序重新计算。",
        ("ours_id", "external_id"),
        foreign_keys={"external_id": "external.external_id"},
    )

    ours_id: str = column(
        "An observation or a derived value.",
        "本报道的一条数据，或由其推算的数值。",
        title="Figure of the report",
        zh="本报道数据",
        example="gdp-2023",
        pattern=IDENTIFIER,
    )
    external_id: str = column(
        "A figure of another source.", "其他来源的一条数据。", title="External", zh="外部数据", example="ext-gdp-2023"
    )
    relation: Relation = column(
        "How the other figure relates to that of the report.",
        "其他来源数据与本报道数据的关系。",
        title="Relation",
        zh="关系",
        example="refines",
    )
    aspects: str | None = column(
        "For context: in which fields the two differ, joined by semicolons.",
        "关系为“参考”时填写：两者不同的字段，以分号分隔。",
        title="Aspects",
        zh="不同之处",
        example="indicator_id;time_period",
        pattern=IDENTIFIER_LIST,
        separator=";",
    )
    reason_en: str = column(
        "What the pair shows, in English.",
        "对照说明（英文）。",
        title="Reason (English)",
        zh="说明（英文）",
        example="The communique gives the figure.",
        pattern=SENTENCE,
    )
    reason_zh: str = column(
        "What the pair shows, in Chinese.",
        "对照说明（中文）。",
        title="Reason (Chinese)",
        zh="说明（中文）",
        example="统计公报公布了具体数。",
        pattern=SENTENCE_ZH,
    )


class Comparison(Pair):
    """One figure of the report compared with one of another source, with the difference."""

    table: ClassVar[Table] = Table(
        "comparisons",
        "Comparisons",
        "对照",
        "Figures of the report, and values derived from them, compared with those of other sources.",
        "本报道的数据及其推算值，与其他来源的数据对照。",
        ("ours_id", "external_id"),
        foreign_keys={"external_id": "external.external_id"},
    )

    difference: float | None = column(
        "Report minus other source, in the base unit; empty where indicator, measure or unit differ.",
        "本报道减其他来源，以基本单位计；指标、数值类型或单位不同时为空。",
        title="Difference",
        zh="差额",
        example="-1125000000",
        unit="unit of both",
    )
    difference_percent: float | None = column(
        "The difference in per cent of the other source's figure; empty for percentages.",
        "差额占其他来源数值的百分比；数值本身为百分数时为空。",
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

    series_id: str = column(
        "Identifier of the series.",
        "序列的编号。",
        title="Series",
        zh="序列编号",
        example="storage-output",
        pattern=IDENTIFIER,
    )
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
            "source_id": "sources.source_id",
            "report_id": "reports.report_id",
            "indicator_id": "indicators.indicator_id",
            "subject_id": "subjects.subject_id",
            "unit_id": "units.unit_id",
        },
    )

    series_id: str = column(
        "Identifier of the series.",
        "序列的编号。",
        title="Series",
        zh="序列编号",
        example="storage-output",
        pattern=IDENTIFIER,
    )
    time_period: TimePeriod
    year: int = column("Year of the period.", "时期所在的年份。", title="Year", zh="年份", example="2023", minimum=1900)
    origin: Origin = column(
        "Where the value comes from.", "数值的来源类别。", title="Origin", zh="来源类别", example="report"
    )
    source_id: str | None = column(
        "The other source that prints it; empty for what the report prints or implies.",
        "印载该数据的其他来源；报道所印或由报道推得的为空。",
        title="Source",
        zh="来源编号",
        example="xinhui-communique-2023",
    )
    indicator_id: IndicatorId
    subject_id: SubjectId
    measure: MeasureTerm
    status: StatusTerm
    value: float = column(
        "The number in the base unit.",
        "以基本单位计的数值。",
        title="Value",
        zh="数值",
        example="4583000000",
        unit="see unit_id",
    )
    lower: float | None = column(
        "Lowest value; empty where unbounded or unknown.", "可能的最小值；无下限或不详时为空。",
        title="Lower", zh="下限", example="4582500000", unit="see unit_id",
    )  # fmt: skip
    upper: float | None = column(
        "Highest value; empty where unbounded or unknown.", "可能的最大值；无上限或不详时为空。",
        title="Upper", zh="上限", example="4583500000", unit="see unit_id",
    )  # fmt: skip
    unit_id: UnitId
    bound: BoundTerm
    figure_id: str = column(
        "The figure itself: by origin an observation_id, a derived_id or an external_id.",
        "数据本身的编号：依出处为 observation_id、derived_id 或 external_id。",
        title="Figure",
        zh="数据编号",
        example="storage-output-2023",
        pattern=IDENTIFIER,
    )
    report_id: str | None = column(
        "The report that prints or implies it; empty for what another source prints.",
        "印载该数据或可由之推得该数据的报道；其他来源所印的为空。",
        title="Report",
        zh="报道编号",
        example="jmd-2024-01",
    )
