"""The tables that say what is spoken of: reports, units, subjects, scopes, indicators."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from xinhui_data.vocabulary.columns import IDENTIFIER, LANGUAGE, SENTENCE, SHA256, Record, Table, column
from xinhui_data.vocabulary.terms import ScopeKind, SubjectKind, TimeBasis, Topic, UnitKind


class Report(Record):
    """One source document."""

    table: ClassVar[Table] = Table(
        "reports",
        "Reports",
        "报道",
        "The source documents, with their citation, bounds of their date and digests of their exact text.",
        ("report_id",),
        unique_keys=(("sha256",),),
    )

    report_id: str = column(
        "Identifier of the report.", title="Report", zh="报道编号", example="jmd-2024-01", pattern=IDENTIFIER
    )
    title_zh: str = column(
        "Title as printed.", title="Title (Chinese)", zh="中文标题", example="挺起工业『脊梁』支撑千亿GDP"
    )
    title_en: str = column(
        "Title in English, translated.", title="Title (English)", zh="英文标题", example="Industry as backbone"
    )
    publisher_zh: str = column("Publisher.", title="Publisher (Chinese)", zh="出版者（中文）", example="江门日报")
    publisher_en: str = column(
        "Publisher in English.", title="Publisher (English)", zh="出版者（英文）", example="Jiangmen Daily"
    )
    author_zh: str = column("Author as printed.", title="Author", zh="作者", example="黄胜")
    date_edtf: str = column(
        "Date of publication in the Extended Date/Time Format; a set of which one day is meant where none is printed.",
        title="Date (EDTF)",
        zh="日期（EDTF）",
        example="[2024-01-19..2024-01-31]",
    )
    date_earliest: date = column(
        "First day on which the report can have appeared.", title="Earliest date", zh="最早日期", example="2024-01-19"
    )
    date_latest: date = column(
        "Last day on which the report can have appeared.", title="Latest date", zh="最晚日期", example="2024-01-31"
    )
    date_basis_en: str = column(
        "What bounds the date.",
        title="Basis of the date",
        zh="日期依据",
        example="The last day named in the text.",
        pattern=SENTENCE,
    )
    language: str = column(
        "Language of the report, as BCP 47 tag.", title="Language", zh="语言", example="zh-Hans", pattern=LANGUAGE
    )
    length: int = column(
        "Length of the text.", title="Length", zh="长度", example="4500", unit="Unicode code points", minimum=1
    )
    bytes: int = column(
        "Size of the text in UTF-8.", title="Size", zh="字节数", example="12750", unit="bytes", minimum=1
    )
    sha256: str = column(
        "SHA-256 of the exact bytes.", title="SHA-256", zh="SHA-256 摘要", example="0" * 64, pattern=SHA256
    )
    layout_sha256: str = column(
        "SHA-256 of the text without white space, heading marks and width of punctuation.",
        title="SHA-256 without layout",
        zh="去版式 SHA-256 摘要",
        example="0" * 64,
        pattern=SHA256,
    )
    skeleton_sha256: str = column(
        "SHA-256 of the skeleton, in UTF-8.",
        title="SHA-256 of the skeleton",
        zh="骨架 SHA-256 摘要",
        example="0" * 64,
        pattern=SHA256,
    )


class Unit(Record):
    """One unit of value."""

    table: ClassVar[Table] = Table("units", "Units", "单位", "The base units in which values are given.", ("unit_id",))

    unit_id: str = column("Identifier of the unit.", title="Unit", zh="单位编号", example="CNY", pattern=IDENTIFIER)
    unit_zh: str = column("Name in Chinese.", title="Unit (Chinese)", zh="单位（中文）", example="元")
    unit_en: str = column("Name in English.", title="Unit (English)", zh="单位（英文）", example="yuan")
    symbol: str | None = column("Symbol, where one is in use.", title="Symbol", zh="符号", example="CNY")
    kind: UnitKind = column("What the unit measures.", title="Kind", zh="类别", example="currency")
    printed_forms: str = column(
        "Units and classifiers that stand for it in print, joined by semicolons.",
        title="Printed forms",
        zh="印刷形式",
        example="元;人民币元",
    )


class Subject(Record):
    """One place, firm, group, project or laboratory that observations are about."""

    table: ClassVar[Table] = Table(
        "subjects",
        "Subjects",
        "主体",
        "Who the observations are about.",
        ("subject_id",),
        (("subject_zh",), ("subject_en",), ("code",)),
    )

    subject_id: str = column(
        "Identifier of the subject.", title="Subject", zh="主体编号", example="xinhui", pattern=IDENTIFIER
    )
    subject_zh: str = column("Name as printed.", title="Subject (Chinese)", zh="主体（中文）", example="新会区")
    subject_en: str = column(
        "Name in English.", title="Subject (English)", zh="主体（英文）", example="Xinhui District"
    )
    kind: SubjectKind = column("What the subject is.", title="Kind", zh="类别", example="place")
    code: str | None = column(
        "Code of the place in GB/T 2260; empty for other subjects and for regions without one.",
        title="GB/T 2260 code",
        zh="行政区划代码",
        example="440705",
        pattern=r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}",
    )
    note_en: str | None = column(
        "Note on the subject.", title="Note", zh="说明", example="District of Jiangmen.", pattern=SENTENCE
    )


class Scope(Record):
    """One group among whom a rank is taken, or whole of which a share is taken."""

    table: ClassVar[Table] = Table(
        "scopes",
        "Scopes",
        "范围",
        "Among whom a rank is taken, and of what whole a share is taken.",
        ("scope_id",),
        unique_keys=(("scope_zh",), ("scope_en",)),
        foreign_keys={"subject_id": "subjects.subject_id", "indicator_id": "indicators.indicator_id"},
    )

    scope_id: str = column(
        "Identifier of the scope.", title="Scope", zh="范围编号", example="jiangmen-divisions", pattern=IDENTIFIER
    )
    scope_zh: str = column(
        "Name in Chinese.", title="Scope (Chinese)", zh="范围（中文）", example="江门市下辖七个县级行政区"
    )
    scope_en: str = column(
        "Name in English.", title="Scope (English)", zh="范围（英文）", example="the county-level divisions of Jiangmen"
    )
    kind: ScopeKind = column("How the scope is used.", title="Kind", zh="类别", example="among")
    subject_id: str = column(
        "The place whose members or total are meant.", title="Subject", zh="主体编号", example="jiangmen"
    )
    indicator_id: str | None = column(
        "The indicator of the members or the whole; empty where it is that of the observation.",
        title="Indicator",
        zh="指标编号",
        example="fixed-asset-investment",
    )


class Indicator(Record):
    """One thing that is measured."""

    table: ClassVar[Table] = Table(
        "indicators",
        "Indicators",
        "指标",
        "What is measured, with definition, unit and time basis.",
        ("indicator_id",),
        unique_keys=(("indicator_zh",), ("indicator_en",), ("definition_zh",), ("definition_en",)),
        foreign_keys={"unit_id": "units.unit_id", "part_of": ".indicator_id", "per": ".indicator_id"},
    )

    indicator_id: str = column(
        "Identifier of the indicator.", title="Indicator", zh="指标编号", example="gdp", pattern=IDENTIFIER
    )
    indicator_zh: str = column(
        "Name in Chinese.", title="Indicator (Chinese)", zh="指标（中文）", example="地区生产总值"
    )
    indicator_en: str = column(
        "Name in English.", title="Indicator (English)", zh="指标（英文）", example="gross domestic product"
    )
    definition_zh: str = column(
        "Definition in Chinese.", title="Definition (Chinese)", zh="定义（中文）", example="一年内"
    )
    definition_en: str = column(
        "Definition in English.",
        title="Definition (English)",
        zh="定义（英文）",
        example="Value of the final output.",
        pattern=SENTENCE,
    )
    topic: Topic = column("Field of the indicator.", title="Topic", zh="主题", example="economy")
    unit_id: str = column(
        "Unit of its level and change; growth and share are in percent, a rank in ranks.",
        title="Unit",
        zh="单位编号",
        example="CNY",
    )
    time_basis: TimeBasis = column(
        "Whether it is counted over a period or at a moment.", title="Time basis", zh="时间属性", example="flow"
    )
    part_of: str | None = column(
        "The nearest indicator of which it counts a part by definition: the two must not be added.",
        title="Part of",
        zh="从属指标",
        example="industrial-investment",
    )
    per: str | None = column(
        "The indicator by which its level is usefully divided: a number gives an average, a wider output a ratio.",
        title="Per",
        zh="对比指标",
        example="projects-100m",
    )
