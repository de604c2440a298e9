"""Croissant, read by mlcroissant."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import mlcroissant as mlc
import pytest

from tests.interop.conftest import Rows, same


def test_it_is_valid_without_a_warning(folder: Path) -> None:
    dataset = mlc.Dataset(str(folder / "croissant.json"))

    assert dataset.metadata.ctx.issues.report() == ""
    assert dataset.metadata.conforms_to == ["http://mlcommons.org/croissant/1.1"]


def test_every_field_that_the_specification_requires_is_there(folder: Path) -> None:
    described = json.loads((folder / "croissant.json").read_bytes())

    required = {"@context", "@type", "conformsTo", "creator", "datePublished", "description", "license", "name", "url"}
    assert required <= described.keys()
    assert all(described[key] for key in required | {"version", "citeAs", "keywords"})
    for file in described["distribution"]:
        assert file["@type"] == "cr:FileObject"
        assert {"@id", "name", "contentUrl", "encodingFormat", "sha256"} <= file.keys()
    for record_set in described["recordSet"]:
        assert {"@id", "name", "description", "key", "field"} <= record_set.keys()
        assert all({"@id", "name", "description", "dataType"} <= field.keys() for field in record_set["field"])


def test_every_record_loads_with_the_values_of_the_tables(folder: Path, tables: dict[str, Rows]) -> None:
    dataset = mlc.Dataset(str(folder / "croissant.json"))
    lists = {"caveat_ids", "observation_ids", "inputs", "aspects", "printed_forms", "figure_ids"}

    for name, rows in tables.items():
        records = list(dataset.records(name))
        assert len(records) == len(rows)
        for record, row in zip(records, rows, strict=True):
            for column, text in row.items():
                got = record[f"{name}/{column}"]
                if column in lists and isinstance(got, list):
                    got = ";".join(item.decode() if isinstance(item, bytes) else str(item) for item in got)
                assert same(got, text), (name, column, got, text)


def test_the_words_of_closed_lists_load_with_their_meanings(folder: Path) -> None:
    words = {
        record["terms-Status/code"]: record
        for record in mlc.Dataset(str(folder / "croissant.json")).records("terms-Status")
    }

    assert set(words) == {"actual", "planned", "target", "expected", "outlook"}
    assert words["actual"]["terms-Status/zh"] == "实际"


def test_a_spoilt_file_is_refused_by_its_hash(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    file = copy / "observations.parquet"
    data = file.read_bytes()
    file.write_bytes(data[:2000] + bytes([data[2000] ^ 1]) + data[2001:])

    with pytest.raises(mlc.GenerationError, match="Download"):
        list(mlc.Dataset(str(copy / "croissant.json")).records("observations"))
