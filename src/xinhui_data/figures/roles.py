"""What a numeric expression does in a text, and the reasons for which a reader takes it so."""

from __future__ import annotations

from xinhui_data.figures.bounds import Term


class Role(Term):
    """What a mention does in the report."""

    FIGURE = "figure", "states a fact", "数据"
    RESTATED = "restated", "repeats the fact of another mention", "重复他处数据"
    THRESHOLD = "threshold", "size class or size of a list", "规模标准或榜单规模"
    PERIOD = "period", "year, date or span of time", "年份、日期或时段"
    NAME = "name", "part of a proper name", "专有名称的一部分"
    CODE = "code", "slogan or shorthand of numbers", "口号或数字代号"
    IDIOM = "idiom", "set phrase or word that only contains a numeral", "惯用语或含数字的普通词"


class Kind(Term):
    """The form of a numeric expression."""

    NUMBER = "number", "one number, with or without a unit", "单个数"
    RANGE = "range", "two numbers, from the one to the other", "区间"
    RATIO = "ratio", "several numbers set against each other", "比例"
    RANK = "rank", "an ordinal or a superlative", "序数或最高级"
    DATE = "date", "a year, a date or a span of the calendar", "日期或时段"
    WORD = "word", "a word, a name or a code that holds a numeric character", "含数字的词语、名称或代号"
    UNREAD = "unread", "not read as a number; the reason says why", "未能识读，原因另注"


class Reason(Term):
    """Why a numeric expression is taken for what it is."""

    UNIT = "unit", "has a unit", "带计量单位"
    NUMBER = "number", "a number alone", "独立的数"
    RANK = "rank", "a place taken", "说明位次"
    REPEATED = "repeated", "stands before", "前文已有同一数据"
    SIZE = "size", "a size class", "划定规模或榜单范围"
    CALENDAR = "calendar", "a date", "日期或时段"
    LISTED = "listed", "listed word", "见于词表"
    ADJOINING = "adjoining", "part of a name", "与后文构成专名"
    QUOTED = "quoted", "in a title or quotation", "见于书名号或引号内的名称"
    SHORTHAND = "shorthand", "shorthand of a slogan", "数词与名词相间，属口号或简称"
    CODE = (
        "code",
        "a code or a number of something",
        "编号、型号、文号或电话",
    )
    BASE = "base", "base of a rate", "比率的基数"
    ARTICLE = "article", "一 as an article", "“一”加量词多为泛指"
    CLASS = "class", "a class or a session", "类别、期次或分区的名称"
    BARE = "bare", "no unit", "汉字数词无单位，可能是词语的一部分"
    INDEFINITE = "indefinite", "names no number", "未言明数值"
    AMBIGUOUS = "ambiguous", "two readings", "有两种读法"
    UNKNOWN_FORM = "unknown_form", "form not known", "不合数据语法"
