"""Acronyms from their definitions: ``Harbour Watch Group (HWG)`` and ``BEACON (Bringing Every Agency, …)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"\(([^()]{2,90})\)")
_SHORT = re.compile(
    r"^(?:also called |also known as |known as |or |the "
    r"|called )*['\"“]?((?:[A-Z][/]?)[A-Za-z0-9&/-]{1,9}?)(s?)['\"”]?$"
)
_WORD = re.compile(r"[A-Za-z0-9&]+(?:['’][a-z]+)?")
_SMALL = frozenset(
    {"of", "and", "the", "for", "in", "on", "to", "with", "a", "an", "&", "at", "by", "or"}
    | {"through", "into", "from", "our", "your", "without"}
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the long form it stands for, as character ranges of the text they were found in."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


def find_definitions(text: str) -> list[Definition]:
    """All definitions in `text`, in either order.

    >>> [(d.short, d.long) for d in find_definitions("the Harbour Group (HG) and FIRE (Find, Inform, Report and End)")]
    [('HG', 'Harbour Group'), ('FIRE', 'Find, Inform, Report and End')]
    """
    found = []
    for bracket in _BRACKET.finditer(text):
        inner = bracket.group(1).strip()
        if (short := _SHORT.match(inner)) and sum(c.isupper() for c in short[1]) >= 2:
            floor = max(0, bracket.start() - 300)
            before_it = text[floor : bracket.start()]
            start = _long_before(before_it.rstrip(), short[1])
            if start is not None:
                start += floor
                end = floor + len(before_it.rstrip(" '\""))
                at = bracket.start(1) + bracket.group(1).index(short[1])
                found.append(Definition(short[1], text[start:end], at, at + len(short[1]), start, end))
        elif (
            before := re.compile(r"([A-Z][A-Za-z0-9&]{1,9})\s*$").search(
                text, max(0, bracket.start() - 12), bracket.start()
            )
        ) and _spells_out(before[1], inner):
            end = bracket.start(1) + len(bracket.group(1).rstrip())
            found.append(Definition(before[1], inner, before.start(1), before.end(1), bracket.start(1), end))
    return found


def _long_before(text: str, short: str) -> int | None:
    """Where the long form of `short` begins at the end of `text`: the words whose initials spell it."""
    words = list(_WORD.finditer(text))[-(len(short) * 2 + 6) :]
    if not words:
        return None
    clause = max((text.rfind(stop, 0, len(text)) for stop in (". ", "; ", ": ", ") ", "\n")), default=-1)
    words = [w for w in words if w.start() > clause]
    for strict in (True, False):
        for first in range(len(words) - 1, -1, -1):
            word = words[first].group()
            if word.lower() not in _SMALL and _initials_match(short, text[words[first].start() :], strict):
                return words[first].start()
    return None


def spells(short: str, phrase: str) -> bool:
    """Whether the letters of `short` are the initials of the words of `phrase`, one of each word but small ones.

    >>> spells("HM", "Harbour Master"), spells("HM", "Harbour Master Roe")
    (True, False)
    """
    return _initials_match(short, phrase, strict=True)


def _initials_match(short: str, phrase: str, strict: bool = False) -> bool:
    """Whether the letters of `short` are, in order, initials (or early letters) of the words of `phrase`.

    The first letter is always the first word's. `strict` asks for initials alone, one of each word but small ones.
    """
    letters = [c.lower() for c in short if c.isalnum()]
    words = [w.group() for w in _WORD.finditer(phrase.replace("-", " "))]
    if len(words) < 2 or not letters or words[0][0].lower() != letters[0]:
        return False
    significant = [w for w in words if w.lower() not in _SMALL]
    if strict:
        return [w[0].lower() for w in significant] == letters or [w[0].lower() for w in words] == letters
    if len(significant) > len(letters) + 2:
        return False
    return _match(letters, words, 0, 0)


def _match(letters: list[str], words: list[str], i: int, j: int) -> bool:
    """Whether the letters from `i` fit the words from `j`, with backtracking: each letter is an initial or stays inside
    its word; small words may be skipped, another only in a long acronym.
    """
    if i == len(letters):
        return all(w.lower() in _SMALL for w in words[j:]) or len(words) - j <= 1
    if j == len(words):
        return False
    word = words[j].lower()
    if word[0] == letters[i]:
        if _match(letters, words, i + 1, j + 1):
            return True
        for k in range(1, min(4, len(word), len(letters) - i)):
            inner = list(letters[i + 1 : i + 1 + k])
            position, ok = 0, True
            for c in inner:
                position = word.find(c, position + 1)
                ok = ok and position > 0
            if ok and _match(letters, words, i + 1 + k, j + 1):
                return True
    if word in _SMALL or (word.isdigit()):
        return _match(letters, words, i, j + 1)
    return i > 0 and len(words) - j > 1 and len(letters) >= 4 and _match(letters, words, i, j + 1)


def _spells_out(short: str, inner: str) -> bool:
    """Whether the bracket after an acronym spells it out (``HWG (Harbour Watch Group)``)."""
    return short.upper() == short and _initials_match(short, inner)
