"""Papers of other bodies: who was there, who speaks, what is to be done and by whom; and nothing absurd.

Each file of ``bodies/`` is one invented paper in the layout of some kind of body, with what it says. Its ``gaps`` name
the tests below that the reading does not pass yet: a mend takes the line away.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Read = Callable[..., Any]
Pairs = set[tuple[str, str]]


@dataclass(frozen=True)
class Paper:
    """One invented paper and what it says. ``raised`` pairs operations with speakers, ``roles`` people with offices."""

    text: str
    date: str
    present: set[str]
    apologies: set[str]
    roles: Pairs
    operations: set[str]
    raised: Pairs
    actions: int
    owners: set[str]
    orgs: set[str]

    @property
    def people(self) -> set[str]:
        """Everybody that the paper names."""
        return self.present | self.apologies


def load(path: Path) -> tuple[Paper, dict[str, str]]:
    """The paper of one file, and its gaps."""
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf8"))
    gaps: dict[str, str] = found.pop("gaps", {})
    for key, value in found.items():
        if isinstance(value, list):
            found[key] = {tuple(item) if isinstance(item, list) else item for item in value}
    return Paper(**found), gaps


PAPERS = {path.stem: load(path) for path in sorted((Path(__file__).parent / "bodies").glob("*.toml"))}


def every(test: Callable[..., None]) -> Callable[..., None]:
    """Runs `test` on every paper."""
    cases = []
    for name, (paper, gaps) in PAPERS.items():
        gap = gaps.get(test.__name__)
        cases.append(pytest.param(paper, id=name, marks=pytest.mark.xfail(strict=True, reason=gap) if gap else ()))
    marked: Callable[..., None] = pytest.mark.parametrize("paper", cases)(test)
    return marked


def test_gaps_are_of_tests_that_are_here() -> None:
    assert {name for _, gaps in PAPERS.values() for name in gaps} <= globals().keys()


@every
def test_who_was_there(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    assert {who for who, _ in seen.facts("attended")} == paper.present
    assert {who for who, _ in seen.facts("sent_apologies")} == paper.apologies


@every
def test_offices(read: Read, paper: Paper) -> None:
    held = read(paper.text).facts("holds_role")
    assert paper.roles <= held
    assert {who for who, _ in held} <= paper.people


@every
def test_the_day_of_the_meeting(read: Read, paper: Paper) -> None:
    (part,) = read(paper.text).extraction.document.parts
    assert (part.kind, part.recorded) == ("minutes", paper.date)


@every
def test_operations(read: Read, paper: Paper) -> None:
    assert {label for _, label in read(paper.text).mentions("OPERATION")} == paper.operations


@every
def test_speakers(read: Read, paper: Paper) -> None:
    assert read(paper.text).facts("raised_by") == paper.raised


@every
def test_actions(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    holders = {role: who for who, role in paper.roles}
    owners = {holders.get(owner, owner) for _, owner in seen.facts("assigned_to")}
    assert len(seen.extraction.actions) == paper.actions
    assert owners == {holders.get(owner, owner) for owner in paper.owners}


@every
def test_bodies(read: Read, paper: Paper) -> None:
    assert paper.orgs <= {label for _, label in read(paper.text).mentions("ORG")}


@every
def test_bodies_are_bodies(read: Read, paper: Paper) -> None:
    """Nobody is a member of a word that is no name."""
    assert [body for _, body in read(paper.text).facts("member_of") if not body[0].isupper()] == []


@every
def test_people_are_people(read: Read, paper: Paper) -> None:
    assert {label for _, label in read(paper.text).mentions("PERSON")} <= paper.people


@every
def test_nothing_else_lies_inside_a_name(read: Read, paper: Paper) -> None:
    """No place, team or body is seen in ``Nadia Hill`` or ``Cllr Ann Street``."""
    seen = read(paper.text)
    names = [m.span() for name in paper.people for m in re.finditer(re.escape(name), paper.text)]
    inside = [
        (m.type, paper.text[m.start : m.end])
        for m in seen.extraction.mentions
        if m.type != "PERSON" and any(m.start < end and start < m.end for start, end in names)
    ]
    assert inside == []


@every
def test_surnames_are_no_places(read: Read, paper: Paper) -> None:
    surnames = {name.split()[-1] for name in paper.people}
    assert {s for s in read(paper.text).surfaces("PLACE", "TEAM", "INITIATIVE") if s.split()[-1] in surnames} == set()


@every
def test_quotes_stand_at_their_places(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    assert [s for s in seen.extraction.statements if seen.text[s.start : s.end] != s.quote or not s.quote.strip()] == []
