"""`involves`: the teams and bodies that take part in an operation or initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.asides import paid_through
from nlp.modality import told
from nlp.model import Statement, Term
from nlp.reader import Reading, term
from nlp.recognise import Found
from nlp.relations.acting import acted_on, actors, actors_of, begins, does, home_area
from nlp.relations.context import Context, any_of
from nlp.relations.locating import acts_on
from nlp.relations.supporting import first_named
from nlp.statements import Maker

_NEAR = re.compile(
    r"\b(?:by|with|between|involving|alongside|thanked|congratulated|praised|commended|recognised|acknowledged)"
    r"\s*(?:both )?(?:the )?$"
)
#: How far from the force an operation stands that is said to be the force's.
_OWNED = 60
#: How far before an operation the county stands that acts on it as its force does.
_AT_ONCE = 40
#: Before an operation, and after it: that its partners are named next.
_PARTNERS_IN = re.compile(
    r"\b(?:[Pp]artners?|[Aa]genc(?:y|ies)|[Bb]odies|[Oo]rgani[sz]ations|[Pp]articipants|[Ss]takeholders|[Tt]eams"
    r"|[Uu]nits|[Tt]hose|[Oo]thers)"
    r"(?: (?:taking part|involved|engaged|working|participating|supporting|behind|represented))?(?: (?:in|of|to|for|on"
    r"|with|under))?"
    r" (?:the )?['\"*‘]*$"
)
_ARE = re.compile(
    r"['\"*’]* (?:(?:have|has|had|also|now|currently) )*(?:are|were|include[sd]?|comprise[sd]?|been)(?: both)?:?"
    r" (?:the )?"
)
#: Before a body, and after it: its part in what is named next.
_INVOLVEMENT = re.compile(
    r"\b(?:involvement|participation|co-?operation|collaboration|contribution|presence|part played|role|assistance|help"
    r"|support|backing|efforts?|work|commitment) (?:of|from|by) (?:both )?(?:the )?$"
)
_IN = re.compile(r" (?:in|to|with|on|for|under|towards|throughout|during) (?:the )?['\"*‘]*")
#: Before several bodies: that what follows them is of all.
_JOINT = re.compile(r"\b(?:[Jj]oint|[Mm]ulti-agency|[Cc]ollaborative|[Cc]ombined|[Cc]ross-force) (?:the )?$")
_OPENS_BRACKET = re.compile(r"['\"*’]* \((?:(?:[Pp]olice|[Pp]artners:?|with|involving),? )?(?:the )?")
#: After a body: money of its own.
_ITS_MONEY = re.compile(r"['’]s? (?:own |new )?(?:[A-Z][\w'’]* ){0,4}(?:Fund|Grant|Funding)\b")
_PAIR = re.compile(r",? and (?:the )?")
_WITHOUT = re.compile(
    r"\b[Ww]ithout\b[^.,;]{0,40}$|\b(?:is|are|was|were) (?:now |all |currently |both )*with (?:the )?$"
)
#: An operation that somebody only means to run.
_TO_COME = re.compile(
    r"\b(?:will|shall|would|could|might|should|due to|going to"
    r"|(?:plan|hope|intend|aim|expect|seek|want)(?:s|ed|ing)? to)(?: [a-z]+){1,3} (?:the )?$"
)
_CONTRAST = re.compile(r";|\b(?:however|but|although|whereas)\b")
#: Before an operation: that it only tells since when something is so.
_SINCE = re.compile(
    r"\b(?:since|before|after|until|following) (?:the |its )?(?:launch|start|introduction|beginning|end|inception"
    r"|creation|conclusion|roll-?out|days|time) of (?:the )?['\"*‘]*$"
)
_NEXT_CLAUSE = re.compile(r", and (?:the )?$")
#: Between a body and an operation: what is the body's own, or another member of a list.
_ANOTHER = re.compile(r"^['’]|\b(?:and|before|after|since|until|unlike|than|about|regarding) (?:the )?$")
_MEMBER = re.compile(r", (?:and )?(?:the )?$")
_LIST_OF_PARTNERS = re.compile(
    r"\b(?:involving|with|alongside|including|by) [^.;]{0,140}(?:, |, and |and )(?:the )?$"
)  # fmt: skip


def partners(here: Context) -> Iterator[Statement]:
    """All `involves` of a sentence; the home force first."""
    yield from _own_force(here)
    yield from _listed(here)
    everybody = actors(here)
    for actor in everybody:
        home = here.force is not None and actor.label == here.force.label
        if not home and _only_spoken_of(here, actor):
            continue
        for op, words in acted_on(here, actor):
            if op.label != actor.label and not paid_through(here.reading, op):
                yield here.state("involves", op, actor, rule="partner-before", confidence=0.75, modality=told(words))
        if here.topic.carried and not here.minutes and not here.named and begins(here, actor):
            yield here.state("involves", here.main, actor, rule="partner-goes-on", confidence=0.6)
        if not here.loosely_carried and not (home and here.minutes):
            yield from _partner(here, actor, here.nearest(actor), everybody)


def _listed(here: Context) -> Iterator[Statement]:
    """``Partners in Operation Kestrel include the Harbour Trust and the Harbour Team``."""
    everybody = actors(here)
    yield from _part_of(here, everybody)
    yield from _joint(here, everybody)
    for op in here.named:
        if not _PARTNERS_IN.search(here.before(op, 60)):
            continue
        are = _ARE.match(here.after(op, 60))
        first = next((m for m in everybody if are and m.start >= op.end), None)
        if are is not None and first is not None and here.between(op.end + are.end(), first.start) == "":
            for one in here.chain(first, everybody):
                yield here.state("involves", op, one, rule="partner-after", confidence=0.75)


def _joint(here: Context, everybody: list[Found]) -> Iterator[Statement]:
    """``a joint Home Office and Border Force campaign``, ``Operation Kestrel (the Trust and the Council)``."""
    kind = re.compile(rf" (?:[\w-]+ ){{0,2}}(?:{any_of('led_by', 'kinds')})\b")
    for first in everybody:
        listed = here.chain(first, everybody)
        op = next((m for m in reversed(here.named) if m.end <= first.start), None)
        if len(listed) < 2 or not (op or here.topic.carried):
            continue
        before, after = here.before(first, 60), here.between(listed[-1].end, here.sentence.end)
        bracket = op is not None and _OPENS_BRACKET.fullmatch(here.between(op.end, first.start)) and after[:1] == ")"
        if bracket or (_JOINT.search(before) and kind.match(after)):
            for one in listed:
                yield here.state("involves", op or here.main, one, rule="partner-after", confidence=0.7)


def _part_of(here: Context, everybody: list[Found]) -> Iterator[Statement]:
    """``the involvement of the Harbour Trust in Operation Kestrel``."""
    for first in everybody:
        op = next((m for m in here.named if m.start >= first.end), None)
        if op is None or not _INVOLVEMENT.search(here.before(first, 40)):
            continue
        if _IN.fullmatch(here.between(here.chain_end(first, everybody), op.start)):
            for one in here.chain(first, everybody):
                yield here.state("involves", op, one, rule="partner-after", confidence=0.75)


def _own_force(here: Context) -> Iterator[Statement]:
    """The home force takes part where minutes say so of it in the sentence about the operation."""
    if here.force is None or not here.minutes:
        return
    names = [m for m in actors(here) if m.label == here.force.label and not _apart(here, m)]
    if names:
        for subject in here.chain(here.named[0], here.named) if here.named else [here.main]:
            yield here.state("involves", subject, here.force, rule="own-force", confidence=0.7, modality=None)
        return
    for place in here.of_type("PLACE"):  # "Fenshire has set up Operation Kestrel"
        op = acts_on(here, place) if place.label == home_area(here.force) else None
        if op is not None and op.start - place.end <= _AT_ONCE:
            yield here.state("involves", op, here.force, rule="own-force", confidence=0.65, modality=None)


def _apart(here: Context, force: Found) -> bool:
    """Whether the force is told of in another clause than the operation, or as what people join."""
    if re.search(rf"\b(?:{any_of('involves', 'joined')}) (?:the )?$", here.before(force, 40), re.IGNORECASE):
        return True
    if any(_SINCE.search(here.before(op, 60)) for op in here.named[:1]):
        return True
    gaps = [here.between(force.end, op.start) for op in here.named[:1]]
    if re.match(r"['’]s? ", here.after(force, 3)) and not any(0 < len(gap) <= _OWNED for gap in gaps):
        return True
    between = [here.between(min(op.end, force.end), max(op.start, force.start)) for op in here.named[:1]]
    return any(_NEXT_CLAUSE.search(gap) for gap in gaps) or any(_CONTRAST.search(gap) for gap in between)


def _only_spoken_of(here: Context, group: Found) -> bool:
    """Whether a body is only a source, a critic, or the owner of what is spoken of."""
    after = here.after(group, 30)
    if re.match(rf"(?:'s)? (?:{any_of('involves', 'belongings')})", after[:18]):
        return True
    near = r"(?: (?:[^.;,]|,(?=\d)){0,40})? (?:by|from) (?:(?!\b(?:by|from|with)\b)[^.;])*$"
    if re.search(rf"\b(?:{any_of('involves', 'sources')})\b(?! that\b){near}", here.before(group, 110), re.IGNORECASE):
        return True
    if _WITHOUT.search(here.before(group, 60)) or _ITS_MONEY.match(here.after(group, 60)):
        return True
    return re.match(rf"(?: \([A-Z]+\))? (?:{any_of('involves', 'source_verbs')})\b| \(now ", after) is not None


def _partner(here: Context, group: Found, subject: Found, everybody: list[Found]) -> Iterator[Statement]:
    """A body after a word of partnership, alone or in a list, before or after the operation."""
    if _PAIR.fullmatch(here.between(min(group.end, subject.end), max(group.start, subject.start))):
        return  # two of one list are partners of a third, not of each other
    first = here.chain_start(group, everybody)
    home = here.force is not None and group.label == here.force.label
    if group.start >= subject.end:
        first = first if first.start >= subject.end else group
        gaps = {here.between(subject.end, one.start) for one in (first, group)}
        if home and not _led_in(here.between(subject.end, first.start)):
            return
        if any(_follows_as_partner(here, group, gap) for gap in gaps):
            modality = "planned" if _TO_COME.search(here.before(subject, 60)) else None
            for one in here.coordinated(subject):
                yield here.state("involves", one, group, rule="partner-after", confidence=0.7, modality=modality)
        return
    gap = here.between(here.chain_end(group, everybody), subject.start)
    if _NEAR.search(here.before(first, 45)) and len(gap) < 60 and not _ANOTHER.search(gap):
        yield here.state("involves", subject, group, rule="partner-near", confidence=0.55)


def _follows_as_partner(here: Context, group: Found, gap: str) -> bool:
    """Whether a word of partnership stands right before a body, or before the list it is in."""
    between = any_of("involves", "between")
    if re.search(rf"\b(?:{any_of('involves', 'near')})\b[\s,]*(?:(?:{between}) )*['\"‘“]?$", gap):
        return True
    if _LIST_OF_PARTNERS.search(here.before(group, 180)):
        return True
    listed = re.search(rf"\b(?:{any_of('involves', 'lists')})\b", gap) and len(gap) < 160
    return bool(listed) and _MEMBER.search(here.before(group, 45)) is not None


def partners_by_lead(reading: Reading, lead: Reading, make: Maker, force: Term | None) -> Iterator[Statement]:
    """Below ``Initiatives supported by the Harbour Team include:`` the team takes part in what a bullet begins with."""
    op = first_named(reading)
    if op is None or reading.text.startswith("There "):
        return
    why = (f"the list it stands in is of what they take part in: {lead.text[:120]}",)
    for actor in actors_of(lead, force):
        if actor.label != op.label and _leads_list(lead.text, actor):
            first = reading.sentences[0]
            yield make(
                reading, "involves", term(op), term(actor), first.start, first.end,
                rule="partner-list", confidence=0.6, inferred=why, modality=told(lead.text[actor.end :]),
            )  # fmt: skip


def _leads_list(text: str, actor: Found) -> bool:
    """Whether the line before a list says that what follows is done by or with `actor`."""
    return _led_in(text[: actor.start]) or does(text[actor.end :].rstrip(" :"))


def _led_in(before: str) -> bool:
    """Whether the words before a body end in such as *delivered by* or *in partnership with*."""
    by = rf"\b(?:{any_of('involves', 'lead_ins')}) (?:(?:{any_of('involves', 'between')}) )*$"
    return re.search(by, before, re.IGNORECASE) is not None
