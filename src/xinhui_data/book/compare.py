"""Two pages compared, except for how the files in them are packed, which differs between versions of zlib."""

from __future__ import annotations

import base64
import json
import re
import zlib
from hashlib import sha256
from zipfile import BadZipFile

from xinhui_data.formats.archive import unzip

_PACKED = {
    name: re.compile(rf'(?<=<script type="application/json" id="{name}">)[^<]*') for name in ("parquet", "others")
}

Unpacked = dict[str, dict[str, bytes]]


def parted(page: bytes) -> tuple[str, Unpacked]:
    """Part a page from the packed files in it.

    Returns:
        The page without them; and what each of them holds, by name.

    Raises:
        ValueError: if the page has no place for them, or one does not match its digest.
    """
    text = page.decode("utf-8")
    blocks = {name: block.findall(text) for name, block in _PACKED.items()}
    if any(len(found) != 1 for found in blocks.values()):
        raise ValueError("it does not have one block of Parquet files and one of further files")
    try:
        parquet, others = (json.loads(found[0]) for found in blocks.values())
        files = {name: {"": zlib.decompress(base64.b64decode(packed))} for name, packed in parquet.items()}
        files |= {name: _unpacked(*entry) for name, entry in others.items()}
    except (ValueError, TypeError, AttributeError, OSError, NotImplementedError, BadZipFile, zlib.error) as error:
        raise ValueError(f"its packed files cannot be used: {error}") from None
    for block in _PACKED.values():
        text = block.sub("", text)
    return text, files


def _unpacked(packed: str, size: int, digest: str) -> dict[str, bytes]:
    data = base64.b64decode(packed, validate=True)
    if (len(data), sha256(data).hexdigest()) != (size, digest):
        raise ValueError("a file does not match its size and digest")
    return unzip(data)


def first_difference(present: str, made: str) -> str:
    """Say in which line two pages part, and what stands there."""
    old, new = present.splitlines(), made.splitlines()
    number = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return f"another line {number + 1}" if max(len(old), len(new)) > number else "other line ends"
