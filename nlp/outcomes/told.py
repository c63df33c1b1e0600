"""Whose results a sentence tells that names nobody: those of the heading, the lead or the sentence before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.figures.numbers import NUMBER
from nlp.outcomes.alternatives import any_of
from nlp.reader import Reading, Sentence
from nlp.recognise import Found
from nlp.topics import Topic, parts_results

_NAMED = ("OPERATION", "INITIATIVE")
_WHEN = rf"(?:{any_of('told', 'when')}\b[^.;:]{{0,70}}?,? )?"
_GROUP = rf"(?:the|this) (?:[a-z-]+ )?{any_of('told', 'groups')}\b"
_IN_WORDS = NUMBER.pattern[NUMBER.pattern.index("(?P<words>") :]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_COUNT = _pattern(
    rf"{_WHEN}(?:there (?:were|was|have been|has been|had been) )?(?:(?:an? |the )?{any_of('told', 'roughly')} )*"
    rf"(?:£?\d|{_IN_WORDS})"
)
_THEIRS = _pattern(
    rf"{_WHEN}(?:{any_of('told', 'they')}\b|(?:this|these|the|their|its) (?:[a-z-]+ )?{any_of('told', 'kinds')}s?\b"
    r"|this\b|these\b)"
)
_OF_A_GROUP = _pattern(rf"\b{_GROUP}|\bthey\b")
_ACTED = _pattern(
    rf"(?:a|an|one|another|the first|the) (?:[\w-]+ ){{0,3}}{any_of('told', 'acts')}\b"
    r"|(?:an?|one|another) (?:[a-z]+ )?example\b"
    rf"|(?:the|this|both|these) (?:[a-z]+ )?{any_of('told', 'persons')}s?"
    r" (?:was|were|has|have|had|pleaded|pled|received) "
    r"|(?:a|an|one|the) [^.;,]{3,60}? (?:led to|resulted in|ended in|produced|yielded)\b"
)
_OPENING = _pattern(
    rf"{_WHEN}(?:(?:The|These|Further|Other|Notable|Key) )?{any_of('told', 'results')}\b[^.;]{{0,60}}?"
    r"\b(?:includ\w+|were|was|are|comprised|saw|resulted)\b"
)
_SAID = re.compile(
    rf"""^(?:(?:Furthermore|Further|In\ addition|Additionally|Finally|However),?\ )?
    (?:He|She|They|It|The\ [A-Z][\w\ /]{{1,40}}?|(?:[A-Z][\w/]+\ ){{1,3}})\ ?
    (?:was\ )?(?:then\ |also\ |further\ |subsequently\ |went\ on\ to\ )*{any_of("told", "says")}
    (?:\ the\ [A-Z]\w+|\ [A-Z]{{2,5}})?\ (?:(?:how|that)\ )?(?=\S)""",
    re.VERBOSE,
)
_MEANS = _pattern(rf"\b{any_of('told', 'means')} (?:an? |the )?(?:op |operation )?$")
_HELPS = re.compile(rf"\b{any_of('told', 'helps')} (?:[a-z]+ ){{0,3}}(?:the |\d{{4}} )?$")
_AIDS = _pattern(
    rf"\b(?:{any_of('told', 'aids')})\b|\b(?:leads?|led|runs?|ran|oversees?|oversaw|coordinates?|supports?|delivers?) "
    r"(?:it|this|them)\b"
)
_GIVEN_TO = _pattern(rf"\b{any_of('told', 'given_to')}")
_TAKEN = re.compile(
    rf"(?<!who )(?<!which )(?<!that )\b(?:were|was) (?:\w+ly |then )?{any_of('told', 'taken_by')} (?:the )?$"
)
#: Before a name: so many things of its kind are counted ("230 Fresh Start referrals").
_KIND = re.compile(rf"(?:{NUMBER.pattern}) $")
#: A team does something else than the operation told of before.
_APART = re.compile(r"\b(?:also|separately|elsewhere|meanwhile|too|another|as well)\b", re.IGNORECASE)
_WHICH_DID = re.compile(
    rf"(?:, [^,.;]{{3,90}})?, (?:which|who) (?:(?:has|have|had) )?[a-z]+ (?:[^.;]{{0,40}} )?(?:£?\d|{_IN_WORDS})"
)
_FIGURE_OF = _pattern(rf"\b(?:{any_of('told', 'figures')}) (?:for|of|from) (?:the )?$")
_THERE_WERE = _pattern(r"\bthere (?:were|was|have been)\b")
_BESIDE = _pattern(rf"\b{any_of('told', 'beside')}\b|[\d/()–:.,-]")


@dataclass(frozen=True, slots=True)
class About:
    """What was spoken of, with the reading and sentence that name it."""

    subject: Found
    reading: Reading
    sentence: Sentence


def told(readings: Sequence[Reading], topics: Sequence[Topic]) -> list[Topic]:
    """A topic for each sentence with figures that tells results without saying whose, in the order of the text."""
    own = {(id(t.reading), t.sentence.start): t for t in topics}
    found: list[Topic] = []
    heading: About | None = None
    leads: dict[str, About | None] = {}
    last: About | None = None
    team: About | None = None
    row = _Row()
    for reading in readings:
        kind = reading.passage.kind
        if kind == "heading" or (kind == "paragraph" and _is_title(reading)):
            if not re.fullmatch(r"[A-Z][a-z]+ 20\d\d", reading.text):
                heading = owner_of(reading) or (heading if parts_results(reading.text) else None)
                last = None
            continue
        if reading.passage.header and not reading.passage.role:
            found += row.topics(reading)
        elif kind not in {"caption", "field", "notice"}:
            before = last if reading.part.kind == "report" else None
            passage = _Passage(reading, own, before, leads.get(_bare(reading.passage.lead or "")), heading)
            passage.team = team
            found += passage.topics()
            team = _one_team(reading) or (team if passage.silent else None)
            if heading is not None and passage.turns_from(heading):
                heading = None
            last = passage.last or (last if passage.silent else None)
            if reading.text.endswith(":"):
                leads[_bare(reading.text)] = passage.last
    return found


@dataclass
class _Row:
    """The row of a table being read: what its first cell names, which is whose results the others tell."""

    place: tuple[int | None, int | None] = (None, None)
    owner: About | None = None

    def topics(self, cell: Reading) -> Iterator[Topic]:
        """The topics of a cell's sentences that count something."""
        place = (cell.passage.table, cell.passage.row)
        if place != self.place:
            self.place, self.owner = place, owner_of(cell)
            return
        if self.owner is None or any(m.type in (*_NAMED, "TEAM") for m in cell.mentions):
            return
        for sentence in cell.sentences:
            text = cell.text[sentence.start : sentence.end]
            if NUMBER.search(text) and re.search(r"[a-z]{3}", text):
                since = (self.owner.reading, self.owner.sentence)
                yield Topic(cell, sentence, self.owner.subject, (), True, since)


def _bare(text: str) -> str:
    return text.lstrip("-•–o▪·* \t")


def _one_team(reading: Reading) -> About | None:
    """The one team that a passage names, and no operation or initiative: the next may call it ``the Hub``."""
    labels = {m.label for m in reading.mentions if m.type in (*_NAMED, "TEAM")}
    found = next((m for m in reading.mentions if m.type == "TEAM"), None)
    return About(found, reading, reading.sentences[-1]) if found is not None and len(labels) == 1 else None


def _is_title(reading: Reading) -> bool:
    """Whether a paragraph is only the name of an operation or initiative, and so heads what follows."""
    owner = owner_of(reading)
    return owner is not None and owner.subject.type in _NAMED and reading.text.rstrip()[-1:] not in {".", ":", "?"}


def owner_of(reading: Reading) -> About | None:
    """The one operation, initiative or team that a heading or a row's first cell is about and says little else of."""
    names = [m for m in reading.mentions if m.type in (*_NAMED, "TEAM")]
    if not names or len({m.label for m in names}) > 1 or not reading.sentences:
        return None
    rest = reading.text
    for mention in reversed(names):
        rest = rest[: mention.start] + rest[mention.end :]
    return About(names[0], reading, reading.sentences[0]) if not _BESIDE.sub("", rest).strip() else None


class _Passage:
    """One passage read for its results: ``last`` is what it speaks of at its end, ``silent`` that it named nothing."""

    def __init__(
        self, reading: Reading, own: dict[tuple[int, int], Topic], before: About | None, lead: About | None,
        heading: About | None,
    ) -> None:  # fmt: skip
        self.reading, self.own, self.before, self.above = reading, own, before, lead or heading
        self.last: About | None = None
        self.team: About | None = None  # the one that the passage before names, wherever in it
        self.silent = True
        self.spoken: list[About] = []
        self.led = lead is not None
        self.apart = 0  # sentences since one that was about `last`
        self.limit = 2 if reading.part.kind == "report" else 0

    def topics(self) -> Iterator[Topic]:
        """The topics of the sentences that tell results of what is spoken of."""
        for number, sentence in enumerate(self.reading.sentences):
            text = _SAID.sub("", self.reading.text[sentence.start : sentence.end])
            topic = self.own.get((id(self.reading), sentence.start))
            named = self._named(sentence)
            if self._aids(named, text):
                continue
            if (owner := self._given_to(sentence, text)) is not None:
                yield Topic(self.reading, sentence, owner.subject, (), True, (owner.reading, owner.sentence))
                continue
            if topic is not None and topic.subject.type == "TEAM" and (taker := self._taker(sentence)) is not None:
                named = taker
                if taker.label != topic.subject.label:
                    yield Topic(self.reading, sentence, taker)
            if named is not None and named.type == "TEAM" and self._below_a_name():
                continue  # what no team is said to have done is of the operation in the heading
            if named is not None and (owner := self._works_on(sentence, named, text)) is not None:
                yield Topic(self.reading, sentence, owner.subject, (), True, (owner.reading, owner.sentence))
                self.apart = 0
                continue
            if named is not None and not (self._is_theirs(text) and self._group()):
                self.last, self.silent, self.apart = About(named, self.reading, sentence), False, 0
                self.spoken.append(self.last)
                continue
            about, tells = self._whose(number, text)
            if about is None:
                self.apart += 1
                continue
            self.last, self.apart = about, 0
            known = topic is not None and topic.subject.label == about.subject.label and topic.anaphor
            if tells and not known and NUMBER.search(text) and not self._names_another(sentence):
                yield Topic(
                    self.reading, sentence, about.subject, (), True, (about.reading, about.sentence),
                    anaphor=tells == "all",
                )  # fmt: skip

    def _works_on(self, sentence: Sentence, named: Found, text: str) -> About | None:
        """The operation with which the sentence before begins, where this one tells what a team has done: its work."""
        about = self.last
        if named.type != "TEAM" or about is None or about.subject.type not in _NAMED or self.apart:
            return None
        begins = about.subject.start - about.sentence.start < 5 and about.reading is self.reading
        near = 0 <= sentence.start - about.sentence.end < 3
        return about if begins and near and NUMBER.search(text) and not _APART.search(text) else None

    def _taker(self, sentence: Sentence) -> Found | None:
        """The team to which those counted at the beginning of a sentence came: ``… were triaged to the Panel``."""
        teams = [m for m in sentence.mentions if m.type == "TEAM"]
        if len(teams) < 2 or not NUMBER.search(self.reading.text, sentence.start, teams[0].start):
            return None
        return next((m for m in teams if self._stands_after(_TAKEN, sentence, m)), None)

    def turns_from(self, heading: About) -> bool:
        """Whether a passage below a heading that is a team's name speaks of another team, and so will the next."""
        both = {heading.subject.type, self.last.subject.type} if self.last is not None else set()
        return both == {"TEAM"} and self.last is not None and self.last.subject.label != heading.subject.label

    def _named(self, sentence: Sentence) -> Found | None:
        """What a sentence is about by its own names: an operation or initiative, else the team it begins with."""
        means = self._means(sentence)
        names = [m for m in sentence.mentions if m.type in _NAMED and m.label not in means]
        main = [m for m in names if not self._stands_after(_HELPS, sentence, m) or self._which_did(sentence, m)]
        team = next((m for m in sentence.mentions if m.type == "TEAM"), None)
        if team is not None and not main and self._begins(sentence, team):
            return team
        if (
            owner := next((m for m in sentence.mentions if self._stands_after(_FIGURE_OF, sentence, m)), None)
        ) is not None:
            return owner if owner.type in (*_NAMED, "TEAM") else None
        if main:
            topic = self.own.get((id(self.reading), sentence.start))
            return topic.subject if topic is not None and topic.subject in main else main[0]
        return names[0] if names and self.last is None else None

    def _aids(self, named: Found | None, text: str) -> bool:
        """Whether a sentence tells only that a team helps or leads the operation spoken of: its results may follow."""
        return (
            named is not None
            and named.type == "TEAM"
            and self.last is not None
            and self.last.subject.type in _NAMED
            and _AIDS.search(text) is not None
        )

    def _given_to(self, sentence: Sentence, text: str) -> About | None:
        """The operation spoken of, where a sentence tells how much a team gave to it: ``They gave 90 hours to it``."""
        about = self.last
        if about is None or about.subject.type not in _NAMED or not _GIVEN_TO.search(text):
            return None
        kinds = {m.type for m in sentence.mentions}
        return about if "TEAM" in kinds and kinds.isdisjoint(_NAMED) and NUMBER.search(text) else None

    def _below_a_name(self) -> bool:
        """Whether the passage stands below a heading that is the name of an operation or initiative."""
        return self.above is not None and not self.led and self.above.subject.type in _NAMED

    def _begins(self, sentence: Sentence, team: Found) -> bool:
        """Whether a team stands at the beginning of its sentence, where its subject stands."""
        before = self.reading.text[sentence.start : team.start]
        words = 2 if self.last is not None else 4 if self.limit else 12
        return re.fullmatch(rf"{_WHEN}(?:[\w'/-]+ ){{0,{words}}}", before) is not None

    def _stands_after(self, pattern: re.Pattern[str], sentence: Sentence, mention: Found) -> bool:
        return pattern.search(self.reading.text[max(sentence.start, mention.start - 60) : mention.start]) is not None

    def _which_did(self, sentence: Sentence, mention: Found) -> bool:
        """Whether the figures of a sentence belong to a clause about a name that it brings in beside its subject."""
        return _WHICH_DID.match(self.reading.text[mention.end : sentence.end]) is not None

    def _names_another(self, sentence: Sentence) -> bool:
        """Whether a sentence names a team or operation that its figures may belong to instead."""
        means = self._means(sentence)
        return any(
            m.type in (*_NAMED, "TEAM") and m.label not in means and not self._stands_after(_HELPS, sentence, m)
            for m in sentence.mentions
        )

    def _means(self, sentence: Sentence) -> set[str]:
        """The names that are only the means of something, what it is compared with, or the kind of what is counted."""
        return {
            m.label
            for m in sentence.mentions
            if (m.type in _NAMED and self._stands_after(_KIND, sentence, m)) or self._stands_after(_MEANS, sentence, m)
        }

    def _is_theirs(self, text: str) -> bool:
        return _OF_A_GROUP.search(text[:90]) is not None and _THEIRS.match(text) is not None

    def _group(self) -> bool:
        about = self.last or self.before
        return about is not None and about.subject.type == "TEAM"

    def _whose(self, number: int, text: str) -> tuple[About | None, str]:
        """What a sentence without a name of its own goes on about, and which of its figures are results, if any.

        ``all`` where the sentence says so or speaks of the thing itself, ``deeds`` where only what was done counts.
        """
        opening = _OPENING.match(text) is not None
        if (named := self._by_short_name(text)) is not None:
            return named, "deeds"
        if not (opening or _THEIRS.match(text) or _ACTED.match(text) or _COUNT.match(text)):
            return self._goes_on(number, text)
        which = "all" if opening or _OF_A_GROUP.search(text[:60]) else "deeds"
        if self.last is not None:
            near = self.apart <= self.limit or self._short_name(self.last, text[:90])
            return (self.last, which) if near else (None, "")
        if number == 0 and self.above is not None:
            return self.above, "all" if _THERE_WERE.search(text[:80]) else which
        if self.before is not None and (opening or (number == 0 and self._means_the_one_before(text))):
            return self.before, which
        return None, ""

    def _goes_on(self, number: int, text: str) -> tuple[About | None, str]:
        """What a sentence that begins otherwise goes on about: a bullet's lead, in a report's bullet what it names."""
        if number == 0 and self.led:
            return self.above, "deeds"
        for about in (self.before, self.team):
            if self.last is None and about is not None and self._short_name(about, text):
                return about, ""
        near = self.last if self.apart < self.limit and self.reading.passage.kind == "bullet" else None
        return near, "deeds" if near else ""

    def _by_short_name(self, text: str) -> About | None:
        """A team of this passage that a sentence begins to speak of again by the last word of its name: ``the hub``."""
        for about in reversed(self.spoken):
            other = self.last is not None and about.subject.label != self.last.subject.label
            if other and about.subject.type == "TEAM" and _begins_with(about.subject.label.split()[-1]).match(text):
                return about
        return None

    def _short_name(self, about: About, text: str) -> bool:
        """Whether a sentence speaks of the thing by the last word of its name: ``the Hub``."""
        head = about.subject.label.split()[-1]
        return about.subject.type != "OPERATION" and re.search(rf"\b[Tt]he {re.escape(head)}\b", text) is not None

    def _means_the_one_before(self, text: str) -> bool:
        """Whether a sentence begins with ``the team``, ``this campaign``, and the passage before is of such a one."""
        if self.before is not None and self.before.subject.type == "TEAM" and _OF_A_GROUP.search(text[:90]):
            return True
        return re.match(r"(?:This|The) (?:activity|operation|campaign|work|initiative)\b", text) is not None


@cache
def _begins_with(noun: str) -> re.Pattern[str]:
    return re.compile(rf"{_WHEN}(?:the )?{re.escape(noun)}\b", re.IGNORECASE)


def with_told(readings: Sequence[Reading], topics: Sequence[Topic]) -> list[Topic]:
    """`topics` and those that `told` finds, which stand for those of the same sentence, in the order of the text."""
    results = told(readings, topics)
    taken = {(id(t.reading), t.sentence.start) for t in results}
    order = {id(reading): number for number, reading in enumerate(readings)}
    every = [*(t for t in topics if (id(t.reading), t.sentence.start) not in taken), *results]
    return sorted(every, key=lambda t: (order[id(t.reading)], t.sentence.start))
