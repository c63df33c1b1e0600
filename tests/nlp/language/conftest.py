"""What tests of the language share: invented papers, read, and short views of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from nlp.model import Document, Extraction, Statement
from nlp.pipeline import extract_documents

MINUTES = """Fenshire PCC Accountability Meeting – Minutes

Date: Tuesday 4 March 2025

In attendance:

- Police and Crime Commissioner – Jane Roe, OPCCF
- Chief Constable – Tom Shaw, Fenshire Constabulary
- Temporary Assistant Chief Constable (T/ACC) – Alex Dunn, Fenshire Constabulary
- Performance Manager – Kit Orme, OPCCF

1. Force Update

"""

REPORT = """ORIGINATOR: Chief Constable

REASON FOR SUBMISSION: For Discussion

SUBMITTED TO: PCC Accountability Meeting – March 2025

SUBJECT: Preventing Crime

SUMMARY:

1. This report covers the reporting period 1 October to 31 December 2024.

1. Operations

"""


@dataclass(frozen=True)
class Seen:
    """An extraction, and the offset from which its body (without the frame around it) counts."""

    extraction: Extraction
    floor: int = 0

    @property
    def text(self) -> str:
        return self.extraction.document.text

    def mentions(self, *types: str) -> list[tuple[str, str]]:
        """Surface (white space folded) and label of each mention of `types` in the body, in order."""
        return [
            (" ".join(self.text[m.start : m.end].split()), m.label)
            for m in self.extraction.mentions
            if m.start >= self.floor and (not types or m.type in types)
        ]

    def surfaces(self, *types: str) -> list[str]:
        """What `mentions` gives, without the labels."""
        return [surface for surface, _ in self.mentions(*types)]

    def statements(self, relation: str) -> list[Statement]:
        """The statements of one relation in the body."""
        return [s for s in self.extraction.statements if s.relation == relation and s.start >= self.floor]

    def facts(self, relation: str) -> set[tuple[str, str]]:
        """Subject and object of each statement of one relation."""
        return {(s.subject.label, s.object.label) for s in self.statements(relation)}

    def figures(self) -> set[tuple[float | None, str | None]]:
        """Value and unit of each outcome."""
        return {(s.value, s.unit) for s in self.statements("outcome")}

    def values(self) -> list[float | None]:
        """The values of all outcomes in the order of the text."""
        return [s.value for s in self.statements("outcome")]


@cache
def read_texts(texts: tuple[str, ...]) -> tuple[Extraction, ...]:
    """The extractions of papers that are read together."""
    papers = [Document(f"paper-{i}.txt", hashlib.sha256(t.encode()).hexdigest(), t) for i, t in enumerate(texts)]
    return tuple(extract_documents(papers))


def read_body(frame: str, body: str, others: tuple[str, ...] = ()) -> Seen:
    """`body` below `frame`, read together with `others` (whole papers)."""
    return Seen(read_texts((frame + body + "\n", *others))[0], len(frame))


@pytest.fixture(scope="session")
def read() -> Callable[..., Seen]:
    """Reads a whole paper (with further papers beside it)."""
    return lambda text, *others: Seen(read_texts((text, *others))[0])


@pytest.fixture(scope="session")
def minutes() -> Callable[..., Seen]:
    """Reads the body of minutes whose attendance list names Jane Roe, Tom Shaw, Alex Dunn and Kit Orme."""
    return lambda body, *others: read_body(MINUTES, body, others)


@pytest.fixture(scope="session")
def report() -> Callable[..., Seen]:
    """Reads the body of a report to that meeting, for October to December 2024."""
    return lambda body, *others: read_body(REPORT, body, others)
