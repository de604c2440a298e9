"""Rules across tables: each is shown to fail on the fault it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Checkout, Row
from xinhui_data.model.issues import explain


def test_the_raw_tables_keep_every_rule(checkout: Checkout) -> None:
    assert checkout.rules() == []


CELLS = [
    # table, key, field, value, rule
    ("observations", "industrial-investment-2023", "value", "288.12", "printed-literal"),
    ("observations", "industrial-investment-2023", "value", "28.821", "printed-literal"),
    ("observations", "industrial-investment-2023", "scale", "4", "printed-literal"),
    ("observations", "industrial-investment-2023", "decimals", "-7", "printed-literal"),
    ("observations", "industrial-investment-2023", "decimals", "", "printed-literal"),
    ("observations", "industrial-investment-2023", "bound", "above", "printed-literal"),
    ("observations", "gdp-2023", "bound", "exact", "printed-literal"),
    ("observations", "battery-capacity-2024-01", "unit_id", "tonne_per_year", "printed-literal"),
    ("observations", "storage-output-growth-2023", "value", "0.2824", "printed-literal"),
    ("observations", "projects-100m-2023", "unit_id", "enterprise", "unit-of-indicator"),
    ("observations", "projects-100m-2023", "measure", "growth_rate", "unit-of-indicator"),
    ("observations", "storage-output-growth-2023", "measure", "share", "scope"),
    ("observations", "projects-100m-rank-2023", "scope_id", "", "anchored"),
    ("observations", "projects-100m-rank-2023", "scope_id", "jiangmen-total", "scope"),
    ("observations", "gdp-2023", "scope_id", "jiangmen-total", "scope"),
    ("observations", "gdp-2023", "mention_id", "jmd-2024-01-0044", "figure"),
    ("observations", "little-giants-target-2024", "time_period", "2022", "target-ahead"),
    ("observations", "little-giants-2023", "time_period", "2024", "actual-past"),
    ("observations", "little-giants-2023", "time_period", "2024-02", "actual-past"),
    ("observations", "little-giants-2023", "time_period", "", "dated"),
    ("observations", "little-giants-2023", "time_period", "2023-02-30", "calendar"),
    ("observations", "battery-capacity-outlook", "time_period", "2030", "dated"),
    ("observations", "battery-capacity-outlook", "status", "target", "dated"),
    ("observations", "census-entities-share-2023", "value", "144", "share-range"),
    ("observations", "storage-output-growth-2023", "value", "-128.24", "growth-range"),
    ("observations", "gdp-2023", "value", "-1000", "level-range"),
    ("observations", "projects-100m-rank-2023", "value", "0", "rank-range"),
    ("observations", "projects-100m-2023", "value", "90.5", "whole-count"),
    ("observations", "projects-100m-2023", "subject_id", "jiangmen", "double-entry"),
    ("observations", "projects-100m-2023", "status", "planned", "double-entry"),
    ("observations", "cloud-projects-2023", "time_period", "2024-01", "double-entry"),
    ("observations", "upgraded-industries-2024", "indicator_id", "focus-industries", "natural-key"),
    ("mentions", "jmd-2024-01-0083", "role", "idiom", "figure"),
    ("mentions", "jmd-2024-01-0071", "role", "figure", "observed"),
    ("mentions", "jmd-2024-01-0044", "repeats", "", "restated"),
    ("mentions", "jmd-2024-01-0083", "repeats", "jmd-2024-01-0044", "restated"),
    ("mentions", "jmd-2024-01-1682", "repeats", "jmd-2024-01-0929", "consistent"),
    ("mentions", "jmd-2024-01-0071", "period", "", "period"),
    ("mentions", "jmd-2024-01-0071", "period", "2022", "period"),
    ("mentions", "jmd-2024-01-0083", "period", "2023", "period"),
    ("mentions", "jmd-2024-01-4359", "period", "2024-03-07", "period"),
    ("mentions", "jmd-2024-01-4359", "period", "2024-02-31", "period"),
    ("reports", "jmd-2024-01", "date_edtf", "sometime", "edtf"),
    ("reports", "jmd-2024-01", "date_edtf", "[2024-01-31..2024-01-19]", "edtf"),
    ("reports", "jmd-2024-01", "date_latest", "2024-01-30", "edtf"),
    ("observations", "gdp-2023", "value", "1" * 40, "printed-literal"),
    ("mentions", "jmd-2024-01-0083", "meaning_en", "a figure", "meaning"),
    ("mentions", "jmd-2024-01-0092", "meaning_zh", "", "meaning"),
    ("mentions", "jmd-2024-01-1923", "role", "code", "double-entry"),
    ("adjudications", "jmd-2024-01", "decided", "something-else", "double-entry"),
    ("adjudications", "jmd-2024-01", "reading_a", "something-else", "reading"),
    ("indicators", "gdp", "unit_id", "GW", "unit-of-indicator"),
    ("scopes", "jiangmen-divisions", "kind", "whole", "scope"),
    ("units", "GW", "printed_forms", "GWh", "printed-literal"),
    ("subjects", "jiangmen", "kind", "group", "place"),
    ("scopes", "jiangmen-divisions", "subject_id", "calb", "place"),
    ("observations", "calb-output-target-2024", "status", "actual", "cue"),
    ("observations", "industrial-investment-2023", "time_period", "2022", "cue"),
    ("observations", "calb-output-target-2024", "subject_id", "xinhui", "cue"),
    ("observations", "gdp-2023", "bound", "exact", "anchored"),
    ("observations", "innovation-funds-2024-01", "time_period", "2023", "period"),
    ("anchors", "gdp-2023", "word", "全市", "cue"),
    ("observations", "little-giants-2023", "observation_id", "giants-2023", "identifier"),
    ("indicators", "industrial-investment", "part_of", "technical-upgrading-investment", "part-of-whole"),
    ("indicators", "industrial-investment", "part_of", "technical-upgrading-investment", "circle"),
    ("indicators", "little-giants", "part_of", "gdp", "unit-of-whole"),
    ("indicators", "gdp", "topic", "census", "double-entry"),
    ("indicators", "gdp", "indicator_en", "regional product", "double-entry"),
    ("caveats", "gdp-threshold-only", "kind", "sum", "double-entry"),
    ("mentions", "jmd-2024-01-4393", "period", "2023", "double-entry"),
]


@pytest.mark.parametrize(("table", "key", "field", "value", "rule"), CELLS)
def test_a_wrong_cell_breaks_its_rule(
    checkout: Checkout, table: str, key: str, field: str, value: str, rule: str
) -> None:
    checkout.set(table, key, field, value)

    issues = checkout.rules()

    assert rule in {issue.rule for issue in issues}, explain(issues)
    assert all(issue.expected and issue.mend for issue in issues)


@pytest.mark.parametrize(
    ("word", "value", "fits"),
    [("下降", "-28.24", True), ("下降", "28.24", False), ("增长", "-28.24", False), ("增长", "28.24", True)],
)
def test_a_decline_is_negative_and_its_direction_word_is_the_anchor(
    checkout: Checkout, word: str, value: str, fits: bool
) -> None:
    """The literal 28.24% has no sign: the word before it, the anchor of the measure, says which."""
    key = "storage-output-growth-2023"
    checkout.set("observations", key, "value", value)
    checkout.change(
        "anchors",
        lambda rows: [
            row.update(word=word) for row in rows if (row["observation_id"], row["field"]) == (key, "measure")
        ],
    )

    assert ("printed-literal" not in {issue.rule for issue in checkout.rules()}) is fits


@pytest.mark.parametrize(("value", "fits"), [("-7.2", True), ("7.2", False)])
def test_the_direction_word_of_another_source_stands_in_its_literal(checkout: Checkout, value: str, fits: bool) -> None:
    checkout.set("external", "ext-gdp-growth-2023", "printed", "同比下降7.2%")
    checkout.set("external", "ext-gdp-growth-2023", "value", value)

    assert ("printed-literal" not in {issue.rule for issue in checkout.rules()}) is fits


@pytest.mark.parametrize(
    ("table", "key", "status", "decimals", "fits"),
    [
        ("observations", "projects-100m-investment-2023", "planned", "-9", True),
        ("observations", "projects-100m-investment-2023", "planned", "-8", False),
        ("observations", "projects-100m-investment-2023", "actual", "-8", True),
        ("observations", "projects-100m-investment-2023", "target", "-9", False),
        ("observations", "battery-capacity-outlook", "outlook", "0", False),
        ("external", "ext-calb-investment", "planned", "-10", True),
        ("external", "ext-calb-investment", "planned", "-8", False),
    ],
)
def test_trailing_zeros_of_a_plan_or_an_outlook_are_open(
    checkout: Checkout, table: str, key: str, status: str, decimals: str, fits: bool
) -> None:
    checkout.set(table, key, "status", status)
    checkout.set(table, key, "decimals", decimals)

    assert ("printed-literal" not in {issue.rule for issue in checkout.rules()}) is fits


def test_a_range_is_no_single_number(checkout: Checkout) -> None:
    checkout.set("external", "ext-hitech-target-2023", "printed", "500至550家")
    checkout.set("external", "ext-hitech-target-2023", "value", "500")
    checkout.set("external", "ext-hitech-target-2023", "bound", "at_least")

    (issue,) = [issue for issue in checkout.rules() if issue.rule == "printed-literal"]
    assert "hold ranges" in issue.expected


def drop(key: str) -> Callable[[list[Row]], None]:
    def spoil(rows: list[Row]) -> None:
        rows[:] = [row for row in rows if next(iter(row.values())) != key]

    return spoil


@pytest.mark.parametrize(
    ("table", "spoil", "rule"),
    [
        ("observations", drop("gdp-2023"), "observed"),
        ("observations", drop("fangyuan-output-target-2024"), "double-entry"),
        ("caveat_links", drop("gdp-threshold-only"), "used"),
        ("readings", lambda rows: rows.pop(0), "double-entry"),
        ("readings", lambda rows: rows.__delitem__(slice(1, None)), "two-readings"),
        ("adjudications", lambda rows: rows.pop(), "undecided"),
        ("units", lambda rows: rows.append(rows[0] | {"unit_id": "franc"}), "used"),
        ("subjects", lambda rows: rows.append(rows[0] | {"subject_id": "taishan"}), "used"),
        ("scopes", lambda rows: rows.append(rows[0] | {"scope_id": "world"}), "used"),
        ("indicators", lambda rows: rows.append(rows[0] | {"indicator_id": "gnp"}), "used"),
        ("caveats", lambda rows: rows.append(rows[0] | {"caveat_id": "idle"}), "used"),
        ("adjudications", lambda rows: rows.append(rows[0] | {"field": "unit_id", "char_start": "83"}), "needless"),
        ("observations", lambda rows: rows.append(rows[0] | {"observation_id": "again"}), "natural-key"),
        ("anchors", lambda rows: rows.pop(0), "anchored"),
        ("anchors", lambda rows: rows.append(rows[0] | {"field": "measure"}), "anchored"),
        ("anchors", lambda rows: rows[3].update(char_start="3480", char_end="3482"), "inside"),
        ("cues", lambda rows: rows.pop(0), "cue"),
        ("cues", lambda rows: rows.append(rows[0] | {"value": "below"}), "used"),
        ("caveat_links", lambda rows: rows.pop(), "double-entry"),
        ("caveat_links", lambda rows: rows[0].update(observation_id="key-chains-2023"), "double-entry"),
        ("classifications", lambda rows: rows.pop(), "double-entry"),
        ("classifications", lambda rows: rows[0].update(row_id="gnp"), "double-entry"),
        ("classifications", lambda rows: rows.insert(0, rows.pop(5)), "order"),
        ("classifications", lambda rows: rows[0].update(decided=rows[0]["reading"]), "decision"),
    ],
)
def test_a_missing_or_needless_row_breaks_its_rule(
    checkout: Checkout, table: str, spoil: Callable[[list[Row]], object], rule: str
) -> None:
    checkout.change(table, spoil)

    issues = checkout.rules()

    assert rule in {issue.rule for issue in issues}, explain(issues)


def test_the_same_fact_of_two_reports_must_agree(checkout: Checkout) -> None:
    """A second report that prints another value for the same fact contradicts the first."""
    checkout.change("reports", lambda rows: rows.append(rows[0] | {"report_id": "jmd-2025-01", "sha256": "f" * 64}))
    mention = {"mention_id": "jmd-2025-01-0005", "report_id": "jmd-2025-01", "char_start": "5", "char_end": "13"}
    checkout.change("mentions", lambda rows: rows.append(rows[3] | mention | {"printed": "288.30亿元"}))

    def add(value: str) -> Callable[[list[Row]], None]:
        def spoil(rows: list[Row]) -> None:
            first = next(row for row in rows if row["observation_id"] == "industrial-investment-2023")
            rows[:] = [row for row in rows if row["observation_id"] != "second"]
            rows.append(first | {"observation_id": "second", "mention_id": "jmd-2025-01-0005", "value": value})

        return spoil

    checkout.change("observations", add("288.30"))
    assert "consistent" in {issue.rule for issue in checkout.rules()}

    checkout.set("mentions", "jmd-2025-01-0005", "printed", "288.21亿元")
    checkout.change("observations", add("288.21"))
    assert "consistent" not in {issue.rule for issue in checkout.rules()}
