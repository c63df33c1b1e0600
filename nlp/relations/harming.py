"""What an operation is for by the crimes, harms and groups that its sentence names, and where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from nlp.aims.beside import Aim
from nlp.aims.cued import cued_aims, together
from nlp.aims.harms import Harm, find_harms
from nlp.lexicon import either, table
from nlp.reader import Reading, Sentence
from nlp.recognise import Found

#: Between a crime and the name in brackets or after a dash: ``a drug supply line (Operation Kestrel)``.
_BRACKETED = re.compile(
    r"(?: \w+| (?:at|in|on|near|around) [A-Z][\w' -]{1,40}?)? (?:\(|– |- )(?:the )?(?:under |through |via )?"
    r"|: |, (?:the )?['\"]?"
    r"|(?: campaign| scheme| project| operation| initiative| drive)?,?(?: this year| now| locally)? (?:titled|entitled"
    r"|called|named|known as|dubbed|branded|under the name|codenamed|code-named) ['\"]?"
)
#: Those whom an operation in brackets right after them is against: ``a drugs gang (Operation Kestrel)``.
_GANG = re.compile(r"\b(?:OCGs?|gangs?|networks?|rings?|crews?)$")
#: A crime before these is that of a body.
BODY = re.compile(
    r" (?:team|unit|squad|department|branch|officers?|lead|meeting|group|board|advocates?|advis[eo]rs?|co-?ordinators?"
    r"|champions?|nurses?|specialists?|workers?|liaison)\b",
    re.IGNORECASE,
)
#: How many crimes make a list that needs no other sign, and what stands before it.
_LISTED = 3
_OPENS_LIST = re.compile(r"(?:[:–—]|-) $")
#: How far before a name the crime dealt with under it may stand.
_FARTHEST = 90


class Told(Protocol):
    """A stretch of text that may tell an aim: a sentence (`Context`) or a heading."""

    text: str
    offset: int
    mentions: list[Found]
    named: list[Found]
    all_named: list[Found]
    reading: Reading
    sentence: Sentence


def harms_of(here: Told) -> list[Harm]:
    """The phrases for harms in a sentence, none inside the name of a body, an office or an operation."""
    return list(find_harms(_masked(here)))


def _masked(here: Told) -> str:
    text = here.text
    for mention in here.mentions:
        if mention.type == "PLACE":
            continue
        start, end = max(0, mention.start - here.offset), mention.end - here.offset
        text = text[:start] + ";" * (min(end, len(text)) - start) + text[end:]
    return text


def harm_aims(here: Told) -> Iterator[tuple[Aim, Found | None]]:
    """Aims by the harms that a sentence names; with the operation they belong to where its place tells that."""
    harms = harms_of(here)
    if not harms:
        yield from ((aim, None) for aim in _pointed(here))
        return
    for aim in cued_aims(here.text, harms):
        yield aim, None
    yield from _of_court(here, harms)
    yield from _enumerated(here, harms)
    for mention in here.named:
        yield from _beside(here, mention, harms)
        yield from _before(here, mention, harms)
    yield from ((aim, None) for aim in _pointed(here))


def _aim(harm: Harm, trigger: str, at: int, sure: float) -> Aim:
    return Aim(harm.start, harm.end, harm.text, trigger, at, sure)


def _beside(here: Told, mention: Found, harms: list[Harm]) -> Iterator[tuple[Aim, Found]]:
    """The crime right after a name, or in the noun phrase that says what the operation is."""
    end = mention.end - here.offset
    after = [h for h in harms if h.start >= end and h.kind != "things"]
    if not after or after[0].bare or BODY.match(here.text, after[0].end):
        return
    first, gap = after[0], here.text[end : after[0].start]
    if _next_to().fullmatch(gap) or (_being().fullmatch(gap) and _closer().match(here.text, first.end)):
        for harm in together(here.text, after):
            yield _aim(harm, "beside", end, 0.7), mention


def _before(here: Told, mention: Found, harms: list[Harm]) -> Iterator[tuple[Aim, Found]]:
    """The crime before a name: in front of its bracket, or dealt with under it."""
    start = mention.start - here.offset
    yield from _begun_after(here, mention, harms)
    gang = next((h for h in reversed(harms) if h.end <= start and _GANG.search(h.text)), None)
    if gang is not None and here.text[gang.end : start] == " (" and (gang.bare or gang.kind != "crimes"):
        yield _aim(gang, "under", gang.start, 0.65), mention
        return
    before = [h for h in harms if h.end <= start and h.kind in {"crimes", "goods"}]
    if not before or before[-1].bare:
        return
    gap = here.text[before[-1].end : start]
    if any(before[-1].end < m.start - here.offset < start for m in here.all_named):
        return
    opens = before[0].start < 30 and _opens_on().fullmatch(here.text[: before[0].start])
    if opens and _after_opening().match(gap) and together(here.text, before)[-1] is before[-1]:
        yield from ((_aim(harm, "on", harm.start, 0.6), mention) for harm in before if not harm.bare)
        return
    rose = _rose().match(gap) and _begun().match(here.text, mention.end - here.offset)
    if rose or _launched(here.text[: before[-1].start], gap):
        for harm in before:
            if together(here.text, before[before.index(harm) :])[-1] is before[-1] and not harm.bare:
                yield _aim(harm, "launched", harm.start, 0.6), mention
    elif _BRACKETED.fullmatch(gap) or (len(gap) < _FARTHEST and _under().fullmatch(gap)):
        yield _aim(before[-1], "under", before[-1].start, 0.65), mention


def _enumerated(here: Told, harms: list[Harm]) -> Iterator[tuple[Aim, Found | None]]:
    """The crimes of a bare list after a colon or dash: ``Operation Kestrel … - drug use/begging/theft``."""
    for i, harm in enumerate(harms):
        listed = together(here.text, harms[i:])
        if len(listed) >= _LISTED and _OPENS_LIST.search(here.text, 0, harm.start):
            yield from ((_aim(h, "listed", harm.start, 0.6), None) for h in listed)
            return


def _begun_after(here: Told, mention: Found, harms: list[Harm]) -> Iterator[tuple[Aim, Found]]:
    """The crime for which an operation was begun, after its name: ``launched Operation Kestrel after thefts``."""
    end = mention.end - here.offset
    after = [h for h in harms if h.start > end]
    if not after or after[0].kind == "groups" or after[0].text.lower() in table("harms")["strong"]["never"]:
        return
    gap = here.text[end : after[0].start]
    if BODY.match(here.text, after[0].end):
        return
    if any(end < m.start - here.offset < after[0].start for m in here.all_named) or not _caused().search(gap):
        return
    begun = _beginning_of().search(here.text, 0, mention.start - here.offset)
    if (begun and _caused().match(gap)) or _begun().match(gap):
        for harm in together(here.text, after):
            yield _aim(harm, "begun after", end, 0.6), mention


def _launched(before: str, gap: str) -> bool:
    """Whether an operation was begun for a crime: ``after a rise in theft, the force launched Operation Kestrel``."""
    caused, begun = (pattern.search(part) for pattern, part in zip(_launch(), (before, gap), strict=True))
    return caused is not None and begun is not None and len(gap) < _FARTHEST * 2


def _of_court(here: Told, harms: list[Harm]) -> Iterator[tuple[Aim, Found | None]]:
    """The offences for which the subjects of an operation are charged or sentenced."""
    sign = _court().search(here.text)
    if sign is None:
        return
    last = -1
    for harm in harms:
        if harm.kind != "crimes" or harm.bare or harm.start < sign.start():
            continue
        listed = last >= 0 and together(here.text, [Harm(last, last, "", "crimes", False), harm])[1:]
        if listed or _charge().search(here.text, max(0, harm.start - 80), harm.start):
            last = harm.end
            yield _aim(harm, "court", harm.start, 0.65), _tried(here, harm)


def _tried(here: Told, harm: Harm) -> Found | None:
    """The operation whose subjects an offence is charged to: the last named before it, else the only one."""
    if not here.named:
        return None
    before = [m for m in here.named if m.start - here.offset < harm.start]
    return before[-1] if before else here.named[0]


def _pointed(here: Told) -> Iterator[Aim]:
    """The crime of the sentence before, to which this one points (``assists with these offences``)."""
    pointing = _pointing().search(here.text)
    if pointing is None or not here.named:
        return
    sentences = here.reading.sentences
    at = next((i for i, s in enumerate(sentences) if s is here.sentence), 0)
    for sentence in reversed(sentences[max(0, at - 1) : at]):
        text = here.reading.text[sentence.start : sentence.end]
        named = [h for h in find_harms(text) if h.kind == "crimes" and not h.bare]
        if named and len(together(text, named)) == len(named):
            what = text[named[0].start : named[-1].end]
            yield Aim(pointing.start(), pointing.end(), what, "pointing", pointing.start(), 0.55)
        if named:
            return


@cache
def _launch() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a crime stands after that made a force begin an operation, and how the name is led up to then."""
    launch = table("harms")["launch"]
    caused = re.compile(rf"\b(?:{'|'.join(launch['causes'])})\b[^.;]{{0,40}}$", re.IGNORECASE)
    return caused, re.compile(rf"\b(?:{either(launch['begun'])})(?: (?:an?|the|its|our|their|new))*['\" ]*$")


@cache
def _opens_on() -> re.Pattern[str]:
    """How a sentence begins that turns to a crime: ``On rural theft, …``."""
    return re.compile(
        rf"(?:{either(table('harms')['launch']['opens'])}) "
        r"(?:the (?:matter|issue|subject|question|topic) of |our |local )?"
    )


@cache
def _after_opening() -> re.Pattern[str]:
    """From there to the name, where it is told of and not only asked about."""
    says = either(table("harms")["launch"]["tells"])
    return re.compile(rf",(?: [^.;,?]{{0,60}})? (?:{says})\b[^.;,?]{{0,40}}$")


@cache
def _rose() -> re.Pattern[str]:
    """Between a crime that is told to have grown and the name of what was begun for it: `` had increased and``."""
    return re.compile(
        rf"[^.;]{{0,40}}? (?:{either(table('harms')['launch']['rose'])})\b[^.;]{{0,110}}(?:,| and| so|;)"
        r"(?: [\w-]+){0,4}? (?:the )?['\"]?$"
    )


@cache
def _caused() -> re.Pattern[str]:
    """What made a force begin an operation, right before the crime and after the name."""
    launch = table("harms")["launch"]
    weighed = f"of|in|by|about|over|with|against|involving|an?|the|recent|several|{either(launch['many'])}"
    return re.compile(
        rf"[^.;:()]{{0,60}}? (?:{either(launch['because'])})(?: (?!who |which |that )[\w-]+){{0,6}}?"
        rf"(?: (?:{weighed}))* ['\"]?$",
        re.IGNORECASE,
    )


@cache
def _beginning_of() -> re.Pattern[str]:
    """How an operation is said to have been begun, up to its name."""
    begun = either(table("harms")["launch"]["begun"])
    return re.compile(rf"\b(?:{begun})(?: (?:an?|the|its|our|their|new))*['\" ]*$")


@cache
def _begun() -> re.Pattern[str]:
    """How an operation is said to have been begun, after its name."""
    begun = either(table("harms")["launch"]["begun"])
    return re.compile(
        rf"['\")]*(?:,| \(| –| -)?(?: (?:which|was|were|has|had|been|first|then|originally|is))* (?:{begun}|begun)\b"
    )


@cache
def _next_to() -> re.Pattern[str]:
    """Between a name and the crime that it is set beside: ``Operation Kestrel – drug supply``."""
    before = either(table("harms")["cues"]["beside"])
    return re.compile(rf"['\")*]*(?: –| -|:| \()? ['\"]?(?:(?:the|an?|our) )?(?:(?:{before}) )*")


@cache
def _being() -> re.Pattern[str]:
    """Between a name and the crime in what it is said to be: ``Operation Kestrel is a long-running …``."""
    cues = table("harms")["cues"]
    being = rf"(?: [a-z]+)? (?:{either(cues['being'])})(?: also| now| currently| both)?"
    shown = rf"(?: \([^()]*\))?(?: (?:launched|began|started|returned|ran|resumed))?(?:[,:]| –| -|{being})"
    adjectives = r"(?: (?!to |of |in |by |for |with )[\w-]+(?: and|,)?){0,4}"
    return re.compile(rf"{shown} (?:{either(cues['articles'])}){adjectives} ", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    nouns = "|".join(table("harms")["cues"]["pointed"])
    kind = r"(?: (?:types?|kinds?|sorts?|forms?|pattern) of)?(?: (?!is|are|was|were)\w+)?"
    return re.compile(rf"\b(?:this|these|those|such){kind} (?:{nouns})\b")


@cache
def _closer() -> re.Pattern[str]:
    return re.compile(
        rf"(?:-related|-based)?(?: [\w-]+)? (?:{'|'.join(table('harms')['cues']['closers'])})\b", re.IGNORECASE
    )


@cache
def _under() -> re.Pattern[str]:
    words = either(table("harms")["cues"]["under"])
    return re.compile(
        rf"['\"]?(?: [\w-]+| \([^()]*\)|,){{0,9}}? (?:{words})(?: [^.;:]{{0,50}}(?:,| and))?(?: (?:the|our|its|a))?"
        rf"(?: [a-z-]+)? ['\"]?",
        re.IGNORECASE,
    )


@cache
def _court() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('harms')['court']['signs'])})\b", re.IGNORECASE)


@cache
def _charge() -> re.Pattern[str]:
    court = table("harms")["court"]
    return re.compile(rf"\b(?:{either(court['cues'])})(?: (?:{'|'.join(court['between'])}))* $", re.IGNORECASE)
