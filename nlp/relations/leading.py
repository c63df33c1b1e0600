"""`led_by`: who runs an operation, initiative or team."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from nlp.modality import told
from nlp.model import Statement, Term
from nlp.recognise import Found
from nlp.relations.acting import own_names
from nlp.relations.context import GROUPS, NAMED, Context, any_of
from nlp.relations.in_charge import in_charge

#: What may stand between an owner and what it owns: ``Fenshire Police's new "Kestrel" campaign``.
_OWNER_GAP = re.compile(
    r"""
    (?:\ \([A-Z]{2,8}\))?                   # the owner's acronym
    (?:['’]s|s|['’])?(?:\ \([A-Z]{2,8}\))? [ -]?
    (?:led\ |led\ national\ |run\ )?
    (?:(?:campaign|operation|initiative|programme|scheme|pilot|project|strategy)\ (?:of\ )?(?:the\ )?
    |(?:[a-z-]+\ ){1,3}(?:campaign|operation|initiative|programme|scheme|pilot|project|strategy|service|patrol),\ )?
    (?:(?:[\w'’-]+\ ){0,4}(?:survey|course|study|helpline|toolkit|app|event|package|exercise|inquiry|network|fund|plan
    |model|campaign|operation|initiative|programme|scheme|pilot|project|strategy|service|patrol|drive|crackdown),\ )?
    (?:'|"|\*)?
    (?:(?:national|new|annual|own|own\ new)\ )?
    ['"]?
    """,
    re.VERBOSE,
)
#: The most characters between a name and ``led by``.
_FAR = 60
#: A sentence whose subject is what was spoken of before.
_ANAPHORIC = re.compile(
    r"(?:It|Both|This (?:is|was)|They (?:are|were)|(?:The|This) (?:operation|initiative|campaign|project|programme"
    r"|scheme|pilot|service|fund|work|exercise))\b"
)
_TAKES_OVER = re.compile(
    r"\b(?:takes?|took|taking|taken|assumes?|assumed|has|had|have) (?:over )?(?:the )?(?:overall |day-to-day )?"
    r"(?:co-?ordination|command|charge|leadership|running|management|control|lead|responsibility|ownership)"
    r" (?:of|for|over|on) (?:the (?=[A-Z]))?"
    r"|\b(?:takes|took|taken|taking) over (?:the running of |as \w+ of )?(?:(?:the )?(?=[A-Z])|(?=(?:the|this) [a-z]))"
    r"|\b(?:takes|took|taken) on (?:the )?(?=[A-Z])"
    r"|\b(?:is|was|are|were|remains?|remained|been|put|placed|being|now) (?:in (?:overall |operational |day-to-day )?"
    r"(?:charge|command|control) of|at the (?:head|helm) of|(?:directly |jointly )?responsible for|accountable for)"
    r" (?:the )?(?=[A-Z])"
    r"|\b(?:has|have|had|takes?|took|taken|given|holds?|held|retains?|retained|keeps?|kept) (?:the |overall |strategic"
    r" |operational |day-to-day |national |regional )*(?:oversight|ownership|leadership|command|charge|direction"
    r"|supervision"
    r"|the lead) (?:of|for|on|over) (?:the )?(?=[A-Z])"
)
#: That something was begun.
_BEGUN = re.compile(
    r"(?:re-?)?(?:launched|established|set up|initiated|instigated|founded|organi[sz]ed)\b", re.IGNORECASE
)
_THE_OPERATION = re.compile(
    r"this work\b|(?:the|this) (?:operation|initiative|campaign|project|programme|scheme|pilot)\b"
)
_LEADERS = GROUPS | {"PERSON", "ROLE"}
_OWNERS = frozenset({"prefix", "national-body", "acronym", "org-opener"})
_ACRONYM = r"(?:\ \([^()]{1,40}\))?"
#: Before a verb of leading: what stands between it and its subject.
_TO_VERB = re.compile(
    rf"{_ACRONYM}(?:\ (?:in|at|for)\ (?:the\ )?[A-Z][\w'’]+(?:\ [A-Z][\w'’]+){{0,2}})?(?:,\ [^,.;]{{0,80}},)?"
    r"(?:,?\ (?:who|which|that))?"
    r"(?:(?:\ has|\ have|\ had)?\ (?:left|moved|transferred|departed|went|retired|came|come|joined|arrived|returned"
    r"|stepped)"
    r"\b[^,.;]{0,60}?(?=\ to\ ))?"
    r"(?:\ (?:has|have|had|is|are|was|were|been|being|will|would|also|now|jointly|and|then"
    r"|continues?\ to|continued\ to|(?:appointed|asked|chosen|selected|nominated|tasked|named|brought\ in)\ to|to"
    r"|currently|recently|formally|officially|first|[a-z]+ly))*\ ",
    re.VERBOSE,
)
#: After it: what stands between it and its object.
_TO_NAME = re.compile(
    r"(?:\ (?:on|up))?(?:\ (?:a|an|the|its|our|their|this|own|new|current|national|local|regional|multi-agency|joint"
    r"|county-?wide|force-?wide|delivery\ of|work\ on|work\ of))*\ ['\"*‘]*",
    re.VERBOSE,
)


def leaders(here: Context) -> Iterator[Statement]:
    """All `led_by` of a sentence."""
    yield from _led_by(here)
    yield from _owners(here)
    yield from _leading(here)
    yield from _holding_lead(here)
    yield from _taking_over(here)
    yield from in_charge(here)
    yield from _unnamed(here)


def _unnamed(here: Context) -> Iterator[Statement]:
    """``an officer who led the operation``: the leader in the paper's words."""
    pattern = (
        rf"\b((?:one|a|an) (?:[a-z-]+ ){{0,3}}(?:{any_of('led_by', 'unnamed')})) (?:who|that) (?:has |have |had )?"
        r"(?:led|leads|headed|heads)(?: on)? (?:the|this) (?:operation|initiative|project|campaign)\b"
    )
    match = re.search(pattern, here.text)
    if match and here.main.type in NAMED:
        yield here.state("led_by", here.main, Term(match[1]), rule="unnamed-leader", confidence=0.75)


def _led_by(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel is led by the Harbour Team``; ``Led by the Harbour Team, Operation Kestrel …``."""
    subjects = here.of_type(*NAMED, "TEAM")
    for match, start, end in here.matches(_after()):
        before = [m for m in subjects if m.end <= start] or _spoken_of_before(here)
        instead = here.subject_of(start)
        before = [instead] if instead is not None else before
        found = [_office(here, m) for m in here.listed_after(end, _LEADERS)] or _own_after(here, end)
        if not match.start() and found:
            gap_end = found[-1].end
            before = [m for m in here.named if m.start >= gap_end and _opens_on(here.between(gap_end, m.start))]
            led = before[0] if before else here.main if here.topic.carried else None
        else:
            led = _led(here, match, before, start)
        if led is None and found and match.group().lower().startswith("under the "):
            led = next((m for m in here.named if m.start > found[-1].end), None)  # the subject's leader is its own
        if sum(not _holder_follows(here, m) for m in found) > 1 and _BEGUN.match(match.group()):
            continue  # several who began it take part
        for leader in found if led is not None else []:
            if led is not None and not _holder_follows(here, leader) and not _office_told(here, found, leader):
                for one in here.coordinated(led) if led in here.named else [led]:
                    if one.label != leader.label:
                        yield here.state("led_by", one, leader, rule="led-by", confidence=0.9)


@cache
def _after() -> re.Pattern[str]:
    when = (
        r"(?: (?:in|at|on|for|from|since|until|every|each|during|throughout|across|there|jointly|on behalf of|day to"
        r" day|"
        r"[a-z]+ly)\b[^,.;:]{0,45}?)"
    )
    return re.compile(
        rf"\b(?:{any_of('led_by', 'after')}|(?:{any_of('led_by', 'interposed')}){when} by)\b", re.IGNORECASE
    )


def _spoken_of_before(here: Context) -> list[Found]:
    """What a sentence goes on about: its topic, or what *it* stands for where it names something else later."""
    if here.topic.carried:
        return [here.main]
    antecedent = here.topic.antecedent
    return [antecedent] if antecedent is not None and _ANAPHORIC.match(here.text) else []


def _opens_on(gap: str) -> bool:
    """Whether only an opening phrase's end stands between it and the name it is about."""
    return re.fullmatch(rf"{_ACRONYM},(?:\ the)?(?:\ [a-z]+)?\ ['\"*]*", gap, re.VERBOSE) is not None


def _office(here: Context, leader: Found) -> Found:
    """The office that a body's name stands right before: ``chaired by the Harbour Trust Chief Executive``."""
    if leader.type not in GROUPS:
        return leader
    return next((m for m in here.of_type("ROLE") if here.between(leader.end, m.start) in {" ", "'s ", "’s "}), leader)


def _own_after(here: Context, end: int) -> list[Found]:
    """The home force by another name, right after *led by*."""
    return [m for m in own_names(here) if here.between(end, m.start).strip() == ""]


def _led(here: Context, match: re.Match[str], before: list[Found], start: int) -> Found | None:
    """Which of the names before *led by* is led: the last, but an operation rather than a team; None where none is."""
    if not before:
        return None
    subject, phrase = before[-1], match.group().lower()
    if phrase in {"chaired by", "convened by"}:
        meeting = rf"\b(?:{any_of('led_by', 'meeting')})\b"
        if subject.type != "TEAM" or re.search(meeting, here.between(subject.end, start), re.IGNORECASE):
            return None
    elif subject.type == "TEAM":
        subject = ([m for m in before if m.type in NAMED] or [subject])[-1]
    if phrase == "is through" and "overnance" not in here.text[: match.start()]:
        return None
    earlier = subject is here.topic.antecedent or (here.topic.carried and subject is here.main)
    spoken_of = earlier and _ANAPHORIC.match(here.text) is not None
    return subject if spoken_of or start - subject.end <= _FAR else None


def _office_told(here: Context, found: list[Found], leader: Found) -> bool:
    """Whether an office only says who the person named before it is: ``by Ann Lee, Head of Harbours``."""
    before = [m for m in found if m.end <= leader.start and m.type == "PERSON"]
    return (
        leader.type == "ROLE" and bool(before) and here.between(before[-1].end, leader.start) in {", ", " (", ", the "}
    )


def _holder_follows(here: Context, leader: Found) -> bool:
    """Whether an office stands right before its holder's name, who is the leader then."""
    return leader.type == "ROLE" and any(0 <= m.start - leader.end <= 2 for m in here.of_type("PERSON"))


def _owners(here: Context) -> Iterator[Statement]:
    """``Fenshire Council's Lantern Campaign``, ``the Lantern Campaign, the Council's scheme``: whose a name is."""
    owners = sorted([*here.of_type(*GROUPS), *own_names(here)], key=lambda m: m.start)
    for group in owners:
        for subject in here.named:
            if group.end <= subject.start and group.rule != "own-name" and _owns(here, group, subject):
                yield here.state("led_by", subject, group, rule="owner-before-name", confidence=0.75)
            elif group.start >= subject.end and _in_apposition(here, subject, group):
                yield here.state("led_by", subject, group, rule="owner-in-apposition", confidence=0.7)


def _owns(here: Context, group: Found, subject: Found) -> bool:
    gap = here.between(group.end, subject.start)
    link = gap.strip(" ")
    if group.type == "TEAM" and not re.match(r"['’]", gap):
        return False
    if not _OWNER_GAP.fullmatch(gap) or link == "-" or here.companion(subject):
        return False
    sure = subject.type == "OPERATION" or gap.strip() or group.rule in _OWNERS
    # the home force before a name is where it belongs, not who leads it
    home = here.force is not None and group.label == here.force.label and gap.strip() not in {"led", "-led"}
    return bool(sure) and not home


def _in_apposition(here: Context, subject: Found, group: Found) -> bool:
    """Whether ``, the owner's scheme,`` stands right after a name."""
    gap = here.between(subject.end, group.start)
    kind = rf" (?:(?!funded\b)[\w-]+ ){{0,4}}(?:{any_of('led_by', 'kinds')})\b"
    owned = re.match(rf"['’]s?{kind}", here.after(group, 80))
    beside = re.fullmatch(rf"['\"*’]*{_ACRONYM},(?:\ which\ is)?(?:\ the)?\ ", gap, re.VERBOSE)
    if beside is not None and owned is not None:
        return True
    is_one = re.fullmatch(rf"['\"*’]*{_ACRONYM}(?:,|,?\ (?:which\ )?is)\ (?:also\ )?(?:a|an|the)\ ", gap, re.VERBOSE)
    return is_one is not None and re.match(rf"(?:['’]s?| led|-led|-run)?{kind}", here.after(group, 80)) is not None


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('led_by', kind)})\b")


def _leading(here: Context) -> Iterator[Statement]:
    """``Jane Roe leads Operation Kestrel``, ``the Home Office launched the Lantern Fund``."""
    people = sorted([*here.of_type(*_LEADERS), *own_names(here)], key=lambda m: m.start)
    for kind in ("leads", "starts"):
        for match, start, end in here.matches(_verbs(kind)):
            led = next((m for m in (*here.of_type(*NAMED, "TEAM"), *_spoken_of(here)) if m.start >= end), None)
            if led is None or not _TO_NAME.fullmatch(here.between(end, led.start)):
                continue
            leader = _subject(here, people, match.group(), start)
            if leader is None or leader.label == led.label or _holder_follows(here, leader):
                continue
            home = here.force is not None and leader.label == here.force.label
            if kind == "leads" or not (home or led.type == "TEAM" or here.companion(led)):
                words = here.between(leader.end, start)
                yield here.state("led_by", led, leader, rule="leads", confidence=0.75, modality=told(words))


def _spoken_of(here: Context) -> list[Found]:
    """``this work``, where the sentence goes on about an operation without naming it."""
    if here.named or here.main.type not in NAMED or not here.topic.carried:
        return []
    return [replace(here.main, start=start, end=end) for _, start, end in here.matches(_this_work())]


@cache
def _this_work() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the|this) (?:work\b|{any_of('involves', 'anaphors')})")


def _subject(here: Context, people: list[Found], verb: str, start: int) -> Found | None:
    """Who of `people` is the subject of the active verb at `start`."""
    for leader in reversed(people):
        gap = here.between(leader.end, start)
        if leader.end <= start and _TO_VERB.fullmatch(gap):
            return None if _passive(gap, verb) else leader
    return None


def _passive(before: str, verb: str) -> bool:
    """Whether ``was led`` is told, in which the name before the verb is what is led."""
    return verb.endswith("ed") and re.search(r"\b(?:is|are|was|were|been|being)\b[a-z ]*$", before) is not None


def _taking_over(here: Context) -> Iterator[Statement]:
    """``Jane Roe has taken over the running of Operation Kestrel``, ``will take charge of the operation``."""
    people = sorted([*here.of_type(*_LEADERS), *own_names(here)], key=lambda m: m.start)
    for match, start, end in here.matches(_TAKES_OVER):
        led = next((m for m in here.named if m.start == end), None)
        if led is None and _THE_OPERATION.match(here.between(end, end + 20)) and here.main.type in NAMED:
            led = here.main
        leader = _subject(here, people, match.group(), start)
        if led is not None and leader is not None and not _holder_follows(here, leader):
            modality = told(here.between(leader.end, start))
            yield here.state("led_by", led, leader, rule="leads", confidence=0.7, modality=modality)


#: Between a person and the noun of what they hold.
_BEFORE_LEAD = re.compile(
    rf"{_ACRONYM},?\ (?:(?:is|are|was|were|became|becomes|remains|remain|as|acts\ as|has\ become|appointed"
    r"|appointed\ as)\ )?(?:(?:the|a|an|our|its|their)\ )?(?:[\w-]+\ ){0,3}",
    re.VERBOSE,
)


@cache
def _lead_of() -> re.Pattern[str]:
    before_name = r"(?:the |our |its )?(?:new |national |local )?['\"*‘]*"
    return re.compile(rf"\b(?:{any_of('led_by', 'nouns')}) (?:of|for|on) {before_name}", re.IGNORECASE)


def _holding_lead(here: Context) -> Iterator[Statement]:
    """``Jane Roe is the lead for Operation Kestrel``, ``Harbour Aid became the provider of the Lantern Service``."""
    people = sorted([*here.of_type(*_LEADERS), *own_names(here)], key=lambda m: m.start)
    for _, start, end in here.matches(_lead_of()):
        led = next((m for m in here.of_type(*NAMED, "TEAM") if m.start == end), None)
        leader = next((m for m in reversed(people) if m.end <= start), None)
        if led is None or leader is None or leader.label == led.label:
            continue
        gap = here.between(leader.end, start)
        if _BEFORE_LEAD.fullmatch(gap) and not _holder_follows(here, leader):
            yield here.state("led_by", led, leader, rule="holds-lead", confidence=0.75, modality=told(gap))
    for led in here.named:
        yield from _titled(here, led)


def _titled(here: Context, led: Found) -> Iterator[Statement]:
    """``Jane Roe (Operation Kestrel lead)``, ``the Operation Kestrel lead, Jane Roe``."""
    title = re.match(rf"(?:['’]s?)? (?:[a-z]+ )?(?:{any_of('led_by', 'nouns')})\b", here.after(led, 40))
    if title is None:
        return
    end = led.end + title.end()
    for person in here.of_type("PERSON", "ROLE"):
        before = here.between(person.end, led.start) if person.end <= led.start else "-"
        after = here.between(end, person.start) if person.start >= end else "-"
        beside = re.fullmatch(r",? \(?(?:the )?|, (?:who is )?(?:the )?", before) or re.fullmatch(
            r",? (?:is )?(?:[A-Z][\w/]* ){0,4}", after
        )
        if beside and not _holder_follows(here, person):
            yield here.state("led_by", led, person, rule="holds-lead", confidence=0.75)
