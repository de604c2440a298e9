"""The content of the page: the published files, unchanged, read from the home of the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from xinhui_data.book.measures import Measures, read_measures
from xinhui_data.formats.citation import Citation, cite_dataset
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Record
from xinhui_data.model.dimensions import Report
from xinhui_data.model.files import read_at_most
from xinhui_data.model.home import Home
from xinhui_data.model.tables import read_records


@dataclass(frozen=True)
class Content:
    """The published files of one home.

    ``others`` are further files of the whole data set for download from the page, by name.
    """

    descriptor: dict[str, Any]
    csv: Mapping[str, bytes]
    parquet: Mapping[str, bytes]
    records: Mapping[str, list[Record]]
    skeletons: Mapping[str, str]
    measures: Measures
    others: Mapping[str, bytes]

    @cached_property
    def citation(self) -> Citation:
        """How to cite the data set and its reports."""
        about = self.descriptor
        reports = [report for report in self.records["reports"] if isinstance(report, Report)]
        released = date.fromisoformat(about["created"][:10])
        return cite_dataset(about["title"], about["version"], released, about["contributors"][0]["title"], reports)


def read_content(home: Home, others: Mapping[str, bytes] | None = None) -> Content:
    """Read everything that the page contains.

    Args:
        home: where the data are.
        others: further files of the whole data set to offer, such as a workbook, by name.

    Raises:
        FileNotFoundError: if nothing has been built.
        ValueError: if a published file cannot be used.
    """
    folder = home.processed
    if not (folder / "datapackage.json").is_file():
        raise FileNotFoundError(f"no tables in {folder}: run `make data` in a checkout, or install the package again")
    return Content(
        descriptor=json.loads(read_at_most(folder / "datapackage.json")),
        csv={name: read_at_most(folder / f"{name}.csv") for name in PROCESSED},
        parquet={name: read_at_most(folder / f"{name}.parquet") for name in PROCESSED},
        records={name: list(read_records(folder / f"{name}.csv", record)) for name, record in PROCESSED.items()},
        skeletons={path.stem: read_at_most(path).decode("utf-8") for path in sorted(home.skeletons.glob("*.txt"))},
        measures=read_measures(home),
        others=dict(others or {}),
    )
