"""Input that means harm or is merely broken: a clear error or a right answer, in bounded time and memory."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.conftest import ROOT, Checkout
from xinhui_data.api.building import build_data
from xinhui_data.api.checking import check_data
from xinhui_data.api.exporting import export, export_bytes
from xinhui_data.cli.main import app
from xinhui_data.curation.tables import TextTable, parse_rows, text_table
from xinhui_data.publish.spreadsheet import guard, guard_csv, unguard
from xinhui_data.vocabulary.catalogue import PROCESSED, RAW
from xinhui_data.vocabulary.figures import FigureError, read_figure
from xinhui_data.vocabulary.issues import explain, visible

SECONDS, MEGABYTES = 20, 700
COMMANDS = ("tables", "show", "describe", "export", "cite", "check", "build", "verify", "mask")
NASTY = st.text(
    st.characters()
    | st.sampled_from("\0\x1b\r\n\t\u202e\u2066\u200b\ufeff,\"'=+-@\ud800")
    | st.sampled_from("0123456789万亿两第超"),
    max_size=40,
)


# What is asked for nowhere in the source.


def calls_of(tree: ast.AST) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def imports_of(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_the_source_runs_no_text_unpickles_nothing_and_asks_neither_network_nor_shell() -> None:
    forbidden_imports = {
        "pickle", "marshal", "shelve", "dill", "socket", "ssl", "http", "urllib", "urllib3", "requests", "httpx",
        "aiohttp", "ftplib", "smtplib", "subprocess", "pty", "multiprocessing", "code", "runpy", "webbrowser",
    }  # fmt: skip
    forbidden_calls = {
        "eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.execv", "os.fork", "os.posix_spawn",
        "pd.read_pickle", "pd.eval", "yaml.load",
    }  # fmt: skip
    files = sorted((ROOT / "src").rglob("*.py"))
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}

    assert len(files) > 40
    for file, tree in trees.items():
        assert not imports_of(tree) & forbidden_imports, file
        assert not calls_of(tree) & forbidden_calls, file
    # The one call into the system library exchanges two names of folders.
    assert [file.name for file, tree in trees.items() if "ctypes" in imports_of(tree)] == ["replacing.py"]


def test_nothing_asks_the_network_or_starts_a_process_while_it_works(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "def forbid(event, arguments):\n"
        "    if event in ('socket.connect', 'socket.bind', 'socket.getaddrinfo', 'subprocess.Popen', 'os.system',\n"
        "                 'os.exec', 'os.posix_spawn', 'urllib.Request', 'pickle.find_class'):\n"
        "        sys.stderr.write(f'forbidden: {event}'); sys.stderr.flush(); import os; os._exit(9)\n"
        "import pandas, pyarrow\n"
        "sys.addaudithook(forbid)\n"
        "import xinhui_data as xd\n"
        "xd.load(); xd.load('mentions', engine='arrow'); xd.search('投资'); xd.observation('gdp-2023'); xd.cite()\n"
        "xd.tables(); xd.describe(); xd.export('units', 'xlsx', sys.argv[1]); assert xd.check_data().ok\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "units.xlsx")], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


# Tables.


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | NASTY.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_table_or_issues(data: bytes) -> None:
    for record in (RAW["units"], RAW["observations"]):
        table = text_table(data, "any.csv", record)
        assert table.issues or table.rows == () or parse_rows(table, record) is not None
        assert all(line.isprintable() for line in explain(table.issues).splitlines())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(RAW)), st.data())
def test_a_table_with_spoilt_bytes_is_read_or_refused(name: str, data: st.DataObject) -> None:
    sound = (ROOT / "data" / "raw" / f"{name}.csv").read_bytes()[:4000]
    start = data.draw(st.integers(0, len(sound)))
    spoilt = sound[:start] + data.draw(st.binary(max_size=12)) + sound[start + data.draw(st.integers(0, 12)) :]

    table = text_table(spoilt, f"{name}.csv", RAW[name])

    assert isinstance(table, TextTable)
    parse_rows(table, RAW[name])


def observations_with(cell: bytes) -> bytes:
    return (ROOT / "data/raw/observations.csv").read_bytes().replace(b"288.21", cell, 1)


BROKEN_TABLES = {
    "empty": b"",
    "header alone": (ROOT / "data/raw/observations.csv").read_bytes().splitlines(keepends=True)[0],
    "no bytes but NUL": b"\0" * 100_000,
    "a number of a million digits": observations_with(b"9" * 1_000_000),
    "a number of a hundred thousand digits": observations_with(b"9" * 100_000),
    "a great exponent": observations_with(b"1E+999999999"),
    "not a number": observations_with(b"NaN"),
    "lone surrogates": observations_with("\ud800".encode("utf-8", "surrogatepass")),
    "bidirectional controls": observations_with("288\u202e12.\u2066".encode()),
    "escape sequences": observations_with(b"\x1b[2J\x1b]0;x\x07"),
    "a quote that never ends": observations_with(b'"288.21'),
    "commas without end": observations_with(b"," * 1_000_000),
    "rows without end": observations_with(b"288.21") + b"a,b\n" * 900_000,
    "ten thousand rows alike": observations_with(b"288.21")
    + (ROOT / "data/raw/observations.csv").read_bytes().splitlines(keepends=True)[1] * 10_000,
    "larger than any table": b"a" * 5_000_000,
}


@pytest.mark.parametrize("kind", list(BROKEN_TABLES))
def test_a_broken_table_is_refused_in_bounded_time_and_memory(checkout: Checkout, kind: str) -> None:
    (checkout.home.raw / "observations.csv").write_bytes(BROKEN_TABLES[kind])

    assert_refused("check", "--project", str(checkout.home.root), code=1)


def assert_refused(*words: str, code: int) -> str:
    """Run a command in a process of its own and ask for an exit code, no traceback, little time and memory."""
    program = (
        "import sys\n"
        "from xinhui_data.cli.main import run\n"
        "try: run()\n"
        "finally:\n"
        "    try: import resource\n"
        "    except ImportError: sys.exit()\n"
        "    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "    used //= 1024 if sys.platform == 'linux' else 1024**2\n"
        "    sys.stderr.write(f'memory {used}')\n"
    )
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stdout[-2000:] + done.stderr[-2000:]
    assert "Traceback" not in done.stderr + done.stdout
    assert time.perf_counter() - begun < SECONDS
    if "memory " in done.stderr:
        assert int(done.stderr.rpartition("memory ")[2]) < MEGABYTES
    assert "\x1b[2J" not in done.stdout
    return done.stdout + done.stderr


BROKEN_DESCRIPTORS = {
    "deep lists": b"[" * 200_000,
    "deep objects": b'{"resources":' * 100_000,
    "a number of a million digits": b'{"resources": [' + b"9" * 1_000_000 + b"]}",
    "null": b"null",
    "nothing": b"",
    "no text": b"\xff\xfe\0",
    "resources of numbers": b'{"resources": [1, 2]}',
    "resources without names": b'{"resources": [{}, {}]}',
    "a path that leaves the folder": b'{"resources": [{"name": "a", "path": "../../../etc/passwd"}]}',
    "an address": b'{"resources": [{"name": "a", "path": "http://localhost:1/a.csv"}]}',
    "larger than any descriptor": b" " * 5_000_000,
}


@pytest.mark.parametrize("kind", list(BROKEN_DESCRIPTORS))
def test_a_broken_descriptor_is_an_issue(checkout: Checkout, kind: str) -> None:
    (checkout.home.processed / "datapackage.json").write_bytes(BROKEN_DESCRIPTORS[kind])

    report = check_data(checkout.home.root)

    assert "data/processed/datapackage.json" in {issue.file for issue in report.issues}
    assert explain(report.issues)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{a=" * 50_000, "a = " + "9" * 100_000, "\0", "= 1"])
def test_a_broken_dataset_file_is_told_in_one_line(checkout: Checkout, text: str) -> None:
    (checkout.home.raw / "dataset.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=r"dataset\.toml") as caught:
        build_data(checkout.home.root)

    assert len(str(caught.value)) < 1000


def test_a_parquet_file_that_unpacks_to_much_more_is_not_unpacked(checkout: Checkout) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = checkout.home.processed / "units.parquet"
    pq.write_table(pa.table({"unit_id": ["x"] * 20_000_000}), path, compression="zstd")
    assert path.stat().st_size < 100_000

    issues = [issue for issue in check_data(checkout.home.root).issues if issue.rule == "parquet"]

    assert [issue.file for issue in issues] == ["data/processed/units.parquet"]
    assert "20000000 rows" in issues[0].got


@pytest.mark.parametrize(
    "data", [b"PAR1", b"PAR1" + b"\0" * 50 + b"PAR1", b"PAR1\xff\xff\xff\x7fPAR1", b"", b"\0" * 100_000]
)
def test_a_broken_parquet_file_is_an_issue(checkout: Checkout, data: bytes) -> None:
    (checkout.home.processed / "units.parquet").write_bytes(data)

    assert "parquet" in {issue.rule for issue in check_data(checkout.home.root).issues}


# Copies of the report.


COPIES = {
    "an endless line of ones": b"1 " * 499_000,
    "a number of almost a million digits": b"9" * 999_000,
    "the same year over and over": "2023年 ".encode() * 120_000,
    "characters of every kind": "".join(chr(c) for c in range(1, 60_000) if not 0xD800 <= c < 0xE000).encode(),
    "bidirectional controls": "\u202e\u2066288.21亿元\u202c".encode() * 10_000,
    "escape sequences": b"\x1b[2J1\x1b]0;title\x07 2",
    "combining characters": ("1" + "\u0301" * 200_000).encode(),
}


@pytest.mark.parametrize("kind", list(COPIES))
def test_a_strange_copy_is_another_text_in_bounded_time_and_memory(tmp_path: Path, kind: str) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(COPIES[kind])

    assert "this is not the text of report" in assert_refused("verify", str(copy), code=1)


@pytest.mark.parametrize("data", [b"", b"\0" * 1000, b"\xff\xfe\xff", b"1" * 1_000_001, b"\xed\xa0\x80"])
def test_what_is_no_copy_at_all_is_wrong_usage(tmp_path: Path, data: bytes) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(data)

    result = CliRunner().invoke(app, ["verify", str(copy)])

    assert result.exit_code in (1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_an_endless_file_is_read_no_further_than_a_copy_can_be() -> None:
    assert "larger than 1 MB" in assert_refused("verify", "/dev/zero", code=2)


# The command line.


def test_arguments_that_are_no_text_do_not_break_the_command(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("arguments are always text there")
    for words in (b"\xff\xfe", b"\x1b[2J", b"\xed\xa0\x80", "\u202e投资".encode()):
        done = subprocess.run(
            [sys.executable.encode(), b"-m", b"xinhui_data", b"show", words],
            capture_output=True,
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stderr
        assert done.stderr.startswith(b"nothing found for ")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(COMMANDS),
    st.lists(
        NASTY
        | st.sampled_from(["--json", "--format", "--to", "--project", "--report", "-f", "--", "gdp-2023", "units"])
    ),
)
def test_any_words_on_the_command_line_end_with_a_known_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if command == "build" and "--project" not in words:
        words = ["--project", "nowhere", *words]
    if command == "check":
        words = ["--project", "nowhere", *words]

    result = CliRunner().invoke(app, [command, *words])

    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "name", ["../units", "/etc/passwd", "units/../units", "", ".", "units\0", "UNITS ", "data/raw/units"]
)
def test_a_table_name_reaches_no_other_file(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["export", name, "--to", str(tmp_path / "out.csv")])

    assert result.exit_code == 2
    assert "no table" in result.output.lower() or "table" in result.output
    assert list(tmp_path.iterdir()) == []


# Figures.


@settings(max_examples=500, deadline=None)
@given(NASTY)
def test_any_text_is_a_figure_or_a_clear_error(text: str) -> None:
    try:
        figure = read_figure(text)
    except FigureError as error:
        assert str(error)  # noqa: PT017
    else:
        assert (
            figure.interval.lower is None
            or figure.interval.upper is None
            or figure.interval.lower <= figure.interval.upper
        )


@pytest.mark.parametrize("text", ["9" * 1_000_000, "九" * 1_000_000, "1," * 500_000, "1" * 200 + "亿元", "(" * 100_000])
def test_a_literal_longer_than_any_figure_is_refused_at_once(text: str) -> None:
    begun = time.perf_counter()

    with pytest.raises(FigureError, match="characters"):
        read_figure(text)

    assert time.perf_counter() - begun < 0.5


# Spreadsheets.


@given(NASTY | st.from_regex(r"'*[=+\-@\t\r].{0,5}", fullmatch=True))
def test_guarding_runs_nothing_and_can_be_undone(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_exported_csv_guards_text_and_leaves_numbers(checkout: Checkout) -> None:
    data = (checkout.home.processed / "units.csv").read_bytes().replace("元,yuan".encode(), b"=HYPERLINK(1),-5%", 1)

    guarded = guard_csv(data, PROCESSED["units"])

    assert guarded.decode("utf-8").splitlines()[1].startswith("CNY,'=HYPERLINK(1),'-5%,")
    assert guard_csv(guarded, PROCESSED["units"]).decode("utf-8").count("''=") == 1
    for name in PROCESSED:
        # Nothing of today's data needs a guard: what is exported is what is published.
        assert export_bytes(name, "csv") == (ROOT / "data/processed" / f"{name}.csv").read_bytes()


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd", "-x"])
def test_a_raw_cell_that_a_spreadsheet_would_run_is_refused(checkout: Checkout, cell: str) -> None:
    checkout.set("units", "team", "unit_en", cell)

    issues = [issue for issue in check_data(checkout.home.root).issues if issue.field == "unit_en"]

    assert "text that no spreadsheet runs as a formula" in {issue.expected for issue in issues}


@given(NASTY)
def test_shown_text_does_nothing_on_a_terminal(text: str) -> None:
    assert visible(text).isprintable()


def test_json_of_any_issue_can_be_written(checkout: Checkout) -> None:
    checkout.set("units", "team", "unit_en", "\u202e\x1b")

    result = CliRunner().invoke(app, ["check", "--json", "--project", str(checkout.home.root)])

    assert json.loads(result.stdout)["ok"] is False


def test_export_does_not_follow_a_name_out_of_a_folder_by_accident(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        export("units", "csv", tmp_path / "sub" / ".." / "mine.csv")

    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"
