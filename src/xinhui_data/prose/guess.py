"""A guess: what a figure of a text states, as far as the words around it say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from xinhui_data.figures.records import NumericExpression
from xinhui_data.model.terms import Measure, Status
from xinhui_data.prose.names import Names
from xinhui_data.prose.segments import Sentence


class Named(NamedTuple):
    """A word of the text that says something: where it starts, the word, and what it means."""

    start: int
    word: str
    means: str


@dataclass(frozen=True)
class Guess:
    """What a figure of a text states, as far as the words around it say.

    ``scores`` says of each indicator how much of its name the words have, from 0 to 1; ``measures`` and ``statuses``
    are those that the words allow. ``subject_id`` is None where another place is named, ``year`` where no year is.
    ``words`` holds the words that say so, by the column of a statement.
    """

    expression: NumericExpression
    sentence: Sentence
    scores: Mapping[str, float]
    names: Names
    subject_id: str | None = None
    measures: tuple[Measure, ...] = ()
    statuses: frozenset[Status] = field(default_factory=frozenset)
    year: str | None = None
    words: Mapping[str, Named] = field(default_factory=dict)
    is_denied: bool = False
