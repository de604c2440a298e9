"""A report begun from its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests import invented
from tests.conftest import Checkout
from xinhui_data import build_data, check_data, new_report
from xinhui_data.cli.main import app

FIELDS = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")
Row = dict[str, str]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Begin the second invented report beside the first, and give the checkout."""
    root, text = invented.project(tmp_path / "checkout", (invented.FIRST,)), tmp_path / "report.txt"
    text.write_text(invented.text_of(invented.SECOND), encoding="utf-8")
    new_report(text, invented.SECOND, publisher="云滨报", date="[2032-01-15..2032-01-31]", project=root)
    return root


def tables(root: Path, name: str) -> tuple[list[Row], list[Row]]:
    """Give a table as guessed, and as it is in the finished report."""
    finished = invented.FOLDER / "raw" / "reports" / invented.SECOND
    return invented.read(root / "data/raw/drafts" / invented.SECOND / f"{name}.csv"), invented.read(
        finished / f"{name}.csv"
    )


def test_the_ledger_is_complete_and_most_roles_are_right(begun: Path) -> None:
    guessed, finished = tables(begun, "mentions")

    spans = [[(row["char_start"], row["printed"]) for row in rows] for rows in (guessed, finished)]
    assert spans[0] == spans[1]
    for field in ("role", "period"):
        same = [a[field] == b[field] for a, b in zip(guessed, finished, strict=True)]
        assert sum(same) >= 0.9 * len(same), field


@pytest.mark.parametrize("field", FIELDS)
def test_most_guesses_of_statements_are_right(begun: Path, field: str) -> None:
    guessed, finished = ({row["char_start"]: row for row in rows} for rows in tables(begun, "observations"))

    same = [guessed.get(place, {}).get(field) == row[field] for place, row in finished.items()]
    assert sum(same) >= 0.75 * len(same)


def test_most_words_that_say_so_are_found(begun: Path) -> None:
    observations, anchors = tables(begun, "observations"), tables(begun, "anchors")
    named = [{row["observation_id"]: row["char_start"] for row in rows} for rows in observations]
    words = [
        {(names[row["observation_id"]], row["field"]): row["char_start"] for row in rows}
        for names, rows in zip(named, anchors, strict=True)
    ]

    same = [words[0].get(place) == start for place, start in words[1].items()]
    assert sum(same) >= 0.75 * len(same)


def test_the_draft_holds_no_sentence_and_says_what_is_a_guess(begun: Path) -> None:
    folder = begun / "data/raw/drafts" / invented.SECOND

    skeleton = (folder / "skeleton.txt").read_text("utf-8")
    guesses = invented.read(folder / "guesses.csv")
    assert len(skeleton) == len(invented.text_of(invented.SECOND))
    assert "各项" not in skeleton
    assert skeleton.count("□") > 100
    assert {row["field"] for row in guesses} == {"role", *FIELDS}


def test_a_draft_is_checked_and_never_built(begun: Path) -> None:
    checked = check_data(begun, report=invented.SECOND)
    whole = check_data(begun)
    built = build_data(begun)

    assert {issue.rule for issue in checked.issues} >= {"double-entry", "two-readings"}
    assert all(invented.SECOND not in issue.file for issue in whole.issues)
    assert built.ok
    assert invented.SECOND not in (begun / "data/processed/documents.csv").read_text("utf-8")


def test_a_finished_draft_moves_to_the_reports(checkout: Checkout) -> None:
    home = checkout.home
    finished = home.reports / invented.SECOND
    home.drafts.mkdir()
    finished.rename(home.drafts / invented.SECOND)

    as_draft = check_data(home.root, report=invented.SECOND)
    (home.drafts / invented.SECOND).rename(finished)

    assert as_draft.ok
    assert check_data(home.root, report=invented.SECOND).ok


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        ("全年3家。\n", {"--id": "Bad ID"}, "is no identifier"),
        ("全年3家。\n", {"--id": invented.FIRST}, "exists; choose another --id"),
        ("全年3家。\n", {"--date": "soon"}, "--date: 'soon' is no year"),
        ("全年3家。\r\n", {}, "CR line ends"),
        ("全年3家。".encode("gb18030"), {}, "not UTF-8"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(
    checkout: Checkout, tmp_path: Path, content: str | bytes, options: dict[str, str], reason: str
) -> None:
    text, root = tmp_path / "report.txt", checkout.home.root
    text.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    given = {"--id": "yunbin-2033-01", "--publisher": "云滨报", "--date": "2033-01-20"} | options

    words = [word for pair in given.items() for word in pair]
    result = CliRunner().invoke(app, ["project", "new-report", str(text), *words, "--project", str(root)])

    assert result.exit_code == 2
    assert reason in result.output
    assert not (root / "data/raw/drafts").exists()
