"""How to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinhui_data.api.codebook import descriptor
from xinhui_data.api.frames import Language, Published
from xinhui_data.api.names import unknown
from xinhui_data.model.documents import Document

if TYPE_CHECKING:
    from xinhui_data.formats.citation import Citation


def cite(name: str | None = None, *, language: Language = "en") -> Citation:
    """Give the citation of the data set or of one figure, as text, BibTeX and CSL-JSON.

    Args:
        name: a figure of any origin; by default the data set as a whole.
        language: of the words about a figure, ``en`` or ``zh``.

    Returns:
        A value that prints as a whole; ``text``, ``bibtex``, ``csl`` (an item for reference managers), ``reports`` and
        ``reports_bibtex`` (the documents on which it rests) are its parts. That of a figure has its value, interval,
        printed literal and place, the address of its document, what is in doubt, and version and digest of the data.

    Raises:
        UnknownNameError: if there is no such figure or language; the message names a similar one.

    Example:
        >>> cite().text.endswith("[data set]. CC BY 4.0.")
        True
        >>> cite("industrial-investment-2023").csl["title"]
        'industrial investment, Xinhui District, 2023, actual'
    """
    from xinhui_data.formats.descriptor import about_of
    from xinhui_data.formats.edition import Edition
    from xinhui_data.formats.figure_citation import cite_figure

    known, package = Published(language), descriptor()
    about = about_of(package)
    if name is None:
        return Edition(about, known.data, {}).citation
    if name not in known.facts:
        raise unknown("figure", name, known.facts)
    each = known.facts[name]
    file = f"{each.row.table.name}.csv"
    digest = next(resource["hash"] for resource in package["resources"] if resource["path"] == file)
    document = known.data.by_id(Document)[each.row.report_id]
    return cite_figure(about, each, document, known.writer, digest.removeprefix("sha256:"))
