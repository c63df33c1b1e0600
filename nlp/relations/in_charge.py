"""`led_by` told of an office rather than with a verb of leading: under whom, whose head, who took it over, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.modality import told
from nlp.model import Statement
from nlp.reader import Sentence
from nlp.recognise import Found
from nlp.relations.context import GROUPS, NAMED, Context, any_of

_LEADERS = frozenset({"PERSON", "ROLE", "TEAM"})
_HOLDERS = frozenset({"PERSON", "ROLE"})
#: Between what is led and *under*: that it is at work, or begins.
_RUNS = re.compile(
    r"['\"*’]*(?: \([^()]{1,40}\))?(?:,[^,.;]{3,70},|,)?(?: (?:has|have|had|is|was|will|would|now|again|been|be|also))*"
    r"(?: (?:runs?|ran|running|begins?|began|begun|starts?|started|opens?|opened|operates?|operated|works?|worked"
    r"|continues?"
    r"|continued|goes on|sits?|sat|launched|set up|established|resumes?|resumed|placed|put|brought|based|located|comes?"
    r"|came|falls?|fell|carried on|carried out|delivered|managed|co-?ordinated|moved|transferred|created|formed|housed"
    r")(?: [^,.;]{2,50})?)? under (?:the )?",
)
#: After the leader: the phrase ends, and no noun follows that it only qualifies.
_ENDS = re.compile(r"['’]s? (?:leadership|command|direction|supervision|chairmanship|guidance|oversight)\b|[^\w'’ ]|$"
                   r"| (?:and|who|which|since|until|from|in|on|at|for|with|to|as|during|but|whose)\b")  # fmt: skip
#: After a person: that they head what was named before.
_ITS_HEAD = re.compile(
    rf",? (?:who (?:is|was|has been) )?(?:its|their) (?:[a-z-]+ ){{0,2}}(?:{any_of('led_by', 'nouns')})\b"
)
#: To whom what was named before answers.
_ANSWERS = re.compile(
    r"\b(?:answers?|answered|answerable|reports?|reported|reporting|accountable|responsible) (?:directly |in turn )?to"
    r" (?:the )?"
)
#: Who took over a unit that is called by its noun alone.
_TOOK_OVER = re.compile(
    r"\b(?:takes?|took|taken|taking|assumes?|assumed|given|was given|has|had) (?:(?:over )?(?:overall )?(?:charge"
    r"|command|control"
    r"|leadership|responsibility|the reins|the helm|the running|the management) (?:of|for) |over )?(?:the|this)"
    r" (?P<noun>[a-z]+)\b"
    r"(?P<over> over\b)?"
)
#: That *it* leads, or that somebody leads *it*.
_IT_LEADS = re.compile(
    r"(?:^|[,;:] |\b(?:and|that|Council|Trust|Team) )[Ii]t (?:also |now |jointly |already )?(?:runs|ran|leads|led"
    r"|manages|managed|heads|headed"
    r"|co-?ordinates|co-?ordinated|oversees|oversaw|chairs|directs) (?:the |a |its |our )?(?:new |own |local"
    r" )?['\"*‘]*$"
)
_LEADS_IT = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,[^,.;]{3,60},)? (?:(?:has|have|had|is|are|was|were|also|now|jointly|both|currently) )*"
    r"(?:runs?|ran|running|leads?|led|leading|heads?|headed|manages?|managed|oversees?|oversaw|co-?ordinates?"
    r"|co-?ordinated"
    r"|directs?|directed|chairs?|chaired|organises?|organised)"
    r" (?:it|them both|both|the (?:weekly |regular |evening )?(?:sessions|evenings|courses|workshops|patrols|meetings"
    r"|events|days"
    r"|scheme|project|operation|campaign|initiative|programme|pilot|club|classes))\b"
)
#: Before what is led, and after it: the office, and that its holder is named next.
_OFFICE_OF = re.compile(rf"\b(?:{any_of('led_by', 'nouns')}) (?:of|for|on) (?:the |our |its )?['\"*‘]*$", re.IGNORECASE)
_IS = re.compile(r"['\"*’]*(?: \([^()]{1,40}\))?(?:,| is| was| will be| remains|:| being)(?: now)? ")
_LABELLED = re.compile(
    rf"['\"*’]*,? [(\[](?:[a-z]+ )?(?:{any_of('led_by', 'nouns')})(?: officer| agency)?(?:\s?[:–—-] ?| )", re.IGNORECASE
)
_OFFICER_IS = re.compile(
    rf"(?:The |Its |Our )?(?:overall |operational |strategic |project )?(?:{any_of('led_by', 'nouns')})(?: for (?:it"
    rf"|this))? (?:is|was|remains) ",
    re.IGNORECASE,
)
_IN_CHARGE = re.compile(
    r" (?:is|was|remains|remained) in (?:overall |operational |day-to-day )?(?:charge|command)\b(?! of (?!it\b|this\b))"
)
#: That command of something went to somebody.
_COMMAND_OF = re.compile(
    r"\b(?:leadership|command|ownership|responsibility|management|control|oversight|running|lead|co-?ordination|charge"
    r"|chairmanship|stewardship|direction|day-to-day running|delivery) (?:of|for|on) (?:the |our )?['\"*‘]*$",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"['\"*’]*(?: \([^()]{1,40}\))? (?:(?:has|have|had|was|is|will|be|been|now|being|since|to|then|recently) )*"
    r"(?:pass(?:es|ed)|mov(?:es|ed)|transfer(?:s|red)|hand(?:s|ed)|goes|gone|went|falls|fell|fallen"
    r"|switch(?:es|ed)|given"
    r"|shift(?:s|ed)|rests?|rested|lies|lay|sits|sat|remains?|remained|stays?|stayed|entrusted|assigned|allocated)"
    r"(?: (?:in|on|from|this|last|next|since)\b[^,.;]{2,40}?)? (?:over |across |on |back )?(?:to"
    r"|with) (?:the )?['\"*‘]*"
)
_TAKEN_OVER_BY = re.compile(
    r"['\"*’]*(?: \([^()]{1,40}\))? (?:(?:has|have|had|was|is|will|be|been|now|being|since|then|recently) )*"
    r"(?:handed(?: over| on| across)? to|passed(?: over| on| across)? to|transferred to|entrusted to|taken (?:over"
    r"|on) by"
    r"|(?:now )?in the charge of) (?:the )?"
)
#: After who leads: ``with the Harbour Team in the lead``.
_IN_LEAD = re.compile(
    r" (?:in the lead|leading\b|in (?:overall )?(?:charge|command|control)|taking the lead|at the helm|at the head"
    r"|as (?:the )?(?:lead|leader|host)(?: agency| force| partner| body| authority| organisation)?\b)(?! (?:of|for|on))"
)
_RANKS = re.compile(r"(?:[A-Z][\w/]* ){0,5}")
_OF = re.compile(
    rf"['\"*’]*(?: \([^()]{{1,40}}\))?(?:,(?: which (?:is|was))?| is| was) (?:the|an?) (?:(?!funded\b)[\w-]+ ){{0,4}}"
    rf"(?:{any_of('led_by', 'kinds')}) (?:of|from|by) (?:the )?"
)


def in_charge(here: Context) -> Iterator[Statement]:
    """All `led_by` of a sentence that tells of an office, or of leading by pronouns alone."""
    yield from _under(here)
    yield from _heads(here)
    yield from _answering(here)
    yield from _took_over(here)
    yield from _it_leads(here)
    yield from _leads_it(here)
    yield from _of(here)
    yield from _office_of(here)
    yield from _officer_is(here)
    yield from _passed(here)
    yield from _in_the_lead(here)
    yield from _opens_under(here)


def _named(here: Context, leader: Found) -> bool:
    """Whether a leader is named by this mention: an office whose holder's name follows is not."""
    return not (leader.type == "ROLE" and any(0 <= m.start - leader.end <= 2 for m in here.of_type("PERSON")))


def _under(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel begins in May under the Harbour Team``, ``the Harbour Hub opened under Inspector Roe``."""
    for led in here.of_type(*NAMED, "TEAM"):
        for leader in here.of_type(*_LEADERS):
            gap = here.between(led.end, leader.start) if leader.start >= led.end else ""
            gap = re.sub(r"(?<=under )(?:the )?(?:[A-Z][\w/]* )+$", "", gap) if leader.type == "PERSON" else gap
            home = leader.type == "TEAM" and led.type == "TEAM"
            if (
                gap
                and not home
                and _RUNS.fullmatch(gap)
                and _ENDS.match(here.after(leader, 20))
                and _named(here, leader)
            ):
                yield here.state("led_by", led, leader, rule="under-leader", confidence=0.75, modality=told(gap))


def _heads(here: Context) -> Iterator[Statement]:
    """``thanks to the Harbour Team and to Jane Roe, its head``: of the last unit or operation named before."""
    for person in here.of_type(*_HOLDERS):
        if _ITS_HEAD.match(here.after(person, 60)) and _named(here, person):
            before = [m for m in here.of_type(*NAMED, *GROUPS) if m.end <= person.start]
            led = before[-1] if before else here.main if here.topic.carried else None
            if led is not None and led.type != "ORG":
                yield here.state("led_by", led, person, rule="holds-lead", confidence=0.75)


def _office_of(here: Context) -> Iterator[Statement]:
    """``Gold Commander for Operation Kestrel is Ann Lee``, ``Operation Kestrel (lead: Inspector Ann Lee)``."""
    for led in here.named:
        after = here.after(led, 90)
        office = _OFFICE_OF.search(here.before(led, 60))
        told_so = _LABELLED.match(after) or (_IS.match(after) if office else None)
        start = led.end + told_so.end() if told_so else None
        force = office is not None and office.group().lower().startswith("lead ")
        types = ("PERSON", "ORG", "TEAM") if force else ("PERSON",)
        leader = next((m for m in here.of_type(*types) if start is not None and m.start >= start), None)
        if (
            leader is not None
            and start is not None
            and _RANKS.fullmatch(re.sub(r"^the (?=[A-Z]|$)", "", here.between(start, leader.start)))
        ):
            yield here.state("led_by", led, leader, rule="holds-lead", confidence=0.75)


def _passed(here: Context) -> Iterator[Statement]:
    """``Command of Operation Kestrel passed to Inspector Ann Lee``, ``Operation Kestrel was handed to the Team``."""
    for led in here.named:
        for leader in here.of_type("TEAM", "ORG", "PERSON", "ROLE"):
            if leader.start < led.end or not _named(here, leader):
                continue
            gap = re.sub(
                r"(?:(?<=to )|(?<=with )|(?<=by ))(?:the )?(?:[A-Z][\w/]* )+$", "", here.between(led.end, leader.start)
            )
            went = _WENT.fullmatch(gap) if _COMMAND_OF.search(here.before(led, 60)) else None
            told_of_it = re.search(
                r"\b(?:of|on|for|about|from|in|to|under|with|by|as) (?:the )?['\"*‘]*$", here.before(led, 20)
            )
            given = None if told_of_it else _TAKEN_OVER_BY.fullmatch(gap)
            if went or given:
                yield here.state("led_by", led, leader, rule="passed-to", confidence=0.7, modality=told(gap))


def _in_the_lead(here: Context) -> Iterator[Statement]:
    """``Operation Kestrel continues, with the Harbour Team in the lead``."""
    for leader in here.of_type("TEAM", "ORG", "PERSON"):
        if not re.search(r"\bwith (?:the )?(?:[A-Z][\w/]* ){0,3}$", here.before(leader, 60)):
            continue
        before = [m for m in here.named if m.end <= leader.start]
        led = before[-1] if before else here.main if here.topic.carried and here.main.type in NAMED else None
        if led is not None and _IN_LEAD.match(here.after(leader, 50)):
            yield here.state("led_by", led, leader, rule="passed-to", confidence=0.7)


def _opens_under(here: Context) -> Iterator[Statement]:
    """``Under Superintendent Ann Lee, Operation Kestrel has made 40 arrests``."""
    for leader in here.of_type("PERSON"):
        led = next((m for m in here.named if m.start >= leader.end), None)
        opened = re.fullmatch(r"Under (?:the )?(?:[A-Z][\w/]* ){0,4}", here.between(here.offset, leader.start))
        if opened and led is not None and re.fullmatch(r",(?: the)? ['\"*‘]*", here.between(leader.end, led.start)):
            yield here.state("led_by", led, leader, rule="under-leader", confidence=0.7)


def _answering(here: Context) -> Iterator[Statement]:
    """``It answers to Inspector Jane Roe``, of an operation; *Both answer* of the two named last."""
    for match, start, end in here.matches(_ANSWERS):
        leader = next((m for m in here.of_type(*_HOLDERS) if m.start >= end and _named(here, m)), None)
        if leader is None or not re.fullmatch(r"(?:[A-Z][\w/]* ){0,4}", here.between(end, leader.start)):
            continue
        for led in told_of(here, start):
            modality = told(here.text[: match.start()][-40:])
            yield here.state("led_by", led, leader, rule="under-leader", confidence=0.7, modality=modality)


def told_of(here: Context, end: int) -> list[Found]:
    """What a clause that ends at `end` is about: the name in it, *it*, or *both* that were named last."""
    clause = re.split(r"[;.]", here.between(here.offset, end))[-1]
    if re.search(r"\b[Bb]oth (?:[a-z]+ ){0,2}$|^ ?[Bb]oth\b", clause):
        return _both(here)
    named = [m for m in here.named if m.end <= end and end - m.end < 60]
    if named:
        return here.coordinated(named[-1])
    alone = re.match(r"(?:[A-Z][\w ]{1,30} (?:said|added|explained|stated) (?:that )?)?(?:It|it|This)\b", clause)
    return [here.main] if alone and here.topic.carried and here.main.type in NAMED else []


def _both(here: Context) -> list[Found]:
    """The two operations or initiatives that a passage has named last; none where it has named others since."""
    earlier = [m for m in here.reading.mentions if m.type in NAMED and m.end <= here.offset]
    two: dict[str, Found] = {}
    for mention in reversed(earlier):
        two.setdefault(mention.label, mention)
    return list(two.values())[:2] if len(two) >= 2 else []


def _took_over(here: Context) -> Iterator[Statement]:
    """``Inspector Jane Roe, who took charge of the unit``: the team named last that ends in that noun."""
    for match, start, end in here.matches(_TOOK_OVER):
        if (
            match["over"] is None
            and " over " not in match.group()
            and " of " not in match.group()
            and " for " not in match.group()
        ):
            continue
        leader = next((m for m in reversed(here.of_type(*_HOLDERS)) if m.end <= start and _named(here, m)), None)
        if leader is None or not re.fullmatch(
            r",? ?(?:who |which )?(?:(?:has|had|have|was|then|since|recently) )*", here.between(leader.end, start)
        ):
            continue
        led = _last_team(here, match["noun"], end)
        if led is not None:
            yield here.state("led_by", led, leader, rule="under-leader", confidence=0.7)


def _last_team(here: Context, noun: str, end: int) -> Found | None:
    teams = [m for m in here.reading.mentions if m.type == "TEAM" and m.end <= end]
    return next((m for m in reversed(teams) if m.label.lower().endswith(" " + noun)), None)


def _it_leads(here: Context) -> Iterator[Statement]:
    """``With the Council it runs the Lantern Scheme``: the team that the sentence before begins with."""
    for led in here.named:
        if _IT_LEADS.search(here.before(led, 90)):
            leader = _before_it(here)
            if leader is not None and leader.label != led.label:
                yield here.state("led_by", led, leader, rule="leads", confidence=0.65)


def _before_it(here: Context) -> Found | None:
    earlier: Sequence[Sentence] = [s for s in here.reading.sentences if s.end <= here.offset]
    groups = [m for m in earlier[-1].mentions if m.type in {"TEAM", *NAMED}] if earlier else []
    return groups[0] if groups and groups[0].type == "TEAM" else None


def _leads_it(here: Context) -> Iterator[Statement]:
    """``The Harbour Team leads it``, ``detectives from the Harbour Team have run it``."""
    if here.main.type not in NAMED or not here.topic.carried:
        return
    for leader in here.of_type("TEAM", "ORG", "PERSON", "ROLE"):
        if _LEADS_IT.match(here.after(leader, 150)) and _named(here, leader):
            yield here.state("led_by", here.main, leader, rule="leads", confidence=0.7)


def _officer_is(here: Context) -> Iterator[Statement]:
    """``The lead officer is Inspector Ann Lee``, ``Inspector Ann Lee is in charge``: of what was spoken of before."""
    if here.main.type not in NAMED or not here.topic.carried or here.named:
        return
    office = _OFFICER_IS.match(here.text)
    for person in here.of_type("PERSON"):
        end = here.offset + office.end() if office else None
        is_one = end is not None and person.start >= end and _RANKS.fullmatch(here.between(end, person.start))
        if is_one or _IN_CHARGE.match(here.after(person, 60)):
            yield here.state("led_by", here.main, person, rule="holds-lead", confidence=0.7)


def _of(here: Context) -> Iterator[Statement]:
    """``the Lantern Scheme, the volunteer scheme of the Harbour Trust``."""
    for led in here.named:
        groups = here.of_type(*GROUPS)
        for owner in groups:
            gap = here.between(led.end, owner.start) if owner.start >= led.end else ""
            if _OF.fullmatch(gap) and not re.search(r"\bjoint\b", gap) and len(here.chain(owner, groups)) == 1:
                yield here.state("led_by", led, owner, rule="owner-in-apposition", confidence=0.7)
