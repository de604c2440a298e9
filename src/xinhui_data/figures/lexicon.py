"""The words around a number in economic prose: comparators, directions and units, each longest first when searched."""

from __future__ import annotations

from xinhui_data.figures.bounds import Bound

COMPARATORS_BEFORE = {
    "超": Bound.ABOVE, "超过": Bound.ABOVE, "突破": Bound.ABOVE, "逾": Bound.ABOVE, "高于": Bound.ABOVE,
    "多于": Bound.ABOVE, "大于": Bound.ABOVE,
    "至少": Bound.AT_LEAST, "不少于": Bound.AT_LEAST, "不低于": Bound.AT_LEAST, "上": Bound.AT_LEAST,
    "近": Bound.BELOW, "接近": Bound.BELOW, "将近": Bound.BELOW, "不足": Bound.BELOW, "不到": Bound.BELOW,
    "未满": Bound.BELOW, "低于": Bound.BELOW, "少于": Bound.BELOW,
    "不超过": Bound.AT_MOST, "至多": Bound.AT_MOST, "最多": Bound.AT_MOST,
    "约": Bound.ABOUT, "大约": Bound.ABOUT, "约为": Bound.ABOUT,
}  # fmt: skip
COMPARATORS_AFTER = {
    "以上": Bound.AT_LEAST, "及以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "及以下": Bound.AT_MOST,
    "以内": Bound.AT_MOST, "左右": Bound.ABOUT, "上下": Bound.ABOUT,
}  # fmt: skip
COMPARATORS_BETWEEN = {"多": Bound.ABOVE, "余": Bound.ABOVE}

# What has fallen is -1. 降幅收窄 is less of a fall, and so a rise, where 收窄 alone narrows what has grown.
DIRECTIONS = {
    **dict.fromkeys((
        "下降", "减少", "回落", "下滑", "降低", "缩减", "收窄", "负增长", "下跌", "下调", "压减", "缩小", "萎缩",
        "降", "减", "跌", "降幅扩大", "跌幅扩大",
    ), -1),
    **dict.fromkeys((
        "增长", "增加", "上升", "提高", "提升", "上涨", "回升", "上调", "扩大", "增", "升", "涨",
        "降幅收窄", "跌幅收窄",
    ), 1),
}  # fmt: skip

COUNTERS = (
    "个", "家", "户", "项", "条", "支", "名", "人", "位", "座", "所", "只", "辆", "台", "套", "件", "次", "宗", "大",
    "批", "场", "种", "类", "届", "期", "强", "间", "处", "艘", "张", "篇", "部", "年", "个月", "个小时", "月", "日",
    "天", "小时", "岁", "周岁", "周", "季度", "个季度", "个工作日", "工作日", "分钟", "秒", "轮", "批次", "人次",
    "户次", "家次", "车次", "架次", "班次", "台次", "台套", "架", "列", "例", "起", "笔", "单", "份", "本", "册", "棵",
    "株", "头", "匹", "羽", "尾", "口", "栋", "幢", "层", "盏", "枚", "块", "片", "段", "道", "根", "款", "箱", "标箱",
    "标准箱", "TEU",
)  # fmt: skip
MEASURES = (
    "元", "人民币元", "美元", "港元", "澳门元", "欧元", "日元", "英镑",
    "吨", "吨/年", "吨/日", "千克", "公斤", "斤", "市斤", "两", "克", "毫克", "微克", "吨标准煤", "吨标煤",
    "公里", "千米", "米", "厘米", "毫米", "微米", "纳米", "海里", "吨公里", "人公里", "公里/小时", "千米/小时",
    "平方米", "平方公里", "平方千米", "亩", "公顷", "立方米", "立方米/日", "升", "毫升", "桶", "微克/立方米",
    "元/吨", "元/平方米", "人/平方公里", "倍", "摄氏度", "℃",
    "GW", "GWh", "MW", "MWh", "kW", "kWh", "瓦", "千瓦", "千瓦时", "兆瓦", "兆瓦时", "吉瓦", "吉瓦时", "度",
    "千伏", "千伏安",
)  # fmt: skip
PERCENT = ("%",)
PERMILLE = ("‰",)
TENTHS = ("成",)
POINTS = ("个百分点", "百分点")

UNITS = frozenset(COUNTERS + MEASURES + PERCENT + PERMILLE + TENTHS + POINTS)


def direction_of(word: str) -> int:
    """Say whether a word speaks of a decline (-1) or of a rise (1), by the longest direction word in it.

    Example:
        >>> direction_of("同比下降"), direction_of("增速"), direction_of("负增长"), direction_of("降幅收窄")
        (-1, 1, -1, 1)
    """
    longest = max((each for each in DIRECTIONS if each in word), key=len, default="增")
    return DIRECTIONS[longest]
