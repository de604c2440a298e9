"""Where the files of the data set are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from xinhui_data.model.files import resolved

HOME_VARIABLE = "XINHUI_DATA_HOME"


@dataclass(frozen=True)
class Home:
    """A folder that holds the data set: a checkout with everything, or an installed package with what is published.

    Both have the same layout below ``root``; an installed package has no raw tables.
    """

    root: Path

    @cached_property
    def raw(self) -> Path:
        """The tables entered row by row."""
        return self.root / "data" / "raw"

    @cached_property
    def shared(self) -> Path:
        """The raw tables that all reports use."""
        return self.raw / "shared"

    @cached_property
    def story(self) -> Path:
        """What is said of the reports."""
        return self.raw / "story"

    @cached_property
    def reports(self) -> Path:
        """The raw tables of reports, a folder each."""
        return self.raw / "reports"

    @cached_property
    def drafts(self) -> Path:
        """The raw tables of reports that are not finished; nothing of them is published."""
        return self.raw / "drafts"

    def report_ids(self) -> list[str]:
        """List the reports, in the order of their identifiers."""
        return _folders(self.reports)

    def draft_ids(self) -> list[str]:
        """List the drafts, in the order of their identifiers."""
        return _folders(self.drafts)

    def report_folder(self, report_id: str) -> Path:
        """Give the folder of a report, or of the draft of one."""
        finished = self.reports / report_id
        return self.drafts / report_id if not finished.is_dir() and report_id in self.draft_ids() else finished

    def skeleton(self, report_id: str) -> Path:
        """Give the file of the masked text of a report."""
        return self.report_folder(report_id) / "skeleton.txt"

    @cached_property
    def processed(self) -> Path:
        """The published tables."""
        return self.root / "data" / "processed"

    @cached_property
    def schemas(self) -> Path:
        """The table schemas."""
        return self.root / "schemas"

    @property
    def is_checkout(self) -> bool:
        """Whether the raw tables are present."""
        return self.shared.is_dir()

    def name(self, path: Path) -> str:
        """Give a path as messages show it: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def _folders(parent: Path) -> list[str]:
    return sorted(path.name for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def installed_home() -> Home:
    """Find the data: the checkout that XINHUI_DATA_HOME names, else what came with the package."""
    named = os.environ.get(HOME_VARIABLE, "")
    return checkout_home(Path(named)) if named else _own_home()


@cache
def _own_home() -> Home:
    package = Path(__file__).resolve().parents[1]
    return Home(package if (package / "data").is_dir() else package.parents[1])


def project_home(project: str | Path | None) -> Home:
    """Open the checkout that is named, else the one from which the package was installed in editable mode.

    Raises:
        FileNotFoundError: if it is no checkout.
    """
    return checkout_home(Path(project) if project is not None else installed_home().root)


def checkout_home(folder: Path) -> Home:
    """Open a folder as a checkout.

    Raises:
        FileNotFoundError: if it has no raw tables.
        OSError: if it is a link that leads to itself.
    """
    home = Home(resolved(folder))
    if not home.is_checkout:
        raise FileNotFoundError(
            f"{folder} is not a checkout of xinhui_data: data/raw/shared is missing; "
            "name the folder that holds data/, schemas/ and src/ "
            "(--project DIR on the command line, project=DIR in Python)"
        )
    return home
