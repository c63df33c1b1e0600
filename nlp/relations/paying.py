"""`funded_by` where minutes tell who bore the cost, of the operation a sentence names or goes on about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.recognise import Found
from nlp.relations.context import GROUPS, NAMED, Context

_COST = (
    r"(?:costs?|expenses?|bills?|tab|budget|uniforms?|drones?|vans?|kit|staffing|hire|price|wages?|salary|salaries"
    r"|posts?|fees?|rent|overtime|outlay|running|equipment"
    r"|printing|materials|premises|accommodation|transport|balance|remainder|shortfall|difference)"
)
_PART = r"(?:the|some|half|most|much|part|all|a third|a quarter|a share|its|their|an?)(?: of)?(?: the)?"
#: After the name of a body: that it paid, with what may stand between in commas (``, through the Lantern Fund,``).
_PAID = re.compile(
    r"(?: \([^()]{1,40}\))?(?P<through>, (?:through|via|out of|from) [^,.;]{3,60},)?(?:,? (?:who|which))?"
    r" (?:(?:also|has|have|had|both|kindly|generously|jointly|now|each|(?:agreed|undertaken|offered|promised"
    r"|continues?)\ to) )*"
    r"(?:(?:paid|pays|contributed|contributes|donated|gave|gives|provided|put up|put in|invested|granted|pledged"
    r"|awarded)"
    r" (?:(?:us|them|it|the (?:force|team|constabulary|operation|project|scheme|service)) )?"
    r"(?:an? )?(?:further |additional |initial )?[£€$]\d+(?:[,.]\d+)*+(?:k|m| million)?"
    r"(?P<out>,? (?:from|through|via|out of|under) (?:its|the|their|our) [^,.;]{3,50}?)?"
    rf"(?= ?(?:[.;,]|$|towards|for (?:the |its |our |their )?(?:[a-z]+ )?{_COST}\b|to"
    r" (?:it"
    r"|this)|for (?:it|this)"
    r"|a year|each|per|this|last|in (?:19|20)))|(?:paid|pays|pay) (?:for\b|(?:half|a third|a quarter|two thirds|most"
    r"|the (?:rest|balance|remainder|difference"
    r"|lot)|all"
    r"|the other half|part)\b(?! (?:a|an)\b))"
    rf"|(?:(?:is|are|was|were) )?(?:met|meets|meet|meeting|bearing|covering|foots|foot|footed|footing|picks up"
    rf"|picked up"
    rf"|pick up"
    r"|picking up|settles|settled|bore|borne|bears|bear|covered|covers|cover|carried|shared|defrayed)"
    rf" {_PART} (?:[a-z]+ ){{0,3}}?{_COST}\b"
    r"(?P<via>(?: (?:for|of) [^,.;]{3,50}?)? (?:through|via|from|out of) (?:(?:its|the|their"
    r"|our) )?(?=[A-Z])[^,.;]{3,50})?"
    rf"|(?:funded|financed|sponsored|bankrolled|underwrote) {_PART} [a-z])"
)
#: Before a body: its share of a cost that the sentence tells of.
_ITS_SHARE = re.compile(
    r"\b(?:two[ -]thirds|half|a third|a quarter|three[ -]quarters|the (?:balance|rest|remainder|difference"
    r"|other half)|most"
    r"|part|all|some|[\d.]+ ?(?:%|per cent|percent)|[£€$]\d[\d,.]*(?:k|m| million)?)(?: of (?:it|which|this|that))?"
    r"(?: (?:is|was|has been|being|to be|had))?(?: (?:paid|met|funded|came|comes|coming|come|borne|provided|given"
    r"|found))?"
    r" (?:from|by) (?:the )?$"
)
_COST_TOLD = re.compile(r"\bcosts?\b|\bcosting\b|\bbudget\b|\bprice\b|\bpaid for\b|\bbill\b")
#: Before it: that the cost came to it, or the money from it.
_FELL = re.compile(
    rf"\b{_COST}\b[^.;]{{0,40}}? (?:fell|falls|went|came) (?:to|on|upon) (?:the )?$"
    rf"|\b{_COST}\b[^.;]{{0,40}}? (?:was|were|is|are|had been|has been|being) (?:met|borne|shared|carried|covered|paid"
    r"|defrayed|split|divided)(?: equally| half and half| jointly)? (?:by|between|among) (?:the )?$"
    rf"|\b{_COST}\b[^.;]{{0,60}}? (?:came|comes|come|coming|found|drawn|taken|paid|met) (?:from|out of) (?:the )?$"
    r"|\b(?:on|with|by|thanks to|using) (?:an? )?(?:further )?[£€$]\d[\d,.]*(?:k|m| million)? from (?:the )?$"
    r"|\b(?:set aside|allocated|awarded|given|granted|made available|found|earmarked)"
    r" (?:an? )?(?:further )?[£€$]\d[\d,.]*(?:k|m| million)? (?:for|towards|to) (?:it|this|the [a-z]+) from (?:the )?$"
    r"|\b(?:with|by|thanks to|through|on|using) an? (?:[\w-]+ ){0,2}(?:grant|gift|donation|contribution|award|sum)"
    r"(?: of [£€$]\d[\d,.]*(?:k|m| million)?)? from (?:the )?$"
)
#: A fund after the body whose it is: ``the Commissioner's Lantern Fund``.
_OWNED = re.compile(r"['’]s? (?:own |new )?")
_NOT_PAID = re.compile(
    r"\b(?:hop(?:e|ed|es|ing) for|fines?|fined|bid|bids|applied|application|asked|sought|refused|declined"
    r"|turned down|would|will|might|could|if|whether|not"
    r"|never|no longer)\b",
    re.IGNORECASE,
)


def payers(here: Context) -> Iterator[Statement]:
    """One `funded_by` for each body or fund that bore a cost of the operation or initiative."""
    if _NOT_PAID.search(here.text) or here.main.type not in NAMED:
        return
    groups = sorted([*here.of_type(*GROUPS), *here.of_type("INITIATIVE")], key=lambda m: m.start)
    for group in groups:
        paid = _PAID.match(here.after(group, 200)) if group.type in GROUPS else None
        if paid is not None:
            told_of = paid["through"] or paid["out"] or paid["via"]
            through = [
                m for m in groups if told_of and m.type == "INITIATIVE" and group.end < m.start < group.end + paid.end()
            ]
            through = [m for m in through if m.label not in {n.label for n in here.named if n.end <= group.start}]
            yield from _stated(here, [group, *through])
        elif _ITS_SHARE.search(here.before(group, 60)) and _COST_TOLD.search(here.text):
            yield from _stated(here, [group])
        elif _FELL.search(_before(here, group)):
            yield from _stated(here, here.chain(group, groups) if " between " in here.before(group, 20) else [group])


def _before(here: Context, group: Found) -> str:
    """The words before a body, without an owner that stands right before it."""
    before = here.before(group, 120)
    for owner in here.of_type("ROLE", "ORG", "PERSON"):
        if owner.end <= group.start and _OWNED.fullmatch(here.between(owner.end, group.start)):
            return here.before(owner, 120)
    return before


def _stated(here: Context, payers_of_it: list[Found]) -> Iterator[Statement]:
    labels = {payer.label for payer in payers_of_it}
    subject = next((m for m in here.named if m.label not in labels), None)
    if subject is None:
        subject = here.main if here.topic.carried else here.topic.antecedent
    if subject is None or subject.label in labels:
        return
    for payer in payers_of_it:
        yield here.state("funded_by", subject, payer, rule="bore-the-cost", confidence=0.75)
    for fund in payers_of_it[1:]:
        if fund.type == "INITIATIVE":
            yield here.state("funded_by", fund, payers_of_it[0], rule="funding-of", confidence=0.7)
