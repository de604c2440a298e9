"""The data book in use: a reader's copy dropped on it, assistive technology, phones and paper."""

from __future__ import annotations

import json
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import get_args

import pytest

pytest.importorskip("playwright", reason="playwright is not installed; the page was not tried in a browser")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browsing import DESKTOP, PHONE, Book, Language, Theme, opened
from tests.conftest import ROOT
from xinhui_data.checks.copies import digest, without_layout

pytestmark = pytest.mark.slow

SKELETON = (ROOT / "data/raw/reports/jmd-2024-01/skeleton.txt").read_text(encoding="utf-8")


def drop(book: Book, copy: Path) -> str:
    """Give the page a file; say what it answers."""
    book.page.locator("#article").set_input_files(copy)
    book.page.wait_for_selector("#verdict")
    return book.page.locator("#verdict").inner_text()


def test_a_copy_with_other_words_is_left_to_verify(browser: Browser, book_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(SKELETON.replace("□", "字"), encoding="utf-8")

    with opened(browser, book_file) as book:
        answer = drop(book, copy)
        assert book.said == []
        assert book.page.locator(".skeleton.full").count() == 0

    assert "This is not the text" in answer
    assert "xinhui-data verify FILE" in answer
    assert "SHA-256: expected 7f630052" in answer
    assert "(1 in total)" in answer


def test_a_changed_figure_is_named_with_its_place(browser: Browser, book_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(SKELETON.replace("45.83亿元", "45.38亿元"), encoding="utf-8")
    offset = SKELETON.index("45.83亿元")

    with opened(browser, book_file, language="zh") as book:
        answer = drop(book, copy)

    assert "不是数据所依据的文本" in answer
    assert f"第{offset}字符：应为45.83亿元，实为45.38亿元" in answer
    assert "遮字文本" in answer


def test_offsets_count_code_points(browser: Browser, book_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    # A character beyond the basic plane is two units of a JavaScript string, and one character.
    copy.write_text(SKELETON.replace("□", "\U00020bb7"), encoding="utf-8")

    with opened(browser, book_file) as book:
        assert "(1 in total)" in drop(book, copy)


@pytest.mark.parametrize(("printed", "copied"), [("45.83亿元", "145.83亿元"), ("1301.37亿元", "1,301.37亿元")])
def test_figures_in_other_words_are_never_judged_here(
    browser: Browser, book_file: Path, tmp_path: Path, printed: str, copied: str
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(SKELETON.replace(printed, copied), encoding="utf-8")

    with opened(browser, book_file) as book:
        answer = drop(book, copy)

    assert "This is not the text" in answer
    assert "To compare its figures, run xinhui-data verify FILE" in answer
    assert f"at {SKELETON.index(printed)}: expected {printed}, got {copied[: len(printed)]}" in answer


@pytest.mark.parametrize(("data", "words"), [(b"\xff\xff\x00\x81", "not text in UTF-8, GB18030"),
                                             (b"x" * 1_000_001, "larger than"),
                                             (b"", "not the text from which the figures")])  # fmt: skip
def test_files_that_are_no_report_get_a_plain_answer(
    browser: Browser, book_file: Path, tmp_path: Path, data: bytes, words: str
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(data)

    with opened(browser, book_file) as book:
        assert words in drop(book, copy)
        assert book.said == []


LAYOUT_CODE = "".join(
    (ROOT / f"src/xinhui_data/book/script/{name}.js").read_text(encoding="utf-8") for name in ("layout", "copy")
)


@pytest.mark.parametrize("vector", json.loads((ROOT / "tests/layout.json").read_bytes()), ids=itemgetter("what"))
def test_the_page_gives_the_layout_digest_that_verify_gives(book: Book, vector: dict[str, str]) -> None:
    copy = list(vector["text"].encode(vector["encoding"]))

    found = book.page.evaluate(
        f"(copy) => {{ {LAYOUT_CODE}; return layoutDigest(decoded(new Uint8Array(copy))); }}", copy
    )

    assert found == sha256(vector["kept"].encode()).hexdigest()


def test_page_and_verify_treat_each_character_alike(book: Book) -> None:
    every = "一".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    code = """() => {
      const codes = Array.from({ length: 0x110000 }, (_, code) => code);
      const points = codes.filter((code) => code < 0xd800 || code > 0xdfff);
      return layoutDigest(points.map((code) => String.fromCodePoint(code)).join("一"));
    }"""

    found = book.page.evaluate(f"() => {{ {LAYOUT_CODE}; return ({code})(); }}")

    assert found == digest(without_layout(every))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_another_layout_of_the_article_is_known(
    browser: Browser, book_file: Path, tmp_path: Path, article: Path, encoding: str
) -> None:
    text = article.read_text(encoding="utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(text.replace("\n", "\r\n").replace("，", ", ").replace("#", "").encode(encoding))

    with opened(browser, book_file) as book:
        assert "The same text in another layout" in drop(book, copy)
        assert book.page.locator(".skeleton.full").count() == 0


def test_without_sha256_the_page_says_so(browser: Browser, book_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(SKELETON, encoding="utf-8")

    with opened(browser, book_file) as book:
        book.page.evaluate("Object.defineProperty(globalThis, 'crypto', { value: undefined })")
        assert "xinhui-data verify" in drop(book, copy)


def test_the_article_is_known_laid_over_and_taken_away(browser: Browser, book_file: Path, article: Path) -> None:
    text = article.read_text(encoding="utf-8")

    with opened(browser, book_file) as book:
        answer = drop(book, article)
        laid_out = book.page.locator(".skeleton").evaluate("e => e.textContent")
        assert book.page.locator(".skeleton .bar").count() == 0
        assert book.page.locator(".skeleton.full a.mention.figure").count() == 60
        book.page.get_by_role("button", name="Remove the text").click()
        assert book.page.locator(".skeleton .bar").count() > 400
        assert [address for address in book.asked if not address.startswith(("file:", "data:"))] == []

    assert "This is the exact text" in answer
    assert "130 literals" in answer
    assert laid_out == text.replace("\n", "")


def test_a_dropped_file_is_taken_and_not_opened(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file) as book:
        book.page.evaluate(
            """() => {
              const data = new DataTransfer();
              data.items.add(new File(["另一篇"], "x.txt"));
              const how = { bubbles: true, cancelable: true, dataTransfer: data };
              document.body.dispatchEvent(new DragEvent("drop", how));
            }"""
        )
        book.page.wait_for_selector("#verdict")
        assert book.page.url.startswith(book.address)


# Much of the page repeats: once all of it is looked at, elsewhere the first of what is alike.
ALIKE = (
    ".skeleton p:nth-of-type(n+16)", "#rows tbody tr:nth-child(n+12)", "#all-caveats li:nth-child(n+3)",
    "#years figure:nth-of-type(n+3)", "#found article:nth-of-type(n+3)", "#beside li:nth-child(n+4)",
    ".reasons li:nth-child(n+12)", "#downloads tbody tr:nth-child(n+3)",
)  # fmt: skip


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize("language", get_args(Language))
def test_axe_finds_no_violation(
    browser: Browser, book_file: Path, language: Language, theme: Theme, width: int
) -> None:
    with opened(browser, book_file, language=language, theme=theme, width=width, fragment="gdp-2023") as book:
        # What is off screen is not laid out, and would not be looked at.
        book.page.evaluate(
            "document.querySelectorAll('main > section').forEach((e) => { e.style.contentVisibility = 'visible'; })"
        )
        book.page.locator("#columns details").first.evaluate("details => { details.open = true; }")
        book.page.locator("details.aside").evaluate("details => { details.open = true; }")
        book.settle()
        everything = (language, theme, width) == ("en", "light", DESKTOP)
        context = None if everything else {"exclude": [[selector] for selector in ALIKE]}
        found = Axe().run(book.page, context=context, options={"resultTypes": ["violations"]})

    assert [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]]) for fault in found.response["violations"]
    ] == []


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("width", [320, 360, PHONE, 768, DESKTOP, 1920])
def test_nothing_is_wider_than_the_screen(browser: Browser, book_file: Path, language: Language, width: int) -> None:
    with opened(browser, book_file, language=language, width=width) as book:
        book.page.evaluate(
            """() => {
              for (const section of document.querySelectorAll("main > section")) {
                section.style.contentVisibility = "visible";
                section.style.contain = "none";
              }
              dispatchEvent(new Event("beforeprint"));
            }"""
        )
        assert book.page.evaluate("document.documentElement.scrollWidth") <= width


TOP = "((id) => document.getElementById(id).getBoundingClientRect().top)"


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_section_is_reached_by_address_and_by_link(browser: Browser, book_file: Path, width: int) -> None:
    for section in ("method", "files"):
        with opened(browser, book_file, width=width, fragment=section) as book:
            for there in (section, "comparisons", "series", "report"):
                if there != section:
                    book.page.locator(f'nav a[href="#{there}"]').click()
                book.page.wait_for_function(f"() => {{ const top = {TOP}({there!r}); return 40 < top && top < 120; }}")
                book.settle()
                assert 40 < book.page.evaluate(TOP, there) < 120, (section, there)


def test_it_prints_without_controls(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file) as book:
        book.page.emulate_media(media="print")
        assert book.page.locator(".controls").is_hidden()
        assert book.page.locator(".top").is_hidden()
        assert book.page.locator("#rows table").is_visible()
        assert (
            book.page.locator("main > section").last.evaluate("e => getComputedStyle(e).contentVisibility") == "visible"
        )
