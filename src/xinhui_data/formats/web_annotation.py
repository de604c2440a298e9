"""Web Annotation: one annotation per mention, so that annotation tools can place the figures on the report.

Follows the W3C Web Annotation Data Model. The target is the report by the SHA-256 of its exact bytes, as a named
information URI (RFC 6920), since the text itself belongs to its publisher; positions count Unicode code points.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.words import show_observation
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Mention
from xinhui_data.model.observations import Observation
from xinhui_data.model.text import Text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations_of(report_id: str) -> Format:
    """Give the format of the annotations of a report; they are large, so each report has its own file."""
    return Format(
        f"annotations/{report_id}.jsonld",
        Text(f"W3C Web Annotations of {report_id}, one per mention", f"W3C网页注释：{report_id}，每处数字表述一条"),
        "application/ld+json",
        lambda edition: json_bytes(_collection(edition, edition.by_id(Document)[report_id]), indent=None),
    )


def named_information(sha256: str) -> str:
    """Write a SHA-256 digest as a named information URI (RFC 6920).

    Example:
        >>> named_information("7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069")
        'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk'
    """
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _collection(edition: Edition, report: Document) -> dict[str, Any]:
    """Collect the annotations of the mentions of a report on one page.

    Each has the role of the mention as a tag and, in English and Chinese, its content: the observations of a figure,
    otherwise why it is excluded.
    """
    facts: dict[str, list[Observation]] = {}
    for row in edition.data.of_report(Observation, report.document_id):
        facts.setdefault(row.mention_id, []).append(row)
    mentions = edition.data.of_report(Mention, report.document_id)
    text, about = _text(report), edition.about
    name = f"{edition.urn}#annotations-{report.document_id}"
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"{about.title}: the mentions of {report.document_id}, version {about.version}",
        "creator": {"type": "Organization", "name": about.contributor},
        "created": f"{about.released}T00:00:00Z",
        "rights": about.licence.path,
        "total": len(mentions),
        "first": {
            "id": f"{name}-1",
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": [_annotation(edition.urn, mention, text, facts) for mention in mentions],
        },
    }


def _text(report: Document) -> dict[str, str]:
    return {
        "id": named_information(report.sha256 or ""),
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
        "body": [_body("tagging", "en", mention.role), *_said(mention, facts)],
        "target": {
            "source": text,
            "selector": [
                {"type": "TextPositionSelector", "start": mention.char_start, "end": mention.char_end},
                {"type": "TextQuoteSelector", "exact": mention.printed},
            ],
        },
    }


def _said(mention: Mention, facts: Mapping[str, Sequence[Observation]]) -> Iterator[dict[str, Any]]:
    said = [show_observation(row) for row in facts.get(mention.repeats or mention.mention_id, ())]
    for words in said or [Text(mention.meaning_en or "", mention.meaning_zh or "")]:
        yield from (
            _body("describing", language, value)
            for language, value in (("en", words.en), ("zh-Hans", words.zh))
            if value
        )


def _body(purpose: str, language: str, value: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": language,
        "value": str(value),
    }
