"""SQLite by Python and DuckDB; Parquet and CSV by DuckDB and polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.interop.conftest import Rows, same


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the SQLite file, which nothing may change."""
    connection = sqlite3.connect(f"{(folder / 'xinhui_data.sqlite').as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_sqlite_holds_every_value_with_keys_that_hold(database: sqlite3.Connection, tables: dict[str, Rows]) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for name, rows in tables.items():
        read = database.execute(f"SELECT * FROM {name}").fetchall()
        assert len(read) == len(rows)
        for got, row in zip(read, rows, strict=True):
            assert all(same(got[column], text) for column, text in row.items()), (name, dict(got), row)


def test_sqlite_has_keys_comments_codebook_and_version(database: sqlite3.Connection) -> None:
    (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'observations'").fetchone()
    codebook = database.execute(
        "SELECT title_zh, unit FROM codebook WHERE table_name = 'observations' AND column_name = 'value'"
    )

    assert "PRIMARY KEY (observation_id)" in made
    assert "FOREIGN KEY (indicator_id) REFERENCES indicators (indicator_id)" in made
    assert "-- The number in the base unit; of a range its lower end. · 以基本单位计的数值；" in made
    assert tuple(codebook.fetchone()) == ("数值", "see unit_id")
    about = dict(tuple(row) for row in database.execute("SELECT name, text FROM about"))
    major, minor, patch = (int(part) for part in about["version"].split("."))
    assert database.execute("PRAGMA user_version").fetchone()[0] == major * 1_000_000 + minor * 1_000 + patch
    assert "黄胜" in about["source"]


def test_the_views_show_targets_each_year_and_caveats(database: sqlite3.Connection, tables: dict[str, Rows]) -> None:
    observations = tables["observations"]
    targets = database.execute("SELECT * FROM v_targets").fetchall()
    caveats = database.execute("SELECT observation_id, caveat_id FROM v_caveats").fetchall()

    assert {row["observation_id"] for row in targets} == {
        r["observation_id"] for r in observations if r["status"] == "target"
    }
    reached = next(row for row in targets if row["observation_id"] == "little-giants-target-2024")
    assert (reached["value"], reached["reached_value"], reached["reached_period"]) == (8, 5, "2023")
    for year in {r["year"] for r in observations if r["year"]}:
        of_year = database.execute(f"SELECT observation_id FROM v_{year}").fetchall()
        assert {row[0] for row in of_year} == {r["observation_id"] for r in observations if r["year"] == year}
    assert {tuple(row) for row in caveats} == {
        (r["observation_id"], caveat) for r in observations for caveat in filter(None, r["caveat_ids"].split(";"))
    }


def test_sqlite_refuses_a_word_outside_its_list(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((folder / "xinhui_data.sqlite").read_bytes())
    connection = sqlite3.connect(copy)
    try:
        with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
            connection.execute("UPDATE observations SET status = 'factual'")
    finally:
        connection.close()


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_duckdb_reads_every_table(folder: Path, tables: dict[str, Rows], ending: str) -> None:
    for name, rows in tables.items():
        relation = duckdb.sql(f"FROM '{folder / name}.{ending}'")
        assert relation.columns == list(rows[0])
        assert len(relation.fetchall()) == len(rows)
    total = duckdb.sql(f"SELECT sum(value) FROM '{folder}/observations.{ending}' WHERE unit_id = 'CNY'").fetchall()
    assert total == [(sum(float(row["value"]) for row in tables["observations"] if row["unit_id"] == "CNY"),)]


def test_duckdb_and_polars_read_the_same_rows_from_partitions(partitioned: Path, tables: dict[str, Rows]) -> None:
    for name, rows in tables.items():
        if "report_id" not in rows[0]:
            assert len(pl.read_parquet(partitioned / f"{name}.parquet")) == len(rows)
            continue
        columns = ", ".join(rows[0])
        relation = duckdb.sql(f"SELECT {columns} FROM '{partitioned / name}/*/*.parquet'").fetchall()
        frame = pl.read_parquet(partitioned / name, hive_partitioning=True).select(list(rows[0])).rows()
        wanted = sorted(tuple(row.values()) for row in rows)
        for got in (relation, frame):
            found = sorted(got, key=lambda row: tuple(map(str, row)))
            assert len(found) == len(wanted)
            for cells in got:
                assert any(all(map(same, cells, row)) for row in wanted), (name, cells)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_facts_for_people_are_the_same_in_both_formats(folder: Path, language: str) -> None:
    parquet = pl.read_parquet(folder / f"facts.{language}.parquet")
    text = pl.read_csv(folder / f"facts.{language}.csv", schema=dict(parquet.schema))

    assert text.equals(parquet)


def test_polars_reads_every_table_with_its_types(folder: Path, tables: dict[str, Rows]) -> None:
    for name, rows in tables.items():
        for got, row in zip(pl.read_parquet(folder / f"{name}.parquet").iter_rows(named=True), rows, strict=True):
            assert all(same(got[column], text) for column, text in row.items())
    schema = pl.read_parquet_schema(folder / "observations.parquet")
    types = {name: str(schema[name]) for name in ("value", "time_period", "year")}
    assert types == {"value": "Float64", "time_period": "String", "year": "Int64"}
