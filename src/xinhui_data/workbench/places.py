"""Where in the text of a report each problem of its tables is, and what is to be done next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.evidence import MentionEntry
from xinhui_data.model.issues import Issue
from xinhui_data.model.raw import ReportFolder
from xinhui_data.prose.segments import sentences

_OFFSET = re.compile(r"\boffset ([0-9]+)")


class Placed(NamedTuple):
    """A problem with the mention it is about: offset, literal and sentence; -1 and empty where it is about none."""

    offset: int
    printed: str
    sentence: str
    issue: Issue


def placed(report: ReportFolder, issues: Iterable[Issue], text: str | None) -> list[Placed]:
    """Find the mention of each problem, in the order of the text; what is about no mention comes first.

    Args:
        report: the tables of the report.
        issues: the problems of its tables.
        text: of the report; without it the sentence is masked.
    """
    words = text if text is not None else (report.skeleton or b"").decode("utf-8", "replace")
    printed = {row.char_start: row.printed for row in report.data.rows(MentionEntry)}
    starts = {row.observation_id: row.char_start for row in report.data.rows(ObservationEntry)}
    cells = {table.file: dict(table.rows) for table in report.texts.values()}
    found = []
    for issue in issues:
        row = cells.get(issue.file, {}).get(issue.row, {})
        said = row.get("char_start") or row.get("row_id") or _OFFSET.search(f"{issue.expected} {issue.got}")
        offset = starts.get(row.get("observation_id", ""))
        if offset is None and said:
            number = said if isinstance(said, str) else said[1]
            offset = int(number) if number.isdecimal() else None
        if offset is None or offset not in printed:
            found.append(Placed(-1, "", "", issue))
        else:
            found.append(Placed(offset, printed[offset], "".join(_around(words, offset, printed[offset])), issue))
    return sorted(found, key=lambda each: (each.offset, each.issue))


def _around(text: str, start: int, printed: str) -> Iterator[str]:
    """Give the sentence of a literal, with the literal in brackets; of a long one what is near."""
    end = start + len(printed)
    whole = next((each for each in sentences(text) if each.start <= start < each.end), None)
    first, last = (whole.start, whole.end) if whole else (start, end)
    yield "…" if first < start - 40 else ""
    yield text[max(first, start - 40) : start].lstrip()
    yield f"【{printed}】"
    yield text[end : min(last, end + 25)].rstrip()
    yield "…" if last > end + 25 else ""
