"""`outcome`: the figures that tell what an operation, initiative or team achieved."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import either, table
from nlp.model import Interval, Statement, Term
from nlp.outcomes import Figure, figures, is_plan, period_of
from nlp.outcomes.alternatives import any_of
from nlp.outcomes.single import single
from nlp.recognise import Found
from nlp.relations.context import Context
from nlp.relations.taken_on import taken_on

#: The most characters between a team and what it did.
_FAR = 110
#: Between a figure and a name after it: the name stands in a clause of its own.
_NEW_CLAUSE = re.compile(r";|,? and that\b|, and (?:the|that|[A-Z])|\b(?:while|whilst|but|although)\b")
#: Before a name: a figure that is the name's own part of a larger one.
_UNDER = re.compile(r"(?:^|[, ])\d[\d,]* (?:on|under|through|via) (?:the )?$")
#: After a figure: it is told under something named that is no operation, initiative or team.
_UNDER_ANOTHER = re.compile(r" (?:under|through|via|on) the [A-Z][a-z]+ [A-Z]")


@cache
def _any(key: str) -> str:
    return either(table("outcomes")["team"][key])


@cache
def _by_the_team() -> re.Pattern[str]:
    """Before a team's name, where its sentence tells what came of its work."""
    return re.compile(rf"\b{any_of('team', 'by')} (?:the |our )?$", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before the subject of a sentence, or of what it says was said."""
    return re.compile(rf"(?:[^,;]{{0,70}}(?:,| that) )?(?:{any_of('team', 'opening')} )?(?:the |our )?", re.IGNORECASE)


def results(here: Context) -> Iterator[Statement]:
    """All `outcome` of a sentence. A question states none."""
    if here.reading.passage.role == "question" or here.doc is None:
        return
    values: set[float] = set()
    for figure in itertools.chain(figures(here.text, here.doc), single(here.text)):
        subject = _subject(here, figure)
        if subject is None or not _counts(here, figure, subject):
            continue
        values.add(figure.value)
        period, valid = _period(here, figure)
        rule = "figure-told" if here.topic.carried else "figure"
        for owner in _joint(here, subject, figure):
            yield here.state(
                "outcome", owner, Term(figure.phrase), rule=rule, confidence=0.75, value=figure.value,
                unit=figure.unit, period=period, valid=valid,
            )  # fmt: skip
    for owner, figure in taken_on(here, values) if here.named else ():
        period, valid = _period(here, figure)
        yield here.state(
            "outcome", owner, Term(figure.phrase), rule="taken-on", confidence=0.75, value=figure.value,
            unit=figure.unit, period=period, valid=valid,
        )  # fmt: skip


def _period(here: Context, figure: Figure) -> tuple[str | None, Interval]:
    """The period of a figure, and when it held: where nothing is told, as the paper's facts do."""
    part = here.maker.part
    period, valid = period_of(here.topic, part.period, part.recorded, here.sentence_before, figure.start, here.above)
    if valid.start or valid.end:
        return period, valid
    return period, here.maker.default if period is None else Interval(text=valid.text or period)


def _joint(here: Context, subject: Found, figure: Figure) -> list[Found]:
    """Those whose result it is: the subject, and the team or operation joined to it before the verb."""
    owners = [subject]
    start, end = here.offset + figure.start, here.offset + figure.end
    kinds = [m for m in here.of_type("INITIATIVE") if start < m.start and m.end <= end and m.label != subject.label]
    owners += kinds[:1]  # "230 Fresh Start referrals" are also of that
    if subject.end > here.offset + figure.start or here.topic.carried:
        return owners
    for mention in reversed(here.of_type("OPERATION", "INITIATIVE", "TEAM")):
        joined = re.fullmatch(
            r"(?: teams?)?(?: \([A-Z]+\))? and (?:the |our )?", here.between(mention.end, owners[0].start)
        )
        if mention.end <= owners[0].start and joined and mention.label != owners[0].label:
            owners.insert(0, mention)
    return owners


def _counts(here: Context, figure: Figure, subject: Found) -> bool:
    """Whether a figure is a result: neither planned, nor part of a name, nor of a sentence that is about more."""
    position = here.offset + figure.start
    if is_plan(here.text, figure.start) or any(m.start <= position < m.end for m in here.mentions):
        return False
    if _is_size(subject, figure) or _of_survey(subject, figure):
        return False
    if here.topic.carried and not here.topic.anaphor and not figure.deed:
        return False
    return subject.type != "TEAM" or _team_did(here, subject, figure)


def _is_size(subject: Found, figure: Figure) -> bool:
    """Whether a figure tells how many somebody employs. Those who join a scheme are a result of it."""
    if re.search(rf"\b(?:{_any('sizes')})(?: \w+)? (?:{_any('lent')})$|\bfunded$", figure.unit):
        return True
    unit = figure.unit if subject.type == "TEAM" else re.sub(r"\b(?:members|people)\b", "", figure.unit)
    only = not figure.deed or unit.endswith("taken part")
    return only and re.search(rf"\b(?:{_any('sizes')})\b", unit) is not None


def _of_survey(subject: Found, figure: Figure) -> bool:
    """Whether a figure is what a survey found, not how many took part in it."""
    survey = re.search(rf"\b(?:{either(table('outcomes')['survey']['nouns'])})\b", subject.label, re.IGNORECASE)
    answers = table("outcomes")["survey"]["results"]
    return survey is not None and not re.search(rf"\b(?:{either(answers)})\b", figure.unit)


def _subject(here: Context, figure: Figure) -> Found | None:
    """Whose result a figure is: of the operation it is told under, the one named last before it, the team, the topic.

    None where the only name belongs to a later figure: ``recruited 60, of them 20 on the Lantern Scheme``.
    """
    if here.topic.carried:
        return here.main
    position = here.offset + figure.start
    under = [m for m in here.named if _UNDER.search(here.before(m, 60))]
    for mention in under:
        told = _UNDER.search(here.before(mention, 60))
        if told is not None and mention.start - len(told.group()) <= position < mention.start:
            return mention
    if _UNDER_ANOTHER.match(here.text[figure.end :]):
        return None
    before = [m for m in here.named if m.start <= position]
    if not before and here.named:
        between = here.between(here.offset + figure.end, here.named[0].start)
        if here.named[0] in under:
            return None
        if apart := _NEW_CLAUSE.search(between):
            teams = [m for m in here.of_type("TEAM") if m.end <= position]
            return teams[-1] if teams and apart.group() != ";" else None
    if before:
        return _team_of_clause(here, before[-1], position) or before[-1]
    if here.named:
        return here.named[0]
    teams = [m for m in here.of_type("TEAM") if m.end <= position]
    return teams[-1] if teams and here.main.type == "TEAM" else here.main


def _team_of_clause(here: Context, named: Found, position: int) -> Found | None:
    """The team that begins the clause of a figure, where the operation stands in the clause before."""
    for team in reversed(here.of_type("TEAM")):
        if named.end <= team.start < position and _NEW_CLAUSE.search(here.between(named.end, team.end)):
            return team
    return None


def _team_did(here: Context, team: Found, figure: Figure) -> bool:
    """Whether a figure is something the team did, not its size or its caseload: subject, then a verb of doing."""
    if here.topic.carried:
        return figure.deed
    if figure.deed and _by_the_team().search(here.before(team, 60)):
        return True
    if (figure.deed or figure.unit != figure.noun) and _opens(here, team, figure):
        return True
    gap = here.between(team.end, here.offset + figure.start)
    gap = gap.removeprefix(")") if here.between(team.start, team.end).isupper() else gap  # its acronym in brackets
    did = rf"(?:'s)?(?: \([A-Z]+\))?,? (?:(?:{_any('before_did')}) )*(?:{_any('did')})"
    if re.match(did, gap) and len(gap) < _FAR:
        return figure.deed or not re.search(r"\b(?:has|have|had|with) (?:\w+ )?$", gap)
    return re.search(rf"\bwere (?:{_any('passive')})\b", here.text) is not None


def _opens(here: Context, team: Found, figure: Figure) -> bool:
    """Whether a team is the subject with which its sentence, or what it says was said, begins, and no other comes."""
    before = here.between(here.sentence.start, team.start)
    begins = _opening().fullmatch(before) is not None
    position = here.offset + figure.start
    others = here.of_type("TEAM", "ORG", "OPERATION", "INITIATIVE")
    return begins and not any(team.end <= m.start < position and m.label != team.label for m in others)
