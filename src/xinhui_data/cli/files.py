"""Commands that write files: export, plot, page."""

from __future__ import annotations

import sys
import warnings
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from xinhui_data.cli.app import PROBLEMS, Project, Replace, command, usage_errors
from xinhui_data.cli.completion import series_names, tables
from xinhui_data.cli.language import language, say


def _wrote(file: Path, detail: str = "") -> None:
    typer.echo(f"{say('wrote', '已写入')} {file}{detail}")


@command()
def export(
    table: Annotated[
        str | None,
        typer.Argument(metavar="TABLE", help="A table; `xinhui-data tables` lists them.", autocompletion=tables),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="csv|parquet|json|xlsx|dta|sav",
            help="The format; by the ending of FILE, or csv.",
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The file to write; standard output if left out.")
    ] = None,
    everything: Annotated[
        Path | None,
        typer.Option("--all", metavar="DIR", help="Write the whole data set in every format: a folder or a .zip file."),
    ] = None,
    partitioned: Annotated[
        Path | None,
        typer.Option("--partitioned", metavar="DIR", help="Write all tables as Parquet, one file a report."),
    ] = None,
    replace: Replace = False,
) -> None:
    """Write a table, or everything in every format.

    A table is written as csv, parquet, json, xlsx, dta (Stata) or sav (SPSS). Everything, with --all, is CSV, Parquet,
    JSON, Excel, SQLite, Data Package, Croissant, SDMX, CSV on the Web, schema.org, Web Annotation, with checksums. What
    is written is whole or not there at all; what exists is kept unless --replace is given. With --all and --partitioned
    even that replaces an unchanged earlier export alone.
    """
    from xinhui_data.api.export import export as export_table
    from xinhui_data.api.export import export_bytes, format_named
    from xinhui_data.api.tables import table_named

    if everything or partitioned:
        _export_all(everything, partitioned, others=(table, format, to), replace=replace)
        return
    if table is None:
        raise typer.BadParameter(
            say("give a TABLE, or --all DIR for everything in every format", "请给出TABLE，或用--all DIR导出全部格式")
        )
    with usage_errors():
        name, chosen = table_named(table), format or (format_named(to) if to else "csv")
        if to is not None:
            _wrote(export_table(name, chosen, to, replace=replace))
            return
        if chosen not in ("csv", "json") and sys.stdout.isatty():
            raise ValueError(
                say(
                    f"{chosen} is not text for a terminal; give a file with --to",
                    f"{chosen}不是文本，不能输出到终端；请用--to指定文件",
                )
            )
        sys.stdout.buffer.write(export_bytes(name, chosen))


def _export_all(
    everything: Path | None, partitioned: Path | None, *, others: tuple[object, ...], replace: bool
) -> None:
    from xinhui_data.api.archive import export_all, export_partitioned

    if any(other is not None for other in others):
        raise typer.BadParameter(
            say(
                "--all and --partitioned write every table; leave out TABLE, --format and --to",
                "--all和--partitioned导出全部数据表；请去掉TABLE、--format和--to",
            )
        )
    typer.echo(say("writing every table ...", "正在导出全部数据表……"), err=True)
    with usage_errors():
        if everything:
            _wrote(export_all(everything, replace=replace))
        if partitioned:
            _wrote(export_partitioned(partitioned, replace=replace))


@command()
def plot(
    name: Annotated[
        str,
        typer.Argument(
            metavar="SERIES", help="A series; `xinhui-data series` lists them.", autocompletion=series_names
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The picture to write: png, svg or pdf.")],
    replace: Replace = False,
) -> None:
    """Draw a series as a picture.

    Intervals are error bars, open ends are arrows, what is not actual is hollow; sources are listed below. Needs
    matplotlib.
    """
    from xinhui_data.api.series import save_plot

    with usage_errors(), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        _wrote(save_plot(name, to, language(), replace=replace))
    if warned:
        said = say("", "未找到中文字体，图中文字为英文；请安装中文字体（如思源黑体）后重试")
        typer.echo(f"xinhui-data: {said or warned[0].message}", err=True)


@command()
def page(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="The file to write, such as book.html.")
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    replace: Replace = False,
    project: Project = None,
) -> None:
    """Write the data book, one page of HTML.

    The page needs nothing else and asks the network for nothing. With --open alone it goes into a temporary file, over
    the one shown before. Exit code 1 when no browser could be started.
    """
    from xinhui_data.api.book import page as write_page
    from xinhui_data.api.book import page_to_look_at

    with usage_errors():
        if to is None and not open_it:
            raise ValueError(
                say("give a file with --to, or show the page with --open", "请用--to指定文件，或用--open打开页面")
            )
        written = write_page(to, project=project, replace=replace) if to else page_to_look_at(project)
        _wrote(written, f" ({written.stat().st_size:,} bytes)")
    if open_it and not webbrowser.open(written.resolve().as_uri()):
        failed = say(f"no browser could be started; open {written} yourself", f"无法启动浏览器；请自行打开{written}")
        typer.echo(f"xinhui-data: {failed}", err=True)
        raise typer.Exit(PROBLEMS)
