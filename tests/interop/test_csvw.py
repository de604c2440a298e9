"""CSV on the Web, read by csvw."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from csvw import CSVW

from tests.interop.conftest import Rows, same


def test_metadata_and_files_are_valid_with_keys_and_references(folder: Path) -> None:
    package = CSVW(str(folder / "csv-metadata.json"), validate=True, strict=False)

    assert package.is_valid, [str(warning.message) for warning in package.warnings]


def test_it_describes_every_table(folder: Path, tables: dict[str, Rows]) -> None:
    metadata = CSVW(str(folder / "csv-metadata.json"), strict=False)

    assert {table.local_name for table in metadata.tables} == {f"{name}.csv" for name in tables}


def test_every_value_and_every_list_is_read(folder: Path, tables: dict[str, Rows]) -> None:
    package = CSVW(str(folder / "csv-metadata.json"), strict=False)

    for table in package.tables:
        rows = tables[table.local_name.removesuffix(".csv")]
        read = list(table.iterdicts())
        assert len(read) == len(rows)
        for got, row in zip(read, rows, strict=True):
            for column, text in row.items():
                value = ";".join(got[column]) if isinstance(got[column], list) else got[column]
                assert same(float(value) if hasattr(value, "as_tuple") else value, text), (column, value, text)


def test_a_word_outside_its_list_is_found(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    file = copy / "observations.csv"
    file.write_bytes(file.read_bytes().replace(b",actual,", b",factual,", 1))

    with pytest.raises(ValueError, match="status: invalid lexical value for string: factual"):
        CSVW(str(copy / "csv-metadata.json"), validate=True, strict=False).is_valid  # noqa: B018
