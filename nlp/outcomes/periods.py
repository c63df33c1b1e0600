"""The time that a sentence's figures are of: its own words, else those of what stands around it, else the paper's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from nlp.dating.dates import find_dates, interval_of
from nlp.dating.periods import Period, resolve_period
from nlp.model import Interval
from nlp.reader import Reading
from nlp.topics import Topic, parts_results

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
    r"\b(?:took place|(?:was|were) (?:held|run|carried out|conducted|executed|mounted|raided|searched)|ran"
    r"|day of action|action day)\b"
)
#: What a thing was set up for: no time of its results.
_CAUSE = re.compile(
    r"\b(?:set up|launched|established|begun|started|created|introduced|mounted) (?:after|following|in response to)"
    r" [^;.,]*"
)
_FUTURE = re.compile(r"\b(?:will|planned|expected|due to|scheduled|upcoming|next)\b")
#: Before a list: it happened on the day that the sentence gives.
_IN_LIST = re.compile(
    rf"{_ON_THE_DAY.pattern}|\b(?:on|between|from) [^;]*\d[^;]*$|\bsearch|\bwarrants?\b", re.IGNORECASE
)
#: A sentence that speaks of the same event as the one before it, so that even its day holds.
_SAME_EVENT = re.compile(
    r"(?:This|These|It|They|He|She"
    r"|The (?:same|operation|event|warrant|day|individual|defendant|male|female|man|woman))\b"
)
#: A heading that tells when something was done, and one that tells when the paper or a meeting was.
_EVENT = re.compile(
    r"\b(?:op|operations?|phase|search(?:es)?|raids?|warrants?|deployments?|events?|action|enforcement|week(?:end)? of"
    r"|exercise|patrols?|results)\b",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r"\b(?:meetings?|minutes|agenda|actions? \d|raised|due|reviews?|reports?|letters?|questions?|published|page|held on"
    r"|operational matters)\b",
    re.IGNORECASE,
)
#: ``during the week``, ``in that time``: when what was spoken of was.
_SAME_TIME = re.compile(
    r"\b(?:[Dd]uring|[Oo]ver|[Ii]n|[Tt]hroughout|[Ww]ithin) (?:the|that|its) (?:same )?(?:[\w-]+ ){0,2}?"
    r"(?:week|fortnight|weekend|operation|campaign|deployment|time|days|initiative|event|action|exercise)\b"
)
_STOP = re.compile(r"; |, |\band (?!(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
_IN_BRACKETS = re.compile(r" ?\([^()]*\)")


#: A report that is spoken of below, and what it is of: ``a report on the third quarter of 2008/09``.
_REPORT_ON = re.compile(
    r"\b(?:reports?|update|figures|statistics|performance|results)\b[^.;:]{0,60}? (?:on|for|covering|during|of|in|to)"
    r" (?P<when>(?:the )?(?:first|second|third|fourth|final|last|previous|quarter|Q[1-4]|period|months?|year|\d"
    r"|January|April|July|October)\b[^.;,]*)"
)


def dates_above(readings: Sequence[Reading], recorded: str = "") -> dict[int, str]:
    """For each reading (by its id) the words above it that tell when what it lists was done, where there are such:
    the sentence right before a list or table, else a heading that dates an operation, else the period of the report
    that is spoken of.
    """
    found: dict[int, str] = {}
    heading = sentence = ""
    for reading in readings:
        passage = reading.passage
        if passage.kind in {"heading", "caption"} and passage.table is None:
            dated = _EVENT.search(reading.text) and not _OF_PAPERS.search(reading.text) and find_dates(reading.text)
            heading = reading.text if dated else heading if parts_results(reading.text) else ""
            sentence = ""
        elif passage.kind == "paragraph" and reading.sentences:
            sentence = _dating(reading)
            heading = heading or _of_report(reading, recorded)
        if above := sentence if passage.kind in {"bullet", "cell"} and sentence else heading:
            found[id(reading)] = above
    return found


def _of_report(reading: Reading, recorded: str) -> str:
    """The whole months that a report introduced in a paragraph is of, as the paragraph says it."""
    said = _REPORT_ON.search(reading.text) if reading.part.kind == "minutes" else None
    if said is None:
        return ""
    period = resolve_period(said["when"], None, recorded)[1]
    return said["when"] if period.start and period.end and period.precision != "day" else ""


def _dating(reading: Reading) -> str:
    """The sentence of a paragraph that tells when what is listed below it was done: its last, else one of an action
    that took place on a day.
    """
    texts = [reading.text[s.start : s.end] for s in reading.sentences]
    for text in reversed(texts):
        dates = _IN_LIST if text is texts[-1] else _ON_THE_DAY
        if dates.search(text) and re.search(r"\d", text) and not _OF_PAPERS.search(text):
            return text
    return ""


def say_same_time(topics: Iterable[Topic]) -> bool:
    """Whether any sentence says that it is of the time of another (``During the week``)."""
    return any(_SAME_TIME.search(topic.text) for topic in topics)


def same_time(topic: Topic, times: dict[str, str], recorded: str) -> str | None:
    """The sentence that last told when what a topic speaks of was, where the topic says that it is of the same time.

    ``times`` holds that sentence for each name; the topic's own is added where it tells a time.
    """
    said = times.get(topic.subject.label) if _SAME_TIME.search(topic.text) else None
    period = resolve_period(_plain(topic.text), None, recorded)[1]
    if period.start and period.end and "compare" not in topic.text:
        times[topic.subject.label] = topic.text
    return said


def period_of(
    topic: Topic, frame: Interval | None, recorded: str, before: str | None = None, at: int | None = None,
    above: str | None = None,
) -> Period:  # fmt: skip
    """The period of a sentence's figures, or of the one at `at`: its own words, else the month it stands under, else
    those of the sentence `before` it in the same passage, of the sentence that names its topic, of the lead, of the
    words `above` its list, else the paper's.
    """
    if (month := _month_above(topic)) is not None:
        return month
    for compared in _COMPARED.finditer(topic.text):
        if at is not None and compared.start() <= at < compared.end():
            said = compared.group()
            return resolve_period(said, frame, recorded) if _tells(said, recorded) else (None, Interval())
    for own in _own(topic.text, at, recorded):
        if _tells(own, recorded):
            return resolve_period(own, frame, recorded)
    for text in map(_plain, _around(topic, before)):
        holds = not _is_day(text, recorded) or _SAME_EVENT.match(topic.text) or _ON_THE_DAY.search(text)
        if holds and _tells(text, recorded) and not _FUTURE.search(text):
            return resolve_period(text, frame, recorded)
    if above is not None and _tells(above, recorded) and not _FUTURE.search(above):
        return resolve_period(above, frame, recorded)
    return resolve_period("", frame, recorded)


def _own(text: str, at: int | None, recorded: str) -> Iterator[str]:
    """The words of a sentence that may tell the time of its figure at `at`: the brackets right after it, its clause up
    to a semicolon, the whole without brackets that date something else, the whole.
    """
    if at is not None:
        for bracket in _IN_BRACKETS.finditer(text):
            apart = text[at : bracket.start()] if at < bracket.start() and ":" not in bracket.group() else ","
            if not re.search(r"[,;:()]|\b(?:and|of)\b", apart):
                yield bracket.group()
        start = text.rfind("; ", 0, at) + 1
        end = text.find("; ", at)
        if start or end > 0:
            yield _plain(_IN_BRACKETS.sub(" ", text[start : end if end > 0 else len(text)]))
        if not re.search(r"\b(?:between|from|both|either)\b", text[start:], re.IGNORECASE):
            part = _part_at(text, at)
            if resolve_period(part, None, recorded)[1].start:  # not so many days, which may be the figure itself
                yield part
        if start and re.match(r" ?\(\w{1,4}\)", text[start:]):
            return
    plain = _plain(text)
    yield _IN_BRACKETS.sub(lambda m: "" if ":" in m.group() or _is_day(m.group(), recorded) else m.group(), plain)
    yield plain


def _part_at(text: str, at: int) -> str:
    """The part of a sentence around its figure at `at`, up to the next comma, semicolon or ``and``."""
    stops = [m.end() for m in _STOP.finditer(text, 0, at)]
    after = _STOP.search(text, at)
    part = text[stops[-1] if stops else 0 : after.start() if after else len(text)]
    return _plain(part) if stops or after else ""


def _plain(text: str) -> str:
    """A sentence without what it compares with, the terms that a court gave, and the crimes that a thing answered."""
    return _TERM.sub("", _COMPARED.sub("", _CAUSE.sub("", text)))


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
