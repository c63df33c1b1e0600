"""Ranks: titles that many may hold at a time, so that one holder after another is no change of office."""

from __future__ import annotations

from functools import lru_cache

from graph.names import office
from nlp.lexicon import table


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    """The plain titles behind the abbreviations that stand for a person only right before a name, as ranks do."""
    roles = table("roles")
    return frozenset(office(roles["abbreviations"].get(a, a)) for a in roles["only_before_name"]["abbreviations"])


def is_rank(title: str) -> bool:
    """Whether the title is a rank and not a post.

    >>> is_rank("Temporary Sergeant"), is_rank("Chief Finance Officer")
    (True, False)
    """
    return office(title) in _ranks()
