"""What agrees with itself and is still wrong: magnitudes, sums of parts, scopes of something else, numbers in texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Checkout, Row
from xinhui_data.checks.bilingual import differing_numbers
from xinhui_data.checks.cells import text_faults
from xinhui_data.model.issues import Issue, explain


def found(checkout: Checkout, rule: str) -> list[Issue]:
    return [issue for issue in checkout.rules() if issue.rule == rule]


def set_printed(checkout: Checkout, key: str, **cells: str) -> None:
    """Change an outside figure and what its second reader saw, alike."""
    for field, value in cells.items():
        checkout.set("external", key, field, value)

    def spoil(rows: list[Row]) -> None:
        row = next(row for row in rows if (row["row_id"], row["field"]) == (key, "printed"))
        row["reading"] = cells["printed"]

    checkout.change("classifications", spoil)


@pytest.mark.parametrize(
    ("key", "printed", "of"),
    [
        ("ext-projects-investment-2022", "561.32万元", "projects-100m-investment-2023"),
        ("ext-city-gdp-2023", "4022.25万元", "gdp-2023"),
        ("ext-calb-output-2023", "超20万元", "calb-output-target-2024"),
        ("ext-gdp-primary-2023", "72.09万元", "ext-gdp-2023"),
    ],
)
def test_a_wrong_scale_word_in_an_outside_figure_and_its_second_reading_is_found(
    checkout: Checkout, key: str, printed: str, of: str
) -> None:
    figure = next(row for row in checkout.read("external") if row["external_id"] == key)
    set_printed(checkout, key, printed=printed, scale="4", decimals=str(int(figure["decimals"]) + 4))

    issues = found(checkout, "magnitude")

    assert of in " ".join(issue.expected for issue in issues), explain(checkout.rules())
    assert not [issue for issue in checkout.rules() if issue.rule in ("double-entry", "printed-literal")]


def test_the_three_industries_make_up_the_product(checkout: Checkout) -> None:
    set_printed(checkout, "ext-gdp-tertiary-2023", printed="428.89亿元", value="428.89")

    (issue,) = found(checkout, "sum-of-parts")

    assert "ext-gdp-tertiary-2023" in issue.expected


def test_an_outside_part_is_no_larger_than_its_whole(checkout: Checkout) -> None:
    set_printed(checkout, "ext-projects-1bn-2022", printed="73个", value="73")

    assert found(checkout, "part-of-whole")


@pytest.mark.parametrize(
    ("key", "scope"),
    [
        ("carbon-neutrality-lab-rank-gba", "jiangmen-laboratories"),
        ("carbon-neutrality-lab-rank-jiangmen", "gba-carbon-laboratories"),
        ("projects-100m-rank-2023", "jiangmen-laboratories"),
        ("census-entities-share-2023", "xinhui-fixed-asset-investment"),
    ],
)
def test_a_scope_of_another_indicator_is_found_although_both_readings_have_it(
    checkout: Checkout, key: str, scope: str
) -> None:
    checkout.set("observations", key, "scope_id", scope)

    assert found(checkout, "scope"), explain(checkout.rules())


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd", "-x", "-2+3+cmd|x", "+1=2", "-1*A1", "＝1+1", "＠x", "+5 more", "-5%"]
)
def test_text_that_a_spreadsheet_would_run_is_a_fault(text: str) -> None:
    assert "characters" in {rule for rule, *_ in text_faults(text)}


@pytest.mark.parametrize("text", ["-5%", "+3", "-5.2个百分点", "-1,300家"])
def test_a_signed_number_is_none_in_a_printed_literal(text: str) -> None:
    assert not list(text_faults(text, literal=True))


@pytest.mark.parametrize("text", ["-2+cmd|x", "-5%=A1", "-1*A1", "+1(2)"])
def test_a_formula_is_a_fault_even_in_a_printed_literal(text: str) -> None:
    assert list(text_faults(text, literal=True))


DIFFERENT = [
    ("连续两年推测为2022年和2023年", "presumably 2022 and 2024"),
    ("反推全市约84.5万家", "the share implies about 854,000"),
    ("所列区间（500亿至1500亿元）", "The interval (CNY 50 to 160 billion)"),
    ("榜单规模：前一百", "size of a list: the top 500"),
    ("地区生产总值过千亿", "GDP past CNY 10 billion"),
    ("一年内引进的投资额一亿元以上的项目数", "projects of at least CNY 10 million"),
    ("2024年目标，2024年计划，2025年", "a target of 2024, a plan of 2024, of 2024"),
]
ALIKE = [
    ("推测为2022年和2023年", "presumably 2023 and 2022"),
    ("所列区间（500亿至1500亿元）；一般指不低于1000亿元", "(CNY 50 to 150 billion), at least CNY 100 billion"),
    ("2020年人口普查约91万，全市约84.5万家", "some 0.91 million at the census of 2020, about 845,000 in the city"),
    ("上年为13个", "the year before there were thirteen"),
    ("两年后减少3家，共68家", "three fewer, sixty-eight in all"),
    ("支撑千亿GDP，2023年", "a GDP of a hundred billion yuan in 2023"),
    ("列入中国工业百强区榜单的年数，2023年", "on the list of the top 100 districts in 2023"),
    ("2024年1月", "January 2024"),
    ("也可能是2024年入库数，626家", "it may be the registrations of 2024"),
    ("约占全市五分之一，2023年", "a fifth of the city in 2023"),
    ("45.83亿元", "CNY 4.583 bn"),
    ("无数字", "no number at all in 2023"),
]


@pytest.mark.parametrize(("chinese", "english"), DIFFERENT)
def test_texts_that_give_different_numbers_are_told_apart(chinese: str, english: str) -> None:
    assert differing_numbers(chinese, english)


@pytest.mark.parametrize(("chinese", "english"), ALIKE)
def test_texts_that_give_the_same_numbers_or_more_on_one_side_pass(chinese: str, english: str) -> None:
    assert differing_numbers(chinese, english) is None


def swap_year(field: str) -> Callable[[list[Row]], None]:
    def spoil(rows: list[Row]) -> None:
        row = next(row for row in rows if "2023" in row[f"{field}_zh"] and "2023" in row[f"{field}_en"])
        row[f"{field}_en"] = row[f"{field}_en"].replace("2023", "2032", 1)

    return spoil


@pytest.mark.parametrize(("table", "field"), [("caveats", "caveat"), ("pairs", "reason")])
def test_a_year_changed_in_one_language_is_found(checkout: Checkout, table: str, field: str) -> None:
    checkout.change(table, swap_year(field))

    (issue,) = found(checkout, "numbers-agree")

    assert (issue.field, issue.got) == (f"{field}_zh", "2023")
    assert "2032" in issue.expected
