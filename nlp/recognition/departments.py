"""Departments named without a head: in lists with teams, after *officers from* and the like; teams by their stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import either, words
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup
from nlp.tokens import lowered

Span = tuple[int, int]
#: More words than this are no department's name, fewer items than this no list.
_LONGEST, _FEWEST = 5, 3
#: The words that end what leads to a department, and how far back that is looked for.
_BEFORE = frozenset({"from", "within", "in", "of", "by", "to", "with", "through", "the"})
_LOOK_BACK = 60


def departments(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """All of them in a passage."""
    if wording.size < 4:
        return
    for first, last in (*_listed(wording, lookup), *_supplying(wording), *_subjects(wording)):
        if _may_be(wording, first, last, lookup):
            yield _found(wording, first, last, "department", lookup)
    for first, last in _agents(wording):
        stem = wording.text[wording.tokens[first].start : wording.tokens[last].end]
        if (team := lookup.team_of_stem(stem)) is not None:
            yield Found(wording.tokens[first].start, wording.tokens[last].end, "TEAM", team, "team-stem", 0.75, 1)


def _found(wording: Wording, first: int, last: int, rule: str, lookup: Lookup) -> Found:
    start, end = wording.tokens[first].start, wording.tokens[last].end
    name = wording.text[start:end].replace("\n", " ")
    return Found(start, end, "TEAM", lookup.team_of_stem(name) or name, rule, 0.75, 2)


def _may_be(wording: Wording, first: int, last: int, lookup: Lookup) -> bool:
    """Whether a phrase ends as departments do and is nothing else."""
    if not 1 <= last - first < _LONGEST or wording.word(last) not in words("names", "team", "department_nouns"):
        return False
    if any(wording.stop(k) for k in range(first, last)) or wording.word(first) in words("phrases", "common", "markers"):
        return False
    name = " ".join(wording.words(first, last))
    return lookup.kind(name) in {None, "TEAM", "ORG"} and name not in lookup.places


# --- in lists ----------------------------------------------------------------------------------------------------


def _listed(wording: Wording, lookup: Lookup) -> Iterator[Span]:
    """The items of lists in which a team or body stands."""
    done = -1
    for first, _ in wording.runs:
        if first <= done:
            continue
        items = _items(wording, first)
        if len(items) < _FEWEST:
            continue
        done = items[-1][1]
        if any(_is_body(wording, *item, lookup) for item in items):
            yield from items


def _items(wording: Wording, first: int) -> list[Span]:
    """The capitalised items that commas and a last *and* join from `first` on."""
    items: list[Span] = []
    i = first
    while wording.capital(i):
        last = wording.run_end(i)
        after = wording.run_end(last + 2) if wording.joins(last + 1) and wording.capital(last + 2) else last
        inside = after > last and wording.word(after + 1) == ","
        last = after if inside else last
        items.append((i, last))
        comma = wording.word(last + 1) == ","
        if not (comma or wording.joins(last + 1)) or wording.broken(last):
            break
        i = last + 2
        i += comma and wording.joins(i)
        i += wording.word(i) == "the"
    return items


def _is_body(wording: Wording, first: int, last: int, lookup: Lookup) -> bool:
    kinds = {wording.type_of(first, last), lookup.kind(" ".join(wording.words(first, last)))}
    return last > first and not kinds.isdisjoint({"TEAM", "ORG"})


# --- after words of who is sent, and of who acts -----------------------------------------------------------------


@cache
def _from() -> re.Pattern[str]:
    """``officers from``, ``support available from``, ``overseen by``."""
    given, done = either(words("mentions", "department", "given")), either(words("mentions", "department", "done"))
    return re.compile(
        rf"\b(?:(?:{given}) (?:[a-z]+ )?(?:from|within|in|of|by)|(?:{done}) (?:[a-z]+ly )?(?:by|to|with|through))"
        r" (?:the )?$"
    )


@cache
def _by() -> re.Pattern[str]:
    """``developed by``, ``colleagues in``."""
    given, done = either(words("mentions", "department", "given")), either(words("mentions", "department", "done"))
    return re.compile(rf"\b(?:(?:{done}) (?:[a-z]+ly )?by|(?:{given}) (?:from|within|in)|within) $")


def _supplying(wording: Wording) -> Iterator[Span]:
    """What such words lead to, and what *and* joins to it."""
    for i in _starts(wording, _from()):
        last = wording.run_end(i)
        if wording.word(last + 1) in words("mentions", "department", "no_staff"):
            continue
        joined = wording.run_end(last + 2) if wording.joins(last + 1) and wording.capital(last + 2) else None
        if wording.word(last) not in words("names", "team", "department_nouns"):
            last = joined or last
        yield i, last


def _subjects(wording: Wording) -> Iterator[Span]:
    """``Roads Policing stopped``: what opens a sentence and does what officers do."""
    acts = words("mentions", "department", "acts")
    for first, last in wording.runs:
        at = last + 1 + (wording.word(last + 1) in words("mentions", "department", "between"))
        if wording.word(at) in acts and wording.sentence_start(first):
            yield first, last


def _agents(wording: Wording) -> Iterator[Span]:
    """The phrases after such words that nothing goes on after."""
    for i in _starts(wording, _by()):
        last = wording.run_end(i)
        while wording.joins(last + 1) and wording.capital(last + 2):
            last = wording.run_end(last + 2)
        following = wording.word(last + 1)
        ends = not following or not following[0].isalnum() or following in words("mentions", "partner", "after")
        if ends and following != "'s" and not wording.stop(i):
            yield i, last


def _starts(wording: Wording, pattern: re.Pattern[str]) -> Iterator[int]:
    """The capitalised tokens up to which `pattern` matches in lower case."""
    text = lowered(wording.text)
    for i in wording.capitals:
        token = wording.tokens[i]
        led = wording.word(i - 1) in _BEFORE and wording.text[token.start].isupper()
        if led and pattern.search(text, max(0, token.start - _LOOK_BACK), token.start):
            yield i
