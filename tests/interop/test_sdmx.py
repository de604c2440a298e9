"""SDMX, read by pysdmx and validated against the official schemas."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pysdmx.io import get_datasets, read_sdmx, write_sdmx
from pysdmx.io.format import Format

from tests.interop.conftest import Rows

TABLES = {"observations": "observation_id", "derived": "derived_id", "external": "observation_id"}


@pytest.fixture(scope="module")
def structures(folder: Path) -> dict[tuple[str, str], Any]:
    """Read the structures, each by its kind and identifier."""
    message = read_sdmx(str(folder / "sdmx-structure.xml"), validate=True)
    return {(type(artefact).__name__, artefact.id): artefact for artefact in message.structures}


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[dict[str, str]]:
    """Read the data as text."""
    with (folder / "sdmx-data.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_structures_are_valid_and_complete(structures: dict[tuple[str, str], Any]) -> None:
    codelists = {name for kind, name in structures if kind == "Codelist"}

    assert codelists >= {
        "CL_INDICATOR",
        "CL_MEASURE",
        "CL_STATUS",
        "CL_BOUND",
        "CL_UNIT",
        "CL_SUBJECT",
        "CL_OBS_STATUS",
    }
    assert ("ConceptScheme", "CS_XINHUI") in structures
    dated = structures["DataStructureDefinition", "FIGURES"].components
    undated = structures["DataStructureDefinition", "FIGURES_UNDATED"].components
    assert [component.id for component in dated if component.id != "TIME_PERIOD"] == [c.id for c in undated]
    assert all(concept.name and concept.description for concept in structures["ConceptScheme", "CS_XINHUI"].items)


def test_all_figures_are_read_in_two_data_sets(folder: Path, tables: dict[str, Rows]) -> None:
    dated, undated = get_datasets(str(folder / "sdmx-data.csv"), str(folder / "sdmx-structure.xml"))

    everything = [row for name in TABLES for row in tables[name]]
    assert len(dated.data) == sum(bool(row["time_period"]) for row in everything)
    assert len(undated.data) == sum(not row["time_period"] for row in everything)
    assert set(undated.data["TIME_PERIOD"]) == {""}


def test_every_code_is_in_its_code_list(structures: dict[tuple[str, str], Any], rows: list[dict[str, str]]) -> None:
    """The tools write and read codes without a look at the lists."""
    components = structures["DataStructureDefinition", "FIGURES"].components
    for component in components:
        codes = component.enumeration
        used = {row[component.id] for row in rows} - {""}
        if codes is not None:
            assert used <= {code.id for code in codes.items}, component.id
        if component.required and component.id != "TIME_PERIOD":
            assert all(row[component.id] for row in rows), component.id


def test_no_two_observations_have_the_same_key(
    structures: dict[tuple[str, str], Any], rows: list[dict[str, str]]
) -> None:
    dimensions = [part.id for part in structures["DataStructureDefinition", "FIGURES"].components.dimensions]
    keys = [tuple(row[name] for name in dimensions) for row in rows]

    assert len(dimensions) == 8
    assert len(set(keys)) == len(keys)


def test_values_units_precision_and_meaning_come_back_exactly(
    rows: list[dict[str, str]], tables: dict[str, Rows]
) -> None:
    by_id = {row["ID"]: row for row in rows}
    assert len(by_id) == len(rows)
    for name, key in TABLES.items():
        for row in tables[name]:
            got = by_id[row[key]]
            power = int(got["UNIT_MULT"])
            for column, concept in (("value", "OBS_VALUE"), ("lower", "LOWER"), ("upper", "UPPER")):
                value = got[concept] and Decimal(got[concept]).scaleb(power)
                assert value == (row[column] and Decimal(row[column])), (row[key], column)
            same = {"indicator_id": "INDICATOR", "subject_id": "SUBJECT", "measure": "MEASURE", "status": "STATUS",
                    "unit_id": "UNIT_MEASURE", "time_period": "TIME_PERIOD"}  # fmt: skip
            assert all(got[concept] == row[column] for column, concept in same.items())
            assert got["SCOPE"] == (row["scope_id"] or ("_X" if row["measure"] == "rank" else "_Z"))
            assert got["CAVEATS"] == row.get("caveat_ids", "")
            if name != "derived":
                assert got["PRECISION"] == row["decimals"]
                assert got["BOUND"] == row["bound"]
                assert power == int(row["scale"])
            flags = {"preliminary": "P", "revised": "R", "expected": "E"} if row["status"] == "actual" else {}
            usual = {"actual": "A", "expected": "E"}.get(row["status"], "F")
            assert got["OBS_STATUS"] == flags.get(row.get("flag", ""), usual)


def test_printed_decimals_are_those_of_the_literal(rows: list[dict[str, str]]) -> None:
    by_id = {row["ID"]: (row["OBS_VALUE"], row["UNIT_MULT"], row["DECIMALS"], row["PRECISION"]) for row in rows}

    assert by_id["industrial-investment-2023"] == ("288.21", "8", "2", "-6")
    assert by_id["storage-output-growth-2023"] == ("28.24", "0", "2", "2")
    assert by_id["gdp-2023"] == ("1000", "8", "0", "-11")
    assert by_id["projects-100m-2023"] == ("90", "0", "0", "")


@pytest.mark.parametrize("form", [Format.DATA_SDMX_CSV_2_0_0, Format.DATA_SDMX_ML_3_0])
def test_what_pysdmx_writes_anew_is_the_same(folder: Path, form: Format, tmp_path: Path) -> None:
    structure = str(folder / "sdmx-structure.xml")
    dated, _ = get_datasets(str(folder / "sdmx-data.csv"), structure)
    message = read_sdmx(structure, validate=True)
    name = dated.short_urn.replace("Dataflow=", "DataStructure=")
    dated.structure = message.get_data_structure_definition(name).to_schema()
    target = tmp_path / "again"
    write_sdmx(dated, form, output_path=str(target))

    (again,) = get_datasets(str(target), structure)
    assert _plain(again.data) == _plain(dated.data)


def _plain(frame: Any) -> dict[str, tuple[object, ...]]:
    """Give the rows by identifier, numbers as numbers."""
    numbers = {"OBS_VALUE": float, "LOWER": float, "UPPER": float, "UNIT_MULT": int}
    texts = ["INDICATOR", "SUBJECT", "STATUS", "TIME_PERIOD", "PRINTED"]
    rows = {}
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        values = [None if row[name] in (None, "") else kind(row[name]) for name, kind in numbers.items()]
        rows[row["ID"]] = (*values, *(row[name] for name in texts))
    return rows
