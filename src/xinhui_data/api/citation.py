"""How to cite."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from xinhui_data.api.codebook import descriptor
from xinhui_data.api.tables import path

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
    from xinhui_data.formats.citation import cite_dataset
    from xinhui_data.model.dimensions import Report
    from xinhui_data.model.tables import read_records

    about = descriptor()
    return cite_dataset(
        about["title"],
        about["version"],
        date.fromisoformat(about["created"][:10]),
        about["contributors"][0]["title"],
        read_records(path("reports", format="csv"), Report),
    )
