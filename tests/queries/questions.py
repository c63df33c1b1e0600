"""The questions that the named queries must answer, each with what its rows must and must not hold.

The page ``docs/questions.md`` is made of them: ``python -m tests.queries.questions STORE > docs/questions.md``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from queries.runner import Row, run

QUESTIONS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf8"))


def folded(text: str | None) -> str:
    """Text without case, line breaks and kinds of quotation marks."""
    return " ".join((text or "").replace("’", "'").replace("‘", "'").split()).casefold()


def fits(cell: str | None, wanted: str | Sequence[str]) -> bool:
    """Whether a cell holds the words, or every one of several; after ``=`` it must be just them."""
    if not isinstance(wanted, str):
        return all(fits(cell, one) for one in wanted)
    if wanted.startswith("="):
        return folded(cell) == folded(wanted[1:])
    return folded(wanted) in folded(cell)


def matches(row: Row, wanted: Mapping[str, str | Sequence[str]]) -> bool:
    """Whether the row holds what is wanted in every column named."""
    return all(fits(row[column], value) for column, value in wanted.items())


def faults(check: Mapping[str, Any], rows: Sequence[Row]) -> Iterable[str]:
    """What is wrong with the rows, in words; nothing where they answer the question."""
    if check.get("empty") and rows:
        yield f"{len(rows)} rows where none should be"
    if "count" in check and len(rows) != check["count"]:
        yield f"{len(rows)} rows, not {check['count']}"
    places = []
    for wanted in check.get("holds", ()):
        found = [n for n, row in enumerate(rows) if matches(row, wanted)]
        if not found:
            yield f"no row holds {wanted}"
        places.append(found)
    if check.get("in_order") and all(places) and not _rising(places):
        yield "the rows are not in order"
    for unwanted in check.get("absent", ()):
        if any(matches(row, unwanted) for row in rows):
            yield f"a row holds {unwanted}"
    for column, values in check.get("only", {}).items():
        strange = sorted({row[column] or "" for row in rows} - set(values))
        if strange:
            yield f"{column} holds {strange}"


def _rising(places: Sequence[Sequence[int]]) -> bool:
    """Whether one row can be taken for each so that they stand in order."""
    last = -1
    for found in places:
        later = [n for n in found if n > last]
        if not later:
            return False
        last = min(later)
    return True


INTRODUCTION = """# Questions and answers

The questions that `tests/queries/test_questions.py` asks of the bundled papers, each with the
[named queries](queries.md) that answer it and the rows that do. The tests hold that these rows are there, that wrong
ones are not, and, where it matters, their order and number. All {count} are answered.

Made by `python -m tests.queries.questions STORE` from the graph in `STORE`.
"""


def page(store: str | Path) -> str:
    """The page of questions, queries and answering rows."""
    return "\n".join([INTRODUCTION.format(count=len(QUESTIONS)), *_sections(store)])


def _sections(store: str | Path) -> Iterator[str]:
    kind = ""
    for question in QUESTIONS:
        if question["kind"] != kind:
            kind = question["kind"]
            yield f"## {kind.capitalize()}\n"
        yield f"### {question['id']}. {question['question']}\n"
        yield from (f"- {answer}" for answer in question["answer"])
        yield ""
        for check in question["checks"]:
            yield from _answer(store, check)


def _answer(store: str | Path, check: Mapping[str, Any]) -> Iterator[str]:
    """The command and the rows that answer, with the columns that matter."""
    given = " ".join(f'--param {name}="{value}"' for name, value in check["parameters"].items())
    yield f"```\nminutegraph query {check['query']} {given}\n```\n".replace(" \n", "\n")
    rows = run(store, check["query"], check["parameters"]).rows
    if not rows:
        yield "No rows: no paper says so.\n"
        return
    answering = [row for row in rows if any(matches(row, wanted) for wanted in check.get("holds", ()))]
    named = [column for wanted in check.get("holds", ()) for column in wanted]
    quoting = [column for column in ("sentence", "quote") if column in rows[0] and column not in named]
    columns = [c for c in rows[0] if c in {"date", "day", *named, *quoting[:1]}]
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    yield from (f"| {' | '.join(_cell(row[c]) for c in columns)} |" for row in answering[:12])
    hidden = len(rows) - min(len(answering), 12)
    yield f"\n{hidden} more row{'s' if hidden != 1 else ''}.\n" if hidden else ""


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    sys.stdout.write(page(sys.argv[1]))
