"""SQLite: all tables in one database, with keys, comments, a codebook and views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from xinhui_data.formats.csv_table import plain_row, plain_value
from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.table_schema import texts
from xinhui_data.formats.templates import render
from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import columns_of
from xinhui_data.model.observations import Observation
from xinhui_data.model.text import Text

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "boolean": "INTEGER"}


def _write(edition: Edition) -> bytes:
    """Write a database of all published tables; the same tables give the same bytes with the same SQLite.

    In addition: ``observation_caveats``, ``codebook``, ``about`` (its version is the ``user_version`` as well); the
    views ``v_targets`` and ``v_caveats``, and one for each year of the observations, such as ``v_2023``.

    Raises:
        sqlite3.IntegrityError: if a key or a closed list does not hold.
    """
    observations = edition.rows(Observation)
    years = sorted({row.year for row in observations if row.year is not None})
    records = PROCESSED.values()
    script = render("database.sql", records=records, columns_of=columns_of, types=_TYPES, years=years)
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(script)
        for name, record in PROCESSED.items():
            _insert(database, name, [plain_row(row) for row in edition.rows(record)])
        links = [(row.observation_id, caveat_id) for row in observations for caveat_id in row.caveat_ids]
        _insert(database, "observation_caveats", links)
        _insert(database, "codebook", list(_codebook()))
        _insert(database, "about", list(_about(edition).items()))
        major, minor, patch = (int(part) for part in edition.about.version.split("."))
        database.execute(f"PRAGMA user_version = {major * 1_000_000 + minor * 1_000 + patch}")
        database.commit()
        if broken := database.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"rows that refer to nothing: {broken}")
        return database.serialize()


def _about(edition: Edition) -> dict[str, str]:
    about, cited = edition.about, edition.citation
    said = {"name": about.name, "id": about.id, "version": about.version, **texts(about)}
    return said | {"licence": about.licence.path, "citation": cited.text, "source": " ".join(cited.reports)}


def _insert(database: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608


def _codebook() -> Iterator[tuple[object, ...]]:
    for name, record in PROCESSED.items():
        for column in columns_of(record):
            allowed = plain_value(tuple(map(str, column.terms)))
            yield (
                name, column.name, column.title, column.title_zh, column.type, column.unit, column.description,
                column.description_zh, allowed,
            )  # fmt: skip


DATABASE = Format(
    "xinhui_data.sqlite",
    Text("SQLite: all tables with keys, comments and views", "SQLite：全部数据表，附键、注释和视图"),
    "application/vnd.sqlite3",
    _write,
)
