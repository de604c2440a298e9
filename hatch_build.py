"""The data in the wheel in addition to the code: the published tables, their schemas and the skeletons."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("data/processed", "data/raw/skeletons", "schemas")


class CarryData(BuildHookInterface):  # type: ignore[type-arg]
    """Put the data inside the package, in the layout of a checkout; an editable install reads the checkout itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to a standard wheel."""
        if version == "standard":
            build_data["force_include"].update({folder: f"xinhui_data/{folder}" for folder in CARRIED})
