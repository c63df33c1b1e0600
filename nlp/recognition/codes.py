"""Code names without their marker: ``Kestrel patrols`` where the document speaks of Operation Kestrel."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.gazetteer import places
from nlp.lexicon import words
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup


def bare_codes(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """Code names of this document, and of others where they cannot be the ordinary word."""
    tokens = wording.tokens
    for i, token in enumerate(tokens):
        if not token.capital:
            continue
        before = wording.word(i - 1)
        if before == "Operational":
            if _misprinted(wording, i, lookup):
                label = f"Operation {token.text}"
                yield Found(tokens[i - 1].start, token.end, "OPERATION", label, "misprinted-operation", 0.75, 5)
        elif before not in words("mentions", "code", "markers") and _is_code(wording, i, lookup):
            marked = before in words("mentions", "code", "small_markers")
            start = tokens[i - 1].start if marked else token.start
            yield Found(start, token.end, "OPERATION", f"Operation {token.text}", "bare-code-name", 0.85, 3)


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
    first = i == 0 or before in {".", "?", "!"}
    in_context = following in words("mentions", "code", "context")
    name_follows = following[:1].isupper() and following.istitle() and not in_context
    after_capital = before[:1].isupper()
    if token.acronym and (name_follows or after_capital):
        return False
    if after_capital and before.istitle() and not first:
        return False
    if ordinary:
        return in_context and not first
    return in_context or not name_follows
