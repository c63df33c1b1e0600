"""The period that a sentence gives for its figures, resolved to ISO 8601.

A period that needs a frame (``this quarter``, ``in November``) is resolved against the paper's own reporting period and
date; what cannot be resolved stays in the paper's words.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from nlp.dating.dates import MONTH, MONTHS, YEAR, find_dates, find_ranges, interval_of, month_interval, month_number
from nlp.dating.yearless import date_at, day_ranges, last_day
from nlp.figures.numbers import number
from nlp.model import Interval

#: A period as `resolve_period` gives it: ISO interval, day, or the paper's words; and the interval as far as known.
Period = tuple[str | None, Interval]

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen"
    r"|twenty(?:-four)?|thirty(?:-six)?|forty-eight|\d+)"
)
_THIS_PERIOD = re.compile(
    r"\b(?:in|within|during|over|for|throughout)? ?(?:this|the) (?:current |present |latest )?(?:[\w-]+-month )?"
    r"(?:reporting )?(?:quarter|period|reporting period)\b(?! (?:of|to|from|in|last|before) )",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]ver|[Ff]or|[Aa]t the end of|[Ee]arly"
    rf"|[Ll]ate)? ?\b({MONTH})(?! \d{{1,2}}(?![\d,]))(?:,? +{YEAR})?\b"
)
_MONTHS_WITHOUT_YEAR = re.compile(
    rf"\b({MONTH}) *(?:to|and|until|through|–|-|—) *({MONTH})\b(?! \d{{1,2}}(?![\d,])| *,? *{YEAR})"
)
_IN_YEAR = re.compile(
    r"\b(?P<lead>[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]ver) (?:the )?(?:calendar )?(?:year )?(20\d\d)\b(?![/-]\d)"
)
_FINANCIAL = re.compile(
    r"\b(20\d\d) ?/ ?(?:20)?(\d\d)\b"
    r"|\b(?:[Ii]n|[Dd]uring|[Ff]or|[Tt]hroughout|year|FY) (20\d\d) ?[-–] ?(?:20)?(\d\d)\b"
)
_SEASON = re.compile(r"\b20\d\d(?: ?[/–-] ?(?:20)?\d\d)? season\b")
_NTH = {"first": 1, "one": 1, "second": 2, "two": 2, "third": 3, "three": 3, "fourth": 4, "four": 4, "final": 4}
#: ``the third quarter of 2008/09``, ``Q3 2024/25``, ``the first half of 2025``.
_PART_OF_YEAR = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth|final)[ -](?P<part>quarter|half)"
    r"|(?:quarter |Q)(?P<number>[1-4]|one|two|three|four)),?"
    r"(?: \(?(?:of|for|in))?(?: the)?(?: financial| calendar)?(?: year| FY)? ?(?P<year>20\d\d)"
    r"(?: ?[/–-] ?(?:20)?(?P<next>\d\d))?\b",
    re.IGNORECASE,
)
_END_OF = re.compile(
    rf"\b(?:[Aa]t|[Aa]s at|[Aa]s of) (?:the )?end of ({MONTH})(?:,? +{YEAR})?\b"
    r"|\b[Aa]s (?:at|of) (?P<day>(?:the )?\d{1,2})"
)
_UP_TO = re.compile(
    rf"\b(?:(?:(?:[Uu]p )?[Tt]o|[Uu]ntil) (?:the )?end of|[Bb]y(?: the end of)?) ({MONTH})(?:,? +{YEAR})?\b"
    r"(?! (?:to|and|–|-))"
)
_SINCE = re.compile(rf"\b[Ss]ince (?:({MONTH}) )?(20\d\d|inception|its inception|then)\b")
_SINCE_MONTH = re.compile(rf"\b[Ss]ince ({MONTH})\b(?! \d)")
_BEGAN = (
    r"(?:inception|launch|formation|start|beginning|creation|introduction|establishment|commenced|began|started|launched"
    r"|established|introduced|formed|created|set up|went live|rolled out)"
)
_INCEPTION = re.compile(
    rf"\bsince [^.,;]{{0,60}}?\b{_BEGAN}\b[^.,;]{{0,50}}? in ((?:{MONTH} )?20\d\d)\b", re.IGNORECASE
)
_BEGAN_IN = re.compile(rf"\b{_BEGAN}(?: \w+){{0,3}}? in ((?:{MONTH} )?20\d\d)\b", re.IGNORECASE)
#: Since something that minutes name without a date.
_SINCE_EVENT = re.compile(
    r"\b[Ss]ince (?:(?:(?:the|its|their|our|my|last|this) )?(?:[\w'’]+ ){0,3}?(?:meeting|report|update|spring|summer"
    r"|autumn|winter|week|month|year|quarter|weekend|season|term|election)|Easter|Christmas|Hallowe['’]?en|New Year"
    r"|Hogmanay|we last met)\b(?! of\b)"
)
_SINCE_LAUNCH = re.compile(
    rf"\b(?:first (?:\w+ )?(?:days?|weeks?|months?|year) )?since (?:its |the )?(?:inception|launch)\b"
    rf"|\bsince (?:it|they|(?:the|this) [\w-]+) (?:was |were )?{_BEGAN}\b",
    re.IGNORECASE,
)
#: ``between the beginning of October 2023 and the end of March 2024``: whole months say as much.
_ENDS = re.compile(rf"\b(between |and |from |to )(?:the )?(?:beginning|start|end) of (?={MONTH})", re.IGNORECASE)
#: Before a day: it is where a period begins or ends.
_BOUND = re.compile(r"\b(since|by|until|up to) (?:the )?$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(r"\b(?:in|during|for|throughout|of|over|across)\s+$", re.IGNORECASE)
_ROLLING = re.compile(
    rf"\b(?:in |over |within |during |for |across )?(?:the )?(?P<which>last|past|previous|preceding|prior) "
    rf"(?P<count>{_COUNT})[ -]months?(?: period)?\b",
    re.IGNORECASE,
)
_MONTHS_TO = re.compile(
    rf"\b(?:(?P<count>{_COUNT})[ -]months?|(?P<span>quarter|half[ -]year|year|month))(?: period)?,? (?:to|ending|ended"
    r"|up to|until)(?: the end of| on)? (?:the )?",
    re.IGNORECASE,
)
_SPANS = {"month": 1, "quarter": 3, "half-year": 6, "half year": 6, "year": 12}
_BEFORE_THIS = re.compile(
    r"\b(?:(?:in|than|with|to|over|during|for) )?(?:the )?(?:previous|last|prior|preceding)"
    r" (?:reporting )?(?:quarter|period)\b",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    r"\b(?:the )?same (?:time|period|quarter|month|week|point|weekend) (?:last|of last|in|the previous|of the previous)"
    r" ?(?:year|20\d\d)\b",
    re.IGNORECASE,
)
_NOT_SERVED = r"(?! (?:imprisonment|in prison|prison|custod|sentence|suspended|jail|community|closure|old\b))"
_DURATION = re.compile(
    rf"(?<!for )\b(?:(?P<lead>for|in|over|during|within|across) )?(?:a |an |the )?(?P<count>{_COUNT})[ -]"
    rf"(?P<unit>day|week|month|hour|year)s?\b{_NOT_SERVED}(?P<period> period)?(?: (?:in|of) ({MONTH}(?: {YEAR})?))?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"""\b(?:within\ the\ quarter|within\ this\ period|so\ far(?:\ this\ year)?|this\ (?:financial\ |calendar\ )?year
     (?!\ (?:titled|called|named|known|branded|themed|entitled))
    |within\ the\ (?:financial\ |calendar\ )?year|year[ -]to[ -]date|to\ date|since\ inception
    |(?:(?:in|over|during)\ )?the\ (?:last|past|recent)\ (?:few|couple\ of|\w+)\ (?:days|weeks|months|years)
    |last\ (?:week|month|quarter|year|weekend|summer|winter|spring|autumn|Christmas|Easter|season|term)
    |this\ (?:week|month|summer|winter|spring|autumn|Christmas|Easter|season|term)|ytd
    |(?:(?:in|during|over|within)\ )(?:the\ first\ (?:\w+\ )?(?:days?|weeks?|months?|year|quarter|fortnight)\b
     |(?:(?:the|a|this|that)\ )fortnight|(?<=in\ )a\ (?:single\ )?(?:day|week|month|year|weekend|night|evening))
    |over\ the\ (?:weekend|bank\ holiday\ weekend|summer(?:\ period|\ months)?|(?:Christmas|festive)\ period
    |winter\ months)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

#: What is on for some days, by which minutes tell when something was done.
_EVENT = re.compile(
    r"\b(?:[Dd]uring|[Oo]ver|[Tt]hroughout|[Aa]t) (?:the )?(?:20\d\d )?"
    r"((?:(?:FIFA |UEFA |Rugby |Cricket |Women's )?World Cup|Euros"
    r"|European Championships?|(?:Winter |Summer )?Olympics(?: Games)?|(?:Olympic|Commonwealth|Highland) Games"
    r"|Six Nations|Easter|Christmas|Hallowe['’]?en|Bonfire Night|New Year(?:'s Eve)?|Hogmanay|Ramadan|Diwali|Eid|Pride"
    r"|Freshers['’]? Week|half[- ]term|(?:school|summer|Easter|Christmas) holidays"
    r"|(?:election|football|lambing|marching|parading|shooting|tourist|hare coursing) (?:season|campaign|period))\b"
    r"(?: (?:weekend|holidays?|period|break|season|tournament))?)"
)


@lru_cache(maxsize=512)
def resolve_period(text: str, frame: Interval | None, recorded: str) -> Period:
    """The period a sentence gives for its figures, as ``(text or ISO, interval)``.

    `frame` is the paper's reporting period, `recorded` its date. With no words for a period, the frame holds if there
    is one; else the period is None and the interval unknown.
    """
    for rule in _RULES:
        if (found := rule(text, frame, recorded)) is not None:
            return found
    return _named(frame) if frame is not None else (None, Interval())


def _named(interval: Interval) -> Period:
    return interval.iso(), interval


def _said(words: str, start: str | None = None, end: str | None = None, precision: str = "unknown") -> Period:
    """A period in the paper's words, as they stand within a sentence."""
    words = words.strip()
    plain = words[:1].lower() + words[1:]
    return plain, Interval(start, end, precision, words) if start or end else Interval(text=words)


def _as_range(text: str, frame: Interval | None, recorded: str) -> Period | None:
    """``from 1 April to 30 June 2024``, ``between October and December``."""
    for _, _, interval in find_ranges(_ENDS.sub(r"\1", text)):
        return _named(interval)
    for interval in day_ranges(text, recorded):
        return _named(interval)
    for match in _MONTHS_WITHOUT_YEAR.finditer(text):
        first, last = month_number(match[1]), month_number(match[2])
        until = (frame.end if frame else None) or recorded
        if first != last and until:
            year = int(until[:4]) - (last > int(until[5:7] or 12)) - (first > last)
            return _named(month_interval(year, first, (last - first) % 12 + 1))
    return None


def _months_to(text: str, _frame: Interval | None, recorded: str) -> Period | None:
    """``for the 12 months to March 2024``, ``the six-month period ending 30 June 2024``, ``the quarter to 30 June``."""
    match = _MONTHS_TO.search(text)
    until = date_at(text[match.end() :], recorded) if match else None
    if match is None or until is None:
        return None
    months = _SPANS[match["span"].lower()] if match["span"] else int(number(match["count"]) or 0)
    last = int(until[:4]) * 12 + int(until[5:7])
    return _named(month_interval((last - months) // 12, (last - months) % 12 + 1, months)) if 0 < months <= 60 else None


def _end_of(text: str, _frame: Interval | None, recorded: str) -> Period | None:
    """``at the end of March 2024``: its last day; ``up to the end of March 2024``, ``by March 2024``: in words."""
    match = _END_OF.search(text)
    if match is not None and match[1] and (day := _last_day(match[1], match[2], recorded)):
        return _named(interval_of(day))
    if (match := _UP_TO.search(text)) is not None:
        return _said(match.group(), None, _last_day(match[1], match[2], recorded), "period")
    return None


def _last_day(month: str, year: str | None, recorded: str) -> str | None:
    """The last day of a month, where no year is given of the last such month before the paper."""
    if year is None:
        return last_day(month_number(month), recorded)
    last = calendar.monthrange(int(year), month_number(month))[1]
    return f"{int(year):04d}-{month_number(month):02d}-{last:02d}"


def _as_day(text: str, _frame: Interval | None, recorded: str) -> Period | None:
    """``on 3 March 2025``, ``since 3 March``, ``by 3 March``; a day without its year lies before the paper."""
    for found in find_dates(text, int(recorded[:4]) if recorded else None):
        day = found.iso
        if len(day) == 10:
            if day[: len(recorded)] > recorded and not re.search(r"\d{4}", text[found.start : found.end]):
                day = f"{int(day[:4]) - 1}{day[4:]}"
            bound = _BOUND.search(text[: found.start])
            if bound is None:
                return day, interval_of(day)
            words = bound.group() + text[found.start : found.end]
            after = bound[1].lower() == "since"
            return _said(words, day if after else None, None if after else day, "period")
    return None


def _as_month_with_year(text: str, _frame: Interval | None, recorded: str) -> Period | None:
    """``over five days in March 2025``; ``in March 2025``; ``since March 2025``, which tells only where it begins."""
    match = next((m for m in _DURATION.finditer(text) if m[5]), None)
    if match is not None:
        return _lasting(match)
    for found in find_dates(text):
        if len(found.iso) == 7 and _BEFORE_MONTH.search(text[: found.start]):
            return _named(interval_of(found.iso))
    if (match := _SINCE_MONTH.search(text)) and recorded:
        month, now = month_number(match[1]), int(recorded[5:7] or 12)
        return _said(match.group(), f"{int(recorded[:4]) - (month > now):04d}-{month:02d}-01", None, "month")
    match = _SINCE.search(text)
    if match is None:
        return None
    if not match[2].isdigit():
        return _said(match.group())
    return _said(match.group(), f"{match[2]}-{month_number(match[1]) if match[1] else 1:02d}-01", None, "year")


def _since(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``since its launch in 2021``, ``since it began in 2021``, ``since inception``."""
    if match := _INCEPTION.search(text):
        first = find_dates(match[1])[0].iso if " " in match[1] else f"{match[1]}-01"
        return f"since {match[1]}", Interval(f"{first[:7]}-01", None, "year", match.group())
    if match := _SINCE_LAUNCH.search(text):
        if began := _BEGAN_IN.search(text, 0, match.start()):
            return f"since {began[1]}", Interval(text=match.group())
        return "since inception" if re.search(r"^since.* inception", match.group()) else _said(match.group())[
            0
        ], Interval(text=match.group())
    if match := _SINCE_EVENT.search(text):
        return _said(match.group())
    return None


def _part_of_year(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``the third quarter of 2008/09``, a financial year from April to March; ``the first half of 2025``."""
    match = _PART_OF_YEAR.search(text)
    if match is None:
        return None
    year, length = int(match["year"]), 6 if (match["part"] or "").lower() == "half" else 3
    said = (match["nth"] or match["number"]).lower()
    nth = _NTH.get(said) or int(said)
    if length * nth > 12 or (match["next"] and int(match["next"]) != (year + 1) % 100):
        return None
    first = (4 if match["next"] else 1) + length * (nth - 1)
    return _named(month_interval(year + (first > 12), (first - 1) % 12 + 1, length))


def _rolling(text: str, frame: Interval | None, _recorded: str) -> Period | None:
    """``in the last 12 months``: up to the end of the paper's period; ``the previous 12 months``: those before."""
    match = _ROLLING.search(text)
    if match is None:
        return None
    months = int(number(match["count"]) or 0)
    if frame is None or not frame.end or not 0 < months <= 60:
        return _said(
            re.sub(r"^(?:in|over|within|during|for|across)? ?(?:the )?", "", match.group(), flags=re.IGNORECASE)
        )
    before = months if match["which"].lower() in {"previous", "preceding", "prior"} else 0
    first = int(frame.end[:4]) * 12 + int(frame.end[5:7]) - months - before
    return _named(month_interval(first // 12, first % 12 + 1, months))


def _relative(text: str, frame: Interval | None, _recorded: str) -> Period | None:
    """``the same period last year`` in words; ``the previous quarter``: as long as the paper's period, before it."""
    if match := _YEAR_AGO.search(text):
        return _said(re.sub(r"^the ", "", match.group(), flags=re.IGNORECASE))
    match = _BEFORE_THIS.search(text)
    if match is None:
        return None
    if frame is None or not frame.start or not frame.end or frame.start[8:] != "01":
        return _said(
            re.sub(r"^(?:(?:in|than|with|to|over|during|for) )?(?:the )?", "", match.group(), flags=re.IGNORECASE)
        )
    begin = int(frame.start[:4]) * 12 + int(frame.start[5:7]) - 1
    months = int(frame.end[:4]) * 12 + int(frame.end[5:7]) - begin
    return _named(month_interval((begin - months) // 12, (begin - months) % 12 + 1, months))


def _this_period(text: str, frame: Interval | None, _recorded: str) -> Period | None:
    """``this quarter``: the paper's own, or the words where the paper names none."""
    match = _THIS_PERIOD.search(text)
    if match is None or frame is not None:
        return _named(frame) if match and frame else None
    words = re.sub(r"^(?:in|over|for) ", "", match.group().strip(), flags=re.IGNORECASE)
    return words, Interval(text=words)


def _in_words(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``to date``, ``this year``: kept in the paper's words."""
    match = _WORDS.search(text)
    if match is None:
        return None
    plain = r"^(?:(?:in|over|during|within) )?(?:(?:the|this|that|a) (?=last|past|first|fortnight)|(?=a ))"
    return _said(re.sub(plain, "", match.group(), flags=re.IGNORECASE))


def _in_month(text: str, frame: Interval | None, recorded: str) -> Period | None:
    """``in November``: inside the frame, else the last one before the paper."""
    year, month = (int(recorded[:4]), int(recorded[5:7] or 12)) if recorded else (None, 1)
    months = (_bare_month(match, frame, year, month) for match in _IN_MONTH.finditer(text))
    return next((_named(found) for found in months if found is not None), None)


def _bare_month(match: re.Match[str], frame: Interval | None, year: int | None, month: int) -> Interval | None:
    name = match[1].lower().rstrip(".")
    if name in {"may", "march", "mar", "jan", "sat", "sun"} and match[1][0].islower():
        return None
    number_ = MONTHS[name]
    if match[2]:
        return month_interval(int(match[2]), number_)
    if name in {"may", "march"} and not re.match(
        r"(?:in|during|throughout|by|since|until|from|for|over|at) ", match.group(), re.IGNORECASE
    ):
        return None
    if frame and frame.start and frame.end:
        for candidate in range(int(frame.start[:4]), int(frame.end[:4]) + 1):
            inside = month_interval(candidate, number_)
            if inside.start and frame.start <= inside.start <= frame.end:
                return inside
        return None
    if year is None:
        return None
    return month_interval(year if number_ <= month else year - 1, number_)


def _of_a_length(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``over a five-day period``, ``for one week``; hours and years only where something filled them."""
    for match in _DURATION.finditer(text):
        if re.fullmatch("within", match["lead"] or "", re.IGNORECASE) and match["unit"].lower() in {"hour", "day"}:
            continue  # how soon something is done
        spanned = (match["lead"] or "").lower() in {"in", "over", "during", "within", "across"}
        if spanned or match["unit"].lower() not in {"hour", "year"}:
            return _lasting(match)
    return None


def _lasting(match: re.Match[str]) -> Period:
    words = re.sub(
        r"^(?:(?:for|in|over|during|within|across) )?(?:a |an |the )?", "", match.group(), flags=re.IGNORECASE
    )
    if not match["period"]:
        words = words.replace("-", " ")
    known = find_dates(match[5])[:1] if match[5] else []
    if known:
        month = interval_of(known[0].iso)
        return words, Interval(month.start, month.end, "period", match.group())
    return words, Interval(text=match.group())


def _in_year(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``in 2023``, as such; ``during 2023``, all of it; ``in 2023/24``, a financial year from April to March."""
    if match := _SEASON.search(text):
        return _said(match.group())
    if match := _FINANCIAL.search(text):
        year, after = int(match[1] or match[3]), int(match[2] or match[4])
        if (year + 1) % 100 == after:
            return _named(month_interval(year, 4, 12))
    match = _IN_YEAR.search(text)
    if match is None:
        return None
    return (match[2], interval_of(match[2])) if match["lead"].lower() == "in" else _named(interval_of(match[2]))


def _at_event(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``during the World Cup``, ``over Easter``: what was on then, by its name."""
    match = _EVENT.search(text)
    return (match[1], Interval(text=match.group())) if match else None


_RULES = (
    _as_range, _months_to, _part_of_year, _end_of, _as_day, _since, _as_month_with_year, _rolling, _relative,
    _this_period, _in_words, _in_month, _of_a_length, _in_year, _at_event,
)  # fmt: skip
