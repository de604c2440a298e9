"""A real browser, headless and kept from the network, with the data book open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

Language = Literal["en", "zh"]
Theme = Literal["light", "dark"]

PHONE, DESKTOP = 390, 1280
HANGS = 60_000  # milliseconds after which a page counts as hung; no test measures time
VARIABLE = "XINHUI_DATA_CHROMIUM"
MISSING = f"no Chromium here: install it, or name one in {VARIABLE}; the page is not tried in a browser"
QUIET = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip


def chromium() -> str | None:
    """Find a Chromium of this system; none is ever downloaded."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser, or skip the test where there is none."""
    if not chromium():
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


@dataclass
class Book:
    """The page as opened, with everything that it said and asked for."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def rows(self) -> list[str]:
        """List the observations that the table shows, in order."""
        return [row.get_attribute("data-row") or "" for row in self.page.locator("#rows tbody tr").all()]

    def cells(self, column: int) -> list[str]:
        """List the texts of a column of the table."""
        return self.page.locator(f"#rows tbody tr > :nth-child({column})").all_text_contents()

    def settle(self) -> None:
        """Let the page draw what it is about to draw: it takes at most twelve frames."""
        self.page.evaluate(
            """async () => {
              for (let i = 0; i < 15; i += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
            }"""
        )

    def saved(self, selector: str, folder: Path) -> tuple[str, bytes]:
        """Click what saves a file; give its name and bytes."""
        with self.page.expect_download() as waiting:
            self.page.locator(selector).click()
        file = folder / waiting.value.suggested_filename
        waiting.value.save_as(file)
        return file.name, file.read_bytes()


@contextmanager
def opened(
    browser: Browser, file: Path, *, language: Language = "en", theme: Theme = "light", width: int = DESKTOP,
    fragment: str = "", query: str | None = None,
) -> Iterator[Book]:  # fmt: skip
    """Open the page from disk and note every message and every request."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=theme, locale="en-GB", accept_downloads=True,
        reduced_motion="reduce",
    )  # fmt: skip
    context.set_default_timeout(HANGS)
    page = context.new_page()
    book = Book(page, file.as_uri())

    def hear(message: ConsoleMessage) -> None:
        book.said.append(f"{message.type}: {message.text}")

    def note(request: Request) -> None:
        book.asked.append(request.url)

    page.on("console", hear)
    page.on("pageerror", lambda error: book.said.append(f"error: {error}"))
    page.on("request", note)
    page.goto(f"{book.address}{f'?lang={language}' if query is None else query}{f'#{fragment}' if fragment else ''}")
    page.wait_for_selector("#cite h2")  # what is drawn last
    yield book
    context.close()


if __name__ == "__main__":
    print(f"the page is tried in {chromium()}" if chromium() else MISSING)
