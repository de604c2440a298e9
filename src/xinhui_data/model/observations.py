"""Statements: what one document says of one fact, as published."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from xinhui_data.model.columns import (
    IDENTIFIER,
    SENTENCE,
    SEPARATOR,
    TIME_PERIOD,
    Identifiers,
    Record,
    Table,
    column,
)
from xinhui_data.model.terms import Bound, Flag, Measure, Status, Topic

DIMENSIONS = {
    "indicator_id": "indicators.indicator_id",
    "subject_id": "subjects.subject_id",
    "scope_id": "scopes.scope_id",
}

# Columns that several tables have, each defined once.
ObservationId = Annotated[
    str,
    column(
        "Identifier of the observation.",
        "数据的编号。",
        title="Observation",
        zh="数据编号",
        example="gdp-2023",
        pattern=IDENTIFIER,
    ),
]
ReportId = Annotated[
    str,
    column(
        "Document that prints or implies it.", "内容所出自或推算所依据的文件。",
        title="Report", zh="报道编号", example="jmd-2024-01",
    ),
]  # fmt: skip
IndicatorId = Annotated[
    str, column("What is measured.", "数据所属的指标。", title="Indicator", zh="指标编号", example="gdp")
]
IndicatorZh = Annotated[
    str,
    column(
        "Name of the indicator in Chinese.", "指标的中文名称。",
        title="Indicator (Chinese)", zh="指标（中文）", example="地区生产总值",
    ),
]  # fmt: skip
IndicatorEn = Annotated[
    str,
    column(
        "Name of the indicator in English.", "指标的英文名称。",
        title="Indicator (English)", zh="指标（英文）", example="gross regional product",
    ),
]  # fmt: skip
TopicTerm = Annotated[
    Topic, column("Field of the indicator.", "指标所属的领域。", title="Topic", zh="主题", example="economy")
]
SubjectId = Annotated[
    str, column("Who it is about.", "数据所属的主体。", title="Subject", zh="主体编号", example="xinhui")
]
SubjectZh = Annotated[
    str,
    column(
        "Name of the subject in Chinese.", "主体的中文名称。",
        title="Subject (Chinese)", zh="主体（中文）", example="新会区",
    ),
]  # fmt: skip
SubjectEn = Annotated[
    str,
    column(
        "Name of the subject in English.", "主体的英文名称。",
        title="Subject (English)", zh="主体（英文）", example="Xinhui District",
    ),
]  # fmt: skip
ScopeId = Annotated[
    str | None,
    column(
        "For a rank, the group compared; for a share, the whole.",
        "位次的比较范围，或占比的总体（分母）。",
        title="Scope",
        zh="范围编号",
        example="jiangmen-divisions",
    ),
]
MeasureTerm = Annotated[
    Measure,
    column(
        "Kind of quantity.",
        "数值属于绝对数、增量、增速、占比还是位次。",
        title="Measure",
        zh="数值类型",
        example="level",
    ),
]
StatusTerm = Annotated[
    Status,
    column(
        "How far it has been realised.",
        "已经实现，还是计划、目标或远期数。",
        title="Status",
        zh="状态",
        example="actual",
    ),
]
TimePeriod = Annotated[
    str | None,
    column(
        "Period in SDMX form; empty where the document leaves it open.", "时期，采用SDMX格式；文件未说明时为空。",
        title="Time period", zh="时期", example="2023", pattern=TIME_PERIOD,
    ),
]  # fmt: skip
UnitId = Annotated[str, column("Base unit.", "基本单位。", title="Unit", zh="单位编号", example="CNY")]
UnitZh = Annotated[
    str,
    column("Name of the unit in Chinese.", "单位的中文名称。", title="Unit (Chinese)", zh="单位（中文）", example="元"),
]
UnitEn = Annotated[
    str,
    column(
        "Name of the unit in English.", "单位的英文名称。", title="Unit (English)", zh="单位（英文）", example="yuan"
    ),
]
BoundTerm = Annotated[
    Bound,
    column(
        "How the printed number relates to the true value.",
        "原文数字与真实数值的关系。",
        title="Bound",
        zh="确切程度",
        example="exact",
    ),
]
BaseValue = Annotated[
    float,
    column(
        "The number in the base unit; of a range its lower end.",
        "以基本单位计的数值；原文为区间时取其下限。",
        title="Value",
        zh="数值",
        example="28821000000",
        unit="see unit_id",
    ),
]
Lower = Annotated[
    float | None,
    column(
        "Lowest value consistent with what is printed; empty where unbounded or unknown.",
        "按原文表述可能的最小值；无下限或不详时为空。",
        title="Lower", zh="下限", example="28820500000", unit="see unit_id",
    ),
]  # fmt: skip
Upper = Annotated[
    float | None,
    column(
        "Highest value consistent with what is printed; empty where unbounded or unknown.",
        "按原文表述可能的最大值；无上限或不详时为空。",
        title="Upper", zh="上限", example="28821500000", unit="see unit_id",
    ),
]  # fmt: skip
Printed = Annotated[
    str, column("The literal as printed.", "原文中的表述，照录。", title="Printed", zh="原文", example="288.21亿元")
]
Note = Annotated[
    str | None,
    column(
        "Note on the row.", "对该行的备注。", title="Note", zh="备注", example="Base not printed.", pattern=SENTENCE
    ),
]
CaveatIds = Annotated[
    Identifiers,
    column(
        "Caveats that apply to it, joined by semicolons.",
        "该数据适用的注意事项编号，以分号分隔。",
        title="Caveats",
        zh="注意事项编号",
        example="gdp-threshold-only",
        pattern=IDENTIFIER,
        separator=SEPARATOR,
        required=False,
    ),
]
Revises = Annotated[
    str | None,
    column(
        "The earlier statement that the document says it corrects.",
        "文件说明所修订的先前数据。",
        title="Revises",
        zh="所修订的数据",
        example="gdp-2023",
        pattern=IDENTIFIER,
    ),
]
_START = column(
    "Offset of the literal.", "原文首字符的位置。", title="Start", zh="起点", example="2783",
    unit="Unicode code points", minimum=0,
)  # fmt: skip
_END = column(
    "Offset after the literal.", "原文末字符之后的位置。", title="End", zh="终点", example="2791",
    unit="Unicode code points", minimum=1,
)  # fmt: skip
_MENTION = column(
    "Mention in which it is printed.", "所在的数字表述。", title="Mention", zh="表述编号", example="jmd-2024-01-2783"
)


class Statement(Record):
    """What one document says of one fact, in base units, with its meaning, interval and place in print."""

    observation_id: ObservationId
    report_id: ReportId
    indicator_id: IndicatorId
    indicator_zh: IndicatorZh
    indicator_en: IndicatorEn
    topic: TopicTerm
    subject_id: SubjectId
    subject_zh: SubjectZh
    subject_en: SubjectEn
    scope_id: ScopeId
    measure: MeasureTerm
    status: StatusTerm
    time_period: TimePeriod
    year: int | None = column(
        "Year of the period; empty where there is none.",
        "时期所在的年份；时期为空时为空。",
        title="Year",
        zh="年份",
        example="2023",
        minimum=1900,
    )
    value: BaseValue
    unit_id: UnitId
    unit_zh: UnitZh
    unit_en: UnitEn
    bound: BoundTerm
    lower: Lower
    upper: Upper
    printed: Printed
    scale: int = column(
        "Power of ten printed as a word: 亿 8, 万 4.",
        "原文以“亿”“万”等字表示的10的幂次：亿为8，万为4。",
        title="Scale",
        zh="数量级",
        example="8",
        minimum=0,
        maximum=16,
    )
    decimals: int | None = column(
        "Place of the last meaningful digit in base units; empty for an exact count or rank.",
        "以基本单位计，末位有效数字所在的数位；个数或位次为确数时为空。",
        title="Decimals",
        zh="精度",
        example="-6",
        minimum=-16,
        maximum=9,
    )
    mention_id: str | None = _MENTION
    char_start: int | None = _START
    char_end: int | None = _END
    caveat_ids: CaveatIds
    note_en: Note
    flag: Flag = column(
        "How final the value is, as the document says.",
        "数据性质，依文件所注。",
        title="Flag",
        zh="数据性质",
        example="preliminary",
    )
    revises: Revises
    known_earliest: date = column(
        "First day on which the value can have been known: that of its document.",
        "该数据最早可能公布的日期，即所在文件可能发表的最早一日。",
        title="Known from (earliest)",
        zh="公布日期（最早）",
        example="2024-01-19",
    )
    known_latest: date = column(
        "Day from which the value was certainly known: the last on which its document can have appeared.",
        "该数据最迟公布的日期，即所在文件可能发表的最晚一日。",
        title="Known from (latest)",
        zh="公布日期（最晚）",
        example="2024-01-31",
    )


_KEYS = DIMENSIONS | {"unit_id": "units.unit_id", "report_id": "documents.document_id"}


class Observation(Statement):
    """One fact of a report, bound to the place where it is printed."""

    table: ClassVar[Table] = Table(
        "observations",
        "Observations",
        "报道数据",
        "One fact per row: indicator, subject, measure, status, period, value with interval, and where it is printed.",
        "每行一条数据：指标、主体、数值类型、状态、时期、数值及取值区间，以及在原文中的位置。",
        ("observation_id",),
        foreign_keys=_KEYS | {"mention_id": "mentions.mention_id", "revises": "observations.observation_id"},
    )

    mention_id: str = _MENTION
    char_start: int = _START
    char_end: int = _END


class External(Statement):
    """One figure of another source, in the columns of the observations."""

    table: ClassVar[Table] = Table(
        "external",
        "External figures",
        "外部数据",
        "Figures of other sources, in the columns of the observations: facts only, each with its document.",
        "其他来源的数据，列与observations相同：只摘录数据，并注明所出自的文件。",
        ("observation_id",),
        foreign_keys=_KEYS,
    )
