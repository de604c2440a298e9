"""Two pages compared, except for how the files in them are zipped, which differs between versions of zlib."""

from __future__ import annotations

import base64
import json
import re
import zlib
from zipfile import BadZipFile

from xinhui_data.formats.archive import unzip

_WHOLE = re.compile(r'(?<=<script type="application/json" id="whole">)[^<]*')


def parted(page: bytes) -> tuple[str, dict[str, dict[str, bytes]]]:
    """Part a page from the zipped files in it.

    Returns:
        The page without them; and what each of them holds, by name.

    Raises:
        ValueError: if the page has no place for them, or one cannot be unpacked.
    """
    text = page.decode("utf-8")
    try:
        (block,) = _WHOLE.findall(text)
        files = {name: unzip(base64.b64decode(packed)) for name, packed in json.loads(block).items()}
    except (ValueError, TypeError, AttributeError, OSError, NotImplementedError, BadZipFile, zlib.error) as error:
        raise ValueError(f"its zipped files cannot be used: {error}") from None
    return _WHOLE.sub("", text), files
