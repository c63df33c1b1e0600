"""What one paper says, as the quads of its named graph: statements, evidence, mentions, questions, actions, agenda."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from graph import iris
from graph.cube import add_observations
from graph.facts import RELATIONS, Fact
from graph.iris import Iris
from graph.quads import Quads, day
from graph.resolve import LITERALS, Resolver, check_quote
from nlp.model import Action, AgendaItem, Document, Extraction, Mention, Part, Question
from ontology.terms import DCTERMS, MG, OA, PROV, RDF


def part_quads(extraction: Extraction, part: Part, facts: Sequence[Fact], resolver: Resolver) -> Quads:
    """The named graph of `part`. `facts` are those of the whole document. Raises CorruptStatement on a wrong quote."""
    names, document = resolver.iris, extraction.document
    quads = Quads(names.graph(part.id), names)
    paper = names.paper(part.id).value
    for fact in facts:
        if fact.paper == paper:
            _fact(quads, fact, part.id, document.text)
    for mention in extraction.mentions:
        if mention.part == part.id:
            _mention(quads, mention, part, document, resolver)
    for question in extraction.questions:
        if question.part == part.id:
            _question(quads, question, part, document, resolver)
    for action in extraction.actions:
        if action.part == part.id:
            _action(quads, action, part, document)
    for item in extraction.agenda:
        if item.part == part.id:
            _agenda(quads, item, document)
    add_observations(quads, [o for o in extraction.observations if o.part == part.id], part, document)
    return quads


def predicate_object(fact: Fact) -> tuple[ox.NamedNode, ox.NamedNode | ox.Literal]:
    """The predicate and object of the simple triple."""
    if fact.relation in LITERALS or fact.object is None:
        literal = iris.date(fact.object_name) if fact.relation == "raised_on" else iris.text(fact.object_name)
        return RELATIONS[fact.relation], literal
    return RELATIONS[fact.relation], ox.NamedNode(fact.object)


def _fact(quads: Quads, fact: Fact, part: str, text: str) -> None:
    """The simple triple, where it is asserted, and the statement with all that is known of it."""
    predicate, value = predicate_object(fact)
    subject, node = ox.NamedNode(fact.subject), ox.NamedNode(fact.iri)
    evidence = quads.evidence(part, fact.start, fact.end, text)
    activity = quads.iris.id("extraction", iris.slug(fact.rule or "unnamed"))
    # Asking and answering run from the person to the question; introducing from the person to the paper.
    if fact.direct:
        quads.add(subject, predicate, value)
    quads.describe(
        node, MG.Statement, relation=fact.relation, subjectName=fact.subject_name, objectName=fact.object_name,
        quote=fact.quote, evidence=evidence, paper=ox.NamedNode(fact.paper), recordedOn=day(fact.recorded),
        section=_node(fact.section), speaker=_node(fact.speaker), speakerName=fact.speaker_name,
        validFrom=day(fact.valid_from), validTo=day(fact.valid_to), validPrecision=fact.valid_precision,
        validText=fact.valid_text, validDuring=quads.interval(fact.valid_from, fact.valid_to), periodText=fact.period,
        modality=fact.modality, rule=fact.rule, confidence=float(fact.confidence),
        value=_float(fact.value), unit=fact.unit,
        inferredFrom=fact.inferred, isRejected=True if fact.rejected else None,
    )  # fmt: skip
    for term, object_ in ((RDF.subject, subject), (RDF.predicate, predicate), (RDF.object, value)):
        quads.add(node, term, object_)
    quads.add(node, PROV.wasDerivedFrom, evidence)
    quads.add(node, PROV.wasGeneratedBy, activity)
    quads.describe(activity, MG.ExtractionRule, rule=fact.rule)
    quads.label(activity, f"rule {fact.rule or 'unnamed'}")
    _ends(quads, fact)


def _ends(quads: Quads, fact: Fact) -> None:
    """Nodes that exist only through this fact: its outcome, its aim, what it speaks of without a name."""
    if fact.relation == "outcome" and fact.object:
        outcome = quads.describe(
            ox.NamedNode(fact.object), MG.Outcome, value=_float(fact.value), unit=fact.unit, periodText=fact.period,
            validFrom=day(fact.valid_from), validTo=day(fact.valid_to),
        )  # fmt: skip
        quads.label(outcome, fact.object_name)
    unnamed = quads.iris.id("unnamed").value + "/"
    for iri, name in ((fact.subject, fact.subject_name), (fact.object, fact.object_name)):
        if iri and iri.startswith(unnamed):
            quads.describe(ox.NamedNode(iri), MG.Entity)
            quads.label(ox.NamedNode(iri), name)


def _node(iri: str | None) -> ox.NamedNode | None:
    return ox.NamedNode(iri) if iri else None


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _section_at(part: Part, start: int) -> str | None:
    """The innermost section of the part that holds the character."""
    inside = [s for s in part.sections if s.start <= start < s.end]
    return min(inside, key=lambda s: s.end - s.start).id if inside else None


def _mention(quads: Quads, mention: Mention, part: Part, document: Document, resolver: Resolver) -> None:
    entity = resolver.entity(document.name, mention.entity)
    node = quads.iris.id("mention", part.id, f"{mention.start}-{mention.end}")
    section = _section_at(part, mention.start)
    paper = quads.iris.paper(part.id)
    quads.describe(
        node, MG.Mention, names=entity, paper=paper, mentionType=mention.type, localName=mention.label,
        rule=mention.rule, confidence=float(mention.confidence), quote=document.text[mention.start : mention.end],
        section=quads.iris.section(part.id, section) if section else None,
    )  # fmt: skip
    quads.add(node, OA.start, iris.integer(mention.start))
    quads.add(node, OA.end, iris.integer(mention.end))
    quads.add(paper, MG.mentions, entity)
    if section:
        quads.add(quads.iris.section(part.id, section), MG.mentions, entity)


def _question(quads: Quads, question: Question, part: Part, document: Document, resolver: Resolver) -> None:
    names, text = quads.iris, document.text
    check_quote(document, question.start, question.end, text[question.start : question.end], "a question")
    node = quads.describe(
        names.id(question.key), MG.Question, paper=names.paper(part.id), isPublic=question.public,
        recordedOn=day(part.recorded), quote=text[question.start : question.end],
        evidence=quads.evidence(part.id, question.start, question.end, text),
        section=names.section(part.id, question.section) if question.section else None,
    )  # fmt: skip
    quads.label(node, " ".join(text[question.start : question.end].split())[:120])
    if question.answer_start is not None and question.answer_end is not None:
        start, end = question.answer_start, question.answer_end
        quads.describe(node, answerText=text[start:end], answerEvidence=quads.evidence(part.id, start, end, text))
    if question.asker and question.asker.entity:
        quads.add(resolver.entity(document.name, question.asker.entity), MG.asked, node)
    for answerer in question.answered_by:
        if answerer.entity:
            quads.add(resolver.entity(document.name, answerer.entity), MG.answered, node)


def action_record(names: Iris, key: str, part: str) -> ox.NamedNode:
    """The IRI of an action as one part records it."""
    return names.id(key, "record", part)


def _action(quads: Quads, action: Action, part: Part, document: Document) -> None:
    names, text = quads.iris, document.text
    check_quote(document, action.start, action.end, text[action.start : action.end], f"action {action.number}")
    whole = names.id(action.key)
    quads.describe(whole, MG.Action, number=action.number)
    record = quads.describe(
        action_record(names, action.key, part.id), MG.ActionRecord, action=whole, wording=action.wording,
        status=action.status, paper=names.paper(part.id), recordedOn=day(part.recorded), raisedOn=day(action.raised_on),
        quote=text[action.start : action.end], evidence=quads.evidence(part.id, action.start, action.end, text),
    )  # fmt: skip
    if action.update_start is not None and action.update_end is not None:
        start, end = action.update_start, action.update_end
        quads.describe(record, updateText=text[start:end], updateEvidence=quads.evidence(part.id, start, end, text))


def _agenda(quads: Quads, item: AgendaItem, document: Document) -> None:
    node = quads.describe(
        quads.iris.paper(f"{item.part}/agenda/{item.position}"), MG.AgendaItem, position=item.position,
        number=item.number, startTime=item.time, paper=quads.iris.paper(item.part),
        quote=document.text[item.start : item.end],
        evidence=quads.evidence(item.part, item.start, item.end, document.text),
    )  # fmt: skip
    quads.add(node, DCTERMS.isPartOf, quads.iris.paper(item.part))
    quads.label(node, item.title)
