"""The command `xinhui-data`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Annotated

import typer

# The commands register themselves when they are imported, in the order of the help.
from xinhui_data.cli import asking, opening, proving
from xinhui_data.cli.app import USAGE, app

__all__ = ["app", "asking", "main", "opening", "proving", "run"]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    """Handle what stands before a command."""
    if version:
        import xinhui_data

        typer.echo(f"xinhui_data {xinhui_data.__version__}")
        raise typer.Exit


def run() -> None:
    """Run the command line; text is UTF-8 whatever the locale says."""
    # A command is short-lived: looking for garbage as often as by default costs a twentieth of its time.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # A polite request to stop ends like Ctrl-C: what was being written is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except OSError as error:
        # A full disk or a closed pipe behind standard output; what was asked for was not wholly written.
        sys.stderr.write(f"xinhui-data: standard output: {error.strerror}\n")
        os._exit(USAGE)
