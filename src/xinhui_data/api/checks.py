"""All checks in order, and the verification of a reader's copy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.book import check_page
from xinhui_data.build.comparisons import check_pairs
from xinhui_data.build.series import check_series
from xinhui_data.checks.about import check_about
from xinhui_data.checks.ledger import check_ledgers
from xinhui_data.checks.raw import check_rules, check_tables
from xinhui_data.checks.verification import Level, Verification, verify_copy
from xinhui_data.formats.outputs import make_outputs
from xinhui_data.formats.published import check_blocks, check_current, check_published, check_schema_files
from xinhui_data.model.copies import LARGEST_COPY
from xinhui_data.model.curated import Curated, read_curated
from xinhui_data.model.dimensions import Report
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.files import read_at_most
from xinhui_data.model.home import Home, checkout_home, installed_home
from xinhui_data.model.issues import WHOLE_FILE, Issue, sorted_issues
from xinhui_data.model.observations import CuratedObservation, Observation
from xinhui_data.model.tables import read_records

REPORT_VARIABLE = "XINHUI_DATA_REPORT"


@dataclass(frozen=True)
class Step:
    """One check that was run, or the reason why it was not."""

    name: str
    issues: tuple[Issue, ...] = ()
    not_run: str = ""


@dataclass(frozen=True)
class CheckReport:
    """The outcome of all checks."""

    steps: tuple[Step, ...]

    @property
    def issues(self) -> list[Issue]:
        """All issues, sorted by place."""
        return sorted_issues(issue for step in self.steps for issue in step.issues)

    @property
    def ok(self) -> bool:
        """Whether no check that was run found a problem."""
        return not self.issues


def check_data(project: str | Path | None = None, on_step: Callable[[Step], None] | None = None) -> CheckReport:
    """Run all checks on the data of this package, or on a checkout.

    In a checkout the raw tables, the ledger and the published files are checked, and that the latter agree with the
    former; in an installed package the published files. The article is verified when the environment variable
    XINHUI_DATA_REPORT is set to its file.

    Args:
        project: the folder of a checkout; by default the data of this package.
        on_step: called with each step as soon as it is done.

    Returns:
        All steps with all issues, sorted.

    Raises:
        FileNotFoundError: if the folder is no checkout.
    """
    home = checkout_home(Path(project)) if project is not None else installed_home()
    steps = []
    for step in _steps(home):
        steps.append(step)
        if on_step:
            on_step(step)
    return CheckReport(tuple(steps))


def _steps(home: Home) -> Iterator[Step]:
    if not home.is_checkout:
        yield Step("table schemas", tuple(check_schema_files(home)))
        yield Step("published tables", tuple(check_published(home)))
        yield _article_step(home)
        return
    curated, sound = read_curated(home), True
    for step in raw_steps(curated, home):
        sound = sound and not step.issues
        yield step
    yield Step("table schemas", tuple(check_schema_files(home)))
    published = Step("published tables", tuple(check_published(home)))
    yield published
    name = "published files equal to a fresh build"
    if sound:
        yield Step(name, tuple(_current(curated, home)))
    else:
        yield Step(name, not_run="the raw tables have problems; fix them first")
    yield Step("READMEs and method: every made block, each once", tuple(check_blocks(home)))
    yield from _page_steps(home, sound=not published.issues)
    yield _article_step(home)


def _page_steps(home: Home, *, sound: bool) -> Iterator[Step]:
    name = "data book: what the published tables give"
    if not sound:
        yield Step(name, not_run="the published tables have problems; fix them first")
        return
    issues, not_compared = check_page(home)
    yield Step(name, tuple(issues))
    if not_compared:
        yield Step("data book: the workbook in it", not_run=not_compared)


RAW_STEPS = 5  # those of raw_steps; said before they run


def raw_steps(curated: Curated, home: Home) -> Iterator[Step]:
    """Check the raw tables, step by step."""
    tables = check_tables(curated, home)
    yield Step("raw tables: form, cells, schemas", tuple(tables))
    rules = check_rules(curated)
    yield Step("rules across tables", tuple(rules))
    name = "pairs and series: as computed from the figures"
    if tables or rules:
        yield Step(name, not_run="the raw tables have problems; fix them first")
    else:
        yield Step(name, (*check_pairs(curated), *check_series(curated)))
    yield Step("data set: name, texts, licence, version, date", tuple(sorted_issues(check_about(home))))
    yield Step("ledger: every numeric character in one mention", tuple(sorted_issues(check_ledgers(curated, home))))


def _current(curated: Curated, home: Home) -> list[Issue]:
    try:
        return check_current(make_outputs(curated, home), home)
    except (ValueError, OSError) as error:
        return [
            Issue("data/raw", WHOLE_FILE, "", "build", "raw tables that can be built", str(error), "fix what it names")
        ]


def _article_step(home: Home) -> Step:
    name = "the article: digest, skeleton, literals in place"
    file = os.environ.get(REPORT_VARIABLE, "")
    if not file:
        return Step(name, not_run=f"set {REPORT_VARIABLE} to the report's text file to run it")
    try:
        result = verify_file(Path(file), home)
    except (OSError, ValueError) as error:
        return Step(
            name,
            (Issue(file, WHOLE_FILE, "", "article", "the text of a report", str(error), f"correct {REPORT_VARIABLE}"),),
        )
    if result.level is not Level.EXACT:
        return Step(
            name,
            (
                Issue(
                    file,
                    WHOLE_FILE,
                    "",
                    "article",
                    Level.EXACT.en,
                    result.level.en,
                    f"set {REPORT_VARIABLE} to the file of the exact text",
                ),
            ),
        )
    return Step(
        name,
        tuple(
            Issue(
                file,
                WHOLE_FILE,
                "",
                "article",
                "ledger and skeleton as in the article",
                problem,
                "correct mentions.csv, or produce the skeleton again",
            )
            for problem in result.problems
        ),
    )


def verify(file: str | Path) -> Verification:
    """Verify whether a text file is the report that the figures were read from.

    Args:
        file: a copy of the report as plain text, in UTF-8 or GB18030, or in UTF-16 or UTF-32 with a byte order mark.

    Returns:
        The level that holds (exact, layout, figures, different), remarks and differences; with several reports in the
        data set, the result for the one it is nearest to.

    Raises:
        OSError: if the file cannot be read, or is no ordinary file.
        ValueError: if it is empty, not text, or larger than a megabyte.
    """
    return verify_file(Path(file), installed_home())


def verify_file(file: Path, home: Home) -> Verification:
    """Verify a copy against the reports of a home."""
    data = read_at_most(file, LARGEST_COPY)
    folder = home.raw if home.is_checkout else home.processed
    mentions = read_records(folder / "mentions.csv", Mention)
    anchors = read_records(folder / "anchors.csv", Anchor)
    observations: Sequence[CuratedObservation | Observation] = (
        read_records(folder / "observations.csv", CuratedObservation)
        if home.is_checkout
        else read_records(folder / "observations.csv", Observation)
    )
    mention_of = {observation.observation_id: observation.mention_id for observation in observations}
    report_of = {mention.mention_id: mention.report_id for mention in mentions}
    results = [
        verify_copy(
            data,
            report,
            [mention for mention in mentions if mention.report_id == report.report_id],
            [anchor for anchor in anchors if report_of[mention_of[anchor.observation_id]] == report.report_id],
            read_at_most(home.skeletons / f"{report.report_id}.txt").decode("utf-8"),
        )
        for report in read_records(folder / "reports.csv", Report)
    ]
    order = list(Level)
    return min(results, key=lambda result: (order.index(result.level), len(result.differences)))
