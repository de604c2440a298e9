"""The words that a set of texts has: Chinese is cut into them, and a misspelt word is taken for the nearest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from xinhui_data.prose.folding import is_chinese

# What a piece of Chinese costs: a name least, then two characters that occur together. Each more costs less than a pair
# in a part of a name, and more elsewhere: a definition that has two words side by side must not make one of them.
_NAME, _PAIR, _MORE_OF_NAME, _MORE, _SINGLE, _STRANGE, _MISSPELT = 8, 12, 4, 8, 13, 20, 25
# What may be left out beside a word, since it says nothing of a fact.
_EMPTY = "的之了在年和与及为是有额数量值达到"
_LONGEST, _SHORTEST, _MOST = 40, 3, 100  # characters of a name, of what may be misspelt, and of a query of names


class Piece(NamedTuple):
    """A word of a query, and the known word that is meant where this one is not known."""

    word: str
    nearest: str | None = None


class Vocabulary:
    """The words of texts.

    Args:
        runs: what the texts have in Chinese characters.
        names: those of them, or parts of them, that are words as they are.
        words: what the texts have in letters.
    """

    def __init__(self, runs: Iterable[str], names: Iterable[str], words: Iterable[str]) -> None:
        self._runs = "\n".join(dict.fromkeys(runs))
        self._names = dict.fromkeys(name for name in names if len(name) > 1 and name in self._runs)
        self._parts = "\n".join(self._names)
        self._words = dict.fromkeys(words)

    def pieces(self, run: str, *, misspelt: bool) -> list[Piece]:
        """Cut Chinese characters into words, at the least cost.

        A single character that says nothing is left out beside a word; any other, and several, are words to be found.

        Args:
            run: the characters.
            misspelt: whether a name may have one character wrong, too many or too few.
        """
        cut = self._cut(run, {})
        if misspelt and len(run) <= _MOST:
            cut = self._cut(run, self._misspelt(run, cut))
        return list(self._joined(run, cut))

    def nearest(self, word: str) -> Piece:
        """Give a word in letters with the first known word that differs from it in one letter."""
        return Piece(word, next((known for known in self._words if _is_one_letter_off(word, known)), None))

    def _cut(self, run: str, misspelt: Mapping[str, str]) -> list[Piece]:
        least = [0]
        starts = [0]
        for end in range(1, len(run) + 1):
            costs = [
                (least[start] + cost, start)
                for start in range(max(0, end - _LONGEST), end)
                if (cost := self._cost(run[start:end], misspelt))
            ]
            cost, start = min(costs)
            least.append(cost)
            starts.append(start)
        pieces: list[Piece] = []
        end = len(run)
        while end:
            word = run[starts[end] : end]
            pieces.insert(0, Piece(word, misspelt.get(word)))
            end = starts[end]
        return pieces

    def _cost(self, piece: str, misspelt: Mapping[str, str]) -> int:
        """Give what a piece costs; nothing where it is none."""
        if piece in self._names:
            return _NAME
        if piece in misspelt:
            return _MISSPELT
        if piece in self._runs:
            more = _MORE_OF_NAME if piece in self._parts else _MORE
            return _PAIR + more * (len(piece) - 2) if len(piece) > 1 else _SINGLE
        return _STRANGE if len(piece) == 1 else 0

    def _misspelt(self, run: str, cut: Iterable[Piece]) -> dict[str, str]:
        """Give the parts of a run that have a character beside no word, each with the name that is meant."""
        weak, place = [], 0
        for piece in cut:
            weak += [place] if _is_weak(piece) else []
            place += len(piece.word)
        parts = [
            run[start:end]
            for start in range(len(run))
            for end in range(start + _SHORTEST, min(len(run), start + _LONGEST) + 1)
            if any(start <= each < end for each in weak)
        ]
        return {part: name for part in parts for name in reversed(self._names) if _is_misspelt(part, name)}

    def _joined(self, run: str, cut: Iterable[Piece]) -> Iterator[Piece]:
        for weak, group in groupby(cut, _is_weak):
            pieces = list(group)
            if not weak:
                yield from pieces
                continue
            word = "".join(piece.word for piece in pieces)
            if len(word) > 1 or word == run or word not in _EMPTY:
                yield Piece(word)


def _is_weak(piece: Piece) -> bool:
    return len(piece.word) == 1


def _is_misspelt(part: str, name: str) -> bool:
    """State whether Chinese characters are a name with one wrong; a character before or behind one is another word."""
    return _is_one_letter_off(part, name) and not part.startswith(name) and not part.endswith(name)


def _is_one_letter_off(word: str, known: str) -> bool:
    """State whether one letter is wrong, missing, too many, or two have changed places; of a short word only that."""
    if abs(len(word) - len(known)) > 1 or min(len(word), len(known)) < _SHORTEST or word == known:
        return False
    same = next(
        (at for at, (one, other) in enumerate(zip(word, known, strict=False)) if one != other),
        min(len(word), len(known)),
    )
    first, second = word[same:], known[same:]
    swapped = first[2:] == second[2:] and first[:2] == second[1::-1]
    if len(word) == len(known) == _SHORTEST and not is_chinese(word):
        return swapped
    return swapped or first[1:] == second[1:] or first[1:] == second or first == second[1:]
