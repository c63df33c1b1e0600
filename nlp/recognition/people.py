"""People: by the names that lists and offices taught, by initials, honorifics, and the name after an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer import places
from nlp.lexicon import table, words
from nlp.listing.words import ranks
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.given_names import is_given_name, same_given_name
from nlp.recognition.lookup import Lookup
from nlp.recognition.runs import Run, name_run, plain
from nlp.recognition.titled import is_holder

_PART = re.compile(r"[A-ZÀ-Þ][\w'’-]*[a-z]|[A-Z]")
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-Z]?[a-z]+)?|(?:Mc|Mac|Fitz|De|Le|La|Van|Du|O['’])[A-Z][a-z]+")
#: How abstract nouns end, which no surname of one word does often enough.
_ABSTRACT = re.compile(r"(?:ing|tion|sion|ment|ship|ance|ence|ity|ies)s?$")


def person_label(name: str, lookup: Lookup) -> str:
    """The fullest name the document gives a person: the listed form where only the given name's form differs."""
    own = lookup.own
    if name in own.initials:
        return own.initials[name]
    same_surname = sorted(n for n in own.surnames.get(_surname(name), ()) if " " in n)
    if _surname(name) == name:
        known = same_surname
    else:
        known = [n for n in same_surname if same_given_name(plain(n), plain(name)) or n.endswith(f" {name}")]
    if not known:
        return name
    written = [n for n in known if not re.match(r"[A-ZÀ-Þ]\b", n)]
    if not all(same_given_name(plain(a), plain(b)) for a in (written or known) for b in known):
        return name  # of two people
    return min(written or known, key=lambda v: (-own.people[v], len(v), v))


def _surname(name: str) -> str:
    return name.split()[-1]


def people(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """People named in full, by surname, by initials or after an honorific."""
    tokens, own = wording.tokens, lookup.own
    for i in wording.capitals:
        token = tokens[i]
        if length := _full_name(wording, i, lookup):
            yield _person(wording, i, i + length - 1, lookup, "known-person", 0.99, 8)
        elif (run := _with_initials(wording, i, lookup)) is not None:
            yield _person(wording, i, run.last, lookup, "known-person", 0.95, 8)
        elif token.text in own.surnames and _surname_counts(wording, i, lookup):
            ranked = wording.word(i - 1) in ranks() or (head_type([wording.word(i - 1)]) or ("",))[0] == "ROLE"
            yield _person(wording, i, i, lookup, "surname", 0.9, 8 if ranked else 5)
        elif token.text in own.initials and (not wording.capital(i + 1) or _status_follows(wording, i)):
            yield _person(wording, i, i, lookup, "initials", 0.9, 6)
        elif _is_honorific(token.text):
            dot = wording.word(i + 1) == "." and token.end == wording.tokens[i + 1].start
            run = name_run(wording, i + 1 + dot)
            if run is not None and run.initials:
                yield _person(wording, run.first, run.last, lookup, "honorific", 0.95, 7)
                continue
            last = _name_end(wording, i + 1)
            alone = last == i + 1 and token.text in words("mentions", "person", "need_two_names")
            if last is not None and not alone:
                yield _person(wording, i + 1, last, lookup, "honorific", 0.9, 6)


def _person(
    wording: Wording, first: int, last: int, lookup: Lookup, rule: str, confidence: float, priority: int
) -> Found:
    start, end = wording.tokens[first].start, wording.tokens[last].end
    label = person_label(wording.text[start:end], lookup)
    return Found(start, end, "PERSON", label, rule, confidence, priority)


def _is_honorific(word: str) -> bool:
    return word in words("roles", "honorifics", "words")


def _full_name(wording: Wording, i: int, lookup: Lookup) -> int:
    """How many tokens of a known full name begin at `i`, else 0."""
    for known in (lookup.own.people, lookup.corpus.people):
        for length in (4, 3, 2):
            if i + length <= wording.size and " ".join(wording.words(i, i + length - 1)) in known:
                return length
    surname = wording.word(i + 1)
    variant = f"{wording.word(i)} {surname}"
    if len(wording.word(i)) > 2 and any(same_given_name(variant, n) for n in lookup.own.surnames.get(surname, ())):
        return 2
    return 0


def _with_initials(wording: Wording, i: int, lookup: Lookup) -> Run | None:
    """``J. Roe`` where the surname is somebody's whom the papers name."""
    word = wording.word(i)
    if len(word.rstrip(".")) > 1 and not ("." in word and re.fullmatch(r"(?:[A-Z]\.){2,4}", word)):
        return None
    run = name_run(wording, i, 2)
    while run is not None and run.initials and run.first == i:
        surname = wording.word(run.last)
        if any(surname in known.surnames for known in (lookup.own, lookup.corpus)):
            return run
        run = name_run(wording, i, run.written - 1) if run.written > 1 else None
    return None


def _surname_counts(wording: Wording, i: int, lookup: Lookup) -> bool:
    """A bare surname counts after a title, or in mid-sentence where the word cannot be an ordinary one."""
    ordinary = lookup.corpus.ordinary(wording.word(i))
    if wording.word(i + 1) == "'s" and f"{wording.word(i)}'s {wording.word(i + 2)}" in places():
        return False  # ``King's Lynn``
    if _titled(wording, i) and not (ordinary and _name_goes_on(wording, i + 1)):
        return True
    alone = not wording.capital(i - 1) and not wording.word(i + 1)[:1].isupper()
    return alone and not ordinary and wording.word(i) not in places()


def _titled(wording: Wording, i: int) -> bool:
    before = wording.word(i - 1)
    return before in table("roles")["abbreviations"] or head_type([before]) is not None or _is_honorific(before)


def _name_goes_on(wording: Wording, i: int) -> bool:
    word = wording.word(i)
    if not wording.capital(i) or word in words("mentions", "person", "after_surname"):
        return False
    return word.istitle() and word[0].isalpha() and len(word) > 2


def _status_follows(wording: Wording, i: int) -> bool:
    """``JR Closed``: the owner of an action, and how it stands."""
    following = wording.word(i + 1)
    statuses = table("structure")["status"].values()
    return following.istitle() and any(following.lower() in phrases for phrases in statuses)


def _apart(wording: Wording, i: int) -> bool:
    """Whether more than one blank stands between token `i` and the next."""
    return i + 1 < wording.size and wording.tokens[i].end + 1 < wording.tokens[i + 1].start


def _name_end(wording: Wording, i: int) -> int | None:
    """The last token of the name that begins at `i`; None where none does."""
    last = None
    while wording.capital(i) and _PART.fullmatch(wording.word(i)):
        typed = head_type([wording.word(i)])
        if typed is not None and (last is None or typed[0] != "PLACE"):
            break
        last = i
        if _apart(wording, i):
            break
        i += 1
    return last


def named_after_offices(found: Sequence[Found], wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """The person whose surname or name follows an office (``Councillor Orr``, ``Inspector Sam Hill``)."""
    tokens = wording.tokens
    ends = {token.end: i for i, token in enumerate(tokens)}
    for role in found:
        if role.type != "ROLE" or role.end not in ends:
            continue
        i = ends[role.end] + 1
        i += wording.word(i) == "." and role.rule == "role-abbreviation"
        i += wording.word(i) == "," and _is_honorific(wording.word(i + 1))
        i += _is_honorific(wording.word(i))
        if i >= wording.size or "\n" in wording.text[role.end : tokens[i].start]:
            continue
        if any(other.start <= tokens[i].start < other.end for other in found):
            continue
        last = _unknown_name(wording, i, lookup, _is_rank(wording.text[role.start : role.end]))
        if last is not None:
            yield _person(wording, i, last, lookup, "after-role", 0.85, 5)


def _is_rank(office: str) -> bool:
    """Whether an office is a rank in short, of which there are many holders: ``ACC``, ``Sgt``, not ``PCC``."""
    ranked = office in words("roles", "only_before_name", "abbreviations") or office.endswith(("ACC", "DCC"))
    return ranked and len(office) > 1


def _unknown_name(wording: Wording, i: int, lookup: Lookup, ranked: bool) -> int | None:
    """The last token of one or two words from `i` that can be nothing but a person's name."""
    run = name_run(wording, i)
    if run is not None and (run.initials or is_given_name(wording.word(i))) and is_holder(run, wording, lookup):
        return run.last
    last = None
    for k in range(i, min(i + 3, wording.size)):
        if not _may_be_name(wording.word(k)) or (k > i and _apart(wording, k - 1)):
            break
        last = k
    if last is None or last - i > 1:
        return None
    word, corpus = wording.word(i), lookup.corpus
    if corpus.codes[word] or corpus.ordinary(word) or wording.word(last + 1)[:1].isupper():
        return None
    return None if last == i and (_ABSTRACT.search(word) or (word in places() and not ranked)) else last


def _may_be_name(word: str) -> bool:
    typed = head_type([word])
    return (
        _PLAIN.fullmatch(word) is not None
        and (typed is None or typed[0] == "PLACE")
        and word not in words("names", "stop", "words")
        and word not in words("roles", "before_name", "streets")
        and word not in words("people", "office", "also")
    )
