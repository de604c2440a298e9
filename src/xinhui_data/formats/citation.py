"""How to cite the data set and the reports on which it is based."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinhui_data.formats.templates import render
from xinhui_data.model.about import About
from xinhui_data.model.documents import Document

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "%&#_$"})
# The names of languages in BibTeX.
_LANGUAGES = {"zh": "chinese", "en": "english"}


@dataclass(frozen=True)
class Citation:
    """A citation as text, as BibTeX and as an item of CSL-JSON, with those of the documents that it rests on."""

    text: str
    bibtex: str
    csl: dict[str, object]
    reports: tuple[str, ...]
    reports_bibtex: tuple[str, ...]

    def __str__(self) -> str:
        return "\n\n".join((self.text, *self.reports, self.bibtex, *self.reports_bibtex))

    __repr__ = __str__


def cite(about: About, reports: Sequence[Document]) -> Citation:
    """Build the citation of a version of the data set."""
    return Citation(
        data_set(about),
        bibtex("misc", f"xinhui_data_{about.released.year}", **fields_of(about, about.title), note=_note(about)),
        csl_item(about, about.name, about.title, note=_note(about)),
        tuple(map(report_text, reports)),
        tuple(map(report_bibtex, reports)),
    )


def data_set(about: About) -> str:
    """Cite a version of the data set as text."""
    return (
        f"{about.contributor} ({about.released.year}). {about.title} (version {about.version}) [data set]. "
        f"{_licence(about)}."
    )


def _licence(about: About) -> str:
    return about.licence.name.replace("CC-BY-", "CC BY ")


def _note(about: About) -> str:
    return f"Data set, {_licence(about)}"


def fields_of(about: About, title: str) -> dict[str, str]:
    """Give the fields of BibTeX that say who published what, when and in which version."""
    return {
        "author": f"{{{about.contributor}}}",
        "title": title,
        "year": str(about.released.year),
        "version": about.version,
    }


def csl_item(about: About, name: str, title: str, note: str) -> dict[str, object]:
    """Give an item of CSL-JSON, which Zotero, pandoc and citeproc read."""
    released = about.released
    return {
        "id": name,
        "type": "dataset",
        "title": title,
        "author": [{"literal": about.contributor}],
        "issued": {"date-parts": [[released.year, released.month, released.day]]},
        "version": about.version,
        "note": note,
    }


def report_text(report: Document) -> str:
    """Cite a document as text."""
    title = f"{report.title_zh} [{report.title_en}]" if report.title_en else report.title_zh
    author = f"{report.author_zh}. " if report.author_zh else ""
    return f"Source: {author}{title}. {report.publisher_zh} [{report.publisher_en}], {_when(report)}."


def report_bibtex(report: Document) -> str:
    """Cite a document as BibTeX."""
    return bibtex(
        "article",
        report.document_id,
        author=report.author_zh or report.publisher_zh,
        title=report.title_zh,
        journal=report.publisher_zh,
        year=str(report.date_earliest.year),
        note=_when(report),
        langid=_LANGUAGES.get(report.language.partition("-")[0], report.language),
    )


def bibtex(kind: str, key: str, **fields: str) -> str:
    """Write an entry of BibTeX, with the signs escaped that have a meaning in LaTeX."""
    width = max(map(len, fields))
    lines = ",\n".join(f"  {name:<{width}} = {{{value.translate(_ESCAPED)}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}"


def _when(report: Document) -> str:
    if report.date_earliest == report.date_latest:
        return report.date_earliest.isoformat()
    return f"between {report.date_earliest} and {report.date_latest}, day not printed"


def citation_file(about: About, reports: Sequence[Document]) -> bytes:
    """Write CITATION.cff (version 1.2.0)."""
    return render("CITATION.cff", about=about, reports=reports, when=_when).encode("utf-8")
