"""Reading files of unknown origin: ordinary files alone, and no more of them than they could rightly hold."""

from __future__ import annotations

import errno
import stat
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1_000_000
LARGEST_FILE = 100  # MB; no file of the data set or of an export comes near
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class TooLargeError(ValueError):
    """A file is larger than any valid file can be."""


def read_at_most(path: Path, megabytes: int = LARGEST_FILE) -> bytes:
    """Read an ordinary file that must not be larger than this many megabytes.

    What is no ordinary file is not opened: a pipe may never end, a device may act.

    Raises:
        OSError: if it cannot be read, is no ordinary file, or is a link that leads to itself.
        TooLargeError: if it is larger.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "something else")
        raise OSError(errno.EINVAL, f"not an ordinary file but {kind}; name a file", str(path))
    with path.open("rb") as file:
        data = file.read(megabytes * MEGABYTE + 1)
    if len(data) > megabytes * MEGABYTE:
        raise TooLargeError(f"{path} is larger than {megabytes} MB")
    return data


def resolved(path: Path) -> Path:
    """Follow the links of a path, which need not exist.

    Raises:
        OSError: if it cannot be followed, as a link that leads to itself cannot.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        path.stat()
    return path.resolve()
