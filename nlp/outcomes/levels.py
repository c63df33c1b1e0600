"""Numbers that stand with a verb instead of a noun: what became of so many, and the level that something reached."""

from __future__ import annotations

import re
from functools import cache

from nlp.dating.dates import MONTH
from nlp.lexicon import either, table, words
from nlp.outcomes.alternatives import any_of
from nlp.outcomes.figure import Figure, Number, says_done, uncapitalised

#: Where a clause begins: a number right there, with a verb after it, is of those spoken of before.
_BEGINS = re.compile(
    r"(?:^|[,;:(–—] ?(?:and |while |but |with )?|\band (?:a further )?|\bof (?:which|whom|these|those|them),? )"
    r"(?:\w+ly )?"
    r"(?:(?:about|around|over|some|nearly|almost|just|another|a further) )?$"
)
_HAD_BEEN = (
    r"(?:(?:had|have|has) (?:since |already |now |also |later )?been|were|was) (?:(?:also|subsequently|later|since|then"
    r"|now|each|all|both) )?"
)
_PASSIVE = re.compile(rf" {_HAD_BEEN}(?P<done>found guilty|[a-z-]+(?:ed|en|own|ung|ost|ent|ught|aken|ut)\b)")
_OPEN_CLASS = re.compile(
    r" (?:the|a|an|to|up|part|out|in|on|at|for|their|his|her|from|into|with|through|by|off|over|it|again|back"
    r"|forward)\b"
    r"|[.,;)]|$"
)
#: The end of what a verb says: the next clause, or when and where it was.
_END_OF_VERB = re.compile(
    r"[,.;:()]|$| (?:and|but|while|who|which|since|between|during|until|after|before|because|as|when|where|within)\b"
    rf"| (?:in|on|by|from|over|at|for) (?:the (?:last|first|past|same)"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH}|20\d\d|\w+ (?:days|weeks|months|years))"
)
_PEOPLE_IN = re.compile(
    r" (?:are|were|is) (?:now |already |currently )?(?:on (?:it|board|its books|the (?:scheme|system"
    r"|register|books|list))|part of it|signed up|enrolled|in membership"
    r"|over the (?:prescribed |drink-drive |legal )?limit)\b"
)

#: After what is counted: it was more before.
_DOWN_FROM = (
    r"(?:(?:which is |which was |this is |this was |itself )?"
    r"(?:down|an? (?:\w+ )?(?:fall|drop|reduction|decrease|decline)) (?:from|on the \d)"
    r"|compared (?:with|to) (?:the )?[\d,]+ .{0,60}\ban? (?:\w+ )?(?:fall|drop|reduction|decrease))\b"
)
FALLEN = re.compile(
    rf" (?P<what>(?:such )?(?:(?!(?:and|or|of|in|were|was|had|have|with|which)\b)[a-z][\w'-]* ){{0,3}}?[a-z][\w'-]*s)"
    rf"(?: (?!down\b)[\w'-]+){{0,12}}?(?:,| \(| –| -)? ?{_DOWN_FROM}"
)


@cache
def _verb() -> re.Pattern[str]:
    """A verb in the past with which people or things are told to have done something."""
    verbs = either(table("outcomes")["active"]["verbs"])
    return re.compile(
        rf" (?P<aux>(?:have|has|had) (?:(?:since|already|now|also|all|not|not since) )*)?(?P<verb>{verbs})\b"
    )


def did(text: str, end: int, *, surely: bool = False) -> re.Match[str] | None:
    """The verb in the past right after `end`, of which what ends there is the subject (``riders took the course``).

    What follows must show that it is no participle (``riders reported missing``), unless it is `surely` a verb.
    """
    match = _verb().match(text, end)
    if match is None or not (surely or match["aux"] or _OPEN_CLASS.match(text, match.end())):
        return None
    return match


#: The most words that what a verb says may have; of a longer one only the verb is kept.
_LONGEST = 11


def phrase_of(text: str, match: re.Match[str]) -> tuple[str, int]:
    """What a verb says, at most `_LONGEST` words from it, and where that ends: ``took the safety course``."""
    stop = _END_OF_VERB.search(text, match.end("verb"))
    end = stop.start() if stop else len(text)
    said = text[match.start("verb") : end].split(" ")
    if len(said) > _LONGEST:
        said = said[:1]
    no = "not " if "not" in (match["aux"] or "").split() else ""
    phrase = " ".join(said)
    return no + phrase, match.start("verb") + len(phrase)


def with_verb(number: Number) -> Figure | None:
    """``41 finished the course``, ``206 had been stopped``, ``11 were dismissed``: no noun, but what was done."""
    if not _BEGINS.search(number.before) or number.sign:
        return None
    noun = number.earlier.noun if number.earlier and not number.earlier.noun.startswith(("%", "GBP", "EUR")) else ""
    if (passive := _PASSIVE.match(number.after)) is not None and _counted(passive["done"]):
        done = passive["done"]
        unit = f"{_of_people(noun)} {done}".strip()
        return number.figure(unit, passive.end(), noun=noun, phrase=f"{number.word} {unit}", deed=True)
    of_whom = re.search(r"\bof (?:whom|which),? $", number.before) is not None
    active = did(number.text, number.end, surely=of_whom)
    if active is None or (not noun and not active["aux"] and number.start == 0):
        return None
    said, end = phrase_of(number.text, active)
    unit = f"{noun} {said}".strip()
    return number.figure(unit, end - number.end, noun=noun, phrase=f"{number.word} {said}", deed=True)


def _counted(done: str) -> bool:
    return done in words("outcomes", "deeds", "done") and done not in words("outcomes", "deeds", "light_verbs")


def _of_people(noun: str) -> str:
    """The noun that the number leaves out, unless it is an act: of 34 arrests it is people who were charged."""
    if not noun:
        return ""
    acts = words("outcomes", "deeds", "nouns") - words("outcomes", "deeds", "things")
    return "" if noun.split()[-1] in acts else noun


def member_of(text: str, end: int) -> re.Match[str] | None:
    """``are on it``, ``are signed up``: what ends at `end` has joined."""
    return _PEOPLE_IN.match(text, end)


@cache
def _level() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[,;:–] |\b(?:and|that|the|while|where|has seen|saw|its|their) )"
        rf"(?P<what>(?:[A-Za-z][\w'’/-]* ){{1,6}}?)(?P<aux>(?:(?:has|have|had|is|are|was|were|now|since|also|been) )*)"
        rf"(?P<verb>{any_of('levels', 'verbs')}|{any_of('levels', 'moved')} from (?:[\d,.]+|\w+) (?:\w+ ){{0,3}}?to) "
        r"(?:(?:just|only|about|around|over|some|a total of|nearly) )*$"
    )


_WHEN_IN = re.compile(
    rf" (?:in|on|for|during|over|at) (?:the )?(?:{MONTH}|20\d\d|\w+ quarter|quarter|year|period)\b.*$"
)


_ARTICLES = re.compile(r"^(?:(?:the|an?|its|their|our|numbers? of) )+", re.IGNORECASE)


def level(number: Number) -> Figure | None:
    """``Referrals stood at 94``, ``thefts fell to 19``, ``suspects were reduced from 20 to 9``: the level reached."""
    if number.sign or not re.match(
        r" ?[.,;()]|$| (?:against|in|on|by|at|from|since|last|this|and|compared)\b", number.after
    ):
        return None
    match = _level().search(number.before)
    if match is None:
        return None
    what = _ARTICLES.sub("", match["what"].strip())
    what = _WHEN_IN.sub("", what)
    if not re.search(r"[a-z]{3}s\b|[a-z]{4}", what) or _is_time(what):
        return None
    what = uncapitalised(what)
    fell = re.match(r"fell|fall|drop|reduc|cut|down|declin|decreas|came down|went down", match["verb"]) is not None
    return number.figure(what, phrase=f"{what} {match['verb']} {number.word}", deed=fell or says_done(what))


def _is_time(what: str) -> bool:
    return (
        re.search(r"\b(?:times?|wait|average|mean|median|age|rate|score|rank\w*|population|budget)\b", what) is not None
    )
