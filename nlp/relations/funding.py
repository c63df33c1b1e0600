"""`funded_by`: who pays for an operation, initiative or team."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.modality import told
from nlp.model import Statement
from nlp.reader import Reading, term
from nlp.recognise import Found
from nlp.relations.context import NAMED, Context, any_of
from nlp.statements import Maker

#: Within how many characters of its beginning a sentence opens with what it is paid by.
_OPENS = 60
_THROUGH = re.compile(
    r"(?: \([^()]{1,40}\))?,? (?:through|via|from|under|as part of) (?:the |its |their )?(?:[\w-]+ ){0,4}['\"*‘]*"
)
#: A name before a verb of paying, and what may stand after it until what is paid for.
_TO_VERB = re.compile(
    r"(?: \([^()]{1,40}\))?(?: (?:has|have|had|also|now|jointly|kindly|recently|currently|will|[a-z]+ly))* "
)
_SUM = re.compile(r"['\"*’]* (?:(?:a|an|the|further|additional|another|some|of) )*(?:£\d|grant\b|funding\b|money\b)")
_DIRECT = re.compile(r" (?:(?:the|a|an|our|its|this|new|local|national|delivery of|work of) ?){0,3}['\"*‘]*")
_TOWARDS = re.compile(
    r"[^.;]{0,60}\b(?:to|for|towards|into|in)(?: (?:the|support|deliver|run|expand|fund|our|its|extend))* ['\"*‘]*"
)
#: Money that was asked for or only spoken of.
_ASKED = r"bids?|bidding|apply|applied|applications?|request|requested|sought|seek|seeking|announc\w+|lack|loss"
_NO_MONEY = re.compile(
    rf"\b(?:{_ASKED}|without|no|cuts?|reduc\w+|seiz\w+|recovered|stolen|cash|fined?|fines|confiscat\w+|forfeit\w+)\b",
    re.IGNORECASE,
)
_ONLY_ASKED = re.compile(rf"\b(?:{_ASKED})\b", re.IGNORECASE)
_PAYERS = frozenset({"ORG", "INITIATIVE"})


@cache
def _money_from() -> re.Pattern[str]:
    """Money, how it was given, and the word before the giver."""
    sum_of = r"£\d[\d.,]*(?: ?(?:m|k|bn|million|billion|thousand)\b)?"
    money = rf"(?:\b(?:{any_of('funded_by', 'nouns')})|{sum_of}(?: (?:a|per|each|every) (?:year|annum|month|quarter))?)"
    given = rf"(?: [^.;,]{{0,40}}?\b(?:{any_of('funded_by', 'given')})\b)?"
    return re.compile(
        rf"{money}{given}(?: (?:to|for) [^.;,]{{1,50}}?)? (?:by|from|through|via) (?=[a-z'‘])", re.IGNORECASE
    )


@cache
def _for() -> re.Pattern[str]:
    """What stands between who pays and what it is for."""
    done = rf"to (?:help |also )?(?:{any_of('funded_by', 'purposes')})"
    pays = rf"[^.;,]{{0,40}}\b(?:{any_of('funded_by', 'lets')})"
    rest = r"(?: (?:the|a|an|our|its|new|local|work of))* ['\"*‘]*"
    return re.compile(rf"(?: \([^()]{{1,40}}\))?(?: [A-Z][\w']*)*(?:,? (?:for|towards|{done})|{pays}){rest}")


@cache
def _paying() -> re.Pattern[str]:
    """A verb of paying with what is paid for as its object, or with money as its object."""
    money = (
        rf"(?:[^.;,]{{0,50}}\b(?:{any_of('funded_by', 'nouns')})\b|[^.;,]{{0,30}}£\d[\d.,]*(?: ?(?:m|k|million)\b)?)"
    )
    return re.compile(
        rf"\b(?:(?P<straight>{any_of('funded_by', 'pays')})\b|(?:{any_of('funded_by', 'gives')})\b{money})"
    )


def funders(here: Context) -> Iterator[Statement]:
    """All `funded_by` of a sentence."""
    yield from _funded_by(here)
    yield from _from_payer(here)
    yield from _pays(here)
    for payer in here.of_type(*_PAYERS):
        if here.is_money(payer):
            yield from _with_funding(here, payer)
    yield from _under_scheme(here)


def _funded_by(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel is funded by the Home Office``; ``Funded by the Home Office, Operation Kestrel …``."""
    for match, start, end in here.matches(rf"\b(?:{any_of('funded_by', 'after')})\b", re.IGNORECASE):
        if match.group().lower() == "met by" and not re.search(
            r"\bcosts?\b", here.text[: match.start()], re.IGNORECASE
        ):
            continue
        if _ONLY_ASKED.search(here.text[max(0, match.start() - 30) : match.start()]):
            continue
        payers = _payers(here, end)
        paid = _paid(here, start, payers)
        for payer in payers:
            for one in _each(here, paid):
                if one.label != payer.label:
                    yield here.state("funded_by", one, payer, rule="funded-by", confidence=0.85)


def _each(here: Context, paid: Found | None) -> list[Found]:
    """What is paid for, with what stands before it in one list."""
    if paid is None:
        return []
    return here.coordinated(paid) if paid in here.named else [paid]


def _payers(here: Context, end: int) -> list[Found]:
    """Who is named after *funded by*: one or two; and the fund that the money came through."""
    payers = here.listed_after(end, _PAYERS)[:2]
    for fund in here.of_type("INITIATIVE") if payers else []:
        if fund.start >= payers[-1].end and _THROUGH.fullmatch(here.between(payers[-1].end, fund.start)):
            return [*payers, fund]
    return payers


def _paid(here: Context, start: int, payers: list[Found]) -> Found | None:
    """What the words of money at `start` are about: the last name before, else what follows their phrase."""
    subjects = here.of_type(*NAMED, "TEAM")
    before = [m for m in subjects if m.end <= start]
    inside = [m for m in subjects if payers and start <= m.start and m.end <= payers[0].start]
    if inside:
        return inside[0]
    if before:
        last = before[-1]
        joined = [m for m in before if m.type in NAMED and _joined(here, m, last)]
        return joined[-1] if joined and last.type == "TEAM" else last
    after = [m for m in subjects if payers and m.start >= payers[-1].end and m.label not in {p.label for p in payers}]
    if after:
        gap = here.between(payers[-1].end, after[0].start)
        if _for().fullmatch(gap) or (start - here.offset < _OPENS and re.match(r"[^,.;]{0,60}, ", gap)):
            return after[0]
    return here.main if here.topic.carried else None


def _joined(here: Context, op: Found, team: Found) -> bool:
    return (
        re.fullmatch(r",? (?:with|by|led by|run by|and|delivered by) (?:the )?", here.between(op.end, team.start))
        is not None
    )


def _from_payer(here: Context) -> Iterator[Statement]:
    """``using funding awarded to the force by the Home Office through the Lantern Fund``."""
    for match, start, end in here.matches(_money_from().pattern, re.IGNORECASE):
        if _NO_MONEY.search(match.group()) or _NO_MONEY.search(here.text[max(0, match.start() - 30) : match.start()]):
            continue
        told_so = here.text[max(0, match.start() - 40) : match.end()]
        if match.group().startswith("£") and not re.search(
            rf"\b(?:{any_of('funded_by', 'given')}|receives?)\b", told_so
        ):
            continue
        payers = _payers(here, end)
        paid = _paid(here, start, payers)
        for payer in payers:
            for one in _each(here, paid):
                if one.label != payer.label:
                    yield here.state("funded_by", one, payer, rule="funded-by", confidence=0.8)
        for fund in payers[1:]:
            if fund.type == "INITIATIVE" and payers[0].type == "ORG":
                yield here.state("funded_by", fund, payers[0], rule="funding-of", confidence=0.75)


def _pays(here: Context) -> Iterator[Statement]:
    """``The Home Office funds Operation Kestrel``, ``the Council awarded £5,000 to the Lantern Scheme``."""
    for match, start, end in here.matches(_paying().pattern):
        payer = next((m for m in reversed(here.of_type(*_PAYERS)) if m.end <= start), None)
        paid = next((m for m in here.of_type(*NAMED, "TEAM") if m.start >= start), None)
        if payer is None or paid is None or payer.label == paid.label:
            continue
        gap, rest = here.between(payer.end, start), here.between(end, paid.start)
        if paid.start < end:
            goes = _SUM.match(here.after(paid, 60))  # the Council gave Operation Kestrel £5,000
        else:
            goes = (_TOWARDS if match["straight"] is None else _DIRECT).fullmatch(rest)
        if goes and _TO_VERB.fullmatch(gap):
            yield here.state("funded_by", paid, payer, rule="pays", confidence=0.75, modality=told(gap))


def _with_funding(here: Context, payer: Found) -> Iterator[Statement]:
    """``Operation Kestrel, with Home Office Lantern Fund funding``: the fund pays, and the body pays the fund."""
    owners = [m for m in here.of_type(*_PAYERS) if here.between(m.end, payer.start) in {" ", "'s "}]
    if payer.type == "INITIATIVE":
        for owner in owners:
            yield here.state("funded_by", payer, owner, rule="funding-of", confidence=0.8)
    sources = [payer, *owners]
    labels = {source.label for source in sources}
    paid = _paid_with(here, payer, labels)
    if re.match(r" funded\b", here.after(payer, 8)) and not re.search(r"\ban? $", here.before(payer, 4)):
        paid = _funded_thing(here, payer)  # the Council funded lights: no word of the operation
        sources = sources if paid else []
    for source in sources if paid is not None else []:
        if paid is not None:
            yield here.state("funded_by", paid, source, rule="with-funding", confidence=0.75)
    if here.topic.carried and not here.named and here.main.label not in labels:
        for source in sources:
            yield here.state("funded_by", here.main, source, rule="with-funding", confidence=0.6)


def _funded_thing(here: Context, payer: Found) -> Found | None:
    """``the Council-funded Operation Kestrel``: what the word *funded* stands right before."""
    qualified = re.match(r"[ -]funded (?:[\w-]+ ){0,3}['\"*‘]*", here.after(payer, 60))
    end = payer.end + qualified.end() if qualified else payer.end
    return next((m for m in here.of_type(*NAMED, "TEAM") if payer.end < m.start <= end), None)


def _paid_with(here: Context, payer: Found, labels: set[str]) -> Found | None:
    """What a body's money pays for: what the word *funded* qualifies, the operation before or after, else the team."""
    direct = _funded_thing(here, payer)
    if direct is not None:
        return direct
    qualified = re.match(r"[ -]funded ", here.after(payer, 10))
    named = [m for m in here.named if m.end <= payer.start][-1:] or here.named[:1]
    about = rf"\b(?:{any_of('funded_by', 'spoken_of')}) (?:the |further |additional )*(?:[A-Z][\w']* )*$"
    if named:
        only_said = re.search(about, here.before(payer, 60)) is not None
        return named[0] if named[0].label not in labels and not only_said else None
    teams = [m for m in here.of_type("TEAM") if m.end <= payer.start and m.label not in labels]
    spoken = re.search(
        rf"\b(?:{any_of('funded_by', 'with')}) (?:the |our |some |additional )*$", here.before(payer, 30)
    )
    return teams[-1] if teams and (spoken or qualified) else None


def _under_scheme(here: Context) -> Iterator[Statement]:
    """``the Home Office's grants under the Lantern Fund``."""
    for _, _, end in here.matches(rf"(?:{any_of('funded_by', 'schemes')}) the [*'\"]?"):
        for scheme in here.all_named:
            if 0 <= scheme.start - end <= 1:
                for payer in here.of_type("ORG"):
                    if 0 <= scheme.start - payer.end < 30:
                        yield here.state("funded_by", scheme, payer, rule="grants-under", confidence=0.8)


def paid_by_lead(reading: Reading, lead: Reading, make: Maker) -> Iterator[Statement]:
    """A bullet below ``Throughout the Harbour Office funded period, …:`` names what that money pays for."""
    nouns = re.compile(rf" (?:{any_of('funded_by', 'nouns')})\b")
    payers = [m for m in lead.mentions if m.type == "ORG" and nouns.match(lead.text[m.end : m.end + 12])]
    paid = next((m for m in reading.mentions if m.type in NAMED | {"TEAM"}), None)
    if paid is None:
        return
    why = (f"the list it stands in is of what was paid for: {lead.text[:120]}",)
    for payer in payers:
        yield make(
            reading, "funded_by", term(paid), term(payer), 0, len(reading.text),
            rule="funded-list", confidence=0.65, inferred=why,
        )  # fmt: skip
