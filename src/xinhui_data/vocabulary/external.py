"""What others say: the sources, and their figures as curated and as published."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.vocabulary.columns import IDENTIFIER, Record, Table, column
from xinhui_data.vocabulary.observations import (
    BaseValue,
    BoundTerm,
    Decimals,
    IndicatorId,
    Lower,
    MeasureTerm,
    Note,
    Printed,
    PrintedValue,
    Quantity,
    Scale,
    ScopeId,
    StatusTerm,
    SubjectId,
    TimePeriod,
    UnitId,
    Upper,
)
from xinhui_data.vocabulary.terms import Access


class Source(Record):
    """One document of another publisher."""

    table: ClassVar[Table] = Table(
        "sources",
        "Other sources",
        "其他来源",
        "The documents that other figures are taken from, and how they were read.",
        ("source_id",),
    )

    source_id: str = column(
        "Identifier of the document.", title="Source", zh="来源编号", example="communique-2023", pattern=IDENTIFIER
    )
    publisher_zh: str = column("Publisher.", title="Publisher (Chinese)", zh="出版者（中文）", example="新会区统计局")
    publisher_en: str = column(
        "Publisher in English.", title="Publisher (English)", zh="出版者（英文）", example="Xinhui statistics bureau"
    )
    title_zh: str = column("Title of the document.", title="Title", zh="标题", example="国民经济和社会发展统计公报")
    url: str | None = column(
        "Address where it was read; empty where none is known.",
        title="Address",
        zh="网址",
        example="https://example.org/a.html",
        pattern=r"https?://\S+",
    )
    published: str = column(
        "Date of publication, as year, month or day.",
        title="Published",
        zh="发布日期",
        example="2024-01-24",
        pattern=r"[0-9]{4}(?:-[0-9]{2}){0,2}",
    )
    access: Access = column("How it was read.", title="Access", zh="读取方式", example="copy")
    note_en: Note


class CuratedExternal(Quantity, Record):
    """One figure of another source, as typed by hand in printed units."""

    table: ClassVar[Table] = Table(
        "external",
        "External figures, curated",
        "外部数据（人工录入）",
        "Figures of other sources that speak of the same things or stand beside them, in printed units.",
        ("external_id",),
        foreign_keys={
            "source_id": "sources.source_id",
            "indicator_id": "indicators.indicator_id",
            "subject_id": "subjects.subject_id",
            "scope_id": "scopes.scope_id",
            "unit_id": "units.unit_id",
        },
    )

    external_id: str = column(
        "Identifier of the figure.", title="External", zh="外部数据编号", example="ext-gdp-2023", pattern=IDENTIFIER
    )
    source_id: str = column("Where it is printed.", title="Source", zh="来源编号", example="communique-2023")
    indicator_id: IndicatorId
    subject_id: SubjectId
    scope_id: ScopeId
    measure: MeasureTerm
    status: StatusTerm
    time_period: TimePeriod
    printed: Printed
    value: PrintedValue
    scale: Scale
    decimals: Decimals
    unit_id: UnitId
    bound: BoundTerm
    note_en: Note


class External(Record):
    """One figure of another source in base units, with its interval."""

    table: ClassVar[Table] = Table(
        "external",
        "External figures",
        "外部数据",
        "Figures of other sources in base units: facts only, with publisher, document and how it was read.",
        ("external_id",),
        foreign_keys=CuratedExternal.table.foreign_keys,
    )

    external_id: str = column(
        "Identifier of the figure.", title="External", zh="外部数据编号", example="ext-gdp-2023", pattern=IDENTIFIER
    )
    source_id: str = column("Where it is printed.", title="Source", zh="来源编号", example="xinhui-communique-2023")
    indicator_id: IndicatorId
    subject_id: SubjectId
    scope_id: ScopeId
    measure: MeasureTerm
    status: StatusTerm
    time_period: TimePeriod
    value: BaseValue
    unit_id: UnitId
    bound: BoundTerm
    lower: Lower
    upper: Upper
    printed: Printed
    scale: Scale
    decimals: Decimals
    note_en: Note
