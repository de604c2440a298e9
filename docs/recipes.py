# %% [markdown] lang="en"
# # Recipes
#
# [中文](recipes.zh.md) · [as a notebook](recipes.ipynb)
#
# What economists and journalists do with these data, each step as code with its result. `make recipes` runs the code
# and writes this page; a test runs it again and fails where data or library give another result.

# %% [markdown] lang="zh"
# # 用法示例
#
# [English](recipes.md) · [笔记本](recipes.zh.ipynb)
#
# 统计分析和新闻写作的常见用法，每段代码之后是运行结果。`make recipes` 运行代码并生成本页；测试会重新运行一遍，
# 数据或程序变动以致结果不同的，测试即告失败。

# %% lang="en"
language = "en"

# %% lang="zh"
language = "zh"

# %%
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

import xinhui_data as xd

# %% [markdown] lang="en"
# ## Targets and what was reached
#
# `xd.targets()` sets each target beside the level it started from and the level that was reached. Only figures of the
# same indicator, subject, scope, measure and unit are set beside each other.

# %% [markdown] lang="zh"
# ## 目标与完成情况
#
# `xd.targets()` 把每个目标与其基数、同期实际数并列；只有指标、主体、范围、数值类型和单位都相同的数据才互相对照。

# %% lang="en"
targets = xd.targets()
targets["outcome"].value_counts()

# %% lang="zh"
targets = xd.targets(language="zh")
targets["结果"].value_counts()

# %% [markdown] lang="en"
# Unknown does not mean missed: no figure of that period is published here. A report of January 2024 cannot say what
# became of the targets for 2024.

# %% [markdown] lang="zh"
# “无实际数”不等于“未完成”，只说明本数据集未收录该时期的实际数：2024年1月的报道不可能有2024年目标的完成情况。

# %% lang="en"
decided = targets[targets["outcome"] != "unknown"]
decided[["id", "what", "when", "target", "unit", "interval", "reached", "outcome", "source"]]

# %% lang="zh"
decided = targets[targets["结果"] != "无实际数"]
decided[["编号", "指标", "时期", "目标", "单位", "取值区间", "完成情况", "结果", "来源"]]

# %% [markdown] lang="en"
# ## Growth, with its interval
#
# A level and its growth rate are both rounded in print. So the level of the year before lies between two ends: the
# lowest level over the highest rate, and the highest level over the lowest rate. The table `derived` has the same ends.
# Intervals are rounded outward.

# %% [markdown] lang="zh"
# ## 增速及其区间
#
# 绝对数和增速刊印时都已四舍五入，反推的上年数因此是一个区间：下限为绝对数的下限除以（1＋增速的上限），
# 上限为绝对数的上限除以（1＋增速的下限）。`derived` 表收有同一区间。取整时下限舍去尾数，上限进位。


# %%
def outward(lower: float, upper: float, digits: int) -> tuple[float, float]:
    """Round the ends of an interval so that nothing of it is lost."""
    return np.floor(lower * 10**digits) / 10**digits, np.ceil(upper * 10**digits) / 10**digits


level = xd.observation("industrial-investment-2023")
rate = xd.observation("industrial-investment-growth-2023")
lower, upper = level.lower / (1 + rate.upper / 100), level.upper / (1 + rate.lower / 100)

derived = xd.load("derived", derived_id="industrial-investment-2023.level_before").iloc[0]
assert np.allclose([lower, upper], [derived["lower"], derived["upper"]])
print("{} ÷ (1 + {}): {}—{}亿元".format(level.printed, rate.printed, *outward(lower / 1e8, upper / 1e8, 2)))
print(derived[f"assumption_{language}"])

# %% [markdown] lang="en"
# Between two published levels it is the same: the lowest growth is from the upper end of the earlier year to the lower
# end of the later one. Compare only years of one indicator, subject, measure, status and unit.

# %% [markdown] lang="zh"
# 两年均有绝对数时同理：增速的下限由上年的上限和本年的下限算出，上限反之。
# 指标、主体、数值类型、状态和单位都相同的年份才可相比。

# %%
amount = xd.load("series", series_id="projects-100m-investment").set_index("year")
assert len(amount[["indicator_id", "subject_id", "measure", "status", "unit_id"]].drop_duplicates()) == 1
assert (amount.index.to_series().diff().dropna() == 1).all()

before = amount.shift()
lowest, highest = amount["lower"] / before["upper"] - 1, amount["upper"] / before["lower"] - 1
amount["growth, lower (%)"], amount["growth, upper (%)"] = outward(100 * lowest, 100 * highest, 1)
amount[["status", "lower", "upper", "unit_id", "growth, lower (%)", "growth, upper (%)"]]

# %% [markdown] lang="en"
# ## Merge with a table of your own
#
# Never join on a name: the same words may stand for another unit, status or place. Give your rows our keys and your
# amounts our base units, join on the keys, and let the code stop where the units differ. The numbers of this table are
# invented.

# %% [markdown] lang="zh"
# ## 与自有数据合并
#
# 不要按名称连接：名称相同，单位、状态或地区可能不同。先给自有数据加上本数据集的编号，把金额换算成基本单位，
# 再按编号连接，单位不同即停止。下表的数字是虚构的。

# %%
own = pd.DataFrame(
    [
        ["新会区", "工业投资", "2022", 2_490_000, "万元"],
        ["新会区", "工业投资", "2023", 2_900_000, "万元"],
        ["新会区", "电池产能", "2024-01", 35, "GWh"],
    ],
    columns=["place", "name", "time_period", "amount", "unit"],
)
base_units = {"万元": ("CNY", 10_000), "GWh": ("GWh_per_year", 1)}
own["subject_id"] = own["place"].map(xd.load("subjects").set_index("subject_zh")["subject_id"])
own["indicator_id"] = own["name"].map({"工业投资": "industrial-investment", "电池产能": "battery-capacity"})
own["own_unit_id"] = [base_units[unit][0] for unit in own["unit"]]
own["own_value"] = [amount * base_units[unit][1] for amount, unit in zip(own["amount"], own["unit"], strict=True)]
own = own.drop(columns=["place", "name", "amount", "unit"])
assert own.notna().all(axis=None)
own

# %%
KEYS = ["subject_id", "indicator_id", "time_period"]


def joined(own: pd.DataFrame) -> pd.DataFrame:
    """Set own levels beside the published ones that have happened; stop where a unit differs."""
    columns = [*KEYS, "lower", "upper", "unit_id", "caveat_ids"]
    tables = ("observations", "external", "derived")
    levels = [xd.load(table, columns=columns, measure="level", status="actual").assign(table=table) for table in tables]
    ours = pd.concat(levels)
    pairs = own.merge(ours[ours["indicator_id"].isin(own["indicator_id"])], on=KEYS, validate="one_to_one")
    unlike = pairs[pairs["own_unit_id"] != pairs["unit_id"]]
    if len(unlike):
        raise ValueError(f"units differ:\n{unlike[[*KEYS, 'own_unit_id', 'unit_id']].to_string(index=False)}")
    return pairs


# %% tags=["raises-exception"]
joined(own)

# %% [markdown] lang="en"
# GWh a year is no GW: a caveat on our figure says what is in doubt. Leave the row out rather than convert it. Of the
# others both ends are kept, so the ratio has an interval as well.

# %% [markdown] lang="zh"
# GWh/年与GW不是同一单位，本数据集的注意事项已说明疑点；这一行应当剔除，不要自行换算。
# 其余各行保留上下限，比值也就有了区间。

# %%
for caveat in xd.observation("battery-capacity-2024-01").caveats:
    if caveat.kind == "unit":
        print(getattr(caveat, f"caveat_{language}"))

# %%
pairs = joined(own[own["own_unit_id"] == "CNY"])
lowest, highest = pairs["own_value"] / pairs["upper"], pairs["own_value"] / pairs["lower"]
pairs["own/ours, lower"], pairs["own/ours, upper"] = outward(lowest, highest, 4)
pairs.drop(columns=["subject_id", "indicator_id", "own_unit_id"])

# %% [markdown] lang="en"
# ## A chart for print
#
# `xd.plot("gdp")` draws a series at once. For a page of your own: a bar for each interval, an arrow where there is no
# upper end, below it source and caveat. The SVG keeps words as text; `dpi=300` gives a PNG for a page layout.

# %% [markdown] lang="zh"
# ## 供刊印的图
#
# `xd.plot("gdp", "zh")` 可直接画出一个序列。需要自行排版的，可按下例：区间画成横条，没有上限的画箭头，
# 图下注明注意事项和来源。
# SVG文件中的文字仍是文字，作图的电脑无须安装中文字体；如需PNG或PDF，先设置中文字体，如
# `plt.rcParams["font.family"] = "Noto Sans CJK SC"`。

# %% lang="en"
title = "GDP of Xinhui District, CNY billion"
label, sources, between = "{when}, {status}: {interval}", "Sources: ", "; "
facts = xd.facts(subject="xinhui", topic="economy").set_index("id")
points = xd.series("gdp").set_index("id")

# %% lang="zh"
import warnings

warnings.filterwarnings("ignore", message="Glyph")  # 电脑没有中文字体时的警告
title = "新会区地区生产总值（亿元）"
label, sources, between = "{when}，{status}：{interval}", "来源：", "；"
english = xd.facts().columns
facts = xd.facts(subject="xinhui", topic="economy", language="zh").set_axis(english, axis="columns").set_index("id")
points = xd.series("gdp", language="zh").set_axis(xd.series("gdp").columns, axis="columns").set_index("id")

# %% name="gdp"
caveat = xd.load("caveats", caveat_id="gdp-threshold-only")[f"caveat_{language}"].iloc[0]
left, right = 0.95 * points["lower"].min(), 1.05 * points["upper"].max()

plt.rcParams["svg.fonttype"] = "none"
figure, axes = plt.subplots(figsize=(7, 3))
figure.subplots_adjust(left=0.02, right=0.98, top=0.86, bottom=0.3)
for place, (name, point) in enumerate(points.iterrows()):
    is_open = np.isnan(point["upper"])
    axes.hlines(-place, point["lower"], right if is_open else point["upper"], linewidth=5, color="#9dbed0")
    axes.plot(right if is_open else point["value"], -place, ">" if is_open else "o", color="#0b5c8a", clip_on=False)
    words = label.format(interval=facts.loc[name, "interval"], **point[["when", "status"]])
    axes.annotate(words, (point["lower"], -place), (0, 8), textcoords="offset points", fontsize=9)
axes.set(xlim=(left, right), ylim=(0.4 - len(points), 0.8), yticks=[])
axes.spines[["top", "left", "right"]].set_visible(False)
figure.suptitle(title, x=0.02, ha="left", fontsize=12, weight="bold")
figure.text(0.02, 0.11, caveat, fontsize=7, color="#555555")
figure.text(0.02, 0.04, sources + between.join(points["source"]), fontsize=7, color="#555555")
figure.savefig("gdp.svg")
plt.close(figure)  # or Jupyter shows it twice
figure

# %% [markdown] lang="en"
# ## Check a draft
#
# `xd.check_text` holds each figure of a text against the published ones. Unknown is said of what is not published here,
# and wherever the words do not say which figure is meant. How often it errs: [texts.md](texts.md).

# %% [markdown] lang="zh"
# ## 核对稿件
#
# `xd.check_text` 把文字中的每个数据与已公布的数据核对。本数据集未收录的，或文字不足以判断所指的，标为 `unknown`。
# 误差见[texts.md](texts.md)。

# %% lang="en"
draft = """In 2023 industrial investment in Xinhui District came to CNY 28.8 billion, up 11.6 per cent.
Investment in technical upgrading reached CNY 12.376 billion.
In 2024 the district had 8 national little giants.
In 2022 exports were CNY 20 billion."""

# %% lang="zh"
draft = """新会区2023年工业投资约为288亿元，增长11.6%。
技术改造投资123.76亿元。
2024年，该区已有国家级专精特新“小巨人”企业8家。
2022年出口额200亿元。"""

# %%
checked = pd.DataFrame([each.as_dict() for each in xd.check_text(draft)])
checked[["printed", "verdict", f"reason_{language}", "ours", "observation_id"]]

# %% [markdown] lang="en"
# In the terminal: `xinhui-data check-text draft.txt`; it ends with exit code 1 where a figure differs. Everything that
# one figure rests on, for a footnote: `xd.cite("industrial-investment-2023")`.

# %% [markdown] lang="zh"
# 在终端中：`xinhui-data check-text draft.txt`，有不符的数据时退出码为1。引用一个数据时，
# `xd.cite("industrial-investment-2023", language="zh")` 给出其出处的全部信息。

# %% [markdown] lang="en"
# ## Excel, DuckDB, R, Stata
#
# **Excel** opens `facts.en.csv` and `facts.zh.csv` by a double click; a workbook is written by
# `xinhui-data export observations --format xlsx --to observations.xlsx`. How each tool reads the files is in
# [formats.md](formats.md). Here the join of above, with the tables written for them:

# %% [markdown] lang="zh"
# ## Excel、DuckDB、R、Stata
#
# **Excel** 可双击打开 `facts.zh.csv`；写成工作簿用
# `xinhui-data export observations --format xlsx --to observations.xlsx`。
# 各软件如何读取文件，见[formats.md](formats.md)。下面在各软件中完成上文的合并，先写出所需的文件：

# %%
own.to_csv("own.csv", index=False)
observations = xd.load().dropna(axis="columns", how="all")
titles = {name: observations.attrs["titles"][name] for name in observations}
observations.to_stata("observations.dta", write_index=False, version=118, variable_labels=titles)
own.to_stata("own.dta", write_index=False, version=118)
pd.read_stata("observations.dta")[["observation_id", "subject_zh", "lower", "upper"]].head(2)

# %% [markdown] lang="en"
# **DuckDB**, in the folder of `own.csv` and `observations.parquet`:

# %% [markdown] lang="zh"
# **DuckDB**，在 `own.csv` 和 `observations.parquet` 所在目录运行：

# %% [markdown]
# ```sql
# SELECT time_period, own_unit_id, unit_id, own_unit_id = unit_id AS comparable,
#        CASE WHEN comparable THEN own_value / upper END AS lowest,
#        CASE WHEN comparable THEN own_value / lower END AS highest
# FROM read_csv('own.csv', types = {'time_period': 'VARCHAR'}) AS own
# JOIN 'observations.parquet' AS ours USING (subject_id, indicator_id, time_period)
# WHERE measure = 'level' AND status = 'actual'
# ```

# %% [markdown] lang="en"
# **R**, with readr and dplyr:

# %% [markdown] lang="zh"
# **R**，用 readr 和 dplyr：

# %% [markdown]
# ```r
# library(dplyr)
# text <- readr::cols(time_period = "c")
# ours <- readr::read_csv("observations.csv", na = "", col_types = text) |>
#   filter(measure == "level", status == "actual")
# pairs <- readr::read_csv("own.csv", col_types = text) |>
#   inner_join(ours, by = c("subject_id", "indicator_id", "time_period")) |>
#   mutate(comparable = own_unit_id == unit_id,
#          lowest = ifelse(comparable, own_value / upper, NA),
#          highest = ifelse(comparable, own_value / lower, NA))
# ```

# %% [markdown] lang="en"
# **Stata**, with the two files written above:

# %% [markdown] lang="zh"
# **Stata**，用上面写出的两个文件：

# %% [markdown]
# ```stata
# use observations, clear
# keep if measure == "level" & status == "actual"
# merge 1:1 subject_id indicator_id time_period using own, keep(match) nogenerate
# generate lowest = own_value / upper if own_unit_id == unit_id
# generate highest = own_value / lower if own_unit_id == unit_id
# ```

# %% [markdown] lang="en"
# Here the level of 2022 is not in `observations`: it is implied, and in `derived`. The tests run the DuckDB lines, and
# those of R where R is installed. The lines for Stata have not been run.

# %% [markdown] lang="zh"
# 2022年的绝对数是推算的，在 `derived` 表中，不在 `observations` 表中。
# DuckDB的代码由测试运行，R的代码在装有R时由测试运行；Stata的代码未经运行。
