"""The metadata that Zenodo requires of a deposit: .zenodo.json."""

from __future__ import annotations

from xinhui_data.formats.edition import Edition
from xinhui_data.formats.json_text import json_bytes


def zenodo(edition: Edition) -> bytes:
    """Write the metadata of a Zenodo deposit, by the fields of its deposit API."""
    dataset = edition.about
    return json_bytes({
        "upload_type": "dataset",
        "title": dataset.title,
        "description": f"<p>{dataset.description}</p><p>{dataset.title_zh}。{dataset.description_zh}</p>",
        "creators": [{"name": dataset.contributor}],
        "version": dataset.version,
        "publication_date": dataset.released.isoformat(),
        "license": dataset.licence.name.lower(),
        "access_right": "open",
        "keywords": list(dataset.keywords),
        "references": list(edition.citation.reports),
    })  # fmt: skip
