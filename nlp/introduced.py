"""Schemes and bodies whose names have no head, known by how a text introduces them: ``Orrlight, the farm scheme``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.gazetteer import places
from nlp.lexicon import either, words
from nlp.naming.heads import head_type

_NAME = r"[A-ZÀ-Þ][\w'’-]*\w!?(?: (?:(?:of|the|for|and|to|in|on|y|yr|a'r|na) )?[A-ZÀ-Þ][\w'’-]*\w!?){0,4}"
#: A word in capitals of this length or less is an acronym rather than a scheme's loud name.
_ACRONYM = 5
#: The same where a place may follow: no preposition inside.
_STRICT = r"[A-ZÀ-Þ][\w'’-]*\w!?(?: (?:(?:of|the|y|yr|a'r|na) )?[A-ZÀ-Þ][\w'’-]*\w!?){0,4}"
_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|his|her|[Tt]his|[Aa]nother|one of the)"
_CALLED = (
    r"(?:called|named|(?:en)?titled|known(?: locally)? as|branded|dubbed|badged"
    r"|under the (?:name|title|banner|brand|heading)(?: of)?|with the (?:name|title|slogan)(?: of)?)"
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name that the text introduces: its range, its type, and whether it stands on its own evidence (`sure`)."""

    start: int
    end: int
    type: str
    sure: bool = True


def introduced(text: str) -> Iterator[Introduced]:
    """All names that `text` introduces as a scheme or a body."""
    for kind in ("INITIATIVE", "ORG", "TEAM"):
        for pattern in _patterns(kind):
            for match in pattern.finditer(text):
                if (found := _name(text, *match.span("name"), kind)) is not None:
                    yield found
    for pattern in _subjects():
        for match in pattern.finditer(text):
            if (found := _name(text, *match.span("name"), "INITIATIVE", sure=False)) is not None:
                yield found


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """The ways in which a text tells what a name of `kind` names."""
    listed = words("phrases", "introduced", {"INITIATIVE": "schemes", "ORG": "bodies", "TEAM": "teams"}[kind])
    noun = f"(?:{either(listed)})"
    post = either(words("phrases", "introduced", "not_before"))
    telling = either(words("phrases", "introduced", "telling"))
    name = f"(?P<name>{_NAME})"
    found = [
        rf"(?<![\w'’-]){name}, {_ARTICLE} (?:[\w'’-]+ ){{0,4}}?{noun}\b(?!'s|’s| (?:{post})\b)",
        rf"\b{noun}s?(?:,? [a-z]+(?: [a-z]+)?)??,? {_CALLED} (?:the )?['\"]?{name}",
        rf"\b{_ARTICLE} (?:[\w'’-]+ ){{0,4}}?{noun}, {name}(?=,)",
        rf"\b(?:{telling}) {name}\. (?:The|This) (?:[a-z-]+ )?{noun}\b",
    ]
    if kind == "TEAM":
        found = found[:2]  # a team's name otherwise stands for much else
    elif kind == "ORG":
        close = either(words("phrases", "introduced", "bodies_before_names"))
        given = either(words("phrases", "introduced", "providers"))
        found += [
            rf"\b(?:{close}),? {name}",
            rf"\b(?:{given}) (?:the )?{name}(?=[.,;:)]| (?:from|to|in|at|for|and|on|until|since|under)\b|$)",
            rf"£[\d,.]+(?:k|m| million)?(?: of funding| of grant)? to {name}(?= (?:to|for|towards)\b|[.,;])",
        ]
    else:
        cue = either(words("phrases", "introduced", "after_schemes"))
        found.append(rf"(?<![\w'’-])(?P<name>[A-Z][a-z]+[A-Z][a-z]+) (?:{cue})\b")
        found.append(r"\bthe (?P<name>[A-ZÀ-Þ][\w'’-]*[a-z]) [a-z]+ (?:scheme|project|campaign|programme)\b")
        found.append(rf"\b{_ARTICLE} (?P<name>{_STRICT}) (?:scheme|project|initiative|campaign|helpline|hotline)\b")
        found.append(rf"\b(?:the|our|of|to|for|its|under|about|new) (?P<name>[A-ZÀ-Þ][\w'’-]*[a-z]\w*) (?:{cue})\b")
    return tuple(re.compile(pattern) for pattern in found)


@cache
def _subjects() -> tuple[re.Pattern[str], ...]:
    """``a presentation on the Lantern Nights``: what is told of, launched or paid through is likely a scheme."""
    told, cue = either(words("phrases", "introduced", "told")), either(words("phrases", "introduced", "after_schemes"))
    name, done = f"(?P<name>{_NAME})", either(words("phrases", "introduced", "done_with_schemes"))
    return (
        re.compile(rf"\b(?:{told}) (?:on|about|of) the {name}(?=[.,;]| (?:in|for|which|and)\b|$)"),
        re.compile(
            rf"\b(?:{told}|updated|reported|spoke) (?:on|about|of) {name}"
            r"(?=, (?:(?:under|through|by) )?(?:which|whose|where)\b)"
        ),
        re.compile(
            rf"\b(?:re)?(?:launched|launching|piloted|piloting) (?:the |its |our |their )?(?P<name>{_STRICT})"
            r"(?=[.,;]| (?:in|for|across|to|on)\b|$)"
        ),
        re.compile(
            rf"\b[Ff]unding (?:for|of) (?:the )?{name}(?= (?:came|comes|was|is|has|had|would|will|ended|from)\b)"
        ),
        re.compile(
            rf"(?<![\w'’-]){name}, (?:both |all |each |jointly |which (?:is|are|was|were) )?"
            r"(?:funded|paid for|sponsored|branded|badged) (?:by|as|in|from)?\b"
        ),
        re.compile(rf"\b(?:praised|commended|welcomed|promoted|promoting|supported) {name}(?=, which\b)"),
        re.compile(rf"\bas part of (?:the )?(?P<name>{_STRICT})(?=[.,;]| (?:in|to|for|and|which|on|by|across)\b|$)"),
        re.compile(rf"(?<![\w'’-]){name} (?:funding|funded|monies|bid)\b"),
        re.compile(rf"\b(?:signed up to|signing up to|subscribers to|roll-?out of) (?:the )?{name}(?=[.,;]|$)"),
        re.compile(rf", (?:through|via) (?:its |the |their )?{name}(?=,)"),
        re.compile(rf"(?<![\w'’-]){name}(?:, (?:which|whose volunteers))? (?:{cue}|{done})\b"),
        re.compile(rf"\b(?:keep|fund|renew|extend|continue|relaunch|launch|pilot) {name}, (?:whose|which)\b"),
    )


def _name(text: str, start: int, end: int, kind: str, sure: bool = True) -> Introduced | None:
    """The name without the words that only open the sentence; None where it can be something else."""
    parts, stops = text[start:end].split(" "), words("names", "stop", "words")
    opens = _opens(text, start)
    while opens and parts and (parts[0] in stops or parts[0].islower()):
        start += len(parts[0]) + 1
        parts = parts[1:]
    phrase, opens = " ".join(parts), opens and _opens(text, start)
    if not parts or all(part in stops or part.islower() for part in parts) or phrase in places():
        return None
    if len(phrase) < 4 or (len(parts) == 1 and (opens or phrase.isupper())):
        return None
    if any(_is_other(part, sure) for part in parts) or (not sure and len(parts) < 2):
        return None
    return Introduced(start, end, kind, sure)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a line begins at `start`."""
    return start == 0 or text[start - 2 : start] in {". ", "? ", "! ", ": "} or text[start - 1] == "\n"


def _is_other(word: str, sure: bool) -> bool:
    """A word of another kind of name: a head, an acronym, an operation, an honorific, a people's adjective."""
    marked = words("phrases", "common", "markers_of_teams") | words("roles", "honorifics", "words")
    listed = word in marked or word in words("phrases", "introduced", "no_names")
    typed, acronym = head_type([word]), word.isupper() and 1 < len(word) <= _ACRONYM
    headed = typed is not None and typed[0] not in ({"PLACE", "NONE"} if sure else {"PLACE"})
    return listed or acronym or headed
