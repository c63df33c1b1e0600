"""Schemes by what stands in or after their names: ``Boat Theft awareness week``, ``Fenland 2030 Strategy``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import either, words
from nlp.naming.heads import Name, head_type
from nlp.naming.wording import Wording
from nlp.patterns import Signed
from nlp.recognition.given_names import is_given_name

_YEAR = re.compile(r"20[1-5]\d(?:[-/–]\d{2,4})?")
#: ``Boat crime awareness week``: no more of it than its first word is written large.
_AWARE = Signed(
    (" awareness ",),
    rf"(?<![\w-])(?P<first>[A-Z][a-z]+) (?:(?:{either(words('schemes', 'times', 'themes'))}) ){{1,2}}"
    rf"awareness (?:{either(words('schemes', 'times', 'nouns'))})\b",
)
_PROTOCOL = Signed((" Protocol",), r"\b[Tt]he (?P<name>(?P<patron>[A-ZÀ-Þ][\w'’-]+) Protocol)\b(?! [A-Z])")


def themed(wording: Wording) -> Iterator[Name]:
    """``Boat Theft intensification week``, ``Rudder Safety Awareness month``: a time of action, its noun written small,
    after what it is about."""
    kinds, nouns = words("schemes", "times", "of"), words("schemes", "times", "nouns")
    for first, last in wording.runs:
        if wording.broken(last):
            continue
        following, theme = wording.word(last + 1), last
        if following in kinds and wording.word(last + 2) in nouns:
            end = last + 2
        elif (following in nouns or following == "day") and wording.word(last).lower() in kinds:
            end, theme = last + 1, last - 1
        else:
            continue
        while first < last and wording.stop(first):
            first += 1
        if _is_theme(wording, first, theme):
            yield wording.name(first, end, "INITIATIVE", "awareness-week", 0.75)


def aware(wording: Wording) -> Iterator[Name]:
    """``Boat crime awareness week`` where small words stand inside the theme."""
    for match in _AWARE.finditer(wording.text):
        if match["first"] not in words("names", "stop", "words"):
            yield Name(*match.span(), "INITIATIVE", "awareness-week", 0.75)


#: ``Serious Boat Theft (SBT) Delivery plan``.
_SMALL_PLAN = Signed(
    (" plan", " strategy"),
    r"(?<![\w-])(?P<name>(?P<of>[A-Z][a-z]+(?: (?:and |& )?[A-Z][a-z]+){1,4}) (?:\([A-Z]{2,6}\) )?"
    r"(?:Delivery|Improvement|Implementation|Engagement|Control|Prevention|Reduction|Response) (?:plan|strategy))\b",
)


def small_plans(wording: Wording) -> Iterator[Name]:
    """``Serious Boat Theft (SBT) Delivery plan``: the last noun of a plan's name in small letters."""
    for match in _SMALL_PLAN.finditer(wording.text):
        parts, start = match["of"].split(), match.start("name")
        while parts and parts[0] in words("names", "stop", "words"):
            start += len(parts.pop(0)) + 1
        other = head_type(parts)
        if len(parts) > 1 and (other is None or other[0] == "NONE"):
            yield Name(start, match.end("name"), "INITIATIVE", "small-plan", 0.75)


def _is_theme(wording: Wording, first: int, last: int) -> bool:
    """Whether a phrase tells what something is about: no operation, body, office or place, and no acronym."""
    marked = wording.word(first) in words("phrases", "common", "markers_of_teams")
    phrase = " ".join(wording.words(first, last))
    other = wording.type_of(first, last) in {"ORG", "TEAM", "ROLE", "PLACE"} or phrase in places()
    return last > first and not (marked or other) and not any(wording.acronym(k) for k in range(first, last + 1))


def dated(wording: Wording) -> Iterator[Name]:
    """``Fenland 2030 Strategy``: a year inside the name. Or at its end, ``Vision 2030``."""
    for i in range(1, wording.size) if "20" in wording.text else ():
        if _YEAR.fullmatch(wording.word(i)) and wording.word(i - 1) == "Vision" and wording.run_start(i - 1) == i - 1:
            yield wording.name(i - 1, i, "INITIATIVE", "dated-scheme", 0.8)
        if not _YEAR.fullmatch(wording.word(i)) or not wording.capital(i - 1) or not wording.capital(i + 1):
            continue
        if wording.broken(i) or wording.broken(i - 1) or wording.stop(i - 1):
            continue
        last = wording.run_end(i + 1)
        first = wording.run_start(i - 1)
        other = words("phrases", "introduced", "no_names") - {"Crime", "Safety"}
        if (
            wording.type_of(i + 1, last) != "INITIATIVE"
            or wording.type_of(first, i - 1)
            or wording.word(first) in other
        ):
            continue
        if wording.word(last) in words("schemes", "times", "around_years"):
            yield wording.name(first, last, "INITIATIVE", "dated-scheme", 0.8)


def protocols(wording: Wording) -> Iterator[Name]:
    """``the Kestrina Protocol``: a way of working called after somebody; not a treaty, called after a place."""
    for match in _PROTOCOL.finditer(wording.text):
        patron = match["patron"]
        named = is_given_name(patron) or not is_english(patron)
        if named and patron not in places() and head_type([patron]) is None and not patron.isupper():
            yield Name(*match.span("name"), "INITIATIVE", "named-protocol", 0.8)


@cache
def _after_article() -> re.Pattern[str]:
    """To search for up to a name: an indefinite article, with words between that only describe."""
    return re.compile(
        rf"\b[Aa]n? (?P<more>(?:(?:{either(words('schemes', 'plans', 'described'))}),? )*)$", re.IGNORECASE
    )


def is_any_plan(text: str, start: int, end: int) -> bool:
    """Whether ``a Communications Strategy`` or ``an effective Boat Theft Plan`` is spoken of, not one by that name."""
    parts = text[start:end].split()
    if parts[-1] not in words("schemes", "plans", "kinds"):
        return False
    article = _after_article().search(text, max(0, start - 60), start)
    generic = len(parts) == 2 and parts[0] in words("schemes", "plans", "generic")
    return article is not None and (article["more"].replace("new ", "") != "" or generic)
