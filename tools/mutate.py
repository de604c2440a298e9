"""Measure what the checks catch: every fault, one at a time. `make mutate` runs it and writes the result tables."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from tools.consistent import KINDS, consistent_faults
from tools.faults import SAID, all_faults, must_be_caught
from tools.judge import DATASET, DOCUMENTS, PERIODS, REPORT, SKELETON, TABLES, Fault, Judge
from xinhui_data.build.agreement import FIELDS
from xinhui_data.checks.published import check_sums
from xinhui_data.checks.rules import RULES
from xinhui_data.formats.readme import BLOCKS
from xinhui_data.model.catalogue import READINGS
from xinhui_data.model.home import Home

ROOT = Path(__file__).resolve().parents[1]
SEED = 20240119
FLIPS = 100
SHOWN = 3
PUBLISHED = "published files"
# Why a fault survives, by table and field; a survivor without a reason here makes the run fail.
REASONS = {
    "prose": ("free text: its form is checked, not its wording", "自由文字：只检查形式，不检查措辞"),
    "names": ("a name in free text", "名称用词"),
    "citation": ("can be checked only with the article: `verify` does so", "须有原文才能判断：由 `verify` 核对"),
    "overruled": ("the reading, where another value was decided", "另作裁定的，原来的标注"),
    "evidence": ("whether a word of the report states a field is read", "文中词语能否作为依据，由阅读判断"),
    "choice": ("which figures are compared is a choice", "对照哪些数据由整理者选定"),
    "reasons": ("the wording of a reason", "理由的措辞"),
    "flags": ("what a document says of its own value; read once", "文件对数值性质的说明，只标注一次"),
}
EXPLAINED = {
    ("units", "unit_zh"): "names", ("units", "unit_en"): "names", ("units", "symbol"): "names",
    ("units", "printed_forms"): "names",
    ("subjects", "subject_zh"): "names", ("subjects", "subject_en"): "names", ("subjects", "note_en"): "prose",
    ("scopes", "scope_zh"): "names", ("scopes", "scope_en"): "names", ("scopes", "members"): "names",
    ("indicators", "indicator_zh"): "names", ("indicators", "indicator_en"): "names",
    ("indicators", "definition_zh"): "prose", ("indicators", "definition_en"): "prose",
    ("mentions", "meaning_zh"): "prose", ("mentions", "meaning_en"): "prose",
    ("observations", "note_en"): "prose", ("observations", "flag"): "flags", ("observations", "revises"): "flags",
    ("caveats", "caveat_en"): "prose", ("caveats", "caveat_zh"): "prose",
    ("decisions", "reason_en"): "reasons", ("classifications", "reason_en"): "reasons",
    ("classifications", "reading"): "overruled", ("anchors", "field"): "evidence", ("anchors", "word"): "evidence",
    **{(name, field): "overruled" for name in READINGS for field in (*FIELDS, "")}, (PERIODS, "reason_en"): "reasons",
    ("sources", "publisher_zh"): "names", ("sources", "publisher_en"): "names", ("sources", "title_zh"): "names",
    ("sources", "url"): "names", ("sources", "date_edtf"): "names", ("sources", "access"): "names",
    ("sources", "language"): "names", ("sources", "note_en"): "prose",
    ("external", "note_en"): "prose", ("external", "flag"): "flags",
    ("pairs", "reason_en"): "reasons", ("pairs", "reason_zh"): "reasons", ("pairs", "figure_id"): "choice",
    ("pairs", "other_id"): "choice", ("series_members", "series_id"): "choice",
    ("series_members", "indicator_id"): "choice", ("series_members", "subject_id"): "choice",
    ("series_members", ""): "choice", ("pairs", ""): "choice",
    **{
        ("sections", name): "prose"
        for name in ("title_en", "title_zh", "lead_en", "lead_zh", "form", "section_id", "")
    },
    **{("headlines", name): "choice" for name in ("figure_id", "section_id", "")},
    **{("findings", name): "prose" for name in ("finding_id", "finding_en", "finding_zh", "")},
    **{(DATASET, field): "prose" for field in SAID},
    **{
        (REPORT, field): "citation"
        for field in (
            "title_zh", "title_en", "publisher_zh", "publisher_en", "author_zh", "date_edtf", "date_basis_en",
            "language", "bytes", "sha256", "layout_sha256", "(file)",
        )
    },
    # A blank line or a byte outside of the blocks: the words of a README are its author's.
    **{(name, "(file)"): "prose" for name in BLOCKS},
}  # fmt: skip


SAMPLE = 10  # one in so many of the faults is tried
EVERY = 10  # one in so many of these is tried against every rule, to know which faults only one rule finds


@dataclass
class Score:
    """How many faults were tried and caught, by table and by kind; and what survived."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    caught: Counter[tuple[str, str]] = field(default_factory=Counter)
    vital: Counter[str] = field(default_factory=Counter)
    survivors: list[tuple[str, str, str, str]] = field(default_factory=list)
    vital_survivors: list[tuple[str, str, str, str]] = field(default_factory=list)
    consistent: dict[str, Counter[bool]] = field(default_factory=dict)
    rules: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    consistent_survivors: dict[str, list[str]] = field(default_factory=dict)

    def add(self, fault: Fault, caught: bool) -> None:
        """Count one fault; one in two places by itself, since some of them nothing can catch."""
        if not fault.table:
            self.consistent.setdefault(fault.field, Counter())[caught] += 1
            if not caught:
                self.consistent_survivors.setdefault(fault.field, []).append(fault.words)
            return
        self.tried[fault.table, fault.kind] += 1
        self.caught[fault.table, fault.kind] += caught
        if must_be_caught(fault):
            self.vital["tried"] += 1
            self.vital["caught"] += caught
        if not caught:
            self.survivors.append((fault.table, fault.field, fault.kind, fault.words))
            if must_be_caught(fault):
                self.vital_survivors.append((fault.table, fault.field, fault.kind, fault.words))

    def merge(self, other: Score) -> None:
        """Add the counts of another score."""
        self.tried += other.tried
        # Counter addition would drop what was never caught.
        self.caught.update(other.caught)
        self.vital.update(other.vital)
        self.rules.update(other.rules)
        self.alone.update(other.alone)
        self.survivors += other.survivors
        self.vital_survivors += other.vital_survivors
        for kind, counts in other.consistent.items():
            self.consistent.setdefault(kind, Counter()).update(counts)
        for kind, words in other.consistent_survivors.items():
            self.consistent_survivors.setdefault(kind, []).extend(words)

    def by(self, part: int) -> dict[str, tuple[int, int]]:
        """Sum up by table (0) or by kind (1): tried and caught."""
        names = dict.fromkeys(key[part] for key in self.tried)
        return {
            name: (
                sum(number for key, number in self.tried.items() if key[part] == name),
                sum(number for key, number in self.caught.items() if key[part] == name),
            )
            for name in names
        }

    @property
    def total(self) -> tuple[int, int]:
        """All faults: tried and caught."""
        return sum(self.tried.values()), sum(self.caught.values())


def tried_faults(judge: Judge) -> Iterator[Fault]:
    """Give the faults that are tried: a sample of those in one place, and all in two places."""
    return chain(islice(all_faults(judge, SEED), 0, None, SAMPLE), consistent_faults(judge))


def score_part(part: int, parts: int) -> Score:
    """Try every fault whose number falls to one of several processes."""
    begun, judge, score = time.perf_counter(), Judge(Home(ROOT)), Score()
    for number, fault in enumerate(tried_faults(judge)):
        if number % parts == part and number // parts % EVERY:
            score.add(fault, judge.catches(fault))
        elif number % parts == part:
            broken = judge.broken(fault)
            score.add(fault, bool(broken))
            score.rules.update(broken)
            score.alone.update(broken if len(broken) == 1 else ())
        if part == 0 and number % 5000 == 0 and number:
            print(f"{number} faults tried in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    return score


def score_flips() -> Score:
    """Flip one bit of published files, of schemas and of the skeleton, in many places, one at a time."""
    score, chance = Score(), random.Random(SEED)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        for name in ("data", "schemas"):
            shutil.copytree(ROOT / name, home.root / name)
        files = [path for top in (home.processed, home.schemas) for path in sorted(top.rglob("*")) if path.is_file()]
        for path in files:
            data = path.read_bytes()
            for place in chance.sample(range(len(data)), min(FLIPS, len(data))):
                flipped = bytearray(data)
                flipped[place] ^= 1 << chance.randrange(8)
                path.write_bytes(flipped)
                fault = Fault(PUBLISHED, "(file)", "bit flipped", f"{home.name(path)} at {place}", b"")
                score.add(fault, any(check_sums(home)))
            path.write_bytes(data)
    return score


def percent(tried: int, caught: int) -> str:
    """Write a share so that only a whole one reads 100 %."""
    return "100%" if caught == tried else f"{min(caught / tried, 0.9999):.2%}"


def table_rows(score: Score, language: int) -> Iterator[str]:
    """Generate the rows of the table in the READMEs: one per table, with the reasons for faults not caught."""
    for name, (tried, caught) in score.by(0).items():
        reasons: dict[str, list[str]] = {}
        for table, column, _, _ in score.survivors:
            if table == name:
                reasons.setdefault(REASONS[EXPLAINED[table, column]][language], []).append(f"`{column}`")
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


def block(score: Score, language: int) -> str:
    """Generate the block of a README."""
    vital = score.vital
    sentence = (
        "In value, unit, scale, decimals, literal, offset, role, row presence, keys "
        "(but for the story, the choice of what is compared, and readings where a decision stands), "
        "and in identity, licence, date, made blocks and page: "
        f"{vital['caught']:,} of {vital['tried']:,} faults caught.",
        "数值、单位、数量级、精度、原文、位置、作用、行的有无与键（要点与看点、对照哪些数据的选择、另作裁定的标注除外），"
        "以及标识、许可、日期、自动生成的段落与数据页："
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
        f"Written by `make mutate`: one in {SAMPLE} of the faults that it can make, chosen by their number. Each is",
        "made alone, but for those of the second table, which are all made, in two places or more; caught means that",
        "`xinhui-data check` would report it.",
        "",
        block(score, 0),
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


def rules_page(score: Score) -> str:
    """Generate docs/rules.md: every rule with what it protects, and the faults that it finds."""
    lines = [
        "# Rules of the checks · 检查规则",
        "",
        "Written by `make mutate`; `xinhui-data rules` lists the same rules. Found: how many faults of a sample the",
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
    """Write the results to docs/faults.md, docs/rules.md and the READMEs."""
    (ROOT / "docs" / "rules.md").write_text(rules_page(score), encoding="utf-8")
    (ROOT / "docs" / "faults.md").write_text(full_report(score), encoding="utf-8")
    for language, name in enumerate(("README.md", "README.zh.md")):
        path = ROOT / name
        before, begin, rest = path.read_text(encoding="utf-8").partition("<!-- measured: faults -->\n")
        _, end, after = rest.partition("<!-- measured end -->\n")
        path.write_text(f"{before}{begin}{block(score, language)}\n{end}{after}", encoding="utf-8")


def main() -> int:
    """Test all faults, write the results, and fail where a vital fault or one without a known reason is not caught."""
    parts = os.cpu_count() or 1
    print(
        f"mutate: every fault of raw tables, skeleton, documents and published files, in {parts} processes",
        file=sys.stderr,
    )
    score = Score()
    with multiprocessing.Pool(parts) as pool:
        for part in pool.starmap(score_part, [(part, parts) for part in range(parts)]):
            score.merge(part)
    score.survivors.sort()
    score.merge(score_flips())
    order = [*TABLES, SKELETON, *DOCUMENTS, PUBLISHED]
    score.tried = Counter(dict(sorted(score.tried.items(), key=lambda item: order.index(item[0][0]))))
    unexplained = sorted({row[:3] for row in score.survivors if (row[0], row[1]) not in EXPLAINED})
    for table, column, kind in unexplained:
        words = [row[3] for row in score.survivors if row[:3] == (table, column, kind)]
        print(f"not caught, without a known reason: {table}.{column}, {kind}: {'; '.join(words[:SHOWN])}")
    for table, column, kind, example in score.vital_survivors:
        print(f"not caught, although it must be: {table}.{column}, {kind}: {example}")
    tried, caught = score.total
    if unexplained or score.vital["tried"] != score.vital["caught"]:
        print(f"mutate: failed; {caught} of {tried} faults caught, nothing written")
        return 1
    write_results(score)
    print(f"mutate: {caught} of {tried} faults caught ({percent(tried, caught)}); see docs/faults.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
