"""The form and cells of raw tables: each fault is found, named and placed."""

from __future__ import annotations

import pytest

from tests.conftest import Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.foreign_keys import check_keys
from xinhui_data.checks.raw import check_tables
from xinhui_data.model.catalogue import RAW
from xinhui_data.model.dimensions import Subject, Unit
from xinhui_data.model.issues import Issue, explain
from xinhui_data.model.tables import read_records, read_text_table

pytestmark = pytest.mark.slow


def rules(issues: list[Issue]) -> set[str]:
    return {issue.rule for issue in issues}


def test_the_raw_tables_have_no_fault(checkout: Checkout) -> None:
    assert check_tables(checkout.curated(), checkout.home) == []


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "byte-order-mark"),
        (lambda data: data.replace(b"\n", b"\r\n"), "line-ends"),
        (lambda data: data[:-1], "line-ends"),
        (lambda data: data.replace("吉瓦".encode(), "吉瓦".encode("gb18030"), 1), "encoding"),
        (lambda data: data.replace(b"unit_id,", b"unit,", 1), "header"),
        (lambda data: data + b"GWh,\n", "cells"),
        (lambda data: data.replace(b"GW,", b'"GW,', 1), "csv"),
        (lambda _: b"", "header"),
        (lambda data: data.replace(b"GW,", b'"GW",', 1), "quoting"),
    ],
)
def test_faults_of_form_are_issues_and_never_errors(checkout: Checkout, spoil, rule: str) -> None:  # type: ignore[no-untyped-def]
    path = checkout.home.raw / "units.csv"
    path.write_bytes(spoil(path.read_bytes()))

    issues = check_tables(checkout.curated(), checkout.home)

    assert rule in rules(issues)
    assert {issue.file for issue in issues} == {"data/raw/units.csv"}


def test_a_missing_table_is_an_issue(checkout: Checkout) -> None:
    (checkout.home.raw / "caveats.csv").unlink()

    issues = check_tables(checkout.curated(), checkout.home)

    assert [(issue.file, issue.rule) for issue in issues] == [("data/raw/caveats.csv", "file")]


@pytest.mark.parametrize(
    ("table", "key", "field", "value", "rule"),
    [
        ("observations", "gdp-2023", "value", "１０００", "plain-form"),
        ("observations", "gdp-2023", "value", "1_000", "plain-form"),
        ("observations", "gdp-2023", "value", "NaN", "plain-form"),
        ("observations", "gdp-2023", "value", "inf", "plain-form"),
        ("observations", "gdp-2023", "value", "1e3", "plain-form"),
        ("observations", "gdp-2023", "value", "thousand", "type-error"),
        ("observations", "gdp-2023", "value", "", "constraint-error"),
        ("observations", "gdp-2023", "scale", "08", "plain-form"),
        ("observations", "gdp-2023", "decimals", "-0", "plain-form"),
        ("caveats", "gdp-threshold-only", "caveat_en", "It breaks off", "constraint-error"),
        ("caveats", "gdp-threshold-only", "caveat_zh", "此句不全", "constraint-error"),
        ("observations", "gdp-2023", "bound", "over", "constraint-error"),
        ("observations", "gdp-2023", "subject_id", "xinhui ", "characters"),
        ("observations", "gdp-2023", "subject_id", "xinhui\u00a0", "characters"),
        ("observations", "gdp-2023", "note_en", "a\u200bb", "characters"),
        ("observations", "gdp-2023", "note_en", "a\u202eb", "characters"),
        ("observations", "gdp-2023", "note_en", "a\nb", "characters"),
        ("observations", "gdp-2023", "note_en", "ＧＤＰ", "characters"),
        ("observations", "gdp-2023", "note_en", "Bаse not printed.", "characters"),
        ("observations", "gdp-2023", "note_en", "e\u0301", "characters"),
        ("observations", "gdp-2023", "time_period", "2023-13", "constraint-error"),
        ("observations", "gdp-2023", "time_period", "2023\n", "characters"),
        ("observations", "gdp-2023", "subject_id", "xinhiu", "foreign-key"),
        ("observations", "gdp-2023", "observation_id", "promotion-teams-2023", "unique-key"),
        ("mentions", "jmd-2024-01-0044", "repeats", "jmd-2024-01-0084", "foreign-key"),
        ("mentions", "jmd-2024-01-0044", "char_start", "83", "unique-key"),
        ("reports", "jmd-2024-01", "sha256", "0" * 63, "constraint-error"),
        ("reports", "jmd-2024-01", "date_latest", "2024-1-31", "plain-form"),
        ("subjects", "xinhui", "code", "44070", "constraint-error"),
        ("subjects", "xinhui", "code", "999999", "constraint-error"),
        ("subjects", "xinhui", "code", "440700", "unique-key"),
        ("subjects", "calb", "subject_en", "Vinda", "unique-key"),
        ("indicators", "gdp", "indicator_en", "地区生产总值", "language"),
        ("caveats", "gdp-threshold-only", "caveat_zh", "English only", "language"),
        ("observations", "industrial-investment-growth-2023", "value", "16.10", "plain-form"),
        ("observations", "gdp-2023", "scale", "88", "constraint-error"),
        ("reports", "jmd-2024-01", "language", "klingon", "constraint-error"),
    ],
)
def test_each_fault_of_a_cell_is_found_where_it_is(
    checkout: Checkout, table: str, key: str, field: str, value: str, rule: str
) -> None:
    checkout.set(table, key, field, value)

    issues = check_tables(checkout.curated(), checkout.home)

    found = [issue for issue in issues if issue.rule == rule and field in issue.field]
    assert found, explain(issues)
    assert found[0].file == f"data/raw/{table}.csv"
    assert found[0].row > 1


def test_all_faults_are_reported_at_once_and_sorted(checkout: Checkout) -> None:
    checkout.set("units", "GW", "kind", "energy")
    checkout.set("subjects", "calb", "kind", "firm")
    checkout.set("observations", "gdp-2023", "value", "x")

    issues = check_tables(checkout.curated(), checkout.home)

    assert issues == sorted(issues)
    assert {issue.file for issue in issues} == {
        f"data/raw/{name}.csv" for name in ("observations", "subjects", "units")
    }


def test_a_wrong_key_is_answered_with_the_nearest_right_one(checkout: Checkout) -> None:
    checkout.set("observations", "gdp-2023", "indicator_id", "gpd")

    issues = list(check_keys(checkout.curated().texts, RAW))

    assert [(issue.field, issue.got) for issue in issues] == [("indicator_id", "gpd")]
    assert "such as gdp" in issues[0].expected


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"fields": 5}', '{"fields": [5]}', '{"fields": [{"type": "x"}]}'])
def test_a_spoilt_schema_file_is_an_issue_and_never_an_error(checkout: Checkout, text: str) -> None:
    (checkout.home.schemas / "raw/units.json").write_text(text)

    assert {issue.file for issue in check_data(checkout.home.root).issues} == {"schemas/raw/units.json"}


def test_a_file_that_is_no_raw_table_is_reported(checkout: Checkout) -> None:
    (checkout.home.raw / "observations (copy).csv").write_text("x")

    assert rules(check_tables(checkout.curated(), checkout.home)) == {"stray-file"}


def test_full_width_characters_are_allowed_in_a_printed_literal(checkout: Checkout) -> None:
    checkout.set("mentions", "jmd-2024-01-1046", "printed", "２８．２４％")

    assert list(check_cells(checkout.curated().texts["mentions"], RAW["mentions"])) == []


def test_reading_records_names_the_first_fault(checkout: Checkout) -> None:
    path = checkout.home.raw / "units.csv"
    assert len(read_records(path, Unit)) == 18

    path.write_bytes(path.read_bytes() + b"x\n")

    with pytest.raises(ValueError, match=r"units.csv:20.*xinhui-data check"):
        read_records(path, Unit)
    with pytest.raises(ValueError, match="not a subjects table"):
        read_records(path, Subject)


def test_lines_are_counted_as_an_editor_counts_them(checkout: Checkout) -> None:
    path = checkout.home.raw / "units.csv"

    table = read_text_table(path, "units.csv", Unit)

    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(lines[line - 1].startswith(f"{cells['unit_id']},") for line, cells in table.rows)
