"""Build the published files from the raw tables; mask a report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.checking import CheckReport, Step, raw_steps
from xinhui_data.api.names import unknown
from xinhui_data.curation.curated import read_curated
from xinhui_data.curation.home import checkout_home, installed_home
from xinhui_data.curation.skeleton import mask
from xinhui_data.publish.outputs import make_outputs, schema_files
from xinhui_data.publish.replacing import replace_file, replace_folder


@dataclass(frozen=True)
class BuildReport:
    """What a build did: the checks of the raw side, the rows of each table, and which outputs changed."""

    checked: CheckReport
    rows: dict[str, int]
    changed: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the raw side had no problems and the outputs stand."""
        return self.checked.ok


def build_data(project: str | Path | None = None, on_step: Callable[[Step], None] | None = None) -> BuildReport:
    """Check the raw tables of a checkout and build everything that is made from them.

    Nothing is built when a check finds a problem. Each folder of outputs is replaced whole or not at all.

    Args:
        project: the folder of a checkout; by default the one this package was installed from in editable mode.
        on_step: called with each check as soon as it is done.

    Raises:
        FileNotFoundError: if there is no checkout.
        ValueError: if dataset.toml, pyproject.toml or a README cannot be used.
        OSError: if an output cannot be written.
    """
    home = checkout_home(Path(project) if project is not None else installed_home().root)
    # Schemas come from the records alone, and the raw tables are checked against them.
    changed = ["schemas"] if replace_folder(home.schemas, schema_files()) else []
    curated = read_curated(home)
    steps = []
    for step in raw_steps(curated, home):
        steps.append(step)
        if on_step:
            on_step(step)
    checked = CheckReport(tuple(steps))
    if not checked.ok:
        return BuildReport(checked, {}, tuple(changed))
    outputs = make_outputs(curated, home)
    if replace_folder(home.processed, outputs.processed):
        changed.append("data/processed")
    changed += [name for name, data in outputs.files.items() if replace_file(home.root / name, data)]
    return BuildReport(checked, outputs.rows, tuple(changed))


def mask_report(file: str | Path, report_id: str, project: str | Path | None = None) -> str:
    """Make the skeleton of a report from its text and its ledger in the raw tables.

    Raises:
        FileNotFoundError: if there is no checkout or no such file.
        UnknownNameError: if the report is not in the raw tables; the message lists those that are.
        ValueError: if the file is not the exact text of the report.
    """
    home = checkout_home(Path(project) if project is not None else installed_home().root)
    curated = read_curated(home)
    if report_id not in curated.report_by_id:
        raise unknown("report", report_id, curated.report_by_id)
    data = Path(file).read_bytes()
    recorded = curated.report_by_id[report_id].sha256
    if (found := hashlib.sha256(data).hexdigest()) != recorded:
        raise ValueError(
            f"{file} is not the exact text of {report_id}: its SHA-256 is {found}, reports.csv has {recorded}"
        )
    mentions = [row.record for row in curated.mentions if row.record.report_id == report_id]
    return mask(data.decode("utf-8"), mentions)
