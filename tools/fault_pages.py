"""What `make mutate` writes: docs/faults.md, docs/faults.zh.md and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.consistent import KINDS
from tools.judge import DOCUMENTS, SKELETON, TABLES
from tools.score import EXPLAINED, REASONS, Score
from xinhui_data.checks.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = "published files"
SHOWN = 3
SAMPLE = 10  # one in so many of the faults is tried
EVERY = 10  # one in so many of these is tried against every rule, to know which faults only one rule finds


def percent(tried: int, caught: int) -> str:
    """Write a share so that only a whole one reads 100 %."""
    return "100%" if caught == tried else f"{min(caught / tried, 0.9999):.2%}"


def table_rows(score: Score, language: int) -> Iterator[str]:
    """Generate the rows of the first table: one per table, with the reasons for faults not caught."""
    for name, (tried, caught) in score.by(0).items():
        reasons: dict[str, list[str]] = {}
        for table, column, _, _ in score.survivors:
            if table == name:
                place = f"`{column}`" if column else ("rows", "行")[language]
                reasons.setdefault(REASONS[EXPLAINED[table, column]][language], []).append(place)
        why = "; ".join(f"{', '.join(dict.fromkeys(columns))}: {reason}" for reason, columns in reasons.items())
        label = (
            f"`{name}`"
            if name in TABLES or name in DOCUMENTS
            else (name, {SKELETON: "遮字文本", PUBLISHED: "发布文件"}.get(name, name))[language]
        )
        yield f"| {label} | {tried:,} | {caught:,} | {percent(tried, caught)} | {why} |"
    tried, caught = score.total
    yield f"| {('all', '合计')[language]} | {tried:,} | {caught:,} | {percent(tried, caught)} | |"


LINE = "| --- | ---: | ---: | ---: | --- |"
HEADS = (
    "| what is changed | faults tried | caught | share | what survives, and why |",
    "| 被改动的表或文件 | 尝试的差错 | 查出 | 比例 | 未查出者及原因 |",
)


def summary(score: Score, language: int) -> str:
    """Generate both tables, of single faults and of the same fault in several places."""
    vital = score.vital
    sentence = (
        "In value, unit, scale, decimals, literal, offset, role, row presence, keys "
        "(but for the story, the choice of what is compared, and readings where a decision stands), "
        "and in identity, licence, date, READMEs and page: "
        f"{vital['caught']:,} of {vital['tried']:,} faults caught.",
        "数值、单位、数量级、精度、原文、位置、作用、行的有无与键（要点与看点、对照哪些数据的选择、另作裁定的标注除外），"
        "以及标识、许可、日期、README与数据手册："
        f"{vital['tried']:,} 处差错查出 {vital['caught']:,} 处。",
    )[language]
    rows = [HEADS[language], LINE, *table_rows(score, language)]
    return "\n".join([sentence, "", *rows, "", *consistent_rows(score, language)])


CONSISTENT = (
    (
        "The same error in every place that is held against another, as one who is wrong would make it; what survives "
        "is the limit of the checks and does not make the run fail:",
        "| changed alike in two places or more | faults tried | caught | share | why the rest survives |",
    ),
    (
        "同一差错在互相核对的各处同时出现，如同误解者所为；未查出者是检查的极限，不算运行失败：",
        "| 两处以上的同一改动 | 尝试的差错 | 查出 | 比例 | 其余未查出的原因 |",
    ),
)


def consistent_rows(score: Score, language: int) -> Iterator[str]:
    """Make the table of the faults in two places."""
    yield CONSISTENT[language][0]
    yield ""
    yield CONSISTENT[language][1]
    yield LINE
    for name, kind in KINDS.items():
        if counts := score.consistent.get(name):
            tried, caught = counts.total(), counts[True]
            why = (kind.why, kind.why_zh)[language] if caught < tried else ""
            yield f"| {(kind.en, kind.zh)[language]} | {tried:,} | {caught:,} | {percent(tried, caught)} | {why} |"


def full_report(score: Score) -> str:
    """Generate docs/faults.md: by table, by kind, and all faults not caught by field."""
    lines = [
        "# Faults tried and caught",
        "",
        "[中文](faults.zh.md)",
        "",
        f"Written by `make mutate`: one in {SAMPLE} of the faults that it can make, chosen by their number. Each is",
        "made alone, but for those of the second table, which are all made, in two places or more; caught means that",
        "`xinhui-data project check` would report it.",
        "",
        summary(score, 0),
        "",
        "| kind of fault | tried | caught | share |",
        "| --- | ---: | ---: | ---: |",
    ]
    for kind, (tried, caught) in sorted(score.by(1).items()):
        lines.append(f"| {kind} | {tried:,} | {caught:,} | {percent(tried, caught)} |")
    lines += ["", "## Missed", "", "| table | field | kind | number | such as |", "| --- | --- | --- | ---: | --- |"]
    groups: dict[tuple[str, str, str], list[str]] = {}
    for table, column, kind, words in score.survivors:
        groups.setdefault((table, column, kind), []).append(words.split(":")[0])
    for (table, column, kind), places in groups.items():
        lines.append(f"| `{table}` | `{column}` | {kind} | {len(places)} | {', '.join(places[:SHOWN])} |")
    lines += ["", "## Survivors in two places", "", "| changed alike | number | such as |", "| --- | ---: | --- |"]
    for name, examples in score.consistent_survivors.items():
        lines.append(f"| {KINDS[name].en} | {len(examples)} | {'; '.join(sorted(examples)[:SHOWN])} |")
    return "\n".join(lines) + "\n"


def chinese_report(score: Score) -> str:
    """Generate docs/faults.zh.md: the two tables."""
    lines = [
        "# 人为差错及查出情况",
        "",
        "[English](faults.md)",
        "",
        f"由 `make mutate` 写出：可以制造的差错按序号每{SAMPLE}处试一处。第一张表中的差错逐一制造；"
        "第二张表中的全部试过，各在两处以上同时制造。`xinhui-data project check` 会报告的即为查出。"
        "按种类的统计和未查出的例子见[英文页](faults.md)。",
        "",
        summary(score, 1),
    ]
    return "\n".join(lines) + "\n"


def rules_page(score: Score) -> str:
    """Generate docs/rules.md: every rule with what it protects, and the faults that it finds."""
    lines = [
        "# Rules of the checks · 检查规则",
        "",
        "Written by `make mutate`; `xinhui-data project rules` lists them too. Found: how many faults of a sample the",
        f"rule finds, one in {EVERY} of those that `make mutate` tries; alone: how many of them no other rule finds.",
        "A rule that finds none alone stays where it names a fault more plainly than the rule behind it, or where the",
        "sample holds no fault of its kind, as with the rules of published files.",
        "",
        "| rule | looks at | protects | 保护 | found | alone |",
        "| --- | --- | --- | --- | ---: | ---: |",
    ]
    lines += [
        f"| `{rule.id}` | {rule.level} | {rule.protects} | {rule.protects_zh} | {score.rules[rule.id]:,} | "
        f"{score.alone[rule.id]:,} |"
        for rule in RULES
    ]
    return "\n".join(lines) + "\n"


def write_results(score: Score) -> None:
    """Write the results to docs."""
    pages = {"faults.md": full_report(score), "faults.zh.md": chinese_report(score), "rules.md": rules_page(score)}
    for name, text in pages.items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
