"""Composition of the page: markup, styles, code and data in one file that makes no requests."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from xinhui_data.book.embedding import inline, json_block, policy
from xinhui_data.book.fact_index import index_values
from xinhui_data.book.facts import facts
from xinhui_data.formats.archive import zip_bytes
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dataset import read_published
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home
from xinhui_data.model.story import Form

STYLES = ("base", "layout", "charts", "report", "panel", "table", "print")
SCRIPTS = (
    "language", "strings", "elements", "data", "marks", "strips", "headline", "report", "panel", "columns", "search",
    "table", "series", "findings", "comparisons", "caveats", "codebook", "files", "layout", "copy", "dropin", "main",
)  # fmt: skip
LARGEST_PAGE = 1_000_000  # bytes


def compose(home: Home, others: Mapping[str, bytes] | None = None) -> bytes:
    """Compose the page of the published files of a home; the same files give the same bytes.

    Everything in one file, as CSV or as given, is left out of a page that would be larger than a megabyte with it.

    Args:
        home: where the data are.
        others: zipped files of the whole data set to offer, such as a workbook, by name.

    Raises:
        FileNotFoundError: if nothing has been built.
        ValueError: if a published file cannot be used.
    """
    folder = home.processed
    if not (folder / "datapackage.json").is_file():
        raise FileNotFoundError(f"no tables in {folder}: run `make data` in a checkout, or install the package again")
    about = json.loads(read_file(folder / "datapackage.json"))
    records = read_published(folder, *PROCESSED.values())
    tables = {f"{name}.csv": read_file(folder / f"{name}.csv") for name in PROCESSED}
    whole = {"xinhui_data-csv.zip": zip_bytes(tables), **(others or {})}
    blocks = {
        "facts": facts(about, records),
        "index": index_values(records),
        "tables": {name.removesuffix(".csv"): data.decode("utf-8") for name, data in tables.items()},
        "skeletons": {name: read_file(home.skeleton(name)).decode("utf-8") for name in home.report_ids()},
        "whole": {name: b64encode(data).decode("ascii") for name, data in whole.items()},
    }
    page = _page(blocks, about)
    return page if len(page) <= LARGEST_PAGE else _page(blocks | {"whole": {}}, about)


def _page(blocks: Mapping[str, Any], about: dict[str, Any]) -> bytes:
    style = "\n".join(_asset(f"style/{name}.css") for name in STYLES)
    # Its licences require that their texts accompany every copy.
    library = f"/*\n{_asset('vendor/LICENCES.txt')}*/\n{_asset('vendor/plot.min.js')}"
    own = "\n".join(_asset(f"script/{name}.js") for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{own}\nstart();\n}})();\n'
    # Plot writes one style element into each picture; its text never changes, so its digest can be allowed.
    of_plot = _asset("vendor/plot.css").strip()
    parts = {
        "policy": escape(policy([library, script], [style, of_plot])),
        "style": inline("style", style),
        "data": "\n".join(json_block(name, value) for name, value in blocks.items()),
        "library": inline("script", library),
        "script": inline("script", script),
    } | {name: escape(words) for name, words in _words(about).items()}
    # Each part is filled in once, so that what it holds is never treated as a place for another.
    return re.sub(r"\{\{(\w+)\}\}", lambda place: parts[place[1]], _asset("page.html")).encode("utf-8")


def _words(about: dict[str, Any]) -> dict[str, str]:
    """Give what the markup says of these data: the opening of the story, or title and description of the data set."""
    opening: dict[str, str] = next((row for row in about.get("story", []) if row["form"] == Form.OPENING), {})
    return {
        "title_en": about["title"],
        "title_zh": about["title_zh"],
        "description": about["description"],
        "heading_en": opening.get("title_en", about["title"]),
        "heading_zh": opening.get("title_zh", about["title_zh"]),
        "lead_en": opening.get("lead_en", about["description"]),
        "lead_zh": opening.get("lead_zh", about["description_zh"]),
        "version": about["version"],
        "released": about["created"][:10],
    }


def _asset(name: str) -> str:
    return files("xinhui_data.book").joinpath(*name.split("/")).read_bytes().decode("utf-8")
