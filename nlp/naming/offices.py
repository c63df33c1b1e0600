"""Titles that name an office and no more: not any officer, not a meeting called after the office."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import words
from nlp.naming.extent import left_extent
from nlp.naming.heads import Name, head_type, openers
from nlp.naming.wording import Wording


def office(wording: Wording, begin: int, end: int) -> Name | None:
    """The office that ``begin..end`` names; None for a common noun, an unnamed holder or a meeting's name."""
    begin = max([begin, *(k + 1 for k in range(begin, end) if wording.word(k) == "The")])  # a sentence begins inside
    common = begin == end and wording.word(end) in words("phrases", "role", "common")
    if (
        common
        or _counted(wording, begin, end)
        or names_an_event(wording, begin, end)
        or _qualifies(wording, begin, end)
    ):
        return None
    if _indefinite(wording, begin, end) and not _particular(wording, begin, end):
        return None
    return wording.name(begin, end, "ROLE", "role-head", 0.9)


def with_field(wording: Wording, end: int) -> int:
    """``Assistant Commissioner for Harbour Services``: past the department after an office that ends at `end`."""
    if wording.word(end + 1) != "for" or not wording.capital(end + 2) or wording.broken(end) or wording.broken(end + 1):
        return end
    if any(len(opener) == 1 for opener, _ in openers().get(wording.word(end), ())):
        return end  # these reach further, "Director for Harbours, Quays and Boats"
    last = wording.run_end(end + 2)
    fields = words("names", "team", "department_nouns") | words("mentions", "body", "nations") | {"Crime", "Justice"}
    return last if wording.word(last) in fields and last - end < 6 else end


def owning(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``the Harbour Commissioners website``: one officeholder, where the apostrophe is left away."""
    title = wording.word(last)
    if not title.endswith("s") or wording.word(last + 1) not in words("phrases", "role", "owned_by_one"):
        return
    typed = head_type([title.removesuffix("s")])
    if typed is None or typed[0] != "ROLE" or wording.broken(last):
        return
    begin = left_extent(wording, first, "ROLE")
    begin += wording.stop(begin)
    office = wording.word(begin - 3) in words("phrases", "org", "openers_of_offices")
    if begin < last and wording.word(begin - 1).lower() == "the" and not office:
        yield wording.name(begin, last, "ROLE", "owning-office", 0.75)


def _indefinite(wording: Wording, begin: int, end: int) -> bool:
    """``a Detective Inspector``, ``each new Chief Constable``: no one holder is meant, unless the post itself is."""
    if wording.word(end + 1) in words("phrases", "role", "posts"):
        return False
    before, earlier = wording.word(begin - 1).lower(), wording.word(begin - 2).lower()
    if wording.word(begin) in words("roles", "gaelic", "words") and wording.word(begin - 1).lower() == "an":
        return False  # the article: ``An Cathaoirleach``
    if before in words("phrases", "role", "indefinite"):
        return True
    if before == "time" and earlier in {"full", "part"}:
        return wording.word(begin - 3).lower() in {"a", "an"}
    return earlier in {"a", "an"} and before.isalpha() and before not in {"the", "of"}


def _counted(wording: Wording, begin: int, end: int) -> bool:
    """``1 Sergeant``, ``an Inspector for each``, ``a Sergeant, and 7 Constables``: posts, not people."""
    before = wording.word(begin - 1)
    if before == "1" and not wording.sentence_start(begin - 1):
        return wording.word(end) in words("phrases", "role", "ranks")
    if wording.word(end + 1) == "for" and wording.word(end + 2) in {"each", "every"}:
        return True
    after = end + 1 + (wording.word(end + 1) == ",")
    if wording.word(after) in {"a", "an"} and after > end + 1:  # one more of the list
        last = wording.run_end(after + 1)
        return wording.capital(after + 1) and _counted(wording, after + 1, last)
    return wording.joins(after) and wording.word(after + 1).isdigit() and _is_rank(wording, after + 2)


def _is_rank(wording: Wording, i: int) -> bool:
    """Whether a rank of the police, in the plural or not, ends the capitalised words from `i`."""
    last = wording.word(wording.run_end(i)) if wording.capital(i) else ""
    return last.removesuffix("s") in words("phrases", "role", "ranks")


def _particular(wording: Wording, begin: int, end: int) -> bool:
    """``a Chief Inspector will``, ``an Inspector who``: one officer is meant, though unnamed; so in a pair of them."""
    if wording.word(begin - 1).lower() not in {"a", "an"} and wording.word(begin - 2).lower() not in {"a", "an"}:
        return False
    after = end + 1
    if wording.joins(after) and wording.word(after + 1).lower() in {"a", "an"}:
        after = wording.run_end(after + 2) + 1
    word, further = wording.word(after), wording.word(after + 1)
    if word == "will" and wording.word(after + 2) in words("phrases", "role", "unfilled"):
        return False
    acts = word in words("phrases", "role", "auxiliaries") and (further.endswith("ing") or further == "been")
    return acts or word in words("phrases", "role", "after_particular")


def _qualifies(wording: Wording, begin: int, end: int) -> bool:
    """``monthly Inspector audits``: a rank that only tells what kind of thing follows, with no article before it."""
    short = wording.word(end + 1) == "(" and wording.acronym(end + 2) and wording.word(end + 3) == ")"
    following = wording.word(end + 1 + 3 * short)
    if following in words("phrases", "role", "counted_of_ranks"):
        return True
    if wording.joins(end + 1) and wording.word(end + 2) in {"all", "staff", "Staff"}:
        return True  # ``Support Officer and Staff Wellbeing``
    follows = following in words("phrases", "role", "ranked_things")
    return follows and wording.word(begin - 1).lower() not in {"the", "a", "an"}


def names_an_event(wording: Wording, begin: int, end: int) -> bool:
    """``Commissioner's Public Meeting``, ``Mayor elections``: the title is part of an event's name."""
    following = wording.word(end + 1)
    meetings = words("phrases", "role", "meetings")
    if following in words("phrases", "role", "events"):
        return True
    last = wording.run_end(end)
    if last > end + 1 and last - end < 5 and wording.word(last) in meetings:
        return True
    if following not in {"'s", "'"}:
        return False
    if begin == 0 and wording.word(wording.run_end(end + 2)) in {"Report", "Reports", "Update"}:
        return True  # a heading
    if begin == end and wording.word(end + 2) in words("phrases", "role", "owned_honours"):
        return True
    owned = wording.capital(end + 2) and head_type([wording.word(end + 2)]) is None
    if not owned and wording.word(end + 3) not in words("phrases", "role", "owned_events"):
        return False
    last = end + 2
    while wording.capital(last + 1):
        last += 1
    return wording.word(last) in meetings or (
        begin == end and wording.word(last) in words("phrases", "role", "owned_honours")
    )
