"""Figures whose noun words alone show, where grammar is led astray by names, brackets and clauses between."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from nlp.figures.numbers import NUMBER
from nlp.lexicon import either, table, words
from nlp.outcomes.figure import Figure, Number, says_done

#: ``Of Fenport's twelve halls,``: a whole before the part of it that something befell, and how that goes on.
_WHOLE_NAMED = re.compile(
    rf"\bOf (?:the |these |those |[A-Z][\w'’-]*['’]s |our |its )?(?:{NUMBER.pattern})"
    r" (?P<noun>(?:[a-z-]+ )?[a-z-]+s), $"
)
_BEFELL = re.compile(
    r" (?P<what>(?:recorded|saw|had|showed|experienced|achieved|reported|reached|met|received) (?:[a-z-]+ ){0,2}?"
    r"(?:reductions?|increases?|falls?|decreases?|improvements?|rises?|drops?|declines?|standards?|targets?|visits?))\b"
)
#: Before what a list of charges or arrests holds: ``Charges to date include``.
_INCLUDED = re.compile(
    r"\b(?P<kind>[Cc]harges|[Aa]rrests|[Cc]onvictions|[Cc]autions|[Pp]rosecutions|[Ss]ummonses)"
    r"(?: (?:to date|so far|made|laid|brought|secured|now|this quarter|this year))* included? [^.;:]*$"
)

_BRACKETS = re.compile(r" \((?P<of>[A-Za-z][^()\d]{2,60})\)")
_COUNTED = re.compile(r"\b([A-Za-z-]+s) (?:for|of|to|on|by) ")
_AVERAGE = re.compile(r"\b(?P<each>daily|weekly|monthly|quarterly|yearly|annual) average\b", re.IGNORECASE)


_ACRONYM = re.compile(r" (?P<what>[A-Z]\w*(?: \w+){0,4}?) \([A-Z][A-Z0-9&]{1,7}\)(?P<then>(?: [a-z-]+){1,3})")


def named_kind(number: Number) -> Figure | None:
    """``230 Fresh Start Course (FSC) referrals``: acts of a kind whose name stands with its acronym."""
    if "(" not in number.after[:70] or (match := _ACRONYM.match(number.after)) is None:
        return None
    then = match["then"].split()
    last = next((i for i, word in enumerate(then) if word in words("outcomes", "deeds", "nouns")), None)
    if last is None:
        return None
    noun = " ".join(then[: last + 1])
    return number.figure(f"{match['what']} {noun}", match.start("then") + 1 + len(noun), deed=True)


_WHO = re.compile(
    r" (?P<noun>(?:[a-z-]+ ){0,2}?(?P<last>[a-z-]+)) (?:who|which|that) [^.;]{5,130}? "
    r"(?:were|was|have been|had been) (?:(?:then|also|later|since) )?(?P<done>[a-z-]+)\b"
)


def after_who(number: Number) -> Figure | None:
    """``307 people who were sent there by the police were triaged``: the verb after the clause that tells who."""
    match = None if number.sign else _WHO.match(number.after)
    if match is None or match["last"] not in words("outcomes", "people", "nouns"):
        return None
    if match["done"] not in words("outcomes", "deeds", "done"):
        return None
    unit = f"{match['noun']} {match['done']}"
    return number.figure(unit, match.end("noun"), noun=match["noun"], phrase=f"{number.word} {unit}", deed=True)


def in_brackets(number: Number) -> Figure | None:
    """``Referrals for theft and for fraud were 104 (theft) and 164 (fraud)``: each with its kind after it."""
    match = _BRACKETS.match(number.after)
    if match is None or number.sign:
        return None
    before = number.before_all.rpartition(match["of"])[0]
    noun = next((m[1].lower() for m in _COUNTED.finditer(before) if says_done(m[1].lower())), None)
    if noun is None:
        return None
    average = _AVERAGE.search(number.before_all)
    unit = f"{noun} for {match['of']}" + (f" ({average['each'].lower()} average)" if average else "")
    return number.figure(unit, match.end(), phrase=f"{number.word} {unit}", deed=True)


def of_named_whole(number: Number) -> Figure | None:
    """``Of Fenport's twelve halls, nine recorded reductions``: so many of the halls, not of the reductions."""
    whole = None if number.sign or "Of " not in number.before else _WHOLE_NAMED.search(number.before)
    if whole is None or (befell := _BEFELL.match(number.after)) is None:
        return None
    unit = f"{whole['noun']} {befell['what']}"
    return number.figure(unit, befell.end(), noun=whole["noun"], phrase=f"{number.word} {unit}", deed=True)


def included(number: Number, figure: Figure) -> Figure:
    """``Charges include five burglaries``: what is counted are charges of burglary, not burglaries."""
    listed = _INCLUDED.search(number.before) if "nclude" in number.before else None
    if listed is None or says_done(figure.unit):
        return figure
    kind = f"{listed['kind'].lower()} of"
    return replace(figure, unit=f"{kind} {figure.unit}", phrase=f"{kind} {figure.phrase}", deed=True)


@cache
def _came_from() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = table("outcomes")["reach"]
    return (
        re.compile(
            rf"\b(?P<came>{either(said['came'])}) from (?:all |over |about |around |nearly |more than |at least )?$"
        ),
        re.compile(rf" (?P<of>(?:other |different |local |partner |external )?(?:{either(said['of'])}))\b"),
    )


def reach(number: Number) -> Figure | None:
    """``responses from all 49 villages``, ``trainees from twenty forces and four other bodies``: from how many."""
    before, earlier = number.before, number.earlier
    if number.sign or " from " not in before:
        return None
    came_from, whence = _came_from()
    came = came_from.search(before)
    listed = earlier.unit.split(" from ") if earlier is not None and before.endswith(" and ") else []
    what = came["came"] if came else listed[0] if len(listed) == 2 else ""
    if what not in words("outcomes", "reach", "came") or (of := whence.match(number.after)) is None:
        return None
    return number.figure(f"{what} from {of['of']}", of.end(), phrase=f"{number.word} {of['of']}", deed=True)
