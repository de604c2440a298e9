"""The ledger on the skeleton: completeness is proved, and every fault in it found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import ROOT, Checkout, Row
from xinhui_data.checks.ledger import check_ledgers
from xinhui_data.figures.numerals import is_numeric
from xinhui_data.model.curated import read_curated
from xinhui_data.model.evidence import Mention
from xinhui_data.model.home import Home
from xinhui_data.model.issues import explain
from xinhui_data.model.skeleton import MASK, mask, numeric_offsets
from xinhui_data.model.terms import Role

SKELETON = (ROOT / "data/raw/skeletons/jmd-2024-01.txt").read_bytes().decode("utf-8")


def found(checkout: Checkout) -> set[str]:
    return {issue.rule for issue in check_ledgers(checkout.curated(), checkout.home)}


def test_every_numeric_character_lies_in_exactly_one_mention() -> None:
    mentions = [row.record for row in read_curated(Home(ROOT)).mentions]
    covered = [offset for mention in mentions for offset in range(mention.char_start, mention.char_end)]

    numeric = numeric_offsets(SKELETON)

    assert len(covered) == len(set(covered))
    assert set(numeric) <= set(covered)
    assert len(numeric) == 288


def ledger_rules(checkout: Checkout) -> set[str]:
    return {issue.rule for issue in check_ledgers(checkout.curated(), checkout.home)}


def test_the_skeleton_shows_numbers_literals_anchors_and_punctuation_and_no_prose() -> None:
    kept = read_curated(Home(ROOT)).kept_in("jmd-2024-01")
    literals = {offset for span in kept for offset in range(span.char_start, span.char_end)}

    shown = {c for offset, c in enumerate(SKELETON) if offset not in literals and c != MASK}

    assert not any(c.isalpha() for c in shown)
    assert not any(is_numeric(c) for c in shown)


def test_an_anchor_must_stand_in_its_place(checkout: Checkout) -> None:
    checkout.change("anchors", lambda rows: rows[0].update(char_start="78", char_end="81"))

    assert "word-in-place" in ledger_rules(checkout)


def test_a_skeleton_that_is_not_the_one_recorded_is_found(checkout: Checkout) -> None:
    path = checkout.home.skeletons / "jmd-2024-01.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("。", "，", 1), encoding="utf-8")

    assert ledger_rules(checkout) == {"skeleton-digest"}


def test_anchors_that_would_keep_text_are_refused(checkout: Checkout) -> None:
    path = checkout.home.skeletons / "jmd-2024-01.txt"
    text = path.read_text(encoding="utf-8")
    rows = [{"observation_id": "gdp-2023", "field": field, "char_start": str(start), "char_end": str(start + 8),
             "word": "某" * 8} for field, start in (("subject_id", 180), ("status", 188), ("bound", 196))]  # fmt: skip
    path.write_text(text[:180] + "某" * 24 + text[204:], encoding="utf-8")
    checkout.change("anchors", lambda table: table.extend(rows))

    assert "prose" in ledger_rules(checkout)


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda rows: rows.pop(10), "completeness"),
        (lambda rows: rows.insert(10, dict(rows[9])), "order"),
        (lambda rows: rows.insert(3, rows.pop(10)), "order"),
        (lambda rows: rows[6].update(char_start="161"), "literal-in-place"),
        (lambda rows: rows[6].update(char_end="165"), "literal-in-place"),
        (lambda rows: rows[6].update(printed="三年"), "literal-in-place"),
        (lambda rows: rows[6].update(printed="两"), "literal-in-place"),
        (lambda rows: rows[6].update(char_end="162"), "span"),
        (lambda rows: rows[-1].update(char_end="9999"), "range"),
        (lambda rows: rows[0].update(char_end="4000000000"), "range"),
        (lambda rows: rows[6].update(mention_id="jmd-2024-01-0163"), "identifier"),
        (lambda rows: rows.insert(1, rows[0] | {"char_start": "30", "char_end": "32", "printed": "□□"}), "numeric"),
    ],
)
def test_each_fault_of_the_ledger_is_found(checkout: Checkout, spoil: Callable[[list[Row]], object], rule: str) -> None:
    checkout.change("mentions", spoil)

    issues = list(check_ledgers(checkout.curated(), checkout.home))

    assert rule in {issue.rule for issue in issues}, explain(issues)


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda text: text.replace("288.21", "288.12"), "literal-in-place"),
        (lambda text: text.replace(MASK, "", 1), "length"),
        (lambda text: text.replace(MASK, "区", 1), "unmasked"),
        (lambda text: text.replace(MASK, "7", 1), "completeness"),
        (lambda text: text.replace("2023", MASK * 4, 1), "literal-in-place"),
        (lambda text: "\ufeff" + text, "skeleton"),
        (lambda text: text.replace("\n", "\r\n"), "skeleton"),
    ],
)
def test_each_fault_of_the_skeleton_is_found(checkout: Checkout, spoil: Callable[[str], str], rule: str) -> None:
    path = checkout.home.skeletons / "jmd-2024-01.txt"
    path.write_bytes(spoil(SKELETON).encode("utf-8"))

    assert rule in found(checkout)


def test_a_missing_or_stray_skeleton_is_found(checkout: Checkout) -> None:
    path = checkout.home.skeletons / "jmd-2024-01.txt"
    path.rename(path.with_name("jmd-2023-01.txt"))

    assert found(checkout) == {"skeleton", "stray-file"}


def test_masking_keeps_length_numbers_punctuation_and_literals() -> None:
    text = "去年，投资约五亿元（增长 3.5%）。\n# 第一章\n"
    mention = Mention(
        mention_id="r-0005",
        report_id="r",
        char_start=5,
        char_end=9,
        printed="约五亿元",
        role=Role.FIGURE,
        repeats=None,
        period=None,
        meaning_zh=None,
        meaning_en=None,
    )

    masked = mask(text, [mention])

    assert masked == "□□，□□约五亿元（□□□3.5%）。\n#□□一□\n"
    assert mask(masked, [mention]) == masked
