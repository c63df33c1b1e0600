"""Which names are one thing: every rule catches what it must and leaves what it must not, and says why."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import names
from graph.build import build_graph
from graph.explain import explain
from graph.identity import identify
from graph.identity_links import POSSIBLY, SAME
from graph.store import memory
from nlp.errors import NameNotFound
from nlp.model import Alias, Document, Entity, Extraction, Mention, Part, Statement, Term


def reading(
    name: str, *entities: tuple[str, str], offices: dict[str, str] | None = None, aliases: dict[str, str] | None = None
) -> Extraction:
    """A reading of a paper that names each (type, label) once; people may have an office, things an acronym."""
    text, found, mentions, statements = "", [], [], []
    part = f"{name}-minutes"
    day = f"2031-01-{int(hashlib.sha256(name.encode()).hexdigest(), 16) % 28 + 1:02d}"
    roles = sorted(set((offices or {}).values()))
    for type_, label in [*entities, *(("ROLE", r) for r in roles)]:
        start = len(text)
        text += f"{label} ({(aliases or {}).get(label, '')}) is named here.\n"
        key = f"{type_.lower()}/{label.lower().replace(' ', '-')}"
        known = (Alias(aliases[label], "definition", start, len(text) - 1),) if aliases and label in aliases else ()
        found.append(Entity(key, type_, label, known))
        mentions.append(Mention(start, start + len(label), type_, label, key, part))
    for person, role in (offices or {}).items():
        subject, object_ = (next(e for e in found if e.label == n) for n in (person, role))
        quote = text.splitlines()[0]
        statements.append(
            Statement("holds_role", Term(person, subject.key), Term(role, object_.key), 0, len(quote), quote, part, day)
        )
    document = Document(name, "0" * 64, text, (Part(part, "minutes", name, 0, len(text), day),))
    return Extraction(document, tuple(found), tuple(mentions), tuple(statements))


def kinds(*readings: Extraction) -> dict[frozenset[str], str]:
    """Pair of labels -> the kind of link between them."""
    labels = {(e.document.name, x.key): x.label for e in readings for x in e.entities}
    return {
        frozenset({labels[k.source], labels[k.target]}): k.kind for k in identify(readings).links if k.kind != "alias"
    }


def pair(a: str, b: str) -> frozenset[str]:
    return frozenset({a, b})


CASES = {
    "full name": (("PERSON", "Jane Roe"), ("PERSON", "Jane Roe"), SAME),
    "honorific": (("PERSON", "Dr Jane Roe"), ("PERSON", "Jane Roe"), SAME),
    "other given name": (("PERSON", "Jane Roe"), ("PERSON", "Joan Roe"), None),
    "given name, no office": (("PERSON", "Chris Roe"), ("PERSON", "Christopher Roe"), POSSIBLY),
    "surname alone": (("PERSON", "Roe"), ("PERSON", "Jane Roe"), POSSIBLY),
    "article": (("ORG", "The Fenshire Trust"), ("ORG", "Fenshire Trust"), SAME),
    "nouns of one force": (("ORG", "Fenshire Police"), ("ORG", "Fenshire Constabulary"), SAME),
    "forces of two areas": (("ORG", "Fenshire Police"), ("ORG", "Fenwick Constabulary"), None),
    "small words": (("TEAM", "Rural Violence Reduction Team"), ("TEAM", "Rural Violence and Reduction Team"), SAME),
    "plural": (("ORG", "Fenshire Probation Service"), ("ORG", "Fenshire Probation Services"), POSSIBLY),
    "word order": (("TEAM", "Rural Crime Support Team"), ("TEAM", "Crime Rural Support Team"), POSSIBLY),
    "near names": (("ORG", "Ann Poe Trust"), ("ORG", "Ada Pole Trust"), None),
    "numbers": (("INITIATIVE", "Safer Streets Round 4"), ("INITIATIVE", "Safer Streets Round 5"), None),
    "team and organisation": (("TEAM", "Ports Unit"), ("ORG", "Ports Unit"), SAME),
    "operation and project": (("OPERATION", "Operation Lantern"), ("INITIATIVE", "Project Lantern"), POSSIBLY),
    "campaign": (("OPERATION", "Operation Late Nights"), ("INITIATIVE", "Later Nights Campaign"), POSSIBLY),
    "longer name": (("OPERATION", "Operation Kestrel"), ("OPERATION", "Operation Kestrel Dawn"), SAME),
    "abbreviated head": (("OPERATION", "Op Kestrel"), ("OPERATION", "Operation Kestrel"), SAME),
    "place and team": (("PLACE", "Harbour"), ("TEAM", "Harbour"), None),
}


@pytest.mark.parametrize("case", CASES)
def test_two_papers_name_one_thing_or_two(case):
    one, other, kind = CASES[case]
    found = kinds(reading("a", one), reading("b", other))
    assert found.get(pair(one[1], other[1])) == kind


def test_a_given_name_and_its_short_form_are_one_where_the_office_agrees():
    a = reading("a", ("PERSON", "Chris Roe"), offices={"Chris Roe": "Temporary Chief Constable"})
    b = reading("b", ("PERSON", "Christopher Roe"), offices={"Christopher Roe": "Chief Constable"})
    assert kinds(a, b)[pair("Chris Roe", "Christopher Roe")] == SAME
    other = reading("b", ("PERSON", "Christopher Roe"), offices={"Christopher Roe": "Inspector"})
    assert kinds(a, other)[pair("Chris Roe", "Christopher Roe")] == POSSIBLY


def test_a_surname_is_resolved_by_office_and_never_by_itself():
    roe = reading(
        "a", ("PERSON", "Jane Roe"), ("PERSON", "John Roe"), offices={"Jane Roe": "Inspector", "John Roe": "Sergeant"}
    )
    sergeant = reading("b", ("PERSON", "Roe"), offices={"Roe": "Sergeant"})
    found = identify([roe, sergeant])
    assert found.canonical("b", "person/roe") == "person/john-roe"
    reason = next(k for k in found.links if k.source == ("b", "person/roe"))
    assert reason.because == "inferred: surname Roe with the office of Sergeant, held by John Roe"
    assert reason.confidence < 0.9


def test_surnames_in_two_papers_stay_two_people():
    found = identify([reading("a", ("PERSON", "Roe")), reading("b", ("PERSON", "Roe"))])
    assert found.canonical("a", "person/roe") != found.canonical("b", "person/roe")


def test_forms_of_one_person_do_not_make_a_surname_doubtful(built):
    assert built.identity.canonical("c.txt", "person/doe") == "person/james-doe"


def test_another_surname_with_the_same_given_name_and_office_is_only_suspected():
    a = reading("a", ("PERSON", "Jane Roe"), offices={"Jane Roe": "News Manager"})
    b = reading("b", ("PERSON", "Jane Poe"), offices={"Jane Poe": "News Manager"})
    assert kinds(a, b)[pair("Jane Roe", "Jane Poe")] == POSSIBLY


def test_an_acronym_is_the_one_thing_that_papers_define_it_as():
    used = reading("a", ("TEAM", "RCT"))
    defines = reading("b", ("TEAM", "Rural Crime Team"), aliases={"Rural Crime Team": "RCT"})
    assert kinds(used, defines)[pair("RCT", "Rural Crime Team")] == SAME
    also = reading("c", ("TEAM", "Road Collision Team"), aliases={"Road Collision Team": "RCT"})
    found = kinds(used, defines, also)
    assert found[pair("RCT", "Rural Crime Team")] == found[pair("RCT", "Road Collision Team")] == POSSIBLY


def test_two_longer_names_leave_the_short_one_alone():
    found = kinds(
        reading("a", ("OPERATION", "Operation Kestrel")),
        reading("b", ("OPERATION", "Operation Kestrel Dawn")),
        reading("c", ("OPERATION", "Operation Kestrel Dusk")),
    )
    assert found[pair("Operation Kestrel", "Operation Kestrel Dawn")] == POSSIBLY


def test_the_canonical_name_is_the_fullest():
    found = identify(
        [reading("a", ("OPERATION", "Operation Kestrel")), reading("b", ("OPERATION", "Operation Kestrel Dawn"))]
    )
    assert [(t.key, t.label, t.names) for t in found.things] == [
        ("operation/operation-kestrel-dawn", "Operation Kestrel Dawn", ("Operation Kestrel",))
    ]


def test_every_step_is_in_the_graph_with_reason_quote_source_and_confidence(store):
    reasons = explain(store, "RCT")
    assert [(r.kind, r.name, r.label) for r in reasons] == [
        ("same", "RCT", "Rural Crime Team"),
        ("alias", "RCT", "Rural Crime Team"),
        ("possibly same", "Rural Crime Team", "Rural Crime Teams"),
    ]
    first = reasons[0]
    assert first.because == "RCT is short for Rural Crime Team, as another paper defines it"
    assert "with the RCT" in first.quote
    assert (first.recorded, first.confidence, first.rejected) == ("2031-11-08", 0.9, False)


def test_an_office_that_stands_for_its_holder_is_a_step_too(store):
    steps = {(r.name, r.because) for r in explain(store, "James Doe") if r.kind == "holder"}
    assert steps == {
        ("The CC", "the CC is James Doe by the attendance list"),
        ("Chief Constable", "the paper lists James Doe as Chief Constable"),
    }


def test_an_office_leads_to_its_holder_at_that_meeting(rows, id_):
    found = rows(
        "SELECT ?paper ?who { ?l mg:linkKind 'holder' ; mg:linkFrom <" + id_("role/chief-constable") + "> ; "
        "mg:linkTo/rdfs:label ?who ; mg:paper/mg:recordedOn ?paper }"
    )
    assert found == [("2031-05-03", "James Doe")]


def test_an_unknown_name_gives_the_nearest(store):
    with pytest.raises(NameNotFound, match="Nearest: Operation Kestrel"):
        explain(store, "Operation Kestral")


def test_old_iris_still_lead_to_the_thing(rows, id_):
    assert (id_("operation/kestrel-dawn"), id_("operation/kestrel")) in rows("SELECT ?a ?b { ?a mg:sameAs ?b }")


def test_the_same_papers_give_the_same_identity_in_any_order(readings):
    forward, back = build_graph(readings).identity, build_graph(list(reversed(readings))).identity
    assert forward == back
    assert len(memory(build_graph(readings).quads)) > 0


WORDS = st.text(alphabet=st.sampled_from("abcdefgh ABC-'’é&."), min_size=1, max_size=30)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_bounded(a, b):
    assert names.likeness(a, b) == names.likeness(b, a)
    assert 0 <= names.likeness(a, b) <= 100


@given(WORDS)
def test_plain_names_are_stable(name):
    assert names.plain(names.plain(name)) == names.plain(name)
