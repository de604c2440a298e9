"""Measure the speed, each figure as a ratio within one run, and what an installation without extras takes.

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
from tempfile import TemporaryDirectory

import xinhui_data
from tests.browsing import MISSING, chromium, opened, started
from tools.footprint import megabytes, required_packages

ROUNDS, PAGES = 15, 5
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


USES = """async () => {
  const times = {};
  const measure = async (name, act) => {
    const begun = performance.now();
    act();
    document.body.getBoundingClientRect();
    times[name] = performance.now() - begun;
    await new Promise((done) => setTimeout(done, 50));
  };
  await measure("layout", () => { document.documentElement.style.fontSize = "101%"; });
  const search = document.getElementById("search");
  const type = (words) => { search.value = words; search.dispatchEvent(new Event("input")); };
  await measure("search", () => type("投资"));
  await measure("clear", () => type(""));
  await measure("sort", () => document.querySelector("[data-sort=value]").click());
  await measure("open", () => document.querySelector('#headline a[href="#gdp-2023"]').click());
  await measure("close", () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })));
  await measure("marks", () => document.querySelector("[data-every=false]").click());
  await measure("theme", () => document.getElementById("theme").click());
  // The first section is redrawn right after the frame of the page.
  scrollTo(0, 0);
  const begun = performance.now(), before = document.getElementById("count").textContent;
  document.getElementById("language").click();
  while (document.getElementById("count").textContent === before) await new Promise((done) => setTimeout(done));
  times.language = performance.now() - begun;
  return times;
}"""
NOTHING = "<!doctype html><title>nothing</title><p>nothing"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def page_ratios() -> list[bool]:
    """Measure the data book in a browser: its first paint by a bare page's, each use by one layout of all of it."""
    if not chromium():
        print(MISSING)
        return []
    book = ROOT / "docs/index.html"
    paints, bare, uses = [], [], []
    with started() as browser, TemporaryDirectory() as folder:
        nothing = Path(folder, "nothing.html")
        nothing.write_text(NOTHING, encoding="utf-8")
        for _ in range(PAGES):
            with browser.new_context() as context:
                page = context.new_page()
                page.goto(nothing.as_uri())
                page.wait_for_function(f"() => {PAINT.removesuffix('.startTime')}")
                bare.append(page.evaluate(PAINT))
            with opened(browser, book) as shown:
                shown.page.wait_for_function(f"() => {PAINT.removesuffix('.startTime')}")
                paints.append(shown.page.evaluate(PAINT))
                uses.append(shown.page.evaluate(USES))
    best = {name: min(times[name] for times in uses) / 1e3 for name in uses[0]}
    layout = best.pop("layout")
    paint = report("first paint of the data book / of a bare page", min(paints) / 1e3, min(bare) / 1e3, 10)
    return [
        paint,
        *(report(f"the page: {name} / one layout of all of it", time, layout, 6) for name, time in best.items()),
    ]


def footprint() -> list[bool]:
    """Measure what an installation without extras brings besides the package itself."""
    packages = required_packages("xinhui_data")
    found = (("packages", len(packages), 45), ("megabytes", sum(map(megabytes, packages)), 400))
    for what, number, limit in found:
        name = f"{what} that an installation without extras brings"
        print(f"{'ok  ' if number <= limit else 'OVER'} {name:<58} {number:5.0f} (at most {limit})", flush=True)
    return [number <= limit for _, number, limit in found]


def main() -> int:
    """Measure everything and give the exit code."""
    print(f"benchmark: the least of {ROUNDS} rounds, alternating; ratio, then xinhui_data / reference")
    kept = footprint()
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
    check = command(str(BIN / "xinhui-data"), "project", "check")
    frictionless = command(str(BIN / "frictionless"), "validate", "data/processed/datapackage.json")
    kept.append(report("check / frictionless validate, whole process", *least(check, frictionless), 1.5))
    kept += page_ratios()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
