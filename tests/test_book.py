"""The data book in a real browser: what it shows is what the data say, and it asks for nothing but itself."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed; the page was not tried in a browser")

from playwright.sync_api import Browser

from tests.browsing import Book, Language, opened, started
from tests.conftest import ROOT
from xinhui_data.api.everything import workbook
from xinhui_data.api.exporting import export_bytes
from xinhui_data.api.paging import page_html
from xinhui_data.curation.home import Home
from xinhui_data.curation.tables import read_records
from xinhui_data.publish.blocks import HEADLINES
from xinhui_data.publish.wording import show_interval, show_value
from xinhui_data.vocabulary.observations import Observation

OBSERVATIONS = read_records(ROOT / "data/processed/observations.csv", Observation)
PUBLISHED = (ROOT / "data/processed/observations.csv").read_bytes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("数据 book") / "index.html"
    file.write_bytes(page_html(Home(ROOT)))
    return file


@pytest.fixture
def book(browser: Browser, file: Path) -> Iterator[Book]:
    with opened(browser, file) as book:
        yield book
        assert book.said == []


def plain(text: str) -> str:
    return " ".join(text.split())


def test_it_loads_in_silence_and_asks_for_nothing_but_itself(book: Book) -> None:
    book.page.mouse.wheel(0, 4000)
    book.page.wait_for_timeout(100)

    assert {address.partition("?")[0] for address in book.asked if not address.startswith("data:")} == {book.address}
    assert book.page.locator("h1").count() == 1
    assert "288 of 288" in book.page.locator("#count").inner_text()


def test_the_policy_stops_code_and_requests_from_elsewhere(browser: Browser, file: Path) -> None:
    with opened(browser, file) as book:
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
def test_every_number_shown_is_that_of_the_data(browser: Browser, file: Path, language: Language) -> None:
    english = language == "en"
    with opened(browser, file, language=language) as book:
        ids, values, intervals, printed = book.rows(), book.cells(5), book.cells(6), book.cells(7)

    assert ids == [row.observation_id for row in OBSERVATIONS]
    assert list(map(plain, values)) == [plain(show_value(row, english=english)) for row in OBSERVATIONS]
    assert list(map(plain, intervals)) == [plain(show_interval(row, english=english)) for row in OBSERVATIONS]
    assert printed == [row.printed for row in OBSERVATIONS]


def test_every_published_cell_can_be_shown(book: Book) -> None:
    names = PUBLISHED.decode("utf-8").partition("\n")[0].split(",")
    book.page.locator(".chooser summary").click()
    for name in names:
        book.page.locator(f"#column-csv-{name}").check()

    shown = [
        book.page.locator("#rows tbody tr").nth(row).locator("> *").all_text_contents()[8:-1] for row in (0, 19, 65)
    ]

    rows = list(csv.reader(io.StringIO(PUBLISHED.decode("utf-8"))))[1:]
    assert [list(map(plain, row)) for row in shown] == [list(map(plain, rows[row])) for row in (0, 19, 65)]
    assert book.page.locator("#rows thead th").count() == 8 + len(names) + 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_screen_shows_the_headline_figures(browser: Browser, file: Path, language: Language) -> None:
    by_id = {row.observation_id: row for row in OBSERVATIONS}
    with opened(browser, file, language=language) as book:
        for name in HEADLINES:
            entry = book.page.locator("#headline li", has=book.page.locator(f'a[href="#{name}"]')).first
            words = plain(entry.inner_text())
            assert plain(show_value(by_id[name], english=language == "en")) in words
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
    assert "66个数据" in book.page.locator("h1").inner_text()
    assert book.page.locator("#rows th button").first.text_content() == "指标"

    book.page.goto(book.address)
    assert book.page.locator("html").get_attribute("lang") == "zh-Hans"
    book.page.goto(f"{book.address}?lang=en#gdp-2023")
    assert "Gross domestic product" in book.page.locator("#panel h3").inner_text()


def test_the_theme_is_switched_and_remembered(book: Book) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = book.page.evaluate(paper)
    book.page.locator("#theme").click()
    book.page.locator("#theme").click()
    dark = book.page.evaluate(paper)
    book.page.reload()

    assert light != dark == book.page.evaluate(paper)
    assert "Dark" in book.page.locator("#theme").inner_text()


def test_an_address_opens_its_figure_and_back_closes_it(browser: Browser, file: Path) -> None:
    with opened(browser, file, fragment="technical-upgrading-investment-2023") as book:
        words = plain(book.page.locator("#panel").inner_text())
        assert book.page.locator("tr.chosen, [data-row=technical-upgrading-investment-2023]").first.is_visible()
        book.page.locator('#panel a[href="#technical-upgrading-investment-2022"]').click()
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


def test_the_keyboard_reaches_every_figure_of_the_report(book: Book) -> None:
    first = book.page.locator("#reading a.mention.figure").first
    first.focus()
    assert book.page.locator("#panel").is_visible()
    assert book.page.evaluate("document.activeElement.classList.contains('mention')")

    book.page.keyboard.press("Enter")
    assert book.page.evaluate("document.activeElement.id") == "panel"
    book.page.keyboard.press("Escape")
    assert book.page.evaluate("document.activeElement.classList.contains('figure')")
    assert book.page.locator("#reading a.mention.figure").count() == 60


def test_the_report_stands_as_its_skeleton_and_set_aside_can_be_hidden(book: Book) -> None:
    skeleton = (ROOT / "data/raw/skeletons/jmd-2024-01.txt").read_text(encoding="utf-8")
    laid_out = book.page.evaluate(
        """() => [...document.querySelectorAll(".skeleton p")].map((p) => [...p.querySelectorAll("*")]
          .filter((e) => !e.children.length).map((e) => e.dataset.bar ?? e.textContent).join("")).join("")"""
    )
    assert laid_out == skeleton.replace("\n", "")
    assert book.page.evaluate("document.querySelectorAll('#reading [id] [id]').length") == 0

    assert book.page.locator("#reading a.mention[tabindex]").count() == 0
    book.page.locator("[data-every=false]").click()
    assert book.page.locator("#reading a.mention[tabindex='-1']").count() == 130 - 64
    assert book.page.locator("details.aside").is_hidden()
    book.page.locator("[data-every=true]").click()
    book.page.locator("details.aside summary").click()
    assert book.page.locator(".reasons li").count() == 130 - 64


def test_citation_and_link_are_copied(book: Book) -> None:
    book.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    book.page.locator("[data-row=gdp-2023] .tools button").click()
    book.page.locator("#live", has_text="Copied.").wait_for(state="attached")

    copied = book.page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith("Gross domestic product, Xinhui District, 2023, actual: > CNY 100 bn [gdp-2023]. ")
    assert "CC BY 4.0" in copied
    assert "江门日报" in copied


def test_what_is_saved_is_what_is_published(book: Book, tmp_path: Path) -> None:
    for name in ("observations.csv", "caveats.csv", "observations.parquet", "units.parquet"):
        saved, data = book.saved(f'[data-file="{name}"]', tmp_path)
        assert (saved, data) == (name, (ROOT / "data/processed" / name).read_bytes())
        assert hashlib.sha256(data).hexdigest() in book.page.locator("#downloads").inner_text()
    _, data = book.saved('[data-file="xinhui_data.xlsx"]', tmp_path)
    assert data == workbook()
    _, data = book.saved('[data-file="observations.json"]', tmp_path)
    assert json.loads(data) == json.loads(export_bytes("observations", "json"))


def test_everything_is_saved_at_once(book: Book, tmp_path: Path) -> None:
    for kind in ("csv", "parquet"):
        _, data = book.saved(f'[data-file="xinhui_data-{kind}.zip"]', tmp_path)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert len(archive.namelist()) == 14
            for name in archive.namelist():
                assert archive.read(name) == (ROOT / "data/processed" / name).read_bytes()


def test_the_rows_found_are_saved_as_published(book: Book, tmp_path: Path) -> None:
    _, every = book.saved("#save-filtered", tmp_path)
    book.page.locator("#filter-status").select_option("outlook")
    _, some = book.saved("#save-filtered", tmp_path)

    assert every == PUBLISHED
    header, *lines = PUBLISHED.decode("utf-8").splitlines(keepends=True)
    assert some.decode("utf-8") == header + "".join(line for line in lines if ",outlook," in line)
