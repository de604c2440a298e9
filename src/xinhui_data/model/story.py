"""The story: what is said of these reports, in both languages, with places that are filled from the tables."""

from __future__ import annotations

from typing import Annotated, ClassVar

from xinhui_data.model.columns import (
    DERIVED,
    IDENTIFIER,
    SENTENCE,
    SENTENCE_ZH,
    SEPARATOR,
    Identifiers,
    Record,
    Table,
    column,
)
from xinhui_data.model.terms import Term

FindingId = Annotated[
    str,
    column(
        "Identifier of the finding.", "结论的编号。", title="Finding", zh="结论编号", example="gdp-threshold",
        pattern=IDENTIFIER,
    ),
]  # fmt: skip


class Form(Term):
    """How a section of the first screen shows its figures."""

    OPENING = "opening", "title and lead of the data book, without figures", "数据手册的标题和导语，不含数据"
    STRIPS = "strips", "one row a figure, all on one scale", "每行一条数据，共用一个标尺"
    SLOPES = "slopes", "growth from the year before, which is 100", "以上年为100的增速"
    DOTS = "dots", "one dot for each thing counted", "一点代表一个"
    INTERVALS = "intervals", "one row a figure, each on the scale of its interval", "每行一条数据，各以其区间为标尺"
    LADDER = "ladder", "the place in a group", "在比较范围内的位次"


class Section(Record):
    """One section of the first screen of the data book: what it claims, and how it shows its figures."""

    table: ClassVar[Table] = Table(
        "sections",
        "Sections",
        "要点分节",
        "What the first screen of the data book says, and how it shows the figures of each section.",
        "数据手册首屏的各节标题、导语及展示形式。",
        ("section_id",),
    )

    section_id: str = column(
        "Identifier of the section.",
        "分节的编号。",
        title="Section",
        zh="分节编号",
        example="money",
        pattern=IDENTIFIER,
    )
    form: Form = column("How it shows its figures.", "展示形式。", title="Form", zh="展示形式", example="strips")
    title_en: str = column(
        "Title in English.", "标题（英文）。", title="Title (English)", zh="标题（英文）", example="GDP"
    )
    title_zh: str = column(
        "Title in Chinese.", "标题（中文）。", title="Title (Chinese)", zh="标题（中文）", example="产值"
    )
    lead_en: str = column(
        "Lead in English.", "导语（英文）。", title="Lead (English)", zh="导语（英文）", example="Yuan"
    )
    lead_zh: str = column(
        "Lead in Chinese.", "导语（中文）。", title="Lead (Chinese)", zh="导语（中文）", example="单位：元"
    )


class Headline(Record):
    """One figure that readers see first."""

    table: ClassVar[Table] = Table(
        "headlines",
        "Headlines",
        "要点数据",
        "The figures that readers see first, in order, each in a section.",
        "读者首先看到的数据，按顺序排列，各属一节。",
        ("figure_id",),
        foreign_keys={"section_id": "sections.section_id"},
    )

    figure_id: str = column(
        "An observation.", "一条数据。", title="Figure", zh="数据编号", example="gdp-2023", pattern=IDENTIFIER
    )
    section_id: str = column("Its section.", "所属分节。", title="Section", zh="分节编号", example="money")


class FindingEntry(Record):
    """One finding as entered, with places for its numbers.

    ``{id}`` is a figure in words, ``{id#}`` its number alone, ``{id!}`` its literal as printed, ``{id~2}`` the value
    rounded to at most two digits that its interval supports, ``{a÷b~2}`` a quotient rounded so, ``{a/b}`` the
    difference of two compared figures in per cent.
    """

    table: ClassVar[Table] = Table(
        "findings",
        "Findings, curated",
        "结论（逐条录入）",
        "What follows from reports and other sources together, with places that are filled from the tables.",
        "由报道及其他来源综合得出的结论，其中的数字由各表填入。",
        ("finding_id",),
    )

    finding_id: FindingId
    finding_en: str = column(
        "The finding in English, with places for its numbers.", "结论（英文），数字留空由程序填入。",
        title="Finding (English)", zh="结论（英文）", example="GDP was {gdp-2023}.", pattern=SENTENCE,
    )  # fmt: skip
    finding_zh: str = column(
        "The finding in Chinese, with places for its numbers.", "结论（中文），数字留空由程序填入。",
        title="Finding (Chinese)", zh="结论（中文）", example="地区生产总值为{gdp-2023!}。", pattern=SENTENCE_ZH,
    )  # fmt: skip


class Finding(Record):
    """One finding with its numbers, and the figures to which it refers."""

    table: ClassVar[Table] = Table(
        "findings",
        "Findings",
        "结论",
        "What follows from reports and other sources together, each number taken from the tables.",
        "由报道及其他来源综合得出的结论，每个数字均取自各表。",
        ("finding_id",),
    )

    finding_id: FindingId
    finding_en: str = column(
        "The finding in English.", "结论（英文）。",
        title="Finding (English)", zh="结论（英文）", example="GDP was CNY 1 bn.", pattern=SENTENCE,
    )  # fmt: skip
    finding_zh: str = column(
        "The finding in Chinese.", "结论（中文）。",
        title="Finding (Chinese)", zh="结论（中文）", example="地区生产总值为10亿元。", pattern=SENTENCE_ZH,
    )  # fmt: skip
    figure_ids: Identifiers = column(
        "The figures to which it refers, joined by semicolons.", "所涉及的数据编号，以分号分隔。",
        title="Figures", zh="涉及的数据", example="gdp-2023", pattern=rf"(?:{DERIVED}|{IDENTIFIER})",
        separator=SEPARATOR, required=True,
    )  # fmt: skip
