"""Cleaned text that remembers where it came from.

Papers reach us with hard wraps, page numbers in mid-sentence, letters spaced apart (``P C C``) and HTML in table cells.
A `View` is the text as a reader would say it, with the original offset of every character, so that whatever is found in
it maps back to the file: offsets are sacred, cleaning is not allowed to lose them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

Fragment = tuple[int, int]

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-"})
#: Characters that take no room: a byte order mark, zero-width spaces and joiners, soft hyphens. No reader sees them.
INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad")
_CHARACTER = re.compile(rf"[^{''.join(sorted(INVISIBLE))}]", re.DOTALL)
_SEEN = rf"[^\s{''.join(sorted(INVISIBLE))}]+"
#: White space, or words with single blanks between them.
_RUN = re.compile(rf"\s+|{_SEEN}(?: {_SEEN})*")
_TAG = re.compile(r"</?(?:p|br|u|b|i|em|strong|ul|ol|li|div|span|sup|sub|h[1-6])\b[^<>]{0,80}>", re.IGNORECASE)
#: Marks of emphasis and of headings in Markdown; one star is left, for it sets off a name as quotes do.
_MARKDOWN = re.compile(r"\*{2,3}(?!\*)(?<!\*{4})|(?:^|(?<=\n))[ \t]*#{1,6} +(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:^|\n)[ \t]*(?:Page +)?\d{1,3}(?: of \d{1,3})?[ \t]*(?=\n|$)")
#: Letters set apart: one to three single capitals or pairs, as PDF text layers give acronyms (``OP C CN``, ``AC C``).
_SPACED = re.compile(r"[A-Z](?<![A-Za-z0-9].)[A-Z]? (?:[A-Z]{1,2} )*[A-Z]{1,3}(?![A-Za-z0-9])")
_SPACED_SURE = re.compile(r"[A-Z] (?<![A-Za-z0-9].{2})(?:[A-Z] )+[A-Z](?![A-Za-z0-9])")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*(?= +['\"(\[*]*[A-Z0-9£])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Prof|Cllr|Rev|Sgt|Insp|Supt|No|Nos|Fig|vs|approx|Ltd|Inc|e\.g|i\.e|etc|cf|Sch|para)"
    r"|\b[A-Z])\.$"
)
#: A title in quotation marks with a sign inside that ends sentences elsewhere: ``'Wait! Think Boats'``.
_TITLE = re.compile(
    r"(?P<mark>['\"])(?<!\w.)[A-Z][\w'-]*(?: [\w'-]+){0,3}[!?] "
    r"(?:(?:[A-Z][\w-]*|a|an|and|for|in|of|on|the|to)[!?]? ?){1,6}(?P=mark)(?!\w)"
)


def spaced_style(text: str) -> bool:
    """Whether this text sets its acronyms apart (``P C C``), so that shorter ones (``C C``) may be joined as well."""
    return len(list(islice(_SPACED_SURE.finditer(text), 3))) == 3


def is_marked(text: str) -> bool:
    """Whether a text holds marks of Markdown or HTML that no reader sees."""
    return "**" in text or _MARKDOWN.match(text) is not None or ("<" in text and _TAG.search(text) is not None)


def may_be_spaced(text: str) -> bool:
    """Whether a text holds letters that stand apart at all."""
    return _SPACED.search(text) is not None


class _Columns:
    """The characters of a view as they are put together, each with its start and end in the file."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._joined = 0

    def write(self, word: str, start: int, end: int) -> None:
        """Add a word: a character for each of the file's from `start` to `end`."""
        self.chars.extend(word)
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def put(self, char: str, start: int, end: int) -> None:
        """Add one character for all the file's from `start` to `end`; of blanks and boundaries in a row only one."""
        if char == "\n" and self._joined and len(self.chars) == self._joined:
            return  # a sentence that a page break cuts goes on, whatever tags surround the break
        if char == " " and (not self.chars or self.chars[-1] in " \n"):
            return
        if char == "\n":
            self.shorten()
            if not self.chars:
                return
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def shorten(self) -> None:
        """Take blanks and boundaries from the end."""
        while self.chars and self.chars[-1] in " \n":
            for column in (self.chars, self.starts, self.ends):
                column.pop()

    def go_on(self, begin: int) -> None:
        """Go on with a fragment that begins at `begin` in the file: an unended sentence goes on in it."""
        chars = self.chars
        if chars[-1] == "\n" and self._unended():
            chars[-1] = " "
        self.put(" ", begin, begin)
        self._joined = len(chars) if chars[-1] == " " and len(chars) > 1 and self._unended() else 0

    def _unended(self) -> bool:
        return len(self.chars) < 2 or self.chars[-2] not in ".?!:;\"')"


@dataclass(frozen=True)
class View:
    """Cleaned text and, for each of its characters, the offset in the file; ``ends`` is where each character ends.

    A newline in `text` is a hard boundary (a paragraph tag); every other run of white space is one blank.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, source: str, fragments: Sequence[Fragment], spaced: bool = False, listed: bool = False) -> View:
        """The view of `fragments` of `source`, read one after another.

        `spaced` joins letters that stand apart; `listed` reads the tabs or pipes between a row's cells as commas.
        """
        columns = _Columns()
        for number, (begin, stop) in enumerate(fragments):
            if number and columns.chars:
                columns.go_on(begin)
            for word, start, end in _clean(source, begin, stop, listed):
                if listed and source[start] in "\t|":
                    for one in _border(columns.chars):
                        columns.put(one, start, end)
                elif word in " \n":
                    columns.put(word, start, end)
                else:
                    columns.write(word, start, end)
        columns.shorten()
        view = cls("".join(columns.chars), tuple(columns.starts), tuple(columns.ends))
        return view._joined() if spaced and may_be_spaced(view.text) else view

    def _joined(self) -> View:
        """This view with the letters of spaced acronyms run together."""
        drop = {
            i
            for m in _SPACED.finditer(self.text)
            if _acronym(m.group())
            for i in range(*m.span())
            if self.text[i] == " "
        }
        keep = [i for i in range(len(self.text)) if i not in drop]
        return View(
            "".join(self.text[i] for i in keep), tuple(self.starts[i] for i in keep), tuple(self.ends[i] for i in keep)
        )

    def span(self, start: int, end: int) -> Fragment:
        """The file's offsets of ``text[start:end]``; raises ValueError for an empty slice."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters at {start}:{end} of a view of {len(self.text)}")
        return self.starts[start], self.ends[end - 1]

    def pieces(self, source: str, start: int, end: int) -> Iterator[Fragment]:
        """The file's spans of ``text[start:end]``, cut where a repeated table header or a tag lies between."""
        first = start
        for i in range(start + 1, end):
            gap = source[self.ends[i - 1] : self.starts[i]]
            if gap.strip() and ("\t" in gap or "<" in gap):
                yield self._trimmed(first, i)
                first = i
        yield self._trimmed(first, end)

    def _trimmed(self, start: int, end: int) -> Fragment:
        while end - 1 > start and self.text[end - 1].isspace():
            end -= 1
        while start < end - 1 and self.text[start].isspace():
            start += 1
        return self.span(start, end)

    @cached_property
    def sentences(self) -> tuple[Fragment, ...]:
        """The sentences as half-open ranges of `text`, without the white space around them."""
        cuts = []
        titles = [m.span() for m in _TITLE.finditer(self.text)] if "!" in self.text or "?" in self.text else []
        for match in _SENTENCE_END.finditer(self.text):
            if any(start < match.end() < end - 1 for start, end in titles):
                continue
            if match.group() != "\n" and _ABBREVIATION.search(self.text[max(0, match.end() - 8) : match.end()]):
                continue
            cuts.append(match.end())
        found, begin = [], 0
        for cut in [*cuts, len(self.text)]:
            start, end = begin, cut
            while start < end and self.text[start].isspace():
                start += 1
            while end > start and self.text[end - 1].isspace():
                end -= 1
            if end > start:
                found.append((start, end))
            begin = cut
        return tuple(found)


def _border(chars: Sequence[str]) -> str:
    """What stands for the border of two cells in a list: a comma, unless there is one or a line begins, and a blank."""
    return ", " if chars and chars[-1] not in ",\n" else " "


def _acronym(text: str) -> bool:
    parts = text.split(" ")
    return any(len(part) == 1 for part in parts) and text != "I A" and not (len(parts) == 2 and parts[0] in {"A", "I"})


def _clean(source: str, begin: int, stop: int, singly: bool) -> Iterator[tuple[str, int, int]]:
    """The words and blanks of ``source[begin:stop]`` as read, with their places: tags, wraps, page numbers resolved.

    `singly` gives each character by itself. Only blanks and hard boundaries may stand for more than one character.
    """
    text = source[begin:stop]
    skip = sorted(
        [(m.start(), m.end(), "\n") for m in (_TAG.finditer(text) if "<" in text else ())]
        + [(m.start(), m.end(), "") for m in (_MARKDOWN.finditer(text) if "#" in text or "**" in text else ())]
        + [
            (m.start(), m.end(), " ")
            for m in (_PAGE_NUMBER.finditer(text) if "\n" in text else ())
            if m.group().strip() and "\n" in text[: m.start() + 1]
        ]
    )
    position = 0
    for start, end, kind in skip:
        if start < position:
            continue
        yield from _plain(text, position, start, begin, singly)
        block = re.match(r"</?(?:p|br|li|div|ul|ol|h)", text[start:end], re.IGNORECASE)
        mark = kind if kind == " " or block else ""
        if mark:
            yield mark, begin + start, begin + end
        position = end
    yield from _plain(text, position, len(text), begin, singly)


def _plain(text: str, position: int, stop: int, begin: int, singly: bool) -> Iterator[tuple[str, int, int]]:
    for match in (_CHARACTER if singly else _RUN).finditer(text, position, stop):
        start, end = match.span()
        run = match.group()
        if run[0].isspace():
            start += _is_hyphenated(text, start)
            if start < end:
                yield " ", begin + start, begin + start + 1
        else:
            yield run if run.isascii() else run.translate(_QUOTES), begin + start, begin + end


def _is_hyphenated(text: str, position: int) -> bool:
    """Whether the line end at `position` cuts a word at its hyphen."""
    return (
        text[position] in "\r\n"
        and position > 1
        and text[position - 1] == "-"
        and text[position - 2].isalpha()
        and _lower_follows(text, position)
    )


def _lower_follows(text: str, position: int) -> bool:
    rest = text[position : position + 4].strip()
    return bool(rest) and rest[0].islower()
