"""A copy of the checkout that a test may spoil."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import invented
from xinhui_data.api.book import page as write_page
from xinhui_data.api.checks import REPORT_VARIABLE
from xinhui_data.api.project import build_data
from xinhui_data.checks.raw import Findings, check_raw
from xinhui_data.model.home import HOME_VARIABLE, Home
from xinhui_data.model.issues import Issue, sorted_issues
from xinhui_data.model.raw import Raw

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import Book

ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, str]


@dataclass(frozen=True)
class Checkout:
    """A checkout in a temporary folder."""

    home: Home

    def path(self, table: str) -> Path:
        """Find the file of a raw table: shared, of the story, or of the first report."""
        places = (self.home.shared, self.home.story, self.home.reports / self.home.report_ids()[0])
        return next(place for folder in places if (place := folder / f"{table}.csv").is_file())

    def read(self, table: str) -> list[Row]:
        """Read a raw table."""
        with self.path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write(self, table: str, rows: list[Row]) -> None:
        """Write a raw table."""
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
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

    def findings(self) -> Findings:
        """Check all raw tables."""
        return check_raw(Raw(self.home))

    def rules(self) -> list[Issue]:
        """Check all raw tables: all issues, sorted."""
        found = self.findings()
        return sorted_issues([*found.form, *found.reports, *found.across])


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[str, ...]], Path]:
    """Build a checkout of invented reports once for each choice of reports."""
    made: dict[tuple[str, ...], Path] = {}

    def give(reports: tuple[str, ...]) -> Path:
        if reports not in made:
            root = invented.project(tmp_path_factory.mktemp("template") / "数据 checkout", reports)
            assert build_data(root).ok
            write_page(root / "docs/index.html", project=root)
            made[reports] = root
        return made[reports]

    return give


def _copied(template: Path, folder: Path) -> Checkout:
    return Checkout(Home(Path(shutil.copytree(template, folder / "数据 checkout"))))


@pytest.fixture
def checkout(template: Callable[[tuple[str, ...]], Path], tmp_path: Path) -> Checkout:
    """Give a built checkout with both invented reports, which a test may spoil."""
    return _copied(template((invented.FIRST, invented.SECOND)), tmp_path)


@pytest.fixture(params=[(invented.FIRST,), (invented.FIRST, invented.SECOND)], ids=["one report", "two reports"])
def each_checkout(
    request: pytest.FixtureRequest, template: Callable[[tuple[str, ...]], Path], tmp_path: Path
) -> Checkout:
    """Give a built checkout with one invented report, and one with two."""
    return _copied(template(request.param), tmp_path)


@pytest.fixture
def used(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """Let the library read the checkout with both invented reports."""
    monkeypatch.setenv(HOME_VARIABLE, str(checkout.home.root))
    return checkout


@pytest.fixture
def real_checkout(tmp_path: Path) -> Checkout:
    """Copy the data of this project, with what a build needs and makes."""
    root = tmp_path / "数据 checkout"
    for folder in ("data", "schemas", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in (
        "pyproject.toml",
        "CHANGELOG.md",
        "README.md",
        "README.zh.md",
        "CITATION.cff",
        ".zenodo.json",
        "llms.txt",
    ):
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
