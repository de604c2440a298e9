"""The figure grammar."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinhui_data.figures.grammar import Figure, FigureError, read_figure
from xinhui_data.model.terms import Bound

pytestmark = pytest.mark.core

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
    ("500斤", "500", 0, 0, "斤", "exact"),
    ("二两", "2", 0, 0, "两", "exact"),
    ("两两", "2", 0, 0, "两", "exact"),
    ("二两半", "2.5", 0, None, "两", "exact"),
    ("三点五两", "3.5", 0, 1, "两", "exact"),
    ("3万两千", "3.2", 4, -3, "", "exact"),
    ("三斤半", "3.5", 0, None, "斤", "exact"),
    ("18岁以上", "18", 0, None, "岁", "at_least"),
    ("35微克", "35", 0, 0, "微克", "exact"),
    ("22微克/立方米", "22", 0, 0, "微克/立方米", "exact"),
    ("3亿吨公里", "3", 8, -8, "吨公里", "exact"),
    ("1.2万人次", "1.2", 4, -3, "人次", "exact"),
    ("三千克多", "3", 0, 0, "千克", "above"),
    ("两千零十家", "2010", 0, None, "家", "exact"),
    ("两千零十二", "2012", 0, None, "", "exact"),
    ("翻一番", "100", 0, None, "percent", "exact"),
    ("翻了两番", "300", 0, None, "percent", "exact"),
    ("近翻一番", "100", 0, None, "percent", "below"),
    ("增长11.4%", "11.4", 0, 1, "percent", "exact"),
    ("下降11.4%", "-11.4", 0, 1, "percent", "exact"),
    ("同比下降11.4%", "-11.4", 0, 1, "percent", "exact"),
    ("增长-3.5%", "-3.5", 0, 1, "percent", "exact"),
    ("负增长3%", "-3", 0, 0, "percent", "exact"),
    ("回落0.3个百分点", "-0.3", 0, 1, "percentage_point", "exact"),
    ("下降超10%", "-10", 0, 0, "percent", "below"),
    ("减少30家以上", "-30", 0, None, "家", "at_most"),
    ("下降三成左右", "-3", 1, -1, "percent", "about"),
    ("减少零家", "0", 0, None, "家", "exact"),
    ("数十亿元", "10", 8, -8, "元", "above"),
    ("几百家", "100", 0, -2, "家", "above"),
    ("十几家", "10", 0, None, "家", "above"),
    ("二十几万人", "20", 4, -5, "人", "above"),
    ("前十", "10", 0, None, "rank", "at_most"),
    ("前三名", "3", 0, None, "rank", "at_most"),
    ("过半", "50", 0, None, "percent", "above"),
    ("近半数", "50", 0, None, "percent", "below"),
    ("百分百", "100", 0, None, "percent", "exact"),
    ("零下5℃", "-5", 0, 0, "℃", "exact"),
    ("两个多月", "2", 0, None, "个月", "above"),
    ("1.2兆元", "1.2", 12, -11, "元", "exact"),
    ("兩萬３千個", "2.3", 4, -3, "个", "exact"),
    ("約１億元", "1", 8, -8, "元", "about"),
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
        ("3.5.1亿元", "'3.5.1' is no number"),
        ("1,23元", "'1,23' is no number"),
        ("1,2345", "groups of three digits"),
        ("1,0005家", "groups of three digits"),
        ("01", "no zero in front"),
        ("09个", "no zero in front"),
        ("００９", "no zero in front"),
        ("3万05", "no zero in front"),
        ("第01", "no zero in front"),
        ("1.", "is no number"),
        ("20五家", "a scale word must stand between"),
        ("五百3", "a scale word must stand between"),
        ("1万20000元", "must fall"),
        ("百点五", "no decimals"),
        ("1.5年半", "half a unit"),
        ("2万个半", "half a unit"),
        ("7.1∶50.6∶42.3", "a ratio of several numbers is not one figure"),
        ("3:1", "a ratio of several numbers is not one figure"),
        ("5至3年", "a range rises"),
        ("5000至1亿元", "print it at both ends"),
        ("三至五百家", "三 may be 三 or 三百"),
        ("3至5年半", "a unit at both ends"),
        ("3年至5个月", "one unit"),
        ("约3至5年", "contradict or repeat"),
        ("30多至40家", "no other comparators"),
        ("2024-01", "no zero in front"),
        ("3——5家", "expected a number"),
        ("第3至第5位", "expected a classifier"),
        ("下降至5家", "expected a number"),
        ("下降-3%", "both say that it fell"),
        ("下降第3", "neither rises nor falls"),
        ("下降翻一番", "expected a number"),
        ("翻几番", "indefinite"),
        ("翻1.5番", "how often it doubled"),
        ("负增长", "expected a number"),
        ("约5家左右", "both before and after"),
        ("超30多家", "contradict or repeat"),
        ("三万五亿", "must fall"),
        ("1.5亿2.5万", "no point in a sum"),
        ("第零", "whole number from 1"),
        ("第1.5", "whole number from 1"),
        ("第一GW", "expected a classifier"),
        ("零分之一", "other than zero"),
        ("几家", "几 is indefinite"),
        ("二四家", "two digits follow each other"),
        ("三一家", "two digits follow each other"),
        ("1.5亿5千万元", "no point in a sum"),
        ("十万千", "must fall"),
        ("00家", "no zero in front"),
        ("５㎏", "expected a scale word, a unit or the end"),
    ],
)
def test_other_text_is_refused_with_the_reason(literal: str, reason: str) -> None:
    with pytest.raises(FigureError, match=reason):
        read_figure(literal)


@pytest.mark.parametrize(
    ("literal", "lower", "upper", "decimals", "unit"),
    [
        ("3至5年", 3, 5, None, "年"),
        ("3—5家", 3, 5, None, "家"),
        ("3-5个", 3, 5, None, "个"),
        ("３～５个", 3, 5, None, "个"),
        ("三到十五家", 3, 15, None, "家"),
        ("百分之三十到四十", 30, 40, 0, "percent"),
        ("百分之三十到百分之四十", 30, 40, 0, "percent"),
        ("30%—40%", 30, 40, 0, "percent"),
        ("2.5-3%", Decimal("2.5"), 3, 0, "percent"),
        ("三至四成", 30, 40, -1, "percent"),
        ("3至5万元", 30_000, 50_000, -4, "元"),
        ("3万至5万元", 30_000, 50_000, -4, "元"),
        ("8000万至1亿元", 80_000_000, 100_000_000, -8, "元"),
        ("-5至3℃", -5, 3, 0, "℃"),
        ("下降3%至5%", -5, -3, 0, "percent"),
        ("一两百家", 100, 200, None, "家"),
        ("三五年", 3, 5, None, "年"),
        ("两三家", 2, 3, None, "家"),
        ("十七八岁", 17, 18, None, "岁"),
        ("七百三四十人", 730, 740, None, "人"),
        ("三四十万元", 300_000, 400_000, -5, "元"),
        ("七八成", 70, 80, -1, "percent"),
        ("一万六七", 16_000, 17_000, -3, ""),
    ],
)
def test_a_range_has_two_ends(literal: str, lower: Decimal, upper: Decimal, decimals: int | None, unit: str) -> None:
    figure = read_figure(literal)

    assert (figure.interval.lower, figure.interval.upper, figure.value) == (lower, upper, lower)
    assert (figure.decimals, figure.unit, figure.bound) == (decimals, unit, Bound.BETWEEN)


@pytest.mark.parametrize(
    ("literal", "decimals"),
    [
        ("630亿元", -9), ("200亿元", -10), ("70GW", -1), ("1000亿元", -11), ("-30%", -1), ("1,200万吨", -6),
        ("35GW", 0), ("2100.8亿元", -7), ("2.50亿元", -6), ("千亿元", -11), ("90个", None), ("0%", 0), ("第10", None),
    ],
)  # fmt: skip
def test_trailing_zeros_of_a_round_plan_are_open(literal: str, decimals: int | None) -> None:
    assert read_figure(literal).rounded().decimals == decimals


def evaluated(digits: str) -> Fraction | None:
    """Evaluate ASCII digits by their places, one character at a time; None for what is no number."""
    whole, point, part = digits.partition(".")
    head, *groups = whole.split(",")
    if not head or (groups and len(head) > 3) or any(len(group) != 3 for group in groups):
        return None
    if (head[0] == "0" and whole != "0") or bool(point) != bool(part) or {",", "."} & set(part):
        return None
    value = Fraction(0)
    for digit in head + "".join(groups):
        value = value * 10 + "0123456789".index(digit)
    return value + sum(Fraction("0123456789".index(digit), 10**place) for place, digit in enumerate(part, start=1))


@given(st.text(st.sampled_from("0123456789,."), min_size=1, max_size=40), st.sampled_from(["", "万", "亿", "万亿"]))
def test_digits_mean_what_their_places_say_or_are_refused(digits: str, scale: str) -> None:
    value = evaluated(digits)

    if value is None:
        with pytest.raises(FigureError):
            read_figure(f"{digits}{scale}元")
    else:
        power = {"": 0, "万": 4, "亿": 8, "万亿": 12}[scale]
        assert Fraction(read_figure(f"{digits}{scale}元").value) == value * 10**power


@given(st.integers(1000, 10**12 - 1), st.data())
def test_thousands_are_grouped_by_three_or_refused(number: int, data: st.DataObject) -> None:
    text = f"{number:,}"
    place = data.draw(st.sampled_from([place for place, c in enumerate(text) if c == ","]))
    shifted = f"{text[:place]}{text[place + 1]},{text[place + 2 :]}"

    assert read_figure(f"{text}家").value == number
    for wrong in (shifted, f"0{text}", f"{text}0", f"{text},"):
        with pytest.raises(FigureError, match="is no number"):
            read_figure(f"{wrong}家")


def spoken(number: int) -> str:
    """Say a whole number below 10^12 in Chinese, in groups of four digits from the highest."""
    words, pending = "", False
    for power in range(11, -1, -1):
        digit = number // 10**power % 10
        if digit:
            words += (
                ("零" if pending and words else "") + "零一二三四五六七八九"[digit] + ["", "十", "百", "千"][power % 4]
            )
        pending = digit == 0
        if power in (8, 4) and number // 10**power % 10**4:
            words += {8: "亿", 4: "万"}[power]
    return words


@given(st.integers(1, 10**12 - 1))
def test_a_chinese_numeral_means_what_its_places_say(number: int) -> None:
    assert read_figure(spoken(number)).value == number


@given(
    number=st.decimals(0, 99_999, places=2),
    scale=st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("万亿", 12)]),
    unit=st.sampled_from(["元", "吨", "GW"]),
    words=st.sampled_from([
        ("", "", Bound.EXACT), ("超", "", Bound.ABOVE), ("不足", "", Bound.BELOW), ("", "以上", Bound.AT_LEAST),
        ("", "以下", Bound.AT_MOST), ("", "左右", Bound.ABOUT),
    ]),
)  # fmt: skip
def test_amounts_are_read_with_scale_unit_and_bound(
    number: Decimal, scale: tuple[str, int], unit: str, words: tuple[str, str, Bound]
) -> None:
    before, after, bound = words

    assert read_figure(f"{before}{number:.2f}{scale[0]}{unit}{after}") == Figure(
        number, scale[1], 2 - scale[1], unit, bound
    )


@given(count=st.integers(0, 10**9), unit=st.sampled_from(["家", "个", "项"]))
def test_counts_are_exact(count: int, unit: str) -> None:
    assert read_figure(f"{count:,}{unit}") == Figure(Decimal(count), 0, None, unit, Bound.EXACT)


@given(st.integers(0, 9999), st.sampled_from(["万元", "亿元"]))
def test_full_width_digits_read_as_ascii_digits(number: int, unit: str) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))

    assert read_figure(wide + unit) == read_figure(f"{number}{unit}")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="a literal is text, not int"):
        read_figure(5)  # type: ignore[arg-type]
