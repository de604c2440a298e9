"""The skeleton: a report in which every character of its prose is masked.

Numeric characters, the printed literals of mentions, the words of anchors, punctuation and line breaks stay; every
other character becomes □. Length and offsets do not change.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from xinhui_data.figures.numerals import is_numeric

MASK = "□"


class Span(Protocol):
    """A place in a text: a mention, an anchor, or anything else that begins and ends."""

    @property
    def char_start(self) -> int:
        """Where it begins."""

    @property
    def char_end(self) -> int:
        """Where it ends."""


def mask(text: str, kept_spans: Iterable[Span]) -> str:
    r"""Mask the text of a report, except the spans of its mentions and anchors.

    Example:
        >>> mask("全年引进项目90个，增长。\n", [])
        '□□□□□□90□，□□。\n'
    """
    kept = [_stays(c) for c in text]
    for span in kept_spans:
        end = min(span.char_end, len(text))
        kept[span.char_start : end] = [True] * (end - span.char_start)
    return "".join(c if keep else MASK for c, keep in zip(text, kept, strict=True))


@cache
def _stays(character: str) -> bool:
    return is_numeric(character) or character in "\r\n" or unicodedata.category(character).startswith("P")


def numeric_offsets(text: str) -> list[int]:
    """Give the offsets of all numeric characters."""
    return [offset for offset, character in enumerate(text) if is_numeric(character)]
