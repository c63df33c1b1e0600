"""Which crime types and aims of the theme list the words of a paper name."""

from __future__ import annotations

import re
from functools import lru_cache

import pyoxigraph as ox

from graph.names import plain
from ontology.terms import SKOS, read


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    """Plain name -> theme, the longest names first."""
    found = set()
    for quad in ox.parse(read("themes.ttl"), ox.RdfFormat.TURTLE):
        if quad.predicate in (SKOS.prefLabel, SKOS.altLabel) and isinstance(quad.object, ox.Literal):
            found.add((plain(quad.object.value), str(quad.subject.value)))
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def themes_of(words: str) -> list[str]:
    """The IRIs of the themes named in `words`, the closest only: a name inside a longer one does not count.

    >>> [t.rsplit("#")[-1] for t in themes_of("serious youth violence and shop theft")]
    ['retail-crime', 'youth-violence']
    """
    left, found = plain(words), set()
    for name, theme in _names():
        pattern = rf"\b{re.escape(name)}\b"
        if re.search(pattern, left):
            found.add(theme)
            left = re.sub(pattern, "|", left)
    return sorted(found)
