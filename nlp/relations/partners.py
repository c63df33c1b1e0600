"""`involves`: the teams and bodies that take part in an operation or initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.recognise import Found
from nlp.relations.context import GROUPS, Context, any_of

_NEAR = re.compile(r"\b(?:by|with|from|through|the)\s*(?:the )?$")
_PAIR = re.compile(r",? and (?:the )?")
_MEMBER = re.compile(r", (?:and )?(?:the )?$")
_LIST_OF_PARTNERS = re.compile(
    r"\b(?:involving|with|alongside|including|by) [^.;]{0,140}(?:, |, and |and )(?:the )?$"
)  # fmt: skip


def partners(here: Context) -> Iterator[Statement]:
    """All `involves` of a sentence; the home force first."""
    yield from _own_force(here)
    for group in here.of_type(*GROUPS):
        home = here.force is not None and group.label == here.force.label
        if not home and not _only_spoken_of(here, group):
            yield from _partner(here, group, here.nearest(group))


def _own_force(here: Context) -> Iterator[Statement]:
    """The home force takes part where minutes say so of it in the sentence about the operation."""
    if here.force is None or not here.minutes:
        return
    force = here.force
    named = any(m.label == force.label for m in here.of_type("ORG"))
    if named or re.search(rf"\b(?:{any_of('force', 'words')})\b", here.text, re.IGNORECASE):
        for subject in here.named[:1] or [here.main]:
            yield here.state("involves", subject, force, rule="own-force", confidence=0.7)


def _only_spoken_of(here: Context, group: Found) -> bool:
    """Whether a body is only a source, a critic, or the owner of what is spoken of."""
    after = here.after(group, 30)
    if re.match(rf"(?:'s)? (?:{any_of('involves', 'belongings')})", after[:18]):
        return True
    if re.search(rf"\b(?:{any_of('involves', 'sources')}) (?:by|from) [^.;]{{0,60}}$", here.before(group, 90)):
        return True
    return re.match(rf"(?: \([A-Z]+\))? (?:{any_of('involves', 'source_verbs')})\b| \(now ", after) is not None


def _partner(here: Context, group: Found, subject: Found) -> Iterator[Statement]:
    gap = here.between(min(group.end, subject.end), max(group.start, subject.start))
    if _PAIR.fullmatch(gap):
        return  # two of one list are partners of a third, not of each other
    if group.start >= subject.end:
        if _follows_as_partner(here, group, gap):
            yield here.state("involves", subject, group, rule="partner-after", confidence=0.7)
    elif re.search(rf"\b(?:{any_of('involves', 'doing')})\b", gap) and subject.start - group.end < 110:
        yield here.state("involves", subject, group, rule="partner-before", confidence=0.7)
    elif _NEAR.search(here.before(group, 45)) and subject.start - group.end < 60:
        yield here.state("involves", subject, group, rule="partner-near", confidence=0.55)


def _follows_as_partner(here: Context, group: Found, gap: str) -> bool:
    """Whether a word of partnership stands right before a body, or before the list it is in."""
    between = any_of("involves", "between")
    if re.search(rf"\b(?:{any_of('involves', 'near')})\b[\s,]*(?:(?:{between}) )*$", gap):
        return True
    if _LIST_OF_PARTNERS.search(here.before(group, 180)):
        return True
    listed = re.search(rf"\b(?:{any_of('involves', 'lists')})\b", gap) and len(gap) < 160
    return bool(listed) and _MEMBER.search(here.before(group, 45)) is not None
