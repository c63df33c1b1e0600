"""People whom no title announces: a usual given name and a surname (``Samantha Orr had won the prize``)."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.gazetteer import places
from nlp.lexicon import words
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.given_names import is_given_name
from nlp.recognition.lookup import Lookup
from nlp.recognition.runs import Run, is_abstract, name_run
from nlp.recognition.titled import Label


def by_given_name(wording: Wording, lookup: Lookup, label: Label) -> Iterator[Found]:
    """The names of two words, or three with two given ones, that begin with a usual given name."""
    for i in wording.capitals:
        token = wording.tokens[i]
        if not is_given_name(token.text) or _inside_another(wording, i):
            continue
        run = name_run(wording, i)
        if run is not None and _is_whole(run, wording, lookup):
            end = wording.tokens[run.last].end
            yield Found(token.start, end, "PERSON", label(wording.text[token.start : end]), "given-name", 0.8, 4)


def by_age(wording: Wording, lookup: Lookup, label: Label) -> Iterator[Found]:
    """``ten-year-old Hope Orr``: the name after an age, and in the same passage the given name alone."""
    if "year-old " not in wording.text:
        return
    given: dict[str, str] = {}
    for i in wording.capitals:
        token, aged = wording.tokens[i], wording.word(i - 1).endswith("year-old")
        usual = aged and (is_given_name(token.text) or token.text.lower() in words("given", "ordinary"))
        run = name_run(wording, i) if usual and token.text not in words("given", "makers") else None
        if run is not None and run.written == len(run.name.split()) == 2 and lookup.kind(run.name) is None:
            end = wording.tokens[run.last].end
            given[token.text] = label(wording.text[token.start : end])
            yield Found(token.start, end, "PERSON", given[token.text], "after-age", 0.85, 4)
        elif (
            token.text in given
            and not wording.capital(i + 1)
            and (wording.sentence_start(i) or not wording.capital(i - 1))
        ):
            yield Found(token.start, token.end, "PERSON", given[token.text], "after-age", 0.8, 4)


def _inside_another(wording: Wording, i: int) -> bool:
    """Whether the word goes on with a name before it, or stands under an article as a thing's name does."""
    before = wording.word(i - 1) if i else ""
    joined = before in {"-", "/", "'", '"', "&"} or before.lower() in {"the", "a", "an"}
    return joined or (before[:1].isupper() and before.isalpha() and not wording.sentence_start(i - 1))


def _is_whole(run: Run, wording: Wording, lookup: Lookup) -> bool:
    parts = run.name.split()
    surname = parts[-1]
    if not 2 <= len(parts) <= 4 or run.written < 2 or (run.written == 3 and not is_given_name(parts[1])):
        return False
    following = wording.word(run.last + 1)
    goes_on = following[:1].isupper() and following.isalpha() and len(following) > 1
    if surname in words("given", "never_after") or " ".join(parts) in words("given", "houses"):
        return False
    if goes_on or following == "&" or surname in lookup.corpus.codes or " ".join(parts) in places():
        return False
    if wording.word(run.last) != surname or head_type([surname]) is not None or is_abstract(surname):
        return False
    return not lookup.corpus.ordinary(surname) and lookup.kind(" ".join(parts)) is None
