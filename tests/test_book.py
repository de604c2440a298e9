"""The data book in a real browser: it shows the data and makes no requests except for itself."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

pytest.importorskip("playwright", reason="playwright is not installed; the page was not tried in a browser")

from playwright.sync_api import Browser

from tests.browsing import Book, Language, opened
from tests.conftest import ROOT, Checkout
from xinhui_data.api.book import page_html
from xinhui_data.formats.words import show_interval, show_value
from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.derived import Derived
from xinhui_data.model.evidence import Anchor, LinkedCaveat, Mention
from xinhui_data.model.observations import Observation
from xinhui_data.model.tables import read_records

pytestmark = pytest.mark.slow

R = TypeVar("R", bound=Record)


@cache
def rows_of(record: type[R]) -> list[R]:
    return read_records(ROOT / f"data/processed/{record.table.name}.csv", record)


OBSERVATIONS = rows_of(Observation)
ABOUT = json.loads((ROOT / "data/processed/datapackage.json").read_bytes())
# The places of a ladder are drawn together, each without a value of its own.
HEADLINES = [name for section in ABOUT["story"] if section["form"] != "ladder" for name in section["figure_ids"]]


SET_ASIDE = sum(row.role not in ("figure", "restated") for row in rows_of(Mention))


def plain(text: str) -> str:
    return " ".join(text.split())


def test_it_loads_in_silence_and_asks_for_nothing_but_itself(book: Book) -> None:
    book.page.mouse.wheel(0, 4000)
    book.settle()

    assert {address.partition("?")[0] for address in book.asked if not address.startswith("data:")} == {book.address}
    assert book.page.locator("h1").count() == 1
    assert "288 of 288" in book.page.locator("#count").inner_text()


def test_the_policy_stops_code_and_requests_from_elsewhere(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file) as book:
        stopped = book.page.evaluate(
            """async () => {
              const broken = [];
              document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              const style = document.createElement("style");
              style.textContent = "body { display: none }";
              document.body.append(script, style);
              document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='x()'>x</p>");
              await fetch("https://example.org/").catch(() => {});
              await new Promise((done) => setTimeout(done, 50));
              return [window.ran === undefined, getComputedStyle(document.body).display, broken];
            }"""
        )

    assert stopped[:2] == [True, "block"]
    assert {"script-src-elem", "style-src-elem", "style-src-attr", "connect-src"} <= set(stopped[2])
    assert all("Content Security Policy" in line or "Fetch API" in line for line in book.said)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_shown_is_that_of_the_data(browser: Browser, book_file: Path, language: Language) -> None:
    english = language == "en"
    with opened(browser, book_file, language=language) as book:
        ids, values, intervals, printed = book.rows(), book.cells(5), book.cells(6), book.cells(7)

    assert ids == [row.observation_id for row in OBSERVATIONS]
    assert list(map(plain, values)) == [plain(show_value(row).pick("en" if english else "zh")) for row in OBSERVATIONS]
    assert list(map(plain, intervals)) == [
        plain(show_interval(row).pick("en" if english else "zh")) for row in OBSERVATIONS
    ]
    assert printed == [row.printed for row in OBSERVATIONS]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_screen_shows_the_headline_figures(browser: Browser, book_file: Path, language: Language) -> None:
    by_id = {row.observation_id: row for row in OBSERVATIONS}
    with opened(browser, book_file, language=language) as book:
        for name in HEADLINES:
            entry = book.page.locator("#headline li", has=book.page.locator(f'a[href="#{name}"]')).first
            words = plain(entry.inner_text())
            assert plain(show_value(by_id[name]).pick(language)) in words
            assert (by_id[name].time_period or ("undated" if language == "en" else "未注明时间")) in words
        assert book.page.locator("#headline svg").count() > 3


def test_figures_that_have_not_happened_are_hollow(book: Book) -> None:
    def fill(name: str) -> object:
        entry = book.page.locator("#headline li", has=book.page.locator(f'a[href="#{name}"]')).first
        return entry.evaluate(
            "entry => [...entry.querySelectorAll('[aria-label=dot] *, [aria-label=dot]')]"
            ".map((e) => e.getAttribute('fill')).filter((fill) => fill && fill !== 'none').at(-1)"
        )

    names = ("industrial-investment-2023", "projects-100m-investment-2023", "calb-output-target-2024")
    fills = {name: fill(name) for name in names}

    assert fills["industrial-investment-2023"] != "var(--paper)"
    assert fills["projects-100m-investment-2023"] == fills["calb-output-target-2024"] == "var(--paper)"


def test_search_in_both_languages_filters_and_sorting(book: Book) -> None:
    search = book.page.locator("#search")
    search.fill("储能")
    chinese = book.rows()
    search.fill("STORAGE　output")
    both = book.rows()
    search.fill("no such thing")
    assert book.page.locator(".nothing").is_visible()
    book.page.get_by_role("button", name="Clear", exact=True).click()
    book.page.locator("#filter-status").select_option("target")
    book.page.locator("#filter-measure").select_option("level")
    targets = book.rows()
    book.page.locator("#filter-subject_id").select_option("vinda")
    one = book.rows()
    book.page.get_by_role("button", name="Clear", exact=True).click()
    book.page.locator("#filter-topic").select_option("census")
    book.page.locator("[data-sort=value]").click()
    rising = book.rows()
    book.page.locator("[data-sort=value]").click()
    assert book.page.locator("th[aria-sort=descending]").inner_text().startswith("value")

    by_id = {row.observation_id: row for row in OBSERVATIONS}
    assert "storage-output-2023" in chinese
    assert "storage-output-2023" in both
    assert len(both) < len(OBSERVATIONS)
    assert targets == [row.observation_id for row in OBSERVATIONS if (row.status, row.measure) == ("target", "level")]
    assert one == ["vinda-output-target-2024"]
    assert [by_id[name].value for name in rising] == sorted(row.value for row in OBSERVATIONS if row.topic == "census")
    assert book.rows() == rising[::-1] or sorted(book.rows()) == sorted(rising)


def test_the_language_is_switched_and_remembered(book: Book) -> None:
    book.page.locator("#language").click()

    assert book.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert book.page.locator("h1").inner_text() == ABOUT["story"][0]["title_zh"]
    assert book.page.locator("#rows th button").first.text_content() == "指标"

    # As a link does: a new process of the browser may not have what was remembered a moment ago.
    with book.page.expect_navigation():
        book.page.evaluate("location.assign(location.pathname)")
    # The page sets its language when its scripts have run, which a busy machine may delay beyond the load.
    book.page.wait_for_selector("html[lang=zh-Hans]", state="attached")
    book.page.goto(f"{book.address}?lang=en#gdp-2023")
    assert "Gross regional product" in book.page.locator("#panel h3").inner_text()


def test_the_theme_is_switched_and_remembered(book: Book) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = book.page.evaluate(paper)
    book.page.locator("#theme").click()
    book.page.locator("#theme").click()
    dark = book.page.evaluate(paper)
    book.page.reload()

    assert light != dark == book.page.evaluate(paper)
    assert "Dark" in book.page.locator("#theme").inner_text()


def test_an_address_opens_its_figure_and_back_closes_it(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file, fragment="technical-upgrading-investment-2023") as book:
        words = plain(book.page.locator("#panel").inner_text())
        assert book.page.locator("tr.chosen, [data-row=technical-upgrading-investment-2023]").first.is_visible()
        book.page.locator('#panel a[href="#technical-upgrading-investment-2023.level_before"]').click()
        implied = plain(book.page.locator("#panel").inner_text())
        book.page.go_back()
        again = plain(book.page.locator("#panel").inner_text())
        book.page.keyboard.press("Escape")
        assert book.page.locator("#panel").is_hidden()
        assert "#" not in book.page.url

    assert "CNY 12.376 bn" in words
    assert "123.76亿元" in words
    assert "characters 2808–2816" in words
    assert "must not be added" in words
    assert "derived, not printed" in implied
    assert "CNY 12.376 bn" in again
    assert "12.3755" in words


def test_the_panel_tells_everything_of_every_figure(book: Book) -> None:
    told = book.page.evaluate(
        """async (ids) => {
          const told = {};
          for (const id of ids) {
            location.hash = id;
            while (document.querySelector("#panel dl dd:last-child")?.textContent !== id) {
              await new Promise((done) => setTimeout(done));
            }
            told[id] = document.getElementById("panel").textContent;
          }
          return told;
        }""",
        [row.observation_id for row in OBSERVATIONS],
    )

    caveats = {row.caveat_id: row.caveat_en for row in rows_of(LinkedCaveat)}
    for row in OBSERVATIONS:
        words = told[row.observation_id]
        assert show_value(row).en in words
        assert show_interval(row).en in words
        assert f"{row.printed} characters {row.char_start}–{row.char_end}" in words
        assert all(caveats[caveat] in words for caveat in row.caveat_ids)
        assert all(v.formula in words for v in rows_of(Derived) if row.observation_id in v.inputs)
        assert all(pair.reason_en in words for pair in rows_of(Comparison) if pair.figure_id == row.observation_id)
        assert all(anchor.word in words for anchor in rows_of(Anchor) if anchor.observation_id == row.observation_id)


def test_a_derived_value_of_which_an_interval_alone_is_known_is_shown_by_it(
    real_checkout: Checkout, browser: Browser, tmp_path: Path
) -> None:
    """One has a lower end, the other both; findings, charts and panel do without a number."""
    derived = real_checkout.home.processed / "derived.csv"
    with derived.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["derived_id"] == "little-giants-target-2024.needed_growth":
            row.update(value="", upper="")
        if row["derived_id"] == "technical-upgrading-investment-2023.share":
            row.update(value="")
    with derived.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    page = tmp_path / "index.html"
    page.write_bytes(page_html(real_checkout.home))

    for name, words in (
        ("little-giants-target-2024.needed_growth", "≥ 60%"),
        ("technical-upgrading-investment-2023.share", "42.9384 … 42.9434%"),
    ):
        with opened(browser, page, fragment=name) as book:
            assert words in plain(book.page.locator("#panel").inner_text())
            finding = book.page.locator("#found .finding").filter(has_text=words).first
            book.page.locator('nav a[href="#findings"]').click()
            picture = finding.locator(f'.strip:has(a[href="#{name}"]) svg')
            picture.wait_for()
            assert picture.locator('[aria-label="link"] path[d]').count() >= 1
            assert picture.locator('[aria-label="dot"]').count() == 0
            assert book.said == []


def test_a_figure_that_is_filtered_out_is_still_shown_in_the_table(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file) as book:
        book.page.locator("#search").fill("census")
        book.page.locator('#headline a[href="#gdp-2023"]').click()
        book.page.get_by_role("button", name="Show in the table").click()

        assert len(book.rows()) == len(OBSERVATIONS)
        assert book.page.locator("tr.chosen").get_attribute("data-row") == "gdp-2023"
        assert book.page.locator("tr.chosen").is_visible()


def test_pointing_at_a_figure_previews_it_and_lights_up_its_words(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file) as book:
        book.page.locator('#reading a[href="#industrial-investment-2023"]').hover()

        assert "CNY 28.821 bn" in book.page.locator("#panel").inner_text()
        assert book.page.locator("#reading .word.lit").all_text_contents() == ["2023年", "全区", "完成"]
        assert book.page.evaluate("document.activeElement === document.body")


def test_a_set_aside_mention_says_why(browser: Browser, book_file: Path) -> None:
    with opened(browser, book_file, language="zh", fragment="jmd-2024-01-0044") as book:
        words = book.page.locator("#panel").inner_text()

    assert "重复他处数据" in words
    assert "地区生产总值" in words


def test_the_keyboard_reaches_every_figure_of_the_report(book: Book) -> None:
    first = book.page.locator("#reading a.mention.figure").first
    first.focus()
    assert book.page.locator("#panel").is_visible()
    assert book.page.evaluate("document.activeElement.classList.contains('mention')")

    book.page.keyboard.press("Enter")
    assert book.page.evaluate("document.activeElement.id") == "panel"
    book.page.keyboard.press("Escape")
    assert book.page.evaluate("document.activeElement.classList.contains('figure')")
    assert book.page.locator("#reading a.mention.figure").count() == len({row.mention_id for row in OBSERVATIONS})


def test_the_report_stands_as_its_skeleton_and_set_aside_can_be_hidden(book: Book) -> None:
    skeleton = (ROOT / "data/raw/reports/jmd-2024-01/skeleton.txt").read_text(encoding="utf-8")
    laid_out = book.page.evaluate(
        """() => [...document.querySelectorAll(".skeleton p")].map((p) => [...p.querySelectorAll("*")]
          .filter((e) => !e.children.length).map((e) => e.dataset.bar ?? e.textContent).join("")).join("")"""
    )
    assert laid_out == skeleton.replace("\n", "")
    assert book.page.evaluate("document.querySelectorAll('#reading [id] [id]').length") == 0

    assert book.page.locator("#reading a.mention[tabindex]").count() == 0
    book.page.locator("[data-every=false]").click()
    assert book.page.locator("#reading a.mention[tabindex='-1']").count() == SET_ASIDE
    assert book.page.locator("details.aside").is_hidden()
    book.page.locator("[data-every=true]").click()
    book.page.locator("details.aside summary").click()
    assert book.page.locator(".reasons li").count() == SET_ASIDE
