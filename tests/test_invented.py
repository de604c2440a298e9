"""The invented reports: each is its text, together they have every kind of case, and any number of them can be made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import invented
from tests.conftest import ROOT
from tests.invented.many import many_reports
from xinhui_data.api.project import mask_report
from xinhui_data.checks.raw import check_raw
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.evidence import Mention
from xinhui_data.model.home import Home
from xinhui_data.model.observations import Observation
from xinhui_data.model.raw import Raw
from xinhui_data.model.terms import DerivationKind, Relation, Role, Status


def published(root: Path) -> Dataset:
    """Check a checkout and build its tables."""
    found = check_raw(Raw(Home(root)))
    assert found.ok, [*found.form, *found.reports, *found.across]
    return found.tables


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return published(invented.project(tmp_path_factory.mktemp("both")))


@pytest.mark.parametrize("report_id", [invented.FIRST, invented.SECOND])
def test_what_follows_from_the_text_of_a_report_is_made_not_typed(report_id: str, tmp_path: Path) -> None:
    home = Home(invented.project(tmp_path / "checkout"))
    entry, skeleton = home.reports / report_id / "report.toml", home.skeleton(report_id)
    text = tmp_path / "report.txt"
    text.write_text(invented.text_of(report_id), encoding="utf-8", newline="\n")
    wanted = {path: path.read_bytes() for path in (entry, skeleton)}

    assert mask_report(text, report_id, home.root) == []

    skeleton.unlink()
    entry.write_bytes(wanted[entry].partition(b"\n# Written")[0])
    assert any("`xinhui-data project mask` writes it" in issue.got for issue in check_raw(Raw(home)).form)
    assert mask_report(text, report_id, home.root) == [home.name(entry), home.name(skeleton)]
    assert {path: path.read_bytes() for path in wanted} == wanted


def test_another_text_than_the_recorded_one_is_not_masked(tmp_path: Path) -> None:
    root = invented.project(tmp_path / "checkout")
    text = tmp_path / "report.txt"
    text.write_text(invented.text_of(invented.SECOND), encoding="utf-8", newline="\n")

    with pytest.raises(ValueError, match="is not the exact text of yunbin-2031-01: its SHA-256 is "):
        mask_report(text, invented.FIRST, root)


def test_every_kind_of_case_is_covered(tables: Dataset) -> None:
    assert {row.role for row in tables.rows(Mention)} == set(Role)
    assert {row.status for row in tables.rows(Observation)} == set(Status)
    assert {row.relation for row in tables.rows(Comparison)} == set(Relation)
    assert {row.kind for row in tables.rows(Derived)} == set(DerivationKind)


@pytest.mark.parametrize(
    ("name", "value", "lower", "upper"),
    [
        ("retail-sales-growth-2030", -3.5, -3.55, -3.45),
        ("industrial-output-2030", 2e10, 2e10, None),
        ("sanchuan-projects-planned-2030", 3e9, 2.5e9, 3.5e9),
        ("listed-firms-added-target-2031", 3, 3, 5),
        ("appliance-output-outlook", 1e10, 1e10, None),
        ("new-jobs-2030", 12000, None, None),
        ("industrial-output-rank-2030", 2, 2, 2),
    ],
)
def test_the_literal_gives_value_and_interval(
    tables: Dataset, name: str, value: float, lower: float | None, upper: float | None
) -> None:
    row = tables.by_id(Observation)[name]

    assert (row.value, row.lower, row.upper) == (value, lower, upper)


def relations(tables: Dataset) -> dict[tuple[str, str], Relation]:
    return {(row.figure_id, row.other_id): row.relation for row in tables.rows(Comparison)}


def test_the_second_report_refines_revises_and_repeats_the_first(tables: Dataset) -> None:
    found = relations(tables)

    assert found["industrial-output-2030", "industrial-output-2030-exact"] is Relation.REFINES
    assert found["retail-sales-2030", "retail-sales-2030-revised"] is Relation.REVISES
    assert found["gdp-2030", "gdp-2030-restated"] is Relation.AGREES
    assert found["exports-expected-2031", "exports-2031"] is Relation.CONTEXT


def test_what_the_first_report_says_does_not_change_with_a_second(tables: Dataset, tmp_path: Path) -> None:
    alone = published(invented.project(tmp_path, (invented.FIRST,)))

    first = [row for row in tables.rows(Observation) if row.report_id == invented.FIRST]
    assert list(alone.rows(Observation)) == first
    derived = [row for row in tables.rows(Derived) if row.report_id == invented.FIRST]
    assert list(alone.rows(Derived)) == derived


def test_any_number_of_reports_can_be_made_and_hold_the_same_figures_each_time(tmp_path: Path) -> None:
    for name in ("first", "second"):
        many_reports(tmp_path / name, 3)
    files = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("first", "second")
    ]
    made = published(tmp_path / "first")

    assert files[0] == files[1]
    assert len(made.rows(Observation)) == 3 * 66
    found = relations(made)
    assert found["output-a-2031-01", "output-a-2031-02-before"] is Relation.REVISES
    assert found["output-e-2031-01", "output-e-2031-02-before"] is Relation.AGREES


def test_a_step_is_measured_in_a_process_of_its_own() -> None:
    """A new process begins with the memory of the one that starts it, so a small one starts them here."""
    code = (
        "from pathlib import Path; from tools.scale import run\n"
        "for size in (1, 200_000_000): print(run(f'held = b\"x\" * {size}', (), Path.cwd()).peak_mb)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    little, much = map(float, done.stdout.split())

    assert little < 200 < much < little + 250
