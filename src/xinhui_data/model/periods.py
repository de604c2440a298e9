"""Time periods in SDMX form (a year, a month or a day), and the bounds of an EDTF date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PERIOD = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_SET = re.compile(r"\[(?P<first>[0-9-]+)\.\.(?P<last>[0-9-]+)\]")


def first_day(period: str) -> date:
    """Give the first day of a period.

    Raises:
        ValueError: if the text is no period, or names a day that does not exist.

    Example:
        >>> first_day("2024-02")
        datetime.date(2024, 2, 1)
    """
    if not _PERIOD.fullmatch(period):
        raise ValueError(f"{period!r} is no year, month or day")
    return date.fromisoformat(period + "-01" * (2 - period.count("-")))


def last_day(period: str) -> date:
    """Give the last day of a period.

    Raises:
        ValueError: if the text is no period, or names a day that does not exist.

    Example:
        >>> last_day("2023"), last_day("2024-02")
        (datetime.date(2023, 12, 31), datetime.date(2024, 2, 29))
    """
    first = first_day(period)
    if len(period) == 4:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(period) == 7 else first


def edtf_bounds(text: str) -> tuple[date, date]:
    """Give the first and last day of an EDTF date: a year, month or day, or a set ``[a..b]`` of which one is meant.

    Raises:
        ValueError: if the text is neither, or the set runs backwards.

    Example:
        >>> edtf_bounds("[2024-01-19..2024-01-31]")
        (datetime.date(2024, 1, 19), datetime.date(2024, 1, 31))
    """
    found = _SET.fullmatch(text)
    bounds = (first_day(found["first"]), last_day(found["last"])) if found else (first_day(text), last_day(text))
    if bounds[0] > bounds[1]:
        raise ValueError(f"{text} runs backwards")
    return bounds
