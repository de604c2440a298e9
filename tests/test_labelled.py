"""Files for Stata and SPSS, read back: the rows, numbers, texts, labels, missing cells and dates of the tables."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd
import pyreadstat
import pytest

import xinhui_data as xd
from tests.conftest import ROOT
from tests.test_command import run
from xinhui_data.api.codebook import column_rows
from xinhui_data.api.tables import TableName, table_names
from xinhui_data.formats.labelled import spss_bytes, stata_bytes
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record, Table, column
from xinhui_data.model.terms import Status

READERS: dict[str, tuple[str, Callable[[Path], pd.DataFrame]]] = {
    "pandas": ("dta", pd.read_stata),
    "pyreadstat": ("dta", lambda file: pyreadstat.read_dta(file, apply_value_formats=True)[0]),
    "pyreadstat for SPSS": ("sav", lambda file: pyreadstat.read_sav(file, apply_value_formats=True)[0]),
}


def plain(value: Any) -> Any:
    """Give a cell as every reader should see it: missing as None, a date as a date."""
    if value is None or value is pd.NA or value != value or value == "":  # noqa: PLR0124 - NaN is not equal to itself
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    cells = frame.astype(object).to_dict("records")
    return [{str(name): plain(value) for name, value in row.items()} for row in cells]


def loaded(name: TableName) -> list[dict[str, Any]]:
    return list(xd.load(name, engine="arrow").to_pylist())


@pytest.mark.parametrize("name", sorted(PROCESSED))
@pytest.mark.parametrize("reader", READERS)
def test_every_cell_of_every_table_comes_back(reader: str, name: TableName, tmp_path: Path) -> None:
    ending, read = READERS[reader]

    found = rows(read(xd.export(name, ending, tmp_path / f"{name}.{ending}")))

    assert found == loaded(name)


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize("reader", READERS)
def test_the_tables_of_other_reports_come_back_too(reader: str, tmp_path: Path) -> None:
    ending, read = READERS[reader]

    for name in table_names():
        assert rows(read(xd.export(name, ending, tmp_path / f"{name}.{ending}"))) == loaded(name)


def metadata(file: Path) -> Any:
    read = pyreadstat.read_sav if file.suffix == ".sav" else pyreadstat.read_dta
    return read(file, user_missing=True)[1]


@pytest.mark.parametrize("ending", ["dta", "sav"])
@pytest.mark.parametrize("name", sorted(PROCESSED))
def test_columns_files_and_codes_have_their_labels(name: TableName, ending: str, tmp_path: Path) -> None:
    about = metadata(xd.export(name, ending, tmp_path / f"{name}.{ending}"))

    assert about.file_label == f"{PROCESSED[name].table.title}, xinhui_data {xd.__version__}"
    assert about.column_names_to_labels == {
        row["column"]: row["title"] + (f" [{row['unit']}]" if row["unit"] else "") for row in column_rows(name)
    }
    assert all(len(label.encode()) <= 80 for label in about.column_labels)  # what Stata allows
    assert len(about.file_label.encode()) <= 64  # what SPSS allows
    assert about.variable_value_labels == {
        row["column"]: dict(enumerate(row["allowed"].split(";"), start=1))
        for row in column_rows(name)
        if row["allowed"]
    }


def test_a_closed_list_is_a_number_in_the_order_of_the_codebook(tmp_path: Path) -> None:
    file = xd.export("observations", "dta", tmp_path / "observations.dta")

    numbers = pd.read_stata(file, convert_categoricals=False)["status"]

    codes = ["actual", "planned", "target", "expected", "outlook"]
    assert numbers.tolist() == [codes.index(code) + 1 for code in xd.load()["status"]]


def test_spss_knows_dates_measures_missing_texts_and_how_to_cite(tmp_path: Path) -> None:
    about = metadata(xd.export("observations", "sav", tmp_path / "observations.sav"))

    assert about.original_variable_types["known_latest"] == "SDATE10"
    assert about.original_variable_types["value"] == "F18.2"
    assert {about.variable_measure[name] for name in ("value", "year", "known_latest")} == {"scale"}
    assert {about.variable_measure[name] for name in ("status", "unit_id")} == {"nominal"}
    empty = [row["column"] for row in column_rows("observations") if row["type"] == "string" and not row["required"]]
    assert list(about.missing_ranges) == empty
    said = "".join(about.notes).replace(" ", "")
    for text in (xd.cite().text, *xd.cite().reports, PROCESSED["observations"].table.description):
        assert text.replace(" ", "") in said


def test_stata_knows_dates(tmp_path: Path) -> None:
    about = metadata(xd.export("documents", "dta", tmp_path / "documents.dta"))

    assert about.original_variable_types["date_latest"] == "%td"


@pytest.mark.parametrize("ending", ["dta", "sav"])
def test_no_file_tells_when_it_was_made(ending: str, tmp_path: Path) -> None:
    files = [xd.export("units", ending, tmp_path / f"{name}.{ending}") for name in ("one", "two")]

    assert {metadata(file).creation_time for file in files} == {dt.datetime(1980, 1, 1)}  # noqa: DTZ001
    assert len({file.read_bytes() for file in files}) == 1


def test_an_independent_reader_of_spss_files_gives_the_same_rows(tmp_path: Path) -> None:
    program = shutil.which("pspp-convert")
    if program is None:
        pytest.skip("PSPP is not here")
    for name in table_names():
        file = xd.export(name, "sav", tmp_path / f"{name}.sav")
        subprocess.run([program, "--labels", file.name, f"{name}.csv"], cwd=tmp_path, check=True)
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as text:
            found = list(csv.DictReader(text))
        wanted = loaded(name)
        pairs = zip(found, wanted, strict=True)
        assert [{key: same(cell, row[key]) for key, cell in cells.items()} for cells, row in pairs] == wanted


def test_the_lines_for_spss_in_the_document_run_in_pspp(tmp_path: Path) -> None:
    program = shutil.which("pspp")
    if program is None:
        pytest.skip("PSPP is not here")
    document = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"^```spss\n(.*?)^```", document, re.DOTALL | re.MULTILINE)
    xd.export("observations", "sav", tmp_path / "observations.sav")
    (tmp_path / "lines.sps").write_text(lines, encoding="utf-8")

    done = subprocess.run([program, "lines.sps"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert "error" not in done.stdout
    wanted = [row for row in loaded("observations") if (row["status"], row["unit_id"]) == ("target", "CNY")]
    assert wanted
    assert all(f"{row['value']:.2f}" in done.stdout for row in wanted)


def same(text: str, wanted: Any) -> Any:
    """Read a cell of PSPP as the type that is wanted."""
    if not text.strip():
        return None
    if isinstance(wanted, dt.date):
        return dt.datetime.strptime(text, "%m/%d/%Y").date()  # noqa: DTZ007 - a date alone
    return float(text) if isinstance(wanted, int | float) else text


class Case(Record):
    """A row of every type, each of which may be missing."""

    table: ClassVar[Table] = Table("cases", "Cases", "例", "Invented.", "虚构。", ("word",))
    word: str = column("A word.", "词。", title="Word", zh="词", example="词")
    text: str | None = column("A text.", "文。", title="Text", zh="文", example="文")
    count: int | None = column("A number.", "数。", title="Count", zh="数", example="1", unit="items")
    value: float | None = column("A value.", "值。", title="Value", zh="值", example="1.5")
    flag: bool | None = column("A choice.", "是否。", title="Flag", zh="是否", example="true")
    status: Status | None = column("A code.", "码。", title="Status", zh="状态", example="actual")
    day: dt.date | None = column("A day.", "日。", title="Day", zh="日", example="2024-01-19")


LONG = "长" * 10_000  # 30,000 bytes: more than a plain text of Stata, as much as SPSS can hold
CASES: list[dict[str, Any]] = [
    {"word": "full", "text": LONG, "count": 3, "value": 0.1, "flag": True, "status": "target",
     "day": dt.date(1959, 12, 31)},
    {"word": "missing", "text": None, "count": None, "value": None, "flag": None, "status": None, "day": None},
    {"word": '"引号", \'a\n', "text": "a", "count": -3, "value": 130_137_000_000.5, "flag": False, "status": "outlook",
     "day": dt.date(2024, 2, 29)},
]  # fmt: skip


def frame_of(cases: list[dict[str, Any]]) -> pd.DataFrame:
    """Give rows the types that a loaded table has."""
    frame = pd.DataFrame(cases, columns=list(Case.model_fields))
    types = {"count": "Int64", "value": "float64", "flag": "boolean", "day": "datetime64[ms]"}
    return frame.astype(types)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("cases", [CASES, CASES[1:2], []], ids=["all", "missing", "none"])
def test_every_type_long_text_and_no_row_at_all_come_back(
    reader: str, cases: list[dict[str, Any]], tmp_path: Path
) -> None:
    ending, read = READERS[reader]
    frame = frame_of(cases)
    data = stata_bytes(Case, frame, "1.0.0") if ending == "dta" else spss_bytes(Case, frame, "1.0.0", ["引用 note"])
    (tmp_path / f"cases.{ending}").write_bytes(data)

    found = read(tmp_path / f"cases.{ending}")

    assert list(found.columns) == list(Case.model_fields)
    assert rows(found) == cases


def test_a_text_too_long_for_spss_is_refused_with_its_column_and_a_way_out() -> None:
    frame = frame_of([CASES[0] | {"text": "长" * 11_000}])

    said = r"column text of cases has 33,000 bytes, and SPSS holds at most 32,767; write another format, such as dta"
    with pytest.raises(ValueError, match=said):
        spss_bytes(Case, frame, "1.0.0", ["note"])
    assert stata_bytes(Case, frame, "1.0.0")


@pytest.mark.parametrize("ending", ["dta", "sav"])
def test_the_command_writes_the_same_file_as_the_library(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"units.{ending}"

    done = run("export", "units", "--to", str(file))

    assert (done.exit_code, done.output) == (0, f"wrote {file}\n")
    assert file.read_bytes() == xd.export("units", ending, tmp_path / f"again.{ending}").read_bytes()


@pytest.mark.parametrize("form", ["dta", "sav", "xlsx", "parquet"])
def test_a_terminal_gets_no_binary_file_but_the_option_that_helps(form: str) -> None:
    own, other = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "xinhui_data", "export", "units", "--format", form],
            stdout=other, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    finally:
        os.close(own)
        os.close(other)

    assert done.returncode == 2
    assert f"{form} is not text for a terminal; give a file with --to" in done.stderr


def test_stata_files_need_no_further_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)

    assert len(pd.read_stata(xd.export("units", "dta", tmp_path / "units.dta"))) == len(loaded("units"))
    done = run("export", "units", "--to", str(tmp_path / "units.sav"))

    assert done.exit_code == 2
    assert "pyreadstat is not installed: pip install pyreadstat" in done.stderr
    assert not (tmp_path / "units.sav").exists()
