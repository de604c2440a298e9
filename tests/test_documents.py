"""The documents: examples run, links lead somewhere, both languages say the same, and no sentence of the article."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import xinhui_data as xd
from tests.conftest import ROOT
from xinhui_data.cli.main import app
from xinhui_data.formats.readme import fill_blocks

READMES = ("README.md", "README.zh.md")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("name", READMES)
def test_the_examples_of_the_readme_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    examples = re.findall(r"```python\n(.*?)```", text_of(name), re.DOTALL)
    names: dict[str, object] = {}

    for example in examples:
        exec(compile(ast.parse(example), name, "exec"), names)  # noqa: S102

    assert len(names["found"]) > 5  # type: ignore[arg-type]
    assert names["file"].is_file()  # type: ignore[attr-defined]
    assert "differs" in capsys.readouterr().out


@pytest.mark.parametrize("name", READMES)
def test_every_name_the_readme_mentions_exists(name: str) -> None:
    for attribute in re.findall(r"xd\.(\w+)", text_of(name)):
        assert hasattr(xd, attribute)
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^xinhui-data ([\w-]+)", text_of(name), re.MULTILINE)) <= commands


@pytest.mark.parametrize("name", [*READMES, "docs/method.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text_of(name)):
        assert ((ROOT / name).parent / target).exists(), target


def test_both_readmes_show_the_same_numbers() -> None:
    blocks = [re.findall(r"<!-- (?:made|measured): ([a-z]+)", text_of(name)) for name in READMES]
    printed = [re.findall(r"\| ([^|]+) \|$", text_of(name), re.MULTILINE)[1:17] for name in READMES]

    assert blocks[0] == blocks[1] == ["headline", "findings", "tables", "ledger", "agreement", "faults"]
    assert printed[0][1:] == printed[1][1:]


def test_a_marker_without_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="found: headlines, with 1 ends"):
        fill_blocks("<!-- made: headlines -->\n<!-- end -->\n", {"headline": "x"}, "README.md")


def test_nothing_claims_that_persons_read_or_typed() -> None:
    folders = ("data/", "schemas/", "docs/", "src/", "README", "CITATION", ".zenodo", "CONTRIBUTING")
    for name in tracked():
        if name.startswith(folders) and b"\0" not in (data := (ROOT / name).read_bytes()):
            assert not re.search(r"by hand|hand-curated|人工(?:整理|录入)|手工", data.decode("utf-8"), re.IGNORECASE), (
                name
            )
    for name in (*READMES, "docs/method.md", "data/raw/dataset.toml", "data/processed/README.md", "docs/index.html"):
        assert re.search("language model|语言模型", text_of(name)), name


def test_no_test_decides_by_the_time_it_takes() -> None:
    clock = re.compile(r"assert .*(?:perf_counter|monotonic|performance\.now|time\(\))|wait_for_timeout")
    for name in tracked():
        if name.startswith("tests/") and name.endswith(".py"):
            found = clock.findall(text_of(name).replace(clock.pattern, ""))
            assert not found, f"{name} asserts on a clock: {found}; measure it in tools/bench.py"


@pytest.mark.parametrize("target", ["check", "data", "fast"])
def test_long_targets_say_how_long_they_take_and_are_listed(target: str) -> None:
    recipe = re.search(rf"^{target}: .*## .*\n((?:\t.*\n)+)", text_of("Makefile"), re.MULTILINE)

    assert recipe
    assert re.match(rf'\t@echo "{target}: .* parts, .*(seconds|minutes)', recipe[1])


@pytest.mark.parametrize("name", ["main", "oldest", "fuzz"])
def test_pinned_versions_have_digests_and_name_no_host(name: str) -> None:
    text = text_of(f"constraints/{name}.txt")
    pins = re.findall(r"^[a-z0-9-]+==[^ ]+(?: ;[^\\]*)? \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)

    assert len(pins) == len(re.findall(r"^[^# \n]", text, re.MULTILINE)) > 0
    assert not re.search(r"https?://|--index|--find-links", text)


def test_the_declared_oldest_versions_are_those_that_are_tried() -> None:
    needed = tomllib.loads(text_of("pyproject.toml"))["project"]["dependencies"]
    declared = [requirement.split(">=") for requirement in needed]

    assert declared
    for name, version in declared:
        assert re.search(rf"^{name}=={re.escape(version)}(?:\.0)* ", text_of("constraints/oldest.txt"), re.MULTILINE)


def test_no_sentence_of_the_article_is_in_the_project(article: Path) -> None:
    """Runs of twenty characters are prose; only title and names of the report may be as long."""
    whole = re.sub(r"\s", "", article.read_text(encoding="utf-8"))
    length = 20
    title = whole[:140]
    prose = {whole[i : i + length] for i in range(len(whole) - length + 1)}
    prose -= {title[i : i + length] for i in range(len(title) - length + 1)}
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" in data:
            continue
        flat = re.sub(r"\s", "", data.decode("utf-8"))
        assert not prose & {flat[i : i + length] for i in range(len(flat) - length + 1)}, name


def test_the_article_is_not_in_the_project(article: Path) -> None:
    assert article.name not in {Path(name).name for name in tracked()}
