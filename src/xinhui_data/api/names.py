"""Errors for unknown names, which name a similar one and say where all are listed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from xinhui_data.model.text import Text

_FEW = 12
# What each kind of name is called in Chinese, and what lists the names where they are many.
_CHINESE = {
    "column": "列",
    "engine": "引擎",
    "figure": "数据",
    "figure or indicator": "数据或指标",
    "format": "格式",
    "language": "语言",
    "observation": "报道数据",
    "origin": "数据来历",
    "draft": "草稿",
    "record": "编号",
    "report": "报道",
    "series": "历年数据",
    "status": "状态",
    "subject": "主体",
    "table": "数据表",
    "topic": "主题",
    "unit": "单位",
}
_LISTS = {
    "table": "xinhui-data tables",
    "series": "xinhui-data series",
    "subject": "xinhui-data export subjects",
    "topic": "xinhui-data describe indicators",
    "unit": "xinhui-data export units",
}
_SEARCH = "xinhui-data search"


class UnknownNameError(LookupError):
    """A name that does not exist; the message names a similar one, ``said`` is the message in both languages."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def unknown(kind: str, name: object, known: Iterable[str]) -> UnknownNameError:
    """Build the error for a name that does not exist.

    Example:
        >>> print(unknown("format", "cvs", ["csv", "parquet"]))
        there is no format 'cvs' (did you mean 'csv'?); there are: csv, parquet
        >>> print(unknown("figure", "gdb-2023", [f"gdp-{year}" for year in range(2000, 2024)]))
        there is no figure 'gdb-2023' (did you mean 'gdp-2023'?); `xinhui-data search WORDS` finds all 24
    """
    names, (first, _, of) = sorted(known), kind.partition(" of ")
    close = _closest(str(name), names)
    hint = Text(f" (did you mean {close[0]!r}?)", f"（是否指“{close[0]}”？）") if close else Text("", "")
    if len(names) <= _FEW:
        listed = Text(f"there are: {', '.join(names)}", f"可用的有：{'、'.join(names)}")
    elif command := f"xinhui-data describe {of}" if of else _LISTS.get(kind):
        listed = Text(f"`{command}` lists them", f"可用`{command}`列出")
    else:
        listed = Text(f"`{_SEARCH} WORDS` finds all {len(names)}", f"`{_SEARCH} 词语`可查找全部{len(names)}个")
    chinese = f"{of}中的{_CHINESE[first]}" if of else _CHINESE.get(kind, kind)
    return UnknownNameError(
        Text(f"there is no {kind} {name!r}{hint.en}; {listed.en}", f"没有{chinese}“{name}”{hint.zh}；{listed.zh}")
    )


def _closest(asked: str, names: list[str]) -> list[str]:
    part = asked.casefold()
    holding = [known for known in names if part and part in known.casefold()]
    holding.sort(key=lambda known: (not known.casefold().startswith(part), len(known)))
    return holding[:1] or get_close_matches(asked, names, n=1)
