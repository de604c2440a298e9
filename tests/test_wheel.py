"""The wheel in an empty environment: what it carries is all a user needs, offline, from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into an empty environment; its dependencies are lent, so that no network is needed."""
    folder = tmp_path_factory.mktemp("空 environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A path file inside a path file's folder is not read: the editable install of this checkout stays out.
    (Path(site) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def run(python: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "XINHUI"))}
    return subprocess.run(
        [str(python), *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_carries_code_data_schemas_and_skeletons_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    parts = {tuple(name.split("/")[:3]) for name in names if name.startswith("xinhui_data/data")}

    assert parts == {("xinhui_data", "data", "processed"), ("xinhui_data", "data", "raw")}
    assert [name for name in names if "/raw/" in name and "schemas" not in name] == [
        "xinhui_data/data/raw/skeletons/jmd-2024-01.txt"
    ]
    assert "xinhui_data/py.typed" in names
    assert not [name for name in names if "test" in name or name.endswith(".pyc")]


def test_the_library_works_from_another_folder(python: Path, tmp_path: Path) -> None:
    program = (
        "import json, xinhui_data as xd\n"
        "assert 'src' not in xd.__file__, xd.__file__\n"
        "print(json.dumps([xd.__version__, len(xd.load()), xd.load('mentions', engine='arrow').num_rows,\n"
        "    xd.load('units', engine='polars').height, len(xd.search('投资')), xd.observation('gdp-2023').printed,\n"
        "    len(xd.tables()), len(xd.describe()), xd.path(format='csv').name, xd.cite().text[:11],\n"
        "    xd.check_data().ok]))\n"
    )

    done = run(python, tmp_path, "-X", "utf8", "-c", program)

    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert answers[1:4] == [66, 130, 17]
    assert answers[5:] == ["突破千亿元", 8, 29, "observations.csv", "xinhui_data", True]


def test_the_command_checks_what_is_installed(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "check")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "checked in 3 steps, 1 not run: 0 problems" in done.stdout


def test_building_asks_for_a_checkout(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "build")

    assert done.returncode == 2
    assert "is no checkout of xinhui_data" in done.stderr


def test_the_installed_command_verifies_a_copy(python: Path, tmp_path: Path, article: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "verify", str(article))

    assert done.returncode == 0
    assert "the exact text" in done.stdout


def test_two_builds_of_the_wheel_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip

    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()
