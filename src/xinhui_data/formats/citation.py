"""How to cite the data set and the reports on which it is based."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinhui_data.formats.templates import render
from xinhui_data.model.about import About
from xinhui_data.model.documents import Document

# The names of languages in BibTeX.
_LANGUAGES = {"zh": "chinese", "en": "english"}


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


def cite(about: About, reports: Sequence[Document]) -> Citation:
    """Build the citation of a version of the data set."""
    year, licence = about.released.year, about.licence.name.replace("CC-BY-", "CC BY ")
    text = f"{about.contributor} ({year}). {about.title} (version {about.version}) [data set]. {licence}."
    bibtex = _entry(
        "misc",
        f"xinhui_data_{year}",
        author=f"{{{about.contributor}}}",
        title=about.title,
        year=str(year),
        version=about.version,
        note=f"Data set, {licence}",
    )
    return Citation(text, bibtex, tuple(map(_report, reports)), tuple(map(_report_bibtex, reports)))


def _report(report: Document) -> str:
    title = f"{report.title_zh} [{report.title_en}]" if report.title_en else report.title_zh
    author = f"{report.author_zh}. " if report.author_zh else ""
    return f"Source: {author}{title}. {report.publisher_zh} [{report.publisher_en}], {_when(report)}."


def _report_bibtex(report: Document) -> str:
    return _entry(
        "article",
        report.document_id,
        author=report.author_zh or report.publisher_zh,
        title=report.title_zh,
        journal=report.publisher_zh,
        year=str(report.date_earliest.year),
        note=_when(report),
        langid=_LANGUAGES.get(report.language.partition("-")[0], report.language),
    )


def _entry(kind: str, key: str, **fields: str) -> str:
    width = max(map(len, fields))
    lines = ",\n".join(f"  {name:<{width}} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}"


def _when(report: Document) -> str:
    if report.date_earliest == report.date_latest:
        return report.date_earliest.isoformat()
    return f"between {report.date_earliest} and {report.date_latest}, day not printed"


def citation_file(about: About, reports: Sequence[Document]) -> bytes:
    """Write CITATION.cff (version 1.2.0)."""
    return render("CITATION.cff", about=about, reports=reports, when=_when).encode("utf-8")
