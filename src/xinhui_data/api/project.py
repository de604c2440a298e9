"""Build the published files from the raw tables; mask a report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.checks import CheckReport, Step, raw_steps
from xinhui_data.api.names import unknown
from xinhui_data.formats.atomic import recover, replace_all
from xinhui_data.formats.locks import locked
from xinhui_data.formats.outputs import MADE_FILES, make_outputs
from xinhui_data.model.about import read_dataset
from xinhui_data.model.copies import LARGEST_COPY
from xinhui_data.model.curated import read_curated
from xinhui_data.model.files import read_at_most
from xinhui_data.model.home import Home, checkout_home, installed_home
from xinhui_data.model.skeleton import mask


@dataclass(frozen=True)
class BuildReport:
    """The result of a build: the checks of the raw tables, the rows of each table, which outputs changed.

    ``recovered`` lists the remains of an earlier interrupted build, now removed.
    """

    checked: CheckReport
    rows: dict[str, int]
    changed: tuple[str, ...]
    recovered: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the raw tables had no problems and the outputs were written."""
        return self.checked.ok


def build_data(project: str | Path | None = None, on_step: Callable[[Step], None] | None = None) -> BuildReport:
    """Check the raw tables of a checkout and build everything that is generated from them.

    Nothing is built when a check finds a problem. All outputs are written before the first old one is replaced, and
    each folder is replaced whole. One build works on a checkout at a time.

    Args:
        project: the folder of a checkout; by default the one from which this package was installed in editable mode.
        on_step: called with each check as soon as it is done.

    Raises:
        FileNotFoundError: if there is no checkout.
        BlockingIOError: if another build is at work on it.
        ValueError: if dataset.toml, pyproject.toml or a README cannot be used.
        OSError: if an output cannot be written; then all outputs are unchanged.
    """
    home = checkout_home(Path(project) if project is not None else installed_home().root)
    with locked(home.root / "data"):
        return _build(home, on_step)


def _build(home: Home, on_step: Callable[[Step], None] | None) -> BuildReport:
    recovered = [home.name(left) for path in _places(home) for left in recover(path)]
    read_dataset(home)  # What cannot be read at all is no problem of a row: it ends the build.
    curated = read_curated(home)
    steps = []
    for step in raw_steps(curated, home):
        steps.append(step)
        if on_step:
            on_step(step)
    checked = CheckReport(tuple(steps))
    if not checked.ok:
        return BuildReport(checked, {}, (), tuple(recovered))
    outputs = make_outputs(curated, home)
    files = {home.root / name: data for name, data in outputs.files.items()}
    changed = replace_all({home.schemas: outputs.schemas, home.processed: outputs.processed, **files})
    return BuildReport(checked, outputs.rows, tuple(map(home.name, changed)), tuple(recovered))


def _places(home: Home) -> list[Path]:
    return [home.schemas, home.processed, *(home.root / name for name in MADE_FILES)]


def mask_report(file: str | Path, report_id: str, project: str | Path | None = None) -> str:
    """Produce the skeleton of a report from its text and from its ledger and anchors in the raw tables.

    Raises:
        OSError: if there is no checkout, or the file cannot be read or is no ordinary one.
        UnknownNameError: if the report is not in the raw tables; the message lists those that are.
        ValueError: if the file is not the exact text of the report, or larger than a megabyte.
    """
    home = checkout_home(Path(project) if project is not None else installed_home().root)
    curated = read_curated(home)
    if report_id not in curated.report_by_id:
        raise unknown("report", report_id, curated.report_by_id)
    data = read_at_most(Path(file), LARGEST_COPY)
    recorded = curated.report_by_id[report_id].sha256
    if (found := hashlib.sha256(data).hexdigest()) != recorded:
        raise ValueError(
            f"{file} is not the exact text of {report_id}: its SHA-256 is {found}, reports.csv has {recorded}"
        )
    return mask(data.decode("utf-8"), curated.kept_in(report_id))
