"""Rates that are told otherwise than with a change or a deed: reached, chosen, not done again, or given as marks."""

from __future__ import annotations

import re
from functools import cache

from nlp.lexicon import either, table, words
from nlp.outcomes.figure import Figure, Number

_PERCENT = r" ?(?:%|per ?cent\b)"
#: Between a share and what its whole did: the whole, and what else the clause says of it.
_WHOLE = r" (?:of (?:the |all |these |our )?)?(?P<whole>[\w'’-]+(?: [\w'’/()-]+){0,12}?)"


@cache
def _reached() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before a share: it was reached; after it: the rate that it is of."""
    said = table("outcomes")["rates"]
    return (
        re.compile(rf"\b(?:{either(said['reached'])}) (?:an? )?(?:(?:overall|average|mean|consistent|steady) )*$"),
        re.compile(
            rf"{_PERCENT} (?P<what>(?:[\w'/-]+ ){{0,4}}?(?:{either(said['of'])})\b"
            r"(?: (?:for|of|with|among) (?:[\w'/-]+ ){0,8}?[\w'/-]+(?=[.,;)]|$| (?:despite|while|whilst|although"
            r"|but|and|against|compared|this|last|since|over|during|in the)\b))?)"
        ),
    )


@cache
def _chose() -> re.Pattern[str]:
    said = table("outcomes")["rates"]
    end = r"(?=[.,;:)]|$| (?:in|within|during|over|since|after|and|but|which|who|at|by)\b)"
    return re.compile(
        rf"{_PERCENT}{_WHOLE} (?:(?P<not>(?:did|have|had|has) not (?:since )?(?:{either(said['again'])})\b)"
        rf"|(?P<chose>(?:{either(said['chose'])}) to [a-z]+(?: [\w'-]+){{0,9}}?{end}))"
    )


_BECAME = re.compile(
    rf"{_PERCENT} of (?P<whole>(?:the |all |these |our )?(?P<who>(?:[\w'-]+ ){{1,3}})(?:[\w'’/()-]+ ){{0,12}}?)"
    r"(?:were|was|have been|had been|has been) (?:(?:later|then|since|also) )?(?P<done>[a-z-]+)\b"
)


def _became(number: Number) -> Figure | None:
    """``24% of the individuals managed on the scheme were charged``, whatever the whole says of itself."""
    match = _BECAME.match(number.after)
    if match is None or match["done"] not in words("outcomes", "deeds", "done"):
        return None
    if words("outcomes", "people", "nouns").isdisjoint(match["who"].split()):
        return None
    return number.figure(f"% of {match['whole']}{match['done']}", match.end(), deed=True)


_MARKS = re.compile(r"(?P<what>\b(?:scor|rat)\w*\b|\bmarks?\b|\baverag\w+\b)[^.;]{0,50}$", re.IGNORECASE)
_OUT_OF = re.compile(r" out of (?:a (?:possible|maximum) )?(?P<whole>5|10|20|50|100|five|ten|a hundred)\b(?! \w+s\b)")


def rate(number: Number) -> Figure | None:
    """``achieved a 96% satisfaction rate``, ``84% of them did not reoffend``, ``9% of cases choosing to``."""
    before, after = _reached()
    if before.search(number.before) and (of := after.match(number.after)):
        return number.figure(f"% {of['what']}", of.end(), deed=True)
    if (chose := _chose().match(number.after)) is not None:
        said = chose["not"] or chose["chose"]
        return number.figure(f"% of {chose['whole']} {said}", chose.end(), deed=True)
    return _became(number)


def marks(number: Number) -> Figure | None:
    """``scored it 4.8 out of 5``, ``an average rating of nine out of ten``: what those served gave for it."""
    out_of = None if number.sign else _OUT_OF.match(number.after)
    if out_of is None or not _MARKS.search(number.before):
        return None
    return number.figure(f"score out of {out_of['whole']}", out_of.end(), deed=True)
