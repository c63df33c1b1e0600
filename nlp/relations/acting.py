"""Who acts in a sentence, and on which operation: by the words between the two, without a parse."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import table
from nlp.model import Term
from nlp.reader import Reading
from nlp.recognise import Found
from nlp.relations.context import GROUPS, NAMED, Context, any_of
from nlp.tokens import lowered

#: The most characters between who acts and the operation.
_FAR = 150
#: Within how many characters of its beginning a sentence names its subject.
_OPENS = 40
_ACRONYM = r"(?: \([^()]{1,40}\))?"
_RELATIVE = re.compile(rf"{_ACRONYM},? (?:which|who|that)\b")
#: Before a list of names: ``three operations: Operation Kestrel, …``.
_NAMED_LIST = re.compile(r"(?<=s)(?: [a-z ]{0,30})?: $")
#: After a passive the agent's next verb is another's, but ``work by the Harbour Team under Operation Kestrel`` is its.
_AGENT = re.compile(r"\bby (?:the |our )?$")
_UNDER = re.compile(
    rf"{_ACRONYM},? (?:[a-z]+ing|under|as part of|on|during|through|in support of|for|in line with|to)\b"
)
#: Right before an operation: that what is told was done at another time, or said of it.
_OTHER_TIME = re.compile(
    r"\b(?:before|after|since|until|unlike|than|about|regarding|concerning|outside|beyond|despite|instead of|rather"
    r" than)"
    r" (?:the |our |its )?(?:[a-z]+ |(?:launch|start|introduction|beginning|end|inception|creation|conclusion) of"
    r" (?:the )?)?['\"*‘]*$"
)
_OWNS = re.compile(r"['’]s?(?= )")


@cache
def _clause() -> re.Pattern[str]:
    """Where another clause begins, whose verb is none of the actor's."""
    return re.compile(rf"[;:]|\.\s|\b(?:{any_of('clauses', 'openers')})\b|, and (?:the )?['\"*]?$")


@cache
def _doing() -> re.Pattern[str]:
    """Any form of a verb of doing, or a phrase of taking part."""
    forms = rf"(?:{any_of('involves', 'stems')})(?:s|es|ed|d|e|ing|ies|ied|y|ying)?"
    return re.compile(rf"\b(?:{forms}|{any_of('involves', 'doing')})\b", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,;] |\band )(?:{any_of('involves', 'openings')}) [^,.;]{{0,60}}$", re.IGNORECASE)


@cache
def _opened() -> re.Pattern[str]:
    """What may stand after an opening phrase until who acts: a comma, or at least an article."""
    return re.compile(
        rf"(?: (?:the|our|its)(?: local| new)? |[^,.;]{{0,110}},(?: [^,.;]{{0,70}},)?(?:"
        rf" (?:{any_of('involves', 'between')}))* ?)"
    )


@cache
def _after_preposition() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A preposition before a name, which is no subject then; and people before that, who act for it."""
    under = rf"\b(?:{any_of('involves', 'prepositions')}|{any_of('involves', 'joined')}) (?:the |our )?$"
    people = rf"\b(?:{any_of('involves', 'people')}) (?:from|of|in|within|at|across) (?:both )?(?:the |our )?$"
    return re.compile(under), re.compile(people, re.IGNORECASE)


def own_names(here: Context) -> list[Found]:
    """The home force where the sentence names it otherwise: the Constabulary; in reports also we."""
    return [
        dataclasses.replace(m, start=m.start + here.offset, end=m.end + here.offset)
        for m in _own_names(here.text, here.force, ours=not here.minutes)
        if not any(
            o.start < m.end + here.offset and m.start + here.offset < o.end for o in here.mentions if o.type != "PLACE"
        )
    ]


def _own_names(text: str, force: Term | None, *, ours: bool) -> list[Found]:
    if force is None:
        return []
    return [
        Found(m.start(), m.end(), "ORG", force.label, "own-name", 0.7)
        for m in _own_name(home_area(force), ours).finditer(lowered(text))
    ]


@cache
def _own_name(county: str, ours: bool) -> re.Pattern[str]:
    """What stands for a county's force in a text in lower case; *our officers* too where it tells itself (`ours`)."""
    words = f"{any_of('force', 'words')}|{any_of('force', 'ours')}" if ours else any_of("force", "words")
    if county:
        words = rf"{words}|{re.escape(county)}(?:'s)? (?:police )?(?:officers|police)"
    return re.compile(rf"\b(?:{words.lower()})\b(?! (?:of|control)\b)")


def home_area(force: Term | None) -> str:
    """Where the home force polices, as its name says: ``Fenshire`` for Fenshire Constabulary; else empty."""
    label = force.label if force else ""
    head = next((h for h in table("bodies")["force_heads"] if label.endswith(h)), "")
    return label[: len(label) - len(head)].strip() if head else ""


def actors_of(reading: Reading, force: Term | None) -> list[Found]:
    """The teams and bodies of a passage, the home force by any of its names."""
    named = [m for m in reading.mentions if m.type in GROUPS]
    own = _own_names(reading.text, force, ours=reading.part.kind == "report")
    return [*named, *(m for m in own if not any(o.start < m.end and m.start < o.end for o in named))]


def actors(here: Context) -> list[Found]:
    """The teams and bodies of a sentence, the home force by any of its names, in order."""
    return sorted([*here.of_type(*GROUPS), *own_names(here), *_the_team(here)], key=lambda m: m.start)


def _the_team(here: Context) -> list[Found]:
    """``The team also …`` at the beginning: the team with which the sentence before begins."""
    match = re.match(rf"(?:The|This) (?:{any_of('involves', 'bodies')})\b", here.text)
    before = [s for s in here.reading.sentences if s.end <= here.offset]
    if match is None or not before:
        return []
    named = [m for m in before[-1].mentions if m.start - before[-1].start < _OPENS]
    if not named or named[0].type not in GROUPS:
        return []
    return [dataclasses.replace(named[0], start=here.offset, end=here.offset + match.end())]


def objects(here: Context) -> list[Found]:
    """The operations and initiatives of a sentence; where it names none, what stands for its topic in it."""
    if here.named or here.main.type not in NAMED:
        return here.named
    return [dataclasses.replace(here.main, start=start, end=end) for _, start, end in here.matches(_spoken_of())]


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the|this) (?:{any_of('involves', 'anaphors')})\b", re.IGNORECASE)


def acted_on(here: Context, actor: Found) -> Iterator[tuple[Found, str]]:
    """Each operation or initiative that an actor is told to act on, with the words between them."""
    ops = objects(here)
    under, people = _after_preposition()
    before = here.before(actor, 60)
    if under.search(before) and not people.search(before):
        return
    first = next((op for op in ops if op.start >= actor.end), None)
    if first is not None:
        words = here.between(here.chain_end(actor, actors(here)), first.start)
        if does(words) and not (_AGENT.search(before) and not _UNDER.match(words)):
            listed = here.chain(first, ops)
            yield from ((op, words) for op in listed)
            yield from _also(here, listed[-1], ops)
            return
    for op in ops:
        if op.end <= actor.start and _opens(here, op) and _acts_after(here, op, actor):
            yield from ((one, "") for one in here.coordinated(op))
            return


def _also(here: Context, last: Found, ops: list[Found]) -> Iterator[tuple[Found, str]]:
    """A further operation that the same subject acts on: ``delivered Kestrel in May and supported Heron``."""
    following = next((op for op in ops if op.start >= last.end), None)
    if following is not None:
        words = here.between(last.end, following.start)
        verb = re.match(r"[^.;:]{0,60}?(?:,|,? and)(?: has| have| also| then)* (?=[a-z])", words)
        if verb is not None and _doing().match(words, verb.end()) and does(words):
            yield following, words


def does(words: str) -> bool:
    """Whether the words between an actor and an operation tell that the one does the other.

    >>> does(" has also taken part in the national "), does(", which met in May, and "), does("'s views on ")
    (True, False, False)
    """
    relative = _RELATIVE.match(words)
    words = _NAMED_LIST.sub(" ", words[relative.end() :] if relative else words)
    if len(words) > _FAR or _clause().search(words) or _OTHER_TIME.search(words):
        return False
    if _OWNS.match(words):
        return re.match(rf"['’]s? (?:[\w-]+ ){{0,3}}(?:{any_of('involves', 'owned')})\b", words) is not None
    spoken = re.match(rf"{_ACRONYM} (?:[a-z]+ )?(?:{any_of('involves', 'source_verbs')})\b", words)
    return spoken is None and _doing().search(words) is not None


def _opens(here: Context, op: Found) -> bool:
    """Whether an operation stands in a phrase like *as part of* that opens a clause."""
    opening = _opening().search(here.before(op, 120))
    return opening is not None and not re.search(r" (?:by|from) ", opening[0])


def _acts_after(here: Context, op: Found, actor: Found) -> bool:
    """Whether an actor begins the main clause after an opening phrase that an operation stands in."""
    everybody = actors(here)
    first = next((a for a in everybody if a.start >= op.end), actor)
    if not _opened().fullmatch(here.between(op.end, first.start)) or actor not in here.chain(first, everybody):
        return False
    end = here.chain_end(actor, everybody)
    return _verb_follows(here, end)


def _verb_follows(here: Context, end: int) -> bool:
    """Whether a verb of doing, not one of saying, stands at `end`."""
    verb = re.match(rf"{_ACRONYM} ([a-z]+)\b", here.between(end, min(end + 60, here.sentence.end)))
    if verb is None or re.fullmatch(any_of("involves", "no_verbs"), verb[1]):
        return False
    return re.fullmatch(any_of("involves", "source_verbs"), verb[1]) is None


def begins(here: Context, actor: Found) -> bool:
    """Whether an actor, or people of it, are the subject that a sentence begins with, and do something."""
    everybody = actors(here)
    first = here.chain_start(actor, everybody)
    before = here.before(first, 80)
    people = rf"(?:{any_of('involves', 'people')}) (?:from|of|in|within) (?:both )?(?:the )?"
    if len(before) > _OPENS or not re.fullmatch(
        rf"(?:[A-Z][^,.;]{{0,30}}, )?(?:The |the |Both |both |{people})?", before, re.IGNORECASE
    ):
        return False
    return _verb_follows(here, here.chain_end(actor, everybody))
