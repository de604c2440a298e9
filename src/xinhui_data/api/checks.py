"""All checks in order, and the verification of a reader's copy."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinhui_data.api.book import PAGE, check_page
from xinhui_data.api.collection import paused_collection
from xinhui_data.api.names import unknown
from xinhui_data.checks.about import check_about
from xinhui_data.checks.copies import LARGEST_COPY, decode_copy
from xinhui_data.checks.published import check_current, check_published
from xinhui_data.checks.raw import Findings, check_raw, check_report
from xinhui_data.checks.rules import RULES
from xinhui_data.checks.verification import Level, Verification, verify_copy
from xinhui_data.formats.outputs import make_outputs
from xinhui_data.model.dataset import Dataset, read_published
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, Mention
from xinhui_data.model.files import read_file
from xinhui_data.model.home import Home, installed_home, project_home
from xinhui_data.model.issues import WHOLE_FILE, Issue, sorted_issues
from xinhui_data.model.observations import Observation
from xinhui_data.model.raw import Raw
from xinhui_data.model.terms import Coverage

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


@paused_collection()
def check_data(
    project: str | Path | None = None, on_step: Callable[[Step], None] | None = None, report: str | None = None
) -> CheckReport:
    """Run all checks on the data of this package, or on a checkout.

    In a checkout the raw tables, the ledger and the published files are checked, and that the latter agree with the
    former; in an installed package the published files. The article is verified when the environment variable
    XINHUI_DATA_REPORT is set to its file.

    Args:
        project: the folder of a checkout; by default the data of this package.
        on_step: called with each step as soon as it is done.
        report: check only the raw tables of this report, or of this draft, for work on it; a checkout is needed.

    Returns:
        All steps with all issues, sorted.

    Raises:
        FileNotFoundError: if the folder is no checkout.
        UnknownNameError: if there is no such report; the message lists those that exist.
    """
    home = installed_home() if project is None and report is None else project_home(project)
    known = [*home.report_ids(), *home.draft_ids()]
    if report is not None and report not in known:
        raise unknown("report", report, known)
    steps = []
    for step in _steps(home) if report is None else _report_steps(home, report):
        steps.append(step)
        if on_step:
            on_step(step)
    return CheckReport(tuple(steps))


def _report_steps(home: Home, report_id: str) -> Iterator[Step]:
    found = check_report(home, report_id)
    yield Step(f"files, cells and keys of {report_id}", tuple(sorted_issues(found.form)))
    yield _rules_step(f"rules, ledger and readings of {report_id}", found)


def _rules_step(name: str, found: Findings) -> Step:
    not_run = f"a table of {', '.join(found.unread)}, or a shared one, cannot be read" if found.unread else ""
    return Step(name, tuple(sorted_issues(found.reports)), not_run)


def _steps(home: Home) -> Iterator[Step]:
    if not home.is_checkout:
        yield Step("published tables", tuple(check_published(home)))
        yield _article_step(home)
        return
    found = check_raw(Raw(home))
    about = tuple(sorted_issues(check_about(home)))
    yield from raw_steps(found, about)
    published = Step("published tables", tuple(check_published(home)))
    yield published
    name = "published files equal to a fresh build"
    if found.ok and not about:
        yield Step(name, tuple(_current(found, home)))
    else:
        yield Step(name, not_run="the raw tables have problems; fix them first")
    yield from _page_steps(home, sound=not published.issues)
    yield _article_step(home)


def _page_steps(home: Home, *, sound: bool) -> Iterator[Step]:
    name = "data book: what the published tables give"
    if not sound:
        yield Step(name, not_run="the published tables have problems; fix them first")
        return
    if not (home.root / PAGE).exists():
        yield Step(name, not_run=f"there is no {PAGE}; `make page` writes it")
        return
    issues, not_compared = check_page(home)
    yield Step(name, tuple(issues))
    if not_compared:
        yield Step("data book: the workbook in it", not_run=not_compared)


RAW_STEPS = 4  # those of raw_steps


def raw_steps(found: Findings, about: tuple[Issue, ...]) -> Iterator[Step]:
    """Give what the checks of the raw tables found, step by step."""
    yield Step("raw tables: files, cells, keys", tuple(sorted_issues(found.form)))
    yield _rules_step("each report: rules, ledger, readings", found)
    name = "across reports and other sources: names, history, pairs, series"
    not_run = "a raw table cannot be used; correct it first" if found.form else ""
    yield Step(name, tuple(sorted_issues(found.across)), not_run)
    yield Step("data set: name, texts, licence, version, date", about)


def _current(found: Findings, home: Home) -> list[Issue]:
    try:
        return check_current(make_outputs(found.tables, found.tally, home, comparing=True), home)
    except (ValueError, OSError) as error:
        wanted, fix = "raw tables that can be built", "correct what it names"
        return [Issue("data/raw", WHOLE_FILE, "", "build", wanted, str(error), fix)]


def _article_step(home: Home) -> Step:
    name = "the article: digest, skeleton, literals in place"
    file = os.environ.get(REPORT_VARIABLE, "")
    if not file:
        return Step(name, not_run=f"set {REPORT_VARIABLE} to the report's text file to run it")

    def issue(expected: str, got: str, fix: str) -> Issue:
        return Issue(file, WHOLE_FILE, "", "article", expected, got, fix)

    try:
        result = verify_file(Path(file), home)
    except (OSError, ValueError) as error:
        return Step(name, (issue("the text of a report", str(error), f"correct {REPORT_VARIABLE}"),))
    if result.level is not Level.EXACT:
        fix = f"set {REPORT_VARIABLE} to the file of the exact text"
        return Step(name, (issue(Level.EXACT.en, result.level.en, fix),))
    wanted, fix = "ledger and skeleton as in the article", "correct mentions.csv, or produce the skeleton again"
    return Step(name, tuple(issue(wanted, problem, fix) for problem in result.problems))


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
    data = read_file(file, LARGEST_COPY)
    copy = decode_copy(data)
    results = [verify_copy(data, copy, *report) for report in _recorded(home)]
    order = list(Level)
    return min(results, key=lambda result: (order.index(result.level), len(result.differences)))


def _recorded(home: Home) -> Iterator[tuple[Document, Sequence[Mention], Sequence[Anchor], str]]:
    """Give what is recorded of each report: the document, its ledger, its anchors and its skeleton."""
    if home.is_checkout:
        parts = [(report.document, report.data) for report in Raw(home).reports() if report.document]
    else:
        parts = list(_published_reports(home))
    for document, data in parts:
        skeleton = read_file(home.skeleton(document.document_id)).decode("utf-8")
        yield document, data.rows(Mention), data.rows(Anchor), skeleton


def _published_reports(home: Home) -> Iterator[tuple[Document, Dataset]]:
    data = read_published(home.processed, Document, Mention, Anchor, Observation)
    report_of = {row.observation_id: row.report_id for row in data.rows(Observation)}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    anchors: dict[str, list[Anchor]] = defaultdict(list)
    for mention in data.rows(Mention):
        mentions[mention.report_id].append(mention)
    for anchor in data.rows(Anchor):
        anchors[report_of[anchor.observation_id]].append(anchor)
    for document in data.rows(Document):
        if document.coverage is Coverage.COMPLETE:
            name = document.document_id
            yield document, Dataset({Mention: mentions[name], Anchor: anchors[name]})


def rules() -> list[dict[str, str]]:
    """List the rules of the checks: identifier, what it looks at, and what it protects, in English and Chinese.

    Example:
        >>> next(rule["protects"] for rule in rules() if rule["id"] == "completeness")
        'every numeric character is in exactly one mention'
    """
    return [{name: str(value) for name, value in rule._asdict().items()} for rule in RULES]
