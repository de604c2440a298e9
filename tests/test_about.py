"""What stands beside the tables: the description of the data set and the data book, under `check`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.project import build_data
from xinhui_data.book.composition import compose
from xinhui_data.checks.about import ABOUT, FILES, about_issues
from xinhui_data.formats.archive import zip_bytes
from xinhui_data.model.home import Home
from xinhui_data.model.issues import explain


def files() -> dict[str, bytes]:
    return {name: (ROOT / name).read_bytes() for name in FILES}


def replaced(name: str, pattern: str, new: str) -> dict[str, bytes]:
    """Give the three files with one place of one of them changed."""
    text, count = re.subn(pattern, new, (ROOT / name).read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    return files() | {name: text.encode("utf-8")}


FAULTS = [
    (ABOUT, r'^licence = .*', 'licence = "CC-BY-9.0"', "licence"),
    (ABOUT, r'^licence = .*', 'licence = "CC0-1.0"', "licence"),
    (ABOUT, r'^licence = .*', '', ""),
    (ABOUT, r'^licence', 'name = "another"\nlicence', ""),
    (ABOUT, r'^id = "5', 'id = "6', "id"),
    ("pyproject.toml", r'^id = "5', 'id = "6', "id"),
    (ABOUT, r'^title = ".*', 'title = ""', ""),
    (ABOUT, r'^title = ".*', 'title = "新会制造业"', "title"),
    (ABOUT, r'^title_zh = ".*', 'title_zh = "Xinhui"', "title_zh"),
    (ABOUT, r'^title_zh = "2023年', 'title_zh = "2032年', "title_zh"),
    (ABOUT, r'^description = "', 'description = "=', "description"),
    (ABOUT, r"^released = .*", "released = 2031-02-03", "released"),
    (ABOUT, r"^released = .*", "released = 2031-02-30", ""),
    (ABOUT, r"^released = .*", 'released = "soon"', ""),
    ("pyproject.toml", r'^version = ".*', 'version = "9.9.9"', "version"),
    ("CHANGELOG.md", r"^## [0-9.]+", "## 9.9.9", "version"),
    ("CHANGELOG.md", r"^## [0-9.]+ .*", "## Unreleased", "released"),
    (ABOUT, r"^licence", 'homepage = "javascript:alert(1)"\nlicence', "homepage"),
    (ABOUT, r"^licence", 'homepage = "http://example.org/"\nlicence', "homepage"),
    (ABOUT, r"\n\Z", "\n\n", ""),
    (ABOUT, r"\A", "\ufeff", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "pattern", "new", "field"), FAULTS)
def test_a_fault_in_it_is_found_at_its_field(name: str, pattern: str, new: str, field: str) -> None:
    issues = list(about_issues(replaced(name, pattern, new)))

    assert field in {issue.field for issue in issues}, explain(issues)
    assert all(issue.expected and issue.fix for issue in issues)


def test_a_homepage_is_allowed() -> None:
    assert not list(about_issues(replaced(ABOUT, "^licence", 'homepage = "https://example.org/data"\nlicence')))


def test_the_line_of_a_field_is_named() -> None:
    (issue,) = about_issues(replaced(ABOUT, r"^licence = .*", 'licence = "CC-BY-9.0"'))

    assert (ROOT / ABOUT).read_text(encoding="utf-8").splitlines()[issue.row - 1].startswith("licence = ")


def test_check_and_build_refuse_another_identity(checkout: Checkout) -> None:
    path = checkout.home.raw / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('id = "0', 'id = "1'), "utf-8")

    assert "identity" in {issue.rule for issue in check_data(checkout.home.root).issues}
    assert not build_data(checkout.home.root).ok


PAGES = [
    lambda page: page.replace("288.21", "288.12", 1),
    lambda page: page[: len(page) // 2],
    lambda _: "",
    lambda page: page.replace('id="headline"', 'id="headlines"'),
    lambda page: page.replace("\n", "\r\n"),
    lambda page: page.replace("default-src 'none'", "default-src *", 1).replace("default-src &#x27;none", "x", 1),
    lambda page: f"{page}<script>alert(1)</script>",
]


@pytest.mark.parametrize("spoil", PAGES)
def test_a_page_with_another_number_or_a_stale_one_is_found(checkout: Checkout, spoil: Callable[[str], str]) -> None:
    path = checkout.home.root / "docs/index.html"
    text = path.read_text(encoding="utf-8")
    assert spoil(text) != text
    path.write_bytes(spoil(text).encode("utf-8"))

    issues = check_data(checkout.home.root).issues

    assert {issue.file for issue in issues} == {"docs/index.html"}
    assert all("make page" in issue.fix for issue in issues)


def test_a_checkout_may_have_no_page(checkout: Checkout) -> None:
    (checkout.home.root / "docs/index.html").unlink()

    assert check_data(checkout.home.root).ok


def test_a_page_with_another_workbook_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook is compared where it can be made: for the data that this package came with."""
    from xinhui_data.api import book

    assert book.check_page(Home(ROOT)) == ([], "")

    others = {"xinhui_data.xlsx": zip_bytes({"sheet": b"another"})}
    made = compose(Home(ROOT), others)
    monkeypatch.setattr(book, "page_html", lambda _: made)
    assert [issue.got for issue in book.check_page(Home(ROOT))[0]] == ["another xinhui_data.xlsx"]

    monkeypatch.undo()
    monkeypatch.setattr(book, "_workbook", dict)
    assert book.check_page(Home(ROOT)) == ([], "openpyxl is not installed")


def test_not_even_a_checkout_without_a_changelog_passes(checkout: Checkout) -> None:
    Path(checkout.home.root / "CHANGELOG.md").unlink()

    assert {issue.file for issue in check_data(checkout.home.root).issues} == {"CHANGELOG.md"}
