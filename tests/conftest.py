"""A copy of the checkout that a test may spoil."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from xinhui_data.api.checks import REPORT_VARIABLE
from xinhui_data.checks.raw import check_rules
from xinhui_data.model.curated import Curated, read_curated
from xinhui_data.model.home import Home
from xinhui_data.model.issues import Issue

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import Book

ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, str]


@dataclass(frozen=True)
class Checkout:
    """A checkout in a temporary folder."""

    home: Home

    def read(self, table: str) -> list[Row]:
        """Read a raw table."""
        with (self.home.raw / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, table: str, rows: list[Row]) -> None:
        """Write a raw table."""
        with (self.home.raw / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, table: str, spoil: Callable[[list[Row]], object]) -> None:
        """Let a function change the rows of a raw table in place."""
        rows = self.read(table)
        spoil(rows)
        self.write(table, rows)

    def set(self, table: str, key: str, field: str, value: str) -> None:
        """Set one cell of a raw table, in the row whose first column is the key."""

        def spoil(rows: list[Row]) -> None:
            row = next(row for row in rows if next(iter(row.values())) == key)
            row[field] = value

        self.change(table, spoil)

    def curated(self) -> Curated:
        """Read all raw tables."""
        return read_curated(self.home)

    def rules(self) -> list[Issue]:
        """Check the rules across tables."""
        return check_rules(self.curated())


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Copy what a build needs and makes."""
    root = tmp_path / "数据 checkout"
    for folder in ("data", "schemas", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("pyproject.toml", "CHANGELOG.md", "README.md", "README.zh.md", "CITATION.cff", ".zenodo.json"):
        shutil.copy(ROOT / file, root / file)
    return Checkout(Home(root))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the long form of the tests that try to break the package."""
    parser.addoption("--hard", action="store_true", help="repeat what may break by chance many more times")


@pytest.fixture(scope="session")
def hard(request: pytest.FixtureRequest) -> bool:
    """Whether the long form was asked for, with `make stress`."""
    return bool(request.config.getoption("--hard"))


@pytest.fixture(autouse=True)
def _no_article(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Keep the article out of every test that does not require it."""
    if "article" not in request.fixturenames:
        monkeypatch.delenv(REPORT_VARIABLE, raising=False)


@pytest.fixture
def article() -> Path:
    """Give the path of the article, or skip the test where it is not available."""
    import os

    name = os.environ.get(REPORT_VARIABLE, "")
    if not name:
        pytest.skip(f"the article is not available: set {REPORT_VARIABLE} to its file")
    return Path(name)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a browser, or skip the test where there is none."""
    from tests.browsing import started

    with started() as browser:
        yield browser


@pytest.fixture(scope="session")
def book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put the data book into a folder with an odd name."""
    file = tmp_path_factory.mktemp("数据 book") / "index.html"
    file.write_bytes((ROOT / "docs/index.html").read_bytes())
    return file


@pytest.fixture
def book(browser: Browser, book_file: Path) -> Iterator[Book]:
    """Open the data book, and ask that nothing goes wrong in it."""
    from tests.browsing import opened

    with opened(browser, book_file) as book:
        yield book
        assert book.said == []
