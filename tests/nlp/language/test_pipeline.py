"""The pipeline: order and failures of files, what papers teach each other, the cache, and the check of quotes."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import CorruptStatement, UsageError
from nlp.model import Document, Extraction
from nlp.pipeline import check, extract_documents, extract_files

Read = Callable[..., Any]

FIRST = """Fenshire PCC Accountability Meeting – Minutes

Date: Tuesday 4 March 2025

In attendance:

- Chief Constable – Tom Shaw, Fenshire Constabulary

1. Update

The CC stated that Operation Kestrel was live. The Harbour Watch Group (HWG) met.
"""
SECOND = FIRST.replace("4 March 2025", "3 June 2025").replace("Operation Kestrel was live", "Kestrel meetings go on")


def paper(text: str, name: str = "paper.txt") -> Document:
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two papers."""
    made = tmp_path / "papers"
    made.mkdir()
    (made / "b.txt").write_text(FIRST, encoding="utf8")
    (made / "a.txt").write_text(SECOND, encoding="utf8")
    return made


# Documents


def test_extractions_come_in_the_order_of_the_documents() -> None:
    found = extract_documents([paper(FIRST, "z.txt"), paper(SECOND, "a.txt")])
    assert [e.document.name for e in found] == ["z.txt", "a.txt"]


def test_no_documents_give_nothing() -> None:
    assert extract_documents([]) == []


@pytest.mark.parametrize(
    "text",
    ["", "\n\n\n", "Nothing but one line of words.", "\ufeff", "\t\t\t\n\t\t", "1.\n2.\n3.\n", "Operation", "Op\n"],
)
def test_papers_that_say_nothing_are_read(text: str) -> None:
    (found,) = extract_documents([paper(text)])
    assert found.statements == ()
    assert found.document.text == text


def test_papers_teach_each_other_code_names() -> None:
    alone = extract_documents([paper(SECOND)])[0]
    together = extract_documents([paper(SECOND), paper(FIRST)])[0]
    assert [m for m in alone.mentions if m.type == "OPERATION"] == []
    assert [m.label for m in together.mentions if m.type == "OPERATION"] == ["Operation Kestrel"]


def test_initials_stay_with_their_own_paper() -> None:
    listed = FIRST.replace("- Chief Constable – Tom Shaw, Fenshire Constabulary", "Tom Shaw, Chief Constable (TS)")
    other = SECOND.replace("The CC stated", "TS stated")
    found = extract_documents([paper(other, "a.txt"), paper(listed, "b.txt")])[0]
    assert [m for m in found.mentions if m.type == "PERSON" and found.document.text[m.start : m.end] == "TS"] == []


def test_papers_of_one_day_keep_ids_of_their_own() -> None:
    found = extract_documents([paper(FIRST, "a.txt"), paper(FIRST + "\nMore was said.\n", "b.txt")])
    ids = [part.id for e in found for part in e.document.parts]
    assert len(set(ids)) == len(ids)
    for extraction in found:
        own = {part.id for part in extraction.document.parts}
        assert {s.part for s in extraction.statements} <= own
        assert {m.part for m in extraction.mentions} <= own
        check(extraction)


def test_progress_counts_both_steps() -> None:
    said: list[tuple[str, int, int]] = []
    extract_documents([paper(FIRST), paper(SECOND)], progress=lambda *step: said.append(step))
    assert said == [("reading", 1, 2), ("reading", 2, 2), ("extracting", 1, 2), ("extracting", 2, 2)]


def test_an_extraction_survives_its_json() -> None:
    for extraction in extract_documents([paper(FIRST), paper(SECOND)]):
        assert Extraction.from_json(extraction.to_json()) == extraction


def test_an_unknown_model_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        extract_documents([paper(FIRST + "\nOperation Kestrel led to 4 arrests.\n")], model="no_such_model")


@pytest.mark.parametrize("newline", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_ends_do_not_change_what_is_found(newline: str) -> None:
    def facts(text: str) -> list[tuple[str, str, str]]:
        (found,) = extract_documents([paper(text)])
        check(found)
        return sorted((s.relation, s.subject.label, s.object.label) for s in found.statements)

    assert facts(FIRST.replace("\n", newline)) == facts(FIRST)


@given(st.text(alphabet=st.sampled_from("Op KestrlACD/:.–-\n\t(),'“”0159 aeint"), max_size=160))
def test_no_text_breaks_the_reading(body: str) -> None:
    (found,) = extract_documents([paper(FIRST + body)])
    check(found)
    places = sorted((m.start, m.end) for m in found.mentions)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Alpha Beta " * 400, id="capitals"),
        pytest.param("(AB) " * 400, id="brackets"),
        pytest.param("and Roe, " * 400, id="and"),
        pytest.param("'Lantern " * 400, id="quotes"),
        pytest.param("12 arrests and " * 100, id="figures"),
        pytest.param("two hundred and " * 400, id="numbers-without-end"),
        pytest.param("9" * 2000 + " arrests", id="digits-without-end"),
        pytest.param("Operation " * 400, id="heads"),
        pytest.param("The CC stated, " * 200, id="speakers"),
    ],
)
def test_endless_lines_are_read(body: str) -> None:
    check(extract_documents([paper(FIRST + "\nOperation Kestrel led to " + body + "\n")])[0])


# The check of quotes


def test_a_quote_that_is_not_at_its_place_is_refused() -> None:
    (found,) = extract_documents([paper(FIRST)])
    check(found)
    wrong = dataclasses.replace(found.statements[0], quote="Something else")
    with pytest.raises(CorruptStatement, match=r"paper\.txt"):
        check(dataclasses.replace(found, statements=(wrong,)))


def test_a_blank_quote_is_refused() -> None:
    (found,) = extract_documents([paper(FIRST)])
    blank = dataclasses.replace(found.statements[0], start=0, end=0, quote="")
    with pytest.raises(CorruptStatement):
        check(dataclasses.replace(found, statements=(blank,)))


# Files


def test_files_are_read_in_the_order_of_their_names(folder: Path) -> None:
    result = extract_files([folder])
    assert [e.document.name for e in result.extractions] == ["a.txt", "b.txt"]
    assert (result.failures, result.extracted) == ([], 2)


def test_the_same_file_twice_is_read_once(folder: Path) -> None:
    (folder / "c.txt").write_text(FIRST, encoding="utf8")
    assert len(extract_files([folder, folder / "a.txt"]).extractions) == 2


def test_a_file_that_cannot_be_read_is_a_failure_and_the_rest_lands(folder: Path) -> None:
    (folder / "c.pdf").write_bytes(b"%PDF-1.7 nonsense")
    result = extract_files([folder, folder / "missing.txt"])
    assert [e.document.name for e in result.extractions] == ["a.txt", "b.txt"]
    assert sorted(path.name for path, _ in result.failures) == ["c.pdf", "missing.txt"]
    assert all("\n" not in str(error) and path.name in str(error) for path, error in result.failures)


def test_what_is_kept_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = extract_files([folder], cache=cache)
    again = extract_files([folder], cache=cache)
    forced = extract_files([folder], cache=cache, force=True)
    assert (first.extracted, again.extracted, forced.extracted) == (2, 0, 2)
    assert again.extractions == first.extractions == forced.extractions


def test_a_changed_paper_is_read_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    extract_files([folder], cache=cache)
    (folder / "a.txt").write_text(SECOND + "\nOperation Heron began.\n", encoding="utf8")
    again = extract_files([folder], cache=cache)
    assert again.extracted == 2
    assert "Operation Heron" in {m.label for m in again.extractions[0].mentions}


def test_a_broken_cache_is_read_anew(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    extract_files([folder], cache=cache)
    for kept in cache.rglob("*.json"):
        kept.write_text("{", encoding="utf8")
    again = extract_files([folder], cache=cache)
    assert (again.extracted, len(again.extractions)) == (2, 2)


def test_a_run_that_died_leaves_no_half_cache(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    extract_files([folder], cache=cache)
    for mark in cache.rglob("complete"):
        mark.unlink()
    assert extract_files([folder], cache=cache).extracted == 2


def test_no_statement_is_made_twice(corpus: Path) -> None:
    for extraction in extract_files(sorted(corpus.glob("003*.txt"))).extractions:
        assert len(set(extraction.statements)) == len(extraction.statements) > 0
