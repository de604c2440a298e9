"""The patterns of numeric expressions in running text, on half-width and simplified characters."""

from __future__ import annotations

import re
from functools import cache

from xinhui_data.figures import lexicon
from xinhui_data.figures.characters import any_of
from xinhui_data.figures.numerals import HAN_NUMERIC, WORDS_OF_NUMBER, is_numeric

HAN_DIGITS = "零〇一二两三四五六七八九"
LARGE = "十百千万亿"
_NUMERALS = HAN_DIGITS + LARGE + "壹贰叁肆伍陆柒捌玖拾佰仟"
_HAN = "[一-鿿]"

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
# No number is longer; a row of numerals without end is read in parts.
_LONGEST = 60
# 千 of 三千瓦时 and 百 of 两百分点 belong to the unit.
_OF_UNIT = "(?<!千(?=[瓦克米伏卡焦]))(?<!百(?=分))"
_HAN_RUN = (
    f"(?:[{_NUMERALS}]{_OF_UNIT}|兆(?=[零元美{HAN_DIGITS}]|新台)|几(?=[{LARGE}])|(?<=十)几){{1,{_LONGEST}}}"
    f"(?:点[{HAN_DIGITS}]+[{LARGE}]*{_OF_UNIT})?"
)
_SCALES = f"(?:(?:[{LARGE}]|兆(?=美?元|新台)){_OF_UNIT}(?:[{_NUMERALS}]{_OF_UNIT}){{0,60}})"
# 3万多亿, 1亿2千万 and 3万5 go on behind a scale word.
_MORE = (
    f"[多余](?=[{LARGE}]){_SCALES}|(?<=[{LARGE}]){_DIGITS}{_SCALES}(?!年)"
    f"|(?<=[{LARGE}])[1-9](?![0-9.,:∶：{LARGE}%年月日家个项])"
)
_NUMBER = f"(?:{_DIGITS}{_SCALES}?|{_HAN_RUN})(?:{_MORE})*"

GUARDS = {unit: f"(?![{after}])" for unit, after in lexicon.NO_UNIT_BEFORE.items()}
GUARDS["级"] = f"(?<![{LARGE}吨瓦]级){GUARDS['级']}"
GUARDS |= {unit: "(?![A-Za-z0-9])" for unit in lexicon.UNITS if unit.isascii() and unit.isalpha()}
_UNIT = any_of(lexicon.UNITS, GUARDS)
_PLAIN = any_of(lexicon.COUNTERS, GUARDS)
_TENTHS = f"成(?:[{HAN_DIGITS}](?![{_NUMERALS}]))"
_TAIL = (
    "(?:半(?![数导径岛场年天月个小决])|多(?![元种样地家个方项次数少年层功措管点边式彩维云媒])"
    "|余(?![下额热量名个家年项]))?"
)
_ROUGHLY = "[多余](?![元种样地方项次数少层功措管点边式彩维云媒下额热量])"
UNIT = f"(?:{_TENTHS}|个[半多余来](?:月|小时|世纪|季度)|[多余来]?{_UNIT}{_TAIL}|{_ROUGHLY})"
_PART = f"(?:[百千万]分之{_NUMBER}|百分百|(?:[{HAN_DIGITS}{LARGE}]{{1,4}}|[0-9]{{1,3}})分之{_NUMBER})"

# A quantity; two of them with a word of range between are a range.
QUANTITY = re.compile(
    f"(?:零下|[-负数])?(?:(?P<part>一半|半数|(?<=[过近超逾])半(?![年天月个小数径导])|{_PART})|(?P<indefinite>[半几](?={_PLAIN}|成|度|倍){UNIT})"
    f"|(?P<number>{_NUMBER})(?P<unit>{UNIT})?)"
)
RANGE_TO = re.compile("[至到—–~-](?=[0-9负零下-]|[" + _NUMERALS + "]|百分之)")
AFTER = re.compile(
    "之?内(?![部容外地陆需蒙涵在江资销贸循])|有余|还多|不到(?![0-9])|出头|开外|(?:及|或)?以[上下内](?!简称|统称|称|几|措|方面|来)|左右(?!手|逢|两|岸)|上下(?!联|班|游|一|功|同|级|齐|楼|两)"
)
RATIO = re.compile(f"{_DIGITS}(?:[:∶：]{_DIGITS})+|{_DIGITS}比{_DIGITS}(?:比{_DIGITS})*(?![年月])")
RANK = re.compile(
    f"第(?:[0-9]+[万亿]?|[{HAN_DIGITS}{LARGE}]{{1,60}})(?:{_PLAIN})?|首{_PLAIN}|最[多高大快优好强广早前低小少长]"
)
TOP = re.compile(f"前(?:[0-9]+|[{HAN_DIGITS}{LARGE}]{{1,60}})(?:[名位强]|(?!{_UNIT}|[{LARGE}%.0-9]))")
DOUBLING = re.compile(f"翻了?[{HAN_DIGITS}几]番")

# Latin letters, signs and digits in one word: C919, 5G, PM2.5, 1+6+3, 0750-6688123, 192.168.0.1.
CODE = re.compile(
    r"[0-9]+(?:\+[0-9A-Za-z一二三四五六七八九]+)+"
    r"|[0-9]{3,4}-[0-9]{4} [0-9]{4}|[0-9]{3,4}-[0-9]{7,8}|[0-9]{3}-[0-9]{3,4}-[0-9]{4}"
    r"|(?<=[（(])[0-9]{4,6}(?=[）)])|[0-9]{1,2}[·•・][0-9]{1,2}|[0-9]+(?:\.[0-9]+){2,}|0[0-9]+(?![0-9.:∶：])"
    r"|[0-9]{7,}(?![0-9.,万亿%])|95[0-9]{3}(?![0-9.,万亿%一-鿿])|[0-9]\.0(?=版|时代|计划|工程|预算)"
    r"|[0-9]+[A-Za-z][0-9A-Za-z]*(?:级)?"
)
JOINED = re.compile(r"[A-Za-z][A-Za-z0-9._/+&-]*\Z")
WIDE_GROUPS = re.compile("[0-9]{1,3}(?:，[0-9]{3})+(?![0-9.])(?=[万亿]|" + any_of(lexicon.UNITS) + ")")
LIMITS = ("最多", "最少")
JOINED_DIGITS = re.compile("[0-9]+(?:[.,][0-9]+)+(?![.][0-9])")
GROUPED_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]+(?:\.[0-9]+){2,}")
CODE_TAIL = re.compile("[A-Za-z0-9._/+-]*")
MARK = re.compile("[⓪①-⓿❶-➓㈠-㈩㊀-㊉]")
SEVERAL = re.compile(f"(?<![人户个总指基倍系函参多少半次件台岁分家整位])数(?=[十{LARGE}])")
# 零 between two units, as in 三年零六个月, is a word of its own.
LINK = re.compile(f"(?<=[年月天时元分里])零(?=[0-9{HAN_DIGITS}{LARGE}])")
LIST_SIZE = re.compile(f"[{HAN_DIGITS}{LARGE}]{{1,60}}[强佳大]?")
COMPOUND = re.compile(
    f"比[{HAN_DIGITS}十](?![年月个家])|单[{HAN_DIGITS}]|/[0-9]{{1,3}}(?![0-9/])|(?<=[块毛角米])[0-9{HAN_DIGITS}]+[毛角分]?[{HAN_DIGITS}]?|(?<=元)[{HAN_DIGITS}1-9][角毛](?:[{HAN_DIGITS}1-9]分)?"
)
IN_WORD = re.compile("首(?:(?=[破超逾过])|[一-鿿])|[最半双参叁什陌阡漆伍陆柒捌肆贰壹仨幺廾两][一-鿿]")
RATIO_SIGNS = frozenset(":∶：比")
BETWEEN_RATIO = re.compile("[:∶：比]")
CLOCK = re.compile("(?:2[0-4]|1[0-9]|0?[0-9])[:∶：][0-5][0-9]")
_COUNT = f"[{HAN_DIGITS}{LARGE}]{{1,{_LONGEST}}}"
_NUMBERED = "(?:号(?!召|角|称|码)|楼(?!市|盘|宇|房)|国道|省道|县道|路公交|路车|号线|次列车|次航班)"
NUMBERED_DIGITS = re.compile(
    f"(?P<numbered>[0-9]+{_NUMBERED})|(?P<mark>(?<=[（(])[0-9]{{1,2}}(?=[）)])|(?<![^\n。；：:])[0-9]{{1,2}}[.．、](?![0-9]))"
)
CODE_OF_NUMERALS = re.compile(
    f"(?P<twice>一(?P<again>[一-鿿])(?P=again))|(?P<numbered>{_COUNT}{_NUMBERED})|(?P<mark>(?<=[（(]){_COUNT}(?=[）)])|(?<![^\n。；：:]){_COUNT}(?=、))"
    f"|(?P<sum>[{HAN_DIGITS}](?:\\+[0-9A-Za-z{HAN_DIGITS}]+)+)"
)
_NOUN = f"(?!{any_of(lexicon.COUNTERS)})[^\\W{_NUMERALS}A-Za-z0-9_有的是了在和与共加到等比]{{1,2}}"
SHORTHAND = re.compile(
    f"(?:[{HAN_DIGITS}](?:{any_of(lexicon.COUNTERS)}(?=[{HAN_DIGITS}])|{_NOUN}?)){{2,4}}"
    "(?=[，。、；：！？”」』）》的]|$|布局|格局|战略|体系|工程|行动|计划|机制|模式|发展|协同|建设|总体|结构|思路)"
)


@cache
def numeric() -> re.Pattern[str]:
    """Give the pattern of one numeric character; of the planes beyond the first it takes every character.

    One class of the first plane is searched three times as quickly as one that spans planes.
    """
    others = (chr(code) for code in (*range(0x80, 0x3400), *range(0xA000, 0xD800), *range(0xE000, 0x10000)))
    found = (character for character in others if is_numeric(character))
    han = (character for character in HAN_NUMERIC | WORDS_OF_NUMBER if character <= "\uffff")
    return re.compile(f"[0-9{''.join(sorted({*found, *han}))}]|[\U00010000-\U0010ffff]")
