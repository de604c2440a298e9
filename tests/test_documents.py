"""The documents: examples run, links lead somewhere, both languages say the same, and no sentence of the article."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

import xinhui_data as xd
from tests.conftest import ROOT
from xinhui_data.cli.main import app
from xinhui_data.formats.guides import guide_sources
from xinhui_data.model.home import Home

READMES = ("README.md", "README.zh.md")
DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
# Those that are made of one template for both languages.
MADE = sorted(name for name in guide_sources(Home(ROOT)) if name.endswith(".md") and not name.endswith(".zh.md"))


def twin(name: str) -> str:
    """Name the Chinese form of a document."""
    return f"{name.removesuffix('.md')}.zh.md"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.decode().split("\0") if name]


FENCE = re.compile(r"^```([\w ]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_the_examples_of_the_readme_print_what_stands_below_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    shown = []
    for language, text in FENCE.findall(text_of(name)):
        if language == "python":
            exec(compile(ast.parse(text), name, "exec"), names)  # noqa: S102
            printed = capsys.readouterr().out
        elif not language:
            shown.append(text)
            assert printed == text

    assert len(shown) > 2


@pytest.mark.parametrize("name", READMES)
def test_the_commands_of_the_readme_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text("2023年，新会区完成工业投资约288亿元。", encoding="utf-8")
    lines = re.findall(r"^xinhui-data (.*?)(?: *#.*)?$", text_of(name), re.MULTILINE)

    for line in lines:
        done = CliRunner().invoke(app, line.split())
        assert done.exit_code == 0, done.output

    assert {path.suffix for path in tmp_path.iterdir()} >= {".png", ".xlsx"}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_is_read_in_a_few_minutes(name: str) -> None:
    assert len(text_of(name).splitlines()) <= 120


@pytest.mark.parametrize("name", READMES)
def test_every_name_the_readme_mentions_exists(name: str) -> None:
    for attribute in re.findall(r"xd\.(\w+)", text_of(name)):
        assert hasattr(xd, attribute)
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^xinhui-data ([\w-]+)", text_of(name), re.MULTILINE)) <= commands


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", text_of(name)):
        assert ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", MADE)
def test_both_languages_have_the_same_parts_and_names(name: str) -> None:
    english, chinese = (FENCE.sub("", text_of(each)) for each in (name, twin(name)))

    for pattern in (r"^(#+) ", r"^(\|)", r"^(-|[0-9]+\.) ", r"^(!)\["):
        assert re.findall(pattern, english, re.MULTILINE) == re.findall(pattern, chinese, re.MULTILINE), pattern
    names = [set(re.findall(r"`([^`]+)`", text.replace(".zh.", "."))) for text in (english, chinese)]
    assert names[0] == names[1]
    fences = [[language for language, _ in FENCE.findall(text_of(each))] for each in (name, twin(name))]
    assert fences[0] == fences[1]


# In the findings money is in other units in each language, and the check `finding` holds the figures together.
@pytest.mark.parametrize("name", sorted(set(MADE) - {"docs/findings.md"}))
def test_both_languages_have_the_same_numbers(name: str) -> None:
    english = FENCE.sub("", text_of(name)).replace("January", "1")
    chinese = FENCE.sub("", text_of(twin(name)))

    found = [Counter(re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", text)) for text in (english, chinese)]
    assert found[0] == found[1]


def test_nothing_claims_that_persons_read_or_typed() -> None:
    folders = ("data/", "schemas/", "docs/", "src/", "README", "CITATION", ".zenodo", "CONTRIBUTING")
    for name in tracked():
        if name.startswith(folders) and b"\0" not in (data := (ROOT / name).read_bytes()):
            assert not re.search(r"by hand|hand-curated|人工(?:整理|录入)|手工", data.decode("utf-8"), re.IGNORECASE), (
                name
            )
    for name in (
        *READMES,
        "docs/method.md",
        "docs/method.zh.md",
        "data/raw/dataset.toml",
        "data/processed/README.md",
        "docs/index.html",
    ):
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


@pytest.mark.parametrize("name", ["main", "docs", "oldest", "fuzz"])
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
