"""Two pages beside each other, apart from how the files in them are packed, which differs between versions of zlib."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from zipfile import BadZipFile

from xinhui_data.publish.archive import unzip

_OTHERS = re.compile(r'(?<=<script type="application/json" id="others">)[^<]*')

Unpacked = dict[str, dict[str, bytes]]


def parted(page: bytes) -> tuple[str, Unpacked]:
    """Part a page from the packed files in it.

    Returns:
        The page without them; and what each of them holds, by name.

    Raises:
        ValueError: if the page has no place for them, or one is not the file that its digest tells.
    """
    text = page.decode("utf-8")
    blocks = _OTHERS.findall(text)
    if len(blocks) != 1:
        raise ValueError("it has no block of further files")
    try:
        files = {name: _unpacked(*entry) for name, entry in json.loads(blocks[0]).items()}
    except (ValueError, TypeError, AttributeError, OSError, NotImplementedError, BadZipFile) as error:
        raise ValueError(f"its block of further files cannot be used: {error}") from None
    return _OTHERS.sub("", text), files


def _unpacked(packed: str, size: int, digest: str) -> dict[str, bytes]:
    data = base64.b64decode(packed, validate=True)
    if (len(data), sha256(data).hexdigest()) != (size, digest):
        raise ValueError("a file is not the one that its size and digest tell")
    return unzip(data)


def first_difference(present: str, made: str) -> str:
    """Say in which line two pages part, and what stands there."""
    old, new = present.splitlines(), made.splitlines()
    number = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return f"another line {number + 1}" if max(len(old), len(new)) > number else "other line ends"
