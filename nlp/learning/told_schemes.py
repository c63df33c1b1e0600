"""Schemes whose names have no head, by how a paper speaks of them anywhere: ``Lantern Nights runs until May``.

No one phrase proves such a name. Each place where a capitalised phrase stands gives signs for a scheme (it is launched,
runs, ends, is paid for) or against one (it is counted, has staff, speaks); `nlp.learning.inferred` adds them up over
the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import either, words
from nlp.names import find_names, head_type
from nlp.recognition.given_names import is_given_name

#: Signs that together reach this make a name.
ENOUGH = 2
_WORD = r"[A-ZÀ-Þ][\w'’-]*\w"
_SMALL = r"(?:of|the|for|and|to|in|on|at|a|with|your|our|my|it|is|not|from|by|y|yr|na)"
_RUN = re.compile(rf"[A-ZÀ-Þ](?<![\w-].)(?<!\w['’].)[\w'’-]*\w(?: (?:{_SMALL} ){{0,3}}{_WORD}){{1,7}}[!?]?")
_JOIN = re.compile(rf" (?:{_SMALL} )+")
#: ``Right Tool, Right Hand`` and ``Leave Litter, Lose Litter``: halves that share a word.
_ECHO = re.compile(
    r"(?P<first>[A-Z](?<![\w-].)(?<!\w['’].)[a-z]{2,}) [A-Z][a-z]+,? (?P=first) [A-Z][a-z]+(?![\w-])"
    r"|[A-Z](?<![\w-].)(?<!\w['’].)[a-z]+ (?P<last>[A-Z][a-z]+), [A-Z][a-z]+ (?P=last)(?![\w-])"
)
#: ``the Stop Early, Fred talks``: halves that a comma parts.
_PARTED = re.compile(r"[A-Z](?<=\bthe .)[a-z]+ [A-Z][a-z]+, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?= [a-z])")
_THREE = re.compile(
    r"[A-Z](?:(?<=['’]s .)|(?<=\bthe .))[a-z]+(?<!s), [A-Z][a-z]+(?<!s), [A-Z][a-z]+(?<!s)(?= (?!and\b|or\b)[a-z]|[.;])"
)
#: Rules of names that a sign read here may overrule: they take the noun after a phrase for its head.
_LOOSE = {"initiative-lower-head", "cued", "funded", "capitals"}
_MARKS = "'\"*‘’“”"
_END = rf"[{_MARKS}]*(?=[.,;:?!)|\n]|$| [–-] )"


@dataclass(frozen=True, slots=True)
class Told:
    """One place where a phrase stands: its range, the sign given there in words, what it weighs (below 0: against)."""

    start: int
    end: int
    sign: str
    weight: int


def told_schemes(text: str) -> Iterator[Told]:
    """The signs for and against every phrase of `text` that may name a scheme."""
    if text.isupper():
        return
    taken = [(name.start, name.end) for name in find_names(text) if name.type != "PLACE" and name.rule not in _LOOSE]
    for start, end in _phrases(text):
        if any(a < end and start < b for a, b in taken if not (start <= a and b <= end and b - a < (end - start) / 2)):
            continue
        yield from _signs(text, start, end)


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised phrases of two words or more that may be names, whole and cut at their small words."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        if match[0].endswith("?") and text[end : end + 1] not in set(_MARKS):
            end -= 1
        joins = [(start + j.start(), start + j.end()) for j in _JOIN.finditer(match[0])]
        for begin in [start, *(b for _, b in joins)]:
            for stop in [end, *(a for a, _ in reversed(joins))]:
                if begin < stop and " and the " not in text[begin:stop]:
                    yield from _without_opening(text, begin, stop)
    for match in _ECHO.finditer(text):
        parts = [word.strip(",") for word in match[0].split()]
        title = words("roles", "honorifics", "words") | words("roles", "modifiers")
        other = any(_typed(part) or part in title for part in parts) or (match["last"] and is_given_name(parts[0]))
        if not other and not joins_places(match[0]):
            yield match.span()
    for match in _PARTED.finditer(text):
        if _plausible(match[0]):
            yield match.span()
    for match in _THREE.finditer(text):
        if not any(_is_other(word) or _typed(word) for word in re.findall(r"\w+", match[0])):
            yield match.span()


def _without_opening(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name, with and without words that may only open a sentence, where it is plausible."""
    stops, opens = words("names", "stop", "words"), not re.search(r"[a-z,’'] $", text[max(0, start - 2) : start])
    while start < end:
        word = text[start:end].split(" ")[0]
        first = word in stops or word[0].islower()
        if not (first and opens) and _plausible(text[start:end]):
            yield start, end
        if not first:
            break
        start += len(word) + 1


def _typed(word: str) -> bool:
    """Whether a word makes what it ends a body, an office or a place; or, in the plural, a procedure."""
    one, many = head_type([word]), head_type([word.removesuffix("s")])
    return any(t is not None and t[0] != "NONE" for t in (one, many)) or (word.endswith("s") and many is not None)


def joins_places(name: str) -> bool:
    """``Fenport and Nabwick``, ``Lantern Nights in Nabwick``: what stands there is a place, registered or not."""
    parts = re.split(r",? and |, ", name)
    where = re.search(r" (?:in|at|across|around|from|to|for) (?:the )?(\w[\w'’-]*)", name)
    away = where is not None and (where[1] in places() or not is_english(where[1]))
    return away or (len(parts) > 1 and any(part in places() for part in parts))


def _plausible(name: str) -> bool:
    """Whether a phrase has two capitalised words and none that would make it another name."""
    parts = [part.strip(",!?") for part in name.split(" ")]
    capitals = [part for part in parts if part[0].isupper()]
    known = name in places() or name in words("schemes", "other", "occasions") or joins_places(name)
    if len(capitals) < 2 or not parts[0][0].isupper() or known:
        return False
    if len(parts) == 2 and parts[0] in words("mentions", "place", "first_of_places") and not is_english(parts[1]):
        return False  # "Port Sennet"
    told = capitals[:-1] if " with a " in name else capitals  # "Cocoa with a Garda"
    if any(_is_other(part) for part in told) or any(part.isupper() and len(part) < 6 for part in capitals):
        return False
    single = head_type([*parts[:-1], parts[-1].removesuffix("s")])
    return all(typed is None or typed[0] == "PLACE" for typed in (head_type(parts), single))


@cache
def _is_other(word: str) -> bool:
    """A word of offices, crimes, procedures, months, titles."""
    other = words("phrases", "introduced", "no_names") | words("phrases", "common", "markers_of_teams")
    marked = (
        word in other or word in words("schemes", "other", "jargon") or word in words("roles", "honorifics", "words")
    )
    typed = head_type([word])
    return marked or (typed is not None and typed[0] in {"ROLE", "ORG", "NONE"})


@cache
def counted() -> re.Pattern[str]:
    """To search for up to a phrase: an article or a number by which it is one of many."""
    many = either(words("schemes", "other", "counting"))
    return re.compile(rf"(?:\b(?:{many})|[a-z] \d[\d,]*(?:\.\d+)?) $", re.IGNORECASE)


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    """What stands right before a name, as patterns to search for up to it: sure, weak, of money, of a body."""
    lists = {key: either(words("schemes", "before", key)) for key in words("schemes", "before")}
    noun, mark = either(words("schemes", "after", "told_as")), rf" [{_MARKS}]*$"
    own = rf"(?: (?:{lists['own']}))?"
    sum_of = r"£[\d,.]+(?:k|m| million)?"
    return (
        re.compile(
            rf"\b(?:(?:{lists['sure']}){own}|(?:{lists['after_the']}) the|(?:{noun}),){mark}",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{lists['weak']}){own}{mark}", re.IGNORECASE),
        re.compile(
            rf"(?:\b(?:{lists['gifts']})(?: (?:of |\()?{sum_of}\)?)? (?:to|from|by) [^.;|:]{{3,80}}? (?:for|towards)"
            rf"|{sum_of}(?: (?:of it|of this|a year|more|each))* (?:{lists['spent']})(?: (?:towards|into|to|for|in))?)"
            rf"{mark}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{either(words('schemes', 'other', 'bodies_before'))}) (?:the )?$"
            rf"|\b(?:{either(words('schemes', 'other', 'called_things'))}),? (?:called|named|known as) {mark[1:]}",
            re.IGNORECASE,
        ),
    )


@cache
def _after() -> dict[str, re.Pattern[str]]:
    """What stands right after a name, by the sign it gives."""
    lists = {key: either(found) for key in words("schemes", "after") if (found := words("schemes", "after", key))}
    adverbs = r"(?: (?:also|now|first|then|again|still|not|never|only|both|all|[a-z]+ly|being))*"
    be = rf"(?:(?:which|that),? )?(?:{lists['be']}){adverbs}"
    one, noun = r"(?:an?|the|our|its|their|this|one of(?: the)?|another)", lists["told_as"]
    aux = r"(?:(?:which|that|has|had|have|will|would|could|can|also|now|since|then|not|itself|[a-z]+ly),? )*"
    count = r"(?:about |over |more than |nearly |some |almost |around |up to |only )?(?:\d|£|hundreds|dozens|scores)"
    close = rf"[{_MARKS}]*,?"
    return {
        "done": re.compile(rf"{close} {be} (?:{lists['done']})\b"),
        "weakly done": re.compile(rf"{close} {be} (?:{lists['weakly_done']})\b"),
        "does": re.compile(rf"{close} {aux}(?:{lists['does']})\b"),
        "weakly does": re.compile(rf"{close} {aux}(?:{lists['weakly_does']})\b"),
        "counts": re.compile(rf"{close} {aux}(?:[a-z]+(?:ed|en|n|t|d)|cut|brought|seen)(?: with| out)? {count}"),
        "is one": re.compile(rf"{close} (?:is|was|being) {one}(?: [\w'’-]+){{0,5}} (?:{noun})\b"),
        "apposed": re.compile(rf"[{_MARKS}]*,? ?[,(–-] ?{one} (?:[\w'’-]+ ){{0,4}}?(?:{noun})\b"),
        "in which": re.compile(rf"{close} (?:in|under|by|through|for|with) which\b|{close} whereby\b"),
        "noun": re.compile(rf"[{_MARKS}]* (?:{lists['nouns']})\b"),
        "weak noun": re.compile(rf"[{_MARKS}]* (?:{lists['weak_nouns']})\b"),
        "run by, told at once": re.compile(
            rf"{close.rstrip('?')} (?:also |now |both |all |jointly )?(?:{lists['run_by']}) (?:{lists['run_with']})\b"
        ),
        "figures": re.compile(r": \d|,? \(£\d"),
        "colon": re.compile(rf"[{_MARKS}]*: (?:refused|approved|agreed|declined|granted|deferred|rejected)\b"),
        "explained": re.compile(rf"\. (?:This|It) (?:is|was) {one}(?: [\w'’-]+){{0,5}} (?:{noun}|name for)\b"),
    }


@cache
def _whole() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows a name that is whole; and what follows a body's or a person's."""
    return (
        re.compile(rf"{_END}|[{_MARKS}]* (?:{either(words('schemes', 'other', 'follow'))})\b"),
        re.compile(rf"(?: (?=[a-z]))?(?:{either(words('schemes', 'other', 'bodies_after'))})\b"),
    )


#: What marks an operation or a project, which has rules of its own.
_MARKED = re.compile(r"\b(?:[Oo]peration|OPERATION|Op|Project|Ymgyrch)\.? $")
#: ``Under Lantern Nights, each school …``
_UNDER = re.compile(r"(?:^|[.;:?!\n] )Under $")
#: Who runs it, in the sentence after.
_RUN_BY = re.compile(
    r"[^.\n]{0,90}\. It (?:is|was|has been) (?:[a-z]+ )?(?:run|funded|paid for|delivered|led|managed) by\b"
)
#: Verbs that anything may have.
_AUXILIARIES = {"has", "had", "is", "was", "will", "would", "could", "can", "might", "should", "does", "did"}
_SURE_AFTER = {"run by, told at once", "done", "does", "is one", "apposed", "in which", "noun", "colon", "explained"}


def _is_three(text: str, start: int, end: int) -> bool:
    match = _THREE.match(text, start)
    return match is not None and match.end() == end


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether every word of a phrase is an English one, and none a place."""
    parts = re.findall(r"\w+", text[start:end])
    return all(is_english(part) for part in parts) and not any(part in places() for part in parts[1:])


def _signs(text: str, start: int, end: int) -> Iterator[Told]:
    before, whole = text[max(0, start - 110) : start], _whole()
    lead = before.rstrip(_MARKS)
    if _MARKED.search(lead) is not None:
        return
    follows = whole[0].match(text, end) is not None
    sure, weak, money, body = _before()
    speaks = whole[1].match(text, end)
    joined = lead.endswith(" and ") and speaks is not None and speaks[0].strip() in {"are", "have"}
    if (follows and counted().search(lead)) or body.search(before) or (speaks and not joined):
        yield Told(start, end, "other", -2)
        return
    article = re.search(r"\b(?:the|The) $", lead) is not None
    weakly = False
    if follows:
        if sure.search(before) is not None:
            yield Told(start, end, "before", 2)
        elif money.search(before) is not None:
            yield Told(start, end, "money", 2)
        elif _UNDER.search(before) is not None and text[end : end + 1] == ",":
            yield Told(start, end, "under", 2)
        elif (match := weak.search(before)) is not None:
            weakly = True
            yield Told(start, end, match[0].strip(), 1)
    for sign, way in _after().items():
        if (match := way.match(text, end)) is not None:
            if weakly and match[0].split()[-1] in _AUXILIARIES:
                break
            certain = sign in _SURE_AFTER and not (article and sign in {"done", "does"})
            yield Told(start, end, sign if certain else match[0].strip(), 2 if certain else 1)
            break
    if _RUN_BY.match(text, end) is not None:
        yield Told(start, end, "run by", 1)
    if before != lead and text[end : end + 1] in set(_MARKS):
        yield Told(start, end, "marked", 1)
    if _ECHO.fullmatch(text, start, end) or (_is_three(text, start, end) and _is_prose(text, start, end)):
        yield Told(start, end, "parts alike", 2)
