"""The words by which prose says when, how and of whom a figure is: aims, what happened, shares, years."""

from __future__ import annotations

import re

# An aim speaks of all that follows in its sentence; a plan of what stands beside it.
AIM = re.compile(
    "目标|力争|争取(?!到)|计划(?!投资|总投资)|预计|预期|将(?!近)|力促|确保|有望|任务"
    "|打算|希望|厚望|各?要(?:实现|达到|做到|达|新增|建成)"
    r"|\b(?:targets?|aim\w*|plans? to|planned to|expect\w*|will|goals?|hopes?|intends?|forecast\w*"
    r"|(?:is|are)(?: each| all| both)? to|wants?|set itself)\b",
    re.IGNORECASE,
)
# An amount that is agreed, whenever it is spent.
PLANNED = re.compile(r"计划(?:总)?投资|合同投资|\b(?:planned|contracted) (?:total )?investment", re.IGNORECASE)
# 产值超50亿元，是2024年的目标.
AIM_AFTER = re.compile("，(?:这?是|均是|都是|为)[^。；，]*?(目标|任务)")
FUTURE = re.compile(f"{AIM.pattern}|拟|规划|要达|远期|今后|未来|under the plan", re.IGNORECASE)
PAID = re.compile(r"到位|实际|竣工|已完成|建成|\b(?:paid|spent|completed|disbursed|actually)\b", re.IGNORECASE)
DONE = re.compile(
    r"完成|已(?!规划)|录得|截至|过去|拥有|现有|实现了|达到了|\b(?:reached|was|were|had|has|have|achieved|recorded|came|after|against|compared|saw)\b",
    re.IGNORECASE,
)
HAPPENED = re.compile(
    "实现|达|共有|累计|引进|新增|突破|增长|下降|入选|入围|位居|位列|排名|增至|组建"
    r"|\b(?:rose|grew|fell|topped|stood|totalled|ranked|attracted|brought|added|jumped|climbed|are|is|passed|exceeded)\b",
    re.IGNORECASE,
)
ON_TO = re.compile(r"[^，。；]{0,8}[到至]| to")
FROM = re.compile(r"(?:[由从](?:[^，。；]{0,16}的)?|\bfrom )$", re.IGNORECASE)
GROWTH = re.compile(
    "增长|增速|增幅|同比|下降|上升|提高|回落|涨|跌|减少|增加|翻"
    r"|\b(?:rose|rise|rising|risen|grew|grow\w*|increas\w*|up|fell|fall\w*|down|declin\w*|dropp?\w*"
    r"|year[- ]on[- ]year|jump\w*)\b",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"占|比重|占比|份额|\b(?:share|of the (?:city|total)|account\w* for|of (?:its )?fixed|proportion"
    r"|made up|make up)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"(?:占|居|列|位|比)$")
# A place named after another one may be the whole of a share, or where something ranks.
WITHIN = re.compile(
    r"(?:在|全|排|入选|入围|获评|登上|与|向|赴|对|\b(?:of|in|among|across)(?: the whole of)? )$", re.IGNORECASE
)
BASE_YEAR = re.compile(
    r"(?:[比较]|相比|\b(?:than|over|against|compared with|since|up on|on)\s+(?:in\s+)?)$", re.IGNORECASE
)
# 江门第一, 全市首个: where something ranks.
RANKS = re.compile(r"市?(?:第|首|最|前|各|日报|晚报|电视台|新闻|[市区]委|[市区]?政府|统计局)|\s+(?:Daily|News|Evening)")
# A part of a place is another place.
PART_OF_PLACE = re.compile("[一-鿿]{0,6}?(?:开发区|街道|镇|工业园|产业园|高新区|新区)(?!域)")
# Figures of a part of a year are of no year.
PART_OF_YEAR = re.compile(r"上半年|下半年|季度|[—至-]\d+月|\b(?:half of|quarter|Q[1-4])\b", re.IGNORECASE)
RESPECTIVELY = re.compile("分别|依次|respectively", re.IGNORECASE)
# A year named by its distance from another, but not the base of a comparison.
YEAR_BEFORE = re.compile(
    r"(?<![比较])(?:上一?年|前一年)(?!同期)|(?<!than )(?<!than in )(?<!on )(?<!over )(?<!from )(?<!above )"
    r"\b(?:the year before|the previous year)",
    re.IGNORECASE,
)
YEAR = re.compile("(?:19|20)[0-9]{2}")
MONTH = re.compile("((?:19|20)[0-9]{2})年(1[0-2]|0?[1-9])月")
YEAR_END = re.compile("12月(?:31日|[末底])|(?:截至|[到至])$")
DENIED = re.compile(r"没有|并未|未能|尚未|\bnot\b|n't\b", re.IGNORECASE)
IN_YEAR = re.compile(r"\b(?:in|during|for|over|by)(?: the year)? ((?:19|20)[0-9]{2})\b", re.IGNORECASE)
IN_PLACE = re.compile(r" (?:in|for) ([A-Z][a-z]+)\b")
NOW = re.compile(r"目前|现有|当前|\b(?:now|currently|at present)\b", re.IGNORECASE)
CLAUSE_END = re.compile("[，、；。;：]|,(?![0-9])")
