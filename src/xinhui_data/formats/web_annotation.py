"""Web Annotation: one annotation per mention, so that annotation tools can place the figures on the report.

Follows the W3C Web Annotation Data Model. The target is the report by the SHA-256 of its exact bytes, as a named
information URI (RFC 6920), since the text itself belongs to its publisher; positions count Unicode code points.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from xinhui_data.formats.edition import Edition
from xinhui_data.formats.words import show_observation
from xinhui_data.model.dimensions import Report
from xinhui_data.model.evidence import Mention
from xinhui_data.model.observations import Observation

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(edition: Edition) -> dict[str, Any]:
    """Generate the annotations of all mentions, as a collection with one page.

    Each has the role of the mention as a tag and, in English and Chinese, its content: the observations of a figure,
    otherwise why it is excluded.
    """
    facts: dict[str, list[Observation]] = {}
    for row in edition.observations:
        facts.setdefault(row.mention_id, []).append(row)
    texts = {report.report_id: _text(report) for report in edition.reports}
    items = [_annotation(edition.urn, row, texts[row.report_id], facts) for row in edition.mentions]
    dataset = edition.dataset
    return {
        "@context": CONTEXT,
        "id": f"{edition.urn}#annotations",
        "type": "AnnotationCollection",
        "label": f"{dataset.title}: the mentions, version {dataset.version}",
        "creator": {"type": "Organization", "name": dataset.contributor},
        "created": f"{dataset.released}T00:00:00Z",
        "rights": dataset.licence.path,
        "total": len(items),
        "first": {
            "id": f"{edition.urn}#annotations-1",
            "type": "AnnotationPage",
            "partOf": f"{edition.urn}#annotations",
            "startIndex": 0,
            "items": items,
        },
    }


def named_information(sha256: str) -> str:
    """Write a SHA-256 digest as a named information URI (RFC 6920).

    Example:
        >>> named_information("7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069")
        'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk'
    """
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _text(report: Report) -> dict[str, str]:
    return {
        "id": named_information(report.sha256),
        "type": "Text",
        "format": "text/plain",
        "language": report.language,
    }


def _annotation(
    urn: str, mention: Mention, text: Mapping[str, str], facts: Mapping[str, Sequence[Observation]]
) -> dict[str, Any]:
    return {
        "id": f"{urn}#{mention.mention_id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [_tag(mention.role), *_said(mention, facts)],
        "target": {
            "source": text,
            "selector": [
                {"type": "TextPositionSelector", "start": mention.char_start, "end": mention.char_end},
                {"type": "TextQuoteSelector", "exact": mention.printed},
            ],
        },
    }


def _tag(role: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "language": "en", "value": str(role)}


def _said(mention: Mention, facts: Mapping[str, Sequence[Observation]]) -> list[dict[str, Any]]:
    told = facts.get(mention.repeats or mention.mention_id, ())
    if told:
        pairs = [(show_observation(row, english=True), show_observation(row, english=False)) for row in told]
    else:
        pairs = [(mention.meaning_en or "", mention.meaning_zh or "")]
    return [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": language,
            "value": value,
        }
        for pair in pairs
        for language, value in zip(("en", "zh-Hans"), pair, strict=True)
        if value
    ]
