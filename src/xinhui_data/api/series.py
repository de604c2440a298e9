"""Indicators over the years, as tables and as pictures."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xinhui_data.api.frames import LANGUAGES, Language, Published, frame_of
from xinhui_data.api.names import unknown
from xinhui_data.formats.people import headings
from xinhui_data.formats.words import person_unit
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.dataset import read_published
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.home import installed_home
from xinhui_data.model.text import Text, label, name_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

PICTURES = ("png", "svg", "pdf")


class SeriesRow(NamedTuple):
    """A value of a series in words of one language; the numbers of a series are all in one unit."""

    series: str
    what: str
    year: int
    when: str
    status: str
    origin: str
    value: float | None
    lower: float | None
    upper: float | None
    unit: str
    source: str
    id: str


def series(name: str | None = None, *, wide: bool = False, language: Language = "en") -> pd.DataFrame:
    """Give indicators over the years: from reports, implied by them, and from other sources.

    Args:
        name: a series; by default all of them.
        wide: whether to give a row a year instead, and a column a status (actual, target, ...) with the numbers alone;
            things of different indicators or subjects have a column each. Of several values the most exact one is
            taken; a value that is open at an end, such as one above 100, is left out.
        language: of the table and its headings, ``en`` or ``zh``.

    Returns:
        A row a value, with the columns series, what, year, when, status, origin (report, implied or external), value,
        lower, upper, unit (one a series), source and id. Wide: the index is ``year``; of all series the columns are
        named by series and status.

    Raises:
        UnknownNameError: if there is no such series or language; the message names a similar one.

    Example:
        >>> series("projects-100m")[["year", "origin", "value"]].values.tolist()
        [[2022, 'external', 68.0], [2023, 'report', 90.0], [2024, 'external', 169.0]]
        >>> print(series("industrial-investment", wide=True).to_csv().strip())
        year,actual,target
        2022,24.824,
        2023,28.821,32.0
    """
    rows = series_rows(name, language)
    return _wide(rows, language, single=name is not None) if wide else frame_of(SeriesRow, rows, language)


def series_rows(name: str | None = None, language: str = "en") -> list[SeriesRow]:
    """Give the values that `series` gives as records.

    Raises:
        UnknownNameError: if there is no such series or language.
    """
    known = Published(language, SeriesPoint)
    points = known.data.rows(SeriesPoint)
    _existing(name, points)
    units = {}
    for point in sorted(points, key=lambda point: abs(point.value)):
        units[point.series_id] = person_unit(known.data.by_id(Unit)[point.unit_id], point.value, language)[1]
    writer, rows = known.writer, []
    for point in points:
        if name in (None, point.series_id):
            fact = known.facts[point.figure_id]
            unit, *numbers = writer.numbers(fact, units[point.series_id])
            value, lower, upper = (None if number is None else float(number) for number in numbers)
            names = (name_of(fact.indicator, "indicator"), name_of(fact.subject, "subject"))
            what = Text(", ", "，").pick(language).join(each.pick(language) for each in names)
            status, origin = label(point.status).pick(language), label(point.origin).pick(language)
            when, source = writer.when(point.time_period), writer.source(fact)
            rows.append(
                SeriesRow(
                    point.series_id, what, point.year, when, status, origin, value, lower, upper, unit, source, fact.id
                )
            )
    return rows


def _existing(name: str | None, points: Sequence[SeriesPoint]) -> None:
    names = {point.series_id for point in points}
    if name is not None and name not in names:
        raise unknown("series", name, names)


def _wide(rows: Sequence[SeriesRow], language: str, *, single: bool) -> pd.DataFrame:
    import pandas as pd

    chosen: dict[tuple[str, int], SeriesRow] = {}
    for row in rows:
        if row.lower is not None and row.upper is not None:
            cell = _column(row, rows, language, single=single), row.year
            if cell not in chosen or _width(row) < _width(chosen[cell]):
                chosen[cell] = row
    index, columns = headings(("year", "status"), language)
    cells = [(when, column, row.value) for (column, when), row in chosen.items()]
    wide = pd.DataFrame(cells, columns=[index, columns, "value"]).pivot(index=index, columns=columns, values="value")
    return wide[list(dict.fromkeys(column for _, column, _ in cells))].astype("float64")


def _column(row: SeriesRow, rows: Sequence[SeriesRow], language: str, *, single: bool) -> str:
    """Name the column of a value: by its status, and by what it is where one series joins unlike things."""
    alike = {other.what for other in rows if (other.series, other.status) == (row.series, row.status)}
    status = row.status if len(alike) == 1 else f"{row.status}: {row.what}"
    name = Text(f"{row.series}, {status} ({row.unit})", f"{row.what}，{status}（{row.unit}）").pick(language)
    return status if single else name


def _width(row: SeriesRow) -> float:
    return (row.upper or 0.0) - (row.lower or 0.0)


def plot(name: str, language: str = "en") -> Figure:
    """Draw a series: intervals as error bars, open ends as arrows, targets hollow, sources in the caption.

    Args:
        name: a series; `series` lists them all.
        language: ``en``, or ``zh`` for labels in Chinese; English, with a warning, where no font has Chinese glyphs.

    Returns:
        A matplotlib Figure; ``.savefig("gdp.png")`` writes it.

    Raises:
        UnknownNameError: if there is no such series or language; the message names a similar one.
        ImportError: if matplotlib is not installed.

    Example:
        >>> plot("industrial-investment").axes[0].get_title(loc="left")
        'industrial investment, Xinhui District'
    """
    if language not in LANGUAGES:
        raise unknown("language", language, LANGUAGES)
    data = read_published(installed_home().processed, SeriesPoint, Indicator, Subject, Unit, Document)
    _existing(name, data.rows(SeriesPoint))
    try:
        from xinhui_data.formats.chart import cjk_font, draw

        font = cjk_font()
    except ImportError:
        raise ImportError("matplotlib is not installed: pip install matplotlib") from None
    if language == "zh" and not font:
        warnings.warn("no font with Chinese glyphs was found, so the picture is in English", stacklevel=2)
    return draw(data, name, "zh", font) if language == "zh" and font else draw(data, name)


def save_plot(name: str, to: str | Path, language: str = "en", *, replace: bool = False) -> Path:
    """Draw a series into a file, whole or not at all; the ending of the file sets the format: png, svg or pdf.

    Raises:
        UnknownNameError: if there is no such series or language; the message names a similar one.
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
    return write_new(to, data.getvalue(), replace=replace)
