"""Lower case that keeps every place, and what is kept of the words of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.aims.harms import find_harms
from nlp.naming.wording import wording_of
from nlp.tokens import lowered

TEXTS = st.text(alphabet=st.sampled_from("abAB İßÉ1-'’.,/()\n\t£&") | st.characters(), max_size=80)


@given(TEXTS)
def test_lower_case_keeps_every_place(text: str) -> None:
    small = lowered(text)

    assert len(small) == len(text)
    assert all(a == b or a.lower().startswith(b) for a, b in zip(text, small, strict=True))


@given(TEXTS)
def test_what_a_text_knows_of_its_words_agrees(text: str) -> None:
    wording = wording_of(text)

    assert list(wording.capitals) == [i for i in range(wording.size) if wording.capital(i)]
    assert list(wording.acronyms) == [i for i in range(wording.size) if wording.acronym(i)]
    assert all(wording.starts[token.start] == i for i, token in enumerate(wording.tokens))
    covered = {i for first, last in wording.runs for i in range(first, last + 1)}
    assert covered == set(wording.capitals)


def test_an_acronym_of_a_crime_is_one_in_capitals_only() -> None:
    assert [harm.text for harm in find_harms("tackle ASB and DA, da capo and soc")] == ["ASB", "DA"]
