"""A series as a picture: intervals as error bars, open ends as arrows, targets hollow, sources in the caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING, Any

from xinhui_data.formats.words import SIGNS
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.terms import Bound, Origin, Status
from xinhui_data.model.text import Text, label, meaning, name_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MARKERS = {Origin.REPORT: "o", Origin.IMPLIED: "D", Origin.EXTERNAL: "s"}
_COLOURS = {Origin.REPORT: "#0b5c8a", Origin.IMPLIED: "#5f8f3f", Origin.EXTERNAL: "#b0552b"}
_INK, _PALE = "#222222", "#8a8a8a"
_LINE = 76
_CJK_FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei", "Noto Sans CJK JP", "SimHei", "Heiti TC", "Arial Unicode MS", "Droid Sans Fallback",
)  # fmt: skip


def cjk_font() -> str | None:
    """Find an installed font with Chinese glyphs; None where there is none."""
    from matplotlib import font_manager

    present = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _CJK_FONTS if name in present), None)


def draw(data: Dataset, series_id: str, language: str = "en", font: str | None = None) -> Figure:
    """Draw one series.

    Args:
        data: the series, and what they refer to: indicators, subjects, units, documents.
        series_id: the series to draw.
        language: of the words, ``en`` or ``zh``.
        font: a font for the words; None uses the default.
    """
    from matplotlib.figure import Figure

    class Picture(Figure):
        """A figure that a notebook shows."""

        def _repr_png_(self) -> bytes:
            out = BytesIO()
            self.savefig(out, format="png")
            return out.getvalue()

    points = [point for point in data.rows(SeriesPoint) if point.series_id == series_id]
    first = points[0]
    indicator = name_of(data.by_id(Indicator)[first.indicator_id], "indicator")
    subject = name_of(data.by_id(Subject)[first.subject_id], "subject")
    title = Text(f"{indicator.en}, {subject.en}", f"{indicator.zh}，{subject.zh}")
    power, measured = 0, name_of(data.by_id(Unit)[first.unit_id], "unit")
    if first.unit_id == "CNY":
        power, measured = (8 if language == "zh" else 9), Text("CNY bn", "亿元")
    figure = Picture(figsize=(7.2, 4.4), dpi=150, layout="constrained")
    axes = figure.add_subplot()
    words: dict[str, Any] = {"color": _INK} | ({"fontfamily": font} if font else {})
    for point, shift in zip(points, _spread(points), strict=True):
        _draw_point(axes, point, point.year + shift, power, words)
    axes.set_title(fill(title.pick(language), _LINE), loc="left", fontsize=12, **words)
    axes.set_ylabel(measured.pick(language), fontsize=9, **words)
    _draw_axes(axes, points, power)
    _draw_legend(axes, points, language, font)
    sources = "\n".join(fill(line, 2 * _LINE) for line in _sources(data, points, language))
    figure.supxlabel(sources, x=0.01, ha="left", fontsize=7, **words | {"color": _PALE})
    return figure


def _draw_axes(axes: Any, points: Sequence[SeriesPoint], power: int) -> None:
    years = sorted({point.year for point in points})
    axes.set_xticks(range(years[0], years[-1] + 1))
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    values = [0.0, *(point.value / 10**power for point in points)]
    axes.set_ylim(1.25 * min(values), 1.25 * max(values))
    axes.grid(axis="y", color="#e4e4e4", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=_PALE, labelsize=9)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#bbbbbb")


def _sources(data: Dataset, points: Sequence[SeriesPoint], language: str) -> Iterator[str]:
    """Name the publishers, and the indicators of values that belong to another than the first."""
    documents = [data.by_id(Document)[point.report_id] for point in points]
    publishers = dict.fromkeys(
        f"{name_of(row, 'publisher').pick(language)} ({row.date_earliest.year})" for row in documents
    )
    yield Text("Sources: ", "数据来源：").pick(language) + "; ".join(publishers)
    for other in dict.fromkeys(point.indicator_id for point in points if point.indicator_id != points[0].indicator_id):
        name = name_of(data.by_id(Indicator)[other], "indicator").pick(language)
        yield f"{', '.join(point.figure_id for point in points if point.indicator_id == other)}: {name}"


def _spread(points: Sequence[SeriesPoint]) -> list[float]:
    """Place values of the same year next to each other."""
    shifts = []
    for index, point in enumerate(points):
        same = [other for other, value in enumerate(points) if value.year == point.year]
        shifts.append(0.24 * (same.index(index) - (len(same) - 1) / 2))
    return shifts


def _draw_point(axes: Any, point: SeriesPoint, x: float, power: int, words: dict[str, Any]) -> None:
    size = 10.0**power
    y, colour = point.value / size, _COLOURS[point.origin]
    hollow = point.status is not Status.ACTUAL
    if point.lower is not None and point.upper is not None:
        ends = [[y - point.lower / size], [point.upper / size - y]]
        axes.errorbar(x, y, yerr=[[max(end[0], 0)] for end in ends], color=colour, capsize=4, linewidth=1.2)
    elif point.bound is not Bound.ABOUT:
        length = 26 if point.upper is None else -26
        arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.2}
        axes.annotate("", (x, y), (0, length), textcoords="offset points", arrowprops=arrow | {"arrowstyle": "<|-"})
    axes.plot(
        x, y, _MARKERS[point.origin], color=colour, markerfacecolor="white" if hollow else colour, markersize=8,
        markeredgewidth=1.6,
    )  # fmt: skip
    sign = SIGNS.get(point.bound, "")
    axes.annotate(
        f"{sign}{y:,.4g}" if abs(y) < 10_000 else f"{sign}{y:,.0f}",
        (x, y), (0, -16), textcoords="offset points", ha="center", fontsize=8, **words,
    )  # fmt: skip


def _draw_legend(axes: Any, points: Sequence[SeriesPoint], language: str, font: str | None) -> None:
    from matplotlib.lines import Line2D

    kinds = dict.fromkeys((point.origin, point.status) for point in points)
    handles = [
        Line2D(
            [], [], linestyle="", marker=_MARKERS[origin], color=_COLOURS[origin],
            markerfacecolor=_COLOURS[origin] if status is Status.ACTUAL else "white",
            label=", ".join(words.pick(language) for words in (meaning(origin), label(status))),
        )
        for origin, status in kinds
    ]  # fmt: skip
    axes.legend(
        handles=handles, frameon=False, prop={"size": 8} | ({"family": font} if font else {}), loc="lower right"
    )
