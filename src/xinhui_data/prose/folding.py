"""Text in the words of the tables, whatever its case, width, script and synonyms, cut into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from xinhui_data.figures.characters import SIMPLIFIED
from xinhui_data.prose.names import EMPTY_EN, listed_synonyms, without_ending

# A number, Chinese characters in a row, a word in letters, or a sign. JavaScript reads the same pattern.
_LETTERS = r"a-z\u00c0-\u1fff\uac00-\ud7a3"
WORD = rf"[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|[\u3400-\u9fff]+|[{_LETTERS}][{_LETTERS}0-9&]*|%"
_LISTS = ("zh", "en", "asked_zh", "asked_en")
_CHARACTERS = str.maketrans(SIMPLIFIED)


@cache
def rules() -> Sequence[tuple[str, str]]:
    """Give the patterns of what is said in another word, each with that word, in order; a space leaves a word out."""
    listed = [(pattern, word) for name in _LISTS for pattern, word in listed_synonyms()[name]]
    return [*listed, (rf"\b(?:{'|'.join(sorted(EMPTY_EN))})\b", " ")]


@cache
def _compiled() -> list[tuple[re.Pattern[str], str]]:
    # As JavaScript takes them: \b and \w know ASCII alone.
    return [(re.compile(pattern, re.ASCII | re.IGNORECASE), word) for pattern, word in rules()]


def folded(text: str) -> str:
    """Give a text in half-width lower case and simplified characters.

    Example:
        >>> folded("ＧＤＰ與投資")
        'gdp与投资'
    """
    return unicodedata.normalize("NFKC", text).lower().translate(_CHARACTERS)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Give a text in the words of the tables.

    Example:
        >>> plain("技改投资增幅"), plain("the growth of Firms").split()
        ('技术改造投资增速', ['growth', 'enterprises'])
    """
    text = folded(text)
    for pattern, word in _compiled():
        text = pattern.sub(word, text)
    return text.lower()


def words_of(text: str) -> list[str]:
    """Cut a text into numbers, words and Chinese characters in a row.

    Example:
        >>> words_of("288.21亿元, +16.1%")
        ['288.21', '亿元', '16.1', '%']
    """
    return re.findall(WORD, text)


def is_number(word: str) -> bool:
    """State whether a word is a number in digits."""
    return "0" <= word[0] <= "9"


def is_chinese(word: str) -> bool:
    """State whether a word is in Chinese characters."""
    return "\u3400" <= word[0] <= "\u9fff"


def key_of(word: str) -> str:
    """Give that of a word by which it is compared: no ending of a plural, no commas in a number."""
    if is_number(word):
        return word.replace(",", "")
    return word if is_chinese(word) or len(word) < 3 else without_ending(word)
