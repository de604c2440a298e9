"""Measure what the checks catch: every fault, one at a time. `make mutate` runs it and writes the result tables."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from tools.consistent import consistent_faults
from tools.fault_pages import EVERY, PUBLISHED, ROOT, SAMPLE, SHOWN, percent, write_results
from tools.faults import all_faults
from tools.judge import DOCUMENTS, SKELETON, TABLES, Fault, Judge
from tools.score import EXPLAINED, Score
from xinhui_data.checks.published import check_sums
from xinhui_data.model.home import Home

SEED = 20240119
FLIPS = 100


def tried_faults(judge: Judge) -> Iterator[Fault]:
    """Give the faults that are tried: a sample of those in one place, and all in two places."""
    return chain(islice(all_faults(judge, SEED), 0, None, SAMPLE), consistent_faults(judge))


def score_part(part: int, parts: int) -> Score:
    """Try every fault whose number falls to one of several processes."""
    begun, judge, score = time.perf_counter(), Judge(Home(ROOT)), Score()
    for number, fault in enumerate(tried_faults(judge)):
        if number % parts == part and number // parts % EVERY:
            score.add(fault, judge.catches(fault))
        elif number % parts == part:
            broken = judge.broken(fault)
            score.add(fault, bool(broken))
            score.rules.update(broken)
            score.alone.update(broken if len(broken) == 1 else ())
        if part == 0 and number % 5000 == 0 and number:
            print(f"{number} faults tried in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    return score


def score_flips() -> Score:
    """Flip one bit of published files, of schemas and of the skeleton, in many places, one at a time."""
    score, chance = Score(), random.Random(SEED)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        for name in ("data", "schemas"):
            shutil.copytree(ROOT / name, home.root / name)
        files = [path for top in (home.processed, home.schemas) for path in sorted(top.rglob("*")) if path.is_file()]
        for path in files:
            data = path.read_bytes()
            for place in chance.sample(range(len(data)), min(FLIPS, len(data))):
                flipped = bytearray(data)
                flipped[place] ^= 1 << chance.randrange(8)
                path.write_bytes(flipped)
                fault = Fault(PUBLISHED, "(file)", "bit flipped", f"{home.name(path)} at {place}", b"")
                score.add(fault, any(check_sums(home)))
            path.write_bytes(data)
    return score


def main() -> int:
    """Test all faults, write the results, and fail where a vital fault or one without a known reason is not caught."""
    parts = os.cpu_count() or 1
    print(
        f"mutate: every fault of raw tables, skeleton, documents and published files, in {parts} processes",
        file=sys.stderr,
    )
    score = Score()
    with multiprocessing.Pool(parts) as pool:
        for part in pool.starmap(score_part, [(part, parts) for part in range(parts)]):
            score.merge(part)
    score.survivors.sort()
    score.merge(score_flips())
    order = [*TABLES, SKELETON, *DOCUMENTS, PUBLISHED]
    score.tried = Counter(dict(sorted(score.tried.items(), key=lambda item: order.index(item[0][0]))))
    unexplained = sorted({row[:3] for row in score.survivors if (row[0], row[1]) not in EXPLAINED})
    for table, column, kind in unexplained:
        words = [row[3] for row in score.survivors if row[:3] == (table, column, kind)]
        print(f"not caught, without a known reason: {table}.{column}, {kind}: {'; '.join(words[:SHOWN])}")
    for table, column, kind, example in score.vital_survivors:
        print(f"not caught, although it must be: {table}.{column}, {kind}: {example}")
    tried, caught = score.total
    if unexplained or score.vital["tried"] != score.vital["caught"]:
        print(f"mutate: failed; {caught} of {tried} faults caught, nothing written")
        return 1
    write_results(score)
    print(f"mutate: {caught} of {tried} faults caught ({percent(tried, caught)}); see docs/faults.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
