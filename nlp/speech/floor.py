"""Who has the floor between one passage and the next: by a heading, by a list, by an update, or by going on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.lexicon import either, words
from nlp.reader import Reading, Segment, Speaker
from nlp.speech.speakers import Meeting, speaker_of
from nlp.speech.turns import asks, named_in

#: An item of a list that goes on with a sentence before it.
_ITEM = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|[a-z]|[\"'(]")
_LEADS = re.compile(r"(?:[:;]|[:;]\s?[-–—]+)$")
_GOES_ON = re.compile(
    r"(?:He|She|They) [a-z]|[a-z]"
    r"|(?:In (?:answer|reply|response) to|Answering|Asked by|Replying to) [^,]{3,80}, (?:he|she)\b"
)
#: A heading that says whose question, motion, update or answer stands below it.
_HEADED = re.compile(
    r"\b(?P<what>questions?|motions?|query|queries|updates?|presentations?|briefings?|statements?|address|overviews?"
    r"|responses?|answers?|reply|replies|verbal reports?)\b[^:]{0,60}?\b(?:by|from|of)[ :]+(?:the )?"
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss)\.? )?$",
    re.IGNORECASE,
)
_TELLING = (
    r"(?:update|presentation|overview|briefing|report|talk|summary|address|outline|input|account|synopsis"
    r"|r[ée]sum[ée]|recap|round-up|reflections?|statement|review)s?"
)
#: How a sentence ends that leads to the points of an update.
_UPDATE = re.compile(
    rf"\b{_TELLING}\b.{{0,160}}:\W*$"
    r"|\b(?:the following|these|as follows|which included|including|namely)\b.{0,120}:\W*$"
    r"|\b(?:updated|briefed|informed|advised|told|addressed|highlighted|noted|reported|outlined|covered|raised|said"
    r"|stated)\b.{0,160}:\W*$",
    re.IGNORECASE | re.DOTALL,
)
_BODY = (
    r"(?:the )?(?:[A-Z][\w'’]+ ){0,3}(?:[Pp]anel|[Bb]oard|[Cc]ommittee|[Aa]uthority|[Mm]eeting|[Mm]embers|[Gg]roup"
    r"|[Pp]artnership|[Cc]ommission|[Ff]orum|[Cc]ouncil|[Cc]ouncillors|those present|attendees|everyone)"
)
#: That somebody gives an update, in a sentence that names them.
_ANNOUNCES = re.compile(
    rf"\b(?:gave|gives|provided|provides|presented|presents|delivered|delivers|offered|made|introduced|submitted)\b"
    rf"[^.;:]{{0,60}}?\b{_TELLING}\b"
    rf"|\b(?:updated|briefed|addressed) {_BODY}\b"
    rf"|\b(?:to (?:give|provide|present|deliver|offer|make)) [^.;:]{{0,40}}?\b{_TELLING}\b"
    rf"|\b(?:received|heard|had|noted|welcomed) [^.;:]{{0,40}}?\b{_TELLING}\b[^.;:]{{0,60}}? (?:by|from)\b"
    rf"|\b{_TELLING}\b[^.;:]{{0,80}}? (?:was|were|had been) (?:then |also )?(?:given|provided|received|delivered"
    r"|presented|made|heard) (?:[^.;:]{0,40} )?(?:by|from)\b"
    rf"|^To (?:receive|hear|consider|note) [^.;:]{{0,40}}?\b{_TELLING}\b[^.;:]{{0,60}}? (?:by|from)\b"
)
#: That somebody speaks to the paper of an item, which the minutes need not go on to tell.
_INTRODUCES = re.compile(
    r"\b(?:introduced|presented|spoke to|took [^.;:]{3,30} through|outlined) (?:the|his|her|their|this)"
    r" (?:[a-z]+ ){0,2}(?:paper|item|slides|document|dashboard|data|figures)\b"
)
#: What is told to those present without saying by whom: by the one who gives the update.
_TOLD = re.compile(
    rf"(?:{_BODY}|[Ii]t|[Tt]hey) (?:was|were) (?:also |then |further |next |again )?(?:informed|advised|told|updated"
    r"|briefed|assured|reassured|reminded|notified|made aware|given (?:an?|the)|provided with|shown|taken through)\b"
    r"|It was (?:also |then |further )?(?:reported|explained|highlighted|advised|outlined|stated|confirmed|clarified"
    r"|emphasised|stressed|mentioned|said|pointed out) (?:that|to)\b"
    rf"|(?:An?|The|Further|Brief|Some) (?:[a-z]+ ){{0,3}}(?:{_TELLING}|details?|information|figures|statistics"
    r"|explanation)\b[^.;:]{0,80}? (?:was|were) (?:also |then )?(?:provided|given|shared|outlined|presented"
    r"|highlighted)\b"
    r"|(?:Details?|Information|Figures|Statistics|Updates?) (?:was|were) (?:also |then )?(?:provided|given|shared)\b"
    r"|(?:Reference|Mention) was (?:also |then )?made (?:to|of)\b|Attention was (?:also )?drawn to\b"
)
_NOT_BY = re.compile(r"\bby (?:the )?[A-Z]")
#: Where an update is over: those who heard it ask, thank, discuss, or decide.
_OVER = re.compile(
    r"\W*(?:RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision|NOTED|Noted|ACTION|Actions?\b|RECOMMEND|Outcomes?\b"
    r"|It was (?:then |further |also |unanimously )?(?:agreed|resolved|decided|proposed|moved|recommended|noted)\b"
    rf"|{_BODY} (?:then |also |again |further )?(?:noted|agreed|thanked|resolved|asked|raised|queried|discussed"
    r"|welcomed|commented|expressed|considered|were of|felt|sought|enquired|requested|recommended|approved|endorsed"
    r"|debated|questioned|wished|commended|had|made|accepted|suggested)\b"
    r"|(?:A|An|One|Another|Several|Some|Other) (?:further )?(?:members?|questions?|residents?|councillors?|discussion"
    r"|debate|attendees?|representatives?|parish|query|concerns?|comments?|issues?)\b"
    r"|(?:Questions?|Quer(?:y|ies)|Comments?|Discussion|Debate|Q ?& ?A|Q and A|Concerns?|Points raised|Issues raised)\b"
    r"|(?:In|By way of) (?:response|reply|answer|discussion)\b|(?:In )?(?:[Rr]esponding|[Rr]eplying|[Aa]nswering)\b"
    r"|(?:Following|After|During|On|Arising from|In) (?:the |this |a |an |further |some |ensuing |subsequent "
    r"|lengthy )*"
    r"(?:discussion|debate|questions?|presentation|update|consideration|conversation|Q&A)\b"
    r"|The following (?:questions?|comments?|points?|issues?|concerns?|matters?) (?:and \w+ )?(?:was|were) (?:then )?"
    r"(?:raised|asked|made|put|discussed)\b|(?:There (?:was|were|followed)|A vote|On being put|Moved|Proposed"
    r"|Seconded)\b"
    r"|Minutes?:|\d{1,3}[a-z]?\.?$|(?:Additional|Supporting) documents|Next (?:meeting|steps)|Dates? of "
    r"|Any other business)"
)
#: A heading below which another item begins.
_NEW_ITEM = re.compile(
    r"(?:agenda )?item\b|motions?\b|\d|.*\b(?:updates?|reports?|presentations?|minutes|apologies"
    r"|(?:other|urgent|new) business|questions?|discussion|actions?|declarations?|meeting|agenda|partners?)\b",
    re.IGNORECASE,
)
#: The label of a point that a dash or colon parts from what is said of it.
_LABELLED = re.compile(r"[A-Z][^.;:–—]{1,80}?(?: [–—-]+ |: |– ?)(?=\S)")
#: What a heading of somebody and their office may hold beside them.
_BARE = re.compile(
    rf"(?:[\s,:–—()-]|the|The|update|Update|from|by|\b(?:{either(words('roles', 'postnominals', 'words'))})\b)*"
)
_OWN = re.compile(
    r"['’]s?,? (?:verbal |oral |written |quarterly |monthly |opening |annual )?"
    r"(?P<what>question|motion|update|presentation|briefing|statement|address|overview|response|answer|reply)s?\b",
    re.IGNORECASE,
)


def teller_of(reading: Reading, meeting: Meeting) -> Speaker | None:
    """Whose update stands below ``Fenshire Police – Inspector Jane Roe``: a heading, or a short line without a verb."""
    named = [m for m in reading.mentions if m.type == "PERSON"]
    others = [m for m in reading.mentions if m.type in {"ROLE", "ORG", "TEAM"}]
    short = len(reading.text) < 100 and reading.text[-1:] not in ".:;," and reading.passage.table is None
    if not short or len(named) != 1 or not others or named[0].rule == "attendance":
        return None
    rest = reading.text
    for mention in sorted((*others, *named), key=lambda m: -m.start):
        rest = rest[: mention.start] + rest[mention.end :]
    return speaker_of(None, named[0], meeting) if _BARE.fullmatch(rest) else None


def told_passively(text: str) -> bool:
    """Whether a sentence tells those present something without saying who does: ``Members were informed that``."""
    return _TOLD.match(text) is not None and _NOT_BY.search(text[:160]) is None


@dataclass(slots=True)
class Floor:
    """Who has the floor as the next passage of a section begins.

    ``headed`` is the one whom a heading names as speaking below it (``verb`` how); ``last`` the one who spoke last,
    where what follows may go on; ``leads`` that a list follows. ``update`` tells that what somebody told stands in a
    list, which headings may part; ``teller`` is the one who gives the update of the item, ``open`` that the
    paragraphs below are still it, ``points`` that it stands in bullets.
    """

    headed: Speaker | None = None
    verb: str = ""
    last: Speaker | None = None
    leads: bool = False
    update: bool = False
    teller: Speaker | None = None
    open: bool = False
    points: bool = False

    def heading(self, reading: Reading, meeting: Meeting) -> None:
        """Take note of a heading: whom it names, if it names anybody as speaking below it."""
        self.headed, self.verb = None, ""
        if _ends_item(reading):
            self.update, self.open, self.teller = False, False, None
        if not (self.update and self.last is not None):
            self.last, self.leads = None, False
        if (teller := teller_of(reading, meeting)) is not None:
            self.headed, self.verb, self.teller, self.open = teller, "said", teller, False
            return
        for sentence in reading.sentences:
            for named in named_in(reading, sentence, meeting):
                found = _HEADED.search(reading.text[: named.start]) or _OWN.match(reading.text, named.end)
                if found is not None and named.speaker.term.label not in words("speech", "titles"):
                    asked = re.match("question|quer|motion", found["what"].lower()) is not None
                    self.headed, self.verb = named.speaker, "asked" if asked else "said"
                    return

    def start(self, reading: Reading) -> tuple[Speaker | None, str]:
        """Who speaks as a passage begins, and the verb for it, where the passage shows nobody."""
        text, kind = reading.text, reading.passage.kind
        if self.last is not None and kind == "paragraph" and _GOES_ON.match(text):
            return self.last, ""
        point = self.leads and kind == "bullet"  # a point of the list that was announced, whatever its words
        if not point and (self.open or self.update or self.verb == "said") and _OVER.match(text):
            self.open, self.update, self.leads, self.last = False, False, False, None
            self.headed, self.verb = None, ""
            return None, ""
        if self.last is not None:
            item = self.leads and (kind == "bullet" or _ITEM.match(text))
            if item and self.open and self.teller is not None:
                return self.teller, ""
            if item:
                return self.last, ""
        if self.open and _ANNOUNCES.search(text) and not told_passively(text):
            self.open, self.teller = False, None  # the update of somebody else
        if self.open and self.teller is not None and kind in {"paragraph", "bullet"}:
            goes_on = kind == "bullet" or _LABELLED.match(text) or _LEADS.search(text.rstrip()) or told_passively(text)
            if goes_on or not self.points:
                return self.teller, ""
            self.open = False
        return self.headed, self.verb

    def after(self, reading: Reading, current: Speaker | None) -> None:
        """Take note of how a passage ends."""
        explicit = [s for sentence in reading.sentences for s in sentence.segments if s.explicit]
        named = bool(explicit)
        if named and not (current is not None and _same(current, self.headed)):
            self.headed = None
        leads = _LEADS.search(reading.text.rstrip()) is not None
        item = self.leads and (reading.passage.kind == "bullet" or _ITEM.match(reading.text) is not None)
        self.leads = leads or item
        self.update = (leads and _UPDATE.search(reading.text) is not None) or (self.update and item)
        self.last = current if named or self.last is not None or (leads and current is not None) else None
        self._tells(reading, explicit, leads)

    def _tells(self, reading: Reading, explicit: list[Segment], leads: bool) -> None:
        """Take note of whose update begins with a passage, goes on in it, or is over."""
        if (teller := next(_tellers(reading), None)) is not None:
            self.teller = teller
            last = reading.sentences[-1]
            self.open = leads or _ANNOUNCES.search(reading.text, last.start, last.end) is not None
            self.points = False
        elif any(s.speaker is None or not _same(s.speaker, self.teller) for s in explicit):
            self.open = False
        self.points = self.points or reading.passage.kind == "bullet"


def _ends_item(reading: Reading) -> bool:
    """Whether a heading begins another item, not a part of an update."""
    letters = [c for c in reading.text if c.isalpha()]
    capitals = len(letters) > 3 and all(c.isupper() for c in letters)
    named = any(m.type in {"ORG", "TEAM", "ROLE", "PERSON"} for m in reading.mentions)
    return capitals or named or _NEW_ITEM.match(reading.text) is not None or _OVER.match(reading.text) is not None


def _same(speaker: Speaker, other: Speaker | None) -> bool:
    """Whether two speakers are one, one of them perhaps by the given name."""
    return other is not None and (
        speaker.term == other.term or f" {other.term.label} ".startswith(f" {speaker.term.label} ")
    )


def _tellers(reading: Reading) -> Iterator[Speaker]:
    """Those whom a sentence names as giving an update; of several the first."""
    for sentence in reading.sentences:
        for segment in sentence.segments:
            if segment.speaker is None or not segment.explicit or asks(segment.verb):
                continue
            text = reading.text[segment.start : segment.end]
            if (
                _ANNOUNCES.search(text)
                or _INTRODUCES.search(text)
                or (_LEADS.search(text.rstrip()) and _UPDATE.search(text))
            ):
                yield segment.others[0] if segment.others else segment.speaker
