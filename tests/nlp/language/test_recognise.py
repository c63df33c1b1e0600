"""Mentions on the second reading: what the papers taught, overlaps, labels and aliases, and what is left out."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.learning.knowledge import Knowledge, code_of
from nlp.learning.quoted import quoted_names
from nlp.names import Name, longest
from nlp.reader import entity_key
from nlp.recognise import Found, resolve, same_given_name
from nlp.tokens import tokenise

Read = Callable[..., Any]


# Labels and keys


@pytest.mark.parametrize(
    ("kind", "label", "key"),
    [
        ("OPERATION", "Operation Kestrel", "operation/kestrel"),
        ("OPERATION", "Op Kestrel", "operation/kestrel"),
        ("OPERATION", "Operation Red Lantern", "operation/red-lantern"),
        ("TEAM", "the Harbour Watch (HW) Team", "team/harbour-watch-team"),
        ("PERSON", "Seán O'Neill", "person/sean-oneill"),
        ("ROLE", "Chief Constable", "role/chief-constable"),
    ],
)
def test_keys(kind: str, label: str, key: str) -> None:
    assert entity_key(kind, label) == key


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        ("Operation Kestrel", "Kestrel"),
        ("Op Kestrel", "Kestrel"),
        ("Op. Kestrel", "Kestrel"),
        ("OPERATION KESTREL", "KESTREL"),
    ],
)
def test_code_names(surface: str, code: str) -> None:
    assert code_of(surface) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Christopher Dunn", "Chris Dunn", True),
        ("Robert Dunn", "Bob Dunn", True),
        ("A Dunn", "Alex Dunn", True),
        ("A. Dunn", "Alex Dunn", True),
        ("Alex Dunn", "Alex Dunn", True),
        ("B Dunn", "Alex Dunn", False),
        ("Mary Dunn", "Alex Dunn", False),
        ("Alex Dunn", "Alex Orr", False),
    ],
)
def test_given_names(one: str, other: str, same: bool) -> None:
    assert same_given_name(one, other) is same
    assert same_given_name(other, one) is same


def test_aliases_are_the_other_forms_at_their_first_places(minutes: Read) -> None:
    seen = minutes("Operation Kestrel began. Op Kestrel goes on. The Harbour Watch Group (HWG) met. The HWG met again.")
    entities = {e.key: e for e in seen.extraction.entities}
    assert [a.name for a in entities["operation/kestrel"].aliases] == ["Op Kestrel"]
    (short,) = entities["team/harbour-watch-group"].aliases
    assert (short.name, short.why, seen.text[short.start : short.end]) == ("HWG", "definition", "HWG")
    assert "(HWG)" in seen.text[short.start - 1 : short.end + 1]


def test_forms_of_one_given_name_are_one_person(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nIn attendance:\n\n- Chief Constable – Christopher "
        "Dunn, Fenshire Constabulary\n\n"
        "1. Update\n\nChris Dunn praised Operation Kestrel. Inspector Mary Dunn praised Operation Heron.\n"
    )
    assert seen.facts("raised_by") == {("Operation Kestrel", "Christopher Dunn"), ("Operation Heron", "Mary Dunn")}


# What the papers teach


def test_a_name_learnt_in_one_paper_is_known_in_another(minutes: Read) -> None:
    other = "Fenshire Notes\n\nThe Joan Birch Trust helps. The Young Adults Group (YAG) met.\n"
    assert "YAG" in minutes("The YAG met in May.", other).surfaces("TEAM")
    assert minutes("The YAG met in May.").surfaces("TEAM") == []


def test_a_paper_s_own_definition_goes_before_the_others(minutes: Read) -> None:
    other = "Fenshire Notes\n\nThe Harbour Watch Group (HWG) met. The HWG spoke. The HWG sat.\n"
    seen = minutes("The Heath Warden Group (HWG) met. The HWG sat.", other)
    assert {label for _, label in seen.mentions("TEAM")} == {"Heath Warden Group"}


def test_a_surname_that_is_an_ordinary_word_needs_a_title(read: Read) -> None:
    head = (
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nIn attendance:\n\n- Inspector – Sam Stone, Fenshire "
        "Constabulary\n\n1. Update\n\n"
        "A stone wall fell, stone by stone. "
    )
    assert read(head + "Inspector Stone spoke.\n").surfaces("PERSON") == ["Sam Stone", "Stone"]
    assert read(head + "We saw the Stone Age hall.\n").surfaces("PERSON") == ["Sam Stone"]


@pytest.mark.parametrize(
    "name",
    ["Microsoft Teams", "Public Question", "Date of Next Meeting", "Any Other Business", "Freedom of Information"],
)
def test_furniture_of_minutes_is_no_name(minutes: Read, name: str) -> None:
    assert (
        minutes(f"Then came {name} as on each day.").mentions(
            "OPERATION", "INITIATIVE", "TEAM", "ORG", "PERSON", "PLACE"
        )
        == []
    )


def test_notices_in_other_languages_hold_no_mentions(minutes: Read) -> None:
    notice = (
        "Jei norite gauti šio dokumento kopiją lietuvių kalba, susisiekite su Derby komisaro biuru tel. "
        "01234 567890\n\n"
        "Аке желаете копие от този документ на български език, моля свържете се с Derby на 01234 567890\n\n"
        "Jeżeli chcieliby Państwo otrzymać kopię dokumentu w języku polskim, prosimy o kontakt Derby 01234 567890\n\n"
        "Se desejar obter uma cópia deste documento em português, por favor contacte a polícia em Derby, São João"
    )
    assert minutes(notice).mentions() == []


@pytest.mark.parametrize(
    ("word", "counts", "ordinary"),
    [("Lantern", (3, 1), True), ("Kestrel", (0, 9), False), ("Kestrel", (1, 40), False)],
    ids=["often-small", "never-small", "once-small"],
)
def test_ordinary_words(word: str, counts: tuple[int, int], ordinary: bool) -> None:
    known = Knowledge()
    known.lower[word.lower()], known.upper[word] = counts
    assert known.ordinary(word) is ordinary


def test_what_is_learnt_does_not_depend_on_the_order_of_papers() -> None:
    one, other = Knowledge(), Knowledge()
    one.names["Harbour Watch"]["TEAM"] += 1
    other.names["Harbour Watch"]["INITIATIVE"] += 1
    first, second = Knowledge(), Knowledge()
    for known in (one, other):
        first.add(known)
    for known in (other, one):
        second.add(known)
    assert first.type_of("Harbour Watch") == second.type_of("Harbour Watch")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the 'Lantern Nights' campaign", ["Lantern Nights"]),
        ('the "Lantern Nights" campaign', ["Lantern Nights"]),
        ("the *Lantern Nights* campaign", ["Lantern Nights"]),
        ("a campaign called 'Lantern Nights' began", ["Lantern Nights"]),
        ("the officers' Lantern Nights' end", []),
        ("he said 'Lantern' and left", []),
        ("the national 'Lantern' campaign", ["Lantern"]),
        ("the boat theft 'Lantern' fund", []),
        ("'Good' Harbour Custody scheme", []),
        ("the 'lantern nights' campaign", []),
        ("the 'Road Traffic Act' campaign", []),
    ],
)
def test_quoted_names(text: str, wanted: list[str]) -> None:
    assert [text[slice(*span)] for span in quoted_names(text)] == wanted


# Tokens and overlaps


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("T/ACC Roe's", ["T/ACC", "Roe", "'s"]),
        ("JR/SO to", ["JR", "/", "SO", "to"]),
        ("4,500 hours", ["4,500", "hours"]),
        ("24/7", ["24/7"]),
        ("anti-social", ["anti-social"]),
        ("O'Neill", ["O'Neill"]),
        ("S&E", ["S&E"]),
    ],
)
def test_tokens(text: str, wanted: list[str]) -> None:
    assert [t.text for t in tokenise(text)] == wanted


@given(st.text(max_size=80))
def test_tokens_are_slices_in_order_and_lose_no_letter(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert "".join(text.split()) == "".join(t.text for t in tokens) or any(
        ord(c) > 127 or c in "\x1c\x1d\x1e\x1f" for c in text
    )


spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    st.lists(st.tuples(spans, st.sampled_from(["TEAM", "ORG", "PERSON"]), st.integers(0, 9)), max_size=12), st.randoms()
)
def test_overlaps_are_resolved_alike_in_any_order(items: list[tuple[tuple[int, int], str, int]], random: Any) -> None:
    found = [Found(start, end, kind, kind, "rule", 0.5, priority) for (start, end), kind, priority in items]
    kept = resolve(found)
    random.shuffle(found)
    assert resolve(found) == kept
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))
    assert bool(kept) == bool(found)


def test_the_longest_name_is_kept() -> None:
    short, long = Name(4, 8, "ORG", "a"), Name(0, 8, "TEAM", "b")
    assert longest([short, long]) == [long]
