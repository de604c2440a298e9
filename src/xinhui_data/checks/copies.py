"""A reader's copy of a report: decoded, with remarks on its form, and reduced to what layout cannot change."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

LARGEST_COPY = 1  # MB; a report has a hundredth of one, and a page around it no more than a tenth
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = str.maketrans(
    dict.fromkeys("“”„〝〞「」＂", '"') | dict.fromkeys("‘’『』＇", "'") | {"。": ".", "｡": ".", "､": "、"}
)
# Digits and letters keep their width: only punctuation is folded.
_FOLD = {code: plain for code, plain in _FULL_WIDTH.items() if not chr(plain).isalnum()} | _PUNCTUATION
_ELLIPSIS = re.compile(r"…+|\.{3,}")
_HEADING_MARKS = re.compile(r"#+")
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")


@dataclass(frozen=True)
class Copy:
    """A decoded copy: its text, its encoding, and remarks on its form in words."""

    text: str
    encoding: str
    remarks: tuple[str, ...]


def decode_copy(data: bytes) -> Copy:
    """Decode a copy as UTF-8, as GB18030, or as UTF-16 or UTF-32 with a byte order mark; add remarks on its form.

    Raises:
        ValueError: if there are no bytes, or if they are not text in any of these.

    Example:
        >>> decode_copy("增长".encode("gb18030")).encoding
        'GB18030'
    """
    if not data:
        raise ValueError("the file is empty")
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
    marked = [(codec, name) for mark, codec, name in _MARKED if data.startswith(mark)][:1]
    for codec, name in (*marked, ("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    raise ValueError(
        "these bytes are not text in UTF-8, GB18030, or UTF-16 or UTF-32 with a byte order mark; "
        "save the report as a plain text file"
    )


def without_layout(text: str) -> str:
    r"""Reduce a text to what another layout keeps.

    White space, invisible characters and heading signs go; punctuation has one width, quotation marks and ellipses
    one form. Letters, digits and every other character stay.

    Example:
        >>> without_layout("# 增长，\n\n16.1%。") == without_layout("增长,16.1％．")
        True
    """
    bare = _INVISIBLE.sub("", _HEADING_MARKS.sub("", text))
    return _ELLIPSIS.sub("…", bare.translate(_FOLD))


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
