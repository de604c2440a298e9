"""Text, data and code embedded in a page so that none can break out of its element."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from html import escape
from typing import Any

# What could end a script block, begin a comment or an entity in it, or end a line of code.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_block(name: str, value: Any) -> str:
    r"""Write a value as a block of data that a page reads with ``JSON.parse``.

    Example:
        >>> json_block("x", "</script><!--")
        '<script type="application/json" id="x">"\\u003c/script\\u003e\\u003c!--"</script>'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/json" id="{escape(name)}">{text}</script>'


def csp_digest(code: str) -> str:
    """Give the digest by which a Content-Security-Policy allows one inline script or style.

    Example:
        >>> csp_digest("")
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8')).digest()).decode('ascii')}'"


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Write the Content-Security-Policy of a page that runs these scripts, has these styles, and makes no requests."""
    code, style = (" ".join(map(csp_digest, texts)) for texts in (scripts, styles))
    return (
        f"default-src 'none'; script-src {code}; style-src {style}; img-src data:; connect-src 'none'; "
        "base-uri 'none'; form-action 'none'"
    )


def inline(tag: str, code: str) -> str:
    """Write code as an inline element.

    Raises:
        ValueError: if the code contains text that would end the element or change how it is read.
    """
    for fatal in (f"</{tag}", "<!--"):
        if fatal in code.lower():
            raise ValueError(f"the {tag} of the page contains {fatal!r}, which ends it early; write it in two parts")
    return f"<{tag}>{code}</{tag}>"
