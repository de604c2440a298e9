"""The Data Package descriptor (version 2) of all published files."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from xinhui_data.formats.edition import TABLE_FORMATS, Edition, Format, table_files
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.table_schema import table_schema, texts
from xinhui_data.model.about import LANGUAGES, About
from xinhui_data.model.columns import Record
from xinhui_data.model.derived import Derived
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import Anchor, LinkedCaveat, Mention
from xinhui_data.model.observations import External, Observation
from xinhui_data.model.story import Headline, Section
from xinhui_data.model.text import Text

PACKAGE_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
# With the names "parquet", "csv" and "json" frictionless treats a file as a table: for a Parquet file it then fails on
# the size and skips the hash, for the others it guesses columns.
_FORMATS = {"parquet": "apache-parquet", "csv": "sdmx-csv", "json": "json-text"}
_DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
_OF_REPORTS = (Observation, Mention, Anchor, LinkedCaveat, Derived)


def _describe(edition: Edition) -> dict[str, Any]:
    """Describe the published files.

    Each table has a CSV resource with schema, rows, bytes and SHA-256, and a Parquet resource with bytes and SHA-256;
    each further file one with bytes and SHA-256.
    """
    about = edition.about
    tables = [
        _csv(edition, file, record) if ending == "csv" else _parquet(edition, file, record)
        for file, (record, ending) in table_files().items()
    ]
    return {
        "$schema": PACKAGE_SCHEMA,
        "name": about.name,
        "id": about.id,
        **texts(about),
        "version": about.version,
        "created": f"{about.released}T00:00:00Z",
        "keywords": list(about.keywords),
        "languages": list(LANGUAGES),
        "licenses": [about.licence.model_dump()],
        "contributors": [{"title": about.contributor, "roles": ["creator", "dataCurator"]}],
        "sources": [*map(_report, edition.reports), *map(_source, edition.sources)],
        **({"story": list(map(partial(_section, edition), edition.rows(Section)))} if edition.rows(Section) else {}),
        **({"homepage": about.homepage} if about.homepage else {}),
        "resources": [*tables, *(_document(edition, each) for each in edition.formats)],
    }


def _section(edition: Edition, section: Section) -> dict[str, Any]:
    """Give a section of the first screen of the data book with its figures."""
    figures = [row.figure_id for row in edition.rows(Headline) if row.section_id == section.section_id]
    return section.model_dump(mode="json") | {"figure_ids": figures}


def about_of(descriptor: dict[str, Any]) -> About:
    """Give what a descriptor says of the data set as a whole."""
    same = {name: descriptor.get(name) for name in About.model_fields if name in descriptor}
    return About.model_validate(
        same
        | {
            "released": date.fromisoformat(descriptor["created"][:10]),
            "contributor": descriptor["contributors"][0]["title"],
            "licence": descriptor["licenses"][0],
        }
    )


def _report(report: Document) -> dict[str, str]:
    author = f"{report.author_zh}: " if report.author_zh else ""
    return {
        "title": f"{author}{report.title_zh}. {report.publisher_zh}, {report.date_edtf} (EDTF)",
        "title_en": f"{report.title_en}. {report.publisher_en}, {report.date_edtf} (EDTF)",
        "version": f"sha256:{report.sha256}",
    }


def _source(source: Document) -> dict[str, str]:
    titles = {
        "title": f"{source.publisher_zh}: {source.title_zh}. {source.date_edtf}",
        "title_en": f"{source.publisher_en}, {source.date_edtf}",
    }
    return titles | ({"path": source.url} if source.url else {})


def _csv(edition: Edition, file: str, record: type[Record]) -> dict[str, Any]:
    return {
        "name": record.table.name,
        "type": "table",
        "path": file,
        "scheme": "file",
        "format": "csv",
        "mediatype": TABLE_FORMATS["csv"],
        "encoding": "utf-8",
        "dialect": _DIALECT,
        **texts(record.table),
        **_sources(edition, record),
        **_digest(edition, file),
        "rows": len(edition.rows(record)),
        "schema": {key: value for key, value in table_schema(record).items() if key != "$schema"},
    }


def _sources(edition: Edition, record: type[Record]) -> dict[str, Any]:
    """Give the sources of a table; one without sources of its own has those of the package."""
    if record in _OF_REPORTS:
        return {"sources": list(map(_report, edition.reports))}
    return {"sources": list(map(_source, edition.sources))} if record is External else {}


def _parquet(edition: Edition, file: str, record: type[Record]) -> dict[str, Any]:
    table = record.table
    title = Text(f"{table.title} (Parquet)", f"{table.title_zh}（Parquet）")
    about = {"description": table.description, "description_zh": table.description_zh}
    return _file(edition, file, title, TABLE_FORMATS["parquet"]) | about


def _document(edition: Edition, format: Format) -> dict[str, Any]:
    return _file(edition, format.file, format.title, format.media_type)


def _file(edition: Edition, file: str, title: Text, media_type: str) -> dict[str, Any]:
    stem, _, ending = file.rpartition(".")
    return {
        "name": f"{stem}-{ending}".lower().replace("/", "-"),
        "path": file,
        "scheme": "file",
        "format": _FORMATS.get(ending, ending),
        "mediatype": media_type,
        "title": title.en,
        "title_zh": title.zh,
        **_digest(edition, file),
    }


def _digest(edition: Edition, file: str) -> dict[str, Any]:
    return {"bytes": edition.size(file), "hash": f"sha256:{edition.sha256(file)}"}


PACKAGE = Format(
    "datapackage.json",
    Text("Data Package 2.0: all files with their schemas and digests", "Data Package 2.0：全部文件及其结构和校验值"),
    "application/json",
    lambda edition: json_bytes(_describe(edition)),
)
