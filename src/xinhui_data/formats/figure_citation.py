"""How to cite one figure: its value, interval and place in print, and the version of the data that gives it."""

from __future__ import annotations

from xinhui_data.formats.citation import (
    Citation,
    bibtex,
    csl_item,
    data_set,
    fields_of,
    report_bibtex,
    report_text,
)
from xinhui_data.formats.facts import FactWriter, Stated
from xinhui_data.model.about import About
from xinhui_data.model.derived import Derived
from xinhui_data.model.documents import Document
from xinhui_data.model.text import Text


def cite_figure(about: About, each: Stated, document: Document, writer: FactWriter, digest: str) -> Citation:
    """Build the citation of one figure: its value, interval and place, and the version that gives it.

    Args:
        about: the data set.
        each: the figure.
        document: where it is stated, or on what it rests.
        writer: writes its words.
        digest: the SHA-256 of the table that holds it.
    """
    language, fact = writer.language, writer.fact(each)
    title = writer.summary(each)
    place = _place(each, document).pick(language)
    interval = Text("; interval in {}: {}", "；取值区间（{}）：{}").pick(language).format(fact.unit, fact.interval)
    stated = writer.amount(each) + ("" if isinstance(each.row, Derived) else interval)
    said = Text("{}; {}.", "{}；{}。").pick(language).format(stated, place)
    doubts = Text(" Caveats: {}.", "注意事项：{}。").pick(language).format(fact.caveats) if fact.caveats else ""
    record = Text(" Record {} of version {}, table SHA-256 {}.", "编号{}，版本{}，数据表SHA-256：{}。").pick(language)
    note = f"{said}{doubts}{record.format(each.id, about.version, digest)}"
    return Citation(
        Text(f"{title}: {note} In: {data_set(about)}", f"{title}：{note}载：{data_set(about)}").pick(language),
        bibtex("misc", f"xinhui_data:{each.id}", **fields_of(about, title), howpublished=about.title, note=note),
        csl_item(about, each.id, title, note=note) | {"container-title": about.title} | _address(document),
        (report_text(document),),
        (report_bibtex(document),),
    )


def _place(each: Stated, document: Document) -> Text:
    """Say where a figure is printed, or from what it is computed."""
    row, where = each.row, document.url or ""
    if isinstance(row, Derived):
        inputs = ", ".join(row.inputs)
        return Text(f"computed as {row.formula} from {inputs}", f"按{row.formula}算得，依据{inputs}")
    address = Text(f" ({where})", f"（{where}）") if where else Text(" (no public address known)", "（无公开网址）")
    if row.char_start is None:
        name = document.document_id
        return Text(f"printed {row.printed} in {name}{address.en}", f"原文“{row.printed}”，见{name}{address.zh}")
    span = f"{row.char_start}–{row.char_end}"
    return Text(
        f"printed {row.printed} at characters {span} of {document.document_id}{address.en}, text SHA-256 "
        f"{document.sha256}",
        f"原文“{row.printed}”，位于{document.document_id}第{span}字符{address.zh}，文本SHA-256：{document.sha256}",
    )


def _address(document: Document) -> dict[str, object]:
    return {"URL": document.url} if document.url else {}
