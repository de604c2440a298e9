"""The score of the checks: how many faults were tried and caught, and why those that survive do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tools.faults import SAID, must_be_caught
from tools.judge import DATASET, PERIODS, REPORT, Fault
from xinhui_data.build.agreement import FIELDS
from xinhui_data.model.catalogue import READINGS

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
}  # fmt: skip


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
