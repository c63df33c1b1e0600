"""People that a running text names in full: after an office, a rank or an honorific, and before letters of a seat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from nlp.attendance import Attendee
from nlp.english import is_english
from nlp.layout.passages import Passage
from nlp.lexicon import either, table, words
from nlp.listing.pieces import name_first
from nlp.listing.words import honorifics, ranks
from nlp.naming.heads import Name
from nlp.naming.wording import Wording, wording_of
from nlp.recognition.given_names import is_given_name
from nlp.recognition.runs import LETTERS, Run, ending_at, is_abstract, name_run

#: So long is a signature at most: a name and the office below it.
_SIGNED = 80


def full_names(text: str, names: Sequence[Name]) -> Iterator[str]:
    """The names, as written, of those whom `text` names with a given name or initials beside a title.

    `names` are the names by grammar in the text; those of offices count as titles.
    """
    wording = wording_of(text)
    offices = {name.end for name in names if name.type == "ROLE"}
    for i, token in enumerate(wording.tokens):
        entitled = token.end in offices or token.text in honorifics() or (token.text in ranks() and token.capital)
        if not entitled or i + 1 >= wording.size:
            continue
        begin = i + 1 + (wording.word(i + 1) == "." and token.end == wording.tokens[i + 1].start)
        if wording.word(begin) == "(" and wording.acronym(begin + 1) and wording.word(begin + 2) == ")":
            begin += 3
        begin += wording.word(begin) in {",", "–", "-"} and _begins_name(wording.word(begin + 1))
        while wording.word(begin) in honorifics() or wording.word(begin) in words("roles", "titles", "words"):
            begin += 1
        if begin >= wording.size or "\n" in text[token.end : wording.tokens[begin].start]:
            continue
        run = name_run(wording, begin)
        if run is not None and _is_full(run, wording):
            yield text[wording.tokens[run.first].start : wording.tokens[run.last].end]
    if len(text) < _SIGNED and (signed := name_first(text, 0, len(text))) and is_given_name(text.split()[0]):
        yield text[slice(*signed[0])]
    ends = wording.ends
    for match in LETTERS.finditer(text):
        run = ending_at(wording, ends[match.start()]) if match.start() in ends else None
        if run is not None:
            yield text[wording.tokens[run.first].start : wording.tokens[run.last].end]


def _begins_name(word: str) -> bool:
    """Whether a word after an office and a comma shows that the holder's name follows."""
    return word in honorifics() or is_given_name(word)


def _is_full(run: Run, wording: Wording) -> bool:
    """Whether a run is a whole name: given name or initials and surname, with nothing that could go on with it."""
    following = wording.word(run.last + 1)
    goes_on = (
        following.istitle() and len(following) > 1 and wording.tokens[run.last].end + 1 >= _start(wording, run.last + 1)
    )
    parts = run.name.split()
    if parts[0] in words("people", "name", "particles"):
        return False
    if len(parts) < 2 or goes_on or is_abstract(parts[-1]):
        return False
    if not run.initials and is_english(parts[0]) and not is_given_name(parts[0]) and is_english(parts[-1]):
        return False
    return not any(part in words("roles", "before_name", "never") for part in parts)


def _start(wording: Wording, i: int) -> int:
    return wording.tokens[i].start if i < wording.size else len(wording.text) + 9


def initials_used(
    attendees: Sequence[Attendee], passages: Sequence[Passage], acronyms: Container[str]
) -> dict[str, str]:
    """The people of the lists by the initials with which the text makes them speak, where no list gives initials.

    Only where sentences begin so with the initials of two people or more, each of one person alone and no acronym.
    """
    if any(person.initials for person in attendees):
        return {}
    owners: dict[str, set[str]] = defaultdict(set)
    for person in attendees:
        name = person.passage.view.text[slice(*person.name)]
        owners["".join(re.findall(r"(?<![a-zà-ÿ'])[A-ZÀ-Þ]", name))].add(name)
    taken = table("roles")["abbreviations"].keys() | words("bodies", "acronyms") | words("bodies", "teams")
    sure = {
        short: names.pop()
        for short, names in owners.items()
        if len(names) == 1 and 2 <= len(short) <= 3 and short not in taken and short not in acronyms
    }
    if not sure:
        return {}
    speaks = re.compile(rf"(?:^|[.?!;] )({either(sure)})(?=:|(?: and [A-Z]{{2,3}})? [a-z]{{3,}})")
    used = {m[1] for passage in passages if passage.kind != "notice" for m in speaks.finditer(passage.view.text)}
    return dict(sorted(sure.items())) if len(used) > 1 else {}
