"""The vocabulary: complete, documented, consistent, used; and code cannot misspell it."""

from __future__ import annotations

import re
import subprocess
import sys

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from ontology import terms
from ontology.terms import MG, MG_IRI, own_terms

RDF_TYPE = rdflib.RDF.type
NS = rdflib.Namespace(MG_IRI)


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("minutegraph.ttl", "themes.ttl"):
        graph.parse(data=terms.read(name), format="turtle")
    return graph


def sources(root):
    paths = [
        *(root / "graph").rglob("*.py"),
        *(root / "queries").rglob("*.rq"),
        *(root / "queries").rglob("*.py"),
        *(root / "viz").rglob("*.py"),
        *(root / "minutegraph").rglob("*.py"),
        root / "ontology" / "shapes.ttl",
    ]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf8") for path in paths}


@pytest.mark.parametrize("name", terms.FILES)
def test_each_file_loads_in_rdflib_and_oxigraph(name):
    assert len(rdflib.Graph().parse(data=terms.read(name), format="turtle")) > 50
    assert len(list(ox.parse(terms.read(name), ox.RdfFormat.TURTLE))) > 50


def test_it_has_a_version_iri_and_a_change_note(vocabulary):
    ontology = rdflib.URIRef(MG_IRI.rstrip("#"))
    version = vocabulary.value(ontology, rdflib.OWL.versionInfo)
    assert vocabulary.value(ontology, rdflib.OWL.versionIRI) == rdflib.URIRef(f"{MG_IRI.rstrip('#')}/{version}")
    assert str(version) in str(vocabulary.value(ontology, rdflib.SKOS.changeNote))


@pytest.mark.parametrize("term", own_terms())
def test_each_term_says_what_it_is_with_an_example_and_why_no_standard_one_served(vocabulary, term):
    for predicate in (rdflib.RDFS.label, rdflib.SKOS.definition, rdflib.SKOS.example, rdflib.SKOS.editorialNote):
        (value,) = vocabulary.objects(NS[term], predicate)
        assert value.language == "en"
        assert len(value) >= 2
    assert vocabulary.value(NS[term], rdflib.RDFS.isDefinedBy) == rdflib.URIRef(MG_IRI.rstrip("#"))


def test_it_is_consistent_under_owl_2_rl(vocabulary):
    closed = rdflib.Graph() + vocabulary
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    assert [o for _, p, o in closed if "error" in str(p).lower()] == []
    assert list(closed.subjects(RDF_TYPE, rdflib.OWL.Nothing)) == []
    assert (NS.Person, rdflib.RDFS.subClassOf, NS.Entity) in closed


def test_the_reasoner_finds_a_contradiction_where_there_is_one(vocabulary):
    closed = rdflib.Graph() + vocabulary
    both = rdflib.URIRef("https://x.example/both")
    closed.add((both, RDF_TYPE, NS.Operation))
    closed.add((both, NS.attended, rdflib.URIRef("https://x.example/meeting")))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    assert [o for _, p, o in closed if "error" in str(p).lower()]


def test_every_term_that_is_used_is_defined(root):
    wrong = {
        (path, term)
        for path, text in sources(root).items()
        for term in (*re.findall(r"\bMG\.(\w+)", text), *re.findall(r"(?<![\w.:/])mg:(\w+)", text))
        if term not in MG
    }
    assert wrong == set()


def test_every_term_that_is_defined_is_used_or_reserved(root, vocabulary):
    text = "\n".join(sources(root).values())
    reserved = {str(s).removeprefix(MG_IRI) for s in vocabulary.subjects(NS.reserved)}
    unused = {t for t in own_terms() if t not in reserved | {"reserved"} and not re.search(rf"\b{t}\b", text)}
    assert unused == set()


def test_a_slip_of_the_pen_is_an_error():
    with pytest.raises(AttributeError, match="term 'ledBye' is not in https://w3id"):
        _ = MG.ledBye
    with pytest.raises(AttributeError, match="term 'memberOff'"):
        _ = terms.ORG.memberOff


def test_standard_terms_exist_in_their_vocabularies():
    known = {
        "rdf": rdflib.RDF,
        "rdfs": rdflib.RDFS,
        "owl": rdflib.OWL,
        "skos": rdflib.SKOS,
        "dcterms": rdflib.DCTERMS,
        "dcat": rdflib.DCAT,
        "void": rdflib.VOID,
        "prov": rdflib.PROV,
        "org": rdflib.ORG,
        "foaf": rdflib.FOAF,
        "time": rdflib.TIME,
        "qb": rdflib.QB,
        "xsd": rdflib.XSD,
        "sh": rdflib.SH,
    }
    for prefix, standard in known.items():
        ours = getattr(terms, prefix.upper())
        assert str(standard) == ours.iri
        assert [t for t in ours if standard[t] not in standard] == []


def test_themes_form_trees_with_names_that_tell_them_apart(vocabulary):
    skos = rdflib.SKOS
    concepts = set(vocabulary.subjects(RDF_TYPE, skos.Concept)) - {NS.Aim}
    names: dict[str, set] = {}
    for concept in concepts:
        assert len(list(vocabulary.objects(concept, skos.prefLabel))) == 1
        assert all((above, skos.narrower, concept) in vocabulary for above in vocabulary.objects(concept, skos.broader))
        assert all((below, skos.broader, concept) in vocabulary for below in vocabulary.objects(concept, skos.narrower))
        assert concept not in set(vocabulary.transitive_objects(concept, skos.broader)) - {concept}
        for name in (*vocabulary.objects(concept, skos.prefLabel), *vocabulary.objects(concept, skos.altLabel)):
            names.setdefault(str(name).casefold(), set()).add(concept)
    assert {n for n, found in names.items() if len(found) > 1} == set()
    assert len(concepts) >= 30


def test_the_reference_page_is_the_one_that_the_vocabulary_gives(root):
    written = subprocess.run(
        [sys.executable, "-m", "ontology.document"], capture_output=True, cwd=root, check=True, timeout=60
    )
    page = (root / "docs" / "ontology.md").read_bytes()
    assert page == written.stdout, "run: python -m ontology.document > docs/ontology.md"
