"""What is said of the data set as a whole: identity, texts, licence, date and version, each against a second place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from xinhui_data.checks.bilingual import differing_numbers
from xinhui_data.checks.cells import text_faults
from xinhui_data.model.about import LICENCES, About, parse_about
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.tables import form_issues

ABOUT, PROJECT, CHANGES = "data/raw/dataset.toml", "pyproject.toml", "CHANGELOG.md"
FILES = (ABOUT, PROJECT, CHANGES)
_TEXTS = {"title": "English", "title_zh": "Chinese", "description": "English", "description_zh": "Chinese"}
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?")
_ENTRY = re.compile(r"## ([0-9]+\.[0-9]+\.[0-9]+) \(([0-9]{4}-[0-9]{2}-[0-9]{2})\)")


def check_about(home: Home) -> Iterator[Issue]:
    """Check dataset.toml of a checkout, and that version and date are those of the newest entry of the changelog."""
    texts = {}
    for name in FILES:
        try:
            texts[name] = read_file(home.root / name)
        except OSError as error:
            yield Issue(name, WHOLE_FILE, "", "file", "a readable file", str(error.strerror), "restore the file")
    if len(texts) == len(FILES):
        yield from about_issues(texts)


def about_issues(files: Mapping[str, bytes]) -> Iterator[Issue]:
    """Check the bytes of the three files."""
    try:
        about, project, changes = (files[name].decode("utf-8") for name in FILES)
        dataset, packaging = parse_about(about, project), tomllib.loads(project)
    except ValueError as error:
        fix = "correct or restore the file that it names"
        yield Issue(ABOUT, WHOLE_FILE, "", "dataset", "what is said of the data set", str(error), fix)
        return
    yield from form_issues(about, ABOUT)
    if about.endswith("\n\n"):
        yield Issue(
            ABOUT, about.count("\n"), "", "line-ends", "one line end at the end", "more", "delete the blank line"
        )
    for field, rule, wanted, got, fix in (
        *_texts(dataset),
        *_identity(dataset, packaging),
        *_licence(dataset, str(packaging["project"].get("license", ""))),
        *_keywords(dataset),
        *_release(dataset, changes),
    ):
        yield Issue(ABOUT, _line(about, field), field, rule, wanted, got, fix)


Fault = tuple[str, str, str, str, str]


def _line(text: str, field: str) -> int:
    place = re.search(rf"^{field} *=", text, re.MULTILINE)
    return text.count("\n", 0, place.start()) + 1 if place else WHOLE_FILE


def _texts(dataset: About) -> Iterator[Fault]:
    for field, language in _TEXTS.items():
        for fault in text_faults(getattr(dataset, field), language):
            yield field, *fault
    for stem in ("title", "description"):
        if found := differing_numbers(getattr(dataset, f"{stem}_zh"), getattr(dataset, stem)):
            fix = "bring the two texts together"
            yield f"{stem}_zh", "numbers-agree", f"{found[1]}, as {stem} has, or neither", found[0], fix


def _identity(dataset: About, packaging: Mapping[str, Any]) -> Iterator[Fault]:
    """The identifier stands in pyproject.toml as well, so that no slip changes what is cited."""
    recorded = str(packaging.get("tool", {}).get("xinhui-data", {}).get("id", ""))
    if dataset.id != recorded:
        wanted = f"{recorded or 'nothing'}, as [tool.xinhui-data] of {PROJECT} has"
        yield "id", "identity", wanted, dataset.id, "restore it; what is cited never changes"
    if dataset.homepage is not None and not _ADDRESS.fullmatch(dataset.homepage):
        yield "homepage", "address", "an address that begins with https://", dataset.homepage, "correct or delete it"


def _licence(dataset: About, expression: str) -> Iterator[Fault]:
    name = dataset.licence.name
    if name not in LICENCES or name not in expression.split(" AND "):
        wanted = f"one of {', '.join(LICENCES)} that {PROJECT} has too ({expression})"
        yield "licence", "licence", wanted, name, "correct it here or in pyproject.toml"


def _keywords(dataset: About) -> Iterator[Fault]:
    for word in dataset.keywords:
        for fault in text_faults(word):
            yield "keywords", *fault


def _release(dataset: About, changes: str) -> Iterator[Fault]:
    """The newest entry of the changelog says which version this is and since when."""
    heading = next((line for line in changes.splitlines() if line.startswith("## ")), "")
    entry = _ENTRY.fullmatch(heading)
    if entry is None:
        wanted = f"a newest entry of {CHANGES} such as ## 1.5.0 (2026-11-25)"
        yield "released", "changelog", wanted, heading or "no entry", "add the entry, or write it so"
        return
    fix = f"bring {PROJECT}, {ABOUT} and {CHANGES} together"
    if dataset.version != entry[1]:
        yield "version", "changelog", f"{entry[1]} in {PROJECT}, as {CHANGES} begins", dataset.version, fix
    if dataset.released.isoformat() != entry[2]:
        yield "released", "changelog", f"{entry[2]}, as {CHANGES} has for {entry[1]}", str(dataset.released), fix
