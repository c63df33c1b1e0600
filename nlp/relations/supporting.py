"""`supports`: one operation or initiative helps another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.relations.context import Context, any_of

_CLOSELY = re.compile(r"\b(?:work|works|worked) closely with\b")
#: The most characters between the two names.
_FAR = 140


def supporters(here: Context) -> Iterator[Statement]:
    """All `supports` of a sentence: the helper is the subject."""
    forward, backward = any_of("supports", "forward"), any_of("supports", "backward")
    for i, left in enumerate(here.named):
        for right in here.named[i + 1 : i + 4]:
            gap = here.between(left.end, right.start)
            if left.label == right.label or len(gap) > _FAR:
                continue
            if re.search(rf"\b(?:{backward})\b", gap):
                yield here.state("supports", right, left, rule="supported-by", confidence=0.8)
            elif re.search(rf"\b(?:{forward})\b", gap) or _CLOSELY.search(gap):
                yield here.state("supports", left, right, rule="in-support-of", confidence=0.8)
    helped = here.topic.antecedent
    anaphor = rf"(?:The|This) (?:operation|initiative|project|campaign)\b.{{0,40}}\b(?:{backward})\b"
    if helped is not None and re.match(anaphor, here.text):
        for helper in here.named:
            yield here.state("supports", helper, helped, rule="supported-by", confidence=0.75)
