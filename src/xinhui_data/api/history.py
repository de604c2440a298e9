"""Comparison with other sources, and series over the years."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinhui_data.api.names import unknown
from xinhui_data.api.tables import load, path
from xinhui_data.model.comparisons import SeriesPoint
from xinhui_data.model.dataset import read_published
from xinhui_data.model.dimensions import Indicator, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.home import installed_home
from xinhui_data.model.tables import read_records

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

LANGUAGES = ("en", "zh")
PICTURES = ("png", "svg", "pdf")
# What is shown of each figure of a comparison.
_BESIDE = ["printed", "value", "lower", "upper", "unit_id", "bound", "status", "time_period", "subject_id", "report_id"]
_FACT = ["indicator_id", "subject_id", "scope_id", "measure", "status", "time_period"]


def compare(name: str | None = None) -> pd.DataFrame:
    """Compare figures of reports, and values derived from them, with those of other documents.

    Args:
        name: an observation, a derived value, a figure of another source or an indicator; by default everything that
            is compared.

    Returns:
        Rows are pairs: ``figure_id``, ``other_id``, the relation (``agrees``, ``refines``, ``revises``, ``differs``, or
        ``context`` with the aspects in which the two differ), what the pair shows, the difference in the base unit and
        in per cent of the other, the first figure in columns that begin with ``figure_``, the other figure with its
        interval, and its document. ``figure_printed`` is empty for a derived value, which is not printed. No rows where
        nothing is known to compare with.

    Raises:
        UnknownNameError: if there is nothing with this name; the message lists similar names.

    Example:
        >>> row = compare("gdp-2023").iloc[0]
        >>> row.relation, row.figure_printed, row.printed, row.publisher_en
        ('refines', '突破千亿元', '1011.25亿元', 'Xinhui District Bureau of Statistics')
    """
    pairs, figures, documents = load("comparisons"), _figures(), load("documents")
    if name is not None:
        known = _named(name)
        pairs = pairs[pairs["figure_id"].isin(known) | pairs["other_id"].isin(known)]
    first = figures.add_prefix("figure_")
    other = figures.rename(columns={"id": "other_id"})
    whose = documents[["document_id", "publisher_en", "publisher_zh", "title_zh", "url", "access"]]
    joined = pairs.merge(first, on="figure_id").merge(other, on="other_id")
    return joined.merge(whose.rename(columns={"document_id": "report_id"}), on="report_id").reset_index(drop=True)


def history(name: str | None = None, as_of: date | str | None = None) -> pd.DataFrame:
    """Give what documents state of the same fact, one after the other (vintages).

    Args:
        name: an observation, a figure of another source or an indicator; by default every fact that several documents
            state.
        as_of: only what was certainly known on this day, as a date or as text such as ``2024-02-01``.

    Returns:
        Statements in the columns of ``observations``, fact by fact and by date of their documents, and behind them
        ``relation``: how each relates to the one before; empty for the first.

    Raises:
        UnknownNameError: if there is nothing with this name; the message lists similar names.
        ValueError: if ``as_of`` is no day.

    Example:
        >>> history("gdp-2023")[["observation_id", "relation"]].values.tolist()
        [['gdp-2023', ''], ['ext-gdp-2023', 'refines']]
    """
    import pandas as pd

    rows = pd.concat([load("observations"), load("external")], ignore_index=True)
    if name is not None:
        named = rows[rows["observation_id"].isin(_named(name))]
        rows = rows.merge(named[_FACT].drop_duplicates(), on=_FACT)
    elif as_of is None:
        rows = rows[rows.duplicated(_FACT, keep=False)]
    if as_of is not None:
        rows = rows[rows["known_latest"] <= pd.Timestamp(as_of)]
    rows = rows.sort_values(["known_latest", "known_earliest", "observation_id"], kind="stable")
    rows["fact"] = rows.groupby(_FACT, dropna=False, sort=False).ngroup()
    rows = rows.sort_values("fact", kind="stable").reset_index(drop=True)
    relations = load("comparisons").set_index(["figure_id", "other_id"])["relation"].to_dict()
    before = rows.groupby("fact")["observation_id"].shift()
    rows["relation"] = [
        # What lies within the open interval of a later statement agrees with it, and refines nothing before it.
        relations.get((one, two)) or relations.get((two, one), "").replace("refines", "agrees")
        for one, two in zip(before, rows["observation_id"], strict=True)
    ]
    return rows.drop(columns="fact")


def _figures() -> pd.DataFrame:
    """Give every figure that can be compared: of reports, derived from them, and of other sources."""
    import pandas as pd

    from xinhui_data.model.derived import Derived

    derived = load("derived").rename(columns={"derived_id": "id"})
    derived["bound"] = [str(row.bound) for row in read_records(path("derived", format="csv"), Derived)]
    derived["printed"] = pd.Series([None] * len(derived), dtype=derived["bound"].dtype)
    printed = [load(table).rename(columns={"observation_id": "id"}) for table in ("observations", "external")]
    return pd.concat([side[["id", *_BESIDE]] for side in (*printed, derived)], ignore_index=True)


def _named(name: str) -> set[str]:
    known: dict[str, set[str]] = {}
    for table, key in (("observations", "observation_id"), ("derived", "derived_id"), ("external", "observation_id")):
        for row in load(table, engine="arrow").select([key, "indicator_id"]).to_pylist():
            known[row[key]] = {row[key]}
            known.setdefault(row["indicator_id"], set()).add(row[key])
    if name not in known:
        raise unknown("observation, derived value or indicator", name, known)
    return known[name]


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame as plain values: missing ones as None, whole floats as integers."""
    import pyarrow as pa

    from xinhui_data.api.export import rows_of

    return rows_of(pa.Table.from_pandas(frame, preserve_index=False))


def series(name: str | None = None) -> pd.DataFrame:
    """Give a series: one row per year and source: from a report, implied by one, or from another source.

    ``figure_id`` names the figure, ``report_id`` the document that prints or implies it.

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
    data = read_published(installed_home().processed, SeriesPoint, Indicator, Subject, Unit, Document)
    return draw(data, name, "zh", font) if language == "zh" and font else draw(data, name)


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
    return write_new(to, data.getvalue(), replace=replace)
