"""The lines that give a paper its shape: headings, fields, bullets, captions, page numbers, rows of tables.

Patterns match a line without its outer blanks. They know no paper in particular: what they name are the words that
minutes, agendas and reports of public bodies share.
"""

from __future__ import annotations

import calendar
import re

_MONTH = f"(?:{'|'.join(calendar.month_name[1:])})"

_SIGNS = "-–—•●▪·*✓∙◦‣⁃■□►➢➤❖✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
BULLET = re.compile(rf"^(?:[{_SIGNS}]|o(?= ))\s+")
#: The sign of a bullet alone on its line: its text stands on the next one.
LONE_BULLET = re.compile(rf"^[{_SIGNS}o]$")
#: A number or letter and the text it numbers.
NUMBERED = re.compile(
    r"^(?:[-•–] *)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z]\d?)"
    r"(?:[.):]?\s+|(?<=\d)[.)](?=[A-Z]{2}))(?P<text>\S.*)$"
)
#: A motion or resolution under its number, with or without a title, or an item with one.
MOTION = re.compile(
    r"^(?:(?:agenda )?item (?=\d+[a-z]? ?[:–-]))?"
    r"(?P<number>(?:(?:motion|resolution|notice of motion) (?:no\.? ?)?|(?<=item ))\d+[a-z]?)"
    r"(?:\s*[:–-]\s*(?P<title>[A-Z][^.]{2,100}))?:?$",
    re.IGNORECASE,
)
CAPTION = re.compile(r"^(?:table|figure|chart) \d+[a-z]? ?[:–-]", re.IGNORECASE)
PAGE = re.compile(r"^(?:page )?\d{1,3}(?: of \d{1,3})?$", re.IGNORECASE)
#: Signs that something ends or is empty.
END = re.compile(r"^END\.?$|^(?:N/A|n/a|-{3,}|_{3,}|\.{3,})$")
#: A form about the paper, at its end.
CHECKLIST = re.compile(r"^originator checklist", re.IGNORECASE)
#: A labelled field at the head of a report or agenda.
FIELD = re.compile(
    r"^(?:originator|reason for submission|submitted to|subject|summary|recommendations?|purpose"
    r"|report (?:title|to|of|by|author)|date|time|venue|location|meeting (?:date|location|date/time|venue)"
    r"|enquiries to|direct dial|e-?mail|author|lead officer)\b[^:]{0,20}:",
    re.IGNORECASE,
)
#: A heading over a list of those present or excused.
PRESENT = re.compile(
    r"^(?:\S+ )?(?:(?:also |officers |members |those |others |in )*"
    r"(?:present|attendance|attending|attendees|participants)"
    r"|(?:board |committee |panel )?members|apologies)\b.{0,40}$",
    re.IGNORECASE,
)
#: A line that is a heading by its words alone, whatever stands around it.
KNOWN_HEAD = re.compile(
    r"^(?-i:(?=[A-Z(]))(?:"
    r"actions?|action (?:log|points?|summary|plan|tracker|sheet|register|list|items?)"
    r"|actions? (?:agreed|arising|items?)"
    r"|(?:new|agreed|key|further|summary of|list of) actions?(?: points?| items?| agreed)?"
    r"|decisions?|signatures?|signed|agenda|overview"
    r"|date of next (?:scrutiny )?meetings?|next meeting|any other business|a\.?o\.?b\.?"
    r"|(?:in )?attendance(?: and apologies.*)?|present|(?:board |committee |panel )?members(?: present)?"
    r"|officers (?:present|in attendance)|attendees|participants|apologies(?: for absence| received)?"
    r"|also (?:present|in attendance)|appendix [a-z0-9]+\b.*"
    r")[:.]*$",
    re.IGNORECASE,
)
#: Those of them that head a part of the section they stand in.
SUB_HEAD = re.compile(r"(?:in attendance|present|attendees|members|officers|apolog|also|overview)", re.IGNORECASE)
#: A heading over questions or answers, by whomever.
QUESTION_HEAD = re.compile(
    r"(?:public|pcc|constabulary|force|board|commissioner'?s?|police|chief constable'?s?)? ?"
    r"(?:questions?|answers?|responses?)",
    re.IGNORECASE,
)
#: A line that begins with the word before an action: with its number, or a colon.
ACTION = re.compile(
    r"^(?:ACTION|Action)(?: (?:[Pp]oint|POINT|[Ii]tem|ITEM))?s?(?: ?(?:[Nn]o\.? ?|#)?\d+[A-Za-z]?(?:[./]\d+)?\b| ?:)"
)
#: A heading over a list of actions.
ACTION_LIST = re.compile(
    r"(?:(?:agreed|new|key|summary of|list of|further|resulting) )*actions?(?: points?| items?| agreed| arising"
    r"| summary| list| required| to be taken| from (?:this|the|today's) meeting| and owners?)*",
    re.IGNORECASE,
)
#: An item of it: who is to do what.
ACTION_ITEM = re.compile(r"[A-Z][\w'’/&,. -]{1,50}? to [a-z]")
#: A text that begins with a month and year: after a number, a date and no section.
DATED = re.compile(rf"{_MONTH} (?:19|20)\d\d\b")
MONTH_HEAD = re.compile(rf"^{_MONTH} 20\d\d$")
#: How a row of a table ends whose columns ran together: two figures, or one that is no year or number of a thing.
TABLE_ROW = re.compile(
    r"[A-Za-z)] +\d[\d,.]*%?(?: +\d[\d,.]*%?)+$"
    r"|(?<!appendix)(?<!section)(?<!priority)(?<!pillar)(?<!phase)(?<!part)(?<!item)(?<!annex)(?<!stage)(?<!level)"
    r"(?<!tier)(?<!year) (?!(?:19|20)\d\d$)\d[\d,.]+%?$",
    re.IGNORECASE,
)
