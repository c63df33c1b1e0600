"""Actions that the text only tags or cites: ``… meet the traders. (Action 2)``, ``Action 11 (3 June: JR to write)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.actions.lines import Line, is_of_earlier
from nlp.actions.log import owners_at_start, principals
from nlp.actions.status import first_status
from nlp.dating.dates import find_dates
from nlp.model import Term
from nlp.reader import Reading, Sentence, term

_NUMBER = r"(?:[Nn]o\.? ?|#)?(?P<number>\d+[A-Za-z]?(?:[./]\d+)?)"
_CALLED = r"(?:Action|ACTION|AP)(?: (?:[Pp]oint|POINT|[Ii]tem|ITEM))? ?"
_THEN = (
    r"(?P<then>,? (?:which |that )?(?:(?:was|is|are|has|had|have|been|be|now|therefore|remain(?:s|ed)?|still|also) )+"
    r"[a-z][a-z -]{2,20})?"
)
#: The number of the action that a sentence takes, in brackets after it.
_TAG = re.compile(rf"[(\[]{_CALLED}{_NUMBER}[)\]]")
#: An action of an earlier meeting with its day, with what it is, and how it stands.
_CITED = re.compile(
    rf"\b{_CALLED}{_NUMBER} \((?P<date>[^():;,]{{4,24}})(?:[:;,–-] ?(?P<wording>[^()]{{6,200}}))?\)"
    rf"{_THEN}"
)
#: The same with its day before the brackets: ``Action 5 of 10 June 2025 (Jane Roe to write) had been discharged``.
_CITED_OF = re.compile(
    rf"\b{_CALLED}{_NUMBER} (?:of|from|raised on|agreed on|dated) (?P<date>[^():;,]{{6,24}}?)"
    rf" \((?P<wording>[^()]{{6,200}})\){_THEN}"
)
#: Whom a sentence asks, tells or expects to do what it says.
_ASKED = re.compile(
    r"\b(?:that|asked|requested|tasked|invited|instructed|directed|for) (?:that )?(?:the )?$|^(?:That )?(?:[Tt]he )?$",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r" (?:(?:to|will|would|should|must|shall|is to|was to|(?:was|be) (?:asked|requested|tasked|invited) (?:to|with)"
    r"|agreed to|undert(?:ook|akes) to|offered to|promised to|committed to) [a-z]"
    r"|(?!(?:was|were|is|are|be|had|has|have|did|does|said)\b)[a-z]+(?<!ed)(?<!s) )"
)


def tagged(reading: Reading) -> Iterator[Line]:
    """The actions whose numbers stand in brackets after the sentences that take them."""
    text = reading.text
    if is_of_earlier(reading):
        return
    for match in _TAG.finditer(text):
        if re.match(r"[.\s]*(?:$|[A-Z(\[])", text[match.end() :]) is None:
            continue
        sentence = _before(reading, match.start())
        if sentence is not None:
            end = max(sentence.end, match.end())
            owners = tuple(_asked(reading, sentence, match.start()))
            yield Line(reading, sentence.start, sentence.start, end, match["number"], None, None, owners)


def cited(reading: Reading, force: Term | None) -> Iterator[Line]:
    """The actions of earlier meetings that a sentence names with their days."""
    at_once = (match for match in _CITED.finditer(reading.text) if match.start())
    for match in (*at_once, *_CITED_OF.finditer(reading.text)):
        days = [day.iso for day in find_dates(match["date"]) if len(day.iso) == 10]
        if not days:
            continue
        told = re.sub(r"^,? (?:which |that )?", "", match["then"] or "")
        owners = tuple(owners_at_start(reading, force, match.start("wording"))) if match["wording"] else ()
        begin = match.start("wording") if match["wording"] else match.start()
        yield Line(
            reading, match.start(), begin, match.end(), match["number"], days[0], first_status(told) or "", owners
        )


def _before(reading: Reading, position: int) -> Sentence | None:
    """The sentence that ends where a tag stands, or that holds it after words of its own."""
    for sentence in reversed(reading.sentences):
        if sentence.start < position and len(reading.text[sentence.start : position].strip(" ([")) > 12:
            return sentence
    return None


def _asked(reading: Reading, sentence: Sentence, end: int) -> Iterator[Term]:
    """Those of whom a sentence says that they are to do something."""
    text, mentions = reading.text, sentence.mentions
    for i, mention in enumerate(mentions):
        if mention not in principals(mentions) or mention.end > end:
            continue
        first = (
            mentions[i - 1]
            if i and mentions[i - 1].type == "ROLE" and mention.start - mentions[i - 1].end <= 4
            else mention
        )
        if mention.type != "PERSON":
            first = mention
        if _ASKED.search(text[sentence.start : first.start]) and _DUTY.match(text, mention.end):
            yield term(mention)
            return
