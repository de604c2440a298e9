"""The tables that define units, subjects, scopes and indicators."""

from __future__ import annotations

from typing import ClassVar

from xinhui_data.model.columns import IDENTIFIER, SENTENCE, SEPARATOR, Record, Table, Words, column
from xinhui_data.model.observations import (
    IndicatorEn,
    IndicatorZh,
    Note,
    SubjectEn,
    SubjectZh,
    TopicTerm,
    UnitEn,
    UnitZh,
)
from xinhui_data.model.terms import ScopeKind, SubjectKind, TimeBasis, UnitKind


class Unit(Record):
    """One unit of value."""

    table: ClassVar[Table] = Table(
        "units", "Units", "单位", "The base units in which values are given.", "数值所用的基本单位。", ("unit_id",)
    )

    unit_id: str = column(
        "Identifier of the unit.", "单位的编号。", title="Unit", zh="单位编号", example="CNY", pattern=IDENTIFIER
    )
    unit_zh: UnitZh
    unit_en: UnitEn
    symbol: str | None = column(
        "Symbol, where one is in use.", "通用的符号；没有时为空。", title="Symbol", zh="符号", example="CNY"
    )
    kind: UnitKind = column("What the unit measures.", "单位的类别。", title="Kind", zh="类别", example="currency")
    printed_forms: Words = column(
        "Printed units and classifiers that denote it, joined by semicolons.",
        "原文中表示该单位的单位名称和量词，以分号分隔。",
        title="Printed forms",
        zh="原文写法",
        example="元;人民币元",
        separator=SEPARATOR,
        required=True,
    )


class Subject(Record):
    """One place, firm, group, project or laboratory that observations are about."""

    table: ClassVar[Table] = Table(
        "subjects",
        "Subjects",
        "主体",
        "Who the observations are about.",
        "数据所属的主体。",
        ("subject_id",),
        (("subject_zh",), ("subject_en",), ("code",)),
    )

    subject_id: str = column(
        "Identifier of the subject.",
        "主体的编号。",
        title="Subject",
        zh="主体编号",
        example="xinhui",
        pattern=IDENTIFIER,
    )
    subject_zh: SubjectZh
    subject_en: SubjectEn
    kind: SubjectKind = column("What the subject is.", "主体的种类。", title="Kind", zh="类别", example="place")
    code: str | None = column(
        "Code of the place in GB/T 2260; empty for other subjects and for regions without one.",
        "GB/T 2260行政区划代码；其他主体和没有代码的区域为空。",
        title="GB/T 2260 code",
        zh="行政区划代码",
        example="440705",
        pattern=r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}",
    )
    note_en: Note


class Scope(Record):
    """One group in which a rank is taken, or whole of which a share is taken."""

    table: ClassVar[Table] = Table(
        "scopes",
        "Scopes",
        "范围",
        "The groups in which ranks are taken, and the wholes of which shares are taken.",
        "位次的比较范围，以及占比的总体（分母）。",
        ("scope_id",),
        unique_keys=(("scope_zh",), ("scope_en",)),
        foreign_keys={"subject_id": "subjects.subject_id", "indicator_id": "indicators.indicator_id"},
    )

    scope_id: str = column(
        "Identifier of the scope.",
        "范围的编号。",
        title="Scope",
        zh="范围编号",
        example="jiangmen-divisions",
        pattern=IDENTIFIER,
    )
    scope_zh: str = column(
        "Name in Chinese.", "中文名称。", title="Scope (Chinese)", zh="范围（中文）", example="江门市下辖七个县级行政区"
    )
    scope_en: str = column(
        "Name in English.",
        "英文名称。",
        title="Scope (English)",
        zh="范围（英文）",
        example="the county-level divisions of Jiangmen",
    )
    kind: ScopeKind = column("How the scope is used.", "范围的用法。", title="Kind", zh="类别", example="among")
    subject_id: str = column(
        "The place whose members or total are meant.",
        "比较成员或总体所属的地区。",
        title="Subject",
        zh="主体编号",
        example="jiangmen",
    )
    indicator_id: str | None = column(
        "The indicator of the members or the whole; empty where it is that of the observation.",
        "成员或总体的指标；与该数据的指标相同时为空。",
        title="Indicator",
        zh="指标编号",
        example="fixed-asset-investment",
    )
    members: int | None = column(
        "Number of members of the group, where it is fixed.",
        "比较成员的个数；不固定时为空。",
        title="Members",
        zh="成员数",
        example="7",
        minimum=2,
    )


class Indicator(Record):
    """One thing that is measured."""

    table: ClassVar[Table] = Table(
        "indicators",
        "Indicators",
        "指标",
        "What is measured, with definition, unit and time basis.",
        "各项指标，附定义、单位和时间属性（时点数或时期数）。",
        ("indicator_id",),
        unique_keys=(("indicator_zh",), ("indicator_en",), ("definition_zh",), ("definition_en",)),
        foreign_keys={"unit_id": "units.unit_id", "part_of": ".indicator_id", "per": ".indicator_id"},
    )

    indicator_id: str = column(
        "Identifier of the indicator.",
        "指标的编号。",
        title="Indicator",
        zh="指标编号",
        example="gdp",
        pattern=IDENTIFIER,
    )
    indicator_zh: IndicatorZh
    indicator_en: IndicatorEn
    definition_zh: str = column(
        "Definition in Chinese.", "定义（中文）。", title="Definition (Chinese)", zh="定义（中文）", example="一年内"
    )
    definition_en: str = column(
        "Definition in English.",
        "定义（英文）。",
        title="Definition (English)",
        zh="定义（英文）",
        example="Value of final output.",
        pattern=SENTENCE,
    )
    topic: TopicTerm
    unit_id: str = column(
        "Unit of its level and change; growth and share are in per cent, a rank in ranks.",
        "绝对数和增量所用的单位；增速和占比以百分比计，位次以名次计。",
        title="Unit",
        zh="单位编号",
        example="CNY",
    )
    time_basis: TimeBasis = column(
        "Whether it is counted over a period or at a moment.",
        "时期数还是时点数。",
        title="Time basis",
        zh="时间属性",
        example="flow",
    )
    part_of: str | None = column(
        "The nearest indicator of which it counts a part by definition: the two must not be added.",
        "按定义包含它的最近一级指标：两者不可相加。",
        title="Part of",
        zh="上级指标",
        example="industrial-investment",
    )
    per: str | None = column(
        "The indicator by which its level can be divided: a count gives an average, a wider output a ratio.",
        "可作除数的指标：除以个数得平均数，除以范围更大的产值得比值。",
        title="Per",
        zh="除数指标",
        example="projects-100m",
    )
