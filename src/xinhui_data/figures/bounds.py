"""How a printed number relates to the true value, and what every closed list of codes has: a meaning in words."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code from a closed list, with its meaning.

    Each member is the code as used in the tables, with ``en`` and ``zh`` as its meaning in words, and ``label_zh`` as
    its name in Chinese, which is the meaning where that is short enough.

    Example:
        >>> Bound.AT_LEAST == "at_least", Bound.AT_LEAST.zh
        (True, '该数及以上')
    """

    en: str
    zh: str
    label_zh: str

    # The meanings have defaults only for type checkers, which treat a look-up such as Bound("exact") as a call.
    def __new__(cls, code: str, en: str = "", zh: str = "", label_zh: str = "") -> Self:
        """Build the member from its code, its meanings and its name."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.en = en
        term.zh = zh
        term.label_zh = label_zh or zh
        return term


class Bound(Term):
    """How the printed number relates to the true value."""

    EXACT = "exact", "the number itself, within its printed precision", "确数（在原文精度内）"
    ABOVE = "above", "more than the number", "超过该数"
    AT_LEAST = "at_least", "the number or more", "该数及以上"
    BELOW = "below", "less than the number", "不足该数"
    AT_MOST = "at_most", "the number or less", "该数及以下"
    BETWEEN = "between", "from the number to a second one, both printed", "介于两数之间，两数均见于原文"
    ABOUT = "about", "near the number, on either side", "约数：在该数上下"
