"""The facts for people: everything that is stated or implied, one line each, in twelve columns of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from xinhui_data.formats.edition import TABLE_FORMATS, Edition, Format
from xinhui_data.formats.people import headings, people_csv, people_parquet, plain_number
from xinhui_data.formats.words import person_unit, show_derived, show_figure
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import LinkedCaveat
from xinhui_data.model.observations import External, Observation, Statement
from xinhui_data.model.terms import Bound, Measure, Origin
from xinhui_data.model.text import Text, label, name_of

# What is read of the data set to make the facts.
TABLES = (Observation, External, Derived, Indicator, Subject, Scope, Unit, Document, LinkedCaveat)


class Fact(NamedTuple):
    """One fact in words of one language; ``value`` is in ``unit``, and so are the numbers of ``interval``."""

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
    caveats: str
    origin: str


_OPEN = {
    Bound.ABOVE: Text("more than {}", "超过{}"),
    Bound.AT_LEAST: Text("at least {}", "{}及以上"),
    Bound.BELOW: Text("less than {}", "不足{}"),
    Bound.AT_MOST: Text("at most {}", "{}及以下"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True)
class Stated:
    """A statement or a derived value as the facts are made from it, with what it is chosen by.

    ``row`` is the line of its table; ``indicator`` and ``unit`` are what it refers to.
    """

    row: Statement | Derived
    origin: Origin
    indicator: Indicator
    subject: Subject
    unit: Unit

    @property
    def id(self) -> str:
        """Its identifier."""
        return self.row.derived_id if isinstance(self.row, Derived) else self.row.observation_id

    @property
    def year(self) -> int | None:
        """The year of its period."""
        return int(self.row.time_period[:4]) if self.row.time_period else None


def stated(data: Dataset) -> Iterator[Stated]:
    """Give everything that is stated or implied: the reports first, then other sources, then what is implied."""
    indicators, subjects, units = data.by_id(Indicator), data.by_id(Subject), data.by_id(Unit)
    rows: list[tuple[Statement | Derived, Origin]] = [(row, Origin.REPORT) for row in data.rows(Observation)]
    rows += [(row, Origin.EXTERNAL) for row in data.rows(External)]
    rows += [(row, Origin.IMPLIED) for row in data.rows(Derived)]
    for row, origin in rows:
        yield Stated(row, origin, indicators[row.indicator_id], subjects[row.subject_id], units[row.unit_id])


class FactWriter:
    """Writes facts in one language.

    Args:
        data: the published tables.
        language: ``en`` or ``zh``.
    """

    def __init__(self, data: Dataset, language: str = "en") -> None:
        self.language = language
        self._scopes, self._documents = data.by_id(Scope), data.by_id(Document)
        self._caveats: Mapping[str, LinkedCaveat] = data.by_id(LinkedCaveat)

    def fact(self, each: Stated, wanted: str | None = None) -> Fact:
        """Write one fact, in a unit that suits it or in the unit that is wanted, such as 亿元."""
        row, pick = each.row, self._pick
        unit, value, lower, upper = self.numbers(each, wanted)
        return Fact(
            id=each.id,
            what=self.what(each),
            who=self.who(each),
            when=self.when(row.time_period),
            status=pick(label(row.status)),
            value=None if value is None else float(value),
            unit=unit,
            interval=self._interval(row, lower, upper),
            printed=row.formula if isinstance(row, Derived) else row.printed,
            source=self.source(each),
            caveats=self.doubts(row.caveat_ids),
            origin=pick(Text(each.origin, each.origin.label_zh)),
        )

    def numbers(
        self, each: Stated, wanted: str | None = None
    ) -> tuple[str, Decimal | None, Decimal | None, Decimal | None]:
        """Give the unit of a fact with its value, lower and upper end in it; of a computed one they are rounded."""
        row = each.row
        known = next((number for number in (row.value, row.lower, row.upper) if number is not None), 0.0)
        power, unit = person_unit(each.unit, known, self.language, wanted)
        value, lower, upper = (
            None if end is None else Decimal(repr(end)).scaleb(-power) for end in (row.value, row.lower, row.upper)
        )
        if isinstance(row, Derived):
            value, lower, upper = _rounded(value, lower, upper)
        return unit, value, lower, upper

    def _pick(self, text: Text) -> str:
        return text.pick(self.language)

    def amount(self, each: Stated) -> str:
        """Write the value with its unit and the sign of its bound; of a computed one the interval."""
        row = each.row
        return self._pick(show_derived(row, each.unit) if isinstance(row, Derived) else show_figure(row, each.unit))

    def summary(self, each: Stated) -> str:
        """Say what a fact is about, but not its value: what, who, when and status."""
        row = each.row
        parts = (
            self.what(each),
            self.who(each),
            self.when(row.time_period),
            self._pick(label(row.status)),
        )
        return self._pick(Text(", ", "，")).join(parts)

    def who(self, each: Stated) -> str:
        """Name the subject."""
        return self._pick(name_of(each.subject, "subject"))

    def what(self, each: Stated) -> str:
        """Name the indicator with its measure and scope."""
        row = each.row
        if isinstance(row, Derived):
            return self._pick(name_of(row, "name"))
        name, measure = name_of(each.indicator, "indicator"), label(row.measure)
        said = name if row.measure is Measure.LEVEL else Text(f"{name.en}, {measure.en}", f"{name.zh}{measure.zh}")
        if not row.scope_id:
            return self._pick(said)
        scope = name_of(self._scopes[row.scope_id], "scope")
        return self._pick(Text(f"{said.en} ({scope.en})", f"{said.zh}（{scope.zh}）"))

    def when(self, period: str | None) -> str:
        """Name a period in words."""
        if period is None:
            return self._pick(Text("undated", "未注明"))
        year, *parts = period.split("-")
        if not parts:
            return self._pick(Text(year, f"{year}年"))
        day = f"{int(parts[1])}" if len(parts) > 1 else ""
        month = int(parts[0])
        english = f"{day} {_MONTHS[month - 1]} {year}".strip()
        return self._pick(Text(english, f"{year}年{month}月" + (f"{day}日" if day else "")))

    def _interval(self, row: Statement | Derived, lower: Decimal | None, upper: Decimal | None) -> str:
        if lower is not None and upper is not None:
            if lower == upper:
                return self._pick(Text("exact", "确数"))
            return self._pick(
                Text(f"{plain_number(lower)} to {plain_number(upper)}", f"{plain_number(lower)}至{plain_number(upper)}")
            )
        end = lower if lower is not None else upper
        if end is None:
            return self._pick(Text("about; how near is not known", "约数，范围不详"))
        fallback = Bound.AT_LEAST if lower is not None else Bound.AT_MOST
        bound = row.bound if isinstance(row, Statement) and row.bound in _OPEN else fallback
        return self._pick(_OPEN[bound]).format(plain_number(end))

    def source(self, each: Stated) -> str:
        """Name the publisher of the document, and when it was published."""
        document = self._documents[each.row.report_id]
        first, last = document.date_earliest, document.date_latest
        if first.year != last.year:
            when = f"{first.year}—{last.year}"
        else:
            when = self.when(f"{first:%Y-%m}" if first.month == last.month else f"{first.year}")
        publisher = name_of(document, "publisher")
        return self._pick(Text(f"{publisher.en or publisher.zh}, {when}", f"{publisher.zh}，{when}"))

    def known(self, row: Statement) -> str:
        """Give the day from which a statement was known, or the two days between which it lies."""
        days = dict.fromkeys((row.known_earliest.isoformat(), row.known_latest.isoformat()))
        return self._pick(Text(" to ", "至")).join(days)

    def doubts(self, caveat_ids: tuple[str, ...]) -> str:
        """Name the kinds of doubt about a fact."""
        kinds = sorted({self._caveats[name].kind for name in caveat_ids})
        return self._pick(Text("; ".join(kinds), "；".join(kind.label_zh for kind in kinds)))


def _all(edition: Edition, language: str) -> list[Fact]:
    writer = FactWriter(edition.data, language)
    return [writer.fact(each) for each in stated(edition.data)]


def _formats(language: str, title: Text) -> tuple[Format, Format]:
    columns = headings(Fact._fields, language)

    def csv_file(edition: Edition) -> bytes:
        return people_csv(columns, _all(edition, language))

    def parquet_file(edition: Edition) -> bytes:
        return people_parquet(columns, _all(edition, language), columns[Fact._fields.index("value")])

    return (
        Format(f"facts.{language}.csv", title, TABLE_FORMATS["csv"], csv_file),
        Format(f"facts.{language}.parquet", title, TABLE_FORMATS["parquet"], parquet_file),
    )


FACTS = (
    *_formats("en", Text("Facts for people, in English", "数据一览（英文）")),
    *_formats("zh", Text("Facts for people, in Chinese", "数据一览（中文）")),
)


def _rounded(*values: Decimal | None) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Round a computed value to two digits of the width of its interval, and the interval outward to the same place."""
    value, lower, upper = values
    if lower is None or upper is None:
        place = Decimal(1).scaleb(next(each.adjusted() for each in (lower, upper, value) if each is not None) - 5)
    elif upper - lower <= abs(upper) * Decimal("1e-12"):
        place = Decimal(1).scaleb(upper.adjusted() - 5)
    else:
        place = Decimal(1).scaleb((upper - lower).adjusted() - 1)
    return (
        None if value is None else value.quantize(place),
        None if lower is None else lower.quantize(place, ROUND_FLOOR),
        None if upper is None else upper.quantize(place, ROUND_CEILING),
    )
