"""An anchor stands at the nearest place of its word: same clause, sentence, paragraph, section, in this order."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.checks.ledger import check_ledger
from xinhui_data.checks.nearness import layout
from xinhui_data.model.curated import Curated, read_curated
from xinhui_data.model.evidence import Mention
from xinhui_data.model.home import Home
from xinhui_data.model.terms import Role

SKELETON = (ROOT / "data/raw/skeletons/jmd-2024-01.txt").read_bytes()

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
    assert layout(text).distance(near, near + 1, figure) < layout(text).distance(far, far + 1, figure)


def test_an_anchor_moved_to_the_farthest_place_of_its_word_is_found(checkout: Checkout) -> None:
    text, curated = SKELETON.decode("utf-8"), read_curated(Home(ROOT))
    figures = {row.record.observation_id: curated.mention_by_id[row.record.mention_id] for row in curated.observations}
    rows, moved = checkout.read("anchors"), []
    for number, row in enumerate(rows):
        word, start = row["word"], int(row["char_start"])
        places = [found.start() for found in re.finditer(f"(?={re.escape(word)})", text) if found.start() != start]
        if places:
            middle = figures[row["observation_id"]].char_start
            far = max(places, key=lambda place: abs(place - middle))
            rows[number] = row | {"char_start": str(far), "char_end": str(far + len(word))}
            moved.append(number + 2)
    checkout.write("anchors", rows)

    assert moved
    assert found_lines(checkout.curated()) == moved


def test_the_issue_names_the_nearest_place(checkout: Checkout) -> None:
    row = next(row for row in checkout.read("anchors") if row["word"] == "新会区")
    places = [found.start() for found in re.finditer("新会区", SKELETON.decode("utf-8"))]
    far = {"char_start": str(places[-1]), "char_end": str(places[-1] + 3)}
    checkout.change("anchors", lambda rows: next(r for r in rows if r == row).update(far))
    curated = checkout.curated()
    (report,) = curated.report_by_id.values()

    (issue,) = [issue for issue in check_ledger(report, SKELETON, curated, "skeleton") if issue.rule == "nearest"]

    assert row["char_start"] in issue.expected
    assert "in the same clause" in issue.expected
    assert issue.got == far["char_start"]


def found_lines(curated: Curated) -> list[int]:
    (report,) = curated.report_by_id.values()
    issues = check_ledger(report, SKELETON, curated, "skeleton")
    return sorted(issue.row for issue in issues if issue.rule == "nearest")
