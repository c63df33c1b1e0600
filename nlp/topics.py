"""What each sentence is about: the operations, initiatives and teams that its facts belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.asides import aside, compared, in_passing, money, paid_through
from nlp.reader import Reading, Sentence
from nlp.recognise import Found

_ANAPHOR = re.compile(
    r"^(?:[A-Z][a-z]+ly,? |Furthermore,? |In addition,? |Additionally,? )?(?:(?:The|This|That|These"
    r"|Such) (?:operation|initiative|campaign|project|programme|scheme|survey|approach|activity|work|plan|training"
    r"|strategy|pilot|model|process|team|unit|funding|launch|focus|aim|purpose)s?\b|This\b|These\b|It\b|Its\b"
    r"|They\b|Both\b|Teams?\b|Officers\b|(?:He|She) [a-z]+ed\b|A (?:key aim|focus) of (?:this|the)\b|Leaflets\b"
    r"|During (?:this|the)\b|In (?:this|the)\b|There (?:were|was|have been)\b|Since\b)"
)
_STRONG = re.compile(
    r"^(?:The|This) (?:operation|initiative|campaign|project|programme|scheme|survey)\b|^It\b|^The work (?:was|has"
    r"|is)\b"
    r"|^Since (?:its|the) (?:start|launch|inception|introduction|beginning|creation)\b"
)
#: The beginning of a sentence whose subject is what the sentence before speaks of.
_REFERS = re.compile(
    r"^(?:(?:The|This|These) (?:operation|initiative|campaign|project|programme|scheme|survey|approach|activity|work"
    r"|plan|training|strategy|pilot|model|team|unit|action|course|service)s?|This|It|They)\b"
)
#: A sentence that tells with whom something is done, without saying again what.
_JOINT = re.compile(
    r"^(?:Working|Supported|Assisted|Joined|Led|Delivered|Run|Coordinated|Hosted|Attended|Funded) (?:closely "
    r"|jointly )?(?:alongside|with|by|in)\b|^(?:[A-Z][a-z]+ )?(?:[Pp]artnership |[Jj]oint )?(?:[Ww]ork|[Ww]orking"
    r"|[Aa]ctivity|[Ee]ngagement|[Cc]ollaboration) (?:alongside|with)\b|^(?:Attendees|Participants|Partners) "
    r"|\bpartner(?:ed|ing) with\b"
)
#: What an operation or initiative may be, and be called again without its name.
_THINGS = frozenset(
    (
        "operation", "initiative", "campaign", "project", "programme", "scheme", "survey", "plan", "training", "fund",
        "strategy", "pilot", "model", "course", "service", "guarantee", "event", "week", "day", "partnership", "study",
    )
)  # fmt: skip
#: How many words a heading may hold beside the name that it is.
_HEADING_WORDS = 2
#: What parts that name from what else a heading says: ``Murder at Fenley (Operation Kestrel)``.
_PARTED = re.compile(r"(?:\(|[–—:]| -) ?['\"*‘]*$")
_PARTED_AFTER = re.compile(r"['\"*’]*(?: [–—-] |: | \()")
#: What stands after the name that a paragraph begins with like a title, and how far from its beginning.
_ENTITLED = re.compile(r"['\"*’]*(?: \([^()]{1,40}\))?['\"*’]*(?::| [–—-] |\.['\"*’]*(?: |$))")
_ENTITLES = 8
#: How many sentences of such a paragraph, of a report, and of minutes, may go on about what one names.
_GOES_ON = {"entitled": 8, "report": 4, "minutes": 1}
#: Before a name that a sentence only holds something against, or sets in time.
_ASIDE = re.compile(
    r"\b(?:in support of|in line with|aligned (?:to|with)|set out in|contained in|against|towards|following|before"
    r"|since"
    r"|unlike|as per|compared (?:to|with)|priorit\w+ (?:of|in|under)|objectives? (?:of|in|under)) (?:the |your |our "
    r"|his |her |its "
    r")?(?:[a-z]+ )?['\"*‘]*$",
    re.IGNORECASE,
)
#: Before another name of the same.
_OTHER_NAME = re.compile(
    r"\b(?:under the (?:new )?name|remember(?:ed)? as|used to be|known|called|named|titled|renamed|rebranded"
    r"|formerly|previously|originally|name (?:for|of)) (?:[^,.;]{2,30}"
    r" )?"
    r"(?:as |the )?$"
)
#: That somebody took over a team that is called by its noun alone.
_TAKEN_OVER = re.compile(
    r"\bt(?:ook|akes?|aken|aking) (?:over|charge of|command of|control of)? ?the (?:team|unit|department|hub|branch"
    r"|desk"
    r"|section|squad|group|board|panel|partnership)\b"
)
#: Named so, it is what others work to, and seldom what a paragraph is about.
_PAPER = re.compile(
    r"\b(?:Plan|Strategy|Policy|Framework|Charter|Code|Assessment|Inspection|Review|Programme Board)"
    r"(?: \d{4}.*)?['\"*’]*$"
)
#: The beginning of a sentence that turns to something else.
_SHIFTS = re.compile(
    r"(?:Turning|Moving on|Moving) to\b|(?:With|In) (?:regards?|respect|reference|relation) (?:to|of)\b|Regarding\b"
    r"|Concerning\b"
    r"|As (?:for|regards|to)\b|In terms of\b|Separately\b|Elsewhere\b|In other \w+,|On (?:another|a separate|a"
    r" different)\b"
    r"|On the (?:subject|topic|question|matter|issue) of\b|On (?!average|time|patrol|arrival|site|foot|balance|request"
    r"|duty"
    r"|display|top|occasion)[a-z]+(?:[ -][a-z]+){0,2}, |(?:Finally|Lastly|Meanwhile)\b"
    r"|(?:He|She|They|The (?:[A-Z][\w/]*|[a-z]+)(?: [A-Z]\w*){0,3}) (?:then )?(?:also|further|next) (?:reported"
    r"|advised|informed|updated|mentioned"
    r"|referred|spoke)\b"
)
#: Within so many sentences of a paragraph stands the name that it is about.
_FIRST = 4
#: Passages that are about one thing if they name no other.
_ALONE = frozenset({"paragraph", "bullet"})
#: How many sentences back that may stand.
_REFERS_BACK = 2
#: A sentence that tells what was meant goes on about what the one before it names.
_PURPOSE = re.compile(
    r"(?:\b(?:the|its) |^)(?:main |key |primary |overall |stated |initial )?"
    r"(?:focus|aim|purpose|objective|goal|intention)s? (?:is|was|are|were|being|has been|remains|includes?|included)\b",
    re.IGNORECASE,
)
#: What a sentence about a team tells that is read: figures, names, and who leads or pays.
_OF_TEAM = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)\b|led by|chaired"
    r"|renam|re-?designat|designat(?:ed|ion) (?:as|of)\b|funded|known as"
)
_TIES_OF_TEAM = re.compile(
    r"\bled\b|\bchair|\b(?:co-)?lead(?:s|ing)? |\bhead(?:s|ed)\b|\bovers(?:ee|aw)|coordinat|provider"
    r"|\brun by|commission|\bfund|\bgrant|\bunder [A-Z]|\bits head\b|\bt[ao]ken? (?:charge|command|over)\b|\btook"
    r" over\b"
)
_NAMED = ("OPERATION", "INITIATIVE")


_ASKS = re.compile(r"\b(?:ask|enquir|inquir|quer(?:y|ie)|wonder|question|sought|want(?:s|ed) to know|request)")
_PARTS = re.compile(
    r"\b(?:results?|outcomes?|seizures?|arrests?|phase|stage|search(?:es)?|recoveries|detections?|firearms|weapons"
    r"|drugs"
    r"|warrants|convictions|sentences|charges|cash|vehicles)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One sentence with what it is about. ``carried`` where the name stands in an earlier sentence, at ``since``.

    ``others`` are further operations or initiatives that the sentence names. ``loose`` where nothing says that the
    sentence goes on about it but that its paragraph is about nothing else, ``headed`` where it stands below a heading
    that is the name; ``alone`` where it goes on and the paragraph so far is about nothing else. ``beside`` is what the
    paragraph is about, an operation or initiative, where a sentence of it is about a team or money, or follows such a
    sentence.
    """

    reading: Reading
    sentence: Sentence
    subject: Found
    others: tuple[Found, ...] = ()
    carried: bool = False
    since: tuple[Reading, Sentence] | None = None
    antecedent: Found | None = None
    anaphor: bool = False
    loose: bool = False
    headed: bool = False
    alone: bool = False
    beside: Topic | None = None

    @property
    def compared(self) -> list[Found]:
        """The names of the sentence that are only compared with."""
        return [m for m in self.sentence.mentions if compared(self.reading, self.sentence, m)]

    @property
    def text(self) -> str:
        """The sentence as cleaned."""
        return self.reading.text[self.sentence.start : self.sentence.end]


def find_topics(readings: Sequence[Reading]) -> list[Topic]:
    """A topic for each sentence that is about an operation, initiative or (for its figures) a team."""
    found: list[Topic] = []
    previous: Topic | None = None
    headed: Topic | None = None
    named: Topic | None = None
    for reading in readings:
        kind = reading.passage.kind
        if kind == "heading":
            headed = _heading(reading) or (headed if parts_results(reading.text) else None)
        elif headed is not None and len(reading.passage.headings) < len(headed.reading.passage.headings):
            headed = previous = None
        if kind in {"heading", "caption", "field", "notice"} or (reading.passage.header and not reading.passage.role):
            previous = None if kind == "heading" and not _month_heading(reading) else previous
            continue
        current: Topic | None = None
        named = named if named is not None and _same_answer(reading, named) else None
        distance, closed = 0, False
        for number, sentence in enumerate(reading.sentences):
            topic = _own(reading, sentence, current is None)
            before = current or previous
            if topic is not None and before is not None:
                topic = _beside_before(topic, before, current, distance, titled=headed is not None)
            if topic is None and current is not None:
                distance += 1
                topic = _carried(reading, sentence, current, distance)
            elif (
                topic is None and number == 0 and previous is not None and _STRONG.match(reading.text[sentence.start :])
            ):
                topic = replace(_again(reading, sentence, previous), anaphor=True)
            shifts = _SHIFTS.match(reading.text[sentence.start : sentence.end]) is not None
            closed = closed or (current is not None and (shifts or _passed_on(reading, number)))
            if named is not None and not closed and _alone(reading, sentence, named):
                topic = _with_paragraph(topic, current, _again(reading, sentence, named))
            if topic is None and headed is not None:
                topic = replace(_again(reading, sentence, headed), anaphor=True, headed=True)
            if topic is None:
                continue
            if not topic.carried:
                distance = 0
            current = topic
            if topic.subject.type in _NAMED and not money(topic.subject):
                named, closed = topic, closed and topic.carried
            found.append(topic)
        previous = current if reading.part.kind == "report" else None
    return found


def _again(reading: Reading, sentence: Sentence, topic: Topic) -> Topic:
    """A sentence that goes on about a topic."""
    return Topic(reading, sentence, topic.subject, (), True, topic.since or (topic.reading, topic.sentence))


def _beside_before(topic: Topic, before: Topic, current: Topic | None, distance: int, *, titled: bool) -> Topic | None:
    """A sentence's own topic, given the one before it: a team named in what goes on about that is none."""
    reading, sentence = topic.reading, topic.sentence
    if topic.subject.type == "TEAM" and before.subject.type in _NAMED:
        titled = titled or (current is not None and _entitled(reading, current))
        joint = current is not None and _JOINT.match(topic.text) is not None
        if titled or joint or _STRONG.match(topic.text):
            return None
    back = distance if current is not None else _REFERS_BACK
    return replace(topic, antecedent=before.subject) if _refers(reading, sentence, back) else topic


def _with_paragraph(topic: Topic | None, current: Topic | None, whole: Topic) -> Topic | None:
    """The topic of a sentence in a paragraph that is about `whole` alone."""
    whole = replace(whole, loose=True)
    if topic is None:
        parted = current is not None and current.subject != whole.subject
        return replace(whole, beside=whole) if parted else whole
    subject = topic.subject
    if topic.carried and subject == whole.subject:
        return replace(topic, alone=True)
    other = subject.type == "TEAM" or money(subject) or (not topic.carried and paid_through(topic.reading, subject))
    return replace(topic, beside=whole) if other else topic


def _passed_on(reading: Reading, number: int) -> bool:
    """Whether another speaker has the word in a sentence, and not to answer what was asked in the one before."""
    if not number:
        return False
    spoken = [s for s in reading.sentences[number].segments if s.explicit and s.speaker is not None]
    last = reading.sentences[number - 1]
    before = last.segments
    if not spoken or reading.text[last.start : last.end].rstrip().endswith("?"):
        return False
    if not before or before[-1].speaker is None:
        return True
    return spoken[0].speaker != before[-1].speaker and not _ASKS.search(reading.text, last.start, last.end)


def _alone(reading: Reading, sentence: Sentence, topic: Topic) -> bool:
    """Whether a paragraph names its topic at its beginning and, up to `sentence`, no other operation.

    Another name in brackets is another name of the same; money is none.
    """
    if not (reading.passage.kind in _ALONE or reading.passage.role == "answer") or _PAPER.search(topic.subject.label):
        return False
    own, first = topic.since or (topic.reading, topic.sentence)
    if _ASIDE.search(own.text[first.start : topic.subject.start]):
        return False
    if own is not reading and _same_answer(reading, topic):
        return all(m.label == topic.subject.label for m in reading.mentions if m.type in _NAMED and not money(m))
    before = [m for m in reading.mentions if m.type in _NAMED and m.start < sentence.start and not money(m)]
    named = {m.label for m in before if m.label == topic.subject.label or not aside(reading, m)}
    twice = len(named) == 2 and any(
        " (" + reading.text[m.start : m.end] + ")" in reading.text or _OTHER_NAME.search(reading.text[: m.start])
        for m in reading.mentions
    )
    opening = reading.sentences[:_FIRST][-1].end
    begins = any(m.label == topic.subject.label and m.start < opening for m in reading.mentions)
    return own is reading and (len(named) == 1 or twice) and begins


def _same_answer(reading: Reading, topic: Topic) -> bool:
    """Whether a paragraph belongs to the answer to a question in which `topic` was named."""
    own = topic.reading.passage
    return own.role == reading.passage.role == "answer" and own.headings == reading.passage.headings


def _entitled(reading: Reading, topic: Topic) -> bool:
    """Whether a paragraph begins with the name of its topic like with a title: ``Operation Kestrel: …``."""
    own, _ = topic.since or (topic.reading, topic.sentence)
    subject = topic.subject
    return own is reading and subject.start <= _ENTITLES and _ENTITLED.match(reading.text, subject.end) is not None


def parts_results(heading: str) -> bool:
    """Whether a heading only parts what was achieved by what stands above: ``Results of the searches``, ``Stage 2``."""
    return _PARTS.search(heading) is not None


def _heading(reading: Reading) -> Topic | None:
    """The operation or initiative that a heading of a report is the name of: what stands below is about it."""
    named = [m for m in reading.mentions if m.type in _NAMED]
    if len(named) != 1 or not reading.sentences:
        return None
    before, after = reading.text[: named[0].start], reading.text[named[0].end :]
    parted = (_PARTED.search(before) and not after.strip(" ).:'\"*’")) or (
        _PARTED_AFTER.match(after) and not before.strip()
    )
    if not parted and len(re.findall(r"[A-Za-z]{2,}", before + after)) > _HEADING_WORDS:
        return None
    return Topic(reading, reading.sentences[0], named[0])


def _refers(reading: Reading, sentence: Sentence, distance: int) -> bool:
    """Whether the subject of a sentence is what was spoken of `distance` other sentences before."""
    text = reading.text[sentence.start : sentence.end]
    return _STRONG.match(text) is not None or (distance < _REFERS_BACK and _REFERS.match(text) is not None)


def _says_again(text: str, topic: Topic) -> bool:
    """Whether a sentence speaks of *the training* where the topic is ``the Lantern training``."""
    reading, _ = topic.since or (topic.reading, topic.sentence)
    subject = topic.subject
    after = re.match(r"['\"*’]* ([a-z]+)", reading.text[subject.end : subject.end + 25])
    last = reading.text[subject.start : subject.end].rsplit(None, 1)[-1].lower()
    nouns = {last, after[1] if after else last} & _THINGS
    return any(re.search(rf"\b(?:the|this|these) (?:[a-z]+ )?{noun}s?\b", text, re.IGNORECASE) for noun in nouns)


def _month_heading(reading: Reading) -> bool:
    return bool(re.fullmatch(r"[A-Z][a-z]+ 20\d\d", reading.text))


def _own(reading: Reading, sentence: Sentence, alone: bool) -> Topic | None:
    """What a sentence names and is about; where it stands `alone`, a team that only leads or is led too."""
    named = [m for m in sentence.mentions if m.type in _NAMED and not compared(reading, sentence, m)]
    if named:
        distinct: dict[str, Found] = {}
        for mention in named:
            distinct.setdefault(mention.label, mention)
        order = sorted(distinct.values(), key=lambda m: (in_passing(reading, sentence, m), m.start))
        return Topic(reading, sentence, order[0], tuple(order[1:]))
    teams = [m for m in sentence.mentions if m.type == "TEAM"]
    text = reading.text[sentence.start : sentence.end]
    if teams and (_OF_TEAM.search(text) or (alone and _TIES_OF_TEAM.search(text))):
        return Topic(reading, sentence, teams[0])
    return None


def _carried(reading: Reading, sentence: Sentence, current: Topic, distance: int) -> Topic | None:
    """The topic of the sentence before, where this one goes on about it."""
    text = reading.text[sentence.start : sentence.end]
    entitled = _entitled(reading, current)
    if taken_over := current.subject.type == "TEAM" and _TAKEN_OVER.search(text) is not None:
        distance = 0
    limit = _GOES_ON["entitled" if entitled else "report" if reading.part.kind == "report" else "minutes"]
    if distance > limit:
        return None
    anaphor = (
        _ANAPHOR.match(text) is not None
        or re.search(r"\bthe (?:operation|initiative|campaign|scheme|project)\b", text) is not None
        or _PURPOSE.search(text) is not None
        or _says_again(text, current)
        or entitled
        or taken_over
        or (distance <= _REFERS_BACK and _JOINT.search(text) is not None)
    )
    if not anaphor and not (reading.part.kind == "report" and reading.passage.kind == "bullet" and distance <= 3):
        return None
    since = current.since or (current.reading, current.sentence)
    return Topic(reading, sentence, current.subject, (), True, since, anaphor=anaphor)
