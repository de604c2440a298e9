"""The story: headlines and findings refer to figures that exist, alike in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.formats.sentences import figures_of, missing_places
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.issues import Issue
from xinhui_data.model.observations import Observation
from xinhui_data.model.story import FindingEntry, Headline


def check_story(story: Dataset, tables: Dataset) -> Iterator[Issue]:
    """Check headlines and findings against the tables that are built.

    Args:
        story: headlines, sections and findings as entered.
        tables: the published tables.
    """
    for headline in story.rows(Headline):
        if headline.figure_id not in tables.by_id(Observation):
            fix = "correct the identifier, or delete the row"
            yield story.issue("headline", headline, "figure_id", "an observation", headline.figure_id, fix)
    for finding, column, place in missing_places(story.rows(FindingEntry), tables):
        wanted = "a figure, derived value or comparison of the tables; a derived value is rounded, as in {id~2}"
        yield story.issue("finding", finding, column, wanted, place, "correct the place")
    for finding in story.rows(FindingEntry):
        english, chinese = set(figures_of(finding.finding_en)), set(figures_of(finding.finding_zh))
        if english != chinese:
            wanted = f"the figures of finding_en: {', '.join(sorted(english))}"
            got, fix = ", ".join(sorted(chinese)), "bring the two sentences together"
            yield story.issue("finding", finding, "finding_zh", wanted, got, fix)
