"""The standards of data exchange: what each file says, and all exported at once. Other tools read it in interop."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import xinhui_data as xd
from tests.conftest import ROOT
from tests.test_command import run
from xinhui_data.api.archive import all_files
from xinhui_data.formats.web_annotation import named_information

pytestmark = pytest.mark.slow

PROCESSED = ROOT / "data/processed"


def read(name: str) -> Any:
    return json.loads((PROCESSED / name).read_bytes())


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the whole data set into a folder."""
    return xd.export_all(tmp_path_factory.mktemp("everything") / "全部 data")


def test_the_descriptor_is_valid_under_the_official_profile() -> None:
    """The profile of Data Package 2.0 is in the public domain (Unlicense)."""
    profile = json.loads((ROOT / "tests/profiles/datapackage-2.0.json").read_bytes())
    validator = jsonschema.Draft7Validator(profile, format_checker=jsonschema.FormatChecker())

    assert [error.message for error in validator.iter_errors(read("datapackage.json"))] == []


def test_the_profile_finds_faults() -> None:
    profile = json.loads((ROOT / "tests/profiles/datapackage-2.0.json").read_bytes())
    validator = jsonschema.Draft7Validator(profile, format_checker=jsonschema.FormatChecker())

    assert list(validator.iter_errors(read("datapackage.json") | {"created": "yesterday"}))


def test_the_package_says_all_that_a_model_descriptor_says() -> None:
    package = read("datapackage.json")

    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for key in ("name", "id", "title", "title_zh", "description", "description_zh", "version", "created", "keywords",
                "licenses", "contributors", "sources", "languages"):  # fmt: skip
        assert package[key], key
    assert package["version"] == xd.__version__
    assert len(package["sources"]) == len(xd.load("documents"))
    assert all(licence["path"] and licence["title"] for licence in package["licenses"])


def test_each_resource_and_field_is_described_in_both_languages() -> None:
    for resource in read("datapackage.json")["resources"]:
        assert resource["title"], resource["path"]
        assert resource["title_zh"], resource["path"]
        assert resource["mediatype"], resource["path"]
        for field in resource.get("schema", {}).get("fields", ()):
            for key in ("type", "title", "title_zh", "description", "description_zh", "example"):
                assert isinstance(field[key], str), (resource["name"], field["name"], key)
            for category in field.get("categories", ()):
                assert category["label"]
                assert category["label_zh"]
            if "categories" in field:
                assert [category["value"] for category in field["categories"]] == field["constraints"]["enum"]


def test_the_figures_of_the_report_name_it_as_their_source_and_those_of_others_do_not() -> None:
    resources = {resource["path"]: resource for resource in read("datapackage.json")["resources"]}

    (report,) = resources["observations.csv"]["sources"]
    assert "江门日报" in report["title"]
    assert all("sha256:" not in source.get("version", "") for source in resources["external.csv"]["sources"])


def bodies(annotation: dict[str, Any], purpose: str) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose]


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    collection = read("annotations/jmd-2024-01.jsonld")
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(collection["first"]["items"])
    return list(collection["first"]["items"])


def test_every_mention_has_its_annotation_with_what_the_model_asks(items: list[dict[str, Any]]) -> None:
    """What the Web Annotation Data Model says MUST be, of an annotation, its bodies, target and selectors."""
    mentions = xd.load("mentions", engine="arrow").to_pylist()

    assert len({item["id"] for item in items}) == len(items) == len(mentions)
    for item, mention in zip(items, mentions, strict=True):
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:uuid:")
        assert item["id"].endswith(f"#{mention['mention_id']}")
        assert all(body["type"] == "TextualBody" and body["value"] for body in item["body"])
        position, quote = item["target"]["selector"]
        assert position == {
            "type": "TextPositionSelector", "start": mention["char_start"], "end": mention["char_end"],
        }  # fmt: skip
        assert quote == {"type": "TextQuoteSelector", "exact": mention["printed"]}
        assert bodies(item, "tagging") == [mention["role"]]
        assert bodies(item, "describing")


def test_annotations_lie_over_the_skeleton(items: list[dict[str, Any]]) -> None:
    text = (ROOT / "data/raw/reports/jmd-2024-01/skeleton.txt").read_text(encoding="utf-8")
    for item in items:
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_annotations_lie_over_the_article_whose_digest_they_name(items: list[dict[str, Any]], article: Path) -> None:
    data = article.read_bytes()
    text = data.decode("utf-8")
    for item in items:
        position, quote = item["target"]["selector"]
        assert item["target"]["source"]["id"] == named_information(hashlib.sha256(data).hexdigest())
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_an_annotation_says_its_observation_in_both_languages(items: list[dict[str, Any]]) -> None:
    said = next(bodies(item, "describing") for item in items if item["id"].endswith("-2783"))

    assert said == [
        "industrial investment, Xinhui District, level, 2023, actual: CNY 28.821 bn",
        "工业投资，新会区，绝对数，2023，实际：288.21亿元",
    ]


def test_everything_is_there_and_under_its_checksum(everything: Path) -> None:
    names = {file.relative_to(everything).as_posix() for file in everything.rglob("*") if file.is_file()}
    tables = xd.tables()["table"]

    assert {"xinhui_data.xlsx", "xinhui_data.sqlite", "croissant.json", "csv-metadata.json", "dataset.jsonld",
            "annotations/jmd-2024-01.jsonld", "sdmx-data.csv", "sdmx-structure.xml", "README.md", "datapackage.json",
            "skeletons/jmd-2024-01.txt"} <= names  # fmt: skip
    assert {f"{table}.{ending}" for table in tables for ending in ("csv", "parquet")} <= names
    assert {f"json/{table}.json" for table in tables} <= names
    listed = [line.split("  ") for line in (everything / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert {name for _, name in listed} == names - {"SHA256SUMS"}
    for digest, name in listed:
        assert hashlib.sha256((everything / name).read_bytes()).hexdigest() == digest


def test_published_files_are_exported_as_they_are(everything: Path) -> None:
    for file in PROCESSED.rglob("*"):
        if file.is_file() and file.name != "SHA256SUMS":
            assert (everything / file.relative_to(PROCESSED)).read_bytes() == file.read_bytes()


def test_two_exports_are_the_same_bytes_and_no_file_tells_when_it_was_made(everything: Path) -> None:
    archive = zipfile.ZipFile(everything / "xinhui_data.xlsx")

    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(rb">(\d{4}-[^<]*)<", archive.read("docProps/core.xml")) == [b"1980-01-01T00:00:00Z"] * 2
    for name, data in all_files().items():
        assert (everything / name).read_bytes() == data, name


def test_a_zip_file_holds_the_same_files(everything: Path, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(xd.export_all(tmp_path / "data.zip"))

    top = f"xinhui_data-{xd.__version__}/"
    assert archive.testzip() is None
    assert {name.removeprefix(top) for name in archive.namelist()} == {
        file.relative_to(everything).as_posix() for file in everything.rglob("*") if file.is_file()
    }


@pytest.fixture
def earlier(everything: Path, tmp_path: Path) -> Path:
    """Copy an earlier export, to be altered."""
    return Path(shutil.copytree(everything, tmp_path / "earlier"))


def test_an_earlier_export_is_replaced_only_when_asked(earlier: Path) -> None:
    (earlier / "units.csv").unlink()
    with pytest.raises(FileExistsError, match="exists; name another folder, or allow it to be replaced: --replace"):
        xd.export_all(earlier)
    assert not (earlier / "units.csv").exists()

    xd.export_all(earlier, replace=True)
    assert (earlier / "units.csv").read_bytes() == (PROCESSED / "units.csv").read_bytes()


def test_a_folder_with_files_of_others_is_never_replaced(earlier: Path) -> None:
    (earlier / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match=r"holds mine\.txt, which no export put there"):
        xd.export_all(earlier, replace=True)
    with pytest.raises(FileExistsError, match="no earlier export"):
        xd.export_all(earlier.parent, replace=True)
    assert (earlier / "mine.txt").read_text() == "mine"


def test_an_empty_folder_is_filled_and_a_missing_parent_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert (xd.export_all(tmp_path / "empty") / "units.csv").is_file()
    with pytest.raises(FileNotFoundError, match="does not exist; create it first"):
        xd.export_all(tmp_path / "no" / "where")
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileExistsError, match="is not a folder"):
        xd.export_all(tmp_path / "file", replace=True)


def test_nothing_is_left_when_openpyxl_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ImportError, match="openpyxl is not installed: pip install openpyxl"):
        xd.export_all(tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_the_command_exports_everything_or_says_what_is_wrong(tmp_path: Path) -> None:
    done = run("export", "--all", str(tmp_path / "data"))
    assert done.exit_code == 0
    assert (tmp_path / "data/SHA256SUMS").is_file()

    again = run("export", "--all", str(tmp_path / "data"))
    assert again.exit_code == 2
    assert "exists; name another folder" in again.stderr
    assert run("export", "units", "--all", str(tmp_path / "x")).exit_code == 2
    assert "give a TABLE, or --all DIR" in run("export").stderr


def test_the_workbook_has_cover_frozen_headers_filters_and_notes(everything: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(everything / "xinhui_data.xlsx")
    sheet = book["observations"]

    assert book.sheetnames == ["cover 封面", *xd.tables()["table"]]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:AG69"
    assert (sheet["O1"].value, sheet["O2"].value, sheet["O3"].value) == ("数值", "Value", "value")
    assert "以基本单位计的数值" in sheet["O3"].comment.text
    assert "unit: see unit_id" in sheet["O3"].comment.text
    assert sheet["O5"].number_format == "#,##0"
    doubted = sheet["AB4"]
    assert doubted.value.startswith("gdp-threshold-only")
    assert "报道只说突破千亿元" in doubted.comment.text
    assert "f" not in {cell.data_type for page in book for row in page.iter_rows() for cell in row}


def test_the_document_names_every_file_and_the_card_every_table(everything: Path) -> None:
    document = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    card = (everything / "README.md").read_text(encoding="utf-8")

    files = [file for file in everything.rglob("*") if file.is_file() and file.suffix not in (".csv", ".parquet")]
    for file in files:
        name = file.name if file.parent == everything else f"{file.parent.name}/*{file.suffix}"
        assert f"`{name}`" in document, file
    assert all(f"| `{name}` |" in card for name in xd.tables()["table"])
