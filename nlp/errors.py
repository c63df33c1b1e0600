"""The errors that a user may meet. Each message is one line that names the thing and the mend."""

from __future__ import annotations


class MinutegraphError(Exception):
    """Base of all errors that are shown to a user as one line."""


class UnreadablePaper(MinutegraphError):
    """A file that cannot be read as a paper: missing, empty, binary, wrongly encoded, without text."""


class StoreError(MinutegraphError):
    """The graph's store is missing, locked, unwritable or not a store."""


class QueryError(MinutegraphError):
    """A query that is unknown, malformed, or given wrong parameters."""


class NameNotFound(MinutegraphError):
    """No entity has the name asked for; the message gives the nearest."""


class UsageError(MinutegraphError):
    """A wrong date, option or combination of options."""


class CorruptStatement(MinutegraphError):
    """A statement whose quote is not found at its offsets. The build fails; nothing is written."""


class SkippedPaper(UnreadablePaper):
    """A file left out on purpose: a second copy of a paper, or a scan where OCR is off."""
