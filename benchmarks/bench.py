"""Measure the speed that the README promises, each figure as a ratio within one run.

Whole processes are timed alternately, so that a slow moment of the machine touches both sides; the least of the
rounds counts. Run it with `make bench`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import xinhui_data

ROUNDS = 15
ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PARQUET = xinhui_data.path("observations", format="parquet")
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def python(code: str) -> Callable[[], float]:
    """Time a whole Python process that runs the code."""
    return command(sys.executable, "-c", code)


def command(*words: str) -> Callable[[], float]:
    """Time a whole process."""

    def run() -> float:
        begun = time.perf_counter()
        subprocess.run(words, cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    return run


def repeated(setup: str, code: str) -> Callable[[], float]:
    """Time one call inside a process that has done it before, as that process measures it."""
    program = (
        f"import timeit\n{setup}\n{code}\n"
        f"print(min(timeit.repeat(lambda: {code}, number=20, repeat=5)) / 20)"
    )  # fmt: skip

    def run() -> float:
        words = (sys.executable, "-c", program)
        return float(subprocess.run(words, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout)

    return run


def least(ours: Callable[[], float], theirs: Callable[[], float], rounds: int = ROUNDS) -> tuple[float, float]:
    """Run both sides alternately and give the least time of each."""
    times = [(ours(), theirs()) for _ in range(rounds)]
    return min(a for a, _ in times), min(b for _, b in times)


def report(name: str, ours: float, theirs: float, limit: float) -> bool:
    """Print one ratio and say whether it keeps its limit."""
    ratio = ours / theirs
    kept = ratio <= limit
    times = f"{ours * 1e3:8.1f} / {theirs * 1e3:.1f} ms"
    print(f"{'ok  ' if kept else 'OVER'} {name:<58} {ratio:5.2f} (at most {limit}) {times}", flush=True)
    return kept


def main() -> int:
    """Measure everything and give the exit code."""
    print(f"benchmark: the least of {ROUNDS} rounds, alternating; ratio, then ours / theirs")
    kept = []
    ours, bare = least(python("import xinhui_data"), python("pass"), 2 * ROUNDS)
    over = (ours - bare) * 1e3
    kept.append(over <= 10)
    print(f"{'ok  ' if kept[-1] else 'OVER'} {'import xinhui_data, over bare Python':<58} {over:5.1f} ms (at most 10)")
    read = python(f"import pandas; pandas.read_parquet({str(PARQUET)!r})")
    for name, code, limit in (
        ("load(engine='arrow') / pandas.read_parquet, whole process", "x.load(engine='arrow')", 0.45),
        ("load() / pandas.read_parquet, whole process", "x.load()", 1.1),
    ):
        kept.append(report(name, *least(python(f"import xinhui_data as x; {code}"), read), limit))
    again = repeated("import xinhui_data as x", "x.load()")
    arrow = repeated("import pyarrow.parquet as pq", f"pq.ParquetFile({str(PARQUET)!r}).read().to_pandas()")
    kept.append(report("second load() / pq.ParquetFile(...).read().to_pandas()", *least(again, arrow, 5), 1.2))
    check = command(str(BIN / "xinhui-data"), "check")
    frictionless = command(str(BIN / "frictionless"), "validate", "data/processed/datapackage.json")
    kept.append(report("xinhui-data check / frictionless validate, whole process", *least(check, frictionless), 1.5))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
