"""Anchors: each field that gives an observation its meaning rests on a word of the report with this meaning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from xinhui_data.model.dataset import Dataset
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.issues import Issue
from xinhui_data.model.statements import Statement
from xinhui_data.model.terms import AnchoredField, Bound, Measure, Role

# The fields in which a word means one thing throughout a report; others (目前, 全市) depend on the sentence.
_ONE_MEANING = (AnchoredField.MEASURE, AnchoredField.STATUS, AnchoredField.BOUND)
# What a word speaks of: who and where, when, or how; no word of a report speaks of two of these.
_KINDS = {AnchoredField.SUBJECT: "place", AnchoredField.SCOPE: "place", AnchoredField.PERIOD: "time"}


def check_evidence(data: Dataset) -> Iterator[Issue]:
    """Check that anchors are complete, that their words have one meaning, and that they stand where they must."""
    anchored = {(row.observation_id, row.field) for row in data.rows(Anchor)}
    statements = {each.id: each for each in data.rows(Statement)}
    for each in statements.values():
        for field in AnchoredField:
            value = value_of(each, field)
            if value and (each.id, field) not in anchored:
                wanted = f"an anchor in anchors.csv for {value}"
                fix = "add the word of the report that states it, with its offset"
                yield data.issue("anchored", each.entry, field.value, wanted, "none", fix)
    years = {
        offset: row
        for row in data.rows(Mention)
        if row.role is Role.PERIOD
        for offset in range(row.char_start, row.char_end)
    }
    figures = {
        offset: row
        for row in data.rows(Mention)
        if row.role is Role.FIGURE
        for offset in range(row.char_start, row.char_end)
    }
    yield from _kinds(data)
    yield from _words(data)
    meanings: dict[tuple[AnchoredField, str], tuple[str, Anchor]] = {}
    for anchor in data.rows(Anchor):
        if anchor.observation_id in statements:
            each = statements[anchor.observation_id]
            yield from _meaning(anchor, value_of(each, anchor.field), meanings, data)
            yield from _place(anchor, each, years, data)
            yield from _own(anchor, each, figures.get(anchor.char_start), data)


def value_of(each: Statement, field: AnchoredField) -> str:
    """Give the value that a word must justify; empty where none is required: undated, a level, or exact."""
    value = each.figure.bound if field is AnchoredField.BOUND else getattr(each.entry, field.value)
    return "" if value in (None, Measure.LEVEL, Bound.EXACT) else str(value)


def _meaning(
    anchor: Anchor, value: str, meanings: dict[tuple[AnchoredField, str], tuple[str, Anchor]], data: Dataset
) -> Iterator[Issue]:
    if not value:
        wanted = "no anchor: the field is empty, a level, or exact"
        yield data.issue("anchored", anchor, "field", wanted, anchor.field.value, "delete the row")
    elif anchor.field in _ONE_MEANING:
        meaning, first = meanings.setdefault((anchor.field, anchor.word), (value, anchor))
        if meaning != value:
            wanted = f"{meaning}, which {anchor.word} means in line {data.place(first)[1]}"
            fix = "correct an anchor or an observation, or choose a longer word that says which is meant"
            yield data.issue("one-meaning", anchor, "word", wanted, value, fix)


def _kinds(data: Dataset) -> Iterator[Issue]:
    """A word that justifies a subject or scope in most places justifies no period elsewhere, and so on."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for anchor in data.rows(Anchor):
        counts[anchor.word][_KINDS.get(anchor.field, "manner")] += 1
    for anchor in data.rows(Anchor):
        usual = max(counts[anchor.word], key=counts[anchor.word].__getitem__)
        if (kind := _KINDS.get(anchor.field, "manner")) != usual:
            wanted = f"a word of {kind}; {anchor.word} is one of {usual} elsewhere"
            fix = "correct the field or the word"
            yield data.issue("one-meaning", anchor, "field", wanted, anchor.word, fix)


def _words(data: Dataset) -> Iterator[Issue]:
    """Anchors that start at one place name one word, so that a word cut short is seen beside the others."""
    first: dict[int, Anchor] = {}
    for anchor in data.rows(Anchor):
        if (word := first.setdefault(anchor.char_start, anchor).word) != anchor.word:
            wanted = f"{word}, as line {data.place(first[anchor.char_start])[1]} has at this place"
            yield data.issue("one-word", anchor, "word", wanted, anchor.word, "write the same word in both lines")


def _own(anchor: Anchor, each: Statement, figure: Mention | None, data: Dataset) -> Iterator[Issue]:
    """What is part of the literal of one figure says nothing of another."""
    if figure and each.mention and figure is not each.mention and anchor.char_end <= figure.char_end:
        wanted = f"a word outside of {figure.printed}, which is another figure"
        fix = "exchange the identifiers, or choose the word that speaks of this figure"
        yield data.issue("inside", anchor, "char_start", wanted, anchor.char_start, fix)


def _place(anchor: Anchor, each: Statement, years: dict[int, Mention], data: Dataset) -> Iterator[Issue]:
    """A bound is part of the literal; and a year that the ledger reads must be the one that the word means."""
    mention = each.mention
    if anchor.field is AnchoredField.BOUND and mention is not None:
        if not mention.char_start <= anchor.char_start < anchor.char_end <= mention.char_end:
            wanted = f"a word within {mention.printed}, from {mention.char_start} to {mention.char_end}"
            yield data.issue("inside", anchor, "char_start", wanted, anchor.char_start, "correct the offset")
    elif anchor.field is AnchoredField.PERIOD:
        got, period = each.entry.time_period or "", years.get(anchor.char_start)
        if period is not None and not got.startswith(period.period or got):
            wanted = f"within {period.period}, as {period.mention_id} reads"
            yield data.issue("stated-period", anchor, "word", wanted, got, "correct anchor, observation or mention")
