"""CITATION.cff by cffconvert, .zenodo.json compared with its output, and the data set card by datasets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cffconvert import Citation
from datasets import get_dataset_config_names, load_dataset
from huggingface_hub import DatasetCard

from tests.interop.conftest import Rows, same

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def citation() -> Citation:
    """Read CITATION.cff."""
    return Citation((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))


def test_the_citation_file_is_valid(citation: Citation) -> None:
    citation.validate()

    assert "xinhui_data contributors" in citation.as_bibtex()


def test_the_zenodo_file_says_what_the_citation_file_says(citation: Citation) -> None:
    ours = json.loads((PROJECT / ".zenodo.json").read_bytes())
    theirs = json.loads(citation.as_zenodo())

    for key in ("title", "version", "publication_date", "keywords", "creators"):
        assert ours[key] == theirs[key], key
    assert ours["license"] == theirs["license"]["id"].lower()
    assert ours["upload_type"] == "dataset"


def test_the_card_is_read_by_the_hub_library(folder: Path, tables: dict[str, Rows]) -> None:
    card = DatasetCard.load(folder / "README.md")

    assert card.data.license == "cc-by-4.0"
    assert card.data.language == ["en", "zh"]
    assert card.data.size_categories == ["n<1K"]
    assert {config["config_name"] for config in card.data["configs"]} == set(tables)


def test_every_configuration_of_the_card_loads(folder: Path, tables: dict[str, Rows], tmp_path: Path) -> None:
    assert set(get_dataset_config_names(str(folder))) == set(tables)
    for name, rows in tables.items():
        loaded = load_dataset(str(folder), name, split="train", cache_dir=str(tmp_path))
        assert loaded.num_rows == len(rows)
        assert all(same(value, rows[0][column]) for column, value in loaded[0].items())
    assert load_dataset(str(folder), split="train", cache_dir=str(tmp_path)).num_rows == len(tables["observations"])
