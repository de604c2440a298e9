"""The facts for people: twelve columns of one language, chosen by what people ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from xinhui_data.api.frames import Language, Published, frame_of
from xinhui_data.api.names import unknown
from xinhui_data.formats.facts import Fact, Stated
from xinhui_data.formats.words import units_of_people
from xinhui_data.model.terms import Origin, Status, Term, Topic

if TYPE_CHECKING:
    import pandas as pd


def facts(
    *,
    language: Language = "en",
    unit: str | None = None,
    status: str | None = None,
    year: int | str | None = None,
    topic: str | None = None,
    subject: str | None = None,
    origin: str | None = None,
) -> pd.DataFrame:
    """Give all facts in one table for people: the reports, other sources, and what follows from the reports.

    Args:
        language: of the table and its headings, ``en`` or ``zh``.
        unit: give only what is measured in this unit, and all of it in this unit: 亿元, 万元, CNY bn, %, 家.
        status: actual, planned, target, expected or outlook; or its name in Chinese.
        year: of the period.
        topic: such as investment, or its name in Chinese.
        subject: the identifier or the name of who it is about.
        origin: report, external (another source) or implied (it follows from a report).

    Returns:
        A row a fact, with the columns id, what, who, when, status, value, unit, interval, printed, source, caveats and
        origin (in Chinese 编号, 指标, …). ``value`` and ``interval`` are in ``unit``; a value that its document leaves
        open is the end that is known. ``caveats`` says what is in doubt: `observation` gives it in full.

    Raises:
        UnknownNameError: if there is no such language, unit, status, topic, subject or origin.
        ValueError: if the year is none.

    Example:
        >>> table = facts(year=2023, topic="investment", unit="亿元", language="zh", origin="report")
        >>> table.loc[0, ["指标", "单位", "取值区间"]].tolist()
        ['工业投资', '亿元', '288.205至288.215']
        >>> facts().loc[0, ["what", "unit", "interval"]].tolist()
        ['gross regional product', 'CNY bn', 'more than 100']
    """
    chosen = {"unit": unit, "status": status, "year": year, "topic": topic, "subject": subject, "origin": origin}
    return frame_of(Fact, fact_rows(language, **chosen), language)


def fact_rows(language: str = "en", ids: Iterable[str] | None = None, /, **chosen: str | int | None) -> list[Fact]:
    """Give the facts that `facts` gives as records.

    Args:
        language: ``en`` or ``zh``.
        ids: identifiers of facts; only these are given, in their order.
        chosen: what `facts` chooses by, where it is not None.

    Raises:
        UnknownNameError: if there is no such language, unit, status, topic, subject or origin.
    """
    known = Published(language)
    if (year := chosen.get("year")) is not None and not re.fullmatch(r"\d{4}年?", str(year)):
        raise ValueError(f"a year such as 2023 is needed, not {year!r}")
    everything = list(known.facts.values())
    found = everything if ids is None else [known.facts[name] for name in ids]
    for name, wanted in chosen.items():
        if wanted is not None:
            found = _chosen(found, everything, name, str(wanted))
    unit = chosen.get("unit")
    return [known.writer.fact(each, None if unit is None else str(unit)) for each in found]


def _chosen(found: Iterable[Stated], everything: Iterable[Stated], name: str, wanted: str) -> list[Stated]:
    """Keep what has a name that is asked for; a year that no fact has leaves nothing."""
    names_of, asked = _NAMES[name], wanted.casefold()
    known = {word for each in everything for word in names_of(each)} | _TERMS.get(name, set())
    if name != "year" and asked not in map(str.casefold, known):
        raise unknown(name, wanted, known)
    return [each for each in found if asked in map(str.casefold, names_of(each))]


def _labels(term: Term) -> tuple[str, ...]:
    return str(term), term.label_zh


# What a fact is called by in each thing that people choose by.
_NAMES: Mapping[str, Callable[[Stated], Iterable[str]]] = {
    "unit": lambda each: (*units_of_people(each.unit, "en"), *units_of_people(each.unit, "zh")),
    "status": lambda each: _labels(each.row.status),
    "year": lambda each: [str(each.year), f"{each.year}年"] if each.year else [],
    "topic": lambda each: _labels(each.indicator.topic),
    "subject": lambda each: (each.subject.subject_id, each.subject.subject_en, each.subject.subject_zh),
    "origin": lambda each: _labels(each.origin),
}
_TERMS = {
    name: {label for term in terms for label in _labels(term)}
    for name, terms in (("status", Status), ("topic", Topic), ("origin", Origin))
}
