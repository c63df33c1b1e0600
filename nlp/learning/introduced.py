"""Schemes and bodies whose names have no head, known by how a text introduces them: ``Orrlight, the farm scheme``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from nlp.gazetteer import places
from nlp.learning.told_schemes import counted, joins_places
from nlp.lexicon import either, words
from nlp.naming.heads import head_type
from nlp.patterns import Signed

_NAME = r"[A-ZÀ-Þ][\w'’-]*\w!?(?: (?:(?:of|the|for|and|to|in|on|a|your|our|my|y|yr|a'r|na) )?[A-ZÀ-Þ][\w'’-]*\w!?){0,4}"
#: A word in capitals of this length or less is an acronym rather than a scheme's loud name.
_ACRONYM = 5
#: The same where a place may follow: no preposition inside.
_STRICT = r"[A-ZÀ-Þ][\w'’-]*\w!?(?: (?:(?:of|the|y|yr|a'r|na) )?[A-ZÀ-Þ][\w'’-]*\w!?){0,4}"
_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|his|her|[Tt]his|[Aa]nother|one of the)"
_CALLED = (
    r"(?:called|named|(?:en)?titled|known(?: locally)? as|branded|dubbed|badged"
    r"|under the (?:name|title|banner|brand|heading)(?: of)?|with the (?:name|title|slogan)(?: of)?)"
)


#: Before a body that is given money, for what stands after it.
_PAID = re.compile(
    r"(?:£[\d,.]+(?:k|m| million)?(?: of funding| of grant)?|\b[Gg]rants?|\b[Dd]onations?) to (?:the )?$"
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name that the text introduces: its range, its type, and whether it stands on its own evidence (`sure`).

    One word with which a sentence begins must stand elsewhere too (`again`).
    """

    start: int
    end: int
    type: str
    sure: bool = True
    again: bool = False


def introduced(text: str) -> Iterator[Introduced]:
    """All names that `text` introduces as a scheme or a body."""
    for kind in ("INITIATIVE", "ORG", "TEAM"):
        for way in _ways(kind):
            for match in way.finditer(text):
                if (found := _name(text, *match.span("name"), kind)) is not None:
                    yield found
    for way in _subjects():
        for match in way.finditer(text):
            if (found := _name(text, *match.span("name"), "INITIATIVE", sure=False)) is not None:
                yield found


@cache
def _ways(kind: str) -> tuple[Signed, ...]:
    """The ways in which a text tells what a name of `kind` names."""
    listed = words("phrases", "introduced", {"INITIATIVE": "schemes", "ORG": "bodies", "TEAM": "teams"}[kind])
    noun = f"(?:{either(listed)})"
    post = either(words("phrases", "introduced", "not_before"))
    telling = either(words("phrases", "introduced", "telling"))
    name = f"(?P<name>{_NAME})"
    found = [
        Signed(listed, pattern)
        for pattern in (
            rf"(?<![\w'’-]){name}, {_ARTICLE} (?:[\w'’-]+ ){{0,4}}?{noun}\b(?!'s|’s| (?:{post})\b)",
            rf"\b{noun}s?(?:,? [a-z]+(?: [a-z]+)?)??,? {_CALLED} (?:the )?['\"]?{name}",
            rf"\b{_ARTICLE} (?:[\w'’-]+ ){{0,4}}?{noun}, {name}(?=,)",
            rf"\b(?:{telling}) {name}\. (?:The|This) (?:[a-z-]+ )?{noun}\b",
        )
    ]
    if kind == "TEAM":
        found = found[:2]  # a team's name otherwise stands for much else
    elif kind == "ORG":
        close = either(words("phrases", "introduced", "bodies_before_names"))
        given = either(words("phrases", "introduced", "providers"))
        found += [
            Signed(words("phrases", "introduced", "bodies_before_names"), rf"\b(?:{close}),? {name}"),
            Signed(
                words("phrases", "introduced", "providers"),
                rf"\b(?:{given}) (?:the )?{name}(?=[.,;:)]| (?:from|to|in|at|for|and|on|until|since|under)\b|$)",
            ),
            Signed(
                "£", rf"£[\d,.]+(?:k|m| million)?(?: of funding| of grant)? to {name}(?= (?:to|for|towards)\b|[.,;])"
            ),
        ]
    else:
        found += _renamed(listed, name)
        named = words("phrases", "introduced", "after_schemes")
        cue = either(named)
        noun_after = r"(?:scheme|pilot|project|campaign|programme|initiative|trial)"
        found += [
            Signed(
                ("remember", "know"),
                rf"(?<![\w'’-]){name},? (?:which|that|what) (?:[a-z]+ ){{1,4}}(?:remember|know|knew|known) as\b",
            ),
            Signed(
                ("remember", "know"),
                rf"\b(?:remember(?:ed|s)?|knows?|knew|known)(?: [a-z]+)? as the {name}(?= {noun_after}\b)",
            ),
            Signed(named, rf"(?<![\w'’-])(?P<name>[A-Z][a-z]+[A-Z][a-z]+) (?:{cue})\b"),
            Signed(listed, r"\bthe (?P<name>[A-ZÀ-Þ][\w'’-]*[a-z]) [a-z]+ (?:scheme|project|campaign|programme)\b"),
            Signed(
                listed,
                rf"\b{_ARTICLE} (?P<name>{_STRICT}) (?:scheme|project|initiative|campaign|helpline|hotline)\b",
            ),
            Signed(
                named,
                rf"\b(?:the|our|of|to|for|its|under|about|new) (?P<name>[A-ZÀ-Þ][\w'’-]*[a-z]\w*) (?:{cue})\b",
            ),
        ]
    return tuple(found)


def _renamed(nouns: Collection[str], name: str) -> list[Signed]:
    """``The Harbour Scheme is now known as Orrlight``, ``Text Line, which … came back in May as Orrlight``."""
    titles = [noun.capitalize() for noun in nouns]
    back = words("phrases", "introduced", "back_as")
    ends = r"(?=[.,;)]| (?:and|in|on|from|with|since|to|until|for|across|by)\b|$)"
    return [
        Signed(titles, rf"\b(?:{either(titles)})s?(?:,? [a-z]+(?: [a-z]+)?)??,? {_CALLED} (?:the )?['\"]?{name}{ends}"),
        Signed(
            back,
            rf"\b(?:{either(back)})(?:,? (?:on|in|from|last|this) [^.;,]{{3,25}}?)?,? as (?:the )?['\"]?{name}{ends}",
        ),
    ]


@cache
def _subjects() -> tuple[Signed, ...]:
    """``a presentation on the Lantern Nights``: what is told of, launched or paid through is likely a scheme."""
    tellers, named = words("phrases", "introduced", "told"), words("phrases", "introduced", "after_schemes")
    deeds = words("phrases", "introduced", "done_with_schemes")
    name, told, cue, done = f"(?P<name>{_NAME})", either(tellers), either(named), either(deeds)
    return (
        Signed(tellers, rf"\b(?:{told}) (?:on|about|of) the {name}(?=[.,;]| (?:in|for|which|and)\b|$)"),
        Signed(
            (*tellers, "updated", "reported", "spoke"),
            rf"\b(?:{told}|updated|reported|spoke) (?:on|about|of) {name}"
            r"(?=, (?:(?:under|through|by) )?(?:which|whose|where)\b)",
        ),
        Signed(
            ("launch", "pilot"),
            rf"\b(?:re)?(?:launched|launching|piloted|piloting) (?:the |its |our |their )?(?P<name>{_STRICT})"
            r"(?=[.,;]| (?:in|for|across|to|on)\b|$)",
        ),
        Signed(
            ("unding for", "unding of"),
            rf"\b[Ff]unding (?:for|of) (?:the )?{name}(?= (?:came|comes|was|is|has|had|would|will|ended|from)\b)",
        ),
        Signed(
            ("funded", "paid for", "sponsored", "branded", "badged"),
            rf"(?<![\w'’-]){name}, (?:both |all |each |jointly |which (?:is|are|was|were) )?"
            r"(?:funded|paid for|sponsored|branded|badged) (?:by|as|in|from)?\b",
        ),
        Signed((", which",), rf"\b(?:praised|commended|welcomed|promoted|promoting|supported) {name}(?=, which\b)"),
        Signed(
            ("as part of",),
            rf"\bas part of (?:the )?(?P<name>{_STRICT})(?=[.,;]| (?:in|to|for|and|which|on|by|across)\b|$)",
        ),
        Signed((" funding", " funded", " monies", " bid"), rf"(?<![\w'’-]){name} (?:funding|funded|monies|bid)\b"),
        Signed(
            ("signed up", "signing up", "subscribers to", "out of"),
            rf"\b(?:signed up to|signing up to|subscribers to|roll-?out of) (?:the )?{name}(?=[.,;]|$)",
        ),
        Signed((", through", ", via"), rf", (?:through|via) (?:its |the |their )?{name}(?=,)"),
        Signed((*named, *deeds), rf"(?<![\w'’-]){name}(?:, (?:which|whose volunteers))? (?:{cue}|{done})\b"),
        Signed(
            (", whose", ", which"),
            rf"\b(?:keep|fund|renew|extend|continue|relaunch|launch|pilot) {name}, (?:whose|which)\b",
        ),
    )


def _name(text: str, start: int, end: int, kind: str, sure: bool = True) -> Introduced | None:
    """The name without the words that only open the sentence; None where it can be something else."""
    given = re.search(r"\b(?:to|from|by) (?:the )?$", text[max(0, start - 9) : start]) and kind == "INITIATIVE"
    if given and " for " in text[start:end]:
        start = text.index(" for ", start) + 5  # "£5,000 to Oakham Boat Club for Lantern Nights, a scheme"
    if kind == "ORG" and " for " in text[start:end] and _PAID.search(text, max(0, start - 40), start):
        end = text.index(" for ", start)
    parts, stops = text[start:end].split(" "), words("names", "stop", "words")
    opens = _opens(text, start)
    while opens and parts and (parts[0] in stops or parts[0].islower()):
        start += len(parts[0]) + 1
        parts = parts[1:]
    phrase, opens = " ".join(parts), opens and _opens(text, start)
    if not parts or all(part in stops or part.islower() for part in parts) or phrase in places():
        return None
    if phrase.endswith(("'s", "’s", "s'", "s’")):
        return None  # "the Force's programme"
    again = len(parts) == 1 and opens
    if len(phrase) < 4 or (len(parts) == 1 and phrase.isupper()) or (again and kind != "INITIATIVE"):
        return None
    if any(_is_other(part, sure) for part in parts) or (not sure and len(parts) < 2):
        return None
    if not sure and (joins_places(phrase) or _is_one_of_many(text, start, end)):
        return None
    return Introduced(start, end, kind, sure, again)


def _is_one_of_many(text: str, start: int, end: int) -> bool:
    """``A Lantern Night was launched``: an article or a number before it, and no noun after it to have these."""
    verb = re.match(r",? (?:was|were|is|are|has|have|had|will|would)\b", text[end : end + 12])
    return verb is not None and counted().search(text, max(0, start - 20), start) is not None


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a line begins at `start`."""
    return start == 0 or text[start - 2 : start] in {". ", "? ", "! ", ": "} or text[start - 1] == "\n"


def _is_other(word: str, sure: bool) -> bool:
    """A word of another kind of name: a head, an acronym, an operation, an honorific, a people's adjective."""
    marked = words("phrases", "common", "markers_of_teams") | words("roles", "honorifics", "words")
    listed = word in marked or word in words("phrases", "introduced", "no_names")
    typed, acronym = head_type([word]), word.isupper() and 1 < len(word) <= _ACRONYM
    headed = typed is not None and typed[0] not in ({"PLACE", "NONE"} if sure else {"PLACE"})
    jargon = not sure and word in words("schemes", "other", "jargon")
    return listed or acronym or headed or jargon
