"""How to cite the data set and the reports on which it is based."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinhui_data.model.about import Dataset
from xinhui_data.model.dimensions import Report


@dataclass(frozen=True)
class Citation:
    """A citation as text and as BibTeX, with those of the source reports."""

    text: str
    bibtex: str
    reports: tuple[str, ...]
    reports_bibtex: tuple[str, ...]

    def __str__(self) -> str:
        return "\n\n".join((self.text, *self.reports, self.bibtex, *self.reports_bibtex))

    __repr__ = __str__


def cite_dataset(title: str, version: str, released: date, contributor: str, reports: Sequence[Report]) -> Citation:
    """Build the citation of a version of the data set."""
    text = f"{contributor} ({released.year}). {title} (version {version}) [data set]. CC BY 4.0."
    bibtex = (
        f"@misc{{xinhui_data_{released.year},\n"
        f"  author  = {{{{{contributor}}}}},\n"
        f"  title   = {{{title}}},\n"
        f"  year    = {{{released.year}}},\n"
        f"  version = {{{version}}},\n"
        "  note    = {Data set, CC BY 4.0}\n"
        "}"
    )
    return Citation(text, bibtex, tuple(map(_report, reports)), tuple(map(_report_bibtex, reports)))


def _report(report: Report) -> str:
    return (
        f"Source: {report.author_zh}. {report.title_zh} [{report.title_en}]. {report.publisher_zh} "
        f"[{report.publisher_en}], {_when(report)}."
    )


def _report_bibtex(report: Report) -> str:
    return (
        f"@article{{{report.report_id},\n"
        f"  author   = {{{report.author_zh}}},\n"
        f"  title    = {{{report.title_zh}}},\n"
        f"  journal  = {{{report.publisher_zh}}},\n"
        f"  year     = {{{report.date_earliest.year}}},\n"
        f"  note     = {{{_when(report)}}},\n"
        f"  langid   = {{chinese}}\n"
        "}"
    )


def _when(report: Report) -> str:
    if report.date_earliest == report.date_latest:
        return report.date_earliest.isoformat()
    return f"between {report.date_earliest} and {report.date_latest}, day not printed"


def citation_file(dataset: Dataset, reports: Sequence[Report]) -> bytes:
    """Write CITATION.cff (version 1.2.0)."""
    quote = quoted
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them and the source report.",
        "type: dataset",
        f"title: {quote(dataset.title)}",
        f"abstract: {quote(dataset.description)}",
        "authors:",
        f"  - name: {quote(dataset.contributor)}",
        f"version: {dataset.version}",
        f"date-released: '{dataset.released}'",
        f"license: {dataset.licence.name}",
        "keywords:",
        *(f"  - {quote(word)}" for word in dataset.keywords),
        "references:",
    ]
    for report in reports:
        lines += [
            "  - type: newspaper-article",
            f"    title: {quote(report.title_zh)}",
            "    authors:",
            f"      - name: {quote(report.author_zh)}",
            f"    journal: {quote(report.publisher_zh)}",
            f"    year: {report.date_earliest.year}",
            f"    month: {report.date_earliest.month}",
            f"    notes: {quote(_when(report))}",
        ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def quoted(text: str) -> str:
    """Quote text for YAML.

    Example:
        >>> quoted("a: b")
        '"a: b"'
    """
    # A JSON string is a YAML string.
    return json.dumps(text, ensure_ascii=False)
