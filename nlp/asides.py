"""Names that a sentence only mentions beside its subject: what it is compared with, paid through, or placed by."""

from __future__ import annotations

import re

from nlp.reader import Reading, Sentence
from nlp.recognise import Found

#: Money by its name: what is only paid from it, and not about it.
_MONEY = re.compile(r"\b(?:Funds?|Funding|Grants?)['\"*’]*$")
#: Before a name that only places what a sentence is about.
_PASSING = re.compile(
    r"\b(?:grew out of|grown out of|born out of|replac(?:es|ed|ing)|succeed(?:s|ed|ing)|successor (?:to|of)"
    r"|based on|inspired by"
    r"|following|after|alongside|under|as part of|in line with|since|unlike|before|with|within|inside)"
    r" (?:the |an? )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
#: Before a name: that something is paid through it; and after it, that it is.
_THROUGH = re.compile(r"\b(?:through|via|out of|from) (?:the )?['\"*‘]*$")
_PAID = re.compile(r"[^.;]{0,40}\b(?:met|meets|paid|pays|pay|funds?|funded|financ\w+|costs?|bore|borne)\b")
#: A name before these and after those is only that of a source.
_SOURCE = re.compile(r" (?:inspections?|reports?|reviews?|assessments?|audits?|surveys?)\b")
_IN_THEIR = re.compile(
    r"\b(?:in|by|from|during|since) (?:their|its|his|her|our|the|a|an) (?:latest |last |recent |\d{4} )+$"
)


def money(mention: Found) -> bool:
    """Whether a name is that of money: ``the Lantern Fund``."""
    return _MONEY.search(mention.label) is not None


def paid_through(reading: Reading, mention: Found) -> bool:
    """Whether a name is only that of money: ``the Council, through the Lantern Scheme, met the hire``."""
    before = reading.text[max(0, mention.start - 40) : mention.start]
    return _THROUGH.search(before) is not None and _PAID.match(reading.text, mention.end) is not None


def aside(reading: Reading, mention: Found) -> bool:
    """Whether a name only places what is told, or is money that something was paid through."""
    before = reading.text[max(0, mention.start - 40) : mention.start]
    return paid_through(reading, mention) or _PASSING.search(before) is not None


def compared(reading: Reading, sentence: Sentence, mention: Found) -> bool:
    """Whether a name is only what something else is set beside (``in a similar vein to Operation Heron``)."""
    before = reading.text[max(sentence.start, mention.start - 40) : mention.start]
    if _SOURCE.match(reading.text, mention.end) and _IN_THEIR.search(before):
        return True  # "confirmed this in their 2018 Lantern inspection"
    return bool(
        re.search(
            r"\b(?:similar(?: vein)? to|beyond|unlike|than|instead of|modelled on|rather than) (?:the "
            r"|that of )?(?:op |operation )?$",
            before,
            re.IGNORECASE,
        )
    )


def in_passing(reading: Reading, sentence: Sentence, mention: Found) -> bool:
    """Whether a name stands in a phrase that only places the sentence (``following the Lantern Initiative, …``)."""
    return _PASSING.search(reading.text[max(sentence.start, mention.start - 40) : mention.start]) is not None
