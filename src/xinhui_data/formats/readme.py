"""The tables inside README.md and README.zh.md, generated from the data between marker comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import TypeVar

from xinhui_data.checks.agreement import field_agreements
from xinhui_data.checks.double_entry import Entries, Place, read_entries
from xinhui_data.formats.findings import findings
from xinhui_data.formats.words import MEASURE_ZH, STATUS_ZH, show_interval, show_value
from xinhui_data.model.columns import Record
from xinhui_data.model.curated import Curated
from xinhui_data.model.observations import Observation
from xinhui_data.model.skeleton import numeric_offsets
from xinhui_data.model.terms import Measure, Reader, Role

T = TypeVar("T")

HEADLINES = (
    "gdp-2023", "industrial-investment-2023", "industrial-investment-growth-2023",
    "technical-upgrading-investment-2023", "technical-upgrading-investment-growth-2023", "chains-output-2023",
    "storage-output-2023", "storage-output-growth-2023", "projects-100m-2023", "projects-100m-investment-2023",
    "census-entities-2023", "little-giants-2023", "little-giants-target-2024", "high-tech-enterprises-target-2024",
    "calb-output-target-2024", "battery-capacity-outlook",
)  # fmt: skip

_README = ("headline", "findings", "tables", "ledger", "agreement")
# The blocks of each file, each once.
BLOCKS = {
    "README.md": _README,
    "README.zh.md": tuple(f"{name}-zh" for name in _README),
    "docs/method.md": ("agreement-by-field",),
}

_MARKER = re.compile(r"<!-- (?:made: ([a-z-]+)|(end)) -->\n?")


def fill_blocks(text: str, blocks: Mapping[str, str], file: str) -> str:
    """Put each generated block between its markers; nothing outside them changes.

    Raises:
        ValueError: if a marker names an unknown block, or markers do not alternate.
    """
    parts, kept, name = [], 0, ""
    for marker in _MARKER.finditer(text):
        if bool(marker[2]) is not bool(name):
            raise ValueError(f"{file}: the marker {marker[0].strip()} is out of place; each 'made' needs its own 'end'")
        if marker[1] and marker[1] not in blocks:
            raise ValueError(f"{file}: the marker 'made: {marker[1]}' is unknown; blocks are {', '.join(blocks)}")
        if marker[1]:
            parts.append(text[kept : marker.end()])
        else:
            parts.append(f"{blocks[name]}\n")
            kept = marker.start()
        name = marker[1] or ""
    if name:
        raise ValueError(f"{file}: the marker 'made: {name}' has no 'end'")
    return "".join([*parts, text[kept:]])


def blocks_amiss(text: str, file: str) -> list[str]:
    """Name the blocks that do not stand exactly once in a file, each with how often it does."""
    found = Counter(marker[1] for marker in _MARKER.finditer(text) if marker[1])
    due = {f"made: {name}": 1 for name in BLOCKS[file]} | {"end": len(BLOCKS[file])}
    if file.startswith("README"):
        due |= {"measured: faults": 1, "measured end": 1}
    due = {f"made: {name}": 0 for name in sorted(found)} | due
    counts = {name: text.count(f"<!-- {name} -->\n") for name in due}
    return [f"<!-- {name} --> {count} times, not {due[name]}" for name, count in counts.items() if count != due[name]]


def make_blocks(curated: Curated, tables: Mapping[str, Sequence[Record]], skeletons: Sequence[str]) -> dict[str, str]:
    """Generate all blocks, each in English and, with ``-zh``, in Chinese."""
    observations = [row for row in tables["observations"] if isinstance(row, Observation)]
    return {
        "headline": _headline(observations, english=True),
        "headline-zh": _headline(observations, english=False),
        "tables": _tables(tables, english=True),
        "tables-zh": _tables(tables, english=False),
        "findings": _list(findings(tables, english=True)),
        "findings-zh": _list(findings(tables, english=False)),
        "ledger": _ledger(curated, skeletons, english=True),
        "ledger-zh": _ledger(curated, skeletons, english=False),
        "agreement": _agreement(curated, english=True),
        "agreement-zh": _agreement(curated, english=False),
        "agreement-by-field": _agreement_by_field(curated),
    }


def _list(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _headline(observations: Sequence[Observation], *, english: bool) -> str:
    by_id = {observation.observation_id: observation for observation in observations}
    header = ("indicator", "subject", "period", "status", "value", "interval", "printed")
    header_zh = ("指标", "主体", "时期", "状态", "数值", "取值区间", "原文")
    rows = []
    for observation in (by_id[name] for name in HEADLINES):
        indicator = observation.indicator_en if english else observation.indicator_zh
        if observation.measure is not Measure.LEVEL:
            indicator += (
                f", {observation.measure.replace('_', ' ')}" if english else f"（{MEASURE_ZH[observation.measure]}）"
            )
        rows.append(
            (
                indicator,
                observation.subject_en if english else observation.subject_zh,
                observation.time_period or "—",
                str(observation.status) if english else STATUS_ZH[observation.status],
                show_value(observation, english=english),
                show_interval(observation, english=english),
                observation.printed,
            )
        )
    return _rows(header if english else header_zh, rows)


def _tables(tables: Mapping[str, Sequence[Record]], *, english: bool) -> str:
    header = ("table", "rows", "what it holds") if english else ("表", "行数", "内容")
    rows = []
    for name, records in tables.items():
        table = type(records[0]).table
        rows.append((f"`{name}`", str(len(records)), table.description if english else table.description_zh))
    return _rows(header, rows)


def _ledger(curated: Curated, skeletons: Sequence[str], *, english: bool) -> str:
    counts = Counter(row.record.role for row in curated.mentions)
    numeric = sum(len(numeric_offsets(skeleton)) for skeleton in skeletons)
    header = ("role", "mentions", "what it is") if english else ("表述类型", "条数", "说明")
    rows = [(f"`{role}`", str(counts[role]), role.en if english else role.zh) for role in Role if counts[role]]
    total = sum(counts.values())
    if english:
        line = f"{numeric} numeric characters of the report, all accounted for, in {total} mentions:"
    else:
        line = f"报道共有 {numeric} 个数字字符，全部归入 {total} 条数字表述："
    return f"{line}\n\n{_rows(header, rows)}"


def _agreement(curated: Curated, *, english: bool) -> str:
    first, second = read_entries(curated, Reader.A), read_entries(curated, Reader.B)
    spans, both_spans = _union_and_common(_spans(first), _spans(second))
    facts, both_facts = _union_and_common(_facts(first), _facts(second))
    fields, decisions = field_agreements(first, second), len(curated.adjudications)
    compared, same = sum(field.compared for field in fields), sum(field.same for field in fields)
    share = f"{100 * same / compared:.1f}%"
    least = min((field.coefficient for field in fields if field.coefficient is not None), default=None)
    if english:
        return (
            f"Of {spans} spans marked by either reader, {both_spans} are marked by both, and of {facts} facts "
            f"{both_facts}; of {compared} choices compared they made {same} alike ({share}), and corrected for chance "
            f"the agreement is at least {_coefficient(least)} in every field. The {decisions} decisions, with reasons, "
            f"are in `data/raw/adjudications.csv`."
        )
    return (
        f"任一标注者标出的 {spans} 处数字表述中 {both_spans} 处为两者共有，{facts} 条事实中 {both_facts} 条为两者共有；"
        f"逐项比较 {compared} 次选择，{same} 次一致（{share}），扣除偶然一致后各字段的一致性系数均不低于 "
        f"{_coefficient(least)}。{decisions} 项裁定及理由见 `data/raw/adjudications.csv`。"
    )


def _agreement_by_field(curated: Curated) -> str:
    fields = field_agreements(read_entries(curated, Reader.A), read_entries(curated, Reader.B))
    rows = [
        (f"`{field.field}`", str(field.compared), str(field.same), _coefficient(field.coefficient)) for field in fields
    ]
    return _rows(("field", "compared", "the same", "κ or α"), rows)


def _coefficient(value: Fraction | None) -> str:
    """Round down, so that only full agreement shows as 1.00."""
    return "—" if value is None else f"{floor(value * 100) / 100:.2f}"


def _spans(entries: Entries) -> set[tuple[str, int, str]]:
    return {(place.report_id, place.char_start, fields["char_end"]) for place, fields in entries.items()}


def _facts(entries: Entries) -> set[Place]:
    return {place for place in entries if place.ordinal}


def _union_and_common(first: set[T], second: set[T]) -> tuple[int, int]:
    return len(first | second), len(first & second)
