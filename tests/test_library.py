"""What a library user calls."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import xinhui_data as xd
from tests.conftest import ROOT
from tools.footprint import megabytes, required_packages
from xinhui_data.api.names import UnknownNameError
from xinhui_data.api.tables import TableName
from xinhui_data.model.catalogue import PROCESSED

TABLES: tuple[TableName, ...] = get_args(TableName)


def test_the_names_of_tables_that_types_know_are_those_of_the_catalogue() -> None:
    assert list(TABLES) == sorted(PROCESSED)


def test_load_gives_the_observations_with_right_types() -> None:
    frame = xd.load()

    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == 66
    types = frame.dtypes.astype(str)
    assert types[["value", "lower", "upper"]].tolist() == ["float64"] * 3
    assert types[["year", "scale", "decimals", "char_start"]].tolist() == ["Int64"] * 4
    assert types["indicator_zh"] in ("str", "object")
    assert frame.loc[frame.status == "outlook", "year"].isna().all()


@pytest.mark.parametrize("name", TABLES)
def test_all_engines_give_the_same_table(name: TableName) -> None:
    arrow = xd.load(name, engine="arrow")
    polars = xd.load(name, engine="polars")
    lazy = xd.load(name, engine="lazy")
    pandas = xd.load(name)

    assert isinstance(arrow, pa.Table)
    assert isinstance(polars, pl.DataFrame)
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(polars)
    assert polars.to_dicts() == arrow.to_pylist()
    assert (len(pandas), list(pandas.columns)) == (arrow.num_rows, arrow.column_names)


def test_dates_load_as_datetimes() -> None:
    assert xd.load("documents")["date_latest"][0] == pd.Timestamp("2024-01-31")


def test_loaded_frames_are_independent() -> None:
    frame = xd.load()
    frame["value"] = 0.0

    assert xd.load()["value"].sum() > 0


@pytest.mark.parametrize(
    ("name", "filters", "count"),
    [
        (
            "observations",
            {"status": "target", "year": 2024},
            lambda row: row["status"] == "target" and row["year"] == 2024,
        ),
        ("observations", {"status": ["target", "outlook"]}, lambda row: row["status"] in ("target", "outlook")),
        ("observations", {"year": None}, lambda row: row["year"] is None),
        ("observations", {"upper": [None, 5.0]}, lambda row: row["upper"] in (None, 5.0)),
        ("documents", {"date_latest": "2024-01-31"}, lambda row: row["date_latest"] == date(2024, 1, 31)),
        ("observations", {"year": 1911}, lambda _: False),
    ],
)
def test_a_table_can_be_filtered_in_every_engine(
    name: TableName, filters: dict[str, Any], count: Callable[[dict[str, Any]], bool]
) -> None:
    key = f"{name[:-1]}_id"
    wanted = [row[key] for row in xd.load(name, engine="arrow").to_pylist() if count(row)]

    assert xd.load(name, columns=[key], **filters)[key].tolist() == wanted
    assert xd.load(name, engine="arrow", columns=[key], **filters).to_pydict() == {key: wanted}
    assert xd.load(name, engine="polars", columns=[key], **filters)[key].to_list() == wanted
    assert xd.load(name, engine="lazy", columns=[key], **filters).collect()[key].to_list() == wanted


@pytest.mark.parametrize("engine", ["pandas", "arrow", "polars", "lazy"])
@pytest.mark.parametrize("filters", [{"year": "soon"}, {"known_latest": "January"}, {"value": ["high"]}])
def test_a_filter_that_a_column_cannot_have_is_refused(engine: Any, filters: dict[str, Any]) -> None:
    (column,) = filters

    with pytest.raises(ValueError, match=f"^{column} holds .*; change the filter$"):
        xd.load(engine=engine, **filters)


def test_a_frame_knows_its_titles_and_units() -> None:
    attributes = xd.load("mentions").attrs

    assert (attributes["name"], attributes["version"]) == ("mentions", xd.__version__)
    assert attributes["titles"]["char_start"] == "Start"
    assert attributes["units"]["char_start"] == "Unicode code points"


def test_tables_lists_what_exists() -> None:
    listed = xd.tables()

    assert sorted(listed.table) == list(TABLES)
    assert listed.set_index("table").loc["mentions", "rows"] == 130


def test_describe_is_the_codebook_of_every_column() -> None:
    for name in TABLES:
        book = xd.describe(name)
        assert book.column.tolist() == xd.load(name, engine="arrow").column_names
        assert (book.meaning.str.len() > 3).all()
    book = xd.describe("observations").set_index("column")
    assert book.loc["char_start", "unit"] == "Unicode code points"
    assert book.loc["status", "allowed"] == "actual;planned;target;expected;outlook"
    assert book.loc["subject_id", "refers_to"] == "subjects.subject_id"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("投资", "industrial-investment-2023"),
        ("investment", "industrial-investment-2023"),
        ("INVESTMENT Industrial", "industrial-investment-growth-2023"),
        ("ＧＤＰ", "gdp-2023"),
        ("维达", "vinda-output-target-2024"),
        ("小巨人", "little-giants-2023"),
        ("高企", "high-tech-enterprises-target-2024"),
        ("研发", "rd-spending-rank-2023"),
        ("SRDI", "srdi-enterprises-2024-01"),
        ("yearly production", "lfp-capacity-2024-01"),
    ],
)
def test_search_finds_words_in_names_and_definitions_of_both_languages(words: str, found: str) -> None:
    result = xd.search(words)

    assert found in set(result["id"])
    assert list(result.columns) == list(xd.facts().columns)
    assert not result.attrs["near"]


def test_search_asks_for_all_words_and_may_find_nothing() -> None:
    assert xd.search("投资 维达").attrs["near"]
    assert len(xd.search("没有这样的数据 xyzzy")) == 0
    assert len(xd.search("")) == len(xd.facts())


def test_an_observation_has_everything_it_refers_to() -> None:
    full = xd.observation("census-entities-share-2023")

    assert (full.printed, full.mention.char_start, full.value) == ("44%", 1210, 44.0)
    assert str(full.interval) == "[43.5, 44.5]"
    assert full.scope is not None
    assert full.scope.scope_zh == "江门市合计"
    assert full.unit.unit_id == "percent"
    assert {caveat.caveat_id for caveat in full.caveats} == {"census-what-is-counted", "census-magnitude"}
    assert full.report.author_zh == "黄胜"
    assert json.loads(full.model_dump_json())["caveats"][0]["caveat_zh"]


def test_every_observation_can_be_given_in_full() -> None:
    for name in xd.load("observations", engine="arrow")["observation_id"].to_pylist()[::7]:
        full = xd.observation(name)
        ends = (full.interval.lower, full.interval.upper)
        assert tuple(None if end is None else float(end) for end in ends) == (full.lower, full.upper)


def test_path_names_files_that_exist() -> None:
    for name in TABLES:
        assert xd.path(name, format="csv").is_file()
        assert xd.path(name).is_file()


@pytest.mark.parametrize(
    ("call", "listed"),
    [
        (lambda: xd.load("observation"), "did you mean 'observations'?"),  # type: ignore[call-overload]
        (lambda: xd.load("../raw/units"), "`xinhui-data tables` lists them"),  # type: ignore[call-overload]
        (lambda: xd.load(engine="pandsa"), "there are: arrow, lazy, pandas, polars"),  # type: ignore[call-overload]
        (lambda: xd.load(columns=["values"]), "no column of observations 'values' (did you mean 'value'?)"),
        (lambda: xd.load(yeer=2023), "did you mean 'year'?"),
        (lambda: xd.load(engine="polars", yeer=2023), "did you mean 'year'?"),
        (lambda: xd.path("observations", format="xml"), "there are: csv, parquet"),  # type: ignore[arg-type]
        (lambda: xd.describe("x"), "`xinhui-data tables` lists them"),
        (lambda: xd.observation("gdp"), "did you mean 'gdp-2023'?"),
        (lambda: xd.cite("gdp-2032"), "did you mean 'gdp-2023'?"),
        (lambda: xd.load(None), "`xinhui-data tables` lists them"),  # type: ignore[call-overload]
        (lambda: xd.describe(["a"]), "`xinhui-data tables` lists them"),  # type: ignore[arg-type]
        (lambda: xd.observation([]), "`xinhui-data search WORDS` finds all"),  # type: ignore[arg-type]
        (lambda: xd.export("observations", "xml", "x"), "there are: csv, dta, json, parquet, sav, xlsx"),
    ],
)
def test_unknown_names_are_answered_with_what_exists(call, listed: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownNameError) as caught:
        call()

    assert listed in str(caught.value)


def test_an_unknown_attribute_is_answered_with_what_exists() -> None:
    with pytest.raises(AttributeError, match=r"it has .*observation.*load"):
        getattr(xd, "loads")  # noqa: B009


def test_citation_names_the_data_set_and_the_report() -> None:
    citation = xd.cite()

    assert "xinhui_data contributors (2026)" in citation.text
    assert f"version {xd.__version__}" in citation.text
    assert citation.bibtex.startswith("@misc{xinhui_data_2026,")
    assert "黄胜" in citation.reports[0]
    assert "江门日报" in citation.reports[0]
    assert "between 2024-01-19 and 2024-01-31" in citation.reports[0]
    assert citation.reports_bibtex[0].startswith("@article{jmd-2024-01,")
    assert str(citation).count("{") == str(citation).count("}")


@pytest.mark.parametrize("form", ["csv", "parquet", "json", "xlsx", "dta", "sav"])
def test_exports_hold_the_same_rows(form: str, tmp_path: Path) -> None:
    file = xd.export("observations", form, tmp_path / f"o.{form}")

    readers: dict[str, Callable[[Path], pd.DataFrame]] = {
        "csv": pd.read_csv,
        "parquet": pd.read_parquet,
        "json": pd.read_json,
        "xlsx": pd.read_excel,
        "dta": pd.read_stata,
        "sav": pd.read_spss,
    }
    frame = readers[form](file)
    assert frame["value"].tolist() == xd.load()["value"].tolist()
    assert frame["indicator_zh"].tolist() == xd.load()["indicator_zh"].tolist()


def test_export_does_not_replace_a_file_unasked(tmp_path: Path) -> None:
    target = tmp_path / "units.csv"
    target.write_text("mine")

    with pytest.raises(FileExistsError, match=r"exists.*: --replace on the command line, replace=True in Python"):
        xd.export("units", "csv", target)
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        xd.export("units", "csv", tmp_path)

    assert target.read_text() == "mine"
    assert xd.export("units", "csv", target, replace=True).read_bytes() == xd.path("units", format="csv").read_bytes()


def test_a_workbook_has_meanings_on_its_header_and_runs_no_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(xd.export("observations", "xlsx", tmp_path / "o.xlsx"))["observations"]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:AG67"
    assert "数值" in sheet["O1"].comment.text
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_version_is_that_of_the_package_metadata() -> None:
    from importlib.metadata import version

    assert xd.__version__ == version("xinhui_data")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import xinhui_data", ["pandas", "pyarrow", "pydantic", "frictionless", "polars", "typing", "pathlib"]),
        ("import xinhui_data as x; x.load(engine='arrow')", ["pandas", "pydantic", "frictionless", "polars"]),
        ("import xinhui_data as x; x.load(engine='polars')", ["pandas", "pyarrow", "pydantic", "frictionless"]),
        ("import xinhui_data as x; x.load()", ["pydantic", "frictionless", "polars"]),
        ("import xinhui_data as x; x.check_data()", ["pandas", "polars"]),
    ],
)
def test_heavy_libraries_load_only_where_they_are_used(code: str, absent: list[str]) -> None:
    program = (
        f"import sys; before = set(sys.modules)\n{code}\nprint(sorted((set(sys.modules) - before) & set({absent})))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT / "tests"
    )

    assert done.stdout.strip() == "[]"


def test_no_public_name_is_hidden_by_a_module_that_loads_later() -> None:
    """A function named like a subpackage would turn into the subpackage once that is imported."""
    program = (
        "import xinhui_data as xd, xinhui_data.cli.main, xinhui_data.api.project, xinhui_data.api.records\n"
        "print([name for name in xd.__all__ if name != '__version__' and not callable(getattr(xd, name))])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_export_follows_a_link_and_leaves_devices_alone(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    os.mkfifo(tmp_path / "pipe.csv")

    xd.export("units", "csv", tmp_path / "link.csv", replace=True)
    with pytest.raises(FileExistsError, match="not an ordinary file"):
        xd.export("units", "csv", tmp_path / "pipe.csv", replace=True)

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == xd.path("units", format="csv").read_bytes()


@pytest.mark.parametrize("name", ["units.xls", "units.zsav", "units.md", "units.csv.gz", "units"])
def test_export_refuses_an_ending_that_no_table_has_and_says_which_are_possible(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"end the name in \.csv, \.parquet, \.json, \.xlsx, \.dta or \.sav"):
        xd.export("units", "csv", tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_every_public_name_is_listed_and_can_be_used() -> None:
    public = set(vars(xd)["__all__"])
    assert public == set(dir(xd)) >= {"export_all", "load", "__version__"}
    for name in public - {"__version__"}:
        assert callable(getattr(xd, name))


@pytest.mark.parametrize(
    ("library", "use"),
    [
        ("openpyxl", lambda folder: xd.export("units", "xlsx", folder / "units.xlsx")),
        ("pyreadstat", lambda folder: xd.export("units", "sav", folder / "units.sav")),
        ("polars", lambda _: xd.load("units", engine="polars")),
        ("matplotlib", lambda _: xd.plot("gdp")),
    ],
)
def test_a_library_that_is_missing_is_named_as_pip_knows_it(
    library: str, use: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "xinhui_data.formats.chart", raising=False)

    with pytest.raises(ImportError, match=f"^{library} is not installed: pip install {library}$"):
        use(tmp_path)


def test_every_library_that_the_source_needs_is_declared() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in ("curate", "excel", "plot", "polars", "stat")
                                          for one in project["optional-dependencies"][extra])]  # fmt: skip
    declared = {re.split(r"[<>=!~;\[ ]", line)[0] for line in wanted} | {"xinhui_data", "_typeshed"}
    used = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.partition(".")[0])

    assert used - set(sys.stdlib_module_names) - declared == set()


def test_an_installation_brings_what_is_declared_and_its_requirements_but_no_extra() -> None:
    packages = required_packages("xinhui_data")

    assert packages >= {"frictionless", "pandas", "pyarrow", "numpy"}
    assert not packages & {"openpyxl", "matplotlib", "polars", "pyreadstat", "prompt-toolkit", "pytest", "xinhui_data"}
    assert megabytes("pyarrow") > megabytes("rich") > 0


def test_export_refuses_a_misleading_ending_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ends like xlsx but would contain csv"):
        xd.export("units", "csv", tmp_path / "units.xlsx")
    with pytest.raises(FileNotFoundError, match="does not exist; create it first"):
        xd.export("units", "csv", tmp_path / "typo" / "units.csv")

    assert list(tmp_path.iterdir()) == []
