"""Where the files of the data set are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from xinhui_data.model.files import resolved

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from tempfile import TemporaryDirectory


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
    def skeletons(self) -> Path:
        """The masked reports."""
        return self.raw / "skeletons"

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
        return (self.raw / "observations.csv").is_file()

    def name(self, path: Path) -> str:
        """Give a path as messages show it: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


@cache
def installed_home() -> Home:
    """Find the data of this package: inside the package when installed, otherwise in the checkout around it."""
    package = Path(__file__).resolve().parents[1]
    if not package.is_dir():
        return Home(Path(_unpacked().name))
    return Home(package if (package / "data").is_dir() else package.parents[1])


@cache
def _unpacked() -> TemporaryDirectory[str]:
    """Unpack the data of a package that runs from a zip file; the folder lasts as long as the process."""
    from importlib.resources import files
    from tempfile import TemporaryDirectory

    folder = TemporaryDirectory(prefix="xinhui_data-")
    package = files("xinhui_data")
    for name in ("data", "schemas"):
        _copy(package / name, Path(folder.name) / name)
    return folder


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir()
    for item in source.iterdir():
        if item.is_dir():
            _copy(item, target / item.name)
        else:
            (target / item.name).write_bytes(item.read_bytes())


def checkout_home(folder: Path) -> Home:
    """Open a folder as a checkout.

    Raises:
        FileNotFoundError: if it has no raw tables.
        OSError: if it is a link that leads to itself.
    """
    home = Home(resolved(folder))
    if not home.is_checkout:
        raise FileNotFoundError(
            f"{folder} is not a checkout of xinhui_data: data/raw/observations.csv is missing; "
            "name the folder that holds data/, schemas/ and src/ "
            "(--project DIR on the command line, project=DIR in Python)"
        )
    return home
