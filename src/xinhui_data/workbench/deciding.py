"""The way through the differences of two readings: decide, give the reason, take back, go on."""

from __future__ import annotations

import re

from xinhui_data.model.readings import Case
from xinhui_data.workbench.answers import PERIOD, Fact, Word
from xinhui_data.workbench.differences import Decisions, Difference
from xinhui_data.workbench.edits import EditError, Editor


class DecidingSession:
    """The differences of two readings, one at a time.

    Args:
        editor: completes and checks what is typed.
        decisions: where each decision is saved.
    """

    def __init__(self, editor: Editor, decisions: Decisions) -> None:
        self.editor, self.decisions = editor, decisions
        self._before: list[Difference] = []
        self._skipped = 0

    @property
    def difference(self) -> Difference | None:
        """The difference in view; None when all are decided."""
        left = self.decisions.open
        return left[self._skipped % len(left)] if left else None

    def facts(self, each: Difference) -> tuple[Fact | None, Fact | None]:
        """Give the fact as the first and as the second reader have it."""
        return self.decisions.first.get(each.case), self.decisions.second.get(each.case)

    def chosen(self, each: Difference, said: str) -> str | Word:
        """Give what a line decides: ``a``, ``b``, or another value.

        Raises:
            EditError: if it is no value of the field.
        """
        one_sided = each.first is None or each.second is None
        if said not in ("a", "b"):
            if one_sided or each.field in ("role", "repeats", "printed"):
                raise EditError(f"{each.field}: expected a or b, got {said or 'nothing'}")
            if each.is_word:
                return self.editor.word(each.field[:-1], said, each.case.char_start)
            if not said:
                raise EditError("expected a, b or another value; ? lists the commands")
            return self.editor.value(PERIOD if each.field == PERIOD else each.field, said)
        fact = self.facts(each)[said == "b"]
        if each.is_word:
            return fact.words.get(each.field[:-1], Word(0, "")) if fact else Word(0, "")
        return (each.first if said == "a" else each.second) or ""

    def against(self, said: str) -> tuple[Difference, str]:
        """Give what ``OFFSET FIELD=VALUE`` or ``OFFSET.FACT FIELD=VALUE`` decides where both readers have the same.

        Raises:
            EditError: if there is no such fact, or no such value.
        """
        found = re.fullmatch(r"([0-9]+)(?:\.([0-9]+))?\s+([a-z_]+)=(\S*)", said)
        if found is None:
            raise EditError("against: expected OFFSET FIELD=VALUE, such as `against 263 status=actual`")
        case, name = Case(int(found[1]), int(found[2] or 1)), self.editor.field(found[3])
        first, second = self.decisions.first.get(case), self.decisions.second.get(case)
        if first is None or second is None:
            raise EditError(f"against: neither reader has fact {case.ordinal} at offset {case.char_start}")
        return Difference(case, name, first.cells[name], second.cells[name]), self.editor.value(name, found[4])

    def decide(self, each: Difference, decided: str | Word, reason: str = "") -> None:
        """Save a decision, and go on.

        Raises:
            EditError: if a reason is needed and is no sentence.
        """
        self.decisions.decide(each, decided, reason)
        self._before.append(each)

    def skip(self) -> None:
        """Leave the difference in view for later."""
        self._skipped += 1

    def undo(self) -> None:
        """Take back the last decision, and bring it into view.

        Raises:
            EditError: if nothing has been decided since the session began.
        """
        if not self._before:
            raise EditError("nothing was decided since this session began; decisions.csv has what was decided before")
        each = self._before.pop()
        self.decisions.undo(each)
        self._skipped = self.decisions.open.index(each) if each in self.decisions.open else 0
