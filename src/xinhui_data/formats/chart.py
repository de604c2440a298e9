"""A series as a picture: intervals as error bars, open ends as arrows, targets hollow, sources in the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from xinhui_data.formats.words import SIGNS
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.terms import Bound, Origin, Status

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


@dataclass(frozen=True)
class Caption:
    """The text of a picture in one language."""

    title: str
    unit: str
    power: int
    sources: Sequence[str]
    labels: dict[str, str]


def cjk_font() -> str | None:
    """Find an installed font with Chinese glyphs; None where there is none."""
    from matplotlib import font_manager

    present = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _CJK_FONTS if name in present), None)


def draw(points: Sequence[SeriesPoint], caption: Caption, font: str | None) -> Figure:
    """Draw one series.

    Args:
        points: the values of the series, by year.
        caption: its words and unit.
        font: a font for the text; None uses the default.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.2, 4.4), dpi=150, layout="constrained")
    axes = figure.add_subplot()
    words: dict[str, Any] = {"color": _INK} | ({"fontfamily": font} if font else {})
    spread = _spread(points)
    for point, shift in zip(points, spread, strict=True):
        _draw_point(axes, point, point.year + shift, caption, words)
    axes.set_title(fill(caption.title, _LINE), loc="left", fontsize=12, **words)
    axes.set_ylabel(caption.unit, fontsize=9, **words)
    years = sorted({point.year for point in points})
    axes.set_xticks(range(years[0], years[-1] + 1))
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    axes.set_ylim(0, 1.25 * max(point.value for point in points) / 10**caption.power)
    axes.grid(axis="y", color="#e4e4e4", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=_PALE, labelsize=9)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#bbbbbb")
    _draw_legend(axes, points, caption, font)
    figure.supxlabel(
        "\n".join(fill(line, 2 * _LINE) for line in caption.sources),
        x=0.01,
        ha="left",
        fontsize=7,
        **words | {"color": _PALE},
    )
    return figure


def _spread(points: Sequence[SeriesPoint]) -> list[float]:
    """Place values of the same year next to each other."""
    shifts = []
    for index, point in enumerate(points):
        same = [other for other, value in enumerate(points) if value.year == point.year]
        shifts.append(0.24 * (same.index(index) - (len(same) - 1) / 2))
    return shifts


def _draw_point(axes: Any, point: SeriesPoint, x: float, caption: Caption, words: dict[str, Any]) -> None:
    size = 10.0**caption.power
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
        f"{sign}{y:,.4g}" if y < 10_000 else f"{sign}{y:,.0f}",
        (x, y), (0, -16), textcoords="offset points", ha="center", fontsize=8, **words,
    )  # fmt: skip


def _draw_legend(axes: Any, points: Sequence[SeriesPoint], caption: Caption, font: str | None) -> None:
    from matplotlib.lines import Line2D

    kinds = dict.fromkeys((point.origin, point.status) for point in points)
    handles = [
        Line2D(
            [], [], linestyle="", marker=_MARKERS[origin], color=_COLOURS[origin],
            markerfacecolor=_COLOURS[origin] if status is Status.ACTUAL else "white",
            label=f"{caption.labels[origin]}, {caption.labels[status]}",
        )
        for origin, status in kinds
    ]  # fmt: skip
    axes.legend(
        handles=handles, frameon=False, prop={"size": 8} | ({"family": font} if font else {}), loc="lower right"
    )
