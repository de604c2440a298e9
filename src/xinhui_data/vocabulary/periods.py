"""Time periods in SDMX form: a year, a month or a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def last_day(period: str) -> date:
    """Give the last day of a period.

    Raises:
        ValueError: if the text is no period, or names a day that does not exist.

    Example:
        >>> last_day("2023"), last_day("2024-02")
        (datetime.date(2023, 12, 31), datetime.date(2024, 2, 29))
    """
    parts = [int(part) for part in period.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], monthrange(*parts)[1])
    return date.fromisoformat(period)
