"""What an initiative is for by its own name: ``Rural Theft Strategy``, ``Knife Crime Campaign``."""

from __future__ import annotations

import re
from functools import cache

from nlp.aims.harms import Harm, find_harms
from nlp.gazetteer import places
from nlp.lexicon import either, table, words

#: An acronym in brackets, and quotation marks.
_MARKS = re.compile(r"\s*\([^()]*\)|(?<!\w)['\"*]|['\"*](?!\w)")
_X = r"(?P<x>[A-Za-z][\w'-]*(?:,? (?:and |& |of )?[A-Za-z][\w'-]*){0,4}?)"
_WHOLE = re.compile(
    r"(?:The )?(?:Police|Policing|Crime)(?:,| and|,? Fire) .*(?:Plan|Strategy)|(?:.+ )?(?:Police|Policing) Plan\b.*",
    re.IGNORECASE,
)
#: What is reduced in a place is told with it: ``Theft in Fenborough Reduction Plan``.
_LOCAL = re.compile(r" (?:in|on|at|for|this|near|from) ")
#: Words that may stand before the aim in a name and tell only whose or when it is.
_OWNER = re.compile(r"^(?:(?:National|International|World|Regional|Local|Joint|Annual|Strategic|The) )+")


def is_whole(label: str) -> bool:
    """Whether a name is that of a plan for all that police do, without an aim of its own: ``Police Plan``."""
    return _WHOLE.match(label) is not None


@cache
def aims_in_name(label: str) -> tuple[str, ...]:
    """The crimes, harms and groups that the name of an initiative tells, as written in it.

    >>> aims_in_name("National Rural Theft Strategy"), aims_in_name("Lantern Programme")
    (('Rural Theft',), ())
    """
    name = _MARKS.sub("", label)
    if is_whole(name) or not words("harms", "name", "no_aim").isdisjoint(name.lower().split()) or _calls().match(name):
        return ()
    harms = tuple(dict.fromkeys(_placeless(h.text) for h in find_harms(name) if _tells(h)))
    return harms or _by_pattern(name)


@cache
def _calls() -> re.Pattern[str]:
    """What a name that calls for something begins with: ``Stop!``, ``Tackling``."""
    return re.compile(rf"(?:{either(table('harms')['name']['calls'])})\b", re.IGNORECASE)


def _tells(harm: Harm) -> bool:
    """Whether a phrase tells an aim inside a name: a crime with its kind (``Retail Crime``), or one that is a kind."""
    low = harm.text.lower()
    if harm.kind != "crimes" or low in words("harms", "name", "general"):
        return False
    return " " in low or "-" in low or low in words("harms", "name", "alone")


def _placeless(phrase: str) -> str:
    """A phrase without the name of the place before it."""
    first, _, rest = phrase.partition(" ")
    return rest if rest and first in places() else phrase


def _by_pattern(name: str) -> tuple[str, ...]:
    for pattern in table("harms")["name"]["patterns"]:
        match = re.fullmatch(pattern.replace("{X}", _X), name)
        if match:
            aim = _OWNER.sub("", match["x"])
            if _LOCAL.search(aim):
                return ()
            return (_placeless(aim),) if aim else ()
    return ()
