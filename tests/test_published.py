"""Published files: right, reproducible, whole; every fault in them found."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.checks.published import check_published
from xinhui_data.formats.atomic import read_folder
from xinhui_data.formats.csv_table import cell
from xinhui_data.model.catalogue import PROCESSED, raw_files
from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.issues import explain

pytestmark = pytest.mark.slow

CONTRACT = """
    observation_id report_id indicator_id indicator_zh indicator_en topic subject_id subject_zh subject_en scope_id
    measure status time_period year value unit_id unit_zh unit_en bound lower upper printed scale decimals mention_id
    char_start char_end caveat_ids note_en flag revises known_earliest known_latest
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


RECORDS = [*PROCESSED.values(), *dict.fromkeys(raw_files().values())]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_table_and_column_is_described_in_both_languages(record: type[Record]) -> None:
    table = record.table
    said = [(table.description, table.description_zh, table.title_zh)]
    said += [(column.description, column.description_zh, column.title_zh) for column in columns_of(record)]
    for english, chinese, title in said:
        assert english.endswith(".")
        assert chinese.endswith("。")
        assert re.search(r"[\u4e00-\u9fff]", title)


def test_dates_are_dates() -> None:
    table = pq.ParquetFile(PROCESSED_FOLDER / "documents.parquet").read()

    assert isinstance(table["date_earliest"][0].as_py(), date)


def test_the_descriptor_has_size_and_digest_of_every_file() -> None:
    descriptor = json.loads((PROCESSED_FOLDER / "datapackage.json").read_bytes())

    described = {resource["path"]: resource for resource in descriptor["resources"]}

    assert set(described) | {"datapackage.json", "SHA256SUMS"} == set(read_folder(PROCESSED_FOLDER))
    for path, resource in described.items():
        data = (PROCESSED_FOLDER / path).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


@pytest.mark.parametrize("folder", ["raw/shared", "raw/story", "processed"])
def test_frictionless_finds_all_tables_valid_with_their_keys(folder: str) -> None:
    """The whole schemas, foreign keys included, as another user of frictionless would apply them."""
    from frictionless import Package

    schemas = {path.stem: json.loads(path.read_bytes()) for path in (ROOT / "schemas" / folder).glob("*.json")}
    resources = [{"name": name, "path": f"{name}.csv", "schema": schema} for name, schema in schemas.items()]
    package = Package.from_descriptor({"name": "tables", "resources": resources}, basepath=str(ROOT / "data" / folder))

    report = package.validate()

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == len(schemas) >= 3


@pytest.mark.parametrize(
    ("file", "spoil", "rule"),
    [
        ("observations.csv", lambda data: data.replace(b"18642000000", b"18624000000", 1), "digest"),
        ("observations.csv", lambda data: data.replace(b"18642000000", b"18624000000", 1), "csv-equals-parquet"),
        ("observations.csv", lambda data: data.replace(b",yunbin,", b",yunbim,", 1), "foreign-key"),
        ("observations.csv", lambda data: data.replace(b",actual,", b",Actual,", 1), "frictionless"),
        ("observations.csv", lambda data: data.replace(b"\n", b"\r\n"), "digest"),
        ("units.csv", lambda data: data[: len(data) // 2], "digest"),
        ("units.parquet", lambda data: data[:-1] + b"x", "digest"),
        ("units.parquet", lambda data: data[:-1] + b"x", "parquet"),
        ("datapackage.json", lambda data: data[:-5], "descriptor"),
        ("datapackage.json", lambda _: b"[]", "descriptor"),
        ("datapackage.json", lambda _: b"{}", "descriptor"),
        ("datapackage.json", lambda _: b'{"resources": [5]}', "descriptor"),
        ("datapackage.json", lambda data: data.replace(b'"type": "table"', b'"type": 5', 1), "frictionless"),
        ("datapackage.json", lambda data: data.replace(b'"minimum": 1900', b'"minimum": 1800'), "digest"),
        ("datapackage.json", lambda data: data.replace(b'"path": "units.csv"', b'"path": "/etc/hosts"'), "digest"),
        ("datapackage.json", lambda data: data.replace(b'"path": "units.csv"', b'"path": "../x.csv"'), "digest"),
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
    (checkout.home.schemas / "raw/shared/units.json").unlink()

    found = {(issue.file, issue.rule) for issue in check_published(checkout.home)}

    assert ("data/processed/notes.txt", "stray-file") in found
    assert ("data/processed/units.parquet", "missing-file") in found
    assert ("schemas/raw/shared/units.json", "missing-file") in found


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (0.0, "0"), (-0.0, "0"), (1e22, "1" + "0" * 22), (0.1, "0.1"), (1e-7, "0.0000001"), (5, "5"),
        (Decimal("28.240"), "28.240"), (date(2024, 1, 19), "2024-01-19"),
    ],
)  # fmt: skip
def test_cells_are_plain(value: object, text: str) -> None:
    assert cell(value) == text


def test_links_and_empty_folders_among_published_files_are_found(checkout: Checkout) -> None:
    (checkout.home.processed / "empty").mkdir()
    (checkout.home.processed / "link.csv").symlink_to("nowhere.csv")

    found = {issue.file for issue in check_published(checkout.home) if issue.rule == "stray-file"}

    assert found == {"data/processed/empty", "data/processed/link.csv"}
