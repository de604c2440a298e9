"""The tables of double entry: what two readers saw independently, and what was decided where they differ."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.vocabulary.columns import IDENTIFIER, IDENTIFIER_LIST, SENTENCE, TIME_PERIOD, Record, Table, column
from xinhui_data.vocabulary.terms import Bound, Measure, Reader, Role, Status


class Reading(Record):
    """One mention, or one fact of a mention, as one of two independent readers saw it."""

    table: ClassVar[Table] = Table(
        "readings",
        "Readings",
        "判读",
        "Two readings of a report, made independently of each other, in the identifiers of the data set.",
        ("report_id", "char_start", "ordinal", "reader"),
        foreign_keys={"report_id": "reports.report_id"},
    )

    report_id: str = column("The report.", title="Report", zh="报道编号", example="jmd-2024-01")
    char_start: int = column(
        "Offset of the first character.", title="Start", zh="起点", example="83", unit="Unicode code points", minimum=0
    )
    char_end: int = column(
        "Offset behind the last character.", title="End", zh="终点", example="88", unit="Unicode code points", minimum=1
    )
    ordinal: int = column(
        "Which fact of the mention, from 1; 0 for a mention that is no figure.",
        title="Ordinal",
        zh="序号",
        example="1",
        minimum=0,
    )
    reader: Reader = column("Which reading.", title="Reader", zh="判读者", example="a")
    printed: str = column("The literal.", title="Printed", zh="原文", example="突破千亿元")
    role: Role = column("Role seen.", title="Role", zh="作用", example="figure")
    repeats: str | None = column("Mention repeated.", title="Repeats", zh="重复的表述", example="jmd-2024-01-0083")
    indicator_id: str | None = column(
        "Indicator seen; an identifier outside the table marks another meaning.",
        title="Indicator",
        zh="指标编号",
        example="gdp",
    )
    subject_id: str | None = column("Subject seen.", title="Subject", zh="主体编号", example="xinhui")
    scope_id: str | None = column("Scope seen.", title="Scope", zh="范围编号", example="jiangmen-divisions")
    measure: Measure | None = column("Measure seen.", title="Measure", zh="度量", example="level")
    status: Status | None = column("Status seen.", title="Status", zh="状态", example="actual")
    time_period: str | None = column(
        "Time period seen.", title="Time period", zh="时期", example="2023", pattern=TIME_PERIOD
    )
    value: str | None = column(
        "Value seen, in printed units.", title="Value", zh="数值", example="1000", pattern=r"-?[0-9]+(?:\.[0-9]+)?"
    )
    scale: int | None = column("Scale seen.", title="Scale", zh="数量级", example="8")
    decimals: int | None = column("Decimals seen.", title="Decimals", zh="精度", example="-11")
    unit_id: str | None = column("Unit seen.", title="Unit", zh="单位编号", example="CNY")
    bound: Bound | None = column("Bound seen.", title="Bound", zh="界限", example="above")
    caveat_ids: str | None = column(
        "Caveats that touch the fact, in alphabetical order, joined by semicolons.",
        title="Caveats",
        zh="存疑编号",
        example="chains-output-scope;output-is-not-value-added",
        pattern=IDENTIFIER_LIST,
    )


class Adjudication(Record):
    """One difference between the two readings and what was decided."""

    table: ClassVar[Table] = Table(
        "adjudications",
        "Adjudications",
        "裁定",
        "Every difference between the two readings, and every decision against both, with the reason.",
        ("report_id", "char_start", "ordinal", "field"),
        foreign_keys={"report_id": "reports.report_id"},
    )

    report_id: str = column("The report.", title="Report", zh="报道编号", example="jmd-2024-01")
    char_start: int = column(
        "Offset of the mention.", title="Start", zh="起点", example="3217", unit="Unicode code points", minimum=0
    )
    ordinal: int = column("Which fact of the mention.", title="Ordinal", zh="序号", example="1", minimum=0)
    field: str = column("The column in which they differ.", title="Field", zh="字段", example="time_period")
    reading_a: str | None = column(
        "What the first reading has.", title="First reading", zh="第一次判读", example="2024-01"
    )
    reading_b: str | None = column(
        "What the second reading has.", title="Second reading", zh="第二次判读", example="2023"
    )
    decided: str | None = column("What was decided.", title="Decided", zh="裁定", example="2024-01")
    reason_en: str = column("Why.", title="Reason", zh="理由", example="Stated as present.", pattern=SENTENCE)


class Classification(Record):
    """One name that a second reader was given, or one word that this reader chose without seeing the first choice."""

    table: ClassVar[Table] = Table(
        "classifications",
        "Classifications",
        "分类复核",
        "A second reading of names, and an independent choice of all words that classify: topics, kinds, periods.",
        ("table_name", "row_id", "field"),
    )

    table_name: str = column("The raw table.", title="Table", zh="表", example="indicators", pattern=IDENTIFIER)
    row_id: str = column("Identifier of the row.", title="Row", zh="行编号", example="gdp", pattern=IDENTIFIER)
    field: str = column("The column.", title="Field", zh="字段", example="topic", pattern=IDENTIFIER)
    reading: str | None = column(
        "The name given to the second reader, or the word chosen by that reader.",
        title="Reading",
        zh="判读",
        example="economy",
    )
    decided: str | None = column(
        "What was decided, where the table has another word.", title="Decided", zh="裁定", example="economy"
    )
    reason_en: str | None = column(
        "Why, where the table has another word.",
        title="Reason",
        zh="理由",
        example="The report says so.",
        pattern=SENTENCE,
    )
