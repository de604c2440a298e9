"""One build at a time: a lock on a folder that the system itself releases, even if a build is killed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; systems without such locks (Windows) continue without one.

    Nothing is written, so that nothing can be left behind.

    Raises:
        BlockingIOError: if another process holds it.
        OSError: if the folder cannot be opened.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "another build is running here; nothing was changed, run it again when that one has ended"
            raise BlockingIOError(errno.EAGAIN, message, str(folder)) from None
        yield
    finally:
        os.close(handle)
