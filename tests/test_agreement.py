"""Agreement of two readers beyond chance, against worked examples from the literature."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Checkout
from xinhui_data.build.agreement import Tally, cohen_kappa, jaccard_distance, krippendorff_alpha
from xinhui_data.model.raw import Raw

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


def crossed(both_yes: int, only_first: int, only_second: int, both_no: int) -> list[tuple[str, str]]:
    """List the pairs of a two by two table."""
    return [("y", "y")] * both_yes + [("y", "n")] * only_first + [("n", "y")] * only_second + [("n", "n")] * both_no


@pytest.mark.parametrize(
    ("table", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_kappa_is_that_of_the_common_examples(table: tuple[int, int, int, int], kappa: float) -> None:
    found = cohen_kappa(crossed(*table))

    assert found is not None
    assert round(float(found), 4) == kappa


@pytest.mark.parametrize(
    ("first", "second", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_is_that_of_krippendorffs_examples(first: str, second: str, alpha: float) -> None:
    found = krippendorff_alpha(list(zip(first, second, strict=True)))

    assert found is not None
    assert round(float(found), 3) == alpha


@given(PAIRS)
def test_coefficients_are_symmetric_and_one_only_for_full_agreement(pairs: list[tuple[str, str]]) -> None:
    for coefficient in (cohen_kappa, krippendorff_alpha):
        found = coefficient(pairs)
        assert found == coefficient([(b, a) for a, b in pairs])
        if found is None:
            assert len({word for pair in pairs for word in pair}) == 1
        else:
            assert (found == 1) == all(a == b for a, b in pairs)
            assert found <= 1


@given(PAIRS)
def test_lists_of_one_word_have_the_nominal_alpha(pairs: list[tuple[str, str]]) -> None:
    assert krippendorff_alpha(pairs, jaccard_distance) == krippendorff_alpha(pairs)


def test_lists_are_as_far_apart_as_what_they_do_not_share() -> None:
    assert jaccard_distance("", "") == 0
    assert jaccard_distance("", "a") == 1
    assert jaccard_distance("a;b;c", "b;c;d") == Fraction(1, 2)


def test_each_field_has_its_agreement_and_what_nobody_fills_has_none(checkout: Checkout) -> None:
    tally = checkout.findings().tally

    found = {field.field: field for field in tally.agreements()}

    assert tally.decisions == 4
    assert found["status"].same == found["status"].compared - 1
    assert found["status"].coefficient is not None
    assert 0 < found["status"].coefficient < 1
    assert all(found[name].coefficient == 1 for name in ("role", "indicator_id", "caveat_ids"))


def test_a_field_in_which_all_is_one_word_has_no_coefficient(checkout: Checkout) -> None:
    for name in ("reading-a", "reading-b"):
        checkout.change(name, lambda rows: [row.update(scope_id="") for row in rows])
    (report, *_) = Raw(checkout.home).reports()
    tally = Tally()
    tally.add(report)

    assert "scope_id" not in {field.field for field in tally.agreements()}
