"""Offices by their abbreviations: ``PCC``, ``T/ACC``, and ``PS`` or ``Sgt`` before a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.lexicon import either, table, words
from nlp.listing.ranks import long_office, portfolio, rank_pattern
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup

_SMALL = re.compile(
    rf", (?:the |our )?(?P<office>(?:{either(words('roles', 'short', 'small'))}) (?:of|for) (?:the )?"
    r"[A-Z][\w'-]*(?: (?:and |& |of )?[A-Z][\w'-]*)*)"
)


def abbreviated(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """The offices that abbreviations stand for, but not where they are part of a meeting's name."""
    only_before_name = words("roles", "only_before_name", "abbreviations")
    for match in rank_pattern().finditer(wording.text):
        start, end = match.span()
        end -= wording.text[end - 1] == "."
        if long_office(match.group()) != match.group().rstrip("."):
            yield Found(start, end, "ROLE", lookup.role_label(match.group()), "role-abbreviation", 0.95, 6)
    for match in portfolio().finditer(wording.text):
        yield Found(*match.span(), "ROLE", match.group().replace("\n", " "), "office-of-a-department", 0.9, 6)
    for i in wording.capitals:
        token = wording.tokens[i]
        short = token.text
        if not _is_office(short, token.acronym, lookup) or _in_event(wording, i):
            continue
        if wording.word(i + 1) == "'s" and wording.word(i - 1).lower() in words("roles", "short", "several"):
            continue  # "the five PCC's and Chief Constables"
        own = lookup.own.long_form(short) is not None
        if short not in table("roles")["abbreviations"] and _is_kind(wording, i, lookup):
            continue
        if own or short not in only_before_name or _name_follows(wording, i, lookup):
            label = lookup.role_label(short)
            if acting := wording.word(i - 1) in words("roles", "short", "deputies") and not wording.broken(i - 1):
                label = f"{wording.word(i - 1)} {label}"
            start = wording.tokens[i - acting].start
            yield Found(start, token.end, "ROLE", label, "role-abbreviation", 0.95, 4)


def short_of_listed(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """``the Clerk`` for the one office of a list that begins so (``Clerk to the Board``)."""
    for i in wording.among(words("roles", "short", "words")):
        token = wording.tokens[i]
        if wording.word(i - 1) not in {"the", "The"}:
            continue
        long = {role for role in lookup.own.roles if re.match(rf"{token.text}(?:,| (?:to|of|for)) ", role)}
        goes_on = wording.word(i + 1) in {"of", "to", "for"} or wording.capital(i + 1)
        if len(long) == 1 and not goes_on:
            yield Found(token.start, token.end, "ROLE", long.pop(), "short-office", 0.9, 4)


def by_word(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """``the Chair`` where somebody has it, and ``the Mayor``, ``the President`` where a list says that somebody is it.

    The noun stands for its holder: not for the seat that is taken or left, nor with a charge or a name after it.
    """
    sits = words("roles", "by_word", "always")
    for i in sorted({*wording.among(sits), *wording.among(lookup.own.roles)}):
        token, before = wording.tokens[i], wording.word(i - 1)
        if token.text not in sits and not token.capital:
            continue
        alone = wording.size == 1 or (i == 0 and wording.word(1) == "to" and not wording.capital(2))
        held = before in words("roles", "by_word", "before") or alone
        if not held or (wording.capital(i + 1) and not wording.broken(i)):
            continue
        if wording.word(i + 1) in words("roles", "by_word", "never_after") or _owns_event(wording, i):
            continue
        if wording.word(i - 2).lower() in words("roles", "by_word", "of_the_seat"):
            continue
        yield Found(token.start, token.end, "ROLE", lookup.role_label(token.text), "office-by-word", 0.9, 4)


def _owns_event(wording: Wording, i: int) -> bool:
    """``the Chair's Report``, ``the Chair's Action``: a thing that is only called after the office."""
    return wording.word(i + 1) in {"'s", "’s"} and wording.word(i + 2) in words("roles", "by_word", "owned")


def small_after_names(found: Sequence[Found], text: str) -> Iterator[Found]:
    """``Jane Roe, head of Roads Policing``: an office written small right after its holder's name."""
    for person in found:
        match = _SMALL.match(text, person.end) if person.type == "PERSON" else None
        if match is not None:
            start, end = match.span("office")
            yield Found(start, end, "ROLE", match["office"], "office-written-small", 0.85, 5)


def _is_office(short: str, acronym: bool, lookup: Lookup) -> bool:
    """Whether `short` stands for an office: the document's own definition decides, else the standard list."""
    long_form = lookup.expand(short) if acronym or "/" in short else None
    if long_form is not None and long_form[1] == "ROLE":
        return True
    other = long_form is not None and lookup.own.long_form(short) is not None
    return short in table("roles")["abbreviations"] and not other


def _is_kind(wording: Wording, i: int, lookup: Lookup) -> bool:
    """``a CCW will``, ``CCW clients``: an acronym that a paper made for one of many workers."""
    before, after = wording.word(i - 1).lower(), wording.word(i + 1)
    if after in words("phrases", "role", "counted_of_ranks") or after in words("phrases", "role", "ranked_things"):
        return True
    if before == "(":
        long_form = lookup.expand(wording.word(i))
        article = wording.word(i - 2 - len(long_form[0].split())).lower() if long_form else ""
        many = wording.word(i - 2).endswith("s") or article in words("phrases", "role", "indefinite")
        return many or wording.word(i + 2) in words("phrases", "role", "counted_of_ranks")
    held = before in {"the", "our", "former", "new", "acting", "by", "with", "from"} or wording.sentence_start(i)
    return not held or (after == "'s" and before != "the" and not wording.sentence_start(i))


def _name_follows(wording: Wording, i: int, lookup: Lookup) -> bool:
    i += wording.word(i + 1) == "." and wording.tokens[i].end == wording.tokens[i + 1].start
    following = wording.word(i + 1)
    if following in lookup.own.surnames:
        return True
    return wording.capital(i + 1) and not wording.acronym(i + 1) and head_type([following]) is None


def _in_event(wording: Wording, i: int) -> bool:
    """Whether the office only gives its name to an event: ``PCC's Question``, ``PCC Scrutiny Meeting``."""
    first = i + 1 + (wording.word(i + 1) == "'s")
    if wording.word(first).lower() in words("mentions", "role", "events"):
        return True
    inside = first + 1 <= i + 3
    bodies = words("mentions", "role", "bodies")
    return inside and wording.capital(first) and wording.word(first + 1).lower() in bodies
