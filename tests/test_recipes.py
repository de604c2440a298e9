"""The recipes: their pages and notebooks are what the code gives today, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import xinhui_data as xd
from tests.conftest import ROOT
from tools.recipes import FOLDER, LANGUAGES, cells_of, made_files

pytestmark = pytest.mark.slow
PAGES = ("recipes.md", "recipes.zh.md")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return made_files()


def words_of(svg: str) -> list[str]:
    """Give the words and numbers of a picture: where a line ends may differ between releases of matplotlib."""
    return re.findall(r"<text [^>]*>([^<]+)</text>", svg)


def told(name: str, text: str) -> Any:
    """Give what a reader sees of a file."""
    if name.endswith(".svg"):
        return words_of(text)
    if name.endswith(".ipynb"):
        notebook = json.loads(text)
        for cell in notebook["cells"]:
            for output in cell.get("outputs", ()):
                output["data"] = {kind: words_of("".join(shown)) if "svg" in kind else shown
                                  for kind, shown in output["data"].items()}  # fmt: skip
        return notebook
    return text


def test_pages_notebooks_and_pictures_are_what_the_recipes_give(made: dict[str, str]) -> None:
    for name, text in made.items():
        committed = (FOLDER / name).read_text(encoding="utf-8") if (FOLDER / name).is_file() else ""
        assert told(name, text) == told(name, committed), f"docs/{name} is stale: run `make recipes`"
    pictures = {f"recipes/{file.name}" for file in (FOLDER / "recipes").iterdir()}
    assert pictures == {name for name in made if name.endswith(".svg")}


def test_what_one_language_says_the_other_says_too() -> None:
    languages = [cell.metadata["lang"] for cell in cells_of() if "lang" in cell.metadata]

    assert languages == list(LANGUAGES) * (len(languages) // 2)


def test_the_picture_shows_intervals_source_and_caveat(made: dict[str, str]) -> None:
    for language, interval in (("en", "more than 100"), ("zh", "超过1000")):
        words = " ".join(words_of(made[f"recipes/gdp.{language}.svg"]))
        assert interval in words
        assert xd.load("caveats", caveat_id="gdp-threshold-only")[f"caveat_{language}"].iloc[0] in words
        assert xd.load("documents", document_id="jmd-2024-01")[f"publisher_{language}"].iloc[0] in words


def test_a_cell_that_fails_is_named(tmp_path: Path) -> None:
    source = tmp_path / "recipes.py"
    source.write_text('# %% tags=["raises-exception"]\n1 / 0\n\n# %%\n2 / 0\n', encoding="utf-8")

    with pytest.raises(RuntimeError, match=r"begins '2 / 0': ZeroDivisionError"):
        made_files(source)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")

    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (FOLDER / target).exists(), target
    assert re.search(r"^recipes: ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
