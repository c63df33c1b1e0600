"""Results: numbers with what they count, for the operation, initiative or team that a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.dates import find_dates, find_ranges, resolve_period
from nlp.lexicon import table, words
from nlp.model import Interval
from nlp.numbers import NUMBER, number
from nlp.topics import Topic

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOT_A_RESULT = re.compile(
    r"\b(?:will|would|could|should|may|aim(?:s|ed)? to|plans? to|planned|planning|expected|hop(?:es?|ing) to"
    r"|targets? of|scheduled|up to|needs? to|require[sd]?|had to|to create|ambition|in order to|proposed|if"
    r"|can involve|can|estimated|baseline[d]?|equates|usually|typically|which is to|is to|are to|would"
    r"|targets? (?:has|is|was|set)) ?\b",
    re.IGNORECASE,
)
_PLANNED_AFTER = re.compile(r"\b(?:is|are) (?:planned|expected|scheduled|anticipated|proposed)\b")
_AFTER_NO = re.compile(
    r"^[- ]?(?:year-old|years? old|hour\b|day\b|months?\b|weeks?\b|days\b|years?\b(?! (?:of )?(?:imprisonment"
    r"|in prison|prison|custody|custodial))|am\b|pm\b|mph\b|calls? (?:and|per|handling)|minutes?\b|seconds?\b"
    r"|%? of (?:the )?(?:time|budget)|st\b|nd\b|rd\b|th\b|-\s?\d|:\d|/7|-[a-z]+|\s+\d|(?:kg|g|km|m)\b)",
    re.IGNORECASE,
)
_BEFORE_NO = re.compile(
    r"(?:Section|Table|Action|Priority|Pillar|Page|page|Rule|Outcome|Outcomes|Class|Level|Fatal|Phase|Year|Tier"
    r"|item|paragraph|section|appendix"
    r"|Right|Rights|Item|Schedule|Chapter|No\.|Quarter|Covid|COVID|Building|Grade|age of|aged|under|over the age of"
    r"|A|M|B)[ -]$"
)
_SERVICE = {"999", "101", "111"}
_APPROX = re.compile(
    r"\b(?:approximately|around|(?:just )?over|(?:just )?under|more than|fewer than|less than|nearly|almost|about"
    r"|at least|in excess of|circa|roughly|upwards of)\s+$",
    re.IGNORECASE,
)
_COLLAR = re.compile(r"\b(?:PC|PS|DC|DS|PCSO|Constable|Sergeant) $")
_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those),? $")
_WEIGHT = re.compile(
    r" ?(?P<unit>kg|g|kilos?|kilograms?|grams?|tonnes?|litres?) of (?P<what>[a-z-]+(?: (?!(?:and|or|in|from|with|at"
    r"|on|was|were|has|have|had|being|during|to|by|for|worth|after|which|that)\b)[a-z]+)?)"
)
_TAKEN = re.compile(r"\b(seized|recovered|destroyed|found|confiscated|removed)\b")
_JAILED = re.compile(r"\b(?:jailed|sentenced|imprisoned|sentences? total(?:l)?ing)\b[^.;]{0,60}$")
_CHANGE = r"decrease|increase|reduction|rise|fall|drop|improvement"
_CHANGE_AFTER = re.compile(
    rf" ?(?:%|per ?cent)(?P<change> (?:{_CHANGE})s? in (?:[\w'-]+ ){{0,3}}?[\w'-]+)(?=[.,;)]|$| (?:in|on|since|over"
    rf"|compared|during|from|and|this|last|against|across)\b)"
)
_YEARS = re.compile(
    r"^[ -]?(?:and a half )?(?:years?|months?|weeks?)(?: and [a-z0-9]+ (?:months?|days?"
    r"|weeks?))?'? (?:of )?(?:imprisonment|in prison|prison|custody|custodial|sentences?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sentence: value, unit, the words as written, and its range in the sentence."""

    value: float
    unit: str
    phrase: str
    start: int
    end: int
    strong: bool = True  # the number counts what somebody did or what was done, not a thing in passing


def figures(text: str, doc: Doc) -> Iterator[Figure]:
    """The results that a sentence counts, in order. Dates, ages, durations, plans and numbers of sections are none."""
    dates = [(f.start, f.end) for f in find_dates(text)] + [(s, e) for s, e, _ in find_ranges(text)]
    for match in NUMBER.finditer(text):
        if any(s < match.end() and match.start() < e for s, e in dates):
            continue
        figure = _figure(text, match, doc)
        if figure is not None:
            roughly = _APPROX.search(text[: figure.start]) if figure.start == match.start() else None
            yield replace(figure, phrase=f"{roughly.group()}{figure.phrase}") if roughly else figure


def _names_a_thing(match: re.Match[str], value: float, before: str, after: str) -> bool:
    """Whether a number counts nothing: a year, a paragraph, a telephone or collar number, part of a name or table."""
    if match.group().lower() in {"one", "zero", "a", "two-thirds"} or match["figure"] in _SERVICE:
        return True
    between = re.search(r"\d[- ]+$|[A-Z][a-z]+ $", before) and re.match(r"(?:\s+\d| [A-Z])", after)
    if between and not re.search(r"[.:;] $", before):
        return True
    year = re.match(r"\d{4}$", match.group()) is not None and 1900 <= value <= 2100
    numbered = _BEFORE_NO.search(before) or _COLLAR.search(before) or re.match(r"\s*\|", after)
    return year or numbered is not None


def _figure(text: str, match: re.Match[str], doc: Doc) -> Figure | None:
    """The figure that a number is: a weight, a share, a term of prison, money, or a count; None for any other."""
    value = number(match.group())
    after, before = text[match.end() : match.end() + 200], text[max(0, match.start() - 120) : match.start()]
    if value is None or _names_a_thing(match, value, before, after):
        return None
    if weight := _WEIGHT.match(after):
        end = match.end() + weight.end()
        done = _TAKEN.search(before) or _TAKEN.search(text, end)
        unit = f"{weight['unit']} of {weight['what']}" + (f" {done[1]}" if done else "")
        return Figure(value, unit, text[match.start() : end], match.start(), end)
    percent = re.match(r" ?(?:%|per ?cent\b|percent\b)", after)
    points = re.match(r" ?(?:pp\b|percentage points?)", after)
    if percent or points:
        return _percentage(text, match, value, after, bool(points))
    if re.search(r"\byears and $", before) or re.search(r"\bRights? \d+(?:,| and) $", before):
        return None
    prison = _YEARS.match(after)
    if prison:
        return Figure(
            value,
            f"years {re.sub(r'^[ -]*years? ?', '', prison.group()).strip()}".strip(),
            (match.group() + prison.group()),
            match.start(),
            match.end() + prison.end(),
        )
    if (term := re.match(r" years?\b", after)) and _JAILED.search(before):
        end = match.end() + term.end()
        return Figure(value, "years imprisonment", text[match.start() : end], match.start(), end)
    if _AFTER_NO.match(after):
        return None
    if re.match(
        r" (?:commitment|investment|budget|overspend|underspend|of funding|in funding|saving)"
        r"|(?: [a-z]+)? (?:reporting )?periods?\b|(?: [\w-]+){0,4}? (?:districts|forces|authority areas|areas"
        r"|counties|members|districts|neighbourhoods|priorities|elements|steps|aspects|questions|objectives|options"
        r"|others|main|key)\b",
        after,
        re.IGNORECASE,
    ):
        return None
    if re.search(r"\bOf [\w' ]{0,40}$", before):
        return None
    if match["sign"]:
        verb = re.match(
            r" (?:in cash |in assets |in fines |of \w+ )?(?:was |were |has been |have been )?(recovered|seized"
            r"|forfeited|issued|secured|restrained)?",
            after,
        )
        tail = re.match(r" (?:in|of) ((?:[\w-]+ ){0,2}?(?:cash|fines|funding|assets|drugs|cannabis|cocaine))", after)
        unit = "GBP " + " ".join(x for x in ((tail[1] if tail else ""), (verb[1] if verb and verb[1] else "")) if x)
        return Figure(
            value, unit.strip(), (match.group() + (tail.group() if tail else "")).strip(), match.start(), match.end()
        )
    return _counted(text, match, value, doc)


def _percentage(text: str, match: re.Match[str], value: float, after: str, points: bool) -> Figure | None:
    head = re.search(
        r"((?:[\w-]+ ){0,3}(?:decrease|increase|reduction|rise|fall|drop|compliance|rate|uptake"
        r"|improvement)s?) (?:of|to|by|was|is|at)? ?(?:\w+ ){0,2}$",
        text[max(0, match.start() - 120) : match.start()],
        re.IGNORECASE,
    )
    unit = "percentage points" if points else "%"
    if head is None:
        changed = None if points else _CHANGE_AFTER.match(after)
        if changed is None:
            return None
        end = match.end() + changed.end()
        return Figure(value, f"%{changed['change']}", text[match.start() : end], match.start(), end)
    what = re.sub(r"^.*\b(?:saw|seen|sees|had|has|with)\s", "", head[1])
    return Figure(
        value,
        f"{unit} {_lower_first(what)}",
        f"{what} of {match.group()}{'pp' if points else '%'}",
        match.start(),
        match.end() + 1,
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _counted(text: str, match: re.Match[str], value: float, doc: Doc) -> Figure | None:
    """The noun that a number counts, with the verb that says what was done to it."""
    span = doc.char_span(match.end() - 1, match.end(), alignment_mode="expand")
    if span is None or not len(span):
        return None
    token = span[-1]
    those = re.match(
        r",? of (?:those|these|them|the|which) ((?:[\w-]+ ){0,3}?[\w-]+)(?= (?:already |then |have |has |had |were "
        r"|was |being |took |are |is )|[,.]|$)",
        text[match.end() :],
    )
    if those:
        return Figure(
            value,
            those[1].removeprefix("took "),
            match.group() + those.group(),
            match.start(),
            match.end() + those.end(),
        )
    by = re.search(r"((?:[\w-]+ ){0,2}numbers) by $", text[max(0, match.start() - 60) : match.start()])
    if by:
        return Figure(
            value,
            by[1].strip(),
            f"{by[1]}by {match.group()}".replace("numbersby", "numbers by"),
            match.start(),
            match.end(),
        )
    if _OF_WHICH.search(text[: match.start()]) and (
        done := re.match(r" (?:were|was|are|have been|had been) ([a-z]+ed)\b", text[match.end() :])
    ):
        end = match.end() + done.end()
        return Figure(value, done[1], text[match.start() : end], match.start(), end)
    noun = _noun(token, doc)
    if noun is None:
        return None
    end = noun.idx + len(noun)
    if (hyphen := re.compile(r"-[\w-]+").match(text, end)) is not None:
        end = hyphen.end()
    follow = re.compile(
        r" (stops|checks|searches|tests|warrants|wipes|visits|seizures|arrests|deployments|reports|referrals)\b"
    ).match(text, end)
    if follow is not None and value > 1:
        end = follow.end()
    unit = text[match.end() : end].strip(" -")
    if noun.text.lower() in words("relations", "outcome", "spans") and not re.match(
        r" (?:hours|days) of\b", text[match.end() : match.end() + 9]
    ):
        return None
    of = re.match(r" of ((?:[\w-]+ ){0,2}[\w-]+)", text[end:])
    if of and noun.text.lower() in words("relations", "outcome", "measures"):
        unit += f" of {of[1]}"
    if not unit or re.search(r"\d \d", unit):
        return None
    verb = _verb(noun)
    phrase = text[match.start() : end]
    if verb:
        unit += f" {verb}"
    return Figure(value, unit.strip(" -"), phrase + (f" {verb}" if verb else ""), match.start(), max(end, match.end()))


def _noun(token: Token, doc: Doc) -> Token | None:
    head = token.head
    if (
        token.dep_ in {"nummod", "compound", "amod", "quantmod"}
        and head.pos_ in {"NOUN", "PROPN"}
        and 0 < head.i - token.i <= 7
    ):
        return head
    following: Token | None = None
    for candidate in doc[token.i + 1 : token.i + 8]:
        if candidate.pos_ in {"NOUN", "PROPN"}:
            following = candidate
        elif (
            (candidate.pos_ in {"ADJ", "NUM", "ADV"} and following is None)
            or candidate.text in {"-", "/"}
            or (candidate.text in {"&", "and"} and following is None)
        ):
            continue
        else:
            break
    return following


def _verb(noun: Token) -> str:
    """The participle of a counted noun: ``stopped`` in ``234 vehicles were stopped``, ``seized`` in ``seized 63``."""
    head = noun.head
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"} and child.i - noun.i <= 3:
            return str(child.text.lower())
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.i - noun.i <= 2 and child.text == "being":
            return next((str(c.text.lower()) for c in child.subtree if c.tag_ == "VBN"), "")
    verb = head
    if noun.dep_ == "conj":
        while verb.dep_ == "conj" and verb.pos_ in {"NOUN", "PROPN"}:
            verb = verb.head
        if verb.pos_ in {"NOUN", "PROPN"}:
            noun, verb = verb, verb.head
    if (
        noun.dep_ in {"nsubjpass", "dobj", "pobj", "nsubj"}
        and verb.pos_ == "VERB"
        and verb.text.lower() not in words("relations", "outcome", "light_verbs")
    ):
        word = verb.text.lower()
        if verb.tag_ in {"VBN", "VBD"}:
            return str(word)
    if (
        noun.dep_ == "pobj"
        and head.text == "of"
        and (done := table("relations")["outcome"]["participles"].get(head.head.text.lower())) is not None
    ):
        return str(done)
    return ""


def is_plan(text: str, start: int) -> bool:
    """Whether a number stands in what is hoped for, planned or required rather than done."""
    clause = text[max(text.rfind(", ", 0, start), text.rfind("; ", 0, start), start - 300, 0) : start]
    return bool(_NOT_A_RESULT.search(clause)) or bool(_PLANNED_AFTER.search(text, start))


def period_of(
    topic: Topic, frame: Interval | None, recorded: str, before: str | None = None
) -> tuple[str | None, Interval]:
    """The period of a sentence's figures: its own words, else the month it stands under, else
    those of the sentence `before` it in the same passage, else the paper's.
    """
    text = topic.text
    lead = topic.reading.passage.lead or ""
    for heading in reversed(topic.reading.passage.headings):
        if re.fullmatch(r"[A-Z][a-z]+ 20\d\d", heading):
            dates = find_dates(heading)
            if dates:
                from nlp.dates import interval_of

                month = interval_of(dates[0].iso)
                return month.iso(), month
    own, _ = resolve_period(text, None, recorded)
    if own is not None:
        return resolve_period(text, frame, recorded)
    if lead and resolve_period(lead, None, recorded)[0] is not None:
        return resolve_period(lead, frame, recorded)
    if before is not None and resolve_period(before, None, recorded)[0] is not None:
        return resolve_period(before, frame, recorded)
    if topic.carried and topic.since is not None:
        reading, sentence = topic.since
        earlier = reading.text[sentence.start : sentence.end]
        if resolve_period(earlier, None, recorded)[0] is not None and reading is topic.reading:
            return resolve_period(earlier, frame, recorded)
    return resolve_period("", frame, recorded)
