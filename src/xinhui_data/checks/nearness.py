"""Nearness of anchors: of all places where a word stands, the anchor is the one that is nearest to its figure.

The skeleton keeps punctuation and line breaks, so clauses, sentences, paragraphs and sections can be read from it. Only
the words that it shows can be compared: where a word of an anchor stands elsewhere in masked text, nobody sees it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from xinhui_data.model.curated import Curated
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.tables import Row

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
            depth = max(0, depth - (character in _CLOSING))
        return quoted

    def distance(self, start: int, end: int, mention: Mention) -> tuple[bool, int, int, bool]:
        """Give how far a word is from a mention; the lowest is the nearest.

        A word inside quotation marks names something and speaks of no figure outside of them, so it comes last. Then
        the smallest unit that holds both counts, then the characters between them, then what stands before.
        """
        places = [bisect_right(ends, start) == bisect_right(ends, mention.char_start) for ends in self._ends]
        unit = next((number for number, same in enumerate(places) if same), len(places))
        gap = max(start - mention.char_end, mention.char_start - end, 0)
        names = self._quoted[start] and not self._quoted[mention.char_start]
        return names, unit, gap, start > mention.char_start


@lru_cache(maxsize=4)
def layout(text: str) -> Layout:
    """Read the layout of a text, once."""
    return Layout(text)


def check_nearness(skeleton: str, anchors: list[Row[Anchor]], curated: Curated) -> Iterator[Issue]:
    """Check that each anchor is, of all places where its word is to be seen, the nearest to its mention."""
    text, file = layout(skeleton), curated.texts["anchors"].file
    mention_of = {row.record.observation_id: row.record.mention_id for row in curated.observations}
    for row in anchors:
        anchor = row.record
        mention = curated.mention_by_id.get(mention_of.get(anchor.observation_id, ""))
        if mention is None or max(anchor.char_end, mention.char_end) > len(skeleton):
            continue
        places = {
            found.start(): text.distance(found.start(), found.start() + len(anchor.word), mention)
            for found in re.finditer(f"(?={re.escape(anchor.word)})", skeleton)
        }
        nearest = min(places, key=places.__getitem__, default=anchor.char_start)
        # A word that is not in its place is reported by itself.
        if anchor.char_start in places and anchor.char_start != nearest:
            unit = _NAMES[places[nearest][1]]
            wanted = f"{nearest}, where {anchor.word} is nearest to {mention.printed}, in the same {unit}"
            mend = "point to the nearest place, or choose a longer word that says which is meant"
            yield Issue(file, row.line, "char_start", "nearest", wanted, str(anchor.char_start), mend)
