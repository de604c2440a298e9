"""Numeric characters and Chinese numerals.

A numeric character is one whose Unicode numeric value is set, or one of 两 双 半 首 最 几. Later Unicode versions gave
a value to more Han characters (京, 洞 and 钩 in 15.1), so the Han part is a fixed list here and a report is read alike
by every Python.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
SCALES = {"万": 4, "亿": 8, "兆": 12}

# The Han characters with a numeric value in Unicode 14.0; none has lost it since.
HAN_NUMERIC = frozenset(
    "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零"
    "\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd"
    "𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭\U0002f890"
)
WORDS_OF_NUMBER = frozenset("两双半首最几")
_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))


@cache
def is_numeric(character: str) -> bool:
    """State whether a character counts as numeric in a ledger.

    Example:
        >>> [c for c in "3.5亿元，最多两家" if is_numeric(c)]
        ['3', '5', '亿', '最', '两']
    """
    if character in WORDS_OF_NUMBER or character in HAN_NUMERIC:
        return True
    if any(first <= character <= last for first, last in _HAN):
        return False
    return unicodedata.numeric(character, None) is not None


@dataclass(frozen=True)
class Numeral:
    """A number as written: its value, the places that its digits reach and whether it is a bare round word.

    ``places`` counts digits after the point; a negative count says how many trailing places a round Chinese numeral
    leaves open (千 is 1000 with places -3).
    """

    value: Decimal
    places: int
    round_word: bool = False


def read_han_numeral(text: str) -> Numeral:
    """Read a Chinese numeral below ten thousand, or a row of digits.

    Positional forms (十一, 两千三百, 二百零五, a bare 千 or 百) and digit rows (二〇二三) are read.

    Raises:
        ValueError: if the characters do not form a numeral, such as 三五十 or 百千, or an estimate, such as 两三.

    Example:
        >>> read_han_numeral("两千三百")
        Numeral(value=Decimal('2300'), places=-2, round_word=False)
        >>> read_han_numeral("二〇二三").value
        Decimal('2023')
    """
    # Two digits in a row (两三家, 三五天) are an estimate, not a number; a row of three or more is a year or a code.
    row = len(text) == 1 or (len(text) >= 3 and "两" not in text)
    if row and all(c in DIGITS for c in text):
        return Numeral(Decimal("".join(str(DIGITS[c]) for c in text)), 0)
    return _read_positional(text)


def _read_positional(text: str) -> Numeral:
    total, digit, lowest, last_unit = 0, None, 0, 4
    zero_seen = False
    for character in text:
        if character in ("零", "〇"):
            if digit is not None or zero_seen or last_unit in (1, 4):
                raise ValueError(f"{text!r} is not a Chinese numeral: {character} is out of place")
            zero_seen = True
        elif character in DIGITS:
            if digit is not None:
                raise ValueError(f"{text!r} is not a Chinese numeral: two digits follow each other")
            digit = DIGITS[character]
        elif character in TENS:
            unit = TENS[character]
            # Behind 零 a unit is left out (两千零五十), and only there or in front does 十 go without a digit.
            headless = digit is None and last_unit != 4 and not (zero_seen and unit == 1)
            if headless or unit >= last_unit - zero_seen:
                raise ValueError(f"{text!r} is not a Chinese numeral: {character} is out of place")
            total += (1 if digit is None else digit) * 10**unit
            digit, lowest, last_unit, zero_seen = None, unit, unit, False
        else:
            raise ValueError(f"{text!r} is not a Chinese numeral: {character!r} is not part of one")
    if digit is not None:
        # 两千三 is a short form of 2300: a last digit without 零 before it belongs to the next lower unit.
        lowest = 0 if zero_seen or last_unit == 1 else last_unit - 1
        total += digit * 10**lowest
    elif zero_seen or not text:
        raise ValueError(f"{text!r} is not a Chinese numeral: it breaks off")
    bare = text in ("百", "千", "佰", "仟")
    # 十 on its own is the plain word for 10; only 百 and 千 alone refer to a size class.
    exact = text in ("十", "拾")
    return Numeral(Decimal(total), 0 if exact else -lowest, bare)
