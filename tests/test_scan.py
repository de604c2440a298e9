"""The numeric expressions of prose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.invented import FIRST, SECOND, text_of
from xinhui_data import NumericExpression, read_figure, scan, scan_stream
from xinhui_data.cli.main import app
from xinhui_data.figures.characters import plain_forms
from xinhui_data.figures.expressions import expression_at
from xinhui_data.figures.numerals import is_numeric
from xinhui_data.figures.roles import Kind, Reason, Role
from xinhui_data.model.terms import Bound

pytestmark = pytest.mark.core
FROZEN = [Path(__file__).parent / "frozen" / name for name in ("scan.jsonl", "scan-2.jsonl")]
STATED = (Role.FIGURE, Role.RESTATED, Role.THRESHOLD)


class Label(NamedTuple):
    """A hand-made label of the frozen sentences."""

    place: str
    start: int
    end: int
    roles: frozenset[str]
    values: tuple[Decimal, ...] | None


def frozen() -> Iterator[tuple[str, list[Label]]]:
    for line in chain.from_iterable(file.read_text("utf-8").splitlines() for file in FROZEN):
        row = json.loads(line)
        labels, end = [], 0
        for label in row["labels"]:
            start = row["text"].index(label["printed"], end)
            end = start + len(label["printed"])
            value = label["value"]
            values = None if value is None else tuple(map(Decimal, value if isinstance(value, list) else [value]))
            roles = frozenset([label["role"]] if isinstance(label["role"], str) else label["role"])
            labels.append(Label(f"{row['id']} {label['printed']}", start, end, roles, values))
        yield row["text"], labels


def values_of(found: NumericExpression) -> tuple[Decimal, ...]:
    if found.value is None:
        return ()
    return found.value if isinstance(found.value, tuple) else (found.value,)


def same(values: tuple[Decimal, ...], wanted: tuple[Decimal, ...] | None) -> bool:
    """A label writes a third with two decimals."""
    near = Decimal("0.0005")
    return (
        bool(wanted)
        and len(values) == len(wanted or ())
        and all(abs(a - b) <= abs(b) * near for a, b in zip(values, wanted or (), strict=True))
    )


def claims(found: list[NumericExpression], label: Label) -> list[NumericExpression]:
    """Give what is claimed to state a number where a label stands."""
    return [
        each
        for each in found
        if each.start < label.end and each.end > label.start and each.value is not None and each.role in STATED
    ]


def test_figures_of_the_frozen_sentences_have_their_values() -> None:
    figures, right = 0, 0
    for text, labels in frozen():
        found = scan(text)
        for label in labels:
            if label.values and label.roles <= {"figure", "threshold"}:
                figures += 1
                right += any(same(values_of(each), label.values) for each in claims(found, label))

    assert right >= 0.95 * figures, f"{right} of {figures}"


def test_no_wrong_value_is_claimed_in_the_frozen_sentences() -> None:
    wrong = []
    for text, labels in frozen():
        found = scan(text)
        for label in labels:
            claimed = claims(found, label)
            if claimed and not any(same(values_of(each), label.values) for each in claimed):
                wrong.append(f"{label.place}: {[(each.printed, each.value) for each in claimed]}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("report", [FIRST, SECOND])
def test_the_ledgers_of_the_invented_reports_are_found(report: str) -> None:
    ledger = Path(__file__).parent / "invented" / "raw" / "reports" / report / "mentions.csv"
    lines = [line.split(",")[:3] for line in ledger.read_text("utf-8").splitlines()[1:]]

    found = {(str(each.start), each.printed): each.role for each in scan(text_of(report))}

    assert [(start, printed) for start, printed, _ in lines] == list(found)
    roles = [role == found[start, printed] for start, printed, role in lines]
    assert sum(roles) >= 0.95 * len(roles)


FORMS = [
    # text, printed, value, unit, bound
    ("产值约288亿元", "约288亿元", "28800000000", "元", "about"),
    ("下降了近三成", "近三成", "-30", "percent", "above"),
    ("逾百家企业", "逾百家", "100", "家", "above"),
    ("一两百人", "一两百人", "100 200", "人", "between"),
    ("数十亿元资金", "数十亿元", "1000000000", "元", "above"),
    ("两千零十二个", "两千零十二个", "2012", "个", "exact"),
    ("由5%提高到8%", "8%", "8", "percent", "exact"),
    ("增长3%至5%", "3%至5%", "3 5", "percent", "between"),
    ("百分之三十到四十", "百分之三十到四十", "30 40", "percent", "between"),
    ("结构为7.1∶50.6∶42.3", "7.1∶50.6∶42.3", "7.1 50.6 42.3", "", "exact"),
    ("力争翻一番", "翻一番", "100", "percent", "exact"),
    ("分别下降3.2%和4.1%", "4.1%", "-4.1", "percent", "exact"),
    ("降幅收窄2.3个百分点", "2.3个百分点", "2.3", "percentage_point", "exact"),
    ("降至5.2%", "5.2%", "5.2", "percent", "exact"),
    ("節約約３萬元", "約３萬元", "30000", "元", "about"),
    ("节约3万元", "3万元", "30000", "元", "exact"),
    ("通过3家企业", "3家", "3", "家", "exact"),
    ("三万一千二百亿元", "三万一千二百亿元", "3120000000000", "元", "exact"),
    ("负3.5%", "负3.5%", "-3.5", "percent", "exact"),
    ("居全市第3位", "第3位", "3", "rank", "exact"),
    ("产量全省最多。", "最多", "1", "rank", "exact"),
    ("六点四二万人", "六点四二万人", "64200", "人", "exact"),
    ("新增十几家", "十几家", "10", "家", "above"),
]


@pytest.mark.parametrize(("text", "printed", "values", "unit", "bound"), FORMS)
def test_every_form_of_numeral_is_read(text: str, printed: str, values: str, unit: str, bound: str | None) -> None:
    found = next(each for each in scan(text) if each.printed == printed)

    assert values_of(found) == tuple(map(Decimal, values.split()))
    assert (found.unit, found.bound) == (unit, bound and Bound(bound))


@pytest.mark.parametrize(
    ("text", "printed", "role"),
    [
        ("一方面抓项目", "一方面", "idiom"),
        ("五金制品", "五金制品", "name"),
        ("“1+6+3”部署", "1+6+3", "code"),
        ("建设“一园三中心”", "一园三中心", "code"),
        ("拧成一股绳", "一股绳", "idiom"),
        ("中铁十八局", "十八局", "name"),
        ("三合镇", "三合镇", "name"),
        ("C919首飞", "C919", "code"),
        ("5G基站", "5G", "code"),
        ("粤府〔2023〕5号", "5号", "name"),
        ("拨打12345热线", "12345", "code"),
        ("二〇二三年", "二〇二三年", "period"),
        ("2023年1月19日", "2023年1月19日", "period"),
        ("1—10月", "1—10月", "period"),
        ("亿元以上项目90个", "亿元以上", "threshold"),
        ("500强企业", "500强", "threshold"),
        ("《未来十年规划》", "十年", "name"),
        ("第三产业", "第三产业", "name"),
        ("参加会议", "参加", "idiom"),
    ],
)
def test_words_that_hold_numerals_are_no_figures(text: str, printed: str, role: str) -> None:
    found = next(each for each in scan(text) if each.printed == printed)

    assert (found.printed, found.role) == (printed, Role(role))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("几家企业", Reason.INDEFINITE),
        ("一块二毛五", Reason.UNKNOWN_FORM),
        ("1,2345元", Reason.AMBIGUOUS),
        ("会议9:30开始", Reason.AMBIGUOUS),
        ("甲乙丙三", Reason.BARE),
    ],
)
def test_what_cannot_be_read_says_why(text: str, reason: Reason) -> None:
    found = next(each for each in scan(text) if each.kind is Kind.UNREAD)

    assert (found.value, found.reason) == (None, reason)


def test_a_number_printed_twice_is_restated() -> None:
    first, second, third = scan("产值45.83亿元，企业3家。产值45.83亿元。")

    assert (first.role, second.role, third.role) == (Role.FIGURE, Role.FIGURE, Role.RESTATED)


_PARTS = """增长 下降 约 超过 288.21 亿元 3 家 一 两 百 十 千 万 亿 几 半 第 首 最 年 月 2023 % 个百分点 至 —
， 。 （ ） “ ” 《 》 参 五金 以上 点 零 分之 成 翻 番 + - C G 比 : 兩 億 ３ ① Ⅲ ½ 和 分别 由"""
PROSE = st.lists(st.sampled_from([*_PARTS.split(), "\n"]), max_size=25).map("".join)  # fmt: skip


@given(PROSE)
def test_every_numeric_character_lies_in_exactly_one_expression(text: str) -> None:
    found = scan(text)

    ends = [0, *(each.end for each in found)]
    assert all(end <= each.start < each.end for end, each in zip(ends, found, strict=False))
    assert all(each.printed == text[each.start : each.end] for each in found)
    covered = {place for each in found for place in range(each.start, each.end)}
    assert {place for place, character in enumerate(text) if is_numeric(character)} <= covered


@given(PROSE, st.data())
def test_a_stream_gives_what_the_whole_text_gives(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    assert list(scan_stream(pieces)) == scan(text)


def test_a_long_stream_is_read_in_pieces() -> None:
    text = text_of(FIRST) * 400

    found = list(scan_stream(text[start : start + 7001] for start in range(0, len(text), 7001)))

    assert len(text) > 1 << 17
    assert found == scan(text)


@given(
    before=st.sampled_from(
        ["", "增长", "下降", "下降了", "减少超过", "约", "节约", "达", "人均", "，", "比上年少", "沪深", "台北"]
    ),
    number=st.sampled_from(["3", "16.1", "1,234.5", "0", "288.21"]),
    scale=st.sampled_from(["", "万", "亿"]),
    unit=st.sampled_from(["元", "%", "家", "个百分点", "吨", "公里", "个", "人次", "TEU", "项", "届", "千焦"]),
    after=st.sampled_from(["。", "，", "企业", "以上", "左右", "的", "至5", "、3家"]),
)
def test_the_quick_way_reads_as_the_full_one(before: str, number: str, scale: str, unit: str, after: str) -> None:
    text = f"全年{before}{number}{scale}{unit}{after}"
    place = text.index(number)

    quick = scan(text)[0]
    full = expression_at(plain_forms(text), place, 0, None)

    assert quick == full


@pytest.mark.parametrize("text", [text for text, *_ in FORMS])
def test_a_literal_means_the_same_in_a_sentence_and_alone(text: str) -> None:
    for each in scan(text):
        if each.kind in (Kind.NUMBER, Kind.RANGE, Kind.RANK) and each.sign == 0:
            figure = read_figure(each.printed)
            assert (figure.value, figure.unit, figure.bound) == (values_of(each)[0], each.unit, each.bound)


@pytest.mark.parametrize(
    "text",
    [
        "1,000:1",
        "1:1,000",
        "1,000比3",
        "一三世纪",
        "二零世纪",
        "1至" + "2" * 10_000,
        "一至万" + "零" * 3000,
        "廿三日",
        "一" * 9000,
    ],
)
def test_odd_text_is_scanned_all_the_same(text: str) -> None:
    assert scan(text)[0].start == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [("好！", "1.增长5%"), ("甲？", "一、乙"), ("《工业\n", "12计划》"), ("比去年！", "少3家"), ("GDP\n", "12345")],
)
def test_what_an_expression_is_depends_on_its_sentence_alone(before: str, after: str) -> None:
    whole = [each._replace(start=each.start - len(before), end=each.end - len(before)) for each in scan(before + after)]

    assert [each for each in whole if each.start >= 0] == scan(after)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="scan_stream"):
        scan(Path("report.txt"))  # type: ignore[arg-type]


def test_the_command_shows_exports_and_streams(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("产值45.83亿元，下降3.5%。", encoding="utf-8")
    run = CliRunner().invoke

    shown, exported, listed = (run(app, ["scan", str(file), *option]) for option in ((), ("--csv",), ("--json",)))
    piped = run(app, ["scan", "-", "--json"], input=file.read_bytes())

    assert "2 numeric expressions: 2 figure" in shown.output
    assert exported.output.splitlines()[1] == "2,9,45.83亿元,number,figure,unit,4583000000,8,-6,元,exact,0"
    assert [row["value"] for row in json.loads(listed.output)] == ["4583000000", "-3.5"]
    assert piped.output == listed.output


def test_a_text_without_numbers_gives_exit_code_1_and_one_of_another_encoding_2(tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.txt", tmp_path / "other.txt"
    empty.write_text("无", encoding="utf-8")
    other.write_bytes("产值3亿元".encode("gb18030"))

    nothing, refused = (CliRunner().invoke(app, ["scan", str(file), "--json"]) for file in (empty, other))

    assert (nothing.exit_code, nothing.output.strip()) == (1, "[]")
    assert refused.exit_code == 2
    assert "save it as UTF-8" in refused.output


def as_row(text: str) -> dict[str, Any]:
    return scan(text)[0].as_dict()


def test_an_expression_as_plain_values_has_numbers_as_text() -> None:
    assert as_row("1000亿元")["value"] == "100000000000"
    assert as_row("3—5家")["value"] == ["3", "5"]
    assert as_row("0家")["value"] == "0"
    assert as_row("一方面")["value"] is None
