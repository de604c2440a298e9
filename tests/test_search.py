"""Facts found by words: what comes first, in both languages, with other words, numbers and misspelt ones."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import xinhui_data as xd
from tests import invented
from xinhui_data.api.search import missed_by_all
from xinhui_data.cli.main import app
from xinhui_data.formats.fact_index import index_of
from xinhui_data.formats.facts import TABLES, Fact, FactWriter, stated
from xinhui_data.formats.people import headings
from xinhui_data.model.dataset import Dataset, read_published
from xinhui_data.prose.index import Index, Passage

FROZEN = json.loads((Path(__file__).parent / "frozen" / "search.json").read_bytes())["queries"]


@pytest.fixture(scope="module")
def data(template: Callable[[tuple[str, ...]], Path]) -> Dataset:
    """Give the published tables of both invented reports."""
    return read_published(template((invented.FIRST, invented.SECOND)) / "data" / "processed", *TABLES)


@pytest.fixture(scope="module")
def index(data: Dataset) -> Index:
    """Give their index."""
    return index_of(data)


def found(index: Index, words: str) -> list[str]:
    return [hit.id for hit in index.hits(words)]


@pytest.mark.core
@pytest.mark.parametrize("asked", FROZEN, ids=lambda asked: asked["query"])
def test_what_a_reader_wants_comes_first(index: Index, asked: dict[str, Any]) -> None:
    hits = index.hits(asked["query"])

    assert [hit.id for hit in hits[: len(asked["first"])]] == asked["first"]
    assert bool(hits) == bool(asked["first"])
    assert all(hit.missed for hit in hits) == asked.get("near", False) or not hits
    assert dict(missed_by_all(hits)) == asked.get("unknown", {})


@pytest.mark.core
def test_each_fact_is_first_by_its_identifier_and_found_by_its_names_and_literal(data: Dataset, index: Index) -> None:
    english, chinese = FactWriter(data, "en"), FactWriter(data, "zh")

    for each in stated(data):
        fact, said = english.fact(each), chinese.fact(each)
        assert found(index, each.id)[0] == each.id
        for words in (fact.what, said.what, fact.printed, fact.who, said.who, fact.status, said.status, fact.when):
            hits = index.hits(words)
            assert each.id in [hit.id for hit in hits], words
            assert not hits[0].missed, words


@pytest.mark.core
@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("工業總產值增速", "工业总产值增速"), ("ＧＤＰ　２０３０", "gdp 2030"), ("RETAIL Sales", "retail sales"),
        ("同比增长", "增速"), ("增长率", "增速"), ("名次", "位次"), ("比重", "占比"), ("经济总量", "地区生产总值"),
        ("任务", "目标"), ("预期", "预计"), ("goal", "target"), ("ranking", "rank"), ("forecast", "expected"),
        ("firms", "enterprises"), ("year-on-year", "growth"), ("the share of firms", "share firms"),
        ("云滨的GDP是多少？", "云滨GDP"), ("工业投资，2031年", "工业投资 2031年"),
    ],
)  # fmt: skip
def test_other_words_and_forms_find_the_same(index: Index, words: str, same: str) -> None:
    assert index.hits(words) == index.hits(same)
    assert not index.hits(words)[0].missed


def test_all_words_are_asked_for_in_any_order(index: Index) -> None:
    both = found(index, "工业投资 2031年")

    assert both
    assert set(both) == set(found(index, "工业投资")) & set(found(index, "2031年"))
    assert set(both) == set(found(index, "2031年工业投资"))


def test_heavier_passages_whole_words_and_larger_shares_rank_higher() -> None:
    texts = ["investment", "industrial investment", "investments of firms abroad", "investor"]
    passages = [Passage(1, ("investment",)), *(Passage(5, (text,)) for text in texts), Passage(5, ("output",))]
    index = Index(passages, [(str(number), [number]) for number in range(len(passages))])

    assert found(index, "investment") == ["1", "2", "3", "0"]
    assert found(index, "inv") == ["4", "1", "2", "3", "0"]


def test_numbers_are_whole_numbers(index: Index) -> None:
    assert "industrial-output-2031" in found(index, "231.6")
    assert "industrial-output-2031" in found(index, "231")
    assert "industrial-output-2031" not in found(index, "31.6")
    assert found(index, "23") != found(index, "231")


def test_near_misses_are_few_and_have_at_least_half_of_the_words(index: Index) -> None:
    hits = index.hits("云滨县 房价 实际")

    assert 0 < len(hits) <= 10
    assert dict(missed_by_all(hits)) == {"房价": None}
    assert index.hits("云滨县 xyzzy 房价") == []


def test_one_letter_wrong_missing_too_many_or_swapped_is_near(index: Index) -> None:
    for word in ("exporrts", "exorts", "exqorts", "exprots"):
        assert dict(missed_by_all(index.hits(word))) == {word: "exports"}
    for word in ("社会消费品零售总鹅", "社会消费零售总额"):
        assert found(index, word)[0] == "retail-sales-2030"
    assert index.hits("expxrtz") == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=30) | st.text("工业投资增速目标2031年GDPgrowth .,%-", max_size=20))
def test_any_words_are_answered(words: str) -> None:
    index = Index([Passage(5, ("工业投资", "growth 2031")), Passage(2, ("目标",))], [("a", [0]), ("b", [0, 1])])

    hits = index.hits(words)

    assert {hit.id for hit in hits} <= {"a", "b"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.usefixtures("used")
def test_the_table_has_the_columns_of_the_facts_and_says_whether_it_is_near() -> None:
    exact, near, nothing = xd.search("工业投资增速", language="zh"), xd.search("invesment"), xd.search("xyzzy")

    assert list(exact.columns) == list(headings(Fact._fields, "zh"))
    assert exact["编号"].tolist() == ["industrial-investment-growth-2030", "industrial-investment-growth-2031"]
    assert (exact.attrs["near"], near.attrs["near"], nothing.attrs["near"]) == (False, True, False)
    assert len(near) > len(nothing) == 0
    assert list(nothing.columns) == list(Fact._fields)
    assert set(xd.search("")["id"]) == set(xd.facts()["id"])


@pytest.mark.usefixtures("used")
def test_a_unit_is_used_for_all_and_leaves_out_what_has_another() -> None:
    in_wan = xd.search("GDP 2031年", unit="万元")

    assert set(in_wan["unit"]) == {"万元"}
    assert in_wan.set_index("id").loc["gdp-2031", "value"] == 1_985_000
    with pytest.raises(LookupError, match="there is no unit 'bn'"):
        xd.search("GDP", unit="bn")


def test_finding_loads_no_heavy_library() -> None:
    program = (
        "import sys; from xinhui_data.api.search import search_hits; assert search_hits('投资')\n"
        "assert not {'pandas', 'pyarrow', 'frictionless', 'rich'} & set(sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["search", *words], env={"COLUMNS": "120", "NO_COLOR": "1"})


@pytest.mark.usefixtures("used")
def test_the_command_shows_facts_as_cards_the_best_first() -> None:
    shown = run("工业投资", "增速")

    assert shown.exit_code == 0
    assert shown.stderr == ""
    assert shown.stdout.index("industrial-investment-growth-2030") < shown.stdout.index(
        "industrial-investment-growth-2031"
    )
    assert "9.2% (9.15 to 9.25) · actual" in shown.stdout
    assert "云滨县，2030年" in run("工业投资", "--lang", "zh").stdout


@pytest.mark.usefixtures("used")
def test_the_command_says_that_misses_are_near_and_what_was_not_found() -> None:
    english, chinese = run("invesment", "房价"), run("青禾", "房价", "--lang", "zh")
    apart, nothing = run("Qinghe", "exports"), run("xyzzy")

    assert {each.exit_code for each in (english, chinese, apart, nothing)} == {1}
    assert english.stderr == (
        "xinhui-data: no fact has all of these words; near misses: 'invesment' read as 'investment'; none has '房价'\n"
    )
    assert chinese.stderr == "xinhui-data: 没有完全符合的数据，以下是相近结果：均不含“房价”\n"
    assert "qinghe-employees-2031-01" in chinese.stdout
    assert apart.stderr == "xinhui-data: no fact has all of these words; near misses\n"
    assert "“工业投次”按“工业投资”查找" in run("工业投次", "--lang", "zh").stderr
    assert nothing.stderr == "xinhui-data: nothing found for 'xyzzy'\n"
    assert nothing.stdout == ""
    assert "没有找到“xyzzy”" in run("xyzzy", "--lang", "zh").stderr


@pytest.mark.usefixtures("used")
def test_the_command_answers_programs_and_spreadsheets() -> None:
    as_json, as_csv = run("出口", "--json"), run("出口", "--lang", "zh", "--csv")
    rows = list(csv.reader(io.StringIO(as_csv.stdout_bytes.decode("utf-8-sig"))))

    assert [row["id"] for row in json.loads(as_json.stdout)] == [row[0] for row in rows[1:]]
    assert tuple(rows[0]) == headings(Fact._fields, "zh")
    assert json.loads(run("xyzzy", "--json").stdout) == []
    assert run("出口", "--json", "--csv").exit_code == run("出口", "--lang", "fr").exit_code == 2
