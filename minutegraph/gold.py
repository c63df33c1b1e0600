"""Hand annotation of sections of papers, read and laid out as spans; and how two names are compared.

The annotation format is described in ``tests/gold/README.md``. Offsets are half-open and count Python characters of the
document as decoded with ``newline=""``.
"""

from __future__ import annotations

import functools
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from nlp.errors import UsageError


class Span(NamedTuple):
    """One annotated occurrence: where, of which entity type, of which entity (its id in the annotation file)."""

    start: int
    end: int
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class GoldSection:
    """One annotated character range of one document, with every span and every name of each entity laid out."""

    name: str
    document: str
    start: int
    end: int
    text: str
    entities: Mapping[str, Mapping[str, Any]]
    facts: tuple[Mapping[str, Any], ...]
    spans: tuple[Span, ...]
    names: Mapping[str, frozenset[str]]  # entity id -> the comparison keys of its label and surfaces

    def label(self, reference: Any) -> str:
        """The label of the entity `reference` names, or `reference` itself where it is a literal."""
        return str(self.entities[reference]["label"]) if reference in self.entities else str(reference)

    def keys(self, reference: Any) -> frozenset[str]:
        """The comparison keys under which `reference`, an entity's id or a literal, is known."""
        return self.names.get(reference) or frozenset({key(reference)})


@functools.cache
def scheme() -> Mapping[str, Any]:
    """The scoring scheme's fixed lists: classes, optional names, stop words."""
    text = (resources.files("minutegraph") / "scheme.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


@functools.cache
def _optional() -> re.Pattern[str]:
    return re.compile("|".join(scheme()["optional"]["names"]), re.IGNORECASE)


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(scheme()["stop"]["words"].split())


def is_optional(name: str) -> bool:
    """Whether the scheme neither rewards nor punishes `name`."""
    return _optional().fullmatch(fold(name)) is not None


def fold(text: str) -> str:
    """`text` with every run of whitespace as one space.

    >>> fold("Operation\\r\\n  Kestrel ")
    'Operation Kestrel'
    """
    return " ".join(text.split())


def key(label: object) -> str:
    """What is left of a name for comparison: case, articles, titles, brackets and punctuation do not count.

    >>> key("Op. Kestrel") == key("operation  KESTREL (phase 2)")
    True
    """
    text = fold(str(label)).casefold().replace("’", "'")
    text = re.sub(r"^(the|dr|mr|mrs|ms|professor) ", "", text)
    text = re.sub(r"^op\.? ", "operation ", text)
    text = re.sub(r"\s*\([^)]*\)", "", text)
    return re.sub(r"[^a-z0-9]", "", text)


def words(text: object) -> frozenset[str]:
    """The words of a phrase that count, plurals folded.

    >>> sorted(words("the arrests of drivers"))
    ['arrest', 'driver']
    """
    found = (word for word in re.findall(r"[a-z0-9]+", str(text).casefold()) if word not in _stop_words())
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in found
    )


def similarity(one: object, other: object) -> float:
    """How alike two phrases are, from 0 to 1: F1 over their words; 1.0 where one holds the other.

    >>> similarity("illegal metal theft", "metal theft")
    1.0
    """
    left, right = words(one), words(other)
    if not left or not right:
        return float(key(one) == key(other))
    common = len(left & right)
    if common and (left <= right or right <= left):
        return 1.0
    return 2 * common / (len(left) + len(right))


def load(path: Path, texts: Mapping[str, str]) -> GoldSection:
    """The section that the annotation file `path` describes. `texts` are the documents by name.

    Raises UsageError where the file is no annotation, or its document is not among `texts`.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf8"))
        document, start, end = str(raw["document"]), int(raw["start"]), int(raw["end"])
        entities = {entity["id"]: entity for entity in raw["entities"]}
        names = {i: frozenset(key(n) for n in [e["label"], *e["surfaces"]]) for i, e in entities.items()}
        facts, mask = tuple(raw["facts"]), raw.get("mask") or []
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"{path}: not an annotation file ({error!r}). Mend it or move it out of --gold.") from error
    if document not in texts:
        raise UsageError(f"{path}: annotates {document}, which the graph was not built from. Build with that file too.")
    spans = _Marker(texts[document], start, end).mark(entities, mask)
    return GoldSection(path.stem, document, start, end, texts[document], entities, facts, spans, names)


class _Marker:
    """Finds the annotated surfaces in one section, longest first, so that no two spans overlap."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.taken = bytearray(len(text))

    def mark(self, entities: Mapping[str, Mapping[str, Any]], mask: list[str]) -> tuple[Span, ...]:
        for phrase in mask:
            for found in _surface(phrase).finditer(self.text, self.start, self.end):
                self._take(found)
        pairs = [(surface, entity) for entity in entities.values() for surface in entity["surfaces"]]
        spans = []
        for surface, entity in sorted(pairs, key=lambda pair: -len(pair[0])):
            for found in self._occurrences(surface, entity):
                self._take(found)
                spans.append(Span(found.start(), found.end(), entity["type"], entity["id"]))
        return tuple(sorted(spans))

    def _occurrences(self, surface: str, entity: Mapping[str, Any]) -> list[re.Match[str]]:
        """The free whole-word occurrences of `surface` that stand for `entity`."""
        barred = self._within(entity.get("not_at") or [], surface)
        only = [snippet for snippet in entity.get("only_at") or [] if snippet["surface"] == surface]
        allowed = self._within(only, surface) if only else None
        return [
            found
            for found in _surface(surface).finditer(self.text, self.start, self.end)
            if found.start() not in barred
            and (allowed is None or found.start() in allowed)
            and not any(self.taken[found.start() : found.end()])
        ]

    def _within(self, snippets: list[Mapping[str, str]], surface: str) -> set[int]:
        """Where `surface` starts inside the contexts that `snippets` give for it."""
        contexts: dict[str, list[str]] = defaultdict(list)
        for snippet in snippets:
            contexts[snippet["surface"]].append(snippet["context"])
        return {
            inner.start()
            for context in contexts[surface]
            for outer in _surface(context).finditer(self.text, self.start, self.end)
            for inner in _surface(surface).finditer(self.text, outer.start(), outer.end())
        }

    def _take(self, found: re.Match[str]) -> None:
        self.taken[found.start() : found.end()] = b"\1" * (found.end() - found.start())


def _surface(surface: str) -> re.Pattern[str]:
    """Whole words only where the surface begins or ends with one; a space stands for any run of whitespace."""
    body = r"\s+".join(re.escape(part) for part in surface.split())
    before = r"(?<!\w)" if surface[0].isalnum() else ""
    after = r"(?!\w)" if surface[-1].isalnum() else ""
    return re.compile(before + body + after)
