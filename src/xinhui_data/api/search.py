"""Facts found by words, Chinese or English: what they are called, what is printed, how far they are realised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xinhui_data.api.facts import fact_rows
from xinhui_data.api.frames import Language, frame_of
from xinhui_data.formats.fact_index import index_of
from xinhui_data.formats.facts import TABLES, Fact
from xinhui_data.model.dataset import read_published
from xinhui_data.model.home import installed_home
from xinhui_data.prose.index import Hit
from xinhui_data.prose.vocabulary import Piece

if TYPE_CHECKING:
    import pandas as pd


def search(words: str, *, language: Language = "en", unit: str | None = None) -> pd.DataFrame:
    """Find facts by words, Chinese or English, the best first.

    All words must be in what a fact says of itself in either language: identifier, printed literal, value, name,
    subject, measure, status, topic, period, origin, definition or caveats. Chinese needs no spaces (工业投资增速).
    Synonyms (GDP, 经济总量), traditional and full-width characters are known.

    Args:
        words: what to find; nothing finds all facts.
        language: of the table and its headings, ``en`` or ``zh``.
        unit: give only what is measured in this unit, and all of it in this unit: 亿元, 万元, CNY bn, %, 家.

    Returns:
        The columns of `facts`. Where no fact has all words, those that have most of them, with a misspelt word taken
        for the nearest known: then ``attrs["near"]`` is True.

    Raises:
        UnknownNameError: if there is no such language or unit.

    Example:
        >>> search("技改投资").id.tolist()[0]
        'technical-upgrading-investment-2023'
        >>> found = search("industrial invesment growth")
        >>> found.id.tolist()[0], found.attrs["near"], len(search("xyzzy"))
        ('industrial-investment-growth-2023', True, 0)
    """
    hits = search_hits(words)
    frame = frame_of(Fact, fact_rows(language, [hit.id for hit in hits], unit=unit), language)
    frame.attrs["near"] = any(hit.missed for hit in hits)
    return frame


def search_hits(words: str) -> list[Hit]:
    """Find what `search` finds, as identifiers with their scores.

    Example:
        >>> search_hits("288.21亿元")[0].id
        'industrial-investment-2023'
    """
    return index_of(read_published(installed_home().processed, *TABLES)).hits(words)


def missed_by_all(hits: Sequence[Hit]) -> list[Piece]:
    """Give the words that no near miss has, each with the known word that was taken for it.

    Example:
        >>> missed_by_all(search_hits("invesment 房价"))
        [Piece(word='invesment', nearest='investment'), Piece(word='房价', nearest=None)]
    """
    return [piece for piece in hits[0].missed if all(piece in hit.missed for hit in hits)] if hits else []
