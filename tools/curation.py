"""Measure what a report costs: from its text to a clean check, cells typed, guesses kept and minutes of machine.

The second invented report is begun, read twice, decided and completed by a script that types what the finished
tables have. Run it with `make curation`, which writes benchmarks/curation.csv.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import invented
from tests.invented import evening
from xinhui_data.api.curation import open_desk
from xinhui_data.api.drafts import new_report

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "curation.csv"
_CHOSEN = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")
# The text that this names is of another report.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "XINHUI_DATA_REPORT"}
COMMAND = [sys.executable, "-m", "xinhui_data"]


def _published() -> list[tuple[str, float, int | str]]:
    """Count the guesses that the statements of the published report keep, where XINHUI_DATA_REPORT names its text."""
    text = os.environ.get("XINHUI_DATA_REPORT")
    if not text:
        print("curation: set XINHUI_DATA_REPORT to count the guesses of the published report too")
        return []
    raw = ROOT / "data" / "raw"
    report_id = next(path.name for path in sorted((raw / "reports").iterdir()))
    with TemporaryDirectory() as folder:
        own = Path(folder) / "data" / "raw"
        shutil.copytree(raw / "shared", own / "shared")
        (own / "reports").mkdir()
        date = tomllib.loads((raw / "reports" / report_id / "report.toml").read_text("utf-8"))["date_edtf"]
        draft = new_report(text, report_id, publisher="?", date=date, project=folder)
        guessed, finished = (_facts(place / "observations.csv") for place in (draft, raw / "reports" / report_id))
    pairs = [(guessed.get(place, {}), row) for place, row in finished.items()]
    return [
        (f"{report_id}: {name}", sum(guess.get(name) == row[name] for guess, row in pairs), len(pairs))
        for name in _CHOSEN
    ]


def _facts(table: Path) -> dict[tuple[str, int], invented.Row]:
    """Give the rows of a table by offset and number."""
    found: dict[tuple[str, int], invented.Row] = {}
    for row in invented.read(table):
        found[row["char_start"], sum(start == row["char_start"] for start, _ in found)] = row
    return found


def main() -> int:
    """Run it once, print the counts and write them."""
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        root, typed = evening.whole(Path(folder))
        desk = open_desk(invented.SECOND, Path(folder) / "report.txt", root)
        problems = desk.problems()
        if problems:
            print(*problems, sep="\n")
            return 1
        desk.publish()
        for step in ("build", "check"):
            command = [*COMMAND, "project", step, "--project", str(root)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        seconds = time.perf_counter() - begun
    rows: list[tuple[str, float, int | str]] = [
        ("figures", typed.figures, ""),
        *((f"cells: {name}", count, "") for name, count in typed.cells.items()),
    ]
    rows += [("cells a figure", round(sum(typed.cells.values()) / typed.figures, 1), "")]
    rows += [(f"guesses kept: {name}", right, of) for name, (right, of) in typed.kept.items()]
    rows += _published()
    rows += [("machine seconds", round(seconds), "")]
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("what", "count", "of"))
        writer.writerows(rows)
    for name, count, of in rows:
        print(f"{name:32} {count}{f' of {of}' if of else ''}")
    print(f"curation: {rows[-1][1]} s of machine; benchmarks/curation.csv is written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
