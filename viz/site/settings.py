"""What may be set of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`base_iri` is that of the data; `root_path` the path under which a proxy shows the server, empty for none.

    `modules` is the `node_modules` folder that holds the query editor; without it the plain query form stays.
    """

    base_iri: str = "https://minutegraph.example/"
    root_path: str = ""
    title: str = "minutegraph"
    modules: Path | None = None
