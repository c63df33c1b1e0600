"""Patterns that are tried only on texts with a sign of theirs: most have none, and to look for it is far cheaper."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Signed:
    """A pattern, and strings of which every text that it matches has one.

    >>> plan = Signed([" plan", " strategy"], r"[A-Z][a-z]+ (?:plan|strategy)")
    >>> [match.group() for match in plan.finditer("The Harbour plan went on.")], list(plan.finditer("It went on."))
    (['Harbour plan'], [])
    """

    __slots__ = ("_pattern", "_signs")

    def __init__(self, signs: Iterable[str], pattern: str, flags: int = 0) -> None:
        self._signs, self._pattern = tuple(signs), re.compile(pattern, flags)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """All matches in `text`, in order."""
        return self._pattern.finditer(text) if any(map(text.__contains__, self._signs)) else ()

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        return self._pattern.search(text, start, end) if any(map(text.__contains__, self._signs)) else None
