"""The codebook: every column of every table, made from the records."""

from __future__ import annotations

from collections.abc import Iterator

from xinhui_data.vocabulary.catalogue import PROCESSED, RAW
from xinhui_data.vocabulary.columns import Column, Record, columns_of


def codebook() -> bytes:
    """Write docs/codebook.md."""
    lines = [
        "# Codebook",
        "",
        "Made from the records in `src/xinhui_data/vocabulary`; do not edit. A dot after the type marks a column that",
        "may be empty. The same is to be had as `xd.describe(table)` and `xinhui-data describe TABLE`.",
        "",
        "## Published tables",
        "",
    ]
    for record in PROCESSED.values():
        lines += _table(record, f"data/processed/{record.table.name}")
    lines += ["## Raw tables", "", "Typed by hand; those not listed here have the columns of the published table.", ""]
    for name, record in RAW.items():
        if PROCESSED.get(name) is not record:
            lines += _table(record, f"data/raw/{name}")
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _table(record: type[Record], path: str) -> Iterator[str]:
    table = record.table
    yield from (f"### {table.title} · {table.title_zh}", "", f"`{path}`: {table.description}", "")
    yield f"Key: {', '.join(f'`{name}`' for name in table.primary_key)}."
    yield from ("", "| column | 中文 | type | meaning |", "|---|---|---|---|")
    for column in columns_of(record):
        kind = column.type + ("" if column.required else " ·")
        yield f"| `{column.name}` | {column.title_zh} | {kind} | {_meaning(column, record)} |"
    yield ""
    for column in columns_of(record):
        if column.terms:
            yield from (f"`{column.name}`:", "")
            yield from (f"- `{term}`: {term.en} · {term.zh}" for term in column.terms)
            yield ""


def _meaning(column: Column, record: type[Record]) -> str:
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if target := record.table.foreign_keys.get(column.name):
        parts.append(f"Refers to `{target.removeprefix('.')}`.")
    return " ".join(parts).replace("|", "\\|")
