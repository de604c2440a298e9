"""Build the published files from the raw tables; mask a report."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.checks import CheckReport, Step, raw_steps
from xinhui_data.api.collection import paused_collection
from xinhui_data.api.names import unknown
from xinhui_data.checks.about import check_about
from xinhui_data.checks.copies import LARGEST_COPY
from xinhui_data.checks.raw import check_raw
from xinhui_data.formats.atomic import replace_all
from xinhui_data.formats.outputs import make_outputs
from xinhui_data.model.about import read_about
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home, project_home
from xinhui_data.model.issues import sorted_issues
from xinhui_data.model.raw import REPORT_FILE, Raw
from xinhui_data.model.skeleton import mask
from xinhui_data.workbench.texts import text_record, with_text


@dataclass(frozen=True)
class BuildReport:
    """The result of a build: the checks of the raw tables, the rows of each table, which outputs changed."""

    checked: CheckReport
    rows: dict[str, int]
    changed: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the raw tables had no problems and the outputs were written."""
        return self.checked.ok


@paused_collection()
def build_data(project: str | Path | None = None, on_step: Callable[[Step], None] | None = None) -> BuildReport:
    """Check the raw tables of a checkout and build everything that is generated from them.

    Nothing is built when a check finds a problem. All outputs are written before the first old one is replaced, and
    each folder is replaced whole.

    Args:
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.
        on_step: called with each check as soon as it is done.

    Raises:
        FileNotFoundError: if there is no checkout.
        ValueError: if dataset.toml, pyproject.toml, traps.toml or a template of docs/parts cannot be used.
        OSError: if an output cannot be written; then all outputs are unchanged.
    """
    home = project_home(project)
    return _build(home, on_step)


def _build(home: Home, on_step: Callable[[Step], None] | None) -> BuildReport:
    read_about(home)  # What cannot be read at all is no problem of a row: it ends the build.
    found = check_raw(Raw(home))
    checked = CheckReport(tuple(raw_steps(found, tuple(sorted_issues(check_about(home))))))
    for step in checked.steps:
        if on_step:
            on_step(step)
    if not checked.ok:
        return BuildReport(checked, {}, ())
    outputs = make_outputs(found.tables, found.tally, home)
    files = {home.root / name: data for name, data in outputs.files.items()}
    changed = replace_all({home.schemas: outputs.schemas, home.processed: outputs.processed, **files})
    return BuildReport(checked, outputs.rows, tuple(map(home.name, changed)))


def mask_report(file: str | Path, report_id: str, project: str | Path | None = None) -> list[str]:
    """Write what follows from the text of a report into its folder: skeleton.txt, and [text] in report.toml.

    Args:
        file: the exact text of the report, in UTF-8 with LF line ends.
        report_id: the folder of the report; its mentions.csv and anchors.csv say what is not masked.
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.

    Returns:
        The files that changed.

    Raises:
        UnknownNameError: if the report is not in the raw tables; the message lists those that are.
        ValueError: if the file is not the text whose SHA-256 is in report.toml, no UTF-8, or larger than a megabyte.
        OSError: if there is no checkout, or a file cannot be read or written; then nothing is changed.
    """
    home = project_home(project)
    known = [*home.report_ids(), *home.draft_ids()]
    if report_id not in known:
        raise unknown("report", report_id, known)
    data, entry_file = read_file(Path(file), LARGEST_COPY), home.report_folder(report_id) / REPORT_FILE
    entry = read_file(entry_file).decode("utf-8")
    recorded = tomllib.loads(entry).get("text", {}).get("sha256")
    found = hashlib.sha256(data).hexdigest()
    if recorded not in (None, found):
        raise ValueError(
            f"{file} is not the exact text of {report_id}: its SHA-256 is {found}, {REPORT_FILE} has {recorded}; "
            "delete [text] there if the text itself was wrong"
        )
    text, spans = data.decode("utf-8"), Raw(home).report(report_id).data
    skeleton = mask(text, [*spans.rows(Mention), *spans.rows(Anchor)])
    record = text_record(data, text, skeleton)
    made = {entry_file: with_text(entry, record).encode("utf-8"), home.skeleton(report_id): skeleton.encode("utf-8")}
    return [home.name(path) for path in replace_all(made)]
