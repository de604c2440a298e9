"""Numeric characters and Chinese numerals."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinhui_data.figures.numerals import is_numeric, read_han_numeral

pytestmark = pytest.mark.core


@pytest.mark.parametrize("character", "0９٣½Ⅷ一两双半首最几亿零〇伍廿")
def test_characters_with_a_numeric_value_or_on_the_list_are_numeric(character: str) -> None:
    assert is_numeric(character)


@pytest.mark.parametrize("character", "元个年京正载a.，%+")
def test_other_characters_are_not_numeric_in_any_unicode_version(character: str) -> None:
    """京 has a numeric value from Unicode 15.1 on; a ledger must not depend on the Python that reads it."""
    assert not is_numeric(character)


def test_the_han_part_is_that_of_unicode_14_in_every_python() -> None:
    han = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x323B0))]

    listed = {c for c in han if is_numeric(c)} - set("两双半首最几")

    assert len(listed) == 81
    assert all(unicodedata.numeric(c, None) is not None for c in listed)


@given(st.characters(exclude_categories=["Lo", "Cs"]))
def test_outside_han_the_unicode_database_decides(character: str) -> None:
    assert is_numeric(character) == (unicodedata.numeric(character, None) is not None)


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("零", 0, 0), ("两", 2, 0), ("十", 10, 0), ("十一", 11, 0), ("二十", 20, -1), ("一百零五", 105, 0),
        ("两千三百", 2300, -2), ("两千三", 2300, -2), ("千", 1000, -3), ("百", 100, -2), ("二〇二三", 2023, 0),
        ("一千零一十", 1010, -1), ("叁佰", 300, -2), ("一百一十", 110, -1),
    ],
)  # fmt: skip
def test_numerals_are_read_with_the_places_they_leave_open(text: str, value: int, places: int) -> None:
    numeral = read_han_numeral(text)

    assert (numeral.value, numeral.places) == (Decimal(value), places)


@pytest.mark.parametrize("text", ["", "三五十", "百千", "十百", "十零", "零零十", "百百", "三十个", "abc"])
def test_what_is_no_numeral_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match="is not a Chinese numeral"):
        read_han_numeral(text)
