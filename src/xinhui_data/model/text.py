"""What is said in both languages of the data set."""

from __future__ import annotations

from dataclasses import dataclass

from xinhui_data.model.terms import Term


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and in Chinese."""

    en: str
    zh: str

    def pick(self, language: str) -> str:
        """Give the words in one language, ``en`` or ``zh``.

        Example:
            >>> Text("share", "占比").pick("zh")
            '占比'
        """
        return self.zh if language == "zh" else self.en


def name_of(row: object, kind: str) -> Text:
    """Give the name of what a row is, or of what it refers to.

    Args:
        row: a row with a column of the name in each language.
        kind: the columns without their ending, such as ``indicator`` for ``indicator_en`` and ``indicator_zh``.
    """
    return Text(getattr(row, f"{kind}_en"), getattr(row, f"{kind}_zh"))


def label(term: Term) -> Text:
    """Name a code in as few words as a table heading or a sentence needs.

    Example:
        >>> from xinhui_data.model.terms import Measure
        >>> label(Measure.GROWTH_RATE)
        Text(en='growth rate', zh='增速')
    """
    return Text(term.replace("_", " "), term.label_zh)


def meaning(term: Term) -> Text:
    """Say in full what a code means."""
    return Text(term.en, term.zh)
