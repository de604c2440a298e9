"""Two invented reports of an invented county, and temporary checkouts with one or both of them.

Their words, places and figures are made up, so that correcting a real figure edits no test.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent
FIRST, SECOND = "yunbin-2031-01", "yunbin-2032-01"
_ABOUT = """id = "00000000-0000-4000-8000-000000000001"
title = "Yunbin: the figures of invented reports"
title_zh = "云滨：虚构报道的全部数据"
description = "Every figure of invented newspaper reports on an invented county, for the tests of the package."
description_zh = "关于一个虚构县的虚构报道中的全部数据，供本程序包测试之用。"
released = 2032-07-01
keywords = ["Yunbin", "云滨"]
licence = "CC-BY-4.0"
"""
_PROJECT = """[project]
name = "yunbin_data"
version = "1.0.0"
license = "MIT AND CC-BY-4.0"
authors = [{ name = "yunbin_data contributors" }]

[tool.xinhui-data]
id = "00000000-0000-4000-8000-000000000001"
"""
Row = dict[str, str]


def text_of(report_id: str) -> str:
    """Give the text of an invented report."""
    return (FOLDER / "texts" / f"{report_id}.txt").read_text(encoding="utf-8")


def project(root: Path, reports: Sequence[str] = (FIRST, SECOND)) -> Path:
    """Put a checkout with these reports into a folder; shared rows that they do not use are left out."""
    raw = root / "data" / "raw"
    shutil.copytree(FOLDER / "raw" / "shared", raw / "shared")
    if (FOLDER / "raw" / "story").is_dir():
        shutil.copytree(FOLDER / "raw" / "story", raw / "story")
    for report_id in reports:
        shutil.copytree(FOLDER / "raw" / "reports" / report_id, raw / "reports" / report_id)
    _prune(raw, reports)
    (raw / "dataset.toml").write_text(_ABOUT, encoding="utf-8")
    (root / "pyproject.toml").write_text(_PROJECT, encoding="utf-8")
    (root / "CHANGELOG.md").write_text("# Changelog\n\n## 1.0.0 (2032-07-01)\n\nInvented.\n", encoding="utf-8")
    shutil.copytree(FOLDER / "parts", root / "docs" / "parts")
    return root


def _prune(raw: Path, reports: Sequence[str]) -> None:
    """Leave out what refers to another report: caveats, pairs, and the series of which one report gives one year."""
    linked = {row["caveat_id"] for name in reports for row in read(raw / "reports" / name / "caveat_links.csv")}
    keep(raw / "shared" / "caveats.csv", lambda row: row["caveat_id"] in linked)
    keep(
        raw / "shared" / "classifications.csv",
        lambda row: row["table_name"] != "caveats" or row["row_id"] in linked,
    )
    tables = [raw / "reports" / name / "observations.csv" for name in reports]
    figures = {row["observation_id"] for table in (*tables, raw / "shared" / "external.csv") for row in read(table)}
    keep(raw / "shared" / "pairs.csv", lambda row: {row["figure_id"], row["other_id"]} <= figures)
    if len(reports) < 2:
        keep(raw / "shared" / "series_members.csv", lambda row: row["series_id"] != "above-scale-firms")


def keep(path: Path, wanted: Callable[[Row], bool]) -> None:
    """Keep the wanted rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names, rows = list(reader.fieldnames or ()), [row for row in reader if wanted(row)]
    write(path, names, rows)


def read(path: Path) -> list[Row]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
