"""Answers in words: targets, series, citations, differences between versions, records in a notebook."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import xinhui_data as xd
from tests.conftest import ROOT, Checkout
from xinhui_data.build.targets import Outcome, Target
from xinhui_data.cli.main import app
from xinhui_data.formats.people import headings
from xinhui_data.model.dataset import read_published
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Bound, Status

pytestmark = pytest.mark.slow


def by_id(frame: pd.DataFrame, key: str = "id") -> dict[str, Any]:
    """Give the rows of an answer by identifier."""
    return {row[key]: row for row in frame.to_dict("records")}


def run(*words: str) -> str:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "80", "NO_COLOR": "1"}).output


# Targets.


def test_a_target_stands_beside_its_base_and_what_was_reached(used: Checkout) -> None:
    assert used.home.is_checkout
    rows = by_id(xd.targets())
    output, firms = rows["industrial-output-target-2031"], rows["listed-firms-added-target-2031"]
    later = rows["industrial-output-target-2032"]

    assert output["base"].endswith("(industrial-output-2030)")
    assert output["reached"].endswith("(industrial-output-2031)")
    assert firms["base"] == "no base in the report"
    assert firms["reached"].endswith("(listed-firms-added-2031)")
    assert (later["reached"], later["outcome"]) == ("not published here", "unknown")
    assert set(rows) == {
        row.observation_id
        for row in read_published(used.home.processed, Observation).rows(Observation)
        if row.status in (Status.TARGET, Status.OUTLOOK)
    }
    assert len(later) <= 12


def test_targets_speak_chinese(used: Checkout) -> None:
    assert used.home.is_checkout
    rows = by_id(xd.targets(language="zh"), "编号")

    assert rows["listed-firms-added-target-2031"]["基数"] == "报道中无基数"
    assert {row["结果"] for row in rows.values()} <= {"完成", "未完成", "无法判断", "无实际数"}


@pytest.mark.parametrize(
    ("bound", "aim", "reached", "outcome"),
    [
        (Bound.EXACT, (100, 100), (100, 100), Outcome.MET),
        (Bound.EXACT, (99.5, 100.5), (100, 101), Outcome.OPEN),
        (Bound.EXACT, (99.5, 100.5), (101, 102), Outcome.MET),
        (Bound.EXACT, (99.5, 100.5), (98, 99), Outcome.MISSED),
        (Bound.ABOVE, (100, None), (100, 101), Outcome.MET),
        (Bound.AT_LEAST, (100, None), (90, None), Outcome.OPEN),
        (Bound.AT_LEAST, (100, None), (90, 99), Outcome.MISSED),
        (Bound.AT_MOST, (None, 5), (4, 5), Outcome.MET),
        (Bound.BELOW, (None, 5), (6, 7), Outcome.MISSED),
        (Bound.BELOW, (None, 5), (4, None), Outcome.OPEN),
        (Bound.BETWEEN, (3, 5), (4, 4), Outcome.MET),
        (Bound.BETWEEN, (3, 5), (2, 2), Outcome.MISSED),
        (Bound.ABOUT, (None, None), (50, 50), Outcome.OPEN),
        (Bound.EXACT, (100, 100), None, Outcome.UNKNOWN),
    ],
)
def test_an_outcome_is_only_what_both_intervals_allow(
    bound: Bound, aim: tuple[float | None, ...], reached: tuple[float | None, ...] | None, outcome: Outcome
) -> None:
    row = read_published(ROOT / "data/processed", Observation).rows(Observation)[0]

    def level(ends: tuple[float | None, ...], bound: Bound) -> Observation:
        return row.model_copy(update={"lower": ends[0], "upper": ends[1], "bound": bound})

    got = None if reached is None else level(reached, Bound.EXACT)
    assert Target(level(aim, bound), None, got).outcome is outcome


# Series.


def test_a_wide_series_has_a_row_a_year_and_a_column_a_status() -> None:
    wide = xd.series("industrial-investment", wide=True)

    assert wide.loc[2023].to_dict() == {"actual": 28.821, "target": 32.0}
    assert wide["target"].isna().tolist() == [True, False]
    assert xd.series("gdp", wide=True, language="zh").columns.name == "状态"


def test_a_wide_series_keeps_unlike_things_apart_and_open_values_out() -> None:
    assert not {"actual"} & set(xd.series("storage-output", wide=True).columns)
    assert xd.series("gdp", wide=True).loc[2023, "actual"] == 101.125
    assert "calb-output, actual (CNY bn)" not in xd.series(wide=True).columns


def test_all_values_of_a_series_are_in_one_unit(used: Checkout) -> None:
    assert used.home.is_checkout
    assert (xd.series().groupby("series")["unit"].nunique() == 1).all()
    assert (xd.series(language="zh").groupby("序列")["单位"].nunique() == 1).all()


# Citations.


def test_a_figure_is_cited_with_value_place_and_version() -> None:
    cited = xd.cite("industrial-investment-2023")
    digest = xd.load("documents", document_id="jmd-2024-01")["sha256"][0]

    for words in (
        "CNY 28.821 bn",
        "28.8205 to 28.8215",
        "288.21亿元",
        "2783–2791",
        digest,
        f"version {xd.__version__}",
    ):
        assert words in cited.text
    assert "Caveats: sum" in cited.text
    assert cited.reports[0] in str(cited)
    assert cited.bibtex.startswith("@misc{xinhui_data:industrial-investment-2023,")
    assert not re.search(r"(?<!\\)[%&#_]", cited.bibtex.partition("\n")[2])


def test_a_figure_of_another_source_is_cited_with_its_address() -> None:
    address = xd.load("documents", document_id="xinhui-communique-2023")["url"][0]

    assert address in xd.cite("ext-gdp-2023").text
    assert xd.cite("ext-gdp-2023").csl["URL"] == address
    assert "÷" in xd.cite("industrial-investment-2023.level_before", language="zh").text


def test_a_citation_is_an_item_of_csl_json() -> None:
    for cited in (xd.cite(), xd.cite("gdp-2023")):
        assert {"id", "type", "title", "author", "issued"} <= set(cited.csl)
        assert cited.csl["type"] == "dataset"
        assert json.loads(json.dumps(cited.csl)) == cited.csl
    assert "CNY 100 bn" in run("cite", "gdp-2023")


# Differences.


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Copy the published tables, with a cell changed, a row less, a column less and a table less."""
    folder = Path(shutil.copytree(ROOT / "data/processed", tmp_path / "older"))
    observations = folder / "observations.csv"
    observations.write_text(observations.read_text("utf-8").replace("28821000000", "28812000000", 1), "utf-8")
    units = folder / "units.csv"
    units.write_text("".join(units.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    caveats = pd.read_csv(folder / "caveats.csv", dtype=str).drop(columns="kind")
    caveats.to_csv(folder / "caveats.csv", index=False)
    package = json.loads((folder / "datapackage.json").read_bytes())
    package["resources"] = [each for each in package["resources"] if each["name"] != "findings"]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    return folder


def test_differences_are_named_cell_by_cell(older: Path) -> None:
    found = {tuple(row) for row in xd.diff(older).fillna("").itertuples(index=False)}
    last = xd.load("units")["unit_id"].iloc[-1]

    assert found == {
        ("observations", "industrial-investment-2023", "changed", "value", "28812000000", "28821000000"),
        ("units", last, "added", "", "", ""),
        ("caveats", "", "added", "kind", "", ""),
        ("findings", "", "added", "", "", ""),
    }


def test_versions_are_compared_in_any_form(older: Path, tmp_path: Path) -> None:
    archive = xd.export_all(tmp_path / "export.zip")

    assert xd.diff(archive).empty
    assert len(xd.diff(older, archive)) == len(xd.diff(older))
    assert "28812000000 → 28821000000" in run("diff", str(older))
    assert CliRunner().invoke(app, ["diff", str(older)]).exit_code == 1
    assert run("diff", str(archive), "--lang", "zh") == "没有差别\n"


@pytest.mark.parametrize(("name", "reason"), [("nowhere", "does not exist"), ("a.csv", "neither a folder nor a zip")])
def test_what_is_no_version_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "a.csv").write_text("x")
    result = CliRunner().invoke(app, ["diff", str(tmp_path / name)])

    assert result.exit_code == 2
    assert reason in result.stderr
    with pytest.raises(ValueError, match="is no version of the data"):
        xd.diff(tmp_path)


# Notebooks and programs.


@pytest.mark.parametrize("name", ["gdp-2023", "census-entities-share-2023"])
def test_a_record_is_a_table_in_a_notebook(name: str) -> None:
    shown: Any = xd.observation(name)._repr_html_()

    assert shown.startswith("<table>")
    assert "caveat" in shown
    assert "<script" not in shown


def test_a_picture_is_shown_in_a_notebook() -> None:
    picture: Any = xd.plot("industrial-investment")

    assert picture._repr_png_().startswith(b"\x89PNG")


@pytest.mark.parametrize("command", ["facts", "targets", "series", "compare", "history"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_answer_is_also_csv_and_json(command: str, language: str) -> None:
    rows = json.loads(run(command, "--json", "--lang", language))
    lines = CliRunner().invoke(app, [command, "--csv", "--lang", language]).stdout_bytes.decode("utf-8-sig")

    assert len(rows[0]) <= 12
    assert lines.splitlines()[0] == ",".join(headings(tuple(rows[0]), language))
    assert CliRunner().invoke(app, [command, "--csv", "--json"]).exit_code == 2
