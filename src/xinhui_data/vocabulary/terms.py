"""The controlled words of the data set, each with its meaning in English and Chinese."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word from a closed list that carries its own meaning.

    Each member is the code as it stands in the tables, with ``en`` and ``zh`` as its meaning in words.

    Example:
        >>> Bound.AT_LEAST == "at_least", Bound.AT_LEAST.zh
        (True, '以上：该数或更多')
    """

    en: str
    zh: str

    # The meanings have defaults for type checkers alone, which take a look-up such as Bound("exact") for a call.
    def __new__(cls, code: str, en: str = "", zh: str = "") -> Self:
        """Make the member from its code and its meanings."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.en = en
        term.zh = zh
        return term


class Role(Term):
    """What a mention does in the report."""

    FIGURE = "figure", "states a fact", "数据"
    RESTATED = "restated", "repeats the fact of another mention", "重复他处数据"
    THRESHOLD = "threshold", "size class or size of a list", "规模界线或榜单规模"
    PERIOD = "period", "year, date or span of time", "年份、日期或时段"
    NAME = "name", "part of a proper name", "专名的一部分"
    CODE = "code", "slogan or shorthand of numbers", "口号或数字代号"
    IDIOM = "idiom", "set phrase or word that only contains a numeral", "熟语或含数字的普通词"


class Measure(Term):
    """What kind of quantity an observation gives of its indicator."""

    LEVEL = (
        "level",
        "the amount itself: of a day for a stock, of a period for a flow",
        "数值本身：存量为时点数，流量为期内数",
    )
    CHANGE = "change", "addition over the period, negative for a decline", "期内增减数，减少为负"
    GROWTH_RATE = "growth_rate", "per cent by which the level grew, negative for a decline", "增长率，下降为负"
    SHARE = "share", "per cent of the whole that the scope names", "占范围所指整体的百分比"
    RATIO = (
        "ratio",
        "per cent of another quantity that is not said to contain it",
        "与另一数值之比，不表示包含关系",
    )
    RANK = "rank", "place among those that the scope names; 1 is first", "在范围内的位次，1为第一"


class Status(Term):
    """How far an observation has come true."""

    ACTUAL = "actual", "has happened", "实际"
    PLANNED = "planned", "decided or agreed, not yet done", "计划（已定未做）"
    TARGET = "target", "to be reached in a named period", "目标（有时限）"
    EXPECTED = "expected", "estimate for a named period, published before its figures are final", "预计（有时限）"
    OUTLOOK = "outlook", "long-term prospect without a date", "远期（无时限）"


class Bound(Term):
    """How the printed number stands to the true value."""

    EXACT = "exact", "the number itself, within its printed precision", "该数（在所印精度内）"
    ABOVE = "above", "more than the number", "超过该数"
    AT_LEAST = "at_least", "the number or more", "以上：该数或更多"
    BELOW = "below", "less than the number", "不足该数"
    AT_MOST = "at_most", "the number or less", "以下：该数或更少"
    ABOUT = "about", "near the number, on either side", "左右：接近该数"


class TimeBasis(Term):
    """Whether an indicator is counted at a moment or over a period."""

    FLOW = "flow", "counted over a period", "流量（期内）"
    STOCK = "stock", "counted at a moment", "存量（时点）"


class SubjectKind(Term):
    """What a subject is."""

    PLACE = "place", "administrative division or region", "行政区划或区域"
    ENTERPRISE = "enterprise", "single firm", "企业"
    GROUP = "group", "group of firms", "企业集团"
    PROJECT = "project", "investment project", "投资项目"
    LABORATORY = "laboratory", "research laboratory", "实验室"


class ScopeKind(Term):
    """How a scope is used."""

    AMONG = "among", "the members among whom a rank is taken", "位次的比较范围"
    WHOLE = "whole", "the whole of which a share is taken", "占比的整体"


class UnitKind(Term):
    """What a unit measures."""

    CURRENCY = "currency", "money", "货币"
    RATIO = "ratio", "part of a hundred", "比率"
    RATE = "rate", "quantity per period", "单位时间数量"
    POWER = "power", "power", "功率"
    RANK = "rank", "place in an order", "位次"
    DURATION = "duration", "length of time", "时长"
    COUNT = "count", "number of things", "个数"


class Topic(Term):
    """The field an indicator belongs to."""

    ECONOMY = "economy", "whole economy", "综合经济"
    INVESTMENT = "investment", "investment", "投资"
    INVESTMENT_PROMOTION = "investment_promotion", "investment promotion", "招商引资"
    PROJECTS = "projects", "projects", "项目建设"
    INDUSTRIAL_CHAINS = "industrial_chains", "industrial chains", "产业链"
    ENERGY_STORAGE = "energy_storage", "batteries and energy storage", "电池与储能"
    ENTERPRISES = "enterprises", "enterprises", "企业"
    CENSUS = "census", "economic census", "经济普查"
    INNOVATION = "innovation", "science and innovation", "科技创新"
    DIGITALISATION = "digitalisation", "digital transformation", "数字化转型"


class CaveatKind(Term):
    """What a caveat doubts."""

    BOUND = "bound", "how close the number is", "数值界限"
    CONSISTENCY = "consistency", "agreement with other figures", "与其他数据的一致性"
    MEANING = "meaning", "what is counted", "含义"
    PERIOD = "period", "which period is meant", "时期"
    SCOPE = "scope", "who or what is covered", "范围口径"
    SUM = "sum", "a sum that must not be formed", "不可相加"
    UNIT = "unit", "the unit", "单位"


class Reader(Term):
    """Which of the two independent readings a row comes from."""

    A = "a", "first automated reader", "第一个自动判读者"
    B = "b", "second automated reader", "第二个自动判读者"


class AnchoredField(Term):
    """The fields of an observation that a word of the report must justify."""

    SUBJECT = "subject_id", "who it is about", "主体"
    SCOPE = "scope_id", "among whom or of what whole", "范围"
    MEASURE = "measure", "what kind of quantity, unless a level", "度量（数值本身除外）"
    STATUS = "status", "how far it has come true", "状态"
    PERIOD = "time_period", "when", "时期"
    BOUND = "bound", "how the number stands to the true value, unless exact", "界限（该数本身除外）"


class DerivationKind(Term):
    """How a derived value follows from observations."""

    LEVEL_BEFORE = (
        "level_before",
        "level in the base of a growth rate: level ÷ (1 + growth)",
        "基期数：本期数 ÷（1＋增长率）",
    )
    INCREASE = (
        "increase",
        "what a growth rate adds, negative for a decline: level − level before",
        "增减额：本期数－基期数，减少为负",
    )
    WHOLE = "whole", "whole behind a share: part ÷ share", "整体：部分 ÷ 占比"
    SHARE = "share", "part in its whole: part ÷ whole", "占比：部分 ÷ 整体"
    SHARE_BEFORE = "share_before", "share in the base of two growth rates", "基期占比：基期部分 ÷ 基期整体"
    RATIO = "ratio", "output beside a wider one: one ÷ other", "比值：二者相除"
    AVERAGE = "average", "amount for each: amount ÷ number", "平均：金额 ÷ 个数"
    DISTANCE = "distance", "from the level reached to the aim: aim − level", "差距：目标－现状"
    NEEDED_GROWTH = "needed_growth", "growth that the aim asks for: aim ÷ level − 1", "所需增长：目标 ÷ 现状－1"


class Relation(Term):
    """How a figure of another source stands to ours."""

    AGREES = "agrees", "speaks of the same, and the intervals meet", "一致：同一事实，区间相交"
    REFINES = "refines", "speaks of the same, and lies inside our open interval", "细化：同一事实，落在我方无界区间内"
    DIFFERS = "differs", "speaks of the same, and the intervals do not meet", "不一致：同一事实，区间不相交"
    CONTEXT = (
        "context",
        "speaks of another subject, period, status, scope, indicator or unit",
        "背景：主体、时期、状态、范围、指标或单位不同",
    )


class Access(Term):
    """How a source was read."""

    ORIGINAL = "original", "read where its publisher put it", "原始来源"
    COPY = "copy", "read in a copy by a third party", "第三方转载"
    UNLINKED = "unlinked", "read in a copy whose address is not recorded", "所读副本未记录网址"


class Origin(Term):
    """Where the value of a series comes from."""

    REPORT = "report", "printed in a report", "报道所载"
    IMPLIED = "implied", "derived from figures of a report", "据报道推算"
    EXTERNAL = "external", "printed by another source", "其他来源"
