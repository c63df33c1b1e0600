"""Cleaned text: what it resolves, and that every character of it maps back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.layout.view import INVISIBLE, View, spaced_style

FOLDED = {"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-"}


def view(text: str, spaced: bool = False) -> View:
    return View.of(text, [(0, len(text))], spaced)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one  two\n three", "one two three"),
        ("  padded  ", "padded"),
        ("<p>First.</p> <p>Second.</p>", "First.\nSecond."),
        ("a <b>bold</b> word", "a bold word"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("the team will\n\n17\n\ncontinue its work", "the team will continue its work"),
        ("the team will\nPage 3 of 20\ncontinue", "the team will continue"),
        ("the Night-\ntime Economy", "the Night-time Economy"),
        ("Fenshire’s “Safe” streets", 'Fenshire\'s "Safe" streets'),
        ("\ufeffMinutes of co\u00adoperation\u200b", "Minutes of cooperation"),
        ("non\u00a0breaking", "non breaking"),
        ("", ""),
    ],
)
def test_reads_as_a_person_would_say_it(source: str, text: str) -> None:
    assert view(source).text == text


def test_number_inside_a_sentence_is_no_page_number() -> None:
    assert view("there were\n17 arrests").text == "there were 17 arrests"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("the P C C asked", "the PCC asked"),
        ("the AC C and the OP C CN", "the ACC and the OPCCN"),
        ("the D L P D U said", "the DLPDU said"),
        ("I A M fine", "IAM fine"),
        ("Is Option A I think", "Is Option A I think"),
    ],
)
def test_spaced_acronyms_are_joined_where_the_file_spaces_them(source: str, text: str) -> None:
    assert view(source, spaced=True).text == text
    assert view(source).text == source


def test_spaced_style_needs_several_sure_cases() -> None:
    assert spaced_style("the P C C and the D L P D U told the P C C")
    assert not spaced_style("Class A B drugs; the PCC")


def test_span_of_a_joined_acronym_covers_its_spaces() -> None:
    source = "the P C C asked"
    seen = view(source, spaced=True)
    start = seen.text.index("PCC")
    begin, end = seen.span(start, start + 3)
    assert source[begin:end] == "P C C"


def test_fragments_are_read_one_after_another() -> None:
    source = "begin here\tHEADER\tgoes on"
    seen = View.of(source, [(0, 10), (18, 25)])
    assert seen.text == "begin here goes on"
    assert [source[a:b] for a, b in seen.pieces(source, 0, len(seen.text))] == ["begin here", "goes on"]


def test_empty_slice_has_no_span() -> None:
    with pytest.raises(ValueError, match="no characters"):
        view("abc").span(1, 1)


@pytest.mark.parametrize(
    ("source", "sentences"),
    [
        ("It rose. It fell!  Did it?", ["It rose.", "It fell!", "Did it?"]),
        ("Dr. Roe met Mr. Shaw. They spoke.", ["Dr. Roe met Mr. Shaw.", "They spoke."]),
        ("It cost £2.5 million. Good.", ["It cost £2.5 million.", "Good."]),
        ("<p>No stop here</p><p>Next</p>", ["No stop here", "Next"]),
        ('He said "stop." Then left.', ['He said "stop."', "Then left."]),
        (
            "The 'Wait! Think Boats' campaign began. \"Did it? It did,\" he said.",
            ["The 'Wait! Think Boats' campaign began.", '"Did it?', 'It did," he said.'],
        ),
    ],
)
def test_sentences(source: str, sentences: list[str]) -> None:
    seen = view(source)
    assert [seen.text[a:b] for a, b in seen.sentences] == sentences


TEXTS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<br/>",
            "<b>",
            "\n",
            "\n17\n",
            "\t",
            " ",
            "  ",
            "-\n",
            "P C C",
            "’",
            "“",
            "\ufeff",
            "\xa0",
            "\r\n",
            "word",
            "Jane Roe",
            "3.5",
            "£",
            ".",
            "é",
            "<",
            ">",
            "Page 2 of 3",
        ]
    )
    | st.text(max_size=6),
    max_size=14,
).map("".join)


@given(TEXTS, st.data())
def test_every_character_maps_back(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=6)))
    fragments = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    seen = View.of(source, fragments, data.draw(st.booleans()))
    assert len(seen.text) == len(seen.starts) == len(seen.ends)
    for char, start, end in zip(seen.text, seen.starts, seen.ends, strict=True):
        assert any(a <= start <= end <= b for a, b in fragments)
        if not char.isspace():
            assert FOLDED.get(source[start:end], source[start:end]) == char
            assert char not in INVISIBLE
    assert list(seen.starts) == sorted(seen.starts)
    if seen.text:
        assert seen.text == seen.text.strip()
        begin, stop = sorted((data.draw(st.integers(0, len(seen.text) - 1)), data.draw(st.integers(1, len(seen.text)))))
        if begin < stop:
            start, end = seen.span(begin, stop)
            assert fragments[0][0] <= start <= end <= fragments[-1][1]
            for a, b in seen.pieces(source, begin, stop):
                assert start <= a <= b <= end
            for a, b in seen.sentences:
                assert 0 <= a <= b <= len(seen.text)
