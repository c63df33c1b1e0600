"""Two offices that *and* joins, and the stretches that lead to a name in a bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.lexicon import words
from nlp.listing.fields import Range
from nlp.listing.pieces import Piece, holds_name, is_office, reads


def both(text: str, office: Range) -> list[Range]:
    """``Independent Member and Vice Chair``: two offices, where each is one by itself; else the one."""
    for joined in re.finditer(r" (?:and|&) ", text[slice(*office)]):
        left, right = (office[0], office[0] + joined.start()), (office[0] + joined.end(), office[1])
        ends = re.split(r"[\s-]", text[slice(*left)])[-1] in words("roles", "heads") | words("people", "office", "also")
        if ends and is_office(text, left) and is_office(text, right):
            return [left, right]
    return [office]


def leading(text: str, found: Sequence[Piece]) -> list[bool]:
    """For each piece whether it is the text before a bracket that names an office's holder, or stands before such.

    ``Engineer, Roads (Mr J Roe)``: both stretches lead to the name.
    """
    leads = [False] * len(found)
    for i in range(len(found) - 2, -1, -1):
        if found[i].kind != "text":
            continue
        following = found[i + 1]
        if following.kind == "bracket":
            leads[i] = holds_name(text, following)
        elif following.kind in {",", "-", "and"} and i + 2 < len(found) and leads[i + 2]:
            beyond = reads(text, found[i + 2].start, found[i + 2].end)
            leads[i] = not beyond.sure and not beyond.office
    return leads
