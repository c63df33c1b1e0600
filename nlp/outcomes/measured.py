"""Figures with a measure of their own: weights, shares and changes, sums of money, terms that a court gave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlp.lexicon import either, table, words
from nlp.outcomes.figure import Figure, Number, uncapitalised
from nlp.outcomes.rates import rate
from nlp.outcomes.spared import of_the_crime

_STOPS = "and|or|in|from|with|at|on|was|were|has|have|had|being|during|to|by|for|worth|after|which|that"
_WEIGHT = re.compile(
    rf" ?(?P<unit>kg|g|kilos?|kilograms?|grams?|tonnes?|litres?|lbs?|pounds|oz|ounces)"
    rf" of (?P<what>[a-z-]+(?: (?!(?:{_STOPS})\b)[a-z]+)?)"
    r"| ?(?P<measure>kg|g|kilos?|kilograms?|grams?)"
    r" (?P<drug>(?:cannabis|cocaine|crack cocaine|heroin|ketamine|amphetamine|mdma|tobacco)\b)",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\b(seized|recovered|destroyed|found|confiscated|removed)\b")
_JAILED = re.compile(
    r"\b(?:jailed|sentenced|imprisoned|sentences? total(?:l)?ing|(?:gone|went|going|sent) to prison|in prison|to jail"
    r"|behind bars)\b[^.;]{0,60}$"
)
_BETWEEN_THEM = re.compile(r" (years?|months?)(?: and [a-z0-9]+ months?)? (?:between them|in all|in total|inside)\b")


_GIVEN = re.compile(r"\b(?:received|given|handed|totalling)\b[^.;]{0,40}$")
_COURT = re.compile(r"\b(?:sentenc(?:ed?|es|ing)|prison|imprison\w*|court|jail\w*|custod\w+)\b")


def weight(number: Number) -> Figure | None:
    """``2.5kg of cocaine``, with what was done to it."""
    match = _WEIGHT.match(number.after)
    if match is None or number.sign or of_the_crime(number):
        return None
    done = _TAKEN.search(number.before) or _TAKEN.search(number.text, number.end + match.end())
    unit = f"{match['unit'] or match['measure']} of {match['what'] or match['drug']}"
    return number.figure(f"{unit} {done[1]}" if done else unit, match.end(), deed=True)


@cache
def _term() -> re.Pattern[str]:
    said = table("outcomes")["sentence"]
    return re.compile(
        r"[ -](?P<unit>(?:and a half )?(?:years?|months?|weeks?|hours?))"
        r"(?P<more>,? (?:and )?[a-z0-9]+ (?:months?|weeks?|days?))?"
        rf"'? (?:of )?(?P<what>(?:(?:{either(said['adjectives'])}) ){{0,2}}(?:{either(said['kinds'])}))\b",
        re.IGNORECASE,
    )


def term(number: Number) -> Figure | None:
    """What a court gave: ``27 years imprisonment``, ``a one-year prison sentence``, ``jailed for 27 years``."""
    if re.search(r"\byears and $", number.before):
        return None
    match = _term().match(number.after)
    if match is not None:
        unit = f"{_plural(match['unit'])}{match['more'] or ''} {match['what']}"
        return number.figure(unit, match.end(), deed=True)
    plain = re.match(r" (years?|months?|weeks?)(?: and [a-z0-9]+ (?:months?|weeks?|days?))?\b", number.after)
    jailed = _JAILED.search(number.before) or (_GIVEN.search(number.before) and _COURT.search(number.text))
    jailed = jailed or (_COURT.search(number.text) and _BETWEEN_THEM.match(number.after))
    if plain is None or not jailed:
        return None
    return number.figure(f"{_plural(plain[1])} imprisonment", plain.end(), deed=True)


def _plural(unit: str) -> str:
    return unit if unit.endswith("s") else f"{unit}s"


@cache
def _money_after() -> re.Pattern[str]:
    said = table("outcomes")["money"]
    things, goods, done = either(said["things"]), either(said["goods"]), either(said["done"])
    return re.compile(
        r"(?: (?:pounds|euros?|dollars))?"
        rf"(?P<what> (?:(?:in|of|(?:worth|value) of) (?:[\w-]+ ){{0,2}}?)?(?:(?P<thing>{things})"
        rf"|{goods})\b)?"
        r"(?: [a-z]+ing| of \w+)?"
        rf"(?: (?:was|were|has been|have been|had been|being|is))?(?: also| now)?(?: (?P<done>{done})\b)?",
        re.IGNORECASE,
    )


@cache
def _money_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = table("outcomes")["money"]
    return (
        re.compile(rf"\b(?P<got>{either(said['got'])})[a-z]*\b", re.IGNORECASE),
        re.compile(rf"\b(?:{either(said['given'])})(?!\w*[-' ]?seiz)", re.IGNORECASE),
    )


def money(number: Number) -> Figure | None:
    """A sum that was seized, recovered, fined or valued; none that was given, asked for or spent."""
    got, given = _money_before()
    follow = _money_after().match(number.after)
    what = follow["what"] or "" if follow else ""
    done = follow["done"] if follow else None
    said = list(got.finditer(re.split(r"[.;]", number.before)[-1]))
    if not (done or said or (follow and follow["thing"])) or of_the_crime(number):
        return None
    if _ONE_VALUED.search(number.before):
        return None
    if given.search(number.clause[-60:]) or given.search(re.split(r"[.;,] ", number.after)[0][:40]):
        return None
    if said and (not done or _VALUED.search(number.before)):
        done = _got(said, number.before)
    thing = re.sub(r"^ (?:(?:in|of|(?:worth|value) of) )?", "", what)
    unit = " ".join(part for part in (_CURRENCIES[number.sign], thing, done or "") if part)
    return number.figure(unit, follow.end("what") if follow and what else 0, deed=True)


#: What one of the things counted was worth: ``ten horses, including a stallion valued at £50,000``.
_ONE_VALUED = re.compile(r"\b(?:including an?|one) (?:[\w-]+ ){1,4}(?:valued|worth)\b[^.;,]*$", re.IGNORECASE)
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}


def _got(said: Sequence[re.Match[str]], before: str) -> str:
    """What the last of the words `said` tells was done; a value only right before its sum."""
    names = [str(table("outcomes")["money"]["got"].get(match["got"].lower(), "")) for match in said]
    if not _VALUED.search(before):
        names = [name for name in names if name not in _VALUES] or [""]
    return names[-1]


_VALUES = {"worth", "value", "street value"}
_VALUED = re.compile(r"\b(?:value of|worth|valued at)(?: \w+){0,3} $")
#: After the sign: in what the change was.
_CHANGED = re.compile(
    r" ?(?:%|per ?cent|pp)( in (?:(?!the |this |last |that )[\w'-]+ ){0,3}?(?!the |this |last |20)[\w'-]+)"
    r"(?=[.,;)]|$| (?:in|on|since|over|compared|during|from|and|this|last|against|across)\b)"
)
_PERCENT = re.compile(r" ?(?:%|per ?cent\b|percent\b)")
_POINTS = re.compile(r" ?(?:pp\b|percentage points?)")


def is_share(number: Number) -> bool:
    """Whether a number is of percent or percentage points."""
    return bool(_PERCENT.match(number.after) or _POINTS.match(number.after))


@cache
def _share_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = table("outcomes")["change"]
    nouns, rates, verbs = either(said["nouns"]), either(said["rates"]), either(said["verbs"])
    return (
        re.compile(
            rf"((?:[\w-]+ ){{0,3}}(?:{nouns}|{rates})s?) (?:of|to|by|was|is|at)? ?(?:\w+ ){{0,2}}$",
            re.IGNORECASE,
        ),
        re.compile(
            rf" ?(?:%|per ?cent)(?P<change> (?:{nouns})s? in (?:[\w'-]+ ){{0,3}}?[\w'-]+)"
            r"(?=[.,;)]|$| (?:in|on|since|over|compared|during|from|and|this|last|against|across|who|which|that)\b)"
            rf"| ?(?:%|per ?cent)(?P<bare> (?:{nouns}))(?=[.,;)]|$)"
        ),
        re.compile(rf"\b(?P<verb>{verbs})(?: by)? (?:(?!from\b|to\b|\w+ing\b)\w+ ){{0,2}}$", re.IGNORECASE),
    )


#: Before a share: it made things harder, and is nobody's result.
_DESPITE = re.compile(
    r"\b(?:despite|notwithstanding|in spite of|amid|in the face of) (?:an? )?(?:\w+ )?$", re.IGNORECASE
)


def share(number: Number) -> Figure | None:
    """A change or a rate in percent, or the share of something to which something was done."""
    if _DESPITE.search(number.before):
        return None
    head_before, change_after, verb_before = _share_patterns()
    points = _POINTS.match(number.after) is not None
    unit = "percentage points" if points else "%"
    sign = "pp" if points else "%"
    if (said := verb_before.search(number.before)) is not None:
        change = table("outcomes")["change"]["verbs"][said["verb"].lower()]
        what = _subject_of(number, number.start - len(said.group()))
        return number.figure(
            f"{unit} {change}" + (f" in {what}" if what else ""), 1,
            phrase=f"{what} {said['verb']} by {number.word}{sign}",
        )  # fmt: skip
    if (head := head_before.search(number.before)) is not None:
        what = re.sub(r"^.*\b(?:saw|seen|sees|had|has|with|an?|the)\s", "", head[1])
        of = _CHANGED.match(number.after)
        tail = of[1] if of else ""
        return number.figure(f"{unit} {uncapitalised(what)}{tail}", 1, phrase=f"{what} of {number.word}{sign}{tail}")
    if not points and (changed := change_after.match(number.after)) is not None:
        return number.figure(f"%{changed['change'] or changed['bare']}", changed.end())
    if points:
        return None
    return _compared(number) or _of_those(number) or _share_of(number) or _content(number) or rate(number)


_WHOLE = re.compile(r"\bof (?P<whole>(?:those|the|all)\b[^,.;]{3,60}), (?:\w+ ){0,2}$", re.IGNORECASE)
_PART_DID = re.compile(
    r" ?(?:%|per ?cent) (?P<said>(?:had |have |has )?(?:since )?(?:not )?(?:(?:been|were|was) )?"
    r"[a-z-]+(?:ed|en|t)\b(?: (?:to|in|with|by|as|it) [\w-]+)?)"
)


def _of_those(number: Number) -> Figure | None:
    """``Of those who completed the course, 78% had not reoffended``."""
    whole, part = _WHOLE.search(number.before), _PART_DID.match(number.after)
    if whole is None or part is None:
        return None
    said = re.sub(r"^(?:had|have|has) ", "", part["said"])
    return number.figure(f"% of {whole['whole']} {said}", part.end(), phrase=f"{number.word}% {said}", deed=True)


_LOWER = re.compile(r" ?(?:%|per ?cent\b) (?P<how>down|lower|fewer|less|up|higher|more)\b")
_DOWN = re.compile(r"(?<= )(?P<how>down|up)(?: by)?(?: about| over| almost| nearly| some)? $")
_CLAUSE = re.compile(
    r"(?P<what>[A-Za-z](?:[\w'’/-]| (?!(?:in|on|at|for|over|during|across|since|from)\b)){2,60}?)"
    r"(?: (?:in|on|at|for|over|across)\b.*?)?"
    r" (?:was|were|is|are|has been|have been|had been)(?: now| still)? (?:about |some |around )?$"
)
_SIGNED = re.compile(r"(?:^|[,;:•] ?)(?P<what>[A-Z][\w' /-]{3,50}?) ?(?P<sign>[+−–-])$")


def _compared(number: Number) -> Figure | None:
    """``Complaints were 18% down on 2024``, ``Cautions +60% to date``: by how much more or less than before."""
    clause = re.sub(r"^(?:(?:and|but|that|while) )+", "", number.clause)
    how = _LOWER.match(number.after) or _DOWN.search(clause)
    signed = _SIGNED.search(number.before) if how is None else None
    said = _CLAUSE.search(clause[: how.start()] if how.re is _DOWN else clause) if how else signed
    if said is None:
        return None
    more = how["how"] in {"up", "higher", "more"} if how is not None else signed is not None and signed["sign"] == "+"
    what = re.sub(r"^(?:the|its|their|our|year-to-date) ", "", said["what"].strip(), flags=re.IGNORECASE)
    what = uncapitalised(what)
    unit = f"% {'increase' if more else 'fall'} in {what}"
    return number.figure(unit, 1, phrase=f"{number.word}{unit}", deed=True)


def _subject_of(number: Number, verb: int) -> str:
    """What the verb at `verb` is said of, without its article and what it belongs to: ``establishment``."""
    span = number.doc.char_span(verb, verb + 1, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    noun = next((c for c in span[0].children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    said = number.doc[max(noun.left_edge.i, noun.i - 4) : noun.i + 1]
    return " ".join(t.text for t in said if t.pos_ not in {"DET", "PRON", "SPACE"})


_FOUND_TO_BE = re.compile(r" to (?:be|have) [\w-]+")


#: So many of those served were content: ``84% of users said they would use it again``.
_CONTENT = re.compile(
    r" ?(?:%|per ?cent)(?P<whole> of (?:the |all |those )?(?:[\w'-]+ ){1,4}?|,? )(?P<said>(?:indicat|say|said|report"
    r"|stat|agree|fe[el]l|rat|consider|would|were|was|are|is)[a-z]*\b(?: (?!not\b|no\b|less\b|un)[\w'-]+){0,8}? "
    r"(?:satisfied|recommend(?: it)?|again|safer|(?:more|better) \w+|improved|helpful|useful|excellent|good"
    r"|positive))\b"
)


def _content(number: Number) -> Figure | None:
    """``84% of users would recommend it``: how many of those who used or received a thing were content with it."""
    said = _CONTENT.match(number.after)
    if said is None:
        return None
    unit = f"%{said['whole'].rstrip()} {said['said']}"
    return number.figure(unit, said.end(), phrase=f"{number.word}{unit}", deed=True)


#: So many words may stand between a share and the verb that tells what became of it.
_FAR = 20


def _share_of(number: Number) -> Figure | None:
    """``22% of those tested failed``: the share of a whole, with what it did or what was done to it."""
    sign = _PERCENT.match(number.after)
    whole = re.match(r" of (?:the |all )?(?=[\w-])", number.after[sign.end() :]) if sign else None
    if sign is None or whole is None:
        return None
    span = number.doc.char_span(number.end, number.end + sign.end(), alignment_mode="expand")
    head = span[-1] if span is not None and len(span) else None
    if head is None or head.dep_ not in {"nsubj", "nsubjpass"} or head.head.tag_ not in {"VBD", "VBN"}:
        return None
    verb = head.head
    now = any(child.text.lower() in {"is", "are"} for child in verb.children)
    if verb.i - head.i > _FAR or now or verb.text.lower() not in words("outcomes", "change", "shared"):
        return None
    last = next((c for c in verb.children if c.dep_ in {"dobj", "acomp"} and c.i - verb.i <= 5), verb)
    end = last.idx + len(last)
    if more := _FOUND_TO_BE.match(number.text, end):
        end = more.end()
    unit = "% " + number.text[number.end + sign.end() : end].strip()
    return number.figure(unit, end - number.end, deed=True)
