"""Published files: right, reproducible, whole; every fault in them found."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.api.building import build_data
from xinhui_data.api.checking import check_data
from xinhui_data.curation.home import Home
from xinhui_data.publish import replacing
from xinhui_data.publish.audit import check_published, check_schema_files
from xinhui_data.publish.csv_table import cell
from xinhui_data.publish.replacing import read_folder, replace_file, replace_folder
from xinhui_data.vocabulary.catalogue import PROCESSED
from xinhui_data.vocabulary.columns import columns_of
from xinhui_data.vocabulary.issues import explain

CONTRACT = """
    observation_id report_id indicator_id indicator_zh indicator_en topic subject_id subject_zh subject_en scope_id
    measure status time_period year value unit_id unit_zh unit_en bound lower upper printed scale decimals mention_id
    char_start char_end caveat_ids note_en
""".split()  # noqa: SIM905
PROCESSED_FOLDER = ROOT / "data/processed"


def rows(name: str) -> list[dict[str, str]]:
    with (PROCESSED_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_columns_of_observations_are_those_of_the_contract_in_order() -> None:
    assert list(rows("observations")[0]) == CONTRACT
    assert pq.ParquetFile(PROCESSED_FOLDER / "observations.parquet").schema_arrow.names == CONTRACT


def test_values_and_intervals_are_exact_in_base_units() -> None:
    by_id = {row["observation_id"]: row for row in rows("observations")}
    expected = {
        "industrial-investment-2023": ("28821000000", "28820500000", "28821500000"),
        "storage-output-growth-2023": ("28.24", "28.235", "28.245"),
        "gdp-2023": ("100000000000", "100000000000", ""),
        "projects-100m-2023": ("90", "90", "90"),
        "census-entities-2023": ("372000", "371500", "372500"),
        "industrial-investment-share-target-2024": ("50", "", ""),
        "srdi-provincial-enterprises-target-2024": ("50", "50", ""),
        "projects-100m-rank-2023": ("1", "1", "1"),
    }

    for name, numbers in expected.items():
        assert tuple(by_id[name][field] for field in ("value", "lower", "upper")) == numbers


def test_numbers_in_csv_have_no_exponent_and_no_needless_zero() -> None:
    for row in rows("observations"):
        for field in ("value", "lower", "upper", "year", "scale", "decimals"):
            text = row[field]
            assert text == "" or cell(float(text)) == text


@pytest.mark.parametrize("name", PROCESSED)
def test_csv_files_are_utf8_with_lf_and_minimal_quotes(name: str) -> None:
    data = (PROCESSED_FOLDER / f"{name}.csv").read_bytes()

    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    for line in data.decode("utf-8").splitlines():
        assert '"' not in line or ',"' in line or '""' in line or line.startswith('"')


@pytest.mark.parametrize("name", PROCESSED)
def test_parquet_types_and_metadata_are_those_of_the_record(name: str) -> None:
    schema = pq.ParquetFile(PROCESSED_FOLDER / f"{name}.parquet").schema_arrow
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}

    assert b"pandas" not in schema.metadata
    assert schema.metadata[b"description"].decode() == PROCESSED[name].table.description
    for column in columns_of(PROCESSED[name]):
        field = schema.field(column.name)
        assert field.type == types[column.type]
        assert field.nullable is not column.required
        assert field.metadata[b"description"].decode() == column.description


def test_dates_are_dates() -> None:
    table = pq.ParquetFile(PROCESSED_FOLDER / "reports.parquet").read()

    assert table["date_earliest"][0].as_py() == date(2024, 1, 19)


def test_the_descriptor_has_size_and_digest_of_every_file() -> None:
    descriptor = json.loads((PROCESSED_FOLDER / "datapackage.json").read_bytes())

    described = {resource["path"]: resource for resource in descriptor["resources"]}

    assert set(described) | {"datapackage.json"} == set(read_folder(PROCESSED_FOLDER))
    for path, resource in described.items():
        data = (PROCESSED_FOLDER / path).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


@pytest.mark.parametrize("folder", ["raw", "processed"])
def test_frictionless_finds_all_tables_valid_with_their_keys(folder: str) -> None:
    """The whole schemas, foreign keys included, as another user of frictionless would apply them."""
    from frictionless import Package

    from xinhui_data.check.schema import csv_resource, package_descriptor

    schemas = {path.stem: json.loads(path.read_bytes()) for path in (ROOT / "schemas" / folder).glob("*.json")}
    resources = [csv_resource(name, f"{name}.csv", schema) for name, schema in schemas.items()]

    report = Package.from_descriptor(package_descriptor(resources), basepath=str(ROOT / "data" / folder)).validate()

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == len(schemas) >= 8


def test_the_published_files_have_no_fault() -> None:
    assert check_published(Home(ROOT)) == []
    assert check_schema_files(Home(ROOT)) == []


@pytest.mark.parametrize(
    ("file", "spoil", "rule"),
    [
        ("observations.csv", lambda data: data.replace(b"28821000000", b"28812000000", 1), "hash"),
        ("observations.csv", lambda data: data.replace(b"28821000000", b"28812000000", 1), "csv-equals-parquet"),
        ("observations.csv", lambda data: data.replace(b",xinhui,", b",xinhiu,", 1), "foreign-key"),
        ("observations.csv", lambda data: data.replace(b",actual,", b",Actual,", 1), "constraint-error"),
        ("observations.csv", lambda data: data.replace(b"\n", b"\r\n"), "line-ends"),
        ("units.csv", lambda data: data[: len(data) // 2], "bytes"),
        ("units.parquet", lambda data: data[:-1] + b"x", "hash"),
        ("units.parquet", lambda data: data[:-1] + b"x", "parquet"),
        ("datapackage.json", lambda data: data[:-5], "descriptor"),
        ("datapackage.json", lambda _: b"[]", "descriptor"),
        ("datapackage.json", lambda _: b"{}", "descriptor"),
        ("datapackage.json", lambda _: b'{"resources": [5]}', "descriptor"),
        ("datapackage.json", lambda data: data.replace(b'"type": "table"', b'"type": 5', 1), "resource-error"),
        ("datapackage.json", lambda data: data.replace(b'"minimum": 1900', b'"minimum": 1800'), "schema"),
        ("datapackage.json", lambda data: data.replace(b'"path": "units.csv"', b'"path": "/etc/hosts"'), "resource"),
        ("datapackage.json", lambda data: data.replace(b'"path": "units.csv"', b'"path": "../x.csv"'), "resource"),
    ],
)
def test_each_fault_of_a_published_file_is_found(
    checkout: Checkout, file: str, spoil: Callable[[bytes], bytes], rule: str
) -> None:
    path = checkout.home.processed / file
    path.write_bytes(spoil(path.read_bytes()))

    issues = check_published(checkout.home)

    assert rule in {issue.rule for issue in issues}, explain(issues)


def test_other_types_or_metadata_in_parquet_are_found(checkout: Checkout) -> None:
    path = checkout.home.processed / "units.parquet"
    table = pq.ParquetFile(path).read()
    pq.write_table(table.replace_schema_metadata({"name": "units"}), path)

    assert "arrow-schema" in {issue.rule for issue in check_published(checkout.home)}


def test_stray_and_missing_files_are_found(checkout: Checkout) -> None:
    (checkout.home.processed / "notes.txt").write_text("x")
    (checkout.home.processed / "units.parquet").unlink()
    (checkout.home.schemas / "raw/units.json").unlink()

    found = {(issue.file, issue.rule) for issue in check_published(checkout.home)}

    assert ("data/processed/notes.txt", "stray-file") in found
    assert ("data/processed/units.parquet", "missing-file") in found
    assert ("schemas/raw/units.json", "missing-file") in found


def test_a_change_of_raw_data_that_was_not_built_is_found(checkout: Checkout) -> None:
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")

    stale = {issue.file for issue in check_data(checkout.home.root).issues if issue.rule == "stale"}

    assert stale == {f"data/processed/{name}" for name in ("caveats.csv", "caveats.parquet", "datapackage.json")}
    assert build_data(checkout.home.root).ok
    assert check_data(checkout.home.root).ok


@pytest.mark.parametrize("file", ["docs/codebook.md", "CITATION.cff", "README.md", "schemas/processed/units.json"])
def test_an_edited_made_file_is_found(checkout: Checkout, file: str) -> None:
    path = checkout.home.root / file
    path.write_bytes(path.read_bytes().replace(b"e", b"E") if "README" not in file else path.read_bytes().replace(
        b"| gross domestic product |", b"| GDP |"))  # fmt: skip

    assert file in {issue.file for issue in check_data(checkout.home.root).issues if issue.rule == "stale"}


def test_building_again_changes_nothing(checkout: Checkout) -> None:
    before = read_folder(checkout.home.root)

    report = build_data(checkout.home.root)

    assert report.changed == ()
    assert read_folder(checkout.home.root) == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_building_from_nothing_gives_the_committed_bytes(checkout: Checkout, seed: str) -> None:
    """Neither hash seed, nor time zone, nor folder may show in the files."""
    root = checkout.home.root
    shutil.rmtree(checkout.home.processed)
    shutil.rmtree(checkout.home.schemas)
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai" if seed == "1" else "UTC"}

    subprocess.run(
        [sys.executable, "-m", "xinhui_data", "build", "--project", str(root)], env=environment, check=True,
        capture_output=True,
    )  # fmt: skip

    for folder in ("data/processed", "schemas"):
        assert read_folder(root / folder) == read_folder(ROOT / folder)


def test_nothing_is_built_from_raw_data_with_a_problem(checkout: Checkout) -> None:
    before = read_folder(checkout.home.processed)
    checkout.set("observations", "gdp-2023", "value", "1001")

    report = build_data(checkout.home.root)

    assert not report.ok
    assert "printed-literal" in {issue.rule for issue in report.checked.issues}
    assert read_folder(checkout.home.processed) == before


@pytest.mark.parametrize("broken", ["write_bytes", "exchange", "rename"])
def test_an_interrupted_build_leaves_the_old_files(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = read_folder(checkout.home.processed)
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")
    calls = []

    def interrupted(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2 or broken == "exchange":
            raise KeyboardInterrupt
        return original(*arguments)

    if broken == "rename":
        # A system that cannot exchange two names: the second of two renames is interrupted.
        monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    owner = replacing if broken == "exchange" else Path
    original = getattr(owner, broken)
    monkeypatch.setattr(owner, broken, interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_data(checkout.home.root)
    monkeypatch.undo()

    assert read_folder(checkout.home.processed) == before
    assert {path.name for path in (checkout.home.root / "data").iterdir()} == {"raw", "processed"}


def test_a_folder_is_whole_whenever_its_replacement_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    if not replacing.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this file system cannot exchange two names in one step")
    sides = [{f"{number}.csv": side * 1000 for number in range(8)} for side in (b"old", b"new")]
    folder = tmp_path / "processed"
    program = (
        "import pathlib, sys; from xinhui_data.publish.replacing import replace_folder\n"
        "sides = [{f'{n}.csv': side * 1000 for n in range(8)} for side in (b'old', b'new')]\n"
        "print('ready', flush=True)\n"
        "while True:\n    for side in sides: replace_folder(pathlib.Path(sys.argv[1]), side)\n"
    )
    for delay in (0.01, 0.013, 0.017, 0.021, 0.027, 0.031):
        with subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
        assert not folder.exists() or read_folder(folder) in sides
    replace_folder(folder, {"a.csv": b"x"})
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b", "processed"]


def test_a_build_killed_between_the_two_renames_is_undone_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "processed"
    replace_folder(folder, {"a.csv": b"old"})
    folder.rename(tmp_path / ".processed-old")
    (tmp_path / ".processed-new-x").mkdir()

    replacing.recover(folder)

    assert read_folder(folder) == {"a.csv": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["processed"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.txt"

    assert replace_file(path, b"one") is True
    assert replace_file(path, b"one") is False
    assert replace_file(path, b"two") is True
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("file.txt", b"two")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (0.0, "0"), (-0.0, "0"), (1e22, "1" + "0" * 22), (0.1, "0.1"), (1e-7, "0.0000001"), (5, "5"),
        (Decimal("28.240"), "28.240"), (date(2024, 1, 19), "2024-01-19"),
    ],
)  # fmt: skip
def test_cells_are_plain(value: object, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!-- made: headline -->\nold\n", "has no 'end'"),
        ("<!-- made: headline -->\nold\n<!-- made: tables -->\n<!-- end -->\n", "out of place"),
        ("old\n<!-- end -->\n", "out of place"),
    ],
)
def test_markers_that_do_not_alternate_are_refused_and_no_text_is_lost(
    checkout: Checkout, text: str, reason: str
) -> None:
    path = checkout.home.root / "README.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=reason):
        build_data(checkout.home.root)

    assert path.read_text(encoding="utf-8") == text


def test_links_and_empty_folders_among_published_files_are_found(checkout: Checkout) -> None:
    (checkout.home.processed / "empty").mkdir()
    (checkout.home.processed / "link.csv").symlink_to("nowhere.csv")

    found = {issue.file for issue in check_published(checkout.home) if issue.rule == "stray-file"}

    assert found == {"data/processed/empty", "data/processed/link.csv"}


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
