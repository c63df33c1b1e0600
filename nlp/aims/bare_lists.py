"""Aims in a list of bare nouns that the parser takes for none: ``improvements in schooling, youth work and skills``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nlp.aims.beside import Aim

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: A list of bare nouns to the end of its clause, and one of its members.
_LIST = re.compile(r"(?:, (?:[a-z-]+ ){0,2}[a-z-]+){1,6}?,? and (?:[a-z-]+ ){0,2}[a-z-]+(?=[.;]|$)")
_MEMBER = re.compile(r"(?:, and|,| and) ((?!and\b)(?:(?!and\b)[a-z-]+ ){0,2}(?!and\b)[a-z-]+)")
#: Words of a member: it is a noun with what describes it, and no clause.
_OF_MEMBER = frozenset({"NOUN", "ADJ", "PUNCT"})


def bare_members(doc: Doc, found: Sequence[Aim]) -> Iterator[Aim]:
    """The further members of a list whose first member is one of the aims `found`, where none is found already."""
    for aim in found:
        rest = _LIST.match(doc.text, aim.end)
        for member in _MEMBER.finditer(rest[0]) if rest is not None else ():
            start, end = aim.end + member.start(1), aim.end + member.end(1)
            told = doc.char_span(start, end)
            if told is None or any(other.start < end and start < other.end for other in found):
                continue
            if told[-1].pos_ == "NOUN" and all(token.pos_ in _OF_MEMBER for token in told):
                yield Aim(start, end, told.text, aim.trigger, aim.trigger_start, aim.confidence - 0.05)
