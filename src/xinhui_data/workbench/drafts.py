"""The draft of a report: its folder with everything that can be guessed from the text."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from xinhui_data.formats.csv_table import csv_bytes
from xinhui_data.model.catalogue import READINGS
from xinhui_data.model.columns import Record, columns_of
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.documents import ReportEntry, document_of_report
from xinhui_data.model.entries import ObservationEntry
from xinhui_data.model.evidence import Anchor, AnchorEntry, CaveatLink, Mention, MentionEntry
from xinhui_data.model.raw import REPORT_FILE, SKELETON_FILE, mention_id
from xinhui_data.model.readings import Decision, PeriodChoice, Reading
from xinhui_data.model.skeleton import mask
from xinhui_data.workbench.guessing import Ledger, guess_ledger
from xinhui_data.workbench.texts import text_record, with_text

GUESSES = "guesses.csv"
_GUESSED = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")


def draft_files(
    data: bytes, report_id: str, entry: Mapping[str, str], shared: Dataset, taken: Sequence[str]
) -> dict[str, bytes]:
    """Make the files of a draft: citation, skeleton, ledger, statements, anchors, and which cells are guesses.

    Args:
        data: the exact text of the report, in UTF-8 with LF line ends.
        report_id: its identifier.
        entry: what report.toml says of it.
        shared: the indicators, subjects, scopes and units of the data set.
        taken: identifiers of observations that other reports have.

    Raises:
        ValueError: if the text is no UTF-8, has CR line ends, or the citation does not fit.
    """
    text = _decoded(data)
    written = "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in entry.items())
    provisional = with_text(written, text_record(data, text, mask(text, [])))
    document = document_of_report(report_id, ReportEntry.model_validate(tomllib.loads(provisional)))
    ledger = guess_ledger(text, document, shared, taken)
    skeleton = mask(text, [*_mentions(report_id, ledger), *_anchors(ledger)])
    files = {
        REPORT_FILE: with_text(written, text_record(data, text, skeleton)).encode("utf-8"),
        SKELETON_FILE: skeleton.encode("utf-8"),
        "mentions.csv": csv_bytes(MentionEntry, ledger.mentions),
        "observations.csv": csv_bytes(ObservationEntry, ledger.observations),
        "anchors.csv": csv_bytes(AnchorEntry, ledger.anchors),
        GUESSES: _guesses(ledger),
    }
    empty: dict[str, type[Record]] = {
        "caveat_links": CaveatLink,
        "classifications": PeriodChoice,
        "decisions": Decision,
    }
    for name in READINGS:
        empty[name] = Reading
    return files | {f"{name}.csv": csv_bytes(record, []) for name, record in empty.items()}


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"the text is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    if odd := [name for sign, name in (("\ufeff", "a byte order mark"), ("\r", "CR line ends")) if sign in text]:
        raise ValueError(f"the text has {' and '.join(odd)}; save it as UTF-8 with LF line ends and no mark")
    return text


def _mentions(report_id: str, ledger: Ledger) -> Iterator[Mention]:
    for row in ledger.mentions:
        values = {column.name: getattr(row, column.name) for column in columns_of(MentionEntry)}
        values["repeats"] = None if row.repeats is None else mention_id(report_id, row.repeats)
        end = row.char_start + len(row.printed)
        yield Mention(mention_id=mention_id(report_id, row.char_start), report_id=report_id, char_end=end, **values)


def _anchors(ledger: Ledger) -> Iterator[Anchor]:
    for row in ledger.anchors:
        yield Anchor(**vars(row), char_end=row.char_start + len(row.word))


def _guesses(ledger: Ledger) -> bytes:
    """List every guessed cell, so that a reader knows what to look at, and what was kept can be counted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("char_start", "printed", "field", "guess", "word"))
    printed = {row.char_start: row.printed for row in ledger.mentions}
    words = {(row.observation_id, row.field.value): row.word for row in ledger.anchors}
    for mention in ledger.mentions:
        writer.writerow((mention.char_start, mention.printed, "role", mention.role, ""))
    for row in ledger.observations:
        for field in _GUESSED:
            guess, word = getattr(row, field), words.get((row.observation_id, field), "")
            writer.writerow(
                (row.char_start, printed.get(row.char_start, ""), field, "" if guess is None else guess, word)
            )
    return out.getvalue().encode("utf-8")
