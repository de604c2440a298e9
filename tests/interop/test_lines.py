"""The lines that docs/formats.md and docs/recipes.md show for other tools, run as they stand there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.interop.conftest import Rows

DOCUMENT = Path(__file__).parents[2] / "docs/formats.md"
RECIPES = DOCUMENT.with_name("recipes.md")
BLOCKS, OF_RECIPES = (
    re.findall(r"^```(\w+)([ \w]*)\n(.*?)^```", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    for file in (DOCUMENT, RECIPES)
)
PYTHON = [code for language, kind, code in BLOCKS if (language, kind) == ("python", "")]
PARTITIONED = [code for language, kind, code in BLOCKS if kind.strip() == "partitioned"]
SPARK = [code for language, kind, code in BLOCKS if kind.strip() == "spark"]
R = [code for language, kind, code in BLOCKS if (language, kind) == ("r", "")]
SQL, R_JOIN = ([code for language, _, code in OF_RECIPES if language == wanted] for wanted in ("sql", "r"))
# The table that the recipes write: an amount in yuan, and a capacity in a unit that is not ours.
OWN = """time_period,subject_id,indicator_id,own_unit_id,own_value
2023,xinhui,industrial-investment,CNY,29000000000
2024-01,xinhui,battery-capacity,GWh_per_year,35
"""
SIZES = {"observations": 66, "sheet": 66, "from_csv": 66, "targets": 11, "records": 66}


def size(value: object) -> int:
    """Count the rows of whatever a library calls a table."""
    data = getattr(value, "data", value)
    return len(data if hasattr(data, "columns") else value)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", PYTHON, ids=lambda code: re.findall(r"^(?:import|from) (\w+)", code, re.MULTILINE)[-1])
def test_each_line_of_python_runs(
    code: str, folder: Path, tables: dict[str, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    periods = [row["time_period"] for name in ("observations", "derived", "external") for row in tables[name]]
    sizes = SIZES | {"dated": sum(map(bool, periods)), "undated": periods.count("")}

    exec(compile(code, str(DOCUMENT), "exec"), names)  # noqa: S102

    found = {name: size(names[name]) for name in sizes.keys() & names.keys()}
    assert found == {name: sizes[name] for name in found}
    assert found or "package" in names


def test_the_line_for_partitions_reads_one_report(
    partitioned: Path, tables: dict[str, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(partitioned)
    names: dict[str, object] = {}

    exec(compile(PARTITIONED[0], str(DOCUMENT), "exec"), names)  # noqa: S102

    wanted = [row for row in tables["observations"] if row["report_id"] == "jmd-2024-01"]
    assert size(names["observations"]) == len(wanted) > 0


@pytest.fixture
def joining(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with the observations and a table of one's own."""
    for name in ("observations.csv", "observations.parquet"):
        shutil.copy(folder / name, tmp_path / name)
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("joining")
def test_the_join_of_duckdb_leaves_unlike_units_apart() -> None:
    duckdb = pytest.importorskip("duckdb")
    (code,) = SQL

    found = {row[0]: row for row in duckdb.sql(code).fetchall()}

    assert found["2023"][3] is True
    assert found["2023"][4] < 29_000_000_000 / 28_821_000_000 < found["2023"][5]
    assert found["2024-01"][1:] == ("GWh_per_year", "GW", False, None, None)


def rscript(*libraries: str) -> str:
    """Find R with these libraries, or skip the test."""
    program = shutil.which("Rscript")
    loaded = ";".join(f"library({name})" for name in libraries)
    if program is None or subprocess.run([program, "-e", loaded], capture_output=True, check=False).returncode:
        pytest.skip(f"R with {' and '.join(libraries)} is not here")
    return program


def test_the_line_of_r_runs(folder: Path) -> None:
    program = rscript("readr")
    (code,) = R
    asked = f"{code}\ncat(nrow(observations), class(observations$value), observations$time_period[1])"

    done = subprocess.run([program, "-e", asked], cwd=folder, capture_output=True, text=True, check=True)

    assert done.stdout.endswith("66 numeric 2023")


def test_the_join_of_r_leaves_unlike_units_apart(joining: Path) -> None:
    program = rscript("readr", "dplyr")
    (code,) = R_JOIN
    asked = f"{code}\ncat(pairs$comparable, is.na(pairs$lowest), pairs$lowest[1] < pairs$highest[1])"

    done = subprocess.run([program, "-e", asked], cwd=joining, capture_output=True, text=True, check=True)

    assert done.stdout.endswith("TRUE FALSE FALSE TRUE TRUE")


def test_the_lines_of_spark_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not here: `make readers` installs it")
    if shutil.which("java") is None:
        pytest.skip("Java is not here")
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}

    exec(compile(SPARK[0], str(DOCUMENT), "exec"), names)  # noqa: S102

    rows = {name: names[name].collect() for name in ("observations", "from_csv")}  # type: ignore[attr-defined]
    names["spark"].stop()  # type: ignore[attr-defined]
    assert {name: len(found) for name, found in rows.items()} == {"observations": 66, "from_csv": 66}
    assert [row["value"] for row in rows["observations"]] == [row["value"] for row in rows["from_csv"]]
