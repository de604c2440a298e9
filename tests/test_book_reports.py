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
from xinhui_data.api.book import page_html
from xinhui_data.model.home import Home

pytestmark = pytest.mark.slow

REPORT, SECOND, TITLE = "jmd-2024-01", "mill-post-2030-01", "磨坊报告"
NAMES = ("observation_id", "mention_id", "report_id", "document_id")


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


def second(row: Row) -> Row:
    """Give the same row of a second report, which prints what the first does."""
    renamed = {name: row[name].replace(REPORT, SECOND) for name in NAMES if name in row}
    if "observation_id" in row:
        renamed["observation_id"] = f"{row['observation_id']}-again"
    if row.get("repeats"):
        renamed["repeats"] = row["repeats"].replace(REPORT, SECOND)
    return row | renamed


def with_a_second_report(home: Home) -> None:
    """Publish a second report with the figures of the first, another title and another text."""
    for table in ("observations", "mentions", "anchors"):
        change(home, table, lambda rows: [*rows, *map(second, rows)])
    other = {"title_zh": TITLE, "sha256": "0" * 64, "layout_sha256": "0" * 64, "skeleton_sha256": "0" * 64}
    change(home, "documents", lambda rows: [rows[0], second(rows[0]) | other, *rows[1:]])
    skeleton = home.skeleton(SECOND)
    skeleton.parent.mkdir()
    text = home.skeleton(REPORT).read_text(encoding="utf-8")
    skeleton.write_text(text.replace("45.83亿元", "45.38亿元"), encoding="utf-8")
    change(home, "mentions", lambda rows: [
        row | {"printed": row["printed"].replace("45.83", "45.38")} if row["report_id"] == SECOND else row
        for row in rows
    ])  # fmt: skip


def written(home: Home, folder: Path) -> Path:
    page = folder / "book.html"
    page.write_bytes(page_html(home))
    return page


def test_each_of_two_reports_is_shown_with_its_own_title(
    real_checkout: Checkout, browser: Browser, tmp_path: Path
) -> None:
    with_a_second_report(real_checkout.home)
    with opened(browser, written(real_checkout.home, tmp_path), fragment="gdp-2023-again") as book:
        panel = book.page.locator("#panel").inner_text()
        heads = book.page.locator("#reading h3").all_text_contents()
        marked = [article.locator("a.mention").count() for article in book.page.locator("#reading article").all()]
        counted = book.page.locator("#count strong").inner_text().split(" of ")
        book.page.locator('#reading a[href="#gdp-2023"]').first.click()
        first = book.page.locator("#panel").inner_text()
        assert book.said == []

    assert TITLE in panel
    assert TITLE not in first
    assert len(heads) == 2
    assert TITLE in heads[1]
    assert marked[0] == marked[1] > 0
    assert counted[0] == counted[1]


def test_a_copy_is_compared_with_the_nearest_report(real_checkout: Checkout, browser: Browser, tmp_path: Path) -> None:
    with_a_second_report(real_checkout.home)
    page, copy = written(real_checkout.home, tmp_path), tmp_path / "copy.txt"
    answers = {}
    with opened(browser, page) as book:
        for report in (REPORT, SECOND):
            text = real_checkout.home.skeleton(report).read_text(encoding="utf-8").replace("□", "字")
            copy.write_text(text, encoding="utf-8")
            book.page.locator("#article").set_input_files(copy)
            book.page.locator("#verdict", has_text=TITLE if report == SECOND else "脊梁").wait_for()
            answers[report] = book.page.locator("#verdict").inner_text()

    assert all("Compared with the nearest report" in answer for answer in answers.values())
    assert TITLE not in answers[REPORT]
    assert TITLE in answers[SECOND]


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
