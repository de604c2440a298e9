"""Run the recipes, the text notebook docs/recipes.py, and write its pages and notebooks. `make recipes` runs it.

The cells run in this process, as plain Python: a kernel would bring a server, sockets and a dozen packages, and show
nothing more. jupytext reads the text notebook and writes the notebooks. A cell with ``lang`` is for one language, all
others are for both, so no page can lag behind the other.
"""

from __future__ import annotations

import ast
import contextlib
import io
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parents[1] / "docs"
SOURCE = FOLDER / "recipes.py"
LANGUAGES = ("en", "zh")
# What a cell is to end with an error is tagged so in every notebook.
RAISES = "raises-exception"


@dataclass(frozen=True)
class Result:
    """What a cell shows: its media type and text; of a picture also the name of its file, and its title."""

    media_type: str
    text: str
    file: str = ""
    title: str = ""


def main() -> int:
    """Write every page, notebook and picture that differs."""
    for name, text in made_files().items():
        file = FOLDER / name
        if not file.is_file() or file.read_bytes() != text.encode("utf-8"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
            print(f"recipes: docs/{name} is new")
    return 0


def cells_of(source: Path = SOURCE) -> list[NotebookNode]:
    """Read the cells of the text notebook."""
    import jupytext

    return list(jupytext.read(source, fmt="py:percent").cells)


def made_files(source: Path = SOURCE) -> dict[str, str]:
    """Run the recipes in both languages and give all files made of them, by their names below docs.

    Raises:
        RuntimeError: if a cell that is not tagged so ends with an error.
    """
    every, files = cells_of(source), {}
    for language in LANGUAGES:
        ending = "" if language == "en" else f".{language}"
        cells = [cell for cell in every if cell.metadata.get("lang", language) == language]
        results = list(_run(cells, language))
        files[f"recipes{ending}.md"] = _page(cells, results)
        files[f"recipes{ending}.ipynb"] = _notebook(cells, results)
        files |= {each.file: each.text for shown in results for each in shown if each.file}
    return files


def _run(cells: list[NotebookNode], language: str) -> Iterator[list[Result]]:
    """Run the cells in a folder of their own, one after the other, and give what each shows."""
    import matplotlib as mpl

    mpl.use("agg")
    names: dict[str, Any] = {"__name__": "__main__"}
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        mpl.rc_context({"svg.hashsalt": "recipes"}),
        warnings.catch_warnings(),
    ):
        for cell in cells:
            yield _shown(cell, names, language) if cell.cell_type == "code" else []


def _shown(cell: NotebookNode, names: dict[str, Any], language: str) -> list[Result]:
    printed, value = io.StringIO(), None
    tree = ast.parse(cell.source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(tree, SOURCE.name, "exec"), names)  # noqa: S102
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), SOURCE.name, "eval"), names)  # noqa: S307
    except Exception as error:
        if RAISES not in cell.metadata.get("tags", ()):
            raise RuntimeError(f"recipes, in the cell that begins {cell.source[:60]!r}: {error!r}") from error
        print(f"{type(error).__name__}: {error}", file=printed)
    found = [Result("text/plain", printed.getvalue().rstrip("\n"))] if printed.getvalue() else []
    return found if value is None else [*found, _result(value, f"recipes/{cell.metadata.get('name')}.{language}.svg")]


def _result(value: Any, file: str) -> Result:
    if hasattr(value, "savefig"):
        return Result("image/svg+xml", _svg(value), file, value.get_suptitle())
    if hasattr(value, "to_frame"):
        value = value.to_frame()
    return Result("text/markdown", _table(value)) if hasattr(value, "iterrows") else Result("text/plain", repr(value))


def _svg(figure: Figure) -> str:
    import matplotlib.pyplot as plt

    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _table(frame: pd.DataFrame) -> str:
    """Write a frame as a table in Markdown, without the index where it only counts the rows."""
    import pandas as pd

    if not (isinstance(frame.index, pd.RangeIndex) or frame.index.name is None):
        frame = frame.reset_index()
    rows = [list(frame.columns), ["---"] * len(frame.columns), *frame.itertuples(index=False)]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(value: Any) -> str:
    import pandas as pd

    if pd.isna(value):
        return ""
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|").replace("\n", " ")


def _page(cells: list[NotebookNode], results: list[list[Result]]) -> str:
    parts = []
    for cell, shown in zip(cells, results, strict=True):
        parts.append(cell.source if cell.cell_type == "markdown" else f"```python\n{cell.source}\n```")
        for each in shown:
            match each.media_type:
                case "text/plain":
                    parts.append(f"```text\n{each.text}\n```")
                case "image/svg+xml":
                    parts.append(f"![{each.title}]({each.file})")
                case _:
                    parts.append(each.text)
    return "\n\n".join(parts) + "\n"


def _notebook(cells: list[NotebookNode], results: list[list[Result]]) -> str:
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    made = []
    for number, (cell, shown) in enumerate(zip(cells, results, strict=True), 1):
        if cell.cell_type == "markdown":
            made.append(new_markdown_cell(cell.source, id=f"cell-{number}"))
            continue
        outputs = [new_output("display_data", {each.media_type: each.text}) for each in shown]
        metadata = {"tags": list(cell.metadata["tags"])} if "tags" in cell.metadata else {}
        made.append(new_code_cell(cell.source, id=f"cell-{number}", metadata=metadata, outputs=outputs))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=made, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"


if __name__ == "__main__":
    sys.exit(main())
