"""The documents as a site, which `make docs` builds: it asks no other host for anything, and finds what it holds."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

import xinhui_data as xd
from tests.browsing import DESKTOP, PHONE
from tests.conftest import ROOT

SITE = ROOT / "site"
pytestmark = pytest.mark.skipif(not (SITE / "index.html").is_file(), reason="there is no site: `make docs` builds it")

# Elements that load what they name when the page is opened; a link does not.
LOADING = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src",
    "object": "data", "link": "href", "use": "href", "image": "href",
}  # fmt: skip


class Loaded(HTMLParser):
    """Collects what a page loads, and its language."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.names += [name for key in (LOADING.get(tag, ""), "srcset") if (name := values.get(key))]
        if tag == "html":
            self.language = values.get("lang") or ""


def pages() -> dict[str, str]:
    # The data book has a policy of its own that forbids requests, and its tests.
    found = {path.relative_to(SITE).as_posix(): path for path in SITE.rglob("*.html")}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if name != "docs/index.html"}


def test_no_page_and_no_style_loads_anything_from_another_host() -> None:
    for name, text in pages().items():
        loaded = Loaded()
        loaded.feed(text)
        assert loaded.names
        assert [other for other in loaded.names if re.match(r"(?:[a-z]+:)?//", other)] == [], name
    for path in SITE.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", path.read_text(encoding="utf-8")), path.name


def test_each_document_is_a_page_in_its_language() -> None:
    found = pages()
    for path in (*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")):
        name = path.relative_to(ROOT).with_suffix(".html").as_posix().replace("README.html", "index.html")
        loaded = Loaded()
        loaded.feed(found[name])
        assert loaded.language == ("zh" if ".zh." in name else "en"), name


def test_every_function_is_described() -> None:
    described = set(re.findall(r'id="xinhui_data\.(?:\w+\.)*(\w+)"', (SITE / "docs/api.html").read_text("utf-8")))

    assert set(dir(xd)) - {"__version__"} <= described, "name it in docs/api.md, then run `make docs`"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["index.html", "README.zh.html", "docs/codebook.html", "docs/api.html"])
def test_a_page_opens_without_a_request_elsewhere_and_fits_the_screen(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page, asked, said = browser.new_page(viewport={"width": width, "height": 900}), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + name, wait_until="networkidle")

    assert [other for other in asked if not other.startswith((address, "data:", "blob:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    page.close()


@pytest.mark.parametrize(("words", "found"), [("遮字文本", "docs/method.zh.html"), ("check_text", "docs/api.html")])
def test_words_of_both_languages_are_found(browser: Browser, address: str, words: str, found: str) -> None:
    page = browser.new_page(viewport={"width": DESKTOP, "height": 900})
    page.goto(address, wait_until="networkidle")
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    page.keyboard.press("End")

    page.locator(f".md-search-result__link[href*='{found}']").first.wait_for(state="attached")
    page.close()


def test_the_site_holds_the_data_book_and_the_files(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}docs/index.html")

    assert page.locator("#rows tbody tr").count() > 0
    for name in ("facts.zh.csv", "observations.parquet"):
        assert (SITE / "data/processed" / name).read_bytes() == (ROOT / "data/processed" / name).read_bytes()
    page.close()
