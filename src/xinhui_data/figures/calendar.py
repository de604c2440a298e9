"""Dates and spans of the calendar in prose: 2023年1月19日, 1—10月, 二〇二三年, 前三季度, 2021—2023年."""

from __future__ import annotations

import re
from decimal import Decimal

from xinhui_data.figures.numerals import read_han_numeral

_HAN = "零〇一二三四五六七八九"
_TO = "[—–~至到-]+"
_YEAR = f"(?:(?:1[89]|20|21)[0-9]{{2}}|[一二][{_HAN}]{{3}})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])"
_QUARTER = "(?:[一二三四1-4](?:[、至—到-][二三四2-4])?|前[二两三1-3])季度|(?<=第)[一二三四1-4]季"
_CLOCK = "(?:2[0-4]|1[0-9]|0?[0-9])(?:[:∶：][0-5][0-9]){1,2}"
_HOUR = f"(?:{_CLOCK}|(?:2[0-4]|1[0-9]|[1-9]|零)[时点](?![0-9间代期])(?:半|[0-5]?[0-9]分)?)"
_MONTHS = f"{_MONTH}月?{_TO}{_MONTH}月(?:份)?"
_DATE = f"{_MONTH}月(?:{_DAY}[日号](?:{_HOUR})?|份)?"
_DAYS = f"{_DAY}[日号]?{_TO}{_DAY}[日号]"

# A span or a date, longest first. 年 and 日 of a length of time (3年, 30日内) belong to a quantity.
_PERIOD = re.compile(
    "|".join(
        (
            f"{_YEAR}年?{_TO}{_YEAR}(?:学?年)?(?![0-9])",
            f"{_YEAR}年(?:{_MONTHS}|{_DATE}{_TO}{_YEAR}年{_DATE}|{_DATE}{_TO}{_DATE}|{_MONTH}月{_DAYS}|{_DATE}"
            f"|第?{_QUARTER}|[上下]半年)?",
            f"{_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12][0-9]|0?[1-9])(?![0-9])",
            f"{_MONTHS}|{_DATE}{_TO}{_DATE}|{_MONTH}月{_DAYS}|{_DATE}|{_DAYS}",
            f"{_DAY}日(?!内|以内|之内|均|产|处理|常|益|元)",
            f"第?{_QUARTER}|[上下前后]半年",
            f"前(?:[1-9]|1[01]|十一?|[{_HAN}两])(?:个)?月",
            f"(?:[12]?[0-9]|[一二]?十?[{_HAN}]|二?十)世纪(?:(?:[0-9]0|[{_HAN}]十)年代)?",
            "(?:[1-9]0|[二三四五六七八九]十)年代",
            "(?:2[0-4]|1[0-9]|[1-9])时[0-5]?[0-9]分",
            f"(?:正|腊|冬)月(?:初[{_HAN}十]|[二三]?十[{_HAN}]?|廿[{_HAN}])|廿[{_HAN}]|初[{_HAN}十](?![{_HAN}中期高级])",
            f"(?<=[日号午晨晚上间至—-]){_CLOCK}",
        )
    )
)
_ONE_YEAR = re.compile(f"(?:19[4-9]|20[0-9])[0-9]|(?:一[八九]|二[零〇一])[{_HAN}]{{2}}")
_DIGITS = re.compile(f"[0-9]+|[十百{_HAN}两]+")


def period_at(text: str, start: int) -> int | None:
    """Give the end of a date or span that begins at a place of half-width and simplified text, or None.

    Example:
        >>> text = "2023年1—10月完成3年计划"
        >>> text[:period_at(text, 0)], period_at(text, 11)
        ('2023年1—10月', None)
    """
    found = _PERIOD.match(text, start)
    if not found:
        return None
    end = found.end()
    return end + 1 if text[end - 1] == "年" and text[end : end + 1] == "度" else end


def numbers_of(period: str) -> tuple[Decimal, ...]:
    """Give the numbers of a date as printed, in their order; none where one is no numeral, as in 一三世纪.

    Example:
        >>> [str(number) for number in numbers_of("二〇二三年1月十九日")]
        ['2023', '1', '19']
    """
    if "半" in period or "年代" in period or "廿" in period:
        return ()
    try:
        return tuple(
            Decimal(digits) if digits.isascii() else read_han_numeral(digits).value
            for digits in _DIGITS.findall(period)
        )
    except ValueError:
        return ()


def is_year(number: str) -> bool:
    """State whether four digits without 年 are most likely a year: 2024, 二〇二四."""
    return bool(_ONE_YEAR.fullmatch(number))
