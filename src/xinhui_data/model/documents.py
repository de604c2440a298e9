"""Documents: whatever was published and read, a report with all its figures or another source with some of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from xinhui_data.model.columns import IDENTIFIER, LANGUAGE, SENTENCE, SHA256, Record, Table, column
from xinhui_data.model.observations import Note
from xinhui_data.model.periods import edtf_bounds
from xinhui_data.model.terms import Access, Coverage

# Columns that sources as entered and documents as published have, each defined once.
DocumentId = Annotated[
    str,
    column(
        "Identifier of the document.", "文件的编号。",
        title="Document", zh="文件编号", example="jmd-2024-01", pattern=IDENTIFIER,
    ),
]  # fmt: skip
PublisherZh = Annotated[
    str,
    column("Publisher.", "发布单位名称。", title="Publisher (Chinese)", zh="发布单位（中文）", example="江门日报"),
]
PublisherEn = Annotated[
    str,
    column(
        "Publisher in English.", "发布单位的英文名称。",
        title="Publisher (English)", zh="发布单位（英文）", example="Jiangmen Daily",
    ),
]  # fmt: skip
TitleZh = Annotated[
    str,
    column(
        "Title as printed.", "原文标题。", title="Title (Chinese)", zh="中文标题", example="挺起工业『脊梁』支撑千亿GDP"
    ),
]
DateEdtf = Annotated[
    str,
    column(
        "Date of publication in the Extended Date/Time Format: a day, month or year; a set of possible days where none "
        "is printed.",
        "发表日期，采用扩展日期时间格式（EDTF），可为年、月、日；未注明日期时列出一组日期，实际为其中一日。",
        title="Date (EDTF)", zh="日期（EDTF）", example="[2024-01-19..2024-01-31]",
    ),
]  # fmt: skip
Language = Annotated[
    str,
    column(
        "Language of the document, as BCP 47 tag.", "文件的语言，采用BCP 47标签。",
        title="Language", zh="语言", example="zh-Hans", pattern=LANGUAGE,
    ),
]  # fmt: skip
Url = Annotated[
    str | None,
    column(
        "Address where it was read; empty where none is known.", "查阅时的网址；不详时为空。",
        title="Address", zh="网址", example="https://example.org/a.html", pattern=r"https?://\S+",
    ),
]  # fmt: skip
AccessTerm = Annotated[
    Access, column("How it was read.", "查阅的方式。", title="Access", zh="查阅方式", example="copy")
]


class TextRecord(BaseModel):
    """What is recorded of the exact text of a report, written by `xinhui-data project mask`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    length: int
    bytes: int
    sha256: str
    layout_sha256: str
    skeleton_sha256: str


class ReportEntry(BaseModel):
    """A report as entered in its report.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    title_zh: str
    title_en: str
    publisher_zh: str
    publisher_en: str
    author_zh: str
    date_edtf: str
    date_basis_en: str
    language: str
    url: str | None = None
    access: Access = Access.UNLINKED
    text: TextRecord | None = None


class SourceEntry(Record):
    """A document of which some figures are taken, as entered."""

    table: ClassVar[Table] = Table(
        "sources",
        "Other sources",
        "其他来源",
        "The documents from which other figures are taken, and how they were read.",
        "其他来源数据所出自的文件，及其查阅方式。",
        ("document_id",),
    )

    document_id: DocumentId
    publisher_zh: PublisherZh
    publisher_en: PublisherEn
    title_zh: TitleZh
    url: Url
    date_edtf: DateEdtf
    language: Language
    access: AccessTerm
    note_en: Note


class Document(Record):
    """One document: a report of which every figure is in the data set, or another source."""

    table: ClassVar[Table] = Table(
        "documents",
        "Documents",
        "文件",
        "Reports and other sources: citation, bounds of the date, how they were read; digests of the text of reports.",
        "报道及其他来源文件：著录信息、日期范围和查阅方式；报道另附原文校验值。",
        ("document_id",),
        unique_keys=(("sha256",),),
    )

    document_id: DocumentId
    coverage: Coverage = column(
        "How much of it is in the data set.", "收录范围：全部数据或选录。",
        title="Coverage", zh="收录范围", example="complete",
    )  # fmt: skip
    publisher_zh: PublisherZh
    publisher_en: PublisherEn
    title_zh: TitleZh
    title_en: str | None = column(
        "Title in English, translated.", "标题的英文译文。",
        title="Title (English)", zh="英文标题", example="Industry as backbone",
    )  # fmt: skip
    author_zh: str | None = column("Author as printed.", "原文署名的作者。", title="Author", zh="作者", example="黄胜")
    date_edtf: DateEdtf
    date_earliest: date = column(
        "First day on which it can have appeared.", "可能发表的最早一日。",
        title="Earliest date", zh="最早日期", example="2024-01-19",
    )  # fmt: skip
    date_latest: date = column(
        "Last day on which it can have appeared.", "可能发表的最晚一日。",
        title="Latest date", zh="最晚日期", example="2024-01-31",
    )  # fmt: skip
    date_basis_en: str | None = column(
        "What limits the date.", "日期范围的依据。",
        title="Basis of the date", zh="日期依据", example="The last day mentioned in the text.", pattern=SENTENCE,
    )  # fmt: skip
    language: Language
    url: Url
    access: AccessTerm
    length: int | None = column(
        "Length of the text.", "全文长度。",
        title="Length", zh="长度", example="4500", unit="Unicode code points", minimum=1,
    )  # fmt: skip
    bytes: int | None = column(
        "Size of the text in UTF-8.", "全文的UTF-8字节数。",
        title="Size", zh="字节数", example="12750", unit="bytes", minimum=1,
    )  # fmt: skip
    sha256: str | None = column(
        "SHA-256 of the exact bytes.", "全文（逐字节）的SHA-256校验值。",
        title="SHA-256", zh="SHA-256 校验值", example="0" * 64, pattern=SHA256,
    )  # fmt: skip
    layout_sha256: str | None = column(
        "SHA-256 of the text without white space, heading signs and width of punctuation.",
        "去除空白、标题标记和标点全半角差别之后的SHA-256校验值。",
        title="SHA-256 without layout", zh="不计版式的 SHA-256 校验值", example="0" * 64, pattern=SHA256,
    )  # fmt: skip
    skeleton_sha256: str | None = column(
        "SHA-256 of the skeleton, in UTF-8.", "遮字文本（UTF-8）的SHA-256校验值。",
        title="SHA-256 of the skeleton", zh="遮字文本 SHA-256 校验值", example="0" * 64, pattern=SHA256,
    )  # fmt: skip
    note_en: Note


def document_of_source(entry: SourceEntry) -> Document:
    """Make the document of a source.

    Raises:
        ValueError: if its date is no EDTF date.
    """
    earliest, latest = edtf_bounds(entry.date_edtf)
    absent = dict.fromkeys(
        ("title_en", "author_zh", "date_basis_en", "length", "bytes", "sha256", "layout_sha256", "skeleton_sha256")
    )
    dates = {"date_earliest": earliest, "date_latest": latest}
    return Document.model_validate({**absent, **dict(entry), **dates, "coverage": Coverage.SELECTED})


def document_of_report(report_id: str, entry: ReportEntry) -> Document:
    """Make the document of a report.

    Raises:
        ValueError: if its date is no EDTF date, a value does not fit its column, or nothing is recorded of its text.
    """
    if entry.text is None:
        raise ValueError("[text] is missing; `xinhui-data project mask` writes it")
    earliest, latest = edtf_bounds(entry.date_edtf)
    said = entry.model_dump(exclude={"text"}) | entry.text.model_dump()
    dates = {"date_earliest": earliest, "date_latest": latest}
    made = {"document_id": report_id, "coverage": Coverage.COMPLETE, "note_en": None}
    return Document.model_validate(said | dates | made)
