"""Figures whose noun words alone show, where grammar is led astray by names, brackets and clauses between."""

from __future__ import annotations

import re
from functools import cache

from nlp.lexicon import either, table, words
from nlp.outcomes.figure import Figure, Number, says_done

_BRACKETS = re.compile(r" \((?P<of>[A-Za-z][^()\d]{2,60})\)")
_COUNTED = re.compile(r"\b([A-Za-z-]+s) (?:for|of|to|on|by) ")
_AVERAGE = re.compile(r"\b(?P<each>daily|weekly|monthly|quarterly|yearly|annual) average\b", re.IGNORECASE)


@cache
def _acronym() -> re.Pattern[str]:
    nouns = either(table("outcomes")["deeds"]["nouns"])
    return re.compile(
        rf" (?P<what>[A-Z]\w*(?: \w+){{0,4}}?) \((?P<short>[A-Z][A-Z0-9&]{{1,7}})\)"
        rf" (?P<noun>(?:[a-z-]+ ){{0,2}}(?:{nouns}))\b"
    )


def named_kind(number: Number) -> Figure | None:
    """``230 Fresh Start Course (FSC) referrals``: acts of a kind whose name stands with its acronym."""
    if "(" not in number.after[:70] or (match := _acronym().match(number.after)) is None:
        return None
    return number.figure(f"{match['what']} {match['noun']}", match.end(), deed=True)


@cache
def _who() -> re.Pattern[str]:
    people, done = either(table("outcomes")["people"]["nouns"]), either(table("outcomes")["deeds"]["done"])
    return re.compile(
        rf" (?P<noun>(?:[a-z-]+ ){{0,2}}?(?:{people})) (?:who|which|that) [^.;]{{5,130}}? "
        rf"(?:were|was|have been|had been) (?:(?:then|also|later|since) )?(?P<done>{done})\b"
    )


def after_who(number: Number) -> Figure | None:
    """``307 people who were sent there by the police were triaged``: the verb after the clause that tells who."""
    if number.sign or not any(word in number.after for word in (" who ", " which ", " that ")):
        return None
    match = _who().match(number.after)
    if match is None:
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
