"""A trace as text for a terminal, and as plain data for machines: the same content."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from queries.runner import one_line
from queries.trace import Claim, Entry, Passage, Result, Source, Trace

MARGIN = 10
#: More passages than this in one trace are counted, not printed: the named query `mentions` has them all.
SHOWN = 120


def to_json(trace: Trace) -> str:
    """The trace as JSON text, keys as in the dataclasses."""
    return json.dumps(dataclasses.asdict(trace), ensure_ascii=False, indent=2)


def short_date(iso: str) -> str:
    """A date in few letters, at the precision it has.

    >>> short_date("2031-05-03"), short_date("2031-05"), short_date("2031")
    ('3 May 2031', 'May 2031', '2031')
    """
    parts = [int(part) for part in iso.split("-")] if iso else []
    if len(parts) == 3:
        return f"{parts[2]} {date(*parts):%b %Y}"
    return f"{date(parts[0], parts[1], 1):%b %Y}" if len(parts) == 2 else iso


def period(first: str | None, last: str | None) -> str:
    """A period in words; whole months without their days.

    >>> period("2031-10-01", "2031-12-31"), period("2031-11-01", "2031-11-30"), period("2031-11-03", "2031-11-03")
    ('October to December 2031', 'November 2031', '3 Nov 2031')
    """
    if not first or not last:
        return short_date(first or last or "")
    if len(first) == len(last) == 10 and first.endswith("-01") and _is_last_day(last):
        one, other = date.fromisoformat(first), date.fromisoformat(last)
        if (one.year, one.month) == (other.year, other.month):
            return f"{one:%B %Y}"
        return f"{one:%B} to {other:%B %Y}" if one.year == other.year else f"{one:%B %Y} to {other:%B %Y}"
    return short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"


def _is_last_day(day: str) -> bool:
    given = date.fromisoformat(day)
    return given == date.max or date.fromordinal(given.toordinal() + 1).day == 1


def text(trace: Trace, width: int = 110) -> str:
    """The trace as a person would write it, in lines of at most `width` characters where words allow."""
    blocks = [_head(trace, width)]
    left = SHOWN
    for entry in trace.entries:
        blocks.append(_entry(entry, trace, width, left))
        left = max(0, left - len(entry.passages))
    if not trace.entries:
        blocks.append("Nothing on record in this period.")
    blocks.append(_foot(trace, width))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _head(trace: Trace, width: int) -> str:
    span = f"first attested {short_date(trace.first)} · last {short_date(trace.last)} · "
    counts = f"{_count(trace.meetings, 'meeting')}, {_count(trace.papers, 'paper')}"
    gap = width - len(trace.name) - len(span + counts)
    lines = [f"{trace.name}{' ' * gap}{span}{counts}"] if gap >= 2 else [trace.name, *_wrap(span + counts, "  ", width)]
    shown = _shown(trace)
    if shown:
        lines.append(f"  {shown}")
    if trace.also:
        lines += _labelled("also", "; ".join(trace.also), width)
    for heading, claims in trace.claims.items():
        lines += _claims(heading, claims, trace, width)
    if trace.possibly:
        lines += _labelled("maybe", "the same as " + "; ".join(trace.possibly), width)
    return "\n".join(lines)


def _shown(trace: Trace) -> str:
    parts = []
    if trace.start or trace.end:
        end = short_date(trace.end) if trace.end else "the last paper"
        parts.append(f"shown: papers from {short_date(trace.start) if trace.start else 'the first'} to {end}")
    if trace.as_of:
        parts.append(f"as on record on {short_date(trace.as_of)}")
    return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _claims(heading: str, claims: Sequence[Claim], trace: Trace, width: int) -> list[str]:
    """One line for each paper under the heading, the latest first; a run of equal lines once."""
    said: dict[tuple[str, ...], list[Claim]] = {}
    for _, group in groupby(claims, key=lambda c: (c.date, c.source.paper)):
        found = sorted(group, key=lambda c: (c.source.start, c.text))
        said.setdefault(tuple(dict.fromkeys(_claim(c) for c in found)), []).extend(found)
    lines: list[str] = []
    for texts, found in said.items():
        words = "; ".join(texts)
        if heading == "is":
            words = f"{_article(trace.type)} targeting {words}" if not lines else words
        dates = sorted({c.date for c in found})
        when = short_date(dates[-1]) if len(dates) == 1 else f"{short_date(dates[0])} to {short_date(dates[-1])}"
        reports = {c.source.title for c in found if c.source.paper in trace.reports}
        source = f", {reports.pop()}" if len(reports) == len({c.source.paper for c in found}) == 1 else ""
        lines += _labelled("" if lines else heading, f"{words}  ({when}{source})", width)
    return lines


def _claim(claim: Claim) -> str:
    notes = [] if claim.modality == "asserted" else [claim.modality]
    notes += ["inferred"] if claim.inferred else []
    return claim.text + (f" [{', '.join(notes)}]" if notes else "")


def _article(type_: str) -> str:
    return f"{'an' if type_[:1] in 'aeiou' else 'a'} {type_}"


def _labelled(label: str, words: str, width: int) -> list[str]:
    if len(label) >= MARGIN - 2:
        return [f"  {label}", *_wrap(words, " " * MARGIN, width)]
    return textwrap.wrap(
        words, width, initial_indent=f"  {label}".ljust(MARGIN), subsequent_indent=" " * MARGIN,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _wrap(words: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        words, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _entry(entry: Entry, trace: Trace, width: int, left: int) -> str:
    lines = textwrap.wrap(_title(entry), width, subsequent_indent="  ")
    if entry.presence:
        lines.append(f"  {entry.presence}")
    shown = entry.passages[:left]
    for section, found in groupby(shown, key=lambda p: p.source.section or ""):
        if section:
            lines += _wrap(section, "  ", width)
        for passage in found:
            lines += _passage(passage, width)
    hidden = len(entry.passages) - len(shown)
    if hidden:
        lines.append(
            f'    and {_count(hidden, "more passage")}: minutegraph query mentions --param name="{trace.name}"'
        )
    return "\n".join(lines + _results(entry.results, width))


def _title(entry: Entry) -> str:
    when = f"{short_date(entry.date)}  "
    if entry.kind == "minutes":
        place = (entry.venue or "").rsplit(",", 1)[-1].strip()
        return when + (entry.meeting or entry.title) + (f", {place}" if place else "")
    about = f" (period {period(entry.period_from, entry.period_to)})" if entry.period_from else ""
    return f"{when}{'Paper' if entry.kind == 'report' else entry.kind.capitalize()}: {entry.title}{about}"


def _passage(passage: Passage, width: int) -> list[str]:
    source = passage.source
    who = f"{source.speaker}{' asks' if passage.asked else ''}: " if source.speaker else ""
    return _wrap(f"{who}“{one_line(source.quote)}” {_place(source)}", "    ", width)


def _place(source: Source) -> str:
    return f"[{source.file[:3]}…:{source.start}-{source.end}]"


def _results(results: Sequence[Result], width: int) -> list[str]:
    """Figures of one period on a line, then the sentences; a warning where periods share days."""
    lines: list[str] = []
    periods = dict.fromkeys(r.period or "" for r in results)
    for covered in periods:
        found = sorted((r for r in results if (r.period or "") == covered), key=_reading_order)
        figures = " · ".join(dict.fromkeys(r.text for r in found))
        lines += _labelled(
            "" if lines else "results", f"{figures}  ({_period(covered)})" if covered else figures, width
        )
        for source in _whole_quotes(found):
            lines += _wrap(f"“{one_line(source.quote)}” {_place(source)}", " " * (MARGIN + 2), width)
    if any(r.overlaps for r in results):
        warning = "! Other figures of the same kind cover part of the same time: not added up"
        lines += _wrap(warning, " " * MARGIN, width)
    return lines


def _reading_order(result: Result) -> tuple[int, str]:
    place = result.source.quote.find(result.text.split()[0]) if result.text else 0
    return result.source.start + max(place, 0), result.text


def _whole_quotes(results: Sequence[Result]) -> list[Source]:
    """The passages that the results rest on, without those that lie inside another."""
    spans = {(r.source.start, r.source.end): r.source for r in results}
    outer = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return [spans[s] for s in sorted(outer)]


def _period(iso: str) -> str:
    first, slash, last = iso.partition("/")
    return period(first, last) if slash else short_date(iso) if iso[:4].isdigit() else iso


def _foot(trace: Trace, width: int) -> str:
    lines = []
    if trace.missing:
        dates = [short_date(m.date) for m in trace.missing]
        named = " and of ".join(filter(None, [", of ".join(dates[:-1]), dates[-1]]))
        lines += textwrap.wrap(f"Not in the corpus: minutes of {named}.", width)
    lines.append("More: minutegraph explain, show, query.")
    return "\n".join(lines)
