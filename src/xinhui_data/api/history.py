"""What documents state of the same fact, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xinhui_data.api.frames import Language, Published, frame_of, last_day_of
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.observations import Statement
from xinhui_data.model.terms import Relation
from xinhui_data.model.text import label

if TYPE_CHECKING:
    import pandas as pd

_ASPECTS = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period")


class HistoryRow(NamedTuple):
    """A statement in words of one language, and how it relates to the one before of the same fact."""

    id: str
    what: str
    who: str
    when: str
    status: str
    value: float | None
    unit: str
    interval: str
    printed: str
    source: str
    known: str
    relation: str


def history(name: str | None = None, as_of: date | str | None = None, *, language: Language = "en") -> pd.DataFrame:
    """Give what documents state of the same fact, one after the other (vintages).

    Args:
        name: a figure of any document or an indicator; by default every fact that several documents state.
        as_of: only what was certainly known by the end of this day, month or year, as a date or as text such as
            ``2024-02-01`` or ``2024-02``.
        language: of the table and its headings, ``en`` or ``zh``.

    Returns:
        A row a statement, fact by fact and by date of their documents, with the columns id, what, who, when, status,
        value, unit, interval, printed, source, known (the day of its document, or the two days between which it lies)
        and relation: how it relates to the one before; empty for the first. ``attrs["uncertain"]`` is the number of
        statements left out that may have been known by then, since the day of their document is not known.

    Raises:
        UnknownNameError: if there is no such figure, indicator or language; the message names a similar one.
        ValueError: if ``as_of`` is no day, month or year.

    Example:
        >>> history("gdp-2023")[["id", "known", "relation"]].values.tolist()
        [['gdp-2023', '2024-01-19 to 2024-01-31', ''], ['ext-gdp-2023', '2024-01-01 to 2024-12-31', 'refines']]
        >>> history("gdp-2023", as_of="2024-02-01")["id"].tolist()
        ['gdp-2023']
    """
    rows, left_out = history_rows(name, as_of, language)
    frame = frame_of(HistoryRow, rows, language)
    frame.attrs["uncertain"] = left_out
    return frame


def history_rows(
    name: str | None = None, as_of: date | str | None = None, language: str = "en"
) -> tuple[list[HistoryRow], int]:
    """Give the statements that `history` gives as records, and how many it leaves out as uncertain.

    Raises:
        UnknownNameError: if there is no such figure, indicator or language.
        ValueError: if ``as_of`` is no day, month or year.
    """
    known = Published(language, Comparison)
    day = None if as_of is None else last_day_of(as_of)
    relations = {(pair.figure_id, pair.other_id): pair.relation for pair in known.data.rows(Comparison)}
    rows, left_out = list[HistoryRow](), 0
    for statements in _asked(known, name, everything=day is not None):
        by_then = [row for row in statements if day is None or row.known_latest <= day]
        left_out += sum(day is not None and row.known_earliest <= day < row.known_latest for row in statements)
        rows += _in_order(by_then, known, relations)
    return rows, left_out


def _asked(known: Published, name: str | None, *, everything: bool) -> Iterator[list[Statement]]:
    """Give the statements of each fact that is named; without a name, of each that several documents state."""
    named = known.named(name)
    stated: dict[tuple[str | None, ...], list[Statement]] = defaultdict(list)
    for each in known.facts.values():
        if isinstance(each.row, Statement):
            stated[tuple(getattr(each.row, aspect) for aspect in _ASPECTS)].append(each.row)
    for statements in stated.values():
        ids = {row.observation_id for row in statements}
        if (ids & named) if name else everything or len(ids) > 1:
            yield statements


def _in_order(
    statements: Sequence[Statement], known: Published, relations: Mapping[tuple[str, str], Relation]
) -> Iterator[HistoryRow]:
    writer, before = known.writer, ""
    for row in sorted(statements, key=lambda row: (row.known_latest, row.known_earliest, row.observation_id)):
        fact = writer.fact(known.facts[row.observation_id])
        relation = relations.get((before, fact.id))
        if relation is None and (back := relations.get((fact.id, before))):
            # What lies within the open interval of a later statement agrees with it, and refines nothing before it.
            relation = Relation.AGREES if back is Relation.REFINES else back
        shared = {name: value for name, value in fact._asdict().items() if name in HistoryRow._fields}
        said = label(relation).pick(writer.language) if relation else ""
        yield HistoryRow(**shared, known=writer.known(row), relation=said)
        before = fact.id
