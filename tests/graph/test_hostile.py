"""Names and quotes that mean harm, or only look odd, stay what they are in every format."""

from __future__ import annotations

import dataclasses

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import build_graph
from graph.export import export
from graph.facts import read_facts
from graph.iris import Iris, date, number, slug, text
from graph.network import network
from graph.store import memory
from graph.validate import validate
from nlp.model import Alias, Document, Entity, Extraction, Interval, Mention, Part, Statement, Term

HOSTILE = [
    'Operation "x" } } DROP ALL #', "Operation <script>alert(1)</script>", "Operation \x0c Form\tFeed",
    "Operation \u202eleft",
    "Operation ünï 警察 \U0001f694", "Operation a\\u0022b", "Operation 'quoted' \\", "Operation ${x} {{y}} %s",
]  # fmt: skip


def reading(name: str) -> Extraction:
    quote = f"{name} targets {name} harm.\nTwice\u2028over"
    body = f"\n{quote}\r\n"
    start = body.index(quote)
    key = "operation/" + slug(name)
    entity = Entity(key, "OPERATION", name, (Alias(name + " also", "form", start, start + len(name)),))
    statement = Statement(
        "targets", Term(name, key), Term(name + " harm"), start, start + len(quote), quote, "p", "2031-05-03",
        valid=Interval("2031-05-03", "2031-05-03", "day", name), speaker=Term(name), inferred=(name,),
    )  # fmt: skip
    document = Document(f"{slug(name)}.txt", "0" * 64, body, (Part("p", "report", name, 0, len(body), "2031-05-03"),))
    mention = Mention(start, start + len(name), "OPERATION", name, key, "p")
    return Extraction(document, (entity,), (mention,), (statement,))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_comes_through_every_format_unchanged(name, tmp_path):
    store = memory(build_graph([reading(name)]).quads)
    assert validate(store).conforms, validate(store).text()
    (fact,) = read_facts(store)
    assert (fact.subject_name, fact.speaker_name, fact.inferred) == (name, name, (name,))
    for format_, kind in (
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ):
        (path,) = export(store, format_, tmp_path / format_)
        assert set(ox.parse(path.read_bytes(), kind)) == set(store)
    for format_, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        (path,) = export(store, format_, tmp_path / format_)
        assert name.replace("\x0c", " ") in {d["label"] for _, d in read(path).nodes(data=True)}
    assert name in {d["label"] for _, d in network(store).nodes(data=True)}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_key_makes_an_iri_that_leads_back_to_it(key):
    iri = Iris().id(key)
    assert Iris().key(iri.value) == key
    assert ox.parse(f"<{iri.value}> <http://x.example/> <{iri.value}> .", ox.RdfFormat.N_TRIPLES)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_slugs_are_plain_short_and_stable(words):
    made = slug(words)
    assert 0 < len(made) <= 80
    assert slug(made) == made
    assert made.isascii()
    assert " " not in made


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back_as_they_were(value):
    assert float(number(value).value) == value


@given(st.text())
def test_dates_take_any_text(value):
    assert date(value).value == value


def test_a_store_keeps_decimals_as_they_were_written():
    quads = [ox.Quad(ox.NamedNode("http://x.example/"), ox.NamedNode("http://x.example/p"), number(v), ox.NamedNode("http://x.example/g"))
             for v in (40.0, 0.85, 1e-7, 123456789.125, 176.41)]  # fmt: skip
    assert set(memory(quads)) == set(quads)


def test_speakers_without_a_name_keep_their_words():
    made = dataclasses.replace(reading("Operation Kestrel").statements[0], speaker=Term("one officer, not named"))
    graph = build_graph([dataclasses.replace(reading("Operation Kestrel"), statements=(made,))])
    assert graph.facts[0].speaker is None
    assert graph.facts[0].speaker_name == "one officer, not named"
    assert text("x") == ox.Literal("x")
