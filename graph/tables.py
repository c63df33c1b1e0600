"""The figures of indicator tables, read from a store."""

from __future__ import annotations

from typing import Any

from graph.facts import Row, read_rows
from graph.store import Readable
from ontology.terms import MG, QB, RDFS, SKOS


def read_observations(store: Readable) -> list[dict[str, Any]]:
    """Every observation as plain values, ordered by topic, indicator, measure and period.

    Keys: iri, table, topic, indicator, measure, comparison, value, unit, start and end of the period, precision,
    context, quote, paper_iri, recorded, section.
    """
    labels = {
        row["s"].value: row["label"].value
        for class_, name in ((MG.Indicator, SKOS.prefLabel), (MG.Measure, SKOS.prefLabel), (QB.DataSet, RDFS.label))
        for row in store.query(f"SELECT DISTINCT ?s ?label WHERE {{ GRAPH ?g {{ ?s a {class_} ; {name} ?label }} }}")
    }
    found = []
    for iri, fields in read_rows(store, MG.Observation.value).items():
        row = Row(fields)
        found.append({
            "iri": iri, "table": labels.get(row.need(QB.dataSet), ""), "topic": row.need(MG.topic),
            "indicator": labels.get(row.need(MG.indicator), ""), "measure": labels.get(row.need(MG.measureKind), ""),
            "comparison": row.get(MG.comparison), "value": float(row.need(MG.value) or 0), "unit": row.need(MG.unit),
            "start": row.get(MG.validFrom), "end": row.get(MG.validTo), "precision": row.get(MG.validPrecision),
            "context": row.need(MG.context), "quote": row.need(MG.quote), "paper_iri": row.need(MG.paper),
            "recorded": row.need(MG.recordedOn), "section": row.get(MG.section),
        })  # fmt: skip
    return sorted(
        found, key=lambda o: tuple(str(o[k] or "") for k in ("topic", "indicator", "measure", "start", "iri"))
    )
