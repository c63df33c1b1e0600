"""Names that the lower-case noun after them makes: ``Lantern department``, ``Lantern Nights courses``."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import words
from nlp.naming.extent import left_extent
from nlp.naming.heads import Name
from nlp.naming.wording import Wording


def lower_head(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Lantern department``, ``Lantern survey``: a capitalised modifier and a head noun in lower case."""
    at = _head_at(wording, last)
    alone = at == last + 2 and wording.run_start(last) == last
    if alone and wording.word(last) in words("phrases", "introduced", "no_names"):
        return  # "the Force support team"
    head, kind = wording.word(at), _kind_of_lower(wording.word(at))
    if kind is None or wording.broken(last) or not _takes_head(wording, first, last, at):
        return
    begin, end = left_extent(wording, first, kind), last
    while (
        begin <= end and wording.stop(begin) and not _opens_body(wording, begin) and not _is_part(wording, begin, end)
    ):
        begin += 1
    if begin <= end and head in words("phrases", "campaign", "broad_heads"):
        begin -= wording.word(begin - 1) in words("phrases", "campaign", "seasons") and not wording.broken(begin - 1)
    marked = (
        kind == "TEAM" and end - begin < 3 and wording.word(begin) in words("phrases", "common", "markers_of_teams")
    )
    if begin > end or marked or (kind == "INITIATIVE" and _describes(wording, begin)):
        return
    while head == "initiative" and begin == end and _listed_before(wording, begin):
        begin = end = begin - 2  # "Clear, Hold, Build initiative"
    if begin == end and len(wording.word(begin)) < 3:
        return
    if head == "unit" and any(wording.joins(k) for k in range(begin, end)):
        return
    whole = kind == "INITIATIVE" and _is_whole(wording, begin, end) and at == end + 1
    yield wording.name(begin, end if whole else at, kind, f"{kind.lower()}-lower-head", 0.8)


def _describes(wording: Wording, begin: int) -> bool:
    """``Op Kestrel – Boat Theft campaign``: what stands after the dash tells what the operation is."""
    markers = words("phrases", "operation", "markers")
    return wording.word(begin - 1) in {"-", "–", "—"} and (
        wording.word(begin - 3) in markers or wording.word(begin - 4) in markers
    )


def _is_whole(wording: Wording, begin: int, end: int) -> bool:
    """Whether three words or more are a name without the noun after them: they tell no kind of crime or work."""
    plain = words("phrases", "introduced", "no_names") | words("schemes", "other", "jargon")
    long = end - begin > 1 and wording.word(end + 1) in words("schemes", "other", "kinds")
    return long and not any(wording.word(k) in plain or wording.acronym(k) for k in range(begin, end + 1))


def _head_at(wording: Wording, last: int) -> int:
    """Where the noun after the run that ends at `last` is: past an acronym in brackets, past a word like *national*."""
    at = last + 1
    between = wording.word(at) in words("phrases", "team", "before_lower_heads")
    if (between or wording.word(at) == "'") and wording.word(at + 1) in words("names", "team", "lower_heads"):
        return at + 1  # "Harbour Lights police team", "Harbour Lights' team"
    if wording.word(at) == "(" and wording.word(last + 3) == ")" and wording.acronym(last + 2):
        at = last + 4
    scoped = wording.word(at) in words("phrases", "campaign", "scopes")
    return at + (scoped and _kind_of_lower(wording.word(at + 1)) == "INITIATIVE")


def _takes_head(wording: Wording, first: int, last: int, at: int) -> bool:
    """Whether the run ``first..last`` can be the beginning of a name that the noun at `at` ends."""
    head, kind = wording.word(at), wording.type_of(first, last)
    if first == last and head in words("phrases", "team", "common_heads"):
        return False
    if head in words("phrases", "campaign", "broad_heads"):
        bracketed = at > last + 3
        return kind in {None, "NONE", "INITIATIVE"} and not (
            _holds_names(wording, first, last) or (bracketed and last - first < 2)
        )
    if wording.word(last) in words("phrases", "team", "qualifying") and first < last:
        return _kind_of_lower(head) == "TEAM" and not _opens_with_other(wording, first)
    bracketed = at > last + 3 and kind == "ROLE"
    return kind in {None, "NONE"} or bracketed


def _opens_with_other(wording: Wording, first: int) -> bool:
    """Whether a marker of another name opens a phrase: ``Operation Kestrel Programme``."""
    return wording.word(first) in words("phrases", "common", "markers_of_teams")


def _is_part(wording: Wording, i: int, end: int) -> bool:
    """``the Building Happy Harbours programme``: an opening word inside a sentence, with the phrase after it."""
    inside = not wording.sentence_start(i) and i < end - 1
    return inside and wording.word(i) in words("phrases", "campaign", "gerunds_in_names")


def _opens_body(wording: Wording, i: int) -> bool:
    """Whether two words from `i` are a national body's name, though the first may also open a sentence."""
    return f"{wording.word(i)} {wording.word(i + 1)}" in words("bodies", "names")


def _holds_names(wording: Wording, first: int, last: int) -> bool:
    """Whether a phrase holds other names: a marker, an acronym, or a body before its last word."""
    markers = words("phrases", "common", "markers")
    if any(wording.word(k) in markers or wording.acronym(k) for k in range(first, last + 1)):
        return True
    return any(wording.type_of(first, k) in {"ORG", "TEAM", "ROLE"} for k in range(first, last))


def _kind_of_lower(head: str) -> str | None:
    if head in words("names", "team", "lower_heads"):
        return "TEAM"
    return "INITIATIVE" if head in words("phrases", "campaign", "lower_heads") else None


def _listed_before(wording: Wording, begin: int) -> bool:
    """Whether a capitalised word and a comma stand before `begin`."""
    return begin > 1 and wording.word(begin - 1) == "," and wording.capital(begin - 2) and not wording.stop(begin - 2)


# --- phrases that the word after them names ----------------------------------------------------------------------


def cued(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Lantern Nights approaches``: a capitalised phrase without a head, named by the lower-case noun after it."""
    cue = wording.word(last + 1)
    if wording.broken(last) or last - first > 4 or _describes(wording, first):
        return
    if cue in words("phrases", "campaign", "money"):
        yield from _funded(wording, first, last)
        return
    at_start = first == 0 and cue not in words("phrases", "campaign", "sure_cues")
    while first < last and (wording.stop(first) or wording.gerund(first)):
        first += 1
    if first == last:
        yield from _one_word(wording, first, cue)
    elif first > 0 or not at_start:
        yield from _phrase(wording, first, last, cue)


def _phrase(wording: Wording, first: int, last: int, cue: str) -> Iterator[Name]:
    """Two words and more before `cue`."""
    accredited = wording.word(last) in words("phrases", "campaign", "accreditation_in_name")
    if accredited or cue in words("phrases", "campaign", "accreditation"):
        end = last - accredited
        if end > first:
            yield wording.name(first, end, "INITIATIVE", "accredited", 0.8)
    elif cue in words("phrases", "campaign", "plural_cues") and (halves := _two(wording, first, last)):
        for begin, end in halves:
            yield wording.name(begin, end, "INITIATIVE", "cued", 0.7)
    elif cue in words("phrases", "campaign", "cues") and _is_free(wording, first, last):
        yield wording.name(left_extent(wording, first, "INITIATIVE"), last, "INITIATIVE", "cued", 0.7)


def _two(wording: Wording, first: int, last: int) -> list[tuple[int, int]]:
    """``Boat Alert and Rope Alert`` before *schemes*: two names of two words or more; else none."""
    begin = left_extent(wording, first, "INITIATIVE")
    at = next((k for k in range(begin + 2, last - 1) if wording.joins(k)), None)
    free = at is not None and _is_free(wording, begin, at - 1) and _is_free(wording, at + 1, last)
    return [(begin, at - 1), (at + 1, last)] if at is not None and free else []


def _one_word(wording: Wording, i: int, cue: str) -> Iterator[Name]:
    """One word before `cue`: set in capitals, or the last of several that *and* joins before a course."""
    if _capitals(wording, i) and cue in words("phrases", "campaign", "after_capitals"):
        yield wording.name(i, i, "INITIATIVE", "capitals", 0.75)
    elif cue in words("phrases", "campaign", "courses") and _is_free(wording, i, i):
        begin = left_extent(wording, i, "INITIATIVE")
        if i - begin > 2:
            yield wording.name(begin, i, "INITIATIVE", "cued", 0.7)


def _capitals(wording: Wording, i: int) -> bool:
    """Whether a word of five letters or more stands in capitals, between words that do not."""
    word = wording.word(i).rstrip("!")
    return len(word) > 4 and word.isupper() and word.isalpha() and not wording.word(i - 1).isupper()


def _is_free(wording: Wording, first: int, last: int) -> bool:
    """Whether a phrase has no head, no acronym and no marker that would make it another name."""
    marked = wording.word(first) in words("phrases", "common", "markers")
    if wording.word(last + 1).startswith("course"):
        marked = marked or any(w in words("phrases", "campaign", "taught") for w in wording.words(first, last))
    acronym = any(wording.acronym(k) for k in range(first, last + 1))
    return not marked and not acronym and wording.type_of(first, last) is None


def _funded(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Home Office Lantern Nights funding``: a body, and what its money is for."""
    for k in range(first, last - 1):
        if wording.type_of(first, k) == "ORG" and wording.type_of(k + 1, last) is None:
            yield wording.name(k + 1, last, "INITIATIVE", "funded", 0.7)
            yield wording.name(first, k, "ORG", "org-head", 0.9)
            return
