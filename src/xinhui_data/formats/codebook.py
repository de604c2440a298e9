"""The codebook: every column of every table, generated from the records, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.model.catalogue import PROCESSED, RAW
from xinhui_data.model.columns import Column, Record, columns_of

_ENGLISH = (
    "# Codebook",
    "",
    "[中文](codebook.zh.md)",
    "",
    "Generated from the records in `src/xinhui_data/model`; do not edit. A dot after the type: the column",
    "may be empty. The same text is available from `xd.describe(table)` and `xinhui-data describe TABLE`.",
    "",
    "## Published tables",
    "",
)
_CHINESE = (
    "# 字段说明",
    "",
    "[English](codebook.md)",
    "",
    "由 `src/xinhui_data/model` 中的记录定义生成，请勿手改。类型后带圆点的列可以为空。",
    "同样的内容可用 `xd.describe(表名)` 和 `xinhui-data describe 表名` 查看。",
    "",
    "## 发布的数据表",
    "",
)
_RAW = (
    "## Raw tables",
    "",
    "Entered row by row by automated readers (language models), as [method.md](method.md) says; those not listed here "
    "have the columns of the published table.",
    "",
)
_RAW_ZH = (
    "## 原始表",
    "",
    "由自动标注者（语言模型）逐条标注录入，见[方法](method.md)；此处未列出的表，字段与发布的同名表相同。",
    "",
)
_UNITS_ZH = {
    "see unit_id": "见 unit_id",
    "unit of both": "两者的单位",
    "percent": "%",
    "bytes": "字节",
    "Unicode code points": "Unicode 码位",
}


def codebook(*, english: bool = True) -> bytes:
    """Write docs/codebook.md or, in Chinese, docs/codebook.zh.md.

    Example:
        >>> codebook(english=False).decode().splitlines()[0]
        '# 字段说明'
    """
    lines = list(_ENGLISH if english else _CHINESE)
    for record in PROCESSED.values():
        lines += _table(record, f"data/processed/{record.table.name}", english=english)
    lines += _RAW if english else _RAW_ZH
    for name, record in RAW.items():
        if PROCESSED.get(name) is not record:
            lines += _table(record, f"data/raw/{name}", english=english)
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def unit_zh(unit: str) -> str:
    """Give the unit of a column in Chinese.

    Example:
        >>> unit_zh("bytes")
        '字节'
    """
    return _UNITS_ZH[unit]


def _table(record: type[Record], path: str, *, english: bool) -> Iterator[str]:
    table = record.table
    keys = ", ".join(f"`{name}`" for name in table.primary_key)
    if english:
        yield from (f"### {table.title} · {table.title_zh}", "", f"`{path}`: {table.description}", "")
        yield from (f"Key: {keys}.", "", "| column | 中文 | type | meaning |", "|---|---|---|---|")
    else:
        yield from (f"### {table.title_zh}", "", f"`{path}`：{table.description_zh}", "")
        yield from (f"主键：{keys}。", "", "| 列 | 名称 | 类型 | 含义 |", "|---|---|---|---|")
    for column in columns_of(record):
        kind = column.type + ("" if column.required else " ·")
        yield f"| `{column.name}` | {column.title_zh} | {kind} | {_meaning(column, record, english=english)} |"
    yield ""
    for column in columns_of(record):
        if column.terms:
            yield from (f"`{column.name}`:", "")
            yield from (f"- `{term}`: {term.en} · {term.zh}" for term in column.terms)
            yield ""


def _meaning(column: Column, record: type[Record], *, english: bool) -> str:
    parts = [column.description if english else column.description_zh]
    if column.unit:
        parts.append(f"Unit: {column.unit}." if english else f"单位：{unit_zh(column.unit)}。")
    if target := record.table.foreign_keys.get(column.name):
        target = target.removeprefix(".")
        parts.append(f"Refers to `{target}`." if english else f"对应 `{target}`。")
    return (" " if english else "").join(parts).replace("|", "\\|")
