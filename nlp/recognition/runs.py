"""Runs of tokens that read as a name: given names, initials with their dots, small words, surnames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import either, words
from nlp.listing.words import WRITTEN, honorifics, ranks
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.patterns import Signed

_PARTICLES = words("people", "name", "particles")
#: How abstract nouns end, which no surname of one word does often enough.
_ABSTRACT = re.compile(r"(?:ing|tion|sion|ment|ship|ance|ence|ity|ies)s?$")

#: The letters of a seat after a name.
LETTERS = Signed(
    (sign + letters for letters in words("roles", "elected", "letters") for sign in (" ", "(")),
    rf",? \(?(?P<letters>{either(words('roles', 'elected', 'letters'))})(?!\w)",
)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first..last`` that read as a name; ``name`` is it without dots.

    ``initials`` and ``written`` tell how many of its words are initials, and how many are written out.
    """

    first: int
    last: int
    name: str
    initials: int
    written: int


def name_run(wording: Wording, i: int, most: int = 3) -> Run | None:
    """The longest name that begins at token `i`: initials, then up to `most` words written out; None where none does.

    Words that end offices, bodies or campaigns are no part of it; a place's noun (``Hill``) may be its surname.
    """
    parts: list[str] = []
    initials = written = 0
    k, last = i, i - 1
    while k < wording.size:
        word = wording.word(k)
        if _initial(word) and (not written or _initial_inside(wording, k)):
            initials += 1
            step = 1 + (wording.word(k + 1) == "." and wording.tokens[k].end == wording.tokens[k + 1].start)
        elif word in _PARTICLES and wording.capital(k + 1) and (parts or word[0].isupper()):
            step = 1
        elif written < most and _written(word, bool(parts)):
            written, step, last = written + 1, 1, k
        else:
            break
        if parts and _apart(wording, k):
            break
        parts.append(word.replace(".", ""))
        k += step
    if not written or last < i:
        return None
    name = wording.text[wording.tokens[i].start : wording.tokens[last].end]
    return Run(i, last, plain(name), initials, written)


def ending_at(wording: Wording, last: int) -> Run | None:
    """The name of two words or more that ends with token `last`, the longest; None where none does."""
    for back in (4, 3, 2, 1):
        run = name_run(wording, last - back) if last >= back else None
        if run is not None and run.last == last and run.written + run.initials > 1:
            return run
    return None


def plain(name: str) -> str:
    """A name without the dots of its initials and with single blanks.

    >>> plain("D.J. Frost"), plain("D J  Frost")
    ('D J Frost', 'D J Frost')
    """
    return " ".join(name.replace(".", ". ").replace(".", "").split())


def is_abstract(word: str) -> bool:
    """Whether a word ends as abstract nouns do, and surnames seldom."""
    return _ABSTRACT.search(word) is not None


def _initial(word: str) -> bool:
    return re.fullmatch(r"[A-ZÀ-Þ]|(?:[A-Z]\.){2,4}", word) is not None


def _initial_inside(wording: Wording, k: int) -> bool:
    """``Mary J Roe``: an initial between two names."""
    dot = wording.word(k + 1) == "."
    return k > 0 and WRITTEN.fullmatch(wording.word(k + 1 + dot)) is not None


def _written(word: str, later: bool) -> bool:
    if not WRITTEN.fullmatch(word) or word in words("names", "stop", "words") or word in _titles():
        return False
    several = head_type([word.removesuffix("s")])
    if several is not None and several[0] == "ROLE":
        return False
    typed = head_type([word])
    return typed is None or (later and typed[0] == "PLACE" and word not in words("roles", "before_name", "streets"))


@cache
def _titles() -> frozenset[str]:
    """Words before a name that are none of it: ``Deputy``, ``Detective``, ``Mrs``."""
    return (ranks() | honorifics()) - words("roles", "before_name", "names")


def _apart(wording: Wording, k: int) -> bool:
    """Whether more than a blank, or a line break, stands before token `k`."""
    between = wording.text[wording.tokens[k - 1].end : wording.tokens[k].start]
    return len(between) > 1 or "\n" in between
