"""Names that begin with their head and run on to the right: ``Office of the …``, ``Director of …``."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import words
from nlp.naming.extent import left_extent, right_extent
from nlp.naming.heads import Name, openers
from nlp.naming.wording import Wording


def opened(wording: Wording) -> Iterator[Name]:
    """All names that an opener of the word lists begins."""
    for i in wording.capitals:
        for opener, kind in openers().get(wording.word(i), ()):
            if tuple(wording.words(i, i + len(opener) - 1)) != opener:
                continue
            name = _opened(wording, i, len(opener), kind)
            if name is not None:
                yield name
                break


def _opened(wording: Wording, i: int, length: int, kind: str) -> Name | None:
    """The name that the opener of `length` words at `i` begins, if it does."""
    after: int | None = i + length
    if kind == "ROLE" and wording.word(i + length - 1) != "of":
        after = _after_of(wording, i, i + length)
    elif wording.word(i + length) in words("phrases", "org", "ranks_after_opener") | words(
        "phrases", "common", "markers"
    ):
        after = None  # "Grant to Fenley Town Council for Operation Kestrel"
    if kind == "ORG" and wording.word(i + length - 1) == "for" and wording.word(i - 1) in {"'s", "'"}:
        after = None  # "Oakham Women's Centre for Lantern Nights": that centre, and what it gets money for
    last = right_extent(wording, after, kind) if after is not None else None
    if after is None or last is None:
        return None
    office = wording.word(i) in words("phrases", "org", "openers_of_offices")
    if kind == "ORG" and last > after and not office and wording.type_of(after, last) in {"INITIATIVE", "ROLE", "TEAM"}:
        last = after  # "College of Policing Leadership Programme": the body ends before what it runs
    if kind == "ORG":
        last = _national(wording, i, last)
    owned = kind == "ORG" and wording.word(i) in words("phrases", "org", "placed_openers") and not wording.stop(i - 1)
    begin = left_extent(wording, wording.run_start(i), kind) if owned else _over_modifiers(wording, i)
    if kind == "ROLE" and wording.word(begin - 1) == "'s" and wording.word(begin - 2) == "Majesty":
        begin -= 3  # "His Majesty's Inspector of Boats"
    return wording.name(begin, last, kind, f"{kind.lower()}-opener", 0.92)


def _national(wording: Wording, i: int, last: int) -> int:
    """The end of the national body whose name the words from `i` are, where they go on (``Office for Boats Yearly
    Report``); else `last`."""
    bodies = words("bodies", "names")
    return next((k for k in range(last - 1, i, -1) if " ".join(wording.words(i, k)) in bodies), last)


def _after_of(wording: Wording, i: int, after: int) -> int | None:
    """Where the field of an office begins: after ``of``, ``for`` and ``the``. None where no one office is meant."""
    if wording.word(after) not in {"of", "for"} or wording.word(i - 1).lower() in words(
        "phrases", "role", "indefinite"
    ):
        return None
    return after + 1 + (wording.word(after + 1) == "the")


def _over_modifiers(wording: Wording, i: int) -> int:
    """Back over what qualifies an office: ``Interim Deputy`` before ``Director of …``."""
    modifiers = words("roles", "modifiers")
    while i and wording.word(i - 1) in modifiers and wording.capital(i - 1) and not wording.broken(i - 1):
        i -= 1
    return i
