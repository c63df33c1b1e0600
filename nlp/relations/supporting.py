"""`supports`: one operation or initiative helps another, or is part of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache

from nlp.modality import told
from nlp.model import Statement
from nlp.reader import Reading, Sentence, term
from nlp.recognise import Found
from nlp.relations.context import NAMED, Context, any_of
from nlp.statements import Maker

#: The most characters between the two names.
_FAR = 140
#: Between a word of support and the name: a few words of one noun phrase.
_PHRASE = r"(?: (?!and\b|or\b|which\b|who\b|but\b|to\b)['\"*‘(]*[\w'’/&-]+){0,6}['\"*‘’ (]*$"

#: After a name: that it goes with what was named before.
_COMPANION = re.compile(
    r"['\"*’]*,? \(?its (?:[a-z]+ )?(?:companion|sister|twin|partner|supporting|accompanying|linked|parallel"
    r"|complementary"
    r"|associated|support|daughter|offshoot)\b"
)
_PAIRED = re.compile(r"['\"*’]*(?:,? and|,? as well as) (?:the )?['\"*‘]*")
#: After two names: that they go together.
_SIDE_BY_SIDE = re.compile(
    r"['\"*’]* (?:[a-z]+ ){0,4}?(?:side by side|in tandem|in parallel|hand in hand|in concert|in conjunction|alongside"
    r" (?:each|one)"
    r"|to complement (?:each|one)|to support (?:each|one)|support(?:s|ed|ing)? (?:each|one))\b"
)
#: Between what a clause is *within* and what it tells of: who tells it.
_TELLER = re.compile(r"['\"*’]* (?:he|she|they|we|it|officers|the (?:force|constabulary|police|team)) ")


#: Between two names: the second is only what something is called.
_TITLE = re.compile(r"\bunder the (?:working |operational |new |code )?(?:title|name)(?: of)? ['\"*‘]*$")


_SISTER = r"(?:sister|companion|twin|partner|parallel|complementary|daughter|supporting|offshoot)"
_KIND = r"(?: (?:operation|initiative|campaign|project|programme|scheme|pilot|exercise|event))?"
#: Between a name and that of what goes with it: ``Operation Heron's sister in the suburbs, Operation Kestrel``.
_ITS_SISTER = re.compile(
    rf"['’]s? (?:new |own |local )?{_SISTER}{_KIND}(?: (?:in|for|across|on) [^,.;]{{2,40}})?,? ['\"*‘]*"
)
_SISTER_OF = re.compile(rf"\b{_SISTER}{_KIND} (?:of|to|for) (?:the )?['\"*‘]*$")
#: Between two names, and after the second: that it is told as a part.
_OF_WHICH = re.compile(r"['\"*’]*(?: \([^()]{1,40}\))?,? of which (?:the )?['\"*‘]*")
_IS_PART = re.compile(
    r"['\"*’]* (?:is|was|are|forms|formed|makes up) (?:(?:now|also|only|just|both) )?(?:one |a |an |the )?(?:[a-z]+ )?"
    r"(?:part|strand|element|component|phase|arm|stage|leg|branch)\b"
)
#: After a name: its people; and that they act on the other.
_PEOPLE_OF = r"['’]?s? (?:officers|staff|teams?|resources|cars|patrols|detectives|vehicles|volunteers)"
_ACT = re.compile(
    rf"['\"*’]*{_PEOPLE_OF} (?:(?:also|have|has|had|were|are|was|been|now) )*(?:helped|assisted|joined|worked|drafted"
    r"|deployed|moved|diverted|lent|seconded|sent|redeployed|took part|taken part)"
    r" (?:(?:out|over|across|in|into|with|to|on|under|for|alongside) ?){0,3}(?:the )?['\"*‘]*"
)
_DONE_BY = re.compile(
    r"\b(?:worked|staffed|delivered|run|policed|crewed|carried out|undertaken|assisted|helped|joined|conducted"
    r"|patrolled|executed|resourced) (?:jointly )?(?:by|with) [^.;]{0,90}$"
)


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('supports', 'forward')})\b{_PHRASE}", re.IGNORECASE)


@cache
def _backward() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('supports', 'backward')})\b{_PHRASE}", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """A clause that begins with what is helped: ``As part of Operation Heron, …``."""
    return re.compile(rf"(?:^|[,;] |\b(?:and|that) )(?:{any_of('supports', 'openings')})\b{_PHRASE}", re.IGNORECASE)


def supporters(here: Context) -> Iterator[Statement]:
    """All `supports` of a sentence: the helper is the subject."""
    for i, left in enumerate(here.named):
        if _only_pays(here, left):
            continue
        for right in here.named[i + 1 : i + 4]:
            gap = here.between(left.end, right.start)
            opened = "," in gap and _opening().search(here.before(left, 100)) is not None
            if left.label != right.label and len(gap) <= _FAR and not opened and not _TITLE.search(gap):
                yield from _between(here, left, right, gap)
            together = _PAIRED.fullmatch(gap) and _SIDE_BY_SIDE.match(here.after(right, 80))
            if left.label != right.label and together and right in here.named:
                yield here.state("supports", left, right, rule="in-support-of", confidence=0.7)
            if left.label != right.label and _goes_with(here, left, right, gap):
                yield here.state("supports", right, left, rule="in-support-of", confidence=0.75)
            if left.label != right.label and ":" in gap and _parts().search(gap):
                yield from (
                    here.state("supports", one, left, rule="supported-by", confidence=0.65)
                    for one in here.chain(right, here.named)
                )
            if left.label != right.label and _ACT.fullmatch(gap):
                yield here.state("supports", left, right, rule="in-support-of", confidence=0.7)
            if left.label != right.label and _COMPANION.match(here.after(right, 60)) and len(gap) < 40:
                yield here.state("supports", right, left, rule="in-support-of", confidence=0.75)
        yield from _opened(here, left, here.named[i + 1 :])
        yield from _side_by_side(here, left)
    yield from _of_antecedent(here)


def _goes_with(here: Context, left: Found, right: Found, gap: str) -> bool:
    """Whether the second name is told as the first's sister, or part, or its people as at work on the first."""
    if _ITS_SISTER.fullmatch(gap) or (
        _SISTER_OF.search(here.before(left, 60)) and re.fullmatch(r"['\"*’]*, ['\"*‘]*", gap)
    ):
        return True
    if _OF_WHICH.fullmatch(gap) and _IS_PART.match(here.after(right, 60)):
        return True
    return _DONE_BY.search(gap) is not None and re.match(rf"['\"*’]*{_PEOPLE_OF}\b", here.after(right, 25)) is not None


def _only_pays(here: Context, name: Found) -> bool:
    """Whether a name is told only as who pays for something."""
    paid = rf"\b(?:{any_of('funded_by', 'after')}) (?:the |our )?$"
    return re.search(paid, here.before(name, 50), re.IGNORECASE) is not None


def _between(here: Context, left: Found, right: Found, gap: str) -> Iterator[Statement]:
    """``A is supported by B and C``, ``A and B ran in support of C``."""
    helped_first = _backward().search(gap)
    if helped_first or _forward().search(gap):
        for one in here.coordinated(left):
            for other in here.chain(right, here.named):
                if one.label != other.label:
                    helper, helped = (other, one) if helped_first else (one, other)
                    rule = "supported-by" if helped_first else "in-support-of"
                    yield here.state("supports", helper, helped, rule=rule, confidence=0.8)


def _opened(here: Context, helped: Found, others: list[Found]) -> Iterator[Statement]:
    """``As part of Operation Heron, officers ran Operation Kestrel``."""
    if not others or not _opening().search(here.before(helped, 100)):
        return
    helper = next((m for m in others if m.label != helped.label), None)
    if helper is not None and helper not in here.chain(helped, here.named):
        gap = here.between(helped.end, helper.start)
        if ("," in gap or _TELLER.match(gap)) and not re.search(r"[.;:]", gap) and len(gap) <= _FAR:
            for one in here.chain(helper, here.named):
                yield here.state("supports", one, helped, rule="supported-by", confidence=0.7)


def _side_by_side(here: Context, left: Found) -> Iterator[Statement]:
    """``close working between Operation Kestrel and Operation Heron``."""
    shared = rf"\b(?:{any_of('supports', 'shared')}) between (?:the |both )?['\"*‘]*$"
    if re.search(shared, here.before(left, 40), re.IGNORECASE):
        for other in here.chain(left, here.named)[1:]:
            if other.label != left.label:
                yield here.state("supports", left, other, rule="in-support-of", confidence=0.7)


def _of_antecedent(here: Context) -> Iterator[Statement]:
    """``The operation is supported by Operation Heron``, ``This has included the Lantern Scheme``."""
    spoken_of = here.topic.antecedent
    if spoken_of is None or not here.named or spoken_of.label == here.named[0].label or spoken_of.type not in NAMED:
        return
    other = here.named[0]
    gap = here.between(here.offset, other.start)
    included = re.search(rf"^[A-Z][\w ]{{1,40}}\b(?:{any_of('supports', 'included')})\b", gap)
    backward = _backward().search(gap) or (included and len(gap) <= _FAR)
    if len(gap) > _FAR or not (backward or _forward().search(gap)):
        return
    why = (f"{spoken_of.label} is what the sentence before speaks of",)
    for one in here.chain(other, here.named):
        helper, helped = (one, spoken_of) if backward else (spoken_of, one)
        if helper.label != helped.label:
            rule = "supported-by" if backward else "in-support-of"
            said = here.state("supports", helper, helped, rule=rule, confidence=0.7, modality=told(gap))
            yield dataclasses.replace(said, inferred=(*said.inferred, *why))


def supporters_by_lead(reading: Reading, lead: Reading, make: Maker) -> Iterator[Statement]:
    """Below ``Work in support of the Lantern Strategy:`` each bullet's operation helps what the line names.

    So it does below a line that tells how many parts that has: ``The Lantern Project consists of two workstreams:``.
    """
    helped = [m for m in lead.mentions if m.type in NAMED and _forward().search(lead.text[: m.start])]
    helped = helped or _in_parts(lead)
    helper = first_named(reading)
    if helper is None:
        return
    why = (f"the list it stands in is of what supports: {lead.text[:120]}",)
    for one in helped:
        if one.label != helper.label:
            start, end = _whole(reading)
            yield make(
                reading, "supports", term(helper), term(one), start, end,
                rule="support-list", confidence=0.65, inferred=why, modality=told(lead.text),
            )  # fmt: skip


def _in_parts(lead: Reading) -> list[Found]:
    """The one operation or initiative of which a line says that it has the parts that follow."""
    named = [m for m in lead.mentions if m.type in NAMED]
    parted = len({m.label for m in named}) == 1 and _parts().search(lead.text, named[0].end)
    return named[:1] if parted else []


@cache
def _parts() -> re.Pattern[str]:
    """That something has several parts, and the colon that leads to the first: ``is delivering two workstreams:``."""
    has, nouns = any_of("supports", "has_parts"), any_of("supports", "parts")
    many = r"two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|a number of|the following|these"
    kind = r"(?: (?!for\b|of\b|in\b|to\b|on\b|and\b)[a-z-]+){0,2}"
    first = r"[ –•-]*(?:[Tt]he )?['\"*‘]*$"
    return re.compile(rf"\b(?:{has})\b[^.;:]{{0,40}}? (?:{many}){kind} (?:{nouns})\b[^.;:]{{0,80}}:{first}")


def first_named(reading: Reading) -> Found | None:
    """The operation or initiative that a bullet begins with, which it is about."""
    sentences: list[Sentence] = reading.sentences[:1]
    return next((m for s in sentences for m in s.mentions if m.type in NAMED), None)


def _whole(reading: Reading) -> tuple[int, int]:
    first = reading.sentences[0]
    return first.start, first.end
