"""All settings in one table, read once when a command starts and handed down as arguments.

Each has a default, an environment variable (``MINUTEGRAPH_`` and the name in capitals) and, where a command offers one,
an option; the option wins over the variable, the variable over the default. Nothing else reads the environment.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nlp.errors import UsageError

PREFIX = "MINUTEGRAPH_"
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


def _setting(default: Any, help_: str) -> Any:
    return field(default=default, metadata={"help": help_})


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set. Units stand in the names: ``_s`` seconds, ``_bytes`` bytes."""

    store: str = _setting("minutegraph.db", "the graph: a directory, or the address of a SPARQL 1.1 server")
    base_iri: str = _setting("https://minutegraph.example/", "what every IRI of the data starts with; ends in a slash")
    cache: str | None = _setting(None, "where extractions are kept; default: `cache` in the store's directory")
    model: str = _setting("en_core_web_sm", "the spaCy model that parses sentences; a package that is installed")
    ocr: bool = _setting(True, "whether scanned pages are read with Tesseract where that is installed")
    workers: int = _setting(1, "processes that read papers")
    cluster: str | None = _setting(None, "address of a Dask scheduler that reads papers instead")
    host: str = _setting("127.0.0.1", "address that `serve` listens on; other machines reach it only if this says so")
    port: int = _setting(8000, "port that `serve` listens on; 0 takes a free one")
    root_path: str = _setting("", "path under which a proxy shows `serve`, such as /graph; empty at the root of a host")
    query_timeout_s: float = _setting(30.0, "a query that runs longer is stopped")
    max_rows: int = _setting(100_000, "the most rows that one answer of the endpoint holds")
    cors: bool = _setting(False, "whether pages of other origins may read the endpoint")

    @classmethod
    def read(cls, environ: Mapping[str, str], **options: Any) -> Settings:
        """The settings that `environ` and `options` (where not None) give.

        Raises UsageError that names the setting, its value and what was expected.

        >>> Settings.read({"MINUTEGRAPH_MAX_ROWS": "50"}, port=0).max_rows
        50
        """
        hints = typing.get_type_hints(cls)
        values = {
            name: _parse(PREFIX + name.upper(), hints[name], environ[PREFIX + name.upper()])
            for name in hints
            if environ.get(PREFIX + name.upper(), "").strip()
        }
        values |= {name: value for name, value in options.items() if value is not None}
        settings = cls(**values)
        settings._check()
        return settings

    def cache_directory(self) -> Path | None:
        """Where extractions are kept between builds; None where the store is a server and no cache was set."""
        if self.cache:
            return Path(self.cache)
        return None if self.is_remote() else Path(self.store) / "cache"

    def is_remote(self) -> bool:
        """Whether the store is a SPARQL server."""
        return self.store.startswith(("http://", "https://"))

    def _check(self) -> None:
        if urlsplit(self.base_iri).scheme not in ("http", "https") or not self.base_iri.endswith("/"):
            raise UsageError(f'base_iri is "{self.base_iri}": expected http(s)://HOST/…/ with a slash at its end.')
        for name, lowest in (("workers", 1), ("max_rows", 1), ("port", 0)):
            if getattr(self, name) < lowest:
                raise UsageError(f"{name} is {getattr(self, name)}: expected {lowest} or more.")
        if self.port > 65535:
            raise UsageError(f"port is {self.port}: expected 0 to 65535.")
        if not self.query_timeout_s > 0:
            raise UsageError(f"query_timeout_s is {self.query_timeout_s}: expected more than 0 seconds.")


def table() -> list[tuple[str, str, str, str]]:
    """Every setting: name, environment variable, default, meaning. The documentation is made from it."""
    return [
        (
            f.name,
            PREFIX + f.name.upper(),
            "" if f.default is None else str(f.default).lower() if isinstance(f.default, bool) else str(f.default),
            f.metadata["help"],
        )
        for f in dataclasses.fields(Settings)
    ]


def _parse(variable: str, kind: Any, text: str) -> Any:
    """`text` as the type `kind`. Booleans are parsed, not cast: the word "false" is false."""
    if isinstance(kind, types.UnionType):
        kind = next(k for k in typing.get_args(kind) if k is not type(None))
    text = text.strip()
    if kind is bool:
        if text.lower() not in TRUE | FALSE:
            raise UsageError(f'{variable} is "{text}": expected true or false.')
        return text.lower() in TRUE
    try:
        return kind(text)
    except ValueError:
        expected = {int: "a whole number", float: "a number"}[kind]
        raise UsageError(f'{variable} is "{text}": expected {expected}.') from None
