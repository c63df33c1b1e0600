"""The objects of verbs that tell a purpose: ``aims to bring offenders to justice``, ``the focus is providing …``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nlp.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Prepositions after which a gerund tells what a word of purpose means.
_BEFORE_GERUND = frozenset({"on", "at", "of", "to", "in", "for", "about"})
#: Verbs that tell that a thing was begun with a particle only.
_WITH_PARTICLE = {"set": {"up"}, "stood": {"up"}, "brought": {"in"}, "put": {"in", "together"}, "rolled": {"out"}}
#: What says of a thing that it still does what follows.
_GOING_ON = frozenset({"continue", "continues", "continued"})
#: How many verbs may stand one in the other ("aims to help to bring").
_DEEPEST = 4


def purposes(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Each noun that is the object of a purpose, with the verb it is the object of."""
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} and verb.tag_ != "VBG":
            continue
        sign = _sign(verb)
        if sign is not None:
            for noun in _created(verb, sign) or _objects(verb, 0):
                yield noun, verb


def _created(verb: Token, sign: Token) -> list[Token]:
    """What is to be created by an aim that is said outright, where a word tells of what kind: ``safer streets``."""
    creates = verb.text.lower() in words("relations", "targets", "creating")
    if not creates or sign.text.lower() not in words("relations", "targets", "outright"):
        return []
    found = [c for c in verb.children if c.dep_ in {"dobj", "obj"} and c.i > verb.i]
    return [noun for noun in found if any(c.dep_ in {"amod", "compound"} for c in noun.lefts)]


def _sign(verb: Token) -> Token | None:
    """The word by which a verb tells a purpose; that of the verb it is joined to, where it is joined to one."""
    for _ in range(_DEEPEST):
        if verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX", "NOUN"}:
            break
        verb = verb.head
    head = verb.head
    to = any(c.dep_ == "aux" and c.text.lower() == "to" for c in verb.children)
    if to and verb.dep_ in {"xcomp", "advcl", "acl", "ccomp"}:
        return head if _purposeful(head) else _subject(head)
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and head.text.lower() in _BEFORE_GERUND:
        return head.head if _purposeful(head.head) else _about(head) or _subject(head.head)
    if verb.tag_ != "VBG":
        return None
    return _subject(verb) or (_subject(head) if verb.dep_ == "advcl" else None)


def _purposeful(token: Token) -> bool:
    low = token.text.lower()
    if particles := _WITH_PARTICLE.get(low):
        return token.i + 1 < len(token.doc) and token.doc[token.i + 1].text.lower() in particles
    return low in words("relations", "targets", "purpose_verbs") or low in words("relations", "targets", "purposes")


def _about(preposition: Token) -> Token | None:
    """``is about keeping children safe``: the preposition itself."""
    is_about = preposition.text.lower() == "about" and preposition.head.pos_ == "AUX"
    return preposition if is_about else None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb where it is a purpose (``the aim was to …``)."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.text.lower() in words("relations", "targets", "purposes"):
            return child
    return None


def _objects(verb: Token, depth: int) -> Iterator[Token]:
    """The objects of a verb, or of the verb within it that has one."""
    if depth > _DEEPEST:
        return
    inner = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX"} and c.i > verb.i]
    found = [c for c in verb.children if c.dep_ in {"dobj", "obj"} and c.i > verb.i]
    if found and verb.text.lower() not in words("relations", "targets", "empty_verbs"):
        yield from found
    elif not found:
        for child in inner:
            for joined in (child, *(c for c in child.children if c.dep_ == "conj" and c.pos_ == "VERB")):
                yield from _objects(joined, depth + 1)


def to_be_done(verb: Token) -> bool:
    """Whether a verb tells what is still to be done: ``to achieve``."""
    return verb.pos_ == "VERB" and any(c.dep_ == "aux" and c.text.lower() == "to" for c in verb.children)


def by_itself(verb: Token) -> bool:
    """Whether a thing with a name of its own is the subject of a verb in the present, or goes on with it."""
    head = verb.head if verb.tag_ == "VB" and verb.head.text.lower() in _GOING_ON else verb
    if head is verb and verb.tag_ != "VBZ":
        return False
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in head.children)
