"""The entities of one document: what all its mentions and statements speak of, each with its label and other names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from nlp.model import ENTITY_TYPES, Alias, Entity, Mention, Statement


def entities_of(mentions: Sequence[Mention], statements: Iterable[Statement], source: str) -> tuple[Entity, ...]:
    """One entity per key, in order of keys. The label is the one most used, the longest of those used as often."""
    labels: dict[str, Counter[str]] = {}
    types: dict[str, str] = {}
    for mention in mentions:
        labels.setdefault(mention.entity, Counter())[mention.label] += 1
        types[mention.entity] = mention.type
    for key, label in _terms(statements):
        labels.setdefault(key, Counter())[label] += 0
        types.setdefault(key, _type_of(key))
    surfaces = _surfaces(mentions, source)
    entities = []
    for key in sorted(labels):
        label = min(labels[key], key=lambda name: (-labels[key][name], -len(name), name))
        found = sorted(surfaces.get(key, {}).items(), key=lambda item: item[1].start)
        aliases = tuple(_alias(surface, mention) for surface, mention in found if surface != label)
        entities.append(Entity(key, types[key], label, aliases))
    return tuple(entities)


def _terms(statements: Iterable[Statement]) -> Iterable[tuple[str, str]]:
    """Key and label of every entity that a statement speaks of; actions and meetings are none."""
    for statement in statements:
        for term in (statement.subject, statement.object, statement.speaker):
            if term is not None and term.entity is not None and _type_of(term.entity) in ENTITY_TYPES:
                yield term.entity, term.label


def _type_of(key: str) -> str:
    return key.split("/")[0].upper()


def _surfaces(mentions: Iterable[Mention], source: str) -> dict[str, dict[str, Mention]]:
    """For each entity the ways its name is written, each with its first mention."""
    surfaces: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        surface = " ".join(source[mention.start : mention.end].split())
        surfaces.setdefault(mention.entity, {}).setdefault(surface, mention)
    return surfaces


def _alias(surface: str, mention: Mention) -> Alias:
    why = {"acronym": "definition", "attendance": "attendance"}.get(mention.rule, "form")
    return Alias(surface, why, mention.start, mention.end, mention.confidence)
