"""The form and cells of raw tables: each fault is found, named and placed."""

from __future__ import annotations

import pytest

from tests.conftest import Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.checks.cells import check_cells
from xinhui_data.checks.foreign_keys import check_keys
from xinhui_data.model.catalogue import SHARED
from xinhui_data.model.dimensions import Subject, Unit
from xinhui_data.model.issues import Issue, explain, sorted_issues
from xinhui_data.model.raw import Raw
from xinhui_data.model.tables import read_records, read_text_table

pytestmark = pytest.mark.slow


def rules(issues: list[Issue]) -> set[str]:
    return {issue.rule for issue in issues}


def test_the_raw_tables_have_no_fault(checkout: Checkout) -> None:
    assert sorted_issues(checkout.findings().form) == []


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "byte-order-mark"),
        (lambda data: data.replace(b"\n", b"\r\n"), "line-ends"),
        (lambda data: data[:-1], "line-ends"),
        (lambda data: data.replace("位次".encode(), "位次".encode("gb18030"), 1), "encoding"),
        (lambda data: data.replace(b"unit_id,", b"unit,", 1), "header"),
        (lambda data: data + b"GWh,\n", "cells"),
        (lambda data: data.replace(b"CNY,", b'"CNY,', 1), "csv"),
        (lambda _: b"", "header"),
        (lambda data: data.replace(b"CNY,", b'"CNY",', 1), "quoting"),
    ],
)
def test_faults_of_form_are_issues_and_never_errors(checkout: Checkout, spoil, rule: str) -> None:  # type: ignore[no-untyped-def]
    path = checkout.path("units")
    path.write_bytes(spoil(path.read_bytes()))

    issues = sorted_issues(checkout.findings().form)

    assert rule in rules(issues)
    assert {issue.file for issue in issues} == {"data/raw/shared/units.csv"}


def test_a_missing_table_is_an_issue(checkout: Checkout) -> None:
    checkout.path("caveats").unlink()

    issues = sorted_issues(checkout.findings().form)

    assert [(issue.file, issue.rule) for issue in issues] == [("data/raw/shared/caveats.csv", "file")]


@pytest.mark.parametrize(
    ("table", "key", "field", "value", "rule"),
    [
        ("observations", "gdp-2030", "char_start", "２５", "plain-form"),
        ("observations", "gdp-2030", "char_start", "025", "plain-form"),
        ("observations", "gdp-2030", "char_start", "1e1", "type"),
        ("observations", "gdp-2030", "char_start", "", "required"),
        ("observations", "gdp-2030", "bound", "over", "code"),
        ("observations", "gdp-2030", "subject_id", "yunbin ", "characters"),
        ("observations", "gdp-2030", "subject_id", "yunbin\u00a0", "characters"),
        ("observations", "gdp-2030", "note_en", "a\u200bb.", "characters"),
        ("observations", "gdp-2030", "note_en", "a\u202eb.", "characters"),
        ("observations", "gdp-2030", "note_en", "a\nb.", "characters"),
        ("observations", "gdp-2030", "note_en", "ＧＤＰ.", "characters"),
        ("observations", "gdp-2030", "note_en", "Bаse not printed.", "characters"),
        ("observations", "gdp-2030", "note_en", "e\u0301.", "characters"),
        ("observations", "gdp-2030", "time_period", "2030-13", "pattern"),
        ("observations", "gdp-2030", "time_period", "2030\n", "characters"),
        ("observations", "gdp-2030", "subject_id", "yunbim", "foreign-key"),
        ("observations", "gdp-2030", "observation_id", "gdp-growth-2030", "unique-key"),
        ("mentions", "9", "repeats", "84", "foreign-key"),
        ("caveats", "output-threshold-only", "caveat_en", "It breaks off", "pattern"),
        ("caveats", "output-threshold-only", "caveat_zh", "此句不全", "pattern"),
        ("caveats", "output-threshold-only", "caveat_zh", "English only。", "language"),
        ("subjects", "yunbin", "code", "44070", "pattern"),
        ("subjects", "yunbin", "code", "999999", "pattern"),
        ("subjects", "yunbin", "subject_en", "Jiangzhou City", "unique-key"),
        ("indicators", "gdp", "indicator_en", "地区生产总值", "language"),
        ("scopes", "jiangzhou-counties", "members", "1", "range"),
        ("units", "CNY", "printed_forms", "", "required"),
        ("sources", "yunbin-communique-2030", "language", "klingon", "pattern"),
    ],
)
def test_each_fault_of_a_cell_is_found_where_it_is(
    checkout: Checkout, table: str, key: str, field: str, value: str, rule: str
) -> None:
    checkout.set(table, key, field, value)

    issues = sorted_issues(checkout.findings().form)

    found = [issue for issue in issues if issue.rule == rule and field in issue.field]
    assert found, explain(issues)
    assert found[0].file.endswith(f"/{table}.csv")
    assert found[0].row > 1
    assert all(issue.expected and issue.fix for issue in issues)


def test_all_faults_are_reported_at_once_and_sorted(checkout: Checkout) -> None:
    checkout.set("units", "CNY", "kind", "energy")
    checkout.set("subjects", "sanchuan", "kind", "firm")
    checkout.set("observations", "gdp-2030", "char_start", "x")

    issues = sorted_issues(checkout.findings().form)

    assert issues == sorted(issues)
    assert {issue.file.rpartition("/")[2] for issue in issues} >= {"observations.csv", "subjects.csv", "units.csv"}


def test_a_wrong_key_is_answered_with_the_nearest_right_one(checkout: Checkout) -> None:
    checkout.set("external", "ext-gdp-2030", "indicator_id", "gpd")

    issues = list(check_keys(Raw(checkout.home).shared.texts, SHARED))

    assert [(issue.field, issue.got) for issue in issues] == [("indicator_id", "gpd")]
    assert "such as gdp" in issues[0].expected


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"fields": 5}', '{"fields": [5]}', '{"fields": [{"type": "x"}]}'])
def test_a_spoilt_schema_file_is_an_issue_and_never_an_error(checkout: Checkout, text: str) -> None:
    (checkout.home.schemas / "raw/shared/units.json").write_text(text)

    files = {issue.file for issue in check_data(checkout.home.root).issues}
    assert files == {"schemas/raw/shared/units.json"}


def test_full_width_characters_are_allowed_in_a_printed_literal(checkout: Checkout) -> None:
    checkout.set("external", "ext-gdp-2030", "printed", "１８６．４亿元")

    assert list(check_cells(Raw(checkout.home).shared.texts["external"], SHARED["external"])) == []


def test_reading_records_names_the_first_fault(checkout: Checkout) -> None:
    path = checkout.path("units")
    assert len(read_records(path, Unit)) == 7

    path.write_bytes(path.read_bytes() + b"x\n")

    with pytest.raises(ValueError, match=r"units.csv:9.*xinhui-data project check"):
        read_records(path, Unit)
    with pytest.raises(ValueError, match="not a subjects table"):
        read_records(path, Subject)


def test_lines_are_counted_as_an_editor_counts_them(checkout: Checkout) -> None:
    path = checkout.path("units")

    table = read_text_table(path, "units.csv", Unit)

    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(lines[line - 1].startswith(f"{cells['unit_id']},") for line, cells in table.rows)
