"""Reading files of unknown origin: ordinary files alone, since a pipe may never end and a device may act."""

from __future__ import annotations

import errno
import stat
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1_000_000


def read_file(path: Path, megabytes: int | None = None) -> bytes:
    """Read an ordinary file, which must not be larger than this many megabytes.

    Raises:
        OSError: if it cannot be read, is no ordinary file, or is a link that leads to itself.
        ValueError: if it is larger.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        kind = "a folder" if path.is_dir() else "a pipe or a device"
        raise OSError(errno.EINVAL, f"not an ordinary file but {kind}; name a file", str(path))
    with path.open("rb") as file:
        data = file.read(-1 if megabytes is None else megabytes * MEGABYTE + 1)
    if megabytes is not None and len(data) > megabytes * MEGABYTE:
        raise ValueError(f"{path} is larger than {megabytes} MB")
    return data


def resolved(path: Path) -> Path:
    """Follow the links of a path, which need not exist.

    Raises:
        OSError: if it cannot be followed, as a link that leads to itself cannot.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        path.stat()
    return path.resolve()
