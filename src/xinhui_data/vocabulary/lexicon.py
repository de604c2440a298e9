"""The words around a number in economic prose: comparators and units, each longest first when searched."""

from __future__ import annotations

from xinhui_data.vocabulary.terms import Bound

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

COUNTERS = (
    "个", "家", "户", "项", "条", "支", "名", "人", "位", "座", "所", "只", "辆", "台", "套", "件", "次", "宗", "大",
    "批", "场", "种", "类", "届", "期", "强", "间", "处", "艘", "张", "篇", "部", "年", "个月", "个小时", "月", "日",
    "天", "小时",
)  # fmt: skip
MEASURES = (
    "元", "人民币元", "美元", "港元", "澳门元", "欧元",
    "吨", "吨/年", "千克", "公斤", "克", "公里", "千米", "米", "平方米", "平方公里", "亩", "公顷", "立方米",
    "GW", "GWh", "MW", "MWh", "kW", "kWh", "千瓦", "千瓦时", "兆瓦", "兆瓦时", "吉瓦", "吉瓦时", "度", "倍",
)  # fmt: skip
PERCENT = ("%",)
PERMILLE = ("‰",)
TENTHS = ("成",)
POINTS = ("个百分点", "百分点")

UNITS = frozenset(COUNTERS + MEASURES + PERCENT + PERMILLE + TENTHS + POINTS)
