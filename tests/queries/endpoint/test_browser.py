"""The pages of the named queries in a real browser, over a graph with hostile labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from queries.endpoint.app import create_app
from queries.endpoint.serving import FixedSource
from tests.queries.endpoint.harness import SETTINGS, serving, write_store
from tests.queries.endpoint.test_named import Catalogue

LONG = "x" * 10_000
HOSTILE = (
    "@prefix r: <http://www.w3.org/2000/01/rdf-schema#> . <http://data.test/g> { <http://data.test/s> r:label "
    r'"<script>alert(1)</script>" , "\"><img src=x onerror=alert(2)>" , "\u202Ereversed" , "</td></table>" , '
    f'"{LONG}" ; r:seeAlso <javascript:alert(3)> . }}'
)


@pytest.mark.browser
def test_hostile_labels_are_shown_as_text(tmp_path: Path, browser: Any) -> None:
    store = write_store(tmp_path / "store", HOSTILE)
    with serving(create_app(FixedSource(store), SETTINGS, named=Catalogue())) as server:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        alarms: list[str] = []
        page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: alarms.append(message.text))
        page.on("pageerror", lambda error: alarms.append(str(error)))
        page.goto(f"{server.url}/queries/all?format=html")
        cells = page.locator("td").all_text_contents()
        links = page.locator("td a").evaluate_all("all => all.map(a => a.href)")
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        page.goto(f"{server.url}/queries/labelled?format=html&label=%22%3E%3Cscript%3Ealert(4)%3C/script%3E")
        value = page.locator("input[name=label]").input_value()
        page.close()
    assert alarms == []
    assert "<script>alert(1)</script>" in cells
    assert '"><img src=x onerror=alert(2)>' in cells
    assert LONG in cells
    assert not [link for link in links if not link.startswith("http")]
    assert not wide
    assert value == '"><script>alert(4)</script>'
