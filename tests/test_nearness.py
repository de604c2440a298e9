"""An anchor stands at the nearest place of its word: same clause, sentence, paragraph, section, in this order."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Checkout
from xinhui_data.checks.nearness import Layout
from xinhui_data.model.evidence import Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.terms import Role

NEARER = [
    # The word is 甲, the figure 9; the first of two places is the nearer one.
    ("甲□9，甲□", 0, 4),
    ("甲□□□□，9；甲□", 0, 8),
    ("甲□□□□□，9。甲□", 0, 9),
    ("甲□□□□□。□9。\n\n甲□", 0, 12),
    ("甲□□□□□□。\n\n9\n\n##甲", 0, 15),
    ("甲□9甲", 3, 0),
    ("甲9甲", 0, 2),
    ("甲□□。□9，“甲”", 0, 8),
    ("甲。\n9，《□“□”甲》", 0, 10),
]


def mention(start: int) -> Mention:
    return Mention(
        mention_id=f"r-{start:04d}", report_id="r", char_start=start, char_end=start + 1, printed="9",
        role=Role.FIGURE, repeats=None, period=None, meaning_zh=None, meaning_en=None,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "near", "far"), NEARER)
def test_the_smaller_unit_counts_first_then_the_distance(text: str, near: int, far: int) -> None:
    figure = mention(text.index("9"))

    assert text[near] == text[far] == "甲"
    assert Layout(text).distance(near, near + 1, figure) < Layout(text).distance(far, far + 1, figure)


def nearest(checkout: Checkout) -> list[Issue]:
    return [issue for issue in checkout.rules() if issue.rule == "nearest"]


def test_an_anchor_moved_to_the_farthest_place_of_its_word_is_found(checkout: Checkout) -> None:
    text = checkout.home.skeleton("yunbin-2031-01").read_text(encoding="utf-8")
    starts = {row["observation_id"]: int(row["char_start"]) for row in checkout.read("observations")}
    rows, moved = checkout.read("anchors"), []
    for number, row in enumerate(rows):
        word, start = row["word"], int(row["char_start"])
        places = [found.start() for found in re.finditer(f"(?={re.escape(word)})", text) if found.start() != start]
        if places:
            far = max(places, key=lambda place: abs(place - starts[row["observation_id"]]))
            rows[number] = row | {"char_start": str(far)}
            moved.append(number + 2)
    checkout.write("anchors", rows)

    assert moved
    assert sorted(issue.row for issue in nearest(checkout)) == moved


def test_the_issue_names_the_nearest_place(checkout: Checkout) -> None:
    text = checkout.home.skeleton("yunbin-2031-01").read_text(encoding="utf-8")
    row = next(row for row in checkout.read("anchors") if row["word"] == "云滨县")
    far = str(text.rindex("云滨县"))
    checkout.change("anchors", lambda rows: next(r for r in rows if r == row).update(char_start=far))

    (issue,) = nearest(checkout)

    assert row["char_start"] in issue.expected
    assert issue.got == far
