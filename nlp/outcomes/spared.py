"""The numbers that are no results: names and ages, plans and duties, what a thing consists of, what a crime was of."""

from __future__ import annotations

import re
from functools import cache

from nlp.dating.dates import MONTH
from nlp.figures.numbers import NUMBER
from nlp.lexicon import either, table
from nlp.outcomes.alternatives import any_of
from nlp.outcomes.figure import Number
from nlp.outcomes.levels import FALLEN

_EQUATES = re.compile(r"\bequat(?:es|ed|ing) to (?:\w+ )?$")
_THERE_WERE = re.compile(r"\bthere (?:was|were|has been|have been|had been) (?:\w+ ){0,3}$", re.IGNORECASE)
#: Before what led to a thing: ``begun after three fatal stabbings``.
_AFTER = re.compile(
    r"\b(?:after|following|in response to|amid|prompted by|owing to) (?:(?!and\b|or\b)\w+ ){0,3}$", re.IGNORECASE
)
#: A share: ``one search in ten``.
_ONE_IN = re.compile(r" (?:[\w-]+ ){0,2}in (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty)\b")
#: Who the people counted right before were: ``81 people, 60 men and 21 women, were arrested``.
_SEXES = re.compile(r" (?:men|women|males?|females?|boys|girls|adults|juveniles|youths|children)\b")
_ALL_OF_THEM = re.compile(
    r"\b(?:people|persons|individuals|offenders|suspects|drivers|officers|staff)(?:,| \(| –|:) (?:[\w-]+ \w+ and )?$"
)
#: Before a whole of which a part was told: ``in 11 of 40 cases``.
_OUT_OF = re.compile(
    r"(?:\b\d[\d,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|half|most"
    r"|many|none|some|few))(?: cases| people| of them)? (?:out )?of (?:the |those |these |our |its |a total of )?$",
    re.IGNORECASE,
)
_SERVICE = {"999", "101", "111"}
#: What counts nothing, wherever it stands: dates, years, times, the numbers that people ring, *one of*.
_UNCOUNTED = re.compile(
    rf"\b(?:19|20)\d\d(?: ?[/–-] ?\d{{2,4}})?\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}"
    rf"|{MONTH} \d{{1,2}}\b(?![,.]\d)"
    r"|\b(?:999|101|111|24/7)\b|\b[Oo]ne (?:of|or)\b|\b\d{1,2}:\d\d|\b[Aa]ction \d+\b"
)
_COLLAR = re.compile(r"\b(?:PC|PS|DC|DS|PCSO|Constable|Sergeant) $")


def may_count(text: str) -> bool:
    """Whether a sentence holds a number that can count something. Where it holds none, it need not be parsed for it."""
    return NUMBER.search(text) is not None and NUMBER.search(_UNCOUNTED.sub(" ", text)) is not None


@cache
def _pattern(section: str, key: str, form: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """The pattern `form` with the alternatives of the word list for its ``{}``."""
    return re.compile(form.replace("{}", any_of(section, key)), flags)


def _before_no() -> re.Pattern[str]:
    return _pattern("no_result", "before", r"\b{}[ -]$", re.RegexFlag(0))


def _after_no() -> re.Pattern[str]:
    return _pattern("no_result", "after", r"[- ]?{}")


def _consists() -> re.Pattern[str]:
    return _pattern("no_result", "consists", r"\b{} (?:(?:[a-z]+ ){0,2}|[\w-]+ [\w -]{2,30} and )$")


@cache
def _parts() -> re.Pattern[str]:
    """Right after a number: of what a paper, a body or a plan is made."""
    nouns = either(table("outcomes")["spans"]["parts"])
    word = (
        r"(?: (?!(?:and|or|in|at|of|for|with|from|across|the|on|to|by|were|was|have|had|has|that|which|who)\b)[\w-]+)"
    )
    return re.compile(
        r" (?:commitment|investment|budget|overspend|underspend|of funding|in funding|saving)"
        rf"|(?: [a-z]+)? (?:reporting )?periods?\b"
        rf"|{word}{{0,4}}? (?:{nouns})\b(?! (?:stopped|visited|closed|removed|delivered|completed)"
        r"|[^.,;]{0,60} (?:were|have been|had been|was) (?:added|introduced|closed|visited|removed|cleared)\b)",
        re.IGNORECASE,
    )


def names_a_thing(number: Number) -> bool:
    """Whether a number is nobody's: a year, a paragraph, a telephone or collar number, part of a name, the nation's."""
    word, before, after = number.word, number.before, number.after
    if not number.value or word.lower() in {"a", "two-thirds"} or word in _SERVICE:
        return True
    if word.lower() in {"one", "1"} and re.match(
        r" of\b| (?:or|to|day|week|month|year|occasion|area|hand|side)\b", after
    ):
        return True
    between = re.search(r"\d[- ]+$|[A-Z][A-Za-z]+ $", before) and re.match(r"(?:\s+\d| [A-Z])", after)
    if between and not re.search(r"[.:;] $", before):
        return True
    if _of_others(number):
        return True
    year = re.match(r"\d{4}$", word) is not None and 1900 <= number.value <= 2100
    numbered = _before_no().search(before) or _COLLAR.search(before) or re.match(r"\s*\|", after)
    return year or numbered is not None


def counts_no_result(number: Number) -> bool:
    """Whether what follows a number or stands before it shows that it is an age, a time, a part or a crime's."""
    if re.match(
        rf"(?:st|nd|rd|th)?(?:,| and| to|–|-| –| -)?(?: \d+(?:st|nd|rd|th)?)? (?:of )?{MONTH}\b", number.after
    ) or re.search(r"\baged (?:\w+ )?\d+(?:, \d+)*(?:,| and| to) $", number.before):
        return True
    if re.search(
        r"\byears and $|\bRights? \d+(?:,| and) $|\bOf [\w' ]{0,40}$|(?<![\d,.])(?<!from )[\d,.]*\d(?: to|–|-) ?$",
        number.before,
    ):
        return True
    if (_consists().search(number.clause) and not _did_involve(number)) or of_the_crime(number):
        return True
    if _OUT_OF.search(number.before):
        return True
    if _EQUATES.search(number.before) and not re.match(r" hours\b", number.after):
        return True
    if number.value == 1 and _one_act().search(number.before[-5:] + "|" + number.after):
        return True
    if _SEXES.match(number.after) and _ALL_OF_THEM.search(number.before):
        return True
    if (
        (_THERE_WERE.search(number.before) and not FALLEN.match(number.after)) or _AFTER.search(number.before)
    ) and _burdens().match(number.after):
        return True
    if re.search(r"\bof one (?:\w+ )?$", number.before) or (number.value == 1 and _ONE_IN.match(number.after)):
        return True
    if _places().search(number.clause + "|" + number.after):
        return True
    if re.match(
        r" (?:each|apiece|per|a (?:day|week|month|year))\b"
        r"|(?: (?!in\b|over\b|within\b)[\w-]+){1,3} (?:each(?! (?:\w+ed|given|got)\b)|per|a (?:day|week|month|year))\b",
        number.after,
    ):
        return True
    return bool(_after_no().match(number.after) or _parts().match(number.after))


def _did_involve(number: Number) -> bool:
    """Whether a thing has involved acts, and is not made up of what is counted: ``it had involved 14 searches``."""
    acts = either(table("outcomes")["deeds"]["nouns"])
    return (
        re.search(r"\b(?:has|have|had) (?:so far |already |now )?involved (?:\w+ ){0,2}$", number.clause) is not None
        and re.match(rf" (?:[a-z-]+ ){{0,2}}(?:{acts})\b", number.after) is not None
    )


@cache
def _one_act() -> re.Pattern[str]:
    """One act in which something came about, or that is told for what it brought: ``in one search``."""
    acts = either(table("outcomes")["deeds"]["nouns"])
    return re.compile(rf"\bin \|(?: [\w-]+)? (?:{acts}|incident|occasion|instance)\b|\| (?:separate|single)\b")


@cache
def _burdens() -> re.Pattern[str]:
    """What befalls people and is nobody's result: ``there were 45 collisions``."""
    nouns = either(table("outcomes")["told"]["burdens"])
    return re.compile(rf" (?:[\w-]+ ){{0,3}}?(?:{nouns})\b(?! (?:detected|solved|prevented|charged))", re.IGNORECASE)


def _of_others(number: Number) -> bool:
    """Whether a number is told of the whole nation."""
    clause = number.clause + " " + re.split(r"[,.;]", number.after)[0]
    return _pattern("no_result", "nation", r"\b{}\b").search(clause) is not None


@cache
def _places() -> re.Pattern[str]:
    """Where something was done, or with whom: ``in 14 schools``, ``with 15 officers``."""
    said = table("outcomes")["spans"]
    places, hands = either(said["places"]), either(said["hands"])
    return re.compile(
        rf"""\b(?:across|in|into|within|throughout|from|covering|at)\ (?:\w+\ ){{0,2}}\|
        \ ['‘"]?(?:[\w-]+\ ){{0,3}}?(?:{places})\b
        |\b(?:with|using)\ (?:\w+\ ){{0,2}}\|\ (?:[\w-]+\ ){{0,3}}?(?:{hands})\b
        (?!\ (?:\w+\ )?(?:being\ |having\ )?\w+(?:ed|ained)\b)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _done_by_verb() -> re.Pattern[str]:
    """Right before a number: what was done to so many, whatever crime the words before tell of."""
    done = either(table("outcomes")["deeds"]["done"])
    return re.compile(rf"\band (?:also |then )?(?:{done}) (?:a further |another )?$")


def of_the_crime(number: Number) -> bool:
    """Whether a number tells what a crime was of, beside what was done about it."""
    if _done_by_verb().search(number.before):
        return False
    if re.match(r" for \w", number.after) and re.search(r"(?:,| and) $", number.before):
        return False  # the next of a list: "18 arrests for theft and 33 for assault"
    return _pattern("no_result", "crime", r"\b{}\b[^.;,]*$").search(number.before) is not None


def is_plan(text: str, start: int) -> bool:
    """Whether a number stands in what is hoped for, planned or required rather than done."""
    text = re.sub(r"\bMay\b", "Mai", text)  # the month
    clause = text[max(text.rfind(", ", 0, start), text.rfind("; ", 0, start), start - 300, 0) : start]
    plan, reached = _pattern("plan", "before", r"\b{} ?\b"), _pattern("plan", "reached", r"\b{}[^.;]*$")
    said = plan.search(clause)
    if said is not None and said.group().lower().startswith("target") and reached.search(clause[: said.start()]):
        said = plan.search(clause, said.end())
    rest = re.split(r"[;.] |, (?:and|with|while|but) ", text[start:], maxsplit=1)[0]
    return bool(said) or _pattern("plan", "after", r"\b{}\b").search(rest) is not None
