"""Tables for people: records with headings in English and Chinese, as CSV that a spreadsheet opens and as Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from xinhui_data.formats.parquet import parquet_bytes

# The heading in Chinese of each column; the one in English is the name of the field.
_CHINESE = {
    "id": "编号",
    "what": "指标",
    "who": "主体",
    "when": "时期",
    "status": "状态",
    "value": "数值",
    "unit": "单位",
    "interval": "取值区间",
    "printed": "原文",
    "source": "来源",
    "caveats": "注意事项",
    "origin": "数据来历",
    "target": "目标",
    "base": "基数",
    "reached": "完成情况",
    "outcome": "结果",
    "ours": "本数据",
    "other_id": "对照编号",
    "other": "对照内容",
    "theirs": "对照数据",
    "relation": "关系",
    "differs_in": "不同之处",
    "difference": "相差",
    "reason": "说明",
    "known": "公布日期",
    "series": "序列",
    "year": "年份",
    "lower": "下限",
    "upper": "上限",
}
Cell = str | int | float | None
Row = Sequence[Cell]


def headings(fields: Sequence[str], language: str) -> tuple[str, ...]:
    """Give the headings of columns in one language.

    Example:
        >>> headings(("id", "what"), "zh")
        ('编号', '指标')
    """
    return tuple(_CHINESE[name] for name in fields) if language == "zh" else tuple(fields)


def people_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Write rows under their headings as CSV with a byte order mark, which Excel opens by a double click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([plain_number(Decimal(repr(cell))) if isinstance(cell, float) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def people_parquet(columns: Sequence[str], rows: Iterable[Row], number: str) -> bytes:
    """Write rows under their headings as Parquet: one column holds numbers, all others text."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    types = {name: pa.float64() if name == number else pa.string() for name in columns}
    options = arrow_csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True)
    return parquet_bytes(arrow_csv.read_csv(pa.BufferReader(people_csv(columns, rows)), convert_options=options))


def plain_number(number: Decimal) -> str:
    """Write a number in plain digits, without zeros at its end.

    Example:
        >>> plain_number(Decimal("28.8210")), plain_number(Decimal("1E+2"))
        ('28.821', '100')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
