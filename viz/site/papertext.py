"""A paper's text cut where something begins or ends: mentions, the passage asked for, sections, stray tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.facts import Fact
from viz.site.snapshot import Mention, Section, Snapshot

_TAG = re.compile(r"</?(?:p|br|ul|ol|li|strong|em|div|span)\s*/?>", re.IGNORECASE)


#: Characters after which a chapter ends at the next paragraph.
CHAPTER = 700


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which nothing changes. `iri` is that of the thing named, `marked` the passage asked for."""

    start: int
    text: str
    iri: str = ""
    type: str = ""
    marked: bool = False
    first_marked: bool = False
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few paragraphs of the text with the facts read from them. `section` is the one that begins here, if any."""

    section: Section | None
    pieces: tuple[Piece, ...]
    facts: tuple[Fact, ...]


def chapters(snapshot: Snapshot, paper_iri: str, marked: tuple[int, int] | None = None) -> list[Chapter]:
    """The whole text of a paper, character for character, as chapters in order, so short that facts stand beside."""
    paper = snapshot.papers[paper_iri]
    heads = _tops(snapshot.sections.get(paper_iri, []), paper.start, paper.end)
    sections = {s.start: s for s in heads}
    facts = [f for f in snapshot.of_paper.get(paper_iri, ()) if not f.rejected]
    spans = sorted({(x.start, x.end) for x in (*facts, *snapshot.mentions.get(paper_iri, ()))})
    starts = _starts(paper.text, paper.start, [s.start for s in heads if s.start > paper.start], spans)
    found = []
    for start, end in zip(starts, [*starts[1:], paper.end], strict=True):
        text = paper.text[start - paper.start : end - paper.start]
        mentions = [m for m in snapshot.mentions.get(paper_iri, ()) if start <= m.start < end]
        held = tuple(f for f in facts if start <= f.start < end)
        found.append(Chapter(sections.get(start), tuple(pieces(text, start, mentions, marked)), held))
    return found


def _starts(text: str, offset: int, heads: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int]:
    """Where chapters begin: at the text's start, at heads, and at ends of paragraphs that no span runs across."""
    found = [offset]
    waiting = list(heads)
    reach, at = 0, 0
    for match in re.finditer(r"\n(?=\S)", text):
        place = match.end() + offset
        while waiting and waiting[0] <= place:
            if waiting[0] > found[-1]:
                found.append(waiting[0])
            waiting.pop(0)
        while at < len(spans) and spans[at][0] < place:
            reach, at = max(reach, spans[at][1]), at + 1
        if place - found[-1] >= CHAPTER and reach <= place:
            found.append(place)
    return [*found, *(h for h in waiting if h > found[-1])]


def _tops(sections: Sequence[Section], low: int, high: int) -> list[Section]:
    """Sections in order, one for each beginning: the outermost."""
    found: dict[int, Section] = {}
    for section in sections:
        if low <= section.start < high and section.end > found.get(section.start, section).end - 1:
            found[section.start] = section
    return [found[start] for start in sorted(found)]


def pieces(text: str, offset: int, mentions: Sequence[Mention], marked: tuple[int, int] | None = None) -> list[Piece]:
    """`text`, which begins at character `offset` of its file, in pieces. Joined, they are the text again."""
    end = offset + len(text)
    named = _apart([m for m in mentions if offset <= m.start and m.end <= end])
    tags = [(offset + m.start(), offset + m.end()) for m in _TAG.finditer(text)]
    cuts = {offset, end, *(p for m in named for p in (m.start, m.end)), *(p for tag in tags for p in tag)}
    if marked:
        cuts |= {min(max(p, offset), end) for p in marked}
    order = sorted(cuts)
    starts = [m.start for m in named]
    found, first = [], True
    for low, high in pairwise(order):
        at = bisect_right(starts, low) - 1
        mention = named[at] if at >= 0 and high <= named[at].end else None
        is_marked = marked is not None and marked[0] <= low and high <= marked[1]
        is_tag = any(a <= low and high <= b for a, b in tags)
        found.append(Piece(
            low, text[low - offset : high - offset], mention.iri if mention else "", mention.type if mention else "",
            is_marked, is_marked and first and marked is not None and low == max(marked[0], offset), is_tag,
        ))  # fmt: skip
        first = first and not is_marked
    return found


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap, the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
