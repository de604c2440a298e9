"""Check anyone's text against the published figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from xinhui_data.api.frames import last_day_of
from xinhui_data.api.tables import path
from xinhui_data.formats.words import show_interval
from xinhui_data.model.dataset import read_published
from xinhui_data.model.dimensions import Indicator, Subject
from xinhui_data.model.documents import Document
from xinhui_data.model.evidence import LinkedCaveat
from xinhui_data.model.observations import External, Observation, Statement
from xinhui_data.model.terms import Bound
from xinhui_data.model.text import Text
from xinhui_data.prose.comparison import Verdict
from xinhui_data.prose.guesses import guesses
from xinhui_data.prose.names import Names
from xinhui_data.prose.verdicts import Fact, fact_of, judge


@dataclass(frozen=True)
class CheckedFigure:
    """A figure of a text with the verdict on it.

    ``value`` is what the text says, in the base unit and as text; a range has two.

    ``statement`` is the published figure that it was held against, ``source`` its document, ``interval`` the values
    that it allows in words; all three are None where the verdict is unknown.
    """

    start: int
    end: int
    printed: str
    value: object
    verdict: Verdict
    reason: Text
    statement: Statement | None = None
    interval: Text | None = None
    source: Document | None = None
    caveats: tuple[LinkedCaveat, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Give the figure as plain values for JSON."""
        ours = self.statement
        return {
            "start": self.start,
            "end": self.end,
            "printed": self.printed,
            "value": self.value,
            "verdict": str(self.verdict),
            "reason_en": self.reason.en,
            "reason_zh": self.reason.zh,
            "observation_id": ours.observation_id if ours else None,
            "indicator_id": ours.indicator_id if ours else None,
            "subject_id": ours.subject_id if ours else None,
            "measure": str(ours.measure) if ours else None,
            "status": str(ours.status) if ours else None,
            "time_period": ours.time_period if ours else None,
            "ours": ours.printed if ours else None,
            "ours_value": ours.value if ours else None,
            "lower": ours.lower if ours else None,
            "upper": ours.upper if ours else None,
            "unit_id": ours.unit_id if ours else None,
            "document_id": self.source.document_id if self.source else None,
            "source": self.source.title_zh if self.source else None,
            "publisher": self.source.publisher_en if self.source else None,
            "date_edtf": self.source.date_edtf if self.source else None,
            "url": self.source.url if self.source else None,
            "caveats": [caveat.caveat_id for caveat in self.caveats],
        }


def check_text(text: str, as_of: str | None = None) -> list[CheckedFigure]:
    """Hold every figure of a text against the published figures.

    Args:
        text: sentences in Chinese or English, by anyone: a draft, an answer of a program.
        as_of: a year, month or day such as 2024-06; only what was certainly known by its end is held against the text.

    Returns:
        The figures of the text in order, each with a verdict: agrees, refines, differs or unknown. Unknown is said of
        everything that is not published here, and wherever the words do not say which figure is meant.

    Raises:
        TypeError: if it is not text.
        ValueError: if as_of is no date.

    Example:
        >>> text = "2023年，新会区完成工业投资约288亿元，同比下降16.1%；蓬江区完成工业投资120亿元。"
        >>> for each in check_text(text):
        ...     print(each.printed, each.verdict, each.statement and each.statement.printed, each.reason.en, sep="; ")
        约288亿元; agrees; 288.21亿元; within what the published figure allows
        16.1%; differs; 16.1%; the opposite direction
        120亿元; unknown; None; of another place, or of none that is named
    """
    if not isinstance(text, str):
        raise TypeError(f"check_text() reads text, not {type(text).__name__}")
    names, statements, documents, caveats = _published(*_state())
    if as_of is not None:
        day = last_day_of(as_of)
        statements = tuple(each for each in statements if each.known_latest <= day)
    checked = []
    told: dict[int, set[Fact]] = defaultdict(set)
    for guess in guesses(text, names):
        verdict, statement, reason = judge(guess, statements, told[guess.sentence.start])
        # 突破千亿元，达到1011.25亿元: a threshold that was passed leaves the fact to be told.
        if statement and guess.expression.bound not in (Bound.ABOVE, Bound.AT_LEAST):
            told[guess.sentence.start].add(fact_of(statement))
        checked.append(
            CheckedFigure(
                guess.expression.start,
                guess.expression.end,
                text[guess.expression.start : guess.expression.end],
                guess.expression.as_dict()["value"],
                verdict,
                reason,
                statement,
                show_interval(statement) if statement else None,
                documents[statement.report_id] if statement else None,
                tuple(caveats[name] for name in statement.caveat_ids) if statement else (),
            )
        )
    return checked


def _state() -> tuple[str, int]:
    """Give what the published tables are known by: their place, and when they were written."""
    file = path("observations", format="csv")
    return str(file), file.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _published(
    _file: str, _written: int
) -> tuple[Names, tuple[Statement, ...], dict[str, Document], dict[str, LinkedCaveat]]:
    """Read what is published, once for each home."""
    data = read_published(path().parent, Observation, External, Indicator, Subject, Document, LinkedCaveat)
    statements: tuple[Statement, ...] = (*data.rows(Observation), *data.rows(External))
    main = Counter(each.subject_id for each in statements).most_common(1)
    names = Names(data.rows(Indicator), data.rows(Subject), main[0][0] if main else "")
    return names, statements, dict(data.by_id(Document)), dict(data.by_id(LinkedCaveat))
