"""The story: sentences are filled from the tables, alike in both languages, or the check names what is not."""

from __future__ import annotations

import pytest

from tests.conftest import Checkout
from xinhui_data.api.project import build_data
from xinhui_data.model.dataset import read_published
from xinhui_data.model.story import Finding


def test_findings_are_published_with_their_numbers_and_figures(checkout: Checkout) -> None:
    entered = checkout.read("findings")
    made = read_published(checkout.home.processed, Finding).rows(Finding)

    assert [row.finding_id for row in made] == [row["finding_id"] for row in entered]
    assert not {"{", "}"} & set("".join(row.finding_en + row.finding_zh for row in made))
    assert made[0].figure_ids == ("gdp-2030", "ext-gdp-2030")


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("{gdp-2029}", "a figure that does not exist"),
        ("{gdp-2030/large-firms-2030}", "two figures that are not compared"),
        ("{gdp-2030.level_before}", "a derived value that is not rounded"),
        ("{gdp-2030÷gdp-2029~2}", "a quotient of a figure that does not exist"),
        ("{gdp-2030~x}", "digits that are no number"),
        ("{gdp-2030", "a brace without its pair"),
    ],
)
def test_a_place_that_cannot_be_filled_is_named(checkout: Checkout, place: str, why: str) -> None:
    row = {"finding_id": "broken", "finding_en": f"It was {place} at last.", "finding_zh": f"终为{place}。"}
    checkout.change("findings", lambda rows: rows.append(row))

    issues = [issue for issue in checkout.rules() if issue.rule == "finding"]

    assert {"finding_en", "finding_zh"} <= {issue.field for issue in issues}, why
    assert all(issue.row == len(checkout.read("findings")) + 1 for issue in issues)
    assert all(issue.got in ("{", place) for issue in issues if "place" in issue.fix)


def test_both_languages_name_the_same_figures(checkout: Checkout) -> None:
    def spoil(rows: list[dict[str, str]]) -> None:
        rows[0]["finding_zh"] = "报道公布{gdp-2030!}。"

    checkout.change("findings", spoil)

    assert [(issue.rule, issue.field) for issue in checkout.rules()] == [("finding", "finding_zh")]


def test_a_headline_is_an_observation(checkout: Checkout) -> None:
    checkout.set("headlines", "gdp-2030", "figure_id", "gdp-2029")

    assert [(issue.rule, issue.got) for issue in checkout.rules()] == [("headline", "gdp-2029")]


def test_both_languages_give_the_same_numbers(checkout: Checkout) -> None:
    checkout.set("sections", "ranks", "title_en", "Second of 8, in 2031")
    checkout.set("sections", "ranks", "title_zh", "9县第二，2031年")

    assert [(issue.rule, issue.field) for issue in checkout.rules()] == [("numbers-agree", "title_zh")]


@pytest.mark.parametrize("table", ["findings", "headlines"])
def test_of_what_has_no_file_nothing_is_said(checkout: Checkout, table: str) -> None:
    checkout.path(table).unlink()

    assert build_data(checkout.home.root).ok


def test_headlines_without_sections_are_refused(checkout: Checkout) -> None:
    checkout.path("sections").unlink()

    assert {issue.rule for issue in checkout.rules()} == {"foreign-key"}
