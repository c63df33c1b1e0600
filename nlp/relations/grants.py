"""`funded_by` told of money that goes on: funding extended, sums made available, what a fund has allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.modality import told
from nlp.model import Statement
from nlp.relations.context import NAMED, Context

#: Between a body and what it pays for.
_GOES_ON_PAYING = re.compile(
    r"(?: \([^()]{1,40}\))? [^.;]{0,40}?\b(?:extend|continu|renew|confirm|increas|doubl|maintain|agreed|announc)[a-z]* "
    r"(?:to [a-z]+ )?(?:its|their|the) (?:[a-z]+ )?(?:funding|grant|sponsorship|contribution|investment"
    r"|financial support)"
    r" (?:of|for|to|in|towards) (?:the )?['\"*‘]*"
)
_AVAILABLE = re.compile(
    r"(?: \([^()]{1,40}\))? (?:(?:has|have|had|also|is|are|now) )*(?:made|makes|making) (?:a further "
    r"|an additional |up to )?"
    r"[£€$]\d[\d,.]*(?:k|m| million)? available (?:for|to|towards) (?:the )?['\"*‘]*"
)
_MATCHED = re.compile(
    r"(?: \([^()]{1,40}\))? (?:(?:has|have|had|also|is|are|was|now) )*(?:match|part|joint|grant|seed|core|top)(?:-| )"
    r"fund(?:s|ed|ing)? (?:the )?['\"*‘]*"
)
#: Between money's name and what it lets go on.
_LETS_GO_ON = re.compile(
    r"['\"*’]*(?: \([^()]{1,40}\))? (?:(?:has|have|had|also|will|now) )*(?:allowed|allows|allow|enabled|enables"
    r"|enable|kept"
    r"|keeps|keep|made|makes|extended|extends|saved|saves|paid for|pays for|pay for|covers|covered|supports|supported"
    r"|sustains|sustained)"
    r" (?:(?:us|the force|officers|it) to (?:run|deliver|continue|extend|expand) )?(?:the |our )?['\"*‘]*"
)
_IN_BRACKETS = re.compile(r"['\"*’]* \((?:[a-z]+ )?(?:the )?")
#: That the money stopped, or was only asked for.
_ENDED = re.compile(
    r"\b(?:without|no|cuts?|reduc\w+|withdr\w+|refus\w+|declin\w+|apply|applied|sought|bids?)\b", re.IGNORECASE
)


def goes_on_paying(here: Context) -> Iterator[Statement]:
    """``The Home Office has extended its funding for Operation Kestrel``, ``the Lantern Fund has kept it going``."""
    subjects = here.of_type(*NAMED, "TEAM")
    for payer in here.of_type("ORG", "INITIATIVE"):
        paid = next((m for m in subjects if m.start >= payer.end and m.label != payer.label), None)
        gap = here.between(payer.end, paid.start) if paid is not None else ""
        fund = payer.type == "INITIATIVE" and re.search(r"(?:Fund|Funding|Grant)$", payer.label) is not None
        told_so = fund and _LETS_GO_ON.fullmatch(gap)
        if payer.type == "ORG":
            told_so = next((m for p in (_GOES_ON_PAYING, _AVAILABLE, _MATCHED) if (m := p.fullmatch(gap))), None)
        if paid is not None and told_so and not _ENDED.search(gap):
            yield here.state("funded_by", paid, payer, rule="pays", confidence=0.7, modality=told(gap))
        last = next((m for m in reversed(subjects) if m.end <= payer.start), None)
        after = re.match(r"[ -](?:part-)?funded\)", here.after(payer, 16))
        if last is not None and after and _IN_BRACKETS.fullmatch(here.between(last.end, payer.start)):
            yield here.state("funded_by", last, payer, rule="with-funding", confidence=0.75)
