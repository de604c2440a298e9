"""What the words around a number say of it: comparator, direction, size class, name, base of a rate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from xinhui_data.figures import lexicon
from xinhui_data.figures.characters import any_of
from xinhui_data.figures.patterns import HAN_DIGITS, LARGE
from xinhui_data.figures.roles import Reason, Role

# What makes another word of a comparator or a direction that stands after it: 节约 and 通过 compare nothing.
_NO_WORD_AFTER = {
    "约": "节签预制履续违特合契邀条集", "过": "通经不度渡路穿绕跳越难见来", "超": "赶反", "近": "附靠邻临最远亲",
    "上": "以线网市早晚", "升": "每公毫", "减": "加增", "增": "递", "破": "打爆攻侦识撞毁",
}  # fmt: skip
_COMPARED = re.compile("(?:[比较]|按[周月年]|每)[^，。；]*$")
_OF_A_SPREAD = ("收窄", "缩小", "扩大")
_FALL = re.compile("[降跌减]幅[^，。；]*$")
_ROUND = re.compile(f"[十{LARGE}半]")
_SPAN_OF_TIME = re.compile(f"[0-9{HAN_DIGITS}{LARGE}]{{1,60}}(?:多|余)?(?:年|个月|个多月|天|周|日)")

_SIZE_CLASS = re.compile(
    "的|(?=[0-9])|级?(?:[一-鿿]{0,3}?)(?:项目|企业|工业|单位|产业|集群|园区|人口|老年|老人|住房|机组|学历|职称|船舶|人群|人员|家庭|法人|平台|人才|行业|镇|县|区)"
)
COUNTERS = frozenset(lexicon.COUNTERS)
_LIST_UNITS = ("强", "佳")
_SIZED = re.compile("以上|以下|以内|及以上")
_SCALED = re.compile(f"[{LARGE}]|[吨瓦]")
_OF_A_SERIES = "届次批轮期条款章年天季代场站版辆架台艘列月日周讲集节课篇封"
_OF_A_RANK = "位名大个家"
_RANKS = re.compile("居|列|位|排|名|全[市省国区县球镇]|世界|国内|行业|同类|同行|分列|稳|跃|夺|获|均")
UNITS_OF_TIME = ("年", "个月", "天", "周", "日", "周年", "个季度", "世纪")
_THE_YEAR = re.compile("一年(?:来|以来|间)|(?:新的|过去|这|全|又)一年")
_SESSION = re.compile(f"[{HAN_DIGITS}{LARGE}0-9]{{1,60}}(?:届|次(?:会议|全会|党代会|人代会|代表大会))")
_CLASSES = frozenset("类级区期班代")
OF_TIME = ("缩短", "延长", "减少", "少", "增加")
_CLASSIFIERS = frozenset("个名位种次场件条座张项台篇封份部家支批道片段层")
_COUNTED = re.compile("[仅共增有少第又]$|新增|新建|建成|达到")
_SUFFIXES = """
    省 市 县 区 镇 乡 村 街道 路 街 巷 桥 港 湾 岛 山 岭 河 江 湖 海 岗 庄 屯 寨 沟 坪 洲 里 公园 广场 大厦 花园
    中学 小学 学校 大学 学院 医院 公司 集团 股份 科技 银行 酒店 厂 局 馆 寺 塔 码头 水库 高速 隧道 立交 煤矿 油田
    电厂 电站 号楼 期工程 局集团 建集团 冶集团
"""
_NAME = re.compile(f"[{HAN_DIGITS}{LARGE}]{{1,60}}(?:[一-鿿]{{0,3}}?){any_of(_SUFFIXES.split())}")
_NUMERALS = re.compile(f"[{HAN_DIGITS}{LARGE}]{{1,60}}")
_MARKS = re.compile("[，。；！？]")
# 三县 and 两桥 count what they name.
_PLACE = re.compile("[省市县区镇乡村路街桥港岛山河湖馆校里海]|街道|中学|小学|医院|公园")
_CODE_WORDS = re.compile("(?:热线|平台|报警|急救|便民|政务服务|客服|消费者|服务热线|投诉)")
_CODE_BEFORE = (
    "代码：",
    "拨打",
    "电话",
    "热线",
    "尾号",
    "邮编",
    "编号",
    "代码",
    "航班",
    "车牌",
    "QQ",
    "微信号",
    "〔",
    "[",
)
_BASE_AFTER = re.compile(
    "(?:的)?(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值|增加值|产值|营收)(?:综合)?(?:能耗|电耗|用水|水耗|碳排放|二氧化碳)"
)


def comparator_before(text: str, start: int, earliest: int) -> int:
    """Give where the comparator before a number begins, or where the number does if there is none."""
    word = _word_before(text, start, earliest, _COMPARATORS_BY_END)
    if not word or _is_part(text, start - len(word), word):
        return start
    if word == "上" and not _ROUND.match(text, start):
        return start
    # 近五年 is a span of time, not almost five years.
    return start if word == "近" and _SPAN_OF_TIME.match(text, start) else start - len(word)


def direction_before(text: str, start: int, earliest: int) -> str:
    """Give the direction word directly before a number, its comparator included in the number; or nothing."""
    if start <= earliest:
        return ""
    end = start - 1 if text[start - 1] == "了" and start - 1 > earliest else start
    word = _word_before(text, end, earliest, _DIRECTIONS_BY_END)
    if word:
        if _is_part(text, end - len(word), word):
            return ""
        # 降幅比前三季度收窄2个百分点: less of a fall is a rise.
        if word in _OF_A_SPREAD and _FALL.search(text, max(0, end - 24), end - len(word)):
            return f"降幅{word}"
        return word
    # 同比少3家, 每斤少三毛, 少了3天: a word of decline only where something is compared.
    if text[end - 1] in "少低" and (end < start or _COMPARED.search(text, max(0, end - 16), end - 1)):
        return text[end - 1]
    return ""


def _word_before(text: str, end: int, earliest: int, words: Mapping[str, tuple[str, ...]]) -> str:
    """Give the longest of some words that ends at a place; they are held by their last character."""
    if end <= earliest:
        return ""
    for word in words.get(text[end - 1], ()):
        if text.startswith(word, end - len(word)) and end - len(word) >= earliest:
            return word
    return ""


def _is_part(text: str, start: int, word: str) -> bool:
    """State whether a word is the end of another one: 约 of 节约."""
    return start > 0 and text[start - 1] in _NO_WORD_AFTER.get(word, "")


def _by_end(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(ending) for last, ending in found.items()}


_COMPARATORS_BY_END, _DIRECTIONS_BY_END = _by_end(lexicon.COMPARATORS_BEFORE), _by_end(lexicon.DIRECTIONS)
ENDS_OF_COMPARATORS = frozenset(_COMPARATORS_BY_END)
ENDS_OF_DIRECTIONS = frozenset((*_DIRECTIONS_BY_END, "了", "少", "低"))


def sign_of(direction: str) -> int:
    """Say whether a direction word speaks of a decline (-1), a rise (1) or is none (0)."""
    return lexicon.DIRECTIONS.get(direction, -1) if direction else 0


def has_minus(text: str, place: int, earliest: int) -> bool:
    """State whether a minus or 负 before a number is its sign, not a hyphen as in A-3."""
    if place <= earliest or text[place - 1] not in "-负":
        return False
    before = text[place - 2 : place - 1]
    return not (before.isascii() and before.isalnum()) if text[place - 1] == "-" else before not in ("正", "抱", "自")


def role_of_rank(text: str, start: int, end: int) -> Role:
    """Guess whether an ordinal or a superlative ranks something (figure) or only counts a series (idiom)."""
    if text[start] == "前":
        return Role.THRESHOLD if text[end - 1] in _LIST_UNITS else Role.FIGURE
    if text[end - 1] in _OF_A_SERIES:
        return Role.IDIOM
    if text[start] == "首" or (not text[end - 1].isascii() and text[end - 1] in _OF_A_RANK):
        return Role.FIGURE
    ranked = _RANKS.search(text, max(0, start - 12), start) or ends_clause(text, end)
    return Role.FIGURE if ranked else Role.IDIOM


def role_of_quantity(text: str, start: int, end: int, unit: str, direction: str) -> tuple[Role, Reason]:
    """Guess what a number does: state a fact, set a size class, give a span of time, or be the base of a rate."""
    if _sets_a_size(text, start, end, unit):
        return Role.THRESHOLD, Reason.SIZE
    if text[start - 1 : start] == "每" or _BASE_AFTER.match(text, end):
        return Role.IDIOM, Reason.BASE
    if unit in UNITS_OF_TIME:
        recent = text[start - 1 : start] == "近" or _THE_YEAR.search(text, max(0, start - 2), end + 2)
        return (Role.PERIOD, Reason.CALENDAR) if recent else (Role.FIGURE, Reason.UNIT)
    return _counted_loosely(text, start, end, unit, direction) or (Role.FIGURE, Reason.UNIT if unit else Reason.NUMBER)


def _counted_loosely(text: str, start: int, end: int, unit: str, direction: str) -> tuple[Role, Reason] | None:
    """Recognise what only looks like a count: a class (二类), a session (三次会议), 一 with a classifier."""
    if unit in "届次" and _SESSION.match(text, start):
        return Role.NAME, Reason.CLASS
    if end - start != 1 + len(unit) or text[start] not in HAN_DIGITS or direction:
        return None
    if unit in _CLASSES:
        return Role.NAME, Reason.CLASS
    if text[start] == "一" and unit in _CLASSIFIERS and not _COUNTED.search(text, max(0, start - 3), start):
        return Role.IDIOM, Reason.ARTICLE
    return None


def _sets_a_size(text: str, start: int, end: int, unit: str) -> bool:
    """State whether a number sets a size class or the length of a list: 亿元以上 of projects, 500强, 千亿级."""
    if unit in _LIST_UNITS or (_SIZED.search(text, start, end) and _SIZE_CLASS.match(text, end)):
        return True
    return text[end : end + 1] == "级" and _SCALED.search(text, start, end) is not None


def ends_clause(text: str, end: int) -> bool:
    """State whether a clause ends at a place."""
    return end >= len(text) or text[end] in "，。、；：！？）)”」\n 的"


def speaks_of_a_ratio(text: str, start: int) -> bool:
    """State whether the words before a ratio call it one, so that it is no time of the day."""
    return bool(re.search("约$|比例|之比|结构|构成|比[为是]|比重|比分|配比", text[max(0, start - 16) : start]))


def name_end(text: str, start: int, end: int) -> int | None:
    """Give the end of the name of a place, a firm or a school that a numeral begins, as 三合镇 or 四航局."""
    found = None if _PLACE.match(text, end) else _NAME.match(text, start)
    return found.end() if found else None


def is_code(text: str, start: int, end: int) -> bool:
    """State whether bare digits are a telephone, the number of a document or the like, by the words around."""
    return text[max(0, start - 4) : start].endswith(_CODE_BEFORE) or bool(_CODE_WORDS.match(text, end))


def role_in_quotation(text: str, start: int, end: int) -> Role | None:
    """Guess the role of numerals in a title or a short quotation: part of a name, or of a slogan (code).

    A quotation that is a number with its unit, or speaks in digits, states a figure as any other sentence.
    """
    window = text[max(0, start - 40) : start]
    if not any(mark in window for mark in "《“「『"):
        return None
    if _quoted(text, start, end, "《》", 40):
        return Role.NAME
    if any(character.isascii() for character in text[start:end]):
        return None
    for marks in ("“”", "「」", "『』"):
        words = _quoted(text, start, end, marks, 10)
        if words and words != text[start:end]:
            return Role.CODE if len(_NUMERALS.findall(words)) > 1 else Role.NAME
    return None


def _quoted(text: str, start: int, end: int, marks: str, longest: int) -> str:
    """Give what stands between the quotation marks around a place, if it is short and no sentence."""
    opening = text.rfind(marks[0], max(0, start - longest), start)
    closing = text.find(marks[1], end, opening + longest + 2) if opening >= 0 else -1
    words = text[opening + 1 : closing] if closing >= 0 else ""
    return "" if marks[1] in words or _MARKS.search(words) else words
