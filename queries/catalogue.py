"""The named queries: every ``.rq`` file of this folder with what its header says of it.

A file's header is its manual, in comments before the query::

    # The question in plain words?
    #
    # What else to know, in one paragraph.
    #
    # Parameters
    #   name   name, required       what the thing is called
    #   from   date                 papers of this day or later
    #   word   text, default theft  a word of the sentence
    # Columns
    #   date   date of the paper
    #   quote  the words it rests on
    # Sample
    #   2031-05-03 | Operation Kestrel led to 12 arrests

A parameter's type is name, date, iri, integer or text. A name is matched with labels and other names of things,
whatever the case, and ``Op`` for ``Operation``; the query itself does so. A file without such a header is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from nlp.errors import QueryError

#: Type in a header -> type of the RDF term that the parameter becomes.
KINDS = {"name": "string", "text": "string", "date": "date", "iri": "iri", "integer": "integer"}
_ENTRY = re.compile(r"(\w+)(?:\s{2,}|$)\s*(.*)")
_KIND = re.compile(r"(\w+)(?:, (required)|, default ([^,]+?))?(?:\s{2,}|$)(.*)")
_PARTS = ("Parameters", "Columns", "Sample")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `kind` is the type as the header has it, `type` that of the RDF term."""

    name: str
    kind: str
    required: bool
    default: str | None
    description: str

    @property
    def type(self) -> str:
        """The type of the RDF term: iri, string, date or integer."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name. `text` is its SPARQL; `sample` one invented row, a cell for each column."""

    name: str
    title: str
    description: str
    text: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sample: tuple[str, ...]


class Catalogue:
    """All named queries, in order of name."""

    def __init__(self, queries: dict[str, NamedQuery]) -> None:
        self._queries = dict(sorted(queries.items()))

    def list(self) -> tuple[NamedQuery, ...]:
        """Every query."""
        return tuple(self._queries.values())

    def get(self, name: str) -> NamedQuery:
        """The query of that name; dashes may stand for underscores. Raises QueryError with the nearest names."""
        found = self._queries.get(name.replace("-", "_").removesuffix(".rq"))
        if found is not None:
            return found
        from rapidfuzz import process, utils

        near = process.extract(name, list(self._queries), processor=utils.default_process, limit=3, score_cutoff=50)
        nearest = ", ".join(label for label, _, _ in near) or "none"
        raise QueryError(f"no query named {name[:80]!r}. Nearest: {nearest}. All: minutegraph queries")


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue of the package's queries. Raises QueryError where a file's header is wrong."""
    files = sorted((f for f in resources.files("queries").iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    return Catalogue({f.name[:-3]: parse(f.name[:-3], f.read_text(encoding="utf8")) for f in files})


def parse(name: str, text: str) -> NamedQuery:
    """The query of a file's text. Raises QueryError naming what its header lacks."""
    header = [line[1:].removeprefix(" ").rstrip() for line in _header(text)]
    parts = _parts(header)
    prose = "\n".join(parts[""]).strip()
    title, _, description = prose.partition("\n\n")
    parameters = tuple(_parameter(name, entry) for entry in _entries(parts.get("Parameters", [])))
    columns = tuple(Column(key, rest) for key, rest in _entries(parts.get("Columns", [])))
    sample = tuple(cell.strip() for cell in " ".join(line.strip() for line in parts.get("Sample", [])).split(" | "))
    if not title.strip().endswith("?"):
        raise QueryError(f"{name}.rq: its header must open with a question.")
    if not columns:
        raise QueryError(f"{name}.rq: its header names no columns.")
    if len(sample) != len(columns):
        raise QueryError(f"{name}.rq: its sample has {len(sample)} cells for {len(columns)} columns.")
    query = NamedQuery(name, _line(title), _line(description) or _line(title), text, parameters, columns, sample)
    _check(query)
    return query


def _header(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    return lines


def _parts(header: list[str]) -> dict[str, list[str]]:
    """Header lines by the heading they stand under; those before any heading under the empty one."""
    parts: dict[str, list[str]] = {"": []}
    current = ""
    for line in header:
        if line in _PARTS:
            current = line
            parts[current] = []
        else:
            parts[current].append(line)
    return parts


def _entries(lines: list[str]) -> list[tuple[str, str]]:
    """Indented entries of a name and its text; a deeper line goes on with the entry before it."""
    found: list[tuple[str, str]] = []
    for line in filter(str.strip, lines):
        entry = _ENTRY.fullmatch(line.strip()) if len(line) - len(line.lstrip()) <= 2 else None
        if entry is not None:
            found.append((entry[1], entry[2]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    return found


def _parameter(query: str, entry: tuple[str, str]) -> Parameter:
    name, rest = entry
    match = _KIND.fullmatch(rest)
    if match is None or match[1] not in KINDS:
        raise QueryError(f"{query}.rq: parameter {name} needs a type of {', '.join(KINDS)} and a description.")
    return Parameter(name, match[1], bool(match[2]), match[3], match[4].strip())


def _check(query: NamedQuery) -> None:
    body = query.text[len("\n".join(_header(query.text))) :]
    for parameter in query.parameters:
        if not re.search(rf"\?{parameter.name}\b", body):
            raise QueryError(f"{query.name}.rq: parameter {parameter.name} is not used.")
    if "ORDER BY" not in body:
        raise QueryError(f"{query.name}.rq: has no ORDER BY, so its answers could not be compared.")


def _line(text: str) -> str:
    return " ".join(text.split())
