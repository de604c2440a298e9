"""The data in the wheel in addition to the code: the published tables, their schemas and the skeletons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("data/processed", "schemas", "data/raw/reports/*/skeleton.txt")


class CarryData(BuildHookInterface):  # type: ignore[type-arg]
    """Put the data inside the package, in the layout of a checkout; an editable install reads the checkout itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add folders and files to a standard wheel."""
        if version == "standard":
            root = Path(self.root)
            found = sorted(path.relative_to(root).as_posix() for pattern in CARRIED for path in root.glob(pattern))
            build_data["force_include"].update({name: f"xinhui_data/{name}" for name in found})
