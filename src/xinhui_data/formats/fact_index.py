"""The index by which facts are found: what each says of itself, in both languages, and how much a word of it counts."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.formats.facts import Fact, FactWriter, Stated, stated
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.evidence import LinkedCaveat
from xinhui_data.model.text import Text, label, name_of
from xinhui_data.prose.index import Index, Passage

_LITERAL, _NAME, _IMPLIED, _WHO, _KIND, _MEANING, _DOUBT = 9, 8, 7, 6, 5, 2, 1


def index_of(data: Dataset) -> Index:
    """Index all facts of the published tables, in the order of the tables."""
    english, chinese = FactWriter(data, "en"), FactWriter(data, "zh")
    numbers: dict[Passage, int] = {}
    facts = [
        (
            each.id,
            [
                numbers.setdefault(passage, len(numbers))
                for passage in _passages(each, data, english.fact(each), chinese.fact(each))
            ],
        )
        for each in stated(data)
    ]
    return Index(list(numbers), facts)


def _passages(each: Stated, data: Dataset, english: Fact, chinese: Fact) -> Iterator[Passage]:
    row = each.row
    yield Passage(_NAME, (each.id,))
    yield Passage(_MEANING if isinstance(row, Derived) else _LITERAL, (english.printed,))
    if english.value is not None and chinese.value is not None:
        yield Passage(_LITERAL, (f"{english.value:.12g} {english.unit}", f"{chinese.value:.12g} {chinese.unit}"))
    yield Passage(_IMPLIED if isinstance(row, Derived) else _NAME, (english.what, chinese.what))
    yield Passage(_WHO, (english.who, chinese.who))
    for term in (row.measure, row.status, each.indicator.topic, each.origin):
        yield _both(_KIND, label(term))
    yield Passage(_KIND, (english.when, chinese.when))
    yield _both(_MEANING, name_of(each.indicator, "definition"))
    if isinstance(row, Derived):
        yield _both(_MEANING, name_of(row, "assumption"))
    elif row.note_en:
        yield Passage(_MEANING, (row.note_en,))
    for name in row.caveat_ids:
        yield _both(_DOUBT, name_of(data.by_id(LinkedCaveat)[name], "caveat"))


def _both(weight: int, text: Text) -> Passage:
    return Passage(weight, (text.en, text.zh))
