"""Places: by the gazetteer, by what the document calls an area, roads by their numbers, streets of saints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.gazetteer import places
from nlp.lexicon import either, words
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup

_ROAD = re.compile(r"\b(?:[AM]\d{1,4}(?:\(M\))?|B\d{3,4})(?![\w-])")
_NOT_A_ROAD = re.compile(rf"\b(?:{either(words('mentions', 'place', 'before_numbers'))}) $")
_SAINT = re.compile(
    rf"\bSt\.? [A-Z][a-z]+(?:'s)?(?: (?:{either(words('mentions', 'place', 'after_saints'))}))?\b"
    rf"(?! (?:{either(words('mentions', 'place', 'no_saints'))}))"
)
_CENTRE = re.compile(r" (?:City|Town) [Cc]entre\b")
_SURVEY = re.compile(r"Survey (?:for|of) (?:England and )?$")


def find_places(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """All places of a passage: roads, then names by the gazetteer, then saints'."""
    text = wording.text
    for match in _ROAD.finditer(text):
        if not _NOT_A_ROAD.search(text, max(0, match.start() - 12), match.start()):
            yield Found(match.start(), match.end(), "PLACE", match.group(), "road-number", 0.95, 4)
    for i in range(wording.size):
        if wording.capital(i) and (length := _listed(wording, i, lookup)):
            yield _place(wording, i, length)
    for match in _SAINT.finditer(text):
        yield Found(match.start(), match.end(), "PLACE", match.group(), "saint", 0.85, 3)


def _listed(wording: Wording, i: int, lookup: Lookup) -> int:
    """How many tokens of a known place begin at `i`, else 0."""
    for length in (4, 3, 2, 1):
        if i + length > wording.size:
            continue
        name = " ".join(wording.words(i, i + length - 1))
        if (name in places() or name in lookup.own.localities) and _is_meant(wording, i, length, lookup):
            return length
    return 0


def _place(wording: Wording, i: int, length: int) -> Found:
    """The place of `length` tokens at `i`, with ``North`` before it and ``City Centre`` after it."""
    tokens, text = wording.tokens, wording.text
    start, end = tokens[i].start, tokens[i + length - 1].end
    compass = i > 0 and wording.word(i - 1) in words("names", "place", "compass")
    if compass and tokens[i - 1].end + 1 == start:
        start = tokens[i - 1].start
    if centre := _CENTRE.match(text, end):
        end = centre.end()
    return Found(start, end, "PLACE", text[start:end], "gazetteer", 0.9, 1)


def _is_meant(wording: Wording, i: int, length: int, lookup: Lookup) -> bool:
    """Whether a name of a place means the place here: it is part of no longer name and no ordinary word."""
    following = wording.word(i + length)
    owned = following == "'s" and wording.word(i + 2) in words("mentions", "place", "owned")
    if owned or following == "Update" or _in_survey(wording, i):
        return False
    if length == 1 and not _one_word_is_meant(wording, i, lookup):
        return False
    return not _name_before(wording, i) and not (length == 1 and _name_after(wording, i, lookup))


def _in_survey(wording: Wording, i: int) -> bool:
    """``Crime Survey for England and Wales``: a study's name."""
    if wording.word(i) not in words("mentions", "place", "nations_of_surveys"):
        return False
    return _SURVEY.search(" ".join(wording.words(max(0, i - 4), i - 1)) + " ") is not None


def _one_word_is_meant(wording: Wording, i: int, lookup: Lookup) -> bool:
    """A single word that is also an ordinary one is a place after a preposition; a surname is none."""
    word, stop = wording.word(i), wording.stop(i)
    if lookup.corpus.ordinary(word) or stop or head_type([word]) is not None:
        if wording.word(i - 1).lower() not in words("mentions", "place", "prepositions"):
            return False
        if stop or wording.word(i + 1)[:1].isdigit():
            return False
    return word not in lookup.own.surnames and word not in lookup.corpus.surnames


def _name_before(wording: Wording, i: int) -> bool:
    """Whether the place is the end of a longer name, a person's perhaps."""
    before = wording.word(i - 1)
    if before in words("names", "place", "compass") or wording.stop(i - 1):
        return False
    return before.isalpha() and before.istitle() and head_type([before]) is None


def _name_after(wording: Wording, i: int, lookup: Lookup) -> bool:
    """Whether a word that is seldom a place begins a longer name."""
    following = wording.word(i + 1)
    if lookup.corpus.upper[wording.word(i)] >= 3 or following in words("mentions", "place", "towns"):
        return False
    return following.isalpha() and following.istitle() and head_type([following]) is None
