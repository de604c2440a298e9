"""schema.org, parsed by rdflib and held against the vocabulary that rdflib carries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, SDO, Graph, Literal, URIRef

from tests.interop.conftest import Rows

SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    """Parse the file; the context of schema.org, which lies on the web, only says that its terms are the default."""
    described = json.loads((folder / "dataset.jsonld").read_bytes())
    assert described["@context"] == SCHEMA
    ids = {name: {"@type": "@id"} for name in ("license", "url", "contentUrl")}
    described["@context"] = {"@vocab": SCHEMA, **ids}
    return Graph().parse(data=json.dumps(described), format="json-ld", publicID="https://example.org/")


def test_every_type_and_property_is_a_term_of_schema_org(graph: Graph) -> None:
    terms = {predicate for _, predicate, _ in graph if predicate != RDF.type} | set(graph.objects(None, RDF.type))

    assert len(terms) > 30
    for term in terms:
        assert str(term).startswith(SCHEMA)
        assert term in SDO, term


def test_what_search_engines_ask_for_is_there(graph: Graph, tables: dict[str, Rows]) -> None:
    (dataset,) = graph.subjects(RDF.type, SDO.Dataset)

    def said(name: str) -> list[Any]:
        return list(graph.objects(dataset, SDO[name]))

    assert 50 <= len(said("description")[0]) <= 5000
    assert said("license") == [URIRef("https://creativecommons.org/licenses/by/4.0/")]
    for name in (
        "name",
        "creator",
        "keywords",
        "temporalCoverage",
        "spatialCoverage",
        "variableMeasured",
        "version",
        "isBasedOn",
    ):
        assert said(name), name
    assert len(said("distribution")) == 2 * len(tables)


def test_what_is_measured_and_the_files_are_those_of_the_tables(
    folder: Path, graph: Graph, tables: dict[str, Rows]
) -> None:
    measured = {str(name) for _, _, name in graph.triples((None, SDO.propertyID, None))}
    files = {str(url).rpartition("/")[2] for url in graph.objects(None, SDO.contentUrl)}

    assert {row["indicator_id"] for row in tables["observations"]} <= measured
    assert files == {
        file.name for file in folder.iterdir() if file.stem in tables and file.suffix in (".csv", ".parquet")
    }
    for document in tables["documents"]:
        if document["coverage"] == "complete":
            assert (None, SDO.value, Literal(document["sha256"])) in graph
