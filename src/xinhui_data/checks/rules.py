"""The rules of the checks: each with its level and what it protects; every issue names one of them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """What a rule looks at."""

    FILE = "file"
    CELL = "cell"
    ROW = "row"
    REPORT = "report"
    DATA_SET = "data set"
    PUBLISHED = "published"


class Rule(NamedTuple):
    """One rule: its identifier, what it looks at, and what it protects, in English and Chinese."""

    id: str
    level: Level
    protects: str
    protects_zh: str


RULES = (
    Rule("file", Level.FILE, "every file can be read", "文件均可读取"),
    Rule("encoding", Level.FILE, "text is UTF-8", "文本为UTF-8编码"),
    Rule("byte-order-mark", Level.FILE, "no mark before the first character", "文件开头无字节顺序标记"),
    Rule("line-ends", Level.FILE, "lines end in LF, the last one too", "行尾为LF，末行亦然"),
    Rule("csv", Level.FILE, "tables are comma-separated values", "表为CSV格式"),
    Rule("header", Level.FILE, "tables have the columns of their record, in order", "列名及顺序与定义一致"),
    Rule("cells", Level.FILE, "every row has a cell for every column", "每行的单元格数与列数一致"),
    Rule("quoting", Level.FILE, "only cells that need quotes have them", "只有必要时才用引号"),
    Rule("stray-file", Level.FILE, "no file that is not part of the data set", "没有不属于本数据集的文件"),
    Rule("report", Level.FILE, "report.toml says all that is known of a report", "report.toml著录完整"),
    Rule("characters", Level.CELL, "no invisible, foreign or full-width characters, no formulas", "没有不可见字符、异体字符、全角字符和公式"),
    Rule("language", Level.CELL, "Chinese columns are in Chinese, English ones in English", "中文列为中文，英文列为英文"),
    Rule("plain-form", Level.CELL, "numbers and dates in plain ASCII digits", "数字和日期用普通ASCII数字书写"),
    Rule("required", Level.CELL, "cells that must be filled are", "必填项已填"),
    Rule("type", Level.CELL, "numbers and dates are such", "数字、日期类型正确"),
    Rule("range", Level.CELL, "numbers are in the range of their column", "数字在允许范围内"),
    Rule("pattern", Level.CELL, "identifiers, periods, digests and sentences have their form", "编号、时期、校验值和句子符合格式"),
    Rule("code", Level.CELL, "codes are of their closed list", "代码取自代码表"),
    Rule("value", Level.CELL, "lists hold identifiers, values can be converted", "列表各项为编号，取值可以转换"),
    Rule("edtf", Level.CELL, "dates of publication are EDTF dates that exist", "发表日期为有效的EDTF日期"),
    Rule("numbers-agree", Level.ROW, "both languages of a row give the same numbers", "同一行中英文所述数字一致"),
    Rule("unique-key", Level.ROW, "no two rows have one key", "主键不重复"),
    Rule("foreign-key", Level.ROW, "what a row refers to exists", "所引用的编号存在"),
    Rule("address", Level.ROW, "a document has an address, or is marked as without one", "文件有网址，或注明网址未记录"),
    Rule("readable", Level.ROW, "the grammar reads every literal, and bounds follow from it", "原文表述均可由语法读出，确切程度与之相符"),
    Rule("unit-printed", Level.ROW, "the printed unit is that of indicator and measure", "原文单位与指标及数值类型相符"),
    Rule("share-range", Level.ROW, "shares lie between 0 and 100 per cent", "占比在0至100%之间"),
    Rule("growth-range", Level.ROW, "nothing declines by more than 100 per cent", "降幅不超过100%"),
    Rule("rank-range", Level.ROW, "ranks are whole numbers from 1", "位次为1起的整数"),
    Rule("level-range", Level.ROW, "amounts are not negative", "绝对数不为负"),
    Rule("whole-count", Level.ROW, "things are counted in whole numbers", "个数为整数"),
    Rule("scope", Level.ROW, "ranks have a group, shares a whole, nothing else a scope", "位次有比较范围，占比有总体，其他没有"),
    Rule("dated", Level.ROW, "everything has a period but an outlook", "除远期数外均有时期"),
    Rule("calendar", Level.ROW, "periods exist in the calendar", "时期在日历中存在"),
    Rule("target-ahead", Level.ROW, "targets are not before their report", "目标不早于报道"),
    Rule("actual-past", Level.ROW, "actual figures are not after their report", "实际数不晚于报道"),
    Rule("identifier", Level.ROW, "identifiers name the indicator or the subject of their row", "编号以本行的指标或主体开头"),
    Rule("meaning", Level.ROW, "what is set aside says what it is", "不列为数据的表述注明含义"),
    Rule("period", Level.ROW, "periods have the numbers that are printed", "时期与原文数字一致"),
    Rule("place", Level.ROW, "only places have codes and scopes", "只有行政区划才有代码和范围"),
    Rule("circle", Level.ROW, "no indicator is part of itself", "指标不包含自身"),
    Rule("unit-of-whole", Level.ROW, "a part has the unit of its whole", "部分与总体单位一致"),
    Rule("figure", Level.REPORT, "observations come from figures", "数据出自数据类表述"),
    Rule("observed", Level.REPORT, "every figure has an observation", "每处数据类表述均有数据"),
    Rule("restated", Level.REPORT, "restated mentions name what they repeat", "重复表述注明所重复者"),
    Rule("consistent", Level.REPORT, "a restated figure agrees with the first", "重复的数据前后一致"),
    Rule("natural-key", Level.REPORT, "a document states one fact once", "同一文件中一条事实只有一行"),
    Rule("anchored", Level.REPORT, "every choice rests on a word of the report", "每项选择均有原文依据"),
    Rule("one-word", Level.REPORT, "anchors that start at one place name the same word", "同一位置的依据文字相同"),
    Rule("one-meaning", Level.REPORT, "a word of measure, status or bound has one meaning", "表示数值类型、状态、确切程度的词含义唯一"),
    Rule("inside", Level.REPORT, "the word of a bound is part of the literal, no word part of another", "表示确切程度的词在本表述之内"),
    Rule("stated-period", Level.REPORT, "a period agrees with the year it rests on", "时期与所依据的年份一致"),
    Rule("nearest", Level.REPORT, "a word stands as near to its figure as it can", "依据文字为离数据最近的一处"),
    Rule("part-of-whole", Level.REPORT, "a part is not more than its whole", "部分不大于总体"),
    Rule("sum-of-parts", Level.REPORT, "parts add up to their whole", "各部分之和等于总体"),
    Rule("skeleton", Level.REPORT, "the masked text can be read", "遮字文本可以读取"),
    Rule("length", Level.REPORT, "the masked text is as long as the report", "遮字文本与报道等长"),
    Rule("skeleton-digest", Level.REPORT, "the masked text is the one recorded", "遮字文本与记录的校验值一致"),
    Rule("unmasked", Level.REPORT, "no prose of the report is kept", "不保留报道文字"),
    Rule("prose", Level.REPORT, "no sentence of the report is kept", "不保留报道语句"),
    Rule("order", Level.REPORT, "mentions and choices stand in order, none overlaps", "表述按序排列，互不重叠"),
    Rule("literal-in-place", Level.REPORT, "every literal stands where the ledger says", "表述位置与台账一致"),
    Rule("word-in-place", Level.REPORT, "every anchor stands where it says", "依据文字位置正确"),
    Rule("numeric", Level.REPORT, "mentions hold a number", "数字表述含有数字"),
    Rule("completeness", Level.REPORT, "every numeric character is in exactly one mention", "每个数字字符恰属一处表述"),
    Rule("two-readings", Level.REPORT, "two readers read every report", "每篇报道经两次标注"),
    Rule("double-entry", Level.REPORT, "tables hold what both readers chose or what was decided", "表中内容为两次标注一致或经裁定者"),
    Rule("undecided", Level.REPORT, "every difference of the readers is decided", "标注不同之处均有裁定"),
    Rule("needless", Level.REPORT, "decisions decide a difference", "裁定针对实际的不同之处"),
    Rule("decision", Level.REPORT, "decisions differ from the reading and give a reason", "裁定与标注不同并附理由"),
    Rule("unique-identifier", Level.DATA_SET, "no two documents use one identifier", "各文件的数据编号不重复"),
    Rule("revises", Level.DATA_SET, "a revision names an earlier statement of the same fact", "修订数指明同一事实的先前数据"),
    Rule("compared", Level.DATA_SET, "every outside figure is compared with something", "外部数据均有对照"),
    Rule("magnitude", Level.DATA_SET, "outside figures have the size of their like", "外部数据与同类数据数量级相当"),
    Rule("used", Level.DATA_SET, "everything defined is used", "所定义者均被使用"),
    Rule("series-complete", Level.DATA_SET, "what is known for several years is in a series", "有多年数据的指标均列入序列"),
    Rule("series-unit", Level.DATA_SET, "a series has one unit and topic", "一个序列只有一种单位和主题"),
    Rule("series-years", Level.DATA_SET, "a series has several years", "序列含有多个年份"),
    Rule("series-member", Level.DATA_SET, "members of a series have dated levels", "序列成员有注明时期的数值"),
    Rule("headline", Level.DATA_SET, "headlines are observations", "要点数据均为数据"),
    Rule("finding", Level.DATA_SET, "findings take their numbers from the tables, alike in both languages", "结论中的数字取自各表，中英文一致"),
    Rule("dataset", Level.DATA_SET, "dataset.toml can be used", "dataset.toml可用"),
    Rule("identity", Level.DATA_SET, "the identifier never changes by a slip", "标识不因疏忽而变"),
    Rule("licence", Level.DATA_SET, "the licence is a licence for data, and that of the package", "许可协议为数据许可协议，且与程序包一致"),
    Rule("changelog", Level.DATA_SET, "version and date are those of the changelog", "版本和日期与更新日志一致"),
    Rule("frictionless", Level.PUBLISHED, "frictionless accepts the Data Package", "数据包通过frictionless校验"),
    Rule("ordinary-file", Level.PUBLISHED, "published files are ordinary files", "发布文件为普通文件"),
    Rule("missing-file", Level.PUBLISHED, "no published file is missing", "发布文件齐全"),
    Rule("digest", Level.PUBLISHED, "files have the digests of SHA256SUMS", "文件与SHA256SUMS一致"),
    Rule("descriptor", Level.PUBLISHED, "datapackage.json can be used", "datapackage.json可用"),
    Rule("parquet", Level.PUBLISHED, "Parquet files can be read", "Parquet文件可读"),
    Rule("arrow-schema", Level.PUBLISHED, "Parquet files have types and metadata of their records", "Parquet文件类型和元数据与定义一致"),
    Rule("csv-equals-parquet", Level.PUBLISHED, "CSV and Parquet hold the same rows", "CSV与Parquet内容一致"),
    Rule("stale", Level.PUBLISHED, "what is made agrees with today's raw tables and templates", "生成的文件与当前原始表和模板一致"),
    Rule("build", Level.PUBLISHED, "the raw tables can be built", "原始表可以生成发布文件"),
    Rule("page", Level.PUBLISHED, "the data book can be read", "数据手册可以读取"),
    Rule("article", Level.PUBLISHED, "the article is the text of the ledger", "原文与台账相符"),
)  # fmt: skip
