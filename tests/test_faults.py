"""The quick part of `make mutate`: a sample of its faults, and that its published figures are of today's data."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from itertools import islice

import pytest

from tests.conftest import ROOT, Checkout
from tools.consistent import KINDS, consistent_faults
from tools.fault_pages import full_report
from tools.faults import all_faults, must_be_caught
from tools.judge import DOCUMENTS, SKELETON, TABLES, Fault, Judge
from tools.mutate import tried_faults
from tools.score import EXPLAINED, Score
from xinhui_data.api.checks import check_data
from xinhui_data.model.home import Home

pytestmark = pytest.mark.slow

SAMPLE = slice(7, None, 120)


@cache
def judge() -> Judge:
    return Judge(Home(ROOT))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_sound_tables_are_not_called_faulty(table: str) -> None:
    assert not judge().catches(Fault(table, "", "none", "nothing changed", judge().rows(table)))
    assert not judge().catches(Fault(table, "", "none", "nothing changed", judge().bytes_of(table)))


@pytest.mark.parametrize("name", [SKELETON, *DOCUMENTS])
def test_the_sound_skeleton_and_documents_are_not_called_faulty(name: str) -> None:
    assert not judge().catches(Fault(name, "", "none", "nothing changed", judge().bytes_of(name)))


def test_no_fault_of_a_sample_survives_but_where_it_is_explained() -> None:
    sample = islice(all_faults(judge(), seed=1), SAMPLE.start, SAMPLE.stop, SAMPLE.step)

    survivors = [fault for fault in sample if not judge().catches(fault)]

    assert [fault[:4] for fault in survivors if must_be_caught(fault)] == []
    assert [fault[:4] for fault in survivors if (fault.table, fault.field) not in EXPLAINED] == []


def test_a_fault_made_alike_in_two_places_is_caught_where_the_checks_promise_it() -> None:
    faults = list(consistent_faults(judge()))
    sample = [fault for fault in faults[::29] if not KINDS[fault.field].why]

    assert {fault.field for fault in faults} == set(KINDS)
    assert len({fault.field for fault in sample}) > 1
    assert [fault.words for fault in sample if not judge().catches(fault)] == []


def test_what_survives_in_two_places_is_shown_and_fails_nothing() -> None:
    score = Score()
    score.add(Fault("", "identity", "in two places", "one -> another", {}), caught=False)
    score.add(Fault("units", "symbol", "emptied", "line 2", []), caught=True)

    assert score.survivors == score.vital_survivors == []
    assert score.total == (1, 1)
    assert f"| {KINDS['identity'].en} | 1 | 0 | 0.00% | {KINDS['identity'].why} |" in full_report(score)
    assert "one -> another" in full_report(score)


@pytest.mark.parametrize("name", ["docs/faults.md", "docs/faults.zh.md"])
def test_the_published_table_of_faults_is_of_todays_data(name: str) -> None:
    tried = Counter(fault.table for fault in tried_faults(judge()))
    text = (ROOT / name).read_text(encoding="utf-8")

    for table in TABLES:
        assert f"| `{table}` | {tried[table]:,} | " in text, f"run `make mutate`: {table} has {tried[table]:,} faults"


def test_a_flipped_bit_of_any_published_file_is_found(checkout: Checkout, hard: bool) -> None:
    chance, home = random.Random(5), checkout.home  # noqa: S311
    files = [path for top in (home.processed, home.schemas) for path in sorted(top.rglob("*")) if path.is_file()]
    for path in files if hard else chance.sample(files, 8):
        data = path.read_bytes()
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)

        assert any(path.name in issue.file + issue.expected for issue in check_data(home.root).issues)
        path.write_bytes(data)


def test_the_rules_are_listed_with_what_they_find() -> None:
    from xinhui_data.checks.rules import RULES

    text = (ROOT / "docs/rules.md").read_text(encoding="utf-8")

    for rule in RULES:
        assert f"| `{rule.id}` | {rule.level} | {rule.protects} | {rule.protects_zh} | " in text, "run `make mutate`"
