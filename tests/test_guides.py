"""The guides, README and what stands in docs: in both languages from one template, and as the template gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.project import build_data
from xinhui_data.model.dataset import read_published
from xinhui_data.model.story import Finding

TEMPLATE = "docs/parts/README.md.j2"


def test_both_languages_are_made_of_one_template_with_the_numbers_of_the_tables(checkout: Checkout) -> None:
    english, chinese = (
        (checkout.home.root / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")
    )
    findings = read_published(checkout.home.processed, Finding).rows(Finding)

    assert english.splitlines()[:2] == [
        "# Yunbin", f"<!-- Made of {TEMPLATE} by `make data`: change that file, not this one. -->",
    ]  # fmt: skip
    assert "mentions of invented reports" in english
    assert "处数字表述" not in english
    assert "处数字表述" in chinese
    for row in findings:
        assert f"- {row.finding_en}\n" in english
        assert f"- {row.finding_zh}\n" in chinese
    assert (checkout.home.root / "docs/count.zh.md").is_file()


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "docs/count.md"])
@pytest.mark.parametrize("added", ["A sentence.\n", " "])
def test_a_guide_that_was_changed_itself_is_found_and_its_template_named(
    checkout: Checkout, name: str, added: str
) -> None:
    path = checkout.home.root / name
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")

    (issue,) = check_data(checkout.home.root).issues

    assert (issue.file, issue.rule) == (name, "stale")
    assert f"it is made of docs/parts/{name.rpartition('/')[2].partition('.')[0]}.md.j2" in issue.fix


def test_a_changed_template_changes_both_languages(checkout: Checkout) -> None:
    path = checkout.home.root / TEMPLATE
    path.write_text(path.read_text(encoding="utf-8") + "{{ 'The end.' if en else '完。' }}\n", encoding="utf-8")

    assert {issue.file for issue in check_data(checkout.home.root).issues} == {"README.md", "README.zh.md"}
    assert build_data(checkout.home.root).changed == ("README.md", "README.zh.md")
    assert (checkout.home.root / "README.zh.md").read_text(encoding="utf-8").endswith("完。\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# A\n\n{% if en %}\n", "docs/parts/README.md.j2, line 3: "),
        ("# A\n{{ nothing }}\n", "docs/parts/README.md.j2: 'nothing' is undefined"),
        ("# A\n{{ tables.units[0].no_such }}\n", "no_such"),
        ("# A\n{{ 1 / 0 }}\n", "division by zero"),
        ("# A\n{{ ''.__class__.__mro__ }}\n", "unsafe"),
        ("# A\n{% include 'no-such' %}\n", "no-such"),
    ],
)
def test_a_template_that_cannot_be_filled_is_named_and_nothing_is_written(
    checkout: Checkout, text: str, why: str
) -> None:
    before = (checkout.home.root / "README.md").read_bytes()
    (checkout.home.root / TEMPLATE).write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match="correct the template") as caught:
        build_data(checkout.home.root)

    assert why in str(caught.value)
    assert TEMPLATE in str(caught.value)
    assert (checkout.home.root / "README.md").read_bytes() == before
    assert {issue.rule for issue in check_data(checkout.home.root).issues} == {"build"}


def test_a_project_may_have_no_guides(checkout: Checkout) -> None:
    for path in Path(checkout.home.root / "docs/parts").iterdir():
        path.unlink()
    for name in ("README.md", "README.zh.md"):
        (checkout.home.root / name).unlink()

    assert check_data(checkout.home.root).ok
