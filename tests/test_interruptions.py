"""Builds that are killed, starved of disk, locked out or run twice: the old or the new outputs stand whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.export import export
from xinhui_data.api.project import build_data
from xinhui_data.formats import atomic
from xinhui_data.formats.atomic import read_folder, recover, replace_all
from xinhui_data.formats.locks import locked
from xinhui_data.model.home import Home

pytestmark = pytest.mark.slow

PLACES = (
    "processed/",
    "schemas/",
    "README.md",
    "README.zh.md",
    "CITATION.cff",
    ".zenodo.json",
    "codebook.md",
    "codebook.zh.md",
)
BUILD = [sys.executable, "-m", "xinhui_data", "build", "--project"]


def made_files(home: Home) -> dict[str, bytes]:
    """Read everything that a build makes."""
    files = [
        home.root / name
        for name in (
            "README.md",
            "README.zh.md",
            "CITATION.cff",
            ".zenodo.json",
            "docs/codebook.md",
            "docs/codebook.zh.md",
        )
    ]
    folders = {f"{folder.name}/{name}": data for folder in (home.processed, home.schemas)
               for name, data in read_folder(folder).items()}  # fmt: skip
    return folders | {path.name: path.read_bytes() for path in files}


def temporary_files(home: Home) -> list[str]:
    return [path.name for path in home.root.rglob(".*") if "-new-" in path.name or path.name.endswith("-old")]


def start(home: Home, *prefix: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*prefix, *BUILD, str(home.root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


@pytest.fixture
def changed(checkout: Checkout) -> tuple[Checkout, dict[str, bytes], dict[str, bytes]]:
    """Give a checkout whose raw tables changed since the last build, with the old and the new outputs."""
    old = made_files(checkout.home)
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")
    other = Home(checkout.home.root.with_name("other"))
    shutil.copytree(checkout.home.root, other.root)
    assert build_data(other.root).ok
    return checkout, old, made_files(other)


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_outputs(
    changed: tuple[Checkout, dict[str, bytes], dict[str, bytes]], hard: bool
) -> None:
    (checkout, old, new), chance = changed, random.Random(3)  # noqa: S311
    begun = time.perf_counter()
    with start(checkout.home) as process:
        process.communicate()
    length, wordings = time.perf_counter() - begun, (old, new)
    sound = (checkout.home.raw / "caveats.csv").read_bytes()

    for _ in range(200 if hard else 6):
        if made_files(checkout.home) == new:
            (checkout.home.raw / "caveats.csv").write_bytes((ROOT / "data/raw/caveats.csv").read_bytes())
            assert build_data(checkout.home.root).ok
            (checkout.home.raw / "caveats.csv").write_bytes(sound)
        with start(checkout.home) as process:
            time.sleep(chance.uniform(0, length))
            process.kill()
        after = made_files(checkout.home)
        # Each folder and each file is whole; only a kill between two renames can leave one of them new and one old.
        for place in PLACES:
            parts = [
                {name: data for name, data in side.items() if name.startswith(place)} for side in (after, *wordings)
            ]
            assert parts[0] in parts[1:]
    report = build_data(checkout.home.root)

    assert report.ok
    assert made_files(checkout.home) == new
    # A build makes all but the data book, which `make page` makes of what was built.
    assert {issue.file for issue in check_data(checkout.home.root).issues} == {"docs/index.html"}
    assert temporary_files(checkout.home) == []


def killed_at(event: int, folder: Path, side: bytes) -> bool:
    """Replace a folder and a file in a process that is killed at its n-th act on the file system; say if it was."""
    program = (
        "import os, pathlib, signal, sys\n"
        "from xinhui_data.formats.atomic import replace_all\n"
        "folder, side, left = pathlib.Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])\n"
        "def kill_later(event, arguments):\n"
        "    global left\n"
        "    if event in ('open', 'os.mkdir', 'os.rename', 'os.remove', 'os.rmdir', 'shutil.rmtree', 'ctypes.dlsym'):\n"
        "        left -= 1\n"
        "        if left < 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "contents = {f'{number}.csv': side * 1000 for number in range(4)}\n"
        "sys.addaudithook(kill_later)\n"
        "replace_all({folder: contents, folder.with_name('README.md'): side})\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder), side.decode(), str(event)], check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


def test_outputs_are_whole_whichever_act_on_the_file_system_is_the_last(tmp_path: Path, hard: bool) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    if not atomic.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this file system cannot exchange two names in one step")
    folder, readme = tmp_path / "processed", tmp_path / "README.md"
    sides = {side: {f"{number}.csv": side * 1000 for number in range(4)} for side in (b"old", b"new")}
    event, killed = 0, True
    while killed:
        replace_all({folder: sides[b"old"], readme: b"old"})
        killed = killed_at(event, folder, b"new")
        assert read_folder(folder) in sides.values()
        assert readme.read_bytes() in sides
        event += 1 if hard else 2
    recover(folder)
    recover(readme)

    assert event > 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "a", "b", "processed"]


@pytest.mark.parametrize("broken", ["_write_file", "exchange", "rename"])
def test_a_build_that_is_interrupted_puts_everything_back(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = made_files(checkout.home)
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")
    calls = []

    def interrupted(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2 or broken == "exchange":
            raise KeyboardInterrupt
        return original(*arguments)

    if broken == "rename":
        # A system that cannot exchange two names: the second of two renames is interrupted.
        monkeypatch.setattr(atomic, "exchange", lambda *_: False)
    owner = Path if broken == "rename" else atomic
    original = getattr(owner, broken)
    monkeypatch.setattr(owner, broken, interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_data(checkout.home.root)
    monkeypatch.undo()

    assert made_files(checkout.home) == before
    assert temporary_files(checkout.home) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_build_that_is_asked_to_stop_says_so_and_clears_up(
    changed: tuple[Checkout, dict[str, bytes], dict[str, bytes]],
) -> None:
    checkout, old, new = changed
    with start(checkout.home) as process:
        assert process.stdout
        process.stdout.readline()  # its first check is done
        process.terminate()
        _, message = process.communicate()

    assert process.returncode == 130
    assert message.startswith("xinhui-data: interrupted; no file was left half written")
    assert made_files(checkout.home) in (old, new)
    assert temporary_files(checkout.home) == []


def test_a_build_killed_between_the_two_renames_is_undone_by_the_next(checkout: Checkout) -> None:
    home = checkout.home
    before = made_files(home)
    home.processed.rename(home.root / "data" / ".processed-old")
    (home.root / "data" / ".processed-new-x").mkdir()

    report = build_data(home.root)

    assert report.recovered == ("data/.processed-old", "data/.processed-new-x")
    assert report.changed == ()
    assert made_files(home) == before
    assert temporary_files(home) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of its own with room for the checkout alone."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    mounted = Path("/bin/mount").exists() and subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=4000k", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode == 0  # fmt: skip
    if not mounted:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["/bin/umount", str(folder)], check=True)


def fill(folder: Path, keep: int) -> None:
    """Leave this many bytes of a disk free."""
    free = shutil.disk_usage(folder).free
    (folder / "filler").write_bytes(b"\0" * max(free - keep, 0))


@pytest.mark.parametrize("room", [0, 40_000, 200_000])
def test_a_full_disk_leaves_the_old_outputs_and_a_clear_message(
    checkout: Checkout, small_disk: Path, room: int
) -> None:
    home = Home(small_disk / "checkout")
    shutil.copytree(checkout.home.root, home.root)
    before = made_files(home)
    checkout_on_disk = Checkout(home)
    checkout_on_disk.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")
    fill(small_disk, room)

    with start(home) as process:
        _, message = process.communicate()

    assert process.returncode == 2, message
    assert "No space left on device; nothing was replaced" in message
    assert message.count("\n") == 1
    assert made_files(home) == before
    assert temporary_files(home) == []


def test_a_file_that_grows_too_large_is_not_written_at_all(checkout: Checkout) -> None:
    resource = pytest.importorskip("resource")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from xinhui_data.cli.main import run; sys.argv = ['xinhui-data', *sys.argv[1:]]; run()\n"
    )
    assert resource
    before = made_files(checkout.home)
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")

    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--project", str(checkout.home.root)], capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "File too large; nothing was replaced" in done.stderr
    assert made_files(checkout.home) == before
    assert temporary_files(checkout.home) == []


@pytest.mark.skipif(os.name == "nt", reason="folders are made read-only in another way there")
def test_a_read_only_folder_is_named_and_nothing_changes(checkout: Checkout) -> None:
    home = checkout.home
    # A super-user must lose the power to write everywhere first.
    drop = "--bounding-set=-dac_override,-dac_read_search"
    prefix = [] if os.getuid() else ["setpriv", drop]
    if prefix and shutil.which("setpriv") is None:
        pytest.skip("the power of the super-user cannot be dropped here")
    before = made_files(home)
    checkout.set("caveats", "gdp-threshold-only", "caveat_en", "Another wording.")
    data = home.root / "data"
    data.chmod(0o555)
    try:
        with start(home, *prefix) as process:
            _, message = process.communicate()
    finally:
        data.chmod(0o755)

    assert process.returncode == 2
    assert message == f"xinhui-data: {data}: Permission denied; nothing was replaced\n"
    assert made_files(home) == before


def test_a_second_build_at_once_is_refused_and_touches_nothing(checkout: Checkout) -> None:
    pytest.importorskip("fcntl")
    data = checkout.home.root / "data"
    half_written = data / ".processed-new-x"
    half_written.mkdir()

    with locked(data), start(checkout.home) as process:
        output, message = process.communicate()

    assert process.returncode == 2
    assert output == ""
    assert "another build is running here; nothing was changed" in message
    assert half_written.is_dir()
    assert build_data(checkout.home.root).recovered == ("data/.processed-new-x",)


def test_builds_at_once_end_with_the_new_outputs(
    changed: tuple[Checkout, dict[str, bytes], dict[str, bytes]], hard: bool
) -> None:
    checkout, _, new = changed
    processes = [start(checkout.home) for _ in range(16 if hard else 4)]
    for process in processes:
        process.communicate()
    codes = {process.returncode for process in processes}

    assert {0} <= codes <= {0, 2}
    assert made_files(checkout.home) == new
    # A build makes all but the data book, which `make page` makes of what was built.
    assert {issue.file for issue in check_data(checkout.home.root).issues} == {"docs/index.html"}
    assert temporary_files(checkout.home) == []


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.txt"

    assert replace_all({path: b"one"}) == [path]
    assert replace_all({path: b"one"}) == []
    assert replace_all({path: b"two"}) == [path]
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("file.txt", b"two")]


def test_an_export_to_a_full_device_or_folder_leaves_what_was_there(small_disk: Path) -> None:
    file = small_disk / "observations.csv"
    file.write_text("mine", encoding="utf-8")
    fill(small_disk, 8_000)

    with pytest.raises(OSError, match="No space left on device; nothing was replaced"):
        export("observations", "csv", file, replace=True)

    assert file.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in sorted(small_disk.iterdir())] == ["filler", "observations.csv"]
