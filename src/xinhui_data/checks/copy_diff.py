"""Figures of a report compared with those of a copy in other wording: missing, changed or added."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from string import ascii_letters

from xinhui_data.checks.copies import without_layout
from xinhui_data.figures.lexicon import COMPARATORS_AFTER, COMPARATORS_BEFORE
from xinhui_data.model.evidence import Mention
from xinhui_data.model.skeleton import numeric_offsets

# A thousands separator is layout: 1,301.37 is the number 1301.37.
_SEPARATOR = re.compile(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))")
_BEFORE = tuple(word for word in COMPARATORS_BEFORE if word != "上")
_AFTER = tuple(COMPARATORS_AFTER)


@dataclass(frozen=True)
class Difference:
    """A figure of the report that a copy prints differently, or a number that only the copy has.

    ``mention_id`` is empty for a number that only the copy has; ``found`` is empty where the copy has nothing.
    """

    mention_id: str
    role: str
    printed: str
    found: str

    def __str__(self) -> str:
        if not self.mention_id:
            return f"{self.found} is only in this copy"
        return f"{self.printed} ({self.mention_id}, {self.role}): " + (
            f"here {self.found}" if self.found else "missing"
        )


@dataclass(frozen=True)
class _Run:
    """A run of numeric characters with the offset of its first."""

    start: int
    text: str


def find_differences(text: str, mentions: Sequence[Mention], skeleton: str) -> Iterator[Difference]:
    """Compare the figures of a copy with those of a ledger, in order.

    Runs of numeric characters are aligned first; where a run agrees, the whole literal must, with its unit and
    comparators.
    """
    text = _SEPARATOR.sub("", text)
    ours, theirs = _runs(skeleton), _runs(text)
    matcher = SequenceMatcher(None, [run.text for run in ours], [_narrow(run.text) for run in theirs], autojunk=False)
    solid = _Solid(text)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        for index in range(a, a_end):
            mention = next((m for m in mentions if m.char_start <= ours[index].start < m.char_end), None)
            if mention is None:
                continue
            run = theirs[b + index - a] if b + index - a < b_end else None
            if tag == "equal" and run is not None:
                found = solid.literal_at(run.start, ours[index].start - mention.char_start, mention.printed)
                if found != mention.printed:
                    yield Difference(mention.mention_id, str(mention.role), mention.printed, found)
            else:
                yield Difference(mention.mention_id, str(mention.role), mention.printed, run.text if run else "")
        for run in theirs[b + a_end - a : b_end]:
            yield Difference("", "", "", run.text)


class _Solid:
    """A copy without its white space, queried by the offsets of the copy."""

    def __init__(self, text: str) -> None:
        self._offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
        self._text = "".join(text.split())

    def literal_at(self, offset: int, before: int, literal: str) -> str:
        """Give the literal if its number is at an offset, otherwise the text found there.

        Args:
            offset: where its number begins in the copy.
            before: how many characters the literal has before its number.
            literal: the literal expected.
        """
        start = bisect_left(self._offsets, offset) - before
        end = start + len(literal)
        if start < 0 or _folded(self._text[start:end]) != _folded(literal):
            return self._text[max(start, 0) : end]
        # A sign, a comparator or a longer unit next to the literal makes it a different figure.
        ahead, behind = self._text[max(start - 3, 0) : start], self._text[end : end + 3]
        word = next((word for word in (*_BEFORE, "-", "−", "负") if ahead.endswith(word)), "")
        tail = next((word for word in _AFTER if behind.startswith(word)), "")
        if literal[-1] in ascii_letters:
            tail = tail or "".join(takewhile(ascii_letters.__contains__, behind))
        return word + literal + tail


def _runs(text: str) -> list[_Run]:
    """Cut a text into runs of numeric characters; copies break lines and set spaces in them."""
    runs: list[tuple[int, list[str]]] = []
    end = 0
    for offset in numeric_offsets(text):
        between = text[end:offset]
        if runs and _continues(text[end - 1], between, text[offset]):
            runs[-1][1].append(between.strip() + text[offset])
        else:
            runs.append((offset, [text[offset]]))
        end = offset + 1
    return [_Run(start, "".join(pieces)) for start, pieces in runs]


def _continues(before: str, between: str, after: str) -> bool:
    """State whether two numeric characters belong to one number, given the text between them."""
    digits = before.isdigit() and after.isdigit()
    if between in (".", "．"):
        return digits
    if between.isspace():
        # 1301.37 亿 and a number cut by a line break go on; two numbers in a row, or 22 首, do not.
        return "\n" in between if digits else not {before, after} & set("双半首最几")
    return not between


def _folded(text: str) -> str:
    return _narrow(without_layout(text))


def _narrow(run: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in run)
