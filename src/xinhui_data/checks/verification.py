"""Verify: whether a text is the report that the figures were read from.

Four levels, from the strongest: the exact text; the same text in another layout; the same figures in the same order;
another text. Only the first two prove that the figures come from this report.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xinhui_data.checks.copies import Copy, digest, without_layout
from xinhui_data.checks.copy_diff import Difference, find_differences
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.skeleton import mask
from xinhui_data.model.terms import Role, Term


class Level(Term):
    """How far a copy matches the report."""

    EXACT = "exact", "the exact text", "文本完全一致"
    LAYOUT = "layout", "the same text in another layout", "文字相同，版式不同"
    FIGURES = "figures", "only the same figures in the same order", "仅数据及其先后顺序相同"
    DIFFERENT = "different", "not the same figures", "数据不同"


@dataclass(frozen=True)
class Verification:
    """What a copy proves about one report.

    ``problems`` are contradictions between the exact text and what is recorded of it; there are none when the data
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


def verify_copy(
    data: bytes, copy: Copy, report: Document, mentions: Sequence[Mention], anchors: Sequence[Anchor], skeleton: str
) -> Verification:
    """Compare a copy with a report.

    Args:
        data: the bytes of the copy.
        copy: the same, decoded.
        report: the report with its recorded digests.
        mentions: the ledger of the report, in order.
        anchors: the words that justify its observations.
        skeleton: the skeleton of the report.
    """
    if hashlib.sha256(data).hexdigest() == report.sha256:
        problems = (*_contradictions(copy.text, mentions, anchors, skeleton), *_wrong_records(data, copy.text, report))
        return Verification(report.document_id, Level.EXACT, (), (), problems)
    if digest(without_layout(copy.text)) == report.layout_sha256:
        remarks = (*copy.remarks, *_layout_remarks(copy, report))
        return Verification(report.document_id, Level.LAYOUT, remarks, (), ())
    # A mention of several numbers, such as a slogan, differs once.
    differences = tuple(dict.fromkeys(find_differences(copy.text, mentions, skeleton)))
    lost = any(d.role in (Role.FIGURE, Role.RESTATED) for d in differences)
    level = Level.DIFFERENT if lost else Level.FIGURES
    remarks = (*copy.remarks, *_lost_words(copy.text, anchors))
    return Verification(report.document_id, level, remarks, differences, ())


def _contradictions(text: str, mentions: Sequence[Mention], anchors: Sequence[Anchor], skeleton: str) -> Iterator[str]:
    for mention in mentions:
        found = text[mention.char_start : mention.char_end]
        if found != mention.printed:
            yield f"{mention.mention_id}: the ledger has {mention.printed!r} where the report prints {found!r}"
    for anchor in anchors:
        found = text[anchor.char_start : anchor.char_end]
        if found != anchor.word:
            yield (
                f"{anchor.observation_id}: the anchor of {anchor.field} is {anchor.word!r} where the report prints "
                f"{found!r}"
            )
    masked = mask(text, [*mentions, *anchors])
    if masked != skeleton:
        offset = next((i for i, (a, b) in enumerate(zip(masked, skeleton, strict=False)) if a != b), len(skeleton))
        yield f"the report masked is not the skeleton: they differ from offset {offset}"


def _lost_words(text: str, anchors: Sequence[Anchor]) -> Iterator[str]:
    """List the words that justify a meaning and occur less often in the copy than in the report."""
    spans = {(anchor.char_start, anchor.word) for anchor in anchors}
    wanted = Counter(word for _, word in spans)
    bare = without_layout(text)
    if lost := sorted(word for word, count in wanted.items() if bare.count(word) < count):
        yield f"words on which the meaning of figures rests are missing or less frequent here: {'、'.join(lost)}"


def _wrong_records(data: bytes, text: str, report: Document) -> Iterator[str]:
    recorded = (report.bytes, report.length, report.layout_sha256)
    found = (len(data), len(text), digest(without_layout(text)))
    for name, got, wanted in zip(("bytes", "length", "layout_sha256"), recorded, found, strict=True):
        if got != wanted:
            yield f"report.toml records {name} {got} where the report has {wanted}"


def _layout_remarks(copy: Copy, report: Document) -> Iterator[str]:
    if digest(copy.text) == report.sha256:
        return
    if digest(copy.text.rstrip("\n")) == report.sha256 or digest(copy.text + "\n") == report.sha256:
        yield "line ends at the end of the file differ"
    elif len(copy.text) == report.length:
        yield "width of punctuation, quotation marks, or kinds of line breaks and spaces differ"
    else:
        yield "line breaks, spaces, heading signs or punctuation differ"
