"""`located_in`: the places where an operation or initiative is at work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from nlp.modality import told
from nlp.model import Statement
from nlp.reader import term
from nlp.recognise import Found
from nlp.relations.acting import does, home_area, objects
from nlp.relations.context import NAMED, Context, any_of

#: Before a place that is the subject of a clause.
_SUBJECT = re.compile(
    r"(?:^|[,;:] |\b(?:that|and|where|how|as|because|so|both|while|whilst|when) )(?:the (?:county|city) of )?$"
)
#: Words for places with which their names are said to follow: ``the areas of concern were``.
_NAMED_AREAS = re.compile(
    r"\b(?:areas?|locations?|places|sites|towns|villages|wards|estates|streets|roads|hotspots|beats|venues|districts"
    r"|neighbourhoods|divisions|localities)(?: (?:of|for|to|in|that|where|most|being|which)\b[^,.;:]{1,40})?"
    r"(?: (?:are|were|is|was|being|includes?|included|including|such as|namely))?:? (?:the )?$",
    re.IGNORECASE,
)
#: After a place and before an operation: that the one has the other's name there.
_CALLED = re.compile(
    r",? \(?(?:under|in|as part of|through|called|named|titled|entitled|dubbed|code-?named|known as|with|by|via)"
    r"(?: the| its| a)?(?: (?:working|operational|new|code))?(?: (?:title|name|banner|umbrella))?(?: of)? ['\"*‘]*"
)
#: Before a place: what is for it.
_FOR = re.compile(
    r"\b(?:plan|operation|campaign|scheme|initiative|programme|project|patrols?|policing|pilot|response|cover|service)"
    r" for"
    r" (?:the )?$"
)
#: Before a name: that somebody has only heard of it, or missed it.
_HEARSAY = re.compile(
    r"\b(?:had|has|have) (?:read|heard|seen|noticed) (?:in|nothing|that|reports|little|no)\b|\brumou?r|\bnothing of\b"
    r"|\bno (?:sign|trace|evidence) of\b|\bwonder(?:s|ed) (?:whether|if|why)\b|\bweigh(?:s|ed|ing)? up\b"
    r"|\bclaim(?:s|ed|ing)? that\b|\balleg(?:es|ed|ing) that\b|\bwould (?:like|prefer|welcome)\b|\bwish(?:es|ed)?\b"
    r"|\bhop(?:es?|ed|ing) (?:that|to|for)\b"
    r"|\bwhy\b[^.;]{0,60}\bnot\b",
    re.IGNORECASE,
)
#: Before a place: it is that of another operation, which has no name here.
_OF_ANOTHER = re.compile(
    r"\b(?:another|other|separate|different|similar|second|further) (?:[a-z]+ )?(?:operation|campaign|initiative"
    r"|project"
    r"|scheme|exercise)s? (?:at|in|on|across|around|near) (?:the )?$"
)
#: Between an operation and its place: ``Operation Kestrel (Fenley)``, ``Operation Kestrel, Fenley – 14 arrests``.
_BRACKET = re.compile(r"['\"*’]* \((?:[A-Z][\w'’]+(?:, | and | & |/))*")
_DASHED = re.compile(r"['\"*’]*(?:,| [-–—]) ")
_DASH = re.compile(r" [-–—]|:")
#: Before a place: what is done there only serves as a model.
_MODEL = re.compile(
    r"\b(?:based on|modelled on|modeled on|inspired by|copied from|borrowed from|similar to|mirrors?|mirroring"
    r"|replicates?"
    r"|follows?|learning from|lessons from)\b[^.;,]*\b(?:schemes?|models?|one|approach|projects?|pilots?|operations?"
    r"|initiatives?"
    r"|work|practice|that|programme|used|run|tried|piloted|pioneered)\b[^.;,]*$"
)
#: Between two places: that they stand in one list; and after the second, that a clause begins with it.
_AND_PLACE = re.compile(
    r"(?: (?:town cent(?:re|er)|city cent(?:re|er)|(?:bus |railway |train |tube )?stations?|area|estate|market|park"
    r"|wards?|beach"
    r"|quay|harbour|docks?|square|high street))?(?:,|,? and|,? as well as|,? or| &) (?:(?:the|in|around|at|on|near"
    r"|both|parts of) )*"
)
_NEW_CLAUSE = re.compile(r" (?:has|had|have|was|were|is|are|will|would|did|does|do|saw|said|[a-z]+ed)\b")
#: Between a place and an operation that is at work there.
_HAS_IT = re.compile(
    r"(?: (?:has|have|had|also|now|then|again|first))* (?:seen|saw|sees|had|hosts?|hosted|is covered by|was covered by"
    r"|are covered by|were covered by|is served by|benefits from|benefited from|benefit from|came under|comes under"
    r"|(?:is|was|are|were|became|becomes) (?:the|a) (?:main |first |key )?(?:focus|target|subject|location|site"
    r"|setting|scene"
    r"|centre|home) (?:of|for)) (?:the )?['\"*‘]*"
)
_STRAND_OF = re.compile(
    r" (?:strand|leg|part|arm|end|phase|element|branch|wing|side|section|stage|days?|evening|visit|pilot|version"
    r"|team) of (?:the )?"
    r"['\"*‘]*"
)
_HEADS = re.compile(r"(?::| [-–—]) (?:the )?['\"*‘]*")
#: Before a place: that people only met there.
_MET_IN = re.compile(
    r"^(?:The |A |An |This )?[\w' ]{0,40}\b(?:met|meets|meeting(?: was)? held|sat|convened|gathered"
    r"|assembled) (?:[\w ]{0,30} )?"
    r"(?:in|at|on) (?:the )?$"
)
#: Before a place: that people or a thing are set to work there.
_SENT_TO = re.compile(
    r"\b(?:deployed|redeployed|based|posted|stationed|placed|assigned|rolled out|launched|introduced|delivered|piloted"
    r"|trialled|started|begun|go(?:es|ing|ne)? live|t[ao]ken? up post|took up post) (?:[a-z]+ ){0,2}?"
    r"(?:in|at|to|across|around) (?:the )?$"
)
#: Two members of one list, of which the place is no place of the operation.
_LISTED = re.compile(r",? (?:and|&|or) (?:(?:the|its|their) )?(?:[a-z]+ )?['\"*‘]*")


@cache
def _other_clause() -> re.Pattern[str]:
    """Words between an operation and a place that make them parts of two statements."""
    speech = any_of("located_in", "speech")
    return re.compile(
        rf";|\.\s|\b(?:{any_of('located_in', 'clauses')})\b|\band (?:he |she |they |then |also )*(?:{speech})\b",
        re.IGNORECASE,
    )


def locations(here: Context) -> Iterator[Statement]:
    """All `located_in` of a sentence."""
    found: list[tuple[Found, Statement]] = []
    places = here.of_type("PLACE")
    for place in places:
        if not here.loosely_carried or (here.topic.alone and _SENT_TO.search(here.before(place, 60))):
            found += [(place, s) for s in _place(here, place)]
        found += [(place, s) for s in _acting_place(here, place)]
    yield from (s for _, s in found)
    yield from _in_list(here, places, found)


def _in_list(here: Context, places: list[Found], found: list[tuple[Found, Statement]]) -> Iterator[Statement]:
    """The places that stand in one list with one where an operation is at work."""
    for i, place in enumerate(places):
        if any(p is place for p, _ in found) or _person_of(here, place):
            continue
        for other in (*places[i - 1 : i], *places[i + 1 : i + 2]):
            first, second = (other, place) if other.end <= place.start else (place, other)
            told_there = [s for p, s in found if p is other and s.rule in {"place-in-sentence", "place-acts"}]
            joined = _AND_PLACE.fullmatch(here.between(first.end, second.start))
            if joined and told_there and (other is second or not _NEW_CLAUSE.match(here.after(second, 14))):
                yield from (replace(s, object=term(place)) for s in told_there)
                break


def _person_of(here: Context, place: Found) -> bool:
    """Whether a place only says where somebody is from: ``Councillor Bolt of Fenley``."""
    return any(
        re.fullmatch(r"(?:,? of|, from|, MP for|, the) (?:the )?", here.between(m.end, place.start))
        for m in here.of_type("PERSON", "ROLE")
    )


def _place(here: Context, place: Found) -> Iterator[Statement]:
    close = next((m for m in here.named if m.start - place.end in (0, 1)), None) or _called(here, place)
    if _person_of(here, place) or (_MET_IN.search(here.before(place, 90)) and not here.topic.carried):
        return
    subject = close or here.nearest(place)
    if subject.type not in NAMED or _only_passed(here, place) or _apart(here, subject, place):
        return
    hearsay = _HEARSAY.search(here.text[: max(subject.start, place.start) - here.offset])
    if hearsay and close is None:
        return
    prepared = _after_preposition(here, place)
    if prepared or close is not None or _qualifies(here, place) or subject.start - place.end in (0, 1):
        sure = 0.75 if prepared else 0.65
        listed = subject in here.named and subject.end <= place.start
        modality = "planned" if hearsay else None
        for one in here.coordinated(subject) if listed else [subject]:
            yield here.state("located_in", one, place, rule="place-in-sentence", confidence=sure, modality=modality)


def _called(here: Context, place: Found) -> Found | None:
    """``in Fenley, under the working title Operation Kestrel``: what goes by that name at the place."""
    following = next((m for m in here.named if m.start >= place.end), None)
    named = following is not None and _CALLED.fullmatch(here.between(place.end, following.start))
    if named and _after_preposition(here, place):
        return following
    if following is not None:
        gap = here.between(place.end, following.start)
        if _STRAND_OF.fullmatch(gap) or (place.start - here.offset < 5 and _HEADS.fullmatch(gap)):
            return following
    last = next((m for m in reversed(here.named) if m.end <= place.start), None)
    if last is None:
        return None
    between, after = here.between(last.end, place.start), here.after(place, 4)
    bracketed = _BRACKET.fullmatch(between) and after.startswith((")", ",", " and", "/", " &"))
    headed = last.start - here.offset < 4 and _DASHED.fullmatch(between) and _DASH.match(after)
    return last if bracketed or headed else None


def _acting_place(here: Context, place: Found) -> Iterator[Statement]:
    """``Fenshire has set up Operation Kestrel``: a place stands for those who act in it."""
    op = acts_on(here, place)
    if op is not None:
        words = here.between(place.end, op.start)
        yield here.state("located_in", op, place, rule="place-acts", confidence=0.65, modality=told(words))


def acts_on(here: Context, place: Found) -> Found | None:
    """The operation that a place, or those who are there, are told to act on, to have or to see."""
    if not _SUBJECT.search(here.before(place, 40)):
        return None
    op = next((m for m in objects(here) if m.start >= place.end), None)
    if op is None or not re.match(r" [a-z]+ |['’]s? ", here.after(place, 20)):
        return None
    words = here.between(place.end, op.start)
    return op if does(words) or _HAS_IT.fullmatch(words) else None


def _apart(here: Context, subject: Found, place: Found) -> bool:
    """Whether an operation and a place belong to two clauses of a sentence."""
    if not any(subject is m for m in here.named):
        return (
            re.search(rf"\b(?:{any_of('located_in', 'shows')}) that\b", here.text[: place.start - here.offset])
            is not None
        )
    gap = here.between(min(subject.end, place.end), max(subject.start, place.start))
    if place.end <= subject.start and _LISTED.fullmatch(gap):
        return True
    gap = re.sub(r"^['\"*’]*(?: \([^()]{1,40}\))?,? (?:which|that|where)\b", "", gap)
    return _other_clause().search(gap) is not None


def _after_preposition(here: Context, place: Found) -> bool:
    before, between = any_of("located_in", "before"), any_of("located_in", "between")
    pattern = rf"\b(?:{before})\s+(?:(?:{between}) )*$|^For $"
    if re.search(pattern, here.before(place, 50), re.IGNORECASE) or _FOR.search(here.before(place, 30)):
        return True
    if _NAMED_AREAS.search(here.before(place, 90)):
        return True
    listed = re.search(r",? (?:and|&|or) (?:the )?$|, (?:the )?$", here.before(place, 12))
    return listed is not None and any(m.end == place.start - len(listed[0]) for m in here.of_type("PLACE"))


def _qualifies(here: Context, place: Found) -> bool:
    """``Fenborough night-time economy``: the place says which."""
    pattern = (
        rf" (?:[\w-]+ ){{0,2}}(?:{any_of('located_in', 'after')})\b|['’]s (?:[a-z-]+ )?hotspots?"
        rf"| (?:[a-z]+ )?(?:{any_of('located_in', 'crimes')})\b|-(?:focus+ed|based|wide|cent(?:re|er)d|specific|only)\b"
    )
    return re.match(pattern, here.after(place, 30)) is not None


def _names(here: Context, place: Found) -> str:
    """A pattern for the places named before one."""
    return (
        "|".join(re.escape(here.between(m.start, m.end)) for m in here.of_type("PLACE") if m.end < place.start) or "-"
    )


def _of_a_team(here: Context, place: Found) -> bool:
    """Whether a place only says which team is spoken of: ``our Harbour Team in Fenley set up Operation Kestrel``."""
    team = next((m for m in here.of_type("TEAM") if here.between(m.end, place.start) in {" in ", " at ", " of "}), None)
    return team is not None and any(m.start > place.end for m in here.named)


def _only_passed(here: Context, place: Found) -> bool:
    """Whether a place is that of an event, the end of a journey, or says whose officers are spoken of."""
    before = here.before(place, 30)
    if place.label == home_area(here.force) and re.match(
        r"(?:'s)? (?:police )?(?:officers|police)\b", here.after(place, 20)
    ):
        return True
    if re.search(
        rf"\b(?:{any_of('located_in', 'events')})\b|\b(?:[Rr]esident|[Nn]ative|[Oo]wner)s? of (?:the )?$", before
    ):
        return True
    if re.search(rf"\b(?:{any_of('located_in', 'comers')})\b,? from (?:the )?$", before):
        return True
    if re.search(rf"\b(?:{any_of('located_in', 'causes')})\b(?:[^,.;]|,(?= [A-Z]| $))*$", here.before(place, 140)):
        return True
    if re.search(
        rf"\b(?:{any_of('located_in', 'seats')}) (?:in|at|on) (?:the )?$|\bvia (?:the )?(?:\w+ at )?$", before
    ):
        return True
    joint = rf"\bjoint (?:\w+ ){{1,3}}(?:between|by|with|of) (?:the )?(?:{_names(here, place)} and (?:the )?)?$"
    if re.search(joint, here.before(place, 90), re.IGNORECASE) or _of_a_team(here, place):
        return True
    if _MODEL.search(here.before(place, 90)):
        return True
    if re.match(r" side\b", here.after(place, 6)) or _OF_ANOTHER.search(here.before(place, 60)):
        return True
    so_far = here.text[: max(0, place.start - here.offset)]
    if here.topic.carried and not here.named and re.search(rf"\b(?:{any_of('located_in', 'meetings')})\b", so_far):
        return True
    from_or_to = re.search(rf"(?:{any_of('located_in', 'journeys')}) (?:the )?$", before)
    return bool(from_or_to and re.search(rf"\b(?:{any_of('located_in', 'travel')})", here.text))
