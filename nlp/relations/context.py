"""One sentence as the rules of relations see it: its topic, its mentions, the words around them, and how to state."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from nlp.lexicon import either, table
from nlp.model import Interval, Statement, Term
from nlp.reader import term
from nlp.recognise import Found
from nlp.statements import Maker
from nlp.topics import Topic

if TYPE_CHECKING:
    from spacy.tokens import Doc

GROUPS = frozenset({"TEAM", "ORG"})
NAMED = frozenset({"OPERATION", "INITIATIVE"})
#: The longest quote, in characters, that reaches back to the sentence naming the topic.
_LONGEST_QUOTE = 1100
#: A statement is never held less sure than this.
_LEAST = 0.3


@cache
@cache
def any_of(relation: str, key: str) -> str:
    """A regular expression for the words at `key` of `relation` in the word list of relations."""
    return either(table("relations")[relation][key])


@cache
def _in_list() -> re.Pattern[str]:
    titles = r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Cllr|Councillor)\.? )?"
    return re.compile(rf"(?:\s*\([^()]{{1,12}}\))?[\s,]*(?:(?:{any_of('list', 'between')}) )*{titles}")


@cache
def _money_after() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{any_of('funded_by', 'nouns')})\b")


#: Who somebody is, told right before the name: ``run by a local charity, the Harbour Trust``.
_DESCRIBED = re.compile(
    r"\s*(?:(?:a|an|the|our|its|one|local|national|small|new|another|voluntary|community|independent|housing|youth"
    r"|sports"
    r"|women['’]s|outside|private|third-sector|[a-z]+-based) ){1,4}(?:charity|provider|company|firm|partner|contractor"
    r"|organisation|organization|agency|body|trust|enterprise|association|group|business|club|force|neighbour|council)"
    r"(?:,| called| named|:| [–-])? (?=the [A-Z]|[A-Z])"
)
#: What stands for what a sentence before names, and a verb that goes on after what was only told beside the subject.
_IT_IS = re.compile(r"(?:It|This|The (?:operation|initiative|campaign|scheme|project|programme|pilot|service|work)) ")
_AND_IS = re.compile(
    r",? and (?:(?:is|was|are|were|has|have|had|will|be|been|being|now|also|still|partly|wholly|entirely|jointly) )*$"
)
_GREW = re.compile(
    r"\b(?:out of|replac\w+|succeed\w*|successor (?:to|of)|based on|modelled on|inspired by|unlike|like|after|following"
    r"|before|since|alongside|born of|built on|builds on|learning from) (?:the |its |our )?(?:old |earlier "
    r"|former )?['\"*‘]*$"
)
_OLDER = re.compile(
    r"(?:remember(?:ed)?[^.;,]{0,25} as|formerly(?: known as| called)?|previously(?: known as| called)?|the former"
    r"|used to be"
    r"(?: called| known as)?) (?:the )?['\"*‘]*$"
)
#: The name of money.
_FUND = re.compile(r"\b(?:Funds?|Funding|Grants?)['\"*’]*$", re.IGNORECASE)
#: Between the members of one list of names.
_AND = re.compile(
    r"""['"*’]*(?:\ (?:team|teams|programme|campaign|initiative|scheme))?(?:\ \([^()]{1,40}\))?['"*’]*
    (?:,|,?\ (?:and|&|as\ well\ as|along\ with|together\ with))
    \ (?:both\ )?(?:the\ |our\ |its\ )?(?:wider\ |local\ |national\ |new\ )?
    (?:(?:[a-z-]+\ ){0,3}(?:officers|staff|volunteers|colleagues|members|representatives|workers|wardens|inspectors
    |rangers|specialists|analysts|detectives|engineers|nurses|crews?|teams?|experts|agents|investigators|advisers|advisors)
    \ (?:from|of|at|with)\ (?:both\ )?(?:the\ (?:[a-z]+,\ )?)?)?['"*‘]*""",
    re.VERBOSE,
)
_PARTNER_LIST = re.compile(r"\b(?:involving|including|alongside) [^.;]{0,120}(?:, |, and |and )(?:the )?$")


class Context:
    """One sentence with its topic. ``named`` are its operations and initiatives, without mere companions.

    ``doc`` is the parsed sentence; None where nothing in it asks for its grammar.

    ``before`` is the text of the sentence before it where that is about the same, ``above`` what stands above its list
    and tells when. Places of mentions count in the
    reading's text, places in ``text`` from the sentence's start (``offset``).
    """

    def __init__(
        self, topic: Topic, doc: Doc | None, make: Maker, force: Term | None, before: str | None,
        above: str | None = None,
    ) -> None:  # fmt: skip
        self.topic, self.doc, self.maker, self.force, self.sentence_before = topic, doc, make, force, before
        self.above = above
        self.reading, self.sentence, self.main = topic.reading, topic.sentence, topic.subject
        self.text, self.offset, self.mentions = topic.text, topic.sentence.start, topic.sentence.mentions
        self.minutes = make.part.kind == "minutes"
        compared = topic.compared
        self.all_named = [m for m in self.mentions if m.type in NAMED and m not in compared]
        ours = [m for m in self.all_named if not self.companion(m)]
        self.named = [m for i, m in enumerate(ours) if not (i and self._older_name(m))] or self.all_named

    @property
    def loosely_carried(self) -> bool:
        """Whether only the same speaker goes on, and nothing says that it is about the topic still."""
        return (
            self.topic.carried
            and re.match(r"(?:He|She) [a-z]+ed\b", self.text) is not None
            and not self._spoken_again()
        )

    def _spoken_again(self) -> bool:
        return re.search(rf"\b(?:the|this|its?) (?:{any_of('involves', 'anaphors')})\b|\bit\b", self.text) is not None

    def of_type(self, *types: str) -> list[Found]:
        """The sentence's mentions of these types."""
        return [m for m in self.mentions if m.type in types]

    def companion(self, mention: Found) -> bool:
        """Whether a name is only one of money (``Project Heron funding``), or stands in a list of partners."""
        if self.is_money(mention) or _FUND.search(self.between(mention.start, mention.end)):
            return True
        goes_on = re.match(r",| and ", self.after(mention, 5))
        return goes_on is not None and _PARTNER_LIST.search(self.before(mention, 160)) is not None

    def _older_name(self, mention: Found) -> bool:
        """Whether a name is only told as what something was called: ``Kestrel, formerly Operation Heron, …``."""
        return _OLDER.search(self.before(mention, 60)) is not None

    def is_money(self, mention: Found) -> bool:
        """Whether a word for money follows."""
        return _money_after().match(self.reading.text[mention.end : mention.end + 12]) is not None

    def between(self, start: int, end: int) -> str:
        """The reading's text from `start` to `end`."""
        return self.reading.text[start:end]

    def after(self, mention: Found, size: int) -> str:
        """Up to `size` characters after a mention, in its sentence."""
        return self.reading.text[mention.end : min(self.sentence.end, mention.end + size)]

    def before(self, mention: Found, size: int) -> str:
        """Up to `size` characters before a mention, in its sentence."""
        return self.reading.text[max(self.sentence.start, mention.start - size) : mention.start]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int, int]]:
        """The matches of `pattern` in the sentence, with their start and end in the reading's text."""
        for match in pattern.finditer(self.text):
            yield match, self.offset + match.start(), self.offset + match.end()

    def nearest(self, mention: Found) -> Found:
        """The operation or initiative that a mention belongs to: the last before it, else the first, else the topic."""
        before = [m for m in self.named if m.end <= mention.start]
        if before:
            return before[-1]
        return self.named[0] if self.named else self.main

    def chain(self, first: Found, among: Sequence[Found]) -> list[Found]:
        """`first` and those `among` (in order) that follow it in one list: ``A, B and the C``."""
        return self._joined([first, *self._forth(first, among)]) or [first]

    def chain_end(self, first: Found, among: Sequence[Found]) -> int:
        """Where the list that `first` opens ends."""
        return self.chain(first, among)[-1].end

    def chain_start(self, last: Found, among: Sequence[Found]) -> Found:
        """The first of the list that `last` stands in."""
        found = self._back(last, among)
        return found[0] if self._joined([*found, *self._forth(last, among)]) else last

    def coordinated(self, last: Found) -> list[Found]:
        """The operations and initiatives of the list that `last` ends, in order."""
        found = self._back(last, self.named)
        return self._joined(found) or [last]

    def _forth(self, first: Found, among: Sequence[Found]) -> list[Found]:
        found = [first]
        for mention in among:
            if mention.start >= found[-1].end and self._listed(found[-1], mention):
                found.append(mention)
        return found[1:]

    def _back(self, last: Found, among: Sequence[Found]) -> list[Found]:
        found = [last]
        for mention in reversed(among):
            if mention.end <= found[0].start and self._listed(mention, found[0]):
                found.insert(0, mention)
        return found

    def _listed(self, left: Found, right: Found) -> bool:
        return _AND.fullmatch(self.between(left.end, right.start)) is not None

    def _joined(self, found: list[Found]) -> list[Found]:
        """`found` where a word joins it to a list: ``as part of A, B …`` is none."""
        gaps = [self.between(left.end, right.start) for left, right in itertools.pairwise(found)]
        return found if any(re.search(r"\band\b|&|\bas well as\b|\bwith\b", gap) for gap in gaps) else []

    def listed_after(self, position: int, types: Collection[str]) -> list[Found]:
        """The mentions that follow `position` in one list: ``A, the B, and C``."""
        found: list[Found] = []
        described = _DESCRIBED.match(self.reading.text, position, self.sentence.end)
        position = described.end() if described else position
        for mention in self.mentions:
            if mention.start < position:
                continue
            gap = self.between(position, mention.start)
            if mention.type in types and _in_list().fullmatch(gap):
                found.append(mention)
                position = mention.end
            elif found and (len(gap) > 30 or mention.type in types):
                break
        return found

    def subject_of(self, start: int) -> Found | None:
        """What a verb at `start` is of where the last name before is none: ``K grew out of H, and is paid for by``."""
        before = [m for m in self.all_named if m.end <= start]
        if not before or not (
            _GREW.search(self.before(before[-1], 60)) and _AND_IS.search(self.between(before[-1].end, start))
        ):
            return None
        if len(before) > 1 and before[0].label != before[-1].label:
            return before[0]
        if _IT_IS.match(self.text) is None:
            return None
        return self.topic.antecedent or (self.main if self.topic.carried else None)

    def state(
        self,
        relation: str,
        subject: Found,
        obj: Found | Term,
        *,
        rule: str,
        confidence: float,
        value: float | None = None,
        unit: str | None = None,
        period: str | None = None,
        valid: Interval | None = None,
        modality: str | None = None,
    ) -> Statement:
        """A statement quoting this sentence, and the one that names its topic where that stands a little before."""
        start = self.sentence.start
        inferred: tuple[str, ...] = ()
        if self.topic.carried and self.topic.since is not None:
            reading, sentence = self.topic.since
            inferred = (f"{self.main.label} is what the passage speaks of before",)
            if reading is self.reading and self.sentence.end - sentence.start < _LONGEST_QUOTE:
                start = sentence.start
            confidence -= 0.1
        return self.maker(
            self.reading,
            relation,
            term(subject),
            obj if isinstance(obj, Term) else term(obj),
            start,
            self.sentence.end,
            rule=rule,
            confidence=max(confidence, _LEAST),
            inferred=inferred,
            modality="asked" if self.reading.passage.role == "question" else modality or "asserted",
            value=value,
            unit=unit,
            period=period,
            valid=valid,
        )
