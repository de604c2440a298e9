"""The workbook, read by calamine, which shares no code with its writer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.interop.conftest import Rows, same


@pytest.fixture(scope="module")
def book(folder: Path) -> CalamineWorkbook:
    """Open the workbook."""
    return CalamineWorkbook.from_path(str(folder / "xinhui_data.xlsx"))


def test_there_is_a_cover_and_a_sheet_a_table(book: CalamineWorkbook, tables: dict[str, Rows]) -> None:
    assert book.sheet_names[0] == "cover 封面"
    assert set(book.sheet_names[1:]) == set(tables)
    cover = [str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row if cell]
    assert any("Please cite" in text for text in cover)
    assert any("使用说明" in text for text in cover)


def test_every_value_comes_back_under_its_labels(book: CalamineWorkbook, tables: dict[str, Rows]) -> None:
    for name, rows in tables.items():
        chinese, english, names, *read = book.get_sheet_by_name(name).to_python()
        assert names == list(rows[0])
        assert all(chinese)
        assert all(english)
        assert len(read) == len(rows)
        for got, row in zip(read, rows, strict=True):
            for value, (column, text) in zip(got, row.items(), strict=True):
                shown = value.isoformat() if isinstance(value, dt.date) else value
                assert same(shown, text), (name, column, value, text)
