"""The facts for people: every statement and implied value once, in words and units of one language."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import xinhui_data as xd
from tests import invented
from xinhui_data import build_data
from xinhui_data.cli.main import app
from xinhui_data.formats.facts import TABLES, Fact, FactWriter, stated
from xinhui_data.formats.people import headings, people_csv
from xinhui_data.model.dataset import Dataset, read_published


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Build both invented reports, and give their published tables."""
    root = invented.project(tmp_path_factory.mktemp("facts") / "checkout")
    assert build_data(root).ok
    return read_published(root / "data" / "processed", *TABLES)


def facts(data: Dataset, language: str = "en", unit: str | None = None) -> dict[str, Fact]:
    """Give the facts of the invented reports by identifier."""
    writer = FactWriter(data, language)
    return {each.id: writer.fact(each, unit) for each in stated(data)}


@pytest.mark.core
def test_a_fact_is_said_in_words_and_units_of_each_language(data: Dataset) -> None:
    english, chinese = facts(data)["gdp-2031"], facts(data, "zh")["gdp-2031"]

    assert (english.value, english.unit, english.interval) == (19.85, "CNY bn", "19.8495 to 19.8505")
    assert (chinese.value, chinese.unit, chinese.interval) == (198.5, "亿元", "198.495至198.505")
    assert (english.status, chinese.status) == ("actual", "实际")
    assert (english.when, chinese.when) == ("2031", "2031年")
    assert english.printed == chinese.printed == "198.50亿元"


def test_measures_scopes_and_open_ends_are_said(data: Dataset) -> None:
    growth = facts(data, "zh")["gdp-growth-2031"]

    assert growth.what == "地区生产总值增速"
    assert growth.unit == "%"
    assert any(fact.interval.startswith(("more than", "at least")) for fact in facts(data).values())


def test_a_wanted_unit_is_used_for_all_that_has_it(data: Dataset) -> None:
    wanted = facts(data, "en", "万元")

    assert (wanted["gdp-2031"].value, wanted["gdp-2031"].unit) == (1985000.0, "万元")
    assert wanted["gdp-growth-2031"].unit == "%"


def test_an_implied_value_has_no_more_digits_than_its_interval_allows(data: Dataset) -> None:
    implied = [fact for fact in facts(data).values() if fact.origin == "implied" and " to " in fact.interval]

    assert implied
    for fact in implied:
        lower, upper = map(float, fact.interval.split(" to "))
        assert fact.value is None or lower <= fact.value <= upper, fact
        assert len(fact.interval) < 30, fact


def test_the_published_files_open_in_a_spreadsheet(tmp_path: Path) -> None:
    root = invented.project(tmp_path / "checkout")
    assert build_data(root).ok

    import pyarrow.parquet as pq

    for language in ("en", "zh"):
        raw = (root / f"data/processed/facts.{language}.csv").read_bytes()
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        table = pq.read_table(root / f"data/processed/facts.{language}.parquet")
        assert raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        assert tuple(rows[0]) == headings(Fact._fields, language) == tuple(table.column_names)
        assert len(rows) - 1 == table.num_rows
        assert [row[0] for row in rows[1:]] == table.column(0).to_pylist()


def test_a_value_is_written_in_plain_digits() -> None:
    row = Fact("a", "", "", "", "", 1e-7, "", "", "", "", "", "")

    assert people_csv(Fact._fields, [row]).decode("utf-8-sig").splitlines()[1] == "a,,,,,0.0000001,,,,,,"


def test_every_published_figure_is_among_the_facts_once() -> None:
    ids = xd.facts()["id"]

    assert ids.is_unique
    assert set(xd.load()["observation_id"]) | set(xd.load("external")["observation_id"]) <= set(ids)
    assert set(xd.load("derived")["derived_id"]) <= set(ids)


def test_facts_are_chosen_in_either_language() -> None:
    english, chinese = xd.facts(status="target", origin="report"), xd.facts(status="目标", origin="报道所载")

    assert english.equals(chinese)
    assert set(english["status"]) == {"target"}
    assert set(xd.facts(unit="亿元")["unit"]) == {"亿元"}
    assert set(xd.facts(year=2023)["when"]) >= {"2023"}
    assert xd.facts(year=1900).empty
    assert xd.facts(year="2023年").equals(xd.facts(year=2023))
    with pytest.raises(ValueError, match="a year such as 2023 is needed, not 'soon'"):
        xd.facts(year="soon")


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ({"language": "fr"}, "there is no language 'fr'; there are: en, zh"),
        ({"status": "goal"}, "there is no status 'goal'"),
        ({"unit": "bn"}, "there is no unit 'bn' .did you mean 'CNY bn'.."),
        ({"subject": "Xinhu"}, "there is no subject 'Xinhu'"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(chosen: dict[str, str], reason: str) -> None:
    with pytest.raises(LookupError, match=reason):
        xd.facts(**chosen)  # type: ignore[arg-type]


def test_the_command_shows_cards_whose_identifiers_are_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = CliRunner().invoke(app, ["facts", "--topic", "investment"]).output.splitlines()

    for name in xd.facts(topic="investment")["id"]:
        assert f"  {name}" in shown


def test_the_command_answers_programs_and_spreadsheets() -> None:
    as_json = CliRunner().invoke(app, ["facts", "--lang", "zh", "--year", "2023", "--json"])
    as_csv = CliRunner().invoke(app, ["facts", "--lang", "zh", "--year", "2023", "--csv"])
    nothing = CliRunner().invoke(app, ["facts", "--year", "1900"])

    rows = json.loads(as_json.output)
    assert [row["id"] for row in rows] == [line.split(",")[0] for line in as_csv.output.splitlines()[1:]]
    assert nothing.exit_code == 1
