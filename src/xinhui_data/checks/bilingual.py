"""Texts in two languages: what one language gives as a number the other does not give as another number.

Digits are compared by what they are worth (45.83亿, CNY 4.583 billion), and a number in digits may stand in words on
the other side (13个, thirteen). A number that only one side has is left alone, since one language may say more; but
where each side has a number that the other lacks, one of them is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from xinhui_data.figures.intervals import plain
from xinhui_data.figures.numerals import read_han_numeral
from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.issues import Issue
from xinhui_data.model.tables import TextTable

_DIGITS = r"(?<![A-Za-z0-9.])([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
_SCALES_ZH = {"万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "万": 4}
_SCALES_EN = {"trillion": 12, "billion": 9, "bn": 9, "million": 6, "thousand": 3, "hundred": 2}
_ZH = re.compile(rf"{_DIGITS} ?({'|'.join(_SCALES_ZH)})?")
_EN = re.compile(rf"{_DIGITS}(?: (?:to|and|or|–) {_DIGITS})? ?({'|'.join(_SCALES_EN)})?")
_HAN = re.compile("(?<![0-9])([零〇一二两三四五六七八九十百千]*)(万亿|亿|万)?")
_CARDINALS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_MONTHS = "january february march april may june july august september october november december"
_WORDS = {
    **{word: number for words in (_CARDINALS, _ORDINALS) for number, word in enumerate(words.split())},
    **{word: number for number, word in enumerate(_MONTHS.split(), start=1)},
    **{word: number * 10 for number, word in enumerate(_TENS.split(), start=2)},
    "a": 1,
    "half": 2,
    "pair": 2,
    "pairs": 2,
    "both": 2,
    "twice": 2,
    "double": 2,
    "quarter": 4,
    "quarters": 4,
}
_PLACE = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
# Units of measure and their signs have glosses of their own, such as 1 = first.
_LEFT_OUT = ("units",)
# A Chinese numeral this large is a number and no part of a word, such as 五百强 or 千亿.
_SURE = 100

Numbers = Counter[Decimal]


def check_texts(texts: Mapping[str, TextTable], records: Mapping[str, type[Record]]) -> Iterator[Issue]:
    """Check that the two texts of a row give no different numbers."""
    for name, record in records.items():
        names = {column.name for column in columns_of(record)}
        stems = [] if name in _LEFT_OUT else [n[:-3] for n in names if n.endswith("_zh") and f"{n[:-3]}_en" in names]
        for stem in sorted(stems):
            for line, cells in texts[name].rows:
                # A place that is filled from the tables holds an identifier, not a number.
                chinese, english = (_PLACE.sub("", cells[f"{stem}_{language}"]) for language in ("zh", "en"))
                if found := differing_numbers(chinese, english):
                    fix = "bring the two texts together; the report or the source decides"
                    wanted = f"{found[1]}, as {stem}_en has, or neither"
                    yield Issue(texts[name].file, line, f"{stem}_zh", "numbers-agree", wanted, found[0], fix)


@lru_cache(maxsize=10_000)  # Many rows of a ledger say the same.
def differing_numbers(chinese: str, english: str) -> tuple[str, str] | None:
    """Give the numbers that each of two texts has and the other lacks; none where only one has any.

    Example:
        >>> differing_numbers("两年后突破1400亿元，多三成", "Two years on, more than CNY 140 billion")
        >>> differing_numbers("2020年约91万", "some 0.91 million in 2021")
        ('2020', '2021')
        >>> differing_numbers("2023年计133家", "133 enterprises")
    """
    zh, en = _digits_zh(chinese), _digits_en(english)
    words_zh, words_en = _words_zh(chinese), _words_en(english)
    sure = Counter(number for number in words_zh if number >= _SURE)
    only_zh = _lacking(zh + sure, en, words_en)
    only_en = _lacking(en, zh, words_zh)
    return (_listed(only_zh), _listed(only_en)) if only_zh and only_en else None


def _lacking(numbers: Numbers, digits: Numbers, words: set[Decimal]) -> Numbers:
    return Counter({number: count for number, count in (numbers - digits).items() if number not in words})


def _listed(numbers: Numbers) -> str:
    return ", ".join(plain(number) for number in sorted(numbers))


def _digits_zh(text: str) -> Numbers:
    return Counter(_worth(found[1], _SCALES_ZH.get(found[2], 0)) for found in _ZH.finditer(text))


def _digits_en(text: str) -> Numbers:
    """Read digits with their scale word; in a range it is said once."""
    scaled = ((found[1], found[2], _SCALES_EN.get(found[3], 0)) for found in _EN.finditer(text))
    return Counter(_worth(number, scale) for first, last, scale in scaled for number in (first, last) if number)


def _worth(number: str, scale: int) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(scale).normalize()


def _words_zh(text: str) -> set[Decimal]:
    numbers = set()
    for found in _HAN.finditer(text):
        if not found[0] or text[found.end() : found.end() + 1] == "分":
            continue
        try:
            number = read_han_numeral(found[1]).value if found[1] else Decimal(1)
        except ValueError:
            continue
        numbers.add(number.scaleb(_SCALES_ZH.get(found[2], 0)).normalize())
    return numbers


def _words_en(text: str) -> set[Decimal]:
    """Read words one by one, and each with a scale word behind it: thirteen; a hundred billion."""
    numbers, held = set(), None
    for word in (found[0].lower() for found in _WORD.finditer(text)):
        if word in _SCALES_EN and held is not None:
            held = held.scaleb(_SCALES_EN[word])
        elif word in _WORDS:
            ones = Decimal(_WORDS[word])
            tens = held is not None and 20 <= held < 100 and held % 10 == 0 and ones < 10
            held = held + ones if tens and held is not None else ones
        else:
            held = None
            continue
        numbers.add(held.normalize())
    return numbers
