"""The ledger: every numeric character of a report lies in exactly one mention."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xinhui_data.curation.curated import Curated
from xinhui_data.curation.home import Home
from xinhui_data.curation.skeleton import MASK, mask, numeric_offsets
from xinhui_data.curation.tables import Row
from xinhui_data.vocabulary.evidence import Mention
from xinhui_data.vocabulary.issues import WHOLE_FILE, Issue
from xinhui_data.vocabulary.sources import Report


def check_ledgers(curated: Curated, home: Home) -> Iterator[Issue]:
    """Audit the ledger of each report on its skeleton, when all tables can be read."""
    if not curated.readable:
        return
    file = curated.texts["mentions"].file
    known = set()
    for report in (row.record for row in curated.reports):
        path = home.skeletons / f"{report.report_id}.txt"
        known.add(path)
        mentions = [row for row in curated.mentions if row.record.report_id == report.report_id]
        yield from _order(mentions, file)
        try:
            skeleton = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield Issue(
                home.name(path),
                WHOLE_FILE,
                "",
                "skeleton",
                "a skeleton in UTF-8",
                str(error),
                "make it from the report with `xinhui-data mask`",
            )
            continue
        if odd := [
            name for sign, name in (("\ufeff", "a byte order mark"), ("\r", "CR line ends")) if sign in skeleton
        ]:
            yield Issue(
                home.name(path), WHOLE_FILE, "", "skeleton", "UTF-8 with LF line ends", " and ".join(odd), "save it so"
            )
            continue
        yield from _skeleton(skeleton, mentions, report, home.name(path))
        yield from _coverage(skeleton, mentions, file)
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
                f"at least {end}, behind the mention before",
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


def _skeleton(skeleton: str, mentions: list[Row[Mention]], report: Report, file: str) -> Iterator[Issue]:
    if len(skeleton) != report.length:
        yield Issue(
            file,
            WHOLE_FILE,
            "",
            "length",
            f"{report.length} characters",
            f"{len(skeleton)} characters",
            "make it anew with `xinhui-data mask`",
        )
    masked = mask(skeleton, (row.record for row in mentions))
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
                "make it anew with `xinhui-data mask`: a skeleton holds no prose",
            )


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
                "remove the row: a mention holds a number",
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
