"""The search of the data book: it finds and ranks what the package finds and ranks, and says what it shows."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright is not installed; the page was not tried in a browser")

from playwright.sync_api import Browser

from tests import invented
from tests.browsing import Book, opened
from tests.conftest import ROOT
from xinhui_data.book.fact_index import index_values
from xinhui_data.formats.fact_index import index_of
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dataset import read_published
from xinhui_data.prose.index import Index

pytestmark = pytest.mark.slow

CODE = (ROOT / "src/xinhui_data/book/script/search.js").read_text(encoding="utf-8")
FROZEN = json.loads((ROOT / "tests/frozen/search.json").read_bytes())["queries"]
ODD = [
    "",
    "  ",
    "the",
    "的",
    "“”",
    "ＧＤＰ　２０３０",
    "GDP-2031",
    "Été ÷ ×",
    "teh gdp",
    "x" * 200,
    "投" * 150,
    "5家",
    "1,523.8亿元",
]


@pytest.fixture(scope="module")
def root(template: Callable[[tuple[str, ...]], Path]) -> Path:
    """Give the built checkout of both invented reports."""
    return template((invented.FIRST, invented.SECOND))


@pytest.fixture
def shown(browser: Browser, root: Path) -> Iterator[Book]:
    """Open their page, and ask that nothing goes wrong in it."""
    with opened(browser, root / "docs" / "index.html") as book:
        yield book
        assert book.said == []


def queries(index: Index) -> list[str]:
    """Cut queries out of the texts, some of them with a letter changed; always the same."""
    chance = random.Random(2031)  # noqa: S311
    texts = [text for _, texts in index.passages for text in texts if text]

    def part() -> str:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        said = text[start : start + chance.randint(1, 12)]
        place = chance.randrange(len(said))
        changed = said[:place] + chance.choice(["", "x", chance.choice(chance.choice(texts))]) + said[place + 1 :]
        return chance.choice([said, said, changed])

    return [chance.choice(["", " "]).join(part() for _ in range(chance.randint(1, 3))) for _ in range(300)]


@pytest.mark.parametrize("data", ["invented", "published"])
def test_page_and_package_find_and_rank_alike(book: Book, root: Path, data: str) -> None:
    processed = (root if data == "invented" else ROOT) / "data" / "processed"
    records = read_published(processed, *PROCESSED.values())
    tables = {}
    for name in PROCESSED:
        with (processed / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    index = index_of(records)
    asked = [*ODD, *(each["query"] for each in FROZEN), *queries(index)]

    answers = book.page.evaluate(
        f"""([values, tables, asked]) => {{
          {CODE};
          const index = indexOf(values, tables);
          const plain = ({{ id, score, missed }}) => [id, score, missed.map(({{ word, nearest }}) => [word, nearest])];
          return asked.map((words) => index.hits(words).map(plain));
        }}""",
        [json.loads(json.dumps(index_values(records))), tables, asked],
    )

    for words, answer in zip(asked, answers, strict=True):
        assert answer == [[hit.id, hit.score, [list(piece) for piece in hit.missed]] for hit in index.hits(words)], (
            words
        )


def type_in(book: Book, words: str) -> str:
    """Type into the search box; give what the page says of what it found."""
    book.page.locator("#search").fill(words)
    return book.page.locator("#shown").text_content() or ""


@pytest.mark.parametrize(
    "asked", [each for each in FROZEN if not each.get("near")][::6], ids=lambda asked: asked["query"]
)
def test_the_table_shows_what_is_found_the_best_first(shown: Book, asked: dict[str, Any]) -> None:
    said = type_in(shown, asked["query"])

    rows = [name for name in asked["first"] if not name.startswith("ext-") and "." not in name]
    assert shown.rows()[: len(rows)] == rows
    assert "near misses" not in said


def test_near_misses_say_that_they_are_and_of_what(shown: Book) -> None:
    assert "near misses: “invesment” read as “investment”" in type_in(shown, "invesment")
    assert "industrial-investment-2030" in shown.rows()
    assert "none has “房价”" in type_in(shown, "云滨县房价")
    assert "near" not in type_in(shown, "投资")
    assert "near" not in type_in(shown, "xyzzy")
    assert shown.page.locator(".nothing").is_visible()


def test_what_is_not_in_the_table_is_listed_and_opens(shown: Book) -> None:
    type_in(shown, "江洲市GDP")
    assert shown.rows() == []
    assert shown.page.locator(".nothing").count() == 0
    shown.page.locator('#others a[href="#ext-city-gdp-2030"]').click()

    assert "1523.8亿元" in shown.page.locator("#panel").inner_text()
    type_in(shown, "")
    assert shown.page.locator("#others a").count() == 0


def test_filters_and_sorting_work_on_what_is_found(shown: Book) -> None:
    type_in(shown, "工业总产值")
    shown.page.locator("#filter-status").select_option("target")
    targets = shown.rows()
    shown.page.locator("#filter-status").select_option("")
    ranked = shown.rows()
    shown.page.locator("[data-sort=value]").click()

    assert targets == ["industrial-output-target-2031", "industrial-output-target-2032"]
    assert sorted(shown.rows()) == sorted(ranked)
    assert (shown.rows()[0], shown.rows()[-1]) == ("industrial-output-rank-2030", "industrial-output-outlook")
