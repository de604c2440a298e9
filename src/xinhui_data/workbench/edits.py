"""The words with which a reader corrects a proposal, and what they change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from xinhui_data.figures.numerals import is_numeric
from xinhui_data.model.columns import IDENTIFIER, SEPARATOR, TIME_PERIOD, Record
from xinhui_data.model.dataset import Dataset
from xinhui_data.model.dimensions import Indicator, Scope, Subject, Unit
from xinhui_data.model.evidence import ANCHOR_LENGTH, Caveat
from xinhui_data.model.terms import AnchoredField, Bound, Measure, Role, Status, Term
from xinhui_data.workbench.answers import PERIOD, Answer, Fact, Word, blank
from xinhui_data.workbench.proposals import OF_LITERAL, new_fact, with_literal

_NUMBERS = ("value", "value_to", "scale", "decimals")
_CODES: dict[str, type[Term]] = {"measure": Measure, "status": Status, "bound": Bound}
_ROWS: dict[str, type[Record]] = {
    "indicator_id": Indicator,
    "subject_id": Subject,
    "scope_id": Scope,
    "unit_id": Unit,
    "caveat_ids": Caveat,
}
_ANCHORED = tuple(field.value for field in AnchoredField)
EDITED = ("indicator_id", "subject_id", "scope_id", "measure", "status", "time_period", *OF_LITERAL, "caveat_ids")
ASIDE = tuple(role.value for role in Role if role is not Role.FIGURE)
_EDIT = re.compile(r"(?P<field>[a-z_]+)(?:=(?P<value>[^@]*))?(?:@(?P<word>.+))?")


class EditError(ValueError):
    """An edit that says nothing that can be done, with what was expected."""


@dataclass(frozen=True)
class Edited:
    """The answer to a mention while a reader corrects it, and the number of the fact that edits change, from 0."""

    answer: Answer
    current: int = 0

    @property
    def fact(self) -> Fact:
        """The fact that edits change."""
        return self.answer[self.current]


@dataclass(frozen=True)
class Editor:
    """Corrects answers by commands.

    Args:
        text: of the report.
        shared: the tables that all reports share.
        starts: where the mentions of the report begin.
    """

    text: str
    shared: Dataset
    starts: Sequence[int]

    def edit(self, edited: Edited, start: int, command: str) -> Edited:
        """Carry out one line of a reader.

        Args:
            edited: the answer so far.
            start: where its mention begins.
            command: ``FIELD=VALUE``, ``FIELD@WORD``, ``FIELD=VALUE@WORD``, several with blanks between; ``aside ROLE``,
                ``figure``, ``split``, ``drop``, ``fact N``.

        Raises:
            EditError: if the line says nothing that can be done; nothing is changed then.
        """
        first, *rest = command.split()
        if first == "aside":
            return Edited((self._aside(edited.fact, start, rest),))
        if first == "figure":
            return edited if edited.fact.is_figure else Edited((new_fact(edited.fact.cells["printed"], self.shared),))
        if first in ("split", "drop", "fact"):
            return self._among_facts(edited, first, rest)
        for part in command.split():
            changed = self._changed(edited.fact, start, part)
            answer = list(edited.answer)
            answer[edited.current] = changed
            edited = replace(edited, answer=tuple(answer))
        return edited

    def _among_facts(self, edited: Edited, command: str, rest: Sequence[str]) -> Edited:
        facts = list(edited.answer)
        if not edited.fact.is_figure:
            raise EditError(f"{command} is for figures; say `figure` first")
        if command == "split":
            facts.insert(edited.current + 1, edited.fact)
            return Edited(tuple(facts), edited.current + 1)
        if command == "drop":
            if len(facts) == 1:
                raise EditError("it has one fact only; set the mention aside with `aside ROLE`")
            del facts[edited.current]
            return Edited(tuple(facts), min(edited.current, len(facts) - 1))
        number = int(rest[0]) if len(rest) == 1 and rest[0].isdecimal() else 0
        if not 1 <= number <= len(facts):
            raise EditError(f"fact N: expected a number from 1 to {len(facts)}, got {' '.join(rest) or 'none'}")
        return replace(edited, current=number - 1)

    def _aside(self, fact: Fact, start: int, rest: Sequence[str]) -> Fact:
        role = _one_of("role", rest[0] if rest else "", ASIDE)
        cells = blank(fact.cells["printed"], role)
        if role == Role.RESTATED:
            repeats = rest[1] if len(rest) > 1 else ""
            if not repeats.isdecimal() or int(repeats) not in self.starts or int(repeats) == start:
                raise EditError(
                    f"aside restated OFFSET: expected the offset of the figure it repeats, got {repeats or 'none'}"
                )
            cells["repeats"] = str(int(repeats))
        elif len(rest) > 1 and role != Role.PERIOD:
            raise EditError(f"aside {role} takes nothing behind it, got {' '.join(rest[1:])}")
        period = rest[1] if role == Role.PERIOD and len(rest) > 1 else fact.period
        return Fact(cells, {}, _period(period) if role == Role.PERIOD and period else "")

    def _changed(self, fact: Fact, start: int, part: str) -> Fact:
        found = _EDIT.fullmatch(part)
        if found is None or (found["value"] is None and found["word"] is None):
            raise EditError(f"{part}: expected FIELD=VALUE, FIELD@WORD or a command; ? lists them")
        if not fact.is_figure:
            if _field(found["field"], (PERIOD, "printed")) == "printed":
                return self._printed(fact, start, found["value"] or "")
            return replace(fact, period=_period(found["value"] or ""))
        name = _field(found["field"], ("printed", *EDITED))
        if name == "printed":
            return self._printed(fact, start, found["value"] or "")
        words = dict(fact.words)
        if found["word"] is not None:
            words[name] = self.word(name, found["word"], start)
        elif found["value"] == "":
            words.pop(name, None)
        cells = dict(fact.cells)
        if found["value"] is not None:
            cells[name] = self.value(name, found["value"], cells[name])
        changed = Fact(cells, words, fact.period)
        return changed if name in (*_NUMBERS, "unit_id", "caveat_ids") else with_literal(changed, self.shared)

    def field(self, said: str) -> str:
        """Give the column of a reading of which the beginning was typed.

        Raises:
            EditError: if none or several begin so.
        """
        return _field(said, EDITED)

    def value(self, name: str, value: str, before: str = "") -> str:
        """Give what a cell holds when a reader types a value, completed where it is the beginning of a code.

        Args:
            name: the column of a reading, or period.
            value: what was typed.
            before: what the cell held; + before a caveat adds to it.

        Raises:
            EditError: if it is not a value of that column.
        """
        if value == "":
            return ""
        if name in (PERIOD, "time_period"):
            return _period(value)
        if codes := _CODES.get(name):
            return _one_of(name, value, [code.value for code in codes])
        if name in _NUMBERS:
            if not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value):
                raise EditError(f"{name}: expected a number in plain digits, got {value}")
            return value
        if name == "caveat_ids":
            added = value.removeprefix("+").split(SEPARATOR)
            kept = before.split(SEPARATOR) if value.startswith("+") and before else []
            return SEPARATOR.join(sorted({*kept, *(self._row(name, each) for each in added)}))
        return self._row(name, value)

    def _row(self, name: str, value: str) -> str:
        """Give an identifier of a shared table, by itself or by the Chinese name; with ! one that is to be added."""
        known = identifiers(name, self.shared)
        if value in known:
            return value
        if value.endswith("!") and re.fullmatch(IDENTIFIER, value[:-1]):
            return value[:-1]
        if (named := [each for each, zh in known.items() if zh == value]) and len(named) == 1:
            return named[0]
        close = get_close_matches(value, known, 3) or [each for each in known if value in each][:3]
        hint = f"did you mean {', '.join(close)}? " if close else ""
        table = _ROWS[name].table.name
        raise EditError(f"{name}: {table}.csv has no {value}; {hint}{value}! enters one that is to be added")

    def word(self, name: str, word: str, start: int) -> Word:
        """Find the word that justifies a field: nearest to the mention, or where WORD:OFFSET says.

        Raises:
            EditError: if the text does not have it, or it is too long to be kept.
        """
        if name not in _ANCHORED:
            raise EditError(f"{name}@{word}: only {', '.join(_ANCHORED)} have a word that justifies them")
        said, _, offset = word.rpartition(":") if re.search(":[0-9]+$", word) else (word, "", "")
        if not 0 < len(said) <= ANCHOR_LENGTH:
            raise EditError(f"{name}@{said}: expected 1 to {ANCHOR_LENGTH} characters, got {len(said)}")
        places = [found.start() for found in re.finditer(re.escape(said), self.text)]
        if offset:
            places = [place for place in places if place == int(offset)]
        if not places:
            raise EditError(f"{name}@{word}: the text has no such word{' there' if offset else ''}")
        return Word(min(places, key=lambda place: abs(place - start)), said)

    def _printed(self, fact: Fact, start: int, value: str) -> Fact:
        """Let a mention end elsewhere; where it begins is its name, so that stays."""
        end = start + len(value)
        if not value or not self.text.startswith(value, start):
            raise EditError(f"printed: the text does not have {value or 'nothing'} at offset {start}")
        if following := [other for other in self.starts if start < other < end]:
            raise EditError(f"printed: {value} reaches into the mention at offset {following[0]}")
        was = start + len(fact.cells["printed"])
        if any(is_numeric(character) for character in self.text[end:was]):
            raise EditError(f"printed: {self.text[end:was]} has digits that would be in no mention")
        return with_literal(replace(fact, cells={**fact.cells, "printed": value}), self.shared)


def identifiers(name: str, shared: Dataset) -> dict[str, str]:
    """Give what a field that names a row may hold, each with its name in Chinese; none for another field."""
    record = _ROWS.get(name)
    if record is None:
        return {}
    key = record.table.primary_key[0]
    rows = shared.rows(record)
    return {str(getattr(row, key)): str(getattr(row, f"{key.removesuffix('_id')}_zh")) for row in rows}


def choices(shared: Dataset) -> dict[str, str]:
    """Give every FIELD=VALUE that names a code or a row, each with its meaning in Chinese."""
    codes = {f"{name}={code.value}": code.zh for name, terms in _CODES.items() for code in terms}
    return codes | {f"{name}={key}": zh for name in _ROWS for key, zh in identifiers(name, shared).items()}


def _period(value: str) -> str:
    if not re.fullmatch(TIME_PERIOD, value):
        raise EditError(f"period: expected a year, month or day such as 2024, 2024-01 or 2024-01-20, got {value}")
    return value


def _field(said: str, fields: Iterable[str]) -> str:
    """Give the field of which a reader typed the beginning, or the second word: period for time_period."""
    names = list(fields)
    whole = [name for name in names if name.endswith(f"_{said}")]
    return whole[0] if len(whole) == 1 else _one_of("field", said, names)


def _one_of(what: str, said: str, known: Sequence[str]) -> str:
    """Give the word that was typed, or the only one that begins with it."""
    fitting = [said] if said in known else [each for each in known if said and each.startswith(said)]
    if len(fitting) == 1:
        return fitting[0]
    among = fitting or known
    raise EditError(f"{what}: expected one of {', '.join(among)}, got {said or 'none'}")
