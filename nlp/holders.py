"""Who holds which office, and belongs to which body, as running text says beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.lexicon import either, words
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
_TAKES = re.compile(
    r"\b(?:introduced (?:him|her|them)sel(?:f|ves) as"
    r"|(?:take|takes|taking|taken|took) up (?:the |his |her |their |a )?(?:new )?(?:post|role|position|office|duties)"
    r" (?:of|as)"
    r"|act(?:ing|s|ed)? (?:up )?as"
    r"|(?:stay|stays|stayed|remain|remains|remained|continue|continues|continued|serve|serves|served) (?:on )?as"
    r"|promoted to(?: the (?:rank|post|role) of)?"
    r"|(?:was|been|were) (?:re-?)?(?:appointed|elected|nominated|confirmed|selected)(?: as| to be| to the post of)?)"
    r" (?:the |our |an? )?$"
)
#: What makes it another's, or nobody's.
_OTHERWISE = re.compile(r"\b(?:not|never|who|whom|whether|if|declined|refused|unable)\b|n't\b|[;?]")
_NEAR = 140
_OF_BODY = re.compile(r",? (?:of|from|at|representing|for) (?:the )?|, (?:the )?| \((?:the )?")
_FROM_BODY = re.compile(r",? (?:of|from|representing) (?:the )?| \(")
_CLOSED = re.compile(r"\s*(?:[,.;:)]|$|[a-z]+\b)")
_OPEN = re.compile(r"\s*,?\s*(?:and|or|&) (?=[A-Z]|the\b|an?\b|other|two|three)")


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
        elif after.type == "ORG" and _FROM_BODY.fullmatch(text, mention.end, after.start):
            yield _Tie(mention, after, "body-after-name")
        elif (
            after.type == "TEAM"
            and beyond is not None
            and beyond.type == "ORG"
            and _in_row(text, mention, after, beyond)
        ):
            yield _Tie(mention, beyond, "body-after-name")
    yield from _taken(text, mentions)


def _in_row(text: str, *mentions: Found) -> bool:
    """Whether only commas stand between: ``Jane Roe, Fleet Team, Fenshire Council``."""
    return all(re.fullmatch(r", (?:the )?", text[a.end : b.start]) is not None for a, b in pairwise(mentions))


def _taken(text: str, mentions: Sequence[Found]) -> Iterator[_Tie]:
    """The office that the last one named before it takes up, is elected to, or says to have."""
    for i, role in enumerate(mentions):
        person = next((m for m in reversed(mentions[:i]) if m.type == "PERSON"), None)
        if role.type != "ROLE" or person is None or person.rule == "attendance" or role.start - person.end > _NEAR:
            continue
        between = text[person.end : role.start]
        if not _TAKES.search(between) or _OTHERWISE.search(between):
            continue
        yield _Tie(person, role, "office-taken")
        body = mentions[i + 1] if i + 1 < len(mentions) else None
        if (
            body is not None
            and body.type == "ORG"
            and re.fullmatch(r" (?:with|at|of|in) (?:the )?", text[role.end : body.start])
        ):
            yield _Tie(person, body, "body-after-name")


def _before(text: str, mentions: Sequence[Found], i: int) -> Iterator[_Tie]:
    """The office right before a name, and one before that: ``the Chairman, Councillor Roe,``."""
    person = mentions[i]
    role = mentions[i - 1] if i else None
    if role is None or role.type != "ROLE":
        return
    gap = _BEFORE.fullmatch(text, role.end, person.start)
    if gap is None or gap["sign"] in {"-", "–", "—"}:
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
    if not _AFTER.fullmatch(text, person.end, role.start) or _OPEN.match(text, role.end):
        return False
    if beyond is not None and beyond.type == "PERSON" and _BEFORE.fullmatch(text, role.end, beyond.start):
        return False
    return _CLOSED.match(text, role.end) is not None
