"""Code names without their marker: ``Kestrel patrols`` where the document speaks of Operation Kestrel."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.layout.state import Passage
from nlp.lexicon import words
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup
from nlp.recognition.rows import tabled_operation


def bare_codes(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """Code names of this document, and of others where they cannot be the ordinary word."""
    tokens = wording.tokens
    for i in wording.capitals:
        token, before = tokens[i], wording.word(i - 1)
        if before == "Operational":
            if _misprinted(wording, i, lookup):
                label = lookup.operation(token.text)
                yield Found(tokens[i - 1].start, token.end, "OPERATION", label, "misprinted-operation", 0.75, 5)
        elif before not in words("mentions", "code", "markers") and (last := _code_end(wording, i, lookup)) is not None:
            marked = before in words("mentions", "code", "small_markers")
            start = tokens[i - 1].start if marked else token.start
            label = lookup.operation(" ".join(wording.words(i, last)))
            yield Found(start, tokens[last].end, "OPERATION", label, "bare-code-name", 0.85, 3)


def _code_end(wording: Wording, i: int, lookup: Lookup) -> int | None:
    """The last token of the code name at `i`, of one word or more; None where none stands there."""
    for length in (3, 2):
        if i + length <= wording.size and lookup.own.codes[" ".join(wording.words(i, i + length - 1))]:
            inside = wording.capital(i - 1) and not wording.stop(i - 1) and not wording.sentence_start(i)
            return None if inside else i + length - 1
    return i if _is_code(wording, i, lookup) else None


def tabled(passage: Passage, lookup: Lookup) -> Iterator[Found]:
    """The code name that a table of operations lists in this row."""
    name = tabled_operation(passage)
    if name is not None:
        label = lookup.operation(passage.view.text[slice(*name)])
        yield Found(*name, "OPERATION", label, "tabled-operation", 0.85, 8)


def _misprinted(wording: Wording, i: int, lookup: Lookup) -> bool:
    """``Operational Kestrel team`` where no team of that name is known: the operation was meant."""
    code, corpus = wording.word(i), lookup.corpus
    following = wording.word(i + 1)
    if not corpus.codes[code] or following not in words("mentions", "code", "misprinted_context"):
        return False
    forms = (f"Operational {code}", f"Operational {code} {following}")
    return all(corpus.type_of(form) is None for form in forms)


def _is_code(wording: Wording, i: int, lookup: Lookup) -> bool:
    """Whether the word at `i` is a code name here, by how it is used elsewhere and by its neighbours."""
    token, corpus = wording.tokens[i], lookup.corpus
    elsewhere = corpus.codes[token.text] and not corpus.lower[token.text.lower()] and not token.acronym
    if not lookup.own.codes[token.text] and not elsewhere:
        return False
    ordinary = corpus.ordinary(token.text) or token.text in places() or wording.stop(i)
    before, following = wording.word(i - 1), wording.word(i + 1)
    first = wording.sentence_start(i)
    in_context = following in words("mentions", "code", "context")
    name_follows = following[:1].isupper() and following.istitle() and not in_context and not wording.broken(i)
    after_capital = before[:1].isupper() and not wording.stop(i - 1)
    if token.acronym and (name_follows or after_capital):
        return False
    if after_capital and before.istitle() and not first:
        return False
    if ordinary:
        beside = lookup.own.codes[token.text] and not name_follows and _told_of(wording, i, token.text in places())
        return (in_context or bool(beside)) and not first
    return in_context or not name_follows


def _told_of(wording: Wording, i: int, place: bool) -> bool:
    """Whether the words beside an ordinary word in capitals (or a place's name) speak of what is done, not of it."""
    before, following = wording.word(i - 1), wording.word(i + 1)
    if wording.stop(i) or before in words("mentions", "code", "where"):
        return False
    told = words("mentions", "code", "about") | (set() if place else words("mentions", "code", "broadly_about"))
    return before.lower() in told or following in words("mentions", "code", "verbs")


def bare_projects(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """``Kingfisher checks`` where the document speaks of Project Kingfisher, and the word is no English one else."""
    for i in wording.capitals:
        token = wording.tokens[i]
        if token.text not in lookup.projects or wording.word(i - 1) in words("mentions", "code", "markers"):
            continue
        before, following = wording.word(i - 1), wording.word(i + 1)
        first = wording.sentence_start(i)
        if (before.istitle() and not first and not wording.stop(i - 1)) or wording.capital(i + 1):
            continue
        in_context = following in words("mentions", "code", "context") | words("mentions", "code", "verbs")
        if (
            token.text.istitle()
            and is_english(token.text)
            and not in_context
            and (first or not _told_of(wording, i, place=False))
        ):
            continue
        label = lookup.canonical(f"Project {token.text}", "INITIATIVE")
        yield Found(token.start, token.end, "INITIATIVE", label, "bare-project", 0.8, 3)
