"""The figures of indicator tables as Data Cube observations: one data set and structure for each table."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from graph.iris import Iris, digest, number, slug, text
from graph.quads import Quads, day
from graph.themes import themes_of
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
    indicator = _indicator(quads, o)
    quads.describe(
        node, MG.Observation, QB.Observation, indicator=indicator,
        measureKind=_measure(quads, o.measure), value=float(o.value), unit=o.unit,
        refPeriod=quads.interval(o.period.start, o.period.end),
        validFrom=day(o.period.start), validTo=day(o.period.end),
        validPrecision=o.period.precision, periodText=o.period.iso() or o.period.text,
        comparison=o.comparison or "none",
        context=o.context, topic=o.topic, paper=names.paper(part.id), recordedOn=day(part.recorded),
        quote=document.text[o.start : o.end], evidence=quads.evidence(part.id, o.start, o.end, document.text),
        section=names.section(part.id, o.section) if o.section else None,
    )  # fmt: skip
    quads.add(node, QB.dataSet, data_set)
    quads.label(node, f"{indicator_label(o)}, {o.measure}: {number(float(o.value)).value} {o.unit}")


def indicator_iri(names: Iris, o: Observation) -> ox.NamedNode:
    """The indicator: one row under one heading is one indicator in every paper, under another heading another."""
    return names.id("indicator", slug(f"{o.topic} {o.indicator}" if o.topic != o.indicator else o.indicator))


def indicator_label(o: Observation) -> str:
    """The row's name, after its heading where that is more than the table's title.

    >>> from nlp.model import Interval
    >>> figure = ("Last 12 months", 9.0, "percent", Interval(), 0, 1, "")
    >>> indicator_label(Observation("part", "Table 1: Crime", "Burglary", "% Solved", *figure))
    'Burglary: % Solved'
    """
    return o.indicator if o.topic in o.table or o.topic == o.indicator else f"{o.topic}: {o.indicator}"


def _indicator(quads: Quads, o: Observation) -> ox.NamedNode:
    indicator = quads.describe(indicator_iri(quads.iris, o), MG.Indicator, topic=o.topic)
    quads.label(indicator, indicator_label(o))
    quads.add(indicator, SKOS.prefLabel, text(o.indicator))
    quads.add(indicator, SKOS.broader, *(ox.NamedNode(t) for t in themes_of(o.topic)))
    return indicator


def _measure(quads: Quads, label: str) -> ox.NamedNode:
    measure = quads.describe(quads.iris.id("measure", slug(label)), MG.Measure)
    quads.label(measure, label)
    quads.add(measure, SKOS.prefLabel, text(label))
    return measure
