"""The data book as a file: whole, safe, the same every time, up to date, in both languages."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import xinhui_data as xd
from tests.conftest import ROOT, Checkout
from xinhui_data.api.archive import workbook
from xinhui_data.api.book import page_html, page_to_look_at
from xinhui_data.book.compare import parted
from xinhui_data.book.composition import LARGEST_PAGE, SCRIPTS, STYLES, compose
from xinhui_data.book.embedding import csp_digest, inline, json_block, policy
from xinhui_data.cli.main import app
from xinhui_data.formats.archive import zip_bytes
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dimensions import Scope
from xinhui_data.model.home import Home
from xinhui_data.model.observations import Observation
from xinhui_data.model.tables import read_records

pytestmark = pytest.mark.slow

ASSETS = ROOT / "src/xinhui_data/book"
HOME = Home(ROOT)
DESCRIPTOR = ROOT / "data/processed/datapackage.json"


@pytest.fixture(scope="module")
def html() -> str:
    return page_html(HOME).decode("utf-8")


def block(html: str, name: str) -> object:
    (text,) = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def test_the_same_data_give_the_same_bytes_in_another_process(html: str) -> None:
    program = "import sys; from xinhui_data.api.book import page_html; sys.stdout.buffer.write(page_html())"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"})

    assert done.stdout.decode("utf-8") == html


def test_the_page_is_no_larger_than_a_megabyte(html: str) -> None:
    assert len(html.encode("utf-8")) <= LARGEST_PAGE == 1_000_000


def test_a_page_that_would_be_too_large_goes_without_whole_files() -> None:
    page = compose(HOME, {"large.zip": bytes(1_000_000)})

    assert len(page) <= LARGEST_PAGE
    assert block(page.decode("utf-8"), "whole") == {}


def test_the_page_holds_the_published_files_byte_for_byte(html: str) -> None:
    texts = block(html, "tables")

    assert isinstance(texts, dict)
    assert list(texts) == list(PROCESSED)
    for name, text in texts.items():
        assert text.encode("utf-8") == (ROOT / f"data/processed/{name}.csv").read_bytes()


def test_the_page_names_no_other_place(html: str) -> None:
    outside = re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.DOTALL)

    assert re.findall(r'(?:src|href|action|data-src|poster)="(?!#|data:)[^"]*"', outside) == []
    assert "@import" not in outside
    assert "url(" not in re.findall(r"<style>(.*?)</style>", outside, re.DOTALL)[0]
    assert " style=" not in re.sub(r"<script>.*?</script>", "", outside, flags=re.DOTALL)


def test_the_policy_allows_the_code_of_the_page_and_nothing_else(html: str) -> None:
    (found,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    rules = dict(part.split(" ", 1) for part in found.replace("&#x27;", "'").split("; "))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)

    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert set(rules["script-src"].split()) == set(map(csp_digest, scripts))
    assert set(map(csp_digest, styles)) < set(rules["style-src"].split())
    assert "unsafe" not in found


@pytest.mark.parametrize(
    "hostile",
    ["</script><script>alert(1)</script>", "<!--<script>", "]]>&lt;", "\u2028\u2029", '"\\"}}{{data}}', "é新\0"],
)
def test_hostile_data_cannot_break_out_of_their_block(hostile: str) -> None:
    written = json_block("x", {hostile: [hostile]})
    inside = written.removeprefix('<script type="application/json" id="x">').removesuffix("</script>")

    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {hostile: [hostile]}


def test_a_hostile_table_stays_data(checkout: Checkout) -> None:
    path = checkout.home.processed / "units.csv"
    text = path.read_text(encoding="utf-8").replace(",currency,元", ",currency,</script><b>{{data}}")
    path.write_text(text, encoding="utf-8")

    html = page_html(checkout.home).decode("utf-8")

    texts = block(html, "tables")
    assert isinstance(texts, dict)
    assert "</script><b>{{data}}" in texts["units"]
    assert "<b>{{data}}" not in html


@pytest.mark.parametrize("code", ["x = '</script>'", "// <!-- hidden"])
def test_code_that_would_end_its_element_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="write it in two parts"):
        inline("script", code)


def test_a_policy_names_each_digest() -> None:
    assert f"script-src {csp_digest('a')} {csp_digest('b')}; style-src {csp_digest('c')}" in policy(["a", "b"], ["c"])


def test_every_string_is_in_both_languages() -> None:
    text = (ASSETS / "script/strings.js").read_text(encoding="utf-8")
    pairs = re.findall(r'(\S+): \[("(?:[^"\\]|\\.)*"), ("(?:[^"\\]|\\.)*")\]', text)
    code = "".join(file.read_text("utf-8") for file in ASSETS.glob("script/*.js") if file.name != "strings.js")
    used = set(re.findall(r'say\("([\w-]+)"', code))

    assert len(pairs) == len(re.findall(r"\S+: \[", text)) > 100
    for key, en, zh in pairs:
        assert json.loads(en), key
        assert json.loads(zh), key
        assert set(re.findall(r"\{\d\}", en)) == set(re.findall(r"\{\d\}", zh)), key
    keys = {key.strip('"') for key in re.findall(r'("[\w-]+"|\w+): \["', text.partition("const SHORT")[0])}
    assert used <= keys
    assert {
        key
        for key in keys
        if f'"{key}"' not in code and not key.startswith(("nav-", "theme-", "head-", "lead-", "method"))
    } == set()


def test_every_text_of_the_markup_is_in_both_languages() -> None:
    markup = (ASSETS / "page.html").read_text(encoding="utf-8")
    pairs = re.findall(
        r'<span class="en" lang="en">([^<]+)</span><span class="zh" lang="zh-Hans">([^<]+)</span>', markup
    )

    assert len(pairs) == markup.count('class="en"') == markup.count('class="zh"') > 4


def test_the_assets_are_all_used_and_small() -> None:
    assert {file.stem for file in ASSETS.glob("script/*.js")} == set(SCRIPTS)
    assert {file.stem for file in ASSETS.glob("style/*.css")} == set(STYLES)
    for file in [*ASSETS.glob("script/*.js"), *ASSETS.glob("style/*.css"), ASSETS / "page.html", *ASSETS.glob("*.py")]:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 300, file


def test_the_licences_of_what_is_built_in_go_with_the_page(html: str) -> None:
    texts = (ASSETS / "vendor/LICENCES.txt").read_text(encoding="utf-8")

    assert texts in html
    assert "@observablehq/plot 0.6.17" in texts
    assert "d3-scale 4.0.3" in texts


def test_the_whole_data_set_is_offered_as_single_files(html: str) -> None:
    found = block(compose(HOME, {"all.xlsx": b"PK"}).decode("utf-8"), "whole")
    whole = block(html, "whole")

    assert isinstance(found, dict)
    assert isinstance(whole, dict)
    assert list(whole) == ["xinhui_data-csv.zip", "xinhui_data.xlsx"]
    assert base64.b64decode(whole["xinhui_data.xlsx"]) == workbook()
    assert found == {"xinhui_data-csv.zip": whole["xinhui_data-csv.zip"], "all.xlsx": "UEs="}


@pytest.mark.parametrize(
    "spoilt", [b"", b"<html>", b'<script type="application/json" id="whole">{"a.zip":"UEs="}</script>']
)
def test_what_is_not_a_whole_page_says_so(spoilt: bytes) -> None:
    with pytest.raises(ValueError, match="its zipped files cannot be used"):
        parted(spoilt)


def test_a_page_with_another_file_in_it_is_told_from_this_one(html: str) -> None:
    other = compose(HOME, {"xinhui_data.xlsx": zip_bytes({"a": b"b"})})

    assert parted(html.encode("utf-8"))[0] == parted(other)[0]
    assert parted(html.encode("utf-8")) != parted(other)


def test_what_the_sections_say_holds() -> None:
    """The titles of the first screen are words about this report, so each must hold of its figures."""
    rows = {row.observation_id: row for row in read_records(ROOT / "data/processed/observations.csv", Observation)}
    scopes = {row.scope_id: row for row in read_records(ROOT / "data/processed/scopes.csv", Scope)}
    sections = {section["section_id"]: section for section in json.loads(DESCRIPTOR.read_bytes())["story"]}

    assert rows["gdp-2023"].bound == "above"
    growths = [rows[name] for name in sections["growth"]["figure_ids"]]
    assert max(growths, key=lambda row: row.value).indicator_id == "technical-upgrading-investment"
    ranks = [rows[name] for name in sections["ranks"]["figure_ids"]]
    assert {(row.value, row.scope_id) for row in ranks} == {(1, "jiangmen-divisions")}
    assert scopes["jiangmen-divisions"].members == 7
    assert sections["ranks"]["title_en"] == f"First of seven, {len(ranks)} times"
    assert all(rows[name].time_period in (None, "2024-01") for name in sections["capacity"]["figure_ids"])


def test_the_page_names_no_report_in_its_code() -> None:
    for path in (ROOT / "src/xinhui_data/book").rglob("*"):
        if path.suffix in (".js", ".html", ".py", ".css") and "vendor" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"Jiangmen|江门|Xinhui|新会|jmd-|GDP|2023|2024", text.replace("xinhui_data", "")), path


def test_the_page_of_each_number_of_reports_holds_their_titles(each_checkout: Checkout) -> None:
    html = page_html(each_checkout.home).decode("utf-8")

    tables = block(html, "tables")
    assert isinstance(tables, dict)
    for report_id in each_checkout.home.report_ids():
        assert report_id in tables["documents"]
    skeletons = block(html, "skeletons")
    assert isinstance(skeletons, dict)
    assert list(skeletons) == each_checkout.home.report_ids()


def test_the_page_is_written_only_where_it_may_be(tmp_path: Path) -> None:
    assert xd.page(tmp_path / "book.html").is_file()
    with pytest.raises(FileExistsError, match="allow it to be replaced"):
        xd.page(tmp_path / "book.html")
    with pytest.raises(ValueError, match=r"end it with \.html"):
        xd.page(tmp_path / "book.txt")
    with pytest.raises(FileNotFoundError, match="make data"):
        page_html(Home(tmp_path))


def test_the_command_writes_the_page_and_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def start(address: str) -> bool:
        seen.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", start)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    runner, file = CliRunner(), tmp_path / "book.html"

    written = runner.invoke(app, ["page", "--to", str(file), "--open"])
    again = runner.invoke(app, ["page", "--to", str(file)])
    nothing = runner.invoke(app, ["page"])
    shown = runner.invoke(app, ["page", "--open"])

    assert written.exit_code == 0, written.output
    assert again.exit_code == nothing.exit_code == 2
    assert shown.exit_code == 0
    assert seen[0] == file.as_uri()
    assert seen[1].endswith("/index.html")


def test_looking_leaves_one_file_however_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    for _ in range(3):
        done = CliRunner().invoke(app, ["page", "--open"])
        assert done.exit_code == 0

    (page,) = (file for file in tmp_path.rglob("*") if file.is_file())
    assert f"wrote {page} (" in done.output
    assert page.parent.stat().st_mode & 0o077 == 0


def test_the_page_to_look_at_follows_no_link_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    page_to_look_at()
    (folder,) = tmp_path.iterdir()
    folder.rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/index.html").write_text("mine", encoding="utf-8")
    folder.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PermissionError, match="name a file with --to"):
        page_to_look_at()

    assert (tmp_path / "elsewhere/index.html").read_text(encoding="utf-8") == "mine"


def test_the_command_says_when_no_browser_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)

    done = CliRunner().invoke(app, ["page", "--to", str(tmp_path / "book.html"), "--open"])

    assert done.exit_code == 1
    assert "open" in done.output
