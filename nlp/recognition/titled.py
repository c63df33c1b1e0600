"""People by a title right before their name that alone would name nobody, and by letters of an elected office after it.

``Garda Roe``, ``Interim Chief Sam Orr``, ``Deputy Hill``, ``Jane Roe, T.D.``
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import words
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import CERTAIN, Found
from nlp.recognition.given_names import is_given_name
from nlp.recognition.lookup import Lookup
from nlp.recognition.runs import LETTERS, Run, ending_at, is_abstract, name_run

Label = Callable[[str], str]

#: Two offices with the first one's holder between them.
_JOINED = re.compile(
    r"(?P<office>(?:[A-Z]\w+ ){0,3}(?:Superintendent|Inspector|Sergeant|Constable|Commander|Councillor)) "
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) and (?P<rest>[A-Z].*)"
)


def titled(wording: Wording, lookup: Lookup, label: Label) -> Iterator[Found]:
    """The title and the person of ``Detective Roe``; the title goes on to the left over words like *Interim*."""
    titles, modifiers = words("roles", "before_name", "words"), words("roles", "before_name", "modifiers")
    for i in wording.among(titles):
        if i + 1 == wording.size or wording.acronym(i):
            continue
        dot = wording.word(i + 1) == "." and wording.tokens[i].end == wording.tokens[i + 1].start
        run = name_run(wording, i + 1 + dot)
        if run is None or not is_holder(run, wording, lookup):
            continue
        begin = i
        while begin > 0 and wording.word(begin - 1) in modifiers:
            begin -= 1
        start, end = wording.tokens[begin].start, wording.tokens[i].end
        title = lookup.role_label(wording.text[start:end])
        yield Found(start, end, "ROLE", title, "title-before-name", 0.9, 6)
        yield _person(wording, run, label, "after-title", 0.85, 8)


def is_holder(run: Run, wording: Wording, lookup: Lookup) -> bool:
    """Whether a run after a title is its holder's name, not a thing of the office (``Garda Vetting Bureau``)."""
    following = wording.word(run.last + 1)
    goes_on = following[:1].isupper() and following.isalpha() and len(following) > 1 and not following.isupper()
    surname = run.name.split()[-1]
    if goes_on or any(word in words("roles", "before_name", "never") for word in run.name.split()):
        return False
    if lookup.own.surnames.get(surname):
        return True
    first = run.name.split()[0]
    if run.written == 1 and not run.initials:
        title = wording.word(run.first - 1).rstrip(".")
        placed = surname in places() and title in words("roles", "before_name", "of_places")
        ordinary = lookup.corpus.ordinary(surname) or lookup.corpus.codes[surname]
        return not (ordinary or placed or is_abstract(surname))
    if run.initials or is_given_name(first):
        return True
    return not (is_english(first) or lookup.corpus.ordinary(surname) or is_abstract(surname))


def elected(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """The seat as an office in ``Jane Roe, T.D.``."""
    ends = wording.ends
    for match in LETTERS.finditer(wording.text):
        letters = match["letters"]
        if letters not in words("roles", "elected", "offices") or match.start() not in ends:
            continue
        if ending_at(wording, ends[match.start()]) is not None or _is_known(wording, ends[match.start()], lookup):
            start, end = match.span("letters")
            end += wording.text[end - 1] == "D" and wording.text[end : end + 1] == "." and "." in letters
            yield Found(start, end, "ROLE", lookup.role_label(letters), "elected-letters", 0.9, 6)


def _is_known(wording: Wording, i: int, lookup: Lookup) -> bool:
    """Whether a word is the surname of somebody whom the paper names: ``Deputy Roe, T.D.``."""
    return wording.word(i) in lookup.own.surnames


def apart(found: Sequence[Found], wording: Wording, lookup: Lookup, label: Label) -> Iterator[Found]:
    """`found`, but an office that took in a name (``Inspector Roe and Detective Sergeant``) as its two halves."""
    found = [half for item in found for half in _unjoined(item, wording, lookup, label)]
    people = [f for f in found if f.type == "PERSON" and f.priority >= CERTAIN]
    for item in found:
        inside = [p for p in people if item.start <= p.start and p.end <= item.end] if item.type == "ROLE" else []
        if not inside:
            yield item
            continue
        yield from _half(item, item.start, inside[0].start, wording, lookup)
        yield from _half(item, inside[-1].end, item.end, wording, lookup)


def _unjoined(item: Found, wording: Wording, lookup: Lookup, label: Label) -> Iterator[Found]:
    """``Inspector Roe and Detective Sergeant``, read as one office: the first one, its holder, and the second."""
    match = _JOINED.fullmatch(wording.text, item.start, item.end) if item.type == "ROLE" else None
    typed = head_type([match["name"].split()[-1]]) if match is not None else None
    if match is None or (typed is not None and typed[0] != "PLACE"):
        yield item
        return
    for part in ("office", "rest"):
        start, end = match.span(part)
        yield replace(item, start=start, end=end, label=lookup.role_label(match[part]))
    yield Found(*match.span("name"), "PERSON", label(match["name"]), "after-role", 0.85, CERTAIN)


def _half(item: Found, start: int, end: int, wording: Wording, lookup: Lookup) -> Iterator[Found]:
    text = wording.text[start:end]
    start += len(text) - len(re.sub(r"^[\s,]*(?:and |& )?\s*", "", text))
    text = wording.text[start:end].rstrip(" ,")
    last = text.split()[-1:]
    typed = head_type(last) if last else None
    if last and ((typed is not None and typed[0] == "ROLE") or last[0] in words("roles", "before_name", "words")):
        yield replace(item, start=start, end=start + len(text), label=lookup.role_label(text))


def _person(wording: Wording, run: Run, label: Label, rule: str, confidence: float, priority: int = 6) -> Found:
    start, end = wording.tokens[run.first].start, wording.tokens[run.last].end
    return Found(start, end, "PERSON", label(wording.text[start:end]), rule, confidence, priority)
