"""Facts found by words: each has passages of some weight, and is ranked by where and how well they have the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from xinhui_data.prose.folding import folded, is_chinese, is_number, key_of, plain, rules, words_of
from xinhui_data.prose.vocabulary import Piece, Vocabulary

# A whole word counts more than the beginning of one; either counts more, the more of the text it is.
_WHOLE, _PART, _ALL_OF_IT = 100, 50, 100
_SHORTEST_PART = 3  # letters
_WEIGHT_OF_NAMES = 5
_MOST_NEAR = 10  # facts that lack some of the words


class Passage(NamedTuple):
    """What facts say in one place, in one language or in both; a word in a heavier one counts more."""

    weight: int
    texts: tuple[str, ...]


class Hit(NamedTuple):
    """A fact that was found, and its score.

    ``missed`` are the words that it lacks, each with the known word that was taken for it, if any: with one of them
    the fact is a near miss.
    """

    id: str
    score: int
    missed: tuple[Piece, ...] = ()


class _Term(NamedTuple):
    key: str
    typed: Piece


class _Text(NamedTuple):
    keys: tuple[str, ...]
    length: int


class Index:
    """Facts with their passages.

    Args:
        passages: each once, though many facts have it.
        facts: the identifier of each, with the numbers of its passages.
    """

    def __init__(self, passages: Sequence[Passage], facts: Sequence[tuple[str, Sequence[int]]]) -> None:
        self.passages, self.facts = passages, facts

    def hits(self, words: str) -> list[Hit]:
        """Give the facts that have all words, the best first; if there are none, near misses.

        An identifier gives its fact first. For near misses a misspelt word is taken for the nearest that is known; they
        have the most of the words, and at least half. A search for nothing gives all facts.
        """
        asked = words.strip().lower()
        if not asked:
            return [Hit(name, 0) for name, _ in self.facts]
        terms = self._terms(asked, misspelt=False)
        hits = sorted(self._ranked(terms, len(terms)), key=lambda hit: hit.id.lower() != asked)
        return hits or self._near(self._terms(asked, misspelt=True))

    def _near(self, terms: Sequence[_Term]) -> list[Hit]:
        for count in range(len(terms), (len(terms) - 1) // 2, -1):
            if hits := self._ranked(terms, count):
                return hits if count == len(terms) else hits[:_MOST_NEAR]
        return []

    def _ranked(self, terms: Sequence[_Term], count: int) -> list[Hit]:
        """Give the facts that have so many of the words, the best first, then in the order of the index.

        Each word counts where it says most, and all words once more in the passage that says most of them together.
        """
        points = [self._points(term.key) for term in terms]
        hits = []
        for name, numbers in self.facts if terms else ():
            said = [[each[number] for number in numbers] for each in points]
            best = list(map(max, said))
            if sum(map(bool, best)) == count:
                together = max(map(sum, zip(*said, strict=True)))
                missed = [term.typed for term, each in zip(terms, best, strict=True) if term.typed.nearest or not each]
                hits.append(Hit(name, sum(best) + together, tuple(dict.fromkeys(missed))))
        return sorted(hits, key=lambda hit: -hit.score)

    def _points(self, key: str) -> list[int]:
        """Say how well each passage has a word; one that few facts have counts more."""
        points = [weight * max(_points_in(key, text) for text in texts) for weight, texts in self._cut]
        having = sum(any(points[number] for number in numbers) for _, numbers in self.facts)
        rarity = (len(self.facts) // max(1, having)).bit_length()
        return [each * rarity for each in points]

    def _terms(self, words: str, *, misspelt: bool) -> list[_Term]:
        """Give the words to be found, each once."""
        terms = [
            term
            for word in words_of(plain(words))
            for piece in self._pieces(word, misspelt)
            for term in _terms_of(piece)
        ]
        return list({term.key: term for term in terms}.values())

    def _pieces(self, word: str, misspelt: bool) -> list[Piece]:
        if is_chinese(word):
            return self._vocabulary.pieces(word, misspelt=misspelt)
        known = not misspelt or is_number(word) or any(self._points(key_of(word)))
        return [Piece(word) if known else self._vocabulary.nearest(word)]

    @cached_property
    def _cut(self) -> list[tuple[int, list[_Text]]]:
        return [(weight, [_text(plain(text)) for text in texts]) for weight, texts in self.passages]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        cut = [(weight, key) for weight, texts in self._cut for text in texts for key in text.keys if is_chinese(key)]
        runs = [key for _, key in cut]
        # What synonyms are replaced by is a word, even where it is only a part of names.
        said = [word for _, one in rules() for word in words_of(folded(one)) if is_chinese(word)]
        names = [key for weight, key in cut if weight >= _WEIGHT_OF_NAMES]
        words = [word for _, texts in self.passages for text in texts for word in words_of(folded(text))]
        return Vocabulary(runs, names + said, [word for word in words if not is_number(word) and not is_chinese(word)])


def _terms_of(piece: Piece) -> Iterator[_Term]:
    words = words_of(plain(piece.nearest)) if piece.nearest else [piece.word]
    return (_Term(key_of(word), piece) for word in words)


def _text(text: str) -> _Text:
    keys = tuple(map(key_of, words_of(text)))
    return _Text(keys, sum(map(len, keys)))


def _points_in(key: str, text: _Text) -> int:
    """Say how well a text has a word: whole or in part, and how much of the text that is."""
    if key in text.keys:
        found = _WHOLE
    elif any(_is_part(key, each) for each in text.keys):
        found = _PART
    else:
        return 0
    return found + _ALL_OF_IT * len(key) // text.length


def _is_part(key: str, word: str) -> bool:
    """State whether a word has another in it: Chinese anywhere, letters and numbers at its beginning."""
    if is_chinese(key):
        return key in word
    return word.startswith(f"{key}.") if is_number(key) else len(key) >= _SHORTEST_PART and word.startswith(key)
