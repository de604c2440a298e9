"""What the shell offers when Tab is pressed: names that exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Offer = Callable[[str], list[str]]


def _beginning(offered: Iterator[str], typed: str) -> list[str]:
    try:
        return sorted({name for name in offered if name.startswith(typed)})
    except (LookupError, OSError, ValueError):
        return []  # Without tables there is nothing to offer; the command itself says what is wrong.


def _column(table: str, column: str) -> Iterator[str]:
    from xinhui_data.api.tables import load, table_named

    yield from load(table_named(table), engine="arrow", columns=[column])[column].to_pylist()


def figures(typed: str) -> list[str]:
    """Offer figures of any origin, and indicators."""

    def offered() -> Iterator[str]:
        yield from _column("observations", "observation_id")
        yield from _column("external", "observation_id")
        yield from _column("derived", "derived_id")
        yield from _column("indicators", "indicator_id")

    return _beginning(offered(), typed)


def series_names(typed: str) -> list[str]:
    """Offer series."""
    return _beginning(_column("series", "series_id"), typed)


def tables(typed: str) -> list[str]:
    """Offer tables."""
    from xinhui_data.api.tables import table_names

    return _beginning((name for name in table_names()), typed)


def names(kind: str) -> Offer:
    """Give what offers the codes of a closed list, or the identifiers of subjects."""

    def offer(typed: str) -> list[str]:
        from xinhui_data.model.terms import Origin, Status, Topic

        lists = {"status": Status, "topic": Topic, "origin": Origin}
        return _beginning(map(str, lists[kind]) if kind in lists else _column("subjects", "subject_id"), typed)

    return offer
