"""The table of rules: what each rule id says, and a text that it catches and one that it spares.

The rules themselves lie beside what they read: names in `nlp.naming`, mentions in `nlp.recognition`, relations in
`nlp.relations`, speech in `nlp.speech`, actions in `nlp.actions`, lists in `nlp.attendance.presence`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``kind`` is mention or statement; ``paper`` tells what `catches` and `spares` are.

    They are the body of a report or of minutes, or a whole paper; ``beside`` is the body of a report read with them.
    """

    id: str
    kind: str
    gives: str
    says: str
    catches: str
    spares: str
    paper: str = "report"
    beside: str | None = None

    def gave(self, rule: str) -> bool:
        """Whether `rule`, as a statement or mention carries it, is this one."""
        return rule.startswith(self.id[:-1]) if self.id.endswith("*") else rule == self.id


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the table. Raises TypeError for an entry with a key missing or unknown."""
    text = resources.files("nlp").joinpath("rules.toml").read_text(encoding="utf8")
    return tuple(
        Rule(kind=kind, paper=entry.pop("in", "report"), **entry)
        for kind, entries in tomllib.loads(text).items()
        for entry in entries
    )


def rule_of(kind: str, rule: str) -> Rule | None:
    """The entry for the `rule` of a mention or statement, None where the table has none.

    >>> rule_of("statement", "aim-tackling").gives
    'targets'
    """
    return next((r for r in rules() if r.kind == kind and r.gave(rule)), None)
