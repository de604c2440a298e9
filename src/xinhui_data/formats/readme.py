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

_README = ("headline", "findings", "tables", "ledger", "agreement", "faults")
# The blocks of each file, in any order.
BLOCKS = {
    "README.md": _README,
    "README.zh.md": tuple(f"{name}-zh" for name in _README),
    "docs/method.md": ("agreement-by-field",),
}
# What `make mutate` measures is not made anew by every build.
MEASURED = ("faults", "faults-zh")
_END = "<!-- end -->\n"
_BLOCK = re.compile(rf"(<!-- (?:made|measured): ([a-z-]+) -->\n)(.*?){_END}", re.DOTALL)


def fill_blocks(text: str, blocks: Mapping[str, str], file: str) -> str:
    """Put each of these blocks between its markers; nothing else changes.

    Raises:
        ValueError: if a block of the file does not stand there exactly once.
    """
    found = [block[2] for block in _BLOCK.finditer(text)]
    if sorted(found) != sorted(BLOCKS[file]) or text.count(_END) != len(found):
        wanted, got = ", ".join(sorted(BLOCKS[file])), ", ".join(sorted(found)) or "none"
        raise ValueError(
            f"{file}: each block stands once, between its marker and <!-- end -->: {wanted}; found: {got}, with "
            f"{text.count(_END)} ends"
        )
    return _BLOCK.sub(lambda block: f"{block[1]}{blocks.get(block[2], block[3].rstrip(chr(10)))}\n{_END}", text)


def make_blocks(data: Dataset, tally: Tally) -> dict[str, str]:
    """Generate all blocks but those that are measured, each in English and, with ``-zh``, in Chinese."""
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
        for block in (name for name in names if name not in MEASURED):
            name, language = block.removesuffix("-zh"), "zh" if block.endswith("-zh") else "en"
            sentences = [getattr(row, f"finding_{language}") for row in data.rows(Finding)]
            blocks[block] = render(f"readme/{name}.md", language, findings=sentences, **values).rstrip("\n")
    return blocks


def _coefficient(value: Fraction | None) -> str:
    """Round down, so that only full agreement shows as 1.00."""
    return "—" if value is None else f"{floor(value * 100) / 100:.2f}"
