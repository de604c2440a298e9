"""JSON as it is written to files: UTF-8, with a final line end."""

from __future__ import annotations

import json


def json_bytes(value: object, indent: int | None = 2) -> bytes:
    """Write a value as JSON with a final line end: readable, or on one line without an indent, which is fast."""
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode("utf-8")
