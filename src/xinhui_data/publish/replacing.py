"""Writing whole or not at all: a folder or a file is replaced in one step, and an interruption leaves the old one."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Replace a folder by one that holds exactly these files.

    The new folder is written beside the old one and takes its place by renaming. Nothing is touched when the folder
    holds these files already.

    Returns:
        Whether anything changed.

    Raises:
        OSError: if the files cannot be written; the old folder then stands as it was.
    """
    recover(folder)
    if read_folder(folder) == dict(files):
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-new-", dir=folder.parent))
    try:
        stage.chmod(0o755)
        for name, data in files.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        _swap(stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return True


def _swap(stage: Path, folder: Path) -> None:
    """Let a new folder take the place of the old one, in one step where the system can exchange two names."""
    if not folder.exists():
        stage.rename(folder)
    elif not exchange(stage, folder):
        _swap_in_two_steps(stage, folder)


def _swap_in_two_steps(stage: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}-old")
    folder.rename(old)
    try:
        stage.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


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


def recover(folder: Path) -> None:
    """Undo what a build that was killed left behind: bring the old folder back, drop what was half written."""
    old = folder.with_name(f".{folder.name}-old")
    if old.exists() and not folder.exists():
        old.rename(folder)
    for left in (old, *folder.parent.glob(f".{folder.name}-new-*")):
        shutil.rmtree(left, ignore_errors=True)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder by path below it; empty when there is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def replace_file(path: Path, data: bytes) -> bool:
    """Replace a file in one step; nothing is touched when it holds these bytes already.

    Returns:
        Whether anything changed.

    Raises:
        OSError: if it cannot be written; the old file then stands as it was.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    stage = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        stage.chmod(0o644)
        stage.replace(path)
    finally:
        stage.unlink(missing_ok=True)
    return True
