"""The time that a sentence's figures are of: its own words, else those of what stands around it, else the paper's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.dates import find_dates, interval_of
from nlp.model import Interval
from nlp.periods import Period, resolve_period
from nlp.topics import Topic

#: What a figure is compared with, up to the next clause.
_COMPARED = re.compile(
    r""",?\ ?\b(?:(?:when\ |as\ )?compared\ (?:with|to)|in\ comparison\ (?:with|to)|up\ from|down\ from|as\ opposed\ to
    |(?:in|de)crease\ (?:from|on)|(?:reduction|rise|fall|improvement|change)\ (?:from|on)
    |(?<=\w\ )than\b(?=\ (?:in|the|last|this|a|it)\b)|against(?=\ [\d£]))(?:(?!,\ (?:and|with|while|but)\b|;).)*""",
    re.VERBOSE,
)
#: A term that a court gave: no time of the figures.
_TERM = re.compile(
    r"""\b(?:jailed|sentenced|imprisoned|imprisonment|sentences?\ of|total\ of)\b[^.;,]{0,40}?\b(?:years?|months?)\b
    (?:(?:,|\ and)\ [a-z0-9]+\ (?:months?|weeks?|days?)\b)?""",
    re.VERBOSE,
)
#: All of it was on the day that the sentence gives.
_ON_THE_DAY = re.compile(
    r"\b(?:took place|was (?:held|run|carried out|conducted)|were held|ran|day of action|action day)\b"
)
_FUTURE = re.compile(r"\b(?:will|planned|expected|due to|scheduled|upcoming|next)\b")
#: A sentence that speaks of the same event as the one before it, so that even its day holds.
_SAME_EVENT = re.compile(
    r"(?:This|These|It|They|He|She"
    r"|The (?:same|operation|event|warrant|day|individual|defendant|male|female|man|woman))\b"
)


def period_of(
    topic: Topic, frame: Interval | None, recorded: str, before: str | None = None, at: int | None = None
) -> Period:
    """The period of a sentence's figures, or of the one at `at`: its own words, else the month it stands under, else
    those of the sentence `before` it in the same passage, of the sentence that names its topic, of the lead, else the
    paper's.
    """
    if (month := _month_above(topic)) is not None:
        return month
    for compared in _COMPARED.finditer(topic.text):
        if at is not None and compared.start() <= at < compared.end():
            said = compared.group()
            return resolve_period(said, frame, recorded) if _tells(said, recorded) else (None, Interval())
    own = _plain(topic.text)
    if _tells(own, recorded):
        return resolve_period(own, frame, recorded)
    for text in map(_plain, _around(topic, before)):
        holds = not _is_day(text, recorded) or _SAME_EVENT.match(topic.text) or _ON_THE_DAY.search(text)
        if holds and _tells(text, recorded) and not _FUTURE.search(text):
            return resolve_period(text, frame, recorded)
    return resolve_period("", frame, recorded)


def _plain(text: str) -> str:
    """A sentence without what it compares with and without the terms that a court gave."""
    return _TERM.sub("", _COMPARED.sub("", text))


def _tells(text: str, recorded: str) -> bool:
    return resolve_period(text, None, recorded)[0] is not None


def _is_day(text: str, recorded: str) -> bool:
    return resolve_period(text, None, recorded)[1].precision == "day"


def _month_above(topic: Topic) -> Period | None:
    """The month that is all a heading above the sentence says."""
    for heading in reversed(topic.reading.passage.headings):
        if re.fullmatch(r"[A-Z][a-z]+ 20\d\d", heading) and (dates := find_dates(heading)):
            month = interval_of(dates[0].iso)
            return month.iso(), month
    return None


def _around(topic: Topic, before: str | None) -> Iterator[str]:
    """The texts around a sentence that may tell its time, the nearest first."""
    if before is not None:
        yield before
    if topic.carried and topic.since is not None and topic.since[0] is topic.reading:
        sentence = topic.since[1]
        yield topic.reading.text[sentence.start : sentence.end]
    yield topic.reading.passage.lead or ""
