"""`outcome` of figures that a paper corrects: the wrong one as denied, the right one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.figures.numbers import NUMBER, number
from nlp.model import Statement, Term
from nlp.patterns import Signed
from nlp.reader import Reading, Sentence, term
from nlp.recognition.found import Found
from nlp.relations.context import NAMED
from nlp.statements import Maker

_WRONG = Signed(
    ("rroneously", "ncorrectly", "istakenly", "rongly", "n error"),
    r"\b(?:erroneously|incorrectly|mistakenly|wrongly|in error)\b[^.;]{0,80}?\b(?:as|at|of)(?: being)? (?=[£\d])",
    re.IGNORECASE,
)
_UNIT = re.compile(r" ?(?P<unit>%|[A-Za-z][\w-]*)")


def corrected_figures(readings: Sequence[Reading], make: Maker) -> Iterator[Statement]:
    """``The baseline was 168 FTE. Earlier papers erroneously reported it as 176 FTE.``: both, of what it is about."""
    heading: Reading | None = None
    for reading in readings:
        if reading.passage.kind == "heading":
            heading = reading
        before: Sentence | None = None
        for sentence in reading.sentences:
            wrong = _WRONG.search(reading.text, sentence.start, sentence.end)
            figure = _figure(reading.text, wrong.end(), sentence.end) if wrong else None
            subject = _subject(reading, heading, sentence.end) if figure else None
            if wrong is not None and figure is not None and subject is not None:
                right = _right(reading.text, figure, wrong.start(), before, sentence)
                if right is not None:
                    yield _stated(make, reading, subject, right[1], right[0], "asserted")
                    yield _stated(make, reading, subject, figure, sentence, "denied")
            before = sentence


def _stated(
    make: Maker, reading: Reading, subject: Found, figure: re.Match[str], sentence: Sentence, modality: str
) -> Statement:
    unit = _unit(reading.text, figure)
    phrase = f"{figure.group()} {unit}".replace(" %", "%")
    return make(
        reading, "outcome", term(subject), Term(phrase), sentence.start, sentence.end, rule="corrected-figure",
        confidence=0.8, modality=modality, value=number(figure.group()), unit=unit,
    )  # fmt: skip


def _unit(text: str, figure: re.Match[str]) -> str:
    found = _UNIT.match(text, figure.end())
    return "GBP" if figure["sign"] else found["unit"] if found else ""


def _figure(text: str, start: int, end: int) -> re.Match[str] | None:
    """The number that begins at `start`, if it counts something."""
    found = NUMBER.match(text, start, end)
    return found if found is not None and _unit(text, found) else None


def _right(
    text: str, wrong: re.Match[str], called: int, before: Sentence | None, here: Sentence
) -> tuple[Sentence, re.Match[str]] | None:
    """The last figure with the unit of the wrong one: before it in its sentence, else in the sentence before."""
    for sentence, end in ((here, called), *([(before, before.end)] if before else [])):
        same = [
            m for m in NUMBER.finditer(text, sentence.start, end)
            if _unit(text, m) == _unit(text, wrong) and number(m.group()) != number(wrong.group())
        ]  # fmt: skip
        if same:
            return sentence, same[-1]
    return None


def _subject(reading: Reading, heading: Reading | None, end: int) -> Found | None:
    """What the figures are of: the operation or initiative named last before them, else the heading's."""
    named = [m for m in reading.mentions if m.type in NAMED and m.start < end]
    if not named and heading is not None:
        named = [m for m in heading.mentions if m.type in NAMED]
    return named[-1] if named else None
