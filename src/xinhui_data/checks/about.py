"""What is said of the data set as a whole: identity, texts, licence, date and version, each against a second place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from xinhui_data.checks.bilingual import differing_numbers
from xinhui_data.checks.cells import text_faults
from xinhui_data.model.about import About, parse_about
from xinhui_data.model.files import TooLargeError, read_file
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.tables import form_issues

ABOUT, PROJECT, CHANGES = "data/raw/dataset.toml", "pyproject.toml", "CHANGELOG.md"
FILES = (ABOUT, PROJECT, CHANGES)
# Licences for data by their SPDX identifier, with title and address.
LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": ("Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
# The languages in which every table, column and note is written.
LANGUAGES = ("en", "zh-Hans")
_TEXTS = {
    "title": "English", "title_zh": "Chinese", "description": "English", "description_zh": "Chinese", "contributor": "",
}  # fmt: skip
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?")
_ENTRY = re.compile(r"## ([0-9]+\.[0-9]+\.[0-9]+) \(([0-9]{4}-[0-9]{2}-[0-9]{2})\)")


def check_about(home: Home) -> Iterator[Issue]:
    """Check dataset.toml of a checkout, and that version and date are those of the newest entry of the changelog."""
    texts = {}
    for name in FILES:
        try:
            texts[name] = read_file(home.root / name)
        except (OSError, TooLargeError) as error:
            got = str(getattr(error, "strerror", None) or error)
            yield Issue(name, WHOLE_FILE, "", "file", "a readable file", got, "restore the file")
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
        *_lists(dataset),
        *_release(dataset, changes),
    ):
        yield Issue(ABOUT, _line(about, field), field, rule, wanted, got, fix)


Fault = tuple[str, str, str, str, str]


def _line(text: str, field: str) -> int:
    """Find the line of a field; a field of a table stands below its header."""
    place = re.search(rf"^{re.escape(field.rpartition('.')[2])} *=", text[_table_start(text, field) :], re.MULTILINE)
    return text.count("\n", 0, _table_start(text, field) + place.start()) + 1 if place else WHOLE_FILE


def _table_start(text: str, field: str) -> int:
    table = field.rpartition(".")[0]
    return max(0, text.find(f"[{table}]")) if table else 0


def _texts(dataset: About) -> Iterator[Fault]:
    for field, language in _TEXTS.items():
        for fault in text_faults(getattr(dataset, field), language):
            yield field, *fault
    for stem in ("title", "description"):
        if found := differing_numbers(getattr(dataset, f"{stem}_zh"), getattr(dataset, stem)):
            fix = "bring the two texts together"
            yield f"{stem}_zh", "numbers-agree", f"{found[1]}, as {stem} has, or neither", found[0], fix
    for title, description in (("title", "description"), ("title_zh", "description_zh")):
        if len(getattr(dataset, title)) >= len(getattr(dataset, description)):
            wanted, fix = f"less than the {description} says", "exchange the two, or say more of the data set"
            yield title, "title", wanted, getattr(dataset, title), fix


def _identity(dataset: About, packaging: Mapping[str, Any]) -> Iterator[Fault]:
    """Name, identifier and contributor stand in pyproject.toml as well, so that no slip changes who this is."""
    project = packaging["project"]
    authors = [str(author.get("name")) for author in project.get("authors", ())]
    recorded = str(packaging.get("tool", {}).get("xinhui-data", {}).get("id", ""))
    fix = f"restore it; what is cited never changes. {PROJECT} records it too"
    if dataset.id != recorded:
        yield "id", "identity", f"{recorded or 'nothing'}, as [tool.xinhui-data] of {PROJECT} has", dataset.id, fix
    if dataset.name != project.get("name"):
        yield "name", "identity", f"{project.get('name')}, as {PROJECT} has", dataset.name, fix
    if dataset.contributor not in authors:
        wanted = f"{' or '.join(authors)}, as {PROJECT} has"
        yield "contributor", "identity", wanted, dataset.contributor, "bring the two together"
    if dataset.homepage is not None and not _ADDRESS.fullmatch(dataset.homepage):
        yield "homepage", "address", "an address that begins with https://", dataset.homepage, "correct or delete it"


def _licence(dataset: About, expression: str) -> Iterator[Fault]:
    licence = dataset.licence
    if licence.name not in LICENCES or licence.name not in expression.split(" AND "):
        wanted = f"one of {', '.join(LICENCES)} that {PROJECT} has too ({expression})"
        yield "licence.name", "licence", wanted, licence.name, "correct it here or in pyproject.toml"
        return
    for field, wanted, got in zip(
        ("title", "path"), LICENCES[licence.name], (licence.title, licence.path), strict=True
    ):
        if got != wanted:
            yield f"licence.{field}", "licence", f"{wanted}, that of {licence.name}", got, "copy it"


def _lists(dataset: About) -> Iterator[Fault]:
    for number, word in enumerate(dataset.keywords):
        for fault in text_faults(word):
            yield "keywords", *fault
        if word.casefold() in map(str.casefold, dataset.keywords[:number]):
            yield "keywords", "repeated", "each keyword once", word, "delete it"
    if dataset.languages != LANGUAGES:
        wanted, got = f"{', '.join(LANGUAGES)}, as the tables are written", ", ".join(dataset.languages)
        yield "languages", "languages", wanted, got, "restore the list"
    if not dataset.keywords:
        yield "keywords", "keywords", "at least one keyword", "none", "restore the list"


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
