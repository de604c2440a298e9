"""The command `xinhui-data`."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from typing import Annotated

import typer

# The commands register themselves when they are imported, in the order of the help.
from xinhui_data.cli import facts, records, texts, files  # isort: skip
from xinhui_data.cli import project, curate  # isort: skip
from xinhui_data.cli.app import USAGE, app, project_app
from xinhui_data.cli.language import say

__all__ = ["app", "curate", "facts", "files", "main", "project", "records", "run", "texts"]
app.add_typer(project_app)


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    """Handle the options before a command."""
    if version:
        import xinhui_data

        typer.echo(f"xinhui_data {xinhui_data.__version__}")
        raise typer.Exit


def run() -> None:
    """Run the command line; text is UTF-8 whatever the locale says."""
    # A command is short-lived: the default frequency of garbage collection costs a twentieth of its time.
    gc.set_threshold(100_000)
    if sys.stdout is None:
        closed = say("standard output is closed; open it, or send it away with >/dev/null", "标准输出已关闭")
        typer.echo(f"xinhui-data: {closed}", err=True)
        sys.exit(USAGE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # SIGTERM ends like Ctrl-C: partly written files are removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # A reader that goes away, as `head` does, ends the command quietly; Windows has no such signal.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        typer.echo(f"xinhui-data: standard output: {error.strerror}", err=True)
        # Without the flush of a normal end, which would fail and say so once more.
        os._exit(USAGE)
