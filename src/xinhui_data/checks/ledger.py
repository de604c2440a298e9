"""The ledger: every numeric character of a report is in exactly one mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from xinhui_data.checks.copies import digest
from xinhui_data.checks.nearness import check_nearness
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.raw import ReportFolder
from xinhui_data.model.skeleton import MASK, mask, numeric_offsets

# A run of the report this long is a sentence, not a figure with the word that goes with it.
_SENTENCE = 20
_TEXT = re.compile(f"[^{MASK}\\n]{{{_SENTENCE},}}")
_AGAIN = "produce it from the report with `xinhui-data project mask`"


def check_ledger(report: ReportFolder) -> Iterator[Issue]:
    """Audit the ledger and the anchors of one report on its skeleton."""
    yield from _order(report.data)
    file = report.skeleton_file
    try:
        skeleton = "" if report.skeleton is None else report.skeleton.decode("utf-8")
    except UnicodeDecodeError:
        skeleton = ""
    if not skeleton:
        got = "no such file" if report.skeleton is None else "other bytes, or none"
        yield Issue(file, WHOLE_FILE, "", "skeleton", "a skeleton in UTF-8", got, _AGAIN)
        return
    if odd := [name for sign, name in (("\ufeff", "a byte order mark"), ("\r", "CR line ends")) if sign in skeleton]:
        yield Issue(file, WHOLE_FILE, "", "skeleton", "UTF-8 with LF line ends", " and ".join(odd), "save it so")
        return
    if report.document is not None:
        yield from _digests(skeleton, report.document, file)
    yield from _masked(skeleton, report.data, file)
    yield from _coverage(skeleton, report.data, file)
    yield from _words(skeleton, report.data, file)
    yield from check_nearness(skeleton, report.data)


def _order(data: Dataset) -> Iterator[Issue]:
    end = 0
    for mention in data.rows(Mention):
        if mention.char_start < end:
            wanted, fix = f"at least {end}, after the previous mention", "sort the rows and remove the overlap"
            yield data.issue("order", mention, "char_start", wanted, mention.char_start, fix)
        end = max(end, mention.char_end)


def _digests(skeleton: str, document: Document, file: str) -> Iterator[Issue]:
    if len(skeleton) != document.length:
        wanted, got = f"{document.length} characters", f"{len(skeleton)} characters"
        yield Issue(file, WHOLE_FILE, "", "length", wanted, got, _AGAIN)
    if (found := digest(skeleton)) != document.skeleton_sha256:
        wanted = f"SHA-256 {document.skeleton_sha256}, as in report.toml"
        yield Issue(file, WHOLE_FILE, "", "skeleton-digest", wanted, found, f"restore it, or {_AGAIN}")


def _masked(skeleton: str, data: Dataset, file: str) -> Iterator[Issue]:
    masked = mask(skeleton, [*data.rows(Mention), *data.rows(Anchor)])
    for offset, (got, wanted) in enumerate(zip(skeleton, masked, strict=True) if skeleton != masked else ()):
        if got != wanted:
            line = skeleton.count("\n", 0, offset) + 1
            fix = f"{_AGAIN}: a skeleton contains no prose"
            yield Issue(file, line, "", "unmasked", f"{MASK} at offset {offset}", got, fix)


def _words(skeleton: str, data: Dataset, file: str) -> Iterator[Issue]:
    for anchor in data.rows(Anchor):
        found = skeleton[anchor.char_start : anchor.char_end]
        if found != anchor.word:
            fix = "correct the word or its offset, then produce the skeleton again"
            yield data.issue("word-in-place", anchor, "word", found, anchor.word, fix)
    for run in _TEXT.finditer(skeleton):
        wanted, got = f"less than {_SENTENCE} characters in a row", f"{len(run[0])} from offset {run.start()}"
        yield Issue(file, WHOLE_FILE, "", "prose", wanted, got, "choose shorter or other words: no text is kept")


def _coverage(skeleton: str, data: Dataset, file: str) -> Iterator[Issue]:
    covered: Counter[int] = Counter()
    numeric = set(numeric_offsets(skeleton))
    for mention in data.rows(Mention):
        found, span = skeleton[mention.char_start : mention.char_end], range(mention.char_start, mention.char_end)
        if found != mention.printed:
            fix = "correct the literal or its offset"
            yield data.issue("literal-in-place", mention, "printed", found, mention.printed, fix)
        covered.update(span)
        if numeric.isdisjoint(span):
            fix = "remove the row: a mention contains a number"
            yield data.issue("numeric", mention, "printed", "a numeric character", mention.printed, fix)
    for offset in sorted(numeric):
        if covered[offset] != 1:
            wanted = f"exactly one mention over {skeleton[offset]!r} at offset {offset}"
            fix = "add the mention that is missing, or remove one"
            yield Issue(file, WHOLE_FILE, "", "completeness", wanted, f"{covered[offset]} mentions", fix)
