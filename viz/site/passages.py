"""Passages of papers in their surroundings, and what is claimed on their strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.facts import Fact, Paper
from viz.facts import readable
from viz.site.snapshot import Snapshot

#: Characters shown on either side of a passage.
AROUND = 160
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with what stands before and after it, ready to be read."""

    paper: Paper
    start: int
    end: int
    before: str
    quote: str
    after: str
    section: str
    speaker: str | None
    speaker_name: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage and the facts read from it."""

    quoted: Quoted
    facts: tuple[Fact, ...]


def quoted(snapshot: Snapshot, paper_iri: str, start: int, end: int, fact: Fact | None = None) -> Quoted | None:
    """The passage ``start:end`` of the file, or None where it does not lie in that paper."""
    paper = snapshot.papers.get(paper_iri)
    if paper is None or not paper.start <= start < end <= paper.end:
        return None
    low, high = start - paper.start, end - paper.start
    before, after = _before(paper.text, low), _after(paper.text, high)
    section = section_at(snapshot, paper_iri, start)
    speaker, name = (fact.speaker, fact.speaker_name) if fact else (None, None)
    return Quoted(
        paper, start, end, readable(before), readable(paper.text[low:high]), readable(after), section, speaker, name
    )


def section_at(snapshot: Snapshot, paper: str, start: int) -> str:
    """The title of the innermost section that holds the character; empty where there is none."""
    inside = [s for s in snapshot.sections.get(paper, ()) if s.start <= start < s.end]
    return min(inside, key=lambda s: s.end - s.start).title if inside else ""


def evidence(snapshot: Snapshot, facts: Iterable[Fact]) -> list[Evidence]:
    """Facts by the passages they rest on; passages that overlap are shown as one. In order of place."""
    groups: list[tuple[str, int, int, list[Fact]]] = []
    for fact in sorted(facts, key=lambda f: (f.paper, f.start, f.end, f.iri)):
        last = groups[-1] if groups else None
        if last and last[0] == fact.paper and fact.start < last[2]:
            groups[-1] = (last[0], last[1], max(last[2], fact.end), [*last[3], fact])
        else:
            groups.append((fact.paper, fact.start, fact.end, [fact]))
    found = []
    for paper, start, end, held in groups:
        spoken = next((f for f in held if f.speaker or f.speaker_name), None)
        passage = quoted(snapshot, paper, start, end, spoken)
        if passage is not None:
            found.append(Evidence(passage, tuple(held)))
    return found


def only_named(snapshot: Snapshot, iri: str, paper: str, told: Sequence[Evidence]) -> list[Quoted]:
    """The passages of a paper that name a thing outside the passages told already."""
    found: list[Quoted] = []
    for mention in snapshot.mentions.get(paper, ()):
        spans = [(e.quoted.start, e.quoted.end) for e in told] + [(q.start - AROUND, q.end + AROUND) for q in found]
        if mention.iri == iri and not any(low <= mention.start < high for low, high in spans):
            passage = quoted(snapshot, paper, mention.start, mention.end)
            if passage is not None:
                found.append(passage)
    return found


def _before(text: str, at: int) -> str:
    """What of the sentence stands before, as far as it is near."""
    near = text[max(0, at - AROUND) : at]
    ends = list(_SENTENCE_END.finditer(near))
    if ends and ends[-1].end() < len(near):
        return near[ends[-1].end() :]
    if ends and len(ends) > 1:
        return near[ends[-2].end() :]
    return _from_word(near) if at > AROUND else near


def _after(text: str, at: int) -> str:
    near = text[at : at + AROUND]
    end = next((m for m in _SENTENCE_END.finditer(near) if m.end() > 3), None)
    if end is not None:
        return near[: end.end()]
    return near.rpartition(" ")[0] + " …" if at + AROUND < len(text) else near


def _from_word(near: str) -> str:
    return "… " + near.partition(" ")[2]
