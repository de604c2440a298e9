"""Nearness of anchors: of all places where a word stands, the anchor is the one that is nearest to its figure.

The skeleton keeps punctuation and line breaks, so clauses, sentences, paragraphs and sections can be read from it. Only
the words that it shows can be compared: where a word of an anchor stands elsewhere in masked text, nobody sees it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from xinhui_data.model.dataset import Dataset
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.statements import Statement

# What ends a unit, the smallest first; whatever holds the figure in no smaller unit holds it in the report.
UNITS = {
    "clause": r"[，,；;：:。！？!?\n]",
    "half-sentence": r"[；;。！？!?\n]",
    "sentence": r"[。！？!?\n]",
    "paragraph": r"\n+",
    "section": r"\n+(?=##)",
}
_NAMES = (*UNITS, "report")
_OPENING, _CLOSING = "“‘《『「", "”’》』」"


class Layout:
    """The units of a text and what stands within quotation marks in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._units: dict[int, tuple[int, ...]] = {}
        self._places: dict[str, tuple[list[int], list[int]]] = {}

    def _units_at(self, place: int) -> tuple[int, ...]:
        """Number the units that hold a place, the smallest unit first."""
        if place not in self._units:
            self._units[place] = tuple(bisect_right(ends, place) for ends in self._ends)
        return self._units[place]

    @cached_property
    def _ends(self) -> list[list[int]]:
        return [[end.end() for end in re.finditer(pattern, self.text)] for pattern in UNITS.values()]

    @cached_property
    def _quoted(self) -> list[bool]:
        """Say of each character whether it is part of what is quoted or named; a paragraph ends every quotation."""
        depth, quoted = 0, []
        for character in self.text:
            depth = 0 if character == "\n" else depth + (character in _OPENING)
            quoted.append(depth > 0)
            if depth and character in _CLOSING:
                depth -= 1
        return quoted

    def distance(self, start: int, end: int, mention: Mention) -> tuple[bool, int, int, bool]:
        """Give how far a word is from a mention; the lowest is the nearest.

        A word inside quotation marks names something and speaks of no figure outside of them, so it comes last. Then
        the smallest unit that holds both counts, then the characters between them, then what stands before.
        """
        pairs = zip(self._units_at(start), self._units_at(mention.char_start), strict=True)
        unit = next((n for n, (one, other) in enumerate(pairs) if one == other), len(self._ends))
        gap = max(start - mention.char_end, mention.char_start - end, 0)
        names = self._quoted[start] and not self._quoted[mention.char_start]
        return names, unit, gap, start > mention.char_start

    def places(self, word: str) -> tuple[list[int], list[int]]:
        """Give the places where a word stands: outside and inside quotation marks."""
        if word not in self._places:
            places = self._places[word] = [], []
            for found in re.finditer(f"(?={re.escape(word)})", self.text):
                places[self._quoted[found.start()]].append(found.start())
        return self._places[word]

    def nearest(self, word: str, mention: Mention) -> tuple[int, str]:
        """Give where a word is nearest to a mention, and the smallest unit that holds both.

        Units lie within each other, so of all places on one side, quoted or not, only the closest can be the nearest.
        """
        near = []
        for places in self.places(word):
            cut = bisect_right(places, mention.char_start)
            near += places[max(cut - 1, 0) : cut + 1]
        distances = {start: self.distance(start, start + len(word), mention) for start in near}
        nearest = min(near, key=distances.__getitem__)
        return nearest, _NAMES[distances[nearest][1]]


def check_nearness(skeleton: str, data: Dataset) -> Iterator[Issue]:
    """Check that each anchor is, of all places where its word is to be seen, the nearest to its mention."""
    text = Layout(skeleton)
    mentions = {each.id: each.mention for each in data.rows(Statement)}
    for anchor in data.rows(Anchor):
        mention = mentions.get(anchor.observation_id)
        if mention is None or max(anchor.char_end, mention.char_end) > len(skeleton):
            continue
        # A word that is not in its place is reported by itself.
        if skeleton[anchor.char_start : anchor.char_end] != anchor.word:
            continue
        nearest, unit = text.nearest(anchor.word, mention)
        if anchor.char_start != nearest:
            wanted = f"{nearest}, where {anchor.word} is nearest to {mention.printed}, in the same {unit}"
            fix = "point to the nearest place, or choose a longer word that says which is meant"
            yield data.issue("nearest", anchor, "char_start", wanted, anchor.char_start, fix)
