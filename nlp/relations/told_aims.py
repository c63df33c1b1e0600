"""`targets` of operations whose aim no sentence states: the one crime that the heading above or the passage tells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from nlp.aims.cued import spoken_of, together
from nlp.aims.harms import Harm, find_harms
from nlp.aims.named import is_whole
from nlp.model import Statement, Term
from nlp.reader import Reading, Sentence, term
from nlp.relations.aiming import ASKED
from nlp.relations.context import NAMED
from nlp.relations.harming import BODY
from nlp.statements import Maker
from nlp.topics import Topic

#: Passages that tell of an operation.
_TELLING = frozenset({"paragraph", "bullet"})
#: Aims that only the charges against somebody show.
_OF_COURT = re.compile(r"aim-(?:court|charged|in-relation-to|in-connection-with)$")
#: Headings too general to be an aim.
_GENERAL = frozenset(
    {"crime", "crimes", "offences", "offending", "harm", "supply", "victims", "children", "casualties", "collisions",
     "vulnerability", "residents", "safeguarding", "suspects", "offenders", "women", "people", "families", "visitors"}
)  # fmt: skip
#: After a crime: it is only told how often it was.
_TREND = re.compile(
    r"(?: [\w'-]+){0,4}? (?:rose|fell|dropped|went (?:up|down)|(?:has |have |had )?(?:increased|decreased|fallen|risen"
    r"|reduced|declined|doubled|halved)|remain(?:s|ed)?|(?:is|are|was|were) (?:up|down|lower|higher|stable))\b"
)
_ANSWER = re.compile(r"\b(?:launched|set up|introduced|established|stood up|created|mounted|answer|response)\b")
#: Before a name that a sentence only passes: money through it, work beside it.
_PASSING = re.compile(r"\b(?:through|via|from|by|with|after|following|alongside|since|like) (?:the |our |its )?['\"]?$")
#: Before a crime: one case of it.
_ONE_CASE = re.compile(
    r"\b(?:an?|one|another|his|her|their) (?:(?!rise|increase|response|spate|series|run)[a-z-]+ )?$", re.IGNORECASE
)
#: Before a crime: it is told of otherwise than as what an operation is for.
_IDLE = re.compile(
    r"\b(?:discuss\w*|congratulat\w*|concern(?:ed|s)? (?:that|about|over)|worried|away from|instead of|rather than"
    r"|delayed|owing to|affected by|charged with|(?:came|come) across|has investigated|unlike|apart from)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:ask(?:s|ed)|enquir|inquired|quer(?:ied|ies)|question(?:s|ed)|wonder|noted)", re.IGNORECASE)
_REPLY = re.compile(
    r"\b(?:answer|repl(?:y|ied)|respon[ds]|said|confirmed|advised|stated|explained|pointed|told)", re.IGNORECASE
)
#: What a sentence after the name tells where it goes on about the operation: what was done, or what for.
_DONE = re.compile(
    r"\d|\b(?:arrest|seiz|dealt with|tackl|prevent|reduc|address|target|combat|deter|warn|stopp|recover|help)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no longer|cannot|without|neither|nor)\b|n't\b", re.IGNORECASE)
_WHY = {
    "asked-aim": "the question that the passage answers asks about it",
    "above-aim": "the heading above says what the passage is about",
    "near-aim": "the passage tells of one crime and one operation",
}
#: A sentence of no more words that names an operation is the title of what follows.
_TITLE = 4
#: How far from a charge, in characters, the aim may be told.
_NEAR = 1200
#: What may stand in a heading beside the harm that it is.
_BESIDE = re.compile(
    r"[\d.()]*\s*(?:tackling |preventing |reducing |policing |issues?|update|matters|report|in [A-Z]\w+)?[\s:.]*",
    re.IGNORECASE,
)


def without_charges(found: Sequence[Statement]) -> list[Statement]:
    """`found` without the aims that charges show of operations of which something near tells the aim."""
    told = [s for s in found if s.relation == "targets" and not _OF_COURT.match(s.rule)]
    return [s for s in found if not (s.relation == "targets" and _OF_COURT.match(s.rule) and _told_by(s, told))]


def _told_by(charge: Statement, told: Iterable[Statement]) -> bool:
    return any(s.subject == charge.subject and abs(s.start - charge.start) < _NEAR for s in told)


def told_aims(
    readings: Sequence[Reading], topics: Sequence[Topic], make: Maker, stated: Iterable[Statement]
) -> Iterator[Statement]:
    """The aims of operations and initiatives that no statement of `stated` tells."""
    known = {s.subject for s in stated if s.relation == "targets"}
    before = {id(after): first for first, after in itertools.pairwise(readings)}
    below: dict[tuple[str, ...], set[str]] = {}
    for topic in topics:
        labels = {m.label for m in topic.reading.mentions if m.type in NAMED}
        below.setdefault(topic.reading.passage.headings, set()).update(labels)
    for topic in topics:
        subject, reading = topic.subject, topic.reading
        if (
            topic.carried
            or subject.type not in NAMED
            or term(subject) in known
            or is_whole(subject.label)
            or _PASSING.search(reading.text, max(0, subject.start - 30), subject.start)
            or not _tells(reading)
        ):
            continue
        alone = len(below[reading.passage.headings]) == 1
        for rule, harms in (
            ("near-aim", _near(topic)),
            ("asked-aim", _asked(topic, before.get(id(reading)))),
            ("above-aim", _above(topic) if alone else []),
        ):
            for harm in harms:
                known.add(term(subject))
                start, end = topic.sentence.start, topic.sentence.end
                told = next((s for s in reading.sentences if s.start <= harm.start < s.end), None)
                if rule == "near-aim" and told is not None:
                    start, end = min(start, told.start), max(end, told.end)
                yield make(
                    reading, "targets", term(subject), Term(harm.text), start, end,
                    rule=rule, confidence=0.55, inferred=(_WHY[rule],),
                )  # fmt: skip
            if harms:
                break


def _tells(reading: Reading) -> bool:
    """Whether a passage tells of what it names: a question and its answer in a table do, other cells do not."""
    if reading.passage.kind == "cell":
        return reading.passage.role in {"answer", "question"}
    return reading.passage.kind in _TELLING and reading.passage.role not in {"action", "question"}


def _above(topic: Topic) -> list[Harm]:
    """The crimes that the heading above a passage is, where the passage begins with the topic."""
    headings = topic.reading.passage.headings
    if not headings or topic.sentence not in topic.reading.sentences[:2] or topic.others:
        return []
    harms = list(find_harms(headings[-1]))
    rest = headings[-1]
    for harm in harms:
        rest = rest.replace(harm.text, "", 1)
    rest = re.sub(r"\b(?:and|or|&)\b|[,/&]", "", rest)
    if not _BESIDE.fullmatch(rest) or any(h.kind == "things" or h.text.lower() in _GENERAL for h in harms):
        return []
    return [h for h in harms if h.kind == "crimes" or not h.bare]


def _near(topic: Topic) -> list[Harm]:
    """The one crime, or list of crimes, told beside the name of an operation: in its sentence or the next to it."""
    reading, near = topic.reading, _beside(topic)
    if len({m.label for s in near for m in s.mentions if m.type in NAMED}) != 1:
        return []
    start, end = near[0].start, near[-1].end
    harms = [
        h for h in find_harms(reading.text)
        if start <= h.start < end and h.kind == "crimes" and not h.bare and not _named(reading, h)
    ]  # fmt: skip
    one = len({h.text.lower() for h in harms}) == 1 or (harms and together(reading.text, harms) == harms)
    if not one or _otherwise(topic, harms[0]):
        return []
    return list({h.text.lower(): h for h in reversed(harms)}.values())[::-1]


def _asked(topic: Topic, before: Reading | None) -> list[Harm]:
    """The one crime of a question that a passage answers with an operation."""
    if before is None or not before.text.rstrip().endswith("?") or topic.sentence not in topic.reading.sentences[:2]:
        return []
    if any(m.type in NAMED for m in before.mentions):
        return []
    harms = [h for h in find_harms(before.text) if h.kind == "crimes" and not h.bare and not _named(before, h)]
    return harms[:1] if len({h.text.lower() for h in harms}) == 1 else []


def _beside(topic: Topic) -> list[Sentence]:
    """The sentence of a topic with those before and after it."""
    sentences = topic.reading.sentences
    at = sentences.index(topic.sentence)
    return sentences[max(0, at - 1) : at + 2]


def _otherwise(topic: Topic, harm: Harm) -> bool:
    """Whether a crime is only counted, asked about, denied, or told of another in a bracket."""
    reading = topic.reading
    sentence = next(s for s in reading.sentences if s.start <= harm.start < s.end)
    before = reading.text[sentence.start : harm.start]
    return (
        (_TREND.match(reading.text, harm.end) is not None and not _answers(topic, sentence))
        or BODY.match(reading.text, harm.end) is not None
        or _passed(topic, sentence, before)
        or spoken_of(reading.text, harm.start)
        or _DENIED.search(before) is not None
        or ASKED.match(before) is not None
        or before.count("(") > before.count(")")
    )


def _passed(topic: Topic, sentence: Sentence, before: str) -> bool:
    """Whether a crime is one case only, or what somebody asks or is worried about; `before` stands before it."""
    if _ONE_CASE.search(before) is not None or _IDLE.search(before) is not None:
        return True
    if sentence.end <= topic.sentence.start:
        return _ASKS.search(before) is not None and _REPLY.search(topic.text) is None
    own = sentence.start == topic.sentence.start or len(topic.text.split()) <= _TITLE
    return _ASKS.search(before) is not None or (not own and not _DONE.search(before))


def _answers(topic: Topic, sentence: Sentence) -> bool:
    """Whether an operation is begun in the sentence after one that tells of a rise."""
    return sentence.end <= topic.sentence.start and _ANSWER.search(topic.text) is not None


def _named(reading: Reading, harm: Harm) -> bool:
    return any(m.start < harm.end and harm.start < m.end and m.type != "PLACE" for m in reading.mentions)
