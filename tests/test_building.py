"""Building: reproducible, whole or not at all, and nothing stale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.api.building import build_data
from xinhui_data.api.checking import check_data
from xinhui_data.publish import replacing
from xinhui_data.publish.replacing import read_folder, replace_file, replace_folder


def test_a_change_of_raw_data_that_was_not_built_is_found(checkout: Checkout) -> None:
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")

    stale = {issue.file for issue in check_data(checkout.home.root).issues if issue.rule == "stale"}

    assert stale == {f"data/processed/{name}" for name in ("caveats.csv", "caveats.parquet", "datapackage.json")}
    assert build_data(checkout.home.root).ok
    assert check_data(checkout.home.root).ok


@pytest.mark.parametrize("file", ["docs/codebook.md", "CITATION.cff", "README.md", "schemas/processed/units.json"])
def test_an_edited_made_file_is_found(checkout: Checkout, file: str) -> None:
    path = checkout.home.root / file
    path.write_bytes(path.read_bytes().replace(b"e", b"E") if "README" not in file else path.read_bytes().replace(
        b"| gross domestic product |", b"| GDP |"))  # fmt: skip

    assert file in {issue.file for issue in check_data(checkout.home.root).issues if issue.rule == "stale"}


def test_building_again_changes_nothing(checkout: Checkout) -> None:
    before = read_folder(checkout.home.root)

    report = build_data(checkout.home.root)

    assert report.changed == ()
    assert read_folder(checkout.home.root) == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_building_from_nothing_gives_the_committed_bytes(checkout: Checkout, seed: str) -> None:
    """Neither hash seed, nor time zone, nor folder may show in the files."""
    root = checkout.home.root
    shutil.rmtree(checkout.home.processed)
    shutil.rmtree(checkout.home.schemas)
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai" if seed == "1" else "UTC"}

    subprocess.run(
        [sys.executable, "-m", "xinhui_data", "build", "--project", str(root)], env=environment, check=True,
        capture_output=True,
    )  # fmt: skip

    for folder in ("data/processed", "schemas"):
        assert read_folder(root / folder) == read_folder(ROOT / folder)


def test_nothing_is_built_from_raw_data_with_a_problem(checkout: Checkout) -> None:
    before = read_folder(checkout.home.processed)
    checkout.set("observations", "gdp-2023", "value", "1001")

    report = build_data(checkout.home.root)

    assert not report.ok
    assert "printed-literal" in {issue.rule for issue in report.checked.issues}
    assert read_folder(checkout.home.processed) == before


@pytest.mark.parametrize("broken", ["write_bytes", "exchange", "rename"])
def test_an_interrupted_build_leaves_the_old_files(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = read_folder(checkout.home.processed)
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")
    calls = []

    def interrupted(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2 or broken == "exchange":
            raise KeyboardInterrupt
        return original(*arguments)

    if broken == "rename":
        # A system that cannot exchange two names: the second of two renames is interrupted.
        monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    owner = replacing if broken == "exchange" else Path
    original = getattr(owner, broken)
    monkeypatch.setattr(owner, broken, interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_data(checkout.home.root)
    monkeypatch.undo()

    assert read_folder(checkout.home.processed) == before
    assert {path.name for path in (checkout.home.root / "data").iterdir()} == {"raw", "processed"}


def test_a_folder_is_whole_whenever_its_replacement_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    if not replacing.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this file system cannot exchange two names in one step")
    sides = [{f"{number}.csv": side * 1000 for number in range(8)} for side in (b"old", b"new")]
    folder = tmp_path / "processed"
    program = (
        "import pathlib, sys; from xinhui_data.publish.replacing import replace_folder\n"
        "sides = [{f'{n}.csv': side * 1000 for n in range(8)} for side in (b'old', b'new')]\n"
        "print('ready', flush=True)\n"
        "while True:\n    for side in sides: replace_folder(pathlib.Path(sys.argv[1]), side)\n"
    )
    for delay in (0.01, 0.013, 0.017, 0.021, 0.027, 0.031):
        with subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
        assert not folder.exists() or read_folder(folder) in sides
    replace_folder(folder, {"a.csv": b"x"})
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b", "processed"]


def test_a_build_killed_between_the_two_renames_is_undone_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "processed"
    replace_folder(folder, {"a.csv": b"old"})
    folder.rename(tmp_path / ".processed-old")
    (tmp_path / ".processed-new-x").mkdir()

    replacing.recover(folder)

    assert read_folder(folder) == {"a.csv": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["processed"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.txt"

    assert replace_file(path, b"one") is True
    assert replace_file(path, b"one") is False
    assert replace_file(path, b"two") is True
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("file.txt", b"two")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!-- made: headline -->\nold\n", "has no 'end'"),
        ("<!-- made: headline -->\nold\n<!-- made: tables -->\n<!-- end -->\n", "out of place"),
        ("old\n<!-- end -->\n", "out of place"),
    ],
)
def test_markers_that_do_not_alternate_are_refused_and_no_text_is_lost(
    checkout: Checkout, text: str, reason: str
) -> None:
    path = checkout.home.root / "README.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=reason):
        build_data(checkout.home.root)

    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ['name = ""', "released = 5", "name = "])
def test_a_dataset_file_that_cannot_be_used_is_told_in_one_line(checkout: Checkout, text: str) -> None:
    path = checkout.home.raw / "dataset.toml"
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith(text.partition(" ")[0] + " ")
    ]
    path.write_text("\n".join([text, *lines]), encoding="utf-8")

    with pytest.raises(ValueError, match=r"dataset\.toml") as caught:
        build_data(checkout.home.root)

    assert "\n" not in str(caught.value)
