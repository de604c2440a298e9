"""Input that means harm or is merely broken: a clear error or a right answer, in bounded memory."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.conftest import ROOT, Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.export import export
from xinhui_data.cli.main import app
from xinhui_data.figures.grammar import FigureError, read_figure
from xinhui_data.model.issues import visible

pytestmark = pytest.mark.slow

COMMANDS = (
    "tables", "show", "search", "describe", "export", "cite", "facts", "compare", "diff", "verify", "project check",
    "project build", "project mask",
)  # fmt: skip
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
        # The one command that opens a file in the browser, on request with --open.
        allowed = {"webbrowser"} if file.parts[-2:] == ("cli", "files.py") else set()
        assert not imports_of(tree) & (forbidden_imports - allowed), file
        assert not calls_of(tree) & forbidden_calls, file
        assert "ctypes" not in imports_of(tree), file


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


# The command line.


def test_arguments_that_are_no_text_do_not_break_the_command(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("arguments are always text there")
    for words in (b"\xff\xfe", b"\x1b[2J", b"\xed\xa0\x80", "\u202e投资".encode()):
        done = subprocess.run(
            [sys.executable.encode(), b"-m", b"xinhui_data", b"search", words],
            capture_output=True,
            cwd=tmp_path,
            check=False,
        )
        # 投资 is found, whatever stands before it.
        assert done.returncode == (0 if words.endswith("投资".encode()) else 1)
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stdout + done.stderr
        assert done.returncode == 0 or done.stderr.startswith(
            (b"xinhui-data: nothing found for ", b"xinhui-data: no fact has all of these words")
        )


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
    if command in ("project build", "project check"):
        words = ["--project", "nowhere", *words]

    result = CliRunner().invoke(app, [*command.split(), *words])

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
        assert figure.value.is_finite()
        assert (
            figure.interval.lower is None
            or figure.interval.upper is None
            or figure.interval.lower <= figure.interval.upper
        )


@pytest.mark.parametrize("text", ["9" * 1_000_000, "九" * 1_000_000, "1," * 500_000, "1" * 200 + "亿元", "(" * 100_000])
def test_a_literal_longer_than_any_figure_is_refused_by_its_length(text: str) -> None:
    with pytest.raises(FigureError, match="characters"):
        read_figure(text)


# Spreadsheets.


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd", "-x", "-2+3+cmd|x"])
def test_a_raw_cell_that_a_spreadsheet_would_run_is_refused(checkout: Checkout, cell: str) -> None:
    checkout.set("units", "person", "unit_en", cell)

    issues = [issue for issue in check_data(checkout.home.root).issues if issue.field == "unit_en"]

    assert "text that no spreadsheet runs as a formula" in {issue.expected for issue in issues}


@given(NASTY)
def test_shown_text_does_nothing_on_a_terminal(text: str) -> None:
    assert visible(text).isprintable()


def test_json_of_any_issue_can_be_written(checkout: Checkout) -> None:
    checkout.set("units", "person", "unit_en", "\u202e\x1b")

    result = CliRunner().invoke(app, ["project", "check", "--json", "--project", str(checkout.home.root)])

    assert json.loads(result.stdout)["ok"] is False


def test_export_does_not_follow_a_name_out_of_a_folder_by_accident(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        export("units", "csv", tmp_path / "sub" / ".." / "mine.csv")

    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"
