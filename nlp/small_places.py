"""Places that no register has, learnt from a paper where it leads to them: ``in Nabwick``, ``at Port Sennet``."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from nlp.english import is_english
from nlp.lexicon import either, words
from nlp.naming.heads import head_type

if TYPE_CHECKING:
    from nlp.knowledge import Knowledge

_NAME = r"[A-ZÀ-Þ][a-zà-þ]{2,}(?:[ -](?:(?:on|upon|in|of|under|the|na|le)[ -])?[A-ZÀ-Þ][a-zà-þ]{2,}){0,2}"


class SmallPlaces:
    """Gathers what stands after prepositions of place in the passages of one paper."""

    def __init__(self) -> None:
        self._led: Counter[str] = Counter()
        self._things: set[str] = set()

    def read(self, text: str) -> None:
        """Note the names in `text` that such words lead to, and those that are said to be something else."""
        for match in _led().finditer(text):
            self._led[match["name"]] += 1
        self._things.update(match["name"] for match in _thing().finditer(text))

    def learn(self, known: Knowledge) -> None:
        """Add the places to what the paper teaches, once it has taught all else."""
        for name in self._led:
            if name not in self._things and _is_new(name.split(), known):
                known.localities[name] += 1


@cache
def _led() -> re.Pattern[str]:
    """A preposition of place after what is no way of keeping or doing, and a whole capitalised name."""
    kept = either(words("mentions", "place", "kept_in"))
    return re.compile(
        rf"(?<![\w-])(?!(?:{kept}) )[A-Za-z\d]+,? (?:in|at|near|around|outside|throughout|between|into|towards)"
        rf" (?P<name>{_NAME})(?![\w'’-]|[ ][A-ZÀ-Þ]|[’']s [A-ZÀ-Þ]| \()"
    )


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{_NAME}) (?:{either(words('mentions', 'place', 'things_after'))})\b")


def _is_new(parts: list[str], known: Knowledge) -> bool:
    """Whether a name is nothing else's: one word of it at least is no word otherwise, and none a person's or a code."""
    other = words("names", "stop", "words") | words("phrases", "introduced", "no_names")
    other |= words("mentions", "place", "not_places") | words("roles", "honorifics", "words")
    if any(part in other or known.codes[part] or part in known.surnames for part in parts):
        return False
    if head_type(parts) is not None or head_type([parts[-1].removesuffix("s")]) is not None:
        return False
    if known.type_of(" ".join(parts)) is not None or parts[-1] in words("names", "place", "settlements"):
        return False
    return any(not known.lower[part.lower()] and not is_english(part) for part in re.split(r"[ -]", " ".join(parts)))
