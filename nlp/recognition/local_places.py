"""Places by the words around them: ``the Fenley and Harbour wards``, ``on the Ropegate``, ``in the South West``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.english import is_english
from nlp.lexicon import either, words
from nlp.naming.heads import head_type
from nlp.patterns import Signed
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup

_WORD = r"[A-ZÀ-Þ][a-zà-þ'’-]{2,}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_REGION = Signed(
    ("West", "East"),
    r"\b(?:in|across|of|throughout|around|covering|for) (?:all |the )+"
    r"(?P<name>(?:South|North)[ -](?:West|East))(?![\w-]| [A-ZÀ-Þ]| of\b)",
)


def local_places(text: str, lookup: Lookup) -> Iterator[Found]:
    """Names before a noun that several places share, streets after an article, regions by their quarter."""
    for match in _shared().finditer(text):
        names = list(re.finditer(_NAME, match["names"]))
        if any(_is_generic(name[0]) for name in names):
            continue
        for name in names:
            start = match.start("names") + name.start()
            yield Found(start, start + len(name[0]), "PLACE", name[0], "places-share-noun", 0.75, 2)
    for match in _articled().finditer(text):
        word = match["name"]
        other = lookup.corpus.lower[word.lower()] or lookup.corpus.codes[word] or lookup.kind(word)
        if not other and not is_english(word):
            yield Found(*match.span("name"), "PLACE", word, "articled-street", 0.7, 1)
    for match in _REGION.finditer(text):
        yield Found(*match.span("name"), "PLACE", match["name"].replace("-", " "), "region-by-quarter", 0.75, 1)


@cache
def _shared() -> Signed:
    """``the Fenley, Nabwick and Harbour wards``."""
    nouns = either(words("mentions", "place", "shared_nouns"))
    return Signed(
        words("mentions", "place", "shared_nouns"),
        rf"\b(?:the|in|both|of|across) (?P<names>{_NAME}(?:, {_NAME})*,? (?:and|&) {_NAME})"
        rf" (?:[Cc]ouncil )?(?:{nouns})\b",
    )


@cache
def _articled() -> Signed:
    """A capitalised word that ends as streets do, after ``on the``, ``along the``, ``and the``."""
    ends = either(words("mentions", "place", "articled"))
    return Signed(
        words("mentions", "place", "articled"),
        r"\b(?:on|along|around|off|near|behind|down|up|at|outside|and|between) the"
        rf" (?P<name>[A-Z][a-z]{{2,}}(?:{ends}))(?![\w'’-]| [A-ZÀ-Þ])",
    )


def _is_generic(name: str) -> bool:
    """``Urban and Rural``, ``North and South``, offices and bodies: they tell wards apart and name none."""
    parts = name.split()
    generic = words("names", "stop", "words") | words("phrases", "introduced", "no_names")
    generic |= words("names", "place", "compass") | words("names", "place", "quarters")
    generic |= words("mentions", "place", "not_places") | words("mentions", "place", "kinds_of_wards")
    other = head_type(parts) not in {None, ("PLACE", 1)}
    return other or any(part in generic for part in parts)
