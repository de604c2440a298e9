"""Writing whole or not at all: everything is written into temporary folders first, then takes its place by renaming."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from xinhui_data.model.files import read_file

Files = Mapping[str, bytes]

# Nobody else names a folder so, and git ignores it.
TEMPORARY = ".xinhui-data-new-"
ABANDONED = 600  # seconds after which no process is still writing into a temporary folder


def replace_all(outputs: Mapping[Path, Files | bytes]) -> list[Path]:
    """Replace folders by ones that contain exactly these files, and files by ones with these bytes.

    All new folders and files are written first; then they replace the old ones by renaming. What already has its
    new content is not changed. Temporary folders that a killed process left behind are removed.

    Args:
        outputs: for each path the files of a folder, by path below it, or the bytes of a file.

    Returns:
        The paths that changed.

    Raises:
        OSError: if anything cannot be written; then nothing is changed.
    """
    for folder in {path.parent for path in outputs}:
        _remove_abandoned(folder)
    stages: dict[Path, Path] = {}
    try:
        for path, content in outputs.items():
            if not _holds(path, content):
                stages[path] = _temporary_folder(path) / "new"
                _write(stages[path], content, path)
        for path, stage in stages.items():
            _swap(stage, path)
    finally:
        for stage in stages.values():
            shutil.rmtree(stage.parent, ignore_errors=True)
    return list(stages)


def _remove_abandoned(folder: Path) -> None:
    for left in folder.glob(f"{TEMPORARY}*"):
        # Its own process may remove it meanwhile.
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)


def _holds(path: Path, content: Files | bytes) -> bool:
    if isinstance(content, bytes):
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    return path.is_dir() and read_folder(path) == dict(content)


def _temporary_folder(path: Path) -> Path:
    """Make a folder that only this process knows, next to a path, so that renaming works."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=path.parent))
    except OSError as error:
        raise _nothing_replaced(error, path.parent) from None


def _write(stage: Path, content: Files | bytes, path: Path) -> None:
    files = {stage: content} if isinstance(content, bytes) else {stage / name: data for name, data in content.items()}
    try:
        for file, data in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            _write_file(file, data)
    except OSError as error:
        raise _nothing_replaced(error, path) from None


def _write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        # Renamed files must already be on disk.
        os.fsync(file.fileno())


def _nothing_replaced(error: OSError, path: Path) -> OSError:
    return OSError(error.errno, f"{error.strerror}; nothing was replaced", str(path))


def _swap(stage: Path, path: Path) -> None:
    """Put what was written in its place; the folder that was there goes into the temporary one."""
    if stage.is_file() or not path.exists():
        stage.replace(path)
        return
    old = stage.with_name("old")
    path.rename(old)
    try:
        stage.rename(path)
    except BaseException:
        old.rename(path)
        raise


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder by path below it; empty when there is none."""
    return {
        path.relative_to(folder).as_posix(): read_file(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }


def entries(folder: Path) -> set[str]:
    """List what a folder holds below it: files, links of any kind, and folders that hold nothing."""
    found = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir() or not any(path.iterdir())]
    return {path.relative_to(folder).as_posix() for path in found}
