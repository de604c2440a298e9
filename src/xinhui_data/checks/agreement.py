"""How far two readers agree beyond chance: Cohen's kappa for single words, Krippendorff's alpha for sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, product

from xinhui_data.checks.double_entry import Entries

Pairs = Sequence[tuple[str, str]]

_OF_MENTION = ("role", "repeats")
_OF_FACT = (
    "indicator_id", "subject_id", "scope_id", "measure", "status", "time_period", "value", "scale", "decimals",
    "unit_id", "bound", "caveat_ids",
)  # fmt: skip
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


def field_agreements(first: Entries, second: Entries) -> list[FieldAgreement]:
    """Compare two readings in each field where the reader chooses, over the mentions or facts that both have.

    Where a mention begins and ends is no choice among words, so it has no coefficient and is left out.
    """
    both = sorted(first.keys() & second.keys())
    mentions = {place[:2]: place for place in both}.values()
    facts = [place for place in both if place.ordinal]
    places = dict.fromkeys(_OF_MENTION, mentions) | dict.fromkeys(_OF_FACT, facts)
    return [
        _agreement(field, [(first[place][field], second[place][field]) for place in of_field])
        for field, of_field in places.items()
        if of_field
    ]


def _agreement(field: str, pairs: Pairs) -> FieldAgreement:
    coefficient = krippendorff_alpha(pairs, jaccard_distance) if field in _SETS else cohen_kappa(pairs)
    return FieldAgreement(field, len(pairs), sum(a == b for a, b in pairs), coefficient)


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
