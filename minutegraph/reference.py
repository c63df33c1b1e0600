"""Writes ``docs/cli.md`` from the commands and settings: ``python -m minutegraph.reference > docs/cli.md``."""

from __future__ import annotations

import sys
from typing import Any

import typer.main

from minutegraph.cli import app
from minutegraph.settings import table

HEAD = """# Command line

Made from the program by `python -m minutegraph.reference`; a test compares the two.

Data goes to standard output, talk to standard error. Progress shows on a terminal only. Every error is one line that
names the thing and the mend.

| exit status | meaning |
|---:|---|
| 0 | done |
| 1 | done, but some inputs failed or some checks found faults; each is named |
| 2 | wrong usage: nothing was done |
"""

SETTINGS = """## Settings

An option wins over the environment variable, the variable over the default. Booleans are `true` or `false`.

| variable | default | meaning |
|---|---|---|
"""


def reference() -> str:
    """The whole page as Markdown."""
    group: Any = typer.main.get_command(app)
    sections = [_command(name, command) for name, command in group.commands.items()]
    rows = [
        f"| `{variable}` | {f'`{default}`' if default else ''} | {help_} |" for _, variable, default, help_ in table()
    ]
    return "\n".join([HEAD, *sections, SETTINGS + "\n".join(rows)]) + "\n"


def _command(name: str, command: Any) -> str:
    """One command: what it answers, how it is called, its options."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    call = " ".join(["minutegraph", name, *map(_argument, arguments), *map(_usage, options)])
    shown = [(_argument(a), a.help) for a in arguments] + [(_flag(o), o.help) for o in options]
    rows = [f"| `{_cell(what)}` | {_cell(help_ or '')} |" for what, help_ in shown]
    head = f"## {name}\n\n{(command.help or '').strip()}\n\n```\n{_wrapped(call)}\n```\n"
    return head + ("\n| | |\n|---|---|\n" + "\n".join(rows) + "\n" if rows else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _argument(argument: Any) -> str:
    shown = argument.metavar or argument.name.upper()
    shown += " ..." if argument.nargs == -1 else ""
    return shown if argument.required else f"[{shown}]"


def _flag(option: Any) -> str:
    """The option's names and what follows them."""
    value = "" if option.is_flag else f" {option.metavar or '|'.join(getattr(option.type, 'choices', ['VALUE']))}"
    return ", ".join([*option.opts, *option.secondary_opts]) + value


def _usage(option: Any) -> str:
    value = _flag(option).removeprefix(", ".join(option.opts))
    text = option.opts[0] + value + (" ..." if option.multiple else "")
    return text if option.required else f"[{text}]"


def _wrapped(call: str, width: int = 110) -> str:
    """A long call over several lines, broken before options."""
    lines = [""]
    for piece in call.replace(" [--", "\0[--").replace(" --", "\0--").split("\0"):
        if lines[-1] and len(lines[-1]) + len(piece) + 1 > width:
            lines.append("   ")
        lines[-1] = f"{lines[-1]} {piece}" if lines[-1] else piece
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(reference())
