"""Issues: what a check found wrong, as values; and their explanation in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

# Rows and fields may be missing; 0 and "" keep issues sortable.
WHOLE_FILE = 0


@dataclass(frozen=True, order=True)
class Issue:
    """One problem: where it is, which rule it breaks, what was expected, what was found, how to fix it.

    ``row`` is the line in the file as an editor counts it, 0 for the file as a whole; ``field`` is empty for a row or
    file as a whole. Issues sort by place.

    Example:
        >>> Issue("data/raw/units.csv", 3, "unit_id", "required", "an identifier", "", "fill it in").place
        'data/raw/units.csv:3 unit_id'
    """

    file: str
    row: int
    field: str
    rule: str
    expected: str
    got: str
    fix: str

    @property
    def place(self) -> str:
        """File, line and field in one short text."""
        line = f":{self.row}" if self.row else ""
        return f"{self.file}{line}{' ' + self.field if self.field else ''}"

    def as_dict(self) -> dict[str, str | int | None]:
        """Give the issue as plain values for JSON, with null for a missing row or field."""
        values = asdict(self)
        return values | {"row": self.row or None, "field": self.field or None}


def sorted_issues(issues: Iterable[Issue]) -> list[Issue]:
    """Sort issues by place and remove repetitions."""
    return sorted(set(issues))


def explain(issues: Iterable[Issue]) -> str:
    """Put issues into words, one paragraph each.

    Example:
        >>> print(explain([Issue("a.csv", 2, "value", "number", "a number", "１２", "type ASCII digits")]))
        a.csv:2 value [number]
          expected: a number
          got:      １２
          fix:      type ASCII digits
    """
    return "\n".join(
        f"{visible(issue.place)} [{issue.rule}]\n"
        f"  expected: {visible(issue.expected)}\n"
        f"  got:      {visible(issue.got) or '(nothing)'}\n"
        f"  fix:      {issue.fix}"
        for issue in issues
    )


def visible(text: str, most: int = 200) -> str:
    r"""Write a text of unknown origin so that it shows on one line of a terminal and does nothing else there.

    Control, direction and lone surrogate characters become escapes; of a very long text the beginning is shown.

    Example:
        >>> visible("a\x1b[2J\u202eb"), visible("长" * 1000).endswith("长… (1000 characters)")
        ('a\\x1b[2J\\u202eb', True)
    """
    shown = text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in shown)
