"""Writing whole or not at all: everything is written next to the old files first, then replaces them in one step."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from xinhui_data.model.files import read_at_most

Files = Mapping[str, bytes]


def replace_all(outputs: Mapping[Path, Files | bytes]) -> list[Path]:
    """Replace folders by ones that contain exactly these files, and files by ones with these bytes.

    All new folders and files are written first; then they replace the old ones by renaming. What already has its
    new content is not changed.

    Args:
        outputs: for each path the files of a folder, by path below it, or the bytes of a file.

    Returns:
        The paths that changed.

    Raises:
        OSError: if anything cannot be written; then nothing is changed.
    """
    stages: list[tuple[Path, Path]] = []
    try:
        for path, content in outputs.items():
            if not _holds(path, content):
                stages.append((_stage_of(path), path))
                _write(stages[-1][0], content)
        for stage, path in stages:
            _swap(stage, path)
    finally:
        for stage, _ in stages:
            _remove(stage)
    return [path for _, path in stages]


def _holds(path: Path, content: Files | bytes) -> bool:
    if isinstance(content, bytes):
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    return path.is_dir() and read_folder(path) == dict(content)


def _stage_of(path: Path) -> Path:
    """Choose a new name next to a path, on the same file system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # A private folder: only this process writes in it, whatever other processes do.
        return Path(tempfile.mkdtemp(prefix=f".{path.name}-new-", dir=path.parent)) / path.name
    except OSError as error:
        raise OSError(error.errno, f"{error.strerror}; nothing was replaced", str(path.parent)) from None


def _write(stage: Path, content: Files | bytes) -> None:
    try:
        if isinstance(content, bytes):
            _write_file(stage, content)
            return
        stage.mkdir()
        for name, data in content.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            _write_file(stage / name, data)
    except OSError as error:
        path = stage.parent.parent / stage.name
        raise OSError(error.errno, f"{error.strerror}; nothing was replaced", str(path)) from None


def _write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        # Renamed files must already be on disk.
        os.fsync(file.fileno())


def _swap(stage: Path, path: Path) -> None:
    """Replace a path by a stage, in one step where the system can exchange the names of two folders."""
    if stage.is_file():
        stage.replace(path)
    elif not path.exists():
        stage.rename(path)
    elif not exchange(stage, path):
        _swap_in_two_steps(stage, path)


def _swap_in_two_steps(stage: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}-old")
    folder.rename(old)
    try:
        stage.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _remove(stage: Path) -> None:
    shutil.rmtree(stage.parent, ignore_errors=True)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step, by renameat2 of Linux.

    Returns:
        Whether it was done; False where the system or its file system cannot.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    library = ctypes.CDLL(None)
    if not hasattr(library, "renameat2"):
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(library.renameat2(here, os.fsencode(first), here, os.fsencode(second), swap) == 0)


def recover(path: Path) -> list[Path]:
    """Clean up after an interrupted build next to a path: restore the old folder, delete partly written files.

    Returns:
        What was found; no other process may be writing next to the path.
    """
    old = path.with_name(f".{path.name}-old")
    found = [left for left in (old, *sorted(path.parent.glob(f".{path.name}-new-*"))) if left.exists()]
    if old.exists() and not path.exists():
        old.rename(path)
    for left in found:
        shutil.rmtree(left, ignore_errors=True)
    return found


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder by path below it; empty when there is none."""
    return {
        path.relative_to(folder).as_posix(): read_at_most(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }


def entries(folder: Path) -> set[str]:
    """List what a folder holds below it: files, links of any kind, and folders that hold nothing."""
    found = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir() or not any(path.iterdir())]
    return {path.relative_to(folder).as_posix() for path in found}
