"""`funded_by`: who pays for an operation, initiative or team."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.reader import Reading, term
from nlp.recognise import Found
from nlp.relations.context import NAMED, Context, any_of
from nlp.statements import Maker

_PAYERS = frozenset({"ORG", "INITIATIVE"})


def funders(here: Context) -> Iterator[Statement]:
    """All `funded_by` of a sentence."""
    yield from _funded_by(here)
    for payer in here.of_type(*_PAYERS):
        if here.is_money(payer):
            yield from _with_funding(here, payer)
    yield from _under_scheme(here)


def _funded_by(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel is funded by the Home Office``."""
    subjects = here.of_type(*NAMED, "TEAM")
    for _, start, end in here.matches(rf"\b(?:{any_of('funded_by', 'after')})\b", re.IGNORECASE):
        before = [m for m in subjects if m.end <= start] or ([here.main] if here.topic.carried else [])
        for payer in here.listed_after(end, _PAYERS)[:2]:
            for subject in before[-1:]:
                if subject.label != payer.label:
                    yield here.state("funded_by", subject, payer, rule="funded-by", confidence=0.85)


def _with_funding(here: Context, payer: Found) -> Iterator[Statement]:
    """``Operation Kestrel, with Home Office Lantern Fund funding``: the fund pays, and the body pays the fund."""
    owners = [m for m in here.of_type(*_PAYERS) if here.between(m.end, payer.start) in {" ", "'s "}]
    if payer.type == "INITIATIVE":
        for owner in owners:
            yield here.state("funded_by", payer, owner, rule="funding-of", confidence=0.8)
    sources = [payer, *owners]
    labels = {source.label for source in sources}
    for subject in [m for m in here.named if m.end <= payer.start][-1:] or here.named[:1]:
        if subject.label not in labels:
            for source in sources:
                yield here.state("funded_by", subject, source, rule="with-funding", confidence=0.75)
    if here.topic.carried and not here.named and here.main.label not in labels:
        for source in sources:
            yield here.state("funded_by", here.main, source, rule="with-funding", confidence=0.6)


def _under_scheme(here: Context) -> Iterator[Statement]:
    """``the Home Office's grants under the Lantern Fund``."""
    for _, _, end in here.matches(rf"(?:{any_of('funded_by', 'schemes')}) the [*'\"]?"):
        for scheme in here.named:
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
