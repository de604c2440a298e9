"""What follows from the report and other sources together: a few findings, each number taken from the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xinhui_data.figures.ranges import Range
from xinhui_data.formats.words import show_figure, show_rounded
from xinhui_data.model.columns import Record
from xinhui_data.model.comparisons import Comparison
from xinhui_data.model.derived import Derived
from xinhui_data.model.dimensions import Unit
from xinhui_data.model.external import External
from xinhui_data.model.observations import Observation


class Finding(NamedTuple):
    """One finding in both languages, with places for its numbers.

    ``{id}`` is a figure in words, ``{id#}`` its number alone, ``{id!}`` its literal as printed, ``{id~2}`` the value
    rounded to at most two digits that its interval supports, ``{a÷b~2}`` a quotient rounded so, ``{ours/theirs}`` their
    difference in per cent.
    """

    english: str
    chinese: str

    @property
    def figures(self) -> list[str]:
        """The identifiers of the figures to which it refers, in order."""
        named = [re.split("[÷/]", re.sub(r"([!#]|~[0-9])$", "", place)) for place in _PLACE.findall(self.english)]
        return list(dict.fromkeys(name for names in named for name in names))


_PLACE = re.compile(r"\{([^}]+)\}")

FINDINGS = (
    Finding(
        "The report says only that GDP passed CNY 100 bn. The communique of the district gives {ext-gdp-2023}, a "
        "preliminary figure; the threshold is {gdp-2023/ext-gdp-2023} below it.",
        "报道只说地区生产总值突破千亿元。统计公报公布的初步核算数为{ext-gdp-2023!}，千亿元比该数低{gdp-2023/ext-gdp-2023}。",
    ),
    Finding(
        "Industrial investment in 2023 was {industrial-investment-2023/ext-industrial-investment-target-2023} below "
        "the district's target of {ext-industrial-investment-target-2023}, which the report does not mention. If its "
        "growth refers to the previous year and that base was not revised, 2022 had about "
        "{industrial-investment-2022~3}.",
        "2023年工业投资比该区当年目标{ext-industrial-investment-target-2023!}低"
        "{industrial-investment-2023/ext-industrial-investment-target-2023}，报道未提该目标。若增速以上年为基期且基数未经调整，"
        "2022年约为{industrial-investment-2022~3}。",
    ),
    Finding(
        "If both growth rates refer to the previous year and the bases were not revised, technical upgrading rose from "
        "about {technical-upgrading-investment-of-industrial-investment-2022~2} of industrial investment in 2022 to "
        "about {technical-upgrading-investment-of-industrial-investment-2023~2} in 2023.",
        "若两项增速均以上年为基期且基数未经调整，技术改造投资占工业投资的比重由2022年的约"
        "{technical-upgrading-investment-of-industrial-investment-2022~2}升至2023年的约"
        "{technical-upgrading-investment-of-industrial-investment-2023~2}。",
    ),
    Finding(
        "If its base was not revised, the growth of the storage industry implies an output of about "
        "{storage-output-2022~3} in 2022. That is less than the {ext-battery-output-2022} later published for the "
        "battery industry: either the scope differs or the base was revised.",
        "若基数未经调整，按增速反推新型储能产业2022年产值约为{storage-output-2022~3}，低于后来公布的新能源电池产业产值"
        "{ext-battery-output-2022!}：或口径不同，或基数有调整。",
    ),
    Finding(
        "{battery-capacity-2024-01!} and {battery-capacity-outlook!} probably mean GWh per year. One plant, that of "
        "CALB, had {ext-calb-capacity-phase1} in its first phase; the plan at the time of the report was "
        "{ext-calb-capacity-plan} in all. A second phase of {ext-calb-capacity-phase2}, with which the total would be "
        "70 GWh/a, is known only from January 2026.",
        "{battery-capacity-2024-01!}、{battery-capacity-outlook!}多半应为GWh/年。中创新航江门基地一期为"
        "{ext-calb-capacity-phase1!}，报道发表时的规划总产能为{ext-calb-capacity-plan!}；二期{ext-calb-capacity-phase2!}"
        "（两期合计则为70GWh）到2026年1月才有报道。",
    ),
    Finding(
        "More projects, but smaller ones: {ext-projects-2022#}, {projects-100m-2023#} and {ext-projects-2024#} of at "
        "least CNY 100 million in 2022, 2023 and 2024, with a planned investment of {ext-projects-investment-2022}, "
        "{projects-100m-investment-2023} and {ext-projects-investment-2024}: on average about "
        "{ext-projects-investment-2022÷ext-projects-2022~2}, {projects-100m-investment-2023÷projects-100m-2023~2} and "
        "{ext-projects-investment-2024÷ext-projects-2024~2} each.",
        "项目增多，单个规模变小：2022年、2023年、2024年引进亿元以上项目分别为{ext-projects-2022!}、{projects-100m-2023!}、"
        "{ext-projects-2024!}，计划总投资分别为{ext-projects-investment-2022!}、{projects-100m-investment-2023!}、"
        "{ext-projects-investment-2024!}，平均每个约{ext-projects-investment-2022÷ext-projects-2022~2}、"
        "{projects-100m-investment-2023÷projects-100m-2023~2}、{ext-projects-investment-2024÷ext-projects-2024~2}。",
    ),
    Finding(
        "The share of {census-entities-share-2023!} implies about {census-entities-jiangmen-total-2023~2} in the whole "
        "city, where the census was to register about {ext-city-census-respondents-2024-01#} respondents. The growth "
        "implies a base of about {census-entities-before~3}; its year is not stated and may be several years back. So "
        "large a rise is unlikely to be one of new businesses alone.",
        "按占比{census-entities-share-2023!}反推，全市约有{census-entities-jiangmen-total-2023~2}，而全市经济普查拟登记对象"
        "{ext-city-census-respondents-2024-01!}。按增速反推，基数约为{census-entities-before~3}，基期未说明，可能在数年之前。"
        "如此增幅不大可能全部来自新设主体。",
    ),
    Finding(
        "The target of {little-giants-target-2024#} national little giants for 2024 requires "
        "{little-giants-needed-growth-2024~2} more than the {little-giants-2023#} of 2023; the whole city had "
        "{ext-city-little-giants-2023#} in early December 2023.",
        "国家级“小巨人”2024年目标为{little-giants-target-2024!}，须比2023年的{little-giants-2023!}增加"
        "{little-giants-needed-growth-2024~2}；2023年12月上旬全市为{ext-city-little-giants-2023!}。",
    ),
)


def findings(tables: Mapping[str, Sequence[Record]], *, english: bool) -> list[str]:
    """Write the findings as sentences, each number filled in from the tables.

    Raises:
        KeyError: if a finding refers to a value that is not in the tables.
    """
    words = _Words(tables, english=english)
    return [
        _PLACE.sub(lambda place: words.of(place[1]), finding.english if english else finding.chinese)
        for finding in FINDINGS
    ]


class _Words:
    """The words for every place of a finding."""

    def __init__(self, tables: Mapping[str, Sequence[Record]], *, english: bool) -> None:
        self._english = english
        self._units = {unit.unit_id: unit for unit in tables["units"] if isinstance(unit, Unit)}
        self._figures: dict[str, Observation | External | Derived] = {}
        self._differences: dict[str, float] = {}
        for name in ("observations", "derived", "external", "comparisons"):
            for row in tables[name]:
                if isinstance(row, Observation | External | Derived):
                    self._figures[str(getattr(row, row.table.primary_key[0]))] = row
                elif isinstance(row, Comparison) and row.difference_percent is not None:
                    self._differences[f"{row.ours_id}/{row.external_id}"] = row.difference_percent

    def of(self, place: str) -> str:
        """Give the words for one place."""
        if place in self._differences:
            return f"{abs(Decimal(repr(self._differences[place]))):.1f}%"
        name, _, digits = place.partition("~")
        if digits:
            return self._rounded(name, int(digits))
        figure = self._figures[name.rstrip("!#")]
        if isinstance(figure, Derived):
            raise KeyError(f"{place}: a derived value is rounded; write {place}~2")
        if name.endswith("!"):
            return figure.printed
        if name.endswith("#"):
            return f"{figure.value:,.15g}"
        return show_figure(figure, self._units[figure.unit_id], english=self._english)

    def _rounded(self, name: str, digits: int) -> str:
        first, _, other = name.partition("÷")
        figure, values = self._figures[first], self._values(first)
        if other:
            values = values / self._values(other)
        return show_rounded(values, self._units[figure.unit_id], digits, english=self._english)

    def _values(self, name: str) -> Range:
        figure = self._figures[name]
        if figure.lower is None and figure.upper is None:
            return Range.of_floats(figure.value, figure.value)
        return Range.of_floats(figure.lower, figure.upper)
