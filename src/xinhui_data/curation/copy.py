"""A reader's copy of a report: decoded, with what sets its form apart, and reduced to what layout cannot change."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = str.maketrans({"。": ".", "｡": ".", "､": "、", "“": '"', "”": '"', "‘": "'", "’": "'"})
# Digits and letters keep their width: only punctuation is folded.
_FOLD = {code: plain for code, plain in _FULL_WIDTH.items() if not chr(plain).isalnum()} | _PUNCTUATION
_HEADING = re.compile(r"^[ \t\u3000]*#{1,6}(?=[ \t\u3000]|$)", re.MULTILINE)
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True)
class Copy:
    """A decoded copy: its text, its encoding, and remarks on its form in words."""

    text: str
    encoding: str
    remarks: tuple[str, ...]


def decode_copy(data: bytes) -> Copy:
    """Decode a copy as UTF-8, UTF-16 with a mark, or GB18030, and name what sets its form apart.

    Raises:
        ValueError: if the bytes are no text in any of these.

    Example:
        >>> decode_copy("增长".encode("gb18030")).encoding
        'GB18030'
    """
    text, encoding = _decode(data)
    remarks = [] if encoding == "UTF-8" else [f"it is encoded in {encoding}, not in UTF-8"]
    if text.startswith("\ufeff"):
        text = text[1:]
        remarks.append("it begins with a byte order mark")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        remarks.append("its lines end in CRLF or CR, not in LF")
    return Copy(text, encoding, tuple(remarks))


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            pass
    for encoding, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    raise ValueError("these bytes are no text in UTF-8, UTF-16 or GB18030; save the report as a plain text file")


def without_layout(text: str) -> str:
    r"""Reduce a text to what another layout keeps: no white space, no heading marks, punctuation in one width.

    Example:
        >>> without_layout("# 增长，\n\n16.1%。") == without_layout("增长,16.1％．")
        True
    """
    return _INVISIBLE.sub("", _HEADING.sub("", text)).translate(_FOLD)


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
