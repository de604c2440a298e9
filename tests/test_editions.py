"""Every format of a data set of one report and of two, and of one without a date, an author or an outside source."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from jinja2 import UndefinedError

from tests.conftest import ROOT
from xinhui_data.formats.chart import draw
from xinhui_data.formats.citation import citation_file
from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.formats.documents import make_documents
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.parquet import arrow_table, parquet_bytes
from xinhui_data.formats.sdmx_concepts import code_lists
from xinhui_data.formats.sqlite import DATABASE
from xinhui_data.formats.templates import render
from xinhui_data.model.about import read_about
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.dataset import Dataset, read_published
from xinhui_data.model.derived import Derived
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.home import Home
from xinhui_data.model.observations import Observation
from xinhui_data.model.terms import Bound, Coverage, Status

FIRST, NEXT = "jmd-2024-01", "gazette-2025-01"


def published() -> dict[type[Record], list[Any]]:
    data = read_published(ROOT / "data/processed", *PROCESSED.values())
    return {record: list(data.rows(record)) for record in PROCESSED.values()}


def edition_of(rows: dict[type[Record], list[Any]]) -> Edition:
    about, data, files = read_about(Home(ROOT)), Dataset(rows), dict[str, bytes]()
    for record in PROCESSED.values():
        name, csv = record.table.name, csv_bytes(record, data.rows(record))
        files |= {f"{name}.csv": csv, f"{name}.parquet": parquet_bytes(arrow_table(record, csv, about.version))}
    return Edition(about, data, files)


def renamed(name: str) -> str:
    return name.replace(FIRST, NEXT) if FIRST in name else f"next-{name}"


def a_year_later(rows: dict[type[Record], list[Any]]) -> list[Any]:
    """Give the rows of a second report, which says of the next year what the first says of its own."""
    later: list[Any] = []
    for row in rows[Document]:
        if row.document_id == FIRST:
            told = {"document_id": NEXT, "author_zh": None, "title_en": None, "sha256": "0" * 64}
            later.append(
                row.model_copy(update=told | {"date_earliest": date(2025, 1, 8), "date_latest": date(2025, 1, 8)})
            )
    for row in rows[Mention]:
        repeats = row.repeats and renamed(row.repeats)
        later.append(
            row.model_copy(update={"mention_id": renamed(row.mention_id), "report_id": NEXT, "repeats": repeats})
        )
    for row in rows[Observation]:
        year = None if row.year is None else row.year + 1
        period = None if row.time_period is None else f"{year}{row.time_period[4:]}"
        later.append(row.model_copy(update={
            "observation_id": renamed(row.observation_id), "report_id": NEXT, "mention_id": renamed(row.mention_id),
            "year": year, "time_period": period, "known_earliest": date(2025, 1, 8), "known_latest": date(2025, 1, 8),
        }))  # fmt: skip
    for row in rows[Derived]:
        inputs = tuple(map(renamed, row.inputs))
        later.append(
            row.model_copy(update={"derived_id": renamed(row.derived_id), "report_id": NEXT, "inputs": inputs})
        )
    later += [row.model_copy(update={"observation_id": renamed(row.observation_id)}) for row in rows[Anchor]]
    return later


@pytest.fixture(scope="module")
def two() -> Edition:
    rows = published()
    for row in a_year_later(rows):
        rows[type(row)].append(row)
    return edition_of(rows)


@pytest.fixture(scope="module")
def files(two: Edition) -> dict[str, bytes]:
    return make_documents(two)


def test_each_report_has_its_annotations_with_its_own_mentions_and_facts(two: Edition, files: dict[str, bytes]) -> None:
    for report in (FIRST, NEXT):
        collection = json.loads(files[f"annotations/{report}.jsonld"])
        mentions = [row for row in two.rows(Mention) if row.report_id == report]
        assert collection["total"] == len(mentions)
        assert [item["id"].partition("#")[2] for item in collection["first"]["items"]] == [
            row.mention_id for row in mentions
        ]
    said = json.loads(files[f"annotations/{NEXT}.jsonld"])["first"]["items"]
    values = [body["value"] for item in said for body in item["body"]]
    assert "工业投资，新会区，绝对数，2024，实际：288.21亿元" in values
    assert "工业投资，新会区，绝对数，2023，实际：288.21亿元" not in values


def test_the_descriptor_lists_both_reports_and_a_file_for_each(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    resources = {resource["path"]: resource for resource in package["resources"]}

    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"])
    assert {f"annotations/{name}.jsonld" for name in (FIRST, NEXT)} <= resources.keys()
    assert len(resources["observations.csv"]["sources"]) == 2
    assert not any("None" in source["title"] for source in package["sources"])


def test_the_card_cites_both_reports_and_says_how_many_there_are(two: Edition, files: dict[str, bytes]) -> None:
    card = files["README.md"].decode()

    assert "account for every numeric character of 2 reports." in card
    assert card.count("Source: ") == 2
    assert card.count("@article{") == 2
    assert f"| `annotations/{NEXT}.jsonld` |" in card
    assert "None" not in str(two.citation)
    assert "江门日报 [Jiangmen Daily], 2025-01-08." in two.citation.reports[1]


def test_the_citation_file_and_bibtex_name_each_report_once(two: Edition) -> None:
    cited = citation_file(two.about, two.reports).decode()

    assert cited.count("  - type: article\n") == 2
    assert '      - name: "江门日报"\n' in cited, "a report without an author is cited by its publisher"
    assert [entry.partition(",")[0] for entry in two.citation.reports_bibtex] == [
        f"@article{{{report}" for report in (FIRST, NEXT)
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
    assert reached["little-giants-target-2024"] == "little-giants-2023"
    assert reached["next-little-giants-target-2024"] == "next-little-giants-2023"


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
        if row.series_id == "projects-100m"
    ]
    rows = {record: two.rows(record) for record in PROCESSED.values()} | {SeriesPoint: declines}
    bottom, top = draw(Dataset(rows), "projects-100m").axes[0].get_ylim()

    assert bottom < min(row.value for row in declines) < 0 <= top


def test_every_format_is_written_of_undated_figures_without_targets_caveats_and_other_sources() -> None:
    rows = published()
    kept: Sequence[Observation] = [
        row.model_copy(update={"year": None, "time_period": None, "caveat_ids": ()})
        for row in rows[Observation]
        if row.status is not Status.TARGET
    ]
    documents = [row for row in rows[Document] if row.coverage is Coverage.COMPLETE]
    empty: dict[type[Record], list[Any]] = {record: [] for record in PROCESSED.values()}
    shared = {record: rows[record] for record in PROCESSED.values() if record.table.name in
              ("mentions", "indicators", "subjects", "scopes", "units")}  # fmt: skip
    edition = edition_of(empty | shared | {Observation: list(kept), Document: documents})

    assert "temporalCoverage" not in json.loads(make_documents(edition)["dataset.jsonld"])
    assert DATABASE.write(edition).startswith(b"SQLite format 3")
