"""Who was there, or was not, as sentences tell: ``Apologies were received from Cllr Roe``, ``Sgt Orr attended``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from nlp.layout.passages import Passage
from nlp.listing.entries import Attendee, people
from nlp.listing.fields import kind_of, trim

#: A sentence that tells who was not there; the names begin where the match ends.
_APOLOGIES = re.compile(
    r"\b(?:apolog(?:y|ies)|regrets)\b[^.:]{0,90}?\b(?:from|by|on behalf of|for)\b"
    r"(?! (?:absence|(?:non-?|in)\w+|late))(?: the following)?:? +",
    re.IGNORECASE,
)
#: How a sentence begins that tells who was there.
_THERE = re.compile(
    r"(?:(?:also|those|officers|members|officials|councillors|others) )*"
    r"(?:(?:present|in attendance|attending)(?: (?:at|for) the meeting)?)"
    r"(?: (?:was|were|are|included|from [\w' ]{3,40}(?: was| were)?))?:? +(?=[A-Z])"
    r"|(?:the (?:meeting|following) (?:was|were|members?|officers?|people)?[\w ]{0,30}?"
    r"(?:attended by|present|in attendance)|there were present|attended by):? +(?=[A-Z])"
    r"|(?:the )?(?:meeting|forum|session|hearing) (?:was |is )?chaired by:? +(?=[A-Z])",
    re.IGNORECASE,
)
#: ``Cllr Roe attended as substitute for Cllr Orr``, ``Cllr Roe substituted for Cllr Orr``.
_INSTEAD = re.compile(
    r"(?P<names>[A-Z][^.;:,]{3,80}?) (?:was |were |had )?"
    r"(?:(?:attended|attending|present|in attendance) (?:as (?:a )?(?:substitute|deputy) for|in place of|instead of)"
    r"|substitut(?:ed|ing) for|deputis(?:ed|ing) for) (?P<absent>[A-Z][^.;:]{3,80})"
)
#: ``Cllr Roe sent her apologies``: the names stand before the words.
_SENT = re.compile(
    r"(?P<names>[A-Z][^.;:]{3,160}?) (?:had |have |has )?(?:also )?"
    r"(?:sent|gave|given|tendered|submitted|offered|extended|conveyed|made)"
    r" (?:(?:his|her|their|an?|the|formal) )*apolog(?:y|ies)\b(?! to\b)",
)
#: ``Sergeant Roe had been unable to attend``, also as somebody reports it.
_UNABLE = re.compile(
    r"(?:.{0,120}\bthat )?(?P<names>[A-Z][^.;:]{3,100}?) (?:had been|has been|have been|was|were|is|are) unable to"
    r" (?:attend|be present|join)\b(?! (?:the|a|any|that) (?:next|last|previous|event|court|hearing))",
)
#: What may follow on words for somebody's being there, so that this meeting is meant.
_HERE = (
    r"(?=[.,;]|$| (?:to|and|on behalf|from|virtually|remotely|online|via|in person|by invitation|throughout"
    r"|for (?:this|the) (?:item|part|discussion|meeting)"
    r"|at (?:the|this) (?:meeting|session|invitation)(?! (?:of|on|in|with|held)))\b)"
)
#: ``Inspector Jane Roe and Sergeant Sam Orr were in attendance to give an update``.
_WERE = re.compile(
    r"(?P<names>[A-Z][^.;:]{3,200}?),? (?:(?:was|were) (?:also )?(?:present|in attendance)"
    r"|(?:also )?(?:attended|joined) (?:the|this|today['’]s) meeting"
    rf"|(?:also )?attended(?= to (?:provide|present|give|update|brief|speak|talk))){_HERE}"
)
_BODY = (
    r"(?:meeting|session|[Cc]ommittee|[Pp]anel|[Bb]oard|[Ff]orum|[Aa]uthority|[Cc]ouncil|[Aa]ssembly|[Mm]embers"
    r"|[Cc]ouncillors)\b"
)
#: ``The Chair welcomed Superintendent Jane Roe to the meeting``.
_WELCOMED = re.compile(
    r"\b[Ww]elcomed (?:the )?(?:new |newly[- ]appointed |recently appointed )?(?P<names>[A-Z][^.;:]{3,160}?),? to"
    rf" (?:the|this|today['’]s|(?:his|her|their) first) (?:[A-Z]\w+ )*{_BODY}"
)
#: ``Inspector Roe presented his report to the Committee``, ``Inspector Roe addressed the Panel``.
_PRESENTED = re.compile(
    r"(?P<names>[A-Z][^.;:]{3,80}?),? (?:then |also )?(?:(?:presented|gave|provided|delivered)"
    r" (?:(?:an?|the|his|her|their|this) )?(?:[a-z-]+ ){0,3}?(?:report|update|presentation|briefing|overview|address)s?"
    rf" (?:[a-z]+ ){{0,6}}?to|addressed) (?:the )?{_BODY}"
)

#: What the body is set off with of which those named before it are.
_FROM = re.compile(r",? (?:(?:both|all) )?(?:from|representing|of|on behalf of) (?:the )?(?=[A-Z])")

Prose = Callable[[str], bool]


def in_sentences(passage: Passage, prose: Prose) -> Iterator[Attendee]:
    """The people of ``Apologies were received from Cllr Jane Roe and Sam Orr.`` and its like.

    `prose` tells whether a text is a sentence, no list of names.
    """
    text = passage.view.text
    for start, end in passage.view.sentences or ((0, len(text)),):
        if (there := _THERE.match(text, start, end)) is not None:
            yield from people(passage, there.end(), end, True)
        elif (instead := _INSTEAD.match(text, start, end)) is not None and not prose(instead["names"]):
            yield from people(passage, *instead.span("names"), True)
            yield from people(passage, *instead.span("absent"), False)
        elif (excused := _APOLOGIES.search(text, start, end)) is not None:
            yield from people(passage, excused.end(), end, False)
        elif (sent := _SENT.match(text, start, end) or _UNABLE.match(text, start, end)) is not None:
            if not prose(sent["names"]):
                yield from people(passage, *sent.span("names"), False)
        else:
            yield from _told_there(passage, start, end, prose)


def _told_there(passage: Passage, start: int, end: int, prose: Prose) -> Iterator[Attendee]:
    """Those of whom a sentence tells that they were there, spoke to the meeting or were welcomed to it."""
    text = passage.view.text
    told = _WERE.match(text, start, end) or _PRESENTED.match(text, start, end) or _WELCOMED.search(text, start, end)
    if told is None or prose(told["names"]):
        return
    begin, stop = told.span("names")
    cut = _FROM.search(text, begin, stop)
    body = trim(text, (cut.end(), stop)) if cut is not None else None
    of_all = body if body is not None and kind_of(text[slice(*body)]) == "ORG" else None
    for person in people(passage, begin, cut.start() if cut is not None else stop, True):
        if " " in text[slice(*person.name)] or person.role is not None or person.shared:
            yield person if person.org is not None else replace(person, org=of_all)
