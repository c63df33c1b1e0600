"""`targets`: what an operation or initiative is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.aims import Aim, bracketed_aims, closing_aims, listed_aims
from nlp.model import Statement, Term
from nlp.parsed_aims import find_aims
from nlp.recognise import Found
from nlp.relations.context import Context

_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot|n't|without|neither|nor)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:under|as part of|through|by|during|of|with) (?:the )?(?:[a-z]+ )?$")
_PAIR = re.compile(r"(?: [\w-]+)? (?:and|&) (?:the |wider )?")
_COMPANION = re.compile(r"\b(?:alongside|under|with|as part of|in support of|following)\b[^,]{0,12}$")


def aims(here: Context) -> Iterator[Statement]:
    """All `targets` of a sentence; its rule is ``aim-`` and the word that shows the aim."""
    for aim in _aims(here):
        clause = here.text[max(0, aim.trigger_start - 30) : aim.trigger_start]
        if _is_mention(here, aim) or _name_between(here, aim) or _NEGATED.search(clause):
            continue
        rule = f"aim-{aim.trigger.lower()}"
        for subject in _subjects(here, aim):
            yield here.state("targets", subject, Term(aim.text), rule=rule, confidence=aim.confidence)


def _aims(here: Context) -> Iterator[Aim]:
    for mention in here.named:
        end = mention.end - here.offset
        yield from closing_aims(here.text, end)
        if mention.type == "OPERATION":
            yield from bracketed_aims(here.text, end)
    yield from listed_aims(here.text)
    yield from find_aims(here.doc)


def _name_between(here: Context, aim: Aim) -> bool:
    """Whether another operation stands between the word that shows the aim and the aim."""
    return any(aim.trigger_start < m.start - here.offset < aim.start for m in here.all_named)


def _is_mention(here: Context, aim: Aim) -> bool:
    """Whether the phrase is itself an entity (a partner, the operation), so no crime, harm or group."""
    start, end = here.offset + aim.start, here.offset + aim.end
    return any(
        m.start < end and start < m.end and m.type != "PLACE" and m.end - m.start >= (end - start) * 0.6
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
