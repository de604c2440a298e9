"""The command that writes the data book, or shows it in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from xinhui_data.cli.app import PROBLEMS, Project, app, usage_errors


@app.command()
def page(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The file to write, such as book.html.")
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the file if it exists.")] = False,
    project: Project = None,
) -> None:
    """Write the data book: everything as one page of HTML.

    The page needs nothing else and asks the network for nothing. With --open alone it goes into a temporary file, over
    the one shown before. Exit code 1 when no browser could be started.
    """
    from xinhui_data.api.book import page as write_page
    from xinhui_data.api.book import page_to_look_at

    with usage_errors():
        if to is None and not open_it:
            raise ValueError("give a file with --to, or show the page with --open")
        written = write_page(to, project=project, replace=replace) if to else page_to_look_at(project)
        typer.echo(f"wrote {written} ({written.stat().st_size:,} bytes)")
    if open_it and not webbrowser.open(written.resolve().as_uri()):
        typer.echo(f"xinhui-data: no browser could be started; open {written} yourself", err=True)
        raise typer.Exit(PROBLEMS)
