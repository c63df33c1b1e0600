"""Running text: headings, fields, bullets and paragraphs, over wrapped lines and page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.layout.lists import begins_list, heads_list, is_labelled, is_marked, list_end
from nlp.layout.parts import Line, is_heading_like
from nlp.layout.patterns import (
    ACTION,
    ACTION_ITEM,
    ACTION_LIST,
    BULLET,
    CAPTION,
    DATED,
    END,
    FIELD,
    KNOWN_HEAD,
    LONE_BULLET,
    MONTH_HEAD,
    MOTION,
    NUMBERED,
    PAGE,
    QUESTION_HEAD,
    SUB_HEAD,
    TABLE_ROW,
)
from nlp.layout.state import State
from nlp.layout.tables import header_role
from nlp.layout.view import Fragment

#: How many words the title of an item may have.
_TITLE_WORDS = 10


def read_paragraph(state: State, lines: Sequence[Line], i: int, wrapped: bool) -> int:
    """Read the heading, field, bullet or paragraph at line `i`; returns the next line's number.

    `wrapped` tells that the file breaks its lines at a margin, so that lines are no paragraphs.
    """
    line = lines[i]
    if LONE_BULLET.match(line.text):
        return _parted_bullet(state, lines, i, wrapped)
    if role := _role_of_heading(line.text):
        state.role = role
        state.add("heading", [(line.start, line.end)])
        return i + 1
    if FIELD.match(line.text) and not KNOWN_HEAD.match(line.text):
        return _field(state, lines, i, wrapped)
    if motion := MOTION.match(line.text):
        state.section(motion["number"], motion["title"] or motion["number"], line.start)
        state.add("heading", [(line.start, line.end)])
        return i + 1
    numbered = NUMBERED.match(line.text)
    if numbered and _is_section(numbered, lines, i, state.headings) and not _breaks_off(lines, i, state.margin):
        return _section(state, lines, i, numbered, wrapped)
    if numbered and _is_titled(numbered, lines, i, state.width):
        return _section(state, lines, i, numbered, False)
    if KNOWN_HEAD.match(BULLET.sub("", line.text)) or heads_list(line.text):
        return _plain_heading(state, lines, i)
    if is_marked(state.source, line):
        _heading(state, (line.start, line.end), line.text)
        return i + 1
    bullet = BULLET.match(line.text) is not None
    last = _over_gaps(lines, _last_line(lines, i, wrapped, bullet), state.margin, wrapped, bullet)
    if not bullet and (is_labelled(line.text) or any(heads_list(heading) for heading in state.headings)):
        last = list_end(state.source, lines, last)
    fragment = (line.start, lines[last].end)
    text = " ".join(other.text for other in lines[i : last + 1] if other.text)
    if bullet:
        _bullet(state, line, fragment, text)
    elif CAPTION.match(text):
        state.add("caption", [fragment])
    elif _is_heading(text, lines, last):
        _heading(state, fragment, text)
    else:
        _running(state, fragment, text, numbered)
    return last + 1


def _role_of_heading(text: str) -> str | None:
    """What stands below a heading like ``PCC Question`` or ``Answer``; None for any other line."""
    if len(text) >= 40 or not text[:1].isupper() or not QUESTION_HEAD.fullmatch(text):
        return None
    return header_role(text)


def _bullet(state: State, line: Line, fragment: Fragment, text: str) -> None:
    level = _level(state.source, line)
    if state.lead is not None and level <= state.lead_level:
        state.lead = None
    state.add("bullet", [_after_marker(state.source, fragment, BULLET)], role=state.role)
    if text.endswith(":"):
        state.lead, state.lead_level = text, level


def _parted_bullet(state: State, lines: Sequence[Line], i: int, wrapped: bool) -> int:
    """A bullet whose sign stands alone at line `i`, its text on the lines after it."""
    first = _past_blanks(lines, i + 1)
    if first is None or LONE_BULLET.match(lines[first].text) or _begins_new(lines[first].text):
        return i + 1
    last = _over_gaps(lines, _last_line(lines, first, wrapped, True), state.margin, wrapped, True)
    text = " ".join(line.text for line in lines[first : last + 1] if line.text)
    _bullet(state, lines[i], (lines[first].start, lines[last].end), text)
    return last + 1


def _heading(state: State, fragment: Fragment, text: str) -> None:
    """A heading by its looks: a section of a report, else one below the section; a month always stands below."""
    month = MONTH_HEAD.match(text) and not is_heading_like(text)
    if state.part.kind == "report" and not month:
        state.section(None, _title_of(text), fragment[0])
    else:
        state.headings = [*state.headings[:1], text]
    state.add("heading", [fragment])
    state.lead = None


def _running(state: State, fragment: Fragment, text: str, numbered: re.Match[str] | None) -> None:
    """A paragraph, without its number where it has one like ``2.1``."""
    if numbered and numbered["number"][0].isdigit() and "." in numbered["number"]:
        fragment = _after_marker(state.source, fragment, NUMBERED)
        if state.itemised:
            state.headings, state.itemised = state.headings[:1], False
    state.add("paragraph", [fragment], role=state.role or _paragraph_role(state, text))
    state.lead, state.lead_level = (text if text.endswith(":") else None), -1


def _field(state: State, lines: Sequence[Line], i: int, wrapped: bool) -> int:
    """A field such as ``SUBJECT: ...``, whose value may stand on the lines below it."""
    last = i
    if lines[i].text.endswith(":") and i + 1 < len(lines) and lines[i + 1].text and not FIELD.match(lines[i + 1].text):
        last = i + 1
    while (
        lines[last].text.endswith(",")
        and last + 1 < len(lines)
        and lines[last + 1].text
        and not FIELD.match(lines[last + 1].text)
    ):
        last += 1
    last = _last_line(lines, last, wrapped, False)
    state.add("field", [(lines[i].start, lines[last].end)])
    return last + 1


def _paragraph_role(state: State, text: str) -> str | None:
    """Where a question table has lost its columns: a paragraph that ends in a question mark is a question."""
    roles = {header_role(h) for h in state.header}
    if "question" not in roles and "answer" not in roles:
        return None
    return "question" if text.rstrip("\"')”’ ").endswith("?") and len(text) < 900 else "answer"


def _level(source: str, line: Line) -> int:
    """0 for an outer bullet, 1 for one below it (indented, or with a lesser sign)."""
    raw = source[line.start : line.end]
    return int((raw[:1] == " " and raw.strip()[:1] in "-–") or raw.strip()[:1] in "o▪·*")


def _after_marker(source: str, fragment: Fragment, pattern: re.Pattern[str]) -> Fragment:
    """The fragment without the bullet or number it begins with."""
    text = source[slice(*fragment)]
    lead = len(text) - len(text.lstrip())
    match = pattern.match(text[lead:].split("\n", 1)[0].rstrip())
    if match is None:
        return fragment
    offset = match.start("text") if "text" in pattern.groupindex else match.end()
    return fragment[0] + lead + offset, fragment[1]


def _is_section(numbered: re.Match[str], lines: Sequence[Line], i: int, above: Sequence[str]) -> bool:
    """Whether a numbered line is a heading, not a paragraph or an item of a list."""
    number, text = numbered["number"], numbered["text"]
    if ACTION_ITEM.match(text) and any(ACTION_LIST.fullmatch(title.strip(" :.*")) for title in above):
        return False
    if not number[0].isdigit() or (DATED.match(text) and number.isdigit()):
        return False
    if "." in number:
        return bool(text.endswith(":")) and len(text) < 90
    stopped = text[-1] in ".?;" and not (text[-1] == "." and is_heading_like(text.rstrip(".")))
    if len(text) > 170 or stopped or not (text[0].isupper() or text[0] in "\"'"):
        return False
    if i + 1 < len(lines) and lines[i + 1].text and not lines[i + 1].text[0].isalnum():
        return True
    return len(text) < 110 or not lines[min(i + 1, len(lines) - 1)].text


def _is_titled(numbered: re.Match[str], lines: Sequence[Line], i: int, width: int) -> bool:
    """Whether the line of an item such as ``2.1`` is its title: it stops well before the margin, and text follows."""
    title = numbered["text"]
    if "." not in numbered["number"] or i + 1 >= len(lines) or len(title.split()) > _TITLE_WORDS:
        return False
    following = lines[i + 1].text
    short = len(lines[i].text) + len(following.split(" ", 1)[0]) < 0.6 * width
    plain = title[-1] not in ".;:,?!" and title[0].isupper() and not re.search(r"[a-z\d]\. [A-Z]", title)
    return short and plain and following[:1].isupper() and not NUMBERED.match(following)


def _section(state: State, lines: Sequence[Line], i: int, numbered: re.Match[str], wrapped: bool) -> int:
    """A numbered heading, over two lines where the margin broke it; ``2.1 Title:`` stands below its section."""
    last = i
    if wrapped and len(lines[i].text) > 55 and i + 1 < len(lines):
        following = lines[i + 1].text
        if following and not NUMBERED.match(following) and not BULLET.match(following) and len(following) < 60:
            last = i + 1
    text = " ".join(line.text for line in lines[i : last + 1])
    title = NUMBERED.sub(lambda m: m["text"], text).rstrip(" :")
    if "." in numbered["number"]:
        state.headings = [*state.headings[:1], title]
        state.role, state.itemised = None, True
    else:
        state.section(numbered["number"], title, lines[i].start)
    state.add("heading", [(lines[i].start, lines[last].end)])
    return last + 1


def _plain_heading(state: State, lines: Sequence[Line], i: int) -> int:
    """A heading known by its words; some head a list inside the section they stand in."""
    title = BULLET.sub("", lines[i].text).rstrip(" :.")
    if SUB_HEAD.match(title) and state.sections:
        state.headings = [*state.headings[:1], title]
    else:
        state.section(None, title, lines[i].start)
    state.role = None
    state.add("heading", [(lines[i].start, lines[i].end)])
    return i + 1


def _title_of(text: str) -> str:
    """A section's title, without the remark that may follow it."""
    return re.split(r" [–-] \*|\*", text)[0].strip(" -–:")[:160]


def _is_heading(text: str, lines: Sequence[Line], last: int) -> bool:
    """Whether a text that ends at line `last` is a heading by its looks: no sentence, and a gap or a list after it."""
    leads = re.search(r":\s?[-–—]+$", text) is not None and len(text.split()) > 4
    sentences = re.search(r"[a-z\d]\. [A-Z]", text) is not None and len(text) > 80
    if (
        leads
        or sentences
        or text[-1:] in ".;:,?!"
        or re.match(r"(?:note|the date range)\b", text, re.IGNORECASE)
        or len(text) > 260
        or not text[:1].isalnum()
        or text[:1].islower()
    ):
        return False
    if MONTH_HEAD.match(text) or is_heading_like(text):
        return True
    if TABLE_ROW.search(text):
        return False
    following = next((line for line in lines[last + 1 : last + 4] if line.text), None)
    gap = last + 1 >= len(lines) or not lines[last + 1].text or bool(following and BULLET.match(following.text))
    return (
        gap
        and len(text.split()) < 45
        and not re.search(r"\b(?:was|were|has|have|had|will|is|are|stated|confirmed)\b [a-z]+ed\b", text)
    )


def _last_line(lines: Sequence[Line], i: int, wrapped: bool, bullet: bool) -> int:
    """The last line of the paragraph that starts at line `i`."""
    return _last_wrapped(lines, i, bullet) if wrapped else _last_unwrapped(lines, i)


def _over_gaps(lines: Sequence[Line], last: int, margin: int, wrapped: bool, bullet: bool) -> int:
    """The last line of a paragraph where an empty line stands after every line: on while lines are full.

    `margin` is the length of a full line, 0 where lines do not stand apart.
    """
    while _breaks_off(lines, last, margin):
        ahead = _past_blanks(lines, last + 1)
        assert ahead is not None
        last = _last_line(lines, ahead, wrapped, bullet)
    return last


def _breaks_off(lines: Sequence[Line], i: int, margin: int) -> bool:
    """Whether line `i` is a full one that stops in mid-sentence, where an empty line stands after every line."""
    if not margin or len(lines[i].text) < 0.75 * margin:
        return False
    ahead = _past_blanks(lines, i + 1)
    return ahead is not None and _cut(lines[i].text, lines[ahead].text)


def _cut(before: str, after: str) -> bool:
    """Whether a full line breaks off in mid-sentence, so that the next one goes on with it."""
    shortened = re.search(r"\b(?:St|Mr|Mrs|Ms|Dr|Co|No|Cllr|Prof|Supt|Insp|Sgt|[A-Z])\.$", before) is not None
    if (
        (before.rstrip("\"'*_”’)")[-1:] in ".:;?!" and not shortened)
        or is_heading_like(before)
        or is_heading_like(after)
    ):
        return False
    numbered = NUMBERED.match(after)
    return not _begins_new(after) and not (numbered and numbered["number"].isalpha()) and "\t" not in after


def _last_unwrapped(lines: Sequence[Line], i: int) -> int:
    """Where each line is a paragraph: over gaps that cut it in mid-sentence."""
    while lines[i].text[-1:] not in ".:;?!\"'" and len(lines[i].text) > 60:
        ahead = _past_blanks(lines, i + 1)
        if ahead is None or lines[i + 1].text or not lines[ahead].text[:1].islower():
            break
        if _begins_new(lines[ahead].text) or "\t" in lines[ahead].text:
            break
        i = ahead
    return i


def _last_wrapped(lines: Sequence[Line], i: int, bullet: bool) -> int:
    """Where the margin breaks lines: on to the line that ends the paragraph, over gaps where it clearly runs on."""
    last = i
    while last + 1 < len(lines):
        following = lines[last + 1].text
        gap = not following or (PAGE.match(following) is not None and not _begins_new(following))
        if gap:
            ahead = _past_blanks(lines, last + 1)
            if ahead is None or not _runs_on(lines[last].text, lines[ahead].text, bullet):
                return last
            last = ahead
        elif _begins_new(following) or (_ends_short(lines[last].text) and not bullet):
            return last
        else:
            last += 1
    return last


def _ends_short(text: str) -> bool:
    """Whether a line stops before the margin with a full stop or colon."""
    return len(text) < 40 and text.endswith((".", ":"))


def _past_blanks(lines: Sequence[Line], i: int) -> int | None:
    """The first line from `i` on that is neither empty nor a page number; None at the end."""
    while i < len(lines) and (not lines[i].text or PAGE.match(lines[i].text)):
        i += 1
    return i if i < len(lines) else None


def _begins_new(text: str) -> bool:
    """Whether a line begins a passage of its own, whatever stands before it."""
    if any(pattern.match(text) for pattern in (BULLET, LONE_BULLET, CAPTION, KNOWN_HEAD, MOTION, END, ACTION)):
        return True
    if begins_list(text):
        return True
    numbered = NUMBERED.match(text)
    return bool(
        numbered and re.match(r"\d{1,2}\.(?:(?:\d{1,2})?\s|(?=[A-Z]{2}))", text) and numbered["text"][:1].isupper()
    )


def _runs_on(before: str, after: str, bullet: bool) -> bool:
    """Whether a paragraph that a blank line or page number interrupts goes on after it."""
    if _begins_new(after) or before[-1:] in ".:;?!" or is_heading_like(after):
        return False
    return after[:1].islower() or (after[:1].isdigit() and bullet) or (bullet and len(before) > 60)
