"""Statements as entered: what a curator chooses; numbers and units are read from the literals."""

from __future__ import annotations

from typing import Annotated, ClassVar

from xinhui_data.model.columns import Record, Table, column
from xinhui_data.model.evidence import Start
from xinhui_data.model.observations import (
    DIMENSIONS,
    IndicatorId,
    MeasureTerm,
    Note,
    ObservationId,
    Printed,
    Revises,
    ScopeId,
    StatusTerm,
    SubjectId,
    TimePeriod,
)
from xinhui_data.model.terms import Bound, Flag

TypedBound = Annotated[
    Bound | None,
    column(
        "How the number relates to the true value, only where the literal leaves it open (千亿 as at least so much).",
        "确切程度；仅在原文表述本身不能确定时填写（如“千亿”指千亿以上）。",
        title="Bound",
        zh="确切程度",
        example="at_least",
    ),
]
TypedFlag = Annotated[
    Flag | None,
    column(
        "How final the document says the value is; empty where it does not say.",
        "文件注明的数据性质（初步数、修订数、最终数等）；未注明时为空。",
        title="Flag",
        zh="数据性质",
        example="preliminary",
    ),
]


class ObservationEntry(Record):
    """One fact of a report as entered; what its literal says is read by the figure grammar."""

    table: ClassVar[Table] = Table(
        "observations",
        "Observations, curated",
        "观测（逐条录入）",
        "One fact a row, bound to its mention; its number, precision and unit are read from the literal.",
        "每行一个事实，逐条录入，与其数字表述相连；数值、精度和单位由原文表述读出。",
        ("observation_id",),
        foreign_keys=DIMENSIONS | {"char_start": "mentions.char_start"},
    )

    observation_id: ObservationId
    char_start: Start
    indicator_id: IndicatorId
    subject_id: SubjectId
    scope_id: ScopeId
    measure: MeasureTerm
    status: StatusTerm
    time_period: TimePeriod
    bound: TypedBound
    flag: TypedFlag
    revises: Revises
    note_en: Note


class ExternalEntry(Record):
    """One figure of another source as entered, with its literal."""

    table: ClassVar[Table] = Table(
        "external",
        "External figures, curated",
        "外部数据（逐条录入）",
        "Figures of other sources on the same or related subjects, with their literals.",
        "其他来源中内容相同或可供对照的数据，附原文表述。",
        ("observation_id",),
        foreign_keys=DIMENSIONS | {"document_id": "sources.document_id"},
    )

    observation_id: ObservationId
    document_id: str = column(
        "Where it is printed.", "所出自的文件。", title="Document", zh="文件编号", example="communique-2023"
    )
    indicator_id: IndicatorId
    subject_id: SubjectId
    scope_id: ScopeId
    measure: MeasureTerm
    status: StatusTerm
    time_period: TimePeriod
    printed: Printed
    bound: TypedBound
    flag: TypedFlag
    revises: Revises
    note_en: Note
