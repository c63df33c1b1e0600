"""Ties between operations, teams, bodies, places and aims: one module for each relation.

Each rule is a function of one sentence (`Context`) that yields statements; which rules there are, with an example of
each, is listed in `nlp.rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.model import Statement, Term
from nlp.outcomes import may_count
from nlp.outcomes.periods import dates_above, same_time, say_same_time
from nlp.outcomes.told import with_told
from nlp.parse import parse
from nlp.reader import Reading
from nlp.relations.aiming import aims, asks_for_grammar
from nlp.relations.context import NAMED, Context
from nlp.relations.correcting import corrected_figures
from nlp.relations.funding import funders, paid_by_lead
from nlp.relations.interviews import interviews
from nlp.relations.leading import leaders
from nlp.relations.locating import locations
from nlp.relations.loosely import at_work, grantees, loosely_tied, thanked
from nlp.relations.named_rows import named_rows
from nlp.relations.operation_tables import tabled
from nlp.relations.partners import partners, partners_by_lead
from nlp.relations.passage_aims import aims_by_lead, heading_aims, named_aims
from nlp.relations.paying import payers
from nlp.relations.renaming import renamings
from nlp.relations.result_tables import result_tables
from nlp.relations.results import results
from nlp.relations.supporting import supporters, supporters_by_lead
from nlp.relations.tabled_figures import tabled_figures, without_twins
from nlp.relations.told_aims import told_aims, without_charges
from nlp.statements import Maker
from nlp.topics import Topic, find_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: A sentence that begins with a condition.
_CONDITION = re.compile(r"(?:If|Unless|Should|Were|Had|Provided that|In the event that)\b")
_TIES = frozenset({"led_by", "funded_by", "involves", "located_in", "supports"})

__all__ = ["find_relations"]


def find_relations(readings: Sequence[Reading], make: Maker, force: Term | None, model: str) -> list[Statement]:
    """All relations but speech, presence and actions: sentence by sentence, then lists, renamings and interviews."""
    topics = find_topics(readings)
    of_results = with_told(readings, topics)
    docs = _parsed([*(t for t in topics if asks_for_grammar(t)), *(t for t in of_results if may_count(t.text))], model)
    found: list[Statement] = []
    for topic in topics:
        found += _ties_of_sentence(Context(topic, docs.get(_place(topic)), make, force, None))
    before: Topic | None = None
    above = dates_above(readings, make.part.recorded)
    times: dict[str, str] = {}
    dated = say_same_time(of_results)
    for topic in of_results:
        near = before is not None and before.reading is topic.reading and topic.carried
        said = same_time(topic, times, make.part.recorded) if dated else None
        if said is not None:
            above.setdefault(id(topic.reading), said)
        when = (before.text if near and before else said, above.get(id(topic.reading)))
        here = Context(topic, docs.get(_place(topic)), make, force, *when)
        found += _unique(here, results(here))
        before = topic
    found += heading_aims(readings, make)
    leads = {reading.text: reading for reading in readings if reading.text.endswith(":")}
    about = {id(topic.reading): topic.subject for topic in topics if topic.subject.type in NAMED}
    for reading in readings:
        lead = leads.get(_MARK.sub("", reading.passage.lead or ""))
        if lead is not None:
            found += [*paid_by_lead(reading, lead, make), *supporters_by_lead(reading, lead, make)]
            found += [
                *partners_by_lead(reading, lead, make, force),
                *aims_by_lead(reading, lead, make, about.get(id(lead))),
            ]
    found = without_charges(found)
    found += list(told_aims(readings, topics, make, found))
    found += list(named_aims(readings, make, found))
    found += tabled(readings, make, above)
    found += result_tables(readings, make, above)
    found += named_rows(readings, make)
    for reading in readings:
        found += renamings(reading, make)
        found += interviews(reading, make)
    return without_twins([*found, *corrected_figures(readings, make), *tabled_figures(readings, make)])


#: What marks a line that is itself a member of a list.
_MARK = re.compile(r"^(?:[•●▪◦‣·*–-]|o(?= )|\d{1,2}[.)]|\(?[a-z]\)) *")


def _place(topic: Topic) -> tuple[int, int]:
    """A key for the sentence of a topic."""
    return id(topic.reading), topic.sentence.start


def _parsed(topics: Sequence[Topic], model: str) -> dict[tuple[int, int], Doc]:
    """The parsed sentences of `topics`, each parsed once. ``130+`` and ``2 x`` are parsed as the numbers they are."""
    texts = {_place(topic): re.sub(r"(?<=\d)\+|(?<=\d )x(?= )", " ", topic.text) for topic in topics}
    return dict(zip(texts, parse(list(texts.values()), model), strict=True))


def _ties_of_sentence(here: Context) -> list[Statement]:
    """The ties and aims of a sentence; ties told under a condition (``If the Trust joined it, …``) are only planned."""
    found = _unique(here, _all_ties(here))
    if _CONDITION.match(here.text) is None:
        return found
    return [replace(s, modality="planned") if s.modality == "asserted" and s.relation in _TIES else s for s in found]


def _unique(here: Context, statements: Iterable[Statement]) -> list[Statement]:
    """Statements of one sentence, doubles removed; none of an action, which only tells what is to be done."""
    if here.reading.passage.role == "action":
        return []
    unique: dict[tuple[object, ...], Statement] = {}
    for s in statements:
        unique.setdefault((s.relation, s.subject, s.object, s.value, s.period), s)
    return list(unique.values())


def _all_ties(here: Context) -> Iterator[Statement]:
    if here.topic.loose:
        yield from loosely_tied(here, beside=here.topic.beside is not None)
        return
    if here.topic.beside is not None:
        yield from loosely_tied(Context(here.topic.beside, here.doc, here.maker, here.force, None), beside=True)
    tied = [*leaders(here), *funders(here), *supporters(here)]
    if here.main.type in NAMED:
        tied += [s for s in payers(here) if s.object.label not in {t.object.label for t in tied}]
    yield from tied
    if here.main.type in NAMED and (not here.topic.carried or here.topic.anaphor):
        known = {(s.subject.label, s.object.entity) for s in tied}
        found = [*partners(here), *(thanked(here) if here.minutes else ()), *grantees(here)]
        if here.topic.headed or (here.topic.carried and not here.named):
            found += [s for s in at_work(here) if s.object.label not in {f.object.label for f in found}]
        yield from (s for s in found if (s.subject.label, s.object.entity) not in known)
        yield from locations(here)
    if here.main.type in NAMED:
        yield from aims(here)
