"""How far a name reaches beyond its capitalised words: over ``and``, ``of``, ``for``, brackets and lists."""

from __future__ import annotations

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import table, words
from nlp.naming.heads import head_type
from nlp.naming.wording import Wording

#: More words than this and what looked like a name is a sentence set in title case.
_LONGEST = 12


# --- to the right ------------------------------------------------------------------------------------------------


def right_extent(wording: Wording, first: int, kind: str) -> int | None:
    """The last token of the phrase from `first`, over ``and``, ``of``, ``for`` and lists before ``and``; else None."""
    if not wording.capital(first) or (first and wording.broken(first - 1)):
        return None
    last = first
    while not wording.broken(last) and (step := _step_right(wording, first, last, kind)):
        last += step
    return last if last - first < _LONGEST else None


def _step_right(wording: Wording, first: int, last: int, kind: str) -> int:
    """How many tokens after `last` go on with the name: 0 where it ends."""
    following = last + 1
    word = wording.word(following)
    if kind == "ORG" and word in {"in", "for"} and _of_a_nation(wording, first, last):
        return 2
    if wording.capital(following) and not (kind == "ROLE" and _person_follows(wording, following)):
        return 1
    if word in {"of", "for"}:
        return _step_over_of(wording, last, kind)
    if wording.joins(following):
        capital = wording.capital(following + 1) and not _person_follows(wording, following + 1)
        return 2 if capital and _joined(wording, last, following + 1) else 0
    if word == "," and _list_to_and(wording, following):
        body = kind == "ORG" and wording.capital(following + 1) and wording.word(first - 1) in {"of", "the"}
        return 2 if kind == "ROLE" or body else 0
    return 0


def _of_a_nation(wording: Wording, first: int, last: int) -> bool:
    """``Inspectorate of Boats in Wales``: an inspectorate's nation follows after *in*."""
    inspects = any(word in words("phrases", "org", "of_nations") for word in wording.words(max(0, first - 1), last))
    return inspects and wording.word(last + 2) in words("mentions", "body", "nations")


def _step_over_of(wording: Wording, last: int, kind: str) -> int:
    """How many tokens ``of X``, ``of the X`` or ``for X`` after `last` add to the name."""
    following = last + 1
    if wording.word(following) == "for" and wording.word(following + 1) in {"Operation", "Op", "Project"}:
        return 0  # what something is done for, not what the body is for
    closed = kind == "ORG" and wording.word(last) in words("phrases", "org", "closed")
    if wording.capital(following + 1) and (not closed or wording.word(following) == "for"):
        return 2
    return 3 if kind == "ORG" and wording.word(following + 1) == "the" and wording.capital(following + 2) else 0


def _joined(wording: Wording, last: int, other: int) -> bool:
    """Whether ``last and other`` lies inside one name: neither side is a name that is already complete."""
    left = wording.word(last)
    if left in words("phrases", "org", "open_before_and"):
        return True
    if wording.word(other) == "St":
        return False  # a saint's church, school or street is another name
    complete = left in words("phrases", "org", "complete") or head_type([left]) is not None
    return not complete and not wording.acronym(other) and not wording.acronym(last)


def _list_to_and(wording: Wording, comma: int) -> bool:
    """``, X and Y`` or ``, X, and Y`` follows: the comma lies inside a list of one name."""
    i, steps = comma + 1, 0
    while wording.capital(i) and steps < 5:
        i, steps = i + 1, steps + 1
        if wording.joins(i) and wording.capital(i + 1):
            return True
        if wording.word(i) == ",":
            if wording.joins(i + 1) and wording.capital(i + 2):
                return True
            i += 1
    return False


def _person_follows(wording: Wording, i: int) -> bool:
    """An honorific, or two capitalised words right before a comma or the end: a person's name, not a title."""
    if wording.word(i) in words("roles", "honorifics", "words"):
        return True
    end = i
    while wording.capital(end):
        end += 1
    return (
        end - i == 2
        and wording.word(end) in {",", "", "(", "-", "–"}
        and all(wording.word(k).isalpha() and head_type([wording.word(k)]) is None for k in (i, i + 1))
        and not wording.joins(i - 1)
        and wording.word(i - 1) not in {"of", "the", "for", ","}
    )


# --- to the left -------------------------------------------------------------------------------------------------


def left_extent(wording: Wording, first: int, kind: str) -> int:
    """The first token of the name whose capitalised run begins at `first`, taken as far to the left as it reaches."""
    begin = first
    while begin > 1 and not wording.broken(begin - 1) and not wording.broken(begin - 2):
        further = _step_left(wording, begin, kind)
        if further is None:
            break
        begin = further
    return begin


def _step_left(wording: Wording, begin: int, kind: str) -> int | None:
    """Where the name begins if what stands before `begin` belongs to it; None where it does not."""
    link = wording.word(begin - 1)
    if wording.joins(begin - 1):
        return _left_of_and(wording, begin, kind)
    if link == ")":
        return _left_of_bracket(wording, begin, kind)
    linked = (
        (link == "of" and _of_belongs(wording, begin - 2, kind))
        or (link == "'s" and kind in {"ORG", "TEAM"} and _owner_belongs(wording, begin))
        or (link == "'s" and kind == "INITIATIVE" and _day_of(wording, begin))
        or (link == "'s" and kind == "PLACE" and _patron(wording, begin - 2))
        or (link == "of" and kind == "PLACE" and wording.word(begin - 2) in words("phrases", "org", "nobles"))
        or (link in {"at", "to"} and kind == "INITIATIVE" and not wording.stop(begin - 2))
        or (link == "'" and _plural_owner(wording, begin))
    )
    return wording.run_start(begin - 2) if linked and wording.capital(begin - 2) else None


def _left_of_and(wording: Wording, begin: int, kind: str) -> int | None:
    """``A, and B Board``, ``A and B Board``, ``A (AA) and B Board``: where A begins, if it is part of the name."""
    previous = begin - 2
    if wording.word(previous) in {"Action", "Activism"} and wording.word(previous - 1) == "of":
        return None  # "12 Days of Action and Lantern Day" are two
    if kind == "PLACE" and wording.word(begin - 1) == "and":
        return None  # "Harbour Street and Mill Road" are two
    comma = wording.word(previous) == "," and wording.capital(previous - 1)
    town = comma and " ".join(wording.words(wording.run_start(previous - 1), previous - 1)) in places()
    force = kind == "ORG" and wording.word(begin) == "Police"  # "Orrlight, and Police" are two
    if comma and not town and not force and _listed(wording, previous - 1, kind):
        return _over_commas(wording, wording.run_start(previous - 1), kind)
    if wording.capital(previous) and may_join(wording, previous, begin, kind):
        return _over_commas(wording, wording.run_start(previous), kind)
    bracket = wording.word(previous) == ")" and _brackets_acronym(wording, previous)
    if bracket and wording.capital(previous - 3) and head_type([wording.word(previous - 3)]) is None:
        return wording.run_start(previous - 3)
    return None


def _left_of_bracket(wording: Wording, begin: int, kind: str) -> int | None:
    """``Harbour (HB) Team``: where the words before the bracket begin."""
    if (opening := _bracket_inside(wording, begin, kind)) is not None:
        return wording.run_start(opening - 1)
    before = begin - 4
    if before < 0 or not _brackets_acronym(wording, begin - 1) or not wording.capital(before):
        return None
    typed = head_type([wording.word(before)])
    free = kind == "ROLE" or typed is None or (kind == "TEAM" and typed[0] != "TEAM")
    return wording.run_start(before) if free and kind in {"TEAM", "ROLE", "ORG", "INITIATIVE"} else None


def _bracket_inside(wording: Wording, begin: int, kind: str) -> int | None:
    """Where a bracket opens that lies inside a name: ``Orrlight (Fenport) Ltd``, ``Harbour (and Quay) Team``."""
    head = wording.word(begin)
    if kind not in {"ORG", "TEAM"} or wording.run_end(begin) > begin:
        return None
    if kind == "ORG" and head not in words("phrases", "org", "companies"):
        return None
    k = begin - 2
    while begin - k < 8 and (wording.capital(k) or wording.joins(k)) and not wording.broken(k):
        k -= 1
    inside = wording.words(k + 1, begin - 2)
    named = inside and (kind == "ORG" or len(inside) > 1 or not wording.acronym(begin - 2))
    free = kind == "ORG" or head_type([wording.word(k - 1)]) is None
    opens = wording.word(k) == "(" and wording.capital(k - 1) and free
    return k if named and opens and not wording.broken(k - 1) else None


def _of_belongs(wording: Wording, previous: int, kind: str) -> bool:
    """Whether the word before ``of`` is part of the name: any in an initiative's, a few nouns in a body's."""
    if kind not in {"TEAM", "ORG", "INITIATIVE"} or not wording.capital(previous):
        return False
    if head_type([wording.word(previous)]) is not None or wording.stop(previous) or wording.acronym(previous):
        return False
    run = wording.run_start(previous)
    if any((head_type([word]) or ("",))[0] == "ROLE" for word in wording.words(run, previous)):
        return False  # "Inspector Roe of …"
    alone = run == previous
    return kind == "INITIATIVE" or (alone and wording.word(previous) in words("phrases", "org", "before_of"))


def _owner_belongs(wording: Wording, begin: int) -> bool:
    """``Farmers' Council``, ``Children's Services``: the owner before ``'s`` is part of the body's name."""
    officer = wording.word(begin - 2) in words("phrases", "org", "officers")
    saint = wording.word(begin - 3) in {"St", "Saint"}
    if officer or saint or wording.word(begin) in words("phrases", "org", "owned"):
        return True
    return wording.word(begin - 2) in words("phrases", "org", "owners") and wording.run_start(begin - 2) >= begin - 3


def _day_of(wording: Wording, begin: int) -> bool:
    """``International Women's Day``: a day or week of a group of people, with a word before it."""
    time = wording.word(begin) in words("phrases", "campaign", "times") and wording.run_end(begin) == begin
    group = wording.word(begin - 2) in words("phrases", "campaign", "groups")
    return time and group and wording.run_start(begin - 2) < begin - 2


def _patron(wording: Wording, i: int) -> bool:
    """``King's Island``, ``Bishop's Quay``: one word that is no town, after which a place is called."""
    return wording.run_start(i) == i and wording.word(i) not in places() and head_type([wording.word(i)]) is None


def _plural_owner(wording: Wording, begin: int) -> bool:
    """``Chief Officers' Council``: an apostrophe after a plural, and a blank after it."""
    apostrophe = wording.tokens[begin - 1]
    spaced = wording.text[apostrophe.end : wording.tokens[begin].start] == " "
    return wording.word(begin - 2).endswith("s") and spaced


def _brackets_acronym(wording: Wording, close: int) -> bool:
    """Whether token `close` ends a bracket that holds one acronym."""
    return close >= 2 and wording.word(close - 2) == "(" and wording.acronym(close - 1)


def may_join(wording: Wording, previous: int, begin: int, kind: str) -> bool:
    """Whether the run that ends at `previous` may be joined to the name at `begin`: it is no name of its own."""
    left = wording.run_start(previous)
    national = wording.word(left) in words("phrases", "org", "scopes_of_centres")
    if wording.stop(previous) or (wording.acronym(previous) and not (national and left < previous)):
        return False
    length = previous - left + 1
    if length > 1 and " ".join(wording.words(begin, wording.run_end(begin))) in words("bodies", "names"):
        return False  # "Harbour Health and Trading Standards" are two
    if kind == "ORG" and length == 1 and _stands_alone(wording, previous, begin):
        return False
    if wording.word(previous) in {"City", "Town", "Borough"} and wording.word(begin) in {"County", "District"}:
        return True  # "Fenport City and County Council"
    if _is_name_already(wording, left, previous, begin, kind):
        return False
    before = wording.word(left - 1)
    if kind == "ROLE" and (before in table("roles")["abbreviations"] or before in words("roles", "heads")):
        return False  # "ACC Roe and Inspector Orr": a name after a rank joins nothing
    opening = before.lower() if left and wording.word(previous) not in words("phrases", "org", "halves") else "the"
    if kind == "ORG" and length > 1 and opening not in {"the", "of", "our"} and not wording.sentence_start(left):
        return False
    return length <= 6 and not (kind == "ROLE" and wording.word(previous) in words("roles", "heads"))


def _stands_alone(wording: Wording, i: int, begin: int) -> bool:
    """``by Orrlight and North Fenland Council``: one strange word after *by* or *with*, and a quarter after *and*."""
    strange = not is_english(wording.word(i)) and wording.word(i) not in places()
    apart = wording.word(i - 1).lower() in {"by", "with", "from", "between"}
    return strange and apart and wording.word(begin) in words("names", "place", "compass")


def _is_name_already(wording: Wording, left: int, previous: int, begin: int, whole: str) -> bool:
    """Whether the run ``left..previous`` before *and* is complete: it ends in a head that nothing may follow."""
    kind, word = wording.type_of(left, previous), wording.word(previous)
    if word in {"Act", "Bill", "Report", "Review", "Code"}:
        return True
    if " ".join(wording.words(left, previous)) in words("bodies", "names"):
        return True
    if kind is None:
        return False
    police = word == "Police" and wording.word(begin) in words("phrases", "team", "after_police_and")
    if kind not in {"NONE", "PLACE"} and not police and word not in words("phrases", "team", "joinable"):
        return True
    return previous > left and kind in {"TEAM", "ORG", "PLACE"} and not (police and whole == "TEAM")


def _listed(wording: Wording, i: int, kind: str) -> bool:
    return may_join(wording, i, i + 2, kind) and i - wording.run_start(i) < 3


def _over_commas(wording: Wording, begin: int, kind: str) -> int:
    """``A, B and C Board``: go back over A where the list begins after ``the`` or another word that opens it."""
    start = begin
    if wording.word(start - 1) == "," and wording.word(start - 2) == "Fire" and wording.word(start) == "Rescue":
        return wording.run_start(start - 2)  # "Fenshire Fire, Rescue and Safety Service"
    while (
        start > 1
        and wording.word(start - 1) == ","
        and wording.capital(start - 2)
        and _listed(wording, start - 2, kind)
    ):
        start = wording.run_start(start - 2)
    opening = wording.word(start - 1).lower() if start else "the"
    at_start = kind in {"ROLE", "INITIATIVE"} and wording.sentence_start(start)
    opens = at_start or opening in words("phrases", "common", "list_openers")
    return start if opens else begin
