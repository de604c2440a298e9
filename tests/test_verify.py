"""Verification of a reader's copy: each level, each form of a copy, and nothing but a clear word."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xinhui_data as xd
from tests.conftest import ROOT, Checkout
from xinhui_data.api.checks import REPORT_VARIABLE, check_data
from xinhui_data.checks.copies import decode_copy, digest, without_layout
from xinhui_data.checks.verification import Level, Verification, verify_copy
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.skeleton import mask
from xinhui_data.model.terms import Role

TEXT = (
    "# 某县去年的账\n\n去年，某县“两个中心”开工，完成投资12.5亿元，增长3.4%；新增企业20家以上。\n\n"
    "## 今年打算\n\n力争企业达1300家，电池1.5GW。"
)
FIGURES = {"12.5亿元", "3.4%", "20家以上", "1300家", "1.5GW"}
LITERALS = ("两个", "12.5亿元", "3.4%", "20家以上", "1300家", "1.5GW")


def mention(literal: str) -> Mention:
    start = TEXT.index(literal)
    return Mention(
        mention_id=f"r-{start:04d}",
        report_id="r",
        char_start=start,
        char_end=start + len(literal),
        printed=literal,
        role=Role.FIGURE if literal in FIGURES else Role.IDIOM,
        repeats=None,
        period=None,
        meaning_zh=None,
        meaning_en=None,
    )


def anchor(field: str, word: str) -> Anchor:
    start = TEXT.index(word)
    values = {"observation_id": "firms", "field": field, "char_start": start, "char_end": start + len(word)}
    return Anchor.model_validate(values | {"word": word})


MENTIONS = [mention(literal) for literal in LITERALS]
ANCHORS = [anchor("status", "力争"), anchor("time_period", "今年")]
SKELETON = mask(TEXT, [*MENTIONS, *ANCHORS])
REPORT = Document.model_validate(
    {
        "document_id": "r", "coverage": "complete", "url": None, "access": "unlinked", "note_en": None,
        "title_zh": "题", "title_en": "title", "publisher_zh": "报", "publisher_en": "paper",
        "author_zh": "某", "date_edtf": "2024", "date_earliest": "2024-01-01", "date_latest": "2024-12-31",
        "date_basis_en": "Invented.", "language": "zh-Hans", "length": len(TEXT), "bytes": len(TEXT.encode()),
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "layout_sha256": digest(without_layout(TEXT)),
        "skeleton_sha256": digest(SKELETON),
    }
)  # fmt: skip


def verified(
    data: bytes, report: Document = REPORT, mentions: Sequence[Mention] = MENTIONS, skeleton: str = SKELETON
) -> Verification:
    return verify_copy(data, decode_copy(data), report, mentions, ANCHORS, skeleton)


def verify(data: bytes | str) -> Verification:
    return verified(data.encode() if isinstance(data, str) else data)


def test_the_exact_text_holds_without_a_remark() -> None:
    result = verify(TEXT)

    assert (result.level, result.holds, result.remarks, result.differences) == (Level.EXACT, True, (), ())


@pytest.mark.parametrize(
    ("copy", "remark"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), "byte order mark"),
        (TEXT.replace("\n", "\r\n").encode(), "CRLF"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("utf-16"), "UTF-16"),
        ((TEXT + "\n").encode(), "line ends at the end"),
        (TEXT.replace("\n\n", "\n").encode(), "line breaks, spaces"),
        (TEXT.replace("，", ",").encode(), "width of punctuation"),
        (TEXT.replace("#", "").encode(), "heading signs"),
        (TEXT.replace("亿元", " 亿元　").encode(), "spaces"),
        (TEXT.replace("企业", "企\n\n业").encode(), "line breaks"),
        (TEXT.replace("“", '"').replace("”", '"').encode(), "punctuation"),
        (TEXT.replace("“", "「").replace("”", "」").encode(), "punctuation"),
        (TEXT.replace("# ", "#").encode(), "heading signs"),
        (TEXT.replace("\n", "\u2028").encode(), "line breaks"),
        (" ".join(TEXT.split("\n")).encode(), "line breaks"),
        (TEXT.replace("企业", "企\u00ad业").encode(), "spaces"),
        (TEXT.encode("utf-32"), "UTF-32"),
    ],
)
def test_the_same_text_in_another_layout_holds_and_says_what_differs(copy: bytes, remark: str) -> None:
    result = verify(copy)

    assert (result.level, result.holds, result.differences) == (Level.LAYOUT, True, ())
    assert any(remark in text for text in result.remarks), result.remarks


@pytest.mark.parametrize(
    ("copy", "named"),
    [
        (TEXT.replace("某县", "某市"), set()),
        ("2024-01-22 首页 " + TEXT, {"2024 is only in this copy", "首 is only in this copy"}),
        (TEXT.replace("“两个中心”", "“中心”"), {f"两个 ({MENTIONS[0].mention_id}, idiom): missing"}),
    ],
)
def test_the_same_figures_in_other_words_do_not_hold(copy: str, named: set[str]) -> None:
    result = verify(copy)

    assert (result.level, result.holds) == (Level.FIGURES, False)
    assert named <= {str(difference) for difference in result.differences}


@pytest.mark.parametrize(
    ("copy", "named"),
    [
        (TEXT.replace("12.5", "112.5"), f"12.5亿元 ({MENTIONS[1].mention_id}, figure): here 112.5亿"),
        (TEXT.replace("12.5", "12.8"), f"12.5亿元 ({MENTIONS[1].mention_id}, figure): here 12.8亿"),
        (TEXT.replace("增长3.4%；", ""), f"3.4% ({MENTIONS[2].mention_id}, figure): missing"),
        (TEXT.replace("20家以上", "家以上"), f"20家以上 ({MENTIONS[3].mention_id}, figure): missing"),
        (TEXT.replace("20家以上", "20家以下"), f"20家以上 ({MENTIONS[3].mention_id}, figure): here 20家以下"),
        (TEXT.replace("20家以上", "20家，又"), f"20家以上 ({MENTIONS[3].mention_id}, figure): here 20家，又"),
        (TEXT.replace("3.4%", "3.4‰"), f"3.4% ({MENTIONS[2].mention_id}, figure): here 3.4‰"),
        (TEXT.replace("3.4%", "-3.4%"), f"3.4% ({MENTIONS[2].mention_id}, figure): here -3.4%"),
        (TEXT.replace("1300家", "近1300家"), f"1300家 ({MENTIONS[4].mention_id}, figure): here 近1300家"),
        (TEXT.replace("1300家", "1300家左右"), f"1300家 ({MENTIONS[4].mention_id}, figure): here 1300家左右"),
        (TEXT.replace("GW", "GWh"), f"1.5GW ({MENTIONS[5].mention_id}, figure): here 1.5GWh"),
        (TEXT.replace("GW", "MW"), f"1.5GW ({MENTIONS[5].mention_id}, figure): here 1.5MW"),
    ],
)
def test_a_changed_or_missing_figure_is_named(copy: str, named: str) -> None:
    result = verify(copy)

    assert (result.level, result.holds) == (Level.DIFFERENT, False)
    assert named in {str(difference) for difference in result.differences}


@pytest.mark.parametrize(
    ("copy", "level"),
    [
        (TEXT.replace("12.5亿元", "12.5 亿元").replace("某县", "某市"), Level.FIGURES),
        (TEXT.replace("12.5", "1\n2.5").replace("某县", "某市"), Level.FIGURES),
        (TEXT.replace("12.5", "1 2.5").replace("某县", "某市"), Level.DIFFERENT),
        (TEXT.replace("1300", "1,300").replace("某县", "某市"), Level.FIGURES),
        (TEXT.replace("1300", "1，300").replace("某县", "某市"), Level.FIGURES),
        (TEXT.replace("1300", "1,300"), Level.FIGURES),
        (TEXT.replace("1300", "11,300"), Level.DIFFERENT),
        (TEXT.replace("12.5亿元", "112.5亿元"), Level.DIFFERENT),
    ],
)
def test_spaces_and_line_breaks_inside_a_number_are_seen_through(copy: str, level: Level) -> None:
    assert verify(copy).level is level


def test_digits_of_another_width_are_another_text_with_the_same_figures() -> None:
    assert verify(TEXT.replace("20", "２０")).level is Level.FIGURES


def test_figures_in_another_order_are_not_the_same() -> None:
    assert verify(TEXT.replace("1300家", "X").replace("20家", "1300家").replace("X", "20家")).level is Level.DIFFERENT


def test_wrong_records_of_the_exact_text_do_not_hold() -> None:
    for field, value in (("bytes", 1), ("length", 1), ("layout_sha256", "0" * 64)):
        wrong = REPORT.model_copy(update={field: value})

        result = verified(TEXT.encode(), wrong)

        assert not result.holds
        assert field in result.problems[0]


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(ValueError, match="the file is empty"):
        verify(b"")


def test_an_exact_text_that_contradicts_the_ledger_does_not_hold() -> None:
    wrong = [*MENTIONS[:-1], MENTIONS[-1].model_copy(update={"printed": "1.6GW"})]

    result = verified(TEXT.encode(), mentions=wrong, skeleton=SKELETON.replace("力", "某"))

    assert result.level is Level.EXACT
    assert not result.holds
    assert "1.6GW" in result.problems[0]


@pytest.mark.parametrize("data", [b"\xff\xff\xff\x00", b"\x00" * 100, b"\xff\xfe\xff", b"\xed\xa0\x80"])
def test_what_is_no_text_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ValueError, match="not text in UTF-8, GB18030, or UTF-16"):
        verify(data)


@pytest.mark.parametrize("vector", json.loads((ROOT / "tests/layout.json").read_bytes()), ids=itemgetter("what"))
def test_layout_is_set_aside_as_the_vectors_say(vector: dict[str, str]) -> None:
    """The page is held to the same vectors in test_book_use."""
    copy = decode_copy(vector["text"].encode(vector["encoding"]))

    assert without_layout(copy.text) == vector["kept"]


@given(st.binary(max_size=300))
def test_any_bytes_get_a_level_or_a_clear_refusal(data: bytes) -> None:
    try:
        decode_copy(data)
    except ValueError:
        with pytest.raises(ValueError, match=r"not text|is empty"):
            verify(data)
    else:
        assert verify(data).level is Level.DIFFERENT


@given(st.lists(st.sampled_from(["\n", " ", "　", "\r\n", "\t"]), max_size=len(TEXT)))
def test_white_space_anywhere_is_layout(spaces: list[str]) -> None:
    pieces = [c + space for c, space in zip(TEXT, spaces + [""] * len(TEXT), strict=False)]

    assert verify("".join(pieces).replace("#", "")).level is Level.LAYOUT


def test_the_article_holds_at_every_level(article: Path, tmp_path: Path) -> None:
    data = article.read_bytes()
    text = data.decode("utf-8")
    assert xd.verify(article).level is Level.EXACT
    assert not xd.verify(article).problems
    copies = {
        "gb.txt": text.encode("gb18030"),
        "crlf.txt": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        "joined.txt": re.sub(r"\s|#", "", text).encode(),
    }
    for name, copy in copies.items():
        (tmp_path / name).write_bytes(copy)
        assert xd.verify(tmp_path / name).level is Level.LAYOUT
    (tmp_path / "words.txt").write_text(text.replace("新会", "某地"), encoding="utf-8")
    assert xd.verify(tmp_path / "words.txt").level is Level.FIGURES
    (tmp_path / "figures.txt").write_text(text.replace("288.21", "288.12"), encoding="utf-8")
    wrong = xd.verify(tmp_path / "figures.txt")
    assert [difference.mention_id for difference in wrong.differences] == ["jmd-2024-01-2783"]


@pytest.mark.slow
def test_the_check_says_that_the_article_was_not_verified_and_how_to_do_it(checkout: Checkout) -> None:
    step = check_data(checkout.home.root).steps[-1]

    assert not step.issues
    assert f"set {REPORT_VARIABLE}" in step.not_run


@pytest.mark.slow
def test_the_check_fails_on_a_text_that_is_not_the_article(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text(TEXT, encoding="utf-8")
    for name in ("other.txt", "absent.txt"):
        monkeypatch.setenv(REPORT_VARIABLE, os.fspath(tmp_path / name))

        step = check_data(checkout.home.root).steps[-1]

        assert [issue.rule for issue in step.issues] == ["article"]


def test_a_wrong_anchor_contradicts_the_exact_text() -> None:
    wrong = [ANCHORS[0].model_copy(update={"word": "力保"})]

    result = verify_copy(TEXT.encode(), decode_copy(TEXT.encode()), REPORT, MENTIONS, wrong, SKELETON)

    assert result.level is Level.EXACT
    assert not result.holds
    assert "firms: the anchor of status is '力保' where the report prints '力争'" in result.problems


def test_the_same_figures_with_other_verbs_are_remarked() -> None:
    result = verify(TEXT.replace("力争企业达", "企业已达"))

    assert result.level is Level.FIGURES
    assert "words on which the meaning of figures rests are missing or less frequent here: 力争" in result.remarks
