"""Any text checked against the published figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from xinhui_data import check_text
from xinhui_data.cli.main import app
from xinhui_data.figures.english import scan_english

FROZEN = Path(__file__).parent / "frozen" / "check-text.jsonl"

TOLD = [
    # text, verdicts of its figures, the figures they were held against
    ("2031年，云滨县地区生产总值198.5亿元，同比增长6.1%。", "agrees agrees", "gdp-2031 gdp-growth-2031"),
    ("云滨县2031年GDP约199亿元。", "agrees", "gdp-2031"),
    ("2031年云滨县工业总产值231.6万元。", "differs", "industrial-output-2031"),
    ("2031年云滨县工业总产值同比下降13.6%。", "differs", "industrial-output-growth-2031"),
    (
        "2031年云滨县工业总产值约232亿元，增长约14%。",
        "agrees agrees",
        "industrial-output-2031 industrial-output-growth-2031",
    ),
    (
        "云滨县工业总产值231.6亿元，2032年力争达到250亿元。",
        "agrees agrees",
        "industrial-output-2031 industrial-output-target-2032",
    ),
    (
        "The gross industrial output of Yunbin is to reach CNY 25 billion in 2032; its capacity is 35 GWh.",
        "agrees unknown",
        "industrial-output-target-2032",
    ),
    (
        "2031年云滨县工业总产值突破200亿元，达到261.3亿元。",
        "agrees differs",
        "industrial-output-2031 industrial-output-2031",
    ),
    ("2030年云滨县工业总产值突破200亿元。", "agrees", "industrial-output-2030-exact"),
    ("2030年云滨县工业总产值不足200亿元。", "differs", "industrial-output-2030-exact"),
    ("2032年，云滨县力争工业总产值达到250亿元。", "agrees", "industrial-output-target-2032"),
    ("2032年，云滨县已完成工业总产值250亿元。", "differs", "industrial-output-target-2032"),
    ("2031年云滨县规模以上工业企业137家。", "agrees", "above-scale-firms-2031"),
    ("2031年云滨县规上工业企业173家。", "differs", "above-scale-firms-2031"),
    ("2031年，青山县地区生产总值198.5亿元。", "unknown", ""),
    ("2031年云滨县工业总产值198.5亿元，地区生产总值231.6亿元。", "differs differs", "industrial-output-2031 gdp-2031"),
    ("2031年云滨县地区生产总值超250亿元。", "differs", "gdp-2031"),
    ("2031年云滨县地区生产总值没有达到250亿元。", "unknown", ""),
    ("2031年12月，云滨县地区生产总值增长9%。", "unknown", ""),
    ("2031年云滨经济开发区地区生产总值19亿元。", "unknown", ""),
    ("2031年云滨縣地區生產總值198.5億元。", "agrees", "gdp-2031"),
    ("2019年，云滨县地区生产总值198.5亿元。", "unknown", ""),
    ("2031年，云滨县进口额198.5亿元。", "unknown", ""),
    ("今年形势很好，增长6.1%。", "unknown", ""),
    (
        "In 2031 the gross regional product of Yunbin grew 6.1% to CNY 19.85 billion.",
        "agrees agrees",
        "gdp-growth-2031 gdp-2031",
    ),
    ("Yunbin's GDP fell 6.1 per cent in 2031.", "differs", "gdp-growth-2031"),
    (
        "For 2032 Yunbin aims at a gross industrial output of 25 billion yuan.",
        "agrees",
        "industrial-output-target-2032",
    ),
    ("In 2031 Qingshan County had a GDP of CNY 19.85 billion.", "unknown", ""),
]


@pytest.mark.parametrize(("text", "verdicts", "held_against"), TOLD)
@pytest.mark.usefixtures("used")
def test_each_figure_has_its_verdict_and_what_it_was_held_against(text: str, verdicts: str, held_against: str) -> None:
    found = check_text(text)

    assert [str(each.verdict) for each in found] == verdicts.split()
    assert [each.statement.observation_id for each in found if each.statement] == held_against.split()
    assert all(text[each.start : each.end] == each.printed for each in found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2031年云滨县工业总产值231.6万元。", "another magnitude"),
        ("2031年云滨县工业总产值同比下降13.6%。", "the opposite direction"),
        ("2031年云滨县工业总产值241.6亿元。", "another number"),
        ("2031年云滨县工业总产值231.6亿美元。", "another unit"),
        ("2032年，云滨县已完成工业总产值250亿元。", "published as target"),
    ],
)
@pytest.mark.usefixtures("used")
def test_the_reason_says_in_what_a_figure_differs(text: str, reason: str) -> None:
    (found,) = check_text(text)

    assert found.reason.en == reason


@pytest.mark.usefixtures("used")
def test_what_was_not_known_on_a_day_is_not_held_against_a_text() -> None:
    text = "2031年，云滨县地区生产总值198.5亿元。"

    known, unknown = check_text(text, as_of="2032-06"), check_text(text, as_of="2031")

    assert (known[0].verdict, unknown[0].verdict) == ("agrees", "unknown")


def test_what_is_no_text_and_no_date_is_refused() -> None:
    with pytest.raises(TypeError, match="reads text, not int"):
        check_text(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="as_of is a year, month or day"):
        check_text("3家", as_of="soon")


@pytest.mark.usefixtures("used")
def test_the_command_marks_the_text_and_fails_where_a_figure_differs(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("2031年，云滨县地区生产总值198.5亿元，同比下降6.1%；青山县80亿元。", encoding="utf-8")

    shown = CliRunner().invoke(app, ["check-text", str(file)])
    listed = CliRunner().invoke(app, ["check-text", str(file), "--json"])
    right = CliRunner().invoke(app, ["check-text", "-"], input="2031年，云滨县地区生产总值198.5亿元。")

    assert (shown.exit_code, listed.exit_code, right.exit_code) == (1, 1, 0)
    assert "198.5亿元[✓1]，同比下降6.1%[✗2]；青山县80亿元[?3]。" in shown.output
    assert "3 figures: 1 agrees, 1 differs, 1 unknown" in shown.output
    assert [row["verdict"] for row in json.loads(listed.output)] == ["agrees", "differs", "unknown"]


class Measured(NamedTuple):
    """How the figures of the frozen sentences were judged."""

    altered: list[str]
    true: list[str]
    unknown: list[str]


def measured() -> Measured:
    found = Measured([], [], [])
    for line in FROZEN.read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        checked, end = check_text(row["text"]), 0
        for figure in row["figures"]:
            start = row["text"].index(figure["printed"], end)
            end = start + len(figure["printed"])
            verdict = next((str(each.verdict) for each in checked if each.start < end and each.end > start), "missed")
            wanted = figure["verdict"] if isinstance(figure["verdict"], list) else [figure["verdict"]]
            kind = {"differs": found.altered, "unknown": found.unknown}.get(wanted[0], found.true)
            kind.append(verdict)
    return found


def test_the_frozen_sentences_are_judged_as_well_as_promised() -> None:
    """Sentences about the published figures of this data set: as more is published, unknown ones may be known."""
    altered, true, unknown = measured()

    assert altered.count("differs") >= 0.95 * len(altered)
    assert true.count("differs") <= 0.02 * len(true)
    assert true.count("agrees") + true.count("refines") >= 0.85 * len(true)
    assert unknown.count("differs") <= 0.02 * len(unknown)


@pytest.mark.parametrize("text", ["over the  50", "ſeven", "5 thouſand", "leſs than 5", "1,000比3", "9" * 5000])
def test_odd_text_is_checked_all_the_same(text: str) -> None:
    assert all(each.verdict == "unknown" for each in check_text(text))


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "bound"),
    [
        ("CNY 28.8 billion", "CNY 28.8 billion", "28800000000", "元", "exact"),
        ("more than 1,234 projects", "more than 1,234", "1234", "", "above"),
        ("fell 3.5 per cent", "3.5 per cent", "-3.5", "percent", "exact"),
        ("rose to 101 billion yuan", "101 billion yuan", "101000000000", "元", "exact"),
        ("about half of it", "about half", "50", "percent", "about"),
        ("nearly 50 firms", "nearly 50", "50", "", "below"),
        ("up 0.3 percentage points", "0.3 percentage points", "0.3", "percentage_point", "exact"),
        ("it ranked second in the city", "second", "2", "rank", "exact"),
    ],
)
def test_english_numbers_are_read(text: str, printed: str, value: str, unit: str, bound: str) -> None:
    (found,) = scan_english(text)

    assert (found.printed, found.as_dict()["value"], found.unit, found.bound) == (printed, value, unit, bound)
