"""Comparison with other sources, and series over the years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import load, path
from xinhui_data.model.tables import read_records

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from xinhui_data.formats.chart import Caption
    from xinhui_data.model.comparisons import SeriesPoint

LANGUAGES = ("en", "zh")
PICTURES = ("png", "svg", "pdf")
# What is shown of each figure of a pair.
_BESIDE = ["printed", "value", "lower", "upper", "unit_id", "bound", "status", "time_period"]
_LABELS = {"report": "printed in the report", "implied": "implied by it", "external": "other source"}
_POWERS = {"en": (9, "CNY bn"), "zh": (8, "亿元")}


def compare(name: str | None = None) -> pd.DataFrame:
    """Compare figures of the report, and values derived from them, with those of other sources.

    Args:
        name: an observation, a derived value or an indicator; by default everything that can be compared.

    Returns:
        Rows are pairs: ``ours_id``, the relation (``agrees``, ``refines``, ``differs``, or ``context`` with the aspects
        in which the two differ), what the pair tells, the difference in the base unit and in per cent of
        the other's, the report's figure in columns that begin with ``ours_``, the figure of the other source with its
        interval, and the source.
        ``ours_printed`` is empty for a derived value, which is not printed. No rows where nothing is known to compare
        with.

    Raises:
        UnknownNameError: if there is nothing with this name; the message lists similar names.

    Example:
        >>> row = compare("gdp-2023").iloc[0]
        >>> row.relation, row.ours_printed, row.printed, row.publisher_en
        ('refines', '突破千亿元', '1011.25亿元', 'Xinhui District Bureau of Statistics')
    """
    pairs, theirs, sources = load("comparisons"), load("external"), load("sources")
    if name is not None:
        pairs = pairs[pairs["ours_id"].isin(_ours_named(name))]
    about = [*_BESIDE, "subject_id", "external_id", "source_id"]
    joined = pairs.merge(_ours(), on="ours_id").merge(theirs[about], on="external_id")
    whose = sources[["source_id", "publisher_en", "publisher_zh", "title_zh", "url", "access"]]
    return joined.merge(whose, on="source_id").reset_index(drop=True)


def _ours() -> pd.DataFrame:
    """Give the figures of the report, and what follows from them, under names that begin with ``ours_``."""
    import pandas as pd

    from xinhui_data.model.derived import Derived

    derived = load("derived").rename(columns={"derived_id": "ours_id"})
    derived["bound"] = [str(row.bound) for row in read_records(path("derived", format="csv"), Derived)]
    derived["printed"] = pd.Series([None] * len(derived), dtype=derived["bound"].dtype)
    sides = (load("observations").rename(columns={"observation_id": "ours_id"}), derived)
    figures = pd.concat([side[["ours_id", *_BESIDE]] for side in sides])
    return figures.rename(columns={name: f"ours_{name}" for name in _BESIDE})


def _ours_named(name: str) -> set[str]:
    known: dict[str, set[str]] = {}
    for table, key in (("observations", "observation_id"), ("derived", "derived_id")):
        for row in load(table, engine="arrow").to_pylist():
            known[row[key]] = {row[key]}
            known.setdefault(row["indicator_id"], set()).add(row[key])
    if name not in known:
        raise unknown("observation, derived value or indicator", name, known)
    return known[name]


def compare_rows(name: str | None = None) -> list[dict[str, Any]]:
    """Give the rows of `compare` as plain values for JSON."""
    return plain_rows(compare(name))


def series_rows(name: str | None = None) -> list[dict[str, Any]]:
    """Give the rows of `series` as plain values for JSON."""
    return plain_rows(series(name))


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame as plain values: missing ones as None, whole floats as integers."""
    import pyarrow as pa

    from xinhui_data.api.export import rows_of

    return rows_of(pa.Table.from_pandas(frame, preserve_index=False))


def series(name: str | None = None) -> pd.DataFrame:
    """Give a series: one row per year and source, from the report, implied by it, or from other sources.

    ``figure_id`` names the figure; ``source_id`` is a key of ``sources`` for what others print, ``report_id`` one of
    ``reports`` for the rest.

    Args:
        name: a series; by default all of them.

    Returns:
        The table ``series``, with the names of indicator, subject and unit in both languages behind.

    Raises:
        UnknownNameError: if there is no such series; the message lists those that exist.

    Example:
        >>> series("projects-100m")[["year", "origin", "value"]].values.tolist()
        [[2022, 'external', 68.0], [2023, 'report', 90.0], [2024, 'external', 169.0]]
    """
    points = load("series")
    for table, kind in (("indicators", "indicator"), ("subjects", "subject"), ("units", "unit")):
        names = load(table)[[f"{kind}_id", f"{kind}_zh", f"{kind}_en"]]
        points = points.merge(names, on=f"{kind}_id", how="left")
    if name is None:
        return points
    if name not in set(points["series_id"]):
        raise unknown("series", name, sorted(set(points["series_id"])))
    return points[points["series_id"] == name].reset_index(drop=True)


def plot(name: str, language: str = "en") -> Figure:
    """Draw a series: intervals as error bars, open ends as arrows, targets hollow, sources in the caption.

    Args:
        name: a series; `series` lists them all.
        language: ``en``, or ``zh`` for labels in Chinese; English is used where no font with Chinese glyphs is found.

    Returns:
        A matplotlib Figure; ``.savefig("gdp.png")`` writes it.

    Raises:
        UnknownNameError: if there is no such series or language; the message lists those that exist.
        ImportError: if matplotlib is not installed.

    Example:
        >>> plot("industrial-investment").axes[0].get_title(loc="left")
        'industrial investment, Xinhui District'
    """
    if language not in LANGUAGES:
        raise unknown("language", language, LANGUAGES)
    series(name)
    try:
        from xinhui_data.formats.chart import cjk_font, draw

        font = cjk_font()
    except ImportError:
        raise ImportError("matplotlib is not installed: pip install matplotlib") from None
    from xinhui_data.model.comparisons import SeriesPoint

    points = [point for point in read_records(path("series", format="csv"), SeriesPoint) if point.series_id == name]
    chosen = language if font or language == "en" else "en"
    return draw(points, _caption(points, chosen), font if chosen == "zh" else None)


def save_plot(name: str, to: str | Path, language: str = "en", *, replace: bool = False) -> Path:
    """Draw a series into a file, whole or not at all; the ending of the file sets the format: png, svg or pdf.

    Raises:
        UnknownNameError: if there is no such series or language; the message lists those that exist.
        ValueError: if the file has another ending.
        FileExistsError: if the file exists and may not be replaced.
        ImportError: if matplotlib is not installed.
        OSError: if the file cannot be written.
    """
    from io import BytesIO

    from xinhui_data.api.export import write_new

    kind = Path(to).suffix.removeprefix(".").lower()
    if kind not in PICTURES:
        raise ValueError(f"{to} is not a supported picture format; end it with {', '.join(PICTURES)}")
    figure, data = plot(name, language), BytesIO()
    figure.savefig(data, format=kind)
    return write_new(to, data.getvalue(), f"{name}.{kind}", replace=replace)


def _caption(points: list[SeriesPoint], language: str) -> Caption:
    from xinhui_data.formats.chart import Caption

    first, chinese = points[0], language == "zh"
    indicator = _row("indicators", "indicator_id", first.indicator_id)
    subject = _row("subjects", "subject_id", first.subject_id)
    unit = _row("units", "unit_id", first.unit_id)
    power, money = _POWERS[language]
    name = "" if first.unit_id == "CNY" else unit["unit_zh" if chinese else "unit_en"]
    terms = {term for point in points for term in (point.origin, point.status)}
    return Caption(
        title=f"{indicator[f'indicator_{language}']}, {subject[f'subject_{language}']}",
        unit=name or money,
        power=power if first.unit_id == "CNY" else 0,
        sources=_sources(points, language),
        labels={str(term): term.zh if chinese else _LABELS.get(str(term), str(term)) for term in terms},
    )


def _sources(points: list[SeriesPoint], language: str) -> list[str]:
    reports = {_publisher(row, language) for row in load("reports", engine="arrow").to_pylist()}
    sources = {row["source_id"]: row for row in load("sources", engine="arrow").to_pylist()}
    named = dict.fromkeys(_publisher(sources[p.source_id], language) for p in points if p.source_id)
    label = "数据来源：" if language == "zh" else "Sources: "
    lines = [f"{label}{'; '.join([*sorted(reports), *named])}"]
    for other in dict.fromkeys(point.indicator_id for point in points if point.indicator_id != points[0].indicator_id):
        where = [point.figure_id for point in points if point.indicator_id == other]
        lines.append(f"{', '.join(where)}: {_row('indicators', 'indicator_id', other)[f'indicator_{language}']}")
    return lines


def _publisher(row: dict[str, Any], language: str) -> str:
    when = row.get("published") or str(row.get("date_earliest"))[:4]
    return f"{row[f'publisher_{language}']} ({when[:4]})"


def _row(table: str, key: str, value: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = load(table, engine="arrow").to_pylist()
    return next(row for row in rows if row[key] == value)
