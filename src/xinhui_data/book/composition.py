"""Composition of the page: markup, styles, code and data in one file that makes no requests."""

from __future__ import annotations

import zlib
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from xinhui_data.book.content import Content
from xinhui_data.book.embedding import in_base64, inline, json_block, policy
from xinhui_data.book.facts import facts
from xinhui_data.model.catalogue import PROCESSED

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STYLES = ("base", "layout", "charts", "report", "panel", "table", "print")
SCRIPTS = (
    "language", "strings", "elements", "data", "marks", "strips", "headline", "growth", "report", "panel", "columns",
    "table", "findings", "series", "comparisons", "caveats", "codebook", "archive", "files", "layout", "copy", "dropin",
    "main",
)  # fmt: skip
LARGEST_PAGE = 1_000_000  # bytes


def compose(content: Content) -> bytes:
    """Compose the page; the same content gives the same bytes.

    Raises:
        ValueError: if the page is larger than it may be.
    """
    style = "\n".join(_asset(f"style/{name}.css") for name in STYLES)
    # Its licences require that their texts accompany every copy.
    library = f"/*\n{_asset('vendor/LICENCES.txt')}*/\n{_asset('vendor/plot.min.js')}"
    own = "\n".join(_asset(f"script/{name}.js") for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{own}\nstart();\n}})();\n'
    # Plot writes one style element into each picture; its text never changes, so its digest can be allowed.
    of_plot = _asset("vendor/plot.css").strip()
    about = content.descriptor
    parts = {
        "policy": escape(policy([library, script], [style, of_plot])),
        "title": escape(f"{about['title_zh']} · {about['title']}"),
        "description": escape(about["description"]),
        "style": inline("style", style),
        "data": "\n".join(_blocks(content)),
        "library": inline("script", library),
        "script": inline("script", script),
    } | {name: escape(value) for name, value in _counts(content).items()}
    page = _filled(_asset("page.html"), parts).encode("utf-8")
    if len(page) > LARGEST_PAGE:
        raise ValueError(f"the page has {len(page)} bytes, more than {LARGEST_PAGE}; leave out one of its files")
    return page


def _filled(template: str, parts: dict[str, str]) -> str:
    """Fill in each part in one pass, so that the content of a part is never treated as a placeholder."""
    first, *rest = template.split("{{")
    filled = [first]
    for piece in rest:
        name, _, after = piece.partition("}}")
        filled += [parts[name], after]
    return "".join(filled)


def _counts(content: Content) -> dict[str, str]:
    return {
        "observations": str(len(content.records["observations"])),
        "mentions": str(len(content.records["mentions"])),
        "caveats": str(len(content.records["caveats"])),
        "version": content.descriptor["version"],
        "released": content.descriptor["created"][:10],
    }


def _blocks(content: Content) -> list[str]:
    return [
        json_block("facts", facts(content)),
        json_block("tables", {name: content.csv[name].decode("utf-8") for name in PROCESSED}),
        json_block("skeletons", dict(content.skeletons)),
        json_block("parquet", {name: in_base64(zlib.compress(content.parquet[name], 9)) for name in PROCESSED}),
        json_block(
            "others",
            {
                name: (in_base64(data), len(data), sha256(data).hexdigest())
                for name, data in sorted(content.others.items())
            },
        ),
    ]


def _asset(name: str) -> str:
    place: Traversable = files("xinhui_data.book")
    for part in name.split("/"):
        place = place / part
    return place.read_bytes().decode("utf-8")
