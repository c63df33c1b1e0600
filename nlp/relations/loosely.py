"""Ties in a paragraph of minutes that is about one operation alone, where its sentences no longer name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.recognise import Found
from nlp.relations.context import GROUPS, Context, any_of
from nlp.relations.funding import funders
from nlp.relations.leading import leaders
from nlp.relations.locating import locations
from nlp.relations.paying import payers

#: What is asked, hoped for, or belongs to another time or place.
_UNREAL = re.compile(
    r"\b(?:(?:another|further|separate|different|second|new) (?:operation|initiative|campaign|project|scheme|exercise)"
    r"|in development|would|will|may|might|could|should|if|whether|hop(?:e|ed|es|ing)|bid|propos\w+|plann\w+|in"
    r" preparation|being "
    r"looked at|considered|next (?:spring|summer|autumn|winter|year|month|week)|compared|elsewhere|nationally|not|never"
    r"|no longer|criticised|unlike|declin\w+|refus\w+|reject\w+|turned (?:it |this |that |them )?down|withdr[ae]w\w*"
    r"|unable|failed to)\b|\?",
    re.IGNORECASE,
)
#: Money, and that somebody gets it, who then does with it what it is for.
_GRANT_TO = re.compile(
    r"(?:\b(?:[Gg]rants?|[Aa]wards?|[Ff]unding|[Cc]ontracts?|[Dd]onations?|[Pp]ayments?|[Cc]ontributions?)\b"
    r"|[£€$]\d[\d,.]*(?:k|m| million)?)(?: of [£€$]\d[\d,.]*(?:k|m| million)?)?"
    r"(?: (?:has|have|had|was|were|is|are|been|being|will|would|be|to))*(?: (?:made|given|awarded|paid|agreed|approved"
    r"|granted"
    r"|allocated))? (?:to|with) (?:the )?$"
)
_FOR_WHAT = re.compile(
    r"(?: \([^()]{1,40}\))?,? (?:for|towards|to (?:help )?(?:run|deliver|keep|continue|extend|expand|support|provide"
    r"|fund"
    r"|set up|establish|pilot|staff|host|organise|manage|maintain))(?: (?:the|a|its|their|this|year \w+ of|delivery of"
    r"|running|work on|continuing|new|second|third|further|\d{4}))* ['\"*‘]*"
)
_NOT_GIVEN = re.compile(
    r"\b(?:refused|rejected|declined|withdrawn|turned down|not (?:approved|agreed|supported|awarded))\b", re.IGNORECASE
)
#: What may stand before the body that a sentence begins with.
_BEFORE = re.compile(
    r"(?:^|(?:;|,? and|\bthat) )(?:(?:Since|In|From|During|Over|By|On|At|For|Also|There|Then|Through|Under|Later|Each"
    r"|Every|After|Following|Before) [^,.;]{2,40}?,? )?"
    rf"(?:(?:[A-Z]?[a-z]+(?:,| and|) ){{0,3}}(?i:{any_of('involves', 'people')}|detectives|constables|wardens"
    rf"|engineers|crews?"
    r"|inspectors|workers|analysts|investigators|wardens|rangers|nurses) "
    r"(?:of|from|in|at) )?(?:(?:the )?(?:local |national |housing |youth )?(?:charity|charities|company|provider"
    r"|firm),? )?"
    r"(?:(?:[Tt]he|[Bb]oth|[Oo]ur|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ll]ocal) )*$"
)
#: Before a body: those of its people who act.
_PEOPLE = (
    r"(?:(?:[a-z]+ ){0,3}(?:officers|staff|volunteers|colleagues|wardens|members|crews?) (?:of|from|in|at) )?(?:the )?"
)
#: After it: what it did.
_DID = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,[^,.;]{2,110},)? (?:(?:also|both|then|now|has|have|had|all|jointly|since|kindly|each"
    r"|recently|regularly|already|continues? to|continued to) )*"
    r"(?:(?:is|are|was|were|has been|have been) (?:now |currently |also |still )?(?!consider|seek|look|hop|plan|ask"
    r"|request|wait"
    r"|await|meet|be|go|hav|becom|say|review|inspect|monitor|propos|expect|try|work towards|struggl|grow"
    r"|fac)(?=[a-z]+ing\b))?"
    rf"(?P<verb>(?:re-)?[a-z]+(?:ed|t|ve|ught|lp|lps|n|de|ent|(?<=[a-z]{3})ing)"
    rf"|{any_of('involves', 'acts')})\b(?! (?:that|to say)\b)"
)
#: After it: it was made use of.
_USED = re.compile(
    r"(?: \([^()]{1,40}\))? (?:was|were|is|are|has been|have been|had been) (?:(?:also|both|then|now|jointly|all|each)"
    r" )*"
    rf"(?:{any_of('involves', 'used')})\b"
)
#: Before a body: it is thanked for its part.
_THANKED = re.compile(
    r"(?i)"
    r"\b(?:thank(?:ed|ful to|s)?|praised|commended|grateful to|indebted to|paid tribute to|acknowledged) (?:(?:our "
    r"|his |her |all )?(?:[a-z]+ )?(?:colleagues|officers|staff|volunteers|teams|friends|partners)"
    r" (?:at|from|in|of) )?(?:the )?$"
    r"|\b(?:thanks|gratitude|praise|appreciation) (?:is|are|was|were|had been|have been|has been|be) (?:given|extended"
    r"|expressed|offered|recorded|passed) to (?:the )?$"
    r"|(?P<due>\b(?:credit|thanks|gratitude|praise) (?:is|are|was|were|goes|go|went|being) ?(?:due|owed)? to (?:the"
    r" )?$)"
)
_FOR_PART = re.compile(
    r"\bwho (?:have |had )?(?:also )?(?:worked|supported|assisted|helped|took part|joined|contributed|gave|attended)\b"
    r"|\bfor (?:its|their|the|all) (?:[a-z]+ )?(?:part|role|help|work|support|assistance|contribution|input|efforts?"
    r"|involvement|co-?operation|hours)\b"
    r"(?! (?:on|with|in|to|against|around|towards|for) (?!it\b|this\b|the (?:operation|campaign|scheme|project"
    r"|initiative|day)\b"
    r"|Operation\b|Op\b|Project\b))"
)
#: Before a body: what it did was done in what was named before.
_IN_WHICH = re.compile(
    r"\b(?:in|on|during|under|for|through) which (?:[a-z]+ ){0,3}?"
    r"(?:(?:officers|staff|volunteers|members) (?:of|from) )?(?:the )?$"
)
#: Before a body, and after it: that it was asked in, and to do what.
_ASKED = re.compile(
    r"\b(?:commissioned|invited|engaged|contracted|tasked|enlisted|instructed|asked|requested|appointed) (?:the )?$"
)
_TO_DO = re.compile(
    r"(?: \([^()]{1,40}\))? to (?:carry out|conduct|undertake|review|help|support|provide|deliver|run|assist|advise"
    r"|evaluate"
    r"|train|work|join|lead|design|produce|prepare|test|inspect|survey|patrol|visit)\b"
)
#: Before a body: it did what was done.
_BY = re.compile(
    r"\b(?:deliver|run|support|staff|provid|host|polic|carri|undertak|assist|help|aid|back|join|conduct|organis|suppl"
    r"|complement|accompani|man|lend|lent|loan|second|drawn|facilitat|crew|patroll|execut|trail|hand)"
    r"(?:ed|ied|en|d|e|)(?: out| over)?(?: jointly)?"
    r"(?: (?:on|at|in|each|every|during|throughout|across|for|since|until|from|over|along)\b[^,.;]{1,45})?"
    rf" (?:by|with) {_PEOPLE}$|\b(?:work(?:ing|ed|s)?|liais\w+|collaborat\w+|co-?operat\w+)"
    rf"(?: closely| jointly| together| in partnership)? with (?:our |its |other |local |partner |key )*{_PEOPLE}$"
    rf"|\b(?:alongside|jointly with|together with|in partnership with|teamed (?:up )?with"
    r"|in (?:conjunction|collaboration|co-?operation|tandem|liaison) with|in the hands of|(?:with|the) (?:\w+ )?(?:help"
    rf"|support|assistance|backing|co-?operation|aid) (?:of|from)) {_PEOPLE}$|^(?:Together |Jointly |Along )?With"
    rf" {_PEOPLE}$"
    r"|\b(?:[Ss]upport|[Hh]elp|[Aa]ssistance|[Aa]dvice|[Tt]raining|[Ss]taff|[Vv]olunteers|[Ee]quipment"
    r"|[Bb]acking)\b[^,.;]{0,25}?"
    r"\b(?:given|provided|offered|came|comes|supplied|lent|loaned) (?:by|from) (?:the )?$"
    r"|\b[Jj]oint (?:[a-z]+ ){1,3}with (?:the )?$"
    r"|\b(?:collaboration|partnership|co-operation|cooperation|joint [a-z]+) (?:between|of|by) (?:both )?(?:the )?$"
    rf"|\bwith (?:the )?(?:same )?(?:[a-z]+ ){{0,3}}(?:{any_of('involves', 'people')}) (?:of|from) (?:the )?$"
    r"|^(?:(?:Other|Key|Our|Its|The|Local|Main) )*(?:[Pp]artners|[Aa]gencies|[Bb]odies|[Oo]rgani[sz]ations"
    r"|[Pp]articipants)[^,.;]{0,30}"
    r" (?:are|were|include[sd]?|have included|comprised?) (?:the )?$"
    r"|\bwith (?:[a-z]+ ){0,3}(?:officers|staff|volunteers|colleagues|wardens|members|crews?|analysts|detectives"
    r"|experts"
    r"|specialists|investigators|engineers|first aiders|nurses|workers) (?:of|from) (?:the )?$"
)


def loosely_tied(here: Context, *, beside: bool = False) -> Iterator[Statement]:
    """Who took part, where and on whose money, in a sentence of such a paragraph; no place where it tells of a team."""
    if _unreal(here):
        return
    tied = [*leaders(here), *funders(here)]
    tied += [s for s in payers(here) if s.object.label not in {t.object.label for t in tied}]
    yield from tied
    if not beside:
        yield from locations(here)
    known = {s.object.label for s in tied}
    found = [*at_work(here), *thanked(here)]
    yield from (s for s in found if s.object.label not in known)


def at_work(here: Context) -> Iterator[Statement]:
    """The bodies that do something in a sentence which says no more of the operation: its subjects and agents."""
    if _unreal(here) or (here.loosely_carried and not here.topic.loose):
        return
    groups = here.of_type(*GROUPS)
    for i, group in enumerate(groups):
        home = here.force is not None and group.label == here.force.label
        first = here.chain_start(group, groups)
        asked = _ASKED.search(here.before(group, 40)) and _TO_DO.match(here.after(group, 80))
        if not home and (
            asked or _acts(here, groups, i) or any(_BY.search(here.before(m, 90)) for m in {first, group})
        ):
            yield here.state("involves", here.main, group, rule="partner-in-paragraph", confidence=0.65)


def _unreal(here: Context) -> bool:
    """Whether a sentence tells what is asked, hoped for or elsewhere; what a name says does not count."""
    text, end = "", here.offset
    for mention in sorted(here.mentions, key=lambda m: m.start):
        text, end = text + here.between(end, max(end, mention.start)), max(end, mention.end)
    return _UNREAL.search(text + here.between(end, here.sentence.end)) is not None


def thanked(here: Context) -> Iterator[Statement]:
    """A body thanked for its part, and one whose people acted *on which* day or *in which* operation."""
    groups = here.of_type(*GROUPS)
    for i, group in enumerate(groups):
        home = here.force is not None and group.label == here.force.label
        before, after = here.before(group, 90), here.after(group, 140)
        said = _THANKED.search(before)
        praised = said and (said["due"] or _FOR_PART.search(after) or re.search(r"\b(?:to|in|with|on) it\b", after))
        if not home and (praised or _in_which(here, groups, i)):
            subject = here.named[0] if here.named else here.main
            yield here.state("involves", subject, group, rule="thanked-partner", confidence=0.7)


def grantees(here: Context) -> Iterator[Statement]:
    """``Grant to the Harbour Trust for the Lantern Scheme``, ``£30,000 to the Harbour Trust to keep it going``."""
    for group in here.of_type(*GROUPS):
        given = _GRANT_TO.search(here.before(group, 90))
        op = next((m for m in here.named if m.start >= group.end), None)
        if given is None or op is None or _NOT_GIVEN.search(here.text):
            continue
        if _FOR_WHAT.fullmatch(here.between(group.end, op.start)):
            yield here.state("involves", op, group, rule="grantee", confidence=0.7)


def _in_which(here: Context, groups: list[Found], i: int) -> bool:
    """Whether a body, or a list of bodies that it stands in, acts *on which* day or *under which* operation."""
    first = here.chain_start(groups[i], groups)
    return _IN_WHICH.search(here.before(first, 90)) is not None and _did(here, groups, i) is not None


def _did(here: Context, groups: list[Found], i: int) -> re.Match[str] | None:
    """The verb of doing after a body, or after the list of bodies that it stands in."""
    end = here.chain_end(groups[i], groups)
    last = next(group for group in groups if group.end == end)
    after = here.after(last, 140)
    return _DID.match(after if last is groups[i] else re.sub(r"^,(?= [a-z]+ )", "", after))


def _acts(here: Context, groups: list[Found], i: int) -> bool:
    """Whether a body, or a list of bodies that it stands in, is the subject of a verb of doing."""
    first = here.chain_start(groups[i], groups)
    if not _BEFORE.search(here.before(first, 90)):
        return False
    end = here.chain_end(groups[i], groups)
    last = next(group for group in groups if group.end == end)
    did = _did(here, groups, i)
    spoke = did is not None and re.fullmatch(any_of("involves", "source_verbs"), did["verb"]) is not None
    if _USED.match(here.after(last, 90)):
        return True
    return did is not None and (not spoke or did["verb"] == "visited")
