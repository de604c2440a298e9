"""Questions that are easily answered wrongly, on the real data, and llms.txt, which prints some of them."""

from __future__ import annotations

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import xinhui_data as xd
from tests.conftest import ROOT, Checkout
from xinhui_data.api.checks import check_data
from xinhui_data.api.project import build_data
from xinhui_data.checks.bilingual import differing_numbers
from xinhui_data.checks.cells import text_faults
from xinhui_data.cli.main import app
from xinhui_data.formats.outputs import LLMS
from xinhui_data.model.home import Home
from xinhui_data.model.traps import TRAPS, Trap, read_traps

ALL = read_traps(Home(ROOT))
TEXT = (ROOT / LLMS).read_text(encoding="utf-8")
LARGEST = 8_000


@pytest.mark.core
@pytest.mark.parametrize("trap", ALL, ids=lambda trap: trap.id)
def test_the_line_proves_the_answer(trap: Trap) -> None:
    found = eval(trap.proof, {"xd": xd})  # noqa: S307

    assert json.loads(json.dumps(found)) == trap.gives, f"look at the answer of {trap.id} in {TRAPS} again"


@pytest.mark.parametrize("trap", ALL, ids=lambda trap: trap.id)
def test_question_and_answer_are_the_same_in_both_languages(trap: Trap) -> None:
    for english, chinese in ((trap.question_en, trap.question_zh), (trap.answer_en, trap.answer_zh)):
        assert differing_numbers(chinese, english) is None
        assert not [*text_faults(chinese, "Chinese"), *text_faults(english)]
    assert trap.question_en.endswith("?")
    assert trap.question_zh.endswith("？")


def test_there_are_enough_and_each_once() -> None:
    names = [trap.id for trap in ALL]

    assert len(names) == len(set(names)) >= 25


def test_llms_txt_has_the_form_of_the_convention() -> None:
    head, *sections = re.split(r"^## .*\n", TEXT, flags=re.MULTILINE)

    assert len(TEXT.encode("utf-8")) <= LARGEST
    assert re.match(r"# .+\n\n> .+\n", head)
    for line in chain.from_iterable(section.strip().splitlines() for section in sections):
        link = re.match(r"- \[[^\]]+\]\(([^)]+)\): .", line)
        assert link, line
        assert (ROOT / link[1]).is_file(), link[1]


def test_the_commands_of_llms_txt_answer_in_json(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("In 2023 industrial investment in Xinhui District came to CNY 28.821 billion.", encoding="utf-8")
    commands = re.findall(r"`xinhui-data ([^`]+)`", TEXT)
    choices = re.findall(r'`(--[a-z]+) "?([^`"]+)"?`', TEXT)

    for command in commands:
        words = [str(draft) if word == "FILE" else word for word in command.split()]
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, command
        assert json.loads(done.stdout), command
    for choice in choices:
        assert CliRunner().invoke(app, ["facts", "--json", *choice]).exit_code == 0, choice
    assert len(commands) > 6
    assert len(choices) > 3


def test_other_reports_have_an_llms_txt_of_their_own(checkout: Checkout) -> None:
    root = checkout.home.root
    first = (root / LLMS).read_text(encoding="utf-8")
    trap: dict[str, Any] = ALL[0].model_dump() | {"listed": True}
    (root / TRAPS).write_text(
        "[[trap]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in trap.items()), encoding="utf-8"
    )

    stale = {issue.file for issue in check_data(root).issues}
    build_data(root)

    assert "Xinhui" not in first.partition("Commands")[0]
    assert stale == {LLMS}
    assert trap["answer_en"] in (root / LLMS).read_text(encoding="utf-8")


def test_traps_that_cannot_be_read_are_named(checkout: Checkout) -> None:
    (checkout.home.root / TRAPS).write_text('[[trap]]\nid = "a"\n', encoding="utf-8")

    with pytest.raises(ValueError, match=r"docs/traps.toml cannot be used: question_en: Field required"):
        build_data(checkout.home.root)
