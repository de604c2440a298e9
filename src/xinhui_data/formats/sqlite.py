"""SQLite: all tables in one database, with keys, comments, a codebook and views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Any, cast

from xinhui_data.model.catalogue import PROCESSED
from xinhui_data.model.columns import Column, Record, columns_of
from xinhui_data.model.observations import Observation

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "boolean": "INTEGER"}
_OBSERVATION_CAVEATS = """
CREATE TABLE observation_caveats ( -- Which caveat applies to which observation. · 各条注意事项涉及哪些数据。
  observation_id TEXT NOT NULL REFERENCES observations (observation_id),
  caveat_id TEXT NOT NULL REFERENCES caveats (caveat_id),
  PRIMARY KEY (observation_id, caveat_id)
)
"""
_CODEBOOK = """
CREATE TABLE codebook ( -- Every column of every table. · 各表各列的说明。
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, title TEXT NOT NULL, title_zh TEXT NOT NULL,
  type TEXT NOT NULL, unit TEXT, description TEXT NOT NULL, description_zh TEXT NOT NULL, allowed TEXT,
  PRIMARY KEY (table_name, column_name)
)
"""
_ABOUT = """
CREATE TABLE about ( -- The data set as a whole: title, version, licence, citation. · 数据集概况。
  name TEXT PRIMARY KEY, text TEXT NOT NULL
)
"""
_VIEWS = (
    """
CREATE VIEW v_targets AS -- Targets for a stated year, each with the latest level that has been reached. · 目标与现状。
SELECT o.observation_id, o.indicator_zh, o.indicator_en, o.subject_zh, o.subject_en, o.measure, o.time_period,
       o.value, o.unit_id, o.bound, o.lower, o.upper, o.printed,
       r.observation_id AS reached_id, r.value AS reached_value, r.time_period AS reached_period, o.caveat_ids
FROM observations AS o
LEFT JOIN observations AS r ON r.observation_id = (
  SELECT observation_id FROM observations
  WHERE status = 'actual' AND indicator_id = o.indicator_id AND subject_id = o.subject_id
    AND measure = o.measure AND scope_id IS o.scope_id AND unit_id = o.unit_id
  ORDER BY time_period DESC LIMIT 1
)
WHERE o.status = 'target'
""",
    """
CREATE VIEW v_2023 AS -- The observations of 2023; status separates what has happened from plans. · 2023年的数据。
SELECT observation_id, indicator_zh, indicator_en, subject_zh, subject_en, scope_id, measure, status, value, unit_id,
       bound, lower, upper, printed, caveat_ids
FROM observations WHERE year = 2023
""",
    """
CREATE VIEW v_caveats AS -- Each observation with each of its caveats in words. · 数据及其注意事项。
SELECT o.observation_id, o.indicator_zh, o.indicator_en, o.printed, c.caveat_id, c.kind, c.caveat_zh, c.caveat_en
FROM observation_caveats AS l JOIN observations AS o USING (observation_id) JOIN caveats AS c USING (caveat_id)
""",
)


def sqlite_bytes(tables: Mapping[str, Sequence[Record]], about: Mapping[str, str]) -> bytes:
    """Write a database of all published tables; the same tables give the same bytes with the same SQLite.

    In addition: ``observation_caveats``, ``codebook``, ``about``; the views ``v_targets``, ``v_2023``, ``v_caveats``.

    Args:
        tables: the rows of every published table.
        about: metadata of the data set as a whole; ``version`` becomes the ``user_version`` as well.

    Raises:
        sqlite3.IntegrityError: if a key or a closed list does not hold.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        for statement in (*map(_create, PROCESSED.values()), _OBSERVATION_CAVEATS, _CODEBOOK, _ABOUT):
            database.execute(statement.strip())
        for name, rows in tables.items():
            _insert(database, name, [_values(row) for row in rows])
        _insert(database, "observation_caveats", list(_links(cast("Sequence[Observation]", tables["observations"]))))
        _insert(database, "codebook", list(_codebook()))
        _insert(database, "about", list(about.items()))
        for view in _VIEWS:
            database.execute(view.strip())
        major, minor, patch = (int(part) for part in about["version"].split("."))
        database.execute(f"PRAGMA user_version = {major * 1_000_000 + minor * 1_000 + patch}")
        database.commit()
        if broken := database.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"rows that refer to nothing: {broken}")
        return database.serialize()


def _create(record: type[Record]) -> str:
    table = record.table
    lines = [(_column(column), f"{column.description} · {column.description_zh}") for column in columns_of(record)]
    keys = [f"PRIMARY KEY ({', '.join(table.primary_key)})", *(f"UNIQUE ({', '.join(k)})" for k in table.unique_keys)]
    for name, target in table.foreign_keys.items():
        other, _, field = target.partition(".")
        keys.append(f"FOREIGN KEY ({name}) REFERENCES {other or table.name} ({field})")
    body = "\n".join(f"  {definition}, -- {comment}" for definition, comment in lines)
    ends = ",\n  ".join(keys)
    return f"CREATE TABLE {table.name} ( -- {table.description} · {table.description_zh}\n{body}\n  {ends}\n)"


def _column(column: Column) -> str:
    definition = f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}'
    if column.terms:
        words = ", ".join(f"'{term}'" for term in column.terms)
        definition += f' CHECK ("{column.name}" IN ({words}))'
    return definition


def _insert(database: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    places = ", ".join("?" * len(rows[0]))
    database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608


def _values(row: Record) -> list[Any]:
    values = (getattr(row, column.name) for column in columns_of(type(row)))
    return [value.isoformat() if isinstance(value, date) else _bare(value) for value in values]


def _bare(value: Any) -> Any:
    # The codes of closed lists are a text type that SQLite does not support.
    return str(value) if isinstance(value, str) else value


def _links(observations: Sequence[Observation]) -> Iterator[tuple[str, str]]:
    for row in observations:
        if row.caveat_ids:
            for caveat_id in row.caveat_ids.split(";"):
                yield row.observation_id, caveat_id


def _codebook() -> Iterator[tuple[str | None, ...]]:
    for name, record in PROCESSED.items():
        for column in columns_of(record):
            allowed = ";".join(column.terms) or None
            yield (
                name, column.name, column.title, column.title_zh, column.type, column.unit, column.description,
                column.description_zh, allowed,
            )  # fmt: skip
