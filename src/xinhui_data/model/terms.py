"""The closed lists of codes of the data set, each code with its meaning in English and Chinese."""

from __future__ import annotations

from xinhui_data.figures.bounds import Bound as Bound
from xinhui_data.figures.bounds import Term as Term
from xinhui_data.figures.roles import Role as Role


class Measure(Term):
    """What kind of quantity an observation gives of its indicator."""

    LEVEL = (
        "level",
        "the amount itself: at a date for a stock, over a period for a flow",
        "绝对数：存量为时点数，流量为时期数",
        "绝对数",
    )
    CHANGE = "change", "addition over the period, negative for a decline", "期内增减数，减少为负", "增量"
    GROWTH_RATE = "growth_rate", "per cent by which the level grew, negative for a decline", "增长率，下降为负", "增速"
    SHARE = "share", "per cent of the whole given by the scope", "占总体的百分比", "占比"
    RATIO = (
        "ratio",
        "per cent of another quantity that is not said to contain it",
        "与另一数值之比，不表示包含关系",
        "比值",
    )
    RANK = "rank", "place in the group given by the scope; 1 is first", "在比较范围内的位次，1为第一", "位次"


class Status(Term):
    """How far an observation has been realised."""

    ACTUAL = "actual", "has happened", "实际"
    PLANNED = "planned", "decided or agreed, not yet done", "计划（已决定或签约，尚未完成）", "计划"
    TARGET = "target", "to be reached in a stated period", "目标（有明确时期）", "目标"
    EXPECTED = (
        "expected",
        "estimate for a named period, published before its figures are final",
        "预计（有明确时期，公布于正式数之前）",
        "预计",
    )
    OUTLOOK = "outlook", "long-term prospect without a date", "远期（未注明时间）", "远期"


class TimeBasis(Term):
    """Whether an indicator is counted at a moment or over a period."""

    FLOW = "flow", "counted over a period", "时期数（流量）"
    STOCK = "stock", "counted at a moment", "时点数（存量）"


class SubjectKind(Term):
    """What a subject is."""

    PLACE = "place", "administrative division or region", "行政区划或区域"
    ENTERPRISE = "enterprise", "single firm", "企业"
    GROUP = "group", "group of firms", "企业集团"
    PROJECT = "project", "investment project", "投资项目"
    LABORATORY = "laboratory", "research laboratory", "实验室"


class ScopeKind(Term):
    """How a scope is used."""

    AMONG = "among", "the members of the group in which a rank is taken", "位次的比较范围"
    WHOLE = "whole", "the whole of which a share is taken", "占比的总体（分母）"


class UnitKind(Term):
    """What a unit measures."""

    CURRENCY = "currency", "money", "货币"
    RATIO = "ratio", "part of a hundred", "百分比"
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
    """What is in doubt."""

    BOUND = "bound", "how close the number is", "确切程度"
    CONSISTENCY = "consistency", "agreement with other figures", "与其他数据的一致性"
    MEANING = "meaning", "what is counted", "含义"
    PERIOD = "period", "which period is meant", "时期"
    SCOPE = "scope", "who or what is covered", "统计范围和口径"
    SUM = "sum", "a sum that must not be formed", "不可相加"
    UNIT = "unit", "the unit", "单位"


class AnchoredField(Term):
    """The fields of an observation that must be justified by a word of the report."""

    SUBJECT = "subject_id", "the subject", "主体"
    SCOPE = "scope_id", "the group of a rank or the whole of a share", "范围"
    MEASURE = "measure", "the kind of quantity, unless a level", "数值类型（绝对数除外）"
    STATUS = "status", "how far it has been realised", "状态"
    PERIOD = "time_period", "the period", "时期"
    BOUND = "bound", "how the printed number relates to the true value, unless exact", "确切程度（确数除外）"


class DerivationKind(Term):
    """How a derived value follows from observations."""

    LEVEL_BEFORE = (
        "level_before",
        "level in the base period of a growth rate: level ÷ (1 + growth)",
        "基期数：本期数 ÷（1＋增速）",
    )
    INCREASE = (
        "increase",
        "what a growth rate adds, negative for a decline: level − level before",
        "增减额：本期数－基期数，减少为负",
    )
    WHOLE = "whole", "whole implied by a share: part ÷ share", "总体：部分 ÷ 占比"
    SHARE = "share", "part in its whole: part ÷ whole", "占比：部分 ÷ 总体"
    SHARE_BEFORE = "share_before", "share in the base period of two growth rates", "基期占比：基期部分 ÷ 基期总体"
    RATIO = "ratio", "output relative to a wider output: one ÷ other", "比值：二者相除"
    AVERAGE = "average", "amount per item: amount ÷ number", "平均：金额 ÷ 个数"
    DISTANCE = "distance", "from the level reached to the target: target − level", "差距：目标－现状"
    NEEDED_GROWTH = "needed_growth", "growth that the target requires: target ÷ level − 1", "所需增速：目标 ÷ 现状－1"


class Relation(Term):
    """How a figure relates to another: an earlier statement of the same fact, or one that it is compared with."""

    AGREES = "agrees", "refers to the same fact, and the intervals meet", "一致：同一数据，区间有重合", "一致"
    REFINES = (
        "refines",
        "refers to the same fact, and lies inside the open interval of the other",
        "更精确：同一数据，落在另一数据无上限（下限）的区间内",
        "更精确",
    )
    REVISES = (
        "revises",
        "refers to the same fact, and a later document of the same publisher replaces the value",
        "修订：同一数据，同一发布单位其后发布的文件以新值取代旧值",
        "修订",
    )
    DIFFERS = (
        "differs",
        "refers to the same fact, and the intervals do not meet",
        "不一致：同一数据，区间不重合",
        "不一致",
    )
    CONTEXT = (
        "context",
        "refers to another subject, period, status, scope, indicator or unit",
        "参考：主体、时期、状态、范围、指标或单位不同",
        "参考",
    )


class Flag(Term):
    """How final a value is, as its document says."""

    PRELIMINARY = "preliminary", "published before it is final", "初步数"
    REVISED = "revised", "replaces a value published before", "修订数"
    FINAL = "final", "not to be changed again", "最终数"
    EXPECTED = "expected", "estimated before the period was over", "预计数"
    UNKNOWN = "unknown", "not stated", "未说明"


class Coverage(Term):
    """How much of a document is in the data set."""

    COMPLETE = "complete", "every figure, with a ledger", "全部数据，附数字台账"
    SELECTED = "selected", "the figures that were taken", "选录的数据"


class Access(Term):
    """How a document was read."""

    ORIGINAL = "original", "read where its publisher published it", "原始来源"
    COPY = "copy", "read in a copy by a third party", "第三方转载"
    UNLINKED = "unlinked", "read in a copy whose address is not recorded", "转载，网址未记录"


class Origin(Term):
    """Where the value of a series comes from."""

    REPORT = "report", "printed in a report", "报道所载"
    IMPLIED = "implied", "derived from figures of a report", "据报道推算"
    EXTERNAL = "external", "printed by another source", "其他来源"
