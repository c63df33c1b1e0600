"""Identity over documents: which names are one thing, and why. Every step is a link that can be read and undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.corrections import Corrections
from graph.identity_links import HOLDER, POSSIBLY, SAME, Link, Node
from graph.identity_rules import Evidence, propose
from graph.iris import slug
from nlp.model import Extraction, Mention, Statement


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the whole graph: its canonical key, type, fullest label, and every other name."""

    key: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """What identity over documents came to."""

    keys: dict[tuple[str, str], str]
    things: tuple[Thing, ...]
    links: tuple[Link, ...]

    def canonical(self, document: str, key: str) -> str:
        """The canonical key of what `document` calls `key`; keys of no entity (actions, meetings) stay as they are."""
        return self.keys.get((document, key), key)


def identify(extractions: Sequence[Extraction], corrections: Corrections | None = None) -> Identity:
    """Identity over all documents. Deterministic: the order of `extractions` does not matter."""
    ordered = sorted(extractions, key=lambda e: e.document.name)
    nodes = [node for extraction in ordered for node in nodes_of(extraction)]
    links = propose(nodes, ordered)
    if corrections is not None:
        links = [_decided(link, nodes, corrections) for link in links]
    groups = _groups(nodes, links)
    keys, things = _canonicals(groups)
    turned = _turned(links, nodes, keys, things, Evidence(ordered))
    return Identity(keys, tuple(things), tuple(sorted(set(turned))))


def _turned(
    links: list[Link], nodes: list[Node], keys: dict[tuple[str, str], str], things: list[Thing], evidence: Evidence
) -> Iterator[Link]:
    """`links`, those that lead from a thing's own name to another of its names turned round: a link is from the other.

    Each passage that gives the other name then tells once why it is the same thing.
    """
    own = {t.key: t.label for t in things}
    by_id = {n.id: n for n in nodes}
    seen: set[tuple[str, str]] = set()
    for link in links:
        source, target = by_id[link.source], by_id[link.target]
        label = own[keys[link.target]]
        if link.kind != SAME or link.correction or link.name != label or target.label == label or not target.part:
            yield link
        elif target.id not in seen:
            seen.add(target.id)
            yield evidence.link(SAME, target, source, link.because, link.confidence)


def nodes_of(extraction: Extraction) -> list[Node]:
    """The entities of one document with their first mention and, for people, their offices and organisations."""
    document = extraction.document
    recorded = {p.id: p.recorded for p in document.parts}
    labels = {e.key: e.label for e in extraction.entities}
    offices: dict[str, set[str]] = defaultdict(set)
    organisations: dict[str, set[str]] = defaultdict(set)
    for s in extraction.statements:
        if s.subject.entity and s.object.entity and s.relation in ("holds_role", "member_of"):
            holder = offices if s.relation == "holds_role" else organisations
            holder[s.subject.entity].add(labels.get(s.object.entity, s.object.label))
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for m in extraction.mentions:
        mentions[m.entity].append(m)
    stated: dict[str, list[Statement]] = defaultdict(list)
    for s in extraction.statements:
        for term in (s.subject, s.object, s.speaker):
            if term and term.entity:
                stated[term.entity].append(s)
    found = []
    for entity in sorted(extraction.entities, key=lambda e: e.key):
        node = Node(
            document.name, entity.key, entity.type, entity.label, offices=frozenset(offices[entity.key]),
            organisations=frozenset(organisations[entity.key]), names=tuple(sorted({a.name for a in entity.aliases})),
            mentions=len(mentions[entity.key]),
        )  # fmt: skip
        places = [(p.start, p.end, p.part) for p in mentions[entity.key] or stated[entity.key]]
        if places:
            start, end, part = min(places)
            node = replace(node, part=part, start=start, end=end, recorded=recorded[part])
        found.append(node)
    return found


def _decided(link: Link, nodes: list[Node], corrections: Corrections) -> Link:
    """`link` as a person's decision leaves it."""
    if link.kind == HOLDER:
        return link
    labels = {n.id: n.label for n in nodes}
    ends = {link.source[1], labels.get(link.source, ""), link.name}, {link.target[1], labels.get(link.target, "")}
    decision = corrections.for_link(*ends, link.part)
    if decision is None:
        return link
    if decision.decision == "reject":
        return replace(link, rejected=True, correction=decision.id)
    kind = SAME if link.kind == POSSIBLY else link.kind
    return replace(link, kind=kind, confidence=1.0, correction=decision.id)


def _groups(nodes: list[Node], links: list[Link]) -> list[list[Node]]:
    """Nodes that accepted `same` links tie together."""
    parent = {n.id: n.id for n in nodes}

    def root(of: tuple[str, str]) -> tuple[str, str]:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for link in links:
        if link.kind == SAME and not link.rejected and link.source in parent and link.target in parent:
            a, b = sorted((root(link.source), root(link.target)))
            parent[b] = a
    # What no passage names has no evidence for a link of its own: its key is all that is known of it.
    keys = {n.key: n.id for n in reversed(nodes) if n.part}
    for node in nodes:
        if not node.part and node.key in keys:
            parent[root(node.id)] = root(keys[node.key])
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        groups[root(node.id)].append(node)
    return [sorted(g) for _, g in sorted(groups.items())]


def _usual(node: Node, group: list[Node]) -> int:
    """How often the papers use an operation's name: the usual one stands, though a longer one was once used."""
    return sum(n.mentions for n in group if n.label == node.label) if node.type == "OPERATION" else 0


def _canonicals(groups: list[list[Node]]) -> tuple[dict[tuple[str, str], str], list[Thing]]:
    """The canonical key and the thing of every group. Two groups never share a key."""
    keys: dict[tuple[str, str], str] = {}
    things: list[Thing] = []
    taken: set[str] = set()
    for group in sorted(groups, key=lambda g: (min((n.recorded or "9999", n.document) for n in g), g[0].key)):
        best = min(
            group, key=lambda n: (n.label.isupper(), -_usual(n, group), -len(n.label.split()), -len(n.label), n.key)
        )
        key = best.key
        # A surname alone, or a key that another group has, names a thing only together with its paper.
        if key in taken or (best.type == "PERSON" and len(best.label.split()) < 2):
            key = f"{best.key}-in-{slug(best.part or best.document)}"
        taken.add(key)
        names = {n.label for n in group} | {a for n in group for a in n.names}
        mentions = sum(n.mentions for n in group)
        things.append(Thing(key, best.type, best.label, tuple(sorted(names - {best.label})), mentions))
        keys |= {n.id: key for n in group}
    return keys, sorted(things, key=lambda t: t.key)
