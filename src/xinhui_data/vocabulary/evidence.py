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
        "台账：报道中的每一处数字表述，依次排列，或为数据，或注明不作数据的理由。",
        ("mention_id",),
        unique_keys=(("report_id", "char_start"),),
        foreign_keys={"report_id": "reports.report_id", "repeats": ".mention_id"},
    )

    mention_id: str = column(
        "Identifier of the mention: report and first offset.",
        "数字表述的编号：报道编号加首字符位置。",
        title="Mention",
        zh="表述编号",
        example="jmd-2024-01-2783",
        pattern=IDENTIFIER,
    )
    report_id: str = column(
        "Report it stands in.", "所在的报道。", title="Report", zh="报道编号", example="jmd-2024-01"
    )
    char_start: int = column(
        "Offset of its first character.",
        "首字符的位置。",
        title="Start",
        zh="起点",
        example="2783",
        unit="Unicode code points",
        minimum=0,
    )
    char_end: int = column(
        "Offset behind its last character.",
        "末字符之后的位置。",
        title="End",
        zh="终点",
        example="2791",
        unit="Unicode code points",
        minimum=1,
    )
    printed: str = column(
        "The literal as printed.", "照原文所印的文字。", title="Printed", zh="原文", example="288.21亿元"
    )
    role: Role = column("What it does in the report.", "在报道中的作用。", title="Role", zh="作用", example="figure")
    repeats: str | None = column(
        "The mention whose fact it repeats.",
        "所重复的数字表述，其所述为同一事实。",
        title="Repeats",
        zh="重复的表述",
        example="jmd-2024-01-0083",
    )
    period: str | None = column(
        "The year, month or day that it names, for the role period.",
        "作用为时期时，所指的年、月或日。",
        title="Period",
        zh="时期",
        example="2023",
        pattern=TIME_PERIOD,
    )
    meaning_zh: str | None = column(
        "What it is, in Chinese; empty for figures.",
        "含义（中文）；作用为数据时为空。",
        title="Meaning (Chinese)",
        zh="含义（中文）",
        example="年份",
    )
    meaning_en: str | None = column(
        "What it is, in English; empty for figures.",
        "含义（英文）；作用为数据时为空。",
        title="Meaning (English)",
        zh="含义（英文）",
        example="year",
    )


class Anchor(Record):
    """The word of a report that justifies one field of an observation."""

    table: ClassVar[Table] = Table(
        "anchors",
        "Anchors",
        "依据词",
        "The words of the report that justify subject, scope, measure, status, time period and bound of observations.",
        "报道中的词，为观测的主体、范围、度量、状态、时期和界限提供依据。",
        ("observation_id", "field"),
        foreign_keys={"observation_id": "observations.observation_id"},
    )

    observation_id: str = column(
        "The observation.", "所属的观测。", title="Observation", zh="观测编号", example="gdp-2023"
    )
    field: AnchoredField = column(
        "Which of its fields the word justifies.",
        "该词为观测的哪个字段提供依据。",
        title="Field",
        zh="字段",
        example="status",
    )
    char_start: int = column(
        "Offset of the first character of the word.",
        "该词首字符的位置。",
        title="Start",
        zh="起点",
        example="83",
        unit="Unicode code points",
        minimum=0,
    )
    char_end: int = column(
        "Offset behind its last character.",
        "末字符之后的位置。",
        title="End",
        zh="终点",
        example="85",
        unit="Unicode code points",
        minimum=1,
    )
    word: str = column(
        "The word as printed, as short as it can be.",
        "照原文所印的依据词，尽可能短。",
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
        "依据词在一篇报道中的含义：同是“去年”，一篇指2023年，下一篇指2024年。",
        ("report_id", "field", "word", "value"),
        foreign_keys={"report_id": "reports.report_id"},
    )

    report_id: str = column("The report.", "所属的报道。", title="Report", zh="报道编号", example="jmd-2024-01")
    field: AnchoredField = column(
        "The field of which it speaks.", "该词所说明的字段。", title="Field", zh="字段", example="time_period"
    )
    word: str = column("The word.", "依据词本身。", title="Word", zh="依据词", example="去年")
    value: str = column(
        "A value of the field that it can stand for.",
        "该词在此字段中可以表示的取值。",
        title="Value",
        zh="取值",
        example="2023",
    )


class Caveat(Record):
    """One doubt or inconsistency."""

    table: ClassVar[Table] = Table(
        "caveats",
        "Caveats",
        "存疑",
        "Doubts and inconsistencies, in words.",
        "存疑与不一致之处，以文字说明。",
        ("caveat_id",),
        (("caveat_en",), ("caveat_zh",)),
    )

    caveat_id: str = column(
        "Identifier of the caveat.",
        "存疑的编号。",
        title="Caveat",
        zh="存疑编号",
        example="capacity-gw-or-gwh",
        pattern=IDENTIFIER,
    )
    kind: CaveatKind = column("What it doubts.", "所存疑的方面。", title="Kind", zh="类别", example="unit")
    caveat_en: str = column(
        "The doubt in English.",
        "存疑内容（英文）。",
        title="Caveat (English)",
        zh="存疑（英文）",
        example="Printed in GW.",
        pattern=SENTENCE,
    )
    caveat_zh: str = column(
        "The doubt in Chinese.",
        "存疑内容（中文）。",
        title="Caveat (Chinese)",
        zh="存疑（中文）",
        example="所印单位为GW。",
        pattern=SENTENCE_ZH,
    )


class LinkedCaveat(Caveat):
    """One caveat with the observations it touches."""

    table: ClassVar[Table] = Table(
        "caveats",
        "Caveats",
        "存疑",
        "Doubts and inconsistencies, with the observations they touch.",
        "存疑与不一致之处，及其涉及的观测。",
        ("caveat_id",),
    )

    observation_ids: str = column(
        "The observations it touches, joined by semicolons.",
        "所涉及的观测，以分号连接。",
        title="Observations",
        zh="涉及的观测",
        example="gdp-2023",
        pattern=IDENTIFIER_LIST,
        separator=";",
    )


class CaveatLink(Record):
    """One tie between a caveat and an observation."""

    table: ClassVar[Table] = Table(
        "caveat_links",
        "Caveat links",
        "存疑关联",
        "Which caveat touches which observation.",
        "哪条存疑涉及哪条观测。",
        ("caveat_id", "observation_id"),
        foreign_keys={"caveat_id": "caveats.caveat_id", "observation_id": "observations.observation_id"},
    )

    caveat_id: str = column("The caveat.", "所涉的存疑。", title="Caveat", zh="存疑编号", example="gdp-threshold-only")
    observation_id: str = column(
        "The observation.", "所属的观测。", title="Observation", zh="观测编号", example="gdp-2023"
    )
