"""The names of indicators and subjects as prose uses them: in other words, cut short, among the names of others."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from xinhui_data.model.dimensions import Indicator, Subject
from xinhui_data.model.terms import SubjectKind

_FOLDER = Path(__file__).parent
EMPTY_EN = frozenset(
    "a an and at by for from in its least of on or per the to with which as was were is are above".split()
)
_ASIDE = re.compile(r"（[^）]*）| \([^)]*\)")
_SUFFIX_ZH = re.compile("(?:企业)?(?:总)?(?:个数|数|额|量)$")
_BREAK = re.compile(r"[\s，。、的了]")
_IES = re.compile("ies$")
_TOKEN = re.compile(r"[a-z&0-9][a-z&0-9-]*")
_PLACE_SUFFIX = re.compile("(?:特别行政区|自治区|自治州|地区|省|市|区|县)$")
# 全区 and 我市 are the main subject, or what it is a part of; words such as 园区 and 城市 are no place.
# Provinces and cities are listed; districts, counties and towns are too many.
_PLACE = re.compile("[一-鿿]{2}(?:区(?![域级间位内外块])|县(?![级域区内外])|镇(?![级街村]))")
_NO_PLACE = re.compile(
    "(?:[强个全我本该各辖城园社景山片库校小港牧灾郊厂特专战地湾县市多两三四五六七八九几乡集度新发聚范验导中贸税心高业能济态]区"
    "|[全我本该各乡城集市强]县|[乡城全各村]镇)$"
)


def in_one_word(text: str, *, chinese: bool) -> str:
    """Give a text in the words that the tables use."""
    text = text if chinese else text.lower()
    for pattern, one in _synonyms("zh" if chinese else "en"):
        text = pattern.sub(one, text)
    return text


@cache
def _synonyms(language: str) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(words), one) for words, one in listed_synonyms()[language]]


@cache
def listed_synonyms() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Give the lists of synonyms by name: patterns, each with the words of the tables."""
    return tomllib.loads((_FOLDER / "synonyms.toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def pieces_in(text: str, *, chinese: bool) -> frozenset[str]:
    """Cut a text into what names are compared by: pairs of characters, or words without an ending."""
    text = in_one_word(text, chinese=chinese)
    if chinese:
        pairs = {text[place : place + 2] for place in range(len(text) - 1)}
        return frozenset(pair for pair in pairs if not _BREAK.search(pair))
    return frozenset(without_ending(word) for word in _TOKEN.findall(text) if word not in EMPTY_EN)


def without_ending(word: str) -> str:
    """Give an English word without the ending of a plural."""
    return _IES.sub("y", word).removesuffix("s")


@dataclass(frozen=True)
class Names:
    """The names of the indicators and subjects of a data set."""

    indicators: Sequence[Indicator]
    subjects: Sequence[Subject]
    main_subject: str

    @cached_property
    def by_pieces(self) -> Mapping[bool, dict[str, dict[str, float]]]:
        """For Chinese and English, the pieces of each indicator's name with their weights: rare ones weigh more."""
        found = {}
        for chinese in (True, False):
            cut = {}
            for row in self.indicators:
                name = _ASIDE.sub("", row.indicator_zh if chinese else row.indicator_en)
                name = _SUFFIX_ZH.sub("", name)
                cut[row.indicator_id] = pieces_in(name, chinese=chinese)
            counts = Counter(piece for parts in cut.values() for piece in parts)
            found[chinese] = {
                name: {part: math.log(1 + len(cut) / counts[part]) for part in parts} for name, parts in cut.items()
            }
        return found

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of each indicator."""
        return {row.indicator_id: row.unit_id for row in self.indicators}

    @cached_property
    def lengths(self) -> Mapping[bool, dict[str, float]]:
        """For Chinese and English, how much the name of each indicator says in all."""
        return {
            chinese: {name: sum(parts.values()) for name, parts in cut.items()}
            for chinese, cut in self.by_pieces.items()
        }

    @cached_property
    def organisations(self) -> frozenset[str]:
        """The subjects that are no places, of which an indicator's name says less: 产值 of a firm is 企业产值."""
        return frozenset(row.subject_id for row in self.subjects if row.kind is not SubjectKind.PLACE)

    @cached_property
    def generic(self) -> frozenset[str]:
        """The pieces of names that only say that something is about a firm or a project."""
        return frozenset(("企业", "业总", "业产", "项目", "目投", "目总", "enterprise", "project"))

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The subjects by the names that prose has for them, in Chinese and English."""
        known: dict[str, str] = {}
        for row in self.subjects:
            short = _PLACE_SUFFIX.sub("", row.subject_zh) if row.kind is SubjectKind.PLACE else row.subject_zh
            names = {row.subject_zh, short, row.subject_en}
            if row.kind is SubjectKind.PLACE:
                names.add(re.sub(" (?:District|City|County|Town)$", "", row.subject_en))
            known |= {name: row.subject_id for name in names if len(name) > 1}
        cities = [row.subject_id for row in self.subjects if row.subject_zh.endswith("市")]
        main = ("全区", "我区", "全县", "我县", "the district", "The district", "the county", "The county")
        own = dict.fromkeys(main, self.main_subject)
        return known | own | dict.fromkeys(("全市", "我市"), cities[0] if len(cities) == 1 else "")

    @cached_property
    def place_pattern(self) -> re.Pattern[str]:
        """A pattern of all names of subjects, the longest first."""
        return re.compile("|".join(map(re.escape, sorted(self.places, key=len, reverse=True))))


def other_places(text: str, known: Iterable[tuple[int, int]]) -> list[int]:
    """Give where a Chinese text names a place that is no subject of the data set."""
    taken = {place for start, end in known for place in range(start, end)}
    listed = [found.start() for found in _listed_places().finditer(text)]
    named = [found.start() for found in _PLACE.finditer(text) if not _NO_PLACE.search(found[0])]
    return sorted(place for place in {*listed, *named} if place not in taken and place + 2 not in taken)


@cache
def _listed_places() -> re.Pattern[str]:
    return re.compile("|".join((_FOLDER / "places.txt").read_text("utf-8").split()) + "|全省|全国|我国|我省|全球")


def other_places_en(text: str, known: Sequence[tuple[int, int]]) -> list[int]:
    """Give where an English text names a place that is no subject of the data set."""
    taken = {place for start, end in known for place in range(start, end)}
    return [found.start() for found in _proper_place().finditer(text) if found.start() not in taken]


@cache
def _proper_place() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(
        r"\b[A-Z][a-z]+(?= (?:District|City|County|Province|Town)\b)"
        rf"|(?<=\bin )(?!{months}|China)[A-Z][a-z]{{3,}}"
        r"|\b[A-Z][a-z]{3,}(?='s (?:GDP|gross|economy|industrial|output))"
        r"|^[A-Z][a-z]{4,}(?= (?:[a-z]+ed|saw|had|brought|took|put)\b)"
    )
