"""Newspapers by a noun too common to name one alone: ``the Fenport Journal``, ``the Evening Post``."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.gazetteer import places
from nlp.lexicon import words
from nlp.naming.heads import Name
from nlp.naming.wording import Wording


def press(wording: Wording) -> Iterator[Name]:
    """Such nouns after *the* and the name of a place, or a word like *Evening*."""
    for first, last in wording.runs:
        begin = first + (wording.word(first) == "The")
        led = begin > first or wording.word(first - 1) == "the"
        if not led or not 1 <= last - begin <= 2 or wording.word(last) not in words("names", "org", "papers"):
            continue
        opening = wording.word(begin)
        if opening in words("names", "org", "before_papers") or opening in places():
            yield wording.name(begin, last, "ORG", "newspaper", 0.8)
