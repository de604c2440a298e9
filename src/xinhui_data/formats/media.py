"""The media types of published files."""

from __future__ import annotations

_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "xml": "application/xml",
    "md": "text/markdown",
}


def media_type(name: str) -> str:
    """Give the media type of a file by its ending.

    Example:
        >>> media_type("croissant.json")
        'application/json'
    """
    return _TYPES[name.rpartition(".")[2]]
