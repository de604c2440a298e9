"""A record in words of one language: what the command line and a notebook show of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from xinhui_data.api.records import ComparedFigure, FullDerived, FullExternal, FullObservation
from xinhui_data.formats.words import show_derived, show_figure, show_interval
from xinhui_data.model.columns import SEPARATOR, Column, columns_of
from xinhui_data.model.derived import Derived
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import LinkedCaveat
from xinhui_data.model.terms import AnchoredField, Origin, Term
from xinhui_data.model.text import Text, label, meaning, name_of

Line = tuple[Text, Text]


class Details(NamedTuple):
    """A record in words: its identifier, what it is, its value where it has one, and a line for each thing known."""

    id: str
    what: str
    value: str
    lines: tuple[tuple[str, str], ...]


def details(record: object, language: str) -> Details:
    """Say everything that is known of a record in one language."""
    match record:
        case FullObservation() | FullExternal():
            name, what = record.observation_id, name_of(record, "indicator")
            value, lines = show_figure(record, record.unit), _of_statement(record)
        case FullDerived():
            name, what = record.derived_id, name_of(record, "name")
            value, lines = show_derived(record, record.unit), _of_derived(record)
        case _:
            columns = columns_of(type(record))  # type: ignore[arg-type]
            name, table = str(getattr(record, columns[0].name)), type(record).table  # type: ignore[attr-defined]
            what, value = Text(table.title, table.title_zh), Text("", "")
            names = {column.name for column in columns}
            lines = (
                _line(record, column) for column in columns[1:] if not _is_translation(column.name, names, language)
            )
    said = ((one.pick(language), two.pick(language)) for one, two in lines)
    return Details(name, what.pick(language), value.pick(language), tuple((one, two) for one, two in said if two))


def html(shown: Details) -> str:
    """Write what is known of a record as a table of HTML."""
    rows = "".join(
        f"<tr><th style='text-align:left;vertical-align:top'>{escape(name)}</th>"
        f"<td style='text-align:left;white-space:pre-wrap'>{escape(text)}</td></tr>"
        for name, text in (("id", shown.id), *shown.lines)
    )
    heading = escape(": ".join(filter(None, (shown.what, shown.value))))
    return f"<table><caption><b>{heading}</b></caption>{rows}</table>"


def _of_statement(row: FullObservation | FullExternal) -> Iterator[Line]:
    yield Text("subject", "主体"), name_of(row.subject, "subject")
    yield Text("measure", "数值类型"), _code(row.measure)
    yield Text("scope", "范围"), name_of(row.scope, "scope") if row.scope else Text("", "")
    yield Text("status", "状态"), _code(row.status)
    yield Text("period", "时期"), Text(row.time_period or "undated", row.time_period or "未注明")
    yield Text("unit", "单位"), name_of(row.unit, "unit")
    yield Text("bound", "确切程度"), _code(row.bound)
    yield Text("interval", "取值区间"), show_interval(row)
    yield Text("printed", "原文"), _printed(row)
    if isinstance(row, FullObservation):
        yield (
            Text("words", "依据文字"),
            Text(
                "; ".join(f"{_field(each.field).en}: {each.word} ({each.char_start})" for each in row.anchors),
                "；".join(f"{_field(each.field).zh}：{each.word}（{each.char_start}）" for each in row.anchors),
            ),
        )
    yield Text("document", "文件"), _document(row.report)
    yield Text("definition", "定义"), name_of(row.indicator, "definition")
    yield Text("note", "备注"), _cell(row.note_en)
    for each in row.implied if isinstance(row, FullObservation) else ():
        shown, name = show_derived(each.value, each.unit), _dated(each.value)
        formula = f"\n{each.value.formula} · {each.value.derived_id}"
        yield Text("implies", "可推出"), Text(f"{name.en}: {shown.en}{formula}", f"{name.zh}：{shown.zh}{formula}")
    yield from _what_others_say(row.comparisons, row.caveats)


def _dated(value: Derived) -> Text:
    """Name a derived value with its period, unless the name has it."""
    name, period = name_of(value, "name"), value.time_period
    return name if not period or period in name.en else Text(f"{name.en}, {period}", f"{name.zh}（{period}）")


def _of_derived(row: FullDerived) -> Iterator[Line]:
    yield Text("origin", "数据来历"), Text("implied by the report, not printed", Origin.IMPLIED.zh)
    yield Text("formula", "算式"), Text(row.formula, row.formula)
    yield Text("kind", "推算方式"), meaning(row.kind)
    yield Text("inputs", "依据数据"), Text("\n".join(row.inputs), "\n".join(row.inputs))
    yield Text("status", "状态"), _code(row.status)
    yield Text("period", "时期"), Text(row.time_period or "undated", row.time_period or "未注明")
    yield Text("assumes", "推算前提"), name_of(row, "assumption")
    yield from _what_others_say(row.comparisons, row.caveats)


def _what_others_say(compared: Sequence[ComparedFigure], caveats: Sequence[LinkedCaveat]) -> Iterator[Line]:
    for each in compared:
        pair, figure, publisher = each.comparison, each.figure, name_of(each.document, "publisher")
        when, relation, status = figure.time_period, label(pair.relation), label(figure.status)
        reason = Text(pair.reason_en or "", pair.reason_zh or "")
        yield (
            Text("other source", "其他来源"),
            Text(
                f"{publisher.en} ({each.document.date_edtf}): {figure.printed}, {when or 'undated'}, {status.en} · "
                f"{figure.observation_id}\n{relation.en}{f': {reason.en}' if reason.en else ''}",
                f"{publisher.zh}（{each.document.date_edtf}）：{figure.printed}，{when or '未注明时期'}，{status.zh} · "
                f"{figure.observation_id}\n{relation.zh}{f'：{reason.zh}' if reason.zh else ''}",
            ),
        )
    for caveat in caveats:
        words, doubt = name_of(caveat, "caveat"), label(caveat.kind)
        yield (
            Text(f"caveat: {doubt.en}", f"注意：{doubt.zh}"),
            Text(f"{words.en} ({caveat.caveat_id})", f"{words.zh}（{caveat.caveat_id}）"),
        )


def _field(field: AnchoredField) -> Text:
    name = label(field)
    return Text(name.en.removesuffix(" id"), name.zh.partition("（")[0])


def _printed(row: FullObservation | FullExternal) -> Text:
    if row.char_start is None:
        return Text(row.printed, row.printed)
    span = f"{row.char_start}–{row.char_end}"
    return Text(f"{row.printed}, characters {span} of {row.report_id}", f"{row.printed}，{row.report_id}第{span}字符")


def _document(row: Document) -> Text:
    name, author = name_of(row, "publisher"), f"{row.author_zh}: " if row.author_zh else ""
    address = f"\n{row.url}" if row.url else ""
    return Text(
        f"{author}{row.title_zh}. {name.en}, {row.date_edtf} · {row.document_id}{address}",
        f"{author}{row.title_zh}。{name.zh}，{row.date_edtf} · {row.document_id}{address}",
    )


def _is_translation(name: str, names: set[str], language: str) -> bool:
    """State whether a column says in the other language what another one says in this."""
    other = "en" if language == "zh" else "zh"
    return name.endswith(f"_{other}") and f"{name[:-3]}_{language}" in names


def _line(record: object, column: Column) -> Line:
    title = Text(column.title.partition(" (")[0], column.title_zh.partition("（")[0])
    return title, _cell(getattr(record, column.name))


def _code(term: Term) -> Text:
    said, name = meaning(term), label(term)
    return Text(f"{name.en}: {said.en}", said.zh if said.zh.startswith(name.zh) else f"{name.zh}：{said.zh}")


def _cell(value: object) -> Text:
    if isinstance(value, Term):
        return _code(value)
    text = "" if value is None else SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
    return Text(text, text)
