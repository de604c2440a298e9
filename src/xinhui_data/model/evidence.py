"""The tables that record where and how a figure is printed, which words justify its meaning, and what is doubtful."""

from __future__ import annotations

from typing import Annotated, ClassVar

from xinhui_data.model.columns import (
    IDENTIFIER,
    SENTENCE,
    SENTENCE_ZH,
    SEPARATOR,
    TIME_PERIOD,
    Identifiers,
    Record,
    Table,
    column,
)
from xinhui_data.model.observations import Printed, ReportId
from xinhui_data.model.terms import AnchoredField, CaveatKind, Role

ANCHOR_LENGTH = 8

_OFFSET = "Unicode code points"
# Columns that several tables have, each defined once.
Start = Annotated[
    int,
    column(
        "Offset of its first character in the text.", "首字符在全文中的位置。",
        title="Start", zh="起点", example="2783", unit=_OFFSET, minimum=0,
    ),
]  # fmt: skip
End = Annotated[
    int,
    column(
        "Offset after its last character.", "末字符之后的位置。", title="End", zh="终点", example="2791",
        unit=_OFFSET, minimum=1,
    ),
]  # fmt: skip
RoleTerm = Annotated[
    Role, column("What it does in the report.", "表述的类型。", title="Role", zh="表述类型", example="figure")
]
StatedPeriod = Annotated[
    str | None,
    column(
        "The year, month or day that it states, for the role period.", "表述类型为时期时，所指的年、月或日。",
        title="Period", zh="时期", example="2023", pattern=TIME_PERIOD,
    ),
]  # fmt: skip
MeaningZh = Annotated[
    str | None,
    column(
        "What it is, in Chinese; empty for figures.", "含义（中文）；表述类型为数据时为空。",
        title="Meaning (Chinese)", zh="含义（中文）", example="年份",
    ),
]  # fmt: skip
MeaningEn = Annotated[
    str | None,
    column(
        "What it is, in English; empty for figures.", "含义（英文）；表述类型为数据时为空。",
        title="Meaning (English)", zh="含义（英文）", example="year",
    ),
]  # fmt: skip
OfObservation = Annotated[
    str, column("The observation.", "所属的数据。", title="Observation", zh="数据编号", example="gdp-2023")
]
FieldTerm = Annotated[
    AnchoredField,
    column(
        "Which of its fields the word justifies.", "该文字是数据哪个字段的依据。",
        title="Field", zh="字段", example="status",
    ),
]  # fmt: skip
Word = Annotated[
    str,
    column(
        "The word as printed, as short as it can be.", "原文中的依据文字，尽可能短。",
        title="Word", zh="依据文字", example="突破", pattern=rf"\S{{1,{ANCHOR_LENGTH}}}",
    ),
]  # fmt: skip


class MentionEntry(Record):
    """One numeric expression of a report as entered; its identifier and its end follow from it."""

    table: ClassVar[Table] = Table(
        "mentions",
        "Mentions, curated",
        "数字表述（逐条录入）",
        "The ledger of a report: every numeric expression in order, each a figure or excluded with a reason.",
        "一篇报道的数字台账：按顺序登记每一处数字表述，或列为数据，或注明不列为数据的理由。",
        ("char_start",),
        foreign_keys={"repeats": ".char_start"},
    )

    char_start: Start
    printed: Printed
    role: RoleTerm
    repeats: int | None = column(
        "Offset of the mention whose fact it repeats.", "所重复的数字表述的位置，两处为同一条数据。",
        title="Repeats", zh="重复的表述", example="83", unit=_OFFSET, minimum=0,
    )  # fmt: skip
    period: StatedPeriod
    meaning_zh: MeaningZh
    meaning_en: MeaningEn


class Mention(Record):
    """One numeric expression of a report."""

    table: ClassVar[Table] = Table(
        "mentions",
        "Mentions",
        "数字表述",
        "The ledger: every numeric expression of a report in order, each a figure or excluded with a reason.",
        "数字台账：按顺序登记报道中的每一处数字表述，或列为数据，或注明不列为数据的理由。",
        ("mention_id",),
        unique_keys=(("report_id", "char_start"),),
        foreign_keys={"report_id": "documents.document_id", "repeats": ".mention_id"},
    )

    mention_id: str = column(
        "Identifier of the mention: report and first offset.", "数字表述的编号：报道编号加首字符位置。",
        title="Mention", zh="表述编号", example="jmd-2024-01-2783", pattern=IDENTIFIER,
    )  # fmt: skip
    report_id: ReportId
    char_start: Start
    char_end: End
    printed: Printed
    role: RoleTerm
    repeats: str | None = column(
        "The mention whose fact it repeats.", "所重复的数字表述，两处为同一条数据。",
        title="Repeats", zh="重复的表述", example="jmd-2024-01-0083",
    )  # fmt: skip
    period: StatedPeriod
    meaning_zh: MeaningZh
    meaning_en: MeaningEn


class AnchorEntry(Record):
    """The word of a report that justifies one field of an observation, as entered; its end follows from it."""

    table: ClassVar[Table] = Table(
        "anchors",
        "Anchors, curated",
        "依据文字（逐条录入）",
        "The words of a report that justify subject, scope, measure, status, time period and bound of observations.",
        "一篇报道中据以判断数据的主体、范围、数值类型、状态、时期和确切程度的原文文字。",
        ("observation_id", "field"),
        foreign_keys={"observation_id": "observations.observation_id"},
    )

    observation_id: OfObservation
    field: FieldTerm
    char_start: Start
    word: Word


class Anchor(Record):
    """The word of a report that justifies one field of an observation."""

    table: ClassVar[Table] = Table(
        "anchors",
        "Anchors",
        "依据文字",
        "The words of the report that justify subject, scope, measure, status, time period and bound of observations.",
        "据以判断数据的主体、范围、数值类型、状态、时期和确切程度的原文文字。",
        ("observation_id", "field"),
        foreign_keys={"observation_id": "observations.observation_id"},
    )

    observation_id: OfObservation
    field: FieldTerm
    char_start: Start
    char_end: End
    word: Word


class Caveat(Record):
    """One doubt or inconsistency."""

    table: ClassVar[Table] = Table(
        "caveats",
        "Caveats",
        "注意事项",
        "Doubts and inconsistencies, in words.",
        "使用数据的注意事项：疑点和前后不一致之处，以文字说明。",
        ("caveat_id",),
        (("caveat_en",), ("caveat_zh",)),
    )

    caveat_id: str = column(
        "Identifier of the caveat.",
        "注意事项的编号。",
        title="Caveat",
        zh="注意事项编号",
        example="capacity-gw-or-gwh",
        pattern=IDENTIFIER,
    )
    kind: CaveatKind = column("What is in doubt.", "注意事项涉及的方面。", title="Kind", zh="类别", example="unit")
    caveat_en: str = column(
        "The doubt in English.",
        "注意事项内容（英文）。",
        title="Caveat (English)",
        zh="注意事项（英文）",
        example="Printed in GW.",
        pattern=SENTENCE,
    )
    caveat_zh: str = column(
        "The doubt in Chinese.",
        "注意事项内容（中文）。",
        title="Caveat (Chinese)",
        zh="注意事项（中文）",
        example="原文单位为GW。",
        pattern=SENTENCE_ZH,
    )


class LinkedCaveat(Caveat):
    """One caveat with the observations to which it applies."""

    table: ClassVar[Table] = Table(
        "caveats",
        "Caveats",
        "注意事项",
        "Doubts and inconsistencies, with the observations to which they apply.",
        "使用数据的注意事项：疑点和前后不一致之处，及其涉及的数据。",
        ("caveat_id",),
    )

    observation_ids: Identifiers = column(
        "The observations to which it applies, joined by semicolons.",
        "所涉及的数据，以分号分隔。",
        title="Observations",
        zh="涉及的数据",
        example="gdp-2023",
        pattern=IDENTIFIER,
        separator=SEPARATOR,
        required=True,
    )


class CaveatLink(Record):
    """One link between a caveat and an observation."""

    table: ClassVar[Table] = Table(
        "caveat_links",
        "Caveat links",
        "注意事项与数据的对应",
        "Which caveat applies to which observation.",
        "各条注意事项涉及哪些数据。",
        ("caveat_id", "observation_id"),
        foreign_keys={"caveat_id": "caveats.caveat_id", "observation_id": "observations.observation_id"},
    )

    caveat_id: str = column(
        "The caveat.", "所对应的注意事项。", title="Caveat", zh="注意事项编号", example="gdp-threshold-only"
    )
    observation_id: OfObservation
