"""The command line: what it prints, what it answers to programs, its exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from tests.conftest import ROOT, Checkout
from xinhui_data.cli.app import project_app
from xinhui_data.cli.main import app

pytestmark = pytest.mark.slow


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "120", "NO_COLOR": "1"})


def test_help_lists_the_commands_and_the_exit_codes() -> None:
    result = run("--help")

    assert result.exit_code == 0
    for name in ("facts", "search", "show", "targets", "series", "compare", "export", "cite", "verify", "project"):
        assert f" {name} " in result.output
    assert "Exit codes: 0 fine, 1 problems found or nothing found, 2 wrong usage" in " ".join(result.output.split())


def commands() -> list[tuple[str, ...]]:
    """Give every command as words, those of maintainers behind `project`."""

    def named(group: typer.Typer) -> list[str]:
        return [each.name or each.callback.__name__ for each in group.registered_commands if each.callback]

    return [*((name,) for name in named(app)), *(("project", name) for name in named(project_app))]


@pytest.mark.parametrize("words", commands())
def test_every_command_has_help_in_both_languages(words: tuple[str, ...]) -> None:
    english, chinese = run(*words, "--help"), run(*words, "--lang", "zh", "--help")

    assert (english.exit_code, chinese.exit_code) == (0, 0)
    assert "Usage: xinhui-data" in english.output
    assert "用法： xinhui-data" in chinese.output
    for line in chinese.output.splitlines():
        assert re.search("[\u4e00-\u9fff]", line) or not re.search("  [A-Z][a-z]+ [a-z]+", line), line


def test_tables_lists_tables() -> None:
    assert "observations" in run("tables").output
    assert {row["table"]: row["rows"] for row in json.loads(run("tables", "--json").output)}["mentions"] == 130


def test_search_finds_words_in_both_languages() -> None:
    for words in (("储能",), ("energy", "storage")):
        result = run("search", *words)
        assert result.exit_code == 0
        assert "storage-output-2023" in result.output
        assert "gdp-2023" not in result.output


def test_near_misses_are_said_to_be_such_in_the_language_of_the_switch() -> None:
    english, chinese = (
        run("search", "industrial", "invesment"),
        run("search", "industrial", "invesment", "--lang", "zh"),
    )

    assert (english.exit_code, chinese.exit_code) == (1, 1)
    assert "near misses: 'invesment' read as 'investment'" in english.stderr
    assert "以下是相近结果：“invesment”按“investment”查找" in chinese.stderr
    assert "industrial-investment-2023" in english.stdout
    assert run("search", "xyzzy", "--lang", "zh").stderr == "xinhui-data: 没有找到“xyzzy”\n"


def test_show_tells_one_observation_in_full() -> None:
    english, chinese = (run("show", "battery-capacity-2024-01", "--lang", each).output for each in ("en", "zh"))

    for text in ("35GW", "characters 980–984", "34.5 … 35.5 GW", "GWh", "Jiangmen Daily", "caveat: unit"):
        assert text in english
    for text in ("35GW", "第980–984字符", "34.5 … 35.5GW", "GWh", "江门日报", "中游电池", "注意：单位"):
        assert text in chinese


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ext-gdp-2023", "1011.25亿元"),
        ("industrial-investment-2023.level_before", "288.21亿元 ÷ (1 + 16.1%)"),
        ("gdp", "at current prices"),
        ("xinhui", "Xinhui District"),
        ("gdp-threshold-only", "passed CNY 100 billion"),
        ("jmd-2024-01", "Jiangmen Daily"),
        ("CNY", "yuan"),
        ("jmd-2024-01-0083", "突破千亿元"),
    ],
)
def test_show_opens_an_identifier_of_any_kind(name: str, said: str) -> None:
    assert said in " ".join(run("show", name).output.split())


def test_show_takes_several_identifiers() -> None:
    found = json.loads(run("show", "gdp-2023", "ext-gdp-2023", "--json").output)

    assert [row["observation_id"] for row in found] == ["gdp-2023", "ext-gdp-2023"]


@pytest.mark.parametrize("width", ["40", "80", "100"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", ["facts", "targets", "series", "compare", "history", "show little-giants-2023"])
def test_no_identifier_is_broken_at_any_width(words: str, language: str, width: str) -> None:
    result = CliRunner().invoke(app, [*words.split(), "--lang", language], env={"COLUMNS": width, "NO_COLOR": "1"})
    longest = max(map(cell_len, re.sub(r"[!-~]{30,}", "", result.output).splitlines()))

    assert result.exit_code == 0
    assert longest <= int(width) + 10
    if words != "show little-giants-2023":
        rows = json.loads(run(*words.split(), "--json").output)
        for name in {row["id"] for row in rows}:
            assert name in result.output


def test_show_answers_programs_with_json() -> None:
    (full,) = json.loads(run("show", "gdp-2023", "--json").output)
    rows = json.loads(run("facts", "--topic", "投资", "--json").output)

    assert full["mention"]["printed"] == "突破千亿元"
    assert full["interval"]["upper"] is None
    assert full["comparisons"][0]["figure"]["observation_id"] == "ext-gdp-2023"
    assert all(isinstance(row["value"], int | float) for row in rows)


def test_an_identifier_is_known_in_any_case() -> None:
    assert "characters 83–88" in run("show", "GDP-2023").output


def test_nothing_found_is_said_and_gives_exit_code_1() -> None:
    result = run("facts", "--year", "1911")

    assert result.exit_code == 1
    assert result.stderr == "xinhui-data: no fact fits all of these options\n"
    assert run("facts", "--year", "1911", "--lang", "zh").stderr == "xinhui-data: 没有符合条件的数据\n"


def test_an_unknown_name_is_answered_in_the_language_of_the_switch() -> None:
    english, chinese = run("show", "gdp-20233"), run("show", "gdp-20233", "--lang", "zh")

    assert (english.exit_code, chinese.exit_code) == (2, 2)
    assert "there is no record 'gdp-20233' (did you mean 'gdp-2023'?); `xinhui-data search WORDS`" in english.stderr
    assert "没有编号“gdp-20233”（是否指“gdp-2023”？）；`xinhui-data search 词语`" in chinese.stderr
    assert len(english.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "words", "said"),
    [
        ({}, (), "gross regional product"),
        ({"LANG": "zh_CN.UTF-8"}, (), "地区生产总值"),
        ({"LANG": "zh_CN.UTF-8", "XINHUI_DATA_LANG": "en"}, (), "gross regional product"),
        ({"XINHUI_DATA_LANG": "zh"}, (), "地区生产总值"),
        ({"XINHUI_DATA_LANG": "zh"}, ("--lang", "en"), "gross regional product"),
    ],
)
def test_the_language_is_that_of_the_option_the_variable_or_the_locale(
    environment: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    clean = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": None, "XINHUI_DATA_LANG": None, "COLUMNS": "120"}
    result = CliRunner().invoke(app, ["facts", "--year", "2023", *words], env=clean | environment)

    assert result.exit_code == 0
    assert said in result.output
    assert CliRunner().invoke(app, ["--lang", "zh", "facts"], env=clean).output.startswith("地区生产总值")
    assert CliRunner().invoke(app, ["facts", "--help", "--lang", "zh"], env=clean).output.startswith("用法：")
    assert CliRunner().invoke(app, ["facts", "--lang", "fr"], env=clean).exit_code == 2


def test_describe_shows_the_codebook() -> None:
    output = run("describe", "mentions").output

    assert "Unicode code points" in output
    assert "figure, restated, threshold" in output
    assert json.loads(run("describe", "units", "--json").output)[0]["column"] == "unit_id"


def test_export_writes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    target = tmp_path / "数据.json"

    assert run("export", "units", "-f", "json", "--to", str(target)).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8"))[0]["unit_id"] == "CNY"
    assert run("export", "units").stdout_bytes == (ROOT / "data/processed/units.csv").read_bytes()


def test_export_takes_the_format_from_the_ending(tmp_path: Path) -> None:
    assert run("export", "units", "--to", str(tmp_path / "u.parquet")).exit_code == 0
    assert (tmp_path / "u.parquet").read_bytes() == (ROOT / "data/processed/units.parquet").read_bytes()


@pytest.mark.parametrize("words", ["facts", "project check", "tables --json", "export observations"])
def test_a_full_disk_behind_standard_output_is_reported_once(words: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = command(f"xinhui-data {words} >/dev/full")

    assert done.returncode == 2
    assert done.stderr == "xinhui-data: standard output: No space left on device\n"


def command(words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a shell, as `xinhui-data`."""
    script = f'set -o pipefail; xinhui-data() {{ "{sys.executable}" -m xinhui_data "$@"; }}; {words}'
    return subprocess.run(["/bin/bash", "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", ["facts", "tables --json", "export units", "cite", "project check", "describe"])
def test_a_standard_output_that_is_closed_is_reported_before_anything_is_done(words: str) -> None:
    done = command(f"xinhui-data {words} >&-")

    assert done.returncode == 2
    assert done.stderr == "xinhui-data: standard output is closed; open it, or send it away with >/dev/null\n"
    assert command(f"xinhui-data {words} >&- 2>&-").returncode == 2


@pytest.mark.parametrize("words", ["facts", "export mentions", "describe"])
def test_a_reader_that_goes_away_ends_the_command_quietly(words: str) -> None:
    done = command(f"xinhui-data {words} | head -n 1")

    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_a_closed_standard_error_keeps_the_answer() -> None:
    done = command("xinhui-data export units 2>&-")

    assert (done.returncode, done.stdout) == (0, (ROOT / "data/processed/units.csv").read_text(encoding="utf-8"))
    assert command("xinhui-data search xyzzy 2>&-").returncode == 1


def test_cite_prints_text_and_bibtex() -> None:
    output = run("cite").output

    assert "@misc{" in output
    assert "@article{" in output
    assert set(json.loads(run("cite", "--json").output)) == {"text", "bibtex", "csl", "reports", "reports_bibtex"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("describe", "observation"), "did you mean 'observations'?"),
        (("export", "units", "-f", "xml"), "there are: csv, dta, json, parquet, sav, xlsx"),
        (("export", "units", "--to", "."), "is a folder"),
        (("export", "units", "--to", "units.xls"), "end the name in .csv, .parquet, .json, .xlsx, .dta or .sav"),
        (("export", "--all", "out.tar.gz"), "a folder, whose name has no ending, or as a file named .zip"),
        (("export", "units", "--to", "README.md", "-f", "csv"), "end the name in .csv"),
        (("export", "units", "--to", "data/processed/units.csv"), "--replace on the command line"),
        (("project", "check", "--project", "src"), "--project DIR on the command line"),
        (("verify", "absent.txt"), "absent.txt: No such file or directory"),
        (("project", "check", "--project", "src"), "is not a checkout"),
        (("project", "build", "--project", "/"), "is not a checkout"),
        (("nonsense",), "No such command"),
        (("verify",), "Missing argument"),
        (("show", "--nonsense"), "No such option"),
    ],
)
def test_wrong_usage_gets_a_clear_line_and_exit_code_2(words: tuple[str, ...], said: str) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert "Traceback" not in result.output


def test_check_passes_on_a_sound_checkout_and_says_what_was_not_run(checkout: Checkout) -> None:
    result = run("project", "check", "--project", str(checkout.home.root))

    assert result.exit_code == 0
    assert result.output.rstrip().endswith("checked in 9 steps, 2 not run: 0 problems")
    assert "set XINHUI_DATA_REPORT" in result.output


def test_check_reports_every_problem_with_place_and_remedy(checkout: Checkout) -> None:
    checkout.set("observations", "gdp-2030", "bound", "above")
    checkout.set("observations", "retail-sales-2030", "bound", "above")

    result = run("project", "check", "--project", str(checkout.home.root))
    answer = json.loads(run("project", "check", "--json", "--project", str(checkout.home.root)).output)

    assert result.exit_code == 1
    assert "data/raw/reports/yunbin-2031-01/observations.csv:2 bound [readable]" in result.output
    assert "expected: a literal of the figure grammar" in result.output
    assert "fix:" in result.output
    assert answer["ok"] is False
    assert [issue["rule"] for issue in answer["issues"]].count("readable") == 2
    assert {"file", "row", "field", "rule", "expected", "got", "fix"} == set(answer["issues"][0])


def test_build_ends_in_one_plain_line(checkout: Checkout) -> None:
    result = run("project", "build", "--project", str(checkout.home.root))

    assert result.exit_code == 0
    last = result.output.rstrip().splitlines()[-1]
    assert last.startswith("built 14 tables: 44 observations from 62 mentions, 0 problems (")


def test_build_says_how_far_it_is(checkout: Checkout) -> None:
    output = run("project", "build", "--project", str(checkout.home.root)).output

    parts = re.findall(r"^part ([0-9]+) of ([0-9]+), [0-9.]+ s ✓ ", output, re.MULTILINE)
    assert [int(number) for number, _ in parts] == list(range(1, int(parts[0][1])))  # the last part is the writing


def test_build_stops_at_a_problem(checkout: Checkout) -> None:
    checkout.set("observations", "gdp-2030", "bound", "above")

    result = run("project", "build", "--project", str(checkout.home.root))

    assert result.exit_code == 1
    assert "nothing built: " in result.output


def test_verify_says_which_level_holds(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("2023年，投资288.21亿元。", encoding="utf-8")

    result = run("verify", str(copy))
    answer = json.loads(run("verify", str(copy), "--json").output)

    assert result.exit_code == 1
    assert "not the same figures" in result.output
    assert "突破千亿元" in result.output
    assert "--json lists all" in result.output
    assert answer["level"] == "different"
    assert len(answer["differences"]) > 100


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff", "save the report as a plain text file"),
        (b"", "the file is empty"),
        (b"1" * 1_000_001, "is larger than 1 MB"),
    ],
)
def test_verify_refuses_what_is_no_copy(tmp_path: Path, data: bytes, said: str) -> None:
    copy = tmp_path / "scan.png"
    copy.write_bytes(data)

    result = run("verify", str(copy))

    assert result.exit_code == 2
    assert said in result.stderr


def test_verify_holds_for_the_article(article: Path) -> None:
    result = run("verify", str(article))

    assert result.exit_code == 0
    assert "the exact text" in result.output


def test_mask_finds_that_nothing_changed(article: Path) -> None:
    result = run("project", "mask", str(article), "--report", "jmd-2024-01")

    assert result.stdout == "nothing changed\n"


def test_mask_refuses_a_text_that_is_not_exactly_the_report(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("2023年", encoding="utf-8")

    result = run("project", "mask", str(tmp_path / "r.txt"), "--report", "jmd-2024-01")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "is not the exact text of jmd-2024-01" in result.stderr


def test_mask_wants_a_report_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("x")

    result = run("project", "mask", str(tmp_path / "r.txt"), "--report", "jmd-1999-01")

    assert result.exit_code == 2
    assert "there are: jmd-2024-01" in result.output


def test_the_command_speaks_utf8_whatever_the_terminal_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xinhui_data", "show", "gdp-2023"],
        env={"PATH": "", "PYTHONIOENCODING": "ascii"}, capture_output=True, check=True,
    )  # fmt: skip

    assert "突破千亿元" in done.stdout.decode("utf-8")
