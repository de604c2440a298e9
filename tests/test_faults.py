"""The quick part of `make mutate`: a sample of seeded faults, none of which may survive where a figure would change."""

from __future__ import annotations

from itertools import islice

from tests.conftest import ROOT
from tests.faults import Fault, Judge, all_faults
from xinhui_data.curation.home import Home

# Every cell of these tables but what its curator chooses freely; and the presence of every row.
FIGURES = ("observations", "mentions", "readings")
FREE = ("note_en", "meaning_zh", "meaning_en", "period", "observation_id")
SAMPLE = slice(7, None, 60)


def changes_a_figure(fault: Fault) -> bool:
    return fault.table in FIGURES and fault.field not in FREE


def test_the_sound_tables_are_not_called_faulty() -> None:
    judge = Judge(Home(ROOT))

    for table in FIGURES:
        assert not judge.catches(Fault(table, "", "none", "nothing changed", judge.rows(table)))


def test_no_fault_of_a_sample_survives_in_what_makes_a_figure() -> None:
    judge = Judge(Home(ROOT))
    faults = [fault for fault in all_faults(judge, seed=1) if changes_a_figure(fault)]

    survivors = [fault for fault in islice(faults, SAMPLE.start, SAMPLE.stop, SAMPLE.step) if not judge.catches(fault)]

    assert [(fault.table, fault.field, fault.kind, fault.words) for fault in survivors] == []
