"""Building: reproducible, whole or not at all, and nothing stale."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.api.book import page
from xinhui_data.api.checks import check_data
from xinhui_data.api.project import build_data
from xinhui_data.formats import outputs
from xinhui_data.formats.atomic import read_folder

pytestmark = pytest.mark.slow


def test_a_change_of_raw_data_that_was_not_built_is_found(checkout: Checkout) -> None:
    checkout.set("caveats", "output-threshold-only", "caveat_en", "Another wording.")

    stale = {issue.file for issue in check_data(checkout.home.root).issues if issue.rule == "stale"}

    digests = {"datapackage.json", "croissant.json", "dataset.jsonld", "SHA256SUMS"}
    assert stale == {f"data/processed/{name}" for name in {"caveats.csv"} | digests}
    assert build_data(checkout.home.root).ok
    assert {issue.file for issue in check_data(checkout.home.root).issues} == {"docs/index.html"}
    page(checkout.home.root / "docs/index.html", project=checkout.home.root, replace=True)
    assert check_data(checkout.home.root).ok


def test_parquet_files_of_another_release_of_pyarrow_are_current_while_their_content_is(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_release(table: pa.Table) -> bytes:
        out = io.BytesIO()
        pq.write_table(table, out, compression="gzip")
        return out.getvalue()

    root, data_book = checkout.home.root, checkout.home.root / "docs/index.html"
    with monkeypatch.context() as patched:
        patched.setattr(outputs, "parquet_bytes", other_release)
        assert build_data(root).changed == ("data/processed",)
    page(data_book, project=root, replace=True)

    assert check_data(root).issues == []
    assert build_data(root).changed == ("data/processed",)
    checkout.set("caveats", "output-threshold-only", "caveat_en", "Another wording.")
    assert "data/processed/caveats.csv" in {issue.file for issue in check_data(root).issues}


@pytest.mark.parametrize(
    "file",
    ["docs/codebook.md", "CITATION.cff", ".zenodo.json", "llms.txt", "README.md", "schemas/processed/units.json"],
)
def test_an_edited_made_file_is_found(checkout: Checkout, file: str) -> None:
    path = checkout.home.root / file
    path.write_bytes(path.read_bytes().replace(b"e", b"E"))

    assert file in {issue.file for issue in check_data(checkout.home.root).issues if issue.rule == "stale"}


def test_building_again_changes_nothing(checkout: Checkout) -> None:
    before = read_folder(checkout.home.root)

    report = build_data(checkout.home.root)

    assert report.changed == ()
    assert read_folder(checkout.home.root) == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_building_from_nothing_gives_the_committed_bytes(real_checkout: Checkout, seed: str) -> None:
    """Neither hash seed, nor time zone, nor folder may show in the files."""
    with pq.ParquetFile(ROOT / "data/processed/units.parquet") as file:
        if not file.metadata.created_by.endswith(f" {pa.__version__}"):
            pytest.skip("another pyarrow release wrote the committed Parquet files")
    root = real_checkout.home.root
    shutil.rmtree(real_checkout.home.processed)
    shutil.rmtree(real_checkout.home.schemas)
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai" if seed == "1" else "UTC"}

    subprocess.run(
        [sys.executable, "-m", "xinhui_data", "project", "build", "--project", str(root)], env=environment, check=True,
        capture_output=True,
    )  # fmt: skip

    for folder in ("data/processed", "schemas"):
        assert read_folder(root / folder) == read_folder(ROOT / folder)


def test_nothing_is_built_from_raw_data_with_a_problem(checkout: Checkout) -> None:
    before = read_folder(checkout.home.processed)
    checkout.set("observations", "gdp-2030", "status", "planned")

    report = build_data(checkout.home.root)

    assert not report.ok
    assert "double-entry" in {issue.rule for issue in report.checked.issues}
    assert read_folder(checkout.home.processed) == before


@pytest.mark.parametrize("text", ['name = ""', "released = 5", "name = "])
def test_a_dataset_file_that_cannot_be_used_is_told_in_one_line(checkout: Checkout, text: str) -> None:
    path = checkout.home.raw / "dataset.toml"
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith(text.partition(" ")[0] + " ")
    ]
    path.write_text("\n".join([text, *lines]), encoding="utf-8")

    with pytest.raises(ValueError, match=r"dataset\.toml") as caught:
        build_data(checkout.home.root)

    assert "\n" not in str(caught.value)
