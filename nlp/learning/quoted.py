"""Names in quotation marks: by the noun beside them, by what was done with them, by who is referred to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp.lexicon import either, table, words

_QUOTED = re.compile(
    r"(?P<mark>['\"*])(?<!\w.)(?P<name>[A-Z0-9][^'\"*\n.;:?]{2,58}?[?!]?)(?P=mark)(?!\w)"
    r"|(?P<loose>[A-Z](?<![\w'].)[A-Za-z]+(?:,? [A-Z][a-z]+){1,3})' \((?P<short>[A-Z]{2,6})\)"
)
#: Before a quoted name: the kind of things of which it is one, with the quoted ones before it.
_PLURAL_BEFORE = re.compile(
    r"\b(?:projects?|campaigns|initiatives|schemes|programmes|courses)(?:,|:| such as| including| like)?"
    r"(?: and)? (?:['\"][^'\"\n.]{3,50}['\"],? (?:and )?){0,4}['\"]?$"
)
_LAUNCHED = re.compile(
    r"\b(?:[Ll]aunch(?:ed|es|ing)?(?: of)?|[Rr]oll(?:-| )?out of|[Rr]oll(?:ed|ing)[ -]out)"
    r" (?:the |our |its |a new )?['\"*]?$"
)
_CALLED = re.compile(r"(?:called|named|entitled|titled|under the|theme of|known as) (?:the )?$")
_KIND_BEFORE = re.compile(r"(?:programme|campaign|initiative|scheme)\b")
#: Between a quoted name and the noun that tells what it is: ``', which is a``.
_APPOSED = re.compile(r"^['\",*]*(?: which (?:is|was))?(?: an?)?(?= )")
#: One quoted word inside a phrase: after a noun in lower case (``lamp theft 'Harbour' fund``), or before a capital.
_QUALIFYING = re.compile(
    r"\b(?!(?:their|under|called|named|entitled|titled|from|with|this|that|into|launched|local|national|known|theme)\b)"
    r"[a-z]{4,} ['\"*][A-Z][\w-]+['\"*]|['\"*] [A-Z]$"
)
_CUE_AFTER = re.compile(r"^[\s']*(?:\([A-Z0-9]+\)\s*)?(?:(?:[a-z-]+|[A-Z][a-z]+) ){0,2}?(?P<cue>[A-Za-z-]+)\b")
_NEAR = re.compile(rf"[\s']*(?:\([^)]*\) )?(?:[\w-]+ ){{0,2}}(?:{either(words('names', 'initiative', 'cues'))})\b")
_OPENINGS = {"The", "A", "An", "I", "We", "Is", "How", "What", "Our"}
#: ``'Rope No More' Week``: the noun outside the marks belongs to the name.
_WEEK = re.compile(r" (?:Week|Month|Fortnight|Weekend|Day)\b(?! [A-Z])")
_DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


@lru_cache(maxsize=4096)  # a passage is read twice
def quoted_names(text: str) -> tuple[tuple[int, int], ...]:
    """Names in quotes or italics that stand by a noun like *campaign* or *initiative*: ranges without the marks."""
    found = []
    for match in _QUOTED.finditer(text):
        name = match["name"] or match["loose"]
        if not _may_name(name) or name.split()[-1] in table("names")["none"]["heads"]:
            continue
        if " " not in name and _QUALIFYING.search(text[max(0, match.start() - 20) : match.end() + 2]) is not None:
            continue  # one word of a longer phrase
        week = _WEEK.match(text, match.end()) if match["name"] else None
        if week is not None and name not in words("schemes", "other", "occasions"):
            found.append((match.start(), week.end()))
        elif match["loose"] or _is_shown(text, match, name):
            found.append(match.span("name" if match["name"] else "loose"))
    return tuple(found)


def _may_name(name: str) -> bool:
    """Whether a quoted phrase has a capital, and neither opens as a sentence does nor is as long as one."""
    parts = name.split()
    capital = any(word[0].isupper() for word in re.findall(r"[A-Za-z][\w-]*", name))
    return capital and len(parts) <= 7 and parts[0] not in _OPENINGS


def _is_shown(text: str, match: re.Match[str], name: str) -> bool:
    """Whether the words beside a quoted phrase, or its own, show that it names a scheme."""
    start, end = match.span()
    after, following = _CUE_AFTER.match(text[end : end + 60]), text[end : end + 60].lower()
    if after is not None and after["cue"].lower() in words("names", "initiative", "cues"):
        return True
    if _NEAR.match(_APPOSED.sub("", following)[:45]) or _PLURAL_BEFORE.search(text, max(0, start - 120), start):
        return True
    if " " in name and (_LAUNCHED.search(text, max(0, start - 30), start) or _is_day(name)):
        return True
    called = _CALLED.search(text[max(0, start - 24) : start])
    return called is not None and _KIND_BEFORE.search(text[max(0, start - 60) : start]) is not None


def _is_day(name: str) -> bool:
    """``Two Rudder Tuesday``: a day of a scheme's making, no occasion that everybody keeps."""
    parts = name.split()
    own = parts[-1] in _DAYS and name.istitle() and name not in words("schemes", "other", "occasions")
    return own and not parts[-2].isdigit()


# --- what people are referred to -----------------------------------------------------------------------------------

#: ``referrals to 'Orrlight'``, ``are now automatically referred to 'Orrlight'``; not ``he referred to 'Orrlight'``.
_REFERRED = re.compile(
    r"(?:\b[Rr]eferrals? (?:in)?to"
    r"|\b(?:is|are|was|were|be|been|being|get|gets|got)(?: [a-z]+){0,2} (?:referred|signposted) (?:on )?(?:in)?to)"
    r" (?:the )?(?P<mark>['\"])(?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)(?P=mark)(?!\w)"
)
_BARE = (
    r"\b(?:[Rr]eferrals?|[Rr]eferred|[Rr]eferring|[Ss]ignposted) (?:on )?(?:in)?to (?:the )?(?P<name>{name})"
    r"(?! ?[,&/-]? ?[A-Z]|[\w'-])|(?P<mark>['\"])(?<!\w.)(?P<quoted>{name})(?P=mark)(?!\w)"
)


def referred_to(text: str) -> Iterator[str]:
    """The names in quotation marks to which a text says that people are referred."""
    if "efer" in text or "ignpost" in text:
        for match in _REFERRED.finditer(text):
            yield match["name"]


def referred_again(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where `name`, to which people are referred, stands in quotation marks, or without them after such words."""
    if name in text:
        for match in re.compile(_BARE.format(name=re.escape(name))).finditer(text):
            yield match.span("name" if match["name"] else "quoted")
