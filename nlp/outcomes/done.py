"""What was done to what a number counts: the verb or noun of its sentence that tells, as a participle."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nlp.lexicon import either, table, words
from nlp.outcomes.figure import Number

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = {"NOUN", "PROPN"}
#: Verbs whose preposition makes their sense.
_SPOKEN = {"spoken", "engaged", "talked", "dealt", "worked", "liaised", "met"}
_WAS = re.compile(
    r" (?:were|was|have been|has been|had been) (?:(?:also|now|since|each|all|both|then|later) )?([a-z-]+)\b"
    r"( to\b| with\b)?(?P<particle> (?:after|up|off|out|back|away|over|down)\b)?"
)


def done_to(number: Number, noun: Token, end: int) -> str:
    """What was done to the counted `noun` that ends at `end`: ``stopped``, ``spoken to``; or nothing."""
    return _done_after(number.text, end) or _verb(noun) or _participle_after(number.text, end) or _visited(number, noun)


@cache
def _taken_up() -> re.Pattern[str]:
    """A participle right after its noun: ``318 drivers given a notice``."""
    done = either(words("outcomes", "deeds", "done") - words("outcomes", "deeds", "light_verbs"))
    return re.compile(
        rf" ({done})(?=[.,;)]|$| (?:and|for|in|on|at|by|with|to|a|an|from|under|during|across|since|after)\b)"
    )


def _participle_after(text: str, end: int) -> str:
    match = _taken_up().match(text, end)
    return match[1] if match else ""


def _verb(noun: Token) -> str:
    """The participle of a counted noun: ``stopped`` in ``234 vehicles were stopped``, ``seized`` in ``seized 63``."""
    participle = _own_participle(noun)
    noun, verb = _governing(noun)
    if noun.dep_ == "nsubj" and (state := _state(verb)):
        return state
    if participle and participle not in words("outcomes", "deeds", "which"):
        return participle
    if (
        noun.dep_ in {"nsubjpass", "dobj", "pobj", "nsubj"}
        and verb.pos_ == "VERB"
        and verb.tag_ in {"VBN", "VBD"}
        and not _light(verb)
    ):
        return _with_complement(verb)
    if noun.dep_ == "pobj" and noun.head.text in {"with", "to"}:
        done = _participle(noun.head.head)
        if done in _SPOKEN:
            return f"{done} {noun.head.text}"
    if noun.dep_ == "pobj" and (taken := _from_people(noun)):
        return taken
    if noun.dep_ == "pobj" and noun.head.text == "of":
        return str(table("outcomes")["deeds"]["participles"].get(noun.head.head.text.lower(), ""))
    return ""


_TAKEN_FROM = {"taken", "seized", "removed", "recovered", "confiscated"}


def _from_people(noun: Token) -> str:
    """``taken from`` of those from whom something was taken."""
    done = _participle(noun.head.head)
    return f"{done} from" if noun.head.text == "from" and done in _TAKEN_FROM else ""


@cache
def _at_premises() -> re.Pattern[str]:
    acts = either(table("outcomes")["deeds"]["nouns"])
    return re.compile(
        rf"\b(?:(?P<search>warrants?|search(?:es)?|raids?)|(?:{acts}))\b(?: \w+){{0,4}}? (?:at|on|of|to) (?:\w+ )?$",
        re.IGNORECASE,
    )


def _visited(number: Number, noun: Token) -> str:
    """What was done at so many premises: ``warrants were executed at five addresses``."""
    if noun.text.lower() not in words("outcomes", "spans", "premises"):
        return ""
    act = _at_premises().search(number.clause)
    return "" if act is None else "searched" if act["search"] else "visited"


_STANDING = frozenset({"are", "is", "was", "were", "be", "been", "remain", "remains", "remained", "remaining"})


def _state(verb: Token) -> str:
    """Where those counted are by what was done: ``on bail``, ``in custody``."""
    if verb.text.lower() not in _STANDING:
        return ""
    phrase = verb.doc[verb.i + 1 : verb.i + 4].text
    said = re.match(
        r"(?:still |currently )?(on (?:police )?bail|in (?:police )?custody|on remand|remanded|before the courts?)\b",
        phrase,
    )
    return said[1] if said else ""


def _done_after(text: str, end: int) -> str:
    """``seized`` right after the noun that ends at `end`: ``40 e-bikes have since been seized``."""
    said = _WAS.match(text, end)
    done = words("outcomes", "deeds", "done") - words("outcomes", "deeds", "light_verbs")
    if said is None or not ({said[1], f"{said[1]}{said['particle'] or ''}"} & done):
        return ""
    return f"{said[1]}{said[2] or ''}" if said[1] in _SPOKEN else f"{said[1]}{said['particle'] or ''}"


def _own_participle(noun: Token) -> str:
    """``stopped`` in ``384 vehicles stopped`` or ``384 vehicles being stopped``."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"} and child.i - noun.i <= 3:
            return str(child.text.lower())
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.i - noun.i <= 2 and child.text == "being":
            return next((str(c.text.lower()) for c in child.subtree if c.tag_ == "VBN"), "")
    return ""


def _governing(noun: Token) -> tuple[Token, Token]:
    """The first noun of the list that `noun` stands in, and what governs it."""
    if noun.dep_ != "conj":
        return noun, noun.head
    first = noun.head
    while first.dep_ == "conj" and first.pos_ in _NOUNS:
        first = first.head
    return (first, first.head) if first.pos_ in _NOUNS else (noun, first)


def _light(verb: Token) -> bool:
    """Whether a verb says nothing about what is counted: figures are ``reported``, people ``reported for`` a thing."""
    text = verb.text.lower()
    reported_for = text == "reported" and any(token.text == "for" for token in verb.doc[verb.i + 1 : verb.i + 5])
    return text in words("outcomes", "deeds", "light_verbs") and not reported_for


def _participle(verb: Token) -> str:
    text = verb.text.lower()
    return str(table("outcomes")["deeds"]["irregular"].get(text, text))


def _with_complement(verb: Token) -> str:
    """A verb's participle with the word that makes its sense: ``found guilty``, ``spoken to``."""
    participle = _participle(verb)
    more = next((c.text.lower() for c in verb.children if c.text.lower() == "guilty"), "")
    after = verb.doc[verb.i + 1].text if verb.i + 1 < len(verb.doc) else ""
    if participle == "taken" and verb.doc[verb.i + 1 : verb.i + 3].text == "into custody":
        more = "into custody"
    if (participle in _SPOKEN and after in {"to", "with"}) or (participle == "taken" and after == "part"):
        more = after
    return f"{participle} {more}".strip()
