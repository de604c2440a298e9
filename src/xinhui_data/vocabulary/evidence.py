"""The tables that say where and how a figure is printed, and what is doubtful: mentions, caveats, readings."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.vocabulary.columns import (
    IDENTIFIER,
    IDENTIFIER_LIST,
    SENTENCE,
    SENTENCE_ZH,
    TIME_PERIOD,
    Record,
    Table,
    column,
)
from xinhui_data.vocabulary.terms import Bound, CaveatKind, Measure, Reader, Role, Status


class Mention(Record):
    """One numeric expression of a report."""

    table: ClassVar[Table] = Table(
        "mentions",
        "Mentions",
        "数字表述",
        "The ledger: every numeric expression of a report in order, each a figure or set aside with a reason.",
        ("mention_id",),
        unique_keys=(("report_id", "char_start"),),
        foreign_keys={"report_id": "reports.report_id", "repeats": ".mention_id"},
    )

    mention_id: str = column(
        "Identifier of the mention: report and first offset.",
        title="Mention",
        zh="表述编号",
        example="jmd-2024-01-2783",
        pattern=IDENTIFIER,
    )
    report_id: str = column("Report it stands in.", title="Report", zh="报道编号", example="jmd-2024-01")
    char_start: int = column(
        "Offset of its first character.",
        title="Start",
        zh="起点",
        example="2783",
        unit="Unicode code points",
        minimum=0,
    )
    char_end: int = column(
        "Offset behind its last character.",
        title="End",
        zh="终点",
        example="2791",
        unit="Unicode code points",
        minimum=1,
    )
    printed: str = column("The literal as printed.", title="Printed", zh="原文", example="288.21亿元")
    role: Role = column("What it does in the report.", title="Role", zh="作用", example="figure")
    repeats: str | None = column(
        "The mention whose fact it repeats.", title="Repeats", zh="重复的表述", example="jmd-2024-01-0083"
    )
    period: str | None = column(
        "The year, month or day that it names, for the role period.",
        title="Period",
        zh="时期",
        example="2023",
        pattern=TIME_PERIOD,
    )
    meaning_zh: str | None = column(
        "What it is, in Chinese; empty for figures.", title="Meaning (Chinese)", zh="含义（中文）", example="年份"
    )
    meaning_en: str | None = column(
        "What it is, in English; empty for figures.", title="Meaning (English)", zh="含义（英文）", example="year"
    )


class Caveat(Record):
    """One doubt or inconsistency."""

    table: ClassVar[Table] = Table(
        "caveats",
        "Caveats",
        "存疑",
        "Doubts and inconsistencies, in words.",
        ("caveat_id",),
        (("caveat_en",), ("caveat_zh",)),
    )

    caveat_id: str = column(
        "Identifier of the caveat.", title="Caveat", zh="存疑编号", example="capacity-gw-or-gwh", pattern=IDENTIFIER
    )
    kind: CaveatKind = column("What it doubts.", title="Kind", zh="类别", example="unit")
    caveat_en: str = column(
        "The doubt in English.", title="Caveat (English)", zh="存疑（英文）", example="Printed in GW.", pattern=SENTENCE
    )
    caveat_zh: str = column(
        "The doubt in Chinese.",
        title="Caveat (Chinese)",
        zh="存疑（中文）",
        example="所印单位为GW。",
        pattern=SENTENCE_ZH,
    )


class LinkedCaveat(Caveat):
    """One caveat with the observations it touches."""

    table: ClassVar[Table] = Table(
        "caveats", "Caveats", "存疑", "Doubts and inconsistencies, with the observations they touch.", ("caveat_id",)
    )

    observation_ids: str = column(
        "The observations it touches, joined by semicolons.",
        title="Observations",
        zh="涉及的观测",
        example="gdp-2023",
        pattern=IDENTIFIER_LIST,
    )


class CaveatLink(Record):
    """One tie between a caveat and an observation."""

    table: ClassVar[Table] = Table(
        "caveat_links",
        "Caveat links",
        "存疑关联",
        "Which caveat touches which observation.",
        ("caveat_id", "observation_id"),
        foreign_keys={"caveat_id": "caveats.caveat_id", "observation_id": "observations.observation_id"},
    )

    caveat_id: str = column("The caveat.", title="Caveat", zh="存疑编号", example="gdp-threshold-only")
    observation_id: str = column("The observation.", title="Observation", zh="观测编号", example="gdp-2023")


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
