"""The vocabulary's reference page, written from itself: ``python -m ontology.document > docs/ontology.md``."""

from __future__ import annotations

import sys

import pyoxigraph as ox

from ontology.terms import MG, MG_IRI, PREFIXES, RDFS, SKOS, own_terms, read

_OWL = PREFIXES["owl"]
_KINDS = (
    ("Classes", "Class"),
    ("Relations", "ObjectProperty"),
    ("Values", "DatatypeProperty"),
    ("Notes", "AnnotationProperty"),
)

INTRODUCTION = """# Vocabulary

Prefix `mg:` is `{iri}`, version {version}. This page is written from `ontology/minutegraph.ttl`
(`python -m ontology.document > docs/ontology.md`); how the terms play together is told in [the model](model.md).
Examples use invented names. *Why* says why no standard term served.

Standard terms used beside these: RDF and RDFS; DCTERMS, DCAT and VoID for the data set and its papers; PROV-O for what
a statement was derived from and by which rule; Web Annotation (`oa:`) for passages; W3C ORG for posts and memberships;
OWL-Time for intervals; Data Cube (`qb:`) for tables; SKOS for aims and themes; FOAF for people.
"""


class Vocabulary:
    """The terms' statements, by subject and predicate."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[str]] = {}
        for quad in ox.parse(read("minutegraph.ttl"), ox.RdfFormat.TURTLE):
            value = getattr(quad.object, "value", None)
            if isinstance(quad.subject, ox.NamedNode) and value is not None:
                self._found.setdefault((quad.subject.value, quad.predicate.value), []).append(value)

    def all(self, subject: str, predicate: ox.NamedNode | str) -> list[str]:
        """All values of a property of a subject, sorted."""
        key = predicate if isinstance(predicate, str) else predicate.value
        return sorted(self._found.get((subject, key), []))

    def one(self, subject: str, predicate: ox.NamedNode | str) -> str:
        """The only value of a property, or nothing."""
        return next(iter(self.all(subject, predicate)), "")


def short(iri: str) -> str:
    """The IRI with its prefix, as code.

    >>> short("http://www.w3.org/ns/org#Post")
    '`org:Post`'
    """
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"`{prefix}:{iri.removeprefix(start)}`"
    return f"<{iri}>"


def page() -> str:
    """The whole page as Markdown."""
    found = Vocabulary()
    version = found.one(MG_IRI.rstrip("#"), _OWL + "versionInfo")
    lines = [INTRODUCTION.format(iri=MG_IRI, version=version)]
    for title, kind in _KINDS:
        terms = [t for t in own_terms() if _OWL + kind in found.all(MG_IRI + t, PREFIXES["rdf"] + "type")]
        lines.append(f"## {title}\n")
        lines += [_entry(found, term) for term in terms]
    return "\n".join(lines) + _themes()


def _entry(found: Vocabulary, term: str) -> str:
    iri = MG_IRI + term
    facts = [
        f"{word} {', '.join(short(v) for v in found.all(iri, predicate))}"
        for word, predicate in (
            ("a kind of", RDFS.subClassOf), ("narrower than", PREFIXES["rdfs"] + "subPropertyOf"),
            ("of", PREFIXES["rdfs"] + "domain"), ("to", PREFIXES["rdfs"] + "range"),
        )
        if found.all(iri, predicate)
    ]  # fmt: skip
    lines = [f"### mg:{term}\n", f"**{found.one(iri, RDFS.label)}** – {found.one(iri, SKOS.definition)}"]
    if facts:
        lines.append(f"{'; '.join(facts)[0].upper()}{'; '.join(facts)[1:]}.")
    lines.append(f"*Example:* {found.one(iri, PREFIXES['skos'] + 'example')}")
    lines.append(f"*Why:* {found.one(iri, PREFIXES['skos'] + 'editorialNote')}")
    if found.all(iri, MG.reserved):
        lines.append("*Reserved:* no graph uses it yet.")
    return "  \n".join(lines).replace("\n  \n", "\n\n").replace(f"mg:{term}\n  \n", f"mg:{term}\n\n") + "\n"


def _themes() -> str:
    """Crime types and aims as a nested list."""
    labels: dict[str, str] = {}
    narrower: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for quad in ox.parse(read("themes.ttl"), ox.RdfFormat.TURTLE):
        subject, value = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
        if quad.predicate == SKOS.prefLabel:
            labels[subject] = value
        elif quad.predicate == SKOS.altLabel:
            other.setdefault(subject, []).append(value)
        elif quad.predicate == SKOS.broader:
            narrower.setdefault(value, []).append(subject)
    tops = sorted(t for t in labels if not any(t in below for below in narrower.values()))
    lines = [
        "\n## Themes\n",
        "Crime types and aims (`ontology/themes.ttl`); an aim of a paper lies under the themes its words name.\n",
    ]

    def add(theme: str, depth: int) -> None:
        names = f" ({', '.join(sorted(other[theme]))})" if theme in other else ""
        lines.append(f"{'  ' * depth}- {labels[theme]}{names}")
        for below in sorted(narrower.get(theme, []), key=lambda t: labels[t]):
            add(below, depth + 1)

    for top in tops:
        add(top, 0)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
