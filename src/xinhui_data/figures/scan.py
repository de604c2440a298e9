"""The numeric expressions of Chinese prose: every numeric character of a text in exactly one of them.

What an expression says is read by the figure grammar, so that a literal means the same in a sentence and alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from xinhui_data.figures import patterns
from xinhui_data.figures.characters import plain_forms
from xinhui_data.figures.expressions import expression_at
from xinhui_data.figures.numerals import is_numeric
from xinhui_data.figures.plain import plain_at
from xinhui_data.figures.records import NumericExpression, made
from xinhui_data.figures.roles import Reason, Role

__all__ = ["NumericExpression", "scan", "scan_stream"]

# A piece of a stream ends where a sentence does.
_PIECE = 1 << 16
_SENTENCE = re.compile("[^。！？；\n]*[。！？；\n]?")
_SENTENCE_END = re.compile("[。！？；\n]")
_REPEATED_WITHIN = 20_000


def scan(text: str) -> list[NumericExpression]:
    """Find and read every numeric expression of a Chinese text.

    Args:
        text: prose in simplified or traditional characters, of any length.

    Returns:
        The expressions in order. Each numeric character (digits, Chinese numerals, and 两 双 半 首 最 几) lies in
        exactly one of them. What cannot be read as a number has ``kind`` "unread" and a reason.

    Raises:
        TypeError: if it is not text.

    Example:
        >>> for found in scan("2023年，完成工业投资288.21亿元，同比下降3.5%；一方面，逾百家企业投产。"):
        ...     print(found.printed, found.kind, found.role, found.unit, found.bound, found.value)
        2023年 date period  None (Decimal('2023'),)
        288.21亿元 number figure 元 exact 2.8821E+10
        3.5% number figure percent exact -3.5
        一方面 word idiom  None None
        逾百家 number figure 家 above 100
    """
    if not isinstance(text, str):
        raise TypeError(f"scan() reads text, not {type(text).__name__}; scan_stream() reads an open file")
    return list(_Reader().read(text))


def scan_stream(pieces: Iterable[str]) -> Iterator[NumericExpression]:
    """Find the numeric expressions of a text that comes in pieces, such as an open file, in little memory.

    Args:
        pieces: parts of one text in order, cut anywhere.

    Returns:
        An iterator over the same expressions as ``scan`` gives of the whole text.

    Example:
        >>> [(found.start, found.printed) for found in scan_stream(["增长16.", "1%；", "新增3家"])]
        [(2, '16.1%'), (10, '3家')]
    """
    reader, waiting, enough = _Reader(), "", _PIECE
    for piece in pieces:
        waiting += piece
        if len(waiting) >= enough:
            cut = _last_safe_cut(waiting)
            yield from reader.read(waiting[:cut])
            waiting = waiting[cut:]
            enough = max(_PIECE, 2 * len(waiting))
    yield from reader.read(waiting)


def _last_safe_cut(text: str) -> int:
    ends = [found.end() for found in _SENTENCE_END.finditer(text, len(text) // 2)]
    return ends[-1] if ends else 0


class _Reader:
    """Reads a text from left to right; knows what stood shortly before."""

    def __init__(self) -> None:
        self.offset = 0
        self.seen: dict[tuple[Decimal, str], int] = {}

    def read(self, text: str) -> Iterator[NumericExpression]:
        """Read whole sentences: what an expression is depends on its sentence alone, so pieces may be cut between."""
        plain = plain_forms(text)
        unchanged = plain is text
        for found in _SENTENCE.finditer(plain):
            start, end = found.span()
            if start < end:
                words = found[0]
                # A full-width digit elsewhere in the text makes no other sentence slow.
                same = unchanged or text.startswith(words, start)
                yield from self._sentence(words, words if same else text[start:end])
                self.offset += end - start

    def _sentence(self, plain: str, original: str) -> Iterator[NumericExpression]:
        search, offset = patterns.numeric().search, self.offset
        unchanged, titled = plain is original, "《" in plain
        position: int = 0
        declined: tuple[int, int] | None = None
        while found := search(plain, position):
            place = found.start()
            character = plain[place]
            if unchanged and not titled and "0" <= character <= "9":
                expression = plain_at(plain, place, position, offset, self.repeats)
                # 分别下降3.2%和4.1%: both share the direction.
                if expression and not (declined and plain[place - 1] in "、和及与或"):
                    position = expression.end - offset
                    declined = (expression.start - offset, position) if expression.sign < 0 else None
                    yield expression
                    continue
            elif character > "\uffff" and not is_numeric(character):
                position = place + 1
                continue
            expression = expression_at(plain, place, position, declined)
            start, end = expression.start, expression.end
            position = end
            declined = (start, end) if expression.sign < 0 and plain[start] not in "-负" else None
            yield self._placed(expression, original[start:end])

    def _placed(self, found: NumericExpression, printed: str) -> NumericExpression:
        """Give an expression its place in the whole text, and its role if it repeats another."""
        start, role, reason, value = self.offset + found.start, found.role, found.reason, found.value
        if role is Role.FIGURE and isinstance(value, Decimal) and self.repeats(value, found.unit, start):
            role, reason = Role.RESTATED, Reason.REPEATED
        return made((start, self.offset + found.end, printed, found.kind, role, reason, *found[6:]))

    def repeats(self, value: Decimal, unit: str, place: int) -> bool:
        """State whether a value so particular that it hardly comes twice by chance stood shortly before."""
        digits = value.as_tuple().digits
        if not any(digits[2:]):
            return False
        key = value, unit
        last = self.seen.pop(key, None)
        self.seen[key] = place
        if len(self.seen) > _REPEATED_WITHIN:
            del self.seen[next(iter(self.seen))]
        return last is not None and place - last < _REPEATED_WITHIN
