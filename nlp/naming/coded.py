"""Names by a word that marks them: ``Operation Kestrel``, ``Project Kingfisher``, ``Summer of Action``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.gazetteer import places
from nlp.lexicon import table, words
from nlp.naming.heads import Name, head_type, heads
from nlp.naming.wording import Wording
from nlp.patterns import Signed
from nlp.recognition.given_names import is_given_name


def operations(wording: Wording) -> Iterator[Name]:
    """Code names after ``Operation`` or ``Op``, and with little confidence generic ones that a misprint may explain."""
    generic = words("names", "none", "generic_operations")
    for i in wording.among(words("phrases", "operation", "markers")):
        if not wording.capital(i + 1) or wording.broken(i):
            continue
        first = wording.word(i + 1)
        if first in generic and wording.word(i + 2).lower() in words("phrases", "operation", "bodies"):
            yield wording.name(i, i + 1, "OPERATION", "operation-generic", 0.3)
            continue
        if first in generic or first in words("phrases", "operation", "never_codes"):
            continue
        if wording.word(i - 1) in words("phrases", "operation", "descriptions"):
            continue
        last = _code_end(wording, i + 1)
        yield wording.name(i, last + _numbered(wording, last), "OPERATION", "operation-head", 0.98)


_QUOTED = Signed(
    (" '", ' "', " *"),
    r"\b(?:Operation|OPERATION|Op\.?|OP|Ymgyrch|Oibríocht)"
    r" (?P<mark>['\"*])[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2}(?P=mark)",
)


def quoted_codes(wording: Wording) -> Iterator[Name]:
    """``Operation 'Kestrel'``: the code name in quotation marks after its marker."""
    for match in _QUOTED.finditer(wording.text):
        yield Name(*match.span(), "OPERATION", "operation-head", 0.98)


_SMALL = Signed(("operation ", "op "), r"\b(?<!co-)(?:operation|op) (?P<code>[A-ZÀ-Þ][a-zà-ž]{2,})\b(?! [A-Z])")


def small_marked(wording: Wording) -> Iterator[Name]:
    """``operation Kestrel``: the marker in small letters, and after it no place, person, office or sentence."""
    for match in _SMALL.finditer(wording.text):
        code = match["code"]
        other = code in _marked() or code in _openings() or code in places() or is_given_name(code)
        if not other and code not in words("phrases", "introduced", "no_names"):
            yield Name(*match.span(), "OPERATION", "small-marker", 0.88)


#: ``an operation codenamed Kestrel``, ``an operation called Kestrel and Heron``.
_CALLED = Signed(
    ("named ", "called ", "known as ", "titled ", "under the "),
    r"\b[Oo]p(?:eration)?s?(?: (?:in|at|around|across) (?:the )?[A-Z][\w-]+)?,?"
    r" (?:code-?named|named|called|known as|(?:en)?titled|under the (?:code ?)?name(?: of)?)"
    r" ['\"]?(?P<first>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)['\"]?(?: and ['\"]?(?P<second>[A-ZÀ-Þ][\w-]+)['\"]?)?",
)


#: ``a sister operation, Kestrel,``.
_BESIDE = Signed(
    ("operation, ",),
    r"\b(?:[Aa]n?|[Aa]nother|[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir) (?:[a-z-]+ ){0,3}operation, "
    r"(?P<first>(?!Op)[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)(?=[.,;])(?P<second>)",
)


@cache
def _openings() -> frozenset[str]:
    """Words with which a sentence or a person's name begins, and no code name goes on."""
    people = words("roles", "modifiers") | words("roles", "honorifics", "words") | words("roles", "heads")
    short = table("roles")["abbreviations"]
    return frozenset({*words("names", "stop", "words"), *people, *short, *words("phrases", "operation", "openings")})


@cache
def _marked() -> frozenset[str]:
    """Words that are no code name, whatever calls them one."""
    marked = words("phrases", "operation", "markers") | words("phrases", "operation", "never_codes")
    return frozenset({*marked, *words("roles", "honorifics", "words"), *table("roles")["abbreviations"], *heads()})


def called(wording: Wording) -> Iterator[Name]:
    """Code names that the text introduces as such: ``an operation codenamed Kestrel``."""
    for match in (*_CALLED.finditer(wording.text), *_BESIDE.finditer(wording.text)):
        for group in ("first", "second"):
            if match[group] and match[group].split()[0] not in _marked():
                yield Name(*match.span(group), "OPERATION", "called-operation", 0.9)


def listed(wording: Wording) -> Iterator[Name]:
    """``Operations Kestrel, Red Heron and Bittern``: the code names alone, for no marker is theirs."""
    for i in wording.among({"Op", *words("phrases", "operation", "plural_markers")}):
        first = i + 1 + (wording.word(i + 1) in {"'s", "'"})
        plural = wording.word(i) in words("phrases", "operation", "plural_markers")
        if plural or (first > i + 1 and wording.word(i) == "Op"):
            for begin, last in _codes(wording, first):
                yield wording.name(begin, last, "OPERATION", "listed-operations", 0.9)


def _codes(wording: Wording, first: int) -> list[tuple[int, int]]:
    """The code names of one word or two from token `first`, parted by commas and *and*; empty where it is no list."""
    found, k, closed = [], first, False
    while wording.capital(k):
        last = wording.run_end(k)
        last = next((n - 1 for n in range(k + 1, last + 1) if wording.word(n) in _openings()), last)
        named = any(wording.stop(n) for n in range(k, last + 1)) or wording.type_of(k, last) is not None
        if last - k > 1 or named:
            return []
        found.append((k, last))
        after = _past_bracket(wording, last + 1)
        closed = closed or after > last + 1
        comma, joined = wording.word(after) == ",", wording.joins(after) or wording.joins(after + 1)
        if not comma and not wording.joins(after):
            break
        closed, k = closed or joined, after + 1 + (comma and joined)
    return found if len(found) > 1 and closed else []


def _past_bracket(wording: Wording, i: int) -> int:
    """The token after a bracket that opens at `i` (``Kestrel (boats), Heron``), where it closes soon; else `i`."""
    if wording.word(i) != "(":
        return i
    return next((k + 1 for k in range(i, min(i + 25, wording.size)) if wording.word(k) == ")"), i)


def _numbered(wording: Wording, last: int) -> bool:
    """Whether a number belongs to the code name (``Operation Kestrel 2 has``): what follows counts nothing."""
    number, after = wording.word(last + 1), wording.word(last + 2)
    counted = after[:1].isalnum() and after not in words("phrases", "operation", "after_numbers")
    return (re.fullmatch(r"[2-9]|II|III|IV|V", number) is not None) and not counted and not wording.broken(last)


def _code_end(wording: Wording, first: int) -> int:
    """The last token of a code name: further capitalised words belong to it unless they describe."""
    last = first
    while wording.capital(last + 1) and not wording.broken(last) and wording.word(last + 1) != "'s":
        last += 1
    tail = wording.words(first + 1, last)
    opening = next((k for k, word in enumerate(tail) if word in _openings()), len(tail))
    if opening < len(tail):  # a heading has run into the sentence below it
        tail, last = tail[:opening], first + opening
    describes = any(word in words("names", "none", "operation_tails") or word in heads() for word in tail)
    if not tail or len(tail) > 2 or describes or any(wording.acronym(k) for k in range(first + 1, last + 1)):
        return first
    following = wording.word(last + 1)
    return first if following in words("names", "team", "lower_heads") or following == "-" else last


def projects(wording: Wording) -> Iterator[Name]:
    """``Project Kingfisher``: the head before the name."""
    for i in wording.among({"Project", "Programme"}):
        if not wording.capital(i + 1) or wording.broken(i):
            continue
        ended = heads().get(wording.word(i + 1))
        if wording.stop(i + 1) or (ended is not None and (ended != "PLACE" or wording.capital(i + 2))):
            continue
        before = wording.word(i - 1)
        inside = i > 0 and wording.capital(i - 1) and not wording.stop(i - 1) and not wording.sentence_start(i)
        if inside and before.istitle() and not head_type([before]):
            continue  # the end of a longer name: "Harbour Project Officer"
        yield wording.name(i, i + 1, "INITIATIVE", "project-head", 0.97)


def campaigns(wording: Wording) -> Iterator[Name]:
    """``Summer of Action``, ``2024 Days of Action``: campaigns named after what they are full of."""
    for following in wording.among({"Action", "Activism"}):
        i = following - 1
        if wording.word(i) != "of":
            continue
        if wording.capital(i - 1) and wording.word(i - 1) in words("phrases", "campaign", "times"):
            begin = wording.run_start(i - 1)
            begin -= wording.word(begin - 1).isdigit()
            headed = wording.capital(i + 2) and wording.word(i + 2) in words("phrases", "campaign", "dated")
            last = i + 1 + (headed and not wording.broken(i + 1))
            yield wording.name(begin, last, "INITIATIVE", "of-action", 0.9)
