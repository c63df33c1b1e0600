"""`led_by`: who runs an operation, initiative or team."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement, Term
from nlp.recognise import Found
from nlp.relations.context import GROUPS, NAMED, Context, any_of

#: What may stand between an owner and what it owns: ``Fenshire Police's new "Kestrel" campaign``.
_OWNER_GAP = re.compile(
    r"""
    (?:\ \([A-Z]{2,8}\))?                   # the owner's acronym
    (?:'s|s)? [ -]?
    (?:led\ |led\ national\ )?
    (?:'|"|\*)?
    (?:(?:national|new|annual)\ )?
    ['"]?
    """,
    re.VERBOSE,
)
_LEADS = r"\blead(?:s|ing)? (?:on |the )?"
#: The most characters between a name and ``led by``.
_FAR = 60


def leaders(here: Context) -> Iterator[Statement]:
    """All `led_by` of a sentence."""
    yield from _led_by(here)
    yield from _unnamed(here)
    yield from _owners(here)
    yield from _leading(here)


def _led_by(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel is led by the Harbour Team``."""
    subjects = here.of_type(*NAMED, "TEAM")
    for match, start, end in here.matches(rf"\b(?:{any_of('led_by', 'after')})\b", re.IGNORECASE):
        before = [m for m in subjects if m.end <= start] or ([here.main] if here.topic.carried else [])
        subject = _led(here, match, before, start)
        if subject is None:
            continue
        for leader in here.listed_after(end, GROUPS | {"PERSON", "ROLE"}):
            if leader.label != subject.label and not _holder_follows(here, leader):
                yield here.state("led_by", subject, leader, rule="led-by", confidence=0.9)


def _led(here: Context, match: re.Match[str], before: list[Found], start: int) -> Found | None:
    """Which of the names before *led by* is led: the last, but an operation rather than a team; None where none is."""
    if not before:
        return None
    subject, phrase = before[-1], match.group().lower()
    if phrase == "chaired by":
        meeting = rf"\b(?:{any_of('led_by', 'meeting')})\b"
        if subject.type != "TEAM" or re.search(meeting, here.between(subject.end, start), re.IGNORECASE):
            return None
    elif subject.type == "TEAM":
        subject = ([m for m in before if m.type in NAMED] or [subject])[-1]
    if phrase == "is through" and "overnance" not in here.text[: match.start()]:
        return None
    return subject if start - subject.end <= _FAR else None


def _holder_follows(here: Context, leader: Found) -> bool:
    """Whether an office stands right before its holder's name, who is the leader then."""
    return leader.type == "ROLE" and any(0 <= m.start - leader.end <= 2 for m in here.of_type("PERSON"))


def _unnamed(here: Context) -> Iterator[Statement]:
    """``an officer who led the operation``: the leader in the paper's words."""
    pattern = (
        rf"\b((?:one|a|an) (?:[a-z-]+ ){{0,3}}(?:{any_of('led_by', 'unnamed')})) (?:who|that) (?:has |have |had )?"
        r"(?:led|leads|headed|heads)(?: on)? (?:the|this) (?:operation|initiative|project|campaign)\b"
    )
    match = re.search(pattern, here.text)
    if match and here.main.type in NAMED:
        yield here.state("led_by", here.main, Term(match[1]), rule="unnamed-leader", confidence=0.75)


def _owners(here: Context) -> Iterator[Statement]:
    """``Fenshire Council's Lantern Campaign``: a body right before a name."""
    for group in here.of_type("ORG"):
        for subject in here.named:
            if group.end <= subject.start and _owns(here, group, subject):
                yield here.state("led_by", subject, group, rule="owner-before-name", confidence=0.75)


def _owns(here: Context, group: Found, subject: Found) -> bool:
    gap = here.between(group.end, subject.start)
    link = gap.strip(" ")
    if not _OWNER_GAP.fullmatch(gap) or link == "-" or here.companion(subject):
        return False
    sure = subject.type == "OPERATION" or gap.strip() or group.rule in {"prefix", "national-body", "acronym"}
    # the home force before a name is where it belongs, not who leads it
    home = here.force is not None and group.label == here.force.label and gap.strip() not in {"led", "-led"}
    return bool(sure) and not home


def _leading(here: Context) -> Iterator[Statement]:
    """``Jane Roe leads Operation Kestrel``."""
    for _, start, end in here.matches(_LEADS):
        before = [m for m in here.of_type(*GROUPS, "PERSON") if m.end <= start]
        for subject in here.named:
            if before and 0 <= subject.start - end < 8:
                yield here.state("led_by", subject, before[-1], rule="leads", confidence=0.75)
