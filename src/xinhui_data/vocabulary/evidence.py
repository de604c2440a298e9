"""The tables that say where and how a figure is printed, which words justify its meaning, and what is doubtful."""

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
from xinhui_data.vocabulary.terms import AnchoredField, CaveatKind, Role

ANCHOR_LENGTH = 8


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


class Anchor(Record):
    """The word of a report that justifies one field of an observation."""

    table: ClassVar[Table] = Table(
        "anchors",
        "Anchors",
        "依据词",
        "The words of the report that justify subject, scope, measure, status, time period and bound of observations.",
        ("observation_id", "field"),
        foreign_keys={"observation_id": "observations.observation_id"},
    )

    observation_id: str = column("The observation.", title="Observation", zh="观测编号", example="gdp-2023")
    field: AnchoredField = column("Which of its fields the word justifies.", title="Field", zh="字段", example="status")
    char_start: int = column(
        "Offset of the first character of the word.",
        title="Start",
        zh="起点",
        example="83",
        unit="Unicode code points",
        minimum=0,
    )
    char_end: int = column(
        "Offset behind its last character.", title="End", zh="终点", example="85", unit="Unicode code points", minimum=1
    )
    word: str = column(
        "The word as printed, as short as it can be.",
        title="Word",
        zh="依据词",
        example="突破",
        pattern=rf"\S{{1,{ANCHOR_LENGTH}}}",
    )


class Cue(Record):
    """What a word of a report means for a field."""

    table: ClassVar[Table] = Table(
        "cues",
        "Cues",
        "词义",
        "What the anchor words of a report mean: last year is 2023 in one report and 2024 in the next.",
        ("report_id", "field", "word", "value"),
        foreign_keys={"report_id": "reports.report_id"},
    )

    report_id: str = column("The report.", title="Report", zh="报道编号", example="jmd-2024-01")
    field: AnchoredField = column("The field of which it speaks.", title="Field", zh="字段", example="time_period")
    word: str = column("The word.", title="Word", zh="依据词", example="去年")
    value: str = column("A value of the field that it can stand for.", title="Value", zh="取值", example="2023")


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
