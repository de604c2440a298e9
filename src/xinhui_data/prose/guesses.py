"""What each figure of a text most likely states: indicator, subject, year, measure and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xinhui_data.figures.english import scan_english
from xinhui_data.figures.expressions import NumericExpression
from xinhui_data.figures.roles import Kind, Role
from xinhui_data.figures.scan import scan
from xinhui_data.model.terms import Measure, Status
from xinhui_data.prose import words as said
from xinhui_data.prose.names import Names, in_one_word, other_places, other_places_en, pieces
from xinhui_data.prose.segments import Sentence, sentences

# How much less a name weighs with each figure between, behind the clause, and in the sentence before.
_FADING, _LATER, _EARLIER = 0.85, 0.7, 0.6


@dataclass(frozen=True)
class Guess:
    """What a figure of a text states, as far as the words around it say.

    ``scores`` says of each indicator how much of its name the words have, from 0 to 1; ``measures`` and ``statuses``
    are those that the words allow. ``subject_id`` is None where another place is named, ``year`` where no year is.
    """

    expression: NumericExpression
    sentence: Sentence
    scores: Mapping[str, float]
    names: Names
    subject_id: str | None = None
    measures: tuple[Measure, ...] = ()
    statuses: frozenset[Status] = field(default_factory=frozenset)
    year: str | None = None


_AHEAD = frozenset({Status.TARGET, Status.EXPECTED, Status.OUTLOOK, Status.PLANNED})
_BEHIND = frozenset({Status.ACTUAL, Status.PLANNED})


def guesses(text: str, names: Names) -> Iterator[Guess]:
    """Guess for each figure of a text what it states.

    Args:
        text: prose in Chinese, English, or both, sentence by sentence.
        names: the indicators and subjects to look for.
    """
    subject: str | None = None
    year: str | None = None
    earlier = ""
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        found = scan(words) if sentence.is_chinese else scan_english(words)
        reader = _Sentence(words, sentence, found, names, subject, year, earlier)
        yield from reader.guesses()
        earlier = words
        subject, year = reader.topic(), reader.last_year() or year


class _Sentence:
    """Reads one sentence; what it does not say is taken from the sentence before."""

    def __init__(
        self,
        words: str,
        place: Sentence,
        found: Sequence[NumericExpression],
        names: Names,
        subject: str | None,
        year: str | None,
        earlier: str = "",
    ) -> None:
        self.earlier = pieces(in_one_word(earlier, chinese=place.is_chinese), chinese=place.is_chinese)
        self.words, self.place, self.names = words, place, names
        # 任务：甲100家；乙50家: what a semicolon parts has one aim.
        self.aim_goes_on = earlier.rstrip().endswith(("；", ";")) and bool(said.AIM.search(earlier))
        self.figures = [each for each in found if each.role in (Role.FIGURE, Role.RESTATED) and each.value is not None]
        self.before = subject, year
        named = [found.span() for found in names.place_pattern.finditer(words)]
        others = other_places(words, named) if place.is_chinese else other_places_en(words, named)
        places = sorted(
            [(start, end, names.places[words[start:end]]) for start, end in named]
            + [(start, start, "") for start in others]
        )
        self.subjects = [
            (start, name)
            for number, (start, end, name) in enumerate(places)
            if not (
                said.WHOLE.search(words[:start])
                or (number and said.WITHIN.search(words[:start]))
                or (name and said.RANKS.match(words, end))
            )
        ]
        self.years = [
            (each.start + year.start(), year[0])
            for each in found
            if each.role is Role.PERIOD and not said.BASE_YEAR.search(words[: each.start])
            for year in said.YEAR.finditer(each.printed)
        ]
        if said.PART_OF_YEAR.search(words):
            self.years = [(start, "") for start, _ in self.years]

    def guesses(self) -> Iterator[Guess]:
        """Guess for each figure in turn."""
        for number, each in enumerate(self.figures):
            measures = self._measures(number)
            yield Guess(
                each._replace(start=each.start + self.place.start, end=each.end + self.place.start),
                self.place,
                self._scores(number),
                self.names,
                self._subject(number),
                measures,
                self._statuses(number),
                self._year_at(number),
            )

    def _subject(self, number: int) -> str | None:
        """Give the subject of a figure; where none is named but a year, the main one of the data set is meant."""
        named = self.subject_at(self.figures[number].start)
        return self.names.main_subject if named is None and self._year_at(number) else named or None

    def subject_at(self, place: int) -> str | None:
        """Give the subject named last before a place; empty for a place that is none of the data set."""
        named = [name for start, name in self.subjects if start < place]
        after = [name for start, name in self.subjects if start >= place]
        return named[-1] if named else after[0] if after else self.before[0]

    def topic(self) -> str | None:
        """Give the subject that the next sentence takes up: the first that is named."""
        return self.subjects[0][1] if self.subjects else self.before[0]

    def last_year(self) -> str | None:
        """Give the year named last."""
        return self.years[-1][1] if self.years else None

    def _year_at(self, number: int) -> str | None:
        """Give the year of a figure: of its clause, else the last one before it, else the first of the sentence."""
        if self._is_listed():
            return None
        start, end = self._span(number)
        closing = said.CLAUSE_END.search(self.words, self.figures[number].end)
        last = min(closing.start() if closing else len(self.words), self._next(number))
        behind = [year for place, year in self.years if end <= place < last]
        before = [year for place, year in self.years if place < end]
        beside = [
            year
            for place, year in self.years
            if start <= place < end and not said.CLAUSE_END.search(self.words, place, end)
        ]
        opened = max((found.end() for found in said.CLAUSE_END.finditer(self.words, start, end)), default=start)
        if before and said.YEAR_BEFORE.search(self.words[opened:last]):
            return str(int(before[-1]) - 1) if before[-1] else None
        told = said.IN_YEAR.search(self.words, self.figures[number].end, last)
        if told and not self.place.is_chinese:
            return told[1]
        if behind and not beside:
            return behind[0]
        if before:
            return before[-1]
        return self.years[0][1] if self.years else (None if said.NOW.search(self.words) else self.before[1])

    def _is_listed(self) -> bool:
        """State whether several years share a list of figures, as in 2022、2023年分别为68个、90个."""
        return len({year for _, year in self.years}) > 1 and bool(said.RESPECTIVELY.search(self.words))

    def _next(self, number: int) -> int:
        """Give where the next figure begins, or the sentence ends."""
        return self.figures[number + 1].start if number + 1 < len(self.figures) else len(self.words)

    def _span(self, number: int) -> tuple[int, int]:
        """Give the words from the figure before to this one."""
        start = self.figures[number - 1].end if number > 0 else 0
        return start, self.figures[number].start

    def _behind(self, number: int) -> str:
        """Give the words behind a figure, up to a comma or the next figure."""
        return said.CLAUSE_END.split(self.words[self.figures[number].end : self._next(number)])[0]

    def _scores(self, number: int) -> dict[str, float]:
        """Give how much of each indicator's name the words around a figure have."""
        chinese = self.place.is_chinese
        near: dict[str, float] = {}
        # 计划投资200亿元的甲2023年产值: in Chinese what a sum or a rate is of stands before it.
        behind = _LATER if chinese and self.figures[number].unit in ("元", "percent") else 1.0
        parts = [(self._behind(number), behind), (self.words[self.figures[number].end :], _LATER)]
        parts += [(self.words[slice(*self._span(number - back))], _FADING**back) for back in range(number + 1)]
        for words, weight in parts:
            for piece in pieces(in_one_word(words, chinese=chinese), chinese=chinese):
                near[piece] = max(near.get(piece, 0.0), weight)
        for piece in self.earlier:
            near.setdefault(piece, _EARLIER)
        generic = self.names.generic if self.subject_at(self.figures[number].start) in self.names.organisations else ()
        scores = {}
        for name, cut in self.names.by_pieces[chinese].items():
            weights = {piece: weight for piece, weight in cut.items() if piece not in generic}
            if whole := sum(weights.values()):
                scores[name] = sum(weight * near.get(piece, 0.0) for piece, weight in weights.items()) / whole
        return scores

    def _measures(self, number: int) -> tuple[Measure, ...]:
        each = self.figures[number]
        start, end = self._span(number)
        beside = self.words[start:end]
        words = beside[-24:] + self._behind(number)[:16]
        if each.kind is Kind.RANK:
            return (Measure.RANK,)
        if each.unit in ("percent", "percentage_point"):
            if said.SHARE.search(words):
                return (Measure.SHARE, Measure.RATIO)
            return (
                (Measure.GROWTH_RATE,)
                if said.GROWTH.search(words) or each.sign
                else (Measure.SHARE, Measure.GROWTH_RATE, Measure.LEVEL)
            )
        # 增长28.82亿元 and "grew by 2.8 billion" say by how much, not how much there is.
        if each.unit == "元" and each.sign and (self.place.is_chinese or beside.endswith("by ")):
            return (Measure.CHANGE,)
        return (Measure.LEVEL, Measure.CHANGE)

    def _aims_before(self, start: int) -> bool:
        """State whether an aim told earlier holds here: nothing done and no other year has been named since."""
        if said.DONE.search(self.words, 0, start):
            return False
        aims = [found.start() for found in said.AIM.finditer(self.words, 0, start)]
        if not aims:
            return self.aim_goes_on
        before = [year for place, year in self.years if place < aims[-1]]
        since = [year for place, year in self.years if aims[-1] <= place < start]
        return not since or since[-1] == (before or since)[-1 if before else 0]

    def _statuses(self, number: int) -> frozenset[Status]:
        """Give the statuses that the words around a figure allow; those next to it decide."""
        start, end = self._span(number)
        beside, behind = self.words[start:end], self._behind(number)
        # 由35GW提升到70GW: where something comes from is done.
        if said.PAID.search(beside + behind) or (
            said.FROM.search(beside) and re.match(r"[^，。；]{0,8}[到至]| to", behind)
        ):
            return frozenset({Status.ACTUAL})
        if said.FUTURE.search(beside) or said.AIM.search(behind):
            return _AHEAD
        if said.DONE.search(beside):
            return _BEHIND
        if self._aims_before(end):
            return _AHEAD
        return (
            _BEHIND
            if said.HAPPENED.search(self.words[:end] + self.figures[number].printed + behind)
            else _AHEAD | _BEHIND
        )
