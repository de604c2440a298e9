"""The tables of double entry: what two automated readers saw independently, and what a third decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, NamedTuple

from xinhui_data.model.columns import IDENTIFIER, SENTENCE, SEPARATOR, TIME_PERIOD, Identifiers, Record, Table, column
from xinhui_data.model.evidence import Start
from xinhui_data.model.observations import Printed
from xinhui_data.model.terms import Bound, Measure, Role, Status

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
Ordinal = Annotated[
    int,
    column(
        "Which fact of the mention, from 1; 0 for a mention that is not a figure.",
        "该数字表述中的第几条数据，从1起；不是数据的表述为0。",
        title="Ordinal", zh="序号", example="1", minimum=0,
    ),
]  # fmt: skip
FieldName = Annotated[
    str,
    column(
        "The column concerned.", "所涉及的字段。", title="Field", zh="字段", example="time_period", pattern=IDENTIFIER
    ),
]
SecondReading = Annotated[
    str | None,
    column(
        "The name given to the second reader, or the code chosen by that reader.",
        "提供给复核人的名称，或由其选定的词。",
        title="Reading",
        zh="复核结果",
        example="economy",
    ),
]
Decided = Annotated[
    str | None,
    column(
        "What was decided, where the table has another value.",
        "与表中用词不同时的裁定结果。",
        title="Decided",
        zh="裁定",
        example="economy",
    ),
]
WhyDecided = Annotated[
    str | None,
    column(
        "The reason, where the table has another value.",
        "与表中用词不同时的理由。",
        title="Reason",
        zh="理由",
        example="The report states it.",
        pattern=SENTENCE,
    ),
]


class Reading(Record):
    """One mention, or one fact of a mention, as one of two independent automated readers saw it."""

    table: ClassVar[Table] = Table(
        "readings",
        "Readings",
        "标注",
        "What one of two automated readers (language models) read of a report, neither seeing the other's work, by the "
        "identifiers of the data set.",
        "两个自动标注者（语言模型）之一对一篇报道的标注，两者互不相见，采用本数据集的编号。",
        ("char_start", "ordinal"),
    )

    char_start: Start
    ordinal: Ordinal
    printed: Printed
    role: Role = column("Role read.", "标注的表述类型。", title="Role", zh="表述类型", example="figure")
    repeats: int | None = column(
        "Offset of the mention repeated.", "标注的被重复的数字表述的位置。",
        title="Repeats", zh="重复的表述", example="83", unit="Unicode code points", minimum=0,
    )  # fmt: skip
    indicator_id: str | None = column(
        "Indicator read; an identifier outside the table denotes another meaning.",
        "标注的指标；表中没有的编号表示理解为其他含义。",
        title="Indicator", zh="指标编号", example="gdp",
    )  # fmt: skip
    subject_id: str | None = column("Subject read.", "标注的主体。", title="Subject", zh="主体编号", example="xinhui")
    scope_id: str | None = column(
        "Scope read.", "标注的范围。", title="Scope", zh="范围编号", example="jiangmen-divisions"
    )
    measure: Measure | None = column(
        "Measure read.", "标注的数值类型。", title="Measure", zh="数值类型", example="level"
    )
    status: Status | None = column("Status read.", "标注的状态。", title="Status", zh="状态", example="actual")
    time_period: str | None = column(
        "Time period read.", "标注的时期。", title="Time period", zh="时期", example="2023", pattern=TIME_PERIOD
    )
    value: str | None = column(
        "Value read, in printed units; of a range its lower end.", "标注的数值，以原文单位计；区间取下限。",
        title="Value", zh="数值", example="1000", pattern=_NUMBER,
    )  # fmt: skip
    value_to: str | None = column(
        "Upper end read of a range.", "标注的区间上限。", title="Value to", zh="数值上限", example="5", pattern=_NUMBER
    )
    scale: int | None = column("Scale read.", "标注的数量级。", title="Scale", zh="数量级", example="8")
    decimals: int | None = column("Decimals read.", "标注的精度。", title="Decimals", zh="精度", example="-11")
    unit_id: str | None = column("Unit read.", "标注的单位。", title="Unit", zh="单位编号", example="CNY")
    bound: Bound | None = column("Bound read.", "标注的确切程度。", title="Bound", zh="确切程度", example="above")
    caveat_ids: Identifiers = column(
        "Caveats that apply to the fact, in alphabetical order, joined by semicolons.",
        "该数据适用的注意事项编号，按字母顺序，以分号分隔。",
        title="Caveats", zh="注意事项编号", example="chains-output-scope;output-is-not-value-added",
        pattern=IDENTIFIER, separator=SEPARATOR, required=False,
    )  # fmt: skip


class Case(NamedTuple):
    """One fact of one mention of a report: its offset, and which fact (0 for a mention that is not a figure)."""

    char_start: int
    ordinal: int


# What is recorded of each fact, by column, as the cells of a reading hold it.
Entries = Mapping[Case, Mapping[str, str]]


class Decision(Record):
    """What was decided where the two readings differ, or against both."""

    table: ClassVar[Table] = Table(
        "decisions",
        "Decisions",
        "裁定",
        "Every difference of the two readings and every decision against both: what a third reader decided and why.",
        "两次标注的每一处不同，以及每一项与两次标注都不同的裁定，由第三个标注者作出，附理由。",
        ("char_start", "ordinal", "field"),
    )

    char_start: Start
    ordinal: Ordinal
    field: FieldName
    decided: str | None = column("What was decided.", "裁定的结果。", title="Decided", zh="裁定", example="2024-01")
    reason_en: str = column(
        "The reason.", "裁定的理由。", title="Reason", zh="理由", example="Stated as present.", pattern=SENTENCE
    )


class Classification(Record):
    """One name given to a second reader, or one code that this reader chose without seeing the first choice."""

    table: ClassVar[Table] = Table(
        "classifications",
        "Classifications",
        "分类复核",
        "A further automated reader's reading of names, and independent choice of all words that classify.",
        "另一自动标注者对名称的第二次标注，以及对全部分类用词的独立选择。",
        ("table_name", "row_id", "field"),
    )

    table_name: str = column(
        "The raw table.", "原始表的名称。", title="Table", zh="表", example="indicators", pattern=IDENTIFIER
    )
    row_id: str = column(
        "Identifier of the row.", "行的编号。", title="Row", zh="行编号", example="gdp", pattern=IDENTIFIER
    )
    field: FieldName
    reading: SecondReading
    decided: Decided
    reason_en: WhyDecided


class PeriodChoice(Record):
    """The second choice of what a period of a report means, such as the year of a day printed without one."""

    table: ClassVar[Table] = Table(
        "classifications",
        "Classifications of periods",
        "时期复核",
        "A further automated reader's independent reading of the periods of a report.",
        "另一自动标注者对一篇报道中各个时期的独立标注。",
        ("row_id", "field"),
        foreign_keys={"row_id": "mentions.char_start"},
    )

    row_id: int = column(
        "Offset of the mention.", "数字表述的位置。", title="Row", zh="行编号", example="83",
        unit="Unicode code points", minimum=0,
    )  # fmt: skip
    field: FieldName
    reading: SecondReading
    decided: Decided
    reason_en: WhyDecided
