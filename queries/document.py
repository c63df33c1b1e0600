"""The reference page of the named queries, from their headers: ``python -m queries.document > docs/queries.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from queries.catalogue import NamedQuery, catalogue

INTRODUCTION = """# Named queries

Made from the headers of `queries/*.rq` by `python -m queries.document`; a test compares the two.

```
minutegraph queries                                            the list
minutegraph query mentions --param name="Operation Kestrel"    run one
minutegraph query results --param name=Kestrel --format csv    table, json, csv, tsv or xml; turtle for graphs
```

A server (`minutegraph serve`) answers the same at `/queries/NAME?param=value`; from Python it is
`queries.runner.rows(store, "mentions", name="Operation Kestrel")`.

* A **name** is a label or any other name of a thing, in any case: `Op Kestrel`, `Kestrel` and `Operation Kestrel` are
  one, and so are an office and its acronym. An IRI does as well. A name that nothing has gives no rows.
* A **date** is a day, such as 2031-05-03. Papers of which only the month is known stand at their month.
* Values are bound as RDF terms; nothing in them is ever read as SPARQL.
* `start` and `end` count characters of the file's text, `end` excluded; the quote is always that slice.
* Rows tell what papers say. No rows means that no paper says it: `papers` and `meetings` show which records
  there are.

Examples use invented names. The [questions](questions.md) show every query at work on the bundled papers.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(line for query in catalogue().list() for line in _section(query))])


def _section(query: NamedQuery) -> Iterator[str]:
    yield f"## {query.name}\n"
    yield f"**{query.title}**"
    if query.description != query.title:
        yield f"\n{query.description}"
    if query.parameters:
        yield "\n| parameter | type | |\n|---|---|---|"
    for p in query.parameters:
        note = " (required)" if p.required else f" (default: {p.default})" if p.default else ""
        yield f"| `{p.name}` | {p.kind} | {_cell(p.description)}{note} |"
    yield "\n| column | | for example |\n|---|---|---|"
    for column, cell in zip(query.columns, query.sample, strict=True):
        example = "" if cell == "-" else _cell(cell)
        yield f"| `{column.name}` | {_cell(column.description)} | {example} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(page())
