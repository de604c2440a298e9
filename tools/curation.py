"""Measure what a report costs: from its text to a clean check, cells typed, guesses kept and minutes of machine.

The second invented report is begun, read twice, decided and completed by a script that types what the finished
tables have. Run it with `make curation`, which writes benchmarks/curation.csv.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import invented
from tests.invented import evening
from xinhui_data.api.curation import open_desk

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "curation.csv"
COMMAND = [sys.executable, "-m", "xinhui_data"]


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
            subprocess.run([*COMMAND, step, "--project", str(root)], check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - begun
    rows: list[tuple[str, float, int | str]] = [
        ("figures", typed.figures, ""),
        *((f"cells: {name}", count, "") for name, count in typed.cells.items()),
    ]
    rows += [("cells a figure", round(sum(typed.cells.values()) / typed.figures, 1), "")]
    rows += [(f"guesses kept: {name}", right, of) for name, (right, of) in typed.kept.items()]
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
