"""The wheel in an empty environment: what it carries is all a user needs, offline, from any folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from xinhui_data.book.compare import parted

pytestmark = pytest.mark.slow


def build(folder: Path, *options: str) -> list[Path]:
    """Build distributions of the checkout; without options the sdist, and from it the wheel."""
    subprocess.run(
        [sys.executable, "-m", "build", *options, "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    return sorted(folder.iterdir(), key=lambda file: file.suffix)


def tracked(*folders: str) -> set[str]:
    """List the files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("not a git checkout")
    return set(filter(None, listed.stdout.decode().split("\0")))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (file,) = build(tmp_path_factory.mktemp("wheel"), "--wheel")
    return file


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (file,) = build(tmp_path_factory.mktemp("sdist"), "--sdist")
    return file


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
    shutil.unpack_archive(wheel, site, "zip")
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
    names = set(zipfile.ZipFile(wheel).namelist())
    code = {file.removeprefix("src/") for file in tracked("src")}
    data = {f"xinhui_data/{file}" for file in tracked("data/processed", "schemas", "data/raw/reports/*/skeleton.txt")}
    about = {name for name in names if ".dist-info/" in name}

    assert names - about == code | data
    assert {name.partition(".dist-info/")[2] for name in about} == {
        "METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE",
    }  # fmt: skip


def test_the_sdist_carries_the_tracked_files_and_nothing_else(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    left_out = {".ci/run", ".gitattributes"}

    assert names == (tracked() | {"PKG-INFO"}) - left_out


def test_two_builds_give_the_same_bytes_and_the_sdist_gives_the_same_wheel(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    again = build(tmp_path / "again")

    assert [file.name for file in again] == [sdist.name, wheel.name]
    assert again[0].read_bytes() == sdist.read_bytes()
    # Building both makes the wheel from the sdist, and the fixture made it from the checkout.
    assert again[1].read_bytes() == wheel.read_bytes()


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
    assert answers[1:4] == [66, 130, 18]
    assert answers[5:] == ["突破千亿元", 14, 33, "observations.csv", "xinhui_data", True]


def test_the_installed_command_writes_the_page(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "page", "--to", "book.html")

    assert done.returncode == 0, done.stderr
    # The workbook is in the page only where openpyxl is installed; all else is the page of the checkout.
    assert parted((tmp_path / "book.html").read_bytes())[0] == parted((ROOT / "docs/index.html").read_bytes())[0]


def test_the_command_checks_what_is_installed(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "project", "check")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "checked in 2 steps, 1 not run: 0 problems" in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        "data/processed/units.csv",
        "schemas/raw/shared/units.json",
        "data/processed/SHA256SUMS",
        "data/processed/datapackage.json",
        "data/raw/reports/jmd-2024-01/skeleton.txt",
    ],
)
def test_the_installed_command_finds_a_flipped_bit(python: Path, tmp_path: Path, name: str) -> None:
    site = next((python.parents[1]).rglob("xinhui_data/py.typed")).parent
    data = (site / name).read_bytes()
    (site / name).write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    try:
        done = run(python, tmp_path, "-m", "xinhui_data", "project", "check")
    finally:
        (site / name).write_bytes(data)

    assert done.returncode == 1
    assert name.rpartition("/")[2] in done.stdout


def test_building_asks_for_a_checkout(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "project", "build")

    assert done.returncode == 2
    assert "is not a checkout of xinhui_data" in done.stderr


def test_the_installed_command_verifies_a_copy(python: Path, tmp_path: Path, article: Path) -> None:
    done = run(python, tmp_path, "-m", "xinhui_data", "verify", str(article))

    assert done.returncode == 0
    assert "the exact text" in done.stdout
