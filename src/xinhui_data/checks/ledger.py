"""The ledger: every numeric character of a report is in exactly one mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from xinhui_data.checks.nearness import check_nearness
from xinhui_data.model.copies import LARGEST_COPY, digest
from xinhui_data.model.curated import Curated
from xinhui_data.model.dimensions import Report
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.files import TooLargeError, read_at_most
from xinhui_data.model.home import Home
from xinhui_data.model.issues import WHOLE_FILE, Issue
from xinhui_data.model.skeleton import MASK, mask, numeric_offsets
from xinhui_data.model.tables import Row

# A run of the report this long is a sentence, not a figure with the word that goes with it.
_SENTENCE = 20
_TEXT = re.compile(f"[^{MASK}\\n]{{{_SENTENCE},}}")


def check_ledgers(curated: Curated, home: Home) -> Iterator[Issue]:
    """Audit the ledger of each report on its skeleton, when all tables can be read."""
    if not curated.readable:
        return
    known = set()
    for report in (row.record for row in curated.reports):
        path = home.skeletons / f"{report.report_id}.txt"
        known.add(path)
        try:
            skeleton = read_at_most(path, LARGEST_COPY)
        except (OSError, TooLargeError) as error:
            yield _unusable(home.name(path), str(getattr(error, "strerror", error)))
        else:
            yield from check_ledger(report, skeleton, curated, home.name(path))
    for path in sorted(_files(home.skeletons) - known):
        yield Issue(
            home.name(path),
            WHOLE_FILE,
            "",
            "stray-file",
            "a skeleton of a report in reports.csv",
            path.name,
            "delete it, or add its report",
        )


def check_ledger(report: Report, skeleton: bytes, curated: Curated, file: str) -> Iterator[Issue]:
    """Audit the ledger and the anchors of one report on its skeleton, the bytes of ``file``."""
    mentions, anchors = curated.mentions_in(report.report_id), curated.anchors_in(report.report_id)
    yield from _order(mentions, curated.texts["mentions"].file)
    try:
        text = skeleton.decode("utf-8")
    except UnicodeDecodeError as error:
        yield _unusable(file, f"byte 0x{skeleton[error.start]:02x} at {error.start}")
        return
    if odd := [name for sign, name in (("\ufeff", "a byte order mark"), ("\r", "CR line ends")) if sign in text]:
        yield Issue(file, WHOLE_FILE, "", "skeleton", "UTF-8 with LF line ends", " and ".join(odd), "save it so")
        return
    yield from _skeleton(text, curated.kept_in(report.report_id), report, file)
    yield from _coverage(text, mentions, curated.texts["mentions"].file)
    yield from _words(text, anchors, curated.texts["anchors"].file)
    yield from check_nearness(text, anchors, curated)


def _unusable(file: str, got: str) -> Issue:
    mend = "produce it from the report with `xinhui-data mask`"
    return Issue(file, WHOLE_FILE, "", "skeleton", "a skeleton in UTF-8", got, mend)


def _files(folder: Path) -> set[Path]:
    return set(folder.iterdir()) if folder.is_dir() else set()


def _order(mentions: list[Row[Mention]], file: str) -> Iterator[Issue]:
    end = 0
    for row in mentions:
        mention = row.record
        if mention.char_end <= mention.char_start:
            yield Issue(
                file,
                row.line,
                "char_end",
                "span",
                f"more than {mention.char_start}",
                str(mention.char_end),
                "count the offsets again",
            )
        if mention.char_start < end:
            yield Issue(
                file,
                row.line,
                "char_start",
                "order",
                f"at least {end}, after the previous mention",
                str(mention.char_start),
                "sort the rows by offset and remove the overlap",
            )
        end = max(end, mention.char_end)
        wanted = f"{mention.report_id}-{mention.char_start:04d}"
        if mention.mention_id != wanted:
            yield Issue(
                file,
                row.line,
                "mention_id",
                "identifier",
                wanted,
                mention.mention_id,
                "build it from report and offset",
            )


def _skeleton(skeleton: str, kept: list[Mention | Anchor], report: Report, file: str) -> Iterator[Issue]:
    if len(skeleton) != report.length:
        yield Issue(
            file,
            WHOLE_FILE,
            "",
            "length",
            f"{report.length} characters",
            f"{len(skeleton)} characters",
            "produce it again with `xinhui-data mask`",
        )
    if (found := digest(skeleton)) != report.skeleton_sha256:
        yield Issue(
            file,
            WHOLE_FILE,
            "",
            "skeleton-digest",
            f"SHA-256 {report.skeleton_sha256}, as in reports.csv",
            found,
            "restore it, or produce it again with `xinhui-data mask` and record its digest",
        )
    masked = mask(skeleton, kept)
    for offset, (got, wanted) in enumerate(zip(skeleton, masked, strict=True)):
        if got != wanted:
            line = skeleton.count("\n", 0, offset) + 1
            yield Issue(
                file,
                line,
                "",
                "unmasked",
                f"{MASK} at offset {offset}",
                got,
                "produce it again with `xinhui-data mask`: a skeleton contains no prose",
            )


def _words(skeleton: str, anchors: list[Row[Anchor]], file: str) -> Iterator[Issue]:
    for row in anchors:
        anchor = row.record
        found = skeleton[anchor.char_start : anchor.char_end]
        if found != anchor.word:
            mend = "correct the word or its offsets, then produce the skeleton again"
            yield Issue(file, row.line, "word", "word-in-place", found, anchor.word, mend)
    for run in _TEXT.finditer(skeleton):
        wanted, got = f"less than {_SENTENCE} characters in a row", f"{len(run[0])} from offset {run.start()}"
        yield Issue(file, WHOLE_FILE, "", "prose", wanted, got, "choose shorter or other words: no text is kept")


def _coverage(skeleton: str, mentions: list[Row[Mention]], file: str) -> Iterator[Issue]:
    covered: dict[int, int] = {}
    numeric = numeric_offsets(skeleton)
    for row in mentions:
        mention = row.record
        found = skeleton[mention.char_start : mention.char_end]
        if mention.char_end > len(skeleton):
            yield Issue(
                file,
                row.line,
                "char_end",
                "range",
                f"at most {len(skeleton)}",
                str(mention.char_end),
                "count the offsets again",
            )
        elif found != mention.printed:
            yield Issue(
                file,
                row.line,
                "printed",
                "literal-in-place",
                found,
                mention.printed,
                "correct the literal or its offsets",
            )
        for offset in range(mention.char_start, min(mention.char_end, len(skeleton))):
            covered[offset] = covered.get(offset, 0) + 1
        if not any(offset in covered for offset in numeric if mention.char_start <= offset < mention.char_end):
            yield Issue(
                file,
                row.line,
                "printed",
                "numeric",
                "a numeric character",
                mention.printed,
                "remove the row: a mention contains a number",
            )
    for offset in numeric:
        if covered.get(offset, 0) != 1:
            yield Issue(
                file,
                WHOLE_FILE,
                "",
                "completeness",
                f"exactly one mention over {skeleton[offset]!r} at offset {offset}",
                f"{covered.get(offset, 0)} mentions",
                "add the mention that is missing, or remove one",
            )
