"""Build the published files from the raw tables; mask a report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.checks import CheckReport, Step, raw_steps
from xinhui_data.api.names import unknown
from xinhui_data.checks.about import check_about
from xinhui_data.checks.copies import LARGEST_COPY
from xinhui_data.checks.raw import check_raw
from xinhui_data.formats.atomic import replace_all
from xinhui_data.formats.outputs import make_outputs
from xinhui_data.model.about import read_about
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home, checkout_home, installed_home
from xinhui_data.model.issues import sorted_issues
from xinhui_data.model.raw import Raw
from xinhui_data.model.skeleton import mask


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


def build_data(project: str | Path | None = None, on_step: Callable[[Step], None] | None = None) -> BuildReport:
    """Check the raw tables of a checkout and build everything that is generated from them.

    Nothing is built when a check finds a problem. All outputs are written before the first old one is replaced, and
    each folder is replaced whole.

    Args:
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.
        on_step: called with each check as soon as it is done.

    Raises:
        FileNotFoundError: if there is no checkout.
        ValueError: if dataset.toml, pyproject.toml or a README cannot be used.
        OSError: if an output cannot be written; then all outputs are unchanged.
    """
    home = checkout_home(Path(project) if project is not None else installed_home().root)
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


def mask_report(file: str | Path, report_id: str, project: str | Path | None = None) -> str:
    """Produce the skeleton of a report from its text and from its ledger and anchors in the raw tables.

    Raises:
        OSError: if there is no checkout, or the file cannot be read or is no ordinary one.
        UnknownNameError: if the report is not in the raw tables; the message lists those that are.
        ValueError: if the file is not the exact text of the report, or larger than a megabyte.
    """
    home = checkout_home(Path(project) if project is not None else installed_home().root)
    if report_id not in home.report_ids():
        raise unknown("report", report_id, home.report_ids())
    data = read_file(Path(file), LARGEST_COPY)
    report = Raw(home).report(report_id)
    recorded = report.document.sha256 if report.document else "no digest"
    if (found := hashlib.sha256(data).hexdigest()) != recorded:
        raise ValueError(
            f"{file} is not the exact text of {report_id}: its SHA-256 is {found}, report.toml has {recorded}"
        )
    return mask(data.decode("utf-8"), [*report.data.rows(Mention), *report.data.rows(Anchor)])
