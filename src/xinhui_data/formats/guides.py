"""The guides of a project: its README and what stands in docs, in English and Chinese from one template each.

The templates are words about one project, so they are no part of this package: they stand in its folder docs/parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from math import floor
from types import SimpleNamespace
from typing import Any

from xinhui_data.build.agreement import Tally
from xinhui_data.formats.templates import fill
from xinhui_data.formats.words import show_interval, show_value
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.evidence import Mention
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home
from xinhui_data.model.observations import Observation
from xinhui_data.model.story import Headline, Section
from xinhui_data.model.terms import Role
from xinhui_data.model.text import label, meaning, name_of

PARTS = "docs/parts"
_ENDING, _README = ".j2", "README.md"
_SUFFIXES = {"en": "", "zh": ".zh"}


def guide_sources(home: Home) -> dict[str, str]:
    """Name the template of every guide, by the path of the guide; a project may have none."""
    names = sorted(path.name for path in (home.root / PARTS).glob(f"*{_ENDING}"))
    return {guide: f"{PARTS}/{name}" for name in names for guide in _guides_of(name).values()}


def _guides_of(template: str) -> dict[str, str]:
    """Name the guides that are made of a template, by their language.

    Example:
        >>> _guides_of("method.md.j2"), _guides_of("README.md.j2")["zh"]
        ({'en': 'docs/method.md', 'zh': 'docs/method.zh.md'}, 'README.zh.md')
    """
    name, _, kind = template.removesuffix(_ENDING).partition(".")
    folder = "" if template == f"{_README}{_ENDING}" else "docs/"
    return {language: f"{folder}{name}{suffix}.{kind}" for language, suffix in _SUFFIXES.items()}


def make_guides(tables: Dataset, tally: Tally, home: Home) -> dict[str, bytes]:
    """Fill the templates of a project: its guides as they should stand, by their path.

    Raises:
        ValueError: if a template cannot be filled; the message names it.
        OSError: if one cannot be read.
    """
    values, guides = _values(tables, tally), {}
    for source in dict.fromkeys(guide_sources(home).values()):
        template = read_file(home.root / source).decode("utf-8")
        for language, guide in _guides_of(source.removeprefix(f"{PARTS}/")).items():
            suffix = _SUFFIXES[language]
            text = fill(template, source, language, en=language == "en", suffix=suffix, **values)
            guides[guide] = _marked(text, source).encode("utf-8")
    return guides


def _marked(text: str, source: str) -> str:
    """Say behind the first line of what it is made; a comment above a title would hide the title from some readers."""
    first, _, rest = text.partition("\n")
    return f"{first}\n<!-- Made of {source} by `make data`: change that file, not this one. -->\n{rest}"


def _values(tables: Dataset, tally: Tally) -> Mapping[str, Any]:
    """Give what templates may name: the tables, what was counted of readings and ledger, and the words for them."""
    by_id, sections = tables.by_id(Observation), tables.by_id(Section)
    roles = Counter(row.role for row in tables.rows(Mention))
    return {
        "tables": SimpleNamespace(**{name: tables.rows(record) for name, record in PROCESSED.items()}),
        "headlines": [(by_id[row.figure_id], sections[row.section_id].form) for row in tables.rows(Headline)],
        "roles": {role: roles[role] for role in Role if roles[role]},
        "tally": tally,
        "fields": tally.agreements(),
        "coefficient": _coefficient,
        "label": label,
        "meaning": meaning,
        "name_of": name_of,
        "show_value": show_value,
        "show_interval": show_interval,
    }


def _coefficient(value: Fraction | None) -> str:
    """Round down, so that only full agreement shows as 1.00."""
    return "—" if value is None else f"{floor(value * 100) / 100:.2f}"
