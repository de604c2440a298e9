"""Lines for a terminal of any width: Chinese is broken between characters, an identifier or a number never."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

# What stays together: ASCII without a space and the unit behind it, or one other character; with the marks that may
# not begin a line.
_PIECE = re.compile(r"\s+|(?:[!-~]+[年月日万亿元家个项]*|[^!-~\s])[，。；：、！？）》」』”’％—…]*")


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break text into lines of at most this width, unless one piece is longer.

    Example:
        >>> list(wrapped("见 industrial-investment-2023，数据来自江门日报。", 32))
        ['见 industrial-investment-2023，', '数据来自江门日报。']
    """
    for paragraph in text.split("\n"):
        line = ""
        for piece in _PIECE.findall(paragraph):
            if line and cell_len(line + piece.rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += piece if line else piece.lstrip()
        yield line.rstrip()


class Page:
    """Prints headings, lines and tables of two columns, each line as wide as the terminal allows."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)
        self._narrow = self._console.width < 60

    @property
    def width(self) -> int:
        """How many characters fit into a line."""
        return self._console.width

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """Print text in as many lines as it needs."""
        for each in wrapped(text, self.width - indent):
            self._console.print(
                Text(" " * indent + each, style=style), no_wrap=True, overflow="ignore", crop=False, soft_wrap=True
            )

    def card(self, heading: str, lines: Iterable[str], id: str = "") -> None:
        """Print what something is, what is known of it, and its identifier on a line of its own."""
        self.line(heading, "bold")
        for each in lines:
            if each:
                self.line(each, indent=2)
        if id:
            self.line(id, "dim", indent=2)

    def pairs(self, rows: Iterable[tuple[str, str]]) -> None:
        """Print names and what belongs to them side by side; on a narrow terminal below each other."""
        rows = list(rows)
        margin = 2 if self._narrow else max((cell_len(name) for name, _ in rows), default=0) + 2
        for name, text in rows:
            if self._narrow:
                self.line(name, "dim")
                self.line(text, indent=margin)
                continue
            first, *rest = wrapped(text, self.width - margin)
            start = Text(name + " " * (margin - cell_len(name)), style="dim")
            start.append(first, style="not dim")
            self._console.print(start, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
            for each in rest:
                self.line(each, indent=margin)
