"""Where the exported files are; these tests run in .venv-formats, without the package itself."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

VARIABLE = "XINHUI_DATA_EXPORT"

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def folder() -> Path:
    """Name the folder that `xinhui-data export --all` wrote."""
    return Path(os.environ[VARIABLE])


@pytest.fixture(scope="session")
def partitioned(folder: Path) -> Path:
    """Name the folder that `xinhui-data export --partitioned` wrote next to it."""
    return folder.with_name("partitioned")


@pytest.fixture(scope="session")
def tables(folder: Path) -> dict[str, Rows]:
    """Read every table as text with Python's own csv module: what all formats must give back."""
    found = {}
    for parquet in folder.glob("*.parquet"):
        if not parquet.stem.isidentifier():  # the facts for people repeat the tables
            continue
        with parquet.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            found[parquet.stem] = list(csv.DictReader(file))
    return found


def same(got: object, text: str) -> bool:
    """State whether a value that a tool read equals the CSV cell."""
    if got is None or got != got or got == "":  # noqa: PLR0124 - NaN is not equal to itself
        return text == ""
    if isinstance(got, int | float) and not isinstance(got, bool):
        return text != "" and float(text) == got
    if isinstance(got, bytes):
        return got.decode("utf-8") == text
    return str(got)[: len(text)] == text if hasattr(got, "isoformat") else str(got) == text
