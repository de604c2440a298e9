"""Comparisons and series: relations that follow from the figures, every source used, pictures that show uncertainty."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

import xinhui_data as xd
from tests.conftest import Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.history import series_rows
from xinhui_data.api.names import UnknownNameError
from xinhui_data.build.comparisons import ASPECTS, Side, find_relation
from xinhui_data.cli.console import show_series
from xinhui_data.cli.main import app
from xinhui_data.figures.ranges import Range
from xinhui_data.formats import chart
from xinhui_data.formats.words import show_derived
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.tables import read_records
from xinhui_data.model.terms import Bound, Relation

pytestmark = pytest.mark.slow

SAME = ("gdp", "xinhui", None, "level", "actual", "2023", "CNY")


def side(lower: int | None, upper: int | None, aspects: tuple[str | None, ...] = SAME) -> Side:
    return Side(aspects, Fraction(lower or upper or 0), Range.of_floats(lower, upper))


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        (side(100, None), side(101, 102), Relation.REFINES),
        (side(None, 100), side(98, 99), Relation.REFINES),
        (side(100, 102), side(101, 103), Relation.AGREES),
        (side(100, 102), side(101, 101), Relation.AGREES),
        (side(100, None), side(90, None), Relation.AGREES),
        (side(100, 102), side(103, 104), Relation.DIFFERS),
        (side(100, None), side(98, 99), Relation.DIFFERS),
        (side(100, 102), side(101, 103, ("gdp", "jiangmen", *SAME[2:])), Relation.CONTEXT),
    ],
)
def test_relations_follow_from_the_intervals(ours: Side, theirs: Side, relation: Relation) -> None:
    assert find_relation(ours, theirs).relation is relation


@pytest.mark.parametrize("number", range(len(ASPECTS)))
def test_context_says_what_differs(number: int) -> None:
    aspects = tuple("other" if place == number else value for place, value in enumerate(SAME))

    assert find_relation(side(1, 2), side(1, 2, aspects)).aspects == (ASPECTS[number],)


def test_a_difference_is_given_where_it_has_a_meaning() -> None:
    assert find_relation(side(90, 90), side(100, 100)).difference_percent == -10.0
    assert find_relation(side(90, 90), side(100, 100, (*SAME[:6], "GW"))).difference is None
    percents = (*SAME[:3], "growth_rate", *SAME[4:6], "percent")
    assert find_relation(side(16, 16, percents), side(18, 18, percents)).difference_percent is None


def test_gdp_is_refined_by_the_communique() -> None:
    rows = xd.compare("gdp-2023").set_index("external_id")

    assert rows.loc["ext-gdp-2023", "relation"] == "refines"
    assert rows.loc["ext-gdp-2023", "difference"] == -1_125_000_000
    assert rows.loc["ext-city-gdp-2023", "aspects"] == "subject_id"


def test_every_external_figure_is_compared_and_every_source_used() -> None:
    external, pairs = xd.load("external"), xd.compare()

    assert set(pairs["external_id"]) == set(external["external_id"])
    assert set(external["source_id"]) == set(xd.load("sources")["source_id"])


def test_compare_takes_an_indicator_an_observation_or_a_derived_value() -> None:
    assert set(xd.compare("storage-output")["ours_id"]) == {"storage-output-2023", "storage-output-2022"}
    assert len(xd.compare("storage-output-2022")) == 1
    assert xd.compare("key-chains-2023").empty
    with pytest.raises(UnknownNameError, match="did you mean 'gdp'"):
        xd.compare("gdb")


@pytest.mark.parametrize(
    ("table", "key", "field", "value", "rule"),
    [
        ("pairs", "gdp-2023", "relation", "agrees", "computed"),
        ("pairs", "gdp-2023", "aspects", "subject_id", "computed"),
        ("pairs", "gdp-2023", "ours_id", "gpd-2023", "foreign-key"),
        ("external", "ext-gdp-2023", "value", "1011.52", "printed-literal"),
        ("external", "ext-gdp-2023", "scale", "4", "printed-literal"),
        ("external", "ext-gdp-2023", "unit_id", "GW", "unit-of-indicator"),
        ("external", "ext-gdp-2023", "subject_id", "jiangmen", "double-entry"),
        ("external", "ext-gdp-2023", "source_id", "ycwb-2024-01", "double-entry"),
        ("external", "ext-gdp-2023", "scope_id", "jiangmen-divisions", "scope"),
        ("external", "ext-gdp-2023", "printed", "几亿元", "readable"),
    ],
)
def test_a_wrong_cell_breaks_its_rule(
    checkout: Checkout, table: str, key: str, field: str, value: str, rule: str
) -> None:
    checkout.set(table, key, field, value)

    assert rule in {issue.rule for issue in check_data(checkout.home.root).issues}


def test_an_external_figure_must_be_compared_and_a_source_used(checkout: Checkout) -> None:
    checkout.change("pairs", lambda rows: rows.pop())
    checkout.change("sources", lambda rows: rows.append(rows[0] | {"source_id": "idle"}))

    assert {"compared", "used"} <= {issue.rule for issue in checkout.rules()}


def test_a_pair_with_nothing_is_an_issue_and_no_error(checkout: Checkout) -> None:
    checkout.change("pairs", lambda rows: rows.append(rows[0] | {"external_id": "ext-nothing"}))
    report = check_data(checkout.home.root)

    assert {issue.rule for issue in report.issues} == {"foreign-key"}
    assert any("fix them first" in step.not_run for step in report.steps)


@pytest.mark.parametrize(
    ("row", "changes", "rule"),
    [
        (0, None, "series-complete"),
        (8, None, "series-years"),
        (0, {"series_id": "little-giants"}, "series-unit"),
        (0, {"indicator_id": "highlight-projects"}, "series-member"),
    ],
)
def test_a_broken_series_is_found(checkout: Checkout, row: int, changes: dict[str, str] | None, rule: str) -> None:
    checkout.change("series_members", lambda rows: rows.pop(row) if changes is None else rows[row].update(changes))

    assert rule in {issue.rule for issue in check_data(checkout.home.root).issues}


def test_series_join_report_implied_and_external_values() -> None:
    points = xd.series("storage-output")

    assert points[["year", "origin"]].to_numpy().tolist() == [
        [2022, "implied"], [2022, "external"], [2023, "report"], [2024, "external"],
    ]  # fmt: skip
    with pytest.raises(UnknownNameError, match="there are: calb-output"):
        xd.series("x")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_series_can_be_drawn(language: str, tmp_path: Path) -> None:
    for name in dict.fromkeys(xd.series()["series_id"]):
        figure = xd.plot(name, language)
        figure.savefig(tmp_path / f"{name}.png")
        assert figure.axes[0].get_title(loc="left")
        assert "江门日报" in figure.get_supxlabel() or "Jiangmen Daily" in figure.get_supxlabel()


def test_a_picture_tells_uncertainty() -> None:
    axes = xd.plot("gdp").axes[0]
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None) is not None]
    faces = [line.get_markerfacecolor() for line in axes.lines if line.get_marker() in ("o", "s", "D")]

    assert len(arrows) == 1
    assert "white" in faces
    assert len(axes.containers) == 2


def test_without_a_chinese_font_the_words_are_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart, "cjk_font", lambda: None)

    assert xd.plot("gdp", "zh").axes[0].get_title(loc="left") == "gross regional product, Xinhui District"


def test_the_full_observation_tells_what_it_implies_and_what_others_say() -> None:
    full = xd.observation("storage-output-2023")

    assert [value.derived_id for value, _ in full.implied][:2] == [
        "storage-output-2022",
        "storage-output-increase-2023",
    ]
    assert {figure.external_id for _, figure, _ in full.comparisons} == {
        "ext-storage-output-target-2023", "ext-battery-output-2022", "ext-battery-output-2024",
    }  # fmt: skip


def test_the_command_compares_lists_and_draws(tmp_path: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, list(words), env={"COLUMNS": "160", "NO_COLOR": "1"})
        return result.exit_code, result.output

    assert "1011.25亿元" in run("compare", "gdp-2023")[1]
    assert run("compare", "key-chains-2023")[0] == 1
    assert run("compare", "gdb")[0] == 2
    assert "CNY 24.824 bn" in run("series", "industrial-investment")[1]
    assert '"origin": "implied"' in run("series", "--json")[1]
    assert '"relation": "refines"' in run("compare", "--json")[1]
    picture = tmp_path / "gdp.svg"
    assert run("plot", "gdp", "--to", str(picture)) == (0, f"wrote {picture}\n")
    assert run("plot", "gdp", "--to", str(picture))[0] == 2
    assert run("plot", "gdp", "--to", str(tmp_path / "gdp.doc"))[0] == 2
    assert "other source" in run("show", "gdp-2023")[1]
    assert "288.21亿元 ÷ (1 + 16.1%)" in run("show", "industrial-investment-2022")[1]
    assert '"kind": "level_before"' in run("show", "industrial-investment-2022", "--json")[1]
    assert [file.name for file in tmp_path.iterdir()] == ["gdp.svg"]


def test_every_point_of_a_series_joins_its_figure_and_who_says_it() -> None:
    points = xd.load("series")
    sources, reports = set(xd.load("sources")["source_id"]), set(xd.load("reports")["report_id"])
    figures = {
        "report": xd.load("observations").set_index("observation_id"),
        "implied": xd.load("derived").set_index("derived_id"),
        "external": xd.load("external").set_index("external_id"),
    }

    for point in points.itertuples():
        figure = figures[str(point.origin)].loc[str(point.figure_id)]
        assert (figure["value"], figure["unit_id"]) == (point.value, point.unit_id)
        if point.origin == "external":
            assert point.source_id == figure["source_id"]
            assert point.bound == figure["bound"]
    outside = points["origin"] == "external"
    assert set(points.loc[outside, "source_id"]) <= sources
    assert set(points.loc[~outside, "report_id"]) <= reports
    assert points.loc[~outside, "source_id"].isna().all()
    assert points.loc[outside, "report_id"].isna().all()


def test_a_series_that_names_no_source_is_found_in_the_published_files(checkout: Checkout) -> None:
    file = checkout.home.processed / "series.csv"
    file.write_text(file.read_text("utf-8").replace("xinhui-communique-2023", "ext-gdp-2023", 1), encoding="utf-8")

    fields = {(issue.field, issue.rule) for issue in check_data(checkout.home.root).issues}

    assert ("source_id", "foreign-key") in fields


def test_series_come_with_bound_and_names_of_both_languages() -> None:
    first = xd.series("gdp").iloc[0]

    assert (first.figure_id, first.bound, first.unit_en, first.unit_zh) == ("gdp-2023", "above", "yuan", "元")
    assert (first.indicator_zh, first.subject_en) == ("地区生产总值", "Xinhui District")
    assert list(xd.series().columns[: len(xd.load("series").columns)]) == list(xd.load("series").columns)


def test_our_figure_stands_beside_theirs_in_every_comparison() -> None:
    pairs, observations = xd.compare(), xd.load().set_index("observation_id")
    derived = xd.load("derived").set_index("derived_id")

    for pair in pairs.itertuples():
        printed = pair.ours_id in observations.index
        ours = (observations if printed else derived).loc[str(pair.ours_id)]
        assert pair.ours_value == ours["value"]
        assert (pair.ours_unit_id, pair.ours_status) == (ours["unit_id"], ours["status"])
        if printed:
            assert (pair.ours_printed, pair.ours_bound) == (ours["printed"], ours["bound"])
    row = xd.compare("gdp-2023").set_index("external_id").loc["ext-gdp-2023"]
    assert row["ours_printed"] == "突破千亿元"
    assert (row["ours_bound"], row["bound"]) == ("above", "exact")
    assert row["ours_lower"] == 100_000_000_000
    assert row["difference"] == row["ours_value"] - row["value"]
    assert xd.compare("storage-output-2022")["ours_printed"].isna().all()


@pytest.mark.parametrize(
    ("lower", "upper", "bound", "sign"),
    [(1.0, 2.0, "exact", ""), (1.0, None, "at_least", "≥ "), (None, 2.0, "at_most", "≤ "), (None, None, "about", "≈ ")],
)
def test_a_derived_value_says_no_more_than_its_ends(
    lower: float | None, upper: float | None, bound: str, sign: str
) -> None:
    values = read_records(xd.path("derived", format="csv"), Derived)
    value = values[0].model_copy(update={"lower": lower, "upper": upper})
    (unit,) = (unit for unit in read_records(xd.path("units", format="csv"), Unit) if unit.unit_id == "project")

    assert value.bound == bound
    assert show_derived(value, unit, english=True).startswith(sign)


def test_signs_follow_the_bound_and_not_the_missing_end(capsys: pytest.CaptureFixture[str]) -> None:
    (row, *_) = series_rows("gdp")
    show_series([row | {"bound": bound} for bound in ("above", "at_least", "about")])

    shown = capsys.readouterr().out
    assert all(f"{sign} CNY 100.000 bn" in shown for sign in (">", "≥", "≈"))

    (point, *_) = read_records(xd.path("series", format="csv"), SeriesPoint)
    vague = point.model_copy(update={"bound": Bound.ABOUT, "lower": None, "upper": None})
    words = {str(term): str(term) for term in (point.origin, point.status)}
    axes = chart.draw([vague], chart.Caption("gdp", "CNY bn", 9, [], words), None).axes[0]
    # An arrow would say that the value lies on one side.
    assert [text.get_text() for text in axes.texts] == ["≈ 100"]
