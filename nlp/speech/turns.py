"""Where in a sentence somebody is said to speak: by name, by office, by pronoun, or as the one by whom it was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table, words
from nlp.reader import Reading, Sentence, Speaker
from nlp.recognise import Found
from nlp.speech.speakers import Meeting, speaker_of

#: Offset, speaker, verb, and those who speak with the speaker.
Turn = tuple[int, Speaker | None, str, tuple[Speaker, ...]]

#: The rank or title that several names after it share.
_RANKS = (
    r"(?:(?:[A-Z][a-z]+ )?(?:Constables|Sergeants|Inspectors|Superintendents|Commissioners|Councillors|Cllrs|Deputies"
    r"|Officers) )?"
)
_JOINED = re.compile(rf"(?: \([^()]{{1,20}}\))?,? (?:and|together with|along with|alongside|with) (?:the )?{_RANKS}")
_LISTED = re.compile(rf"(?: \([^()]{{1,20}}\))?, (?:and )?(?:the )?{_RANKS}")
_OPENING = re.compile(r"\s*(?:In (?:response|reply),? )?(?:[Bb]oth )?(?:[Tt]he )?")
_HONORIFIC = r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Prof|Professor|Rev)\.? )?"
#: What may stand between an office and its holder's name.
_TITLE_GAP = re.compile(rf"\)?\s*(?:\([^)]*\))?,?\s*{_HONORIFIC}")
#: Before somebody's name: they are spoken to or about.
_SPOKEN_TO = re.compile(
    r"\b(?:to|by|from|with|for|that of|of|thanked|asked|informed|advised|told|invited|urged|reminded|assured)"
    rf" (?:the )?{_HONORIFIC}$"
)
#: Before somebody's name: it was they who gave or said it.
_SAID_BY = re.compile(
    r"\b(?:(?:presentation|update|briefing|overview|talk|address|demonstration|account|statement|explanation|reassurance"
    r"|assurance|clarification|verbal report|oral report|verbal update|summary|input|contribution|comment|observation"
    r"|remark|point)s?(?: [^.;:]{0,60}?)? (?:by|from)"
    r"|(?:heard|learned|learnt|understood|received an? [a-z ]{0,20}(?:update|presentation|briefing|report))"
    r" (?:directly )?from"
    r"|on (?:the|a) (?:motion|proposal|proposition) (?:of|by|from)|according to"
    r"|(?:informed|advised|told|reminded|assured|updated|briefed|addressed|reported|explained|confirmed|stated|said"
    r"|noted|given|presented|introduced|delivered|commented|commended|praised|welcomed|highlighted|mentioned|suggested"
    rf"|outlined|described|emphasised|stressed|clarified|proposed|moved|tabled|acknowledged|observed) by) (?:the )?"
    rf"{_HONORIFIC}$",
    re.IGNORECASE,
)
#: Before somebody's name: it was they who asked.
_ASKED_BY = re.compile(
    r"\b(?:(?:question|quer(?:y|ie)|enquir(?:y|ie)|inquir(?:y|ie)|request|supplementary|concern|issue|matter)s?"
    r"(?: [^.;:]{0,60}?)? (?:by|from|of)|(?:asked|queried|enquired|inquired|questioned|raised|pressed|prompted"
    r"|challenged|requested) by|(?:[Ii]n (?:response|reply|answer) to|[Rr]esponding to|[Rr]eplying to|[Aa]nswering))"
    rf" (?:the )?{_HONORIFIC}$",
    re.IGNORECASE,
)
#: Before somebody's name: what follows is the reply or the question itself.
_WORDS_OF = re.compile(
    r"^\W*(?:(?:The|A|An|In (?:a|the|his|her)) (?:[a-z]+ ){0,2}?|(?=[A-Z]))(?P<what>(?i:reply|response|answer|statement"
    r"|view|opinion|advice|explanation|question|query|enquiry|inquiry|report|update)s?) (?:of|from|by) (?:the )?"
    + _HONORIFIC
    + "$"
)
#: The sign of a question or an answer before somebody's name (``Q. Ms Roe – is it over?``), and what follows the name.
_MARKED = re.compile(
    r"(?:^|(?<=\s))(?P<mark>Q(?:uestion)?|A(?:nswer)?|Reply|Response)(?: ?\d{1,2})?\s?(?:[.:)–-]\s*|\()(?:[Tt]he )?"
    + _HONORIFIC
    + "$"
)
#: Between a name and the office that says who it is.
_APPOSED = (", ", ", the ", " (")
_DASHED = re.compile(r"\)?\s*(?:\([^()]{1,40}\))?\s*(?:[–—:]|-(?=\s))\s*(?=\S)")
#: ``In response to a question from Ms Roe, the Chair said``: the office after the comma is another's.
_REPLYING = re.compile(
    r"(?:In (?:response|reply|answer) to|Responding to|Replying to|Answering|Asked by|Following|After|Thanking)\b"
)
#: Initials, a name or an office as a label: ``[JR] The work``, ``JR – The work``.
_LABELLED = re.compile(r"\]\s+(?=[A-Z])|\s+[–—]\s+(?=[A-Z][\w'’]* [\w'’]+ [\w'’]+)")
#: Whom somebody speaks for, or where they are from, between the name and the verb.
_OF_BODY = r" (?:of|from|for|representing) (?:the )?[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|and|the|for|&)){0,6}"
#: ``In answer to Ms Roe, he said``: it is he who speaks.
_HE_REPLIES = re.compile(r"(?:In (?:answer|reply|response) to|Answering|Asked by|Replying to) [^,]{3,80}, (?:he|she)\b")
#: How far into a sentence a pronoun still tells who speaks.
_PRONOUN_WITHIN = 60
_ASKS = re.compile(
    r"^(?:ask|enquir|inquir|quer(?:y|ie)|wonder|question|sought|seek|request|press|ponder)"
    r"|\b(?:know|question)$|^(?:would be interested|was (?:curious|interested|keen)|called for)"
)


def asks(verb: str) -> bool:
    """Whether a verb of speech, as a turn gives it, asks."""
    return _ASKS.search(verb) is not None or verb in words("speech", "ask")


@cache
def _verbs() -> str:
    phrases = sorted(table("speech")["phrases"], key=lambda p: (-len(p), p))
    return "|".join([*phrases, *sorted(words("speech", "say"), key=lambda w: (-len(w), w))])


@cache
def _say() -> re.Pattern[str]:
    adverbs = "|".join(sorted(words("speech", "adverbs"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:{_OF_BODY})?"
        r"(?:\s*\([^()]{1,60}\))?(?:, (?!and\b|but\b)[^,.;:]{2,80}(?=,))?\s*,?"
        rf"(?:\s+(?:{adverbs}|[a-z]+ly),?){{0,2}}\s+(?P<verb>{_verbs()})(?!\w)"
        r"|\s*(?:\([^()]{1,60}\))?\s*(?P<colon>:)(?=\s)"
    )


@cache
def _pronoun() -> re.Pattern[str]:
    adverbs = "|".join(sorted(words("speech", "adverbs"), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:[Hh]e|[Ss]he)(?: (?:{adverbs}|[a-z]+ly),?){{0,2}} (?P<verb>{_verbs()})(?!\w)")


def turns_of(reading: Reading, sentence: Sentence, meeting: Meeting, current: Speaker | None) -> list[Turn]:
    """Where in the sentence somebody is said to speak, in order; a pronoun counts where nobody is named."""
    text = reading.text
    if text.startswith("That ", sentence.start):
        return []  # the wording of a motion, which nobody says
    turns = [*_named_turns(reading, sentence, meeting), *_office_turns(reading, sentence, meeting)]
    replies = current is not None and _HE_REPLIES.match(text, sentence.start, sentence.end) is not None
    if not (replies and not turns):
        turns += _passive_turns(reading, sentence, meeting, turns)
    if not turns and current is not None:
        pronoun = _pronoun().search(text, sentence.start, sentence.end)
        if pronoun is not None and pronoun.start() - sentence.start < _PRONOUN_WITHIN:
            turns.append((pronoun.start(), current, pronoun["verb"], ()))
    return sorted(turns, key=lambda t: t[0])


def _named_turns(reading: Reading, sentence: Sentence, meeting: Meeting) -> Iterator[Turn]:
    """``Inspector Sam Pell stated``: an office, a person, or both, and a verb of speech or a colon."""
    text, mentions = reading.text, sentence.mentions
    for i, mention in enumerate(mentions):
        if mention.type not in {"ROLE", "PERSON"} or _is_holder(mentions, i):
            continue
        role, person = _office_and_name(reading, mentions, i)
        end = max(person.end, mention.end) if person is not None else mention.end
        marked = _MARKED.search(text, max(0, mention.start - 24), mention.start)
        if marked is not None and _DASHED.match(text, end):
            yield sentence.start, speaker_of(role, person, meeting), "asked" if marked["mark"][0] == "Q" else "said", ()
            continue
        if not text[: mention.start].strip(" [*_") and _LABELLED.match(text, end) and _is_prose(reading, end):
            yield sentence.start, speaker_of(role, person, meeting), ":", ()
            continue
        said = _say().match(text, end, sentence.end)
        if said is None:
            continue
        position = _clause(text, sentence.start, mention.start)
        if said["colon"]:
            if mention.start <= sentence.start + 4:
                yield position, speaker_of(role, person, meeting), ":", ()
        elif not _SPOKEN_TO.search(text[max(sentence.start, mention.start - 24) : mention.start]):
            others = _alongside(reading, sentence, i, meeting)
            yield position, speaker_of(role, person, meeting), said["verb"], others


def _is_prose(reading: Reading, begin: int) -> bool:
    """Whether what follows a label at the beginning of a passage is a sentence: no list, nobody's name, no heading."""
    rest = reading.text[begin:].strip(" ]–—")
    named = any(m.type == "PERSON" and m.start - begin <= 6 for m in reading.mentions if m.start >= begin)
    return reading.passage.kind in {"paragraph", "bullet"} and rest.endswith((".", "?", "!", "”", '"')) and not named


def _office_and_name(reading: Reading, mentions: Sequence[Found], i: int) -> tuple[Found | None, Found | None]:
    """The office and the person that the mention at `i` names, with the name that follows an office."""
    mention = mentions[i]
    if mention.type == "PERSON":
        return None, mention
    before = mentions[i - 1] if i else None
    if before is not None and before.type == "PERSON" and reading.text[before.end : mention.start] in _APPOSED:
        begin = next((s.start for s in reading.sentences if s.start <= mention.start < s.end), 0)
        other = _REPLYING.match(reading.text, begin) and reading.text[mention.end : mention.end + 1] not in {",", ")"}
        return mention, None if other else before
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    close = following is not None and following.type == "PERSON"
    if close and following is not None and _TITLE_GAP.fullmatch(reading.text[mention.end : following.start]):
        return mention, following
    return mention, None


def _is_holder(mentions: Sequence[Found], i: int) -> bool:
    """Whether a person is named right after the office, which speaks for both."""
    before = mentions[i - 1] if i else None
    close = before is not None and before.type == "ROLE" and mentions[i].start - before.end <= 5
    return close and mentions[i].type == "PERSON"


def _office_turns(reading: Reading, sentence: Sentence, meeting: Meeting) -> Iterator[Turn]:
    """``The Chair noted``: an office of one word that only the attendance list shows to be one."""
    text = reading.text
    for office in meeting.short_offices():
        for named in re.compile(rf"\b[Tt]he {re.escape(office)}\b").finditer(text, sentence.start, sentence.end):
            said = _say().match(text, named.end(), sentence.end)
            taken = any(m.start < named.end() and named.start() < m.end for m in sentence.mentions)
            if said is not None and not said["colon"] and not taken:
                role = Found(named.start() + 4, named.end(), "ROLE", office, "listed-office", 0.9)
                start = max(sentence.start, named.start() - 4)
                yield start, speaker_of(role, None, meeting), said["verb"], ()


def _alongside(reading: Reading, sentence: Sentence, last: int, meeting: Meeting) -> tuple[Speaker, ...]:
    """Those named before the speaker at mention `last` as saying the same, where the sentence begins with them."""
    text, mentions = reading.text, sentence.mentions
    found: list[Speaker] = []
    before, joint = last, _JOINED
    while before > 0 and joint.fullmatch(text[mentions[before - 1].end : mentions[before].start]):
        before -= 1
        role, person = mentions[before], None
        if role.type == "PERSON":
            person, ranked = role, before > 0 and mentions[before - 1].type == "ROLE"
            before -= ranked and mentions[before].start - mentions[before - 1].end <= 5
            role = mentions[before]
        if role.type not in {"ROLE", "PERSON"}:
            return ()
        found.append(speaker_of(role if role.type == "ROLE" else None, person, meeting))
        joint = _LISTED
    if not _OPENING.fullmatch(text[sentence.start : mentions[before].start]):
        return ()
    return tuple(reversed(found))


def _clause(text: str, floor: int, position: int) -> int:
    """The start of the clause that ends in the speaker at `position`."""
    cut = max(text.rfind(", ", floor, position), text.rfind("; ", floor, position))
    return cut + 2 if cut >= 0 and position - cut < 24 else max(floor, position - 4)


def _passive_turns(reading: Reading, sentence: Sentence, meeting: Meeting, active: Sequence[Turn]) -> Iterator[Turn]:
    """``A presentation was given by``, ``The Panel heard from``, ``The reply of``: where nobody else speaks."""
    for named in named_in(reading, sentence, meeting):
        before = reading.text[sentence.start : named.start]
        if words_of := _WORDS_OF.search(before):
            yield sentence.start, named.speaker, _verb_of(words_of["what"]), ()
            return
        if not active and _SAID_BY.search(before):
            yield sentence.start, named.speaker, "said", ()
            return
        if not active and _ASKED_BY.search(before):
            yield sentence.start, named.speaker, "asked", ()
            return


def _verb_of(noun: str) -> str:
    return "asked" if noun.lower().removesuffix("s") in {"question", "query", "enquiry", "inquiry"} else "said"


@dataclass(frozen=True, slots=True)
class NamedAt:
    """Somebody whom a sentence names by an office, a name or both, and where."""

    start: int
    end: int
    speaker: Speaker


def named_in(reading: Reading, sentence: Sentence, meeting: Meeting) -> Iterator[NamedAt]:
    """Everybody whom a sentence names, in order."""
    mentions = sentence.mentions
    for i, mention in enumerate(mentions):
        if mention.type not in {"ROLE", "PERSON"} or _is_holder(mentions, i):
            continue
        role, person = _office_and_name(reading, mentions, i)
        if person is None or person.start >= mention.start:
            yield NamedAt(mention.start, (person or mention).end, speaker_of(role, person, meeting))


def askers(reading: Reading, sentence: Sentence, meeting: Meeting) -> Iterator[Speaker]:
    """Those to whose question a sentence answers: ``In reply to Cllr Roe, the Chief Constable said``."""
    for named in named_in(reading, sentence, meeting):
        if _ASKED_BY.search(reading.text[sentence.start : named.start]):
            yield named.speaker
