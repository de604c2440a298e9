"""Any number of invented reports, one a month, to measure how the work grows with their number.

Of the 66 figures of a report, half are on one county that every report is about: the month, its growth, and the month
before, printed again as it was or revised. The other half are on a county that no other report is about. A communique
follows every report with some of its figures, rounded.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from tests.invented import project
from xinhui_data.checks.classifications import FIELDS
from xinhui_data.checks.copies import digest, without_layout
from xinhui_data.figures.grammar import read_figure
from xinhui_data.figures.intervals import plain
from xinhui_data.model.catalogue import OF_REPORT, SHARED
from xinhui_data.model.columns import Record
from xinhui_data.model.evidence import Anchor
from xinhui_data.model.readings import Reading
from xinhui_data.model.skeleton import mask
from xinhui_data.model.terms import AnchoredField

BRANCHES = "子丑寅卯辰巳午未申酉戌"
INDICATORS = {f"output-{letter}": f"{branch}类产值" for letter, branch in zip("abcdefghijk", BRANCHES, strict=True)}
_NAMES = ["".join(name) for name in product("甲乙丙丁戊己庚辛壬癸", BRANCHES, BRANCHES)]
_PROSE = "各项工作按照年初安排有序推进，有关部门加强调度，企业生产经营总体平稳，" * 4
_CAVEAT = "monthly-figures"
Row = dict[str, Any]


def many_reports(root: Path, number: int) -> list[str]:
    """Put a checkout with this many reports into a folder; give their identifiers.

    The same number gives the same files.
    """
    project(root, ())
    raw = root / "data" / "raw"
    for month in range(number):
        report = _Report(month)
        report.write(raw / "reports" / report.id)
    shared = _shared(number)
    shared["classifications"] = [
        {"table_name": name, "row_id": next(iter(row.values())), "field": field, "reading": row.get(field)}
        for name, fields in FIELDS.items()
        for row in shared[name]
        for field in fields
    ]
    for name, record in SHARED.items():
        _write(raw / "shared" / f"{name}.csv", record, shared[name])
    (raw / "story" / "findings.csv").write_text("finding_id,finding_en,finding_zh\n", encoding="utf-8")
    (raw / "story" / "headlines.csv").write_text(
        f"figure_id,section_id\noutput-a-{_period(0)},money\n", encoding="utf-8"
    )
    (raw / "story" / "sections.csv").write_text(
        "section_id,form,title_en,title_zh,lead_en,lead_zh\n"
        "opening,opening,Counties in figures,各县数据,Every figure of invented reports.,虚构报道的全部数据。\n"
        "money,strips,Output of the county,全县产值,Billion yuan.,单位：亿元。\n",
        encoding="utf-8",
    )
    return [f"monthly-{_period(month)}" for month in range(number)]


def _period(month: int) -> str:
    return f"{2031 + month // 12}-{month % 12 + 1:02d}"


def _level(indicator: int, month: int, county: int) -> Decimal:
    """Give an output in 亿元, between 10 and 45 with two digits after the point."""
    return Decimal(1000 + 211 * indicator + (37 * month + 101 * county) % 997).scaleb(-2)


def _revised(indicator: int, month: int) -> Decimal:
    """Give the output of a month as the next report has it: of every third kind another one."""
    return _level(indicator, month, 0) + (Decimal("0.17") if indicator % 3 == 0 else 0)


class _Report:
    """A report in the making: its text, and the rows of its tables."""

    def __init__(self, month: int) -> None:
        self.month, self.period, self.id = month, _period(month), f"monthly-{_period(month)}"
        self.text = "各县产值情况\n\n"
        self.rows: dict[str, list[Row]] = {name: [] for name in (*OF_REPORT, "reading-a", "reading-b")}
        for indicator, indicator_id in enumerate(INDICATORS):
            self._common(indicator, indicator_id)
            self._other(indicator, indicator_id)

    def _common(self, indicator: int, indicator_id: str) -> None:
        """Write on the county of all reports: the month, its growth, and the month before."""
        name, subject = f"{indicator_id}-{self.period}", "yunbin"
        common = self._opening("云滨县")
        self._month(name, indicator, indicator_id, subject, 0, common)
        before = _revised(indicator, self.month - 1)
        revised = self.month > 0 and before != _level(indicator, self.month - 1, 0)
        row: Row = {"indicator_id": indicator_id, "subject_id": subject, "time_period": _period(self.month - 1)}
        if revised:
            row |= {"flag": "revised", "revises": f"{indicator_id}-{_period(self.month - 1)}"}
        month = {"time_period": self._say("，", "上月")}
        status = {"status": self._say("的数字已经", "核定")}
        self._fact(f"{name}-before", f"{before}亿元", row, common | month | status, _CAVEAT)
        self._closing()

    def _other(self, indicator: int, indicator_id: str) -> None:
        """Write on the county of this report: the month, its growth, and the target of the next year."""
        subject, year = f"county-{self.month + 1}", str(int(self.period[:4]) + 1)
        name = f"{indicator_id}-{subject}-{self.period}"
        common = self._opening(_county(self.month))
        self._month(name, indicator, indicator_id, subject, self.month + 1, common)
        row: Row = {"indicator_id": indicator_id, "subject_id": subject, "time_period": year, "status": "target"}
        words = {"time_period": self._say("，", "明年"), "status": self._say("的各项", "目标")}
        self._say("是", "")
        self._fact(f"{indicator_id}-{subject}-target-{year}", f"{50 + indicator}亿元", row, common | words)
        self._closing()

    def _opening(self, county: str) -> dict[str, tuple[int, str]]:
        year, month = self.period.split("-")
        printed = f"{year}年{int(month)}月"
        period = len(self.text), printed
        self._excluded(printed, "period", "月份", "month", period=self.period)
        self.rows["classifications"].append({"row_id": period[0], "field": "period", "reading": self.period})
        return {"time_period": period, "subject_id": self._say("，", county)}

    def _month(
        self, name: str, indicator: int, indicator_id: str, subject: str, county: int,
        words: dict[str, tuple[int, str]],
    ) -> None:  # fmt: skip
        row: Row = {"indicator_id": indicator_id, "subject_id": subject, "time_period": self.period}
        words = words | {"status": self._say(f"{INDICATORS[indicator_id]}", "实现")}
        self._printed = len(self.text), f"{_level(indicator, self.month, county)}亿元"
        self._fact(name, self._printed[1], row, words, _CAVEAT if county else "")
        growth = Decimal((29 * self.month + 13 * indicator + county) % 140 - 45).scaleb(-1)
        measure = self._say("，与去年同期相比", "下降" if growth < 0 else "增长")
        growth_row = row | {"measure": "growth_rate"}
        name = name.replace(indicator_id, f"{indicator_id}-growth", 1)
        self._fact(name, f"{abs(growth)}%", growth_row, words | {"measure": measure}, negative=growth < 0)

    def _closing(self) -> None:
        self._say("，县里", "")
        self._excluded("一路", "idiom", "惯用语", "set phrase")
        self._say("跟进这", "")
        self._excluded(self._printed[1], "restated", "同一产值", "the same output", repeats=self._printed[0])
        self._say(f"。{_PROSE}都有成效。\n", "")

    def _say(self, words: str, kept: str) -> tuple[int, str]:
        """Write words, then one that may become an anchor; give the latter's place."""
        self.text += words + kept
        return len(self.text) - len(kept), kept

    def _excluded(self, printed: str, role: str, zh: str, en: str, **more: object) -> None:
        start = len(self.text)
        self.text += printed
        mention: Row = {"char_start": start, "printed": printed, "role": role} | more
        self.rows["mentions"].append(mention | {"meaning_zh": zh, "meaning_en": en})
        for name in ("reading-a", "reading-b"):
            self.rows[name].append(mention | {"ordinal": 0})

    def _fact(
        self, name: str, printed: str, row: Row, words: dict[str, tuple[int, str]], caveat: str = "", *,
        negative: bool = False,
    ) -> None:  # fmt: skip
        start = len(self.text)
        self.text += printed
        place: Row = {"char_start": start}
        self.rows["mentions"].append(place | {"printed": printed, "role": "figure"})
        fact: Row = {"observation_id": name, "measure": "level", "status": "actual"} | place | row
        self.rows["observations"].append(fact)
        for field, (offset, word) in words.items():
            self.rows["anchors"].append({"observation_id": name, "field": field, "char_start": offset, "word": word})
        if caveat:
            self.rows["caveat_links"].append({"caveat_id": caveat, "observation_id": name})
        figure = read_figure(printed)
        read = fact | {
            "ordinal": 1,
            "printed": printed,
            "role": "figure",
            "value": f"{'-' if negative else ''}{plain(figure.number)}",
            "scale": figure.scale,
            "decimals": figure.decimals,
            "unit_id": "percent" if figure.unit == "percent" else "CNY",
            "bound": figure.bound,
            "caveat_ids": caveat,
        }
        self.rows["reading-a"].append(read)
        self.rows["reading-b"].append(read)
        if fact["status"] == "target":
            self.rows["reading-b"][-1] = read | {"time_period": self.period[:4]}
            decided = {"ordinal": 1, "field": "time_period", "decided": fact["time_period"]}
            self.rows["decisions"].append(place | decided | {"reason_en": "The target is that of the year after."})

    def write(self, folder: Path) -> None:
        """Write the folder of the report."""
        folder.mkdir(parents=True)
        records: dict[str, type[Record]] = OF_REPORT | dict.fromkeys(("reading-a", "reading-b"), Reading)
        for name, record in records.items():
            _write(folder / f"{name}.csv", record, self.rows[name])
        kept = [_span(row["char_start"], row["printed"]) for row in self.rows["mentions"]]
        kept += [_span(row["char_start"], row["word"]) for row in self.rows["anchors"]]
        skeleton, data = mask(self.text, kept), self.text.encode()
        (folder / "skeleton.txt").write_text(skeleton, encoding="utf-8")
        year, month = _period(self.month + 1).split("-")
        (folder / "report.toml").write_text(
            f'title_zh = "各县产值情况"\ntitle_en = "Output of the counties"\npublisher_zh = "江洲报"\n'
            f'publisher_en = "Jiangzhou News"\nauthor_zh = "林远"\ndate_edtf = "{year}-{month}-12"\n'
            f'date_basis_en = "Invented."\nlanguage = "zh-Hans"\n\n[text]\nlength = {len(self.text)}\n'
            f'bytes = {len(data)}\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
            f'layout_sha256 = "{digest(without_layout(self.text))}"\nskeleton_sha256 = "{digest(skeleton)}"\n',
            encoding="utf-8",
        )


def _span(start: object, word: object) -> Anchor:
    """Give a place whose text stays in the skeleton."""
    start, word = int(str(start)), str(word)
    end = start + len(word)
    return Anchor(observation_id="any", field=AnchoredField.SUBJECT, char_start=start, char_end=end, word=word)


def _county(month: int) -> str:
    return f"{_NAMES[month]}县"


def _shared(number: int) -> dict[str, list[Row]]:
    """Give the shared tables: a county and a communique more for each report."""
    counties = [("yunbin", "云滨县", "Yunbin County")]
    counties += [(f"county-{n + 1}", _county(n), f"County {n + 1}") for n in range(number)]
    rows: dict[str, list[Row]] = {name: [] for name in SHARED}
    for unit_id, zh, en, kind in (("CNY", "元", "yuan", "currency"), ("percent", "百分数", "per cent", "ratio")):
        printed = "元" if unit_id == "CNY" else "%"
        rows["units"].append({"unit_id": unit_id, "unit_zh": zh, "unit_en": en, "kind": kind, "printed_forms": printed})
    for subject_id, zh, en in counties:
        rows["subjects"].append({"subject_id": subject_id, "subject_zh": zh, "subject_en": en, "kind": "place"})
        rows["series_members"] += [
            {"series_id": f"{name}-{subject_id}", "indicator_id": name, "subject_id": subject_id} for name in INDICATORS
        ]
    for name, zh in INDICATORS.items():
        said = {
            "definition_zh": f"一月内{zh}合计。",
            "definition_en": f"Output of class {name[-1].upper()} in a month.",
        }
        kinds = {"topic": "economy", "unit_id": "CNY", "time_basis": "flow"}
        named: Row = {"indicator_id": name, "indicator_zh": zh, "indicator_en": f"output of class {name[-1].upper()}"}
        rows["indicators"].append(named | said | kinds)
    rows["caveats"].append(
        {"caveat_id": _CAVEAT, "kind": "consistency", "caveat_en": "Months need not add up to the year.",
         "caveat_zh": "各月合计与全年数不一定相等。"}
    )  # fmt: skip
    for month in range(number):
        rows["sources"].append(_communique(month))
        rows["external"] += [_rounded(month, indicator) for indicator in range(3)]
    return rows


def _communique(month: int) -> Row:
    period, known = _period(month), _period(month + 1)
    return {
        "document_id": f"communique-{period}", "publisher_zh": "云滨县统计局",
        "publisher_en": "Yunbin County Bureau of Statistics", "title_zh": f"{period}月度统计公报",
        "url": f"https://example.org/{period}", "date_edtf": f"{known}-20", "language": "zh-Hans", "access": "original",
    }  # fmt: skip


def _rounded(month: int, indicator: int) -> Row:
    period, indicator_id = _period(month), list(INDICATORS)[indicator]
    value = _level(indicator, month, 0).quantize(Decimal("0.1"))
    return {
        "observation_id": f"ext-{indicator_id}-{period}", "document_id": f"communique-{period}",
        "indicator_id": indicator_id, "subject_id": "yunbin", "measure": "level", "status": "actual",
        "time_period": period, "printed": f"{value}亿元", "flag": "preliminary",
    }  # fmt: skip


def _write(path: Path, record: type[Record], rows: Iterable[Row]) -> None:
    names: Sequence[str] = list(record.model_fields)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
