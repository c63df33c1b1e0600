"""Headings and titles set in capitals, read as if they were not: ``HARBOUR WATCH PANEL`` as ``Harbour Watch Panel``."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from nlp.lexicon import table, words

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?")
#: What may stand between the words of one heading: white space, brackets, a comma, a dash, a number.
_BETWEEN = re.compile(r"[\s,:&()/–\-*]*(?:\d[\w.:/]*[\s,:&()/–\-*]*)*")
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")
#: So many words of four letters or more make capitals a way of setting a line, not acronyms.
_LONG_WORDS, _LONG = 2, 4
_LOUD = re.compile(rf"[A-ZÀ-ÖØ-Þ]{{{_LONG}}}")


def softened(text: str, acronyms: Container[str] = ()) -> str:
    """`text` with its stretches in capitals as in title case: as long as before, character by character.

    Acronyms stay: those of `acronyms`, those of the word lists, and words that nobody could say.

    >>> softened("MINUTES OF THE HARBOUR WATCH PANEL of the NPCC")
    'Minutes of the Harbour Watch Panel of the NPCC'
    """
    if _LOUD.search(text) is None:
        return text
    parts, at = [], 0
    for start, end in _stretches(text, acronyms):
        parts += [text[at:start], _WORD.sub(lambda m: _soft(m.group(), acronyms), text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _stretches(text: str, acronyms: Container[str]) -> list[tuple[int, int]]:
    """The stretches that are set in capitals, as ranges."""
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        joined = not run or _BETWEEN.fullmatch(text, run[-1].end(), word.start()) is not None
        if word.group().isupper() and joined:
            run.append(word)
            continue
        found += _closed(run, acronyms)
        run = [word] if word.group().isupper() else []
    return found + _closed(run, acronyms)


def _closed(run: list[re.Match[str]], acronyms: Container[str]) -> list[tuple[int, int]]:
    long = [m for m in run if len(m.group()) >= _LONG and not _is_acronym(m.group(), acronyms)]
    return [(run[0].start(), run[-1].end())] if len(long) >= _LONG_WORDS else []


def _soft(word: str, acronyms: Container[str]) -> str:
    if word.lower() in words("phrases", "capitals", "small"):
        return word.lower()
    if _is_acronym(word, acronyms):
        return word
    parts = re.split(r"(-)", word)
    return "".join(part[:1] + part[1:].lower() for part in parts)


def _is_acronym(word: str, acronyms: Container[str]) -> bool:
    plain = word.rstrip(".")
    if plain in words("phrases", "capitals", "short") or word in words("phrases", "capitals", "short"):
        return False
    known = plain in acronyms or plain in _national() or plain in table("roles")["abbreviations"]
    return known or len(plain) <= 3 or not _VOWEL.search(plain)


@cache
def _national() -> frozenset[str]:
    """The acronyms of national bodies, wherever they are."""
    lists = [table("bodies"), *table("abroad").values()]
    return frozenset(name for bodies in lists for key in ("acronyms", "teams") for name in bodies.get(key, ()))
