"""Comparisons and series: relations that follow from the figures, every source used, pictures that show uncertainty."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import xinhui_data as xd
from tests.conftest import Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.names import UnknownNameError
from xinhui_data.api.series import series_rows
from xinhui_data.build.history import ASPECTS, Side, compare_sides
from xinhui_data.cli.console import show_series
from xinhui_data.cli.main import app
from xinhui_data.figures.ranges import Range
from xinhui_data.formats import chart
from xinhui_data.formats.words import show_derived
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.dataset import Dataset, read_published
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.tables import read_records
from xinhui_data.model.terms import Bound, Relation

pytestmark = pytest.mark.slow

SAME = ("gdp", "xinhui", None, "level", "actual", "2023", "CNY")


def document(name: str, publisher: str, day: str) -> Document:
    absent = dict.fromkeys(set(Document.model_fields))
    said = {
        "document_id": name, "coverage": "selected", "publisher_zh": publisher, "publisher_en": "x", "title_zh": "题",
        "date_edtf": day, "date_earliest": day, "date_latest": day, "language": "zh", "access": "copy",
    }  # fmt: skip
    return Document.model_validate(absent | said)


BEFORE, AFTER, OTHER = (
    document("a", "报", "2031-01-01"), document("b", "报", "2032-01-01"), document("c", "局", "2032-01-01")
)  # fmt: skip


def side(
    lower: int | None, upper: int | None, aspects: tuple[str | None, ...] = SAME, document: Document = BEFORE,
    revises: str | None = None,
) -> Side:  # fmt: skip
    name = document.document_id
    return Side(name, aspects, Fraction(lower or upper or 0), Range.between(lower, upper), document, revises)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (side(100, None), side(101, 102), Relation.REFINES),
        (side(None, 100), side(98, 99), Relation.REFINES),
        (side(100, 102), side(101, 103), Relation.AGREES),
        (side(100, 102), side(101, 101), Relation.AGREES),
        (side(100, None), side(90, None), Relation.AGREES),
        (side(100, None), side(100, None), Relation.AGREES),
        (side(100, 102), side(103, 104), Relation.DIFFERS),
        (side(100, None), side(98, 99), Relation.DIFFERS),
        (side(100, 102), side(103, 104, document=AFTER), Relation.REVISES),
        (side(100, 102), side(103, 104, document=OTHER), Relation.DIFFERS),
        (side(100, 102), side(101, 102, document=AFTER, revises="a"), Relation.REVISES),
        (side(100, 102), side(101, 103, ("gdp", "jiangmen", *SAME[2:])), Relation.CONTEXT),
    ],
)
def test_relations_follow_from_intervals_and_dates(first: Side, second: Side, relation: Relation) -> None:
    assert compare_sides(first, second).relation is relation


@pytest.mark.parametrize("number", range(len(ASPECTS)))
def test_context_says_what_differs(number: int) -> None:
    aspects = tuple("other" if place == number else value for place, value in enumerate(SAME))

    assert compare_sides(side(1, 2), side(1, 2, aspects)).aspects == (ASPECTS[number],)


def test_a_difference_is_given_where_it_has_a_meaning() -> None:
    assert compare_sides(side(90, 90), side(100, 100)).difference_percent == -10.0
    assert compare_sides(side(90, 90), side(100, 100, (*SAME[:6], "GW"))).difference is None
    percents = (*SAME[:3], "growth_rate", *SAME[4:6], "percent")
    assert compare_sides(side(16, 16, percents), side(18, 18, percents)).difference_percent is None


def test_the_history_of_a_fact_is_in_the_order_of_its_documents(used: Checkout) -> None:
    assert used.home.is_checkout
    rows = xd.history("gdp-2030")

    assert rows[["id", "relation"]].values.tolist() == [
        ["gdp-2030", ""], ["ext-gdp-2030", "agrees"], ["gdp-2030-restated", "agrees"],
        ["ext-gdp-2030-final", "differs"],
    ]  # fmt: skip
    assert xd.history("industrial-output-2030").relation.tolist() == ["", "refines"]
    assert xd.history("retail-sales-2030").relation.tolist() == ["", "revises"]
    pairs = xd.load("comparisons").set_index(["figure_id", "other_id"]).relation
    assert pairs["ext-gdp-2030", "ext-gdp-2030-final"] == "revises"


@given(st.dates(date(2030, 1, 1), date(2033, 1, 1)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_known_before_its_document(used: Checkout, day: date) -> None:
    assert used.home.is_checkout
    known = xd.history(as_of=day)

    everything = pd.concat([xd.load("observations"), xd.load("external")])
    assert set(known["id"]) == set(everything[everything.known_latest <= pd.Timestamp(day)].observation_id)
    possible = everything[
        (everything.known_earliest <= pd.Timestamp(day)) & ~everything.observation_id.isin(known["id"])
    ]
    assert known.attrs["uncertain"] == len(possible)
    assert (known.known.str[-10:] <= day.isoformat()).all()


def test_gdp_is_refined_by_the_communique() -> None:
    rows = {row["other_id"]: row for row in xd.compare("gdp-2023").to_dict("records")}
    district, city = rows["ext-gdp-2023"], rows["ext-city-gdp-2023"]

    assert (district["relation"], district["difference"]) == ("refines", "at most 1.2% lower")
    assert district["theirs"] == "CNY 101.125 bn"
    assert (city["relation"], city["differs_in"], city["difference"]) == ("context", "subject", "")


def test_a_difference_says_its_direction_and_what_the_intervals_allow() -> None:
    english = {row["other_id"]: row["difference"] for row in xd.compare().to_dict("records")}
    chinese = {row["对照编号"]: row["相差"] for row in xd.compare(language="zh").to_dict("records")}

    assert english["ext-industrial-investment-target-2023"] == "9.7 to 10.1% lower"
    assert chinese["ext-industrial-investment-target-2023"] == "低9.7至10.1%"
    assert english["ext-projects-investment-2022"] == "11.3 to 13.2% higher"
    assert english["ext-projects-2022"] == "32.4% higher"
    assert english["ext-hitech-target-2023"] == "at most 1.5% higher"
    assert chinese["ext-hitech-target-2023"] == "至多高1.5%"


def test_every_external_figure_is_compared(used: Checkout) -> None:
    assert used.home.is_checkout
    pairs = xd.compare()

    assert set(xd.load("external").observation_id) <= set(pairs["id"]) | set(pairs.other_id)


def test_compare_takes_an_indicator_an_observation_or_a_derived_value() -> None:
    before = "storage-output-2023.level_before"
    assert set(xd.compare("storage-output")["id"]) == {"storage-output-2023", before}
    assert len(xd.compare(before)) == 1
    assert "gdp-2023" in set(xd.compare("ext-gdp-2023")["id"])
    assert xd.compare("key-chains-2023").empty
    with pytest.raises(UnknownNameError, match="did you mean 'gdp'"):
        xd.compare("gdb")


def test_an_external_figure_must_be_compared_and_a_source_used(checkout: Checkout) -> None:
    checkout.change("pairs", lambda rows: rows.pop())
    assert checkout.rules() == []  # A target of a report need not be compared.

    checkout.change("pairs", lambda rows: rows.pop(1))
    assert {issue.rule for issue in checkout.rules()} == {"compared"}

    checkout.change("sources", lambda rows: rows.append(rows[0] | {"document_id": "idle"}))
    assert "used" in {issue.rule for issue in checkout.rules()}


@pytest.mark.parametrize(
    ("row", "changes", "rule"),
    [
        (0, None, "series-complete"),
        (0, {"series_id": "above-scale-firms"}, "series-unit"),
        (0, {"indicator_id": "project-investment"}, "series-member"),
    ],
)
def test_a_broken_series_is_found(checkout: Checkout, row: int, changes: dict[str, str] | None, rule: str) -> None:
    checkout.change("series_members", lambda rows: rows.pop(row) if changes is None else rows[row].update(changes))

    assert rule in {issue.rule for issue in checkout.rules()}


def test_series_join_report_implied_and_external_values() -> None:
    points = xd.series("storage-output")

    assert points[["year", "origin"]].to_numpy().tolist() == [
        [2022, "implied"], [2022, "external"], [2023, "report"], [2024, "external"],
    ]  # fmt: skip
    with pytest.raises(UnknownNameError, match="there are: calb-output"):
        xd.series("x")


@pytest.mark.filterwarnings("ignore:no font with Chinese glyphs")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_series_can_be_drawn(language: str, tmp_path: Path) -> None:
    for name in dict.fromkeys(xd.series()["series"]):
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

    with pytest.warns(UserWarning, match="no font with Chinese glyphs"):
        assert xd.plot("gdp", "zh").axes[0].get_title(loc="left") == "gross regional product, Xinhui District"


def test_the_full_observation_tells_what_it_implies_and_what_others_say() -> None:
    full = xd.observation("storage-output-2023")

    assert [each.value.derived_id for each in full.implied][:2] == [
        "storage-output-2023.level_before",
        "storage-output-2023.increase",
    ]
    assert {each.figure.observation_id for each in full.comparisons} == {
        "ext-storage-output-target-2023", "ext-battery-output-2022", "ext-battery-output-2024",
    }  # fmt: skip


def test_the_command_compares_lists_and_draws(tmp_path: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, list(words), env={"COLUMNS": "160", "NO_COLOR": "1"})
        return result.exit_code, result.output

    assert "CNY 101.125 bn" in run("compare", "gdp-2023")[1]
    assert run("compare", "key-chains-2023")[0] == 1
    assert run("compare", "gdb")[0] == 2
    assert "CNY 24.824 bn (24.813 to 24.836)" in run("series", "industrial-investment")[1]
    assert '"origin": "implied"' in run("series", "--json")[1]
    assert '"relation": "refines"' in run("compare", "--json")[1]
    picture = tmp_path / "gdp.svg"
    assert run("plot", "gdp", "--to", str(picture)) == (0, f"wrote {picture}\n")
    assert run("plot", "gdp", "--to", str(picture))[0] == 2
    assert run("plot", "gdp", "--to", str(tmp_path / "gdp.doc"))[0] == 2
    assert "other source" in run("show", "gdp-2023")[1]
    assert "288.21亿元 ÷ (1 + 16.1%)" in run("show", "industrial-investment-2023.level_before")[1]
    assert '"kind": "level_before"' in run("show", "industrial-investment-2023.level_before", "--json")[1]
    assert [file.name for file in tmp_path.iterdir()] == ["gdp.svg"]


def test_every_point_of_a_series_joins_its_figure_and_its_document(used: Checkout) -> None:
    assert used.home.is_checkout
    points, documents = xd.load("series"), set(xd.load("documents")["document_id"])
    figures = {
        "report": xd.load("observations").set_index("observation_id"),
        "implied": xd.load("derived").set_index("derived_id"),
        "external": xd.load("external").set_index("observation_id"),
    }

    assert set(points.origin) == set(figures)
    for point in points.itertuples():
        figure = figures[str(point.origin)].loc[str(point.figure_id)]
        assert (figure["value"], figure["unit_id"]) == (point.value, point.unit_id)
        assert figure["report_id"] == point.report_id
        assert point.report_id in documents


def test_a_key_of_a_published_table_that_refers_to_nothing_is_found(checkout: Checkout) -> None:
    file = checkout.home.processed / "series.csv"
    file.write_text(file.read_text("utf-8").replace("yunbin-communique-2030", "nobody", 1), encoding="utf-8")

    fields = {(issue.field, issue.rule) for issue in check_data(checkout.home.root).issues}

    assert ("report_id", "foreign-key") in fields or ("report_id", "frictionless") in fields


def test_the_first_figure_stands_beside_the_other_in_every_comparison(used: Checkout) -> None:
    assert used.home.is_checkout
    facts = {row["id"]: row for row in xd.facts().to_dict("records")}

    for pair in xd.compare().to_dict("records"):
        for figure, said in ((pair["id"], pair["what"]), (pair["other_id"], pair["other"])):
            fact = facts[figure]
            assert said == ", ".join((fact["what"], fact["who"], fact["when"], fact["status"]))
        assert pair["source"] == facts[pair["other_id"]]["source"]
        assert (pair["differs_in"] == "") == (pair["relation"] != "context")


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
    assert show_derived(value, unit).en.startswith(sign)


def test_signs_follow_the_bound_and_not_the_missing_end(used: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    (row, *_) = series_rows("gdp")
    for ends in ((1.0, None), (None, 1.0), (None, None)):
        show_series([row._replace(value=1.0, lower=ends[0], upper=ends[1])])

    shown = capsys.readouterr().out
    assert [words in shown for words in ("CNY 1 bn or more", "CNY 1 bn or less", "about CNY 1 bn")] == [True] * 3

    data = read_published(used.home.processed, SeriesPoint, Indicator, Subject, Unit, Document)
    vague = data.rows(SeriesPoint)[0].model_copy(
        update={"bound": Bound.ABOUT, "value": 1e11, "lower": None, "upper": None}
    )
    rows: dict[type, Any] = {record: data.rows(record) for record in (Indicator, Subject, Unit, Document)}
    axes = chart.draw(Dataset({**rows, SeriesPoint: [vague]}), vague.series_id).axes[0]
    # An arrow would say that the value lies on one side.
    assert [text.get_text() for text in axes.texts] == ["≈ 100"]
