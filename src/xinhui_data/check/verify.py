"""Verify: whether a text is the report that the figures were read from.

Four levels, from the strongest: the exact text; the same text in another layout; the same figures in the same order;
another text. Only the first two prove that the figures stand in this very report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from xinhui_data.curation.copy import Copy, decode_copy, digest, without_layout
from xinhui_data.curation.skeleton import mask, numeric_offsets
from xinhui_data.vocabulary.evidence import Mention
from xinhui_data.vocabulary.sources import Report
from xinhui_data.vocabulary.terms import Role, Term


class Level(Term):
    """How far a copy is the report."""

    EXACT = "exact", "the exact text", "文本完全一致"
    LAYOUT = "layout", "the same text in another layout", "文字相同，版式不同"
    FIGURES = "figures", "only the same figures in the same order", "仅数据及其次序相同"
    DIFFERENT = "different", "not the same figures", "数据不同"


@dataclass(frozen=True)
class Difference:
    """A figure of the report that a copy does not print alike, or a number that only the copy has.

    ``mention_id`` is empty for a number that only the copy has; ``found`` is empty where the copy has nothing.
    """

    mention_id: str
    role: str
    printed: str
    found: str

    def __str__(self) -> str:
        if not self.mention_id:
            return f"{self.found} stands only in this copy"
        return f"{self.printed} ({self.mention_id}, {self.role}): " + (
            f"here {self.found}" if self.found else "missing"
        )


@dataclass(frozen=True)
class Verification:
    """What a copy proves about one report.

    ``problems`` are contradictions between the exact text and the ledger or skeleton; there are none when the data
    set is sound.
    """

    report_id: str
    level: Level
    remarks: tuple[str, ...]
    differences: tuple[Difference, ...]
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the copy proves the provenance of the figures."""
        return self.level in (Level.EXACT, Level.LAYOUT) and not self.problems

    def as_dict(self) -> dict[str, object]:
        """Give the result as plain values for JSON."""
        return {
            "report_id": self.report_id,
            "level": str(self.level),
            "meaning": self.level.en,
            "holds": self.holds,
            "remarks": list(self.remarks),
            "differences": [vars(difference) for difference in self.differences],
            "problems": list(self.problems),
        }


def verify_copy(data: bytes, report: Report, mentions: Sequence[Mention], skeleton: str) -> Verification:
    """Compare a copy with a report.

    Args:
        data: the bytes of the copy.
        report: the report with its recorded digests.
        mentions: the ledger of the report, in order.
        skeleton: the skeleton of the report.

    Raises:
        ValueError: if the bytes are no text.
    """
    copy = decode_copy(data)
    if hashlib.sha256(data).hexdigest() == report.sha256:
        return Verification(
            report.report_id, Level.EXACT, (), (), tuple(_contradictions(copy.text, mentions, skeleton))
        )
    if digest(without_layout(copy.text)) == report.layout_sha256:
        remarks = (*copy.remarks, *_layout_remarks(copy, report))
        return Verification(report.report_id, Level.LAYOUT, remarks, (), ())
    # A mention of several numbers, such as a slogan, differs once.
    differences = tuple(dict.fromkeys(_differences(copy.text, mentions, skeleton)))
    lost = any(d.role in (Role.FIGURE, Role.RESTATED) for d in differences)
    level = Level.DIFFERENT if lost else Level.FIGURES
    return Verification(report.report_id, level, copy.remarks, differences, ())


def _contradictions(text: str, mentions: Sequence[Mention], skeleton: str) -> Iterator[str]:
    for mention in mentions:
        found = text[mention.char_start : mention.char_end]
        if found != mention.printed:
            yield f"{mention.mention_id}: the ledger has {mention.printed!r} where the report prints {found!r}"
    masked = mask(text, mentions)
    if masked != skeleton:
        offset = next((i for i, (a, b) in enumerate(zip(masked, skeleton, strict=False)) if a != b), len(skeleton))
        yield f"the report masked is not the skeleton: they part at offset {offset}"


def _layout_remarks(copy: Copy, report: Report) -> Iterator[str]:
    if digest(copy.text) == report.sha256:
        return
    if digest(copy.text.rstrip("\n")) == report.sha256 or digest(copy.text + "\n") == report.sha256:
        yield "line ends at the end of the file differ"
    elif len(copy.text) == report.length:
        yield "width of punctuation or kinds of white space differ"
    else:
        yield "line breaks, spaces, heading marks or width of punctuation differ"


def _tokens(text: str) -> list[tuple[int, str]]:
    """Cut a text into runs of numeric characters, each with its offset; copies break lines and set spaces in them."""
    runs: list[tuple[int, str]] = []
    end = 0
    for offset in numeric_offsets(text):
        between = text[end:offset]
        if runs and _continues(runs[-1][1][-1], between, text[offset]):
            start, run = runs[-1]
            runs[-1] = (start, run + between.strip() + text[offset])
        else:
            runs.append((offset, text[offset]))
        end = offset + 1
    return runs


def _continues(before: str, between: str, after: str) -> bool:
    """Say whether two numeric characters belong to one number, given what stands between them."""
    digits = before.isdigit() and after.isdigit()
    if between in (".", "．"):
        return digits
    if between.isspace():
        # 1301.37 亿 and a number cut by a line break go on; two numbers in a row, or 22 首, do not.
        return "\n" in between if digits else not {before, after} & set("双半首最几")
    return not between


def _differences(text: str, mentions: Sequence[Mention], skeleton: str) -> Iterator[Difference]:
    ours, theirs = _tokens(skeleton), _tokens(text)
    matcher = SequenceMatcher(None, [run for _, run in ours], [_narrow(run) for _, run in theirs], autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        found = [run for _, run in theirs[b:b_end]]
        for index, (offset, _) in enumerate(ours[a:a_end]):
            mention = next((m for m in mentions if m.char_start <= offset < m.char_end), None)
            if mention is not None:
                here = found[index] if index < len(found) else ""
                yield Difference(mention.mention_id, str(mention.role), mention.printed, here)
        for run in found[a_end - a :]:
            yield Difference("", "", "", run)


def _narrow(run: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in run)
