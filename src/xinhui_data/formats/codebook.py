"""The codebook: every column of every table, generated from the records, in English and in Chinese."""

from __future__ import annotations

from xinhui_data.formats.templates import render
from xinhui_data.model.catalogue import PROCESSED, raw_files
from xinhui_data.model.columns import Column, Record, columns_of

_UNITS_ZH = {
    "see unit_id": "见 unit_id",
    "unit of both": "两者的单位",
    "percent": "%",
    "bytes": "字节",
    "Unicode code points": "Unicode 码位",
}


def codebook(language: str = "en") -> bytes:
    """Write docs/codebook.md or, in Chinese, docs/codebook.zh.md.

    Example:
        >>> codebook("zh").decode().splitlines()[0]
        '# 字段说明'
    """
    raw = {name: record for name, record in raw_files().items() if PROCESSED.get(record.table.name) is not record}
    text = render(
        "codebook.md",
        language,
        published={f"data/processed/{name}": record for name, record in PROCESSED.items()},
        raw={f"data/raw/{name}": record for name, record in raw.items()},
        columns_of=columns_of,
        meaning=_meaning,
    )
    return f"{text.rstrip()}\n".encode()


def _meaning(column: Column, record: type[Record], language: str) -> str:
    english = language == "en"
    parts = [column.description if english else column.description_zh]
    if column.unit:
        parts.append(f"Unit: {column.unit}." if english else f"单位：{_UNITS_ZH[column.unit]}。")
    if target := record.table.foreign_keys.get(column.name):
        target = target.removeprefix(".")
        parts.append(f"Refers to `{target}`." if english else f"对应 `{target}`。")
    return (" " if english else "").join(parts).replace("|", "\\|")
