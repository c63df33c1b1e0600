"""Bodies that only the company they keep shows: ``in partnership with Orrlight``, ``meetings with Pell and Orr``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import either, words
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.patterns import Signed
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup

#: More words than this are no company's name.
_LONGEST = 4


@cache
def _with() -> Signed:
    """A word of working together, a few small words, and *with*: what comes next is whom with."""
    together = either(words("mentions", "partner", "together"))
    return Signed([" with "], rf"\b(?i:{together})(?: [a-z]+){{0,3}} with (?:the )?['\"]?(?=[A-Z])")


def partners(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """Names without a head after words of working together, and those that *and* or commas add to them."""
    starts = wording.starts
    for match in _with().finditer(wording.text):
        i = starts.get(match.end())
        while i is not None:
            last = _name_end(wording, i, lookup)
            if last is None:
                break
            start, end = wording.tokens[i].start, wording.tokens[last].end
            yield Found(start, end, "ORG", wording.text[start:end], "partner-named", 0.7, 0)
            i = _next_of_list(wording, last)


def _name_end(wording: Wording, first: int, lookup: Lookup) -> int | None:
    """The last token of a body's name that begins at `first`; None where it can be something else."""
    last = wording.run_end(first)
    phrase = wording.words(first, last)
    if last - first >= _LONGEST or not wording.capital(first) or any(_is_other(word, lookup) for word in phrase):
        return None
    if all("-" not in word and is_english(word) for word in phrase):
        return None
    if head_type(phrase) is not None or " ".join(phrase) in places() or wording.broken(first - 1):
        return None
    after = wording.word(last + 1)
    ends = after == "" or not after[0].isalnum() or after in words("mentions", "partner", "after")
    return last if ends else None


def _is_other(word: str, lookup: Lookup) -> bool:
    """Whether a word is an ordinary one, an acronym of something else, a code name, or a person's."""
    if word in words("roles", "heads") | words("roles", "honorifics", "words"):
        return True
    if word in words("names", "stop", "words") or lookup.corpus.codes[word] or len(word) < 3:
        return True
    if lookup.corpus.lower[word.lower()]:
        return "-" not in word
    person = any(word in known.surnames for known in (lookup.own, lookup.corpus))
    return person or lookup.expand(word) is not None or word.isupper()


def _next_of_list(wording: Wording, last: int) -> int | None:
    """Where the next name of a list begins after token `last`."""
    step = last + 1
    if wording.word(step) == ",":
        step += 1
    if wording.joins(step):
        step += 1
    return step if step > last + 1 and wording.capital(step) else None
