"""The rules of the raw tables: each is shown to fail on the fault it is for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import invented
from tests.conftest import ROOT, Checkout, Row
from xinhui_data.api.checks import check_data
from xinhui_data.checks.raw import check_report
from xinhui_data.checks.rules import RULES, Level
from xinhui_data.model.home import Home
from xinhui_data.model.issues import explain

pytestmark = pytest.mark.core


@pytest.fixture(scope="session")
def unbuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.project(tmp_path_factory.mktemp("unbuilt") / "checkout")


@pytest.fixture
def checkout(unbuilt: Path, tmp_path: Path) -> Checkout:
    """Give the raw tables of both invented reports, which are all that the rules read."""
    return Checkout(Home(Path(shutil.copytree(unbuilt, tmp_path / "数据 checkout"))))


@pytest.mark.parametrize("reports", [(invented.FIRST,), (invented.FIRST, invented.SECOND)], ids=["one", "two"])
def test_the_invented_reports_keep_every_rule(reports: tuple[str, ...], tmp_path: Path) -> None:
    assert Checkout(Home(invented.project(tmp_path / "checkout", reports))).rules() == []


def test_the_real_report_keeps_every_rule(real_checkout: Checkout) -> None:
    assert real_checkout.rules() == []


def test_every_rule_that_an_issue_can_name_is_in_the_registry_once() -> None:
    ids = [rule.id for rule in RULES]
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py") if path.name != "rules.py"]
    named = set(re.findall(r'(?:issue|Issue)\(\s*"([a-z-]+)", ', "\n".join(sources)))

    assert len(ids) == len(set(ids))
    assert named <= set(ids)
    assert not [name for name in ids if not any(f'"{name}"' in text for text in sources)]


CELLS = [
    # table, key (the first cell of the row), field, value, rule
    ("observations", "gdp-2030", "bound", "above", "readable"),
    ("observations", "industrial-output-2030", "bound", "at_least", "readable"),
    ("observations", "gdp-2030", "char_start", "5", "foreign-key"),
    ("observations", "gdp-2030", "indicator_id", "above-scale-firms", "unit-printed"),
    ("observations", "above-scale-firms-2030", "measure", "growth_rate", "unit-printed"),
    ("observations", "gdp-growth-2030", "measure", "share", "scope"),
    ("observations", "industrial-output-rank-2030", "scope_id", "", "scope"),
    ("observations", "industrial-output-rank-2030", "scope_id", "jiangzhou-total", "scope"),
    ("observations", "gdp-2030", "scope_id", "jiangzhou-total", "scope"),
    ("observations", "industrial-output-target-2031", "time_period", "2029", "target-ahead"),
    ("observations", "gdp-2030", "time_period", "2031", "actual-past"),
    ("observations", "gdp-2030", "time_period", "2031-02", "actual-past"),
    ("observations", "gdp-2030", "time_period", "", "dated"),
    ("observations", "gdp-2030", "time_period", "2030-02-30", "calendar"),
    ("observations", "industrial-output-outlook", "time_period", "2040", "dated"),
    ("observations", "gdp-2030", "subject_id", "jiangzhou", "double-entry"),
    ("observations", "gdp-2030", "status", "planned", "double-entry"),
    ("observations", "gdp-2030", "time_period", "2029", "stated-period"),
    ("observations", "industrial-output-target-2031", "status", "actual", "one-meaning"),
    ("anchors", "gdp-2030", "word", "2030", "one-word"),
    ("observations", "gdp-2030", "observation_id", "product-2030", "identifier"),
    ("observations", "retail-sales-2030", "indicator_id", "gdp", "natural-key"),
    ("observations", "gdp-2030", "revises", "gdp-2029", "revises"),
    ("observations", "gdp-2030", "revises", "retail-sales-2030", "revises"),
    ("indicators", "gdp", "unit_id", "enterprise", "unit-printed"),
    ("indicators", "large-firms", "part_of", "gdp", "unit-of-whole"),
    ("indicators", "above-scale-firms", "part_of", "large-firms", "circle"),
    ("indicators", "gdp", "topic", "census", "double-entry"),
    ("indicators", "gdp", "indicator_en", "regional product", "double-entry"),
    ("caveats", "output-threshold-only", "kind", "sum", "double-entry"),
    ("scopes", "jiangzhou-counties", "kind", "whole", "scope"),
    ("subjects", "jiangzhou", "kind", "group", "place"),
    ("units", "enterprise", "printed_forms", "户", "unit-printed"),
    ("sources", "yunbin-communique-2030", "date_edtf", "sometime", "edtf"),
    ("sources", "yunbin-communique-2030", "url", "", "address"),
    ("sources", "yunbin-communique-2030", "access", "unlinked", "address"),
    ("external", "ext-gdp-2030", "printed", "几元", "readable"),
    ("external", "ext-gdp-2030", "printed", "186.4万元", "magnitude"),
    ("external", "ext-gdp-2030", "subject_id", "jiangzhou", "double-entry"),
    ("pairs", "gdp-2030", "other_id", "ext-nothing", "foreign-key"),
    ("series_members", "gdp", "indicator_id", "new-jobs", "series-complete"),
    ("headlines", "gdp-2030", "figure_id", "gdp-1930", "headline"),
    ("findings", "gdp-rounded", "finding_en", "The report prints {gdp-1930!}.", "finding"),
    ("findings", "gdp-rounded", "finding_zh", "报道公布{gdp-growth-2030!}。", "finding"),
    ("findings", "gdp-before", "finding_en", "Growth implies {gdp-2030.level_before}.", "finding"),
]


@pytest.mark.parametrize(("table", "key", "field", "value", "rule"), CELLS)
def test_a_wrong_cell_breaks_its_rule(
    checkout: Checkout, table: str, key: str, field: str, value: str, rule: str
) -> None:
    checkout.set(table, key, field, value)

    issues = checkout.rules()

    assert rule in {issue.rule for issue in issues}, explain(issues)
    assert all(issue.expected and issue.fix for issue in issues)


def spoil_mention(literal: str, **cells: str) -> Callable[[list[Row]], object]:
    """Change the cells of the first mention with this literal."""
    return lambda rows: next(row for row in rows if row["printed"] == literal).update(cells)


LEDGER = [
    ("mentions", lambda rows: rows.pop(3), "completeness"),
    ("mentions", lambda rows: rows.insert(4, dict(rows[3])), "order"),
    ("mentions", lambda rows: rows.insert(2, rows.pop(8)), "order"),
    ("mentions", spoil_mention("186.42亿元", printed="186.24亿元"), "literal-in-place"),
    ("mentions", spoil_mention("186.42亿元", printed="186.42亿"), "double-entry"),
    ("mentions", spoil_mention("186.42亿元", role="idiom"), "figure"),
    ("mentions", spoil_mention("一股劲", role="figure", meaning_zh="", meaning_en=""), "observed"),
    ("mentions", spoil_mention("一股劲", meaning_zh=""), "meaning"),
    ("mentions", spoil_mention("186.42亿元", meaning_en="a figure"), "meaning"),
    ("mentions", spoil_mention("突破200亿元", repeats=""), "restated"),
    ("mentions", spoil_mention("2030年", period=""), "period"),
    ("mentions", spoil_mention("2030年", period="2029"), "period"),
    ("mentions", lambda rows: rows.insert(1, rows[0] | {"char_start": "17", "printed": "\n"}), "numeric"),
    ("anchors", lambda rows: rows.pop(0), "anchored"),
    ("anchors", lambda rows: rows.append(rows[0] | {"field": "bound"}), "anchored"),
    ("anchors", lambda rows: rows[0].update(char_start="30"), "word-in-place"),
    ("decisions", lambda rows: rows.pop(0), "undecided"),
    ("decisions", lambda rows: rows[0].update(decided="actual0"), "double-entry"),
    ("decisions", lambda rows: rows.append(rows[0] | {"field": "value"}), "needless"),
    ("caveat_links", lambda rows: rows.pop(0), "double-entry"),
    ("reading-a", lambda rows: rows.pop(5), "double-entry"),
]


@pytest.mark.parametrize(("table", "spoil", "rule"), LEDGER)
def test_a_wrong_row_of_a_report_breaks_its_rule(
    checkout: Checkout, table: str, spoil: Callable[[list[Row]], object], rule: str
) -> None:
    checkout.change(table, spoil)

    issues = checkout.rules()

    assert rule in {issue.rule for issue in issues}, explain(issues)


def test_a_bound_word_stands_in_its_literal(checkout: Checkout) -> None:
    checkout.change(
        "anchors",
        lambda rows: [row.update(char_start="44", word="居") for row in rows if row["word"] == "以上"],
    )

    assert "inside" in {issue.rule for issue in checkout.rules()}


def test_a_size_class_may_be_a_lower_bound_but_an_amount_may_not(checkout: Checkout) -> None:
    """千亿 alone can mean at least so much; 500亿元 says what it says."""
    checkout.set("observations", "industrial-output-outlook", "bound", "at_least")

    assert "readable" in {issue.rule for issue in checkout.rules()}


def test_a_rank_without_a_group_needs_a_caveat_on_its_scope(checkout: Checkout) -> None:
    name = "industrial-output-rank-2030"
    checkout.set("observations", name, "scope_id", "")
    checkout.change("anchors", lambda rows: rows.remove(next(r for r in rows if r["field"] == "scope_id")))
    assert "link a caveat of kind scope" in explain(checkout.rules())

    checkout.set("caveats", "output-threshold-only", "kind", "scope")
    checkout.change("caveat_links", lambda rows: rows.append(rows[0] | {"observation_id": name}))

    assert "scope" not in {issue.rule for issue in checkout.rules()}


def test_two_reports_cannot_use_one_identifier(checkout: Checkout) -> None:
    second = checkout.home.reports / "yunbin-2032-01"
    for name in ("observations.csv", "anchors.csv"):
        path = second / name
        path.write_text(path.read_text(encoding="utf-8").replace("gdp-2031,", "gdp-2030,"), encoding="utf-8")

    assert {issue.rule for issue in checkout.rules()} == {"unique-identifier"}


def test_a_revision_names_an_earlier_statement_of_the_same_fact(checkout: Checkout) -> None:
    path = checkout.home.reports / "yunbin-2032-01" / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("revised,retail-sales-2030", "revised,gdp-2030"), "utf-8")

    assert {issue.rule for issue in checkout.rules()} == {"revises"}


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda text: text.replace("186.42", "186.24"), "literal-in-place"),
        (lambda text: text.replace("□", "", 1), "length"),
        (lambda text: text.replace("□", "区", 1), "unmasked"),
        (lambda text: text.replace("□", "7", 1), "completeness"),
        (lambda text: text.replace("。", "，", 1), "skeleton-digest"),
        (lambda text: "\ufeff" + text, "skeleton"),
        (lambda text: text.replace("\n", "\r\n"), "skeleton"),
        (lambda text: text[:0], "skeleton"),
    ],
)
def test_each_fault_of_the_skeleton_is_found(checkout: Checkout, spoil: Callable[[str], str], rule: str) -> None:
    path = checkout.home.skeleton("yunbin-2031-01")
    path.write_bytes(spoil(path.read_bytes().decode("utf-8")).encode("utf-8"))

    assert rule in {issue.rule for issue in checkout.rules()}


@pytest.mark.parametrize("line", ['date_edtf = "sometime"', 'date_edtf = "[2031-02..2031-01]"', "", "date_edtf = 5"])
def test_a_report_needs_a_date(checkout: Checkout, line: str) -> None:
    path = checkout.home.reports / "yunbin-2031-01" / "report.toml"
    path.write_text(re.sub(r"date_edtf = .*", line, path.read_text(encoding="utf-8")), encoding="utf-8")

    assert "report" in {issue.rule for issue in checkout.rules()}


@pytest.mark.parametrize("name", ["report.toml", "skeleton.txt", "observations.csv", "reading-a.csv"])
def test_a_missing_file_is_reported_and_nothing_fails(checkout: Checkout, name: str) -> None:
    (checkout.home.reports / "yunbin-2031-01" / name).unlink()

    issues = checkout.rules()

    assert any(issue.file.endswith(f"yunbin-2031-01/{name}") for issue in issues), explain(issues)


@pytest.mark.parametrize("place", ["units.csv", "shared/x.csv", "reports/x.txt", "story/x"])
def test_what_is_no_file_of_the_data_set_is_reported(checkout: Checkout, place: str) -> None:
    (checkout.home.raw / place).write_text("x\n", encoding="utf-8")

    assert {issue.rule for issue in checkout.rules()} == {"stray-file"}


def test_a_report_without_a_second_reading_is_found(checkout: Checkout) -> None:
    path = checkout.path("reading-b")
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")

    assert "two-readings" in {issue.rule for issue in checkout.rules()}


def test_both_languages_give_the_same_numbers(checkout: Checkout) -> None:
    checkout.set("caveats", "retail-base-revised", "caveat_en", "The base of 2029 was revised.")
    checkout.set("caveats", "retail-base-revised", "caveat_zh", "2028年的基数经过核定。")

    assert "numbers-agree" in {issue.rule for issue in checkout.rules()}


def test_one_report_can_be_checked_by_itself(checkout: Checkout) -> None:
    checkout.set("observations", "gdp-2030", "status", "planned")

    assert {issue.rule for issue in check_report(checkout.home, "yunbin-2031-01").reports}
    assert check_report(checkout.home, "yunbin-2032-01").ok


def test_a_report_that_cannot_be_read_keeps_no_other_from_its_checks(tmp_path: Path) -> None:
    home = Home(invented.project(tmp_path / "both"))
    (home.reports / invented.FIRST / "mentions.csv").unlink()
    (home.reports / invented.SECOND / "anchors.csv").write_text("observation_id,field,char_start,word\n", "utf-8")

    steps = {step.name: step for step in check_data(home.root).steps}
    step = steps["each report: rules, ledger, readings"]

    assert step.not_run == "a table of yunbin-2031-01, or a shared one, cannot be read"
    assert {issue.file.split("/")[3] for issue in step.issues} == {"yunbin-2032-01"}


def test_a_data_set_needs_no_story(checkout: Checkout) -> None:
    for path in checkout.home.story.iterdir():
        path.unlink()
    checkout.home.story.rmdir()

    assert checkout.rules() == []


def test_rules_say_what_they_protect_in_both_languages() -> None:
    for rule in RULES:
        assert rule.protects.isascii()
        assert any("\u4e00" <= character <= "\u9fff" for character in rule.protects_zh)
        assert rule.level in Level


def test_the_rules_can_be_listed() -> None:
    from xinhui_data.api.checks import rules

    assert {"id", "level", "protects", "protects_zh"} == set(rules()[0])


def test_a_word_of_one_figure_says_nothing_of_another(checkout: Checkout) -> None:
    (sales,) = (row for row in checkout.read("observations") if row["observation_id"] == "retail-sales-2030")

    def spoil(rows: list[dict[str, str]]) -> None:
        row = next(row for row in rows if row["observation_id"] == "retail-sales-growth-2030")
        row["char_start"], row["word"] = sales["char_start"], "52.7亿元"

    checkout.change("anchors", spoil)

    assert "inside" in {issue.rule for issue in checkout.rules()}


def test_a_decision_stands_for_no_mention_that_was_not_read(checkout: Checkout) -> None:
    """What one reader took for another role is decided; that it was read at all is not."""
    aside: dict[str, str] = {}

    def misread(rows: list[dict[str, str]]) -> None:
        row = next(row for row in rows if row["ordinal"] == "0" and row["role"] == "period")
        aside.update(row)
        row["role"] = "name"

    checkout.change("reading-a", misread)
    decided = {"char_start": aside["char_start"], "ordinal": "0", "field": "role", "decided": "period"}
    checkout.change("decisions", lambda rows: rows.append(decided | {"reason_en": "It names a year."}))
    assert checkout.rules() == []

    checkout.change("reading-b", lambda rows: rows.remove(aside))
    assert "double-entry" in {issue.rule for issue in checkout.rules()}
