"""`targets`: what an operation or initiative is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.aims.beside import Aim, bracketed_aims, closing_aims, listed_aims
from nlp.aims.named import is_whole
from nlp.aims.parsed import find_aims, may_state_aims
from nlp.lexicon import words
from nlp.model import Statement, Term
from nlp.recognise import Found
from nlp.relations.context import NAMED, Context
from nlp.relations.harming import harm_aims
from nlp.topics import Topic

_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot|n't|without|neither|nor)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"\b(?:under|as part of|through|by|during|of|with|following|after|from|as a result of) (?:the )?(?:[a-z]+ )?$"
)
#: How many words may stand between a name and the bracket that explains it.
_BRACKET_WITHIN = 3
#: Somebody turns to a question, and away from the operation of the sentence before.
ASKED = re.compile(
    r"(?:He|She|They|The [A-Z]\w+) (?:\w+ ){0,2}(?:asked|enquired|inquired|queried|questioned|wondered)\b"
)
_PAIR = re.compile(r"(?: [\w-]+)? (?:and|&) (?:the |wider )?")
_JOINS = re.compile(r",? (?:and|or|and/or|&) |, ")
_COMPANION = re.compile(r"\b(?:alongside|under|with|as part of|in support of|following)\b[^,]{0,12}$")


def asks_for_grammar(topic: Topic) -> bool:
    """Whether the grammar of a sentence may tell an aim: it is about an operation, and a word of it shows one."""
    stated = topic.subject.type in NAMED and not topic.loose and (not topic.carried or topic.anaphor)
    return stated and may_state_aims(topic.text)


def aims(here: Context) -> Iterator[Statement]:
    """All `targets` of a sentence; its rule is ``aim-`` and the word that shows the aim."""
    asked = here.topic.carried and ASKED.match(here.text)
    if asked or _only_listed(here) or is_whole(here.main.label):
        return
    for aim, owner in _longest(_ends([pair for pair in _aims(here) if _holds(here, *pair)])):
        rule = f"aim-{re.sub(r'[^a-z]+', '-', aim.trigger.lower()).strip('-')}"
        for subject in [owner] if owner is not None else _subjects(here, aim):
            yield here.state("targets", subject, Term(aim.text), rule=rule, confidence=aim.confidence)


def _only_listed(here: Context) -> bool:
    """Whether the name stands in a heading and this is a line of contents below it, no sentence."""
    since = here.topic.since
    return since is not None and since[0].passage.kind == "heading" and not here.text.rstrip().endswith((".", ";", ":"))


def _holds(here: Context, aim: Aim, owner: Found | None) -> bool:
    """Whether a phrase is the aim of what its sentence is about: not denied, nobody's name, nobody else's aim."""
    if _is_mention(here, aim) or (owner is None and _name_between(here, aim)) or _in_others_bracket(here, aim):
        return False
    return not _NEGATED.search(here.text[max(0, aim.trigger_start - 30) : aim.trigger_start])


#: An aim, and the operation it belongs to where the rule itself tells that.
_Owned = tuple[Aim, Found | None]


def _ends(aims: list[_Owned]) -> list[_Owned]:
    """`aims` without what is to be created where what that is for follows: ``aims to create plans for offenders``."""
    made = [pair for pair in aims if pair[0].trigger.lower() in words("relations", "targets", "creating")]
    last = max((aim.start for aim, owner in aims if (aim, owner) not in made), default=-1)
    return [pair for pair in aims if pair not in made or pair[0].start > last]


def _longest(aims: list[_Owned]) -> list[_Owned]:
    """Of aims that overlap only the longest; of those as long the one found first."""
    kept: list[_Owned] = []
    single = [a for a, _ in aims if " and " not in a.text and ", " not in a.text]
    for aim, owner in sorted(
        (pair for pair in aims if not _is_list(pair[0], single)), key=lambda pair: pair[0].start - pair[0].end
    ):
        if not any(aim.start < k.end and k.start < aim.end and owner in {None, o} for k, o in kept):
            kept.append((aim, owner))
    return sorted(kept, key=lambda pair: pair[0].start)


def _is_list(aim: Aim, single: list[Aim]) -> bool:
    """Whether other aims are the members of this one (``burglary and vehicle crime``)."""
    reached, members = aim.start, 0
    for other in sorted((a for a in single if aim.start <= a.start and a.end <= aim.end), key=lambda a: a.start):
        gap = aim.text[reached - aim.start : other.start - aim.start] if other.start >= reached else None
        if gap is not None and (_JOINS.fullmatch(gap) if members else not gap):
            reached, members = other.end, members + 1
    return members > 1 and reached == aim.end


def _aims(here: Context) -> Iterator[_Owned]:
    stated = not here.topic.carried or here.topic.anaphor
    if stated:
        yield from ((aim, None) for aim in _stated(here))
    yield from harm_aims(here)


def _stated(here: Context) -> Iterator[Aim]:
    for mention in here.named:
        end = mention.end - here.offset
        yield from closing_aims(here.text, end)
        if mention.type == "OPERATION":
            yield from bracketed_aims(here.text, end)
    yield from listed_aims(here.text)
    if here.doc is not None:
        yield from find_aims(here.doc)


def _name_between(here: Context, aim: Aim) -> bool:
    """Whether another operation stands between the word that shows the aim and the aim."""
    return any(aim.trigger_start < m.start - here.offset < aim.start for m in here.all_named)


def _in_others_bracket(here: Context, aim: Aim) -> bool:
    """Whether an aim stands in a bracket that explains another thing than the operation named in the sentence."""
    opening = here.text.rfind("(", 0, aim.start)
    if opening < 0 or ")" in here.text[opening : aim.start] or not here.named:
        return False
    before = [m.end - here.offset for m in here.named if m.end - here.offset <= opening]
    return not before or len(here.text[before[-1] : opening].split()) > _BRACKET_WITHIN


def _is_mention(here: Context, aim: Aim) -> bool:
    """Whether the phrase is itself an entity (a partner, the operation), so no crime, harm or group."""
    start, end = here.offset + aim.start, here.offset + aim.end
    return any(
        m.start < end and start < m.end and m.end - m.start >= (end - start) * (0.9 if m.type == "PLACE" else 0.6)
        for m in here.mentions
    )


def _subjects(here: Context, aim: Aim) -> list[Found]:
    """Whose aim it is: the operation named last before it (both of a pair), passing over mere companions."""
    before = [m for m in here.named if m.end <= here.offset + aim.trigger_start + 1]
    if not here.named:
        return [here.main]
    if not before:
        first = here.named[0]
        joined = _JOINED.search(here.before(first, 40))
        return [first] if joined or first.start == here.sentence.start else []
    last = before[-1]
    if len(before) > 1:
        gap = here.between(before[-2].end, last.start)
        if _PAIR.fullmatch(gap):
            return [before[-2], last]
        if _COMPANION.search(gap):
            return [before[0]]
    return [last]
