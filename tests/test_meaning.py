"""What the rows mean: readings that once misled, each held by a rule or by the row itself."""

from __future__ import annotations

import pytest

import xinhui_data as xd
from tests.conftest import Checkout
from xinhui_data.model.issues import explain


def caveats_of(observation_id: str) -> set[str]:
    return {caveat.caveat_id for caveat in xd.observation(observation_id).caveats}


def without(checkout: Checkout, table: str, **cells: str) -> None:
    """Delete the rows of a raw table that have these cells."""
    checkout.change(
        table,
        lambda rows: rows.__setitem__(
            slice(None), [row for row in rows if any(row[name] != cell for name, cell in cells.items())]
        ),
    )


def test_a_size_class_is_a_lower_bound() -> None:
    chain = xd.observation("storage-chain-output-outlook")

    assert (chain.printed, chain.bound, chain.lower, chain.upper) == ("千亿", "at_least", 1e11, None)


@pytest.mark.parametrize("bound", ["above", "below", "about"])
def test_a_bare_round_word_allows_no_other_bound(checkout: Checkout, bound: str) -> None:
    checkout.set("observations", "storage-chain-output-outlook", "bound", bound)

    assert "printed-literal" in {issue.rule for issue in checkout.rules()}


def test_a_rank_without_a_group_says_so_in_a_caveat(checkout: Checkout) -> None:
    ranks = [row for row in checkout.read("observations") if row["measure"] == "rank" and not row["scope_id"]]
    assert ranks

    without(checkout, "caveat_links", observation_id=ranks[0]["observation_id"])
    issues = [issue for issue in checkout.rules() if issue.rule == "scope"]

    assert [issue.field for issue in issues] == ["scope_id"]
    assert "link a caveat of kind scope" in explain(issues)


def test_a_share_always_names_its_whole(checkout: Checkout) -> None:
    without(checkout, "anchors", observation_id="census-entities-share-2023", field="scope_id")
    checkout.set("observations", "census-entities-share-2023", "scope_id", "")

    assert "scope" in {issue.rule for issue in checkout.rules()}


def test_new_entrants_of_a_year_are_a_flow_in_report_and_outside() -> None:
    flows = xd.load("indicators").set_index("indicator_id").time_basis
    ours, theirs = xd.load("observations"), xd.load("external")
    for table in (ours, theirs):
        entries = table[table.indicator_id == "new-above-scale-enterprises"]
        assert set(entries.measure) == {"level"}
    assert flows["new-above-scale-enterprises"] == "flow"


def test_the_figures_of_a_paragraph_share_their_point_in_time() -> None:
    periods = xd.load().set_index("observation_id").time_period
    paragraph = ["digital-leading-enterprises-2023", "cloud-projects-2023", "cloud-funds-2023"]

    assert {periods[name] for name in paragraph} == {"2023"}
    assert all("this-year-in-january" in caveats_of(name) for name in paragraph)


@pytest.mark.parametrize(
    ("observation_id", "caveat_id"),
    [
        ("high-tech-enterprises-target-2024", "target-may-be-result"),
        ("tech-smes-target-2024", "target-may-be-result"),
        ("meida-investment-2023", "project-within-total"),
        ("projects-100m-investment-2023", "project-within-total"),
        ("projects-100m-rank-2023", "rank-all-projects"),
        ("project-leads-rank-2023", "most-among-whom"),
        ("new-above-scale-enterprises-target-2024", "new-above-scale-scope"),
    ],
)
def test_a_doubt_is_on_the_row(observation_id: str, caveat_id: str) -> None:
    assert caveat_id in caveats_of(observation_id)


def test_a_doubtful_inclusion_gives_no_share() -> None:
    derived = xd.load("derived")

    assert not derived.inputs.str.contains("land-and-start-projects").any()
    assert set(derived[derived.kind == "ratio"].measure) == {"ratio"}


def test_a_doubted_base_dates_nothing_that_follows_from_it() -> None:
    derived = xd.load("derived").set_index("inputs").loc["census-entities-2023;census-entities-growth-2023"]

    assert derived.time_period.isna().all()


def test_what_a_source_does_not_date_stays_undated() -> None:
    external = xd.load("external").set_index("external_id")

    assert external.time_period.isna()["ext-chains-output-2025"]
    assert external.status["ext-gdp-2025"] == "expected"


@pytest.mark.parametrize(
    ("source_id", "field", "value"),
    [
        ("jiangmen-tv-2023", "url", ""),
        ("xinhui-communique-2023", "url", ""),
        ("pengpai-calb-2024-02", "access", "original"),
        ("jiangmen-tv-2023", "access", "unlinked"),
    ],
)
def test_a_source_can_be_looked_up_or_says_that_it_cannot(
    checkout: Checkout, source_id: str, field: str, value: str
) -> None:
    checkout.set("sources", source_id, field, value)

    assert "address" in {issue.rule for issue in checkout.rules()}


def test_findings_state_their_condition_in_both_languages() -> None:
    """What is worked back from a growth rate holds only if its base was not revised."""
    from xinhui_data.formats.findings import FINDINGS

    worked_back = {
        row.derived_id for row in xd.load("derived").itertuples() if row.kind in ("level_before", "share_before")
    }
    for finding in FINDINGS:
        if worked_back & set(finding.figures):
            assert "revised" in finding.english or "base" in finding.english
            assert "调整" in finding.chinese or "基期" in finding.chinese


def test_findings_say_the_same_figures_in_both_languages() -> None:
    from xinhui_data.formats.findings import FINDINGS, Finding

    for finding in FINDINGS:
        swapped = Finding(finding.chinese, finding.english)
        assert set(finding.figures) == set(swapped.figures)
