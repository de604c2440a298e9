"""The tables of double entry: what two automated readers saw independently, and what a third decided."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.model.columns import IDENTIFIER, IDENTIFIER_LIST, SENTENCE, TIME_PERIOD, Record, Table, column
from xinhui_data.model.terms import Bound, Measure, Reader, Role, Status


class Reading(Record):
    """One mention, or one fact of a mention, as one of two independent automated readers saw it."""

    table: ClassVar[Table] = Table(
        "readings",
        "Readings",
        "标注",
        "What two automated readers (language models) read, neither seeing the other's work, by the identifiers of the "
        "data set.",
        "两个自动标注者（语言模型）互不相见、分别作出的标注，采用本数据集的编号。",
        ("report_id", "char_start", "ordinal", "reader"),
        foreign_keys={"report_id": "reports.report_id"},
    )

    report_id: str = column("The report.", "所属的报道。", title="Report", zh="报道编号", example="jmd-2024-01")
    char_start: int = column(
        "Offset of the first character.",
        "首字符的位置。",
        title="Start",
        zh="起点",
        example="83",
        unit="Unicode code points",
        minimum=0,
    )
    char_end: int = column(
        "Offset after the last character.",
        "末字符之后的位置。",
        title="End",
        zh="终点",
        example="88",
        unit="Unicode code points",
        minimum=1,
    )
    ordinal: int = column(
        "Which fact of the mention, from 1; 0 for a mention that is not a figure.",
        "该数字表述中的第几条数据，从1起；不是数据的表述为0。",
        title="Ordinal",
        zh="序号",
        example="1",
        minimum=0,
    )
    reader: Reader = column("Which reading.", "第几遍标注。", title="Reader", zh="标注者", example="a")
    printed: str = column("The literal.", "原文中的表述。", title="Printed", zh="原文", example="突破千亿元")
    role: Role = column("Role read.", "标注的表述类型。", title="Role", zh="表述类型", example="figure")
    repeats: str | None = column(
        "Mention repeated.", "标注的被重复的数字表述。", title="Repeats", zh="重复的表述", example="jmd-2024-01-0083"
    )
    indicator_id: str | None = column(
        "Indicator read; an identifier outside the table denotes another meaning.",
        "标注的指标；表中没有的编号表示理解为其他含义。",
        title="Indicator",
        zh="指标编号",
        example="gdp",
    )
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
        "Value read, in printed units.",
        "标注的数值，以原文单位计。",
        title="Value",
        zh="数值",
        example="1000",
        pattern=r"-?[0-9]+(?:\.[0-9]+)?",
    )
    scale: int | None = column("Scale read.", "标注的数量级。", title="Scale", zh="数量级", example="8")
    decimals: int | None = column("Decimals read.", "标注的精度。", title="Decimals", zh="精度", example="-11")
    unit_id: str | None = column("Unit read.", "标注的单位。", title="Unit", zh="单位编号", example="CNY")
    bound: Bound | None = column("Bound read.", "标注的确切程度。", title="Bound", zh="确切程度", example="above")
    caveat_ids: str | None = column(
        "Caveats that apply to the fact, in alphabetical order, joined by semicolons.",
        "该数据适用的注意事项编号，按字母顺序，以分号分隔。",
        title="Caveats",
        zh="注意事项编号",
        example="chains-output-scope;output-is-not-value-added",
        pattern=IDENTIFIER_LIST,
        separator=";",
    )


class Adjudication(Record):
    """One difference between the two readings and what was decided."""

    table: ClassVar[Table] = Table(
        "adjudications",
        "Adjudications",
        "裁定",
        "Every difference of the two readings and every decision against both: what a third reader decided and why.",
        "两次标注的每一处不同，以及每一项与两次标注都不同的裁定，由第三个标注者作出，附理由。",
        ("report_id", "char_start", "ordinal", "field"),
        foreign_keys={"report_id": "reports.report_id"},
    )

    report_id: str = column("The report.", "所属的报道。", title="Report", zh="报道编号", example="jmd-2024-01")
    char_start: int = column(
        "Offset of the mention.",
        "数字表述的位置。",
        title="Start",
        zh="起点",
        example="3217",
        unit="Unicode code points",
        minimum=0,
    )
    ordinal: int = column(
        "Which fact of the mention.", "该数字表述中的第几条数据。", title="Ordinal", zh="序号", example="1", minimum=0
    )
    field: str = column(
        "The column in which they differ.", "两遍标注不一致的字段。", title="Field", zh="字段", example="time_period"
    )
    reading_a: str | None = column(
        "What the first reading has.", "第一遍标注的结果。", title="First reading", zh="第一遍标注", example="2024-01"
    )
    reading_b: str | None = column(
        "What the second reading has.", "第二遍标注的结果。", title="Second reading", zh="第二遍标注", example="2023"
    )
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
    field: str = column("The column.", "列的名称。", title="Field", zh="字段", example="topic", pattern=IDENTIFIER)
    reading: str | None = column(
        "The name given to the second reader, or the code chosen by that reader.",
        "提供给复核人的名称，或由其选定的词。",
        title="Reading",
        zh="复核结果",
        example="economy",
    )
    decided: str | None = column(
        "What was decided, where the table has another value.",
        "与表中用词不同时的裁定结果。",
        title="Decided",
        zh="裁定",
        example="economy",
    )
    reason_en: str | None = column(
        "The reason, where the table has another value.",
        "与表中用词不同时的理由。",
        title="Reason",
        zh="理由",
        example="The report states it.",
        pattern=SENTENCE,
    )
