"""The command line. Each command parses its arguments and calls one function of the library.

Heavy libraries are imported inside the commands, so that ``minutegraph --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from minutegraph.cli import asking, building, showing
from minutegraph.cli.common import WRONG_USAGE, say
from nlp.errors import MinutegraphError

app = typer.Typer(
    name="minutegraph",
    help="""Read the papers of police accountability meetings into a dated, evidenced knowledge graph.

    Exit status: 0 done, 1 done but some inputs failed (each named), 2 wrong usage.""",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
#: In the order in which a new user meets them.
COMMANDS: tuple[Callable[..., None], ...] = (
    building.build, asking.trace, asking.changes, asking.query, asking.queries, showing.serve, showing.show,
    showing.export, building.validate, building.evaluate, asking.explain, building.review, building.stats,
)  # fmt: skip
for command in COMMANDS:
    app.command(short_help=command.__doc__)(command)


def main(arguments: list[str] | None = None) -> None:
    """Run one command, by default the one on the command line, and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(sys.argv[1:] if arguments is None else arguments))


def _run(arguments: list[str]) -> int:
    try:
        # Without a command the help is what is wanted.
        status = app(args=arguments or ["--help"], prog_name="minutegraph", standalone_mode=False)
        sys.stdout.flush()
    except MinutegraphError as error:
        say(" ".join(str(error).split()))
        return WRONG_USAGE
    except typer.TyperException as error:
        say(_usage(error))
        return WRONG_USAGE
    except (KeyboardInterrupt, typer.Abort):
        say("stopped.")
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status if isinstance(status, int) else 0


def _usage(error: typer.TyperException) -> str:
    """A wrong command line in one line, with the way to the right one."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "minutegraph"
    message = " ".join(error.format_message().split())
    return f"{message}{'' if message.endswith(('.', '?')) else '.'} See: {command} --help"
