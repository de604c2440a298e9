"""Measure what the checks catch: every fault of every raw table, one at a time. Run it with `make mutate`."""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict

from tests.faults import Judge, all_faults
from xinhui_data.curation.home import installed_home

SEED = 20240119
SHOWN = 3


def main() -> int:
    """Try all faults and print, by table and by kind, how many are caught, and what survives."""
    begun, judge = time.perf_counter(), Judge(installed_home())
    tried: dict[str, Counter[str]] = {"table": Counter(), "kind": Counter()}
    caught: dict[str, Counter[str]] = {"table": Counter(), "kind": Counter()}
    survivors: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for count, fault in enumerate(all_faults(judge, SEED), start=1):
        catches = judge.catches(fault)
        for by, name in (("table", fault.table), ("kind", fault.kind)):
            tried[by][name] += 1
            caught[by][name] += catches
        if not catches:
            survivors[fault.table, fault.field, fault.kind].append(fault.words)
        if count % 2000 == 0:
            print(f"{count} faults tried in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    for by in ("table", "kind"):
        print(f"\n{by:<26}{'tried':>8}{'caught':>8}{'':>9}")
        for name, number in tried[by].most_common():
            print(f"{name:<26}{number:>8}{caught[by][name]:>8}{caught[by][name] / number:>9.1%}")
    print("\nsurvivors, most first:")
    for (table, field, kind), words in sorted(survivors.items(), key=lambda item: -len(item[1])):
        print(f"{len(words):>6}  {table}.{field or '(row)'}, {kind}: {'; '.join(words[:SHOWN])}")
    total, all_caught = sum(tried["table"].values()), sum(caught["table"].values())
    print(f"\nmutate: {all_caught} of {total} faults caught ({all_caught / total:.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
