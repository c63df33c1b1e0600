"""Search over names and quotes that forgives misspellings, with facets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from viz.site.snapshot import Snapshot

#: From here on, of 100, a word or name counts as meant.
MEANT = 82.0
_MOST_LABELS = 60
_MOST_PASSAGES = 60
_WORD = re.compile(r"\w+", re.UNICODE)
# To the end of a sentence, of a paragraph, or of a cell.
_SENTENCE = re.compile(r"\S(?:[^\n.?!\t]|\n(?!\s*\n)|[.?!](?![\"'”’)]?(?:\s|<|$)))*[.?!]?[\"'”’)]?")
#: Longer labels are no names; comparing them would cost more than it finds.
_NAME_CHARS = 200
_TYPES = frozenset(
    {"OPERATION", "INITIATIVE", "PERSON", "ROLE", "TEAM", "ORG", "PLACE", "MEETING", "ACTION", "AIM", "PAPER",
     "INDICATOR"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A thing whose name fits. `matched` is the name that did, `dates` the papers' that name it."""

    iri: str
    type: str
    label: str
    matched: str
    score: float
    dates: tuple[str, ...]
    forces: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paper that fits: a statement's quote, a question, or a line that holds the words."""

    paper: str
    start: int
    end: int
    score: float
    recorded: str
    force: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for. Empty facets let everything through; dates are compared as far as both are given."""

    text: str
    types: frozenset[str] = frozenset()
    force: str = ""
    start: str = ""
    end: str = ""

    def dated(self, day: str) -> bool:
        after = not self.start or day >= self.start[: len(day)]
        return after and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(slots=True)
class Found:
    """What fits, best first; `types` counts the fitting things by type before that facet is applied."""

    named: list[Named] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    instead: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def marked(self, text: str) -> list[tuple[str, bool]]:
        """`text` in stretches, and whether each is a word that was found."""
        parts, at = [], 0
        for match in _WORD.finditer(text):
            if match.group().casefold() in self.words:
                parts += [(text[at : match.start()], False), (match.group(), True)]
                at = match.end()
        return [part for part in [*parts, (text[at:], False)] if part[0]]


class Index:
    """Names and passages of one snapshot, ready to be searched. Answers depend on nothing else."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._names: list[tuple[str, str, str]] = []
        for iri, name in _names(snapshot):
            self._names.append((_folded(name), name, iri))
        self._keys = [folded for folded, _, _ in self._names]
        self._passages = list(_passages(snapshot))
        self._postings: dict[str, set[int]] = defaultdict(set)
        for number, (paper, start, end) in enumerate(self._passages):
            whole = snapshot.papers[paper]
            for word in _words(whole.text[start - whole.start : end - whole.start]):
                self._postings[word].add(number)
        self._vocabulary = sorted(self._postings)

    def search(self, wanted: Wanted) -> Found:
        """Things and passages that fit. Empty for a text without a word in it."""
        found = Found()
        if not _words(wanted.text):
            return found
        fitting = [n for n in self._fitting_names(wanted.text) if self._allowed(n, wanted)]
        found.types = Counter(n.type for n in fitting)
        found.named = [n for n in fitting if not wanted.types or n.type in wanted.types][:_MOST_LABELS]
        found.passages = self._fitting_passages(wanted, found.words)
        if not fitting:
            found.instead = self.nearest(wanted.text)
        return found

    def nearest(self, text: str, limit: int = 3) -> list[str]:
        """Names somewhat like `text`, for a reader who found nothing."""
        scored = process.extract(_folded(text)[:_NAME_CHARS], self._keys, scorer=fuzz.WRatio, limit=limit * 3)
        return list(dict.fromkeys(self._names[at][1] for _, score, at in scored if score >= 50))[:limit]

    def _fitting_names(self, text: str) -> list[Named]:
        wanted = _folded(text)[:_NAME_CHARS]
        best: dict[str, tuple[float, str]] = {}
        for _, score, at in process.extract(wanted, self._keys, scorer=_likeness, score_cutoff=MEANT, limit=None):
            _, name, iri = self._names[at]
            if score > best.get(iri, (0.0, ""))[0]:
                best[iri] = (score, name)
        named = [self._named(iri, name, score) for iri, (score, name) in best.items()]
        return sorted(named, key=lambda n: (-round(n.score), -len(n.dates), n.label.casefold(), n.iri))

    def _named(self, iri: str, name: str, score: float) -> Named:
        snapshot = self._snapshot
        papers = [snapshot.papers[p] for p in _papers_of(snapshot, iri) if p in snapshot.papers]
        forces = frozenset(snapshot.forces[p.iri] for p in papers if p.iri in snapshot.forces)
        type_ = "PAPER" if iri in snapshot.papers else snapshot.type(iri)
        dates = tuple(sorted({p.recorded for p in papers}))
        return Named(iri, type_, snapshot.label(iri), name, score, dates, forces)

    def _allowed(self, named: Named, wanted: Wanted) -> bool:
        in_force = not wanted.force or wanted.force in named.forces
        undated = not (wanted.start or wanted.end)
        return in_force and (undated or any(wanted.dated(day) for day in named.dates))

    def _fitting_passages(self, wanted: Wanted, words: set[str]) -> list[Passage]:
        """Passages that hold every word, rightly spelt or nearly so; the most of them, half at least, where none does.

        `words` gets the spellings found.
        """
        wished = list(dict.fromkeys(_words(wanted.text)))
        scores: dict[int, float] = defaultdict(float)
        held: Counter[int] = Counter()
        for word in wished:
            holding: dict[int, float] = {}
            for near, score in self._meant(word):
                words.add(near)
                for number in self._postings[near]:
                    holding[number] = max(holding.get(number, 0.0), score)
            held.update(holding.keys())
            for number, score in holding.items():
                scores[number] += score
        most = max(held.values(), default=0)
        if most * 2 < len(wished):
            return []
        found = []
        for number in (n for n, count in held.items() if count == most):
            paper, start, end = self._passages[number]
            recorded = self._snapshot.papers[paper].recorded
            force = self._snapshot.forces.get(paper, "")
            if wanted.dated(recorded) and (not wanted.force or wanted.force == force):
                found.append(Passage(paper, start, end, scores[number], recorded, force))
        found.sort(key=lambda p: p.recorded, reverse=True)
        return _apart(sorted(found, key=lambda p: -p.score))[:_MOST_PASSAGES]

    def _meant(self, word: str) -> list[tuple[str, float]]:
        """The words of the papers that `word` may mean: itself, longer ones that begin so, else misspelt ones."""
        exact = [(known, 100.0 if known == word else 95.0) for known in self._vocabulary if known.startswith(word)]
        if exact and (len(word) > 2 or word in self._postings):
            return exact
        near = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=MEANT - 7, limit=8)
        return [(known, float(score) - 10) for known, score, _ in near]


def _likeness(first: Sequence[Hashable], second: Sequence[Hashable], /, *, score_cutoff: float | None = None) -> float:
    """Whole name, or all words wanted among those of the name; 0 to 100. Both are folded texts."""
    wanted, name = str(first), str(second)
    whole = fuzz.ratio(wanted, name)
    if whole < 100 and len(wanted) > 2:
        words = wanted.split()
        of_name = name.split()
        within = min(max((_word_likeness(w, n) for n in of_name), default=0.0) for w in words)
        whole = max(whole, within - 3)
    return whole if whole >= (score_cutoff or 0.0) else 0.0


def _word_likeness(wanted: str, word: str) -> float:
    if word.startswith(wanted):
        return 100.0 if word == wanted else 92.0
    return fuzz.ratio(wanted, word) if min(len(wanted), len(word)) > 3 else 0.0


def _names(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    for thing in snapshot.things.values():
        if thing.type in _TYPES:
            yield thing.iri, thing.label[:_NAME_CHARS]
            for alias in thing.aliases:
                yield thing.iri, alias["name"][:_NAME_CHARS]
    for indicator in snapshot.indicators:
        yield indicator, snapshot.label(indicator)[:_NAME_CHARS]


def _passages(snapshot: Snapshot) -> Iterable[tuple[str, int, int]]:
    """Every sentence of every paper, as characters of its file."""
    for paper in snapshot.papers.values():
        for match in _SENTENCE.finditer(paper.text):
            if _WORD.search(match.group()):
                yield paper.iri, paper.start + match.start(), paper.start + match.end()


def _papers_of(snapshot: Snapshot, iri: str) -> Iterable[str]:
    if iri in snapshot.papers:
        return (iri,)
    attested = snapshot.attested.get(iri)
    return attested.papers if attested else ()


def _apart(passages: list[Passage]) -> list[Passage]:
    """The passages without those that lie within one before them."""
    kept: list[Passage] = []
    for p in passages:
        if not any(k.paper == p.paper and k.start < p.end and p.start < k.end for k in kept):
            kept.append(p)
        if len(kept) > _MOST_PASSAGES:
            break
    return kept


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
