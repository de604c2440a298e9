"""What follows from the text of a report: its length and digests, as report.toml records them."""

from __future__ import annotations

import hashlib
import json

from xinhui_data.checks.copies import digest, without_layout
from xinhui_data.model.documents import TextRecord

_TEXT = "# Written by `xinhui-data project mask`.\n[text]\n"


def text_record(data: bytes, text: str, skeleton: str) -> TextRecord:
    """Record length and digests of a text and of its skeleton."""
    return TextRecord(
        length=len(text),
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        layout_sha256=digest(without_layout(text)),
        skeleton_sha256=digest(skeleton),
    )


def with_text(entry: str, record: TextRecord) -> str:
    """Put [text], the last table of report.toml, behind what is entered."""
    entered = entry.partition(_TEXT)[0].partition("[text]")[0].rstrip("\n")
    return f"{entered}\n\n{_TEXT}" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in record)
