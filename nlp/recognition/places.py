"""Places: by the gazetteer, by what the document calls an area, roads by their numbers, streets of saints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import either, table, words
from nlp.names import head_type
from nlp.naming.headed import headed
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.local_places import local_places
from nlp.recognition.lookup import Lookup
from nlp.recognition.reach import reach, shares_head
from nlp.recognition.roads import roads, saints

_FORCE_OF = re.compile(
    r" (?:is|are|was|were) (?:now |also |still )?(?:one of|among) (?:[a-z]+ ){0,5}forces\b"
    r"| (?:(?:is|was|are|were|being) )?(?:ranked|rated|graded|judged) (?:[a-z-]+ ){0,6}forces?\b"
)
_AND = {"and", "&", ","}
#: A place named so often that a capitalised word after it makes no longer name of it.
_OFTEN = 12
#: Signs inside a list of people, and how far back its title may stand.
_LIST_SIGNS, _LONGEST_LIST = {"and", "&", ",", ".", ";"}, 60
#: How names of British places end or begin: -ton, -ham, -thorpe; Llan-, Aber-.
_PLACE_NAME = re.compile(
    rf"[A-Z][a-z]*(?:{either(words('mentions', 'place', 'endings'))})"
    rf"|(?:{either(words('mentions', 'place', 'beginnings'))})[a-z]{{2,}}"
)
_SURVEY = re.compile(r"Survey (?:for|of) (?:England and )?$")


def find_places(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """All places of a passage: roads, then names by the gazetteer, then saints'."""
    text = wording.text
    yield from roads(text, lookup.countries)
    known = [_as_force(place, wording, lookup) for place in _known(wording, lookup)]
    yield from known
    yield from _beside(wording, lookup, [*known, *_streets(wording)])
    yield from saints(text)
    yield from local_places(text, lookup)


def _known(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """The places that the registers or the paper itself know."""
    for i in wording.capitals:
        if length := _listed(wording, i, lookup):
            yield _place(wording, i, length, lookup)


def _as_force(place: Found, wording: Wording, lookup: Lookup) -> Found:
    """``Fenshire are one of few forces``: the force that is called after the place, where it is known."""
    if _FORCE_OF.match(wording.text, place.end) is None:
        return place
    names = [place.label + head for head in table("bodies")["force_heads"]]
    force = next((name for name in names if lookup.kind(name) == "ORG"), None)
    return place if force is None else replace(place, type="ORG", label=force, rule="place-as-force", priority=2)


def _streets(wording: Wording) -> Iterator[Found]:
    """Places that their heads show, as neighbours of others in lists."""
    for name in headed(wording) if wording.size > 4 else ():
        if name.type == "PLACE":
            yield Found(name.start, name.end, "PLACE", wording.text[name.start : name.end], name.rule, name.confidence)


def _beside(wording: Wording, lookup: Lookup, known: Sequence[Found]) -> Iterator[Found]:
    """Places too small for the registers: after a preposition of place, and in lists and routes with other places."""
    starts, ends = {p.start for p in known}, {p.end for p in known}
    for i in wording.capitals:
        token = wording.tokens[i]
        if token.start in starts or not _may_be_small(wording, i, lookup):
            continue
        before = wording.word(i - 1).lower()
        led = _leads_to_place(wording, i, before)
        joined = before in _AND and i > 1 and wording.tokens[i - 2].end in ends
        follows = wording.word(i + 1) in _AND and i + 2 < wording.size and wording.tokens[i + 2].start in starts
        if led or joined or (follows and before in words("mentions", "place", "prepositions")):
            starts.add(token.start)
            ends.add(token.end)
            yield Found(token.start, token.end, "PLACE", token.text, "small-place", 0.7, 1)
    yield from _between(wording, lookup, starts, ends)


def _between(wording: Wording, lookup: Lookup, starts: set[int], ends: set[int]) -> Iterator[Found]:
    """Phrases of two or three words in a list of places, with one before and one after them."""
    for first, last in wording.runs:
        inside = 1 <= last - first <= 2 and wording.tokens[first].start not in starts
        if not inside or wording.word(first - 1) not in _AND or wording.word(last + 1) not in _AND or first < 2:
            continue
        after = last + 2 + (wording.word(last + 2) in {"the", "and"})
        known = after < wording.size and wording.tokens[after].start in starts
        if known and wording.tokens[first - 2].end in ends and not _in_list_of_people(wording, first):
            start, end = wording.tokens[first].start, wording.tokens[last].end
            bank = wording.word(last) in words("names", "place", "located_heads")
            if bank or (wording.type_of(first, last) in {None, "PLACE"} and not lookup.kind(wording.text[start:end])):
                starts.add(start)
                ends.add(end)
                yield Found(start, end, "PLACE", wording.text[start:end], "small-place", 0.7, 4)


def _leads_to_place(wording: Wording, i: int, before: str) -> bool:
    """Whether what stands before `i` makes it a place: a sure preposition, or any with a name that sounds like one."""
    if wording.word(i - 2).lower() in words("mentions", "place", "kept_in"):
        return False
    if before in words("mentions", "place", "sure_prepositions"):
        return True
    near = {wording.word(k).lower() for k in range(max(0, i - 5), i)}
    if before in words("mentions", "place", "examples") and near & words("mentions", "place", "kinds"):
        return True
    sounds = _PLACE_NAME.fullmatch(wording.word(i)) is not None
    return sounds and before in words("mentions", "place", "all_prepositions")


def _may_be_small(wording: Wording, i: int, lookup: Lookup) -> bool:
    """Whether a single word can be the name of a place that nobody lists: it is no word, name or code otherwise."""
    word, corpus = wording.word(i), lookup.corpus
    least = 4 if wording.word(i - 1) == "in" else 5
    if len(word) < least or not (word.isalpha() and word.istitle() and wording.capital(i)):
        return False
    if wording.capital(i + 1) and not shares_head(wording, i):
        return False
    if wording.stop(i) or wording.word(i + 1) in {"of", "'s"} or wording.sentence_start(i) or _is_common(word):
        return False
    if corpus.lower[word.lower()] or corpus.codes[word] or (is_english(word) and not _sounds_there(wording, i)):
        return False
    return not any(word in known.surnames or word in known.names for known in (lookup.own, corpus))


def _sounds_there(wording: Wording, i: int) -> bool:
    """``in Fairfield``, ``in Nook, Fenport``: a word that sounds like a place, or has a town after it, after ``in``."""
    if wording.word(i - 1) not in words("mentions", "place", "sure_prepositions") or wording.capital(i + 1):
        return False
    town = wording.word(i + 1) == "," and wording.word(i + 2) in places() and not wording.stop(i + 2)
    return town or (len(wording.word(i)) > 5 and _PLACE_NAME.fullmatch(wording.word(i)) is not None)


def _is_common(word: str) -> bool:
    """Nouns of administration that stand capitalised after ``in`` and ``at``, and the nouns that make names."""
    listed = words("mentions", "place", "not_places") | words("phrases", "common", "nouns_in_ing")
    return word in listed or head_type([word]) is not None or head_type([word.removesuffix("s")]) is not None


def _listed(wording: Wording, i: int, lookup: Lookup) -> int:
    """How many tokens of a known place begin at `i`, else 0."""
    for length in (4, 3, 2, 1):
        if i + length > wording.size:
            continue
        name = _joined(wording, i, length)
        several = length == 1 and len(name) > 6 and name[-1] == "s" and wording.word(i - 1) == "the"
        known = name in lookup.places or name in lookup.own.localities or (several and name[:-1] in lookup.places)
        if known and _is_meant(wording, i, length, lookup):
            return length
    return 0


def _joined(wording: Wording, i: int, length: int) -> str:
    """The words of a name as the registers write it."""
    return " ".join(wording.words(i, i + length - 1)).replace(" 's", "'s")


def _place(wording: Wording, i: int, length: int, lookup: Lookup) -> Found:
    """The place of `length` tokens at `i`, with ``North`` before it and ``City Centre`` after it."""
    start, end = reach(wording, i, i + length - 1)
    listed = _joined(wording, i, length) in lookup.places
    rule, confidence = ("gazetteer", 0.9) if listed else ("small-place", 0.8)
    return Found(start, end, "PLACE", wording.text[start:end], rule, confidence, 1)


def _is_meant(wording: Wording, i: int, length: int, lookup: Lookup) -> bool:
    """Whether a name of a place means the place here: it is part of no longer name and no ordinary word."""
    following = wording.word(i + length)
    owned = following == "'s" and wording.word(i + 2) in words("mentions", "place", "owned")
    room = following in words("mentions", "venue", "named_rooms")
    if owned or room or following == "Update" or _in_survey(wording, i):
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
    if _after_title(wording, i):
        return False
    if lookup.corpus.ordinary(word) or stop or head_type([word]) is not None or lookup.doubtful_place(word):
        if wording.word(i - 1).lower() not in words("mentions", "place", "prepositions"):
            return False
        if stop or wording.word(i + 1)[:1].isdigit():
            return False
    return word not in lookup.own.surnames and word not in lookup.corpus.surnames


def _after_title(wording: Wording, i: int) -> bool:
    """``Sgt Fenton``, ``J. Fenton``: a person's name, whatever place is called so."""
    before = wording.word(i - 1)
    if _in_list_of_people(wording, i):
        return True
    if before == "." and wording.tokens[i - 1].end + 1 == wording.tokens[i].start:
        before = wording.word(i - 2)
        return (len(before) == 1 and before.isupper()) or before in words("roles", "honorifics", "words")
    typed = head_type([before])
    rank = before in table("roles")["abbreviations"] or (typed is not None and typed[0] == "ROLE")
    initial = len(before) == 1 and before.isupper() and not wording.stop(i - 1)  # "A" is an article here
    return rank or before in words("roles", "honorifics", "words") or initial


def _in_list_of_people(wording: Wording, i: int) -> bool:
    """``Councillors Pell, Fenton and Orr``: surnames after a title in the plural."""
    plurals = words("mentions", "person", "plural_titles")
    k = i - 1
    while k >= 0 and i - k < _LONGEST_LIST and wording.word(k) not in plurals:
        if not (wording.capital(k) or wording.word(k) in _LIST_SIGNS) or wording.broken(k):
            return False
        k -= 1
    return k >= 0 and wording.word(k) in plurals


def _name_before(wording: Wording, i: int) -> bool:
    """Whether the place is the end of a longer name, a person's perhaps."""
    before = wording.word(i - 1)
    if before in words("names", "place", "compass") or wording.stop(i - 1) or wording.broken(i - 1) or i == 0:
        return False
    if before in words("names", "place", "counties"):
        return False
    return before.isalpha() and before.istitle() and head_type([before]) is None


def _name_after(wording: Wording, i: int, lookup: Lookup) -> bool:
    """Whether a word that is seldom a place begins a longer name."""
    following = wording.word(i + 1)
    event = following in words("mentions", "place", "events")
    if event or shares_head(wording, i) or following in words("names", "place", "areas"):
        return False
    after = words("mentions", "place", "towns") | words("names", "place", "settlements")
    times = lookup.corpus.upper[wording.word(i)]
    often = times >= _OFTEN or (times >= _OFTEN // 4 and lookup.corpus.lower[following.lower()])
    if often or following in after or wording.broken(i):
        return False
    return following.isalpha() and following.istitle() and head_type([following]) is None
