"""Errors for unknown names, which list the existing ones."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class UnknownNameError(LookupError):
    """A name that does not exist; the message lists what exists."""


def unknown(kind: str, name: object, known: Iterable[str]) -> UnknownNameError:
    """Build the error for a name that does not exist.

    Example:
        >>> print(unknown("table", "observation", ["mentions", "observations"]))
        there is no table 'observation' (did you mean 'observations'?); there are: mentions, observations
    """
    names = sorted(known)
    close = _closest(str(name), names)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    return UnknownNameError(f"there is no {kind} {name!r}{hint}; there are: {', '.join(names)}")


def _closest(asked: str, names: list[str]) -> list[str]:
    part = asked.casefold()
    holding = [known for known in names if part and part in known.casefold()]
    return holding[:1] or get_close_matches(asked, names, n=1)
