"""Every format of a data set of one report and of two, and of one without a date, an author or an outside source."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from tests.invented import FIRST, SECOND
from xinhui_data.formats.chart import draw
from xinhui_data.formats.citation import citation_file
from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.formats.documents import make_documents
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.parquet import arrow_table, parquet_bytes
from xinhui_data.formats.sdmx_concepts import code_lists
from xinhui_data.formats.sqlite import DATABASE
from xinhui_data.formats.templates import render
from xinhui_data.model.about import About, read_about
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.dataset import Dataset, read_published
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Mention
from xinhui_data.model.home import Home
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Bound, Status


def edition_of(about: About, rows: Mapping[type[Record], Sequence[Any]]) -> Edition:
    data, files = Dataset(dict(rows)), dict[str, bytes]()
    for record in PROCESSED.values():
        name, csv = record.table.name, csv_bytes(record, data.rows(record))
        files |= {f"{name}.csv": csv, f"{name}.parquet": parquet_bytes(arrow_table(record, csv, about.version))}
    return Edition(about, data, files)


@pytest.fixture(scope="module")
def two(template: Callable[[tuple[str, ...]], Path]) -> Edition:
    """Give both invented reports, the second without an author and an English title."""
    home = Home(template((FIRST, SECOND)))
    data = read_published(home.processed, *PROCESSED.values())
    left_out = {"author_zh": None, "title_en": None}
    documents = [row.model_copy(update=left_out if row.document_id == SECOND else {}) for row in data.rows(Document)]
    rows = {record: data.rows(record) for record in PROCESSED.values()} | {Document: documents}
    return edition_of(read_about(home), rows)


@pytest.fixture(scope="module")
def files(two: Edition) -> dict[str, bytes]:
    return make_documents(two)


def test_each_report_has_its_annotations_with_its_own_mentions_and_facts(two: Edition, files: dict[str, bytes]) -> None:
    for report in (FIRST, SECOND):
        collection = json.loads(files[f"annotations/{report}.jsonld"])
        mentions = [row for row in two.rows(Mention) if row.report_id == report]
        assert collection["total"] == len(mentions)
        assert [item["id"].partition("#")[2] for item in collection["first"]["items"]] == [
            row.mention_id for row in mentions
        ]
    said = json.loads(files[f"annotations/{SECOND}.jsonld"])["first"]["items"]
    values = [body["value"] for item in said for body in item["body"]]
    assert "工业投资，云滨县，绝对数，2031，实际：45.06亿元" in values
    assert "工业投资，云滨县，绝对数，2030，实际：41.27亿元" not in values


def test_the_descriptor_lists_both_reports_and_a_file_for_each(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    resources = {resource["path"]: resource for resource in package["resources"]}

    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"])
    assert {f"annotations/{name}.jsonld" for name in (FIRST, SECOND)} <= resources.keys()
    assert len(resources["observations.csv"]["sources"]) == 2
    assert not any("None" in source["title"] for source in package["sources"])


def test_the_card_cites_both_reports_and_says_how_many_there_are(two: Edition, files: dict[str, bytes]) -> None:
    card = files["README.md"].decode()

    assert "account for every numeric character of 2 reports." in card
    assert card.count("Source: ") == 2
    assert card.count("@article{") == 2
    assert f"| `annotations/{SECOND}.jsonld` |" in card
    assert "None" not in str(two.citation)
    assert "云滨报 [Yunbin News], between 2032-01-15 and 2032-01-31, day not printed." in two.citation.reports[1]


def test_the_citation_file_and_bibtex_name_each_report_once(two: Edition) -> None:
    cited = citation_file(two.about, two.reports).decode()

    assert "\nversion: 1.0.0\ndate-released: '2032-07-01'\n" in cited
    assert cited.count("  - type: article\n") == 2
    assert '      - name: "云滨报"\n' in cited, "a report without an author is cited by its publisher"
    assert [entry.partition(",")[0] for entry in two.citation.reports_bibtex] == [
        f"@article{{{report}" for report in (FIRST, SECOND)
    ]


def test_a_template_that_misses_a_value_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'about' is undefined"):
        render("card.md")


def test_search_engines_read_every_report_and_all_years(two: Edition, files: dict[str, bytes]) -> None:
    described = json.loads(files["dataset.jsonld"])
    years = {row.year for row in two.rows(Observation) if row.year}
    articles = [node for node in described["isBasedOn"] if node["@type"] == "Article"]

    assert described["temporalCoverage"] == f"{min(years)}/{max(years)}"
    assert [node["identifier"]["value"] for node in articles] == [report.sha256 for report in two.reports]
    assert "author" not in articles[1]


def test_sdmx_has_a_code_for_each_document_and_no_key_twice(two: Edition, files: dict[str, bytes]) -> None:
    sources = next(codes for name, _, codes in code_lists(two) if name == "CL_SOURCE")
    lines = files["sdmx-data.csv"].decode().splitlines()
    rows = [line.split(",") for line in lines[1:]]

    assert {code.id for code in sources} == {row.document_id for row in two.rows(Document)}
    assert len({tuple(row[1:2] + row[3:11]) for row in rows}) == len(rows)


def test_the_database_has_a_view_for_each_year_and_measures_targets_by_what_their_report_knew(two: Edition) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(DATABASE.write(two))
        years = {f"v_{row.year}" for row in two.rows(Observation) if row.year}
        views = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        reached = dict(database.execute("SELECT observation_id, reached_id FROM v_targets").fetchall())

    assert views == years | {"v_targets", "v_caveats"}
    assert reached["industrial-output-target-2031"] == "industrial-output-2030"
    assert reached["industrial-output-target-2032"] == "industrial-output-2031"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_series_is_drawn_with_its_publishers_and_the_origin_of_each_value(two: Edition, language: str) -> None:
    for name in dict.fromkeys(row.series_id for row in two.rows(SeriesPoint)):
        points = [row for row in two.rows(SeriesPoint) if row.series_id == name]
        figure = draw(two.data, name, language)
        legend = figure.axes[0].get_legend()

        assert legend
        assert len({text.get_text() for text in legend.get_texts()}) == len(
            {(point.origin, point.status) for point in points}
        )
        for point in points:
            document = two.by_id(Document)[point.report_id]
            assert (document.publisher_zh if language == "zh" else document.publisher_en) in figure.get_supxlabel()


def test_a_picture_shows_declines_below_zero(two: Edition) -> None:
    declines = [
        row.model_copy(update={"value": -row.value, "lower": None, "upper": -row.value, "bound": Bound.AT_MOST})
        for row in two.rows(SeriesPoint)
        if row.series_id == "above-scale-firms"
    ]
    rows = {record: two.rows(record) for record in PROCESSED.values()} | {SeriesPoint: declines}
    bottom, top = draw(Dataset(rows), "above-scale-firms").axes[0].get_ylim()

    assert bottom < min(row.value for row in declines) < 0 <= top


def test_every_format_is_written_of_undated_figures_without_targets_caveats_and_other_sources(
    two: Edition,
) -> None:
    kept = [
        row.model_copy(update={"year": None, "time_period": None, "caveat_ids": ()})
        for row in two.rows(Observation)
        if row.status is not Status.TARGET
    ]
    empty: dict[type[Record], Sequence[Any]] = {record: [] for record in PROCESSED.values()}
    shared = {record: two.rows(record) for record in PROCESSED.values() if record.table.name in
              ("mentions", "indicators", "subjects", "scopes", "units")}  # fmt: skip
    edition = edition_of(two.about, empty | shared | {Observation: kept, Document: two.reports})

    assert "temporalCoverage" not in json.loads(make_documents(edition)["dataset.jsonld"])
    assert DATABASE.write(edition).startswith(b"SQLite format 3")
