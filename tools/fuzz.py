"""Fuzzing led by coverage: grammar, verification and tables with bytes that atheris invents; for `make stress`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

SECONDS = 30


def fuzz_figures(data: bytes) -> None:
    """Read any text as a figure."""
    from xinhui_data.figures.grammar import FigureError, read_figure

    try:
        figure = read_figure(data.decode("utf-8", "surrogatepass"))
    except (FigureError, UnicodeDecodeError):
        return
    lower, upper = figure.interval.lower, figure.interval.upper
    assert lower is None or upper is None or lower <= upper


def fuzz_tables(data: bytes) -> None:
    """Read any bytes as a table."""
    from xinhui_data.checks.cells import check_cells
    from xinhui_data.model.catalogue import SHARED
    from xinhui_data.model.issues import explain
    from xinhui_data.model.tables import parse_rows, text_table

    record = SHARED["units"]
    header = b"unit_id,unit_zh,unit_en,symbol,kind,printed_forms\n"
    for table in (text_table(data, "any.csv", record), text_table(header + data, "any.csv", record)):
        parse_rows(table, record)
        assert explain([*table.issues, *check_cells(table, record)]) is not None


def fuzz_copies(data: bytes) -> None:
    """Compare any bytes with the report."""
    from tests.test_verify import verify

    try:
        result = verify(data)
    except ValueError:
        return
    assert result.as_dict()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "figures": fuzz_figures,
    "tables": fuzz_tables,
    "copies": fuzz_copies,
}


def fuzz(name: str) -> None:
    """Fuzz one target until the time is over; a crash ends the process with its input."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    target = TARGETS[name]
    with atheris.instrument_imports(include=["xinhui_data"]):
        target(b"12")
    atheris.Setup([sys.argv[0], f"-max_total_time={SECONDS}", "-max_len=512", "-timeout=10", "-verbosity=0"], target)
    atheris.Fuzz()


def main() -> int:
    """Fuzz every target in a process of its own."""
    failed = []
    for name in TARGETS:
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "tools.fuzz", name], capture_output=True, text=True, check=False)
        print(
            f"fuzz: {name}: {'failed' if done.returncode else 'held'} ({time.perf_counter() - begun:.0f} s)", flush=True
        )
        if done.returncode:
            failed.append(name)
            print(done.stderr[-3000:])
    print(f"fuzz: {'failed in ' + ', '.join(failed) if failed else 'nothing broke'}")
    return bool(failed)


if __name__ == "__main__":
    if sys.argv[1:]:
        fuzz(sys.argv[1])
    sys.exit(main())
