"""Builds that are killed, starved of disk, kept out or run twice: what `check` accepts is whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.export import export
from xinhui_data.api.project import build_data
from xinhui_data.formats import atomic
from xinhui_data.formats.atomic import ABANDONED, TEMPORARY, read_folder, replace_all
from xinhui_data.formats.outputs import MADE_FILES
from xinhui_data.model.home import Home

pytestmark = pytest.mark.slow

# Kills its process when it is about to rename for the n-th time.
KILLED = """
import os, signal, sys
left = int(sys.argv.pop(1))
def kill_later(event, arguments):
    global left
    if event == "os.rename":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill_later)
from xinhui_data.cli.main import run
run()
"""
BUILD = [sys.executable, "-m", "xinhui_data", "project", "build", "--project"]


def made_files(home: Home) -> dict[str, bytes]:
    """Read everything that a build makes."""
    files = [home.root / name for name in MADE_FILES]
    folders = {f"{folder.name}/{name}": data for folder in (home.processed, home.schemas)
               for name, data in read_folder(folder).items()}  # fmt: skip
    return folders | {path.name: path.read_bytes() for path in files}


def temporary_folders(root: Path) -> list[Path]:
    return list(root.rglob(f"{TEMPORARY}*"))


def reword(checkout: Checkout) -> None:
    """Change the raw tables in a way that changes what is built."""
    checkout.set("caveats", checkout.read("caveats")[0]["caveat_id"], "caveat_en", "Another wording.")


def grow_old(folders: list[Path]) -> None:
    """Make temporary folders older than any that a process still writes into."""
    for folder in folders:
        moment = folder.stat().st_mtime - ABANDONED - 1
        os.utime(folder, (moment, moment))


def start(home: Home, *prefix: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*prefix, *BUILD, str(home.root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


Changed = tuple[Checkout, dict[bytes, dict[str, bytes]]]


@pytest.fixture
def changed(checkout: Checkout) -> Changed:
    """Give a checkout whose caveats changed since its build, and the outputs by the old and the new caveats."""
    caveats = checkout.path("caveats")
    outputs = {caveats.read_bytes(): made_files(checkout.home)}
    reword(checkout)
    other = Home(checkout.home.root.with_name("other"))
    shutil.copytree(checkout.home.root, other.root)
    assert build_data(other.root).ok
    return checkout, outputs | {caveats.read_bytes(): made_files(other)}


def test_a_build_killed_at_any_of_its_renames_is_accepted_only_when_complete(changed: Changed, tmp_path: Path) -> None:
    checkout, outputs = changed
    _, new = outputs.values()
    renames, killed = 0, True
    while killed:
        home = Home(tmp_path / str(renames))
        shutil.copytree(checkout.home.root, home.root)
        words = [sys.executable, "-c", KILLED, str(renames), "project", "build", "--project", str(home.root)]
        killed = subprocess.run(words, capture_output=True, check=False).returncode == -signal.SIGKILL
        complete = home.processed.is_dir() and made_files(home) == new

        assert killed or complete
        assert bool(outdated(home)) != complete
        assert build_data(home.root).ok
        assert made_files(home) == new
        renames += killed

    # A folder takes two.
    assert renames >= 2


def outdated(home: Home) -> set[str]:
    """Name the files that `check` finds wrong, but for the data book: `make page` makes it of what was built."""
    return {issue.file for issue in check_data(home.root).issues} - {"docs/index.html"}


def killed_at(event: int, folder: Path, side: bytes) -> bool:
    """Replace a folder and a file in a process that is killed at its n-th act on the file system; say if it was."""
    program = (
        "import os, pathlib, signal, sys\n"
        "from xinhui_data.formats.atomic import replace_all\n"
        "folder, side, left = pathlib.Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3])\n"
        "def kill_later(event, arguments):\n"
        "    global left\n"
        "    if event in ('open', 'os.mkdir', 'os.rename', 'os.remove', 'os.rmdir', 'shutil.rmtree'):\n"
        "        left -= 1\n"
        "        if left < 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "contents = {f'{number}.csv': side * 1000 for number in range(4)}\n"
        "sys.addaudithook(kill_later)\n"
        "replace_all({folder: contents, folder.with_name('README.md'): side})\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder), side.decode(), str(event)], check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


def test_outputs_are_whole_or_missing_whichever_act_on_the_file_system_is_the_last(tmp_path: Path, hard: bool) -> None:
    folder, readme = tmp_path / "processed", tmp_path / "README.md"
    sides = {side: {f"{number}.csv": side * 1000 for number in range(4)} for side in (b"old", b"new")}
    event, killed = 0, True
    while killed:
        replace_all({folder: sides[b"old"], readme: b"old"})
        killed = killed_at(event, folder, b"new")
        assert read_folder(folder) in sides.values() or not folder.exists()
        assert readme.read_bytes() in sides
        event += 1 if hard else 2

    assert event > 20


def test_only_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    kept = [tmp_path / ".processed-new-x" / "mine.txt", tmp_path / "xinhui-data-new-x" / "mine.txt"]
    at_work, left = (tmp_path / f"{TEMPORARY}{name}" / "new" / "units.csv" for name in ("at-work", "left"))
    for file in (*kept, at_work, left):
        file.parent.mkdir(parents=True)
        file.write_text("x", encoding="utf-8")
    grow_old([file.parent for file in kept] + [left.parents[1]])

    # One whose process removes it at this moment looks like a link to nothing.
    (tmp_path / f"{TEMPORARY}gone").symlink_to(tmp_path / "nothing")

    replace_all({tmp_path / "README.md": b"new"})

    assert [file.is_file() for file in (*kept, at_work)] == [True] * 3
    assert not left.parents[1].exists()


@pytest.mark.parametrize("broken", ["_write_file", "rename"])
def test_a_build_that_is_interrupted_puts_everything_back(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = made_files(checkout.home)
    reword(checkout)
    calls = []

    def interrupted(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return original(*arguments)

    owner = Path if broken == "rename" else atomic
    original = getattr(owner, broken)
    monkeypatch.setattr(owner, broken, interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_data(checkout.home.root)
    monkeypatch.undo()

    assert made_files(checkout.home) == before
    assert temporary_folders(checkout.home.root) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_build_that_is_asked_to_stop_says_so_and_clears_up(changed: Changed) -> None:
    checkout, outputs = changed
    with start(checkout.home) as process:
        assert process.stdout
        process.stdout.readline()  # its first check is done
        process.terminate()
        _, message = process.communicate()

    assert process.returncode == 130
    assert message.startswith("xinhui-data: interrupted; no file was left half written")
    assert made_files(checkout.home) in outputs.values()
    assert temporary_folders(checkout.home.root) == []


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
    reword(checkout_on_disk)
    fill(small_disk, room)

    with start(home) as process:
        _, message = process.communicate()

    assert process.returncode == 2, message
    assert "No space left on device; nothing was replaced" in message
    assert message.count("\n") == 1
    assert made_files(home) == before
    assert temporary_folders(home.root) == []


def test_a_file_that_grows_too_large_is_not_written_at_all(checkout: Checkout) -> None:
    resource = pytest.importorskip("resource")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from xinhui_data.cli.main import run; sys.argv = ['xinhui-data', *sys.argv[1:]]; run()\n"
    )
    assert resource
    before = made_files(checkout.home)
    reword(checkout)

    done = subprocess.run(
        [sys.executable, "-c", program, "project", "build", "--project", str(checkout.home.root)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "File too large; nothing was replaced" in done.stderr
    assert made_files(checkout.home) == before
    assert temporary_folders(checkout.home.root) == []


@pytest.mark.skipif(os.name == "nt", reason="folders are made read-only in another way there")
def test_a_read_only_folder_is_named_and_nothing_changes(checkout: Checkout) -> None:
    home = checkout.home
    # A super-user must lose the power to write everywhere first.
    drop = "--bounding-set=-dac_override,-dac_read_search"
    prefix = [] if os.getuid() else ["setpriv", drop]
    if prefix and shutil.which("setpriv") is None:
        pytest.skip("the power of the super-user cannot be dropped here")
    before = made_files(home)
    reword(checkout)
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


def test_builds_at_once_end_with_the_new_outputs(changed: Changed, hard: bool) -> None:
    checkout, outputs = changed
    processes = [start(checkout.home) for _ in range(16 if hard else 4)]
    for process in processes:
        process.communicate()

    # One that another overtakes may fail; none leaves anything half.
    assert 0 in {process.returncode for process in processes}
    assert made_files(checkout.home) == list(outputs.values())[-1]
    assert not outdated(checkout.home)
    assert temporary_folders(checkout.home.root) == []


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
