"""Measured results of the checks and of the two readings, read from the documents that record them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xinhui_data.model.home import Home

_VITAL = re.compile(r"([0-9,]+) of ([0-9,]+) faults caught")
_ALL = re.compile(r"^\| all \| ([0-9,]+) \| ([0-9,]+) \| ([0-9.]+%) \|", re.MULTILINE)
_AGREEMENT = re.compile(
    r"of ([0-9]+) choices compared they made ([0-9]+) alike \(([0-9.]+%)\), and corrected for chance "
    r"the agreement is at least ([0-9.]+) in every field\. The ([0-9]+) decisions"
)


@dataclass(frozen=True)
class Measures:
    """Numbers as given in the documents; empty where those are not available, as in an installed package.

    ``faults`` holds faults caught and tried in what is vital, then tried, caught and the share of all;
    ``agreement`` the choices compared, those that both readers made alike, their share, the least agreement beyond
    chance of a field, and the decisions.
    """

    faults: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()


def read_measures(home: Home) -> Measures:
    """Read the numbers from docs/faults.md and README.md, where they are available."""
    faults, readme = (_text(home, name) for name in ("docs/faults.md", "README.md"))
    vital, every, agreement = _VITAL.search(faults), _ALL.search(faults), _AGREEMENT.search(readme)
    return Measures(
        faults=(*vital.groups(), *every.groups()) if vital and every else (),
        agreement=agreement.groups() if agreement else (),
    )


def _text(home: Home, name: str) -> str:
    path = home.root / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""
