"""The nouns that make a phrase a name: those that end one (heads) and those that begin one (openers)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table, words
from nlp.tokens import tokenise

_WATCH = re.compile(r"(?!Stop|Smart|Wrist|Crime|Over)[A-Z][a-z]+[Ww]atch")
#: An opener's words and the type it gives.
Opener = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Name:
    """A typed name in a passage: a range of its view's characters, the rule that found it and how sure it is."""

    start: int
    end: int
    type: str
    rule: str
    confidence: float = 0.9


@cache
def heads() -> dict[str, str]:
    """Every head noun (one or more words, as capitalised in names) with the type it gives; NONE makes it no name."""
    found: dict[str, str] = {}
    names = table("names")
    for kind in ("none", "place", "initiative", "org", "team"):
        for head in names[kind]["heads"]:
            found[head] = kind.upper()
    for head in words("roles", "heads"):
        found.setdefault(head, "ROLE")
    return found


def head_type(phrase: Sequence[str]) -> tuple[str, int] | None:
    """The type that the end of `phrase` gives it, and how many words its head has; None where it ends in no head.

    >>> head_type(["Harbour", "Watch", "Team"]), head_type(["Harbour", "Lights"])
    (('TEAM', 1), None)
    """
    known = heads()
    for length in (3, 2, 1):
        if len(phrase) >= length and (kind := known.get(" ".join(phrase[-length:]))) is not None:
            return kind, length
    return ("INITIATIVE", 1) if phrase and is_watch(phrase[-1]) else None


def is_watch(word: str) -> bool:
    """Whether a word is the name of a watch that neighbours keep: ``Harbourwatch``, ``HarbourWatch``.

    >>> is_watch("BoatWatch"), is_watch("Stopwatch"), is_watch("Watch")
    (True, False, False)
    """
    return word.endswith("atch") and _WATCH.fullmatch(word) is not None


@cache
def openers() -> dict[str, list[Opener]]:
    """First word -> the openers that begin with it, longest first."""
    found: list[Opener] = [(tuple(t.text for t in tokenise(o)), "ORG") for o in words("names", "org", "openers")]
    found += [(tuple(o.split()), "ROLE") for o in words("roles", "openers")]
    by_first: dict[str, list[Opener]] = {}
    for opener in sorted(found, key=lambda o: (-len(o[0]), o[0])):
        by_first.setdefault(opener[0][0], []).append(opener)
    return by_first
