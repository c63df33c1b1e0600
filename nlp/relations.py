"""Ties between operations, teams, bodies, places and aims, from the words between them and from the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from nlp.aims import Aim, bracketed_aims, closing_aims, find_aims, listed_aims
from nlp.lexicon import table
from nlp.model import Interval, Statement, Term
from nlp.outcomes import Figure, figures, is_plan, period_of
from nlp.parse import parse
from nlp.reader import Reading, Sentence, term
from nlp.recognise import Found
from nlp.statements import Maker
from nlp.topics import Topic, find_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GROUPS = {"TEAM", "ORG"}
_NAMED = {"OPERATION", "INITIATIVE"}
_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot|n't|without|neither|nor)\b", re.IGNORECASE)


def find_relations(readings: Sequence[Reading], make: Maker, force: Term | None, model: str) -> list[Statement]:
    """All relations but speech, presence and actions, in the order of the text."""
    topics = find_topics(readings)
    found: list[Statement] = []
    docs = parse([topic.text for topic in topics], model)
    leads = {reading.text: reading for reading in readings if reading.text.endswith(":")}
    before: Topic | None = None
    for topic, doc in zip(topics, docs, strict=True):
        neighbour = before if before is not None and before.reading is topic.reading and topic.carried else None
        found += _Sentence(topic, doc, make, force, neighbour.text if neighbour else None).statements()
        before = topic
    for reading in readings:
        if reading.passage.lead in leads:
            found += list(_paid_by_lead(reading, leads[reading.passage.lead], make))
    for reading in readings:
        found += list(_renamings(reading, make))
        found += list(_interviews(reading, make))
    return found


@cache
def _words(relation: str, key: str) -> tuple[str, ...]:
    return tuple(sorted(table("relations")[relation][key], key=len, reverse=True))


@cache
def _any(relation: str, key: str) -> str:
    return "|".join(re.escape(w) for w in _words(relation, key))


class _Sentence:
    """One sentence with its topic: each method yields the statements of one relation."""

    def __init__(self, topic: Topic, doc: Doc, make: Maker, force: Term | None, before: str | None) -> None:
        self.topic, self.doc, self.make, self.force, self.before = topic, doc, make, force, before
        self.reading, self.sentence = topic.reading, topic.sentence
        self.text = topic.text
        self.offset = topic.sentence.start
        self.minutes = make.part.kind == "minutes"
        self.mentions = topic.sentence.mentions
        compared = topic.compared
        self.all_named = [m for m in self.mentions if m.type in _NAMED and m not in compared]
        self.named = [m for m in self.all_named if not self._companion(m)] or self.all_named
        self.main = topic.subject

    def _companion(self, mention: Found) -> bool:
        """Whether a name stands only as money (``Project Heron funding``) or in a list of partners."""
        text = self.reading.text
        if re.match(rf" (?:{_any('funded_by', 'nouns')})\b", text[mention.end : mention.end + 12]):
            return True
        before = text[max(self.sentence.start, mention.start - 160) : mention.start]
        return bool(
            re.search(r"\b(?:involving|including|alongside) [^.;]{0,120}(?:, |, and |and )(?:the )?$", before)
        ) and bool(re.match(r",| and ", text[mention.end : mention.end + 5]))

    def statements(self) -> list[Statement]:
        """All statements of this sentence, doubles removed."""
        found: list[Statement] = []
        taken: set[tuple[str, str | None]] = set()
        if self.reading.passage.role == "action":
            return found
        for name, made in (("led_by", self._led()), ("funded_by", self._funded()), ("supports", self._supports())):
            for statement in made:
                found.append(statement)
                taken.add((statement.subject.label, statement.object.entity))
                if name == "funded_by":
                    taken.add((statement.subject.label, statement.object.entity))
        if self.main.type in _NAMED and (not self.topic.carried or self.topic.anaphor):
            found += [s for s in self._involves() if (s.subject.label, s.object.entity) not in taken]
            found += self._located()
            found += self._targets()
        found += self._outcomes()
        unique: dict[tuple[object, ...], Statement] = {}
        for s in found:
            unique.setdefault((s.relation, s.subject, s.object, s.value, s.period), s)
        return list(unique.values())

    # --- making --------------------------------------------------------------------------------------------------

    def _make(
        self, relation: str, subject: Found | Term, obj: Term, *, rule: str, confidence: float, **more: object
    ) -> Statement:
        """A statement quoting this sentence, and the one that names its topic where that stands a little before."""
        start = self.sentence.start
        inferred: tuple[str, ...] = ()
        if self.topic.carried and self.topic.since is not None:
            reading, sentence = self.topic.since
            inferred = (f"{self.main.label} is what the passage speaks of before",)
            if reading is self.reading and self.sentence.end - sentence.start < 1100:
                start = sentence.start
            confidence -= 0.1
        subject_term = subject if isinstance(subject, Term) else term(subject)
        asked = self.reading.passage.role == "question"
        return self.make(
            self.reading, relation, subject_term, obj, start, self.sentence.end, rule=rule, confidence=max(confidence, 0.3),
            inferred=inferred, modality="asked" if asked else "asserted", **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def _between(self, left: Found, right: Found) -> str:
        return self.reading.text[left.end : right.start]

    def _after(self, mention: Found, size: int = 80) -> str:
        return self.reading.text[mention.end : min(self.sentence.end, mention.end + size)]

    def _before(self, mention: Found, size: int = 60) -> str:
        return self.reading.text[max(self.sentence.start, mention.start - size) : mention.start]

    def _listed_after(self, position: int, types: set[str]) -> list[Found]:
        """The mentions that follow `position` in one list: ``A, the B, and C``."""
        found: list[Found] = []
        for mention in self.mentions:
            if mention.start < position:
                continue
            gap = self.reading.text[position : mention.start]
            if mention.type not in types or not re.fullmatch(
                r"(?:\s*\([^()]{1,12}\))?[\s,]*(?:and |& |the |of |both |its |our |by |from |through |local |partner |Constabulary |force )*",
                gap,
            ):
                if mention.type in types | {"ROLE", "PLACE"} and not found and len(gap) < 3:
                    continue
                if not found:
                    continue
                if len(gap) > 30 or mention.type in types:
                    break
                continue
            found.append(mention)
            position = mention.end
        return found

    # --- who leads, who pays -------------------------------------------------------------------------------------

    def _led(self) -> Iterator[Statement]:
        subjects = [m for m in self.mentions if m.type in _NAMED | {"TEAM"}]
        for match in re.finditer(rf"\b(?:{_any('led_by', 'after')})\b", self.text, re.IGNORECASE):
            position = self.offset + match.end()
            if match.group().lower() == "governance of":
                continue
            before = [m for m in subjects if m.end <= self.offset + match.start()]
            if not before and self.topic.carried:
                before = [self.main]
            if not before:
                continue
            subject = before[-1]
            if (
                subject.type == "TEAM"
                and match.group().lower() != "chaired by"
                and any(m.type in _NAMED for m in before)
            ):
                subject = [m for m in before if m.type in _NAMED][-1]
            if match.group().lower() == "chaired by" and (
                subject.type != "TEAM"
                or re.search(
                    r"\b(?:meeting|group|board|panel|forum)\b",
                    self.reading.text[subject.end : self.offset + match.start()],
                    re.IGNORECASE,
                )
            ):
                continue
            if match.group().lower() == "is through" and "overnance" not in self.text[: match.start()]:
                continue
            if len(self.reading.text[subject.end : self.offset + match.start()]) > 60:
                continue
            for leader in self._listed_after(position, _GROUPS | {"PERSON", "ROLE"}):
                if leader.label == subject.label:
                    continue
                if leader.type == "ROLE" and any(
                    m.type == "PERSON" and 0 <= m.start - leader.end <= 2 for m in self.mentions
                ):
                    continue
                yield self._make("led_by", subject, term(leader), rule="led-by", confidence=0.9)
        unnamed = re.search(
            r"\b((?:one|a|an) (?:[a-z-]+ ){0,3}(?:officer|sergeant|inspector|constable|detective|superintendent)) (?:who|that) (?:has |have |had )?(?:led|leads|headed|heads)(?: on)? (?:the|this) (?:operation|initiative|project|campaign)\b",
            self.text,
        )
        if unnamed and self.main.type in _NAMED:
            yield self._make("led_by", self.main, Term(unnamed[1]), rule="unnamed-leader", confidence=0.75)
        for group in self.mentions:
            if group.type != "ORG":
                continue
            for subject in self.named:
                gap = self.reading.text[group.end : subject.start] if group.end <= subject.start else None
                if (
                    gap is not None
                    and re.fullmatch(
                        r"(?: \([A-Z]{2,8}\))?(?:'s|s)?[ -]?(?:led |led national )?(?:'|\"|\*)?(?:(?:national|new|annual) )?['\"]?",
                        gap,
                    )
                    and gap.strip(" ") != "-"
                    and (
                        subject.type == "OPERATION"
                        or gap.strip()
                        or group.rule in {"prefix", "national-body", "acronym"}
                    )
                    and not self._companion(subject)
                ):
                    if (
                        self.force is not None
                        and group.label == self.force.label
                        and gap.strip() not in {"led", "-led"}
                    ):
                        continue
                    yield self._make("led_by", subject, term(group), rule="owner-before-name", confidence=0.75)
        for match in re.finditer(r"\blead(?:s|ing)? (?:on |the )?", self.text):
            for subject in self.named:
                if 0 <= subject.start - (self.offset + match.end()) < 8:
                    leaders = [
                        m
                        for m in self.mentions
                        if m.type in _GROUPS | {"PERSON"} and m.end <= self.offset + match.start()
                    ]
                    if leaders:
                        yield self._make("led_by", subject, term(leaders[-1]), rule="leads", confidence=0.75)

    def _funded(self) -> Iterator[Statement]:
        subjects = [m for m in self.mentions if m.type in _NAMED | {"TEAM"}]
        payers = [m for m in self.mentions if m.type in {"ORG", "INITIATIVE"}]
        nouns = _any("funded_by", "nouns")
        for match in re.finditer(rf"\b(?:{_any('funded_by', 'after')})\b", self.text, re.IGNORECASE):
            before = [m for m in subjects if m.end <= self.offset + match.start()] or (
                [self.main] if self.topic.carried else []
            )
            for payer in self._listed_after(self.offset + match.end(), {"ORG", "INITIATIVE"})[:2]:
                for subject in before[-1:]:
                    if subject.label != payer.label:
                        yield self._make("funded_by", subject, term(payer), rule="funded-by", confidence=0.85)
        for payer in payers:
            if not re.match(rf" (?:{nouns})\b", self._after(payer, 16)):
                continue
            chain = [payer]
            for other in payers:
                if other.end <= payer.start and self.reading.text[other.end : payer.start] in {" ", "'s "}:
                    chain.append(other)
            for owner in chain[1:]:
                if payer.type == "INITIATIVE":
                    yield self._make("funded_by", payer, term(owner), rule="funding-of", confidence=0.8)
            for subject in [m for m in self.named if m.end <= payer.start][-1:] or self.named[:1]:
                if subject in chain or subject.label in {c.label for c in chain}:
                    continue
                for source in chain:
                    yield self._make("funded_by", subject, term(source), rule="with-funding", confidence=0.75)
            if self.topic.carried and not self.named and self.main.label not in {c.label for c in chain}:
                for source in chain:
                    yield self._make("funded_by", self.main, term(source), rule="with-funding", confidence=0.6)
        for match in re.finditer(r"(?:grants?|funding|money) (?:under|from|through) the [*'\"]?", self.text):
            for scheme in self.named:
                if 0 <= scheme.start - self.offset - match.end() <= 1:
                    for payer in payers:
                        if payer.end <= scheme.start and payer.type == "ORG" and scheme.start - payer.end < 30:
                            yield self._make("funded_by", scheme, term(payer), rule="grants-under", confidence=0.8)

    # --- helpers, partners, places -------------------------------------------------------------------------------

    def _supports(self) -> Iterator[Statement]:
        pairs = [(a, b) for i, a in enumerate(self.named) for b in self.named[i + 1 : i + 4] if a.label != b.label]
        forward, backward = _any("supports", "forward"), _any("supports", "backward")
        for left, right in pairs:
            gap = self._between(left, right)
            if len(gap) > 140:
                continue
            if re.search(rf"\b(?:{backward})\b", gap):
                yield self._make("supports", right, term(left), rule="supported-by", confidence=0.8)
            elif re.search(rf"\b(?:{forward})\b", gap) or re.search(r"\b(?:work|works|worked) closely with\b", gap):
                yield self._make("supports", left, term(right), rule="in-support-of", confidence=0.8)
        antecedent = self.topic.antecedent
        if antecedent is not None and re.match(
            rf"(?:The|This) (?:operation|initiative|project|campaign)\b.{{0,40}}\b(?:{backward})\b", self.text
        ):
            for helper in self.named:
                yield self._make("supports", helper, term(antecedent), rule="supported-by", confidence=0.75)

    def _involves(self) -> Iterator[Statement]:
        yield from self._own_force()
        groups = [m for m in self.mentions if m.type in _GROUPS and (self.force is None or m.label != self.force.label)]
        near = _any("involves", "near")
        doing = _any("involves", "doing")
        for group in groups:
            subject = self._nearest(group)
            if subject is None or self._inside_speech_of(group):
                continue
            before = self._before(group, 45)
            if re.search(
                r"\b(?:published|released|issued|funded|feedback|recommended|announced|responses?|received|criteria set|inspected) (?:by|from) [^.;]{0,60}$",
                self._before(group, 90),
            ):
                continue
            if re.match(
                r"(?: \([A-Z]+\))? (?:published|released|announced|reported|inspected)\b| \(now ",
                self._after(group, 30),
            ):
                continue
            if re.fullmatch(
                r",? and (?:the )?", self.reading.text[min(group.end, subject.end) : max(group.start, subject.start)]
            ):
                continue  # two of one list are partners of a third, not of each other
            if group.start >= subject.end:
                gap = self.reading.text[subject.end : group.start]
                if (
                    re.search(
                        rf"\b(?:{near})\b[\s,]*(?:(?:the|a|an|local|our|partners?|both|its|colleagues|agencies|officers|staff|representatives|key|other|such as|and|from|by|of|strategic) )*$",
                        gap + "",
                    )
                    or self._continues_list(group, near)
                    or (
                        re.search(r"\b(?:with|involving|including|alongside)\b", gap)
                        and len(gap) < 160
                        and re.search(r", (?:and )?(?:the )?$", before)
                    )
                ):
                    yield self._make("involves", subject, term(group), rule="partner-after", confidence=0.7)
            elif (
                re.search(rf"\b(?:{doing})\b", self.reading.text[group.end : subject.start])
                and subject.start - group.end < 110
            ):
                yield self._make("involves", subject, term(group), rule="partner-before", confidence=0.7)
            elif re.search(r"\b(?:by|with|from|through|the)\s*(?:the )?$", before) and subject.start - group.end < 60:
                yield self._make("involves", subject, term(group), rule="partner-near", confidence=0.55)

    def _own_force(self) -> Iterator[Statement]:
        """The home force takes part where minutes say so of it in the sentence about the operation."""
        if self.force is None or not self.minutes:
            return
        named = [m for m in self.mentions if m.label == self.force.label and m.type == "ORG"]
        words = "|".join(map(re.escape, table("relations")["force"]["words"]))
        if named or re.search(rf"\b(?:{words})\b", self.text, re.IGNORECASE):
            for subject in self.named[:1] or [self.main]:
                yield self._make("involves", subject, self.force, rule="own-force", confidence=0.7)

    def _continues_list(self, group: Found, near: str) -> bool:
        """Whether `group` stands in a list whose first member follows a word of partnership."""
        before = self.reading.text[max(self.sentence.start, group.start - 180) : group.start]
        return (
            bool(
                re.search(
                    r"\b(?:involving|with|alongside|including|by) [^.;]{0,140}(?:, |, and |and )(?:the )?$", before
                )
            )
            and near != ""
        )

    def _nearest(self, mention: Found) -> Found | None:
        if not self.named:
            return self.main
        before = [m for m in self.named if m.end <= mention.start]
        return before[-1] if before else self.named[0]

    def _inside_speech_of(self, group: Found) -> bool:
        return bool(re.match(r"(?:'s)? (?:website|guidance|report|inspection|area)", self._after(group, 18)))

    def _located(self) -> Iterator[Statement]:
        places = [m for m in self.mentions if m.type == "PLACE"]
        for place in places:
            subject = next((m for m in self.named if m.start - place.end in (0, 1)), None) or self._nearest(place)
            if subject is None or subject.type not in _NAMED:
                continue
            before, after = self._before(place, 30), self._after(place, 30)
            preposition = re.search(
                r"\b(?:in|at|across|within|around|from|throughout|near|beyond|on|to|of|and|into|between|covering|together)\s+(?:the |both |and around |rural |central )*$|, $",
                before,
                re.IGNORECASE,
            )
            adjacent = bool(
                re.match(
                    r" (?:[\w-]+ ){0,2}(?:economy|hotspots?|districts?|officers|patrols|city centre|unit|area|night-time)|'s hotspots?",
                    after,
                )
            ) or subject.start - place.end in (0, 1)
            if not (preposition or adjacent):
                continue
            if re.search(r"\b(?:attended|visited|concert|conference|University|Court)\b", before):
                continue
            if re.search(r"(?:from|travelled from|to|left) (?:the )?$", before) and re.search(
                r"\b(?:travel|journey|convoy)", self.text
            ):
                continue
            yield self._make(
                "located_in", subject, term(place), rule="place-in-sentence", confidence=0.75 if preposition else 0.65
            )

    # --- aims and results ----------------------------------------------------------------------------------------

    def _targets(self) -> Iterator[Statement]:
        for aim in self._aims():
            if self._is_mention(aim) or any(
                aim.trigger_start < m.start - self.offset < aim.start for m in self.all_named
            ):
                continue
            clause = self.text[max(0, aim.trigger_start - 30) : aim.trigger_start]
            modality_denied = _NEGATED.search(clause) is not None
            if modality_denied:
                continue
            for subject in self._subjects_of(aim):
                yield self._make(
                    "targets", subject, Term(aim.text), rule=f"aim-{aim.trigger.lower()}", confidence=aim.confidence
                )

    def _aims(self) -> Iterator[Aim]:
        for mention in self.named:
            end = mention.end - self.offset
            yield from closing_aims(self.text, end)
            if mention.type == "OPERATION":
                yield from bracketed_aims(self.text, end)
        yield from listed_aims(self.text)
        yield from find_aims(self.doc)

    def _subjects_of(self, aim: Aim) -> list[Found]:
        """Whose aim it is: the operation named last before it (both of a pair), passing over mere companions."""
        position = self.offset + aim.trigger_start
        before = [m for m in self.named if m.end <= position + 1]
        if not before:
            if not self.named:
                return [self.main]
            first = self.named[0]
            joined = re.search(
                r"\b(?:under|as part of|through|by|during|of|with) (?:the )?(?:[a-z]+ )?$", self._before(first, 40)
            )
            return [first] if joined or first.start == self.sentence.start else []
        last = before[-1]
        if len(before) > 1:
            gap = self.reading.text[before[-2].end : last.start]
            if re.fullmatch(r"(?: [\w-]+)? (?:and|&) (?:the |wider )?", gap):
                return [before[-2], last]
            if re.search(r"\b(?:alongside|under|with|as part of|in support of|following)\b[^,]{0,12}$", gap):
                return [before[0]]
        return [last]

    def _is_mention(self, aim: Aim) -> bool:
        """Whether the phrase is itself an entity (a partner, a place, the operation), so no crime, harm or group."""
        start, end = self.offset + aim.start, self.offset + aim.end
        return any(
            m.start < end and start < m.end and m.type != "PLACE" and m.end - m.start >= (end - start) * 0.6
            for m in self.mentions
        )

    def _outcomes(self) -> Iterator[Statement]:
        if self.reading.passage.role == "question":
            return
        frame = self.make.part.period
        period, valid = period_of(self.topic, frame, self.make.part.recorded, self.before)
        for figure in figures(self.text, self.doc):
            if is_plan(self.text, figure.start) or self._is_named_number(figure.start):
                continue
            position = self.offset + figure.start
            subject = self._result_subject(position)
            if subject is None or (self.topic.carried and not self.topic.anaphor and not figure.strong):
                continue
            if subject.type == "TEAM" and not self._team_did(subject, figure):
                continue
            yield self._make(
                "outcome", subject, Term(figure.phrase), rule="figure", confidence=0.75,
                value=figure.value, unit=figure.unit, period=period, valid=valid if valid.start else self.make.default if period is None else Interval(text=valid.text or period),
            )  # fmt: skip

    def _team_did(self, team: Found, figure: Figure) -> bool:
        """Whether a figure is something the team did, not its size or its caseload: subject, then a verb of doing."""
        if re.search(
            r"\b(?:posts?|Sergeants?|Constables?|officers?|staff|Inspectors?|Advisors?|members|roles|teams?|units?|cases each|people)\b",
            figure.unit,
        ) and not re.search(r"(?:trained|supported|arrested|referred|triaged)$", figure.unit):
            return False
        if self.topic.carried:
            return figure.strong
        gap = self.reading.text[team.end : self.offset + figure.start]
        return (
            bool(
                re.match(
                    r"(?:'s)?(?: \([A-Z]+\))?,? (?:team |teams |officers |also |has |have |had |will have |subsequently )*(?:stopp|support|receiv|issu|seiz|arrest|deliver|conduct|detect|record|recover|manag|clos|complet|train|review|visit|attend|dealt|process|execut|search|submit|secur|us|help|answer|handl|oversaw|made|held|took|issued|with|has|have|identif|solv|charg)",
                    gap,
                )
            )
            and len(gap) < 110
        ) or bool(re.search(r"\bwere (?:triaged|referred|stopped|arrested|seized|issued)\b", self.text))

    def _is_named_number(self, start: int) -> bool:
        position = self.offset + start
        return any(m.start <= position < m.end for m in self.mentions)

    def _result_subject(self, position: int) -> Found | None:
        before = [m for m in self.named if m.start <= position]
        if before:
            return before[-1]
        if self.named:
            return self.named[0]
        teams = [m for m in self.mentions if m.type == "TEAM" and m.end <= position]
        return teams[-1] if teams and self.main.type == "TEAM" and not self.topic.carried else self.main


def _paid_by_lead(reading: Reading, lead: Reading, make: Maker) -> Iterator[Statement]:
    """A bullet below ``Throughout the Harbour Office funded period, …:`` names what that money pays for."""
    nouns = _any("funded_by", "nouns")
    payers = [
        m for m in lead.mentions if m.type == "ORG" and re.match(rf" (?:{nouns})\b", lead.text[m.end : m.end + 12])
    ]
    paid = next((m for m in reading.mentions if m.type in _NAMED | {"TEAM"}), None)
    if not payers or paid is None:
        return
    note = (f"the list it stands in is of what was paid for: {lead.text[:120]}",)
    for payer in payers:
        yield make(
            reading,
            "funded_by",
            term(paid),
            term(payer),
            0,
            len(reading.text),
            rule="funded-list",
            confidence=0.65,
            inferred=note,
        )


def _renamings(reading: Reading, make: Maker) -> Iterator[Statement]:
    """`renamed_to` and `same_as` between two named things of one kind."""
    if reading.passage.kind == "notice":
        return
    for sentence in reading.sentences:
        text = reading.text[sentence.start : sentence.end]
        if not re.search(
            r"re-?nam|re-?brand|re-?design|re-?title|\bnow\b|formerly|previously|known as|called|referred to",
            text,
            re.IGNORECASE,
        ):
            continue
        named = [m for m in sentence.mentions if m.type in {"TEAM", "ORG", "OPERATION", "INITIATIVE"}]
        for first in named:
            for second in named:
                if first.start < second.start and first.label != second.label:
                    yield from _renaming(reading, sentence, first, second, make)


def _renaming(reading: Reading, sentence: Sentence, first: Found, second: Found, make: Maker) -> Iterator[Statement]:
    """Match the patterns on the sentence with the two names replaced by their letters."""
    head = reading.text[sentence.start : first.start] + "\x01" + reading.text[first.end : second.start] + "\x02"
    folded = re.sub(r"\s*\([A-Z]{2,8}\)", "", head) + reading.text[second.end : sentence.end]
    rules = table("relations")
    for relation, key, a, b in (
        ("renamed_to", "patterns", first, second),
        ("renamed_to", "reversed", second, first),
        ("same_as", "patterns", first, second),
    ):
        letters = {"{A}": "\x01" if a is first else "\x02", "{B}": "\x02" if b is second else "\x01"}
        for pattern in rules[relation].get(key, []):
            body = pattern.replace("{A}", letters["{A}"]).replace("{B}", letters["{B}"])
            if re.search(body, folded, re.IGNORECASE):
                yield make(
                    reading,
                    relation,
                    term(a),
                    term(b),
                    sentence.start,
                    sentence.end,
                    rule=relation.replace("_", "-"),
                    confidence=0.9,
                )
                return


def _interviews(reading: Reading, make: Maker) -> Iterator[Statement]:
    """`raised_by` in reports: somebody is interviewed or speaks to outline an operation."""
    if make.part.kind == "minutes":
        return
    for sentence in reading.sentences:
        text = reading.text[sentence.start : sentence.end]
        match = re.search(r"\b(?:interview|interviewed|speaking|spoke|talk|presentation|briefing)\b", text)
        if match is None:
            continue
        people = [m for m in sentence.mentions if m.type == "PERSON"]
        for name in (m for m in sentence.mentions if m.type in _NAMED):
            if people and people[0].start < name.start:
                yield make(
                    reading,
                    "raised_by",
                    term(name),
                    term(people[0]),
                    sentence.start,
                    sentence.end,
                    rule="interview",
                    confidence=0.8,
                )
