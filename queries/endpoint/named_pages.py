"""The named queries as plain pages: they work without JavaScript, and every value is shown as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from queries.endpoint.named_model import NamedQuery, Parameter

STYLE = """
:root { color-scheme: light; --ink: #1d1d1d; --line: #b9b9b9; --accent: #004f8a }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); margin: 0 auto; padding: 1rem; max-width: 75rem }
a { color: var(--accent) } :focus-visible { outline: 3px solid #e69f00; outline-offset: 2px }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600 }
input, button { font: inherit; padding: .4rem .6rem; border: 1px solid #6b6b6b; border-radius: 3px }
input { width: 100%; max-width: 32rem; box-sizing: border-box }
button { margin-top: 1rem; background: var(--accent); color: #fff; border-color: var(--accent) }
.scroll { overflow-x: auto } table { border-collapse: collapse } caption { text-align: left; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line) }
td { overflow-wrap: anywhere; max-width: 40rem; unicode-bidi: isolate }
.note { border-left: 4px solid #e69f00; padding-left: .8rem }
"""
_INPUTS = {"date": "date", "gYearMonth": "month", "integer": "number"}


def catalogue(queries: Sequence[NamedQuery], root: str) -> str:
    """Return the page that lists all queries."""
    items = "".join(
        f'<li><a href="{escape(root)}/queries/{escape(q.name)}?format=html">{escape(q.title)}</a>'
        f"<br>{escape(q.description)}</li>"
        for q in queries
    )
    return _page("Named queries", f"<ul>{items}</ul>", root)


def form(query: NamedQuery, given: Mapping[str, str], root: str) -> str:
    """Return the page that asks for a query's parameters."""
    return _page(query.title, f"<p>{escape(query.description)}</p>{_form(query, given)}", root)


def result(
    query: NamedQuery,
    given: Mapping[str, str],
    rows: Mapping[str, Any],
    rows_cut: int,
    links: Mapping[str, str],
    root: str,
) -> str:
    """Return the page with the answer: `rows` is the parsed SPARQL JSON result."""
    body = [f"<p>{escape(query.description)}</p>"]
    if query.parameters:
        body.append(_form(query, given))
    if rows_cut:
        body.append(f'<p class="note">Only the first {rows_cut} rows are shown.</p>')
    body.append(_table(query, rows))
    saves = " · ".join(f'<a href="{escape(href)}">{name.upper()}</a>' for name, href in links.items())
    body.append(f"<p>The same as {saves}</p>")
    return _page(query.title, "".join(body), root)


def _table(query: NamedQuery, rows: Mapping[str, Any]) -> str:
    if "boolean" in rows:
        return f"<p>{'Yes' if rows['boolean'] else 'No'}.</p>"
    names: list[str] = rows["head"]["vars"]
    bindings: list[dict[str, dict[str, str]]] = rows["results"]["bindings"]
    if not bindings:
        return "<p>No rows: nothing in the graph answers this.</p>"
    notes = {column.name: column.description for column in query.columns}
    head = "".join(f'<th scope="col" title="{escape(notes.get(name, ""))}">{escape(name)}</th>' for name in names)
    lines = "".join(f"<tr>{''.join(_cell(row.get(name)) for name in names)}</tr>" for row in bindings)
    caption = f"{len(bindings)} row{'s' if len(bindings) != 1 else ''}"
    return (
        f'<div class="scroll" role="region" aria-label="Answer" tabindex="0"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(term: Mapping[str, str] | None) -> str:
    if term is None:
        return "<td></td>"
    text = escape(term.get("value", "") if isinstance(term.get("value"), str) else str(term))
    # Only web addresses become links: a graph may hold javascript: and other IRIs.
    if term["type"] == "uri" and term["value"].startswith(("http://", "https://")):
        return f'<td><a href="{text}" rel="nofollow noreferrer">{text}</a></td>'
    return f"<td>{text}</td>"


def _form(query: NamedQuery, given: Mapping[str, str]) -> str:
    fields = "".join(_field(parameter, given.get(parameter.name, "")) for parameter in query.parameters)
    return f'<form method="get">{fields}<input type="hidden" name="format" value="html"><button>Ask</button></form>'


def _field(parameter: Parameter, value: str) -> str:
    name = escape(parameter.name)
    kind = _INPUTS.get(parameter.type, "text")
    needed = " required" if parameter.required else ""
    shown = escape(value or parameter.default or "")
    return (
        f'<label for="{name}">{name}</label><input id="{name}" name="{name}" type="{kind}" value="{shown}"{needed} '
        f'aria-describedby="{name}-help"><div id="{name}-help">{escape(parameter.description)}</div>'
    )


def _page(title: str, body: str, root: str) -> str:
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{escape(root)}/queries/style.css">'
        f"</head><body><main><h1>{escape(title)}</h1>{body}</main>"
        f'<nav aria-label="Queries"><a href="{escape(root)}/queries?format=html">All queries</a></nav></body></html>'
    )
