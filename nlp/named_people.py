"""People that a running text names in full: after an office, a rank or an honorific, and before letters of a seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.english import is_english
from nlp.lexicon import words
from nlp.listing.words import honorifics, ranks
from nlp.naming.heads import Name
from nlp.naming.wording import Wording
from nlp.recognition.given_names import is_given_name
from nlp.recognition.runs import Run, is_abstract, name_run
from nlp.tokens import tokenise


def full_names(text: str, names: Sequence[Name]) -> Iterator[str]:
    """The names, as written, of those whom `text` names with a given name or initials beside a title.

    `names` are the names by grammar in the text; those of offices count as titles.
    """
    wording = Wording(tokenise(text), text)
    offices = {name.end for name in names if name.type == "ROLE"}
    for i, token in enumerate(wording.tokens):
        entitled = token.end in offices or token.text in honorifics() or (token.text in ranks() and token.capital)
        if not entitled or i + 1 >= wording.size:
            continue
        begin = i + 1 + (wording.word(i + 1) == "." and token.end == wording.tokens[i + 1].start)
        begin += wording.word(begin) == "," and _begins_name(wording.word(begin + 1))
        while wording.word(begin) in honorifics() or wording.word(begin) in words("roles", "titles", "words"):
            begin += 1
        if begin >= wording.size or "\n" in text[token.end : wording.tokens[begin].start]:
            continue
        run = name_run(wording, begin)
        if run is not None and _is_full(run, wording):
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
    if len(parts) < 2 or goes_on or is_abstract(parts[-1]):
        return False
    if not run.initials and is_english(parts[0]) and not is_given_name(parts[0]):
        return False
    return not any(part in words("roles", "before_name", "never") for part in parts)


def _start(wording: Wording, i: int) -> int:
    return wording.tokens[i].start if i < wording.size else len(wording.text) + 9
