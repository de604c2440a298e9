"""How far two readers agree beyond chance: Cohen's kappa for single words, Krippendorff's alpha for sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, product
from typing import TypeVar

from xinhui_data.figures.numerals import is_numeric
from xinhui_data.model.catalogue import READINGS
from xinhui_data.model.raw import ReportFolder
from xinhui_data.model.readings import Case, Decision, Entries

T = TypeVar("T")
Pairs = Sequence[tuple[str, str]]

OF_MENTION = ("role", "repeats")
OF_FACT = (
    "indicator_id", "subject_id", "scope_id", "measure", "status", "time_period", "value", "value_to", "scale",
    "decimals", "unit_id", "bound", "caveat_ids",
)  # fmt: skip
FIELDS = ("printed", *OF_MENTION, *OF_FACT)
_SETS = ("caveat_ids",)


@dataclass(frozen=True)
class FieldAgreement:
    """How often two readers have the same in one field, and their agreement beyond chance.

    ``coefficient`` is Cohen's kappa, for sets Krippendorff's alpha; there is none where all is one word.
    """

    field: str
    compared: int
    same: int
    coefficient: Fraction | None


@dataclass
class Tally:
    """What is counted over all reports: numeric characters, decisions, and what two readers have alike.

    ``pairs`` counts, by field, each pair of what the two readers have; spans and facts count those of either and of
    both.
    """

    numeric: int = 0
    decisions: int = 0
    spans: tuple[int, int] = (0, 0)
    facts: tuple[int, int] = (0, 0)
    pairs: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, report: ReportFolder) -> None:
        """Count one report."""
        first, second = (report.readings[name] for name in READINGS)
        self.numeric += sum(map(is_numeric, (report.skeleton or b"").decode("utf-8", "replace")))
        self.decisions += len(report.data.rows(Decision))
        self.spans = _counted(self.spans, _spans(first), _spans(second))
        self.facts = _counted(self.facts, _facts(first), _facts(second))
        both = sorted(first.keys() & second.keys())
        mentions = {case.char_start: case for case in both}.values()
        facts = [case for case in both if case.ordinal]
        for names, cases in ((OF_MENTION, mentions), (OF_FACT, facts)):
            for name in names:
                self.pairs[name].update((first[case][name], second[case][name]) for case in cases)

    def agreements(self) -> list[FieldAgreement]:
        """Give the agreement in each field where the reader chooses, over the mentions or facts that both have.

        Where a mention begins and ends is no choice among words, so it has no coefficient and is left out, and so is a
        field that neither reader ever fills.
        """
        chosen = [name for name in (*OF_MENTION, *OF_FACT) if self.pairs[name].keys() - {("", "")}]
        return [_agreement(name, self.pairs[name]) for name in chosen]


def _spans(entries: Entries) -> set[tuple[int, str]]:
    return {(case.char_start, texts["printed"]) for case, texts in entries.items()}


def _facts(entries: Entries) -> set[Case]:
    return {case for case in entries if case.ordinal}


def _counted(before: tuple[int, int], first: set[T], second: set[T]) -> tuple[int, int]:
    return before[0] + len(first | second), before[1] + len(first & second)


def _agreement(name: str, counts: Counter[tuple[str, str]]) -> FieldAgreement:
    pairs = list(counts.elements())
    coefficient = krippendorff_alpha(pairs, jaccard_distance) if name in _SETS else cohen_kappa(pairs)
    return FieldAgreement(name, len(pairs), sum(a == b for a, b in pairs), coefficient)


def cohen_kappa(pairs: Pairs) -> Fraction | None:
    """Give Cohen's kappa, or nothing where both readers use one and the same word throughout.

    Cohen, J. (1960). A coefficient of agreement for nominal scales.

    Args:
        pairs: for each case the word of the first and of the second reader; an empty word is a word like others.

    Example:
        >>> yes, no = "yes", "no"
        >>> pairs = [(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15
        >>> float(cohen_kappa(pairs))
        0.4
    """
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = Fraction(sum(first[word] * second[word] for word in first), len(pairs) ** 2)
    observed = Fraction(sum(a == b for a, b in pairs), len(pairs))
    return None if chance == 1 else (observed - chance) / (1 - chance)


def differ(a: str, b: str) -> Fraction:
    """Give the nominal distance: 0 for the same word, 1 for another.

    Example:
        >>> differ("a", "b")
        Fraction(1, 1)
    """
    return Fraction(a != b)


def jaccard_distance(a: str, b: str) -> Fraction:
    """Give the share of the words in either list, joined by semicolons, that do not stand in both.

    Example:
        >>> jaccard_distance("scope;sum", "scope")
        Fraction(1, 2)
    """
    first, second = ({word for word in text.split(";") if word} for text in (a, b))
    return Fraction(len(first ^ second), len(first | second) or 1)


def krippendorff_alpha(pairs: Pairs, distance: Callable[[str, str], Fraction] = differ) -> Fraction | None:
    """Give Krippendorff's alpha of two readers without gaps, or nothing where all values are the same.

    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability.

    Args:
        pairs: for each case the value of the first and of the second reader.
        distance: how far two values lie apart, from 0 to 1.

    Example:
        >>> pairs = list(zip("aabbdcccedda", "babbbccceddd"))
        >>> round(float(krippendorff_alpha(pairs)), 3)
        0.692
    """
    values = Counter(chain.from_iterable(pairs))
    total = values.total()
    apart = sum((values[a] * values[b] * distance(a, b) for a, b in product(values, repeat=2)), Fraction(0)) / (
        total * (total - 1)
    )
    within = sum((distance(a, b) for a, b in pairs), Fraction(0)) / len(pairs)
    return 1 - within / apart if apart else None
