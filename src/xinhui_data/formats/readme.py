"""The blocks inside README.md and README.zh.md, generated from the data between marker comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from math import floor

from xinhui_data.build.agreement import Tally
from xinhui_data.formats.templates import render
from xinhui_data.formats.words import show_interval, show_value
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Mention
from xinhui_data.model.observations import Observation
from xinhui_data.model.story import Finding, Form, Headline, Section
from xinhui_data.model.terms import Coverage, Role
from xinhui_data.model.text import label, meaning, name_of

_README = ("headline", "findings", "tables", "ledger", "agreement")
# The blocks of each file, each once.
BLOCKS = {
    "README.md": _README,
    "README.zh.md": tuple(f"{name}-zh" for name in _README),
    "docs/method.md": ("agreement-by-field",),
}

_MARKER = re.compile(r"<!-- (?:made: ([a-z-]+)|(end)) -->\n?")


def fill_blocks(text: str, blocks: Mapping[str, str], file: str) -> str:
    """Put each generated block between its markers; nothing outside them changes.

    Raises:
        ValueError: if a marker names an unknown block, or markers do not alternate.
    """
    parts, kept, name = [], 0, ""
    for marker in _MARKER.finditer(text):
        if bool(marker[2]) is not bool(name):
            raise ValueError(f"{file}: the marker {marker[0].strip()} is out of place; each 'made' needs its own 'end'")
        if marker[1] and marker[1] not in blocks:
            raise ValueError(f"{file}: the marker 'made: {marker[1]}' is unknown; blocks are {', '.join(blocks)}")
        if marker[1]:
            parts.append(text[kept : marker.end()])
        else:
            parts.append(f"{blocks[name]}\n")
            kept = marker.start()
        name = marker[1] or ""
    if name:
        raise ValueError(f"{file}: the marker 'made: {name}' has no 'end'")
    return "".join([*parts, text[kept:]])


def blocks_amiss(text: str, file: str) -> list[str]:
    """Name the blocks that do not stand exactly once in a file, each with how often it does."""
    found = Counter(marker[1] for marker in _MARKER.finditer(text) if marker[1])
    due = {f"made: {name}": 1 for name in BLOCKS[file]} | {"end": len(BLOCKS[file])}
    if file.startswith("README"):
        due |= {"measured: faults": 1, "measured end": 1}
    due = {f"made: {name}": 0 for name in sorted(found)} | due
    counts = {name: text.count(f"<!-- {name} -->\n") for name in due}
    return [f"<!-- {name} --> {count} times, not {due[name]}" for name, count in counts.items() if count != due[name]]


def make_blocks(data: Dataset, tally: Tally) -> dict[str, str]:
    """Generate all blocks, each in English and, with ``-zh``, in Chinese."""
    by_id, roles = data.by_id(Observation), Counter(row.role for row in data.rows(Mention))
    ladders = {row.section_id for row in data.rows(Section) if row.form is Form.LADDER}
    values = {
        "headlines": [by_id[row.figure_id] for row in data.rows(Headline) if row.section_id not in ladders],
        "tables": [(record.table, len(data.rows(record))) for record in PROCESSED.values()],
        "reports": sum(row.coverage is Coverage.COMPLETE for row in data.rows(Document)),
        "roles": {role: roles[role] for role in Role},
        "tally": tally,
        "fields": tally.agreements(),
        "coefficient": _coefficient,
        "label": label,
        "meaning": meaning,
        "name_of": name_of,
        "show_value": show_value,
        "show_interval": show_interval,
    }
    blocks = {}
    for names in BLOCKS.values():
        for block in names:
            name, language = block.removesuffix("-zh"), "zh" if block.endswith("-zh") else "en"
            sentences = [getattr(row, f"finding_{language}") for row in data.rows(Finding)]
            blocks[block] = render(f"readme/{name}.md", language, findings=sentences, **values).rstrip("\n")
    return blocks


def _coefficient(value: Fraction | None) -> str:
    """Round down, so that only full agreement shows as 1.00."""
    return "—" if value is None else f"{floor(value * 100) / 100:.2f}"
