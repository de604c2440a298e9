"""The data book of other data: of two reports, without a story, and with faults that must not blank it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed; the page was not tried in a browser")

from playwright.sync_api import Browser

from tests.browsing import opened
from tests.conftest import Checkout, Row
from tests.invented import FIRST, SECOND, read
from xinhui_data.api.book import page_html
from xinhui_data.model.home import Home

pytestmark = pytest.mark.slow

TITLES = {FIRST: "云滨工业总产值突破200亿元", SECOND: "云滨县交出2031年成绩单"}


def change(home: Home, table: str, changed: Callable[[list[Row]], list[Row]]) -> None:
    """Let a function change the rows of a published table."""
    path = home.processed / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, header = changed(list(reader)), reader.fieldnames or []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def written(home: Home, folder: Path) -> Path:
    page = folder / "book.html"
    page.write_bytes(page_html(home))
    return page


def test_each_of_two_reports_is_shown_with_its_own_title(checkout: Checkout, browser: Browser, tmp_path: Path) -> None:
    mentions = [len(read(checkout.home.reports / name / "mentions.csv")) for name in TITLES]
    with opened(browser, written(checkout.home, tmp_path), fragment="exports-2031") as book:
        panel = book.page.locator("#panel").inner_text()
        heads = book.page.locator("#reading h3").all_text_contents()
        marked = [article.locator("a.mention").count() for article in book.page.locator("#reading article").all()]
        counted = book.page.locator("#count strong").inner_text().split(" of ")
        book.page.locator('#reading a[href="#new-jobs-2030"]').first.click()
        first = book.page.locator("#panel").inner_text()
        assert book.said == []

    assert TITLES[SECOND] in panel
    assert TITLES[FIRST] in first
    assert TITLES[SECOND] not in first
    assert len(heads) == 2
    assert TITLES[SECOND] in heads[1]
    assert marked == mentions
    assert counted[0] == counted[1]


def test_a_copy_is_compared_with_the_nearest_report(checkout: Checkout, browser: Browser, tmp_path: Path) -> None:
    page, copy = written(checkout.home, tmp_path), tmp_path / "copy.txt"
    answers = {}
    with opened(browser, page) as book:
        for report, title in TITLES.items():
            text = checkout.home.skeleton(report).read_text(encoding="utf-8").replace("□", "字")
            copy.write_text(text, encoding="utf-8")
            book.page.locator("#article").set_input_files(copy)
            book.page.locator("#verdict", has_text=title).wait_for()
            answers[report] = book.page.locator("#verdict").inner_text()

    assert all("Compared with the nearest report" in answer for answer in answers.values())
    assert TITLES[SECOND] not in answers[FIRST]
    assert TITLES[SECOND] in answers[SECOND]


def test_what_has_no_rows_is_left_out(real_checkout: Checkout, browser: Browser, tmp_path: Path) -> None:
    for table in ("findings", "comparisons", "series"):
        change(real_checkout.home, table, lambda _: [])
    descriptor = real_checkout.home.processed / "datapackage.json"
    about = json.loads(descriptor.read_bytes())
    descriptor.write_text(json.dumps(about | {"story": []}), encoding="utf-8")
    with opened(browser, written(real_checkout.home, tmp_path)) as book:
        named = book.page.locator("#nav a").evaluate_all("links => links.map((link) => link.hash.slice(1))")
        heading = book.page.locator("h1").inner_text()
        rows = len(book.rows())
        assert book.said == []

    assert named == ["figures", "report", "table", "caveats", "method", "codebook", "files"]
    assert heading
    assert rows > 0


def test_a_missing_unit_leaves_its_figures_as_printed(
    real_checkout: Checkout, browser: Browser, tmp_path: Path
) -> None:
    change(real_checkout.home, "units", lambda rows: [row for row in rows if row["unit_id"] != "GWh_per_year"])
    with opened(browser, written(real_checkout.home, tmp_path), fragment="ext-calb-capacity-phase1") as book:
        panel = book.page.locator("#panel").inner_text()
        assert book.page.locator(".failed").count() == 0
        assert len(book.rows()) > 0

    assert "GWh" in panel


def test_a_section_that_cannot_be_drawn_says_so_and_leaves_the_others(
    real_checkout: Checkout, browser: Browser, tmp_path: Path
) -> None:
    change(real_checkout.home, "series", lambda rows: [rows[0] | {"figure_id": "no-such-figure"}, *rows[1:]])
    change(real_checkout.home, "findings", lambda _: [])
    with opened(browser, written(real_checkout.home, tmp_path)) as book:
        failed = book.page.locator("#series > .failed").text_content() or ""
        others = book.page.locator(".failed").count()
        assert len(book.rows()) > 0
        assert book.page.locator("#beside li").count() > 0

    assert "This part cannot be shown" in failed
    assert others == 1
