"""What every command shares: its options, its output and how it speaks of errors."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from minutegraph.settings import Settings

#: Exit statuses, as documented: all done; done but some inputs failed; wrong usage.
DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2

Store = Annotated[
    str | None,
    typer.Option("--store", metavar="DIR|URL", help="The graph: a directory or a SPARQL server. [minutegraph.db]"),
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only what papers say from this date on.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only what papers say up to this date.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was on record by this date.")]

Json = Annotated[bool, typer.Option("--json", help="The same as JSON, for machines.")]


def settings(**options: Any) -> Settings:
    """The settings of this run: options given, else the environment, else defaults."""
    return Settings.read(os.environ, **options)


def say(message: str) -> None:
    """Talk to the user: one line on standard error, so that data on standard output stays clean."""
    print(f"minutegraph: {message}", file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """Write data to standard output as UTF-8, with a line end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def on_terminal() -> bool:
    """Whether a person watches standard output."""
    return sys.stdout.isatty()


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar on standard error while the block runs, as a function of (step, done, all); None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total)


def day(date: str | None) -> str | None:
    """A date option, checked at the door. Raises UsageError where it is no year, month or day."""
    from graph.days import checked

    return None if date is None else checked(date.strip())


def width() -> int:
    """How many columns a line of text may have: those of the terminal, or a fixed number in a pipe."""
    return min(shutil.get_terminal_size().columns, 120) if on_terminal() else 110


def as_json(answer: Any) -> str:
    """An answer of plain data, dataclasses among it, as JSON text."""
    return json.dumps(answer, default=_plain, ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return str(value)
