"""What must be known of a query's text before it runs: its form, dataset, SERVICE calls and last LIMIT.

This is a scanner of tokens, not a parser: Oxigraph parses. It only has to see keywords where Oxigraph sees
them, so it skips strings, IRIs, comments, variables and prefixed names exactly as SPARQL's grammar spells them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<skip>
          \#[^\n\r]*
        | '''(?:[^'\\]|\\.|'(?!''))*''' | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"
        | [?$]\w+
        | \\.
        | @[A-Za-z0-9-]+
      )
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<name>[\w.-]*:(?:[\w.:%-]|\\.)*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<number>\d+)
    | (?P<open>[{(\[])
    | (?P<close>[})\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_VOLATILE = re.compile(r"(?i)\b(?:now|rand|uuid|struuid|bnode)\s*[(#]|\bservice\s*(?:silent\s*)?[<?$:#\w]")


@dataclass(frozen=True)
class QueryText:
    """What the scanner saw. Positions are character offsets into `text`."""

    text: str
    form: str
    """SELECT, ASK, CONSTRUCT, DESCRIBE; empty where the text is no query (Oxigraph will say why)."""
    from_graphs: tuple[str, ...]
    """The targets of FROM as written: `<iri>` or `prefix:name`."""
    from_named: tuple[str, ...]
    """The targets of FROM NAMED as written."""
    prefixes: Mapping[str, str]
    """What the query's own PREFIX lines declare: `prefix` to `<iri>`."""
    services: tuple[str, ...]
    """The targets of SERVICE as written: `<iri>`, `prefix:name` or `?variable`."""
    limit: int | None
    limit_span: tuple[int, int] | None
    limit_insert: int
    """Where ` LIMIT n` may be written when the query has none: its end, or before a last VALUES."""
    offset: int
    offset_span: tuple[int, int] | None
    where: int
    """Just behind the brace that opens the outermost WHERE; -1 where there is none."""

    def iri(self, target: str, prefixes: Mapping[str, str]) -> str | None:
        """Return the absolute IRI that `<iri>` or `prefix:name` stands for; None where only a parser could say."""
        if "\\" in target:
            return None
        if target.startswith("<"):
            return target[1:-1] if re.match(r"<[A-Za-z][\w+.-]*:", target) else None
        prefix, _, local = target.partition(":")
        start = self.iri(self.prefixes[prefix], {}) if prefix in self.prefixes else prefixes.get(prefix)
        return None if start is None else start + local

    def with_values(self, block: str) -> str:
        """Return the text with a VALUES block as the first thing in its outermost WHERE. ValueError without WHERE."""
        if self.where < 0:
            raise ValueError("a query without WHERE takes no parameters")
        return f"{self.text[: self.where]} {block} {self.text[self.where :]}"

    def with_limit(self, limit: int) -> str:
        """Return the text with its outermost LIMIT set to `limit`."""
        if self.limit_span is not None:
            start, end = self.limit_span
            return f"{self.text[:start]}{limit}{self.text[end:]}"
        return f"{self.text[: self.limit_insert]}\nLIMIT {limit}\n{self.text[self.limit_insert :]}"

    def after(self, rows: int) -> str:
        """Return the text that asks for one row only: the one after the first `rows` rows."""
        skip = f"1 OFFSET {self.offset + rows}"
        if self.offset_span is None:
            if self.limit_span is not None:
                return self._replaced({self.limit_span: skip})
            return self._replaced({(self.limit_insert, self.limit_insert): f"\nLIMIT {skip}\n"})
        if self.limit_span is None:
            return self._replaced({self.offset_span: f"{self.offset + rows} LIMIT 1"})
        return self._replaced({self.offset_span: str(self.offset + rows), self.limit_span: "1"})

    def _replaced(self, changes: dict[tuple[int, int], str]) -> str:
        text = self.text
        for (start, end), new in sorted(changes.items(), reverse=True):
            text = text[:start] + new + text[end:]
        return text


def is_volatile(text: str) -> bool:
    """Whether the answer may differ between two runs on the same graph; errs on the side of yes."""
    return _VOLATILE.search(text) is not None


def scan(text: str) -> QueryText:
    """Scan a query in time linear in its length. Never raises: a text that is no query has an empty form."""
    return _Scanner(text).run()


class _Scanner:
    """One pass over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.form = ""
        self.from_graphs: list[str] = []
        self.from_named: list[str] = []
        self.prefixes: dict[str, str] = {}
        self.declared = ""
        self.services: list[str] = []
        self.limit: int | None = None
        self.limit_span: tuple[int, int] | None = None
        self.offset = 0
        self.offset_span: tuple[int, int] | None = None
        self.values_at: int | None = None
        self.depth = 0
        self.before = ""
        self.suspect = ""
        self.where = -1
        self.saw_where = False
        self.template_seen = False

    def run(self) -> QueryText:
        for match in _TOKEN.finditer(self.text):
            if self.text[match.start()] == "#":
                continue
            getattr(self, f"_{match.lastgroup}")(match)
        insert = len(self.text) if self.values_at is None else self.values_at
        return QueryText(
            self.text,
            self.form,
            tuple(self.from_graphs),
            tuple(self.from_named),
            self.prefixes,
            tuple(self.services),
            self.limit,
            self.limit_span,
            insert,
            self.offset,
            self.offset_span,
            self.where,
        )

    def _skip(self, match: re.Match[str]) -> None:
        if match.group()[0] in "?$":
            self._iri(match)
        else:
            self._clear()

    def _iri(self, match: re.Match[str]) -> None:
        if self.before == "SERVICE":
            self.services.append(match.group())
        elif self.before == "FROM":
            self.from_graphs.append(match.group())
        elif self.before == "FROM NAMED":
            self.from_named.append(match.group())
        elif self.before == "PREFIX":
            self.prefixes[self.declared] = match.group()
        self._clear()

    def _name(self, match: re.Match[str]) -> None:
        """A prefixed name. Oxigraph also reads `SERVICE:x {` as a call of `:x`, with no space needed."""
        name, before = match.group(), self.before
        if before == "PREFIX":
            self.declared = name[:-1]
            return
        self._iri(match)
        if "SERVICE" in name.partition(":")[0].upper() and before != "GRAPH":
            self.suspect = name

    def _word(self, match: re.Match[str]) -> None:
        word = match.group().upper()
        if self.before == "SERVICE" and word == "SILENT":
            return
        if self.before == "FROM" and word == "NAMED":
            self.before = "FROM NAMED"
            return
        self._clear()
        self.before = "SERVICE" if "SERVICE" in word else word
        if word != "SERVICE" and "SERVICE" in word:
            self.services.append(match.group())
        if self.depth:
            return
        if word in _FORMS:
            self.form = self.form or word
        elif word == "WHERE":
            self.saw_where = True
        elif word == "VALUES" and self.values_at is None:
            self.values_at = match.start()

    def _number(self, match: re.Match[str]) -> None:
        if self.depth == 0 and self.before == "LIMIT":
            self.limit, self.limit_span = int(match.group()), match.span()
        elif self.depth == 0 and self.before == "OFFSET":
            self.offset, self.offset_span = int(match.group()), match.span()
        self._clear()

    def _open(self, match: re.Match[str]) -> None:
        if self.suspect and match.group() == "{":
            self.services.append(self.suspect)
        if self.depth == 0 and match.group() == "{" and self.form:
            self._open_group(match.end())
        self.depth += 1
        self._clear()

    def _open_group(self, end: int) -> None:
        """CONSTRUCT has its template first, unless WHERE has been said; else the first group is the pattern."""
        if self.where < 0 and (self.form != "CONSTRUCT" or self.saw_where or self.template_seen):
            self.where = end
        self.template_seen = True

    def _close(self, _: re.Match[str]) -> None:
        self.depth = max(0, self.depth - 1)
        self._clear()

    def _clear(self) -> None:
        self.before = self.suspect = ""
