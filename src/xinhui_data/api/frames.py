"""Frames for people: records in words of one language, under its headings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, get_type_hints

from xinhui_data.api.names import unknown
from xinhui_data.formats.facts import TABLES, FactWriter, Stated, stated
from xinhui_data.formats.people import headings
from xinhui_data.model.columns import Record
from xinhui_data.model.dataset import Dataset, read_published
from xinhui_data.model.dimensions import Indicator
from xinhui_data.model.home import installed_home
from xinhui_data.model.periods import last_day

if TYPE_CHECKING:
    import pandas as pd

Language = Literal["en", "zh"]
LANGUAGES = ("en", "zh")
_NUMBERS: dict[object, Literal["Int64", "float64"]] = {int: "Int64", float | None: "float64"}


class Published:
    """The published facts, read once, with what writes them in one language.

    Args:
        language: ``en`` or ``zh``.
        more: records to read beside those of which facts consist.

    Raises:
        UnknownNameError: if there is no such language.
    """

    def __init__(self, language: str, *more: type[Record]) -> None:
        if language not in LANGUAGES:
            raise unknown("language", language, LANGUAGES)
        self.data: Dataset = read_published(installed_home().processed, *TABLES, *more)
        self.writer = FactWriter(self.data, language)
        self.facts: dict[str, Stated] = {each.id: each for each in stated(self.data)}

    def named(self, name: str | None) -> set[str]:
        """Give the identifiers of a figure, or of all figures of an indicator; all if none is named.

        Raises:
            UnknownNameError: if there is neither.
        """
        if name is None or name in self.facts:
            return set(self.facts if name is None else {name})
        asked = name.casefold()
        found = {figure for figure, each in self.facts.items() if asked in _names(each.indicator)}
        if not found:
            known = {*self.facts, *(each.indicator.indicator_id for each in self.facts.values())}
            raise unknown("figure or indicator", name, known)
        return found


def last_day_of(as_of: date | str) -> date:
    """Give the day until which something is to be known: the last of a day, month or year.

    Raises:
        ValueError: if it is none of these.
    """
    try:
        return as_of if isinstance(as_of, date) else last_day(as_of)
    except ValueError:
        raise ValueError(f"as_of is a year, month or day such as 2024, 2024-06 or 2024-06-30, not {as_of!r}") from None


def _names(indicator: Indicator) -> set[str]:
    return {name.casefold() for name in (indicator.indicator_id, indicator.indicator_en, indicator.indicator_zh)}


def frame_of(kind: type[NamedTuple], rows: Sequence[tuple[object, ...]], language: str) -> pd.DataFrame:
    """Put records into a frame under the headings of a language; missing numbers are NA."""
    import pandas as pd

    fields = kind._fields
    frame = pd.DataFrame(rows, columns=list(fields))
    for name, hint in get_type_hints(kind).items():
        if number := _NUMBERS.get(hint):
            frame[name] = frame[name].astype(number)
    return frame.set_axis(list(headings(fields, language)), axis="columns")
