"""One thing through time: what papers say of it, in order of date, each piece with its quote and source.

Everything is read by the named queries, so that whoever runs those sees the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.store import Readable
from queries.runner import Row, rows

#: What a statement adds to the head of a trace, read from its subject and from its object.
HEADINGS = {
    "targets": ("is", "addressed by"), "led_by": ("led by", "leads"), "funded_by": ("funded", "funds"),
    "involves": ("with", "takes part in"), "supports": ("supports", "supported by"),
    "located_in": ("where", "site of"), "renamed_to": ("later called", "earlier called"),
    "same_as": ("same as", "same as"), "holds_role": ("office", "held by"), "member_of": ("of", "members"),
    "assigned_to": ("owner", "owns"), "raised_on": ("raised", "raised"), "status": ("status", "status"),
    "introduced": ("introduced", "introduced by"),
}  # fmt: skip
#: Relations whose statements are told as what was said, not at the head.
SPOKEN = frozenset({"raised_by", "outcome", "attended", "sent_apologies", "asked", "answered"})


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of a paper. `start:end` are characters of the file's text, and `quote` is that slice."""

    date: str
    title: str
    section: str | None
    speaker: str | None
    quote: str
    file: str
    start: int
    end: int
    paper: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What papers state of the thing at the head: `text` is the other end of the statement.

    `date` is when it was said; `valid_from` and `valid_to` when it held, where papers tell. `inferred` says from what,
    where it does not stand in so many words. `modality` is asserted, planned, denied, asked or possible.
    """

    text: str
    iri: str | None
    date: str
    valid_from: str | None
    valid_to: str | None
    modality: str
    inferred: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Result:
    """A figure. `overlaps` is True where another figure of the same unit covers some of its period: never add up."""

    text: str
    value: float | None
    unit: str | None
    period: str | None
    overlaps: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where a paper speaks of the thing; `asked` where it is a question."""

    asked: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """What one paper says. `period_from` and `period_to` are what a report reports on."""

    date: str
    title: str
    kind: str
    meeting: str | None
    venue: str | None
    period_from: str | None
    period_to: str | None
    paper: str
    presence: str | None
    passages: tuple[Passage, ...]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A meeting of the time whose minutes are not in the corpus."""

    date: str
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A thing through time. `first`, `last` and the counts are of all that was on record, whatever part is shown.

    `meetings` counts records of meetings, `papers` the other papers.
    """

    name: str
    iri: str
    type: str
    also: tuple[str, ...]
    first: str
    last: str
    meetings: int
    papers: int
    start: str | None
    end: str | None
    as_of: str | None
    claims: dict[str, tuple[Claim, ...]]
    entries: tuple[Entry, ...]
    possibly: tuple[str, ...]
    missing: tuple[Missing, ...]

    @property
    def reports(self) -> frozenset[str]:
        """The papers shown that are no records of meetings."""
        return frozenset(e.paper for e in self.entries if e.kind != "minutes")


def trace(
    store: Readable, name: str, from_: str | None = None, to: str | None = None, as_of: str | None = None
) -> Trace:
    """The trace of the thing that `name` means: a label, any other name, or an IRI.

    `from_` and `to` are inclusive days, months or years in which papers say it; `as_of` gives what was on record then.
    Raises NameNotFound with the nearest names, UsageError for a wrong date or one before the first paper.
    """
    from graph.days import between, checked

    if as_of is not None:
        from graph.asof import as_of as on_record

        store = on_record(store, as_of)
    start, end = checked(from_) if from_ else None, checked(to) if to else None
    iri, label, type_ = _named(store, name)
    stated, named = rows(store, "relations", name=iri), rows(store, "mentions", name=iri)
    counted = rows(store, "results", name=iri) if any(r["states"] == "outcome" for r in stated) else []
    whole = _entries(rows(store, "papers"), iri, stated, named, counted)
    first, last = (whole[0].date, whole[-1].date) if whole else ("", "")
    return Trace(
        label, iri, type_, _also(store, iri, label), first, last,
        sum(e.kind == "minutes" for e in whole), sum(e.kind != "minutes" for e in whole), from_, to, as_of,
        _claims(iri, [r for r in stated if between(_text(r, "date"), start, end)]),
        tuple(e for e in whole if between(e.date, start, end)), _possibly(store, iri), _missing(store, first, last),
    )  # fmt: skip


def _named(store: Readable, name: str) -> tuple[str, str, str]:
    """IRI, label and type of the thing that `name` means. Raises NameNotFound with the nearest."""
    named = rows(store, "attested", name=name)
    if named:
        best = max(named, key=lambda r: (int(_text(r, "mentions")), _text(r, "thing")))
        return _text(best, "thing"), _text(best, "label"), _text(best, "type").lower()
    from graph.things import nearest, one, read_things
    from nlp.errors import NameNotFound

    things = read_things(store)
    try:
        thing = one(things, name)
    except NameNotFound:
        near = ", ".join(nearest(things, name)) or "none"
        raise NameNotFound(
            f"nothing is named {name[:80]!r}. Nearest: {near}. All: minutegraph query attested"
        ) from None
    return thing.iri, thing.label, thing.type.lower()


def _also(store: Readable, iri: str, label: str) -> tuple[str, ...]:
    """Other names, as the graph has them."""
    found = (next(iter(rows(store, "attested", name=iri)), None) or {}).get("also") or ""
    return tuple(sorted(set(filter(None, found.split("; "))) - {label}))


def _text(row: Row, column: str) -> str:
    return row[column] or ""


def _source(row: Row, quote: str) -> Source:
    return Source(
        _text(row, "date"), _text(row, "title"), row["section"], row["speaker"], _text(row, quote),
        _text(row, "file"), int(_text(row, "start")), int(_text(row, "end")), _text(row, "paper"),
    )  # fmt: skip


def _claims(iri: str, stated: Iterable[Row]) -> dict[str, tuple[Claim, ...]]:
    """Statements by heading, the latest first, each other end once a paper."""
    found: dict[str, dict[tuple[str, str], Claim]] = defaultdict(dict)
    for row in stated:
        relation = _text(row, "states")
        if relation in SPOKEN or relation not in HEADINGS:
            continue
        outward = row["subject_iri"] == iri
        other, other_iri = ("object", "object_iri") if outward else ("subject", "subject_iri")
        claim = Claim(
            _text(row, other), row[other_iri], _text(row, "date"), row["valid_from"], row["valid_to"],
            _text(row, "modality"), row["inferred"] or None, _source(row, "quote"),
        )  # fmt: skip
        found[HEADINGS[relation][0 if outward else 1]].setdefault((claim.text, _text(row, "paper")), claim)
    order = [heading for pair in HEADINGS.values() for heading in pair]
    return {
        heading: tuple(sorted(found[heading].values(), key=lambda c: (c.date, c.source.paper), reverse=True))
        for heading in dict.fromkeys(order) if heading in found
    }  # fmt: skip


def _entries(
    papers: Iterable[Row], iri: str, stated: Iterable[Row], named: Iterable[Row], counted: Iterable[Row]
) -> tuple[Entry, ...]:
    """What each paper says, in order of date, the record of a meeting before reports of its day."""
    kinds = [_by_paper(found) for found in (stated, named, counted)]
    found = []
    for paper in papers:
        said, names, figures = (rows_of[_text(paper, "paper")] for rows_of in kinds)
        if said or names:
            found.append(_entry(iri, paper, said, names, figures))
    return tuple(sorted(found, key=lambda e: (e.date, e.kind != "minutes")))


def _by_paper(found: Iterable[Row]) -> dict[str, list[Row]]:
    papers: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        papers[_text(row, "paper")].append(row)
    return papers


def _entry(iri: str, paper: Row, said: Sequence[Row], names: Sequence[Row], counted: Sequence[Row]) -> Entry:
    results = tuple(_result(row) for row in counted if row["modality"] != "denied")
    there = {r["states"] for r in said if r["subject_iri"] == iri and r["states"] in ("attended", "sent_apologies")}
    return Entry(
        _text(paper, "date"), _text(paper, "heading"), _text(paper, "kind"), paper["meeting"], paper["venue"],
        paper["period_from"], paper["period_to"], _text(paper, "paper"),
        " and ".join(sorted(str(r).replace("_", " ") for r in there)) or None,
        _passages(iri, said, names, results), results,
    )  # fmt: skip


def _result(row: Row) -> Result:
    value = float(_text(row, "value")) if row["value"] else None
    return Result(
        _text(row, "object"), value, row["counts"], row["period"] or None, bool(row["overlaps"]), _source(row, "quote")
    )


def _passages(iri: str, said: Sequence[Row], names: Sequence[Row], results: Sequence[Result]) -> tuple[Passage, ...]:
    """Each sentence once, in the order of the paper; those that results quote are told with the results.

    Sentences that name the thing come first; then what statements rest on besides. That somebody speaks of it is told
    by the sentence that names it; what a person speaks of is told by the statement.
    """
    found: dict[tuple[int, int], Passage] = {}
    told = [(r.source.start, r.source.end) for r in results]
    questions = {(_text(r, "start"), _text(r, "end")) for r in said if r["modality"] == "asked"}
    for row in names:
        source = _source(row, "sentence")
        if not any(start <= source.start and source.end <= end for start, end in told):
            asked = source.quote.rstrip().endswith("?") or (str(source.start), str(source.end)) in questions
            found.setdefault((source.start, source.end), Passage(asked, source))
    for row in said:
        if row["states"] != "outcome" and not (row["states"] == "raised_by" and row["subject_iri"] == iri):
            rest = _untold(_source(row, "quote"), [*found, *told])
            if rest is not None:
                found.setdefault((rest.start, rest.end), Passage(row["modality"] == "asked", rest))
    return tuple(found[span] for span in sorted(found))


def _untold(source: Source, told: Sequence[tuple[int, int]]) -> Source | None:
    """What of a statement's passage follows the sentences told already; None where nothing does."""
    inside = [end for start, end in told if source.start <= start and end <= source.end]
    start = max(inside, default=source.start)
    quote = source.quote[start - source.start :]
    start += len(quote) - len(quote.lstrip())
    if not quote.strip() or any(s < source.end and start < e for s, e in told):
        return None
    return replace(source, quote=quote.strip(), start=start, end=start + len(quote.strip()))


def _possibly(store: Readable, iri: str) -> tuple[str, ...]:
    """Names of things that may be the same, each once."""
    found = rows(store, "identity", name=iri, kind="possibly same")
    names = [(_text(r, "thing"), _text(r, "label")) for r in found] + [
        (_text(r, "from"), _text(r, "from_label")) for r in found
    ]
    return tuple(sorted({label for other, label in names if other != iri and label}))


def _missing(store: Readable, first: str, last: str) -> tuple[Missing, ...]:
    """Meetings without minutes in the corpus, from the last one before `first` up to `last`."""
    found: dict[str, Missing] = {}
    for row in rows(store, "meetings"):
        date = _text(row, "date")
        told = row["status"] == "referred" or (row["status"] == "planned" and row["papers"])
        if date and date <= last and not row["minutes"] and told:
            found[_text(row, "meeting")] = Missing(date, _text(row, "title"), _text(row, "status"))
    series = {m.title for m in found.values() if m.date >= first}
    held = [_text(r, "date") for r in rows(store, "meetings") if r["minutes"] and _text(r, "date") < first]
    since = max(held, default="")
    return tuple(m for m in sorted(found.values(), key=lambda m: m.date) if m.date > since and (series or m.title))
