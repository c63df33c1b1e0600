"""Words and signs of a cleaned text, with their places. Far cheaper than a parse, and all that most rules need."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: Short forms whose dot, before a capital, belongs to them and is no sign of its own (``Op. Kestrel``).
_DOTTED = ("Op", "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Cllr", "Insp", "Supt", "Sgt")

#: What is said of a name with a hyphen (``Fenport-based``): the name is a word of its own.
_TIED = (
    "based|led|funded|focused|focussed|registered|wide|run|owned|born|specific|commissioned|hosted|sponsored|backed"
    "|approved|trained|chaired|only"
)

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.K.
    r"|[A-Z][a-z]?/(?:[A-Z]+|[A-Z][a-z]+)(?![a-z])"  # T/ACC, D/Supt
    r"|'s\b"
    r"|LGBT[A-Z]*\+"
    rf"|[A-Z][A-Za-z0-9]*(?=-(?:{_TIED})\b)"  # Fenport-based
    r"|[A-Za-zÀ-ž0-9]+(?:(?:[-'’&](?=[A-Za-zÀ-ž0-9])(?!'?s\b(?!-))|(?<=\d)[.,/](?=\d))[A-Za-zÀ-ž0-9]+)*!?(?<!\d!)"
    r"|[^\s.]|(?!(?:" + "|".join(rf"(?<=\b{a})" for a in _DOTTED) + r")\. [A-Z])\."
)


class Token(NamedTuple):
    """One word or sign: ``text`` is ``view.text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, or is a word with inner capitals (``iPhone``)."""
        return _capital(self.text)

    @property
    def acronym(self) -> bool:
        """Whether it is written as an acronym: two capitals or more, mostly capitals (``MASH``, ``TRiM``, ``OPTs``)."""
        return _acronym(self.text)


# The same words come again and again: what their letters say is kept.
@lru_cache(maxsize=1 << 16)
def _capital(text: str) -> bool:
    return text[0].isupper() or (text[0].isalpha() and any(c.isupper() for c in text[1:3]))


@lru_cache(maxsize=1 << 16)
def _acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and capitals * 2 > len(letters) and text[0].isupper() and len(text) <= 9


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """`text` in lower case, character for character: a search for small letters in it is far faster than one for both.

    >>> lowered("Rural THEFT"), len(lowered("İ"))
    ('rural theft', 1)
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[0] for c in text)


def tokenise(text: str) -> list[Token]:
    """All tokens of `text` in order.

    >>> [t.text for t in tokenise("T/ACC Roe's team; Jane Orr-Smith, 4,500 hours.")]
    ['T/ACC', 'Roe', "'s", 'team', ';', 'Jane', 'Orr-Smith', ',', '4,500', 'hours', '.']
    """
    return [Token(m.group(), *m.span()) for m in _TOKEN.finditer(text)]
