"""Sentences with places for numbers, filled from the tables: the engine of findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from xinhui_data.figures.ranges import Range
from xinhui_data.formats.words import show_figure, show_rounded
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.story import Finding, FindingEntry

_PLACE = re.compile(r"\{([^}]+)\}")


def figures_of(sentence: str) -> tuple[str, ...]:
    """Name the figures to which the places of a sentence refer, each once and in order.

    Example:
        >>> figures_of("{gdp!} is {gdp/ext-gdp} below {ext-gdp}; {a.share~2}")
        ('gdp', 'ext-gdp', 'a.share')
    """
    named = [re.split("[÷/]", re.sub(r"([!#]|~[0-9])$", "", place)) for place in _PLACE.findall(sentence)]
    return tuple(dict.fromkeys(name for names in named for name in names))


def fill_findings(entries: Sequence[FindingEntry], tables: Dataset) -> list[Finding]:
    """Write the findings, each number filled in from the tables.

    Raises:
        KeyError: if a finding refers to a value that is not in the tables.
    """
    english, chinese = _Words(tables, english=True), _Words(tables, english=False)
    return [
        Finding(
            finding_id=entry.finding_id,
            finding_en=_PLACE.sub(lambda place: english.of(place[1]), entry.finding_en),
            finding_zh=_PLACE.sub(lambda place: chinese.of(place[1]), entry.finding_zh),
            figure_ids=figures_of(entry.finding_en),
        )
        for entry in entries
    ]


def missing_places(entries: Sequence[FindingEntry], tables: Dataset) -> Iterator[tuple[FindingEntry, str, str]]:
    """Give each place that the tables cannot fill, and each brace without its pair: finding, column, place."""
    words = _Words(tables, english=True)
    for entry in entries:
        for column in ("finding_en", "finding_zh"):
            sentence = getattr(entry, column)
            for place in dict.fromkeys(_PLACE.findall(sentence)):
                try:
                    words.of(place)
                except (KeyError, ValueError, ZeroDivisionError):
                    yield entry, column, f"{{{place}}}"
            yield from ((entry, column, brace) for brace in set(_PLACE.sub("", sentence)) & set("{}"))


class _Words:
    """The words for every place of a finding."""

    def __init__(self, tables: Dataset, *, english: bool) -> None:
        self._language = "en" if english else "zh"
        self._units = tables.by_id(Unit)
        self._figures: dict[str, Observation | External | Derived] = {
            **tables.by_id(Observation),
            **tables.by_id(External),
            **tables.by_id(Derived),
        }
        self._differences = {
            f"{row.figure_id}/{row.other_id}": row.difference_percent
            for row in tables.rows(Comparison)
            if row.difference_percent is not None
        }

    def of(self, place: str) -> str:
        """Give the words for one place."""
        if place in self._differences:
            return f"{abs(Decimal(repr(self._differences[place]))):.1f}%"
        name, _, digits = place.partition("~")
        if digits:
            return self._rounded(name, int(digits))
        figure = self._figures[name.rstrip("!#")]
        if isinstance(figure, Derived):
            raise KeyError(f"{place}: a derived value is rounded; write {place}~2")
        if name.endswith("!"):
            return figure.printed
        if name.endswith("#"):
            return f"{figure.value:,.15g}"
        return show_figure(figure, self._units[figure.unit_id]).pick(self._language)

    def _rounded(self, name: str, digits: int) -> str:
        first, _, other = name.partition("÷")
        figure, values = self._figures[first], self._values(first)
        if other:
            values = values / self._values(other)
        return show_rounded(values, self._units[figure.unit_id], digits).pick(self._language)

    def _values(self, name: str) -> Range:
        figure = self._figures[name]
        if figure.lower is None and figure.upper is None:
            return Range.between(figure.value, figure.value)
        return Range.between(figure.lower, figure.upper)
