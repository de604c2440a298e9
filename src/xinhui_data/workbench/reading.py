"""One reader's way through the mentions of a draft: propose, correct, accept, take back, go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinhui_data.workbench.answers import Answer, Sheet
from xinhui_data.workbench.edits import Edited, EditError, Editor


class ReadingSession:
    """The mentions of a draft before one reader, one at a time.

    Args:
        editor: carries out what the reader types.
        sheet: where the answers of this reader are saved; those of the other are not looked at.
        proposals: what is proposed for each mention, in the order of the text.
    """

    def __init__(self, editor: Editor, sheet: Sheet, proposals: Mapping[int, Answer]) -> None:
        self.editor, self.sheet, self.proposals = editor, sheet, dict(proposals)
        self.starts: Sequence[int] = list(proposals)
        self._before: list[tuple[int, Answer | None]] = []
        self.position = -1
        self.to_next_open()

    @property
    def start(self) -> int:
        """Where the mention in view begins."""
        return self.starts[self.position]

    @property
    def is_answered(self) -> bool:
        """Whether the mention in view has an answer that is saved."""
        return self.start in self.sheet.answers

    @property
    def open(self) -> list[int]:
        """The numbers, from 1, of the mentions without an answer."""
        return [number for number, start in enumerate(self.starts, 1) if start not in self.sheet.answers]

    def show(self, position: int) -> None:
        """Bring a mention into view, with its answer or else what is proposed."""
        self.position = position
        self.edited = Edited(self.sheet.answers.get(self.start) or self.proposals[self.start])

    def go(self, number: int) -> None:
        """Bring the mention of this number, from 1, into view.

        Raises:
            EditError: if there is none.
        """
        if not 1 <= number <= len(self.starts):
            raise EditError(f"go N: expected a number from 1 to {len(self.starts)}, got {number}")
        self.show(number - 1)

    def to_next_open(self) -> None:
        """Bring the next mention without an answer into view; the first one after the last."""
        later = [number - 1 for number in self.open]
        self.show(
            next((place for place in later if place > self.position), later[0] if later else max(self.position, 0))
        )

    def edit(self, line: str) -> None:
        """Correct the answer in view; nothing is saved yet."""
        self.edited = self.editor.edit(self.edited, self.start, line)

    def accept(self) -> None:
        """Save the answer in view, and go on.

        Raises:
            EditError: if a figure lacks what every figure has.
        """
        for number, fact in enumerate(self.edited.answer, 1):
            required = ("indicator_id", "subject_id", "measure", "status", "time_period", "value", "unit_id", "bound")
            missing = [name for name in required if fact.is_figure and not fact.cells[name]]
            if missing:
                fact_number = f"fact {number}: " if len(self.edited.answer) > 1 else ""
                hint = "the printed unit is none of this indicator and measure; " if missing == ["unit_id"] else ""
                raise EditError(f"{fact_number}{', '.join(missing)} empty; {hint}give FIELD=VALUE, or `aside ROLE`")
        self._before.append((self.start, self.sheet.answers.get(self.start)))
        self.sheet.save(self.start, self.edited.answer)
        if self.open:
            self.to_next_open()
        else:
            self.show(min(self.position + 1, len(self.starts) - 1))

    def undo(self) -> None:
        """Take back the answer saved last, and bring it into view to be corrected.

        Raises:
            EditError: if nothing has been saved since the session began.
        """
        if not self._before:
            raise EditError("nothing was saved since this session began; go N shows an earlier answer")
        start, answer = self._before.pop()
        taken_back = self.sheet.answers[start]
        self.sheet.save(start, answer)
        self.show(self.starts.index(start))
        self.edited = Edited(taken_back)
