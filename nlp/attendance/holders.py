"""Who holds which office, and belongs to which body, as running text says beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.lexicon import either, table, words
from nlp.model import Statement
from nlp.reader import Reading, Sentence, term
from nlp.recognise import Found
from nlp.statements import Maker

_TITLES = either(words("roles", "honorifics", "words"))
#: Between an office and its holder.
_BEFORE = re.compile(rf"\.?\s*(?P<sign>,|\(|[–—-])?\s*(?:(?:{_TITLES})\.?\s*)*")
#: Between a holder and the office, and between either and a body.
_AFTER = re.compile(
    r"(?:,? \(|, (?:(?:who is|at present|presently|currently|now|then|formerly|the) )*| [–—-] )"
    r"|,? (?:who )?(?:is|was) (?:(?:currently|now|also|at present) )?(?:the |our |a |an )?"
    r"|,? (?:had |has |have )?introduced (?:him|her|them)sel(?:f|ves) as (?:the |our |an? )?"
    r"|,? (?:is|was|has been|had been) (?:re-?)?(?:appointed|elected|confirmed|nominated)(?: as| to be)? (?:the |an? )?"
)
#: What stands before an office that the sentence says somebody has or takes, wherever in it the name stands.
_TAKES = re.compile(rf"\b(?:{'|'.join(table('roles')['takes']['phrases'])}) (?:the |our |an? )?$")
#: What makes it another's, or nobody's.
_OTHERWISE = re.compile(r"\b(?:not|never|who|whom|whether|if|declined|refused|unable)\b|n't\b|[;?]")
_NEAR = 140
#: ``Jane Roe, who had been``: it is she of whom the clause goes on to speak.
_WHO = re.compile(r"^,? who ")
#: Between somebody and the body that they are said to belong to or to work for.
_JOINS = re.compile(
    r",? (?:(?:has|had|will|recently|also|now|then|who) )*join(?:ed|s|ing)?(?: back| us from)? (?:the )?"
)
_JOINED = re.compile(
    r",? as\b|,? from\b|,? (?:in|on) (?:[A-Z]|\d|the (?:spring|summer|autumn|winter))|,? (?:last|this|next) |[.;]|$"
)
_BELONGS = re.compile(
    r"(?:|.{0,100}?[ ,])(?:(?:as|is|was|being|and|also|who is|who was),? (?:also |now |currently )?"
    rf"(?:a |an |the |one of the )?(?:[a-z-]+ ){{0,3}}?(?:{either(words('roles', 'takes', 'members'))})s?"
    r" (?:of|for|at|with|from|in)|(?:works?|worked|working) (?:for|at|with)|employed (?:by|at)|seconded (?:to|from)"
    r"|represent(?:s|ed|ing)|on behalf of|speaking for"
    r"|to (?:lead|head|run|manage|direct|set up) [^,;.]{3,60} (?:at|for|within)) (?:the )?"
)
_OF_BODY = re.compile(r",? (?:of|from|at|representing|for) (?:the )?|, (?:the )?| \((?:the )?")
_FROM_BODY = re.compile(r",? (?:of|from|representing) (?:the )?| \(")
_CLOSED = re.compile(r"\s*(?:[,.;:)]|$|[a-z]+\b)")
_OPEN = re.compile(r"\s*,?\s*(?:and|or|&) (?=[A-Z]|the\b|an?\b|other|two|three)")


#: What follows on a body that is set off by commas, and what shows that it is one of several in a list.
_SHUT = re.compile(r"(?: ?\([A-Z]{2,8}\))?(?:[.;]|$|, [a-z]| \([a-z])")
_GOES_ON = re.compile(r"(?: ?\([A-Z]{2,8}\))?,? (?:and|or|&|as well as|along with|together with)\b")
#: A clause that ends with another's office, before the one who speaks: ``In reply to the Mayor, Ms Roe``.
_ASIDE = re.compile(
    r"(?:^|[.;:] |, )(?:(?:[Ii]n|[Bb]y way of) (?:reply|response|answer) to|[Rr]eplying to|[Rr]esponding to|[Tt]hanking"
    r"|[Aa]nswering|(?:[Aa]t|[Oo]n) the (?:request|invitation|suggestion|motion|proposal) of|[Ff]ollowing|[Aa]fter"
    r"|[Aa]long(?:side)? with|[Tt]ogether with|[Aa]sked by|[Ii]nvited by|[Ss]peaking (?:after|for)|[Oo]n behalf of)"
    r"(?: [a-z]+){0,6} $"
)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A person with an office or body in one sentence."""

    person: Found
    other: Found
    rule: str


def offices_in_text(readings: Sequence[Reading], make: Maker, known: Iterable[Statement]) -> list[Statement]:
    """`holds_role` and `member_of` where the text sets an office or body beside a name, which no list has given yet."""
    known = list(known)
    held = [s for s in known if s.relation == "holds_role"]
    listed = {s.subject.entity for s in held}
    seen = {(s.relation, s.subject.entity, s.object.entity) for s in known}
    holders: dict[str | None, set[str | None]] = {}
    for s in held:
        holders.setdefault(s.object.entity, set()).add(s.subject.entity)
    found: list[Statement] = []
    for reading in readings:
        for sentence in reading.sentences:
            for tie in _ties(reading.text, sentence):
                who, what = term(tie.person), term(tie.other)
                relation = "holds_role" if tie.other.type == "ROLE" else "member_of"
                others = holders.get(what.entity, set()) - {who.entity}
                apposed = tie.rule == "office-apart"
                if (relation, who.entity, what.entity) in seen or (apposed and (who.entity in listed or others)):
                    continue
                if tie.rule == "office-after-name" and others:
                    continue
                seen.add((relation, who.entity, what.entity))
                rule = "office-before-name" if apposed else tie.rule
                found.append(
                    make(reading, relation, who, what, sentence.start, sentence.end, rule=rule, confidence=0.9)
                )
    return found


def _ties(text: str, sentence: Sentence) -> Iterator[_Tie]:
    mentions = sentence.mentions
    for i, mention in enumerate(mentions):
        if mention.type != "PERSON" or mention.rule == "attendance":
            continue
        yield from _before(text, mentions, i)
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        beyond = mentions[i + 2] if i + 2 < len(mentions) else None
        if after is None or after.start >= sentence.end:
            continue
        if after.type == "ROLE" and _holds(text, mention, after, beyond):
            yield _Tie(mention, after, "office-after-name")
            if beyond is not None and beyond.type == "ORG" and _OF_BODY.fullmatch(text, after.end, beyond.start):
                yield _Tie(mention, beyond, "body-after-name")
        elif after.type == "ORG" and (
            _FROM_BODY.fullmatch(text, mention.end, after.start) or _set_off(text, mentions, i)
        ):
            yield _Tie(mention, after, "body-after-name")
        elif (
            after.type == "TEAM"
            and beyond is not None
            and beyond.type == "ORG"
            and _in_row(text, mention, after, beyond)
        ):
            yield _Tie(mention, beyond, "body-after-name")
    yield from _taken(text, mentions)
    yield from _belonging(text, mentions)


def _set_off(text: str, mentions: Sequence[Found], i: int) -> bool:
    """``Inspector Jane Roe, Fenshire Police, said``: the body of somebody with an office, between two commas."""
    role, person, body = mentions[i - 1] if i else None, mentions[i], mentions[i + 1]
    if role is None or role.type != "ROLE" or not re.fullmatch(r"\.? ", text[role.end : person.start]):
        return False
    alone = i + 2 >= len(mentions) or not re.fullmatch(r", (?:the )?", text[body.end : mentions[i + 2].start])
    before = text[: role.start].rstrip(" ")
    listed = before.endswith((",", " and", "&")) or _GOES_ON.match(text, body.end) is not None
    return text[person.end : body.start] == ", " and alone and not listed and _SHUT.match(text, body.end) is not None


def _in_row(text: str, *mentions: Found) -> bool:
    """Whether only commas stand between: ``Jane Roe, Fleet Team, Fenshire Council``."""
    return all(re.fullmatch(r", (?:the )?", text[a.end : b.start]) is not None for a, b in pairwise(mentions))


def _taken(text: str, mentions: Sequence[Found]) -> Iterator[_Tie]:
    """The office that the last one named before it takes up, is elected to, or says to have."""
    for i, role in enumerate(mentions):
        person = next((m for m in reversed(mentions[:i]) if m.type == "PERSON"), None)
        if role.type != "ROLE" or person is None or person.rule == "attendance" or role.start - person.end > _NEAR:
            continue
        if any(m.type == "ROLE" and person.end <= m.start for m in mentions[:i]):
            continue  # another's
        between = text[person.end : role.start]
        if not _TAKES.search(between) or _OTHERWISE.search(_WHO.sub("", between)):
            continue
        yield _Tie(person, role, "office-taken")
        body = mentions[i + 1] if i + 1 < len(mentions) else None
        if (
            body is not None
            and body.type == "ORG"
            and re.fullmatch(r" (?:with|at|of|in) (?:the )?", text[role.end : body.start])
        ):
            yield _Tie(person, body, "body-after-name")


def _belonging(text: str, mentions: Sequence[Found]) -> Iterator[_Tie]:
    """The body of which somebody is said to be a member, a trustee or a worker, or that an office is of by *'s*."""
    for i, body in enumerate(mentions):
        if body.type != "ORG":
            continue
        person = next((m for m in reversed(mentions[:i]) if m.type == "PERSON"), None)
        if person is not None and person.rule != "attendance" and body.start - person.end < _NEAR:
            between = _WHO.sub("", text[person.end : body.start])
            told = _BELONGS.fullmatch(between) or (_JOINS.fullmatch(between) and _JOINED.match(text, body.end))
            if told and not _OTHERWISE.search(between):
                yield _Tie(person, body, "body-told")
        following = mentions[i + 1 : i + 3]
        if [m.type for m in following] != ["ROLE", "PERSON"]:
            continue
        role, holder = following
        owned = re.fullmatch(
            r"['’]s? (?:(?:new|own|former|outgoing|acting|interim|[a-z]+) )?", text[body.end : role.start]
        )
        if owned and _BEFORE.fullmatch(text, role.end, holder.start) and "former" not in owned.group():
            yield _Tie(holder, body, "body-of-office")


def _before(text: str, mentions: Sequence[Found], i: int) -> Iterator[_Tie]:
    """The office right before a name, and one before that: ``the Chairman, Councillor Roe,``."""
    person = mentions[i]
    role = mentions[i - 1] if i else None
    if role is None or role.type != "ROLE":
        return
    gap = _BEFORE.fullmatch(text, role.end, person.start)
    if gap is None or gap["sign"] in {"-", "–", "—"}:
        return
    if gap["sign"] == "," and _ASIDE.search(text[: role.start]):
        return
    honoured = re.search(rf"\b(?:{_TITLES})\b", text[role.end : person.start]) is not None
    apart = gap["sign"] is not None and not honoured
    yield _Tie(person, role, "office-apart" if apart else "office-before-name")
    first = mentions[i - 2] if i > 1 else None
    if first is None or first.type != "ROLE" or apart or text[first.end : role.start] != ", ":
        return
    closed = _CLOSED.match(text, person.end) and not _OPEN.match(text, person.end)
    if closed and re.search(r"(?:^|\b[Tt]he |[a-z] |\()$", text[: first.start]):
        yield _Tie(person, first, "office-after-name")


def _holds(text: str, person: Found, role: Found, beyond: Found | None) -> bool:
    """Whether the office after a name is that person's, and not the next one's in a list."""
    signed = person.start == 0 and role.end == len(text.rstrip()) and text[person.end : role.start].isspace()
    if signed:
        return True  # a signature: the name, and the office below it
    if not _AFTER.fullmatch(text, person.end, role.start) or _OPEN.match(text, role.end):
        return False
    if beyond is not None and beyond.type == "PERSON" and _BEFORE.fullmatch(text, role.end, beyond.start):
        return False
    return _CLOSED.match(text, role.end) is not None
