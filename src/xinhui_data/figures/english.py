"""The numbers of English economic prose: CNY 28.8 billion, 16.1 per cent, more than 50 projects, ranked first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from xinhui_data.figures.bounds import Bound
from xinhui_data.figures.quantities import OPPOSITES
from xinhui_data.figures.records import NumericExpression
from xinhui_data.figures.roles import Kind, Reason, Role

# Only ASCII letters: others that fold to them are no words of these lists.
_FLAGS = re.IGNORECASE | re.ASCII
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(" ")
    )
}
_TENS = "thirty forty fifty sixty seventy eighty ninety".split(" ")
_WORDS |= {word: number for number, word in zip(range(30, 100, 10), _TENS, strict=True)} | {"a": 1}
_RANKS = {word: place for place, word in enumerate("first second third fourth fifth sixth seventh".split(), start=1)}
_SCALES = {
    "hundred million": 8, "hundred billion": 11, "hundred": 2, "trillion": 12, "tn": 12, "billion": 9, "bn": 9,
    "million": 6, "mn": 6, "m": 6, "thousand": 3,
}  # fmt: skip
_UNITS = {
    "%": "percent", "per cent": "percent", "percent": "percent", "percentage points": "percentage_point",
    "percentage point": "percentage_point", "points": "percentage_point", "yuan": "元", "renminbi": "元", "RMB": "元",
    "tonnes": "吨", "tons": "吨", "GWh": "GWh", "GW": "GW", "gigawatts": "GW", "gigawatt-hours": "GWh",
    "dollars": "美元",
}  # fmt: skip
_CURRENCIES = {"CNY": "元", "RMB": "元", "¥": "元", "yuan": "元", "US$": "美元", "USD": "美元", "$": "美元"}
_COMPARATORS = {
    Bound.ABOVE: "more than|over|above|exceeding|exceeded|exceed|exceeds|surpassing|surpassed|topped|upwards of"
    "|past|passed|crossed",
    Bound.AT_LEAST: "at least|no less than|not less than|no fewer than",
    Bound.BELOW: "less than|fewer than|under|below|nearly|almost|close to|just short of|short of",
    Bound.AT_MOST: "at most|no more than|not more than|up to",
    Bound.ABOUT: "about|around|roughly|approximately|some|an estimated|circa",
}  # fmt: skip
_BOUNDS = {word: bound for bound, words in _COMPARATORS.items() for word in words.split("|")}
_FALLS = re.compile(
    r"\b(?:fell|fall|falls|falling|declin\w+|dropp?\w*|decreas\w+|down|shr[aiu]nk\w*|slipp?\w*|lost|contract\w+|slid)\b",
    _FLAGS,
)
_RISES = re.compile(
    r"\b(?:rose|rise|rises|rising|risen|grew|grow\w*|growth|increas\w+|up|climb\w+|gain\w*|expand\w+|added|jump\w+|surg\w+)\b",
    _FLAGS,
)
_LEVEL = re.compile(r"\bto\s*$", _FLAGS)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,12}|\d{1,40})(?:\.\d+)?"
_WORD = _any(set(_WORDS) - {"a"})
_NUMBER = re.compile(
    rf"(?:(?P<before>\b(?:{_any(_BOUNDS)})\s+(?:the\s+)?)?)(?P<currency>US\$|[¥$]|\b(?:CNY|RMB|USD)\s?)?"
    rf"(?P<sign>(?<![\w)])[-−])?(?P<number>{_DIGITS}|\b(?:{_WORD})\b|\ba(?= hundred\b)|(?P<half>\bhalf\b))"
    rf"(?:[\s-]?(?P<scale>(?:{_any(_SCALES)})\b))?"
    rf"(?:[\s-]?(?P<unit>(?:{_any(_UNITS)})(?!\w)))?(?P<after>\s+(?:or more|or less|or so))?",
    _FLAGS,
)
_TO = re.compile(r"\s+and\s+")
_SPELLED = re.compile(r"\s+point\s+[a-z]", _FLAGS)
_RANK = re.compile(rf"\b(?:{'|'.join(_RANKS)})\b", _FLAGS)
_RANKED = re.compile(
    r"\b(?:rank\w*|place\w*|puts?|putting|came|com\w+|stood|took|take\w*|number)\b[^.;]{0,30}$", _FLAGS
)
_SIZE_OF = re.compile(
    r"\b(?:projects?|enterprises|firms|companies|ones|those)(?: \w+)? (?:of|worth|with|above|over)"
    r"(?: an? [a-z]+ of)? ?$"
    r"|\btop ?$",
    _FLAGS,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def scan_english(text: str) -> list[NumericExpression]:
    """Find the numbers of an English text, with unit, comparator and direction.

    A year is a period; a number in a name or a code is not told apart from others.

    Example:
        >>> for found in scan_english("Investment rose 16.1 per cent to CNY 28.8 billion in 2023."):
        ...     print(found.printed, found.unit, found.sign, found.role)
        16.1 per cent percent 1 figure
        CNY 28.8 billion 元 0 figure
        2023  0 period
    """
    found = [*_numbers(text), *_ranks(text)]
    return sorted(found, key=lambda each: each.start)


def _numbers(text: str) -> Iterator[NumericExpression]:
    last = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        # "seven point two" and the second end of a range are read with what stands before them.
        if start < last or _SPELLED.match(text, end) or text[:start].lower().endswith("point "):
            continue
        if both := _both_ends(text, match):
            last = both.end
            yield both
            continue
        number = match["number"].lower()
        if _YEAR.fullmatch(number) and not (match["unit"] or match["scale"] or match["currency"] or match["before"]):
            yield NumericExpression(start, end, match[0], Kind.DATE, Role.PERIOD, Reason.CALENDAR, (Decimal(number),))
            continue
        if _SIZE_OF.search(text, max(0, start - 40), start):
            yield _figure(text, match, number)._replace(role=Role.THRESHOLD, reason=Reason.SIZE)
            continue
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        yield _figure(text, match, number)


def _both_ends(text: str, match: re.Match[str]) -> NumericExpression | None:
    """Read "between 28.5 and 29.5 billion yuan"; the first end has the scale and unit of the second."""
    joined = _TO.match(text, match.end()) if text[: match.start()].lower().endswith("between ") else None
    last = _NUMBER.match(text, joined.end()) if joined else None
    if not last:
        return None
    upper = _figure(text, last, last["number"].lower())
    lower = Decimal(match["number"].replace(",", "")) if match["number"][0].isdigit() else None
    if lower is None or not isinstance(upper.value, Decimal):
        return None
    scale = upper.scale or 0 if not match["scale"] else _SCALES[match["scale"].lower()]
    start = match.start()
    return upper._replace(
        start=start, printed=text[start : upper.end], kind=Kind.RANGE, bound=Bound.BETWEEN,
        value=(lower.scaleb(scale), upper.value), sign=0,
    )  # fmt: skip


def _figure(text: str, match: re.Match[str], number: str) -> NumericExpression:
    digits = "50" if match["half"] else str(_WORDS.get(number, number.replace(",", "")))
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 0
    unit = "percent" if match["half"] else _unit(match)
    places = len(digits.partition(".")[2])
    counted = not scale and not places and unit not in ("percent", "percentage_point", "元", "吨", "GW", "GWh")
    value = Decimal(f"{digits}E{scale}")
    bound = _bound_before(match["before"])
    if match["after"]:
        bound = {"more": Bound.AT_LEAST, "less": Bound.AT_MOST, "so": Bound.ABOUT}[match["after"].split()[-1].lower()]
    sign = -1 if match["sign"] else _direction(text, match.start())
    if sign < 0:
        value, bound = value.copy_negate(), OPPOSITES.get(bound, bound)
    printed = match[0].rstrip()
    return NumericExpression(
        match.start(), match.start() + len(printed), printed, Kind.NUMBER, Role.FIGURE,
        Reason.UNIT if unit else Reason.NUMBER, value, scale, None if counted else places - scale, unit, bound, sign,
    )  # fmt: skip


def _bound_before(words: str | None) -> Bound:
    """Give the bound of a comparator, which "the" may follow: over the 50."""
    return _BOUNDS[" ".join(words.lower().split()).removesuffix(" the")] if words else Bound.EXACT


def _unit(match: re.Match[str]) -> str:
    if match["unit"]:
        known = {name.lower(): unit for name, unit in _UNITS.items()}
        return known[match["unit"].lower()]
    return _CURRENCIES.get((match["currency"] or "").strip(), "")


def _direction(text: str, start: int) -> int:
    """Say whether something rose (1) or fell (-1) by a number, by the words before it."""
    clause = re.split(r"[,;.](?:\s|$)", text[max(0, start - 40) : start])[-1]
    if _LEVEL.search(clause):
        return 0
    places = [
        (found.start(), sign) for pattern, sign in ((_FALLS, -1), (_RISES, 1)) for found in pattern.finditer(clause)
    ]
    return max(places)[1] if places else 0


def _ranks(text: str) -> Iterator[NumericExpression]:
    for match in _RANK.finditer(text):
        if _RANKED.search(text, max(0, match.start() - 40), match.start()):
            place = Decimal(_RANKS[match[0].lower()])
            yield NumericExpression(
                *match.span(), match[0], Kind.RANK, Role.FIGURE, Reason.RANK, place, 0, None, "rank", Bound.EXACT
            )
