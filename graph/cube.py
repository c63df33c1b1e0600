"""The figures of indicator tables as Data Cube observations: one data set and structure for each table."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from graph.iris import digest, number, slug, text
from graph.quads import Quads, day
from nlp.model import Document, Observation, Part
from ontology.terms import DCTERMS, MG, QB, RDF, SKOS

_DIMENSIONS = ("indicator", "measureKind", "refPeriod", "comparison")
_ATTRIBUTES = ("unit",)


def add_observations(quads: Quads, observations: Sequence[Observation], part: Part, document: Document) -> None:
    """State every figure of the part's tables with its period, unit, row as printed and evidence."""
    for o in observations:
        _observation(quads, o, part, document, _data_set(quads, o, part))


def _data_set(quads: Quads, o: Observation, part: Part) -> ox.NamedNode:
    """The table's data set and its structure definition."""
    table = slug(o.table)
    data_set = quads.iris.id("table", part.id, table)
    structure = quads.iris.id("table", part.id, table, "structure")
    quads.describe(data_set, QB.DataSet, paper=quads.iris.paper(part.id))
    quads.add(data_set, QB.structure, structure)
    quads.add(data_set, DCTERMS.title, text(o.table))
    quads.label(data_set, o.table)
    quads.add(structure, RDF.type, QB.DataStructureDefinition)
    components = (
        [(n, QB.dimension) for n in _DIMENSIONS] + [("value", QB.measure)] + [(n, QB.attribute) for n in _ATTRIBUTES]
    )
    for name, kind in components:
        component = quads.iris.id("component", name)
        quads.add(structure, QB.component, component)
        quads.add(component, RDF.type, QB.ComponentSpecification)
        quads.add(component, kind, MG[name])
    return data_set


def _observation(quads: Quads, o: Observation, part: Part, document: Document, data_set: ox.NamedNode) -> None:
    names = quads.iris
    node = names.id(
        "observation", part.id, f"{o.start}-{o.end}-{digest(o.indicator, o.measure, o.value, o.comparison)[:6]}"
    )
    indicator = _concept(quads, "indicator", MG.Indicator, o.indicator)
    quads.describe(indicator, topic=o.topic)
    quads.describe(
        node, MG.Observation, QB.Observation, indicator=indicator,
        measureKind=_concept(quads, "measure", MG.Measure, o.measure), value=float(o.value), unit=o.unit,
        refPeriod=quads.interval(o.period.start, o.period.end),
        validFrom=day(o.period.start), validTo=day(o.period.end),
        validPrecision=o.period.precision, periodText=o.period.iso() or o.period.text,
        comparison=o.comparison or "none",
        context=o.context, topic=o.topic, paper=names.paper(part.id), recordedOn=day(part.recorded),
        quote=document.text[o.start : o.end], evidence=quads.evidence(part.id, o.start, o.end, document.text),
        section=names.section(part.id, o.section) if o.section else None,
    )  # fmt: skip
    quads.add(node, QB.dataSet, data_set)
    quads.label(node, f"{o.indicator}, {o.measure}: {number(float(o.value)).value} {o.unit}")


def _concept(quads: Quads, kind: str, type_: ox.NamedNode, label: str) -> ox.NamedNode:
    concept = quads.iris.id(kind, slug(label))
    quads.describe(concept, type_)
    quads.label(concept, label)
    quads.add(concept, SKOS.prefLabel, text(label))
    return concept
