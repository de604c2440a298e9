"""How to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinhui_data.api.codebook import descriptor
from xinhui_data.model.home import installed_home

if TYPE_CHECKING:
    from xinhui_data.formats.citation import Citation


def cite() -> Citation:
    """Give the citation of the data set and of its source reports, as text and as BibTeX.

    Returns:
        A value that prints as a whole; ``text``, ``bibtex``, ``reports`` and ``reports_bibtex`` are its parts.

    Example:
        >>> cite().text.endswith("[data set]. CC BY 4.0.")
        True
    """
    from xinhui_data.formats.descriptor import about_of
    from xinhui_data.formats.edition import Edition
    from xinhui_data.model.dataset import read_published
    from xinhui_data.model.documents import Document

    return Edition(about_of(descriptor()), read_published(installed_home().processed, Document), {}).citation
