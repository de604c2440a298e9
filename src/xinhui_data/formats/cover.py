"""The cover of the workbook: what the data are, how to read them, what each sheet contains, how to cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xinhui_data.formats.citation import Citation

_READ = (
    "One row of observations is one fact. Filter by status before you add or compare: actual has happened, planned is "
    "agreed, target is set for a stated year, expected is an estimate for one, outlook has no date.",
    "value is in the base unit (unit_id): yuan, not 亿元. lower and upper are the values that the printed form allows; "
    "an empty end is unbounded or unknown, never zero. 16.1 in percent means 16.1 %.",
    "Cells in yellow refer to caveats: their notes state what is doubtful, and which sums must not be formed.",
    "Every column name has a note with its meaning, unit and allowed codes. Column names are in row 3, so programs "
    "read a sheet with header=2 (pandas) or skip = 2 (R).",
)
_READ_ZH = (
    "observations表每行一条数据。相加或比较之前请先按status筛选：actual实际，planned计划，target目标（有明确年份），"
    "expected预计（有明确年份），outlook远期（未注明时间）。",
    "value以基本单位（unit_id）计：是元，不是亿元。lower和upper为按原文表述可能的最小值和最大值；空白表示无下限（上限）或不详，绝不是零。"
    "百分比列中16.1即16.1%。",
    "黄色单元格列有注意事项编号：批注说明疑点，以及哪些数不可相加。",
    "每个列名都有批注，说明含义、单位和可取的值。列名在第3行，程序读取时请用header=2（pandas）或skip = 2（R）。",
)


def cover_lines(
    about: Mapping[str, Any], tables: Sequence[Mapping[str, Any]], cited: Citation
) -> list[tuple[str, str]]:
    """Give the lines of the cover, each with its kind: title, heading, text or sheet.

    Args:
        about: the Data Package descriptor.
        tables: the rows of `xinhui_data.tables`.
        cited: how to cite.
    """
    return list(_lines(about, tables, cited))


def _lines(about: Mapping[str, Any], tables: Sequence[Mapping[str, Any]], cited: Citation) -> Iterator[tuple[str, str]]:
    yield "title", about["title"]
    yield "title", about["title_zh"]
    yield "text", f"Version {about['version']}, {about['created'][:10]} · {about['licenses'][0]['title']}"
    yield "text", ""
    yield "text", about["description"]
    yield "text", about["description_zh"]
    yield "text", ""
    yield "heading", "How to read it · 使用说明"
    for english in _READ:
        yield "text", f"• {english}"
    for chinese in _READ_ZH:
        yield "text", f"• {chinese}"
    yield "text", ""
    yield "heading", "Sheets · 工作表"
    for table in tables:
        english = f"{table['description']} ({table['rows']} rows)"
        yield "sheet", f"{table['table']}\t{english}\t{table['description_zh']}（{table['rows']}行）"
    yield "text", ""
    yield "heading", "Please cite · 请注明出处"
    yield "text", cited.text
    for report in cited.reports:
        yield "text", report
