"""Words that hold a numeric character and state no figure: grammar, idioms, names, slogans, size classes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xinhui_data.figures import lexicon, patterns
from xinhui_data.figures.characters import any_of, plain_forms
from xinhui_data.figures.roles import Role


class Word(NamedTuple):
    """A word of the list at a place of a text, and the role of a mention that it has.

    ``is_number`` says that it could be a quantity as well, as 十一 or 一点, so that what follows decides.
    """

    start: int
    end: int
    role: Role
    is_number: bool


def word_at(text: str, place: int, earliest: int = 0) -> Word | None:
    """Find the leftmost, longest word whose first numeric character stands at a place.

    Args:
        text: half-width and simplified characters.
        place: of a numeric character.
        earliest: where the word may begin.

    Example:
        >>> word_at("要进一步", 2)
        Word(start=1, end=4, role=<Role.IDIOM: 'idiom'>, is_number=False)
    """
    best: Word | None = None
    for before, first, pattern, words in _lists():
        start = place - before
        if start < earliest:
            break
        if (before and text[start] not in first) or not (found := pattern.match(text, start)):
            continue
        # The leftmost word wins: 周三 before 三高.
        best = Word(start, found.end(), *words[found[0]])
    return best


def digits_of_words() -> tuple[frozenset[str], frozenset[str]]:
    """Give how the digits of listed words begin, by their first two characters, and what stands before them."""
    begin: set[str] = set()
    lead: set[str] = set()
    for before, _, _, words in _lists():
        for word in words:
            if word[before].isascii():
                (lead if before else begin).add(word[before - 1] if before else word[:2])
    return frozenset(begin), frozenset(lead)


@cache
def _lists() -> list[tuple[int, frozenset[str], re.Pattern[str], dict[str, tuple[Role, bool]]]]:
    """Give the words by the count of characters before their first numeric one, with all first characters."""
    lists: dict[int, dict[str, tuple[Role, bool]]] = {}
    listed = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    for role, words in listed.items():
        for word in map(plain_forms, words.split()):
            place = patterns.numeric().search(word)
            before = place.start() if place else 0
            lists.setdefault(before, {}).setdefault(word, (Role(role), not before and _is_number(word)))
    return [
        (before, frozenset(word[0] for word in words), re.compile(any_of(words)), words)
        for before, words in sorted(lists.items())
    ]


def _is_number(word: str) -> bool:
    begun = any(unit.startswith(word[-1]) for unit in lexicon.UNITS) and patterns.QUANTITY.fullmatch(word[:-1])
    return bool(begun) or patterns.QUANTITY.fullmatch(word) is not None
