"""JSON as it is written to files: readable, UTF-8, with a final line end."""

from __future__ import annotations

import json


def json_bytes(value: object) -> bytes:
    """Write a value as readable JSON with a final line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
