"""The lists of alternatives of the word list of outcomes, as regular expressions."""

from __future__ import annotations

from functools import cache

from nlp.lexicon import table


@cache
def any_of(section: str, key: str) -> str:
    """A group for any of the regular expressions at `key` of `section`."""
    return f"(?:{'|'.join(table('outcomes')[section][key])})"
