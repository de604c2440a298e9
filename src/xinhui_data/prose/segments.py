"""Sentences of a text, as places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# No sentence is longer; what has no end is read in parts.
_LONGEST = 2000
_CHINESE = re.compile(rf"[^。！？；;!?\n]{{1,{_LONGEST}}}[。！？；;!?\n]?")
_ENGLISH = re.compile(rf"(?:[^.!?;\n]|\.(?=\d|[a-z]|\s[a-z(])){{1,{_LONGEST}}}[.!?;\n]?")
_HAN = re.compile("[一-鿿]")


class Sentence(NamedTuple):
    """A sentence, at its place; a semicolon ends one."""

    start: int
    end: int
    is_chinese: bool


def sentences(text: str) -> Iterator[Sentence]:
    """Give the sentences of a text line by line, each Chinese or English."""
    for line in re.finditer(r"[^\n]+", text):
        is_chinese = bool(_HAN.search(line[0]))
        for found in (_CHINESE if is_chinese else _ENGLISH).finditer(text, *line.span()):
            if found[0].strip():
                yield Sentence(*found.span(), is_chinese)
