"""The skeleton: a report in which every character of its prose is masked.

Numeric characters, the printed literals of mentions, the words of anchors, punctuation and line breaks stay; every
other character becomes □. Length and offsets do not change.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from xinhui_data.figures.numerals import is_numeric
from xinhui_data.model.evidence import Anchor, Mention

MASK = "□"


def mask(text: str, kept_spans: Iterable[Mention | Anchor]) -> str:
    r"""Mask the text of a report, except the spans of its mentions and anchors.

    Example:
        >>> mask("全年引进项目90个，增长。\n", [])
        '□□□□□□90□，□□。\n'
    """
    kept = [is_numeric(c) or c in "\r\n" or unicodedata.category(c).startswith("P") for c in text]
    for span in kept_spans:
        end = min(span.char_end, len(text))
        kept[span.char_start : end] = [True] * (end - span.char_start)
    return "".join(c if keep else MASK for c, keep in zip(text, kept, strict=True))


def numeric_offsets(text: str) -> list[int]:
    """Give the offsets of all numeric characters."""
    return [offset for offset, character in enumerate(text) if is_numeric(character)]
