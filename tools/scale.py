"""Measure how the work grows with the number of reports: `python -m tools.scale --reports 1 10 100`.

Each step runs in a process of its own, on a checkout with that many invented reports. Measured are processor time,
time by the clock and the most memory held; the start of Python and its imports count. The memory is never less than
what this process holds, some 50 MB.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.invented.many import many_reports
from xinhui_data.model.home import HOME_VARIABLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROOT = Path(__file__).resolve().parents[1]
TABLE, PICTURE = ROOT / "benchmarks" / "scale.csv", ROOT / "benchmarks" / "scale.png"
# What each step runs, with the folder of the checkout and the last report in its arguments. A checkout has no page, so
# its lack is the one fault that may be found.
_NOTHING = "assert not [issue for issue in found.issues if issue.rule != 'page'], found.issues[:3]"
_CHECK = "import sys; from xinhui_data import check_data; found = check_data(sys.argv[1]"
STEPS = {
    "build": "import sys; from xinhui_data import build_data; assert build_data(sys.argv[1]).ok",
    "check": f"{_CHECK}); {_NOTHING}",
    "check ID": f"{_CHECK}, report=sys.argv[2]); {_NOTHING}",
    "load": "from xinhui_data import load; assert len(load('observations'))",
    "observation": "import sys; from xinhui_data import observation; assert observation(sys.argv[3])",
}


class Used(NamedTuple):
    """What a process used: processor time and time by the clock in seconds, and its most memory in megabytes."""

    cpu_seconds: float
    wall_seconds: float
    peak_mb: float


class Measurement(NamedTuple):
    """What one step used on a number of reports."""

    step: str
    reports: int
    facts: int
    used: Used


def measure(number: int, folder: Path) -> Iterator[Measurement]:
    """Measure every step on this many reports; a step that fails is named and left out."""
    root = folder / str(number)
    reports = many_reports(root, number)
    with (root / "data" / "raw" / "reports" / reports[-1] / "observations.csv").open(encoding="utf-8") as file:
        facts = [row["observation_id"] for row in csv.DictReader(file)]
    for step, code in STEPS.items():
        arguments = (str(root), reports[-1], facts[-1])
        try:
            yield Measurement(step, number, len(facts) * number, run(code, arguments, root))
        except ChildProcessError as error:
            print(f"{step} of {number} reports: {error}", file=sys.stderr)
    shutil.rmtree(root)


def run(code: str, arguments: Sequence[str], root: Path) -> Used:
    """Run code in a process of its own, where the package reads the data of a checkout.

    Raises:
        ChildProcessError: if it fails; what it says stands above.
    """
    begun = time.perf_counter()
    environment = os.environ | {HOME_VARIABLE: str(root)}
    process = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], environment)
    _, status, used = os.wait4(process, 0)
    if status:
        raise ChildProcessError(f"it ended with the status {os.waitstatus_to_exitcode(status)}")
    wall = time.perf_counter() - begun
    return Used(round(used.ru_utime + used.ru_stime, 2), round(wall, 2), round(_megabytes(used), 1))


def _megabytes(used: resource.struct_rusage) -> float:
    """Give the most memory held; Linux counts kibibytes, macOS bytes."""
    return used.ru_maxrss / (1 if sys.platform == "darwin" else 1 / 1024) / 1e6


def write_table(measured: Sequence[Measurement], path: Path) -> None:
    """Write the measurements as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*Measurement._fields[:-1], *Used._fields))
        writer.writerows((*each[:-1], *each.used) for each in measured)


def draw(measured: Sequence[Measurement], path: Path) -> None:
    """Draw processor time and memory by the number of reports, both axes logarithmic."""
    from matplotlib import pyplot as plt

    figure, (times, memory) = plt.subplots(1, 2, figsize=(11, 4.5), layout="constrained")
    of_step: dict[str, list[Measurement]] = defaultdict(list)
    for each in measured:
        of_step[each.step].append(each)
    for step, rows in of_step.items():
        reports = [each.reports for each in rows]
        times.plot(reports, [each.used.cpu_seconds for each in rows], marker="o", label=step)
        memory.plot(reports, [each.used.peak_mb for each in rows], marker="o", label=step)
    _label(times, "processor time (s)")
    _label(memory, "most memory held (MB)")
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _label(axes: Axes, title: str) -> None:
    axes.set(xscale="log", yscale="log", xlabel="reports, 66 figures each", title=title)
    axes.grid(visible=True, alpha=0.3)
    axes.legend()


def main(words: Sequence[str] | None = None) -> None:
    """Measure, print each result as it comes, and write table and picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1, 10, 100, 1000], help="how many, one by one")
    asked = parser.parse_args(words)
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for number in asked.reports:
            for each in measure(number, Path(folder)):
                measured.append(each)
                print(*each[:-1], *each.used, sep="\t", flush=True)
    TABLE.parent.mkdir(exist_ok=True)
    write_table(measured, TABLE)
    draw(measured, PICTURE)
    if len(measured) < len(asked.reports) * len(STEPS):
        raise SystemExit("a step failed; see above")


if __name__ == "__main__":
    main()
