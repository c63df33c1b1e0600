"""How well a reading agrees with hand annotation: precision, recall and F1 per entity type and per relation.

What is scored, and how:

* Only the character ranges that an annotation file covers.
* *Strict* mentions agree in both ends and in class; *lenient* ones overlap. Each counts for at most one.
* *Linked* is the share of matched mentions whose label is a name of the right entity.
* A fact agrees where relation, subject and object do (names as `minutegraph.gold` compares them; a person and the
  roles that the section gives them stand for one another where a speaker, owner or lead is meant).
* *Quotes verbatim* is the share of facts whose quote is the text at their offsets; *outcome periods* the share of
  matched outcomes with exactly the annotated period.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minutegraph.gold import GoldSection, Span, fold, is_optional, key, load, scheme, similarity
from nlp.errors import UsageError
from nlp.model import RELATIONS

#: Mentions and facts as `export --format mentions|facts` writes them, one mapping a line.
Record = Mapping[str, Any]

DATES = frozenset({"attended", "sent_apologies", "raised_on"})
SYMMETRIC = frozenset({"same_as", "supports"})
#: Relations whose object, a person, may be given by the role the person holds, and the other way round.
ROLE_FOR_PERSON = frozenset({"raised_by", "assigned_to", "led_by"})


@dataclass
class Tally:
    """Counts of what was wanted (`gold`), what was found, and what agrees (`hit`)."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def add(self, *, hit: int = 0, gold: int = 0, found: int = 0) -> None:
        self.hit, self.gold, self.found = self.hit + hit, self.gold + gold, self.found + found

    def row(self) -> dict[str, float]:
        """Precision, recall and F1, rounded to three places and 0 where undefined, with the counts."""
        precision = self.hit / self.found if self.found else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        both = precision + recall
        return {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(2 * precision * recall / both, 3) if both else 0.0,
            "gold": self.gold,
            "found": self.found,
        }


@dataclass
class Share:
    """A share of `of` things."""

    hit: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        self.hit, self.of = self.hit + hit, self.of + 1

    def value(self) -> float | None:
        return round(self.hit / self.of, 3) if self.of else None


@dataclass
class Evaluation:
    """The sums over all sections, and each disagreement in words (`errors`, in the order met)."""

    strict: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    lenient: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    facts: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    linked: Share = field(default_factory=Share)
    quotes: Share = field(default_factory=Share)
    periods: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """All figures as plain data, the same for the same input."""
        return {
            "mentions_strict": _rows(self.strict),
            "mentions_lenient": _rows(self.lenient),
            "linked": self.linked.value(),
            "facts": _rows(self.facts),
            "quotes_verbatim": self.quotes.value(),
            "outcome_periods": self.periods.value(),
        }

    def commonest_errors(self, limit: int) -> list[tuple[str, int]]:
        """The `limit` commonest disagreements with their counts, commonest first."""
        return Counter(self.errors).most_common(limit)


def _rows(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    whole = Tally()
    for tally in tallies.values():
        whole.add(hit=tally.hit, gold=tally.gold, found=tally.found)
    return {**{name: tallies[name].row() for name in sorted(tallies)}, "all": whole.row()}


def evaluate(gold: Path, texts: Mapping[str, str], mentions: Sequence[Record], facts: Sequence[Record]) -> Evaluation:
    """Compare `mentions` and `facts` with every annotation file (``*.json``) in the directory `gold`.

    `texts` are the documents by name, as decoded with ``newline=""``. Raises UsageError where `gold` holds no
    annotation or annotates a document that is not among them.
    """
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise UsageError(f"{gold}: no annotation files (*.json) here. Give the directory that holds them as --gold.")
    result = Evaluation()
    for path in paths:
        section = load(path, texts)
        _score_mentions(section, mentions, result)
        _score_facts(section, facts, result)
    return result


# Mentions


def _score_mentions(section: GoldSection, mentions: Iterable[Record], result: Evaluation) -> None:
    classes: Mapping[str, str] = scheme()["classes"]
    wanted: dict[str, list[Span]] = defaultdict(list)
    for span in section.spans:
        if not is_optional(section.text[span.start : span.end]):
            wanted[classes[span.type]].append(span)
    found: dict[str, dict[tuple[int, int], Record]] = defaultdict(dict)
    for mention in mentions:
        if _is_scored(section, mention):
            found[classes[mention["type"]]][mention["start"], mention["end"]] = mention
    for name in sorted(set(classes.values())):
        _score_class(section, name, wanted[name], found[name], result)


def _is_scored(section: GoldSection, mention: Record) -> bool:
    return (
        mention["document"] == section.document
        and section.start <= mention["start"]
        and mention["end"] <= section.end
        and mention["type"] in scheme()["classes"]
        and not is_optional(section.text[mention["start"] : mention["end"]])
    )


def _score_class(
    section: GoldSection, name: str, wanted: list[Span], found: Mapping[tuple[int, int], Record], result: Evaluation
) -> None:
    """Add the mentions of one class to the sums."""
    exact = {(span.start, span.end) for span in wanted} & found.keys()
    result.strict[name].add(hit=len(exact), gold=len(wanted), found=len(found))
    free = sorted(found)
    hits = 0
    for span in wanted:
        match = _overlapping(span, free, exact)
        if match is None:
            result.errors.append(f"missed   {name:10s} {_place(section, span.start, span.end)}")
            continue
        free.remove(match)
        hits += 1
        label = found[match].get("label") or ""
        linked = _names_entity(section, name, span.entity, label)
        result.linked.add(linked)
        if not linked:
            quoted = fold(section.text[span.start : span.end])
            wish = section.label(span.entity)
            result.errors.append(f"linked   {name:10s} {quoted!r} to {label!r}, wanted {wish!r}")
    result.lenient[name].add(hit=hits, gold=len(wanted), found=len(found))
    result.errors += [f"spurious {name:10s} {_place(section, *place)}" for place in free]


def _overlapping(span: Span, free: list[tuple[int, int]], exact: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The first free mention that overlaps `span`; one that fits another span exactly is left to that one."""
    for start, end in free:
        same = (start, end) == (span.start, span.end)
        if start < span.end and span.start < end and (same or (start, end) not in exact):
            return start, end
    return None


def _names_entity(section: GoldSection, name: str, entity: str, label: str) -> bool:
    """Whether `label` is a name of `entity`; roles and groups may be named by more or fewer words."""
    if key(label) in section.keys(entity):
        return True
    if name not in ("ROLE", "GROUP"):
        return False
    annotated = section.entities[entity]
    return any(similarity(label, other) == 1.0 for other in [annotated["label"], *annotated["surfaces"]])


def _place(section: GoldSection, start: int, end: int) -> str:
    return f"{fold(section.text[start:end])!r} at {section.document}:{start}"


# Facts


def _score_facts(section: GoldSection, facts: Iterable[Record], result: Evaluation) -> None:
    found = _found_facts(section, facts, result.quotes)
    agreement = _Agreement(section)
    used: set[int] = set()
    for want in _wanted_facts(section):
        relation = want["relation"]
        match = next((i for i, have in enumerate(found) if i not in used and agreement.holds(want, have)), None)
        result.facts[relation].add(hit=match is not None, gold=1)
        if match is None:
            result.errors.append(f"missed   {relation:14s} {_sentence(section, want)}")
            continue
        used.add(match)
        if relation == "outcome" and want.get("period"):
            result.periods.add(found[match].get("period") == want["period"])
    for i, have in enumerate(found):
        result.facts[have["relation"]].add(found=1)
        if i not in used:
            result.errors.append(f"spurious {have['relation']:14s} {_sentence(section, have)}")


def _wanted_facts(section: GoldSection) -> Iterable[Record]:
    """The annotated facts, each once, without those about optional names."""
    return {
        (f["relation"], f["subject"], str(f["object"]), f.get("value"), f.get("period")): f
        for f in section.facts
        if not _about_optional(section, f)
    }.values()


def _found_facts(section: GoldSection, facts: Iterable[Record], quotes: Share) -> list[Record]:
    """The facts read from this section, each once (the first), without those about optional names.

    Every fact's quote is held against the text, and counted in `quotes`.
    """
    found: dict[tuple[Any, ...], Record] = {}
    for fact in facts:
        if fact["document"] != section.document or not section.start <= fact["start"] < section.end:
            continue
        if fact["relation"] not in RELATIONS:
            continue
        quotes.add(fold(section.text[fact["start"] : fact["end"]]) == fold(fact.get("quote") or "\0"))
        if not _about_optional(section, fact):
            ends = (key(fact["subject"]), key(fact["object"]))
            found.setdefault((fact["relation"], *ends, fact.get("value"), fact.get("period")), fact)
    return list(found.values())


def _about_optional(section: GoldSection, fact: Record) -> bool:
    return is_optional(section.label(fact["subject"])) or is_optional(section.label(fact["object"]))


def _sentence(section: GoldSection, fact: Record) -> str:
    return f"{section.label(fact['subject'])} -> {section.label(fact['object'])} {fact.get('value') or ''}"


class _Agreement:
    """Decides whether a fact that was read is the one that was annotated."""

    def __init__(self, section: GoldSection) -> None:
        self.section = section
        self.stand_ins: dict[str, set[str]] = defaultdict(set)
        for fact in section.facts:
            if fact["relation"] == "holds_role" and fact["object"] in section.names:
                self.stand_ins[fact["subject"]] |= section.names[fact["object"]]
                self.stand_ins[fact["object"]] |= section.keys(fact["subject"])

    def holds(self, want: Record, have: Record) -> bool:
        if want["relation"] != have["relation"]:
            return False
        subjects, subject, object_ = self._subjects(want), key(have["subject"]), key(have["object"])
        if want["relation"] in SYMMETRIC and subject in self.section.keys(want["object"]) and object_ in subjects:
            return True
        return subject in subjects and self._objects_agree(want, have)

    def _subjects(self, want: Record) -> frozenset[str]:
        # Actions are literals even where an entity's id looks like one.
        literal = str(want["subject"]).startswith("Action")
        return frozenset({key(want["subject"])}) if literal else self.section.keys(want["subject"])

    def _objects_agree(self, want: Record, have: Record) -> bool:
        relation, wanted, found = want["relation"], want["object"], have["object"]
        if relation in DATES or relation == "status":
            return key(wanted) == key(found)
        if relation == "outcome":
            return _outcomes_agree(want, have)
        if relation == "targets" or wanted not in self.section.names:
            return similarity(wanted, found) >= 0.5
        names = set(self.section.keys(wanted))
        if relation in ROLE_FOR_PERSON:
            names |= self.stand_ins[wanted]
        if key(found) in names:
            return True
        return relation == "holds_role" and similarity(self.section.label(wanted), found) == 1.0


def _outcomes_agree(want: Record, have: Record) -> bool:
    """Equal numbers of like units, or, where no number was annotated, like phrases without one."""
    alike = similarity(want["object"], have["object"]) >= 0.5
    if want.get("value") is None or have.get("value") is None:
        return want.get("value") is None and alike
    if abs(float(want["value"]) - float(have["value"])) >= 1e-9:
        return False
    units = want.get("unit") or want["object"], have.get("unit") or have["object"]
    return alike or similarity(*units) > 0.3
