"""Reading files of unknown origin with a bound on their size, so that none can exhaust the memory."""

from __future__ import annotations

from pathlib import Path

MEGABYTE = 1_000_000


class TooLargeError(ValueError):
    """A file is larger than anything it could rightly be."""


def read_at_most(path: Path, megabytes: int) -> bytes:
    """Read a file that must not be larger than this many megabytes; an endless device is read no further.

    Raises:
        OSError: if it cannot be read.
        TooLargeError: if it is larger.
    """
    with path.open("rb") as file:
        data = file.read(megabytes * MEGABYTE + 1)
    if len(data) > megabytes * MEGABYTE:
        raise TooLargeError(f"{path} is larger than {megabytes} MB")
    return data
