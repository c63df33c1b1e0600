"""Figures that count things: the noun of a number, what was done to it, and the number that leaves its noun out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nlp.figures.numbers import NUMBER
from nlp.lexicon import either, table, words
from nlp.outcomes.by_words import after_who, in_brackets, included, named_kind, of_named_whole
from nlp.outcomes.done import done_to
from nlp.outcomes.figure import Figure, Number, says_done, uncapitalised
from nlp.outcomes.levels import FALLEN, did, level, member_of, phrase_of, with_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = {"NOUN", "PROPN"}
#: Verbs whose present tells what was done.
_TELLS = {"include", "includes", "show", "shows", "see", "sees", "report", "reports", "total", "totals"}
#: Those who have joined a thing: that it has so many is its result.
_JOINED = {"members", "volunteers", "users", "subscribers", "followers", "participants", "schemes"}
#: What is done to people: of an arrest it is said of the one arrested.
_TO_PEOPLE = {"convicted", "sentenced", "remanded", "bailed", "released", "cautioned", "prosecuted", "jailed"}
_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those),? $")
_THOSE = re.compile(
    r",? of (?:those|these|them|the|which|whom) ((?:[\w-]+ ){0,3}?[\w-]+)(?= (?:already |then |have |has |had |were "
    r"|was |being |took |are |is )|[,.]|$)"
)
_THOSE_WHERE = re.compile(
    r",? of (?:those|these|them|which|whom) (?P<what>(?:outside|within|in|from|for|on|aged|under|over|with|involving"
    r"|linked to|relating to) (?:[\w'-]+ ){0,4}?[\w'-]+)(?=[,.;)]|$| and\b| [A-Z])"
)
_TOOK_PLACE = re.compile(
    r",? of (?:which|whom|these|those|them) (?:were |was |have been |had been |has been |have |has |had )?"
    r"(?P<what>took place(?: (?:in|at|on|across) [^,.;]{2,40}?)?|[a-z]+ed)(?=[,.;]| (?:in|by|at|for|on|to|with)\b|$)"
)
_HOURS = re.compile(
    r"\b(?:equat\w+ to|volunteer\w*|total(?:l?ing)? of|(?:deliver|complet|perform|provid|contribut|patroll)\w*(?: for)?"
    r"|gave|given|worked) (?:\w+ ){0,2}$"
)
_LABEL = re.compile(r"(?:^|[,;:•–-] ?)(?P<what>[A-Za-z][\w' /&-]{2,40}?) ?(?::|–|=| - ) ?(?:£)?$")
_NUMBERS_BY = re.compile(r"((?:[\w-]+ ){0,2}numbers) by $")
_MORE_BY = re.compile(r"\b(?:recruit|grow|grew|increas|expand|rais|reduc|cut)[a-z]* by (?:\w+ ){0,2}$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:grow|grew|grown|increas|expand|rais|rose|risen|boost)[a-z]*(?: (?P<what>[^,.;]{2,50}?))? by $", re.IGNORECASE
)


def counted(number: Number) -> Figure | None:
    """The figure that a number is with its noun, or with the noun of the figure before it."""
    for read in (
        _labelled,
        _part_of_those,
        _fallen,
        _of_whole,
        of_named_whole,
        _numbers_by,
        _without_noun,
        level,
        with_verb,
        _by_section,
        named_kind,
        after_who,
        in_brackets,
        _with_noun,
        _by_words,
    ):
        if (figure := read(number)) is not None:
            return included(number, figure)
    return None


def _labelled(number: Number) -> Figure | None:
    """``Arrests: 23``, ``vehicles seized – 12``: a label that says what was done, then its number alone."""
    label = _LABEL.search(number.before)
    if label is None or not re.match(r" *(?:[,;.|]|$)", number.after) or not says_done(label["what"]):
        return None
    what = label["what"].strip()
    return number.figure(uncapitalised(what), phrase=f"{number.word} {uncapitalised(what)}")


def _part_of_those(number: Number) -> Figure | None:
    """``24 of those roles``, ``three of which took place in May``, ``of which 6 were charged``."""
    noun = number.earlier.noun if number.earlier else ""
    if took := _TOOK_PLACE.match(number.after):
        return number.figure(f"{noun} {took['what']}", took.end(), noun=noun, deed=True)
    if noun and number.value > 1 and (where := _THOSE_WHERE.match(number.after)):
        return number.figure(f"{noun} {where['what']}", where.end(), noun=noun, deed=True)
    if those := _THOSE.match(number.after):
        return number.figure(those[1].removeprefix("took "), those.end(), deed=True)
    if not _OF_WHICH.search(number.before):
        return None
    if done := re.match(r" (?:were|was|are|have been|had been) ([a-z]+ed)\b", number.after):
        return number.figure(done[1], done.end(), deed=True)
    if noun and (kind := _of_kind().match(number.after)):
        return number.figure(
            f"{kind['what']} {noun}", kind.end(), noun=noun, phrase=f"{number.word} {kind['what']} {noun}", deed=True
        )
    if noun and (
        where := re.match(
            r" (?:were|was|are|related|relate) (?P<what>(?:for|in|on|to|from|at|within) (?:[\w'-]+ ?){1,4})",
            number.after,
        )
    ):
        return number.figure(f"{noun} {where['what'].strip()}", where.end(), noun=noun, deed=True)
    return None


@cache
def _of_kind() -> re.Pattern[str]:
    """What a part of those counted turned out to be: ``of which 14 were positive``."""
    kinds = either(table("outcomes")["parts"]["kinds"])
    return re.compile(
        rf" (?:were |was |proved |(?:was|were) found to be |have been |came back )(?:[a-z]+ly )?(?P<what>{kinds})\b"
    )


def _fallen(number: Number) -> Figure | None:
    """``There were 12 such fires, down from 34``: what is told with the higher level that it was before."""
    if number.sign or not (fallen := FALLEN.match(number.after)):
        return None
    what = fallen["what"]
    return number.figure(what, fallen.end("what"), phrase=f"{number.word} {what}", deed=True)


@cache
def _whole_named() -> re.Pattern[str]:
    done = either(table("outcomes")["deeds"]["done"])
    return re.compile(
        rf" (?:out )?of (?:the |those |these |its |our )?(?:{NUMBER.pattern}) (?P<noun>(?:[a-z-]+ ){{0,2}}?[a-z-]+s)\b"
        rf"(?: [a-z]+ed)?(?: (?:were|was|had been|have been|has been) (?P<done>{done})\b)?"
    )


def _of_whole(number: Number) -> Figure | None:
    """``24 of the 30 families were rehoused``, ``closed 9 of 12 lines``: a part of a whole, and what was done."""
    whole = None if number.sign else _whole_named().match(number.after)
    if whole is None:
        return None
    by = _done_to().search(number.before)
    done = whole["done"] or (by[1] if by else "")
    unit = f"{whole['noun']} {done}".strip()
    if not done:
        return None
    return number.figure(unit, whole.end(), noun=whole["noun"], phrase=f"{number.word} {unit}", deed=True)


def _numbers_by(number: Number) -> Figure | None:
    """``grew its officer numbers by 224``, ``increasing neighbourhood officers by 31``."""
    if by := _NUMBERS_BY.search(number.before[-60:]):
        return number.figure(by[1], phrase=f"{by[1]} by {number.word}", deed=True)
    by = _PEOPLE.search(number.before)
    if by and by["what"] and re.match(r"[,.;]|$| (?:in|since|over|during|as|to|from|across|within)\b", number.after):
        what = re.sub(r"^(?:the|its|their|our|his|number of|the number of) ", "", by["what"])
        return number.figure(what, phrase=f"{what} by {number.word}", deed=True)
    return None


@cache
def _left_out() -> re.Pattern[str]:
    done = either(table("outcomes")["deeds"]["done"])
    return re.compile(
        rf" (?:(?:were |was |being |had been |have been )?(?P<done>{done})\b"
        r"|(?P<under>(?=(?:on|under|through|via) (?:the )?[A-Z]))|(?=(?:for|in|during|on|at) ))"
        r"(?P<what> ?(?:for|relating to|in relation to) (?:[\w'-]+ ){0,4}?[\w'-]+(?=[,.;)]|$| and\b| or\b))?"
    )


@cache
def _done_to() -> re.Pattern[str]:
    return re.compile(rf"\b({either(table('outcomes')['deeds']['done'])}) (?:a further |another )?$")


#: What those counted have, in the middle of a list: ``Ten had reached the end, five with no concerns``.
_WITH = re.compile(
    r" (?P<what>with (?:no|an?|further|serious) (?:[\w'-]+ ){0,6}?[\w'-]+)(?=[,.;)]|$| and \w+ (?:with|were|had)\b)"
)
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|as opposed to|against) $")
_IN_A_LIST = re.compile(r"(?:,|, and|\band|;|; and|\bplus|\bwith(?: a further)?) $")


def _without_noun(number: Number) -> Figure | None:
    """``72 reports were issued for speeding, 32 for seat belts``, ``compared with 848 in May``: the noun before it."""
    if number.earlier is None or not number.earlier.noun or number.earlier.noun.startswith(("%", "GBP", "percentage")):
        return None
    noun = number.earlier.noun
    if (done := _done_to().search(number.before)) and re.match(r" (?:to|for|in|on|at)\b|[,.;]|$", number.after):
        unit = f"{noun} {done[1]}"
        return number.figure(unit, noun=noun, phrase=f"{number.word} {unit}", deed=True)
    compared = _COMPARED.search(number.before) is not None
    if not compared and not _IN_A_LIST.search(number.before):
        return None
    if not compared and (having := _WITH.match(number.after)):
        who = noun if noun.split()[-1] in words("outcomes", "people", "nouns") else ""
        return number.figure(f"{who} {having['what']}".strip(), having.end(), noun=noun, deed=True)
    match = _left_out().match(number.after)
    if match is None or not (match["done"] or match["what"] or match["under"] is not None or compared):
        return None
    what = "" if compared and not match["done"] else (match["what"] or "").strip()
    if match["done"] in words("outcomes", "deeds", "done_to_things") | _TO_PEOPLE and noun.split()[-1] in _acts():
        noun = ""  # of the people: "34 arrests were made, with 28 charged"
    parts = [noun, match["done"] if match["done"] and match["done"] not in noun.split() else "", what]
    unit = " ".join(part for part in parts if part)
    length = match.end() if match["done"] or what else 0
    return number.figure(unit, length, noun=number.earlier.noun, deed=True, phrase=f"{number.word} {unit}")


@cache
def _acts() -> frozenset[str]:
    return words("outcomes", "deeds", "nouns") - words("outcomes", "deeds", "things")


#: The next of a list of what somebody was charged with: ``and two handling stolen goods offences``.
_OFFENCES = re.compile(r" (?P<noun>(?:(?!and |of |in |to )[a-z-]+ ){1,4}(?:offences|charges|counts))\b")


def _by_words(number: Number) -> Figure | None:
    """A noun of doing right after a number, where the grammar of a note is not seen through: ``45 x stop searches``."""
    nouns = either(table("outcomes")["deeds"]["nouns"])
    noun = re.match(rf" (?:x )?(?P<noun>(?:(?!and |of |in |to )[a-z-]+ ){{0,2}}(?:{nouns}))\b", number.after)
    if noun is None and number.earlier is not None and _IN_A_LIST.search(number.before):
        noun = _OFFENCES.match(number.after)
    if noun is None or noun["noun"].split()[-1] in words("outcomes", "spans", "nouns"):
        return None
    return number.figure(noun["noun"], noun.end(), phrase=f"{number.word} {noun['noun']}")


_SECTION = re.compile(r" (?:Section|section|S|s)\.? ?\d")


def _by_section(number: Number) -> Figure | None:
    """``9 Section 59 warnings``: an act with the section of the law that it is under."""
    if not _SECTION.match(number.after):
        return None
    nouns = either([*table("outcomes")["deeds"]["nouns"], "warning", "warnings"])
    act = re.match(rf" (?P<what>(?:Section|section|S|s)\.? ?\d+[A-Z]? (?:[a-z]+ )?(?:{nouns}))\b", number.after)
    return number.figure(act["what"], act.end(), deed=True) if act else None


def _with_noun(number: Number) -> Figure | None:
    span = number.doc.char_span(number.end - 1, number.end, alignment_mode="expand")
    noun = _noun(span[-1], number.doc) if span is not None and len(span) else None
    if noun is None:
        return None
    if _describes(noun):
        return None
    end = _end_of_noun(number, noun)
    if noun.text.lower() in words("outcomes", "spans", "nouns") and not _time_given(number):
        return None
    base = re.sub(r"^x +", "", number.text[number.end : end].strip(" -+"))
    if noun.text.lower() in words("outcomes", "spans", "measures"):
        base += _measured(noun)
    if not base or re.search(r"\d \d|\(", base):
        return None
    if (told := _told_by_verb(number, base, noun.text, end)) is not None:
        return told
    verb = done_to(number, noun, end)
    if verb in words("outcomes", "deeds", "done_to_things") and base.split()[-1] in _acts():
        verb = ""  # of the next thing in the list: "14 arrests and 5 vehicles seized"
    unit, phrase = f"{base} {verb}".strip(), f"{number.text[number.start : end]} {verb}".strip()
    more = _MORE_BY.search(number.before) is not None
    return number.figure(unit, max(end - number.end, 0), phrase=phrase, noun=base, deed=more)


def _told_by_verb(number: Number, base: str, noun: str, end: int) -> Figure | None:
    """``riders took the safety course``, ``farms are on it``: what those counted did themselves."""
    if noun.lower() in words("outcomes", "spans", "hands"):
        return None
    if active := did(number.text, end):
        said, last = phrase_of(number.text, active)
        return number.figure(f"{base} {said}", last - number.end, noun=base, deed=True)
    if member_of(number.text, end):
        return number.figure(base, end - number.end, noun=base, deed=True)
    return None


def _describes(noun: Token) -> bool:
    """Whether a noun is the object of a verb in the present: what a thing is or does (``it supports 14 charities``)."""
    verb = noun.head.text.lower()
    if noun.dep_ != "dobj" or noun.head.tag_ not in {"VBZ", "VBP"} or verb in _TELLS:
        return False
    return verb not in {"has", "have"} or not (noun.text.lower() in _JOINED or says_done(noun.text))


def _measured(noun: Token) -> str:
    """What a measure is of: `` of visible patrols`` after ``hours``."""
    of = next((child for child in noun.children if child.text == "of" and child.i - noun.i <= 1), None)
    what = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    if of is None or what is None or what.i - of.i > 6:
        return ""
    return f" {noun.doc[of.i : what.i + 1].text}"


def _time_given(number: Number) -> bool:
    """Whether a number of hours or days is work done: ``200 hours of patrol``, ``volunteers gave 300 hours``."""
    if re.match(r" (?:hours|days) of\b", number.after):
        return True
    if re.match(r" hours (?:were|had been|have been) (?:delivered|completed|given|worked|provided)\b", number.after):
        return True
    return re.match(r" hours\b", number.after) is not None and _HOURS.search(number.before) is not None


def _end_of_noun(number: Number, noun: Token) -> int:
    """Where the noun ends: over a hyphen (``e-bikes``), and over a second noun (``54 vehicle stops``)."""
    end = noun.idx + len(noun)
    if (hyphen := re.compile(r"-[\w-]+").match(number.text, end)) is not None:
        end = hyphen.end()
    pairs = either(table("outcomes")["deeds"]["pairs"])
    follow = re.compile(rf" (?:[a-z]+ )?(?:{pairs})\b").match(number.text, end)
    return follow.end() if follow is not None and number.value > 1 else end


def _noun(token: Token, doc: Doc) -> Token | None:
    """The noun that the number `token` counts: its head, else the last of the nouns right after it."""
    head = token.head
    if (
        token.dep_ in {"nummod", "nmod", "compound", "amod", "quantmod"}
        and head.pos_ in _NOUNS
        and 0 < head.i - token.i <= 7
    ):
        return head
    following: Token | None = None
    for candidate in doc[token.i + 1 : token.i + 8]:
        if candidate.pos_ in _NOUNS:
            following = candidate
        elif (
            (candidate.pos_ in {"ADJ", "NUM", "ADV"} and following is None)
            or candidate.text in {"-", "/"}
            or candidate.is_space
            or (candidate.text in {"&", "and"} and following is None)
        ):
            continue
        else:
            break
    return following
