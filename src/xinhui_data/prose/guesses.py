"""What each figure of a text most likely states: indicator, subject, year, measure and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xinhui_data.figures.characters import plain_forms
from xinhui_data.figures.english import scan_english
from xinhui_data.figures.records import NumericExpression
from xinhui_data.figures.roles import Kind, Role
from xinhui_data.figures.scan import scan
from xinhui_data.model.terms import Measure, Status
from xinhui_data.prose import words as said
from xinhui_data.prose.guess import Guess, Named
from xinhui_data.prose.names import Names, other_places, other_places_en, pieces_in
from xinhui_data.prose.segments import Sentence, sentences

# How much less a name weighs with each figure between, behind the clause, and in the sentence before.
_FADING, _LATER, _EARLIER, _FARTHEST = 0.85, 0.6, 0.6, 8
_AHEAD = frozenset({Status.TARGET, Status.EXPECTED, Status.OUTLOOK, Status.PLANNED})
_BEHIND = frozenset({Status.ACTUAL, Status.PLANNED})
_PAID, _AGREED = frozenset({Status.ACTUAL}), frozenset({Status.PLANNED})


def guesses(text: str, names: Names) -> Iterator[Guess]:
    """Guess for each figure of a text what it states.

    Args:
        text: prose in Chinese, English, or both, sentence by sentence.
        names: the indicators and subjects to look for.
    """
    subject: Named | None = None
    year: Named | None = None
    earlier = ""
    for sentence in sentences(text):
        words = plain_forms(text[sentence.start : sentence.end])
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
        subject: Named | None,
        year: Named | None,
        earlier: str = "",
    ) -> None:
        self.earlier = pieces_in(earlier, chinese=place.is_chinese)
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
            (start, Named(place.start + start, words[start:end], "" if said.PART_OF_PLACE.match(words, end) else name))
            for number, (start, end, name) in enumerate(places)
            if not (
                said.WHOLE.search(words[:start])
                or (number and said.WITHIN.search(words[:start]))
                or (name and said.RANKS.match(words, end))
                or (number and start == places[number - 1][1] and start > 0)
            )
        ]
        self.years = [
            (
                each.start + year.start(),
                Named(place.start + each.start, each.printed, _year_of(each.printed, year[0], words, each)),
            )
            for each in found
            if each.role is Role.PERIOD and not said.BASE_YEAR.search(words[: each.start])
            for year in said.YEAR.finditer(each.printed)
        ]
        if said.PART_OF_YEAR.search(words):
            self.years = [(start, year._replace(means="")) for start, year in self.years]

    def guesses(self) -> Iterator[Guess]:
        """Guess for each figure in turn."""
        for number, each in enumerate(self.figures):
            subject = self._placed_behind(number) or self.subject_at(each.start)
            year = self._year_at(number)
            statuses, told = self._statuses(number)
            words = {"subject_id": subject, "time_period": year, "status": told, "measure": self._measure_word(number)}
            yield Guess(
                each._replace(start=each.start + self.place.start, end=each.end + self.place.start),
                self.place,
                self._scores(number),
                self.names,
                # Where no subject is named but a year, the main one of the data set is meant.
                self.names.main_subject if subject is None and year else (subject.means if subject else "") or None,
                self._measures(number),
                statuses,
                (year.means if year else "") or None,
                {name: word for name, word in words.items() if word and word.word},
                bool(said.DENIED.search(said.CLAUSE_END.split(self.words[slice(*self._span(number))])[-1])),
            )

    def subject_at(self, place: int) -> Named | None:
        """Give the subject named last before a place; it means nothing for a place that is none of the data set."""
        named = [name for start, name in self.subjects if start < place]
        after = [name for start, name in self.subjects if start >= place]
        return named[-1] if named else after[0] if after else self.before[0]

    def _placed_behind(self, number: int) -> Named | None:
        """Give the place of "5.5% in Xinhui and 7.2% in Jiangmen"; where something ranks is no subject."""
        if self.place.is_chinese or self.figures[number].kind is Kind.RANK:
            return None
        found = said.IN_PLACE.match(self.words, self.figures[number].end)
        named = self.names.places.get(found[1]) if found else None
        return Named(self.place.start + found.start(1), found[1], named) if found and named else None

    def topic(self) -> Named | None:
        """Give the subject that the next sentence takes up: the first that is named."""
        return self.subjects[0][1] if self.subjects else self.before[0]

    def last_year(self) -> Named | None:
        """Give the year named last."""
        return self.years[-1][1] if self.years else None

    def _year_at(self, number: int) -> Named | None:
        """Give the year of a figure: of its clause, else the last one before it, else the first of the sentence."""
        start, end = self._span(number)
        # 由248亿元增长到288亿元: the year of what it came from is not told.
        if self._is_listed() or (said.FROM.search(self.words, start, end) and said.ON_TO.match(self._behind(number))):
            return None
        closing = said.CLAUSE_END.search(self.words, self.figures[number].end)
        last = min(closing.start() if closing else len(self.words), self._next(number))
        opened = max((found.end() for found in said.CLAUSE_END.finditer(self.words, start, end)), default=start)
        before = [year for place, year in self.years if place < end]
        behind = [year for place, year in self.years if end <= place < last]
        if before and (distance := said.YEAR_BEFORE.search(self.words[opened:last])):
            means = str(int(before[-1].means) - 1) if before[-1].means else ""
            return Named(self.place.start + opened + distance.start(), distance[0], means)
        if told := self._told_in_english(number, last):
            return told
        if behind and not any(opened <= place < end for place, _ in self.years):
            return behind[0]
        return before[-1] if before else self._year_elsewhere(number)

    def _year_elsewhere(self, number: int) -> Named | None:
        """Give the year of a figure before which none is named: a later one, or that of the sentence before."""
        if said.NOW.search(self.words[: self.figures[number].start]):
            return None
        if self.years and self.years[0][0] < self._next(number) and not self._aims_later(number):
            return self.years[0][1]
        return None if said.NOW.search(self.words) else self.before[1]

    def _aims_later(self, number: int) -> bool:
        """State whether the first year opens a later clause with an aim: 现有5家，2024年力争达到8家."""
        after, year, last = self.figures[number].end, self.years[0][0], self._next(number)
        return bool(said.CLAUSE_END.search(self.words, after, year) and said.AIM.search(self.words, year, last))

    def _told_in_english(self, number: int, last: int) -> Named | None:
        """Give the year of "68 projects in 2022", which comes behind."""
        found = None if self.place.is_chinese else said.IN_YEAR.search(self.words, self.figures[number].end, last)
        return Named(self.place.start + found.start(1), found[1], found[1]) if found else None

    def _is_listed(self) -> bool:
        """State whether several years share a list of figures, as in 2022、2023年分别为68个、90个."""
        return len({year.means for _, year in self.years}) > 1 and bool(said.RESPECTIVELY.search(self.words))

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
        parts += [
            (self.words[slice(*self._span(number - back))], _FADING**back) for back in range(min(number + 1, _FARTHEST))
        ]
        for words, weight in parts:
            for piece in pieces_in(words, chinese=chinese):
                near[piece] = max(near.get(piece, 0.0), weight)
        for piece in self.earlier:
            near.setdefault(piece, _EARLIER)
        subject = self.subject_at(self.figures[number].start)
        generic = self.names.generic if subject and subject.means in self.names.organisations else ()
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

    def _measure_word(self, number: int) -> Named | None:
        """Give the word that says growth, share or change, the nearest before a figure or behind it."""
        measure, (start, end) = self._measures(number)[0], self._span(number)
        pattern = {Measure.GROWTH_RATE: said.GROWTH, Measure.CHANGE: said.GROWTH, Measure.SHARE: said.SHARE}.get(
            measure
        )
        return self._last(pattern, start, end) if pattern else None

    def _last(self, pattern: re.Pattern[str], start: int, end: int) -> Named | None:
        """Give the last word of a pattern between two places."""
        found = list(pattern.finditer(self.words, start, end))
        return Named(self.place.start + found[-1].start(), found[-1][0], "") if found else None

    def _aims_before(self, start: int) -> Named | None:
        """Give the aim told earlier that holds here: nothing done and no other year has been named since."""
        if said.DONE.search(self.words, 0, start):
            return None
        aim = self._last(said.AIM, 0, start)
        if aim is None:
            return Named(0, "", "") if self.aim_goes_on else None
        told = aim.start - self.place.start
        before = [year.means for place, year in self.years if place < told]
        since = [year.means for place, year in self.years if told <= place < start]
        return aim if not since or since[-1] == (before or since)[-1 if before else 0] else None

    def _statuses(self, number: int) -> tuple[frozenset[Status], Named | None]:
        """Give the statuses that the words around a figure allow, and the word; those next to it decide."""
        start, end = self._span(number)
        after, behind = self.figures[number].end, self._behind(number)
        last = after + len(behind)
        # 由35GW提升到70GW: where something comes from is done.
        came_from = said.FROM.search(self.words, start, end) and said.ON_TO.match(behind)
        told = said.AIM_AFTER.match(self.words, after)
        aim_after = Named(self.place.start + told.start(1), told[1], "") if told else None
        found: tuple[tuple[frozenset[Status], Named | None], ...] = (
            (_PAID, self._last(said.PAID, start, end) or self._last(said.PAID, after, last)),
            (_PAID, Named(0, "", "") if came_from else None),
            (_AGREED, self._last(said.PLANNED, start, end)),
            (_AHEAD, self._last(said.FUTURE, start, end)),
            (_AHEAD, self._last(said.AIM, after, after + len(behind.split(" and ")[0]))),
            (_BEHIND, self._last(said.DONE, start, end)),
            (_AHEAD, self._aims_before(end) or aim_after),
            (_BEHIND, self._last(said.HAPPENED, 0, after) or self._last(said.HAPPENED, after, last)),
        )
        return next(((statuses, word) for statuses, word in found if word), (_AHEAD | _BEHIND, None))


def _year_of(printed: str, year: str, words: str, each: NumericExpression) -> str:
    """Give the period that a printed date names: a month is one of its own, but up to December it is the year."""
    month = said.MONTH.match(printed)
    before, behind = words[max(0, each.start - 2) : each.start], words[each.end : each.end + 1]
    if not month or (month[2] == "12" and (said.YEAR_END.search(printed + behind) or said.YEAR_END.search(before))):
        return year
    return f"{month[1]}-{int(month[2]):02d}"
