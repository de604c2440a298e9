"""What is taken out of the data book: citations, whole files, everything at once, the rows that were found."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed; the page was not tried in a browser")

from tests.browsing import Book
from tests.conftest import ROOT
from xinhui_data.api.archive import workbook
from xinhui_data.api.export import export_bytes
from xinhui_data.model.catalogue import PROCESSED

pytestmark = pytest.mark.slow

PUBLISHED = (ROOT / "data/processed/observations.csv").read_bytes()


def test_citation_and_link_are_copied(book: Book) -> None:
    book.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    book.page.locator("[data-row=gdp-2023] .tools button").click()
    book.page.locator("#live", has_text="Copied.").wait_for(state="attached")

    copied = book.page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith("Gross regional product, Xinhui District, 2023, actual: > CNY 100 bn [gdp-2023]. ")
    assert "CC BY 4.0" in copied
    assert "江门日报" in copied


def test_what_is_saved_is_what_is_published(book: Book, tmp_path: Path) -> None:
    for name in ("observations.csv", "caveats.csv"):
        saved, data = book.saved(f'[data-file="{name}"]', tmp_path)
        assert (saved, data) == (name, (ROOT / "data/processed" / name).read_bytes())
        assert hashlib.sha256(data).hexdigest() in book.page.locator("#downloads").inner_text()
    _, data = book.saved('[data-file="xinhui_data.xlsx"]', tmp_path)
    assert data == workbook()
    _, data = book.saved('[data-file="observations.json"]', tmp_path)
    assert json.loads(data) == json.loads(export_bytes("observations", "json"))


def test_everything_is_saved_at_once(book: Book, tmp_path: Path) -> None:
    _, data = book.saved('[data-file="xinhui_data-csv.zip"]', tmp_path)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"{name}.csv" for name in PROCESSED]
        for name in archive.namelist():
            assert archive.read(name) == (ROOT / "data/processed" / name).read_bytes()


def test_the_other_formats_are_named_with_size_and_digest(book: Book) -> None:
    shown = book.page.locator(".formats").text_content() or ""
    resources = json.loads((ROOT / "data/processed/datapackage.json").read_bytes())["resources"]
    others = [each for each in resources if each["path"].rpartition(".")[0] not in {r["name"] for r in resources}]

    assert others
    for resource in others:
        assert resource["path"] in shown
        assert resource["title"] in shown
        assert resource["hash"].removeprefix("sha256:") in shown


def test_the_rows_found_are_saved_as_published(book: Book, tmp_path: Path) -> None:
    _, every = book.saved("#save-filtered", tmp_path)
    book.page.locator("#filter-status").select_option("outlook")
    _, some = book.saved("#save-filtered", tmp_path)

    assert every == PUBLISHED
    header, *lines = PUBLISHED.decode("utf-8").splitlines(keepends=True)
    assert some.decode("utf-8") == header + "".join(line for line in lines if ",outlook," in line)
