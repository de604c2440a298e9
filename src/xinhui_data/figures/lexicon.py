"""The words around a number in economic prose: comparators, directions and units."""

from __future__ import annotations

from xinhui_data.figures.bounds import Bound


def _by_word(words: dict[Bound, str]) -> dict[str, Bound]:
    return {word: bound for bound, listed in words.items() for word in listed.split()}


COMPARATORS_BEFORE = _by_word(
    {
        Bound.ABOVE: "超 超过 超出 突破 逾 过 高于 多于 大于 破",
        Bound.AT_LEAST: "最少 至少 不少于 不低于 不小于 上",
        Bound.BELOW: "近 接近 将近 不足 不到 未满 低于 少于 跌破 跌穿 未到 未达",
        Bound.AT_MOST: "不超过 不高于 不大于 至多 最多 不逾",
        Bound.ABOUT: "约 大约 约为 大概",
    }
)
COMPARATORS_AFTER = _by_word(
    {
        Bound.AT_LEAST: "以上 及以上 或以上",
        Bound.AT_MOST: "以下 及以下 或以下 以内 之内 内",
        Bound.ABOUT: "左右 上下",
        Bound.ABOVE: "有余 还多 出头 开外",
        Bound.BELOW: "不到",
    }
)
COMPARATORS_BETWEEN = _by_word(
    {
        Bound.ABOVE: "多 余",
        Bound.ABOUT: "来",
    }
)

_DECLINE = """
    降幅 跌幅 减幅 降幅达 跌幅达 降幅为 跌幅为 降幅达到 跌幅达到 挫 下降 减少 回落 下滑 降低 缩减 收窄 负增长 下跌
    下调 压减 缩小 萎缩 缩短 下挫 锐减 骤降 减产 衰退 跌去 压缩 直降 缩水 少增 减收 削减 裁减 精简 净减 下修 调降
    下行 下探 缩量 回撤 收缩 少收 贬值 减持 年减 收跌 降 减 跌 降幅扩大 跌幅扩大 走低 降准 降息 调贬 调低 减排 跌落
    放缓 回调 贬 倒退 降价 回吐 滑落 流失 低开 减员 松动 回软 下移 走弱 走贬 裁员 压降 走软 缩编 收低 低收 回档
    微降 微跌
"""
_RISE = """
    增长 增加 上升 提高 提升 上涨 回升 上调 扩大 增 升 涨 激增 猛增 攀升 净增 新增 延长 增产 增收 多增 收涨 升值
    增持 年增 上修 调升 降幅收窄 跌幅收窄 降幅缩小 跌幅缩小
"""
# What has fallen is -1. 降幅收窄 is less of a fall, and so a rise, where 收窄 alone narrows what has grown.
DIRECTIONS = {**dict.fromkeys(_DECLINE.split(), -1), **dict.fromkeys(_RISE.split(), 1)}

# A counter counts whole things; a measure has a last digit.
_COUNTERS = """
    个 家 户 项 条 支 名 人 位 座 所 只 辆 台 套 件 次 宗 大 批 场 种 类 届 期 强 间 处 艘 张 篇 部 年 个月 个小时
    月 日 天 小时 岁 周岁 周 季度 个季度 个工作日 工作日 分钟 秒 轮 批次 人次 户次 家次 车次 架次 班次 台次 台套 架
    列 例 起 笔 单 份 本 册 棵 株 头 匹 羽 尾 口 栋 幢 层 盏 枚 块 片 段 道 根 款 箱 标箱 标准箱 TEU 对 双 组 幅 趟
    颗 节 首 床 席 周年 世纪 床位 张床位 个床位 泊位 个泊位 学位 个学位 车位 个车位 省 市 县 区 镇 乡 村 国 校 部门
    级 佳 票 通 章 案 部委 辆次 艘次 伙 档 旬 坪 部分 点 股 代 班 位数 省市 基点 个基点 个点 交易日 个交易日 个世纪 学年
    学时 课时 道次 吨次 份额 手 门 顶 封 粒 瓶 袋 盒 碗 杯 桌 壶 滴 车 船 趟次 回 遍 团
"""
_MEASURES = """
    元 人民币元 人民币 澳元 毫秒 美元 港元 澳门元 欧元 日元 英镑 吨 吨/年 吨/日 千克 公斤 斤 市斤 两 克 毫克 微克
    吨标准煤 吨标煤 公里 千米 米 厘米 毫米 微米 纳米 海里 吨公里 人公里 公里/小时 千米/小时 平方米 平方公里
    平方千米 亩 公顷 立方米 立方米/日 升 毫升 桶 微克/立方米 元/吨 元/平方米 人/平方公里 倍 摄氏度 ℃ GW GWh MW MWh
    kW kWh 瓦 千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 度 千伏 千伏安 新台币 新台币元 韩元 卢布 英里 英尺 平方英尺 平方
    立方 平方呎 呎 公吨 载重吨 千克标准煤 克/千瓦时 兆帕 毫安时 毫克/立方米 毫克/升 元/千瓦时 元/公斤 元/月 元/小时
    千卡 赫兹 兆赫 GB TB kV kVA mm cm km kg m t nm Hz MHz GHz Mbps Gbps EFLOPS PFLOPS MVA MPa MWp GWp TWh mg L mL
    kWp 澳门币 盎司 磅 英寸 英亩 厘 角 分 毛 折 标准立方米 万亿次 平方毫米 伏 安时 毫安 卡 千焦 焦耳 帕 分贝 流明
    辆/小时 人/天 美元/桶 美元/吨 公斤/亩 平方公里/人
"""
COUNTERS, MEASURES = tuple(_COUNTERS.split()), tuple(_MEASURES.split())
PERCENT = ("%",)
PERMILLE = ("‰",)
TENTHS = ("成",)
POINTS = ("个百分点", "百分点")
UNITS = frozenset(COUNTERS + MEASURES + PERCENT + PERMILLE + TENTHS + POINTS)

# What follows makes another word of a unit: 元 begins 元旦, and 成 begins 成立. The unit, then what may not follow.
_NOT_BEFORE = """
    日:均产常报本夜元处益 通:过信知道常话报胀行用车关航 案:例件 章:程鱼 票:据价房 档:案次 伙:伴食 旬:阳
    点:多半钟整心评赞位击子亮燃名阵 股:权份东市票价民指绳劲息 代:表码价替理化际谢办课 班:子级列长主组
    手:段机工册里抓术续法指 门:类口户前店槛外诊票头 车:间次站位辆型主市企 船:舶只厂队期员业 回:报应顾收升落归
    团:队体结伙员圆 分:之别类钟红布配公析行级部外工店期 角:度色落逐 折:合扣射叠线旧 卡:车片点口通 伏:特 粒:子度
    瓶:颈装 杯:赛 碗:水 桌:面 封:闭控顶 顶:尖级层 遍:布及 滴:灌 安时:间 厘:米 毛:利 磅:礴
    成:立为都功本员果交品长就熟绩效型片人分年 两:会岸化个家年项条手江委新 元:旦素件器宇首月老气代朝
    大:行法学力量幅桥厦会型道队湾数批 部:门分队委署长级 名:列单誉牌义片称胜优 期:间待望末初 人:民工才均文气居事
    个:体性 台:湾州风山账阶 道:路德 段:时 口:岸径碑罩 本:地市级科报区 单:位元一二三四五六七八九 份:额子 层:面
    支:持付出撑部援柱 起:来步点草源 位:于居列置 例:如外 列:为入全居出 次:数于 类:别型似 种:植子苗业养
    批:发准复评示量 条:件款理例 项:目 周:边围末 天:然津河猫马能宫目山鹅 户:籍外型 座:谈 所:有在得属需谓以 套:餐利路
    只:有是要能需为剩占 强:化调势力劲烈度 升:级学至到规值温 克:服难制隆 瓦:解斯房片 度:假过 吨:位 米:兰饭粉其线面
    亩:均产 倍:增感受速 场:所景馆外均 头:部等条 区:间域 市:值场民 国:道际 级:别 村:民 省:道 校:园 首:次先
    节:约能省点 组:织成建 对:于外应接口标 双:方向 床:垫 颗:粒
"""
NO_UNIT_BEFORE = dict(pair.split(":") for pair in _NOT_BEFORE.split())


def direction_of(word: str) -> int:
    """Say whether a word speaks of a decline (-1) or of a rise (1), by the longest direction word in it.

    Example:
        >>> direction_of("同比下降"), direction_of("增速"), direction_of("负增长"), direction_of("降幅收窄")
        (-1, 1, -1, 1)
    """
    longest = max((each for each in DIRECTIONS if each in word), key=len, default="增")
    return DIRECTIONS[longest]
