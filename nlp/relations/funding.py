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
from nlp.relations.grants import goes_on_paying
from nlp.relations.in_charge import told_of
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
_ONLY_ASKED = re.compile(
    rf"\b(?:{_ASKED}|hop\w+|wish\w*|want\w*|awaits?|awaiting|no|not|without|lost|end of|depend\w*|withdr\w+|refused"
    r"|declined|turned down|any)\b(?! (?:only|longer than)\b)",
    re.IGNORECASE,
)
#: Before a body: whose budget it is.
_BUDGET_OF = re.compile(
    r"\s*(?:the |its )?(?:[a-z-]+ ){0,3}(?:budgets?|reserves|coffers|pocket|funds|resources|precept|account"
    r"|underspend) of"
    r" (?:the )?"
)
#: Between a body or office and its fund.
_OWNED = re.compile(r"['’]s? (?:[a-z-]+ ){0,2}['\"*‘]*")
#: After what is paid for, or after the fund: who pays for it, in a clause of its own.
_WHICH = re.compile(r"['\"*’]*(?: \([^()]{1,40}\))?,? (?:which|that) (?:(?:both|also) )?(?:the |our )?")
_FROM_WHICH = re.compile(
    r"['\"*’]*(?: \([^()]{1,40}\))?,? (?:from|out of|through|under|with|via|by) which (?:the |our )?"
)
_OUT_OF = re.compile(
    r"['\"*’]* (?:from|out of|through|via|using) (?:the |its |his |her |our )?(?:[A-Z]\w+['’]s )?['\"*‘]*"
)
#: What is given of a sum that was told of before.
_SHARE = re.compile(
    r"[£€$]\d[\d,.]*(?:k|m| million)?(?: of (?:it|this|that|which|these|the (?:money|grant|sum|total)))?"
    r" (?:goes|went|is going|will go|has gone|had gone|was given|is given|was awarded|has been awarded|was allocated"
    r"|is allocated|has been allocated|is for|was for|has been set aside for|is set aside for) (?:to |for )?(?:the"
    r" )?['\"*‘]*"
)
_FURTHER_SHARE = re.compile(r",? and (?:a further )?[£€$]\d[\d,.]*(?:k|m| million)? (?:to|for) (?:the )?['\"*‘]*")
#: Groups of several bodies, which have money of their own.
_PAYING_TEAM = re.compile(r"\b(?:Partnership|Board|Alliance|Forum|Consortium|Authority|Committee)$")
_PAYERS = frozenset({"ORG", "INITIATIVE"})


@cache
def _money_from() -> re.Pattern[str]:
    """Money, how it was given, and the word before the giver."""
    sum_of = r"£\d[\d.,]*(?: ?(?:m|k|bn|million|billion|thousand)\b)?"
    nouns = rf"\b(?:{any_of('funded_by', 'nouns')})(?: of {sum_of})?"
    money = rf"(?:{nouns}|{sum_of}(?: (?:a|per|each|every) (?:year|annum|month|quarter))?)"
    given = rf"(?: [^.;,]{{0,40}}?\b(?:{any_of('funded_by', 'given')})\b)?"
    return re.compile(
        rf"{money}{given}(?: (?:to|for) [^.;,]{{1,50}}?)? (?:by|from|through|via) (?=[a-z'‘])", re.IGNORECASE
    )


@cache
def _for() -> re.Pattern[str]:
    """What stands between who pays and what it is for."""
    done = rf"to (?:help |also )?(?:{any_of('funded_by', 'purposes')})"
    pays = rf"[^.;,]{{0,40}}\b(?:{any_of('funded_by', 'lets')})"
    goes = (
        r" (?:(?:has|have|had|was|were|is|are|been|being|will|be) )*(?:allocated|awarded|given|granted|used|spent"
        r"|put|earmarked"
        r"|committed|set aside|made available|made|kept|went|goes|gone) ?(?:to|for|on|towards|into)?"
    )
    rest = r"(?: (?:the|a|an|our|its|new|local|work of))* ['\"*‘]*"
    return re.compile(rf"(?: \([^()]{{1,40}}\))?(?: [A-Z][\w']*)*(?:,? (?:for|towards|{done})|{pays}|{goes}){rest}")


@cache
def _paying() -> re.Pattern[str]:
    """A verb of paying with what is paid for as its object, or with money as its object."""
    money = (
        rf"(?:[^.;,]{{0,50}}\b(?:{any_of('funded_by', 'nouns')})\b|[^.;,]{{0,30}}£\d[\d.,]*(?: ?(?:m|k|million)\b)?)"
    )
    return re.compile(
        rf"\b(?:(?P<straight>{any_of('funded_by', 'pays')})\b|(?:{any_of('funded_by', 'gives')})\b{money})"
    )


#: The name of what finds something out: whoever commissions that takes part in it.
_ASKS = re.compile(r"\b(?:Survey|Review|Study|Evaluation|Audit|Inquiry|Enquiry|Inspection|Assessment)\b")


def funders(here: Context) -> Iterator[Statement]:
    """All `funded_by` of a sentence."""
    yield from _funded_by(here)
    yield from _from_payer(here)
    yield from _pays(here)
    for payer in here.of_type(*_PAYERS):
        if here.is_money(payer):
            yield from _with_funding(here, payer)
    yield from _under_scheme(here)
    yield from _which_pay(here)
    yield from _out_of(here)
    yield from _shares(here)
    yield from goes_on_paying(here)


def _funded_by(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel is funded by the Home Office``; ``Funded by the Home Office, Operation Kestrel …``."""
    for match, start, end in here.matches(_after()):
        if match.group().lower() == "met by" and not re.search(
            r"\bcosts?\b", here.text[: match.start()], re.IGNORECASE
        ):
            continue
        if _ONLY_ASKED.search(here.text[max(0, match.start() - 30) : match.start()]):
            continue
        yield from _stated(here, start, _payers(here, end), 0.85)


@cache
def _after() -> re.Pattern[str]:
    """Money's passive, with how much of it, or until when, before its agent."""
    how = r"(?: (?:in|until|till|for|from|since|to|up to|at|half|[a-z]+ly)\b[^,.;:]{0,40}?)"
    paid = r"(?:co-?funded|funded|financed|paid for|paid|resourced|sponsored|met|underwritten|supported financially)"
    return re.compile(rf"\b(?:{any_of('funded_by', 'after')}|{paid}{how} by)\b", re.IGNORECASE)


def _stated(here: Context, start: int, payers: list[Found], sure: float) -> Iterator[Statement]:
    """That `payers` pay for what the words of money at `start` are about."""
    about = told_of(here, start) if re.search(r"\b[Bb]oth\b", here.between(here.offset, start)) else []
    paid = about or _each(here, _paid(here, start, payers))
    for payer in payers:
        for one in paid:
            if one.label != payer.label:
                yield here.state("funded_by", one, payer, rule="funded-by", confidence=sure)
    for fund in payers[1:]:
        if fund.type == "INITIATIVE" and payers[0].type == "ORG":
            yield here.state("funded_by", fund, payers[0], rule="funding-of", confidence=0.75)


def _each(here: Context, paid: Found | None) -> list[Found]:
    """What is paid for, with what stands before it in one list."""
    if paid is None:
        return []
    return here.coordinated(paid) if paid in here.named else [paid]


def _payers(here: Context, end: int) -> list[Found]:
    """Who is named after *funded by*: one or two; and the fund that the money came through."""
    budget = _BUDGET_OF.match(here.reading.text, end, here.sentence.end)
    end = budget.end() if budget else end
    payers = here.listed_after(end, _PAYERS)[:2]
    for owner in here.of_type("ROLE", "PERSON", "ORG"):
        owned = [m for m in here.of_type("INITIATIVE") if _OWNED.fullmatch(here.between(owner.end, m.start))]
        if owned and re.fullmatch(r" ?(?:the |our )?", here.between(end, owner.start)):
            return [*payers[:1], owned[0]] if owner.type == "ORG" else owned[:1]
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
    instead = here.subject_of(start)
    if instead is not None:
        return instead
    if before:
        last = here.chain_start(before[-1], here.of_type("TEAM", "ORG"))
        joined = [m for m in before if m.type in NAMED and _joined(here, m, last)]
        return joined[-1] if joined and before[-1].type == "TEAM" else before[-1]
    after = [m for m in subjects if payers and m.start >= payers[-1].end and m.label not in {p.label for p in payers}]
    if after:
        gap = here.between(payers[-1].end, after[0].start)
        if _for().fullmatch(gap) or (start - here.offset < _OPENS and re.match(r"[^,.;]{0,60}, ", gap)):
            return after[0]
    return here.main if here.topic.carried else None


def _joined(here: Context, op: Found, team: Found) -> bool:
    return (
        re.fullmatch(
            r"['\"*’]*,? (?:(?:was|is|were|are|has been|had been) )?(?:[a-z]+ ){0,2}(?:with|by|and) (?:the )?",
            here.between(op.end, team.start),
        )
        is not None
    )


def _from_payer(here: Context) -> Iterator[Statement]:
    """``using funding awarded to the force by the Home Office through the Lantern Fund``."""
    for match, start, end in here.matches(_money_from()):
        if _NO_MONEY.search(match.group()) or _NO_MONEY.search(here.text[max(0, match.start() - 30) : match.start()]):
            continue
        if _ONLY_ASKED.search(here.text[max(0, match.start() - 30) : match.start()]):
            continue
        told_so = here.text[max(0, match.start() - 40) : match.end() + 60]
        if match.group().startswith("£") and not re.search(
            rf"\b(?:{any_of('funded_by', 'given')}|receives?)\b", told_so
        ):
            continue
        yield from _stated(here, start, _payers(here, end), 0.8)


def _pays(here: Context) -> Iterator[Statement]:
    """``The Home Office funds Operation Kestrel``, ``the Council awarded £5,000 to the Lantern Scheme``."""
    for match, start, end in here.matches(_paying()):
        bodies = [m for m in here.of_type(*_PAYERS, "TEAM") if m.type != "TEAM" or _PAYING_TEAM.search(m.label)]
        payer = next((m for m in reversed(bodies) if m.end <= start), None)
        paid = next((m for m in here.of_type(*NAMED, "TEAM") if m.start >= start), None)
        if payer is None or paid is None or payer.label == paid.label:
            continue
        gap, rest = here.between(payer.end, start), here.between(end, paid.start)
        if paid.start < end:
            goes = _SUM.match(here.after(paid, 60))  # the Council gave Operation Kestrel £5,000
        else:
            goes = (_TOWARDS if match["straight"] is None else _DIRECT).fullmatch(rest)
        if not (goes and _TO_VERB.fullmatch(gap)):
            continue
        if match.group().lower().startswith("commission") and _ASKS.search(paid.label):
            yield here.state("involves", paid, payer, rule="partner-before", confidence=0.7, modality=told(gap))
        else:
            yield here.state("funded_by", paid, payer, rule="pays", confidence=0.75, modality=told(gap))


def _out_of(here: Context) -> Iterator[Statement]:
    """``agreed to fund Operation Kestrel from the Lantern Fund``."""
    for paid in here.of_type(*NAMED, "TEAM"):
        fund = next((m for m in here.of_type("INITIATIVE") if m.start >= paid.end), None)
        pays = rf"\b(?:{any_of('funded_by', 'pays')}|funding) (?:the |our )?$"
        if fund is None or not re.search(pays, here.before(paid, 30)):
            continue
        if _OUT_OF.fullmatch(here.between(paid.end, fund.start)):
            yield here.state("funded_by", paid, fund, rule="pays", confidence=0.7, modality=told(here.before(paid, 40)))


def _which_pay(here: Context) -> Iterator[Statement]:
    """``the Lantern Scheme, which the Council and the Trust co-fund``, ``the Fund from which the Trust pays it``."""
    groups = here.of_type("ORG", "TEAM")
    for name in here.of_type(*NAMED, "TEAM"):
        first = next((m for m in groups if m.start >= name.end), None)
        if first is None:
            continue
        gap, end = here.between(name.end, first.start), here.chain_end(first, groups)
        verb = re.match(
            rf" (?:jointly |now |also |both )?(?:{any_of('funded_by', 'pays')})\b", here.between(end, here.sentence.end)
        )
        if verb is None:
            continue
        if _WHICH.fullmatch(gap):
            for payer in here.chain(first, groups):
                yield here.state("funded_by", name, payer, rule="pays", confidence=0.75)
        elif _FROM_WHICH.fullmatch(gap) and name.type == "INITIATIVE":
            paid = next((m for m in here.all_named if m.start >= end + verb.end()), None)
            if paid is not None and _DIRECT.fullmatch(here.between(end + verb.end(), paid.start)):
                yield here.state("funded_by", paid, name, rule="pays", confidence=0.7)


def _shares(here: Context) -> Iterator[Statement]:
    """``The Council has given £20,000. £5,000 of it goes to the Lantern Scheme``."""
    match = _SHARE.search(here.text)
    earlier = [s for s in here.reading.sentences if s.end <= here.offset]
    if match is None or not earlier or " of " not in match.group():
        return
    verbs = rf"(?:{any_of('funded_by', 'gives')}|confirmed|agreed|approved)\b"
    given = rf"(?: (?:has|have|had|now|also|jointly))* {verbs}[^.;]{{0,40}}[£€$]\d"
    groups = [m for m in earlier[-1].mentions if m.type == "ORG" or m.type == "TEAM"]
    after = here.reading.text[groups[-1].end : earlier[-1].end] if groups else ""
    paid = [m for m in here.all_named if m.start == here.offset + match.end()]
    for one in paid:
        paid += [m for m in here.all_named if _FURTHER_SHARE.search(here.before(m, 40)) and m.start > one.start]
    for payer in groups if re.match(given, after) else []:
        for one in paid:
            yield here.state("funded_by", one, payer, rule="pays", confidence=0.65)


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


@cache
def _under() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('funded_by', 'schemes')}) the [*'\"]?")


def _under_scheme(here: Context) -> Iterator[Statement]:
    """``the Home Office's grants under the Lantern Fund``."""
    for _, _, end in here.matches(_under()):
        for scheme in here.all_named:
            if 0 <= scheme.start - end <= 1:
                for payer in here.of_type("ORG"):
                    if 0 <= scheme.start - payer.end < 30:
                        yield here.state("funded_by", scheme, payer, rule="grants-under", confidence=0.8)


#: Before a name in a list of what was paid for: somebody else is paid who works beside it.
_BESIDE = re.compile(
    r"\b(?:work(?:s|ed|ing)? (?:closely )?(?:with|alongside|on)|liais(?:es|ed|ing) with|alongside) (?:the )?$"
)


def paid_by_lead(reading: Reading, lead: Reading, make: Maker) -> Iterator[Statement]:
    """A bullet below ``Throughout the Harbour Office funded period, …:`` names what that money pays for."""
    nouns = re.compile(rf" (?:{any_of('funded_by', 'nouns')})\b")
    payers = [m for m in lead.mentions if m.type == "ORG" and nouns.match(lead.text[m.end : m.end + 12])]
    paid = next((m for m in reading.mentions if m.type in NAMED | {"TEAM"}), None)
    if paid is None or _BESIDE.search(reading.text, 0, paid.start):
        return
    why = (f"the list it stands in is of what was paid for: {lead.text[:120]}",)
    for payer in payers:
        yield make(
            reading, "funded_by", term(paid), term(payer), 0, len(reading.text),
            rule="funded-list", confidence=0.65, inferred=why,
        )  # fmt: skip
