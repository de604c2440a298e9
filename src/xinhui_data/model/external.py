"""Other sources: the documents, and their figures as curated and as published."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.model.columns import IDENTIFIER, Record, Table, column
from xinhui_data.model.observations import (
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
from xinhui_data.model.terms import Access


class Source(Record):
    """One document of another publisher."""

    table: ClassVar[Table] = Table(
        "sources",
        "Other sources",
        "其他来源",
        "The documents from which other figures are taken, and how they were read.",
        "其他来源数据所出自的文件，及其查阅方式。",
        ("source_id",),
    )

    source_id: str = column(
        "Identifier of the document.",
        "文件的编号。",
        title="Source",
        zh="来源编号",
        example="communique-2023",
        pattern=IDENTIFIER,
    )
    publisher_zh: str = column(
        "Publisher.", "发布单位名称。", title="Publisher (Chinese)", zh="发布单位（中文）", example="新会区统计局"
    )
    publisher_en: str = column(
        "Publisher in English.",
        "发布单位的英文名称。",
        title="Publisher (English)",
        zh="发布单位（英文）",
        example="Xinhui statistics bureau",
    )
    title_zh: str = column(
        "Title of the document.", "文件标题。", title="Title", zh="标题", example="国民经济和社会发展统计公报"
    )
    url: str | None = column(
        "Address where it was read; empty where none is known.",
        "查阅时的网址；不详时为空。",
        title="Address",
        zh="网址",
        example="https://example.org/a.html",
        pattern=r"https?://\S+",
    )
    published: str = column(
        "Date of publication, as year, month or day.",
        "发布日期，可为年、年月或年月日。",
        title="Published",
        zh="发布日期",
        example="2024-01-24",
        pattern=r"[0-9]{4}(?:-[0-9]{2}){0,2}",
    )
    access: Access = column("How it was read.", "查阅的方式。", title="Access", zh="查阅方式", example="copy")
    note_en: Note


class CuratedExternal(Quantity, Record):
    """One figure of another source, as entered in printed units."""

    table: ClassVar[Table] = Table(
        "external",
        "External figures, curated",
        "外部数据（逐条录入）",
        "Figures of other sources on the same or related subjects, in printed units.",
        "其他来源中内容相同或可供对照的数据，以原文单位计。",
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
        "Identifier of the figure.",
        "数据的编号。",
        title="External",
        zh="外部数据编号",
        example="ext-gdp-2023",
        pattern=IDENTIFIER,
    )
    source_id: str = column(
        "Where it is printed.", "所出自的文件。", title="Source", zh="来源编号", example="communique-2023"
    )
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
        "其他来源的数据，以基本单位计：只摘录数据，并注明发布单位、文件和查阅方式。",
        ("external_id",),
        foreign_keys=CuratedExternal.table.foreign_keys,
    )

    external_id: str = column(
        "Identifier of the figure.",
        "数据的编号。",
        title="External",
        zh="外部数据编号",
        example="ext-gdp-2023",
        pattern=IDENTIFIER,
    )
    source_id: str = column(
        "Where it is printed.", "所出自的文件。", title="Source", zh="来源编号", example="xinhui-communique-2023"
    )
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
