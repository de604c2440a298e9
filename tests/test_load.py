"""Many at once, many times over, from odd places and in odd surroundings: always the same answers."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ROOT
from xinhui_data.api.records import observation
from xinhui_data.api.search import search
from xinhui_data.api.tables import load

pytestmark = pytest.mark.slow

ANSWERS = """# coding: utf-8
import hashlib, json, sys
import xinhui_data as xd
answers = [
    xd.load("mentions").to_csv(), xd.load("caveats", engine="arrow").to_pylist(), xd.load().to_csv(),
    xd.search("投资 增长")["id"].tolist(), str(xd.observation("gdp-2023")), xd.tables().to_csv(),
    xd.describe("units").to_csv(), str(xd.cite()), xd.read_figure("超50亿元").number.to_eng_string(),
    xd.path("units", format="csv").read_text(encoding="utf-8"),
]
print(hashlib.sha256(json.dumps(answers, ensure_ascii=False).encode()).hexdigest())
"""


def digest_of_answers(*, environment: dict[str, str] | None = None, folder: Path | None = None) -> str:
    """Load everything in a separate process."""
    done = subprocess.run(
        [sys.executable, "-"], input=ANSWERS.encode(), env=os.environ | (environment or {}), cwd=folder,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("ascii")


def one_answer(number: int) -> str:
    """Ask one of three things, as a digest."""
    answers = (
        lambda: load("observations").to_csv(),
        lambda: search("储能").to_csv(),
        lambda: observation("storage-output-2023").model_dump_json(),
    )
    return hashlib.sha256(answers[number % 3]().encode()).hexdigest()


def test_64_threads_at_once_get_identical_answers() -> None:
    wanted = [one_answer(number) for number in range(3)]
    gate = threading.Barrier(64)

    def ask(number: int) -> str:
        gate.wait()
        return one_answer(number)

    with ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(ask, range(64)))

    assert answers == [wanted[number % 3] for number in range(64)]


def test_16_processes_at_once_get_identical_answers() -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", ANSWERS], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(16)
    ]
    answers = {process.communicate()[0] for process in processes}

    assert len(answers) == 1
    assert len(answers.pop().strip()) == 64


def test_memory_does_not_grow_with_loads(hard: bool) -> None:
    """Measured with `make stress` over 10,000 loads; here over fewer."""
    loads = 10_000 if hard else 600
    program = (
        "import gc, resource, sys\n"
        "import xinhui_data as xd\n"
        "def used():\n"
        "    gc.collect()\n"
        "    return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize()\n"
        "for _ in range(200): xd.load(); xd.load('mentions', engine='arrow')\n"
        "before = used()\n"
        f"for _ in range({loads}): xd.load(); xd.load('mentions', engine='arrow')\n"
        "print(used() - before)\n"
    )
    if not Path("/proc/self/statm").exists():
        pytest.skip("the memory in use is not reported on this system")

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    # A leak of the table itself, some 100 kB, would show as hundreds of megabytes; allocators keep a few.
    assert int(done.stdout) < 30_000_000


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONOPTIMIZE": "2"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"TZ": "Asia/Shanghai"},
        {"TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "1", "PYTHONDEVMODE": "1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_surroundings_change_no_answer(environment: dict[str, str], tmp_path: Path) -> None:
    assert digest_of_answers(environment=environment, folder=tmp_path) == digest_of_answers()


@pytest.mark.parametrize(
    "environment", [{"PYTHONOPTIMIZE": "2"}, {"LANG": "C", "LC_ALL": "C"}, {"TZ": "Asia/Shanghai"}], ids=str
)
def test_surroundings_change_no_check(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xinhui_data", "project", "check", "--json"], env=os.environ | environment,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert json.loads(done.stdout)["issues"] == []


def test_a_package_in_a_folder_with_spaces_and_chinese_works_read_only(tmp_path: Path) -> None:
    place = tmp_path / "一 个 folder" / "数据"
    install(place)
    for item in (*place.rglob("*"), place):
        item.chmod(0o555 if item.is_dir() else 0o444)
    before = sorted(place.rglob("*"))
    try:
        answers = digest_of_answers(environment={"PYTHONPATH": str(place)}, folder=tmp_path)
        after = sorted(place.rglob("*"))
    finally:
        for item in (place, *place.rglob("*")):
            if item.is_dir():
                item.chmod(0o755)

    assert answers == digest_of_answers()
    # A super-user could write all the same: nothing was tried.
    assert [item for item in after if "__pycache__" not in item.parts] == before


def install(place: Path) -> None:
    """Lay the package out as the wheel does."""
    shutil.copytree(ROOT / "src" / "xinhui_data", place / "xinhui_data", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("data/processed", "data/raw/story", "schemas"):
        shutil.copytree(ROOT / folder, place / "xinhui_data" / folder)
    for file in ROOT.glob("data/raw/reports/*/skeleton.txt"):
        copy = place / "xinhui_data" / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True)
        shutil.copy(file, copy)
