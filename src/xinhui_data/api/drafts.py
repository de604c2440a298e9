"""Begin the raw tables of a report from its text."""

from __future__ import annotations

import re
from pathlib import Path

from xinhui_data.checks.copies import LARGEST_COPY
from xinhui_data.formats.atomic import replace_all
from xinhui_data.model.columns import IDENTIFIER
from xinhui_data.model.entries import ExternalEntry, ObservationEntry
from xinhui_data.model.files import read_file
from xinhui_data.model.home import project_home
from xinhui_data.model.periods import edtf_bounds
from xinhui_data.model.raw import Raw
from xinhui_data.workbench.drafts import draft_files


def new_report(
    file: str | Path,
    report_id: str,
    *,
    publisher: str,
    date: str,
    title: str | None = None,
    author: str = "?",
    language: str = "zh-Hans",
    project: str | Path | None = None,
) -> Path:
    """Begin a report: write the draft of its raw tables, with everything that can be guessed from its text.

    The draft is a folder in data/raw/drafts: citation and digests, skeleton, a ledger with every numeric expression,
    a statement for each figure of which the words name an indicator, and the words that say so. All of it is a guess,
    listed in guesses.csv, for two readers to correct. Nothing of a draft is published; when it is complete, its folder
    moves to data/raw/reports.

    Args:
        file: the exact text of the report, in UTF-8 with LF line ends. No sentence of it is kept.
        report_id: an identifier for it, such as jmd-2025-01.
        publisher: who published it, as printed.
        date: when, in EDTF: 2025-01-20, or [2025-01-15..2025-01-31] where the day is not known.
        title: as printed; by default the first line of the text.
        author: as printed; ? where there is none.
        language: a BCP 47 tag.
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.

    Returns:
        The folder of the draft.

    Raises:
        FileExistsError: if there is a report or a draft of this identifier.
        ValueError: if the identifier, the date or the text cannot be used.
        OSError: if there is no checkout, or a file cannot be read or written; then nothing is changed.
    """
    home = project_home(project)
    if not re.fullmatch(IDENTIFIER, report_id):
        wanted = "lower-case letters and digits in groups joined by hyphens, such as jmd-2025-01"
        raise ValueError(f"--id: {report_id!r} is no identifier; expected {wanted}")
    if report_id in (*home.report_ids(), *home.draft_ids()):
        raise FileExistsError(
            f"{home.name(home.report_folder(report_id))} exists; choose another --id, or go on with it"
        )
    try:
        edtf_bounds(date)
    except ValueError as error:
        wanted = "a day such as 2025-01-20, or bounds such as [2025-01-15..2025-01-31]"
        raise ValueError(f"--date: {error}; expected {wanted}") from None
    data, raw = read_file(Path(file), LARGEST_COPY), Raw(home)
    taken = [row.observation_id for report in raw.reports() for row in report.data.rows(ObservationEntry)]
    taken += [row.observation_id for row in raw.shared.data.rows(ExternalEntry)]
    first_line = data.decode("utf-8", "replace").lstrip("\n# ").split("\n", 1)[0].strip()
    entry = {
        "title_zh": title or first_line[:60],
        "title_en": "?",
        "publisher_zh": publisher,
        "publisher_en": "?",
        "author_zh": author,
        "date_edtf": date,
        "date_basis_en": "Not stated.",
        "language": language,
    }
    files = draft_files(data, report_id, entry, raw.shared.data, taken)
    folder = home.drafts / report_id
    replace_all({folder: files})
    return folder
