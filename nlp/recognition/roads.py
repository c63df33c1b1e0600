"""Roads by their numbers, and streets, parks and parishes of saints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.lexicon import either, words
from nlp.patterns import Signed
from nlp.recognition.found import Found

_ROAD = re.compile(r"(?:[AM](?<!\w.)\d{1,4}(?:\(M\))?|B(?<!\w.)\d{3,4})(?![\w-])")
#: National and regional roads of Ireland, and the roads of the United States.
_ABROAD = {
    "IE": re.compile(r"\b(?:N\d{1,2}|R\d{3}|L\d{4})(?![\w-])"),
    "US": re.compile(
        r"\b(?:(?:US|SR|CA|I)[- ]\d{1,3}|(?:US |State |County )?(?:Highway|Route|Interstate) \d{1,4})(?![\w-])"
    ),
}
_NOT_A_ROAD = re.compile(rf"\b(?:{either(words('mentions', 'place', 'before_numbers'))}) $")
_SAINT = Signed(
    ("St ", "St. "),
    rf"\bSt\.? [A-Z][a-z]+(?:'s|'(?= [A-Z]))?(?: (?:{either(words('mentions', 'place', 'after_saints'))}))?\b"
    rf"(?!(?:'s)? (?:{either(words('mentions', 'place', 'no_saints'))}))",
)


def roads(text: str, countries: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Roads by their numbers, as they are numbered in Britain and in `countries`."""
    patterns = [_ROAD, *(_ABROAD[country] for country in sorted(countries & _ABROAD.keys()))]
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not _NOT_A_ROAD.search(text, max(0, match.start() - 12), match.start()):
                yield Found(match.start(), match.end(), "PLACE", match.group(), "road-number", 0.95, 4)


def saints(text: str) -> Iterator[Found]:
    """``St Alfric's Square``, ``St. Alfric's``."""
    for match in _SAINT.finditer(text):
        yield Found(match.start(), match.end(), "PLACE", match.group(), "saint", 0.85, 3)
