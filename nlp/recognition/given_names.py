"""Whether two full names can be one person's: given names have short forms and initials."""

from __future__ import annotations

from functools import cache
from typing import Any

from nlp.lexicon import words


def same_given_name(one: str, other: str) -> bool:
    """Whether two full names with one surname can be forms of one name: equal, a known short form, or an initial.

    >>> same_given_name("Sam Orr", "Samantha Orr"), same_given_name("Sam Orr", "Ann Orr")
    (True, False)
    """
    first, second = one.split(), other.split()
    if first[-1] != second[-1]:
        return False
    a, b = first[0].rstrip("."), second[0].rstrip(".")
    if a == b or (a.startswith(b) and len(b) > 2) or (b.startswith(a) and len(a) > 2):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b.lower() in _nicknames(a.lower()) or a.lower() in _nicknames(b.lower())


def _nicknames(name: str) -> set[str]:
    return set(_namer().nicknames_of(name)) | set(_namer().canonicals_of(name))


@cache
def _namer() -> Any:
    from nicknames import NickNamer

    return NickNamer()


@cache
def _given() -> frozenset[str]:
    """Given names in lower case: those that have short forms, and those of the lexicon."""
    short: dict[str, set[str]] = _namer().nickname_lookup
    known = {*short, *(form for forms in short.values() for form in forms), *words("given", "names")}
    return frozenset(known - words("given", "ordinary"))


def is_given_name(word: str) -> bool:
    """Whether a word is a usual given name of Britain or Ireland, or an English one.

    >>> is_given_name("Samantha"), is_given_name("Harbour")
    (True, False)
    """
    return word.lower() in _given()
