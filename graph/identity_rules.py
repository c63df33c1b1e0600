"""The rules of identity, in one table. Each looks at the entities of all documents and proposes links with reasons.

A rule may say `same` only where its evidence is strong; everything else is `possibly same` and merges nothing. People
are never merged on a surname alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from graph import names
from graph.identity_links import ALIAS, POSSIBLY, SAME, Link, Node
from nlp.lexicon import table
from nlp.model import Extraction

GROUPS = frozenset({"TEAM", "ORG"})
NAMED = frozenset({"OPERATION", "INITIATIVE"})
FUZZY = frozenset({"OPERATION", "INITIATIVE", "TEAM", "ORG", "ROLE"})


class Evidence:
    """Where entities are named, and the words around."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._texts = {e.document.name: e.document.text for e in extractions}

    def link(self, kind: str, source: Node, target: Node, because: str, confidence: float) -> Link:
        """A link whose evidence is the first mention of `source`, with its line as quote."""
        start, end = self._around(source)
        quote = self._texts[source.document][start:end]
        return Link(kind, source.id, target.id, source.label, because, source.part, start, end, quote, confidence)

    def _around(self, node: Node, reach: int = 70) -> tuple[int, int]:
        """The mention with up to `reach` characters on either side, within its line and at whole words."""
        text = self._texts[node.document]
        low = max(text.rfind("\n", 0, node.start) + 1, text.rfind("\t", 0, node.start) + 1, node.start - reach)
        high = min(p for p in (text.find("\n", node.end), text.find("\t", node.end), node.end + reach) if p >= 0)
        high = min(high, len(text))
        while low < node.start and low > 0 and not text[low - 1].isspace():
            low += 1
        while high > node.end and high < len(text) and not text[high].isspace():
            high -= 1
        while low < node.start and text[low].isspace():
            low += 1
        while high > node.end and text[high - 1].isspace():
            high -= 1
        return low, high


Rule = Callable[[list[Node], Evidence, Sequence[Extraction]], Iterator[Link]]


def family(node: Node) -> str:
    """Types that may name one thing: teams and organisations, operations and initiatives."""
    return "GROUP" if node.type in GROUPS else "NAMED" if node.type in NAMED else node.type


def _surname_only(node: Node) -> bool:
    return node.type == "PERSON" and len(names.person(node.label).split()) < 2


def same_name(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """Equal full names, case, articles and punctuation apart. A surname is no full name."""
    buckets: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if not _surname_only(node):
            plain = names.person(node.label) if node.type == "PERSON" else names.plain(node.label)
            buckets[family(node), plain].append(node)
    for bucket in buckets.values():
        first = min(bucket, key=lambda n: (n.recorded, n.id))
        for node in sorted(bucket):
            if node.id != first.id:
                other = "" if node.type == first.type else f" (typed {node.type} here, {first.type} there)"
                yield evidence.link(SAME, node, first, f"same full name: {node.label}{other}", 0.98)


def small_words(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """Long names that differ only by small words such as `the` and `and`."""
    buckets: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.type in FUZZY and len(names.without_small_words(node.label).split()) >= 3:
            buckets[family(node), names.without_small_words(node.label)].append(node)
    for bucket in buckets.values():
        first = min(bucket, key=lambda n: (n.recorded, n.id))
        for node in sorted(bucket):
            if names.plain(node.label) != names.plain(first.label):
                because = f"equal apart from small words: {node.label}, {first.label}"
                yield evidence.link(SAME, node, first, because, 0.9)


def force_names(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """A police force by the noun that its area's name goes with: ``Fenshire Constabulary``, ``Fenshire Police``."""
    heads = sorted(table("bodies")["force_heads"], key=len, reverse=True)
    areas: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        head = next((h for h in heads if node.label.endswith(h)), None) if node.type == "ORG" else None
        if head is not None and node.label.removesuffix(head):
            areas[names.plain(node.label.removesuffix(head))].append(node)
    for force in areas.values():
        first = min(force, key=lambda n: (n.recorded, n.id))
        for node in sorted(force):
            if names.plain(node.label) != names.plain(first.label):
                because = f"one force of one area by two nouns: {node.label}, {first.label}"
                yield evidence.link(SAME, node, first, because, 0.9)


def defined_acronym(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """An acronym that one document only uses and another defines for exactly one thing of the family."""
    defined: dict[tuple[str, str], dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        for name in node.names:
            if names.is_acronym(name):
                defined[family(node), name.replace(" ", "")].setdefault(names.plain(node.label), node)
    for node in nodes:
        if not names.is_acronym(node.label):
            continue
        acronym = node.label.replace(" ", "")
        found = [n for n in defined[family(node), acronym].values() if n.id != node.id]
        for target in found:
            because = f"{acronym} is short for {target.label}, as another paper defines it"
            if len(found) == 1:
                yield evidence.link(SAME, node, target, because, 0.9)
            else:
                yield evidence.link(POSSIBLY, node, target, because + "; papers define it in more than one way", 0.5)


def _shared(one: Node, other: Node) -> str:
    """The office, or else the organisation, that two people share, in words; empty where none is known."""
    offices = {names.office(o): o for o in sorted(one.offices)}
    for office in sorted(other.offices):
        if names.office(office) in offices:
            return f"both hold the office of {offices[names.office(office)]}"
    organisations = {names.plain(o): o for o in sorted(one.organisations)}
    for organisation in sorted(other.organisations):
        if names.plain(organisation) in organisations:
            return f"both belong to {organisations[names.plain(organisation)]}"
    return ""


def given_names(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """Forms of one given name with the same surname: same where office or organisation agrees, else possibly."""
    people = [n for n in nodes if n.type == "PERSON" and not _surname_only(n)]
    for one, other in combinations(people, 2):
        a, b = names.person(one.label).split(), names.person(other.label).split()
        if a == b or a[-1] != b[-1] or not names.given_variants(a[0], b[0]):
            continue
        shared = _shared(one, other)
        kind, confidence = (SAME, 0.92) if shared else (POSSIBLY, 0.5)
        because = f"{one.label} and {other.label}: forms of one given name, same surname"
        yield evidence.link(
            kind, one, other, f"{because}; {shared or 'no office or organisation in common'}", confidence
        )


def surnames(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """A surname alone is the one person attested elsewhere with that surname and office; else possibly each of them."""
    full = [n for n in nodes if n.type == "PERSON" and not _surname_only(n)]
    for node in nodes:
        if not _surname_only(node):
            continue
        namesakes = [n for n in full if names.surname(n.label) == names.surname(node.label)]
        bearers = _people(sorted(namesakes, key=lambda n: (not _office(node, n), n.recorded, n.id)))
        fitting = [b for b in bearers if _office(node, b)]
        if len(fitting) == 1:
            office, holder = _office(node, fitting[0]), fitting[0].label
            because = f"inferred: surname {node.label} with the office of {office}, held by {holder}"
            yield evidence.link(SAME, node, fitting[0], because, 0.85)
            continue
        for bearer in fitting or bearers:
            because = f"surname {node.label}, as {bearer.label} has it; office not enough to tell"
            yield evidence.link(POSSIBLY, node, bearer, because, 0.3)


def _people(namesakes: list[Node]) -> list[Node]:
    """One node for each person among people of one surname: forms of one given name with one office are one."""
    found: list[Node] = []
    for node in namesakes:
        given = names.person(node.label).split()[0]
        known = any(
            names.person(f.label) == names.person(node.label)
            or (names.given_variants(names.person(f.label).split()[0], given) and _shared(f, node))
            for f in found
        )
        if not known:
            found.append(node)
    return found


def _office(one: Node, other: Node) -> str:
    """An office that both are given, or empty."""
    mine = {names.office(o) for o in one.offices}
    return next((o for o in sorted(other.offices) if names.office(o) in mine), "")


def changed_surname(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """The same given name and office in different documents, another surname: possibly one person."""
    people = [n for n in nodes if n.type == "PERSON" and not _surname_only(n) and n.offices]
    for one, other in combinations(people, 2):
        a, b = names.person(one.label).split(), names.person(other.label).split()
        office = _office(one, other)
        if one.document != other.document and a[0] == b[0] and a[-1] != b[-1] and office:
            because = f"same given name and same office ({office}), different surname"
            yield evidence.link(POSSIBLY, one, other, because, 0.3)


def longer_name(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """An operation's name that begins with another's whole name: same where there is one longer form."""
    named = [n for n in nodes if n.type == "OPERATION"]
    for node in named:
        longer = {names.plain(n.label): n for n in sorted(named, reverse=True) if names.extends(n.label, node.label)}
        for target in longer.values():
            because = f"{target.label} is {node.label} with further words"
            if len(longer) == 1:
                yield evidence.link(SAME, node, target, because, 0.8)
            else:
                yield evidence.link(POSSIBLY, node, target, because + "; more than one such name", 0.5)


def code_names(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """The same code name, or nearly, under another head (Operation, Project, campaign): possibly same."""
    named = _distinct([n for n in nodes if n.type in NAMED])
    for one, other in combinations(named, 2):
        a, b = names.code_name(one.label), names.code_name(other.label)
        if names.plain(one.label) == names.plain(other.label) or min(len(a), len(b)) < 4:
            continue
        score = names.likeness(a, b)
        if a == b:
            yield evidence.link(
                POSSIBLY, one, other, f"same code name under another head: {one.label}, {other.label}", 0.6
            )
        elif score >= 85 and one.type != other.type and len(a.split()) > 1:
            because = f"code names alike ({score:g} of 100): {one.label}, {other.label}"
            yield evidence.link(POSSIBLY, one, other, because, round(score / 200, 3))


def alike(nodes: list[Node], evidence: Evidence, _: Sequence[Extraction]) -> Iterator[Link]:
    """Names that differ by a plural, a small word, the order of words or a misprint: possibly same, with the score."""
    families: dict[str, list[Node]] = defaultdict(list)
    for node in _distinct([n for n in nodes if n.type in FUZZY]):
        families[family(node)].append(node)
    for members in families.values():
        for one, other in combinations(members, 2):
            if min(len(one.label), len(other.label)) < 8 or names.plain(one.label) == names.plain(other.label):
                continue
            score = names.likeness(one.label, other.label)
            if score >= names.SUSPECT:
                because = f"names alike ({score:g} of 100): {one.label}, {other.label}"
                yield evidence.link(POSSIBLY, one, other, because, round(score / 200, 3))


def _distinct(nodes: list[Node]) -> list[Node]:
    """One node for each plain name of a family: the first on record."""
    firsts: dict[tuple[str, str], Node] = {}
    for node in sorted(nodes, key=lambda n: (n.recorded, n.id)):
        firsts.setdefault((family(node), names.plain(node.label)), node)
    return sorted(firsts.values())


def stated(nodes: list[Node], _: Evidence, extractions: Sequence[Extraction]) -> Iterator[Link]:
    """What a paper itself says to be one thing."""
    known = {n.id: n for n in nodes}
    for extraction in extractions:
        name = extraction.document.name
        for s in extraction.statements:
            if s.relation != "same_as" or s.modality != "asserted" or not (s.subject.entity and s.object.entity):
                continue
            one, other = known.get((name, s.subject.entity)), known.get((name, s.object.entity))
            if one and other and one.id != other.id and family(one) == family(other) and one.type != "PERSON":
                because = f"the paper says so: {one.label}, {other.label}"
                kind = SAME if s.confidence >= 0.8 else POSSIBLY
                yield Link(kind, one.id, other.id, one.label, because, s.part, s.start, s.end, s.quote, s.confidence)


def aliases(_: list[Node], __: Evidence, extractions: Sequence[Extraction]) -> Iterator[Link]:
    """Every other name that a document gives a thing, with the sentence that shows it."""
    for extraction in extractions:
        document = extraction.document
        for entity in extraction.entities:
            for a in entity.aliases:
                part = next((p.id for p in document.parts if p.start <= a.start < p.end), "")
                if part and a.name != entity.label:
                    end = (document.name, entity.key)
                    quote = document.text[a.start : a.end]
                    yield Link(ALIAS, end, end, a.name, a.why, part, a.start, a.end, quote, a.confidence)


#: Name of the rule -> the rule. The name travels into the graph with every link.
RULES: dict[str, Rule] = {
    rule.__name__.replace("_", "-"): rule
    for rule in (
        same_name, small_words, force_names, defined_acronym, given_names, surnames, changed_surname, longer_name,
        code_names, alike, stated, aliases,
    )
}  # fmt: skip


def propose(nodes: list[Node], extractions: Sequence[Extraction]) -> list[Link]:
    """All links that the rules propose, the surest for each pair; what is the same is not also suspected."""
    evidence = Evidence(extractions)
    mentioned = [n for n in nodes if n.part]
    best: dict[tuple[object, ...], Link] = {}
    for rule in RULES.values():
        for link in rule(mentioned, evidence, extractions):
            pair = tuple(sorted((link.source, link.target)))
            identity = (*pair, link.name, link.start) if link.kind == ALIAS else pair
            known = best.get(identity)
            if known is None or (link.kind == SAME, link.confidence) > (known.kind == SAME, known.confidence):
                best[identity] = link
    return sorted(best.values())
