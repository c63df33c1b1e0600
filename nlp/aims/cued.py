"""What an operation is for by the words before a crime, harm or group: ``a response to rural theft``.

Unlike `nlp.aims.parsed` it asks for a phrase that names a crime, harm or group (`nlp.aims.harms`), and so trusts many
more words to show that the operation is about it, and needs no grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.aims.beside import Aim
from nlp.aims.harms import Harm
from nlp.lexicon import alternatives, either, table, words
from nlp.tokens import lowered

#: How far before a crime its cue may begin.
_LOOK_BACK = 110
_NUMBER = re.compile(r"\d| (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty) ")
_ONE = re.compile(r" (?:an?|one) ['\"(]?$")
#: A number before a phrase: a result, no aim ("twelve young people were identified").
_COUNT = re.compile(
    r"\b(?:\d+|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
    r"|[A-Za-z]+teen|[A-Za-z]+ty|hundreds?|dozens? of) $"
)
_OF = re.compile(r"\b(?:about|on|of|regarding|around|concerning|into)(?: the| any)? $")
#: Numbers, gerunds, adverbs and owners may stand between a cue and a crime.
_ANY_FILLER = (r"\d+", "[a-z]+ing", "[a-z]+ly", r"[\w-]+(?:'s|s')")
#: How a form of a verb ends.
_FORMS = r"(?:e|es|ed|ing|s|y|ies|ied|ying)?"


def cued_aims(text: str, harms: list[Harm]) -> Iterator[Aim]:
    """The `harms` of `text` that a word before them, or before the list they are in, shows to be an aim."""
    last: Aim | None = None
    general = False
    for harm in harms:
        found = _cue(text, harm) or _done(text, harm)
        if found is None and last is not None and _goes_on(text, last.end, harm.start, general):
            found = last.trigger, last.trigger_start
        if found is None:
            last = None
            continue
        joined = last is not None and not general and found == (last.trigger, last.trigger_start)
        last, general = Aim(harm.start, harm.end, harm.text, *found, 0.6), harm.bare or harm.text[0].isdigit()
        if not harm.bare or _even_general(harm, last.trigger) or (joined and _of_a_kind(harm)):
            yield last


def _even_general(harm: Harm, cue: str) -> bool:
    """Whether a cue is so strong that a general noun is an aim after it."""
    strong = tuple(table("harms")["strong"]["cues"])
    return cue.startswith(strong) and harm.text.lower() not in table("harms")["strong"]["never"]


def _of_a_kind(harm: Harm) -> bool:
    """Whether a general noun is enough of a kind to be a member of a list of aims: ``burglary, drugs and gangs``."""
    return harm.text.lower() in words("harms", "list", "members")


def _goes_on(text: str, end: int, start: int, general: bool) -> bool:
    """Whether a list goes on, or a general noun before it is told to be what follows."""
    return bool(_joined().fullmatch(text, end, start) or (general and _namely().fullmatch(text, end, start)))


def _done(text: str, harm: Harm) -> tuple[str, int] | None:
    """The passive verb after a phrase (``a drug network was dismantled``), at the place of the phrase."""
    counted = _COUNT.search(text, max(0, harm.start - 20), harm.start)
    match = _passive().match(text, harm.end) if not (harm.bare or counted) else None
    return (match["verb"].lower(), harm.start) if match else None


@cache
def _joined() -> re.Pattern[str]:
    """What may stand between the members of a list."""
    lists, numbers = table("harms")["list"], either(table("harms")["phrase"]["numbers"])
    before = rf"{either(lists['before'])}|\d+|(?:{numbers})(?:-[a-z]+)?"
    joins = rf"['\"]?[,;]? ?(?:{either(lists['joining'])}|,)(?: (?:{before}))* ['\"]?"
    return re.compile(rf"{joins}|/|,? ['\"]?")


@cache
def _namely() -> re.Pattern[str]:
    """Between a general noun and what it is told to be: ``offences in a burglary series``."""
    return re.compile(rf",? (?:{either(table('harms')['list']['namely'])})(?: an?| the)? ['\"]?")


@cache
def _passive() -> re.Pattern[str]:
    done = either(table("harms")["passive"]["done"])
    return re.compile(
        rf"(?: [\w'-]+){{0,4}} (?:is|are|was|were|be|been|being)(?: [a-z]+ly)? (?P<verb>{done})\b", re.IGNORECASE
    )


def together(text: str, harms: list[Harm]) -> list[Harm]:
    """The first of `harms` and those that follow it in one list (``theft, robbery and arson``)."""
    listed = harms[:1]
    for harm in harms[1:]:
        if not _joined().fullmatch(text, listed[-1].end, harm.start):
            break
        listed.append(harm)
    return listed


def _cue(text: str, harm: Harm) -> tuple[str, int] | None:
    """The word that shows the aim, with its place."""
    match = _before(harm.kind).search(lowered(text), max(0, harm.start - _LOOK_BACK), harm.start)
    if (
        match is None
        or (harm.kind == "groups" and _singled(match))
        or _speaking().search(text, max(0, match.start() - 30), match.start())
    ):
        return None
    return match["cue"], match.start("cue")


def _singled(match: re.Match[str]) -> bool:
    """Whether a cue tells of one person, or of how many were helped: a case or a result, not the group aimed at."""
    between = match.string[match.end("cue") : match.end()]
    counted = match["cue"].endswith("ed") and _NUMBER.search(between) is not None
    return counted or _ONE.search(between) is not None


def spoken_of(text: str, start: int) -> bool:
    """Whether the phrase at `start` is only what somebody spoke or asked of."""
    about = _OF.search(text, max(0, start - 40), start)
    return about is not None and _speaking().search(text, max(0, about.start() - 30), about.start()) is not None


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('harms')['cues']['speaking'])})(?: [a-z]+ly)? $", re.IGNORECASE)


@cache
def _before(kind: str) -> re.Pattern[str]:
    """What stands right before a phrase of this kind that is an aim, for a text in lower case."""
    cues = table("harms")["cues"]
    verbs = {"crimes": "verbs", "goods": "good_verbs", "groups": "group_verbs", "things": "verbs"}[kind]
    bare = alternatives(stem for stem in cues[verbs] if " " not in stem)
    shown = [f"(?:{bare}){_FORMS}", *(_verb(stem) for stem in cues[verbs] if " " in stem)]
    shown += cues["idioms"]
    shown += cues["about"] if kind in {"crimes", "goods"} else cues["for_groups"]
    filler = "|".join([either(cues["fillers"]), either(table("harms")["phrase"]["numbers"]), *_ANY_FILLER])
    between = rf"(?: ['\"]?(?:{filler})| (?:{'|'.join(cues['measures'])}) (?:of|in|from|around|with|to))*"
    return re.compile(rf"(?<![\w-])(?P<cue>{alternatives(shown)}){between} ['\"(]?$")


def _verb(stem: str) -> str:
    first, _, rest = stem.partition(" ")
    return first + _FORMS + (f" {rest}" if rest else "")
