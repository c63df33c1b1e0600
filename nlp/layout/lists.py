"""Lists of people in running text: what heads one, and where a list goes on over lines that cut it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.layout.parts import Line, is_heading_like
from nlp.listing.kinds import attendance_kind, is_group, label_pattern

_MARKED = re.compile(r"\s*#{1,6} +\S")
_LABEL = re.compile(r"[A-Z][\w' -]{2,40}(?= ?: )")
#: So far to the right a line stands below a label whose list it goes on with.
_HANGING = " " * 8
#: How a line ends that breaks a list in mid-entry: a comma, *and*, a title or an initial.
_BROKEN = re.compile(
    r"(?:,|\band|&|\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Cllr|[A-Z])\.?|\b(?:Miss|Councillor|Cllrs|the|of|for|to))$"
)


def is_marked(source: str, line: Line) -> bool:
    """Whether a line is set as a heading in Markdown."""
    return _MARKED.match(source, line.start, line.end) is not None


def heads_list(text: str) -> bool:
    """Whether a line is a heading over those present or excused, and no more."""
    if not text[:1].isupper() or text[-1:] in ".;," or len(text.split()) > 9:
        return False
    return attendance_kind(text) is not None and (text.endswith(":") or len(text.split()) < 6 or "/" in text)


def begins_list(text: str) -> bool:
    """Whether a line begins with the label of a list: ``Apologies:- Cllr Roe``."""
    return text[:1].isupper() and label_pattern().match(text) is not None


def is_labelled(text: str) -> bool:
    """Whether a line begins with the label of a list or of a group in one: ``Officers: Jane Roe``."""
    label = _LABEL.match(text)
    return begins_list(text) or (label is not None and is_group(label[0]))


def list_end(source: str, lines: Sequence[Line], last: int) -> int:
    """The last line of an entry, or of several in a row, that lines and gaps cut from line `last` on."""
    labelled = is_labelled(lines[last].text)
    while (ahead := _ahead(lines, last + 1)) is not None:
        before, after = lines[last].text, lines[ahead].text
        tabbed = "\t" in source[lines[ahead].start : lines[ahead].end]
        new = after.endswith(":") or is_heading_like(after) or begins_list(after) or heads_list(after)
        hangs = labelled and ahead == last + 1 and source.startswith(_HANGING, lines[ahead].start)
        if tabbed or new or not (hangs or _cut(before, after)):
            break
        last = ahead
    return last


def _ahead(lines: Sequence[Line], i: int) -> int | None:
    """The next line with text, at most two empty ones on."""
    return next((n for n in range(i, min(i + 3, len(lines))) if lines[n].text), None)


def _cut(before: str, after: str) -> bool:
    """Whether an entry that `before` begins goes on in `after`."""
    if not re.search(r"[^\W\d_]{2}", after) and after[:1] != "(":
        return False
    if _BROKEN.search(before) or re.search(r"\([^()]*$", before) or after[:1] in "(),":
        return True
    tail = before.rsplit(")", 1)[-1].strip(" ,;")
    held = ")" in before and bool(tail) and not tail.endswith(".") and "(" in after
    return held or (after[:1].islower() and not before.endswith((".", ":", ";")))
