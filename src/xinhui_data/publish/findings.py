"""What a reader of the report could not have known: a handful of findings, each number taken from the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xinhui_data.publish.wording import show_derived, show_figure
from xinhui_data.vocabulary.columns import Record
from xinhui_data.vocabulary.comparing import Comparison
from xinhui_data.vocabulary.derived import Derived
from xinhui_data.vocabulary.external import External
from xinhui_data.vocabulary.observations import Observation
from xinhui_data.vocabulary.sources import Unit

# {id} is a value, in words; {id!} the literal as printed; {ours/theirs} a difference in per cent of theirs.
ENGLISH = (
    "The GDP behind “past CNY 100 billion” was {ext-gdp-2023} by the communique of the district; "
    "the mark lies {gdp-2023/ext-gdp-2023} below it.",
    "Industrial investment fell {industrial-investment-2023/ext-industrial-investment-target-2023} short of the aim "
    "for 2023, {ext-industrial-investment-target-2023}, which the report does not mention. Its growth implies "
    "{industrial-investment-2022} for 2022.",
    "Technical upgrading rose from {technical-upgrading-investment-of-industrial-investment-2022} of industrial "
    "investment in 2022 to {technical-upgrading-investment-of-industrial-investment-2023} in 2023.",
    "The growth of the storage industry implies an output of {storage-output-2022} in 2022, less than the "
    "{ext-battery-output-2022} published later of the battery industry: another scope, or a revised base.",
    "{battery-capacity-2024-01!} and {battery-capacity-outlook!} are most likely GWh a year: one works, that of CALB, "
    "has {ext-calb-capacity-phase1} in a first phase and plans {ext-calb-capacity-phase2} in a second.",
    "More projects, smaller ones: {ext-projects-2022}, {projects-100m-2023}, {ext-projects-2024} in 2022, 2023, 2024, "
    "with {ext-projects-investment-2022}, {projects-100m-investment-2023}, {ext-projects-investment-2024}; on average "
    "{projects-100m-investment-per-projects-100m-2023} each in 2023.",
    "The share of {census-entities-share-2023!} implies {census-entities-jiangmen-total-2023} in the whole city, and "
    "the growth a base of {census-entities-before}: so large a rise is hardly one of new businesses.",
    "The aim of {little-giants-target-2024} asks for {little-giants-needed-growth-2024} more little giants than the "
    "{little-giants-2023} of 2023; the whole city had {ext-city-little-giants-2023}.",
)
CHINESE = (
    "“突破千亿元”的确数：统计公报为{ext-gdp-2023!}，千亿元比之低{gdp-2023/ext-gdp-2023}。",
    "工业投资比2023年目标（{ext-industrial-investment-target-2023!}）低"
    "{industrial-investment-2023/ext-industrial-investment-target-2023}，报道未提；按增速反推，2022年为"
    "{industrial-investment-2022}。",
    "技术改造占工业投资的比重由2022年的{technical-upgrading-investment-of-industrial-investment-2022}升至2023年的"
    "{technical-upgrading-investment-of-industrial-investment-2023}。",
    "按增速反推，新型储能产业2022年产值为{storage-output-2022}，低于后来公布的新能源电池产业{ext-battery-output-2022!}："
    "口径不同，或基数有调整。",
    "{battery-capacity-2024-01!}、{battery-capacity-outlook!}多半应为GWh/年：仅中创新航江门基地一期即{ext-calb-capacity-phase1!}，二期规划{ext-calb-capacity-phase2!}。",
    "项目更多、更小：2022至2024年引进亿元以上项目{ext-projects-2022!}、{projects-100m-2023!}、{ext-projects-2024!}，总投资额"
    "{ext-projects-investment-2022!}、{projects-100m-investment-2023!}、{ext-projects-investment-2024!}；2023年平均每个"
    "{projects-100m-investment-per-projects-100m-2023}。",
    "按占比{census-entities-share-2023!}反推，全市市场主体为{census-entities-jiangmen-total-2023}；按增速反推，基数为{census-entities-before}："
    "如此增幅难以全由新设主体解释。",
    "2024年“小巨人”达到{little-giants-target-2024!}须增长{little-giants-needed-growth-2024}；2023年末全市为{ext-city-little-giants-2023!}。",
)


def findings(tables: Mapping[str, Sequence[Record]], *, english: bool) -> str:
    """Write the findings as a list, each number filled in from the tables.

    Raises:
        KeyError: if a finding names a value that the tables do not hold.
    """
    words = _words(tables, english=english)
    return "\n".join(f"- {_fill(sentence, words)}" for sentence in (ENGLISH if english else CHINESE))


def _fill(sentence: str, words: Mapping[str, str]) -> str:
    first, *rest = sentence.split("{")
    for part in rest:
        name, _, after = part.partition("}")
        first += words[name] + after
    return first


def _words(tables: Mapping[str, Sequence[Record]], *, english: bool) -> dict[str, str]:
    units = {unit.unit_id: unit for unit in tables["units"] if isinstance(unit, Unit)}
    words = {}
    for row in tables["derived"]:
        if isinstance(row, Derived):
            words[row.derived_id] = show_derived(row, units[row.unit_id], english=english)
    for row in (*tables["external"], *tables["observations"]):
        if isinstance(row, External | Observation):
            name = row.external_id if isinstance(row, External) else row.observation_id
            words[name] = show_figure(row, units[row.unit_id], english=english)
            words[f"{name}!"] = row.printed
    for row in tables["comparisons"]:
        if isinstance(row, Comparison) and row.difference_percent is not None:
            share = abs(Decimal(repr(row.difference_percent)))
            words[f"{row.ours_id}/{row.external_id}"] = f"{share:.1f}%"
    return words
