"""The command `xinhui-data`."""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

# The commands register themselves when they are imported, in the order of the help.
from xinhui_data.cli import book, project, query
from xinhui_data.cli.app import USAGE, app

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

__all__ = ["app", "book", "main", "project", "query", "run"]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    """Handle the options before a command."""
    if version:
        import xinhui_data

        typer.echo(f"xinhui_data {xinhui_data.__version__}")
        raise typer.Exit


class _Output(io.FileIO):
    """Standard output whose reader may close it: an error like a full disk, where libraries would end in silence."""

    def write(self, data: Buffer, /) -> int:
        """Write bytes."""
        try:
            return super().write(data)
        except OSError as error:
            closed = "closed by its reader before all was written"
            said = closed if isinstance(error, BrokenPipeError) else error.strerror
            raise OSError(errno.EIO, said, "standard output") from None


def run() -> None:
    """Run the command line; text is UTF-8 whatever the locale says."""
    # A command is short-lived: the default frequency of garbage collection costs a twentieth of its time.
    gc.set_threshold(100_000)
    _open_streams()
    # SIGTERM ends like Ctrl-C: partly written files are removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        # A full disk or a closed pipe at standard output; the requested output was not completely written.
        with suppress(OSError):
            sys.stderr.write(f"xinhui-data: standard output: {error.strerror}\n")
        os._exit(USAGE)


def _open_streams() -> None:
    """Let standard output and error take UTF-8; without a standard output nothing is done."""
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.FileIO(os.devnull, "w"))
    if sys.stdout is None:
        sys.stderr.write("xinhui-data: standard output is closed; open it, or send it away with >/dev/null\n")
        sys.exit(USAGE)
    if not sys.stdout.isatty():
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Output(sys.stdout.fileno(), "wb", closefd=False)))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
