"""When two names may be one: normal forms and comparisons of names, with the reason in words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_HEADS = re.compile(r"^(operation|op|project|programme|campaign|initiative|national|the)\b\.?\s*", re.IGNORECASE)
_TAILS = re.compile(r"\s+(campaign|project|programme|initiative|scheme|plan|team)$", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(dr|mr|mrs|ms|miss|professor|prof|sir|dame|rev)\.?\s+", re.IGNORECASE)
_ACTING = re.compile(r"^(temporary|acting|interim|t/|a/)\s*", re.IGNORECASE)
#: Below this, two long names are not even suspected to be one.
SUSPECT = 90.0
#: Names are compared in pairs, so each is folded once and kept.
_KEPT = 1 << 16
SMALL = frozenset({"a", "and", "for", "in", "of", "the", "to"})


@lru_cache(maxsize=_KEPT)
def plain(name: str) -> str:
    """`name` without case, accents, articles, punctuation, runs of space and bracketed acronyms; ``Op`` in full.

    >>> plain("The  Op. Kestrel"), plain("Jane O’Roe")
    ('operation kestrel', 'jane oroe')
    """
    name = re.sub(r"(?<=\w) *\([A-Za-z&/ ]+\)", "", name)
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-/\s]+", " ", text.replace("&", " and ")))
    text = re.sub(r"^((the|a) )+", "", " ".join(text.split()))
    return re.sub(r"^op ", "operation ", text)


@lru_cache(maxsize=_KEPT)
def person(name: str) -> str:
    """A person's name without honorific, in plain form."""
    return plain(_HONORIFIC.sub("", name.strip()))


def surname(name: str) -> str:
    """The last word of a person's name, in plain form."""
    words = person(name).split()
    return words[-1] if words else ""


def office(name: str) -> str:
    """A role without what marks it as held for the time being, in plain form.

    >>> office("Temporary Chief Constable")
    'chief constable'
    """
    return plain(_ACTING.sub("", name.strip()))


def is_acting(name: str) -> bool:
    """Whether the role is held for the time being."""
    return bool(_ACTING.match(name.strip()))


@lru_cache(maxsize=_KEPT)
def without_small_words(name: str) -> str:
    """The plain name without articles, prepositions and `and`.

    >>> without_small_words("Director of the Ports Unit")
    'director ports unit'
    """
    return " ".join(w for w in plain(name).split() if w not in SMALL)


@lru_cache(maxsize=_KEPT)
def code_name(name: str) -> str:
    """The bare name of an operation or project: without heads such as ``Operation`` and tails such as ``campaign``."""
    text, before = plain(name), ""
    while text != before:
        before, text = text, _TAILS.sub("", _HEADS.sub("", text))
    return text


@lru_cache(maxsize=1)
def _nicknames() -> object:
    from nicknames import NickNamer

    return NickNamer()


def given_variants(one: str, other: str) -> bool:
    """Whether two given names are forms of one: a nickname, a short form, or an initial.

    >>> given_variants("chris", "christopher"), given_variants("jane", "john")
    (True, False)
    """
    a, b = sorted((person(one), person(other)), key=len)
    if not a or not b or a == b:
        return bool(a) and a == b
    if len(a) == 1:
        return b.startswith(a)
    names = _nicknames()
    known = names.canonicals_of(a) | names.nicknames_of(a) | {a}  # type: ignore[attr-defined]
    return b in known or a in names.nicknames_of(b)  # type: ignore[attr-defined]


def likeness(one: str, other: str) -> float:
    """How alike two names are whatever the order of their words, 0 to 100; 0 where their numbers differ."""
    if _numbers(one) != _numbers(other):
        return 0.0
    whole = fuzz.token_sort_ratio(plain(one), plain(other))
    return round(max(whole, fuzz.token_sort_ratio(_folded(one), _folded(other)) - 1.0), 1)


@lru_cache(maxsize=_KEPT)
def _numbers(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", name))


@lru_cache(maxsize=_KEPT)
def _folded(name: str) -> str:
    """The plain name once plurals and small words are left out."""
    words = without_small_words(name).split()
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)


def extends(long: str, short: str) -> bool:
    """Whether the longer name is the shorter with further words after it."""
    a, b = plain(long).split(), plain(short).split()
    return len(b) >= 2 and len(a) > len(b) and a[: len(b)] == b


def initials(name: str) -> str:
    """The acronym that a name makes, small words left out.

    >>> initials("Rural and Marine Crime Team")
    'RMCT'
    """
    return "".join(w[0] for w in plain(name).split() if w not in SMALL).upper()


def is_acronym(name: str) -> bool:
    """Whether the name is letters without words: an acronym that somebody must have defined."""
    return bool(re.fullmatch(r"[A-Z][A-Z&/ ]{0,3}[A-Z]{1,6}s?", name.strip()))
