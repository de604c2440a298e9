"""The figure grammar."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinhui_data.vocabulary.figures import Figure, FigureError, read_figure, write_figure
from xinhui_data.vocabulary.terms import Bound

READ = [
    # literal, number, scale, decimals, unit, bound
    ("288.21亿元", "288.21", 8, -6, "元", "exact"),
    ("630亿元", "630", 8, -8, "元", "exact"),
    ("112万元", "112", 4, -4, "元", "exact"),
    ("1.2万亿元", "1.2", 12, -11, "元", "exact"),
    ("5千万元", "5", 7, -7, "元", "exact"),
    ("千亿", "1000", 8, -11, "", "exact"),
    ("突破千亿元", "1000", 8, -11, "元", "above"),
    ("超百亿元", "100", 8, -10, "元", "above"),
    ("亿元", "1", 8, -8, "元", "exact"),
    ("一亿三千万元", "1.3", 8, -7, "元", "exact"),
    ("1亿2千万元", "1.2", 8, -7, "元", "exact"),
    ("两万三", "2.3", 4, -3, "", "exact"),
    ("3万5", "3.5", 4, -3, "", "exact"),
    ("3万多亿元", "3", 12, -12, "元", "above"),
    ("2千余万元", "2", 7, -7, "元", "above"),
    ("两倍多", "2", 0, 0, "倍", "above"),
    ("3成多", "3", 1, -1, "percent", "above"),
    ("半成", "0.5", 1, None, "percent", "exact"),
    ("万分之三", "3", -2, 2, "percent", "exact"),
    ("一个半月", "1.5", 0, None, "个月", "exact"),
    ("三万零五十人", "3.005", 4, -1, "人", "exact"),
    ("37.2万家", "37.2", 4, -3, "家", "exact"),
    ("1,234.5万吨", "1234.5", 4, -3, "吨", "exact"),
    ("１２，３４５家", "12345", 0, None, "家", "exact"),
    ("２８．２４％", "28.24", 0, 2, "percent", "exact"),
    ("44%", "44", 0, 0, "percent", "exact"),
    ("-3.5%", "-3.5", 0, 1, "percent", "exact"),
    ("百分之三十五", "35", 0, 0, "percent", "exact"),
    ("百分之三点五", "3.5", 0, 1, "percent", "exact"),
    ("百分之12.5", "12.5", 0, 1, "percent", "exact"),
    ("千分之五", "5", -1, 1, "percent", "exact"),
    ("5‰", "5", -1, 1, "percent", "exact"),
    ("三成", "3", 1, -1, "percent", "exact"),
    ("三成五", "3.5", 1, 0, "percent", "exact"),
    ("一半", "50", 0, None, "percent", "exact"),
    ("四分之一", "25", 0, None, "percent", "exact"),
    ("1/4", "25", 0, None, "percent", "exact"),
    ("2.5个百分点", "2.5", 0, 1, "percentage_point", "exact"),
    ("50%左右", "50", 0, 0, "percent", "about"),
    ("约50%", "50", 0, 0, "percent", "about"),
    ("50家以上", "50", 0, None, "家", "at_least"),
    ("不少于50家", "50", 0, None, "家", "at_least"),
    ("近500家", "500", 0, None, "家", "below"),
    ("逾30家", "30", 0, None, "家", "above"),
    ("30多家", "30", 0, None, "家", "above"),
    ("300余亿元", "300", 8, -8, "元", "above"),
    ("最多30家", "30", 0, None, "家", "at_most"),
    ("上百家", "100", 0, -2, "家", "at_least"),
    ("十一条", "11", 0, None, "条", "exact"),
    ("两千三百人", "2300", 0, None, "人", "exact"),
    ("八大", "8", 0, None, "大", "exact"),
    ("两年", "2", 0, None, "年", "exact"),
    ("一年半", "1.5", 0, None, "年", "exact"),
    ("半年", "0.5", 0, None, "年", "exact"),
    ("二〇二三年", "2023", 0, None, "年", "exact"),
    ("35GW", "35", 0, 0, "GW", "exact"),
    ("5千米", "5", 0, 0, "千米", "exact"),
    ("三千瓦时", "3", 0, 0, "千瓦时", "exact"),
    ("第一", "1", 0, None, "rank", "exact"),
    ("第11位", "11", 0, None, "rank", "exact"),
    ("首个", "1", 0, None, "rank", "exact"),
    ("第一个", "1", 0, None, "rank", "exact"),
    ("最多", "1", 0, None, "rank", "exact"),
]


@pytest.mark.parametrize(("literal", "number", "scale", "decimals", "unit", "bound"), READ)
def test_literals_of_economic_prose_are_read(
    literal: str, number: str, scale: int, decimals: int | None, unit: str, bound: str
) -> None:
    assert read_figure(literal) == Figure(Decimal(number), scale, decimals, unit, Bound(bound))


@pytest.mark.parametrize(
    ("literal", "reason"),
    [
        ("", "has 1 to 60 characters"),
        ("9" * 61, "has 1 to 60 characters"),
        ("3.5.1亿元", "expected a scale word, a unit or the end"),
        ("1,23元", "expected a scale word, a unit or the end"),
        ("几十家", "几 is indefinite"),
        ("负增长", "expected a number"),
        ("约5家左右", "both before and after"),
        ("超30多家", "contradict or repeat"),
        ("三万五亿", "must fall"),
        ("1.5亿2.5万", "no point in a sum"),
        ("第零", "whole number from 1"),
        ("第1.5", "whole number from 1"),
        ("第一GW", "expected a classifier"),
        ("零分之一", "other than zero"),
        ("三五十家", "two digits stand side by side"),
        ("两三家", "two digits stand side by side"),
        ("1.5亿5千万元", "no point in a sum"),
        ("十万千", "must fall"),
        ("00家", "must fall"),
        ("５㎏", "expected a scale word, a unit or the end"),
    ],
)
def test_other_text_is_refused_with_the_reason(literal: str, reason: str) -> None:
    with pytest.raises(FigureError, match=reason):
        read_figure(literal)


@given(st.text(max_size=70))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        figure = read_figure(text)
    except FigureError:
        return
    assert figure.value.is_finite()


@given(
    number=st.decimals(0, 99_999, places=2),
    scale=st.sampled_from([0, 4, 8, 12]),
    unit=st.sampled_from(["元", "吨", "GW"]),
    bound=st.sampled_from(Bound),
)
def test_amounts_read_back_as_they_were_written(number: Decimal, scale: int, unit: str, bound: Bound) -> None:
    figure = Figure(number, scale, 2 - scale, unit, bound)

    assert read_figure(write_figure(figure)) == figure


@given(count=st.integers(0, 10**9), unit=st.sampled_from(["家", "个", "项"]))
def test_counts_are_exact_and_read_back(count: int, unit: str) -> None:
    figure = read_figure(f"{count:,}{unit}")

    assert figure == Figure(Decimal(count), 0, None, unit, Bound.EXACT)
    assert read_figure(write_figure(figure)) == figure


@given(st.integers(0, 9999), st.sampled_from(["万元", "亿元"]))
def test_full_width_digits_read_as_ascii_digits(number: int, unit: str) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))

    assert read_figure(wide + unit) == read_figure(f"{number}{unit}")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="a literal is text, not int"):
        read_figure(5)  # type: ignore[arg-type]


def test_what_has_no_literal_is_refused_when_written() -> None:
    with pytest.raises(FigureError, match="has no literal"):
        write_figure(read_figure("三分之一"))
    with pytest.raises(FigureError, match="no scale word"):
        write_figure(Figure(Decimal(1), 20, None, "元", Bound.EXACT))
